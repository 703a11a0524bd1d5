//! Reading the parts of an offer that say what is earned, what the credit is like, and who may take part.

use super::read::{read_choices, read_countries, read_country, read_days};
use super::term::{Term, is_unknown, known};
use super::{
    AssignLimit, Conditions, CreditTerms, CreditType, Eligibility, Lifetime, Limit, LimitScope,
    NewAdvertiser, OnlyFor, Programmes, Requirement, Reward, RewardKind, Tier, TriggerKind,
};
use crate::input::{Cursor, Fault, Fields, Place, Problems};
use crate::money::{Currency, Money};

/// The longest name of anything.
const LONGEST_NAME: usize = 200;

/// Reads a name.
pub(crate) fn read_name(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<String> {
    cursor.read_text(LONGEST_NAME, problems).map(str::to_owned)
}

/// The most names that a list may have: each is held against each charge.
const MOST_NAMES: usize = 20;

/// Reads 1 to 20 names.
pub(super) fn read_names(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Vec<String>> {
    cursor.read_list(1, MOST_NAMES, problems, |name, problems| read_name(&name, problems))
}

/// A tier of which parts may be unknown, which are `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SomeTier {
    pub(super) requirement: Option<Requirement>,
    pub(super) reward: Option<Reward>,
}

pub(super) fn read_tiers(
    cursor: &Cursor<'_>,
    trigger: TriggerKind,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Vec<Tier>> {
    let tiers = read_some_tiers(cursor, trigger, currency, problems)?.into_iter();
    let whole =
        |tier: SomeTier| Some(Tier { requirement: tier.requirement?, reward: tier.reward? });
    let tiers: Option<Vec<_>> = tiers.map(whole).collect();
    tiers.or_else(|| cursor.fault(Term::Tiers.unanswered(), problems))
}

/// Reads tiers that may be unknown, whole or in part.
pub(super) fn read_some_tiers(
    cursor: &Cursor<'_>,
    trigger: TriggerKind,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Vec<SomeTier>> {
    let known: &[&str] = match trigger {
        TriggerKind::Spend | TriggerKind::TopUp => &["threshold", "reward"],
        TriggerKind::Action => &["action", "reward"],
        TriggerKind::Activation => &["reward"],
    };
    let mut before = None;
    let tiers = cursor.read_list(1, 20, problems, |cursor, problems| {
        if is_unknown(cursor.node) {
            return Some(SomeTier { requirement: None, reward: None });
        }
        let fields = cursor.read_fields(known, problems)?;
        // What is unknown is `Some(None)`, and what is wrong `None`.
        let requirement = match trigger {
            TriggerKind::Activation => Some(Some(Requirement::Activation)),
            TriggerKind::Action => fields.required("action", problems).and_then(|action| {
                unless_unknown(&action, || read_name(&action, problems).map(Requirement::Action))
            }),
            _ => fields.required("threshold", problems).and_then(|threshold| {
                let read = || read_threshold(&threshold, &mut before, currency, problems);
                unless_unknown(&threshold, read)
            }),
        };
        let reward = fields.required("reward", problems).and_then(|reward| {
            unless_unknown(&reward, || read_reward(&reward, trigger, currency, problems))
        });
        Some(SomeTier { requirement: requirement?, reward: reward? })
    })?;
    if trigger == TriggerKind::Activation && tiers.len() > 1 {
        return cursor.fault(Fault::OneTierForActivation, problems);
    }
    Some(tiers)
}

/// What is read at a cursor, or `Some(None)` where that is unknown.
fn unless_unknown<T>(cursor: &Cursor<'_>, read: impl FnOnce() -> Option<T>) -> Option<Option<T>> {
    if is_unknown(cursor.node) { Some(None) } else { read().map(Some) }
}

fn read_threshold(
    threshold: &Cursor<'_>,
    before: &mut Option<Money>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Requirement> {
    let amount = threshold.read_amount(currency, problems)?;
    if before.replace(amount).is_some_and(|before| amount <= before) {
        return threshold.fault(Fault::ThresholdNotRising, problems);
    }
    Some(Requirement::Threshold(amount))
}

fn read_reward(
    cursor: &Cursor<'_>,
    trigger: TriggerKind,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Reward> {
    // The kind says which fields there are, so it is read before them.
    let known = &["kind", "amount", "rate_percent", "cap"];
    let Some(kind) = cursor.node.get("kind") else {
        cursor.read_fields(known, problems)?.required("kind", problems);
        return None;
    };
    let kind_cursor = Cursor { node: kind, place: Place::Field(&cursor.place, "kind") };
    let kind: RewardKind = kind_cursor.read_choice(problems)?;
    if kind == RewardKind::Fixed {
        let fields = cursor.read_fields(&["kind", "amount"], problems)?;
        let amount = fields.required("amount", problems)?.read_amount(currency, problems)?;
        return Some(Reward::Fixed(amount));
    }
    let fields = cursor.read_fields(&["kind", "rate_percent", "cap"], problems)?;
    let most = if kind == RewardKind::Match { 1_000 } else { 100 };
    let rate = fields
        .required("rate_percent", problems)
        .and_then(|rate| rate.read_percent(most, problems));
    let cap = fields.required("cap", problems).and_then(|cap| cap.read_amount(currency, problems));
    let counts = matches!(trigger, TriggerKind::Spend | TriggerKind::TopUp);
    match kind {
        RewardKind::Match if !counts => kind_cursor.fault(Fault::MatchNeedsCounting, problems),
        RewardKind::Match => Some(Reward::Match { rate: rate?, cap: cap? }),
        _ => Some(Reward::Discount { rate: rate?, cap: cap? }),
    }
}

const CREDIT_FIELDS: &[&str] = &[
    "type",
    "lifetime",
    "assign_limits",
    "only_for",
    "conditions",
    "before_cash",
    "needs_positive_cash",
];

/// Reads what the credit is like. Without a currency its amounts are not read, and it is `None`.
pub(super) fn read_credit(
    cursor: &Cursor<'_>,
    currency: Option<Currency>,
    problems: &mut Problems,
) -> Option<CreditTerms> {
    let fields = cursor.read_fields(CREDIT_FIELDS, problems)?;
    let credit_type = fields
        .required("type", problems)
        .and_then(|credit_type| known(credit_type, Term::CreditType, problems))
        .and_then(|credit_type| credit_type.read_choice(problems));
    let lifetime = fields.required("lifetime", problems).and_then(|lifetime| {
        let lifetime = known(lifetime, Term::CreditLifetime, problems)?;
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
    let assign_limits = read_assign_limits(&fields, credit_type, problems);
    let only_for = read_only_for(&fields, problems);
    let conditions = credit_type
        .and_then(|credit_type| read_conditions(&fields, credit_type, currency, problems));
    let before_cash = fields.read_yes_or_no_or("before_cash", true, problems);
    let needs_positive_cash = fields.read_yes_or_no_or("needs_positive_cash", true, problems);
    Some(CreditTerms {
        credit_type: credit_type?,
        lifetime: lifetime?,
        assign_limits: assign_limits?,
        only_for: only_for?,
        conditions: conditions?,
        before_cash: before_cash?,
        needs_positive_cash: needs_positive_cash?,
    })
}

/// Reads how many campaigns an assignable credit may have, in an offer or in an entry; nothing where nothing is said.
pub(crate) fn read_assign_limits(
    fields: &Fields<'_>,
    credit_type: Option<CreditType>,
    problems: &mut Problems,
) -> Option<Vec<AssignLimit>> {
    let limits = fields.read_optional("assign_limits", |limits| {
        if credit_type.is_some_and(|credit_type| credit_type != CreditType::Assignable) {
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
    limits.map(Option::unwrap_or_default)
}

/// Reads `only_for` of a credit, in an offer or in an entry.
pub(crate) fn read_only_for(
    fields: &Fields<'_>,
    problems: &mut Problems,
) -> Option<Option<OnlyFor>> {
    fields.read_optional("only_for", |only_for| {
        let known = &["products", "campaigns", "countries", "objectives"];
        let fields = only_for.read_fields(known, problems)?;
        let products = fields.read_optional("products", |names| read_names(&names, problems));
        let campaigns = fields.read_optional("campaigns", |names| read_names(&names, problems));
        let countries = fields.read_optional("countries", |countries| {
            countries.read_list(1, MOST_NAMES, problems, |country, problems| {
                read_country(&country, problems)
            })
        });
        let objectives = fields.read_optional("objectives", |names| read_names(&names, problems));
        let read = OnlyFor {
            products: products?,
            campaigns: campaigns?,
            countries: countries?,
            objectives: objectives?,
        };
        if read == OnlyFor::default() { fields.nothing_given(problems) } else { Some(read) }
    })
}

/// Reads `conditions` of a credit, in an offer or in an entry: a conditional one has some, others have none. Without a currency an amount is not read.
pub(crate) fn read_conditions(
    fields: &Fields<'_>,
    credit_type: CreditType,
    currency: Option<Currency>,
    problems: &mut Problems,
) -> Option<Option<Conditions>> {
    if credit_type != CreditType::Conditional {
        return match fields.optional("conditions") {
            None => Some(None),
            Some(conditions) => conditions.fault(Fault::ConditionsNeedConditional, problems),
        };
    }
    let fields =
        fields.required("conditions", problems)?.read_fields(&["min_cash", "unknown"], problems)?;
    let min_cash =
        fields.read_optional("min_cash", |amount| amount.read_amount(currency?, problems));
    let unknown = fields.read_optional("unknown", |text| read_name(&text, problems));
    let read = Conditions { min_cash: min_cash?, unknown: unknown? };
    if read == Conditions::default() {
        return fields.nothing_given(problems);
    }
    Some(Some(read))
}

const ELIGIBILITY_FIELDS: &[&str] = &[
    "origins",
    "countries",
    "programmes",
    "payment_modes",
    "new_advertiser",
    "needs_top_up",
    "limit",
];

/// Reads `eligibility`; where it is not there, everybody may take part, once per business.
pub(super) fn read_eligibility(
    cursor: Option<Cursor<'_>>,
    problems: &mut Problems,
) -> Option<Eligibility> {
    let Some(cursor) = cursor else {
        return Some(Eligibility {
            origins: None,
            countries: None,
            programmes: Programmes::default(),
            payment_modes: None,
            new_advertiser: NewAdvertiser::default(),
            needs_top_up: false,
            limit: Limit::USUAL,
        });
    };
    let fields = cursor.read_fields(ELIGIBILITY_FIELDS, problems)?;
    let origins = fields.read_optional("origins", |origins| read_choices(&origins, problems));
    let countries = fields.read_optional("countries", |countries| {
        read_countries(&known(countries, Term::Countries, problems)?, problems)
    });
    let programmes = fields.read_optional("programmes", |programmes| {
        let fields = programmes.read_fields(&["required", "excluded"], problems)?;
        let required = fields.read_optional("required", |name| read_name(&name, problems));
        let excluded = fields.read_optional("excluded", |names| read_names(&names, problems));
        let read = Programmes { required: required?, excluded: excluded?.unwrap_or_default() };
        if read == Programmes::default() { fields.nothing_given(problems) } else { Some(read) }
    });
    let payment_modes =
        fields.read_optional("payment_modes", |modes| read_choices(&modes, problems));
    let new_advertiser = fields.read_optional("new_advertiser", |new| {
        let fields =
            new.read_fields(&["never_spent", "idle_days", "account_age_days"], problems)?;
        let never_spent = fields.read_yes_or_no_or("never_spent", false, problems);
        let idle_days = fields.read_optional("idle_days", |days| read_days(&days, problems));
        let account_age_days =
            fields.read_optional("account_age_days", |days| read_days(&days, problems));
        let read = NewAdvertiser {
            never_spent: never_spent?,
            idle_days: idle_days?,
            account_age_days: account_age_days?,
        };
        if read == NewAdvertiser::default() { fields.nothing_given(problems) } else { Some(read) }
    });
    let needs_top_up = fields.read_yes_or_no_or("needs_top_up", false, problems);
    let limit = fields.read_optional("limit", |limit| {
        let fields = limit.read_fields(&["scope", "max"], problems)?;
        let scope = fields
            .required("scope", problems)
            .and_then(|scope| scope.read_choice::<LimitScope>(problems));
        let max =
            fields.required("max", problems).and_then(|max| max.read_whole(1, 1_000, problems));
        Some(Limit { scope: scope?, max: max? })
    });
    Some(Eligibility {
        origins: origins?,
        countries: countries?,
        programmes: programmes?.unwrap_or_default(),
        payment_modes: payment_modes?,
        new_advertiser: new_advertiser?.unwrap_or_default(),
        needs_top_up: needs_top_up?,
        limit: limit?.unwrap_or(Limit::USUAL),
    })
}
