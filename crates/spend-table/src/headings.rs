//! What headings say of their columns, in the languages of the usual exports.

use crate::dates::is_letter;

/// Words of which one is the whole heading of the dates of a daily report.
const DAYS: &str = "day date tag datum jour fecha día dia giorno data dag 日期 日付";
/// How headings of other dates go.
const OTHER_DATES: &str = "start end begin fin ende début inicio creat updat launch";
/// How headings of spend go.
const SPEND: &str = "cost spend spent ausgabe ausgegeben kosten dépens depens coût cout gasto gastado spesa uitga besteed \
custo investi inversi 消耗 花费 費用";
/// How headings go that may be of spend, or of other amounts.
const AMOUNTS: &str = "amount betrag montant importe importo valor bedrag";
/// How headings go that are of no spend, though a word of them may be.
const OTHER_AMOUNTS: &str = "/ cpc cpm cpa cpv cpr roas avg average durchschn ø moyen medio media gemidd budget limit rate conv \
revenue value umsatz return bid gebot balance saldo tax result";
/// Words that put an amount in relation to something.
const PER: &str = "per pro par por pr id";

/// A heading in lower case, as far as its letters are plain.
fn plain(heading: &str) -> String {
    heading.trim().to_ascii_lowercase()
}

fn has_one(heading: &str, parts: &str) -> bool {
    parts.split_whitespace().any(|part| heading.contains(part))
}

/// How well a heading is one of the dates of a daily report.
pub(crate) fn is_of_days(heading: &str) -> i32 {
    let heading = plain(heading);
    if DAYS.split(' ').any(|word| heading == word) {
        2
    } else if has_one(&heading, OTHER_DATES) {
        0
    } else {
        1
    }
}

/// How well a heading is one of spend.
pub(crate) fn is_of_spend(heading: &str) -> i32 {
    let heading = plain(heading);
    let mut words = heading.split(|letter: char| !(letter.is_ascii_digit() || is_letter(letter)));
    if has_one(&heading, OTHER_AMOUNTS) || words.any(|word| PER.split(' ').any(|per| per == word)) {
        -8
    } else if has_one(&heading, SPEND) {
        8
    } else if has_one(&heading, AMOUNTS) {
        6
    } else {
        0
    }
}

/// How the rows begin that add others up.
const TOTALS: &str = "total gesamt summe insgesamt zwischensumme somme sum suma totaal sous-total subtotal grand 合计 總計 合計";

/// Whether a cell begins a row that adds others up.
pub(crate) fn is_total(cell: &str) -> bool {
    let cell = plain(cell);
    TOTALS.split(' ').any(|word| cell.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spend_is_told_from_what_something_costs_and_from_budgets() {
        for heading in [
            "Cost",
            "Spend",
            "Amount spent (USD)",
            "Total cost",
            "Ausgegebener Betrag (EUR)",
            "Kosten",
            "Montant dépensé (EUR)",
            "Coût",
            "Dépenses",
            "Importe gastado",
            "Spesa",
            "COST",
        ] {
            assert_eq!(is_of_spend(heading), 8, "{heading}");
        }
        for heading in [
            "CPC",
            "Avg. cost",
            "Cost / conv.",
            "Cost per result",
            "Kosten pro Ergebnis",
            "Campaign ID",
            "Coût par résultat",
            "Costo por resultado",
            "Daily budget",
            "Conv. value",
            "Avg. CPM",
        ] {
            assert_eq!(is_of_spend(heading), -8, "{heading}");
        }
        assert_eq!(["Impressions", "Clicks", "Währung"].map(is_of_spend), [0, 0, 0]);
        assert_eq!(["Betrag", "Amount"].map(is_of_spend), [6, 6]);
    }

    #[test]
    fn the_day_is_preferred_to_other_dates() {
        assert_eq!(["Day", "By Day", "Campaign start date"].map(is_of_days), [2, 1, 0]);
    }
}
