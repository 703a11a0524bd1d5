//! Running the program and looking at what comes out.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use ad_credit_lab_engine::Node;

/// What a run of the program gave.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) errors: String,
}

impl Ran {
    /// The one JSON document that was printed.
    pub(crate) fn document(&self) -> Node {
        Node::from_json(&self.out).unwrap()
    }

    /// The printed lines, with one space between words however wide the columns are.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// Fails unless this line was printed.
    #[track_caller]
    pub(crate) fn assert_line(&self, line: &str) {
        assert!(self.lines().iter().any(|other| other == line), "no {line:?} in\n{}", self.out);
    }
}

/// The program, not yet started.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ad-credit-lab-cli"));
    // Files are named by their name alone, so that messages about them are the same on every machine.
    program.current_dir(env!("CARGO_TARGET_TMPDIR"));
    program
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    ran(program().args(arguments).output().unwrap())
}

/// Runs the program to its end with this standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(child.wait_with_output().unwrap())
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The path of a file of the tests; each test has names of its own.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Writes a file that the program can be given by its name.
pub(crate) fn write(name: &str, text: &str) {
    // Tests run side by side and may write the same file: it is put into its place whole.
    let part = path(&format!("{name}.{:?}.part", std::thread::current().id()));
    std::fs::write(&part, text).unwrap();
    std::fs::rename(part, path(name)).unwrap();
}

/// A prepaid account with 10 % tax at consumption. A field more can be given, after a comma.
pub(crate) fn taxed_scenario(more: &str) -> String {
    r#"{
        "version": 1,
        "name": "Taxed",
        "offers": [{ "offer": "article-spend-200-get-200" }],
        "account": {
            "created": "2026-06-01T09:00", "country": "US", "currency": "USD",
            "tax": { "rate_percent": "10", "mode": "consumption" }
        },
        "entries": [
            { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
            { "at": "2026-06-01T11:00", "kind": "spend", "campaign": "Launch", "amount": "100.00" },
            { "at": "2026-06-01T12:00", "kind": "spend", "campaign": "Launch", "amount": "100.00" }
        ],
        "until": "2026-06-01T12:00" MORE
    }"#
    .replace("MORE", more)
}
