//! What changed and when, and who paid from one change of the order of use to the next.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Row, Verdict};
use ad_credit_lab_engine::outcome::{Segment, Share};
use ad_credit_lab_words::{self as words, say};

use super::Report;
use super::table::{Side, Table};

/// A point in time at which something changed.
#[derive(Default)]
struct Point {
    /// What happened, and which states it led to.
    what: Vec<String>,
    /// Cash, credit and what is unpaid after it.
    balances: [String; 3],
}

impl Report<'_> {
    pub(super) fn write_changes(&self, out: &mut dyn Write) -> io::Result<()> {
        let language = self.language;
        let points = self.points();
        self.heading(out, &say::cli_heading_history(language), points.is_empty())?;
        if points.is_empty() {
            return Ok(());
        }
        let mut table = Table::new([
            (Side::Left, say::cli_column_at(language)),
            (Side::Right, say::cli_column_cash(language)),
            (Side::Right, say::cli_column_unused_after(language)),
            (Side::Right, say::cli_column_unpaid(language)),
            (Side::Left, say::cli_column_kind(language)),
        ]);
        for (at, Point { what, balances: [cash, credit, unpaid] }) in points {
            let mut what = what.into_iter();
            let first = what.next().unwrap_or_default();
            table.add([self.instant(at), cash, credit, unpaid, first], Vec::new());
            for more in what {
                let [when, cash, credit, unpaid] = Default::default();
                table.add([when, cash, credit, unpaid, more], Vec::new());
            }
        }
        table.write(out)
    }

    /// The points in time at which something took place or an offer came to another state.
    fn points(&self) -> BTreeMap<Instant, Point> {
        let mut states: BTreeMap<Instant, Vec<String>> = BTreeMap::new();
        for (index, offer) in self.outcome.offers.iter().enumerate() {
            for (at, state) in &offer.states {
                let state = words::state(self.language, *state);
                let line = say::cli_history_state(self.language, self.offer_id(index), &state);
                states.entry(*at).or_default().push(line);
            }
        }
        let mut points: BTreeMap<Instant, Point> = BTreeMap::new();
        for row in self.outcome.journal.rows() {
            if row.verdict == Verdict::Refused && !states.contains_key(&row.at) {
                continue;
            }
            let point = points.entry(row.at).or_default();
            point.what.push(self.in_few_words(&row));
            point.balances = [row.cash, row.credit, row.unpaid].map(|money| self.figure(money));
        }
        for (at, lines) in states {
            points.entry(at).or_default().what.extend(lines);
        }
        points
    }

    /// What a row is, how much money it is about, and with what it has to do.
    fn in_few_words(&self, row: &Row<'_>) -> String {
        let mut words = words::event(self.language, self.scenario, self.outcome, row.event);
        if !row.amount.gross().is_zero() {
            words = format!("{words} {}", self.figure(row.amount.gross()));
        }
        if matches!(row.verdict, Verdict::Refused | Verdict::Partly) {
            words =
                say::cli_about(self.language, &words, &words::verdict(self.language, row.verdict));
        }
        let subject = self.subject(row.event);
        if subject.is_empty() { words } else { format!("{words}. {}", subject.join(". ")) }
    }

    pub(super) fn write_payers(&self, out: &mut dyn Write) -> io::Result<()> {
        let language = self.language;
        let segments = self.outcome.history.segments();
        self.heading(out, &say::cli_heading_payers(language), segments.is_empty())?;
        if segments.is_empty() {
            return Ok(());
        }
        let mut table = Table::new([
            (Side::Left, say::cli_column_from(language)),
            (Side::Left, say::cli_column_to(language)),
            (Side::Left, say::cli_column_ended_by(language)),
        ]);
        for segment in segments {
            let mut ended_by: Vec<_> =
                segment.ended_by.iter().map(|kind| words::kind(language, kind)).collect();
            if ended_by.is_empty() {
                ended_by.push(words::kind(language, "end_of_run"));
            }
            let cells = [self.instant(segment.from), self.instant(segment.to), ended_by.join(", ")];
            table.add(cells, self.order_and_payers(segment));
        }
        table.write(out)
    }

    /// Which credits could pay in a segment, in their order, and who paid how much.
    fn order_and_payers(&self, segment: &Segment) -> Vec<String> {
        let language = self.language;
        let order: Vec<_> = segment.order.iter().map(|credit| self.credit_id(*credit)).collect();
        let order = if order.is_empty() {
            say::cli_history_no_credit(language)
        } else {
            say::cli_history_order(language, &order.join(", "))
        };
        let Share { credits, cash, unpaid } = &segment.paid;
        let mut payers = self.payers(credits, *cash, *unpaid);
        if payers.is_empty() {
            payers.push(say::cli_history_nobody(language));
        }
        [order].into_iter().chain(payers).collect()
    }
}
