//! Taking a CSV apart into records, each with the line on which it begins.
//!
//! A line without a quotation mark is its own record and is split at the delimiter right here. Where there is one,
//! `csv-core` reads the record, because what quotation marks mean is its knowledge.

mod quoted;

use std::io::{self, Read};

use memchr::{memchr2, memchr3};

use quoted::Quoted;

/// The longest record, in bytes.
pub const LONGEST: usize = 256 * 1024;
/// How much of a record that is too long is kept, in bytes.
const LONGEST_HEAD: usize = 4096;
/// How much is read at once.
const CHUNK: usize = 128 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The records of a source.
pub struct Records<R> {
    source: R,
    delimiter: u8,
    buffer: Vec<u8>,
    /// The bytes of the buffer that are read and not given yet.
    start: usize,
    end: usize,
    source_is_at_end: bool,
    /// The line on which the byte at `start` stands, from 1.
    line: u64,
    quoted: Quoted,
    /// The beginning of a bad record.
    head: Vec<u8>,
    bounds: Vec<(usize, usize)>,
}

/// What can be wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// A quotation mark that opens a cell is closed nowhere.
    QuoteNotClosed,
}

/// One record.
pub struct Record<'a> {
    /// The line on which it begins.
    pub line: u64,
    /// Its cells; of a bad record those before its first quotation mark, as far as they are whole.
    pub parts: Parts<'a>,
    /// What is wrong with it.
    pub wrong: Option<Broken>,
}

/// The cells of a record: the bytes from the one bound to the other.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The bytes of the record; where it has quotation marks, without them.
    pub bytes: &'a [u8],
    /// Where each cell begins and ends.
    pub bounds: &'a [(usize, usize)],
}

impl<'a> Parts<'a> {
    /// The bytes of a cell, if there is one.
    #[must_use]
    pub fn cell(&self, index: usize) -> Option<&'a [u8]> {
        let (start, end) = self.bounds.get(index)?;
        self.bytes.get(*start..*end)
    }
}

/// Where a record was found.
enum Found {
    /// In the buffer, up to this byte; the next begins at the second one.
    Plain(usize, usize),
    /// In [`Quoted`]; the next begins at this byte.
    Quoted(usize),
    Bad(Broken),
}

impl<R: Read> Records<R> {
    /// The records of a source in which this byte stands between cells.
    #[must_use]
    pub fn of(source: R, delimiter: u8) -> Self {
        Self {
            source,
            delimiter,
            buffer: vec![0; CHUNK],
            start: 0,
            end: 0,
            source_is_at_end: false,
            line: 1,
            quoted: Quoted::of(delimiter),
            head: Vec::new(),
            bounds: Vec::new(),
        }
    }

    /// The next record that is not a blank line; `None` at the end.
    ///
    /// # Errors
    /// The source cannot be read.
    pub fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        if self.line == 1 && self.start == 0 {
            while self.end < BYTE_ORDER_MARK.len() && self.fill()? {}
            if self.buffer[..self.end].starts_with(BYTE_ORDER_MARK) {
                self.start = BYTE_ORDER_MARK.len();
            }
        }
        loop {
            let Some(found) = self.find()? else { return Ok(None) };
            let (line, start) = (self.line, self.start);
            match found {
                Found::Plain(end, next) => {
                    self.start = next;
                    self.line += 1;
                    if start == end {
                        continue;
                    }
                    self.split(start, end);
                    let parts = Parts { bytes: &self.buffer[start..end], bounds: &self.bounds };
                    return Ok(Some(Record { line, parts, wrong: None }));
                }
                Found::Quoted(next) => {
                    self.line += line_breaks(&self.buffer[start..next]);
                    self.start = next;
                    let parts = self.quoted.parts(&mut self.bounds);
                    return Ok(Some(Record { line, parts, wrong: None }));
                }
                Found::Bad(what) => {
                    self.keep_head();
                    self.skip_line()?;
                    let parts = Parts { bytes: &self.head, bounds: &self.bounds };
                    return Ok(Some(Record { line, parts, wrong: Some(what) }));
                }
            }
        }
    }

    /// Finds the end of the record that begins at `start`; `None` at the end of the source.
    fn find(&mut self) -> io::Result<Option<Found>> {
        let mut looked_at = 0;
        loop {
            let unseen = &self.buffer[self.start + looked_at..self.end];
            if let Some(at) = memchr3(b'\n', b'\r', b'"', unseen) {
                let at = self.start + looked_at + at;
                if self.buffer[at] == b'"' {
                    return self.find_quoted().map(Some);
                }
                if at - self.start > LONGEST {
                    return Ok(Some(Found::Bad(Broken::TooLong)));
                }
                if self.buffer[at] == b'\r' {
                    // Whether a line feed belongs to it may be known only after more is read, which moves the record.
                    let offset = at - self.start;
                    while self.start + offset + 1 == self.end && self.fill()? {}
                    let at = self.start + offset;
                    let has_feed = at + 1 < self.end && self.buffer[at + 1] == b'\n';
                    return Ok(Some(Found::Plain(at, at + 1 + usize::from(has_feed))));
                }
                return Ok(Some(Found::Plain(at, at + 1)));
            }
            looked_at = self.end - self.start;
            if looked_at > LONGEST {
                return Ok(Some(Found::Bad(Broken::TooLong)));
            }
            if !self.fill()? {
                let rest = Found::Plain(self.end, self.end);
                return Ok((looked_at > 0).then_some(rest));
            }
        }
    }

    /// Lets `csv-core` read the record that begins at `start`.
    fn find_quoted(&mut self) -> io::Result<Found> {
        self.quoted.begin();
        let mut read = 0;
        loop {
            let (bytes, is_whole) = self.quoted.read(&self.buffer[self.start + read..self.end]);
            read += bytes;
            if read > LONGEST {
                self.quoted.give_up();
                return Ok(Found::Bad(Broken::TooLong));
            }
            if is_whole {
                // It leaves the line feed after a carriage return to the next record, to which it does not belong.
                let ends_with_return = self.buffer[self.start + read - 1] == b'\r';
                while ends_with_return && self.start + read == self.end && self.fill()? {}
                let next = self.start + read;
                let has_feed = ends_with_return && next < self.end && self.buffer[next] == b'\n';
                return Ok(Found::Quoted(next + usize::from(has_feed)));
            }
            if !self.fill()? {
                if self.quoted.ends() {
                    return Ok(Found::Quoted(self.end));
                }
                self.quoted.give_up();
                return Ok(Found::Bad(Broken::QuoteNotClosed));
            }
        }
    }

    /// Keeps the first whole cells of the record that begins at `start`, which tell whose it is.
    fn keep_head(&mut self) {
        let most = self.end.min(self.start + LONGEST_HEAD);
        let head = &self.buffer[self.start..most];
        let length = memchr3(b'"', b'\n', b'\r', head).unwrap_or(head.len());
        self.split(self.start, self.start + length);
        // The last one goes on.
        self.bounds.pop();
        self.head.clear();
        self.head.extend_from_slice(&self.buffer[self.start..self.start + length]);
    }

    /// Goes on after the line that begins at `start`, however long it is.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(at) = memchr2(b'\n', b'\r', &self.buffer[self.start..self.end]) {
                let is_return = self.buffer[self.start + at] == b'\r';
                self.start += at + 1;
                while is_return && self.start == self.end && self.fill()? {}
                if is_return && self.start < self.end && self.buffer[self.start] == b'\n' {
                    self.start += 1;
                }
                self.line += 1;
                return Ok(());
            }
            self.start = self.end;
            if !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Splits a line of the buffer at its delimiters.
    fn split(&mut self, start: usize, end: usize) {
        let line = &self.buffer[start..end];
        self.bounds.clear();
        let mut from = 0;
        for_each_of(self.delimiter, line, |at| {
            self.bounds.push((from, at));
            from = at + 1;
        });
        self.bounds.push((from, line.len()));
    }

    /// Reads more of the source behind what is there, and says whether there was more. What begins at `start` may move.
    fn fill(&mut self) -> io::Result<bool> {
        if self.source_is_at_end {
            return Ok(false);
        }
        if self.end == self.buffer.len() {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            if self.end > self.buffer.len() / 2 {
                self.buffer.resize(self.buffer.len() + CHUNK, 0);
            }
        }
        loop {
            match self.source.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.source_is_at_end = true;
                    return Ok(false);
                }
                Ok(count) => {
                    self.end += count;
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Tells where a byte stands in a text. Cells are short, so that eight bytes at a time are faster than a search for each.
fn for_each_of(byte: u8, text: &[u8], mut tell: impl FnMut(usize)) {
    const LOW_BITS: u64 = u64::from_ne_bytes([0x7f; 8]);
    let same = u64::from_ne_bytes([byte; 8]);
    let (words, rest) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let differs = u64::from_le_bytes(*word) ^ same;
        // The high bit of each byte that does not differ: adding cannot carry into the next byte, because the high bits are off.
        let mut found = !(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS);
        while found != 0 {
            tell(index * 8 + found.trailing_zeros() as usize / 8);
            found &= found - 1;
        }
    }
    let read = text.len() - rest.len();
    for (index, other) in rest.iter().enumerate() {
        if *other == byte {
            tell(read + index);
        }
    }
}

/// How many line breaks there are: line feeds, and carriage returns without one.
fn line_breaks(bytes: &[u8]) -> u64 {
    let is_break = |index: &usize| match bytes[*index] {
        b'\n' => true,
        b'\r' => bytes.get(index + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(is_break).count() as u64
}

#[cfg(test)]
mod tests;
