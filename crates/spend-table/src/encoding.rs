//! How the bytes of a file are letters.

use std::io::{self, Read};
use std::rc::Rc;

/// How a file writes its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first, as Google Ads and Excel write it.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, as Excel writes CSV in western Europe.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The one in which a file is written: by its byte order mark, by the zeros that plain letters have in UTF-16, or by what is no UTF-8.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(512)];
        let zeros =
            |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
        let is_mostly = |zeros: usize| zeros > 0 && zeros * 4 > head.len();
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ if is_mostly(zeros(1)) => Self::Utf16Le,
            _ if is_mostly(zeros(0)) => Self::Utf16Be,
            _ if str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::Windows1252,
        }
    }
}

/// The bytes of a file as UTF-8, from whatever encoding.
pub(crate) struct Decoded {
    bytes: Rc<[u8]>,
    at: usize,
    /// Where it is taken to end.
    end: usize,
    encoding: Encoding,
    /// A letter that had no room any more, and how much of it was given.
    letter: [u8; 4],
    given: usize,
    length: usize,
}

impl Decoded {
    pub(crate) fn of(bytes: Rc<[u8]>, encoding: Encoding) -> Self {
        let has_mark = match encoding {
            Encoding::Utf16Le => bytes.starts_with(&[0xff, 0xfe]),
            Encoding::Utf16Be => bytes.starts_with(&[0xfe, 0xff]),
            Encoding::Utf8 | Encoding::Windows1252 => false,
        };
        let end = bytes.len();
        let at = if has_mark { 2 } else { 0 };
        Self { bytes, at, end, encoding, letter: [0; 4], given: 0, length: 0 }
    }

    /// Only the first so many bytes. It is no type of its own, so that records are compiled once.
    pub(crate) fn up_to(mut self, end: usize) -> Self {
        self.end = end.min(self.bytes.len());
        self
    }

    /// A unit of UTF-16; a byte that is left over at the end is none.
    fn unit(&self, at: usize) -> Option<u16> {
        let pair = [*self.bytes.get(at)?, *self.bytes.get(at + 1)?];
        Some(match self.encoding {
            Encoding::Utf16Be => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        })
    }

    /// The next letter of anything but UTF-8.
    fn next_letter(&mut self) -> Option<char> {
        if self.at >= self.end {
            return None;
        }
        if self.encoding == Encoding::Windows1252 {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(of_windows_1252(byte));
        }
        let units = [self.unit(self.at), self.unit(self.at + 2)];
        let mut letters = char::decode_utf16(units.into_iter().map_while(|unit| unit));
        let letter = letters.next()?.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.at += 2 * letter.len_utf16();
        Some(letter)
    }
}

impl Read for Decoded {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.encoding == Encoding::Utf8 {
            let rest = &self.bytes[self.at..self.end];
            let count = rest.len().min(room.len());
            room[..count].copy_from_slice(&rest[..count]);
            self.at += count;
            return Ok(count);
        }
        let mut written = 0;
        while written < room.len() {
            if self.given == self.length {
                let Some(letter) = self.next_letter() else { break };
                self.length = letter.encode_utf8(&mut self.letter).len();
                self.given = 0;
            }
            room[written] = self.letter[self.given];
            self.given += 1;
            written += 1;
        }
        Ok(written)
    }
}

/// The letter of a byte. Of the marks between 0x80 and 0x9f only those are told apart that stand beside figures.
const fn of_windows_1252(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0x81..=0x9f => char::REPLACEMENT_CHARACTER,
        _ => byte as char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: Encoding) -> String {
        let mut text = String::new();
        Decoded::of(bytes.into(), encoding).read_to_string(&mut text).unwrap();
        text
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_by_its_zeros_and_becomes_utf_8() {
        let text = "Date\t12,30 €\n\u{1f4b6}";
        for (mark, bytes_of, encoding) in [
            ("\u{feff}", u16::to_le_bytes as fn(u16) -> [u8; 2], Encoding::Utf16Le),
            ("", u16::to_le_bytes, Encoding::Utf16Le),
            ("\u{feff}", u16::to_be_bytes, Encoding::Utf16Be),
            ("", u16::to_be_bytes, Encoding::Utf16Be),
        ] {
            let bytes = utf16(&format!("{mark}{text}"), bytes_of);
            assert_eq!(Encoding::of(&bytes), encoding);
            assert_eq!(decoded(&bytes, encoding), text);
        }
    }

    #[test]
    fn half_a_letter_is_a_replacement_character_and_a_last_single_byte_is_none() {
        let lone = [0x3d, 0xd8, b'a', 0];
        assert_eq!(decoded(&lone, Encoding::Utf16Le), "\u{fffd}a");
        assert_eq!(decoded(b"a\0b", Encoding::Utf16Le), "a");
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252() {
        let bytes = b"Betr\xe4ge;12,30 \x80";
        assert_eq!(Encoding::of(bytes), Encoding::Windows1252);
        assert_eq!(decoded(bytes, Encoding::Windows1252), "Beträge;12,30 €");
        assert_eq!(Encoding::of("Beträge".as_bytes()), Encoding::Utf8);
    }

    #[test]
    fn letters_come_whole_however_little_room_there_is() {
        let bytes = utf16("a€\u{1f4b6}b", u16::to_le_bytes);
        let mut source = Decoded::of(bytes.as_slice().into(), Encoding::Utf16Le);
        let mut text = Vec::new();
        let mut room = [0; 1];
        while source.read(&mut room).unwrap() == 1 {
            text.push(room[0]);
        }
        assert_eq!(text, "a€\u{1f4b6}b".as_bytes());
    }
}
