//! Sweeps, with the engine itself in the place of the page's workers. Figures are worked out by hand.

use std::cell::Cell;
use std::rc::Rc;

use ad_credit_lab::background::Background;
use ad_credit_lab::charts::sweep::{Axis, Levels, Map, Unit};
use ad_credit_lab::i18n::Words;
use ad_credit_lab::markup::{Mounted, mount};
use ad_credit_lab::pages::sweep_part;
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Plan, Visit};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::{Node, Scenario};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::support::{OtherEnd, example, settle};

/// The part on a page of its own.
struct Part {
    place: HtmlElement,
    plan: Plan,
    end: OtherEnd,
    mounted: Option<Mounted>,
}

impl Part {
    async fn of(scenario: Scenario) -> Self {
        window().location().set_hash("#/plan/sweep").unwrap();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let end = OtherEnd::sweeping();
        let open = end.open();
        let made = Rc::new(Cell::new(None));
        let taken = Rc::clone(&made);
        let mounted = mount(&place, move || {
            let plan = Plan::new(Variants::of(scenario));
            taken.set(Some(plan));
            provide_context(plan);
            provide_context(Visit::new());
            provide_context(Background::new(open));
            sweep_part()
        });
        settle().await;
        settle().await;
        Self { place, plan: made.get().unwrap(), end, mounted: Some(mounted) }
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.place.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().text_content().unwrap())
            .collect()
    }

    async fn enter(&self, id: &str, text: &str) {
        let input = self.find(&format!("#{id}"));
        js_sys::Reflect::set(&input, &"value".into(), &text.into()).unwrap();
        for name in ["input", "change"] {
            let settings = EventInit::new();
            settings.set_bubbles(true);
            let event = Event::new_with_event_init_dict(name, &settings).unwrap();
            input.dispatch_event(&event).unwrap();
        }
        settle().await;
        settle().await;
    }

    async fn keys(&self, keys: &[&str]) {
        let frame = self.find(".sweep-frame");
        for key in keys {
            let settings = KeyboardEventInit::new();
            settings.set_key(key);
            let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &settings);
            frame.dispatch_event(&event.unwrap()).unwrap();
            settle().await;
        }
    }

    async fn press(&self, text: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let mut buttons = (0..buttons.length()).map(|index| buttons.item(index).unwrap());
        let button = buttons.find(|button| button.text_content().as_deref() == Some(text));
        button.unwrap().unchecked_into::<HtmlElement>().click();
        settle().await;
        settle().await;
    }

    fn read(&self) -> String {
        self.find(".sweep-frame").get_attribute("aria-valuetext").unwrap()
    }

    fn budget(&self) -> String {
        let scenario = self.plan.run.with_untracked(|run| run.scenario().to_node());
        let plan = scenario.get("spend_plan").unwrap();
        plan.get("daily_budget").unwrap().as_text().unwrap().to_owned()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.mounted = None;
        self.place.remove();
        window().location().set_hash("").unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_daily_budget_from_5_to_60_has_its_jump_at_its_exact_value() {
    let part = Part::of(example()).await;
    assert_eq!(part.texts(".sweep-count"), ["56 values"]);
    // 30 days count, from 2 June to 1 July: 30 of 6.66 are 199.80, 30 of 6.67 are 200.10.
    assert_eq!(
        part.texts(".sweep-cliffs li"),
        ["Daily budget $6.67: the credit jumps from $0 to $200."]
    );
    let words = part.texts(".sweep-frame svg text");
    for text in ["$6.67", "$0 → $200", "Your plan: $25"] {
        assert!(words.iter().any(|own| own == text), "{text} is missing in {words:?}");
    }
}

#[wasm_bindgen_test]
async fn keys_read_one_pair_after_another_with_both_sides_of_the_jump() {
    let part = Part::of(example()).await;
    part.keys(&["Home"]).await;
    assert_eq!(part.read(), "Daily budget $5: Credit received $0.");
    part.keys(&["ArrowRight"]).await;
    assert_eq!(part.read(), "Daily budget $6: Credit received $0.");
    part.keys(&["ArrowRight"]).await;
    assert_eq!(part.read(), "Just before the jump: Daily budget $6.66: Credit received $0.");
    part.keys(&["ArrowRight"]).await;
    assert_eq!(part.read(), "At the jump: Daily budget $6.67: Credit received $200.");
    part.keys(&["End"]).await;
    assert_eq!(part.read(), "Daily budget $60: Credit received $200.");
    assert_eq!(part.texts(".sweep-reading"), ["Daily budget $60: Credit received $200."]);
}

#[wasm_bindgen_test]
async fn the_table_has_the_same_numbers_and_leads_to_each_point() {
    let part = Part::of(example()).await;
    let fold = part.find(".sweep-table");
    fold.set_attribute("open", "").unwrap();
    settle().await;
    settle().await;
    // 56 values and the two sides of the jump.
    assert_eq!(part.texts(".sweep-table tbody tr").len(), 58);
    let row = part.texts(".sweep-table tbody tr:nth-child(4) > *");
    // 30 days of 6.67 counted. 60 of them are 400.20, of which the credit paid 200.00: 49.975 %.
    assert_eq!(
        row,
        [
            "$6.67 at the jump",
            "$200.00",
            "$200.00",
            "$0.00",
            "49.98%",
            "$200.20",
            "$200.10",
            "Wed, Jul 1, 2026"
        ]
    );
    part.press("$6.67").await;
    assert_eq!(part.texts(".sweep-chosen h3"), ["At the jump: Daily budget $6.67"]);
}

#[wasm_bindgen_test]
async fn the_values_of_a_point_become_the_plan_in_one_step() {
    let part = Part::of(example()).await;
    part.keys(&["Home", "ArrowRight", "ArrowRight", "ArrowRight"]).await;
    part.press("Put it into my plan").await;
    assert_eq!(part.budget(), "6.67");
    assert_eq!(part.texts(".sweep-chosen h3"), ["At the jump: Daily budget $6.67"]);
    assert_eq!(part.texts("#sweep-done p"), ["Your plan has it now: Daily budget $6.67."]);
    part.press("Undo").await;
    assert_eq!(part.budget(), "25.00");
    assert!(untrack(|| !part.plan.can_undo()));
    assert!(part.texts("#sweep-done").is_empty());
}

#[wasm_bindgen_test]
async fn a_point_stands_beside_the_plan_until_there_are_four() {
    let part = Part::of(example()).await;
    part.keys(&["End"]).await;
    for count in [2, 3, 4, 4] {
        part.press("Compare it with my plan").await;
        assert_eq!(part.plan.runs.with_untracked(Vec::len), count);
    }
    // The plan about which one asked is the one that is shown.
    assert_eq!(part.plan.shown.get_untracked(), 0);
    let names = untrack(|| part.plan.names());
    let own = ["Daily budget $60", "Daily budget $60 (2)", "Daily budget $60 (3)"];
    assert_eq!(names[1..], own);
    assert!(part.texts("#sweep-full")[0].contains("four scenarios"));
}

#[wasm_bindgen_test]
async fn too_many_values_are_said_before_anything_is_asked() {
    let part = Part::of(example()).await;
    let asked = part.end.count();
    // From 5 to 60 in steps of a cent are 5,501 values, twice as far 11,001.
    part.enter("sweep-to", "115").await;
    let asked_for_more = part.end.count();
    assert!(asked_for_more > asked);
    part.enter("sweep-step", "0.01").await;
    assert_eq!(part.end.count(), asked_for_more);
    assert_eq!(
        part.texts("#sweep-step-error"),
        ["These would be 11,001 values, and 10,000 are the most. A larger step makes fewer."]
    );
    assert_eq!(part.texts(".sweep-standing").len(), 1);
    part.enter("sweep-to", "4").await;
    assert_eq!(part.texts("#sweep-to-error"), ["This must not be before the beginning."]);
}

#[wasm_bindgen_test]
async fn two_inputs_are_a_map_whose_cells_are_read_by_the_four_arrows() {
    let part = Part::of(example()).await;
    part.enter("sweep-input-2", "days").await;
    for (id, text) in [("sweep-from-2", "5"), ("sweep-to-2", "15"), ("sweep-step-2", "5")] {
        part.enter(id, text).await;
    }
    assert_eq!(part.texts(".sweep-count"), ["56 by 3: 168 values"]);
    part.keys(&["Home"]).await;
    let read = || part.texts(".sweep-reading").remove(0);
    assert_eq!(read(), "Daily budget $5, Days of spend 5: Credit received $0.");
    part.keys(&["End"]).await;
    // 5 days of 60 are 300.
    assert_eq!(read(), "Daily budget $60, Days of spend 5: Credit received $200.");
    part.keys(&["ArrowLeft", "ArrowUp"]).await;
    assert_eq!(read(), "Daily budget $59, Days of spend 10: Credit received $200.");
    assert_eq!(part.texts(".sweep-legend li")[..2], ["$0", "$200"]);
}

#[wasm_bindgen_test]
async fn another_input_has_its_own_range_and_dates_say_where_the_credit_goes() {
    let part = Part::of(example()).await;
    part.enter("sweep-input", "start").await;
    let value = |id: &str| {
        let value = js_sys::Reflect::get(&part.find(&format!("#{id}")), &"value".into());
        value.unwrap().as_string().unwrap()
    };
    assert_eq!(
        (value("sweep-from"), value("sweep-to")),
        ("2026-06-01".into(), "2026-07-02".into())
    );
    // 8 days of 25 are needed by 1 July: from 24 June to 1 July are 8, from 25 June 7.
    assert_eq!(
        part.texts(".sweep-cliffs li"),
        ["First day of spend Thu, Jun 25, 2026: the credit jumps from $200 to $0."]
    );
}

#[wasm_bindgen_test]
fn shades_are_few_and_the_legend_says_what_each_stands_for() {
    let unit = Unit::Money(Currency::from_code("USD").unwrap());
    let axis = || Axis { name: "Something".to_owned(), unit };
    let levels = |cells: &[i64]| {
        Levels::of(&Map {
            inputs: [axis(), axis()],
            figure: axis(),
            values: [vec![1], (0..).take(cells.len()).collect()],
            cells: cells.iter().copied().map(Some).collect(),
            present: None,
        })
    };
    let legend = |levels: &Levels| levels.legend(Words::english(), &axis());
    let few = levels(&[0, 20_000, 70_000]);
    let said = |shade, text: &str| (shade, text.to_owned());
    assert_eq!(legend(&few), [said(0, "$0"), said(4, "$200"), said(5, "$700")]);
    // From 10 to 20 dollars in five parts of 2.
    let many = levels(&[1_000, 1_100, 1_200, 1_300, 1_400, 1_999, 2_000]);
    assert_eq!(
        [1_000, 1_199, 1_200, 1_999, 2_000].map(|cents| many.shade(Some(cents))),
        [1, 1, 2, 5, 5]
    );
    assert_eq!(legend(&many)[..2], [said(1, "$10 to $11.99"), said(2, "$12 to $13.99")]);
    assert_eq!(legend(&many)[4], said(5, "$18 to $20"));
}

#[wasm_bindgen_test]
fn percentages_are_exact() {
    for text in ["0", "7.5", "19", "0.0000000001", "100"] {
        let number = Unit::Percent.number(&Node::text(text)).unwrap();
        assert_eq!(Unit::Percent.text(number), text);
    }
    for text in ["", ".5", "1.", "1e1", "-1", "0.00000000001"] {
        assert_eq!(Unit::Percent.number(&Node::text(text)), None, "{text}");
    }
}
