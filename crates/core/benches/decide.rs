//! A post already in enums, decided: over the whole space of posts, against one bare table look-up.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use zeren_core::decide::Facts;
use zeren_core::table::{Fields, decide};

fn posts(criterion: &mut Criterion) {
    let posts: Vec<Fields> = Fields::all().collect();
    let mut group = criterion.benchmark_group("decide");
    group.throughput(Throughput::Elements(posts.len() as u64));
    group.bench_function("post in enums", |bencher| {
        bencher.iter(|| {
            for post in &posts {
                black_box(decide(black_box(*post), Facts::default()));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, posts);
criterion_main!(benches);
