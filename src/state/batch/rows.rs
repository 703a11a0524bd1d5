//! What became of each account of a batch, kept in little room: there can be hundreds of thousands.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;

use crate::i18n::small_letters;

/// Every state of an offer, from the ones that ask for something to the ones that are done.
pub const STATES: [State; 13] = [
    State::NotReceived,
    State::Received,
    State::Earning,
    State::RequirementMet,
    State::Withheld,
    State::Granted,
    State::Exhausted,
    State::Expired,
    State::EarningWindowMissed,
    State::RedeemWindowMissed,
    State::NotEligible,
    State::Revoked,
    State::Ended,
];

/// What became of one account and the first offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// The number of the state in [`STATES`]; `None` where rows of the account were left out without an outcome.
    pub state: Option<u8>,
    /// The number of what there is to do in [`BatchRows::to_do`].
    pub to_do: Option<u16>,
    /// How many rows were left out.
    pub bad_rows: u32,
    /// What counted.
    pub counted: Money,
    /// What is missing; `None` where money is not what the offer asks for.
    pub missing: Option<Money>,
    /// The date on which the requirement was met.
    pub met: Option<Date>,
    /// What came of credit and discounts.
    pub granted: Money,
    /// What of it was used.
    pub used: Money,
    /// What of it expired, was taken back or was lost with the account.
    pub wasted: Money,
}

/// The accounts of a batch, in the order of its file.
#[derive(Debug, Default)]
pub struct BatchRows {
    rows: Vec<BatchRow>,
    /// All ids, one after another, and all of them in small letters, for looking for them.
    ids: String,
    small_ids: String,
    /// Where each id ends in the two.
    ends: Vec<(u32, u32)>,
    to_do: Vec<String>,
}

impl BatchRows {
    /// Takes more accounts, as a part of a batch gives them. What is none is left out.
    pub fn take(&mut self, part: &Node) {
        let list = |name| match part.get(name) {
            Some(Node::List(list)) => list.as_slice(),
            _ => &[],
        };
        let new = list("to_do").iter().filter_map(Node::as_text).map(str::to_owned);
        self.to_do.extend(new);
        let read: Vec<_> = list("accounts").iter().filter_map(read).collect();
        // In one go: the browser makes the letters small, and each call of it takes its time. No id has a line break.
        let ids: Vec<_> = read.iter().map(|(id, _)| *id).collect();
        let small = small_letters(&ids.join("\n"));
        for ((id, row), small) in read.into_iter().zip(small.split('\n')) {
            self.ids.push_str(id);
            self.small_ids.push_str(small);
            self.ends.push((end(&self.ids), end(&self.small_ids)));
            self.rows.push(row);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One of them, by its number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&BatchRow> {
        self.rows.get(number as usize)
    }

    /// The id of one of them.
    #[must_use]
    pub fn id(&self, number: u32) -> &str {
        let (from, to) = self.bounds(number);
        self.ids.get(from.0 as usize..to.0 as usize).unwrap_or_default()
    }

    /// The id of one of them in small letters.
    #[must_use]
    pub fn small_id(&self, number: u32) -> &str {
        let (from, to) = self.bounds(number);
        self.small_ids.get(from.1 as usize..to.1 as usize).unwrap_or_default()
    }

    /// All that there is to do for any of them, in a few words each.
    #[must_use]
    pub fn to_do(&self) -> &[String] {
        &self.to_do
    }

    fn bounds(&self, number: u32) -> ((u32, u32), (u32, u32)) {
        let at = |index: Option<usize>| index.and_then(|index| self.ends.get(index).copied());
        let index = number as usize;
        (at(index.checked_sub(1)).unwrap_or_default(), at(Some(index)).unwrap_or_default())
    }
}

fn end(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Reads the list of an account's figures, which `row` of `crates/background/src/batch.rs` describes.
fn read(node: &Node) -> Option<(&str, BatchRow)> {
    let Node::List(figures) = node else { return None };
    let [id, state, counted, missing, met, granted, used, wasted, to_do, bad_rows] =
        figures.as_slice()
    else {
        return None;
    };
    let whole = |node: &Node| match node {
        Node::Whole(number) => Some(*number),
        _ => None,
    };
    let money = |node: &Node| whole(node).map(Money::from_minor);
    let number = |state: &str| STATES.iter().position(|known| known.code() == state);
    let state = match state.as_text() {
        Some(code) => Some(u8::try_from(number(code)?).ok()?),
        None => None,
    };
    let row = BatchRow {
        state,
        to_do: whole(to_do).and_then(|number| u16::try_from(number).ok()),
        bad_rows: u32::try_from(whole(bad_rows)?).unwrap_or(u32::MAX),
        counted: money(counted)?,
        missing: money(missing),
        met: met.as_text().and_then(Date::parse),
        granted: money(granted)?,
        used: money(used)?,
        wasted: money(wasted)?,
    };
    Some((id.as_text()?, row))
}
