//! What inputs and their values are called: the words that stand beside the inputs of the page.

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::offer::{
    ActivationMode, CreditType, Origin, RewardKind, Term, TierMode, TriggerKind,
};
use ad_credit_lab_engine::scenario::Weekday;
use ad_credit_lab_words::{
    Language, activation, credit_type, origin, payment, reward_kind, say, term, tier_mode, trigger,
};

use crate::i18n::{Figures, Named, Words, weekday, with_names};

/// The parts of the page's inputs, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Offer,
    Activation,
    Spend,
    Entries,
    Account,
    Tax,
    Paying,
    /// What no input of the page shows.
    Other,
}

impl Part {
    pub(super) fn name(self, language: &Language) -> String {
        match self {
            Self::Offer => say::plan_offer(language),
            Self::Activation => say::plan_activation(language),
            Self::Spend => say::inputs_spend(language),
            Self::Entries => say::inputs_entries(language),
            Self::Account => say::set_up_account(language),
            Self::Tax => say::set_up_tax(language),
            Self::Paying => say::inputs_paying(language),
            Self::Other => say::compare_part_other(language),
        }
    }

    fn of(place: &str) -> Self {
        match place.split(['.', '[']).next().unwrap_or_default() {
            "offer" if place == "offer.credit.before_cash" => Self::Paying,
            "offer" => Self::Offer,
            "met" if matches!(place, "met.activation" | "met.attached" | "met.activated_at") => {
                Self::Activation
            }
            "met" if place.starts_with("met.used_before") => Self::Account,
            "met" => Self::Offer,
            "spend_plan" if place == "spend_plan.funding" => Self::Paying,
            "spend_plan" => Self::Spend,
            "account" if place == "account.created" => Self::Activation,
            "account" if place.starts_with("account.tax") => Self::Tax,
            "account" if place == "account.payment" || place.starts_with("account.billing") => {
                Self::Paying
            }
            "account" => Self::Account,
            _ => Self::Other,
        }
    }
}

/// In which part an input is, and what it is called there.
pub(super) fn named(words: Words, account: &Figures, place: &str) -> (Part, String) {
    let language = words.language();
    let (pattern, numbers) = pattern_of(place);
    let name = known(language, account, &pattern).or_else(|| of_term(language, &pattern));
    let name = name.unwrap_or_else(|| fallback(&pattern));
    // Labels say in brackets what else one needs to know to fill them in.
    let brief = name
        .split(" (")
        .next()
        .filter(|_| !name.ends_with(&format!("({})", account.currency().code())));
    let name = brief.map(str::to_owned).unwrap_or(name);
    let name = match numbers.first() {
        Some(number) if pattern.starts_with("offer.tiers[]") => {
            say::compare_tier(language, &name, &(number + 1).to_string())
        }
        Some(number) if *number > 0 => {
            say::compare_numbered(language, &name, &(number + 1).to_string())
        }
        _ => name,
    };
    (Part::of(place), begun(&name))
}

/// A place without its numbers, and those.
fn pattern_of(place: &str) -> (String, Vec<usize>) {
    let (mut pattern, mut numbers) = (String::new(), Vec::new());
    for (index, piece) in place.split('[').enumerate() {
        let rest = if index == 0 {
            piece
        } else {
            let (number, rest) = piece.split_once(']').unwrap_or((piece, ""));
            numbers.extend(number.parse::<usize>().ok());
            pattern.push_str("[]");
            rest
        };
        pattern.push_str(rest);
    }
    (pattern, numbers)
}

/// The label of an input of the page.
fn known(language: &Language, figures: &Figures, pattern: &str) -> Option<String> {
    let code = figures.currency().code();
    Some(match pattern {
        "met.activation" => say::set_up_activation(language),
        "met.activated_at" => say::inputs_activated_on(language),
        "met.attached" => say::set_up_attached(language),
        "met.selected_tier" => say::set_up_selected_tier(language),
        "met.used_before.entity" => say::set_up_used_entity(language),
        "met.used_before.account" => say::set_up_used_account(language),
        "met.used_before.code" => say::set_up_used_code(language),
        "account.created" => say::plan_account_created(language),
        "account.country" => say::set_up_country(language),
        "account.currency" => say::set_up_currency(language),
        "account.origin" => say::set_up_origin(language),
        "account.sign_up" => say::set_up_sign_up(language),
        "account.payment" => say::set_up_payment(language),
        "account.programmes" => say::set_up_programme(language),
        "account.coupon_icon" => say::set_up_coupon_icon(language),
        "account.top_up_limits.least" => say::set_up_top_up_least(language),
        "account.top_up_limits.most" => say::set_up_top_up_most(language),
        "account.billing.threshold" => say::set_up_billing_threshold(language),
        "account.billing.day" => say::set_up_billing_day(language),
        "account.tax.mode" => say::set_up_tax(language),
        "account.tax.rate_percent" => say::set_up_tax_rate(language),
        "account.tax.amounts_include_tax" => say::set_up_tax_included(language),
        "spend_plan.start" => say::plan_spend_start(language),
        "spend_plan.days" => say::plan_spend_days(language),
        "spend_plan.daily_budget" => say::plan_daily_budget(language, code),
        "spend_plan.ramp.from" => say::inputs_ramp_from(language, code),
        "spend_plan.ramp.to" => say::inputs_ramp_to(language, code),
        "spend_plan.pauses[].from" => say::inputs_pause_from(language),
        "spend_plan.pauses[].until" => say::inputs_pause_until(language),
        "spend_plan.one_offs[].on" => say::inputs_one_off(language),
        "spend_plan.one_offs[].amount" => say::inputs_one_off_amount(language),
        "spend_plan.funding" => say::inputs_funding(language),
        "offer.credit.before_cash" => say::inputs_order(language),
        _ => {
            let day = pattern.strip_prefix("spend_plan.by_weekday.")?;
            let day = Weekday::ALL.into_iter().find(|known| known.name() == day)?;
            weekday(language, day)
        }
    })
}

/// A term of the offer, with the label of its input where it has several.
fn of_term(language: &Language, pattern: &str) -> Option<String> {
    let field = pattern.strip_prefix("offer.")?;
    let label = match field {
        "tiers[].threshold" => return Some(say::set_up_threshold(language)),
        "tiers[].action" => return Some(say::set_up_action(language)),
        "tiers[].reward.kind" => return Some(say::set_up_reward_kind(language)),
        "tiers[].reward.amount" => return Some(say::set_up_amount(language)),
        "tiers[].reward.rate_percent" => return Some(say::set_up_percent(language)),
        "tiers[].reward.cap" => return Some(say::set_up_cap(language)),
        "credit.conditions.min_cash" => return Some(say::set_up_min_cash(language)),
        "redeem_windows[].days" | "earning_windows[].days" | "credit.lifetime.days" => {
            say::set_up_number_of_days(language)
        }
        "redeem_windows[].from" | "earning_windows[].from" => say::set_up_from(language),
        "redeem_windows[].until" | "earning_windows[].until" | "credit.lifetime.until" => {
            say::set_up_last_date(language)
        }
        "issuance.unit" => say::set_up_unit(language),
        "issuance.earliest" => say::set_up_earliest(language),
        "issuance.latest" => say::set_up_latest(language),
        "currency"
        | "trigger.kind"
        | "activation.modes"
        | "tier_mode"
        | "stacking"
        | "credit.type"
        | "eligibility.countries" => String::new(),
        _ => return None,
    };
    let one = Term::ALL.iter().copied().find(|term| field.starts_with(term.name()))?;
    let what = begun(&term(language, one));
    Some(if label.is_empty() { what } else { say::compare_of_term(language, &label, &what) })
}

/// The names of the fields, where no input of the page has them.
fn fallback(pattern: &str) -> String {
    let steps = pattern.split('.').map(|step| plain(step.trim_end_matches("[]")));
    let steps: Vec<_> = steps.collect();
    // Where it is, its part says.
    let own = if steps.len() > 1 { &steps[1..] } else { &steps[..] };
    own.join(" \u{b7} ")
}

/// A name of a field as words.
pub(super) fn plain(name: &str) -> String {
    name.replace('_', " ")
}

/// With a large letter at the beginning.
fn begun(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A text that stands for something, in words.
pub(super) fn coded(language: &Language, place: &str, text: &str) -> Option<String> {
    let field = place.rsplit('.').next().unwrap_or_default();
    let is_of_tier = place.contains(".reward.");
    let known = match field {
        "activation" | "modes" => {
            let modes = [
                ActivationMode::Automatic,
                ActivationMode::Code,
                ActivationMode::Register,
                ActivationMode::Link,
                ActivationMode::Reviewed,
                ActivationMode::Invited,
            ];
            modes
                .into_iter()
                .find(|mode| mode.name() == text)
                .map(|mode| activation(language, mode))
        }
        "origin" | "origins" => {
            let origins = [Origin::SelfServe, Origin::Agency, Origin::BusinessCenter];
            origins.into_iter().find(|one| one.name() == text).map(|one| origin(language, one))
        }
        "payment" | "payment_modes" => {
            let modes =
                [PaymentMode::Manual, PaymentMode::Automatic, PaymentMode::MonthlyInvoicing];
            modes.into_iter().find(|one| one.name() == text).map(|one| payment(language, one))
        }
        "kind" if is_of_tier => {
            let kinds = [RewardKind::Fixed, RewardKind::Match, RewardKind::Discount];
            kinds.into_iter().find(|one| one.name() == text).map(|one| reward_kind(language, one))
        }
        "kind" => {
            let kinds = [
                TriggerKind::Spend,
                TriggerKind::TopUp,
                TriggerKind::Action,
                TriggerKind::Activation,
            ];
            kinds.into_iter().find(|one| one.name() == text).map(|one| trigger(language, one))
        }
        "tier_mode" => {
            let modes = [TierMode::HighestOnly, TierMode::Each, TierMode::UserSelected];
            modes.into_iter().find(|one| one.name() == text).map(|one| tier_mode(language, one))
        }
        "type" => {
            let types = [CreditType::Free, CreditType::Assignable, CreditType::Conditional];
            types.into_iter().find(|one| one.name() == text).map(|one| credit_type(language, one))
        }
        "country" | "countries" | "code_documented_for" => {
            named_code(language, Named::Countries, text)
        }
        "currency" => named_code(language, Named::Currencies, text),
        "before_cash" => Some(order_of_use(language, text == "true")),
        _ => None,
    };
    known.or_else(|| by_code(language, text))
}

fn named_code(language: &Language, of: Named, code: &str) -> Option<String> {
    with_names(language, of, std::iter::once(code)).pop().map(|(_, name)| name)
}

/// What a code of a file means wherever it stands.
fn by_code(language: &Language, code: &str) -> Option<String> {
    Some(match code {
        "one_active" => say::set_up_one_active(language),
        "allowed" => say::set_up_allowed(language),
        "hour" => say::set_up_hours(language),
        "calendar_day" => say::set_up_days(language),
        "business_day" => say::set_up_business_days(language),
        "received" => say::set_up_from_received(language),
        "account_created" => say::set_up_from_created(language),
        "first_impression" => say::set_up_from_ads(language),
        "activated" => say::set_up_from_activated(language),
        "registered" => say::set_up_from_registered(language),
        "first_spend" => say::set_up_from_spend(language),
        "official_link" => say::set_up_official_link(language),
        "elsewhere" => say::set_up_elsewhere(language),
        "none" => say::set_up_tax_none(language),
        "consumption" => say::set_up_tax_consumption(language),
        "top_up" => say::set_up_tax_top_up(language),
        "whole_plan" => say::inputs_whole_plan(language),
        "entries" => say::inputs_own_top_ups(language),
        code if code.contains('_')
            && code.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()) =>
        {
            plain(code)
        }
        _ => return None,
    })
}

/// Whether credit or cash is used first.
pub(super) fn order_of_use(language: &Language, is_credit_first: bool) -> String {
    if is_credit_first {
        say::inputs_credit_first(language)
    } else {
        say::inputs_cash_first(language)
    }
}

/// What an entry that activates an offer is called beside its input.
pub(super) fn activating(language: &Language, kind: &str, is_invited: bool) -> Option<String> {
    Some(match kind {
        "receive_code" if is_invited => say::inputs_invited_on(language),
        "receive_code" => say::plan_code_received(language),
        "redeem_code" => say::plan_code_redeemed(language),
        "register" => say::inputs_registered_on(language),
        "review" => say::inputs_reviewed_on(language),
        _ => return None,
    })
}

/// What an entry is called where the page lets one add it.
pub(super) fn entry(language: &Language, kind: &str) -> Option<String> {
    Some(match kind {
        "spend" => say::inputs_extra_spend(language),
        "top_up" => say::inputs_top_up(language),
        "grant_credit" => say::inputs_other_credit(language),
        "refund" => say::inputs_refund(language),
        "do_action" => say::inputs_action(language),
        _ => return None,
    })
}
