//! The rows that are found, as a file or as text.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::journal::Row;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_words::say;

use super::filter::{Filter, kind};
use super::subject::subject;
use super::told::{Teller, Why, counted_text};
use crate::components::{Parts, copy, save_as_file};
use crate::i18n::Words;
use crate::signals::*;
use crate::spreadsheet::{MARK, line_of, text_cell};
use crate::state::Run;

/// What is made of the rows. `docs/journal-export.md` says what stands where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line a row, for spreadsheets (RFC 4180).
    Csv,
    /// The rows as the engine publishes them, with the filter.
    Json,
    /// Plain text, for a message.
    Text,
}

/// The names of the columns of a CSV.
const COLUMNS: &str = "at,kind,subject,verdict,currency,net,tax,discount,paid_by_cash,paid_by_credit,owed,\
counted,not_counted,cash_after,credit_after,unpaid_after,rules,reasons";

/// Takes rows along that are found, with what is said of how many they are, and says in `message` what became of it.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn take_along(
    words: Words,
    run: Run,
    (found, rows): (Vec<u32>, String),
    filter: Filter,
    form: Form,
    message: RwSignal<String>,
) {
    let language = words.language();
    let heading = say::journal_copy_heading(language, &run.scenario().name, &rows);
    leptos::task::spawn_local(async move {
        let text = export(words, run, found, filter, (form, heading)).await;
        let (name, kind) = match form {
            Form::Csv => (say::journal_file_csv(language), "text/csv;charset=utf-8"),
            Form::Json => (say::journal_file_json(language), "application/json"),
            Form::Text => {
                let told = if copy(&text).await {
                    say::journal_copied(language, &rows)
                } else {
                    say::journal_not_copied(language)
                };
                message.set(told);
                return;
            }
        };
        save_as_file(&name, kind, &text);
        message.set(say::journal_saved(language, &name, &rows));
    });
}

/// Writes rows of a run, given by their index. `filter` is what found them, and `heading` begins a text.
///
/// It lets the browser do other things in between, so that thousands of rows do not stop it.
pub async fn export(
    words: Words,
    run: Run,
    found: Vec<u32>,
    filter: Filter,
    (form, heading): (Form, String),
) -> String {
    let teller = Teller::new(words, &run);
    let mut text = match form {
        Form::Csv => format!("{MARK}{COLUMNS}\r\n"),
        Form::Json => json_head(&run, &filter, found.len()),
        Form::Text => heading,
    };
    let mut parts = Parts::begin();
    for (order, index) in found.iter().enumerate() {
        let Some(row) = run.outcome().journal.row(*index as usize) else { continue };
        match form {
            Form::Csv => text.push_str(&csv_line(&teller, &row)),
            Form::Json => {
                text.push_str(if order == 0 { "\n" } else { ",\n" });
                text.push_str(&run.outcome().row_to_node(run.scenario(), &row).to_json_line());
            }
            Form::Text => {
                text.push_str("\n\n");
                text.push_str(&paragraph(&teller, &row));
            }
        }
        if parts.is_over() {
            parts.next().await;
        }
    }
    text.push_str(if form == Form::Json { "\n]}\n" } else { "" });
    text
}

/// The beginning of the object, up to the list of rows.
fn json_head(run: &Run, filter: &Filter, rows: usize) -> String {
    let whole = |number: usize| Node::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    let object = |fields: Vec<(&str, Node)>| {
        Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
    };
    let offer = |index: u16| {
        let met = run.scenario().offers.get(usize::from(index))?;
        Some(met.offer.id.as_str())
    };
    let filter = object(vec![
        ("kind", filter.kind.into()),
        ("verdicts", filter.verdicts.name().into()),
        ("counts", filter.counts.name().into()),
        ("offer", filter.offer.and_then(offer).into()),
        ("words", filter.words.as_str().into()),
    ]);
    let head = object(vec![
        ("version", Node::Whole(1)),
        ("scenario", run.scenario().name.as_str().into()),
        ("currency", run.scenario().account.currency.code().into()),
        ("at", run.outcome().at.into()),
        ("filter", filter),
        ("rows", whole(rows)),
        ("rows_in_all", whole(run.outcome().journal.len())),
    ]);
    let mut text = head.to_json_line();
    text.pop();
    text.push_str(",\"journal\":[");
    text
}

/// A row as a line of a CSV.
fn csv_line(teller: &Teller, row: &Row<'_>) -> String {
    let run = &teller.run;
    let (scenario, outcome) = (run.scenario(), run.outcome());
    let currency = scenario.account.currency;
    let written = |amount: Money| currency.format(amount);
    let if_any = |amount: Money| if amount.is_zero() { String::new() } else { written(amount) };
    let has_amount = !row.amount.gross().is_zero();
    let (cash, owed) =
        if row.is_owed { (Money::ZERO, row.cash_paid) } else { (row.cash_paid, Money::ZERO) };
    let credits = row.burns.iter().map(|burn| {
        let credit = outcome.credits.get(burn.credit as usize);
        format!("{} {}", credit.map_or("", |credit| &credit.id), written(burn.amount))
    });
    // Of several offers each amount says which.
    let of = |offer: u16| match scenario.offers.get(usize::from(offer)) {
        Some(met) if scenario.offers.len() > 1 => format!("{} ", met.offer.id),
        _ => String::new(),
    };
    let counts = |is_counted| {
        let counts = row.counts.iter();
        counts.filter(move |count| (count.counting == Counting::Counted) == is_counted)
    };
    let counted = counts(true).map(|count| of(count.offer) + &written(count.amount));
    let not_counted = counts(false).map(|count| {
        format!("{}{} {}", of(count.offer), count.counting.code(), written(count.amount))
    });
    let told = teller.tell(row);
    let mut rules: Vec<&str> = Vec::new();
    for why in told.reasons.iter().chain(&told.uncounted) {
        if !rules.contains(&why.rule.id) {
            rules.push(why.rule.id);
        }
    }
    let reasons = told.reasons.into_iter().chain(told.uncounted).map(Why::sentence);
    line_of([
        row.at.to_string(),
        kind(run, row.event).to_owned(),
        text_cell(&subject(teller.words, run, row.event).unwrap_or_default()),
        row.verdict.code().to_owned(),
        currency.code().to_owned(),
        if has_amount { written(row.amount.net) } else { String::new() },
        if has_amount { written(row.amount.tax) } else { String::new() },
        if_any(row.discount),
        if_any(cash),
        text_cell(&join(credits, "; ")),
        if_any(owed),
        if scenario.offers.len() > 1 {
            text_cell(&join(counted, "; "))
        } else {
            join(counted, "; ")
        },
        text_cell(&join(not_counted, "; ")),
        written(row.cash),
        written(row.credit),
        written(row.unpaid),
        rules.join(" "),
        text_cell(&join(reasons, " ")),
    ])
}

fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

/// A row as a few lines of text.
fn paragraph(teller: &Teller, row: &Row<'_>) -> String {
    let language = teller.words.language();
    let told = teller.tell(row);
    let amounts = told.amount.iter().chain(&told.amount_details).cloned();
    let balance = std::iter::once(&told.balance).chain(&told.balance_details).cloned();
    let figures = [
        (say::journal_column_amount(language), join(amounts, ", ")),
        (
            say::journal_column_counts(language),
            join(told.counted.iter().cloned().map(counted_text), ", "),
        ),
        (say::journal_column_balance(language), join(balance, ", ")),
    ];
    let figures = figures.into_iter().filter(|(_, figures)| !figures.is_empty());
    let figures = figures.map(|(label, figures)| format!("{label}: {figures}"));
    let head = format!("{} {} · {} · {}", told.date, told.time, told.what(), told.verdict);
    let why = told.reasons.into_iter().chain(told.uncounted).map(Why::text);
    join([head, join(figures, " · ")].into_iter().chain(why), "\n")
}
