//! A report as plain text that can be read in a message, with the plan at its end so that it can be opened again.

use ad_credit_lab_words::{Language, say};

use super::contents::{Line, Report};
use crate::sharing::in_lines;

/// The text. `packed` is the plan, and `address` where it can be opened.
#[must_use]
pub fn summary_text(language: &Language, report: &Report, packed: &str, address: &str) -> String {
    let mut text = format!("{}\n{}\n", report.title, report.made);
    let mut part = |heading: String, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{heading}\n"));
            for line in lines {
                text.push_str(&line);
                text.push('\n');
            }
        }
    };
    let items = |list: &[String]| list.iter().map(|line| format!("- {line}")).collect();
    part(say::answer_heading(language), report.answer.clone());
    part(say::report_warnings(language), items(&report.warnings));
    part(say::report_results(language), lines(&report.results));
    part(say::report_inputs(language), lines(&report.inputs));
    let counting = report.counting.iter().map(|(amount, why)| format!("- {amount}: {why}"));
    part(say::report_counting(language), counting.chain(report.counts_nothing.clone()).collect());
    part(say::assumptions_heading(language), items(&report.assumptions));
    part(
        say::report_rules_heading(language),
        vec![report.rules.clone(), say::app_disclaimer(language)],
    );
    part(say::report_again(language), vec![say::report_again_how(language, address)]);
    text.push('\n');
    text.push_str(&in_lines(packed));
    text.push('\n');
    text
}

fn lines(of: &[Line]) -> Vec<String> {
    of.iter().map(|Line { label, values }| format!("- {label}: {}", values.join("; "))).collect()
}
