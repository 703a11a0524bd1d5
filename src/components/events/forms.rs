//! The form of each thing that can happen: its inputs, and the action that they make.

use crate::signals::*;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::CreditType;
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_engine::scenario::{Action, Campaign, Grant, Revoked};
use ad_credit_lab_engine::tax::{Tax, TaxMode};
use ad_credit_lab_words::{Format, credit_type, payment, say};

use super::happening::{actions, revocable};
use crate::components::{Entered, FieldKind, amount_refusal, entry_choice, entry_field};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, p, span};
use crate::state::{Refundable, Run, article_limits, credit_named, offer_name};

/// Values of a list with what is shown for them.
type Options = Vec<(String, String)>;

/// What is typed and chosen in the form that is open.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    /// What it is about: an offer, a charge, a credit, a campaign.
    about: Entered,
    amount: Entered,
    text: Entered,
    date: Entered,
    /// How it happens, of several ways.
    way: Entered,
    tick: RwSignal<bool>,
}

impl Typed {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        let [about, amount, text, date, way] = [(); 5].map(|()| Entered::new(""));
        Self { about, amount, text, date, way, tick: RwSignal::new(false) }
    }

    /// Forgets everything, for another form or the same once more.
    pub(super) fn forget(self) {
        for entered in [self.about, self.amount, self.text, self.date, self.way] {
            entered.text.set(String::new());
            entered.error.set(None);
        }
        self.tick.set(false);
    }

    /// The inputs of a kind of event, as the account stands.
    pub(super) fn inputs(self, kind: &str, run: &Run) -> Vec<Element> {
        let words = use_words();
        let language = words.language();
        let currency = run.scenario().account.currency;
        let figures = words.figures(currency);
        let about = |label: String, options: Options| {
            choose_first(self.about, &options);
            entry_choice("event-about", label, self.about, options)
        };
        let way = |label: String, options: Options| {
            choose_first(self.way, &options);
            entry_choice("event-way", label, self.way, options)
        };
        let amount =
            |label: String| entry_field("event-amount", FieldKind::Amount, label, self.amount);
        let text = |label: String| entry_field("event-text", FieldKind::Text, label, self.text);
        let tick = |label: String| ticked(self.tick, label);
        let amount_label = || say::events_amount(language, currency.code());
        match kind {
            "receive_code" => {
                let mut inputs = which_offer(run, about);
                inputs.push(text(say::events_code(language)));
                inputs.push(tick(say::set_up_forwarded(language)));
                inputs
            }
            "register" => which_offer(run, about),
            "review" => {
                let mut inputs = which_offer(run, about);
                inputs.push(way(
                    say::events_review(language),
                    vec![
                        ("yes".to_owned(), say::events_approved(language)),
                        ("no".to_owned(), say::events_not_approved(language)),
                    ],
                ));
                inputs
            }
            "do_action" => {
                let names = actions(run);
                if names.is_empty() {
                    return vec![text(say::set_up_action(language))];
                }
                let names = names.into_iter().map(|name| (name.to_owned(), name.to_owned()));
                vec![about(say::events_action(language), names.collect())]
            }
            "approve_campaign" => {
                let waiting = run.outcome().campaigns.iter().filter(|campaign| !campaign.approved);
                let names = waiting.map(|one| one.campaign.name().to_owned());
                let names: Options = names.map(|name| (name.clone(), name)).collect();
                if names.is_empty() {
                    return vec![p().text(say::events_no_campaign(language))];
                }
                vec![about(say::events_campaign(language), names)]
            }
            "revoke" => {
                let what = revocable(run).into_iter().map(|what| match what {
                    Ok(offer) => {
                        let title = offer_name(language, run, offer);
                        (format!("offer {offer}"), say::events_offer_and_credit(language, &title))
                    }
                    Err(credit) => {
                        let name = credit_named(language, run, credit);
                        (format!("credit {credit}"), say::events_credit(language, &name))
                    }
                });
                let what: Options = what.collect();
                if what.is_empty() {
                    return vec![p().text(say::events_nothing_to_revoke(language))];
                }
                vec![about(say::events_revoke(language), what)]
            }
            "refund" => {
                let charges = Refundable::of(run);
                if charges.is_empty() {
                    return vec![p().text(say::events_no_charge(language))];
                }
                let shown = charges.iter().map(|charge| {
                    let text = say::events_charge(
                        language,
                        &figures.exact_money(charge.left),
                        charge.campaign.name(),
                        &figures.instant(charge.at),
                    );
                    (charge.entry.to_string(), text)
                });
                vec![
                    about(say::events_refund(language), shown.collect()),
                    amount(say::events_part(language, currency.code())),
                ]
            }
            "change_tax" => {
                let mut inputs = vec![way(
                    say::set_up_tax(language),
                    vec![
                        (
                            TaxMode::Consumption.name().to_owned(),
                            say::set_up_tax_consumption(language),
                        ),
                        (TaxMode::TopUp.name().to_owned(), say::set_up_tax_top_up(language)),
                        ("none".to_owned(), say::set_up_tax_none(language)),
                    ],
                )];
                if self.way.text.get() != "none" {
                    inputs.push(text(say::set_up_tax_rate(language)));
                    inputs.push(tick(say::set_up_tax_included(language)));
                }
                inputs
            }
            "change_billing" => {
                let modes = [PaymentMode::Automatic, PaymentMode::MonthlyInvoicing];
                let modes = modes.map(|mode| (mode.name().to_owned(), payment(language, mode)));
                vec![way(say::set_up_payment(language), modes.into())]
            }
            "grant_credit" => {
                let types = [CreditType::Free, CreditType::Assignable];
                let types = types.map(|one| (one.name().to_owned(), credit_type(language, one)));
                if self.date.text.get_untracked().is_empty() {
                    // As long as the article's credit is taken to last.
                    let usual = run.outcome().at.date().plus_days(30);
                    self.date.text.set(usual.to_string());
                }
                vec![
                    amount(amount_label()),
                    way(say::events_credit_type(language), types.into()),
                    entry_field(
                        "event-date",
                        FieldKind::Date,
                        say::set_up_last_date(language),
                        self.date,
                    ),
                ]
            }
            "transfer_cash" => vec![amount(amount_label())],
            "close_account" => vec![tick(say::events_pay_out(language))],
            _ => Vec::new(),
        }
    }

    /// The action that the inputs make; `None` where something is wrong, which then stands beside its input.
    pub(super) fn action(self, kind: &str, run: &Run) -> Option<Action> {
        let language = use_words().language();
        let currency = run.scenario().account.currency;
        let offer = || self.about.text.get_untracked().parse().unwrap_or(0);
        let way = self.way.text.get_untracked();
        let tick = self.tick.get_untracked();
        Some(match kind {
            "receive_code" => {
                let code = self.text.text.get_untracked();
                let code = Some(code.trim().to_owned()).filter(|code| !code.is_empty());
                Action::ReceiveCode { offer: offer(), code, forwarded: tick }
            }
            "register" => Action::Register { offer: offer() },
            "review" => Action::Review { offer: offer(), approved: way == "yes" },
            "ads_shown" => Action::AdsShown,
            "do_action" => {
                let entered = if actions(run).is_empty() { self.text } else { self.about };
                let action = entered.text.get_untracked().trim().to_owned();
                let read =
                    if action.is_empty() { Err(say::set_up_missing(language)) } else { Ok(action) };
                Action::DoAction { action: entered.or_error(read)? }
            }
            "approve_campaign" => {
                let name = self.about.text.get_untracked();
                let is_there =
                    run.outcome().campaigns.iter().any(|one| one.campaign.name() == name);
                Action::ApproveCampaign { campaign: is_there.then(|| Campaign::named(&name))? }
            }
            "violation" => Action::Violation,
            "suspend" => Action::Suspend,
            "reinstate" => Action::Reinstate,
            "revoke" => {
                let about = self.about.text.get_untracked();
                Action::Revoke(match about.split_once(' ')? {
                    ("offer", index) => Revoked::Offer(index.parse().ok()?),
                    (_, credit) => Revoked::Credit(credit.to_owned()),
                })
            }
            "refund" => {
                let charges = Refundable::of(run);
                let entry = self.about.text.get_untracked();
                let charge =
                    charges.into_iter().find(|charge| charge.entry.to_string() == entry)?;
                // Nothing typed means all of it.
                let amount = if self.amount.text.get_untracked().trim().is_empty() {
                    charge.left
                } else {
                    self.read_amount(currency)?
                };
                Action::Refund { spend: charge.entry, amount }
            }
            "bill" => Action::Bill,
            "pay" => Action::Pay,
            "fail_payment" => Action::FailPayment,
            "change_tax" => Action::ChangeTax { tax: self.read_tax(&way, tick)? },
            "change_billing" => {
                let modes = [PaymentMode::Automatic, PaymentMode::MonthlyInvoicing];
                Action::ChangeBilling { to: modes.into_iter().find(|mode| mode.name() == way)? }
            }
            "grant_credit" => {
                // Both are looked at, so that all that is wrong is said at once.
                let amount = self.read_amount(currency);
                let expires = Date::parse(&self.date.text.get_untracked());
                let refusal = || say::refusal_date(use_words().language());
                let expires = self.date.or_error(expires.ok_or_else(refusal));
                let types = [CreditType::Free, CreditType::Assignable];
                let credit_type = types.into_iter().find(|one| one.name() == way)?;
                let is_assignable = credit_type == CreditType::Assignable;
                Action::GrantCredit(Box::new(Grant {
                    credit: new_credit(run),
                    amount: amount?,
                    credit_type,
                    expires: expires?,
                    assign_limits: if is_assignable { article_limits().into() } else { Vec::new() },
                    only_for: None,
                    conditions: None,
                    before_cash: true,
                    needs_positive_cash: true,
                }))
            }
            "transfer_cash" => Action::TransferCash { amount: self.read_amount(currency)? },
            "close_account" => Action::CloseAccount { pay_out: tick },
            _ => return None,
        })
    }

    fn read_amount(self, currency: Currency) -> Option<Money> {
        let read = currency.parse(self.amount.text.get_untracked().trim());
        self.amount.or_error(read.map_err(|error| amount_refusal(use_words(), error, currency)))
    }

    /// The tax that is meant, or none.
    fn read_tax(self, way: &str, amounts_include_tax: bool) -> Option<Option<Tax>> {
        let Some(mode) =
            [TaxMode::Consumption, TaxMode::TopUp].into_iter().find(|mode| mode.name() == way)
        else {
            return Some(None);
        };
        let language = use_words().language();
        let rate = Percent::parse(self.text.text.get_untracked().trim(), 100);
        let rate =
            self.text.or_error(rate.ok_or_else(|| say::set_up_not_percent(language, "100")))?;
        Some(Some(Tax { rate, mode, amounts_include_tax }))
    }
}

/// Which offer is meant, where there are several.
fn which_offer(run: &Run, about: impl Fn(String, Options) -> Element) -> Vec<Element> {
    let offers = run.scenario().offers.len();
    if offers < 2 {
        return Vec::new();
    }
    let language = use_words().language();
    let options = (0..offers).map(|offer| (offer.to_string(), offer_name(language, run, offer)));
    vec![about(say::plan_offer(language), options.collect())]
}

/// Chooses the first where none of these is chosen.
fn choose_first(entered: Entered, options: &Options) {
    let now = entered.text.get();
    if options.iter().all(|(value, _)| *value != now)
        && let Some((first, _)) = options.first()
    {
        entered.text.set(first.clone());
    }
}

fn ticked(tick: RwSignal<bool>, label: String) -> Element {
    let input = html::input()
        .id("event-tick")
        .attribute("type", "checkbox")
        .live_property("checked", move || tick.get())
        .on("change", move |event: web_sys::Event| tick.set(event_target_checked(&event)));
    div()
        .class("tick")
        .child(html::label().attribute("for", "event-tick").child(input).child(span().text(label)))
}

/// An id that no credit has yet, whether it was given or an offer can still issue it.
fn new_credit(run: &Run) -> String {
    let scenario = run.scenario();
    let is_taken = |id: &str| {
        let given = scenario
            .entries
            .iter()
            .any(|entry| matches!(&entry.action, Action::GrantCredit(grant) if grant.credit == id));
        given || scenario.offers.iter().any(|met| met.offer.id == id)
    };
    let mut ids = (1_u32..).map(|number| format!("credit-{number}"));
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}
