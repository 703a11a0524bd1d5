//! What is not known of a plan: the ranges from which its forecast draws.
//!
//! They are a request for a forecast (`docs/forecast.md`) in the making. What is typed stands in it as it was typed, so that the
//! engine's own reader judges it and names the place of each mistake.

use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::plan::forecast::{ForecastRequest, Input};
use ad_credit_lab_engine::{Node, Scenario};

/// One of the values between which an input lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The smallest.
    Low,
    /// The most probable one, where they are not all alike.
    Mode,
    /// The largest.
    High,
}

impl Bound {
    /// The field that has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Mode => "mode",
            Self::High => "high",
        }
    }

    /// Where it stands in a request.
    #[must_use]
    pub fn place(self, of: Input) -> String {
        format!("{}.{}", of.name(), self.name())
    }
}

/// From where to where one slides, in minor units, percent or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The smallest value.
    pub least: i64,
    /// The largest value.
    pub most: i64,
    /// From one value to the next.
    pub step: i64,
}

impl Extent {
    /// How far one slides for an input of a scenario.
    #[must_use]
    pub fn of(input: Input, scenario: &Scenario) -> Self {
        match input {
            Input::DailySpend => {
                let (_, most) = planned(scenario).unwrap_or((Money::ZERO, Money::ZERO));
                let most = most.minor().max(1).saturating_mul(3);
                let step = round_step(most / 150);
                Self { least: 0, most: (most + step - 1) / step * step, step }
            }
            Input::Level => Self { least: 1, most: 300, step: 1 },
            Input::StartDelay | Input::ActivationDelay => Self { least: 0, most: 60, step: 1 },
        }
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 and so on that is no smaller than this.
#[must_use]
pub fn round_step(least: i64) -> i64 {
    let mut power: i64 = 1;
    loop {
        for step in [power, power.saturating_mul(2), power.saturating_mul(5)] {
            if step >= least {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The least and the most that a plan spends on a day on which it spends; `None` where it never does.
#[must_use]
pub fn planned(scenario: &Scenario) -> Option<(Money, Money)> {
    let amounts = scenario.spend_plan.as_ref()?.amounts();
    let spent = || amounts.iter().copied().filter(|amount| amount.is_positive());
    spent().min().zip(spent().max())
}

/// What is not known of a plan, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chances(Node);

impl Chances {
    /// What is kept of a plan, or what is usual around it.
    #[must_use]
    pub fn of(kept: Option<Node>, scenario: &Scenario) -> Self {
        kept.map_or_else(|| Self::usual(scenario), Self)
    }

    /// What is usual: a plan that spends the same every day may spend half of it more or less; of one that does not, all days alike;
    /// where there is no plan, the activation may be later.
    #[must_use]
    pub fn usual(scenario: &Scenario) -> Self {
        let seed = Node::Whole(ForecastRequest::USUAL_SEED.cast_signed());
        let mut usual = Self(Node::Map(vec![("seed".to_owned(), seed)]));
        let input = match planned(scenario) {
            Some((least, most)) if least == most => Input::DailySpend,
            Some(_) => Input::Level,
            None => Input::ActivationDelay,
        };
        usual.switch(input, scenario);
        usual
    }

    /// As it is kept.
    #[must_use]
    pub fn into_node(self) -> Node {
        self.0
    }

    /// Whether an input is uncertain.
    #[must_use]
    pub fn has(&self, input: Input) -> bool {
        self.0.get(input.name()).is_some()
    }

    /// Whether an input has this bound.
    #[must_use]
    pub fn has_bound(&self, input: Input, bound: Bound) -> bool {
        self.0.get(input.name()).is_some_and(|bounds| bounds.get(bound.name()).is_some())
    }

    /// What stands at a place, as it was typed.
    #[must_use]
    pub fn text(&self, place: &str) -> String {
        let node = match place.split_once('.') {
            Some((input, bound)) => self.0.get(input).and_then(|bounds| bounds.get(bound)),
            None => self.0.get(place),
        };
        match node {
            Some(Node::Text(text)) => text.clone(),
            Some(Node::Whole(number)) => number.to_string(),
            None if place == "seed" => ForecastRequest::USUAL_SEED.to_string(),
            _ => String::new(),
        }
    }

    /// A bound in minor units, percent or days; `None` where what was typed is none.
    #[must_use]
    pub fn number(&self, input: Input, bound: Bound, currency: Currency) -> Option<i64> {
        let text = self.text(&bound.place(input));
        let text = text.trim();
        if input != Input::DailySpend {
            return text.parse().ok();
        }
        let zero = || text.bytes().all(|byte| matches!(byte, b'0' | b'.')) && text.starts_with('0');
        currency.parse(text).map(Money::minor).ok().or_else(|| zero().then_some(0))
    }

    /// Types something at a place.
    pub fn put(&mut self, place: &str, text: &str) {
        match place.split_once('.') {
            Some((input, bound)) => {
                if let Some(bounds) = field_mut(&mut self.0, input) {
                    set(bounds, bound, Some(Node::text(text)));
                }
            }
            None => set(&mut self.0, place, Some(Node::text(text))),
        }
    }

    /// Makes an input uncertain, in the usual bounds, or certain again.
    pub fn switch(&mut self, input: Input, scenario: &Scenario) {
        let currency = scenario.account.currency;
        let (low, high) = usual_bounds(input, scenario);
        let bound =
            |bound: Bound, number| (bound.name().to_owned(), typed(input, number, currency));
        let bounds = Node::Map(vec![bound(Bound::Low, low), bound(Bound::High, high)]);
        let now = (!self.has(input)).then_some(bounds);
        set(&mut self.0, input.name(), now);
    }

    /// Lets what is planned be the most probable value of an input, or lets all be alike again.
    pub fn switch_mode(&mut self, input: Input, scenario: &Scenario) {
        let currency = scenario.account.currency;
        let now = (!self.has_bound(input, Bound::Mode)).then(|| {
            let (low, high) = usual_bounds(input, scenario);
            let low = self.number(input, Bound::Low, currency).unwrap_or(low);
            let high = self.number(input, Bound::High, currency).unwrap_or(high).max(low);
            typed(input, usual_mode(input, scenario).clamp(low, high), currency)
        });
        if let Some(bounds) = field_mut(&mut self.0, input.name()) {
            set(bounds, Bound::Mode.name(), now);
        }
    }

    /// Slides a bound to a number; the others give way.
    pub fn slide(&mut self, input: Input, bound: Bound, number: i64, currency: Currency) {
        let number_of = |chances: &Self, bound| chances.number(input, bound, currency);
        let mut number = number;
        if bound == Bound::Mode {
            // The most probable value stays between the others.
            number = number_of(self, Bound::High).map_or(number, |high| number.min(high));
            number = number_of(self, Bound::Low).map_or(number, |low| number.max(low));
        }
        for other in [Bound::Low, Bound::Mode, Bound::High] {
            let Some(now) = number_of(self, other) else { continue };
            let gives_way = match bound {
                Bound::Low => now < number,
                Bound::High => now > number,
                Bound::Mode => false,
            };
            if other != bound && gives_way {
                self.put_number(input, other, number, currency);
            }
        }
        self.put_number(input, bound, number, currency);
    }

    fn put_number(&mut self, input: Input, bound: Bound, number: i64, currency: Currency) {
        if let Some(bounds) = field_mut(&mut self.0, input.name()) {
            set(bounds, bound.name(), Some(typed(input, number, currency)));
        }
    }

    /// The number of the offer of which the forecast tells: the first, unless another one is chosen that the scenario has.
    #[must_use]
    pub fn offer(&self, scenario: &Scenario) -> usize {
        let chosen = self.text("offer");
        scenario.offers.iter().position(|met| met.offer.id == chosen).unwrap_or(0)
    }

    /// The request for a forecast of so many runs, always in the same order; `None` where nothing is uncertain.
    #[must_use]
    pub fn request(&self, scenario: &Scenario, runs: u32) -> Option<Node> {
        let mut request = vec![
            ("runs".to_owned(), Node::Whole(runs.into())),
            ("seed".to_owned(), whole_or_text(&self.text("seed"))),
        ];
        if scenario.offers.len() > 1 {
            let offer = &scenario.offers[self.offer(scenario)].offer.id;
            request.push(("offer".to_owned(), Node::text(offer.as_str())));
        }
        let before = request.len();
        for input in Input::ALL.into_iter().filter(|input| self.has(*input)) {
            let bounds = [Bound::Low, Bound::High, Bound::Mode].into_iter();
            let bounds = bounds.filter(|bound| self.has_bound(input, *bound)).map(|bound| {
                let text = self.text(&bound.place(input));
                let node = match input {
                    Input::DailySpend => Node::text(text.trim()),
                    _ => whole_or_text(&text),
                };
                (bound.name().to_owned(), node)
            });
            request.push((input.name().to_owned(), Node::Map(bounds.collect())));
        }
        (request.len() > before).then_some(Node::Map(request))
    }
}

/// The bounds that an input has at first.
fn usual_bounds(input: Input, scenario: &Scenario) -> (i64, i64) {
    match input {
        Input::DailySpend => {
            let (least, most) = planned(scenario).unwrap_or_default();
            let most = (most.minor() / 2 * 3).clamp(1, Money::LARGEST_INPUT.minor());
            (least.minor() / 2, most)
        }
        Input::Level => (50, 150),
        Input::StartDelay | Input::ActivationDelay => (0, 14),
    }
}

/// What is planned of an input.
fn usual_mode(input: Input, scenario: &Scenario) -> i64 {
    match input {
        Input::DailySpend => {
            let (least, most) = planned(scenario).unwrap_or_default();
            i64::midpoint(least.minor(), most.minor())
        }
        Input::Level => 100,
        Input::StartDelay | Input::ActivationDelay => 0,
    }
}

/// A number as one would type it: an amount without decimals that are all zero.
fn typed(input: Input, number: i64, currency: Currency) -> Node {
    if input != Input::DailySpend {
        return Node::Whole(number);
    }
    let text = currency.format(Money::from_minor(number));
    let whole = text.split_once('.').filter(|(_, decimals)| decimals.bytes().all(|b| b == b'0'));
    Node::text(whole.map_or(text.as_str(), |(whole, _)| whole))
}

fn whole_or_text(text: &str) -> Node {
    let text = text.trim();
    text.parse().map_or_else(|_| Node::text(text), Node::Whole)
}

fn field_mut<'a>(node: &'a mut Node, name: &str) -> Option<&'a mut Node> {
    let Node::Map(fields) = node else { return None };
    fields.iter_mut().find(|(field, _)| field == name).map(|(_, node)| node)
}

fn set(node: &mut Node, name: &str, value: Option<Node>) {
    let Node::Map(fields) = node else { return };
    match (fields.iter().position(|(field, _)| field == name), value) {
        (Some(at), Some(value)) => fields[at].1 = value,
        (Some(at), None) => drop(fields.remove(at)),
        (None, Some(value)) => fields.push((name.to_owned(), value)),
        (None, None) => {}
    }
}
