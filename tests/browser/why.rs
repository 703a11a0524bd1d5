//! The panel that says why: what it shows, that it follows the clock, and where the focus goes.

use ad_credit_lab::components::{Clock, dialog, why_mark, why_panel};
use ad_credit_lab::i18n::Words;
use ad_credit_lab::markup::html::div;
use ad_credit_lab::markup::{self, mount};
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Asked, Asking, Followed, Practice, starting_accounts};
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::support::{dollars, settle, today, wait};

/// The panel with a button that asks about the cash, on an account that began on 1 June 2026 at 09:00.
struct Panel {
    place: HtmlElement,
    practice: Practice,
    _mounted: markup::Mounted,
}

impl Drop for Panel {
    fn drop(&mut self) {
        self.place.remove();
    }
}

impl Panel {
    /// 500 was added and a campaign of 24 a day set up at once; the clock stands on 3 June, 09:00.
    async fn about(asked: Asked) -> Self {
        Self::with(asked, false).await
    }

    /// The same, with the button in a dialog or not.
    async fn with(asked: Asked, in_dialog: bool) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let account = starting_accounts(today(), Words::english().language()).swap_remove(0);
        let kept = std::rc::Rc::new(std::cell::OnceCell::new());
        let given = std::rc::Rc::clone(&kept);
        let mounted = mount(&place, move || {
            let practice = Practice::new(account);
            provide_context(Words::english());
            provide_context(practice);
            provide_context(Asking::nothing());
            let _ = given.set(practice);
            let asked_in = move || vec![div().class("asked-in").child(why_mark(asked, "cash"))];
            let opener = dialog(RwSignal::new(in_dialog), "test-heading", String::new, asked_in);
            let mark = if in_dialog { opener } else { why_mark(asked, "cash") };
            [mark].into_iter().chain(why_panel(Clock::new(practice))).collect::<Vec<_>>()
        });
        let practice = *kept.get().unwrap();
        let campaign = Action::CreateCampaign {
            campaign: Campaign::named("Spring"),
            purpose: None,
            approved: true,
            daily_budget: Some(dollars(24)),
        };
        practice.act(vec![Action::TopUp { amount: dollars(500) }, campaign]);
        practice.go_to(instant("2026-06-03T09:00"));
        settle().await;
        Self { place, practice, _mounted: mounted }
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.place.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn all(&self, selector: &str) -> Vec<String> {
        let found = self.place.query_selector_all(selector).unwrap();
        let text = |index| found.item(index).unwrap().text_content().unwrap();
        (0..found.length()).map(text).collect()
    }

    async fn ask(&self) {
        self.find(".why-mark").focus().unwrap();
        self.find(".why-mark").click();
        frame().await;
    }

    async fn press(&self, selector: &str) {
        self.find(selector).click();
        settle().await;
    }
}

/// Waits until the browser has shown what was done: the focus moves with the next frame.
async fn frame() {
    wait(std::time::Duration::from_millis(100)).await;
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn focused() -> Option<String> {
    document().active_element().map(|element: Element| element.id())
}

#[wasm_bindgen_test]
async fn the_cash_is_told_with_its_lines_their_total_and_their_rules() {
    let panel = Panel::about(Asked::Cash).await;
    assert!(panel.find(".why-panel").has_attribute("hidden"));
    panel.ask().await;
    assert!(!panel.find(".why-panel").has_attribute("hidden"));
    // Charges of 1.00 at each full hour from 09:00 to 09:00 two days later, both included: 15 on 1 June, 24 on 2 June and 10 on 3 June.
    // 15 + 24 + 10 = 49, and 500.00 - 49.00 = 451.00.
    assert_eq!(panel.find(".why-answer strong").text_content().unwrap(), "$451.00");
    assert_eq!(panel.all(".why-lines tbody .number"), ["$500.00", "-$15.00", "-$24.00", "-$10.00"]);
    assert_eq!(panel.all(".why-lines tfoot .number"), ["$451.00"]);
    let marks = panel.all(".why-rules .rule-mark");
    assert_eq!(marks, ["TT-91 · O"]);
}

#[wasm_bindgen_test]
async fn a_line_of_many_entries_unfolds_and_folds_again() {
    let panel = Panel::about(Asked::Cash).await;
    panel.ask().await;
    panel.press(".why-lines button[aria-expanded]").await;
    // The 15 charges of 1 June, from 09:00 to 23:00.
    assert_eq!(panel.all(".why-inner .number"), ["-$1.00"; 15]);
    panel.press(".why-lines button[aria-expanded=true]").await;
    assert_eq!(panel.all(".why-inner .number"), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_is_asked_stays_and_its_answer_follows_the_clock() {
    let panel = Panel::about(Asked::Cash).await;
    panel.ask().await;
    panel.practice.go_to(instant("2026-06-01T10:30"));
    settle().await;
    // 09:00 and 10:00: 500.00 - 2.00.
    assert_eq!(panel.find(".why-answer strong").text_content().unwrap(), "$498.00");
    // The button of the first line goes to the moment when the money was added.
    panel.practice.go_to(instant("2026-06-03T09:00"));
    settle().await;
    panel.press(".why-lines .why-go").await;
    assert_eq!(panel.practice.now.get_untracked(), instant("2026-06-01T09:00"));
}

#[wasm_bindgen_test]
async fn what_does_not_exist_at_a_time_is_said_plainly() {
    let panel = Panel::about(Asked::Credit(0)).await;
    panel.ask().await;
    assert!(panel.find(".why-answer").text_content().unwrap().contains("no such thing"));
    assert_eq!(panel.all(".why-part"), [""; 0]);
    // 200.00 is reached with the 200th charge, on Tuesday, 9 June, at 16:00; the credit comes on Wednesday at that time.
    panel.practice.go_to(instant("2026-06-10T16:00"));
    settle().await;
    assert_eq!(panel.find(".why-answer strong").text_content().unwrap(), "$199.00");
}

#[wasm_bindgen_test]
async fn asking_gives_the_focus_to_the_panel_and_escape_gives_it_back() {
    let panel = Panel::about(Asked::State(0)).await;
    panel.ask().await;
    assert_eq!(focused().as_deref(), Some("why-heading"));
    let settings = KeyboardEventInit::new();
    settings.set_key("Escape");
    settings.set_bubbles(true);
    let escape = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &settings).unwrap();
    document().active_element().unwrap().dispatch_event(&escape).unwrap();
    frame().await;
    assert!(panel.find(".why-panel").has_attribute("hidden"));
    let mark: Element = panel.find(".why-mark").into();
    assert_eq!(document().active_element(), Some(mark));
}

#[wasm_bindgen_test]
async fn a_refusal_is_told_with_its_cause_and_closes_when_its_row_is_another() {
    // Rows: 0 the account, 1 the activation, 2 the top-up, 3 the campaign, then 49 charges up to now, and a charge by hand that is
    // refused: what is done now comes after what is on the screen.
    let panel = Panel::about(Asked::Row(53)).await;
    let spend =
        Action::Spend { campaign: Campaign::named("Spring"), amount: dollars(500), purpose: None };
    panel.practice.act(vec![spend]);
    settle().await;
    panel.ask().await;
    assert_eq!(panel.find(".why-answer strong").text_content().unwrap(), "Refused");
    assert_eq!(panel.all(".why-rules .rule-mark"), ["TT-91 · O"]);
    // 500.00 - (500.00 - 49.00) = 49.00 is missing.
    assert!(panel.find(".why-panel").text_content().unwrap().contains("at least $49 more"));
    // Money that was added a day earlier makes this row another one.
    panel.practice.go_to(instant("2026-06-02T09:30"));
    panel.practice.act(vec![Action::TopUp { amount: dollars(20) }]);
    panel.practice.decide(Some(Followed::Replayed));
    settle().await;
    assert!(panel.find(".why-panel").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn what_is_asked_in_a_dialog_is_answered_over_it_and_the_focus_goes_back_into_it() {
    let panel = Panel::with(Asked::Cash, true).await;
    panel.ask().await;
    assert!(panel.find(".why-panel").has_attribute("hidden"));
    assert_eq!(panel.find(".why-over .why-answer strong").text_content().unwrap(), "$451.00");
    let open = |panel: &Panel| panel.all("dialog[open]").len();
    assert_eq!(open(&panel), 2, "the dialog that asked is still there");
    panel.find("[aria-labelledby=why-over-heading] .dialog-head button").click();
    frame().await;
    assert_eq!(open(&panel), 1);
    let mark = panel.find(".asked-in .why-mark");
    assert!(document().active_element().unwrap().is_same_node(Some(&mark)));
    // It can be asked again.
    panel.ask().await;
    assert_eq!(open(&panel), 2);
}
