//! What a row of the journal says, in words: what is shown, looked through and copied is the same.

use ad_credit_lab_engine::journal::{Count, Row};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_engine::value::{OfferIndex, Subject};
use ad_credit_lab_words::{Format, counting, event, reason, say, verdict};

use super::subject::{name, subject};
use crate::i18n::{Figures, Words, small_letters};
use crate::state::Run;

/// Tells the rows of a run.
pub(super) struct Teller {
    pub(super) words: Words,
    pub(super) figures: Figures,
    pub(super) run: Run,
}

/// A row in words.
pub(super) struct Told {
    pub(super) date: String,
    pub(super) time: String,
    pub(super) kind: String,
    /// What it names, such as a campaign.
    pub(super) subject: Option<String>,
    pub(super) verdict: String,
    /// The amount; `None` where no money is meant.
    pub(super) amount: Option<String>,
    /// Tax, discount, and who paid besides cash.
    pub(super) amount_details: Vec<String>,
    /// What counts toward each offer for which something could, with the offer's name where there are several.
    pub(super) counted: Vec<(String, Option<String>)>,
    /// The cash after it.
    pub(super) balance: String,
    /// The credit after it, and what is unpaid.
    pub(super) balance_details: Vec<String>,
    /// Why it came out so.
    pub(super) reasons: Vec<Why>,
    /// Why parts of it do not count.
    pub(super) uncounted: Vec<Why>,
}

/// A sentence with the rule behind it.
pub(super) struct Why {
    /// The part of the amount that it is about, if it is not about the whole row.
    pub(super) amount: Option<String>,
    pub(super) sentence: String,
    /// The offer or credit that it is about, where there are several.
    pub(super) about: Option<String>,
    pub(super) rule: &'static Rule,
}

impl Teller {
    pub(super) fn new(words: Words, run: &Run) -> Self {
        let figures = words.figures(run.scenario().account.currency);
        Self { words, figures, run: run.clone() }
    }

    /// A row in words.
    pub(super) fn tell(&self, row: &Row<'_>) -> Told {
        let Self { words, figures, run } = self;
        let language = words.language();
        let money = |money| figures.exact_money(money);
        let if_any = |amount: Money, say: &dyn Fn(&str) -> String| {
            (!amount.is_zero()).then(|| say(&money(amount)))
        };
        let by_credit: Money = row.burns.iter().map(|burn| burn.amount).sum();
        let owed = if row.is_owed { row.cash_paid } else { Money::ZERO };
        let amount_details = [
            if_any(row.amount.tax, &|tax| say::journal_tax(language, tax)),
            if_any(row.discount, &|discount| say::journal_discount(language, discount)),
            if_any(by_credit, &|amount| say::journal_paid_by(language, amount)),
            if_any(owed, &|amount| say::journal_owed(language, amount)),
        ];
        let balance_details = [
            if_any(row.credit, &|amount| say::journal_and_credit(language, amount)),
            if_any(row.unpaid, &|amount| say::journal_unpaid(language, amount)),
        ];
        let reasons = row.reasons.iter().map(|given| Why {
            amount: None,
            sentence: reason(language, figures, given),
            about: given.subject().and_then(|subject| name(*words, run, subject)),
            rule: given.rule(),
        });
        let offer = |of: u16| name(*words, run, Subject::Offer(OfferIndex(of)));
        let uncounted = uncounted(row, None).map(|count| Why {
            amount: Some(figures.money(count.amount)),
            sentence: counting(language, count.counting),
            about: offer(count.offer),
            rule: count.counting.rule(),
        });
        Told {
            date: figures.date(row.at.date()),
            time: figures.time(row.at),
            kind: event(language, run.scenario(), run.outcome(), row.event),
            subject: subject(*words, run, row.event),
            verdict: verdict(language, row.verdict),
            amount: (!row.amount.gross().is_zero()).then(|| money(row.amount.net)),
            amount_details: amount_details.into_iter().flatten().collect(),
            counted: offers(row).map(|of| (money(counted(row, Some(of))), offer(of))).collect(),
            balance: money(row.cash),
            balance_details: balance_details.into_iter().flatten().collect(),
            reasons: reasons.collect(),
            uncounted: uncounted.collect(),
        }
    }

    /// All that a search looks at, in small letters: what the row shows, and its instant and amounts as files write them.
    pub(super) fn searched(&self, row: &Row<'_>) -> String {
        let currency = self.figures.currency();
        let plain = [row.amount.net, row.amount.tax, row.cash_paid, row.cash, row.credit]
            .into_iter()
            .filter(|amount| !amount.is_zero())
            .map(|amount| currency.format(amount));
        let mut text = row.at.to_string();
        for part in plain.chain(self.tell(row).lines()) {
            text.push(' ');
            text.push_str(&part);
        }
        small_letters(&text)
    }
}

/// What counts of a row toward an offer, by its index, or toward all of them.
pub(super) fn counted(row: &Row<'_>, offer: Option<u16>) -> Money {
    let counted = counts(row, offer).filter(|count| count.counting == Counting::Counted);
    counted.map(|count| count.amount).sum()
}

/// The parts of a row that do not count toward an offer, by its index, or toward any of them.
pub(super) fn uncounted<'a>(
    row: &Row<'a>,
    offer: Option<u16>,
) -> impl Iterator<Item = &'a Count> + use<'a> {
    counts(row, offer).filter(|count| count.counting != Counting::Counted)
}

fn counts<'a>(row: &Row<'a>, offer: Option<u16>) -> impl Iterator<Item = &'a Count> + use<'a> {
    row.counts.iter().filter(move |count| offer.is_none_or(|offer| count.offer == offer))
}

/// The offers for which something of a row could count, in the order in which it says so, each once.
fn offers<'a>(row: &Row<'a>) -> impl Iterator<Item = u16> + use<'a> {
    let all = row.counts;
    let is_first = move |index: usize| {
        let offer = all[index].offer;
        all[..index].iter().all(|other| other.offer != offer).then_some(offer)
    };
    (0..all.len()).filter_map(is_first)
}

impl Told {
    /// What the row is about, such as "Spend · default".
    pub(super) fn what(&self) -> String {
        let mut what = self.kind.clone();
        if let Some(subject) = &self.subject {
            what.push_str(" · ");
            what.push_str(subject);
        }
        what
    }

    /// Everything that it says, cell by cell and sentence by sentence.
    pub(super) fn lines(self) -> Vec<String> {
        let what = self.what();
        let mut lines = vec![self.date, self.time, what, self.verdict];
        lines.extend(self.amount);
        lines.extend(self.amount_details);
        lines.extend(self.counted.into_iter().map(counted_text));
        lines.push(self.balance);
        lines.extend(self.balance_details);
        lines.extend(self.reasons.into_iter().chain(self.uncounted).map(Why::text));
        lines
    }
}

/// What counts, with the offer for which it does where there are several.
pub(super) fn counted_text((amount, offer): (String, Option<String>)) -> String {
    match offer {
        Some(offer) => format!("{amount} · {offer}"),
        None => amount,
    }
}

impl Why {
    /// The sentence with what it is about.
    pub(super) fn sentence(self) -> String {
        let mut text = self.amount.unwrap_or_default();
        for part in [Some(self.sentence), self.about].into_iter().flatten() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&part);
        }
        text
    }

    /// The same with the rule's id.
    pub(super) fn text(self) -> String {
        let id = self.rule.id;
        let mut text = self.sentence();
        text.push_str(" (");
        text.push_str(id);
        text.push(')');
        text
    }
}
