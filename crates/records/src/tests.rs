//! Records held against those that `csv-core` finds alone.

use csv_core::{ReadRecordResult, Reader};

use super::*;

type Cells = Vec<Vec<u8>>;

/// The records of a text as `csv-core` finds them.
fn alone(mut text: &[u8]) -> Vec<Cells> {
    let (mut reader, mut records) = (Reader::new(), Vec::new());
    loop {
        let (mut bytes, mut ends) = ([0; 64], [0; 64]);
        let (mut length, mut count) = (0, 0);
        loop {
            let (result, read, written, ended) =
                reader.read_record(text, &mut bytes[length..], &mut ends[count..]);
            (text, length, count) = (&text[read..], length + written, count + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::End => return records,
                ReadRecordResult::Record => break,
                _ => panic!("64 bytes are enough"),
            }
        }
        let starts = [0].into_iter().chain(ends);
        records
            .push(starts.zip(&ends[..count]).map(|(from, to)| bytes[from..*to].to_vec()).collect());
    }
}

/// The same from [`Records`], each with its line; `None` where a quotation mark is not closed.
fn ours(text: &[u8]) -> Option<Vec<(u64, Cells)>> {
    let (mut records, mut found) = (Records::of(text, b','), Vec::new());
    while let Some(record) = records.next_record().unwrap() {
        if record.wrong.is_some() {
            return None;
        }
        let cells = (0..record.parts.bounds.len()).map(|cell| record.parts.cell(cell).unwrap());
        found.push((record.line, cells.map(<[u8]>::to_vec).collect()));
    }
    Some(found)
}

#[test]
fn every_short_text_has_the_records_that_csv_core_finds() {
    let (mut compared, mut unclosed) = (0, 0);
    for length in 0..=6 {
        for number in 0..5_usize.pow(length) {
            let digit = |place| number / 5_usize.pow(place) % 5;
            let text: Vec<u8> = (0..length).map(|place| b"a,\"\n\r"[digit(place)]).collect();
            match ours(&text) {
                Some(found) => {
                    let cells: Vec<Cells> = found.iter().map(|(_, cells)| cells.clone()).collect();
                    assert_eq!(cells, alone(&text), "{}", text.escape_ascii());
                    compared += 1;
                }
                None => {
                    // Inside quotation marks a line feed more is part of the last cell, and no new record.
                    let more = [&text[..], b"\na"].concat();
                    let last = |text: &[u8]| alone(text).pop().and_then(|mut cells| cells.pop());
                    assert!(last(&more).unwrap().ends_with(b"\na"), "{}", text.escape_ascii());
                    unclosed += 1;
                }
            }
        }
    }
    // 1 + 5 + 25 + 125 + 625 + 3,125 + 15,625 = 19,531 texts.
    assert_eq!(compared + unclosed, 19_531);
    assert!(compared > unclosed);
}

#[test]
fn a_record_begins_on_the_line_of_its_first_byte() {
    let lines = |text: &str| -> Vec<u64> {
        ours(text.as_bytes()).unwrap().iter().map(|(line, _)| *line).collect()
    };
    assert_eq!(lines("a\n\n\nb\nc"), [1, 4, 5]);
    assert_eq!(lines("a\r\n\r\n\r\nb\r\nc\r\n"), [1, 4, 5]);
    assert_eq!(lines("a\r\r\rb\rc"), [1, 4, 5]);
    assert_eq!(lines("\"a\r\n\r\n\"\r\nb\n\"c\n\rd\"\ne"), [1, 4, 5, 8]);
}
