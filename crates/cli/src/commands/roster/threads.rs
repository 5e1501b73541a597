//! Several threads on one roster: one reads blocks, some take their rows, this one writes and tallies what comes of
//! them in the order of the file, so that their number makes no difference. The blocks on the way are counted, so that
//! memory does not grow with the file.

use super::drive::{Blocks, Making, Part, Sink, Stopped};
use super::progress::Progress;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use zeren_roster::audit::Tally;
use zeren_roster::source::Block;
use zeren_roster::{TextRows, Worker, WorkerOptions};

/// A block on its way, with what comes of it.
struct Job {
    number: u64,
    block: Block,
    /// How many bytes of the file are read.
    read: u64,
    part: Part,
    tally: Option<Tally>,
}

/// Room for a job; there is only so much of it.
type Room = (Block, Part);

/// What the threads share.
pub(super) struct Shared<'s> {
    pub(super) rows: &'s TextRows,
    pub(super) options: &'s WorkerOptions,
    pub(super) making: Making<'s>,
    pub(super) threads: usize,
}

impl Shared<'_> {
    /// Takes all rows.
    pub(super) fn run(
        &self,
        blocks: Blocks,
        progress: &mut Progress,
        each: &mut dyn FnMut(&mut Part) -> Result<(), Failure>,
        failure: &dyn Fn(Stopped) -> Failure,
    ) -> Result<Tally, Failure> {
        let (room, rooms) = channel::<Room>();
        for _ in 0..self.threads * 2 + 2 {
            // The other end is held below.
            let _ = room.send(Room::default());
        }
        let (give, jobs) = channel::<Job>();
        let (done, parts) = channel::<Result<Job, Stopped>>();
        let jobs = Mutex::new(jobs);
        std::thread::scope(|scope| {
            let stopped = done.clone();
            scope.spawn(move || read(blocks, &rooms, &give, &stopped));
            for _ in 0..self.threads {
                let (jobs, done) = (&jobs, done.clone());
                scope.spawn(move || self.work(jobs, &done));
            }
            drop(done);
            let mut tally = Tally::new(self.options.limits.units);
            // When it returns, for whatever reason, its ends of the channels are closed and the other threads end.
            in_order(room, parts, progress, &mut tally, each).map_err(|error| match error {
                Ended::Reading(stopped) => failure(stopped),
                Ended::Writing(failure) => failure,
            })?;
            Ok(tally)
        })
    }

    fn work(&self, jobs: &Mutex<Receiver<Job>>, done: &Sender<Result<Job, Stopped>>) {
        let mut worker = Worker::new(WorkerOptions { in_parts: true, ..self.options.clone() });
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(mut job) = job else { break };
            let mut sink = Sink { making: self.making, part: &mut job.part };
            self.rows.take(&job.block, &mut worker, &mut sink);
            job.tally = Some(worker.take_tally());
            if done.send(Ok(job)).is_err() {
                break;
            }
        }
    }
}

/// Reads blocks for as long as there is room.
fn read(mut blocks: Blocks, rooms: &Receiver<Room>, give: &Sender<Job>, stopped: &Sender<Result<Job, Stopped>>) {
    let mut number = 0;
    while let Ok((spare, part)) = rooms.recv() {
        blocks.roster.give_back(spare);
        match blocks.next() {
            Ok(Some((block, read))) => {
                if give.send(Job { number, block, read, part, tally: None }).is_err() {
                    return;
                }
                number += 1;
            }
            Ok(None) => return,
            Err(error) => {
                let _ = stopped.send(Err(error));
                return;
            }
        }
    }
}

/// Why it ended before the end.
enum Ended {
    Reading(Stopped),
    Writing(Failure),
}

/// Gives out what came of the blocks, in the order of the file.
fn in_order(
    room: Sender<Room>,
    parts: Receiver<Result<Job, Stopped>>,
    progress: &mut Progress,
    tally: &mut Tally,
    each: &mut dyn FnMut(&mut Part) -> Result<(), Failure>,
) -> Result<(), Ended> {
    let mut waiting: BTreeMap<u64, Job> = BTreeMap::new();
    let (mut next, mut rows) = (0, 0);
    for job in parts {
        let job = job.map_err(Ended::Reading)?;
        waiting.insert(job.number, job);
        while let Some(mut job) = waiting.remove(&next) {
            next += 1;
            rows += u64::from(job.block.rows);
            progress.at(job.read, rows);
            if let Some(part) = job.tally.take() {
                tally.append(part);
            }
            each(&mut job.part).map_err(Ended::Writing)?;
            job.part.clear();
            // Without a reader there is nothing more to read.
            let _ = room.send((job.block, job.part));
        }
    }
    Ok(())
}
