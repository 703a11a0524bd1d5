//! How far something long is, drawn on standard error while that is a terminal.

use std::cell::Cell;
use std::io::{Read, Write, stderr};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often what is said beside the bar changes.
const PAUSE: Duration = Duration::from_millis(100);

/// A bar with a few words, which is gone at the end.
pub(crate) struct Progress {
    bar: ProgressBar,
    told: Cell<Option<Instant>>,
}

impl Progress {
    /// Progress through so many bytes, or through an unknown number of them. It shows if it is wanted and standard error is a terminal.
    pub(crate) fn through(bytes: Option<u64>, is_wanted: bool) -> Self {
        let template = match bytes {
            Some(_) => "{wide_bar} {bytes} of {total_bytes} {msg}",
            None => "{spinner} {bytes} {msg}",
        };
        Self::with(bytes, template, is_wanted)
    }

    /// Progress through so many runs, as above.
    pub(crate) fn of_runs(runs: u64, is_wanted: bool) -> Self {
        Self::with(Some(runs), "{wide_bar} {human_pos} of {human_len}", is_wanted)
    }

    fn with(length: Option<u64>, template: &str, is_wanted: bool) -> Self {
        let target =
            if is_wanted { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(length, target);
        // A template with a mistake would leave the usual bar.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, told: Cell::new(None) }
    }

    /// Moves the bar to here.
    pub(crate) fn reach(&self, position: u64) {
        self.bar.set_position(position);
    }

    /// The same source; what is read of it moves the bar.
    pub(crate) fn watch(&self, source: impl Read) -> impl Read {
        self.bar.wrap_read(source)
    }

    /// Changes what is said beside the bar, if it shows and some time has passed.
    pub(crate) fn tell(&self, words: impl FnOnce() -> String) {
        if self.bar.is_hidden() || self.told.get().is_some_and(|told| told.elapsed() < PAUSE) {
            return;
        }
        self.told.set(Some(Instant::now()));
        self.bar.set_message(words());
    }

    /// Writes a line on standard error, above the bar if that shows.
    pub(crate) fn print(&self, line: &str) {
        // Where standard error is closed nobody can be told; the exit code still says it.
        self.bar.suspend(|| drop(writeln!(stderr(), "{line}")));
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
