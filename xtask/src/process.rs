//! Running other programs: to the end with their output shown, counted or summarised, and within a time limit.

use std::collections::VecDeque;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How many of the last lines of a failed program are repeated in the message.
const LAST_LINES: usize = 25;

/// Builds a command that takes nothing from the keyboard.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    command
}

/// The program and its arguments as a person would type them.
pub(crate) fn typed(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// The full path of a program on `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// What a quick program prints, both streams together; nothing if it cannot be run or fails.
pub(crate) fn output_of(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).output().ok()?;
    let both = [output.stdout, output.stderr].concat();
    output.status.success().then(|| String::from_utf8_lossy(&both).trim().to_owned())
}

/// Runs a program with its output going straight to the screen, and says whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| not_started(command))?;
    Ok(status.success())
}

/// Runs a program, hands over each line it prints on either stream and nothing whenever it is silent for a moment, and returns an error with its last lines if it
/// fails or takes longer than the limit.
pub(crate) fn watch(
    command: &mut Command,
    limit: Option<Duration>,
    mut heard: impl FnMut(Option<&str>),
) -> Result<()> {
    let mut last = VecDeque::new();
    let ending = follow(command, limit, |text| {
        heard(text);
        let Some(text) = text else { return };
        if last.len() == LAST_LINES {
            last.pop_front();
        }
        last.push_back(text.to_owned());
    })?;
    match ending {
        Ending::Exited(status) if status.success() => Ok(()),
        ending => bail!(
            "`{}` {ending}. Its last lines were:\n{}",
            typed(command),
            last.iter().map(|text| format!("    {text}")).collect::<Vec<_>>().join("\n")
        ),
    }
}

/// Runs a program to its end, showing each line and handing it over for counting, and says whether it succeeded.
pub(crate) fn show_and_read(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    let ending = follow(command, None, |text| {
        let Some(text) = text else { return };
        println!("{text}");
        line(text);
    })?;
    Ok(matches!(ending, Ending::Exited(status) if status.success()))
}

/// How a program came to its end.
enum Ending {
    Exited(ExitStatus),
    TooSlow(Duration),
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exited(status) => write!(f, "failed ({status})"),
            Self::TooSlow(limit) => {
                write!(f, "was stopped after {} seconds without an end", limit.as_secs())
            }
        }
    }
}

fn not_started(command: &Command) -> String {
    format!("`{}` could not be started", typed(command))
}

fn follow(
    command: &mut Command,
    limit: Option<Duration>,
    mut heard: impl FnMut(Option<&str>),
) -> Result<Ending> {
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| not_started(command))?;
    let (sender, receiver) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        send_lines(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        send_lines(stream, sender);
    }
    loop {
        // The limit is looked at even while the program prints nothing.
        match receiver.recv_timeout(Duration::from_millis(200)) {
            Ok(text) => heard(Some(&text)),
            Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Exited(child.wait()?)),
            Err(RecvTimeoutError::Timeout) => heard(None),
        }
        if let Some(limit) = limit.filter(|limit| started.elapsed() > *limit) {
            stop(&mut child)?;
            return Ok(Ending::TooSlow(limit));
        }
    }
}

fn stop(child: &mut Child) -> Result<()> {
    child.kill().context("a program that took too long could not be stopped")?;
    child.wait()?;
    Ok(())
}

/// Sends each line of a stream; a carriage return ends a line too, because progress bars use it.
fn send_lines(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut pending = Vec::new();
        for byte in BufReader::new(stream).bytes().map_while(Result::ok) {
            if byte != b'\n' && byte != b'\r' {
                pending.push(byte);
                continue;
            }
            let sent = lines.send(String::from_utf8_lossy(&pending).into_owned());
            pending.clear();
            if sent.is_err() {
                return;
            }
        }
        if !pending.is_empty() {
            // The receiver may have given up; then nobody misses the rest.
            let _ = lines.send(String::from_utf8_lossy(&pending).into_owned());
        }
    });
}

/// `PATH` with some folders put first.
pub(crate) fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let present = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&present));
    env::join_paths(folders).context("a folder of the tools has a name that cannot stand in PATH")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_takes_too_long_is_stopped() {
        let started = Instant::now();
        let result = watch(command("sleep").arg("30"), Some(Duration::from_millis(300)), |_| {});
        assert!(result.is_err());
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_failure_repeats_what_was_printed_last() {
        let result =
            watch(command("sh").args(["-c", "echo one; echo two >&2; exit 3"]), None, |_| {});
        let message = result.map_or_else(|error| error.to_string(), |()| String::new());
        assert!(message.contains("one") && message.contains("two"), "{message}");
    }

    #[test]
    fn both_kinds_of_line_end_are_lines() -> Result<()> {
        let mut lines = Vec::new();
        watch(command("printf").arg(r"a\rb\nc"), None, |line| {
            lines.extend(line.map(str::to_owned));
        })?;
        assert_eq!(lines, ["a", "b", "c"]);
        Ok(())
    }
}
