//! A record in which there are quotation marks.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::Parts;

/// Lets a reader take what comes for the middle of a file, where a byte order mark is text.
fn take_to_have_read(reader: &mut Reader) {
    let _ = reader.read_record(b"\n", &mut [0; 8], &mut [0; 8]);
}

/// A record as `csv-core` reads it.
pub(crate) struct Quoted {
    reader: Reader,
    text: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    count: usize,
}

impl Quoted {
    /// A record whose cells have this byte between them.
    pub(crate) fn of(delimiter: u8) -> Self {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
        take_to_have_read(&mut reader);
        Self { reader, text: vec![0; 1024], length: 0, ends: vec![0; 64], count: 0 }
    }

    /// Begins the next record.
    pub(crate) fn begin(&mut self) {
        (self.length, self.count) = (0, 0);
    }

    /// Gives a record up, so that the next one begins outside quotation marks.
    pub(crate) fn give_up(&mut self) {
        self.reader.reset();
        take_to_have_read(&mut self.reader);
    }

    /// Reads on, and tells how many bytes were read and whether the record is whole.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut read = 0;
        loop {
            if read == bytes.len() {
                // To the reader no bytes are the end of everything.
                return (read, false);
            }
            let (result, input, output, ends) = self.reader.read_record(
                &bytes[read..],
                &mut self.text[self.length..],
                &mut self.ends[self.count..],
            );
            read += input;
            self.length += output;
            self.count += ends;
            match result {
                ReadRecordResult::Record => return (read, true),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return (read, false),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
        }
    }

    /// Ends the last line of the source, which has no line feed, and tells whether that ends the record: inside quotation marks it does not.
    pub(crate) fn ends(&mut self) -> bool {
        self.read(b"\n").1
    }

    pub(crate) fn parts<'a>(&'a self, bounds: &'a mut Vec<(usize, usize)>) -> Parts<'a> {
        bounds.clear();
        let mut start = 0;
        for end in &self.ends[..self.count] {
            bounds.push((start, *end));
            start = *end;
        }
        Parts { bytes: &self.text[..self.length], bounds }
    }
}
