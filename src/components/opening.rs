//! Taking a file's text as the plan, and links that carry a file: a part of the program of its own.

use crate::signals::*;
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Fault, Problem, Problems};
use ad_credit_lab_words::{Format, Language, Plain, problem, say};

use web_sys::File;

use super::file_choice::read_chosen;
use super::{Notice, copy, save_as_file};
use crate::i18n::Words;
use crate::route::{Room, Route};
use crate::sharing::{
    Block, Broken, LONGEST_LINK, Unopened, block_in, pack, packed_in, unpack, without_breaks,
};
use crate::state::{
    Brought, Plan, Visit, bring_offers, plan_file, read_plan_file, written_scenarios,
};
use crate::variants::Variants;

/// The part of the program in which this is.
pub const PART: &str = "opening";

/// How many mistakes of a file are listed.
const MOST_MISTAKES: usize = 12;

/// Where the page tells what became of a file.
type Told = RwSignal<Option<Notice>>;

/// Takes a file of the user's as the plan, and tells what became of it.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn open_chosen(words: Words, plan: Plan, told: Told, file: File) {
    leptos::task::spawn_local(async move {
        let opened = match read_chosen(words, &file).await {
            Ok(text) => open_scenario(words, plan, &file.name(), &text).await,
            Err(text) => Notice::failure(text),
        };
        told.set(Some(opened));
    });
}

/// Opens the file that an address carries, and tells what became of it.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub fn follow_link(words: Words, into: (Plan, Brought), visit: Visit, told: Told, packed: String) {
    leptos::task::spawn_local(async move {
        told.set(open_link(words, into, visit, packed).await);
    });
}

/// Saves the plan in a file.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn save_plan(words: Words, plan: Plan) {
    let text = untrack(|| plan_file(&plan.variants())).to_json();
    save_as_file(&say::plan_file_name(words.language()), "application/json", &text);
}

/// Puts a link with the plan in it on the clipboard, and tells what became of it.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn copy_plan_link(words: Words, plan: Plan, told: Told) {
    let text = untrack(|| plan_file(&plan.variants())).to_json_line();
    leptos::task::spawn_local(async move {
        let name = say::plan_file_name(words.language());
        told.set(Some(copy_link(words, text, name).await));
    });
}

/// Reads a file's text and takes its scenarios as the plan, in one step that can be undone; gives what to tell the user.
/// If the text has a mistake, the plan stays.
pub(super) async fn open_scenario(words: Words, plan: Plan, name: &str, text: &str) -> Notice {
    take(words, plan, name, read_plan(words, name, text).await)
}

fn take(words: Words, plan: Plan, name: &str, read: Result<Variants, Notice>) -> Notice {
    match read {
        Ok(variants) => {
            plan.replace_all(variants);
            Notice::success(say::open_opened(words.language(), name))
        }
        Err(notice) => notice,
    }
}

/// The scenarios of a text. One with a packed file in it, such as a summary or a link, stands for that file.
///
/// # Errors
/// What to tell the user.
pub async fn read_plan(words: Words, name: &str, text: &str) -> Result<Variants, Notice> {
    let language = words.language();
    match block_in(text) {
        Some(Ok(Block { packed, lines })) => match unpack(&packed).await {
            Ok(text) => read_file(words, name, &text).await,
            Err(Unopened::Damaged) => {
                let (first, last) = (lines.0.to_string(), lines.1.to_string());
                Err(Notice::failure(say::paste_changed(language, &first, &last, name)))
            }
            Err(reason) => Err(Notice::failure(not_unpacked(language, reason))),
        },
        Some(Err(broken)) => Err(Notice::failure(not_whole(language, name, broken))),
        None => match packed_in(text) {
            Some(packed) => match unpack_link(packed, text).await {
                Ok(text) => read_file(words, name, &text).await,
                Err(reason) => Err(Notice::failure(not_unpacked(language, reason))),
            },
            None => read_file(words, name, text).await,
        },
    }
}

/// What a link carries, also one that was wrapped on its way.
async fn unpack_link(packed: &str, text: &str) -> Result<String, Unopened> {
    let first = unpack(packed).await;
    if first != Err(Unopened::Damaged) {
        return first;
    }
    let whole = without_breaks(text);
    match packed_in(&whole) {
        Some(packed) => unpack(packed).await,
        None => first,
    }
}

async fn read_file(words: Words, name: &str, text: &str) -> Result<Variants, Notice> {
    let language = words.language();
    let read = match Node::parse(text) {
        Ok(node) => {
            for scenario in written_scenarios(&node) {
                if !bring_offers(scenario).await {
                    return Err(Notice::failure(say::open_offers_not_loaded(language, name)));
                }
            }
            read_plan_file(&node)
        }
        Err(problems) => Err(problems),
    };
    read.map_err(|problems| {
        if let Some(newer) = made_newer(language, name, &problems) {
            return newer;
        }
        // Figures as a file writes them: a count with grouping marks would itself be refused there.
        let plain = Plain { currency: None };
        let listed = problems.list().iter().map(|given| problem(language, &plain, given));
        not_opened(language, &plain, name, listed.collect())
    })
}

/// Why what is packed in a message cannot be put together again.
fn not_whole(language: &Language, name: &str, broken: Broken) -> String {
    match broken {
        Broken::NoEnd { begin } => say::paste_no_end(language, &begin.to_string(), name),
        Broken::Stranger { found, line } => {
            say::paste_stranger(language, &line.to_string(), name, &found.to_string())
        }
        Broken::Length { has, had: Some(had), lines: (first, last) } => {
            let (first, last) = (first.to_string(), last.to_string());
            let (had, has) = (had.to_string(), has.to_string());
            say::paste_length(language, &first, &had, &has, &last, name)
        }
        Broken::Length { had: None, lines: (first, last), .. } => {
            say::paste_cut(language, &first.to_string(), &last.to_string(), name)
        }
    }
}

/// Opens the file that an address carries: in the Sandbox what has practice accounts, as the plan everything else. The address then
/// names the room.
async fn open_link(
    words: Words,
    (plan, brought): (Plan, Brought),
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
        brought.0.set(Some(text));
        visit.go_instead(&Room::Sandbox.route());
        return None;
    }
    visit.go_instead(&Room::Plan.route());
    Some(take(words, plan, &name, read_file(words, &name, &text).await))
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
pub fn link_to(packed: &str) -> String {
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
