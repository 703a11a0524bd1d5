//! The plan's scenarios side by side, used as a person would.

use std::rc::Rc;

use ad_credit_lab::signals::window;
use ad_credit_lab::storage::MemoryStore;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::support::{Mounted, settle};

const BUDGET: &str = "plan-spend_plan.daily_budget";
const DAYS: &str = "plan-spend_plan.days";

/// The page at Compare, with the example over 30 days: 25 a day from 2 June to 1 July.
struct Compared(Mounted);

impl Compared {
    async fn begin() -> Self {
        window().location().set_hash("#/plan/compare").unwrap();
        settle().await;
        let app = Mounted::on(Rc::new(MemoryStore::default())).await;
        app.unfold().await;
        app.enter(DAYS, "30").await;
        app.press("Duplicate A").await;
        Self(app)
    }

    /// With another daily budget in the copy.
    async fn with_budget(amount: &str) -> Self {
        let this = Self::begin().await;
        this.0.enter(BUDGET, amount).await;
        this
    }

    /// The rows of a table: what each is about, and its cells.
    fn rows(&self, table: &str) -> Vec<(String, Vec<String>)> {
        let lines = self.0.all(&format!("section[aria-labelledby={table}] tbody tr"));
        lines.iter().map(|line| (text_in(line, "th > p"), texts(line, "td"))).collect()
    }

    /// The cells of a row of the results.
    fn result(&self, name: &str) -> Vec<String> {
        let rows = self.rows("compare-results");
        let found = rows.iter().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("{name} is missing in {rows:?}")).1.clone()
    }

    fn inputs(&self) -> Vec<(String, Vec<String>)> {
        self.rows("compare-inputs")
    }

    /// The names of the scenarios as their cards have them.
    fn names(&self) -> Vec<String> {
        let names = self.0.all(".compare-name");
        names.iter().map(|name| name.text_content().unwrap()).collect()
    }
}

impl Drop for Compared {
    fn drop(&mut self) {
        window().location().set_hash("").unwrap();
    }
}

fn texts(place: &Element, selector: &str) -> Vec<String> {
    let found = place.query_selector_all(selector).unwrap();
    let texts = (0..found.length()).map(|at| found.item(at).unwrap().text_content().unwrap());
    texts.collect()
}

fn text_in(place: &Element, selector: &str) -> String {
    place.query_selector(selector).unwrap().unwrap().text_content().unwrap()
}

fn row(name: &str, cells: &[&str]) -> (String, Vec<String>) {
    (name.to_owned(), cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[wasm_bindgen_test]
async fn with_only_the_budget_changed_only_the_budget_differs() {
    let page = Compared::with_budget("8").await;
    assert_eq!(page.inputs(), [row("Daily budget (USD)", &["$25", "$8 changed"])]);
    page.0
        .find("section[aria-labelledby=compare-inputs] input")
        .unchecked_into::<HtmlElement>()
        .click();
    settle().await;
    let all = page.inputs();
    assert!(all.len() > 20, "{all:?}");
    let is_marked = |cells: &[String]| cells.iter().any(|cell| cell.ends_with("changed"));
    let marked: Vec<_> = all.iter().filter(|(_, cells)| is_marked(cells)).collect();
    assert_eq!(marked.len(), 1, "{marked:?}");
    assert!(all.contains(&row("Days of spending", &["30", "30"])), "{all:?}");
    assert!(
        all.contains(&row("Country", &["United States (US)", "United States (US)"])),
        "{all:?}"
    );
}

#[wasm_bindgen_test]
async fn results_stand_beside_each_other_with_what_they_differ_by() {
    let page = Compared::with_budget("8").await;
    // 25 a day make 200 on the 8th day, Tuesday 9 June; 8 a day on the 25th, Friday 26 June. The account is from 1 June.
    assert_eq!(
        page.result("Qualifies on"),
        ["Tue, Jun 9, 2026 best", "Fri, Jun 26, 2026+17 days, later"]
    );
    assert_eq!(
        page.result("From activation to qualifying"),
        ["8 days best", "25 days+17 days, later"]
    );
    // The credit comes on the next business day: Wednesday 10 June, and Monday 29 June.
    assert_eq!(page.result("From activation to credit"), ["9 days best", "28 days+19 days, later"]);
    assert_eq!(page.result("Credit received"), ["$200", "$200the same"]);
    // From 29 June to 1 July 3 x 8 = 24 are paid by the credit, and 200 - 24 = 176 expire.
    assert_eq!(page.result("Credit used"), ["$200 best", "$24\u{2212}$176, worse"]);
    assert_eq!(page.result("Credit wasted"), ["$0 best", "$176+$176, worse"]);
    // 200 of 750, and 24 of 240.
    let discount = ["26.67% best", "10%\u{2212}16.67 percentage points, worse"];
    assert_eq!(page.result("Effective discount"), discount);
    // 750 - 200 = 550, and 240 - 24 = 216.
    assert_eq!(page.result("Your own money on ads"), ["$550", "$216\u{2212}$334, less"]);
    // The top-up is for one day more: 31 x 25 = 775, and 31 x 8 = 248.
    assert_eq!(page.result("Cash out"), ["$775", "$248\u{2212}$527, less"]);
    assert_eq!(page.result("Cash tied up at most"), ["$775", "$248 best\u{2212}$527, better"]);
    // 775 - 550, and 248 - 216.
    assert_eq!(page.result("Cash left over"), ["$225", "$32\u{2212}$193, less"]);
}

#[wasm_bindgen_test]
async fn without_a_credit_nothing_is_wasted_and_nothing_is_best_about_that() {
    // 6 a day make 180 in 30 days.
    let page = Compared::with_budget("6").await;
    assert_eq!(page.result("How it ends"), ["Reward used up", "Requirement not met in time"]);
    assert_eq!(page.result("Credit received"), ["$200 best", "$0\u{2212}$200, worse"]);
    assert_eq!(page.result("Credit wasted"), ["$0", "no credit"]);
    assert_eq!(page.result("Qualifies on"), ["Tue, Jun 9, 2026", "not in this plan"]);
}

#[wasm_bindgen_test]
async fn another_base_turns_the_differences_round_and_is_undone_in_one_step() {
    let page = Compared::with_budget("8").await;
    page.0.click("#compare-base-1").await;
    assert_eq!(page.inputs(), [row("Daily budget (USD)", &["$8", "$25 changed"])]);
    let days = ["25 days", "8 days best\u{2212}17 days, sooner"];
    assert_eq!(page.result("From activation to qualifying"), days);
    assert_eq!(page.result("Credit wasted"), ["$176", "$0 best\u{2212}$176, better"]);
    page.0.press("Undo").await;
    assert_eq!(page.inputs(), [row("Daily budget (USD)", &["$25", "$8 changed"])]);
}

#[wasm_bindgen_test]
async fn terms_that_are_changed_are_told_one_by_one() {
    let page = Compared::begin().await;
    page.0.press("Change terms").await;
    page.0.enter("plan-offers[0].offer.tiers[0].threshold", "150").await;
    let changed = [
        row(
            "Offer",
            &[
                "Spend $200, get $200 (unverified)",
                "Spend $200, get $200, changed (unverified) changed",
            ],
        ),
        row("Tier 1: What it asks for", &["$200", "$150 changed"]),
    ];
    assert_eq!(page.inputs(), changed);
}

#[wasm_bindgen_test]
async fn an_entry_that_only_one_scenario_has_leaves_the_others_where_they_are() {
    let page = Compared::begin().await;
    page.0.click("#plan-add-spend").await;
    page.0.press("Duplicate B").await;
    page.0.click("#plan-add-spend").await;
    let entries: Vec<_> = page.inputs();
    assert_eq!(entries.len(), 2, "{entries:?}");
    for (name, cells) in &entries {
        assert_eq!(name, "Extra spend");
        assert_eq!(cells[0], "not set");
    }
    // One that B and C share, and one that C has alone.
    let own = entries.iter().filter(|(_, cells)| cells[1] == "not set").count();
    assert_eq!(own, 1, "{entries:?}");
}

#[wasm_bindgen_test]
async fn a_refund_is_the_same_whatever_number_its_spend_has() {
    let page = Compared::begin().await;
    page.0.click("#compare-show-0").await;
    page.0.press("Refund").await;
    page.0.click("#compare-remove-1").await;
    page.0.press("Duplicate A").await;
    // In the copy the planned spends come one number later.
    page.0.click("#plan-add-spend").await;
    let inputs = page.inputs();
    assert_eq!(inputs.len(), 1, "{inputs:?}");
    assert_eq!(inputs[0].0, "Extra spend");
}

#[wasm_bindgen_test]
async fn a_copy_has_a_name_of_its_own_which_can_be_changed_in_place() {
    let page = Compared::begin().await;
    let name = "The article's example: spend $200, get $200";
    assert_eq!(page.names(), [name.to_owned(), format!("{name} (2)")]);
    page.0.press("Duplicate B").await;
    assert_eq!(page.names()[2], format!("{name} (3)"));
    page.0.click("#compare-rename-0").await;
    page.0.enter("compare-name", "  Slowly  ").await;
    page.0.press("Save").await;
    assert_eq!(page.names()[0], "Slowly");
    let bar = page.0.all(".variant-name");
    assert_eq!(bar[0].text_content().unwrap(), "Slowly");
    page.0.press("Undo").await;
    assert_eq!(page.names()[0], name);
    // A name of nothing is none.
    page.0.click("#compare-rename-0").await;
    page.0.enter("compare-name", " ").await;
    page.0.press("Save").await;
    let input: HtmlInputElement = page.0.at("compare-name");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn there_is_room_for_four_and_one_stays() {
    let page = Compared::begin().await;
    for letter in ["B", "C", "D"] {
        page.0.press(&format!("Duplicate {letter}")).await;
    }
    assert_eq!(page.names().len(), 4);
    assert!(page.0.text().contains("There are four scenarios already"));
    for _ in 0..4 {
        page.0.click("#compare-remove-0").await;
    }
    assert_eq!(page.names().len(), 1);
    assert!(page.0.all(".compare-table").is_empty());
}

#[wasm_bindgen_test]
async fn a_scenario_moves_with_its_figures() {
    let page = Compared::with_budget("8").await;
    page.0.click("#compare-earlier-1").await;
    assert_eq!(page.inputs(), [row("Daily budget (USD)", &["$8", "$25 changed"])]);
    page.0.click("#compare-later-0").await;
    assert_eq!(page.inputs(), [row("Daily budget (USD)", &["$25", "$8 changed"])]);
}

#[wasm_bindgen_test]
async fn amounts_in_different_currencies_are_not_held_against_each_other() {
    let page = Compared::begin().await;
    page.0.enter("plan-account.currency", "EUR").await;
    assert!(page.0.text().contains("different currencies"));
    // 30 x 25 = 750 without a credit.
    assert_eq!(page.result("Your own money on ads"), ["$550", "€750"]);
    assert!(page.0.all(".compare-picture").is_empty());
}

#[wasm_bindgen_test]
async fn the_bar_of_scenarios_is_there_once_there_are_two() {
    window().location().set_hash("#/plan").unwrap();
    settle().await;
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    let is_hidden = |app: &Mounted| app.find(".variants").has_attribute("hidden");
    assert!(is_hidden(&app));
    window().location().set_hash("#/plan/compare").unwrap();
    settle().await;
    settle().await;
    assert!(!is_hidden(&app));
    app.press("Duplicate A").await;
    window().location().set_hash("#/plan").unwrap();
    settle().await;
    settle().await;
    assert!(!is_hidden(&app));
    // The first one is shown again, and only that is edited.
    app.click(".variant").await;
    app.enter(BUDGET, "50").await;
    let pressed = app.all(".variant[aria-pressed=true]");
    assert_eq!(pressed.len(), 1);
    assert!(pressed[0].text_content().unwrap().starts_with('A'));
    window().location().set_hash("").unwrap();
}
