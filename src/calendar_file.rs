//! Dates as a file for calendars (iCalendar, RFC 5545).

use ad_credit_lab_engine::calendar::{Date, Instant};

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A whole date.
    On(Date),
    /// An instant, as clocks show it wherever one is: an account's civil time names no zone.
    At(Instant),
}

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What distinguishes it from the others of its source, in letters, digits and hyphens. A calendar takes an entry with the same
    /// one for the same entry, so that a file saved again moves it.
    pub id: &'static str,
    /// When it is.
    pub moment: Moment,
    /// What it is called.
    pub title: String,
    /// More about it.
    pub about: String,
    /// How many days before to remind of it, at 9 o'clock, each once; 0 is the day itself.
    pub days_before: &'static [u8],
}

/// The file with these reminders. `name` is what the calendar is called, `source` what its entries come from, and `stamp` when the
/// file is made.
#[must_use]
pub fn calendar_file(name: &str, source: &str, stamp: Stamp, reminders: &[Reminder]) -> String {
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Ad Credit Lab//Deadlines//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.text("X-WR-CALNAME", name);
    let origin = short_name(source);
    for reminder in reminders {
        file.reminder(reminder, stamp, &origin);
    }
    file.line("END:VCALENDAR");
    file.0
}

/// An instant of universal time, which only the host knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(Instant);

impl Stamp {
    /// Reads what JavaScript's dates write, such as `2026-06-01T14:00:00.000Z`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let clock: Vec<i64> =
            rest.get(..8)?.split(':').map_while(|part| part.parse().ok()).collect();
        let &[hours, minutes, seconds] = &clock[..] else { return None };
        let start = Date::parse(date)?.start();
        Some(Self(start.plus_seconds((hours * 60 + minutes) * 60 + seconds)))
    }
}

/// The lines of a file.
struct File(String);

impl File {
    fn reminder(&mut self, reminder: &Reminder, stamp: Stamp, origin: &str) {
        let Reminder { id, moment, title, about, days_before } = reminder;
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{id}-{origin}@ad-credit-lab"));
        self.line(&format!("DTSTAMP:{}Z", instant_text(stamp.0)));
        match *moment {
            Moment::On(date) => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", date_text(date)));
                // The first date that is not part of it.
                self.line(&format!("DTEND;VALUE=DATE:{}", date_text(date.plus_days(1))));
            }
            Moment::At(instant) => self.line(&format!("DTSTART:{}", instant_text(instant))),
        }
        self.text("SUMMARY", title);
        self.text("DESCRIPTION", about);
        self.line("TRANSP:TRANSPARENT");
        let starts = match moment {
            Moment::On(_) => 0,
            Moment::At(instant) => instant.second_of_day(),
        };
        for days in *days_before {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.text("DESCRIPTION", title);
            self.line(&format!(
                "TRIGGER:{}",
                trigger(9 * 3600 - i64::from(*days) * 86_400 - starts)
            ));
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A property with a text as its value.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\n' => line.push_str("\\n"),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// A line, folded so that none has more than 75 octets; a letter is never cut in two.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// So many seconds from the beginning of an entry.
fn trigger(seconds: i64) -> String {
    let (sign, left) = if seconds < 0 { ("-", -seconds) } else { ("", seconds) };
    let (days, hours, minutes, seconds) =
        (left / 86_400, left / 3600 % 24, left / 60 % 60, left % 60);
    let mut text = format!("{sign}P");
    if days > 0 {
        text.push_str(&format!("{days}D"));
    }
    let clock = [(hours, 'H'), (minutes, 'M'), (seconds, 'S')];
    // A unit between two that are named must be named, too.
    let first = clock.iter().position(|(count, _)| *count > 0);
    let last = clock.iter().rposition(|(count, _)| *count > 0);
    if let (Some(first), Some(last)) = (first, last) {
        text.push('T');
        for (count, unit) in &clock[first..=last] {
            text.push_str(&format!("{count}{unit}"));
        }
    } else if days == 0 {
        text.push_str("T0S");
    }
    text
}

/// `20260601`.
fn date_text(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// `20260601T090000`.
fn instant_text(instant: Instant) -> String {
    let (hours, minutes, seconds) = instant.hour_minute_second();
    format!("{}T{hours:02}{minutes:02}{seconds:02}", date_text(instant.date()))
}

/// A short name for a text that is always the same for it (FNV-1a).
fn short_name(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
