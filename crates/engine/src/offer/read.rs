//! Reading an offer from its file.

use super::{
    ActivationMode, Anchor, AssignLimit, Country, CreditTerms, CreditType, Issuance, Lifetime,
    Offer, OfferSource, RewardKind, SourceGrade, Tier, Window,
};
use crate::input::{Choice, Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::money::Currency;

const FIELDS: &[&str] = &[
    "$schema",
    "version",
    "id",
    "network",
    "title",
    "currency",
    "source",
    "activation",
    "redeem_windows",
    "earning_windows",
    "tiers",
    "issuance",
    "credit",
    "eligibility",
    "assumed",
];

/// The longest window and credit life that can be written, in days.
const LONGEST_DAYS: u32 = 3_660;

impl Offer {
    /// Reads an offer from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let node = match Node::from_json(text) {
            Ok(node) => node,
            Err(detail) => {
                problems.add("", Fault::NotJson(detail));
                return Err(problems);
            }
        };
        let offer = read_offer(&Cursor::top(&node), &mut problems);
        problems.unless(offer)
    }
}

/// Reads an offer at a cursor: from a file of its own or from inside a scenario.
pub(crate) fn read_offer(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Offer> {
    let fields = cursor.read_fields(FIELDS, problems)?;
    read_version(&fields, problems);
    let id = fields.required("id", problems).and_then(|id| id.read_id(problems));
    let network =
        fields.required("network", problems).and_then(|network| network.read_text(200, problems));
    let title = fields.required("title", problems).and_then(|title| title.read_text(200, problems));
    let currency =
        fields.required("currency", problems).and_then(|currency| currency.read_currency(problems));
    let source =
        fields.required("source", problems).and_then(|source| read_source(&source, problems));
    let activation = fields
        .required("activation", problems)
        .and_then(|activation| read_activation(&activation, problems));
    let redeem_windows = read_windows(
        &fields,
        "redeem_windows",
        &[Anchor::Received, Anchor::AccountCreated],
        problems,
    );
    let earning_windows = read_windows(&fields, "earning_windows", Anchor::VALUES, problems);
    let tiers = fields
        .required("tiers", problems)
        .and_then(|tiers| read_tiers(&tiers, currency?, problems));
    let issuance = fields
        .required("issuance", problems)
        .and_then(|issuance| read_issuance(&issuance, problems));
    let credit =
        fields.required("credit", problems).and_then(|credit| read_credit(&credit, problems));
    let eligibility =
        fields.read_optional("eligibility", |eligibility| read_eligibility(&eligibility, problems));
    let assumed = fields.read_optional("assumed", |assumed| read_choices(&assumed, problems));

    let (tiers, earning_windows) = (tiers?, earning_windows?);
    if tiers.len() > 1 && earning_windows.is_empty() {
        problems.add(Place::Field(&cursor.place, "earning_windows"), Fault::TiersNeedWindow);
        return None;
    }
    let (activation, code_documented_for) = activation?;
    let (origins, countries) = eligibility?.unwrap_or_default();
    Some(Offer {
        id: id?.to_owned(),
        network: network?.to_owned(),
        title: title?.to_owned(),
        currency: currency?,
        source: source?,
        activation,
        code_documented_for,
        redeem_windows: redeem_windows?,
        earning_windows,
        tiers,
        issuance: issuance?,
        credit: credit?,
        origins,
        countries,
        assumed: assumed?.unwrap_or_default(),
    })
}

/// Reads `version`, which must be 1.
pub(crate) fn read_version(fields: &Fields<'_>, problems: &mut Problems) {
    if let Some(version) = fields.required("version", problems) {
        version.read_whole(1, 1, problems);
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

fn read_source(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<OfferSource> {
    let fields = cursor.read_fields(&["name", "grade", "seen", "url"], problems)?;
    let name = fields.required("name", problems).and_then(|name| name.read_text(200, problems));
    let grade = fields.required("grade", problems).and_then(|grade| grade.read_choice(problems));
    let seen = fields.required("seen", problems).and_then(|seen| seen.read_date(problems));
    let url = fields.read_optional("url", |url| {
        if grade.is_some_and(|grade| grade != SourceGrade::Official) {
            return url.fault(Fault::LinkNeedsOfficial, problems);
        }
        let text = url.read_text(500, problems)?;
        if text.starts_with("https://") {
            Some(text)
        } else {
            url.expected(Expected::Link, problems)
        }
    });
    Some(OfferSource {
        name: name?.to_owned(),
        grade: grade?,
        seen: seen?,
        url: url?.map(str::to_owned),
    })
}

/// The list of modes, and the countries in which codes are documented.
fn read_activation(
    cursor: &Cursor<'_>,
    problems: &mut Problems,
) -> Option<(Vec<ActivationMode>, Option<Vec<Country>>)> {
    let fields = cursor.read_fields(&["modes", "code_documented_for"], problems)?;
    let modes = fields.required("modes", problems).and_then(|modes| read_choices(&modes, problems));
    let documented = fields
        .read_optional("code_documented_for", |countries| read_countries(&countries, problems));
    Some((modes?, documented?))
}

/// A list of different values of a closed list, at least one.
fn read_choices<T: Choice + PartialEq>(
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

fn read_countries(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Vec<Country>> {
    cursor.read_list(1, 300, problems, |cursor, problems| read_country(&cursor, problems))
}

fn read_windows(
    fields: &Fields<'_>,
    name: &'static str,
    anchors: &'static [Anchor],
    problems: &mut Problems,
) -> Option<Vec<Window>> {
    let windows = fields.read_optional(name, |windows| {
        windows
            .read_list(0, 10, problems, |cursor, problems| read_window(&cursor, anchors, problems))
    })?;
    Some(windows.unwrap_or_default())
}

fn read_window(
    cursor: &Cursor<'_>,
    anchors: &'static [Anchor],
    problems: &mut Problems,
) -> Option<Window> {
    let Some(_) = cursor.node.get("until") else {
        let fields = cursor.read_fields(&["from", "days"], problems)?;
        let from = fields.required("from", problems).and_then(|from| {
            let anchor: Anchor = from.read_choice(problems)?;
            // A code cannot be redeemed within so many days of its own redemption.
            if anchors.contains(&anchor) {
                Some(anchor)
            } else {
                from.fault(Fault::AnchorTooLate, problems)
            }
        });
        let days = fields.required("days", problems).and_then(|days| read_days(&days, problems));
        return Some(Window::Days { from: from?, days: days? });
    };
    let fields = cursor.read_fields(&["until"], problems)?;
    Some(Window::Until(fields.required("until", problems)?.read_date(problems)?))
}

fn read_days(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<u16> {
    u16::try_from(cursor.read_whole(1, LONGEST_DAYS, problems)?).ok()
}

fn read_tiers(
    cursor: &Cursor<'_>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Vec<Tier>> {
    let mut before = None;
    cursor.read_list(1, 20, problems, |cursor, problems| {
        let fields = cursor.read_fields(&["threshold", "reward"], problems)?;
        let threshold = fields.required("threshold", problems).and_then(|threshold| {
            let amount = threshold.read_amount(currency, problems)?;
            if before.replace(amount).is_some_and(|before| amount <= before) {
                return threshold.fault(Fault::ThresholdNotRising, problems);
            }
            Some(amount)
        });
        let reward = fields.required("reward", problems).and_then(|reward| {
            let fields = reward.read_fields(&["kind", "amount"], problems)?;
            let kind = fields
                .required("kind", problems)
                .and_then(|kind| kind.read_choice::<RewardKind>(problems));
            let amount = fields
                .required("amount", problems)
                .and_then(|amount| amount.read_amount(currency, problems));
            kind.and(amount)
        });
        Some(Tier { threshold: threshold?, reward: reward? })
    })
}

fn read_issuance(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Issuance> {
    let fields = cursor.read_fields(&["unit", "earliest", "latest"], problems)?;
    let mut delay = |name| {
        let delay = fields.required(name, problems)?.read_whole(0, 1_000, problems)?;
        u16::try_from(delay).ok()
    };
    let (earliest, latest) = (delay("earliest"), delay("latest"));
    let unit = fields.required("unit", problems).and_then(|unit| unit.read_choice(problems));
    let issuance = Issuance { unit: unit?, earliest: earliest?, latest: latest? };
    if issuance.latest < issuance.earliest {
        return fields.required("latest", problems)?.fault(Fault::LatestBeforeEarliest, problems);
    }
    Some(issuance)
}

fn read_credit(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<CreditTerms> {
    let fields = cursor.read_fields(&["type", "lifetime", "assign_limits"], problems)?;
    let credit_type =
        fields.required("type", problems).and_then(|credit_type| credit_type.read_choice(problems));
    let lifetime = fields.required("lifetime", problems).and_then(|lifetime| {
        let fields = lifetime.read_fields(&["days", "until"], problems)?;
        let days = fields.read_optional("days", |days| read_days(&days, problems));
        let until = fields.read_optional("until", |until| until.read_date(problems));
        let read = Lifetime { days: days?, until: until? };
        if read.days.is_none() && read.until.is_none() {
            lifetime.fault(Fault::NoLifetime, problems)
        } else {
            Some(read)
        }
    });
    let assign_limits = fields.read_optional("assign_limits", |limits| {
        if credit_type == Some(CreditType::Free) {
            return limits.fault(Fault::LimitsNeedAssignable, problems);
        }
        limits.read_list(1, 20, problems, |cursor, problems| {
            let fields = cursor.read_fields(&["max", "issued_from", "issued_until"], problems)?;
            let max = fields
                .required("max", problems)
                .and_then(|max| max.read_whole(1, 10_000, problems));
            let issued_from = fields.read_optional("issued_from", |date| date.read_date(problems));
            let issued_until =
                fields.read_optional("issued_until", |date| date.read_date(problems));
            Some(AssignLimit { max: max?, issued_from: issued_from?, issued_until: issued_until? })
        })
    });
    Some(CreditTerms {
        credit_type: credit_type?,
        lifetime: lifetime?,
        assign_limits: assign_limits?.unwrap_or_default(),
    })
}

type Eligibility = (Option<Vec<super::Origin>>, Option<Vec<Country>>);

fn read_eligibility(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Eligibility> {
    let fields = cursor.read_fields(&["origins", "countries"], problems)?;
    let origins = fields.read_optional("origins", |origins| read_choices(&origins, problems));
    let countries =
        fields.read_optional("countries", |countries| read_countries(&countries, problems));
    Some((origins?, countries?))
}
