//! Which of the inputs matters most.

use ad_credit_lab_words::{Language, say};

use super::asking::Asking;
use super::fold::{Sheet, fold};
use super::ranges::input_name;
use crate::components::panel;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h3, li, ol, p, span};
use crate::markup::svg::{rect, svg};
use crate::state::{Matter, Odds};

/// What a ranking is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Qualifying,
    Waste,
}

impl Of {
    fn name(self, language: &Language) -> String {
        match self {
            Self::Qualifying => say::chance_for_date(language),
            Self::Waste => say::chance_for_waste(language),
        }
    }

    /// The field of a forecast that has it.
    const fn field(self) -> &'static str {
        match self {
            Self::Qualifying => "matters_for_qualifying",
            Self::Waste => "matters_for_waste",
        }
    }

    fn ranking(self, odds: &Odds) -> &[Matter] {
        match self {
            Self::Qualifying => &odds.for_qualifying,
            Self::Waste => &odds.for_waste,
        }
    }

    /// What more of an input does.
    fn effect(self, language: &Language, thousandths: Option<i64>) -> String {
        match (self, thousandths.unwrap_or(0)) {
            (_, 0) => say::chance_no_effect(language),
            (Self::Qualifying, ..0) => say::chance_sooner(language),
            (Self::Qualifying, _) => say::chance_later(language),
            (Self::Waste, ..0) => say::chance_less_waste(language),
            (Self::Waste, _) => say::chance_more_waste(language),
        }
    }
}

/// The panel of the rankings.
pub(super) fn matters(asking: Asking) -> Element {
    let language = use_words().language();
    let list = move |of: Of| {
        let items = move || {
            let odds = asking.odds.get();
            let items = odds.iter().flat_map(|odds| of.ranking(odds));
            items.map(|matter| item(language, of, *matter)).collect::<Vec<_>>()
        };
        div().child(h3().text(of.name(language))).child(ol().class("chance-ranking").live(items))
    };
    panel("panel chance-chart", "chance-matters", say::chance_matters(language))
        .child(p().class("quiet").text(say::chance_matters_how(language)))
        .child(div().class("chance-rankings").child(list(Of::Qualifying)).child(list(Of::Waste)))
        .child(fold(asking, "what-matters", move |odds| sheet(language, odds)))
}

fn item(language: &Language, of: Of, (input, thousandths): Matter) -> Element {
    let size = thousandths.unwrap_or(0).abs();
    let bar = rect()
        .class("chart-bar")
        .attribute("x", "0")
        .attribute("y", "0")
        .attribute("width", size.to_string())
        .attribute("height", "8");
    let paper = rect().class("chance-paper").attribute("width", "1000").attribute("height", "8");
    let bars = svg()
        .class("chance-bar")
        .attribute("viewBox", "0 0 1000 8")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(paper)
        .child(bar);
    li().child(span().class("chance-input-name").text(input_name(language, input)))
        .text(" ")
        .child(span().class("number").text(correlation(thousandths)))
        .child(bars)
        .child(span().class("quiet").text(of.effect(language, thousandths)))
}

/// Thousandths as a decimal text with a minus that is one; a dash where there are none.
fn correlation(thousandths: Option<i64>) -> String {
    let Some(thousandths) = thousandths else { return "–".to_owned() };
    let sign = if thousandths < 0 { "−" } else { "" };
    let size = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}", size / 1_000, size % 1_000)
}

fn sheet(language: &'static Language, odds: &Odds) -> Sheet {
    let mut lines = Vec::new();
    let names = ["for", "input", "rank_correlation", "of_runs", "seed"];
    let mut saved = vec![names.map(str::to_owned).to_vec()];
    for of in [Of::Qualifying, Of::Waste] {
        for (input, thousandths) in of.ranking(odds) {
            let name = input_name(language, *input);
            let number = correlation(*thousandths);
            lines.push(vec![name, of.name(language), number.clone()]);
            let number = thousandths.map(|_| number.replace('−', "-")).unwrap_or_default();
            let (runs, seed) = (odds.runs.to_string(), odds.seed.to_string());
            saved.push(vec![of.field().to_owned(), input.name().to_owned(), number, runs, seed]);
        }
    }
    let columns = vec![
        say::chance_column_input(language),
        say::chance_column_for(language),
        say::chance_column_correlation(language),
    ];
    Sheet { name: say::chance_matters(language), columns, lines, saved }
}
