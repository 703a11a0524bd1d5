//! What all commands do: read files, tell what is wrong with them, and remember how it went.

use std::io::{self, Write};
use std::path::Path;

use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::{Catalogue, Node, Scenario};
use ad_credit_lab_words::{Language, say};

use crate::file::{self, Checkable, Unusable};

/// What mistakes in options are said to be in.
const OPTIONS: &str = "options";

/// How a command went, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// Every file did what was asked.
    Good,
    /// A file did not come out as it expects.
    Mismatch,
    /// A file could not be used at all, or the output could not be written.
    Bad,
}

/// A command at work.
pub(crate) struct Job<'a, W> {
    /// The language of everything that is said.
    pub(crate) language: &'a Language,
    /// Where outcomes go.
    pub(crate) out: W,
    /// How it went so far.
    pub(crate) end: End,
}

impl<'a, W: Write> Job<'a, W> {
    pub(crate) fn new(language: &'a Language, out: W) -> Self {
        Self { language, out, end: End::Good }
    }

    /// The offers of the project's `offers` folder; `None` after a complaint.
    pub(crate) fn catalogue(&mut self) -> Option<Catalogue> {
        let files = ad_credit_lab_offers::FILES;
        match Catalogue::parse(files.iter().map(|file| file.text)) {
            Ok(catalogue) => Some(catalogue),
            Err((index, problems)) => {
                let name = files.get(index).map_or("", |file| file.name);
                self.complain_of(Path::new(name), &Unusable::Wrong(problems));
                None
            }
        }
    }

    /// The scenario of a file, or of standard input for `-`; `None` after a complaint.
    pub(crate) fn scenario(&mut self, path: &Path, catalogue: &Catalogue) -> Option<Scenario> {
        self.or_complain(path, file::read_scenario(path, catalogue))
    }

    /// The scenario or the offer of a file, or of standard input for `-`; `None` after a complaint.
    pub(crate) fn checkable(&mut self, path: &Path, catalogue: &Catalogue) -> Option<Checkable> {
        self.or_complain(path, file::read_checkable(path, catalogue))
    }

    /// A request of its file, where one is named, and otherwise of the options that stand for it; `None` after a complaint.
    pub(crate) fn request<T>(
        &mut self,
        file: Option<&Path>,
        options: impl FnOnce() -> Node,
        read: impl FnOnce(&Node) -> Result<T, Problems>,
    ) -> Option<T> {
        let node = file.map_or_else(|| Ok(options()), file::read_node);
        let request = node.and_then(|node| read(&node).map_err(Unusable::Wrong));
        self.or_complain(file.unwrap_or(Path::new(OPTIONS)), request)
    }

    /// What was read, or `None` after a complaint about the file.
    pub(crate) fn or_complain<T>(&mut self, path: &Path, read: Result<T, Unusable>) -> Option<T> {
        read.map_err(|unusable| self.complain_of(path, &unusable)).ok()
    }

    /// Tells on standard error what is wrong, a line for each mistake, and that the end is bad.
    pub(crate) fn complain_of(&mut self, path: &Path, unusable: &Unusable) {
        for what in unusable.sentences(self.language) {
            self.complain(&say::cli_file(self.language, &shown(path), &what));
        }
    }

    /// Writes a line on standard error, and notes that the end is bad.
    pub(crate) fn complain(&mut self, line: &str) {
        self.end = End::Bad;
        // Where standard error is closed nobody can be told; the exit code still says it.
        let _ = writeln!(io::stderr(), "{line}");
    }
}

/// A path as it is shown.
pub(crate) fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

/// Text from outside on one line, without characters that steer a terminal.
pub(crate) fn harmless(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_offer_can_be_named_by_a_scenario() {
        let language = Language::english();
        let mut job = Job::new(&language, Vec::new());
        let catalogue = job.catalogue().unwrap();
        assert_eq!(job.end, End::Good);
        assert_eq!(catalogue.offers().len(), ad_credit_lab_offers::FILES.len());
        assert!(catalogue.get("article-spend-200-get-200").is_some());
    }
}
