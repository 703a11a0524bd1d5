//! The columns of a table whose rows are the entries of many accounts (docs/batches.md).

use crate::input::{Fault, Node, Place, Problems};

/// What the text of a cell becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// It stays a text.
    Text,
    /// `true` or `false`.
    YesOrNo,
    /// A whole number.
    Whole,
    /// A name, or several as a JSON list; or a JSON list of something else.
    Names,
    /// A JSON object.
    Object,
}

/// Declares every column that a table can have.
macro_rules! columns {
    ($($name:literal: $form:ident,)+) => {
        const NAMES: &[&str] = &[$($name),+];
        const FORMS: &[Form] = &[$(Form::$form),+];
    };
}

columns! {
    "account": Text,
    "at": Text,
    "kind": Text,
    "amount": Text,
    "campaign": Text,
    "offer": Text,
    "code": Text,
    "forwarded": YesOrNo,
    "admin": YesOrNo,
    "approved": YesOrNo,
    "action": Text,
    "product": Text,
    "objective": Text,
    "country": Text,
    "spend": Whole,
    "to": Text,
    "pay_out": YesOrNo,
    "credit": Text,
    "campaigns": Names,
    "type": Text,
    "expires": Text,
    "assign_limits": Names,
    "only_for": Object,
    "conditions": Object,
    "before_cash": YesOrNo,
    "needs_positive_cash": YesOrNo,
    "shown": Text,
    "daily_budget": Text,
    "tax": Object,
    "account.created": Text,
    "account.country": Text,
    "account.origin": Text,
    "account.payment": Text,
    "account.sign_up": Text,
    "account.programmes": Names,
    "account.tax.rate_percent": Text,
    "account.tax.mode": Text,
    "account.tax.amounts_include_tax": YesOrNo,
    "account.top_up_limits.least": Text,
    "account.top_up_limits.most": Text,
    "account.billing.threshold": Text,
    "account.billing.day": Whole,
}

/// Before the names of the columns that set an account up.
const OF_ACCOUNT: &str = "account.";

/// The columns of a table, from its header.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What each column of the table is, by its place among all that there can be.
    known: Vec<usize>,
    account: usize,
    pub(super) at: usize,
    pub(super) kind: usize,
    pub(super) amount: Option<usize>,
    pub(super) campaign: Option<usize>,
    /// The columns that set the account up.
    pub(super) of_account: Vec<usize>,
    /// All others, which most entries leave blank.
    pub(super) rare: Vec<usize>,
}

impl Columns {
    /// The columns that a header names.
    ///
    /// # Errors
    /// Each name that is no column or stands twice, and each of `account`, `at` and `kind` that is missing.
    pub fn named<'a>(header: impl IntoIterator<Item = &'a str>) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut known = Vec::new();
        for name in header {
            // A blank name would leave a place that cannot be seen.
            let shown = if name.is_empty() { "\"\"" } else { name };
            let place = Place::Field(&Place::Top, shown);
            match NAMES.iter().position(|known| *known == name) {
                None => problems.add(place, Fault::UnknownField(NAMES)),
                Some(column) if known.contains(&column) => problems.add(place, Fault::FieldTwice),
                Some(column) => known.push(column),
            }
        }
        let find = |name| known.iter().position(|column| NAMES[*column] == name);
        let [account, at, kind] = ["account", "at", "kind"].map(|name| {
            let found = find(name);
            if found.is_none() {
                problems.add(Place::Field(&Place::Top, name), Fault::Missing);
            }
            found.unwrap_or_default()
        });
        let (amount, campaign) = (find("amount"), find("campaign"));
        let usual = [Some(account), Some(at), Some(kind), amount, campaign];
        let (of_account, rare) = (0..known.len())
            .filter(|index| !usual.contains(&Some(*index)))
            .partition(|index| NAMES[known[*index]].starts_with(OF_ACCOUNT));
        problems.unless(Some(Self { known, account, at, kind, amount, campaign, of_account, rare }))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// Which of them, from 0, holds the account's id.
    #[must_use]
    pub fn account(&self) -> usize {
        self.account
    }

    /// The names of the columns that set an account up.
    pub(super) fn of_account() -> &'static [&'static str] {
        let first = NAMES.iter().position(|name| name.starts_with(OF_ACCOUNT));
        &NAMES[first.unwrap_or_default()..]
    }

    /// The name of one of them.
    pub(super) fn name(&self, index: usize) -> &'static str {
        NAMES[self.known[index]]
    }

    /// What a cell holds, as a scenario's file would write it.
    pub(super) fn node(&self, index: usize, cell: &str) -> Node {
        let json = || Node::from_json(cell).ok();
        let read = match FORMS[self.known[index]] {
            Form::Text => None,
            Form::YesOrNo => json().filter(|node| matches!(node, Node::Bool(_))),
            Form::Whole => json().filter(|node| matches!(node, Node::Whole(_))),
            Form::Names => json()
                .filter(|node| matches!(node, Node::List(_)))
                .or_else(|| Some(Node::List(vec![cell.into()]))),
            Form::Object => json().filter(|node| matches!(node, Node::Map(_))),
        };
        // What cannot be read stays a text, which the reader of the field refuses with what it expects.
        read.unwrap_or_else(|| cell.into())
    }

    /// The cells of a row that say something of its entry, as a scenario's file would write the entry.
    pub(super) fn entry(&self, row: Cells<'_>) -> Node {
        let fields = (0..self.count()).filter(|index| {
            let is_of_account = *index == self.account || self.of_account.contains(index);
            !is_of_account && !row.cell(*index).is_empty()
        });
        Node::Map(
            fields
                .map(|index| (self.name(index).to_owned(), self.node(index, row.cell(index))))
                .collect(),
        )
    }

    /// Writes what a row says of its account into the account of a scenario's file.
    pub(super) fn set_up(&self, row: Cells<'_>, account: &mut Node) {
        for index in &self.of_account {
            let cell = row.cell(*index);
            if !cell.is_empty() {
                let way = self.name(*index).trim_start_matches(OF_ACCOUNT);
                put(account, way, self.node(*index, cell));
            }
        }
    }
}

/// Puts a node at its place in an object, such as `tax.mode`.
fn put(object: &mut Node, way: &str, node: Node) {
    let Node::Map(fields) = object else {
        return;
    };
    let (name, rest) = way.split_once('.').map_or((way, None), |(name, rest)| (name, Some(rest)));
    let index = fields.iter().position(|(field, _)| field == name).unwrap_or_else(|| {
        fields.push((name.to_owned(), Node::Map(Vec::new())));
        fields.len() - 1
    });
    match rest {
        Some(rest) => put(&mut fields[index].1, rest, node),
        None => fields[index].1 = node,
    }
}

/// The cells of one row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    bounds: &'a [(usize, usize)],
}

impl<'a> Cells<'a> {
    /// The cells between these bytes of a text, each from its first byte to the one after its last.
    #[must_use]
    pub fn new(text: &'a str, bounds: &'a [(usize, usize)]) -> Self {
        Self { text, bounds }
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.bounds.len()
    }

    /// The text of a cell; blank where the row has no such cell.
    #[must_use]
    pub fn cell(self, index: usize) -> &'a str {
        let bounds = self.bounds.get(index);
        bounds.and_then(|(start, end)| self.text.get(*start..*end)).unwrap_or_default()
    }
}
