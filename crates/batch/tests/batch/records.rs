//! How a CSV is taken apart: quotation marks, line ends, and on which line a row begins.

use std::io::{self, Read};

use super::ran::{CSV, Ran, SHARED, run, run_for};

const HEADER: &str = "account,at,kind,amount,campaign\n";

fn run_rows(rows: &str) -> Ran {
    run(&format!("{HEADER}{rows}"))
}

#[test]
fn a_quoted_cell_may_hold_commas_quotation_marks_and_line_breaks() {
    // Line 2 is quoted throughout. The campaign of line 3 goes on over lines 4 and 5 and is no name for it; line 6 is blank.
    let ran = run_rows(
        "\"A\",\"2026-06-02\",\"top_up\",\"100\",\"\"\n\
         A,2026-06-02,spend,1,\"one\ntwo\r\nthree\"\n\
         \n\
         A,2026-06-02,spend,2,\"Say \"\"hi\"\", twice\"\n\
         A,2026-06-02,spend,x,\n",
    );
    assert_eq!(ran.said(), ["3: campaign expected_text", "8: amount expected_amount"]);
    assert_eq!(ran.figures(["cash_in", "counted"]), [["100.00", "2.00"]]);
}

#[test]
fn lines_may_end_in_any_way_and_the_file_may_begin_with_a_byte_order_mark() {
    for end in ["\n", "\r\n", "\r"] {
        for mark in ["", "\u{feff}"] {
            for last in ["", end] {
                let lines = [
                    "account,at,kind,amount,campaign",
                    "A,2026-06-02,top_up,100,",
                    "A,2026-06-02,spend,1,\"Launch\"",
                    "",
                    "A,2026-06-02,spend,x,\"Launch\"",
                    "A,2026-06-02,spend,y,",
                ];
                let ran = run(&format!("{mark}{}{last}", lines.join(end)));
                assert_eq!(ran.said(), ["5: amount expected_amount", "6: amount expected_amount"]);
                assert_eq!(ran.figures(["cash_in", "counted"]), [["100.00", "1.00"]], "{end:?}");
            }
        }
    }
}

#[test]
fn a_byte_order_mark_is_text_anywhere_else() {
    let ran = run_rows("\u{feff}A,2026-06-02,top_up,100,\n\u{feff}A,2026-06-02,spend,1,\"x\"\n");
    assert_eq!(ran.figures(["account", "counted"]), [["\u{feff}A", "1.00"]]);
}

#[test]
fn a_quotation_mark_that_is_closed_nowhere_costs_its_own_line_only() {
    let ran = run_rows(
        "A,2026-06-02,top_up,100,\nA,2026-06-02,spend,1,\"Launch\nA,2026-06-03,spend,2,\nA,2026-06-04,spend,4,\n",
    );
    assert_eq!(ran.said(), ["3: QuoteNotClosed"]);
    assert_eq!(ran.figures(["account", "counted", "bad_rows"]), [["A", "6.00", "1"]]);
}

#[test]
fn a_last_line_that_was_cut_off_is_a_bad_row() {
    let ran = run_rows("A,2026-06-02,top_up,100,\nA,2026-06-02,spend,1,\nA,2026-06-0");
    assert_eq!(ran.said(), ["4: CellCount { expected: 5, found: 2 }"]);
    assert_eq!(ran.figures(["counted", "bad_rows"]), [["1.00", "1"]]);
}

#[test]
fn a_row_of_more_than_256_kib_is_a_bad_row_quoted_or_not() {
    let most = 256 * 1024;
    // "A,2026-06-02,spend,1," has 21 characters.
    let campaign = "x".repeat(most - 21);
    let rows = |campaign: &str| {
        format!(
            "A,2026-06-02,top_up,100,\nA,2026-06-02,spend,1,{campaign}\nA,2026-06-03,spend,2,\n"
        )
    };
    let longest = run_rows(&rows(&campaign));
    assert_eq!(longest.said(), ["3: campaign expected_text"]);
    for (longer, line) in [(format!("{campaign}x"), 3), (format!("\"{campaign}\""), 3)] {
        let ran = run_rows(&rows(&longer));
        assert_eq!(ran.said(), [format!("{line}: TooLong {{ most: {most} }}")]);
        assert_eq!(ran.figures(["account", "counted", "bad_rows"]), [["A", "2.00", "1"]]);
    }
}

/// Gives a text a few bytes at a time, with interruptions, as a pipe may.
struct Dripping<'a> {
    bytes: &'a [u8],
    size: usize,
    is_interrupted: bool,
}

impl Read for Dripping<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted = !self.is_interrupted;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let count = self.size.min(buffer.len()).min(self.bytes.len());
        let (given, left) = self.bytes.split_at(count);
        buffer[..count].copy_from_slice(given);
        self.bytes = left;
        Ok(count)
    }
}

#[test]
fn it_does_not_matter_in_what_pieces_the_text_comes() {
    let text = format!(
        "\u{feff}{}A,2026-06-02,top_up,100,\r\nA,2026-06-02,spend,1,\"a\r\nb\"\r\n\r\nA,2026-06-02,spend,2,\"é\"\r\nB,x,spend,1,\"\r\nB,2026-06-02,top_up,5,",
        HEADER.replace('\n', "\r\n")
    );
    let whole = run(&text);
    assert_eq!(whole.said(), ["3: campaign expected_text", "7: QuoteNotClosed"]);
    for size in 1..=text.len() {
        let drops = Dripping { bytes: text.as_bytes(), size, is_interrupted: false };
        let ran = run_for(SHARED, drops, CSV);
        assert_eq!(
            (ran.out, ran.counts),
            (whole.out.clone(), whole.counts),
            "{size} bytes at a time"
        );
    }
}

/// A file of any size that is never there as a whole: the same rows again and again, for another account each time.
struct Endless {
    account: u64,
    accounts: u64,
    piece: Vec<u8>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.piece.is_empty() && self.account < self.accounts {
            self.account += 1;
            let account = self.account;
            self.piece =
                format!("{account},2026-06-02,top_up,9,\n{account},2026-06-03,spend,x,\n").into();
        }
        let count = self.piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.piece[..count]);
        self.piece.drain(..count);
        Ok(count)
    }
}

#[test]
fn nothing_is_held_but_the_account_at_hand() {
    // 40,000 rows, half of them bad. The recipient of the test keeps what it is told, the batch does not.
    let source =
        HEADER.as_bytes().chain(Endless { account: 0, accounts: 20_000, piece: Vec::new() });
    let ran = run_for(SHARED, source, CSV);
    assert_eq!(
        (ran.counts.accounts, ran.counts.rows, ran.counts.bad_rows),
        (20_000, 40_000, 20_000)
    );
}
