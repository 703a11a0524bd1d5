//! Reading a scenario from text, with every mistake and its place.

use super::read_account::read_account;
use super::read_entry::{EntryReader, LONGEST_NAME};
use super::read_plan::read_spend_plan;
use super::{Action, MetOffer, OfferForm, Scenario, UsedBefore};
use crate::account::PaymentMode;
use crate::calendar::{Date, Holidays, Instant};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::money::Currency;
use crate::offer::{
    ActivationMode, Catalogue, CurrencyPolicy, Offer, PublishedOffer, TierMode, read_offer,
    read_version,
};
use crate::rate::ExchangeRate;

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
    "question",
    "expect",
];

impl Scenario {
    /// Reads a scenario from the text of its file. Offers named by id are looked up in the catalogue.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str, catalogue: &Catalogue) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text)?, catalogue)
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
    // What the fields of a later version mean is not known: nothing true could be said of them.
    if let Some(newer) = cursor.node.get("version").and_then(Fault::of_newer_version) {
        problems.add("version", newer);
        return None;
    }
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
    // Read on their own, so that amounts are checked even where something else of the account is wrong.
    let of_account = |name| cursor.node.get("account").and_then(|account| account.get(name));
    let text = |name| of_account(name).and_then(Node::as_text);
    let currency = text("currency").and_then(Currency::from_code);
    let created = text("created")
        .and_then(|text| Instant::parse(text).or_else(|| Date::parse(text).map(Date::start)));
    let offers = fields.required("offers", problems).and_then(|offers| {
        OfferReader { catalogue, currency, created }.read_offers(&offers, problems)
    });
    let account =
        fields.required("account", problems).and_then(|account| read_account(&account, problems));
    let spend_plan =
        fields.read_optional("spend_plan", |plan| read_spend_plan(&plan, currency?, problems));
    let entries = fields.read_optional("entries", |entries| {
        // Without offers and a currency every entry would only repeat the mistakes above.
        let payment = account.as_ref().map_or(PaymentMode::Manual, |account| account.payment);
        let plan = spend_plan.as_ref().and_then(Option::as_ref);
        let has_end = fields.optional("until").is_some();
        EntryReader::beside(plan, payment, offers.as_deref()?, currency?, has_end)
            .read_entries(&entries, problems)
    });
    let holidays = fields.read_optional("holidays", |holidays| {
        holidays.read_list(0, 5_000, problems, |date, problems| date.read_date(problems))
    });
    let until = fields.read_optional("until", |until| {
        let end_of = |date: Date| date.end().plus_seconds(-1);
        Some(until.read_date_or_instant(problems)?.unwrap_or_else(end_of))
    });
    let question = fields.read_optional("question", |question| {
        question.read_whole(1, 20, problems).and_then(|number| u8::try_from(number).ok())
    });
    let expect = fields.read_optional("expect", |expect| expect.read_object(problems));
    let scenario = Scenario {
        name: name?.to_owned(),
        about: about?.map(str::to_owned),
        rules: rules?.unwrap_or_default(),
        offers: offers?,
        account: account?,
        entries: entries?.unwrap_or_default(),
        spend_plan: spend_plan?,
        holidays: Holidays::new(holidays?.unwrap_or_default()),
        until: until?,
        question: question?,
        expect: expect?,
    };
    if let Some(until) = scenario.until.filter(|_| scenario.has_budgets()) {
        check_hourly_charges(&scenario, until, problems);
    }
    Some(scenario)
}

/// Holds what hangs on the charges that campaigns make by themselves, which can be told only from the whole scenario:
/// that they are not too many, and that refunds name none that there is not.
fn check_hourly_charges(scenario: &Scenario, until: Instant, problems: &mut Problems) {
    if !scenario.hourly_charges_fit(until) {
        let most = Scenario::most_entries(scenario.offers.len());
        problems.add(Place::Field(&Place::Top, "until"), Fault::TooManyCharges(most));
        return;
    }
    let all = scenario.entries.len() + scenario.planned_count();
    for (index, entry) in scenario.entries.iter().enumerate() {
        if matches!(entry.action, Action::Refund { spend, .. } if all <= spend as usize) {
            let entries = Place::Field(&Place::Top, "entries");
            problems.add(Place::Field(&Place::Item(&entries, index), "spend"), Fault::NotASpend);
        }
    }
}

/// What the offers of a scenario need to know to be read.
struct OfferReader<'a> {
    catalogue: &'a Catalogue,
    /// The account's currency, if it is right.
    currency: Option<Currency>,
    /// When the account is created, if that is right.
    created: Option<Instant>,
}

const MET_OFFER_FIELDS: &[&str] = &[
    "offer",
    "terms",
    "activation",
    "selected_tier",
    "exchange_rate",
    "used_before",
    "attached",
    "activated_at",
];

impl OfferReader<'_> {
    fn read_offers(&self, cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Vec<MetOffer>> {
        let mut ids: Vec<String> = Vec::new();
        cursor.read_list(1, Scenario::MOST_OFFERS, problems, |cursor, problems| {
            let fields = cursor.read_fields(MET_OFFER_FIELDS, problems)?;
            let place = fields.required("offer", problems)?;
            let (offer, form, answered) = match place.node {
                Node::Map(_) => {
                    if let Some(terms) = fields.optional("terms") {
                        terms.fault::<()>(Fault::TermsNeedId, problems);
                    }
                    (read_offer(&place, problems)?, OfferForm::Written, Vec::new())
                }
                _ => {
                    let published = look_up(&place, self.catalogue, problems)?;
                    let (offer, answered) = published.answered(&fields, problems)?;
                    (offer, OfferForm::ById, answered)
                }
            };
            if ids.contains(&offer.id) {
                return place.fault(Fault::SameId, problems);
            }
            ids.push(offer.id.clone());
            let met = self.read_met_offer(&fields, offer, form, problems)?;
            Some(MetOffer { answered, ..met })
        })
    }

    fn read_met_offer(
        &self,
        fields: &Fields<'_>,
        offer: Offer,
        form: OfferForm,
        problems: &mut Problems,
    ) -> Option<MetOffer> {
        let activation = fields.read_optional("activation", |activation| {
            let mode: ActivationMode = activation.read_choice(problems)?;
            if offer.activation.contains(&mode) {
                Some(mode)
            } else {
                activation.fault(Fault::ModeNotOffered, problems)
            }
        });
        let activation = activation?.or(offer.activation.first().copied())?;
        let selected_tier = read_selected_tier(fields, &offer, problems);
        let exchange_rate = self.read_exchange_rate(fields, &offer, problems);
        let used_before = fields.read_optional("used_before", |used| read_used(&used, problems));
        let is_automatic = activation == ActivationMode::Automatic;
        let attached = fields.read_optional("attached", |attached| {
            let read = attached.read_yes_or_no(problems)?;
            if is_automatic { Some(read) } else { attached.fault(Fault::NeedsAutomatic, problems) }
        });
        let activated_at = fields.read_optional("activated_at", |activated_at| {
            let read = activated_at.read_instant(problems)?;
            if !is_automatic {
                return activated_at.fault(Fault::NeedsAutomatic, problems);
            }
            if self.created.is_some_and(|created| read < created) {
                return activated_at.fault(Fault::ActivatedBeforeCreation, problems);
            }
            Some(read)
        });
        Some(MetOffer {
            offer,
            form,
            answered: Vec::new(),
            activation,
            selected_tier: selected_tier?,
            exchange_rate: exchange_rate?,
            used_before: used_before?.unwrap_or_default(),
            attached: attached?.unwrap_or(true),
            activated_at: activated_at?,
        })
    }

    /// The rate, exactly where amounts are to be converted (A20).
    fn read_exchange_rate(
        &self,
        fields: &Fields<'_>,
        offer: &Offer,
        problems: &mut Problems,
    ) -> Option<Option<ExchangeRate>> {
        let converts = offer.currency_policy == CurrencyPolicy::Convert
            && self.currency.is_some_and(|currency| currency != offer.currency);
        match fields.optional("exchange_rate") {
            None if converts => {
                problems.add(Place::Field(fields.place(), "exchange_rate"), Fault::RateMissing);
                None
            }
            None => Some(None),
            // Without a currency it cannot be said whether the rate is needed.
            Some(rate) if !converts && self.currency.is_some() => {
                rate.fault(Fault::RateNotUsed, problems)
            }
            Some(rate) => {
                let read = rate.node.as_text().and_then(ExchangeRate::parse);
                read.map(Some).or_else(|| rate.expected(Expected::Rate, problems))
            }
        }
    }
}

/// The tier that the advertiser chose, exactly where the offer leaves the choice.
fn read_selected_tier(
    fields: &Fields<'_>,
    offer: &Offer,
    problems: &mut Problems,
) -> Option<Option<usize>> {
    let is_left_open = offer.tier_mode == TierMode::UserSelected;
    match fields.optional("selected_tier") {
        None if is_left_open => {
            problems.add(Place::Field(fields.place(), "selected_tier"), Fault::TierNotSelected);
            None
        }
        None => Some(None),
        Some(tier) if !is_left_open => tier.fault(Fault::TierNotSelectable, problems),
        Some(tier) => {
            let most = u32::try_from(offer.tiers.len()).unwrap_or(1);
            let number = tier.read_whole(1, most, problems)?;
            Some(Some(number as usize - 1))
        }
    }
}

fn read_used(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<UsedBefore> {
    let fields = cursor.read_fields(&["entity", "account", "code"], problems)?;
    let mut read =
        |name| fields.read_optional(name, |number| number.read_whole(0, 1_000, problems));
    let (entity, account, code) = (read("entity"), read("account"), read("code"));
    Some(UsedBefore {
        entity: entity?.unwrap_or(0),
        account: account?.unwrap_or(0),
        code: code?.unwrap_or(0),
    })
}

fn look_up<'a>(
    cursor: &Cursor<'_>,
    catalogue: &'a Catalogue,
    problems: &mut Problems,
) -> Option<&'a PublishedOffer> {
    let id = cursor.read_id(problems)?;
    let known = || catalogue.offers().iter().map(|offer| offer.id.clone()).collect();
    catalogue.get(id).or_else(|| cursor.fault(Fault::UnknownOffer(known()), problems))
}
