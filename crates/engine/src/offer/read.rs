//! Reading an offer from its file.

use super::read_heading::{Heading, read_heading};
use super::read_terms::{read_credit, read_eligibility, read_names, read_tiers};
use super::term::{Term, known};
use super::{
    ActivationMode, Anchor, AssumedField, CountingTerms, Country, CountsWhen, CurrencyPolicy,
    Delay, Issuance, IssuanceStart, Offer, PaidAfterClose, Stacking, TierMode, TriggerKind, Window,
    WindowEnd, Zone,
};
use crate::input::{Choice, Cursor, Expected, Fault, Fields, Node, Place, Problems};

const FIELDS: &[&str] = &[
    "$schema",
    "version",
    "id",
    "network",
    "title",
    "currency",
    "currency_policy",
    "source",
    "other_sources",
    "notes",
    "activation",
    "redeem_windows",
    "earning_windows",
    "trigger",
    "tiers",
    "tier_mode",
    "counts",
    "issuance",
    "credit",
    "eligibility",
    "stacking",
    "assumed",
];

/// The longest window and credit life that can be written, in days.
const LONGEST_DAYS: u32 = 3_660;

impl Offer {
    /// Reads an offer from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place. A term that the file leaves unknown is one: [`PublishedOffer`](super::PublishedOffer) reads such files.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let node = Node::parse(text)?;
        let mut problems = Problems::default();
        let offer = read_offer(&Cursor::top(&node), &mut problems);
        problems.unless(offer)
    }
}

/// The fields of an offer at a cursor.
pub(super) fn read_offer_fields<'a>(
    cursor: &Cursor<'a>,
    problems: &mut Problems,
) -> Option<Fields<'a>> {
    cursor.read_fields(FIELDS, problems)
}

/// Reads the fields that an offer's file says it assumes.
pub(super) fn read_assumed(
    fields: &Fields<'_>,
    problems: &mut Problems,
) -> Option<Vec<AssumedField>> {
    let assumed = fields.read_optional("assumed", |assumed| read_choices(&assumed, problems))?;
    Some(assumed.unwrap_or_default())
}

/// Reads what earns the reward.
pub(super) fn read_trigger(fields: &Fields<'_>, problems: &mut Problems) -> Option<TriggerKind> {
    let trigger = fields.read_optional("trigger", |trigger| {
        let trigger = known(trigger, Term::Trigger, problems)?;
        let fields = trigger.read_fields(&["kind"], problems)?;
        fields.required("kind", problems)?.read_choice(problems)
    })?;
    Some(trigger.unwrap_or(TriggerKind::Spend))
}

/// Reads an offer at a cursor: from a file of its own or from inside a scenario. A term that is unknown is a problem, and the others are read all the same.
pub(crate) fn read_offer(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Offer> {
    let fields = read_offer_fields(cursor, problems)?;
    read_version(&fields, problems);
    let heading = read_heading(&fields, problems);
    let currency = fields
        .required("currency", problems)
        .and_then(|currency| known(currency, Term::Currency, problems))
        .and_then(|currency| currency.read_currency(problems));
    let activation = fields
        .required("activation", problems)
        .and_then(|activation| known(activation, Term::Activation, problems))
        .and_then(|activation| read_activation(&activation, problems));
    let currency_policy =
        fields.read_choice_or("currency_policy", CurrencyPolicy::SameOnly, problems);
    let redeem_windows = read_windows(
        &fields,
        Term::RedeemWindows,
        &[Anchor::Received, Anchor::AccountCreated, Anchor::FirstImpression],
        problems,
    );
    let earning_windows = read_windows(&fields, Term::EarningWindows, Anchor::VALUES, problems);
    let trigger = read_trigger(&fields, problems);
    let tiers = fields
        .required("tiers", problems)
        .and_then(|tiers| known(tiers, Term::Tiers, problems))
        .and_then(|tiers| read_tiers(&tiers, trigger?, currency?, problems));
    let tier_mode = fields.read_optional("tier_mode", |mode| {
        known(mode, Term::TierMode, problems)?.read_choice(problems)
    });
    let counts = fields.read_optional("counts", |counts| read_counts(&counts, problems));
    let issuance = fields
        .required("issuance", problems)
        .and_then(|issuance| known(issuance, Term::Issuance, problems))
        .and_then(|issuance| read_issuance(&issuance, problems));
    let credit = fields
        .required("credit", problems)
        .and_then(|credit| read_credit(&credit, currency, problems));
    let eligibility = read_eligibility(fields.optional("eligibility"), problems);
    let stacking = fields.read_choice_or("stacking", Stacking::OneActive, problems);
    let assumed = read_assumed(&fields, problems);

    let (tiers, tier_mode) = (tiers?, tier_mode?.unwrap_or(TierMode::HighestOnly));
    let (earning_windows, issuance) = (earning_windows?, issuance?);
    let waits_for_close = tiers.len() > 1 && tier_mode == TierMode::HighestOnly
        || issuance.start == IssuanceStart::WindowClose;
    if waits_for_close && earning_windows.is_empty() {
        problems.add(Place::Field(&cursor.place, "earning_windows"), Fault::TiersNeedWindow);
        return None;
    }
    let (activation, code_documented_for, case_sensitive_codes) = activation?;
    let Heading { id, network, title, source, other_sources, notes } = heading?;
    Some(Offer {
        id,
        network,
        title,
        currency: currency?,
        currency_policy: currency_policy?,
        source,
        other_sources,
        notes,
        activation,
        code_documented_for,
        case_sensitive_codes,
        redeem_windows: redeem_windows?,
        earning_windows,
        trigger: trigger?,
        tiers,
        tier_mode,
        counts: counts?.unwrap_or(CountingTerms {
            products: None,
            automatic_payment: CountsWhen::Paid,
            paid_after_close: PaidAfterClose::Counts,
        }),
        issuance,
        credit: credit?,
        eligibility: eligibility?,
        stacking: stacking?,
        assumed: assumed?,
    })
}

/// Reads `version`, which must be 1.
pub(crate) fn read_version(fields: &Fields<'_>, problems: &mut Problems) {
    if let Some(version) = fields.required("version", problems) {
        match Fault::of_newer_version(version.node) {
            Some(newer) => version.fault(newer, problems),
            None => version.read_whole(1, 1, problems),
        };
    }
}

/// Reads two capital letters.
pub(crate) fn read_country(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Country> {
    cursor
        .node
        .as_text()
        .and_then(Country::parse)
        .or_else(|| cursor.expected(Expected::Country, problems))
}

/// The list of modes, the countries in which codes are documented, and whether the case of codes matters.
fn read_activation(
    cursor: &Cursor<'_>,
    problems: &mut Problems,
) -> Option<(Vec<ActivationMode>, Option<Vec<Country>>, bool)> {
    let fields =
        cursor.read_fields(&["modes", "code_documented_for", "case_sensitive_codes"], problems)?;
    let modes = fields.required("modes", problems).and_then(|modes| read_choices(&modes, problems));
    let documented = fields
        .read_optional("code_documented_for", |countries| read_countries(&countries, problems));
    let case_sensitive = fields.read_yes_or_no_or("case_sensitive_codes", false, problems);
    Some((modes?, documented?, case_sensitive?))
}

fn read_counts(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<CountingTerms> {
    let fields =
        cursor.read_fields(&["products", "automatic_payment", "paid_after_close"], problems)?;
    let products = fields.read_optional("products", |products| read_names(&products, problems));
    let automatic_payment = fields.read_choice_or("automatic_payment", CountsWhen::Paid, problems);
    let paid_after_close =
        fields.read_choice_or("paid_after_close", PaidAfterClose::Counts, problems);
    Some(CountingTerms {
        products: products?,
        automatic_payment: automatic_payment?,
        paid_after_close: paid_after_close?,
    })
}

/// A list of different values of a closed list, at least one.
pub(super) fn read_choices<T: Choice + PartialEq>(
    cursor: &Cursor<'_>,
    problems: &mut Problems,
) -> Option<Vec<T>> {
    let mut earlier = Vec::new();
    cursor.read_list(1, T::VALUES.len(), problems, |cursor, problems| {
        let value: T = cursor.read_choice(problems)?;
        if earlier.contains(&value) {
            return cursor.fault(Fault::Repeated, problems);
        }
        earlier.push(value);
        Some(value)
    })
}

pub(super) fn read_countries(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Vec<Country>> {
    cursor.read_list(1, 300, problems, |cursor, problems| read_country(&cursor, problems))
}

fn read_windows(
    fields: &Fields<'_>,
    term: Term,
    anchors: &'static [Anchor],
    problems: &mut Problems,
) -> Option<Vec<Window>> {
    let windows = fields.read_optional(term.name(), |windows| {
        known(windows, term, problems)?
            .read_list(0, 10, problems, |cursor, problems| read_window(&cursor, anchors, problems))
    })?;
    Some(windows.unwrap_or_default())
}

fn read_window(
    cursor: &Cursor<'_>,
    anchors: &'static [Anchor],
    problems: &mut Problems,
) -> Option<Window> {
    if cursor.node.get("until").is_some() {
        let fields = cursor.read_fields(&["until", "zone"], problems)?;
        let date = fields.required("until", problems).and_then(|until| until.read_date(problems));
        let zone = fields.read_choice_or("zone", Zone::Account, problems);
        return Some(Window::Until { date: date?, zone: zone? });
    }
    if cursor.node.get("before").is_some() {
        let fields = cursor.read_fields(&["before"], problems)?;
        return Some(Window::Before(fields.required("before", problems)?.read_instant(problems)?));
    }
    let fields = cursor.read_fields(&["from", "days", "end"], problems)?;
    let from = fields.required("from", problems).and_then(|from| {
        let anchor: Anchor = from.read_choice(problems)?;
        // An offer cannot be activated within so many days of its own activation.
        if anchors.contains(&anchor) {
            Some(anchor)
        } else {
            from.fault(Fault::AnchorTooLate, problems)
        }
    });
    let days = fields.required("days", problems).and_then(|days| read_days(&days, problems));
    let end = fields.read_choice_or("end", WindowEnd::EndOfDate, problems);
    Some(Window::Days { from: from?, days: days?, end: end? })
}

pub(super) fn read_days(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<u16> {
    u16::try_from(cursor.read_whole(1, LONGEST_DAYS, problems)?).ok()
}

fn read_issuance(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Issuance> {
    let fields = cursor.read_fields(&["unit", "earliest", "latest", "on", "top_tier"], problems)?;
    let delay = read_delay(&fields, problems);
    let start = fields.read_choice_or("on", IssuanceStart::Threshold, problems);
    let top_tier = fields.read_optional("top_tier", |top_tier| {
        read_delay(&top_tier.read_fields(&["unit", "earliest", "latest"], problems)?, problems)
    });
    Some(Issuance { delay: delay?, start: start?, top_tier: top_tier? })
}

fn read_delay(fields: &Fields<'_>, problems: &mut Problems) -> Option<Delay> {
    let mut delay = |name| {
        let delay = fields.required(name, problems)?.read_whole(0, 1_000, problems)?;
        u16::try_from(delay).ok()
    };
    let (earliest, latest) = (delay("earliest"), delay("latest"));
    let unit = fields.required("unit", problems).and_then(|unit| unit.read_choice(problems));
    let delay = Delay { unit: unit?, earliest: earliest?, latest: latest? };
    if delay.latest < delay.earliest {
        return fields.required("latest", problems)?.fault(Fault::LatestBeforeEarliest, problems);
    }
    Some(delay)
}
