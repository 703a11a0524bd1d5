//! What is asked: what stands in the form, and the request that it makes.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::plan::goal::Find;
use ad_credit_lab_words::{offer_title, say};

use super::super::whole::while_shown;
use crate::components::{Entered, amount_refusal};
use crate::i18n::{requirement, reward, use_words};
use crate::signals::*;
use crate::state::Run;

/// What can be looked for, in the order in which it is offered.
pub(super) const FINDS: [Find; 5] =
    [Find::DailyBudget, Find::Activation, Find::Start, Find::UseUpCredit, Find::MostCredit];

/// What stands in the form.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// What is looked for, by its name in a request.
    pub(super) find: Entered,
    /// The id of the offer. One that the scenario does not have stands for its first one.
    pub(super) offer: Entered,
    /// The number of the tier, from 1. One that the offer does not have stands for the first one.
    pub(super) tier: Entered,
    /// The last date; empty for none.
    pub(super) by: Entered,
    /// The highest daily budget; empty for none.
    pub(super) most: Entered,
    /// Whether only whole units of the currency are looked at.
    pub(super) whole: RwSignal<bool>,
    /// The offers of the scenario: their ids with their titles.
    pub(super) offers: Memo<Vec<(String, String)>>,
    /// The tiers of the chosen offer: their numbers with what they ask and give.
    pub(super) tiers: Memo<Vec<(String, String)>>,
    /// The currency of the account.
    pub(super) currency: Memo<Currency>,
    /// The request; `None` while something cannot be taken.
    pub(super) request: Memo<Option<Node>>,
}

impl Asked {
    /// A form that asks for the smallest daily budget at first. What it knows of the plan's run follows it while `is_shown`.
    pub(super) fn new(run: Memo<Run>, is_shown: Memo<bool>) -> Self {
        let find = Entered::new(Find::DailyBudget.name());
        let [offer, tier, by, most] = ["", "1", "", ""].map(Entered::new);
        let whole = RwSignal::new(false);
        let offers = while_shown(is_shown, move || run.with(offers_of));
        let tiers = while_shown(is_shown, move || {
            let offer = offers.with(|offers| chosen(&offer.text.get(), offers));
            run.with(|run| tiers_of(run, offer))
        });
        let currency =
            while_shown(is_shown, move || run.with(|run| run.scenario().account.currency));
        let has_plan =
            while_shown(is_shown, move || run.with(|run| run.scenario().spend_plan.is_some()));
        let read = move || {
            let wanted = found(&find.text.get());
            let is_possible = wanted == Find::Activation || has_plan.get();
            let by = typed(has_date(wanted), by, read_date);
            let most = typed(has_budget(wanted), most, |text| read_amount(currency.get(), text));
            let needs_plan = || say::goal_needs_plan(use_words().language());
            (wanted, is_possible.then_some(()).ok_or_else(needs_plan), by, most)
        };
        Effect::new(move |_| {
            let (_, is_possible, read_by, read_most) = read();
            find.or_error(is_possible);
            by.or_error(read_by);
            most.or_error(read_most);
        });
        let request = Memo::new(move |_| {
            let (wanted, is_possible, by, most) = read();
            is_possible.ok()?;
            let (by, most) = (by.ok()?, most.ok()?);
            let id = offers.with(|offers| {
                offers.get(chosen(&offer.text.get(), offers)).map(|(id, _)| id.clone())
            })?;
            let tier = tiers.with(|tiers| chosen(&tier.text.get(), tiers));
            let tier = i64::try_from(tier + 1).ok();
            let tier = tier.filter(|tier| *tier > 1 && has_tier(wanted));
            let whole = (has_budget(wanted) && whole.get()).then_some(Node::Bool(true));
            let fields = [
                ("find", Some(wanted.name().into())),
                ("offer", Some(Node::Text(id))),
                ("tier", tier.map(Node::Whole)),
                ("by", by),
                ("whole_units", whole),
                ("most", most),
            ];
            let fields =
                fields.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?)));
            Some(Node::Map(fields.collect()))
        });
        Self { find, offer, tier, by, most, whole, offers, tiers, currency, request }
    }

    /// What is looked for; followed.
    pub(super) fn wanted(self) -> Find {
        found(&self.find.text.get())
    }
}

fn found(name: &str) -> Find {
    FINDS.into_iter().find(|find| find.name() == name).unwrap_or(Find::DailyBudget)
}

/// Whether a last date can be asked for.
pub(super) const fn has_date(find: Find) -> bool {
    matches!(find, Find::DailyBudget | Find::Activation | Find::Start)
}

/// Whether the answer is a daily budget.
pub(super) const fn has_budget(find: Find) -> bool {
    matches!(find, Find::DailyBudget | Find::UseUpCredit | Find::MostCredit)
}

/// Whether a tier is to be reached.
pub(super) const fn has_tier(find: Find) -> bool {
    !matches!(find, Find::MostCredit)
}

/// The index of the option with this value, or of the first one.
fn chosen(value: &str, options: &[(String, String)]) -> usize {
    options.iter().position(|(other, _)| other == value).unwrap_or(0)
}

fn offers_of(run: &Run) -> Vec<(String, String)> {
    let language = use_words().language();
    let offers = run.scenario().offers.iter().map(|met| {
        let title = offer_title(language, &met.offer.title, met.offer.source.grade);
        (met.offer.id.clone(), title)
    });
    offers.collect()
}

/// The tiers in play of an offer, by its index.
fn tiers_of(run: &Run, offer: usize) -> Vec<(String, String)> {
    let words = use_words();
    let language = words.language();
    let scenario = run.scenario();
    let Some(met) = scenario.offers.get(offer) else { return Vec::new() };
    let terms = met.in_play(&scenario.account);
    let own = words.figures(terms.currency);
    let tiers = terms.tiers.iter().enumerate().map(|(index, tier)| {
        let asks = requirement(language, &own, tier);
        let gives = reward(language, &own, tier.reward);
        ((index + 1).to_string(), say::coupon_tier(language, &asks, &gives))
    });
    tiers.collect()
}

/// What is typed into an input that may stay empty, as a request has it. Where the input is not shown, it does not matter.
fn typed(
    is_shown: bool,
    input: Entered,
    read: impl FnOnce(&str) -> Result<(), String>,
) -> Result<Option<Node>, String> {
    let text = input.text.get();
    let text = text.trim();
    if !is_shown || text.is_empty() {
        return Ok(None);
    }
    read(text).map(|()| Some(Node::text(text)))
}

fn read_date(text: &str) -> Result<(), String> {
    let refusal = || say::refusal_date(use_words().language());
    Date::parse(text).map(|_| ()).ok_or_else(refusal)
}

fn read_amount(currency: Currency, text: &str) -> Result<(), String> {
    let read = currency.parse(text).map(|_| ());
    read.map_err(|error| amount_refusal(use_words(), error, currency))
}
