//! Taking a scenario's text as the plan.

use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Format, Language, Plain, problem, say};

use super::Notice;
use crate::i18n::Words;
use crate::state::{Plan, bring_offers, catalogue};

/// How many mistakes of a file are listed.
const MOST_MISTAKES: usize = 12;

/// Reads a file's text as a scenario and takes it as the plan, in one step that can be undone; gives what to tell the user.
/// If the text has a mistake, the plan stays.
pub(super) async fn open_scenario(words: Words, plan: Plan, name: &str, text: &str) -> Notice {
    let language = words.language();
    let notice = |text, failed| Notice { text, details: Vec::new(), failed };
    let read = match Node::parse(text) {
        Ok(node) if !bring_offers(&node).await => {
            return notice(say::open_offers_not_loaded(language, name), true);
        }
        Ok(node) => Scenario::from_node(&node, catalogue()),
        Err(problems) => Err(problems),
    };
    match read {
        Ok(scenario) => {
            plan.replace(scenario);
            notice(say::open_opened(language, name), false)
        }
        Err(problems) => {
            let currency = plan.run.with_untracked(|run| run.scenario().account.currency);
            // Figures as a file writes them: a count with grouping marks would itself be refused there.
            let plain = Plain { currency: None };
            let listed = problems.list().iter().map(|given| problem(language, &plain, given));
            not_opened(language, &words.figures(currency), name, listed.collect())
        }
    }
}

/// What is told about a file that has mistakes.
pub(super) fn not_opened(
    language: &Language,
    figures: &dyn Format,
    name: &str,
    mut mistakes: Vec<String>,
) -> Notice {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let text = say::open_failed(language, figures, count(mistakes.len()), name);
    let more = mistakes.len().saturating_sub(MOST_MISTAKES);
    if more > 0 {
        mistakes.truncate(MOST_MISTAKES);
        mistakes.push(say::open_more(language, figures, count(more)));
    }
    Notice { text, details: mistakes, failed: true }
}
