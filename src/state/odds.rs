//! What a forecast says, read from its published form (`docs/forecast.md`).

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::plan::forecast::{Input, Spread};

/// In how many runs something is so. Percentages are in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// In so many runs.
    pub runs: i64,
    /// Which share of all runs that is.
    pub percent: i64,
    /// Where the interval around it begins.
    pub from: i64,
    /// Where it ends.
    pub to: i64,
}

/// The figures of a distribution in their order, the mean last.
#[must_use]
pub const fn figures_of(spread: &Spread) -> [Money; 6] {
    [spread.least, spread.p10, spread.p50, spread.p90, spread.most, spread.mean]
}

/// An input with its rank correlation in thousandths; `None` where it or the outcome is the same in all runs.
pub type Matter = (Input, Option<i64>);

/// What a forecast says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odds {
    /// How many runs were followed.
    pub runs: i64,
    /// With which seed.
    pub seed: i64,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Of which offer it tells, by its id.
    pub offer: String,
    /// Whether a requirement is met in time.
    pub qualified: Share,
    /// Whether a reward comes.
    pub rewarded: Share,
    /// Whether something is lost unused.
    pub any_waste: Share,
    /// On which dates the first requirement is met, with the number of runs.
    pub on: Vec<(Date, i64)>,
    /// By when it is met in at least 10, 50 and 90 percent of the runs.
    pub by: [Option<Date>; 3],
    /// For each tier in how many runs it is the highest that is reached.
    pub tiers: Vec<i64>,
    /// What credits are.
    pub granted: Spread,
    /// What of them pays for ads.
    pub used: Spread,
    /// What of them is lost.
    pub wasted: Spread,
    /// What discounts take off.
    pub discounted: Spread,
    /// What ads cost in cash.
    pub cash_out: Spread,
    /// What matters for the date, the most first.
    pub for_qualifying: Vec<Matter>,
    /// What matters for what is lost.
    pub for_waste: Vec<Matter>,
}

impl Odds {
    /// Reads a forecast; `None` where it is none.
    #[must_use]
    pub fn read(node: &Node) -> Option<Self> {
        let dates = node.get("qualified_on")?;
        let by = |name| dates.get(name).and_then(Node::as_text).and_then(Date::parse);
        let spread = |name| spread(node.get(name)?);
        Some(Self {
            runs: whole(node, "runs")?,
            seed: whole(node, "seed")?,
            currency: Currency::from_code(node.get("currency")?.as_text()?)?,
            offer: node.get("offer")?.as_text()?.to_owned(),
            qualified: share(node.get("qualified")?)?,
            rewarded: share(node.get("rewarded")?)?,
            any_waste: share(node.get("any_waste")?)?,
            on: list(dates, "on", |on| {
                Some((Date::parse(on.get("date")?.as_text()?)?, whole(on, "runs")?))
            })?,
            by: [by("p10"), by("p50"), by("p90")],
            tiers: list(node, "tiers", |tier| whole(tier.get("highest_in")?, "runs"))?,
            granted: spread("granted")?,
            used: spread("used")?,
            wasted: spread("wasted")?,
            discounted: spread("discounted")?,
            cash_out: spread("cash_out")?,
            for_qualifying: list(node, "matters_for_qualifying", matter)?,
            for_waste: list(node, "matters_for_waste", matter)?,
        })
    }
}

fn whole(node: &Node, name: &str) -> Option<i64> {
    match node.get(name)? {
        Node::Whole(number) => Some(*number),
        _ => None,
    }
}

/// A decimal text, which has the same number of decimals wherever it stands in a forecast, as a number of its last decimals.
fn decimal(node: &Node, name: &str) -> Option<i64> {
    node.get(name)?.as_text()?.replace('.', "").parse().ok()
}

fn list<T>(node: &Node, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    match node.get(name)? {
        Node::List(items) => items.iter().map(read).collect(),
        _ => None,
    }
}

fn share(node: &Node) -> Option<Share> {
    Some(Share {
        runs: whole(node, "runs")?,
        percent: decimal(node, "percent")?,
        from: decimal(node, "from_percent")?,
        to: decimal(node, "to_percent")?,
    })
}

fn spread(node: &Node) -> Option<Spread> {
    let money = |name| decimal(node, name).map(Money::from_minor);
    Some(Spread {
        least: money("least")?,
        p10: money("p10")?,
        p50: money("p50")?,
        p90: money("p90")?,
        most: money("most")?,
        mean: money("mean")?,
    })
}

fn matter(node: &Node) -> Option<Matter> {
    let name = node.get("input")?.as_text()?;
    let input = Input::ALL.into_iter().find(|input| input.name() == name)?;
    Some((input, decimal(node, "rank_correlation")))
}
