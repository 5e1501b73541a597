//! `zeren batch` on a CSV of posts in fields: a row out for each row in, in order, on one thread or on several. Each
//! thread takes the next block, works on it, and waits its turn to write.

use super::super::roster::Out;
use crate::failure::{Failure, input};
use std::io::{self, Read, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use zeren_core::Engine;
use zeren_roster::posts::{Block, Blocks, Clerk, Columns, HeaderError, Manner};

/// How many bytes are read at a time.
const PIECE: usize = 256 * 1024;

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file, cut into numbered blocks.
struct Source<'r> {
    reader: &'r mut (dyn Read + Send),
    blocks: Blocks,
    ended: bool,
    next: u64,
}

impl Source<'_> {
    /// Reads on. A pipe gives what is there, so that what is answered can go out before more is waited for.
    fn read(&mut self) -> io::Result<()> {
        let input = self.blocks.input();
        let length = input.len();
        input.resize(length + PIECE, 0);
        let count = loop {
            match self.reader.read(&mut input[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        input.truncate(length + *count.as_ref().unwrap_or(&0));
        self.ended = count? == 0;
        Ok(())
    }

    fn head(&mut self) -> io::Result<Vec<u8>> {
        let mut block = Block::default();
        while !self.blocks.head(self.ended, &mut block) {
            self.read()?;
        }
        Ok(block.bytes)
    }

    /// The number of the next block; none at the end.
    fn block(&mut self, block: &mut Block) -> io::Result<Option<u64>> {
        while !self.blocks.take(self.ended, block) {
            if self.ended {
                return Ok(None);
            }
            self.read()?;
        }
        self.next += 1;
        Ok(Some(self.next - 1))
    }
}

/// Where the output goes, and whose turn it is.
struct Sink<'o> {
    out: &'o mut Out,
    turn: u64,
    unusable: u64,
    failure: Option<io::Error>,
}

struct Shared<'s> {
    source: Mutex<Source<'s>>,
    sink: Mutex<Sink<'s>>,
    turned: Condvar,
}

impl Shared<'_> {
    fn work(&self, mut clerk: Clerk<'_>) {
        let (mut block, mut text) = (Block::default(), Vec::new());
        loop {
            let number = match held(&self.source).block(&mut block) {
                Ok(Some(number)) => number,
                Ok(None) => break,
                Err(error) => return self.fail(error),
            };
            text.clear();
            clerk.take(&block, &mut text);
            let mut sink = held(&self.sink);
            while sink.turn != number && sink.failure.is_none() {
                sink = self.turned.wait(sink).unwrap_or_else(PoisonError::into_inner);
            }
            if sink.failure.is_some() {
                return;
            }
            if let Err(error) = sink.out.write_all(&text).and_then(|()| sink.out.flush()) {
                drop(sink);
                return self.fail(error);
            }
            sink.turn += 1;
            self.turned.notify_all();
        }
        held(&self.sink).unusable += clerk.unusable();
    }

    fn fail(&self, error: io::Error) {
        held(&self.sink).failure.get_or_insert(error);
        self.turned.notify_all();
    }
}

/// Takes the whole table. Returns how many rows could not be used.
pub(super) fn run(
    reader: &mut (dyn Read + Send),
    out: &mut Out,
    engine: Engine,
    manner: Manner,
    threads: usize,
) -> Result<u64, Failure> {
    let mut source = Source { reader, blocks: Blocks::default(), ended: false, next: 0 };
    let columns =
        Columns::read(&source.head()?).map_err(|HeaderError { what, help }| input(what.0, what.1, help.0, help.1))?;
    let clerk = || Clerk::new(&columns, engine, manner);
    let mut header = Vec::new();
    clerk().header(&mut header);
    out.write_all(&header)?;
    let sink = Sink { out, turn: 0, unusable: 0, failure: None };
    let shared = Shared { source: Mutex::new(source), sink: Mutex::new(sink), turned: Condvar::new() };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| shared.work(clerk()));
        }
        shared.work(clerk());
    });
    let sink = shared.sink.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.failure.map_or(Ok(sink.unusable), |error| Err(error.into()))
}
