//! Several threads on one roster: each reads a block and takes its rows; one of them besides writes and tallies what
//! comes of all in the order of the file, so that their number makes no difference. There are as many threads as were
//! asked for and no more, and the blocks on the way are counted, so that memory does not grow with the file.

use super::drive::{Blocks, Making, Part, Sink, Stopped};
use super::progress::Progress;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use zeren_roster::audit::{PART, Spread, Tally};
use zeren_roster::source::Block;
use zeren_roster::{TextRows, Worker, WorkerOptions};

/// A block on its way, with what comes of it.
struct Job {
    number: u64,
    block: Block,
    /// How many bytes of the file are read.
    read: u64,
    part: Part,
    tally: Tally,
}

/// Room for a job; there is only so much of it.
type Room = (Block, Part, Tally);

/// What the threads share.
pub(super) struct Shared<'s> {
    pub(super) rows: &'s TextRows,
    pub(super) options: &'s WorkerOptions,
    pub(super) making: Making<'s>,
    pub(super) threads: usize,
}

/// The file, read by whoever has nothing else to do.
struct Source {
    blocks: Blocks,
    /// How many blocks are read.
    count: u64,
}

/// The room that is free.
struct Rooms {
    free: Mutex<Free>,
    more: Condvar,
}

struct Free {
    rooms: Vec<Room>,
    /// Whether nothing more is wanted.
    closed: bool,
}

/// A thread that panics ends the program; what it held is not looked at again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Rooms {
    fn new(count: usize) -> Self {
        let rooms = (0..count).map(|_| (Block::default(), Part::default(), Tally::new(usize::MAX))).collect();
        Self { free: Mutex::new(Free { rooms, closed: false }), more: Condvar::new() }
    }

    /// Free room, if there is any now.
    fn now(&self) -> Option<Room> {
        lock(&self.free).rooms.pop()
    }

    /// Free room, once there is any; none if nothing more is wanted.
    fn wait(&self) -> Option<Room> {
        let none_yet = |free: &mut Free| free.rooms.is_empty() && !free.closed;
        let mut free = self.more.wait_while(lock(&self.free), none_yet).unwrap_or_else(PoisonError::into_inner);
        if free.closed { None } else { free.rooms.pop() }
    }

    fn give_back(&self, room: Room) {
        lock(&self.free).rooms.push(room);
        self.more.notify_one();
    }

    fn close(&self) {
        lock(&self.free).closed = true;
        self.more.notify_all();
    }
}

impl Source {
    /// The next block, in a job of its own; none at the end of the file.
    fn next(source: &Mutex<Self>, (spare, part, tally): Room) -> Result<Option<Job>, Stopped> {
        let mut source = lock(source);
        source.blocks.roster.give_back(spare);
        let Some((block, read)) = source.blocks.next()? else { return Ok(None) };
        source.count += 1;
        Ok(Some(Job { number: source.count - 1, block, read, part, tally }))
    }
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
        let source = Mutex::new(Source { blocks, count: 0 });
        let rooms = Rooms::new(self.threads * 2 + 2);
        let (done, parts) = channel::<Result<Job, Stopped>>();
        let mut writer = Writer {
            tally: Tally::new(self.options.limits.units),
            waiting: BTreeMap::new(),
            next: 0,
            count: 0,
            progress,
            each,
            rooms: &rooms,
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads {
                let (source, rooms, done) = (&source, &rooms, done.clone());
                scope.spawn(move || self.work(source, rooms, &done));
            }
            drop(done);
            let ended = self.lead(&source, parts, &mut writer, failure);
            // For whatever reason it ended: nobody waits for room any more.
            rooms.close();
            ended
        })?;
        Ok(writer.tally)
    }

    /// Gives out what is done, and takes blocks in between.
    fn lead(
        &self,
        source: &Mutex<Source>,
        parts: Receiver<Result<Job, Stopped>>,
        writer: &mut Writer<'_>,
        failure: &dyn Fn(Stopped) -> Failure,
    ) -> Result<(), Failure> {
        let mut worker = self.worker();
        loop {
            while let Ok(job) = parts.try_recv() {
                writer.take(job.map_err(failure)?)?;
            }
            let Some(room) = writer.rooms.now() else {
                // The others hold it all: one of them has what comes next.
                let Ok(job) = parts.recv() else { return Ok(()) };
                writer.take(job.map_err(failure)?)?;
                continue;
            };
            let Some(mut job) = Source::next(source, room).map_err(failure)? else { break };
            self.take(&mut job, &mut worker);
            writer.take(job)?;
        }
        // The end of the file: the others may still be at work.
        parts.into_iter().try_for_each(|job| writer.take(job.map_err(failure)?))
    }

    fn worker(&self) -> Worker {
        Worker::new(WorkerOptions { in_parts: true, ..self.options.clone() })
    }

    fn take(&self, job: &mut Job, worker: &mut Worker) {
        let mut sink = Sink { making: self.making, part: &mut job.part };
        self.rows.take(&job.block, worker, &mut sink);
        worker.swap_tally(&mut job.tally);
    }

    /// Takes blocks until there are none, or nobody wants what comes of them.
    fn work(&self, source: &Mutex<Source>, rooms: &Rooms, done: &Sender<Result<Job, Stopped>>) {
        let mut worker = self.worker();
        while let Some(room) = rooms.wait() {
            let job = match Source::next(source, room) {
                Ok(Some(mut job)) => {
                    self.take(&mut job, &mut worker);
                    Ok(job)
                }
                Ok(None) => break,
                Err(stopped) => Err(stopped),
            };
            let is_last = job.is_err();
            if done.send(job).is_err() || is_last {
                break;
            }
        }
    }
}

/// Gives out what came of the blocks, in the order of the file.
struct Writer<'w> {
    tally: Tally,
    /// What is done before what stands in front of it.
    waiting: BTreeMap<u64, Job>,
    next: u64,
    /// How many rows are given out.
    count: u64,
    progress: &'w mut Progress,
    each: &'w mut dyn FnMut(&mut Part) -> Result<(), Failure>,
    rooms: &'w Rooms,
}

impl Writer<'_> {
    fn take(&mut self, job: Job) -> Result<(), Failure> {
        self.waiting.insert(job.number, job);
        while let Some(mut job) = self.waiting.remove(&self.next) {
            self.next += 1;
            self.count += u64::from(job.block.rows);
            self.progress.at(job.read, self.count);
            self.tally.append(&job.tally);
            (self.each)(&mut job.part)?;
            job.part.clear();
            self.rooms.give_back((job.block, job.part, job.tally));
        }
        Ok(())
    }
}

/// So many threads for work on many places.
pub(crate) struct Threads(pub(crate) usize);

impl Spread for Threads {
    fn over<I: Sync, R: Send, E>(
        &self,
        items: &[I],
        work: impl Fn(&[I]) -> R + Sync,
        mut each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let work = &work;
        for round in items.chunks(PART * self.0) {
            let done: Vec<R> = std::thread::scope(|scope| {
                let mut parts = round.chunks(PART);
                let first = parts.next();
                // This thread takes one of them.
                let others: Vec<_> = parts.map(|part| scope.spawn(move || work(part))).collect();
                let first = first.map(work);
                let others = others.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
                first.into_iter().chain(others).collect()
            });
            done.into_iter().try_for_each(&mut each)?;
        }
        Ok(())
    }
}

/// The program is about to end: to give back a million small pieces one by one takes longer than to write the audit.
pub(crate) fn leave(tally: Tally) {
    std::mem::forget(tally);
}
