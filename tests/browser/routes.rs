//! Places of the page and the fragments that name them.

use ad_credit_lab::route::{Part, Room, Route, Screen};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_place_is_named_by_its_own_fragment() {
    for (route, fragment) in [
        (Route::Plan(Part::Timeline), "#/plan"),
        (Route::Sandbox(Screen::Home), "#/sandbox"),
        (Route::Sandbox(Screen::Promotions), "#/sandbox/promotions"),
        (Route::Rules(None), "#/rules"),
        (Route::of_rule("TT-30"), "#/rules/TT-30"),
    ] {
        assert_eq!(route.fragment(), fragment);
        assert_eq!(Route::of_fragment(fragment), route);
    }
}

#[wasm_bindgen_test]
fn a_room_begins_at_a_place_in_it() {
    for room in Room::ALL {
        assert_eq!(room.route().room(), room);
    }
    assert_eq!(Route::of_rule("A1").room(), Room::Rules);
}

#[wasm_bindgen_test]
fn a_slash_at_the_end_names_no_rule() {
    assert_eq!(Route::of_fragment("#/rules/"), Route::Rules(None));
}

#[wasm_bindgen_test]
fn a_fragment_that_names_nothing_shows_plan() {
    for fragment in [
        "",
        "#",
        "#/",
        "#content",
        "#rules",
        "#sandbox",
        "#/plans",
        "#/plan/what",
        "#/sandboxes",
        "#/sandbox/safe",
        "#/sandbox/payments/more",
        "#/rulesTT-30",
        "#/Rules",
        "#/rules/TT-30/more",
        "#/rules/%3Cimg%3E",
        "#/rules/TT 30",
        "#/rules/é",
    ] {
        assert_eq!(Route::of_fragment(fragment), Route::Plan(Part::Timeline), "{fragment}");
    }
}
