//! The work on a file of accounts: what is asked, how far it is, and which of the outcomes are found.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::Language;
use leptos::prelude::LocalStorage;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::super::whole::{is_shown, whole_run};
use crate::background::{Inquiry, Question, State};
use crate::components::Parts;
use crate::i18n::{Figures, Words, use_words};
use crate::route::Part;
use crate::signals::*;
use crate::state::{
    BatchFilter, BatchHead, BatchOrder, BatchRows, BatchShare, Finding, Plan, Run, shared_terms,
    use_plan,
};

/// How many bytes of a file are looked at before it is read.
const HEAD: f64 = 65_536.0;
/// How many steps of finding are made before the clock is looked at.
const STEPS: usize = 500;
/// How long after new outcomes the table follows, while more of them come.
const SOON: Duration = Duration::from_millis(300);

/// A file that was chosen, or rows that were pasted.
pub(super) struct Chosen {
    pub(super) name: String,
    pub(super) file: Blob,
    /// Some of its first lines.
    beginning: String,
}

/// What the outcomes are of.
pub(super) struct Asked {
    pub(super) shared: Scenario,
    pub(super) node: Node,
    pub(super) delimiter: u8,
    pub(super) file: Blob,
}

/// What is found of the outcomes so far.
pub(super) struct View {
    /// Of which asking these are; it grows with each.
    pub(super) asking: u32,
    pub(super) of: Finding,
    /// How many accounts there were to look through.
    pub(super) all: usize,
}

/// A complaint about a row: its line and what is wrong.
pub(super) type Complaint = (i64, String);

/// The work. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Work {
    pub(super) plan: Plan,
    /// The plan's scenario that is shown, to its end, as it was when the part was last shown.
    pub(super) run: Memo<Run>,
    words: Words,
    pub(super) chosen: RwSignal<Option<Rc<Chosen>>>,
    pub(super) head: RwSignal<Option<Rc<BatchHead>>>,
    pub(super) share: RwSignal<BatchShare>,
    pub(super) asked: RwSignal<Option<Rc<Asked>>>,
    pub(super) inquiry: Inquiry,
    rows: StoredValue<Rc<RefCell<BatchRows>>, LocalStorage>,
    pub(super) complaints: RwSignal<Rc<Vec<Complaint>>>,
    pub(super) filter: RwSignal<BatchFilter>,
    pub(super) order: RwSignal<(BatchOrder, bool)>,
    pub(super) page: RwSignal<usize>,
    pub(super) view: RwSignal<Rc<View>>,
    /// Whether the table is about to follow.
    pub(super) is_finding: RwSignal<bool>,
    turn: RwSignal<u32>,
    asking: RwSignal<u32>,
    is_due: RwSignal<bool>,
    /// The account that is looked at, by its number.
    pub(super) looked_at: RwSignal<Option<u32>>,
}

impl Work {
    pub(super) fn new() -> Self {
        let nothing = View { asking: 0, of: finding(BatchFilter::default()), all: 0 };
        let plan = use_plan();
        let run = whole_run(is_shown(Part::Accounts));
        let work = Self {
            plan,
            run,
            words: use_words(),
            chosen: RwSignal::new(None),
            head: RwSignal::new(None),
            share: RwSignal::new(BatchShare::default()),
            asked: RwSignal::new(None),
            inquiry: Inquiry::by_hand(),
            rows: StoredValue::new_local(Rc::default()),
            complaints: RwSignal::new(Rc::default()),
            filter: RwSignal::new(BatchFilter::default()),
            order: RwSignal::new((BatchOrder::File, false)),
            page: RwSignal::new(0),
            view: RwSignal::new(Rc::new(nothing)),
            is_finding: RwSignal::new(false),
            turn: RwSignal::new(0),
            asking: RwSignal::new(0),
            is_due: RwSignal::new(false),
            looked_at: RwSignal::new(None),
        };
        let work = Self { inquiry: work.inquiry.on_part(move |part| work.take(&part)), ..work };
        // Whatever is found first, what is there at the end is shown.
        Effect::new(move |_| {
            if !matches!(work.inquiry.state(), State::Waiting { .. }) {
                untrack(|| work.find());
            }
        });
        work
    }

    pub(super) fn language(self) -> &'static Language {
        self.words.language()
    }

    /// Figures of the currency of the outcomes; before there are any, of the plan.
    pub(super) fn figures(self) -> Figures {
        let of_asked =
            self.asked.with(|asked| asked.as_ref().map(|asked| asked.shared.account.currency));
        let of_plan = || self.run.with_untracked(|run| run.scenario().account.currency);
        self.words.figures(of_asked.unwrap_or_else(of_plan))
    }

    pub(super) fn rows(self) -> Rc<RefCell<BatchRows>> {
        self.rows.with_value(Rc::clone)
    }

    /// Takes a file, and begins to work on it.
    pub(super) fn open(self, name: String, file: Blob) {
        spawn_local(async move {
            let slice = file.slice_with_f64_and_f64(0.0, HEAD);
            let Ok(slice) = slice else { return };
            let Ok(bytes) = JsFuture::from(slice.array_buffer()).await else {
                // Whoever works on it will find out and say so.
                return self.begin(Chosen { name, file, beginning: String::new() });
            };
            let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
            let beginning = String::from_utf8_lossy(&bytes).into_owned();
            self.begin(Chosen { name, file, beginning });
        });
    }

    fn begin(self, chosen: Chosen) {
        let head = BatchHead::of(&chosen.beginning);
        self.chosen.set(Some(Rc::new(chosen)));
        self.know(head);
    }

    /// Reads the file anew with something else between its cells.
    pub(super) fn choose_delimiter(self, delimiter: u8) {
        if let Some(chosen) = self.chosen.get_untracked() {
            self.know(BatchHead::with(&chosen.beginning, delimiter));
        }
    }

    /// Takes what the beginning of the file says, and begins to work where it can be worked on.
    fn know(self, head: BatchHead) {
        let run = self.run.get_untracked();
        let until = self.share.with_untracked(|share| share.until);
        self.share.set(BatchShare { until, ..BatchShare::needed(&head, run.scenario()) });
        self.head.set(Some(Rc::new(head)));
        self.ask();
    }

    /// Works on the file, for what the plan says now.
    pub(super) fn ask(self) {
        let (Some(chosen), Some(head)) = (self.chosen.get_untracked(), self.head.get_untracked())
        else {
            return;
        };
        let run = self.run.get_untracked();
        let shared = shared_terms(run.scenario(), self.share.get_untracked());
        let (node, file) = (shared.to_node(), chosen.file.clone());
        self.rows.set_value(Rc::default());
        self.complaints.set(Rc::default());
        self.asking.update(|asking| *asking += 1);
        self.filter.set(BatchFilter::default());
        self.looked_at.set(None);
        let delimiter = head.delimiter;
        let question = Question::Batch { shared: node.clone(), delimiter, file: file.clone() };
        self.asked.set(Some(Rc::new(Asked { shared, node, delimiter, file })));
        self.inquiry.ask(&question);
        self.find_from_first();
    }

    /// Takes outcomes that came.
    fn take(self, part: &Node) {
        self.rows().borrow_mut().take(part);
        if let Some(Node::List(new)) = part.get("complaints")
            && !new.is_empty()
        {
            let said = new.iter().filter_map(|complaint| {
                let Some(Node::Whole(line)) = complaint.get("line") else { return None };
                Some((*line, complaint.get("message")?.as_text()?.to_owned()))
            });
            let mut all = Vec::clone(&self.complaints.get_untracked());
            all.extend(said);
            self.complaints.set(Rc::new(all));
        }
        self.find_soon();
    }

    /// Changes which accounts are wanted.
    pub(super) fn filter_by(self, change: impl FnOnce(&mut BatchFilter)) {
        self.filter.update(change);
        self.find_from_first();
    }

    /// Orders accounts otherwise; in the other direction, where they are in this order already.
    pub(super) fn order_by(self, order: BatchOrder) {
        let (now, is_downward) = self.order.get_untracked();
        // Of figures one wants to see the largest first.
        let first = !matches!(
            order,
            BatchOrder::File
                | BatchOrder::Account
                | BatchOrder::State
                | BatchOrder::Met
                | BatchOrder::ToDo
        );
        self.order.set((order, if now == order { !is_downward } else { first }));
        self.find_from_first();
    }

    fn find_from_first(self) {
        self.page.set(0);
        self.find();
    }

    /// Finds anew a moment later, and not more often.
    fn find_soon(self) {
        if self.is_due.get_untracked() {
            return;
        }
        self.is_due.set(true);
        set_timeout(
            move || {
                if self.is_due.is_disposed() {
                    return;
                }
                self.is_due.set(false);
                self.find();
            },
            SOON,
        );
    }

    /// Finds the accounts that are wanted, in pieces between which the browser does other things.
    fn find(self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_untracked();
        let (order, is_downward) = self.order.get_untracked();
        let mut finding = Finding::begin(self.filter.get_untracked(), order, is_downward);
        let (rows, asking) = (self.rows(), self.asking.get_untracked());
        let step = move |finding: &mut Finding| finding.go_on(&rows.borrow(), STEPS);
        let show = move |of: Finding| {
            let all = of.seen();
            self.view.set(Rc::new(View { asking, of, all }));
            self.is_finding.set(false);
        };
        // Few accounts are found at once, so that nothing blinks.
        let parts = Parts::begin();
        while !parts.is_over() {
            if step(&mut finding) {
                return show(finding);
            }
        }
        self.is_finding.set(true);
        spawn_local(async move {
            let mut parts = parts;
            loop {
                parts.next().await;
                if self.turn.is_disposed() || self.turn.get_untracked() != turn {
                    return;
                }
                while !parts.is_over() {
                    if step(&mut finding) {
                        return show(finding);
                    }
                }
            }
        });
    }

    /// Whether the plan says something else now than what the outcomes are of.
    pub(super) fn is_old(self) -> bool {
        let share = self.share.get();
        self.asked.get().is_some_and(|asked| {
            self.run.with(|run| shared_terms(run.scenario(), share) != asked.shared)
        })
    }
}

fn finding(filter: BatchFilter) -> Finding {
    Finding::begin(filter, BatchOrder::File, false)
}
