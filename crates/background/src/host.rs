//! The worker in which the program runs, as far as a batch needs it.

use std::io::{self, Read};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::Desk;

#[wasm_bindgen]
extern "C" {
    /// An object of `workers/helper.js`.
    pub type Host;

    /// The next bytes of the file, none at its end.
    #[wasm_bindgen(method, catch)]
    fn read(this: &Host) -> Result<Vec<u8>, JsValue>;

    /// Takes a part of the outcomes.
    #[wasm_bindgen(method)]
    fn part(this: &Host, part: &str);

    /// Takes more of the file of outcomes.
    #[wasm_bindgen(method)]
    fn write(this: &Host, bytes: &[u8]);
}

/// The file that the host reads, piece by piece.
pub(crate) struct Source<'a> {
    host: &'a Host,
    piece: Vec<u8>,
    given: usize,
}

impl<'a> Source<'a> {
    pub(crate) fn of(host: &'a Host) -> Self {
        Self { host, piece: Vec::new(), given: 0 }
    }
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.piece.len() {
            self.piece = self.host.read().map_err(|_| io::Error::other("the host cannot read"))?;
            self.given = 0;
        }
        let count = into.len().min(self.piece.len() - self.given);
        into[..count].copy_from_slice(&self.piece[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// The host as the one who takes what a batch gives.
pub(crate) struct Door<'a>(pub(crate) &'a Host);

impl Desk for Door<'_> {
    fn part(&mut self, part: &str) {
        self.0.part(part);
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }
}
