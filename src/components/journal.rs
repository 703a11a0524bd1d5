//! The journal: every row, accepted or refused, with its reasons.

mod subject;

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::{Counting, Reason};
use ad_credit_lab_words::{Format, counting, reason, say, verdict};
use leptos::prelude::*;

use super::{Choice, button, rule_mark, scroll};
use crate::i18n::{Figures, Words, use_words};
use crate::markup::Element;
use crate::markup::html::{div, h2, p, section, small, span, table, tbody, td, th, thead, tr};
use crate::state::Run;
use subject::{name, what};

/// How many rows are shown at first, and how many more at each request: a file may have hundreds of thousands.
const PAGE: usize = 200;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Turns,
    Refused,
}

impl Filter {
    const ALL: [Self; 3] = [Self::All, Self::Turns, Self::Refused];

    const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Turns => "turns",
            Self::Refused => "refused",
        }
    }

    /// A turning point is a row that does more than let ads run as planned.
    fn takes(self, row: &Row<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Turns => {
                let runs_on = [[Reason::ChargePaid], [Reason::ChargeAccrued]];
                row.verdict != Verdict::Accepted || !runs_on.iter().any(|one| one == row.reasons)
            }
            Self::Refused => matches!(row.verdict, Verdict::Refused | Verdict::Partly),
        }
    }
}

/// What is particular to one journal of the page.
pub struct JournalOptions {
    /// What the ids of its parts begin with; each journal of the page has another.
    pub id: &'static str,
    /// How its rows lead to moments in time, if they do.
    pub moments: Option<Moments>,
}

/// The way from a row of the journal to its moment in time.
pub struct Moments {
    /// The moment that is shown elsewhere. The last row up to it is marked.
    pub now: Memo<Instant>,
    /// Goes to a moment.
    pub go_to: Rc<dyn Fn(Instant)>,
}

/// The table of all rows of a run, with a filter.
pub fn journal(run: Memo<Run>, options: JournalOptions) -> Element {
    let JournalOptions { id, moments } = options;
    let words = use_words();
    let language = words.language();
    let filter = RwSignal::new(Filter::All);
    let limit = RwSignal::new(PAGE);
    // Paper has no button for more rows.
    let before = window_event_listener_untyped("beforeprint", move |_| limit.set(usize::MAX));
    let after = window_event_listener_untyped("afterprint", move |_| limit.set(PAGE));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let rows = Memo::new(move |_| {
        let (run, filter) = (run.get(), filter.get());
        let rows = &run.outcome().journal;
        rows.rows()
            .enumerate()
            .filter(|(_, row)| filter.takes(row))
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
    });
    let choose = move |name: &'static str| {
        limit.set(PAGE);
        filter.set(
            Filter::ALL.into_iter().find(|filter| filter.name() == name).unwrap_or(Filter::All),
        );
    };
    let options = vec![
        (Filter::All.name(), say::journal_filter_all(language)),
        (Filter::Turns.name(), say::journal_filter_turns(language)),
        (Filter::Refused.name(), say::journal_filter_refused(language)),
    ];
    let body = move || {
        let run = run.get();
        let figures = words.figures(run.scenario().account.currency);
        rows.with(|rows| {
            let shown = rows.iter().take(limit.get());
            shown
                .filter_map(|index| run.outcome().journal.row(*index))
                .map(|row| view_row(words, &figures, &run, &row, moments.as_ref()))
                .collect::<Vec<_>>()
        })
    };
    let count = move || {
        let figures = words.figures(run.get().scenario().account.currency);
        let rows = rows.with(Vec::len);
        if rows == 0 {
            say::journal_empty(language)
        } else {
            say::journal_rows(language, &figures, i64::try_from(rows).unwrap_or(i64::MAX))
        }
    };
    let has_more = Memo::new(move |_| rows.with(Vec::len) > limit.get());
    let headings = [
        (say::journal_column_when(language), ""),
        (say::journal_column_what(language), ""),
        (say::journal_column_amount(language), "number"),
        (say::journal_column_counts(language), "number"),
        (say::journal_column_balance(language), "number"),
        (say::journal_column_why(language), ""),
    ];
    let headings =
        headings.map(|(text, class)| th().attribute("scope", "col").class(class).text(text));
    let filters = Choice {
        label: say::journal_filter(language),
        name: id,
        options,
        chosen: Rc::new(move || filter.get().name().to_owned()),
        can_choose: None,
        on_choose: Rc::new(choose),
    };
    let more = move || {
        has_more.get().then(|| {
            button("button", move || limit.update(|limit| *limit += PAGE))
                .text(say::journal_more(language))
        })
    };
    let intro = p()
        .class("quiet")
        .text(say::journal_intro(language))
        .text(" ")
        .child(span().attribute("aria-live", "polite").live_text(count));
    let head = div()
        .class("journal-head")
        .child(
            div()
                .child(h2().id(format!("{id}-heading")).text(say::journal_heading(language)))
                .child(intro),
        )
        .child(filters.view());
    let all = table().child(thead().child(tr().children(headings))).child(tbody().live(body));
    section()
        .class("panel journal")
        .attribute("aria-labelledby", format!("{id}-heading"))
        .child(head)
        .child(scroll("group").attribute("aria-labelledby", format!("{id}-heading")).child(all))
        .live(more)
}

fn view_row(
    words: Words,
    figures: &Figures,
    run: &Run,
    row: &Row<'_>,
    moments: Option<&Moments>,
) -> Element {
    let language = words.language();
    let amount = (!row.amount.gross().is_zero()).then(|| figures.exact_money(row.amount.net));
    let tax = (!row.amount.tax.is_zero())
        .then(|| say::journal_tax(language, &figures.exact_money(row.amount.tax)));
    let by_credit: Money = row.burns.iter().map(|burn| burn.amount).sum();
    let by_credit = by_credit
        .is_positive()
        .then(|| say::journal_paid_by(language, &figures.exact_money(by_credit)));
    let discount = (!row.discount.is_zero())
        .then(|| say::journal_discount(language, &figures.exact_money(row.discount)));
    let owed = (row.is_owed && !row.cash_paid.is_zero())
        .then(|| say::journal_owed(language, &figures.exact_money(row.cash_paid)));
    let unpaid = (!row.unpaid.is_zero())
        .then(|| say::journal_unpaid(language, &figures.exact_money(row.unpaid)));
    let counted: Vec<_> = row
        .counts
        .iter()
        .filter(|count| count.offer == 0 && count.counting == Counting::Counted)
        .collect();
    let is_spend = !row.counts.is_empty();
    let counted =
        is_spend.then(|| figures.exact_money(counted.iter().map(|count| count.amount).sum()));
    let credit = row
        .credit
        .is_positive()
        .then(|| say::journal_and_credit(language, &figures.exact_money(row.credit)));
    let reasons = row.reasons.iter().map(|given| {
        let subject = given.subject().and_then(|subject| name(words, run, subject));
        let why = p().text(reason(language, figures, given)).text(" ");
        let why = match subject {
            Some(subject) => why.child(small().text("· ").text(subject)).text(" "),
            None => why,
        };
        why.child(rule_mark(given.rule()))
    });
    // Why a part does not count stands beside the reasons of the row.
    let uncounted =
        row.counts.iter().filter(|count| count.offer == 0 && count.counting != Counting::Counted);
    let uncounted = uncounted.map(|count| {
        let amount = span().class("amount").text(figures.money(count.amount));
        let why = counting(language, count.counting);
        let mark = rule_mark(count.counting.rule());
        p().class("quiet").child(amount).text(" ").text(why).text(" ").child(mark)
    });
    let beside = |text: Option<String>| text.map(|text| small().text(text));
    let number = || td().class("number");
    let moment = moments.map(|moments| {
        let (at, go_to) = (row.at, Rc::clone(&moments.go_to));
        button("button quiet", move || go_to(at))
            .attribute("aria-label", say::journal_go_to_named(language, &figures.instant(at)))
            .text(say::journal_go_to(language))
    });
    tr().class(format!("row-{}", row.verdict.code()))
        .child(
            td().class("when")
                .text(figures.date(row.at.date()))
                .text(" ")
                .child(small().text(figures.time(row.at)))
                .children(moment),
        )
        .child(
            td().class("what")
                .child(span().text(what(words, run, row.event)))
                .text(" ")
                .child(span().class("verdict").text(verdict(language, row.verdict))),
        )
        .child(
            number()
                .attribute("data-label", say::journal_column_amount(language))
                .text_if(amount)
                .children([tax, discount, by_credit, owed].into_iter().filter_map(beside)),
        )
        .child(
            number().attribute("data-label", say::journal_column_counts(language)).text_if(counted),
        )
        .child(
            number()
                .attribute("data-label", say::journal_column_balance(language))
                .text(figures.exact_money(row.cash))
                .children([credit, unpaid].into_iter().filter_map(beside)),
        )
        .child(td().class("why").children(reasons).children(uncounted))
}
