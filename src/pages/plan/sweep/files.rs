//! What a sweep found as files: its numbers, and its picture.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::plan::Figures;
use ad_credit_lab_words::say;

use super::swept::Swept;
use crate::charts::money_timeline::saved::named_file;
use crate::charts::sweep::{Picture, WIDTH, svg_file};
use crate::components::{button, save_as_file, save_as_picture};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{details, div, p, summary};
use crate::signals::*;
use crate::spreadsheet::MARK;
use crate::state::use_plan;

/// All points as a CSV: the columns of the command line's, and what each point is. No value needs quotation marks.
pub(super) fn csv_file(swept: &Swept) -> String {
    let mut text = String::from(MARK);
    let inputs = swept.axes.iter().map(|axis| axis.name.as_str());
    let names: Vec<&str> = inputs.chain(Figures::NAMES).chain(["point"]).collect();
    text.push_str(&names.join(","));
    text.push_str("\r\n");
    for point in 0..swept.count() {
        for value in swept.nodes(point) {
            push(&mut text, &value);
        }
        let run = swept.run(point);
        for name in Figures::NAMES {
            push(&mut text, run.get(name).unwrap_or(&Node::Null));
        }
        text.push_str(swept.kind(point).name());
        text.push_str("\r\n");
    }
    text
}

/// A cell with what ends it.
fn push(text: &mut String, value: &Node) {
    match value {
        Node::Text(value) => text.push_str(value),
        Node::Whole(number) => text.push_str(&number.to_string()),
        _ => {}
    }
    text.push(',');
}

/// What can be saved.
#[derive(Clone, Copy)]
enum Form {
    Csv,
    Svg,
    Png,
}

/// The files, behind a fold.
pub(super) fn files(swept: Memo<Option<Swept>>, picture: Memo<Option<Picture>>) -> Element {
    let words = use_words();
    let language = words.language();
    let run = use_plan().run;
    let message = RwSignal::new(String::new());
    let save = move |form: Form| {
        let name = run.with_untracked(|run| run.scenario().name.clone());
        leptos::task::spawn_local(async move {
            let drawn = || {
                picture.with_untracked(|picture| {
                    picture.as_ref().map(|picture| svg_file(words, picture, &name))
                })
            };
            let named = |ending| named_file(&name, "sweep", ending);
            let (name, is_saved) = match form {
                Form::Csv => {
                    let text = swept.with_untracked(|swept| swept.as_ref().map(csv_file));
                    let name = named("csv");
                    let save = |text: String| save_as_file(&name, "text/csv;charset=utf-8", &text);
                    (name.clone(), text.is_some_and(save))
                }
                Form::Svg => {
                    let name = named("svg");
                    let save = |(svg, _): (String, i64)| save_as_file(&name, "image/svg+xml", &svg);
                    (name.clone(), drawn().is_some_and(save))
                }
                Form::Png => {
                    let name = named("png");
                    let is_saved = match drawn() {
                        Some((svg, height)) => {
                            let size = (WIDTH.unsigned_abs(), u32::try_from(height).unwrap_or(0));
                            save_as_picture(&name, &svg, size).await
                        }
                        None => false,
                    };
                    (name, is_saved)
                }
            };
            message.set(if is_saved {
                say::chart_saved(language, &name)
            } else {
                say::chart_not_saved(language, &name)
            });
        });
    };
    let forms = [
        (Form::Csv, say::chart_save_csv(language)),
        (Form::Svg, say::chart_save_svg(language)),
        (Form::Png, say::chart_save_png(language)),
    ];
    let buttons = forms.map(|(form, text)| button("button", move || save(form)).text(text));
    details()
        .class("timeline-files")
        .child(summary().text(say::chart_save(language)))
        .child(div().class("actions").children(buttons))
        .child(p().class("quiet").attribute("aria-live", "polite").live_text(move || message.get()))
}
