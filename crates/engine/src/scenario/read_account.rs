//! Reading the account of a scenario.

use crate::account::{Account, Billing, PaymentMode, SignUp, TopUpLimits};
use crate::calendar::Date;
use crate::input::{Cursor, Fault, Problems};
use crate::money::Currency;
use crate::offer::{Origin, read_country, read_name};
use crate::tax::{Tax, TaxMode};

const FIELDS: &[&str] = &[
    "created",
    "country",
    "currency",
    "origin",
    "payment",
    "tax",
    "sign_up",
    "programmes",
    "coupon_icon",
    "top_up_limits",
    "billing",
];

pub(super) fn read_account(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Account> {
    let fields = cursor.read_fields(FIELDS, problems)?;
    let created = fields
        .required("created", problems)
        .and_then(|created| created.read_date_or_instant(problems));
    let country =
        fields.required("country", problems).and_then(|country| read_country(&country, problems));
    let currency =
        fields.required("currency", problems).and_then(|currency| currency.read_currency(problems));
    let origin = fields.read_choice_or("origin", Origin::SelfServe, problems);
    let payment = fields.read_choice_or("payment", PaymentMode::Manual, problems);
    let tax = fields.read_optional("tax", |tax| read_tax(&tax, problems));
    let sign_up = fields.read_choice_or("sign_up", SignUp::OfficialLink, problems);
    let programmes = fields.read_optional("programmes", |programmes| {
        programmes.read_list(0, 20, problems, |name, problems| read_name(&name, problems))
    });
    let coupon_icon = fields.read_yes_or_no_or("coupon_icon", true, problems);
    let top_up_limits = fields
        .read_optional("top_up_limits", |limits| read_top_up_limits(&limits, currency?, problems));
    let billing = fields.read_optional("billing", |billing| {
        if payment == Some(PaymentMode::Manual) {
            return billing.fault(Fault::BillingNeedsAccount, problems);
        }
        read_billing(&billing, currency?, problems)
    });
    Some(Account {
        created: created?.unwrap_or_else(Date::start),
        country: country?,
        currency: currency?,
        origin: origin?,
        payment: payment?,
        tax: tax?,
        sign_up: sign_up?,
        programmes: programmes?.unwrap_or_default(),
        coupon_icon: coupon_icon?,
        top_up_limits: top_up_limits?,
        billing: billing?,
    })
}

pub(super) fn read_tax(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Tax> {
    let fields = cursor.read_fields(&["rate_percent", "mode", "amounts_include_tax"], problems)?;
    let rate =
        fields.required("rate_percent", problems).and_then(|rate| rate.read_percent(100, problems));
    let mode =
        fields.required("mode", problems).and_then(|mode| mode.read_choice::<TaxMode>(problems));
    let amounts_include_tax = fields.read_yes_or_no_or("amounts_include_tax", false, problems);
    Some(Tax { rate: rate?, mode: mode?, amounts_include_tax: amounts_include_tax? })
}

fn read_top_up_limits(
    cursor: &Cursor<'_>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<TopUpLimits> {
    let fields = cursor.read_fields(&["least", "most"], problems)?;
    let least =
        fields.required("least", problems).and_then(|least| least.read_amount(currency, problems));
    let most = fields.required("most", problems)?;
    let limits = TopUpLimits { most: most.read_amount(currency, problems)?, least: least? };
    if limits.most < limits.least {
        return most.fault(Fault::MostBelowLeast, problems);
    }
    Some(limits)
}

fn read_billing(
    cursor: &Cursor<'_>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<Billing> {
    let fields = cursor.read_fields(&["threshold", "day"], problems)?;
    let threshold =
        fields.read_optional("threshold", |amount| amount.read_amount(currency, problems));
    let day = fields.read_optional("day", |day| {
        day.read_whole(1, 28, problems).and_then(|day| u8::try_from(day).ok())
    });
    let billing = Billing { threshold: threshold?, day: day? };
    if billing.threshold.is_none() && billing.day.is_none() {
        return fields.nothing_given(problems);
    }
    Some(billing)
}
