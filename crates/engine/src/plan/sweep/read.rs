//! Reading what is to be swept from JSON.

use super::input::InputName;
use super::{Axis, Input, Request, Setting};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::money::{Currency, Money};
use crate::offer::{Requirement, TierMode};
use crate::plan::aim::read_offer;
use crate::rate::Percent;
use crate::scenario::{Action, Scenario, SpendPlan};

impl Request {
    /// Reads what is to be swept of a scenario from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text)?, scenario)
    }

    /// Reads what is to be swept of a scenario from a tree.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_node(node: &Node, scenario: &Scenario) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let request = read_request(&Cursor::top(node), scenario, &mut problems);
        problems.unless(request)
    }
}

fn read_request(
    cursor: &Cursor<'_>,
    scenario: &Scenario,
    problems: &mut Problems,
) -> Option<Request> {
    let fields = cursor.read_fields(&["$schema", "offer", "inputs"], problems)?;
    let offer = read_offer(&fields, scenario, problems);
    let inputs = fields.required("inputs", problems)?;
    let offer = offer?;
    let mut seen: Vec<Input> = Vec::new();
    let axes = inputs.read_list(1, 2, problems, |axis, problems| {
        let axis_read = AxisReader { scenario, offer }.read(&axis, problems)?;
        if seen.contains(&axis_read.input) {
            return axis.fault(Fault::Repeated, problems);
        }
        seen.push(axis_read.input);
        Some(axis_read)
    })?;
    let cells = axes.iter().map(|axis| axis.values.len()).product::<usize>();
    if cells > Request::MOST_CELLS {
        return inputs.fault(Fault::TooManyCells(Request::MOST_CELLS), problems);
    }
    Some(Request { offer, axes })
}

struct AxisReader<'a> {
    scenario: &'a Scenario,
    offer: usize,
}

const PLAIN: &[&str] = &["input", "from", "to", "step", "values"];
const OF_TIER: &[&str] = &["input", "tier", "from", "to", "step", "values"];
const OF_ENTRY: &[&str] = &["input", "entry", "from", "to", "step", "values"];

impl AxisReader<'_> {
    fn read(&self, cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Axis> {
        let Node::Map(_) = cursor.node else {
            return cursor.expected(Expected::Object, problems);
        };
        let place = Place::Field(&cursor.place, "input");
        let Some(name) = cursor.node.get("input") else {
            problems.add(place, Fault::Missing);
            return None;
        };
        let name: InputName = Cursor { node: name, place }.read_choice(problems)?;
        let known = match name {
            InputName::Threshold | InputName::Reward => OF_TIER,
            InputName::TopUp => OF_ENTRY,
            _ => PLAIN,
        };
        let fields = cursor.read_fields(known, problems)?;
        let needs_plan =
            matches!(name, InputName::DailyBudget | InputName::Days | InputName::Start);
        if needs_plan && self.scenario.spend_plan.is_none() {
            problems.add(place, Fault::NeedsSpendPlan);
            return None;
        }
        let input = self.read_input(name, &fields, problems)?;
        let values = self.read_values(&input, &fields, problems)?;
        Some(Axis { input, values })
    }

    fn read_input(
        &self,
        name: InputName,
        fields: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<Input> {
        let offer = self.offer;
        Some(match name {
            InputName::DailyBudget => Input::DailyBudget,
            InputName::Days => Input::Days,
            InputName::Start => Input::Start,
            InputName::Activation => Input::Activation { offer },
            InputName::TaxPercent => Input::TaxPercent,
            InputName::Reward => Input::Reward { offer, tier: self.read_tier(fields, problems)? },
            InputName::Threshold => {
                let tier = self.read_tier(fields, problems)?;
                let tiers = &self.scenario.offers[offer].offer.tiers;
                if !matches!(tiers[tier].requirement, Requirement::Threshold(_)) {
                    let place = Place::Field(fields.place(), "input");
                    problems.add(place, Fault::MatchNeedsCounting);
                    return None;
                }
                Input::Threshold { offer, tier }
            }
            InputName::TopUp => Input::TopUp { entry: self.read_top_up(fields, problems)? },
        })
    }

    /// The tier by its number; without one, the one that the advertiser chose, or the first.
    fn read_tier(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<usize> {
        let met = &self.scenario.offers[self.offer];
        let most = u32::try_from(met.offer.tiers.len()).unwrap_or(1);
        let number = fields.read_optional("tier", |tier| tier.read_whole(1, most, problems))?;
        let chosen = met.selected_tier.filter(|_| met.offer.tier_mode == TierMode::UserSelected);
        Some(number.map_or(chosen.unwrap_or(0), |number| number as usize - 1))
    }

    /// The top-up by the number of its entry; without one, the first that is written.
    fn read_top_up(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<usize> {
        let entries = &self.scenario.entries;
        let is_top_up = |index: &usize| {
            matches!(entries.get(*index).map(|entry| &entry.action), Some(Action::TopUp { .. }))
        };
        match fields.optional("entry") {
            Some(entry) => {
                let most = u32::try_from(entries.len()).unwrap_or(u32::MAX).max(1);
                let index = entry.read_whole(1, most, problems)? as usize - 1;
                Some(index).filter(is_top_up).or_else(|| entry.fault(Fault::NotATopUp, problems))
            }
            None => {
                let first = (0..entries.len()).find(is_top_up);
                if first.is_none() {
                    problems.add(Place::Field(fields.place(), "input"), Fault::NotATopUp);
                }
                first
            }
        }
    }

    fn read_values(
        &self,
        input: &Input,
        fields: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Setting>> {
        if let Some(values) = fields.optional("values") {
            if let Some(other) =
                ["from", "to", "step"].iter().find_map(|name| fields.optional(name))
            {
                return other.fault(Fault::ValuesAndRange, problems);
            }
            return values.read_list(1, Request::MOST_CELLS, problems, |value, problems| {
                self.read_value(input, &value, problems)
            });
        }
        let ends = ["from", "to"].map(|name| {
            let end = fields.required(name, problems)?;
            Some((self.read_value(input, &end, problems)?, end))
        });
        let step = self.read_step(input, fields, problems);
        let [from, to] = ends;
        let ((from, _), (to, place)) = (from?, to?);
        self.range(from, to, step?, &place, problems)
    }

    fn read_value(
        &self,
        input: &Input,
        cursor: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<Setting> {
        let account = self.scenario.account.currency;
        Some(match input {
            Input::DailyBudget => Setting::DailyBudget(cursor.read_amount(account, problems)?),
            Input::Days => {
                let days = cursor.read_whole(1, SpendPlan::MOST_DAYS, problems)?;
                Setting::Days(u16::try_from(days).ok()?)
            }
            Input::Start => Setting::Date(cursor.read_date(problems)?),
            Input::Activation { .. } => {
                let date = cursor.read_date(problems)?;
                if date < self.scenario.account.created.date() {
                    return cursor.fault(Fault::ActivatedBeforeCreation, problems);
                }
                Setting::Date(date)
            }
            Input::Threshold { offer, tier } => {
                let currency = self.scenario.offers[*offer].offer.currency;
                let amount = cursor.read_amount(currency, problems)?;
                if !self.rises(*offer, *tier, amount) {
                    return cursor.fault(Fault::ThresholdNotRising, problems);
                }
                Setting::Amount(amount, currency)
            }
            Input::Reward { offer, .. } => {
                let currency = self.scenario.offers[*offer].offer.currency;
                Setting::Amount(cursor.read_amount(currency, problems)?, currency)
            }
            Input::TaxPercent => Setting::Percent(cursor.read_percent(100, problems)?),
            Input::TopUp { .. } => Setting::Amount(cursor.read_amount(account, problems)?, account),
        })
    }

    /// Whether thresholds still rise with this one in its place.
    fn rises(&self, offer: usize, tier: usize, threshold: Money) -> bool {
        let tiers = &self.scenario.offers[offer].offer.tiers;
        let of = |tier: usize| tiers.get(tier).and_then(|tier| tier.threshold());
        let is_above = tier == 0 || of(tier - 1).is_none_or(|before| before < threshold);
        is_above && of(tier + 1).is_none_or(|next| threshold < next)
    }

    /// How far apart the values are: an amount, a percentage, or a number of days.
    fn read_step(
        &self,
        input: &Input,
        fields: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<Step> {
        let step = fields.required("step", problems)?;
        let currency = |input: &Input| match input {
            Input::Threshold { offer, .. } | Input::Reward { offer, .. } => {
                self.scenario.offers[*offer].offer.currency
            }
            _ => self.scenario.account.currency,
        };
        Some(match input {
            Input::Days | Input::Start | Input::Activation { .. } => {
                Step::Whole(step.read_whole(1, SpendPlan::MOST_DAYS, problems)?.into())
            }
            Input::TaxPercent => {
                let percent = step.read_percent(100, problems)?;
                if percent.is_zero() {
                    return step.fault(Fault::NotAboveZero, problems);
                }
                Step::Percent(percent)
            }
            _ => Step::Whole(read_minor(&step, currency(input), problems)?),
        })
    }

    /// The values from one to another, both included where the steps meet the last one.
    fn range(
        &self,
        from: Setting,
        to: Setting,
        step: Step,
        place: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Setting>> {
        let most = Request::MOST_CELLS;
        let mut values = vec![from];
        let mut last = from;
        loop {
            let next = step.after(last);
            let is_within = match (next, to) {
                (Setting::Percent(next), Setting::Percent(to)) => next <= to,
                (Setting::Date(next), Setting::Date(to)) => next <= to,
                (next, to) => next.number() <= to.number(),
            };
            if !is_within {
                break;
            }
            if values.len() == most {
                return place.fault(Fault::TooManyCells(most), problems);
            }
            values.push(next);
            last = next;
        }
        let is_backwards = match (from, to) {
            (Setting::Percent(from), Setting::Percent(to)) => to < from,
            (Setting::Date(from), Setting::Date(to)) => to < from,
            (from, to) => to.number() < from.number(),
        };
        if is_backwards {
            return place.fault(Fault::EndBeforeBeginning, problems);
        }
        Some(values)
    }
}

fn read_minor(step: &Cursor<'_>, currency: Currency, problems: &mut Problems) -> Option<i64> {
    step.read_amount(currency, problems).map(Money::minor)
}

/// How far apart values are.
#[derive(Clone, Copy)]
enum Step {
    /// Minor units or days.
    Whole(i64),
    /// Percentage points.
    Percent(Percent),
}

impl Step {
    fn after(self, value: Setting) -> Setting {
        match (self, value) {
            (Self::Whole(step), Setting::Date(date)) => {
                Setting::Date(date.plus_days(i32::try_from(step).unwrap_or(i32::MAX)))
            }
            (Self::Percent(step), Setting::Percent(percent)) => {
                Setting::Percent(percent.plus(step))
            }
            (Self::Whole(step), Setting::Days(days)) => {
                let next = i64::from(days) + step;
                Setting::Days(u16::try_from(next).unwrap_or(u16::MAX))
            }
            (Self::Whole(step), value) => {
                value.with_number(value.number().map_or(i64::MAX, |number| number + step))
            }
            (Self::Percent(_), value) => value,
        }
    }
}
