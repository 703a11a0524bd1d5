//! Which accounts are found, in which order, and what they come to; worked out in pieces, so that the page never stands still.

use std::cmp::Ordering;

use ad_credit_lab_engine::money::Money;

use super::rows::{BatchRow, BatchRows, STATES};

/// Accounts of which states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BatchWhich {
    /// All.
    #[default]
    All,
    /// Those in the state of this number.
    State(u8),
    /// Those without an outcome.
    LeftOut,
}

/// Which accounts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchFilter {
    /// Of which states.
    pub which: BatchWhich,
    /// What stands in their ids, in small letters.
    pub words: String,
    /// What there is to do for them, by its number.
    pub to_do: Option<u16>,
    /// The most that may be missing; accounts that lack nothing are not meant.
    pub missing: Option<Money>,
}

impl BatchFilter {
    fn lets_in(&self, rows: &BatchRows, number: u32, row: &BatchRow) -> bool {
        let which = match self.which {
            BatchWhich::All => true,
            BatchWhich::State(state) => row.state == Some(state),
            BatchWhich::LeftOut => row.state.is_none(),
        };
        let is_near = |most| row.missing.is_some_and(|it| it.is_positive() && it <= most);
        which
            && self.to_do.is_none_or(|to_do| row.to_do == Some(to_do))
            && self.missing.is_none_or(is_near)
            && (self.words.is_empty() || rows.small_id(number).contains(&self.words))
    }
}

/// By what accounts are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BatchOrder {
    /// As in the file.
    #[default]
    File,
    /// By id, numbers in it by their value.
    Account,
    /// By state.
    State,
    /// By what counted.
    Counted,
    /// By what is missing.
    Missing,
    /// By when the requirement was met.
    Met,
    /// By what came.
    Granted,
    /// By what was used.
    Used,
    /// By what was wasted.
    Wasted,
    /// By what there is to do.
    ToDo,
}

impl BatchOrder {
    fn compare(self, rows: &BatchRows, one: u32, other: u32) -> Ordering {
        let (Some(a), Some(b)) = (rows.row(one), rows.row(other)) else { return Ordering::Equal };
        // What is absent stands last.
        let amount = |money: Option<Money>| money.map_or(i64::MAX, Money::minor);
        match self {
            Self::File => one.cmp(&other),
            Self::Account => compare_ids(rows.small_id(one), rows.small_id(other)),
            Self::State => a.state.unwrap_or(u8::MAX).cmp(&b.state.unwrap_or(u8::MAX)),
            Self::Counted => a.counted.cmp(&b.counted),
            Self::Missing => amount(a.missing).cmp(&amount(b.missing)),
            Self::Met => a.met.is_none().cmp(&b.met.is_none()).then_with(|| a.met.cmp(&b.met)),
            Self::Granted => a.granted.cmp(&b.granted),
            Self::Used => a.used.cmp(&b.used),
            Self::Wasted => a.wasted.cmp(&b.wasted),
            Self::ToDo => {
                let text = |row: &BatchRow| row.to_do.and_then(|it| rows.to_do().get(it as usize));
                text(a).is_none().cmp(&text(b).is_none()).then_with(|| text(a).cmp(&text(b)))
            }
        }
    }
}

/// Holds two ids against each other as a person would: `shop-2` stands before `shop-10`.
fn compare_ids(mut one: &str, mut other: &str) -> Ordering {
    loop {
        let (mut a, mut b) = (one.chars(), other.chars());
        match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, rest_of_one) = digits(one);
                let (y, rest_of_other) = digits(other);
                let by_value = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
                if by_value.is_ne() {
                    return by_value;
                }
                (one, other) = (rest_of_one, rest_of_other);
            }
            (Some(x), Some(y)) if x == y => (one, other) = (a.as_str(), b.as_str()),
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

/// The digits with which a text begins, without zeros before them, and what follows.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.trim_start_matches('0'), rest)
}

/// What the accounts that are found come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BatchTotals {
    /// How many they are.
    pub accounts: u32,
    /// What counted.
    pub counted: Money,
    /// What came of credit and discounts.
    pub granted: Money,
    /// What of it was used.
    pub used: Money,
    /// What of it was wasted.
    pub wasted: Money,
}

/// Finds accounts and puts them in order, as much at a time as there is time for.
#[derive(Debug)]
pub struct Finding {
    filter: BatchFilter,
    order: BatchOrder,
    is_downward: bool,
    /// The number of the next account to be looked at.
    next: u32,
    /// Those that are found, each run of `width` of them in order.
    pub found: Vec<u32>,
    /// What is made of them by joining two runs each, from `left` and `right` on, up to `end`.
    joined: Vec<u32>,
    width: usize,
    left: usize,
    right: usize,
    /// What they come to.
    pub totals: BatchTotals,
    /// How many accounts there are of each state, and how many without an outcome, whichever are found.
    pub by_state: [u32; STATES.len() + 1],
    /// For how many there is this to do, by its number.
    pub by_to_do: Vec<u32>,
}

impl Finding {
    /// Nothing is found yet.
    #[must_use]
    pub fn begin(filter: BatchFilter, order: BatchOrder, is_downward: bool) -> Self {
        Self {
            filter,
            order,
            is_downward,
            next: 0,
            found: Vec::new(),
            joined: Vec::new(),
            width: 1,
            left: 0,
            right: 1,
            totals: BatchTotals::default(),
            by_state: [0; STATES.len() + 1],
            by_to_do: Vec::new(),
        }
    }

    /// Goes on for so many steps, and says whether all is done.
    pub fn go_on(&mut self, rows: &BatchRows, steps: usize) -> bool {
        for _ in 0..steps {
            if let Some(row) = rows.row(self.next) {
                self.look_at(rows, *row);
            } else if self.is_in_order() {
                return true;
            } else {
                self.join(rows);
            }
        }
        false
    }

    /// How many accounts were looked at.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.next as usize
    }

    fn look_at(&mut self, rows: &BatchRows, row: BatchRow) {
        let number = self.next;
        self.next += 1;
        self.by_state[row.state.map_or(STATES.len(), usize::from)] += 1;
        if let Some(to_do) = row.to_do.map(usize::from) {
            if self.by_to_do.len() <= to_do {
                self.by_to_do.resize(to_do + 1, 0);
            }
            self.by_to_do[to_do] += 1;
        }
        if self.filter.lets_in(rows, number, &row) {
            self.found.push(number);
            let totals = &mut self.totals;
            // Rows that are out of place are of an account that is counted elsewhere.
            totals.accounts += u32::from(row.state.is_some());
            totals.counted += row.counted;
            totals.granted += row.granted;
            totals.used += row.used;
            totals.wasted += row.wasted;
        }
    }

    fn is_in_order(&self) -> bool {
        self.order == BatchOrder::File && !self.is_downward || self.width >= self.found.len()
    }

    /// A step of a merge sort: the standard one would be as large a piece of program, and goes on to its end.
    fn join(&mut self, rows: &BatchRows) {
        let all = self.found.len();
        let begin = self.joined.len() - self.joined.len() % (2 * self.width);
        let (middle, end) = ((begin + self.width).min(all), (begin + 2 * self.width).min(all));
        let takes_left = match (self.left < middle, self.right < end) {
            (true, true) => {
                let way = self.order.compare(rows, self.found[self.left], self.found[self.right]);
                if self.is_downward { way.is_ge() } else { way.is_le() }
            }
            (is_left, _) => is_left,
        };
        let from = if takes_left { &mut self.left } else { &mut self.right };
        self.joined.push(self.found[*from]);
        *from += 1;
        if self.joined.len() == all {
            std::mem::swap(&mut self.found, &mut self.joined);
            self.joined.clear();
            self.width *= 2;
            (self.left, self.right) = (0, self.width);
        } else if self.joined.len() == end {
            (self.left, self.right) = (end, end + self.width);
        }
    }
}
