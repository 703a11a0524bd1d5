//! How many tests passed and failed, read from what test runners print.

/// Numbers of tests, or of checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// Tests that exist and were not run. They are shown, so that nothing is left out in silence.
    pub(crate) ignored: u64,
}

impl Counts {
    /// A single check.
    pub(crate) fn check(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed), ignored: 0 }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
        }
    }

    /// The numbers of a runner that says it failed: at least one failure, even if it printed none because it stopped
    /// before its first test.
    pub(crate) fn of_run(self, succeeded: bool) -> Self {
        if succeeded || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }

    /// Takes in a line of cargo's test output, `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn read_cargo(&mut self, line: &str) {
        let Some(rest) = line.trim_start().strip_prefix("test result:") else { return };
        // The first number follows the verdict, behind a full stop.
        let numbers = rest.split_once(". ").map_or(rest, |(_, numbers)| numbers);
        for part in numbers.split(';') {
            let mut words = part.split_whitespace();
            let (Some(Ok(number)), Some(what)) =
                (words.next().map(str::parse::<u64>), words.next())
            else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    /// Takes in a line of the summary of Node's test runner, `ℹ pass 3` or `# pass 3`.
    pub(crate) fn read_node(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
            return;
        };
        let Some((what, number)) = rest.split_once(' ') else { return };
        let Ok(number) = number.trim().parse::<u64>() else { return };
        match what {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            "skipped" | "todo" => self.ignored += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, ignored: u64) -> Counts {
        Counts { passed, failed, ignored }
    }

    #[test]
    fn cargos_results_add_up_over_test_binaries() {
        let mut read = Counts::default();
        for line in [
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.01s",
        ] {
            read.read_cargo(line);
        }
        assert_eq!(read, counts(4, 2, 1));
    }

    #[test]
    fn the_browser_runners_shorter_result_is_read_too() {
        let mut read = Counts::default();
        read.read_cargo("test result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out");
        assert_eq!(read, counts(1, 0, 0));
    }

    #[test]
    fn nodes_summary_is_read_in_both_forms() {
        for mark in ["ℹ", "#"] {
            let mut read = Counts::default();
            for line in [
                "tests 6",
                "suites 0",
                "pass 3",
                "fail 1",
                "cancelled 1",
                "skipped 1",
                "duration_ms 12.5",
            ] {
                read.read_node(&format!("{mark} {line}"));
            }
            assert_eq!(read, counts(3, 2, 1));
        }
    }

    #[test]
    fn a_runner_that_stops_before_its_first_test_has_failed_once() {
        assert_eq!(Counts::default().of_run(false), counts(0, 1, 0));
        assert_eq!(counts(2, 3, 0).of_run(false), counts(2, 3, 0));
        assert_eq!(counts(2, 0, 0).of_run(true), counts(2, 0, 0));
    }
}
