//! Putting the page's program into place in its parts.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::split::{self, Part};
use crate::setup::wasm_target;
use crate::wasm_opt;
use crate::web::PAGE_PACKAGE;
use crate::workspace::Workspace;

/// The profile with which Trunk has the page compiled, as `index.html` says.
const PROFILE: &str = "page";

/// The parts: the names by which the page asks for them, and the functions by which they are entered.
pub(crate) const PARTS: &[Part] = &[
    ("sandbox", &[&["ad_credit_lab", "pages", "sandbox", "sandbox_page"]]),
    ("import", &[&["ad_credit_lab", "components", "spend_import", "import_dialog"]]),
    ("journal", &[&["ad_credit_lab", "components", "journal", "journal"]]),
    ("rules", &[&["ad_credit_lab", "pages", "rules", "rules_page"]]),
    ("goal", &[&["ad_credit_lab", "pages", "plan", "goal", "goal_part"]]),
    ("compare", &[&["ad_credit_lab", "pages", "plan", "compare", "compare_part"]]),
    ("sweep", &[&["ad_credit_lab", "pages", "plan", "sweep", "sweep_part"]]),
    ("chance", &[&["ad_credit_lab", "pages", "plan", "chance", "chance_part"]]),
    ("accounts", &[&["ad_credit_lab", "pages", "plan", "accounts", "accounts_part"]]),
    ("report", &[&["ad_credit_lab", "pages", "plan", "report", "report_part"]]),
    ("plans", &[&["ad_credit_lab", "components", "kept_plans", "kept_plans_part"]]),
    (
        "inputs",
        &[
            &["ad_credit_lab", "components", "plan_inputs", "more", "more_inputs"],
            &["ad_credit_lab", "components", "plan_inputs", "offer", "begin_own"],
        ],
    ),
    (
        "opening",
        &[
            &["ad_credit_lab", "components", "opening", "open_chosen"],
            &["ad_credit_lab", "components", "opening", "follow_link"],
            &["ad_credit_lab", "components", "opening", "save_plan"],
            &["ad_credit_lab", "components", "opening", "copy_plan_link"],
        ],
    ),
    (
        "files",
        &[
            &["ad_credit_lab", "components", "journal", "export", "take_along"],
            &["ad_credit_lab", "charts", "money_timeline", "saved", "save"],
        ],
    ),
];

/// The styles that only parts need, by the names of their files, and which parts these are. `index.html` names all of them.
pub(crate) const STYLES: &[(&str, &[&str])] = &[
    ("accounts", &["sandbox"]),
    ("chance", &["chance"]),
    ("compare", &["compare"]),
    ("goal", &["goal"]),
    ("journal", &["journal", "sandbox"]),
    ("many-accounts", &["accounts"]),
    ("report", &["report"]),
    ("sweep", &["sweep"]),
    ("clock", &["sandbox"]),
    ("console", &["sandbox"]),
    ("dialogs", &["sandbox", "import", "plans", "accounts"]),
    ("promotions", &["sandbox", "goal", "compare", "sweep", "chance", "accounts", "report"]),
    ("rules", &["rules"]),
    ("set-up", &["sandbox", "inputs", "compare", "sweep"]),
    ("spend-import", &["import"]),
    ("why", &["sandbox"]),
];

/// What stands in the built `index.html` where the parts and their files are to be named.
const UNSPLIT: &str = "unsplit";

/// Splits the program that Trunk put into `dist`, makes its parts small, and names them in `index.html`.
pub(crate) fn put(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let bound = bound(&dist)?;
    let linked = workspace.web_target().join(wasm_target::TARGET).join(PROFILE);
    let linked = linked.join(PAGE_PACKAGE).with_extension("wasm");
    let pieces = split::split(&read(&linked)?, &read(&bound)?, PARTS)?;

    let mut files = vec![("bg", smaller(workspace, "bg", &pieces.main)?)];
    for (name, bytes) in &pieces.parts {
        files.push((name, smaller(workspace, name, bytes)?));
    }
    // One for all, because a part fits no other main program.
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    let hash = hasher.finish();
    let file_name = |name: &str| format!("{PAGE_PACKAGE}-{hash:016x}_{name}.wasm");

    let old = bound.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::remove_file(&bound).with_context(|| format!("{} could not be removed", bound.display()))?;
    for (name, bytes) in &files {
        write(&dist.join(file_name(name)), bytes)?;
    }
    let index = dist.join("index.html");
    let html = String::from_utf8(read(&index)?).context("index.html is no text")?;
    ensure!(html.contains(UNSPLIT) && html.contains(&old), "index.html does not name the program");
    let named: Vec<String> =
        files[1..].iter().map(|(name, _)| format!("{name}:{}", file_name(name))).collect();
    let mut html = html.replace(&old, &file_name("bg")).replace(UNSPLIT, &named.join(","));
    for (style, parts) in STYLES {
        html = put_off(&html, style, parts)?;
    }
    write(&index, html.as_bytes())
}

/// `index.html` without that a style is fetched at once: `boot.js` makes its link one of a stylesheet when it fetches one of these parts.
/// The link stays at its place, so that the order of the styles is that of an undivided page.
fn put_off(html: &str, style: &str, parts: &[&str]) -> Result<String> {
    let missing = || format!("index.html has no link to the style {style}");
    let name = html.find(&format!("href=./{style}-")).with_context(missing)?;
    let start = html[..name].rfind('<').with_context(missing)?;
    let end = start + html[start..].find('>').with_context(missing)?;
    let link = &html[start..end];
    ensure!(link.contains("rel=stylesheet"), "{}: {link}", missing());
    let later =
        link.replace("rel=stylesheet", &format!("data-for=\"{}\" rel=later", parts.join(" ")));
    Ok([&html[..start], &later, &html[end..]].concat())
}

/// The program as Trunk put it there.
fn bound(dist: &Path) -> Result<PathBuf> {
    let entries =
        fs::read_dir(dist).with_context(|| format!("{} could not be listed", dist.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        found.extend(path.extension().is_some_and(|ending| ending == "wasm").then_some(path));
    }
    ensure!(found.len() == 1, "one program is expected in {}, not {}", dist.display(), found.len());
    Ok(found.remove(0))
}

fn smaller(workspace: &Workspace, name: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let folder = workspace.web_target().join("parts");
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} could not be made", folder.display()))?;
    let (from, to) =
        (folder.join(format!("{name}.wasm")), folder.join(format!("{name}-small.wasm")));
    write(&from, bytes)?;
    wasm_opt::optimise(workspace, &from, &to)?;
    read(&to)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} could not be read", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} could not be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_a_part_keeps_its_place_and_is_no_stylesheet_yet() {
        let html =
            "<link href=./base-1.css rel=stylesheet><link href=./rules-2.css rel=stylesheet><p>";
        assert_eq!(
            put_off(html, "rules", &["rules", "other"]).unwrap_or_default(),
            "<link href=./base-1.css rel=stylesheet><link href=./rules-2.css data-for=\"rules other\" rel=later><p>"
        );
        let error = put_off(html, "clock", &["sandbox"]).unwrap_err();
        assert_eq!(error.to_string(), "index.html has no link to the style clock");
    }
}
