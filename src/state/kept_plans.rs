//! The plans of this browser, of which one is open.
//!
//! The open one is in the document of the plan and the theme, as it always was ([`crate::storage::load`]), with its number; each of the
//! others is a document of its own under its number. All tabs have the same one open: where a tab opens another one, the others follow
//! as soon as what was changed in them lies in the document of the plan that they had open.

mod exchange;

pub use exchange::NotAdded;

use std::rc::Rc;

use ad_credit_lab_engine::Node;

use super::accounts::{now, shown_name};
use super::{Keeping, Plan, bring_offers, plan_file, read_plan_file, written_scenarios};
use crate::signals::*;
use crate::storage::{
    Deleted, Document, Found, PLANS, Store, document_text, name_of, purge, read_document, restore,
    set_aside,
};
use crate::variants::Variants;

/// A handle on the plans that are kept.
#[derive(Clone, Copy)]
pub struct KeptPlans {
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    plan: Plan,
    keeping: RwSignal<Keeping>,
    /// What happened to a plan, until something else is done.
    pub news: RwSignal<Option<PlanNews>>,
    /// Told when the store may hold something else.
    changed: Trigger,
}

/// A plan in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlan {
    /// Its number.
    pub number: u32,
    /// Its name, that of its first scenario; its number where no name can be read.
    pub name: String,
    /// What it is.
    pub kind: PlanKind,
}

/// What a plan of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanKind {
    /// The one that is open.
    Open,
    /// One that can be opened, and when it was last open, in milliseconds.
    Closed(i64),
    /// A later version of this page has made it.
    Newer,
    /// It cannot be read.
    Damaged,
}

/// What happened to a plan, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanNews {
    /// It was deleted, and can come back.
    Deleted(String, Deleted),
    /// The store did not take the change, and everything is as it was.
    Refused(String),
    /// It could not be read and lies under a key now.
    SetAside(String, String),
    /// It could not be read nor kept elsewhere, and was left where it is.
    Stuck(String),
    /// A later version of this page has made it.
    Newer(String),
    /// It names offers that could not be fetched.
    WithoutOffers(String),
    /// Nothing may be saved over what is kept, so no other plan can be opened.
    Barred,
}

impl KeptPlans {
    /// The plans of a store, of which `plan` is the one that is open.
    #[must_use]
    pub fn new(store: Rc<dyn Store>, plan: Plan, keeping: RwSignal<Keeping>) -> Self {
        let changed = Trigger::new();
        let elsewhere = window_event_listener(leptos::ev::storage, move |_| changed.notify());
        on_cleanup(move || elsewhere.remove());
        let (store, news) = (StoredValue::new_local(store), RwSignal::new(None));
        Self { store, plan, keeping, news, changed }
    }

    fn store(self) -> Rc<dyn Store> {
        self.store.with_value(Rc::clone)
    }

    /// The text under a key of the store, as it is.
    #[must_use]
    pub fn text_under(self, key: &str) -> Option<String> {
        self.store().read(key)
    }

    /// The plans, in the order of their numbers. Follows what is kept.
    #[must_use]
    pub fn list(self) -> Vec<KeptPlan> {
        self.changed.track();
        let store = self.store();
        let open = self.plan.number.get();
        let mut all: Vec<KeptPlan> = Vec::new();
        for number in PLANS.numbers(store.as_ref()) {
            if number != open {
                let text = PLANS.stored(store.as_ref(), number).unwrap_or_default();
                let (name, kind) = listed(&text, number);
                all.push(KeptPlan { number, name, kind });
            }
        }
        let place = all.iter().take_while(|other| other.number < open).count();
        let name = self.plan.runs.with(|runs| runs[0].scenario().name.clone());
        all.insert(place, KeptPlan { number: open, name, kind: PlanKind::Open });
        all
    }

    /// The number of the open plan.
    #[must_use]
    pub fn open_number(self) -> u32 {
        self.plan.number.get()
    }

    /// The deleted plans with their names, the latest first. Follows what is kept.
    #[must_use]
    pub fn deleted(self) -> Vec<(Deleted, String)> {
        self.changed.track();
        let store = self.store();
        let all = PLANS.deleted(store.as_ref()).into_iter();
        all.map(|deleted| {
            let text = deleted.text(store.as_ref()).unwrap_or_default();
            let name = listed(&text, deleted.number).0;
            (deleted, name)
        })
        .collect()
    }

    /// Opens another plan. Gives whether it is open.
    pub async fn open(self, number: u32) -> bool {
        self.news.set(None);
        if number == self.plan.number.get_untracked() {
            return true;
        }
        let Some(variants) = self.read(number).await else { return false };
        self.go_to(number, variants)
    }

    /// Adds a plan and opens it. Gives whether it is open.
    pub fn create(self, variants: Variants) -> bool {
        self.news.set(None);
        let number = self.free_number();
        self.go_to(number, variants)
    }

    /// Adds a copy of the open plan under another name and opens it. Gives whether it is open.
    pub fn duplicate(self, name: &str) -> bool {
        self.create(renamed(&untrack(|| self.plan.variants()), name))
    }

    /// Gives the open plan another name, as a step that can be undone.
    pub fn rename(self, name: &str) {
        self.news.set(None);
        self.plan.replace_all(renamed(&untrack(|| self.plan.variants()), name));
        self.changed.notify();
    }

    /// Deletes a plan. In the place of the open one comes the one that was open last, or `fresh` where there is none.
    pub async fn delete(self, number: u32, fresh: Variants) {
        self.news.set(None);
        let store = self.store();
        let store = store.as_ref();
        let is_open = number == self.plan.number.get_untracked();
        let (text, name) = if is_open {
            if self.is_barred() {
                return;
            }
            let variants = untrack(|| self.plan.variants());
            (text_of(&variants), variants.all()[0].name.clone())
        } else {
            let Some(text) = PLANS.stored(store, number) else { return self.changed.notify() };
            let name = listed(&text, number).0;
            (text, name)
        };
        // Before it is gone, what comes in its place.
        let next = if is_open { self.latest_other(number).await } else { None };
        match PLANS.delete(store, number, &text, now()) {
            Ok(deleted) => {
                if is_open {
                    let (next, variants) = next.unwrap_or_else(|| (self.free_number(), fresh));
                    self.plan.open(next, variants);
                }
                self.news.set(Some(PlanNews::Deleted(name, deleted)));
            }
            Err(_) => self.news.set(Some(PlanNews::Refused(name))),
        }
        self.changed.notify();
    }

    /// Brings a deleted plan back and opens it. Gives whether it is open.
    pub async fn restore(self, deleted: &Deleted) -> bool {
        self.news.set(None);
        let store = self.store();
        let restored = restore(store.as_ref(), deleted);
        self.changed.notify();
        match restored {
            Ok(number) => self.open(number).await,
            Err(_) => {
                let text = deleted.text(store.as_ref()).unwrap_or_default();
                let name = listed(&text, deleted.number).0;
                self.news.set(Some(PlanNews::Refused(name)));
                false
            }
        }
    }

    /// Takes a deleted plan away for good.
    pub fn purge(self, deleted: &Deleted) {
        self.news.set(None);
        purge(self.store().as_ref(), deleted);
        self.changed.notify();
    }

    /// Whether nothing may be saved over what is kept; that is told then.
    fn is_barred(self) -> bool {
        let is_barred = self.keeping.with_untracked(|keeping| *keeping == Keeping::Stuck);
        if is_barred {
            self.news.set(Some(PlanNews::Barred));
        }
        is_barred
    }

    /// Puts the open plan into its document and opens another one.
    fn go_to(self, number: u32, variants: Variants) -> bool {
        if self.is_barred() {
            return false;
        }
        let is_away = put_away(self.store().as_ref(), self.plan);
        if is_away {
            self.plan.open(number, variants);
        } else {
            let name = self.plan.runs.with_untracked(|runs| runs[0].scenario().name.clone());
            self.news.set(Some(PlanNews::Refused(name)));
        }
        self.changed.notify();
        is_away
    }

    /// A number that neither the open plan has nor another one, nor one that was deleted.
    fn free_number(self) -> u32 {
        let open = self.plan.number.get_untracked();
        let mut free = PLANS.free_numbers(self.store().as_ref());
        free.find(|number| *number != open).unwrap_or(open)
    }

    /// Of the plans that can be read, the one that was open last, besides this one.
    async fn latest_other(self, than: u32) -> Option<(u32, Variants)> {
        let store = self.store();
        let mut in_order: Vec<(i64, u32)> = Vec::new();
        for number in PLANS.numbers(store.as_ref()) {
            let text = PLANS.stored(store.as_ref(), number).unwrap_or_default();
            if let Found::Document(document) = read_document(&text)
                && number != than
            {
                let place =
                    in_order.iter().take_while(|(other, _)| *other >= document.revision).count();
                in_order.insert(place, (document.revision, number));
            }
        }
        for (_, number) in in_order {
            if let Some(variants) = self.read(number).await {
                return Some((number, variants));
            }
        }
        None
    }

    /// Reads a plan that is not open. What cannot be read is set aside, and told.
    async fn read(self, number: u32) -> Option<Variants> {
        let store = self.store();
        let Some(text) = PLANS.stored(store.as_ref(), number) else {
            self.changed.notify();
            return None;
        };
        let news = match read_text(&text).await {
            Ok(variants) => return Some(variants),
            Err(Unread::Newer) => PlanNews::Newer(listed(&text, number).0),
            Err(Unread::WithoutOffers) => PlanNews::WithoutOffers(listed(&text, number).0),
            Err(Unread::Damaged) => {
                let name = listed(&text, number).0;
                match set_aside(store.as_ref(), &text) {
                    Some(key) => {
                        store.remove(&PLANS.key(number));
                        PlanNews::SetAside(name, key)
                    }
                    None => PlanNews::Stuck(name),
                }
            }
        };
        self.news.set(Some(news));
        self.changed.notify();
        None
    }
}

/// Why a document is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unread {
    Newer,
    WithoutOffers,
    Damaged,
}

async fn read_text(text: &str) -> Result<Variants, Unread> {
    let data = match read_document(text) {
        Found::Document(Document { data, .. }) => data,
        Found::Newer(_) => return Err(Unread::Newer),
        Found::Damaged => return Err(Unread::Damaged),
    };
    bring_all(&data).await.then_some(()).ok_or(Unread::WithoutOffers)?;
    read_plan_file(&data).map_err(|_| Unread::Damaged)
}

/// Fetches the offers that a plan names. Gives whether nothing is missing now.
async fn bring_all(data: &Node) -> bool {
    for scenario in written_scenarios(data) {
        if !bring_offers(scenario).await {
            return false;
        }
    }
    true
}

/// Writes the open plan into its document. Gives whether nothing would be lost if another one were opened.
pub(super) fn put_away(store: &dyn Store, plan: Plan) -> bool {
    let (number, variants) = (plan.number.get_untracked(), untrack(|| plan.variants()));
    // What another tab has deleted as it is here stays deleted.
    let data = plan_file(&variants);
    let is_this = |deleted: &Deleted| {
        let text = deleted.text(store).filter(|_| deleted.number == number);
        let found = text.map(|text| read_document(&text));
        matches!(found, Some(Found::Document(document)) if document.data == data)
    };
    let has_own = PLANS.stored(store, number).is_some();
    if !has_own && PLANS.deleted(store).iter().any(is_this) {
        return true;
    }
    store.write(&PLANS.key(number), &text_of(&variants)).is_ok()
}

/// The text of a plan's document.
fn text_of(variants: &Variants) -> String {
    document_text(now(), &plan_file(variants).to_json_line())
}

/// The same with another name for the first scenario.
fn renamed(variants: &Variants, name: &str) -> Variants {
    let mut scenarios = variants.all().to_vec();
    name.clone_into(&mut scenarios[0].name);
    Variants::new(scenarios, variants.shown()).unwrap_or_else(|| variants.clone())
}

/// What a document's text shows in the list.
fn listed(text: &str, number: u32) -> (String, PlanKind) {
    match read_document(text) {
        Found::Document(document) => {
            (shown_name(name_of(&document.data), number), PlanKind::Closed(document.revision))
        }
        Found::Newer(name) => (shown_name(name.as_deref(), number), PlanKind::Newer),
        Found::Damaged => (shown_name(None, number), PlanKind::Damaged),
    }
}

/// The plans that the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_kept_plans() -> KeptPlans {
    use_context().expect("the app gives the plans")
}
