//! An assessment of half-known facts: the questions and settling sets with it, beside the bare results.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use zeren_core::assess::{Case, Facts, assess, element_ids, evaluate};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;

/// Cases over all states of knowledge, by a fixed step through them.
fn cases() -> Vec<Case> {
    let case = |number: usize| {
        let mut facts = Facts::default();
        let mut rest = number * 7919;
        for id in element_ids() {
            // What is not known was not asked yet.
            if Tri::ALL[rest % 3] != Tri::Unknown {
                facts.set(id, Tri::ALL[rest % 3]);
            }
            rest = rest / 3 + number * 31;
        }
        Case { facts, ..Case::default() }
    };
    (0..1000).map(case).collect()
}

fn assessments(criterion: &mut Criterion) {
    let cases = cases();
    let mut group = criterion.benchmark_group("assess");
    group.throughput(Throughput::Elements(cases.len() as u64));
    group.bench_function("with questions and settling sets", |bencher| {
        bencher.iter(|| {
            for case in &cases {
                black_box(assess(black_box(case)));
            }
        });
    });
    group.bench_function("results alone", |bencher| {
        bencher.iter(|| {
            for case in &cases {
                for reading in BUILTIN.situations.iter().flat_map(|situation| situation.readings) {
                    black_box(evaluate(&reading.formula, black_box(case.facts)));
                }
            }
        });
    });
    group.finish();
}

criterion_group!(benches, assessments);
criterion_main!(benches);
