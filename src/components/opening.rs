//! Taking a scenario's text as the plan.

use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Plain, problem, say};

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
        Err(problems) => refusal(words, plan, name, &problems),
    }
}

/// What is told about a file that has mistakes.
fn refusal(words: Words, plan: Plan, name: &str, problems: &Problems) -> Notice {
    let language = words.language();
    let figures = words.figures(plan.run.with_untracked(|run| run.scenario().account.currency));
    // Figures as a file writes them: a count with grouping marks would itself be refused there.
    let plain = Plain { currency: None };
    let problems = problems.list();
    let listed = problems.iter().take(MOST_MISTAKES);
    let mut details: Vec<_> = listed.map(|given| problem(language, &plain, given)).collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    if problems.len() > MOST_MISTAKES {
        details.push(say::open_more(language, &figures, count(problems.len() - MOST_MISTAKES)));
    }
    let text = say::open_failed(language, &figures, count(problems.len()), name);
    Notice { text, details, failed: true }
}
