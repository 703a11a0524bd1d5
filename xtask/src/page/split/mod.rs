//! Splitting the page's program into what the first view needs and parts that are fetched when somebody goes there.
//!
//! The compiler makes one program. A part of it has entrances, functions that are not inlined; what is reached through these
//! alone is moved into a file of its own. `docs/splitting.md` tells how, and why nothing can go wrong that does not stop the build.

mod layout;
mod modules;
mod places;
mod program;
mod references;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result};

use layout::Layout;
use modules::Modules;
pub(crate) use places::Part;
use places::Places;
use program::Program;
use references::References;

/// A program in pieces, each a file of WebAssembly.
pub(crate) struct Pieces {
    /// What is there from the start.
    pub(crate) main: Vec<u8>,
    /// The parts with their names; those in which nothing is are left out.
    pub(crate) parts: Vec<(&'static str, Vec<u8>)>,
}

/// Splits a program, given as the linker left it and as wasm-bindgen left it.
pub(crate) fn split(linked: &[u8], bound: &[u8], parts: &[Part]) -> Result<Pieces> {
    let references = References::read(linked).context("what the linker wrote is not understood")?;
    let before = Program::read(linked).context("what the linker wrote is not understood")?;
    let program = Program::read(bound).context("what wasm-bindgen wrote is not understood")?;
    let places = Places::find(&program, &before, &references, parts)?;
    let layout = Layout::new(&program, &references, &places)?;
    let modules = Modules { program: &program, places: &places, layout: &layout };
    let mut pieces = Pieces { main: modules.main()?, parts: Vec::new() };
    for (place, name) in places.names.iter().enumerate().skip(1) {
        pieces.parts.extend(modules.part(place)?.map(|bytes| (*name, bytes)));
    }
    Ok(pieces)
}
