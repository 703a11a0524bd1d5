//! The table of rules, as Markdown.

use ad_credit_lab_engine::rules::{self, Grade, Rule};

use crate::{Entry, Place, Rulebook};

const INTRODUCTION: &str = "\
# Where each rule is held

`cargo xtask rulebook` writes this page from `rulebook/rules.json`, `rulebook/en.json` and `crates/engine/src/rules.rs`; change those instead of it.
What each rule says is in `rulebook/en.json`, and what follows from all of them in [rules.md](rules.md), which also explains the [grades](rules.md#how-to-read-this-page).
A rule that changes nothing for an account is told as text only; a dash stands where code or scenarios are still missing.
";

const HEAD: &str = "\
| rule | code | scenarios | strongest source |
|---|---|---|---|
";

/// The rules with their code, their scenarios and their strongest source, a table for each topic.
#[must_use]
pub fn table(book: &Rulebook) -> String {
    let mut text = INTRODUCTION.to_owned();
    let mut topic = None;
    for entry in &book.entries {
        if topic.replace(&entry.topic) != Some(&entry.topic) {
            let title = book.words.topics.get(&entry.topic).unwrap_or(&entry.topic);
            text.push_str(&format!("\n## {title}\n\n{HEAD}"));
        }
        text.push_str(&row(book, entry));
    }
    text
}

fn row(book: &Rulebook, entry: &Entry) -> String {
    let title = book.words.rules.get(&entry.id).map_or("", |words| words.title.as_str());
    let rule = rules::ALL.iter().find(|rule| rule.id == entry.id);
    let code = match entry.place {
        Place::Text => "told as text only".to_owned(),
        Place::Engine => cell(&entry.code, |file| {
            let name = file.rsplit_once("src/").map_or(file, |(_, name)| name);
            format!("[{name}](../{file})")
        }),
    };
    let scenarios =
        cell(&entry.scenarios, |name| format!("[{name}](../tests/scenarios/{name}.json)"));
    let source = rule.map_or_else(|| "–".to_owned(), |rule| strongest(rule));
    format!("| **{}** {title} | {code} | {scenarios} | {source} |\n", entry.id)
}

/// Things one below the other, or a dash.
fn cell(things: &[String], write: impl Fn(&str) -> String) -> String {
    if things.is_empty() {
        return "–".to_owned();
    }
    things.iter().map(|thing| write(thing)).collect::<Vec<_>>().join("<br>")
}

fn strongest(rule: &Rule) -> String {
    let source = rule.source();
    let grade = source.grade.letter();
    match source.link {
        _ if source.grade == Grade::Decision => format!("{grade}: decided here"),
        Some(link) => format!("{grade}: [{}]({link})", source.title),
        None => format!("{grade}: {}", source.title),
    }
}
