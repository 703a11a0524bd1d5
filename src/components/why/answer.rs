//! What is asked, and its answer in a few words.

use ad_credit_lab_engine::explain::{Answer, Asked, Explanation};
use ad_credit_lab_words::{Format, say, state, state_meaning, verdict};

use super::Teller;
use crate::i18n::{Words, by, until};
use crate::markup::Element;
use crate::markup::html::{p, strong};
use crate::state::{Run, credit_name, offer_name};

/// What is asked about, with the offer or the credit where there are several.
pub(super) fn name(words: Words, run: &Run, asked: Asked) -> String {
    let language = words.language();
    let offer =
        |index: usize| (run.scenario().offers.len() > 1).then(|| offer_name(language, run, index));
    let credit =
        |index: usize| (run.outcome().credits.len() > 1).then(|| credit_name(language, run, index));
    let (name, of) = match asked {
        Asked::State(index) => (say::why_of_state(language), offer(index)),
        Asked::Counted(index) => (say::figure_counted(language), offer(index)),
        Asked::Calculating(index) => (say::why_of_calculating(language), offer(index)),
        Asked::Pending(index) => (say::why_of_pending(language), offer(index)),
        Asked::Threshold(index) => (say::figure_asked(language), offer(index)),
        Asked::RedeemBy(index) => (say::why_of_redeem_by(language), offer(index)),
        Asked::EarnBy(index) => (say::why_of_earn_by(language), offer(index)),
        Asked::Issue(index) => (say::figure_issue(language), offer(index)),
        Asked::Credit(index) => (say::payments_credit(language), credit(index)),
        Asked::Credits => (say::payments_credit(language), None),
        Asked::ValidDates(index) => (say::why_of_valid_dates(language), credit(index)),
        Asked::AssignLimit(index) => (say::why_of_assign_limit(language), credit(index)),
        Asked::Cash => (say::payments_cash(language), None),
        Asked::Unpaid => (say::payments_unpaid(language), None),
        Asked::Unbilled => (say::bills_unbilled(language), None),
        Asked::Billed => (say::bills_billed(language), None),
        Asked::Tax => (say::why_of_tax(language), None),
        Asked::NotAdmin => (say::why_of_not_admin(language), None),
        Asked::NoIcon => (say::why_of_no_icon(language), None),
        Asked::Campaign(index) => {
            let campaign = run.outcome().campaigns.get(index);
            (say::why_of_campaign(language), campaign.map(|it| it.campaign.name().to_owned()))
        }
        Asked::ChargesOfDate(row) => {
            let row = run.outcome().journal.row(row);
            let date =
                row.map(|row| words.figures(run.scenario().account.currency).date(row.at.date()));
            (say::why_of_charges(language), date)
        }
        Asked::Row(row) => {
            let row = run.outcome().journal.row(row);
            let event = row.map(|row| {
                ad_credit_lab_words::event(language, run.scenario(), run.outcome(), row.event)
            });
            (event.unwrap_or_else(|| say::why_of_row(language)), None)
        }
    };
    of.map_or(name.clone(), |of| format!("{name} · {of}"))
}

/// The answer, large, with what it means.
pub(super) fn answer(teller: &Teller, asked: Asked, told: &Explanation) -> Vec<Element> {
    let (language, figures) = (teller.language, &teller.figures);
    let large = |text: String| p().child(strong().text(text));
    let Some(answer) = told.answer else {
        return vec![p().text(say::why_not_there(language))];
    };
    match answer {
        Answer::Money(amount) => vec![large(figures.exact_money(amount))],
        Answer::State(of) => {
            vec![large(state(language, of)), p().text(state_meaning(language, of))]
        }
        Answer::Deadline(deadline) => vec![large(until(language, figures, &deadline))],
        Answer::Issue(dates) => vec![large(by(language, figures, dates.expected_by))],
        Answer::LastDate(date) => vec![large(say::by_end_of(language, &figures.date(date)))],
        Answer::Limit(Some(limit)) => {
            vec![large(say::why_limit(language, figures, limit.into()))]
        }
        Answer::Limit(None) => vec![large(say::why_no_limit(language))],
        Answer::Verdict(of) => {
            let row = if let Asked::Row(row) = asked { row } else { 0 };
            let at = self::at(teller, row);
            vec![large(verdict(language, of)), p().text(teller.row(row)).text(", ").text(at)]
        }
        Answer::Rule => Vec::new(),
    }
}

fn at(teller: &Teller, row: usize) -> String {
    let row = teller.run.outcome().journal.row(row);
    row.map(|row| teller.figures.instant(row.at)).unwrap_or_default()
}
