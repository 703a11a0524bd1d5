//! Taking a file's text as the plan, and links that carry a file.

use crate::signals::*;
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Fault, Problem, Problems};
use ad_credit_lab_words::{Format, Language, Plain, problem, say};

use super::{Notice, copy};
use crate::i18n::Words;
use crate::route::{Room, Route};
use crate::sharing::{LONGEST_LINK, Unopened, pack, packed_in, unpack};
use crate::state::{Accounts, Plan, Visit, bring_offers, read_plan_file, written_scenarios};

/// How many mistakes of a file are listed.
const MOST_MISTAKES: usize = 12;

/// Reads a file's text and takes its scenarios as the plan, in one step that can be undone; gives what to tell the user.
/// If the text has a mistake, the plan stays. A text with a link in it, such as a summary, stands for the file in the link.
pub(super) async fn open_scenario(words: Words, plan: Plan, name: &str, text: &str) -> Notice {
    let language = words.language();
    match packed_in(text) {
        Some(packed) => match unpack(packed).await {
            Ok(text) => take_plan(words, plan, name, &text).await,
            Err(reason) => Notice::failure(not_unpacked(language, reason)),
        },
        None => take_plan(words, plan, name, text).await,
    }
}

async fn take_plan(words: Words, plan: Plan, name: &str, text: &str) -> Notice {
    let language = words.language();
    let read = match Node::parse(text) {
        Ok(node) => {
            for scenario in written_scenarios(&node) {
                if !bring_offers(scenario).await {
                    return Notice::failure(say::open_offers_not_loaded(language, name));
                }
            }
            read_plan_file(&node)
        }
        Err(problems) => Err(problems),
    };
    match read {
        Ok(variants) => {
            plan.replace_all(variants);
            Notice::success(say::open_opened(language, name))
        }
        Err(problems) => {
            if let Some(newer) = made_newer(language, name, &problems) {
                return newer;
            }
            let currency = plan.run.with_untracked(|run| run.scenario().account.currency);
            // Figures as a file writes them: a count with grouping marks would itself be refused there.
            let plain = Plain { currency: None };
            let listed = problems.list().iter().map(|given| problem(language, &plain, given));
            not_opened(language, &words.figures(currency), name, listed.collect())
        }
    }
}

/// Opens the file that an address carries: in the Sandbox what has practice accounts, as the plan everything else. The address then
/// names the room.
pub async fn open_link(
    words: Words,
    (plan, accounts): (Plan, Accounts),
    visit: Visit,
    packed: String,
) -> Option<Notice> {
    let language = words.language();
    let name = say::link_name(language);
    let text = unpack(&packed).await;
    let text = match text {
        Ok(text) => text,
        Err(reason) => {
            visit.go_instead(&Room::Plan.route());
            return Some(Notice::failure(not_unpacked(language, reason)));
        }
    };
    if Node::parse(&text).is_ok_and(|node| node.get("accounts").is_some()) {
        accounts.brought.set(Some(text));
        visit.go_instead(&Room::Sandbox.route());
        return None;
    }
    visit.go_instead(&Room::Plan.route());
    Some(take_plan(words, plan, &name, &text).await)
}

fn not_unpacked(language: &Language, reason: Unopened) -> String {
    match reason {
        Unopened::Newer => say::open_newer(language, &say::link_name(language)),
        Unopened::Damaged => say::link_damaged(language),
        Unopened::TooLarge => say::link_too_large(language),
    }
}

/// Puts a link with the text of a file in it on the clipboard; gives what to tell. Where the link would be too long, the file is
/// offered instead, under this name.
pub async fn copy_link(words: Words, text: String, file_name: String) -> Notice {
    let language = words.language();
    let Some(packed) = pack(&text).await else {
        return Notice {
            file: Some((file_name, text)),
            ..Notice::failure(say::link_not_made(language))
        };
    };
    if packed.len() > LONGEST_LINK {
        let plain = Plain { currency: None };
        let count = i64::try_from(packed.len()).unwrap_or(i64::MAX);
        let most = LONGEST_LINK.to_string();
        let text_of_it = say::link_too_long(language, &plain, count, &most);
        return Notice { file: Some((file_name, text)), ..Notice::failure(text_of_it) };
    }
    let link = link_to(&packed);
    if copy(&link).await {
        Notice::success(say::link_copied(language))
    } else {
        Notice { details: vec![link], ..Notice::failure(say::link_not_copied(language)) }
    }
}

/// The whole address of this page with a packed file in it.
fn link_to(packed: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}{}", Route::Open(packed.to_owned()).fragment())
}

/// What is told about a file that a later version of this page has made; nothing of another one.
pub(super) fn made_newer(language: &Language, name: &str, problems: &Problems) -> Option<Notice> {
    let is_newer = |problem: &&Problem| matches!(problem.fault, Fault::NewerVersion { .. });
    let newer = problems.list().iter().filter(is_newer);
    let details: Vec<_> =
        newer.map(|given| problem(language, &Plain { currency: None }, given)).collect();
    let text = || say::open_newer(language, name);
    (!details.is_empty()).then(|| Notice { details, ..Notice::failure(text()) })
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
    Notice { details: mistakes, ..Notice::failure(text) }
}
