//! Several plans in one browser: opening, adding, deleting; two tabs, a full store, and what cannot be read.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Keeping, Plan, keep, load_kept, plan_file};
use ad_credit_lab::state::{KeptPlans, PlanKind, PlanNews, Theme, ThemeChoice};
use ad_credit_lab::storage::{Loaded, PLANS, Saved, Store, load, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{STATE, StoreDouble, backup, example, other_tab_saved, settle, wait};

/// A tab of the page, as far as its plans go.
struct Window {
    owner: Owner,
    plan: Plan,
    kept: KeptPlans,
    keeping: RwSignal<Keeping>,
}

impl Window {
    fn on(store: &Rc<StoreDouble>) -> Self {
        let store: Rc<dyn Store> = Rc::clone(store) as Rc<dyn Store>;
        let owner = Owner::new();
        let (plan, kept, keeping) = owner.with(|| {
            let saved = match load_kept(store.as_ref()) {
                Some(Loaded::Saved(saved)) => *saved,
                _ => Saved { variants: Variants::of(example()), number: 1, theme: None },
            };
            let plan = Plan::new(saved.variants);
            plan.number.set(saved.number);
            let keeping = RwSignal::new(Keeping::Kept);
            keep(Rc::clone(&store), plan, Theme::new(ThemeChoice::named(None)), keeping);
            (plan, KeptPlans::new(store, plan, keeping), keeping)
        });
        Self { owner, plan, kept, keeping }
    }

    fn name(&self) -> String {
        untrack(|| self.plan.variants()).all()[0].name.clone()
    }

    /// The names of the plans, with which is open.
    fn list(&self) -> Vec<(u32, String, bool)> {
        let all = untrack(|| self.kept.list()).into_iter();
        all.map(|one| (one.number, one.name, one.kind == PlanKind::Open)).collect()
    }

    fn rename(&self, name: &str) {
        self.owner.with(|| self.kept.rename(name));
    }
}

fn named(name: &str) -> Variants {
    let mut scenario = example();
    name.clone_into(&mut scenario.name);
    Variants::of(scenario)
}

/// Lets what was changed be saved.
async fn saved() {
    wait(Duration::from_millis(350)).await;
    settle().await;
}

fn listed(all: &[(u32, &str, bool)]) -> Vec<(u32, String, bool)> {
    all.iter().map(|(number, name, is_open)| (*number, (*name).to_owned(), *is_open)).collect()
}

#[wasm_bindgen_test]
async fn the_one_plan_of_before_is_the_first_of_several_and_comes_back_to_the_last_character() {
    let store = Rc::new(StoreDouble::default());
    // As it was written before plans had numbers.
    save(store.as_ref(), &Saved { variants: named("Old"), number: 1, theme: None }).unwrap();
    assert!(!store.read(STATE).unwrap().contains("number"));
    let window = Window::on(&store);
    assert_eq!(window.list(), listed(&[(1, "Old", true)]));
    assert!(window.kept.create(named("Second")));
    assert_eq!(window.list(), listed(&[(1, "Old", false), (2, "Second", true)]));
    saved().await;
    // What is done in one of them cannot be taken back in the other one.
    assert!(!untrack(|| window.plan.can_undo()));
    let again = Window::on(&store);
    assert_eq!((again.name().as_str(), again.list()), ("Second", window.list()));
    assert!(again.kept.open(1).await);
    assert_eq!(untrack(|| again.plan.variants()), named("Old"));
    assert_eq!(again.list(), listed(&[(1, "Old", true), (2, "Second", false)]));
}

#[wasm_bindgen_test]
async fn a_copy_has_its_own_name_and_a_new_name_can_be_undone() {
    let window = Window::on(&Rc::new(StoreDouble::default()));
    window.rename("First");
    assert!(window.kept.duplicate("Copy of First"));
    window.rename("Other");
    assert_eq!(window.list(), listed(&[(1, "First", false), (2, "Other", true)]));
    window.plan.undo();
    assert_eq!(window.name(), "Copy of First");
}

#[wasm_bindgen_test]
async fn a_deleted_plan_can_come_back_as_it_was_also_the_only_one() {
    let window = Window::on(&Rc::new(StoreDouble::default()));
    window.rename("Only");
    window.kept.delete(1, named("Fresh")).await;
    assert_eq!(window.list(), listed(&[(2, "Fresh", true)]));
    let Some(PlanNews::Deleted(name, deleted)) = window.kept.news.get_untracked() else {
        panic!("nothing was told")
    };
    assert_eq!(name, "Only");
    assert!(window.kept.restore(&deleted).await);
    assert_eq!(window.list(), listed(&[(1, "Only", true), (2, "Fresh", false)]));
    // One that is not open is deleted, and the open one stays.
    window.kept.delete(2, named("Fresh")).await;
    assert_eq!(window.list(), listed(&[(1, "Only", true)]));
    let gone = untrack(|| window.kept.deleted());
    assert_eq!(gone.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Fresh"]);
    window.kept.purge(&gone[0].0);
    assert!(untrack(|| window.kept.deleted()).is_empty());
}

#[wasm_bindgen_test]
async fn another_tab_follows_and_what_was_typed_there_goes_to_its_own_plan() {
    let store = Rc::new(StoreDouble::default());
    save(store.as_ref(), &Saved { variants: named("Old"), number: 1, theme: None }).unwrap();
    let (first, second) = (Window::on(&store), Window::on(&store));
    settle().await;
    assert!(first.kept.create(named("New")));
    saved().await;
    // Something is typed before the other tab's doings are heard of.
    second.rename("Old, changed");
    settle().await;
    other_tab_saved().await;
    saved().await;
    assert_eq!((first.name().as_str(), second.name().as_str()), ("New", "New"));
    assert_eq!(second.list(), listed(&[(1, "Old, changed", false), (2, "New", true)]));
    assert!(second.kept.open(1).await);
    assert_eq!(second.name(), "Old, changed");
}

#[wasm_bindgen_test]
async fn a_plan_that_another_tab_has_deleted_does_not_come_back() {
    let store = Rc::new(StoreDouble::default());
    save(store.as_ref(), &Saved { variants: named("Old"), number: 1, theme: None }).unwrap();
    let (first, second) = (Window::on(&store), Window::on(&store));
    settle().await;
    first.kept.delete(1, named("Fresh")).await;
    saved().await;
    other_tab_saved().await;
    saved().await;
    assert_eq!(second.list(), listed(&[(2, "Fresh", true)]));
}

#[wasm_bindgen_test]
async fn where_the_store_is_full_the_open_plan_stays() {
    let store = Rc::new(StoreDouble::default());
    let window = Window::on(&store);
    window.rename("Here");
    saved().await;
    store.set_room(0);
    assert!(!window.kept.create(named("More")));
    assert_eq!(window.kept.news.get_untracked(), Some(PlanNews::Refused("Here".to_owned())));
    assert_eq!(window.list(), listed(&[(1, "Here", true)]));
    window.kept.delete(1, named("Fresh")).await;
    assert_eq!(window.list(), listed(&[(1, "Here", true)]));
}

#[wasm_bindgen_test]
async fn damaged_plans_are_set_aside_and_newer_ones_left_where_they_are() {
    let store = Rc::new(StoreDouble::default());
    let newer = r#"{"version":2,"data":{"name":"Later"}}"#;
    store.put(&PLANS.key(2), "damaged");
    store.put(&PLANS.key(3), newer);
    let window = Window::on(&store);
    let kinds: Vec<_> = untrack(|| window.kept.list()).iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [PlanKind::Open, PlanKind::Damaged, PlanKind::Newer]);
    assert!(!window.kept.open(2).await);
    let told = PlanNews::SetAside("#2".to_owned(), backup(1));
    assert_eq!(window.kept.news.get_untracked(), Some(told));
    assert_eq!(store.read(&backup(1)).as_deref(), Some("damaged"));
    assert!(!window.kept.open(3).await);
    assert_eq!(window.kept.news.get_untracked(), Some(PlanNews::Newer("Later".to_owned())));
    assert_eq!(store.read(&PLANS.key(3)).as_deref(), Some(newer));
    assert_eq!(window.plan.number.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn where_nothing_may_be_saved_no_other_plan_is_opened() {
    let window = Window::on(&Rc::new(StoreDouble::default()));
    window.keeping.set(Keeping::Stuck);
    assert!(!window.kept.create(named("More")));
    assert_eq!(window.kept.news.get_untracked(), Some(PlanNews::Barred));
}

#[wasm_bindgen_test]
async fn all_plans_are_exported_in_one_file_and_added_again_all_or_none() {
    let window = Window::on(&Rc::new(StoreDouble::default()));
    window.rename("First");
    assert!(window.kept.create(named("Second")));
    let exported = window.kept.export_all().await;
    assert_eq!(exported.left_out, [""; 0]);
    assert!(KeptPlans::is_of_plans(&exported.text));
    assert!(!KeptPlans::is_of_plans(&plan_file(&named("One")).to_json()));

    let store = Rc::new(StoreDouble::default());
    let other = Window::on(&store);
    other.rename("Own");
    assert_eq!(other.kept.add_all(&exported.text).await, Ok(2));
    let all = [(1, "Own", true), (2, "First", false), (3, "Second", false)];
    assert_eq!(other.list(), listed(&all));
    let wrong = exported.text.replacen("\"Second\"", "7", 1);
    assert!(other.kept.add_all(&wrong).await.is_err());
    // Room for one of them is not enough.
    store.set_room(store.read(&PLANS.key(2)).unwrap().len() + 100);
    assert!(other.kept.add_all(&exported.text).await.is_err());
    assert_eq!(other.list(), listed(&all));
}

#[wasm_bindgen_test]
fn the_number_of_the_open_plan_is_kept_and_a_wrong_one_is_no_number() {
    let store = StoreDouble::default();
    let saved = Saved { variants: named("Third"), number: 3, theme: None };
    save(&store, &saved).unwrap();
    let read = || load(&store, ad_credit_lab::state::catalogue(), |_| false);
    assert_eq!(read(), Some(Loaded::Saved(Box::new(saved))));
    let text = store.read(STATE).unwrap();
    for wrong in ["0", "-1", "\"3\"", "4294967296"] {
        store.put(STATE, &text.replace("\"number\": 3", &format!("\"number\": {wrong}")));
        assert!(matches!(read(), Some(Loaded::SetAside { .. })), "{wrong}");
    }
}
