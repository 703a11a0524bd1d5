//! Links that carry a file.

use std::time::Duration;

use ad_credit_lab::route::Route;
use ad_credit_lab::sharing::{Unopened, pack, packed_in, unpack};
use ad_credit_lab::signals::{untrack, window};
use ad_credit_lab::state::{plan_file, read_plan_file};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::Node;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, StoreDouble, example, example_plan, settle, wait};

/// A plan of two scenarios, of which the second is shown.
fn two() -> Variants {
    let (_owner, plan) = example_plan();
    plan.add(example());
    untrack(|| plan.variants())
}

/// The places of the mistakes of a file.
fn places(text: &str) -> Vec<String> {
    let problems = read_plan_file(&Node::from_json(text).unwrap()).unwrap_err();
    problems.list().iter().map(|problem| problem.place.clone()).collect()
}

#[wasm_bindgen_test]
async fn what_is_packed_into_a_link_is_unpacked_again() {
    for text in ["", "{}", "Größe 200 €, 広告", &"0123456789".repeat(100_000)] {
        let packed = pack(text).await.unwrap();
        assert_eq!(unpack(&packed).await.as_deref(), Ok(text));
        // Every character can stand in an address as it is.
        let route = Route::Open(packed.clone());
        assert_eq!(Route::of_fragment(&route.fragment()), route);
    }
}

#[wasm_bindgen_test]
async fn a_link_of_the_first_version_opens_for_ever() {
    // Made with Python: base64.urlsafe_b64encode(zlib.compress(b'{"version":1}')).rstrip(b'=')
    assert_eq!(unpack("1.eJyrVipLLSrOzM9TsjKsBQAiNgSu").await.as_deref(), Ok(r#"{"version":1}"#));
}

#[wasm_bindgen_test]
async fn a_link_that_was_cut_or_changed_is_damaged() {
    let packed = pack(&example().to_node().to_json_line()).await.unwrap();
    for length in [2, 3, 10, packed.len() / 2, packed.len() - 1] {
        assert_eq!(unpack(&packed[..length]).await, Err(Unopened::Damaged), "{length}");
    }
    for at in [20, packed.len() / 2, packed.len() - 8] {
        let mut changed = packed.clone();
        let other = if &packed[at..=at] == "A" { "B" } else { "A" };
        changed.replace_range(at..=at, other);
        assert_eq!(unpack(&changed).await, Err(Unopened::Damaged), "{at}");
    }
    for text in ["", "1", "1.", "eJyr", "1.!!!", "x.eJyr", ".eJyr", "1.é"] {
        assert_eq!(unpack(text).await, Err(Unopened::Damaged), "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_link_that_is_packed_in_another_way_is_newer() {
    assert_eq!(unpack("2.anything").await, Err(Unopened::Newer));
    assert_eq!(unpack("17.anything").await, Err(Unopened::Newer));
}

#[wasm_bindgen_test]
async fn a_small_link_that_becomes_a_huge_text_is_not_unpacked() {
    // Eight megabytes of zeros are some kilobytes when they are packed.
    let text = "0".repeat(8 * 1024 * 1024);
    let packed = pack(&text).await.unwrap();
    assert_eq!(unpack(&packed).await.map(|text| text.len()), Ok(text.len()));
    let long = "A".repeat(1_000_001);
    assert_eq!(unpack(&format!("1.{long}")).await, Err(Unopened::TooLarge));
    let packed = pack(&(text + "0")).await.unwrap();
    assert!(packed.len() < 100_000);
    assert_eq!(unpack(&packed).await, Err(Unopened::TooLarge));
}

#[wasm_bindgen_test]
fn a_link_is_found_in_a_text_around_it() {
    assert_eq!(packed_in("See https://x.test/lab/#/open/1.eJ-_9 for it."), Some("1.eJ-_9"));
    assert_eq!(packed_in("#/open/1.a\nmore"), Some("1.a"));
    assert_eq!(packed_in("nothing here"), None);
}

#[wasm_bindgen_test]
fn a_plan_of_one_scenario_is_the_scenarios_own_file() {
    let one = Variants::of(example());
    assert_eq!(plan_file(&one), example().to_node());
    assert_eq!(read_plan_file(&plan_file(&one)), Ok(one));
}

#[wasm_bindgen_test]
fn a_plan_of_several_scenarios_comes_back_with_the_one_that_was_shown() {
    let two = two();
    assert_eq!(two.shown(), 1);
    assert_eq!(read_plan_file(&plan_file(&two)), Ok(two));
}

#[wasm_bindgen_test]
fn every_mistake_of_a_plan_file_is_named_with_its_place() {
    let scenario = example().to_node().to_json_line();
    let file = |rest: &str| format!(r#"{{"version":1,"kind":"plan",{rest}}}"#);
    let all = [&*scenario; 5].join(",");
    for (text, expected) in [
        (file(r#""scenarios":[],"shown":0"#), &["scenarios", "shown"][..]),
        (file(&format!(r#""scenarios":[{all}],"shown":0"#)), &["scenarios"]),
        (file(&format!(r#""scenarios":[{scenario}],"shown":1"#)), &["shown"]),
        (file(&format!(r#""scenarios":[{scenario}],"shown":"0""#)), &["shown"]),
        (file(&format!(r#""scenarios":[{scenario}]"#)), &["shown"]),
        (file(&format!(r#""scenarios":[{scenario}],"shown":0,"more":1"#)), &["more"]),
    ] {
        assert_eq!(places(&text), expected, "{text:.80}");
    }
    let version = file(&format!(r#""scenarios":[{scenario}],"shown":0"#));
    assert_eq!(places(&version.replacen(":1,", ":2,", 1)), ["version"]);
    let within = file(r#""scenarios":[{"version":1}],"shown":0"#);
    assert!(places(&within).iter().all(|place| place.starts_with("scenarios[0].")));
}

#[wasm_bindgen_test]
async fn what_a_newer_version_of_the_page_has_made_says_so_whatever_it_is() {
    let newer = "The link was made by a newer version of this page.";
    let of = async |text: &str| pack(text).await.unwrap();
    let scenario = of(r#"{"version":2,"offers":{"of":"later"}}"#).await;
    let plan = of(r#"{"version":2,"kind":"plan","scenarios":[7]}"#).await;
    let accounts = of(r#"{"version":2,"kind":"practice_accounts","accounts":{}}"#).await;
    for packed in ["2.packing", &scenario, &plan, &accounts] {
        let store = StoreDouble::default();
        window().location().set_hash(&Route::Open(packed.to_owned()).fragment()).unwrap();
        settle().await;
        let app = Mounted::on(store.shared()).await;
        for _ in 0..20 {
            if app.text().contains(newer) {
                break;
            }
            wait(Duration::from_millis(50)).await;
        }
        assert!(app.text().contains(newer), "{packed}: {}", app.text());
        assert_eq!(store.contents(), []);
        window().location().set_hash("").unwrap();
        settle().await;
    }
}
