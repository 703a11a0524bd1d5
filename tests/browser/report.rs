//! The report of a plan, and its summary as text that opens the plan again.

use ad_credit_lab::components::read_plan;
use ad_credit_lab::i18n::Words;
use ad_credit_lab::pages::report::{Report, summary_text};
use ad_credit_lab::sharing::{Broken, block_in, in_lines, pack};
use ad_credit_lab::signals::untrack;
use ad_credit_lab::state::{Run, plan_file};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{example, example_plan, today};

/// The summary of a plan as it is copied.
async fn summary(variants: &Variants) -> String {
    let words = Words::english();
    let run = Run::of(variants.scenario().clone());
    let report = Report::of(words, &run, today());
    let packed = pack(&plan_file(variants).to_json_line()).await.unwrap();
    summary_text(words.language(), &report, &packed, "https://x.test/lab/#/plan")
}

/// What a text that is pasted comes to: the file of the plan, or what is said about it.
async fn pasted(text: &str) -> Result<String, String> {
    let read = read_plan(Words::english(), "It", text).await;
    read.map(|variants| plan_file(&variants).to_json()).map_err(|notice| notice.text)
}

/// The value of a line of a report.
fn value<'a>(lines: &'a [ad_credit_lab::pages::report::Line], label: &str) -> &'a [String] {
    &lines.iter().find(|line| line.label == label).unwrap().values
}

#[wasm_bindgen_test]
async fn a_summary_that_is_pasted_is_the_same_plan_to_the_last_character() {
    let (_owner, plan) = example_plan();
    let one = untrack(|| plan.variants());
    let mut odd = example();
    odd.name = "Größe „<b>“ 広告 > 3".to_owned();
    plan.add(odd);
    for variants in [one, untrack(|| plan.variants())] {
        let text = summary(&variants).await;
        let file = plan_file(&variants).to_json();
        assert_eq!(pasted(&text).await, Ok(file.clone()));
        // As it comes back in an answer by mail: quoted twice, wrapped anew, with other line ends.
        let quoted: String = text.lines().map(|line| format!("> > {line}\r\n")).collect();
        assert_eq!(pasted(&format!("Hello,\r\n{quoted}\r\nBest")).await, Ok(file.clone()));
        let (before, block) = text.split_at(text.find("-----BEGIN").unwrap());
        let (mark, inside) = block.split_at(block.find('\n').unwrap());
        let wrapped: String = inside
            .char_indices()
            .flat_map(|(at, c)| {
                let is_inside = at < inside.find("-----END").unwrap();
                let wraps = at % 23 == 22 && is_inside;
                [Some(c), wraps.then_some('='), wraps.then_some('\n'), wraps.then_some('>')]
            })
            .flatten()
            .collect();
        assert_eq!(pasted(&format!("{before}{mark}{wrapped}")).await, Ok(file));
    }
}

#[wasm_bindgen_test]
async fn a_summary_that_was_cut_or_changed_says_where() {
    let variants = Variants::of(example());
    let text = summary(&variants).await;
    let line_of = |mark: &str| 1 + text[..text.find(mark).unwrap()].matches('\n').count();
    let (first, last) = (line_of("-----BEGIN"), line_of("-----END"));
    let lines: Vec<&str> = text.lines().collect();
    let told = async |text: &str| pasted(text).await.unwrap_err();

    let cut = lines[..last - 1].join("\n");
    assert_eq!(
        told(&cut).await,
        format!(
            "It was not opened: the mark on line {first} has no mark at its end, so it was cut. Copy it up to its last line."
        )
    );
    // A line of 64 characters is gone.
    let without = [&lines[..first], &lines[first + 1..]].concat().join("\n");
    let packed = pack(&plan_file(&variants).to_json_line()).await.unwrap().len();
    assert_eq!(
        told(&without).await,
        format!(
            "It was not opened: {} characters of {packed} stand between the marks on lines {first} and {}. Something was cut or written in there.",
            packed - 64,
            last - 1
        )
    );
    // The length stands at its end.
    let endless = [&lines[..last - 3], &lines[last - 1..]].concat().join("\n");
    assert!(told(&endless).await.contains("has lost its end"), "{endless}");
    let written = [&lines[..first + 1], &["Is this right?"], &lines[first + 1..]].concat();
    assert_eq!(
        told(&written.join("\n")).await,
        format!(
            "It was not opened: line {} has “?”, which is no part of a plan. Take out what was written between the marks.",
            first + 2
        )
    );
    // One character is another one.
    let at = text.find("-----END").unwrap() - 80;
    let mut changed = text.clone();
    changed.replace_range(at..=at, if &text[at..=at] == "A" { "B" } else { "A" });
    assert_eq!(
        told(&changed).await,
        format!(
            "It was not opened: something between the marks on lines {first} and {last} was changed on its way. Ask for it again."
        )
    );
    let newer = in_lines("2.anything");
    assert!(told(&newer).await.contains("newer version"), "{newer}");
}

#[wasm_bindgen_test]
async fn a_link_that_was_wrapped_and_the_text_of_a_file_are_plans_too() {
    let variants = Variants::of(example());
    let file = plan_file(&variants).to_json();
    assert_eq!(pasted(&file).await, Ok(file.clone()));
    let packed = pack(&plan_file(&variants).to_json_line()).await.unwrap();
    let (start, rest) = packed.split_at(70);
    assert_eq!(pasted(&format!("> https://x.test/#/open/{start}\n> {rest}\n")).await, Ok(file));
}

#[wasm_bindgen_test]
fn a_text_without_marks_has_no_block_and_one_without_an_end_is_cut() {
    assert_eq!(block_in("nothing here"), None);
    let cut = block_in("\n-----BEGIN AD CREDIT LAB PLAN-----\n1.eJ");
    assert_eq!(cut, Some(Err(Broken::NoEnd { begin: 2 })));
}

#[wasm_bindgen_test]
fn the_report_of_the_example_has_its_figures() {
    // 25 a day from 2 June: the eighth day, 9 June, makes 200. Counted are 22 days to 1 July, the end of the earning window, without
    // the 8 that the credit of 200 paid: 30 days of 25 are 750, less 200, is 550. The other 30 days of 60 are 750.
    let report = Report::of(Words::english(), &Run::of(example()), today());
    assert_eq!(report.made, "Made on Mon, Jun 1, 2026");
    assert_eq!(value(&report.results, "Credit used")[0], "$200 of $200");
    // 60 days of 25 are 1,500, of which the credit paid 200.
    assert_eq!(value(&report.results, "Your own money on ads")[0], "$1,300");
    let amounts: Vec<_> = report.counting.iter().map(|(amount, _)| amount.as_str()).collect();
    assert_eq!(amounts, ["$550.00", "$200.00", "$750.00"]);
    let paid: Vec<_> = report.paid.iter().map(|paid| paid.parts.clone()).collect();
    // Eight days in cash, eight by the credit, the other 44.
    let parts = [["", "$200.00", ""], ["$200.00", "", ""], ["", "$1,100.00", ""]];
    assert_eq!(paid, parts.map(|parts| parts.map(str::to_owned)));
    assert_eq!(value(&report.inputs, "Spend"), ["$25 a day for 60 days"]);
    assert!(report.journal.iter().any(|turn| turn.what == "Credit issued"));
    assert!(report.journal_more.is_none());
}
