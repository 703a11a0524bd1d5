//! Reading a scenario from text, with every mistake and its place.

use super::read_entry::{EntryReader, LONGEST_NAME, read_campaign};
use super::{Campaign, Funding, MetOffer, OfferForm, Scenario, SpendPlan};
use crate::account::{Account, PaymentMode};
use crate::calendar::{Date, Holidays};
use crate::input::{Cursor, Expected, Fault, Node, Problems};
use crate::money::Currency;
use crate::offer::{
    ActivationMode, Catalogue, Offer, Origin, read_country, read_offer, read_version,
};
use crate::tax::{Tax, TaxMode, TaxRate};

const FIELDS: &[&str] = &[
    "$schema",
    "version",
    "name",
    "about",
    "rules",
    "offers",
    "account",
    "entries",
    "spend_plan",
    "holidays",
    "until",
    "expect",
];

impl Scenario {
    /// Reads a scenario from the text of its file. Offers named by id are looked up in the catalogue.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str, catalogue: &Catalogue) -> Result<Self, Problems> {
        match Node::from_json(text) {
            Ok(node) => Self::from_node(&node, catalogue),
            Err(detail) => {
                let mut problems = Problems::default();
                problems.add("", Fault::NotJson(detail));
                Err(problems)
            }
        }
    }

    /// Reads a scenario from a tree.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_node(node: &Node, catalogue: &Catalogue) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let scenario = read_scenario(&Cursor::top(node), catalogue, &mut problems);
        problems.unless(scenario)
    }
}

fn read_scenario(
    cursor: &Cursor<'_>,
    catalogue: &Catalogue,
    problems: &mut Problems,
) -> Option<Scenario> {
    let fields = cursor.read_fields(FIELDS, problems)?;
    read_version(&fields, problems);
    let name =
        fields.required("name", problems).and_then(|name| name.read_text(LONGEST_NAME, problems));
    let about = fields.read_optional("about", |about| about.read_text(2_000, problems));
    let rules = fields.read_optional("rules", |rules| {
        rules.read_list(0, 100, problems, |rule, problems| {
            rule.read_text(LONGEST_NAME, problems).map(str::to_owned)
        })
    });
    let offers = fields
        .required("offers", problems)
        .and_then(|offers| read_offers(&offers, catalogue, problems));
    let account =
        fields.required("account", problems).and_then(|account| read_account(&account, problems));
    // Read on its own, so that amounts are checked even where something else of the account is wrong.
    let currency = cursor.node.get("account").and_then(|account| account.get("currency"));
    let currency = currency.and_then(Node::as_text).and_then(Currency::from_code);
    let entries = fields.read_optional("entries", |entries| {
        // Without offers and a currency every entry would only repeat the mistakes above.
        EntryReader { offers: offers.as_deref()?, currency: currency? }
            .read_entries(&entries, problems)
    });
    let spend_plan =
        fields.read_optional("spend_plan", |plan| read_spend_plan(&plan, currency?, problems));
    let holidays = fields.read_optional("holidays", |holidays| {
        holidays.read_list(0, 5_000, problems, |date, problems| date.read_date(problems))
    });
    let until = fields.read_optional("until", |until| {
        let end_of = |date: Date| date.end().plus_seconds(-1);
        Some(until.read_date_or_instant(problems)?.unwrap_or_else(end_of))
    });
    let expect = fields.read_optional("expect", |expect| expect.read_object(problems));
    Some(Scenario {
        name: name?.to_owned(),
        about: about?.map(str::to_owned),
        rules: rules?.unwrap_or_default(),
        offers: offers?,
        account: account?,
        entries: entries?.unwrap_or_default(),
        spend_plan: spend_plan?,
        holidays: Holidays::new(holidays?.unwrap_or_default()),
        until: until?,
        expect: expect?,
    })
}

fn read_offers(
    cursor: &Cursor<'_>,
    catalogue: &Catalogue,
    problems: &mut Problems,
) -> Option<Vec<MetOffer>> {
    let mut ids: Vec<String> = Vec::new();
    cursor.read_list(1, Scenario::MOST_OFFERS, problems, |cursor, problems| {
        let fields = cursor.read_fields(&["offer", "activation"], problems)?;
        let place = fields.required("offer", problems)?;
        let (offer, form) = match place.node {
            Node::Map(_) => (read_offer(&place, problems)?, OfferForm::Written),
            _ => (look_up(&place, catalogue, problems)?, OfferForm::ById),
        };
        if ids.contains(&offer.id) {
            return place.fault(Fault::SameId, problems);
        }
        ids.push(offer.id.clone());
        let activation = fields.read_optional("activation", |activation| {
            let mode: ActivationMode = activation.read_choice(problems)?;
            if offer.activation.contains(&mode) {
                Some(mode)
            } else {
                activation.fault(Fault::ModeNotOffered, problems)
            }
        })?;
        let usual = offer.activation.first().copied()?;
        Some(MetOffer { offer, form, activation: activation.unwrap_or(usual) })
    })
}

fn look_up(cursor: &Cursor<'_>, catalogue: &Catalogue, problems: &mut Problems) -> Option<Offer> {
    let id = cursor.read_id(problems)?;
    let known = || catalogue.offers().iter().map(|offer| offer.id.clone()).collect();
    catalogue.get(id).cloned().or_else(|| cursor.fault(Fault::UnknownOffer(known()), problems))
}

fn read_account(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Account> {
    let fields = cursor
        .read_fields(&["created", "country", "currency", "origin", "payment", "tax"], problems)?;
    let created = fields
        .required("created", problems)
        .and_then(|created| created.read_date_or_instant(problems));
    let country =
        fields.required("country", problems).and_then(|country| read_country(&country, problems));
    let currency =
        fields.required("currency", problems).and_then(|currency| currency.read_currency(problems));
    let origin = fields.read_optional("origin", |origin| origin.read_choice(problems));
    let payment = fields.read_optional("payment", |payment| payment.read_choice(problems));
    let tax = fields.read_optional("tax", |tax| read_tax(&tax, problems));
    Some(Account {
        created: created?.unwrap_or_else(Date::start),
        country: country?,
        currency: currency?,
        origin: origin?.unwrap_or(Origin::SelfServe),
        payment: payment?.unwrap_or(PaymentMode::Manual),
        tax: tax?,
    })
}

fn read_tax(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Tax> {
    let fields = cursor.read_fields(&["rate_percent", "mode", "amounts_include_tax"], problems)?;
    let rate = fields.required("rate_percent", problems).and_then(|rate| {
        let parsed = rate.node.as_text().and_then(TaxRate::parse_percent);
        parsed.or_else(|| rate.expected(Expected::Percent, problems))
    });
    let mode =
        fields.required("mode", problems).and_then(|mode| mode.read_choice::<TaxMode>(problems));
    let amounts_include_tax =
        fields.read_optional("amounts_include_tax", |value| value.read_yes_or_no(problems));
    Some(Tax {
        rate: rate?,
        mode: mode?,
        amounts_include_tax: amounts_include_tax?.unwrap_or(false),
    })
}

fn read_spend_plan(
    cursor: &Cursor<'_>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<SpendPlan> {
    let fields =
        cursor.read_fields(&["start", "days", "daily_budget", "campaign", "funding"], problems)?;
    let start = fields.required("start", problems).and_then(|start| start.read_date(problems));
    let days = fields
        .required("days", problems)
        .and_then(|days| days.read_whole(1, SpendPlan::MOST_DAYS, problems));
    let daily_budget = fields
        .required("daily_budget", problems)
        .and_then(|budget| budget.read_amount(currency, problems));
    let campaign = fields.read_optional("campaign", |campaign| read_campaign(&campaign, problems));
    let funding = fields.read_optional("funding", |funding| funding.read_choice(problems));
    Some(SpendPlan {
        start: start?,
        days: u16::try_from(days?).ok()?,
        daily_budget: daily_budget?,
        campaign: campaign?.unwrap_or_else(|| Campaign::named(Campaign::DEFAULT)),
        funding: funding?.unwrap_or(Funding::WholePlan),
    })
}
