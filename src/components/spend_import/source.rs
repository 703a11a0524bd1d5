//! Where the rows come from: a text, a file that is chosen, or one that is dropped.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_spend_table::{Choice, LARGEST, Reading, SpendTable};
use ad_credit_lab_words::{Language, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};

use crate::components::{Parts, bytes_of, file_button};
use crate::i18n::{Figures, Words, use_words};
use crate::markup::Element;
use crate::markup::html::{div, label, p, textarea};
use crate::state::{Plan, use_plan};

/// How many rows are read before the clock is looked at.
const ROWS: usize = 50;

/// What is being imported.
#[derive(Clone, Copy)]
pub(super) struct Import {
    pub(super) plan: Plan,
    words: Words,
    /// The text that is pasted or typed.
    text: RwSignal<String>,
    /// The bytes of the text or of the file, and the file's name.
    source: RwSignal<(Rc<[u8]>, Option<String>)>,
    /// Which reading is the latest.
    turn: RwSignal<u32>,
    is_reading: RwSignal<bool>,
    failure: RwSignal<Option<String>>,
    /// What somebody decided about the rows.
    pub(super) choice: RwSignal<Choice>,
    /// What was read.
    pub(super) table: RwSignal<Option<Rc<SpendTable>>>,
}

impl Import {
    pub(super) fn new() -> Self {
        Self {
            plan: use_plan(),
            words: use_words(),
            text: RwSignal::new(String::new()),
            source: RwSignal::new((Rc::new([]), None)),
            turn: RwSignal::new(0),
            is_reading: RwSignal::new(false),
            failure: RwSignal::new(None),
            choice: RwSignal::new(Choice::default()),
            table: RwSignal::new(None),
        }
    }

    pub(super) fn language(self) -> &'static Language {
        self.words.language()
    }

    /// The account's currency, in which amounts are taken.
    pub(super) fn currency(self) -> Currency {
        self.plan.run.with_untracked(|run| run.scenario().account.currency)
    }

    pub(super) fn figures(self) -> Figures {
        self.words.figures(self.currency())
    }

    /// Forgets everything.
    pub(super) fn clear(self) {
        self.text.set(String::new());
        self.take(Rc::new([]), None);
    }

    /// Takes other rows.
    fn take(self, bytes: Rc<[u8]>, name: Option<String>) {
        let was_empty = self.source.with_untracked(|(bytes, _)| bytes.is_empty());
        if name.is_some() || was_empty || bytes.is_empty() {
            // What was chosen for other rows may not hold for these; a row that is mended in the text leaves it.
            self.choice.set(Choice::default());
        }
        self.source.set((bytes, name));
        self.read();
    }

    /// Takes what was typed or pasted.
    fn type_in(self, text: String) {
        let bytes = Rc::from(text.as_bytes());
        self.text.set(text);
        self.take(bytes, None);
    }

    /// Takes a file, in the place of the text.
    fn open(self, file: File) {
        let language = self.language();
        let begun = self.next_turn();
        self.is_reading.set(true);
        spawn_local(async move {
            let name = file.name();
            // A file that is too large is not even brought into memory.
            let is_small = file.size() <= LARGEST as f64;
            let bytes = if is_small { bytes_of(&file).await } else { None };
            if self.turn.get_untracked() != begun {
                return;
            }
            self.text.set(String::new());
            match bytes {
                Some(bytes) => self.take(bytes.into(), Some(name)),
                None => {
                    self.table.set(None);
                    self.is_reading.set(false);
                    let text = if is_small {
                        say::open_unreadable(language, &name)
                    } else {
                        say::spend_import_too_large(language, &most())
                    };
                    self.failure.set(Some(text));
                }
            }
        });
    }

    fn next_turn(self) -> u32 {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_untracked()
    }

    /// Reads the rows as it is chosen, letting the browser do other things in between.
    pub(super) fn read(self) {
        let turn = self.next_turn();
        self.failure.set(None);
        let (bytes, name) = self.source.get_untracked();
        if bytes.is_empty() {
            self.is_reading.set(false);
            self.failure.set(name.map(|name| say::spend_import_empty(self.language(), &name)));
            return self.table.set(None);
        }
        let currency = self.currency();
        let language = self.language();
        self.is_reading.set(true);
        spawn_local(async move {
            let mut parts = Parts::begin();
            let begun = Reading::begin(bytes, currency, self.choice.get_untracked());
            let Some(mut reading) = begun else {
                self.table.set(None);
                self.is_reading.set(false);
                return self.failure.set(Some(say::spend_import_too_large(language, &most())));
            };
            let table = loop {
                if let Some(table) = reading.go_on(ROWS) {
                    break table;
                }
                if parts.is_over() {
                    parts.next().await;
                    if self.turn.get_untracked() != turn {
                        return;
                    }
                }
            };
            self.is_reading.set(false);
            self.table.set(Some(Rc::new(table)));
        });
    }

    /// How far it is, in a sentence; empty where the table says it.
    pub(super) fn standing(self) -> String {
        let language = self.language();
        if let Some(failure) = self.failure.get() {
            return failure;
        }
        if self.is_reading.get() {
            return say::spend_import_reading(language);
        }
        match self.table.get() {
            None => String::new(),
            Some(table) => match &table.daily {
                None => say::spend_import_nothing(language),
                Some(daily) => super::found::summary(self, daily),
            },
        }
    }
}

fn most() -> String {
    (LARGEST / (1024 * 1024)).to_string()
}

/// The inputs.
pub(super) fn source(import: Import) -> Element {
    const ID: &str = "spend-import-text";
    let language = import.language();
    let text = textarea()
        .id(ID)
        .attribute("rows", "6")
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off")
        .live_property("value", move || import.text.get())
        .on("input", move |event: web_sys::Event| import.type_in(event_target_value(&event)));
    let accept = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
    let take = Rc::new(move |file| import.open(file));
    let name = move || {
        let name = import.source.with(|(_, name)| name.clone());
        name.map(|name| say::spend_import_file(language, &name)).unwrap_or_default()
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            import.open(file);
        }
    };
    div()
        .class("spend-source")
        .on("dragover", |event: DragEvent| event.prevent_default())
        .on("drop", drop)
        .child(
            div()
                .class("field")
                .child(label().attribute("for", ID).text(say::spend_import_text(language)))
                .child(text),
        )
        .child(
            div()
                .class("actions")
                .children(file_button(&say::spend_import_choose_file(language), accept, take))
                .child(p().class("quiet").live_text(name)),
        )
}
