//! Showing how far set-up is: which step of how many, for how long, and what it is doing now.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::process;

/// How often a step that is under way is mentioned when the output is not a terminal.
const PLAIN_PAUSE: Duration = Duration::from_secs(10);
/// How often the line at the bottom of a terminal is drawn again.
const REDRAW_PAUSE: Duration = Duration::from_millis(150);

/// The steps under way. Several threads report to one of these.
pub(crate) struct Progress {
    total: usize,
    terminal: Option<usize>,
    under_way: Mutex<UnderWay>,
}

#[derive(Default)]
struct UnderWay {
    steps: BTreeMap<usize, Step>,
    drawn: Option<Instant>,
}

struct Step {
    name: String,
    started: Instant,
    now: String,
    said: Instant,
}

impl Progress {
    /// Progress through a number of steps, drawn in place if the output is a terminal and as lines if not.
    pub(crate) fn new(total: usize) -> Self {
        let terminal = io::stdout().is_terminal().then(terminal_width);
        Self { total, terminal, under_way: Mutex::default() }
    }

    /// Says that a step begins and why.
    pub(crate) fn begin(&self, number: usize, name: &str, reason: &str) {
        let mut under_way = self.lock();
        let started = Instant::now();
        let step = Step { name: name.to_owned(), started, now: String::new(), said: started };
        under_way.steps.insert(number, step);
        self.say(number, &format!("{name}: {reason}"));
    }

    /// Says why a step has nothing left to do.
    pub(crate) fn skip(&self, number: usize, name: &str, reason: &str) {
        self.say(number, &format!("{name}: {reason}"));
    }

    /// Takes note of a line that the step's program has printed, if it has, and shows the last one when it is time to.
    pub(crate) fn note(&self, number: usize, line: Option<&str>) {
        let mut under_way = self.lock();
        let Some(step) = under_way.steps.get_mut(&number) else { return };
        if let Some(line) = line.map(str::trim).filter(|line| !line.is_empty()) {
            line.clone_into(&mut step.now);
        }
        if self.terminal.is_some() {
            self.redraw(&mut under_way);
        } else if step.said.elapsed() >= PLAIN_PAUSE {
            step.said = Instant::now();
            let text = format!("{} ({}) {}", step.name, clock(step.started.elapsed()), step.now);
            self.say(number, &text);
        }
    }

    /// Says something about a step on a line of its own, at once.
    pub(crate) fn tell(&self, number: usize, text: &str) {
        let under_way = self.lock();
        let name = under_way.steps.get(&number).map_or("", |step| step.name.as_str());
        self.say(number, &format!("{name}: {text}"));
    }

    /// Says that a step is done, or that it failed, and how long it took.
    pub(crate) fn end(&self, number: usize, done: bool) {
        let mut under_way = self.lock();
        let Some(step) = under_way.steps.remove(&number) else { return };
        let word = if done { "ready" } else { "failed" };
        self.say(number, &format!("{}: {word} after {}", step.name, clock(step.started.elapsed())));
    }

    fn say(&self, number: usize, text: &str) {
        let clear = if self.terminal.is_some() { "\r\x1b[K" } else { "" };
        println!("{clear}[{number}/{}] {text}", self.total);
    }

    fn redraw(&self, under_way: &mut UnderWay) {
        let Some(width) = self.terminal else { return };
        if under_way.drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW_PAUSE) {
            return;
        }
        under_way.drawn = Some(Instant::now());
        let share = width / under_way.steps.len().max(1);
        let text: String = under_way
            .steps
            .iter()
            .map(|(number, step)| {
                let text = format!(
                    "[{number}] {} {} {}",
                    clock(step.started.elapsed()),
                    step.name,
                    step.now
                );
                format!("{:share$}", text.chars().take(share.saturating_sub(2)).collect::<String>())
            })
            .collect();
        print!("\r\x1b[K{}", text.trim_end());
        // A progress line that cannot be written is no reason to stop the work.
        let _ = io::stdout().flush();
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Minutes and seconds.
pub(crate) fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// Columns of the terminal, from `stty`, which has to be asked with the keyboard attached.
fn terminal_width() -> usize {
    let asked = std::process::Command::new("stty")
        .arg("size")
        .stdin(std::process::Stdio::inherit())
        .output();
    let columns = asked
        .ok()
        .and_then(|output| {
            String::from_utf8_lossy(&output.stdout).split_whitespace().nth(1)?.parse().ok()
        })
        .filter(|columns| *columns > 0);
    columns.unwrap_or(80)
}

/// One part of the work of set-up: its number, and where it reports what it is doing.
#[derive(Clone, Copy)]
pub(crate) struct Report<'a> {
    pub(crate) progress: &'a Progress,
    pub(crate) number: usize,
}

impl Report<'_> {
    /// Runs a program to its end while its lines show as the step's progress.
    pub(crate) fn run(
        &self,
        command: &mut std::process::Command,
        limit: Option<Duration>,
    ) -> anyhow::Result<()> {
        process::watch(command, limit, |line| self.progress.note(self.number, line))
    }

    /// Says something that has to stay on the screen.
    pub(crate) fn tell(&self, text: &str) {
        self.progress.tell(self.number, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_shown_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(5)), "0:05");
        assert_eq!(clock(Duration::from_secs(605)), "10:05");
    }
}
