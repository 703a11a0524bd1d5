//! What is not known of a plan: its ranges, how they are kept, and how a forecast is read.

use ad_credit_lab::signals::untrack;
use ad_credit_lab::state::{
    Bound, Chances, Edit, Extent, Odds, Plan, catalogue, plan_file, read_plan_file, round_step,
};
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, Store, load, save};
use ad_credit_lab::variants::{Variants, check_chances};
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Input, forecast};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{STATE, date, example, example_plan, file};

fn json(text: &str) -> Node {
    Node::from_json(text).unwrap()
}

/// The usual ranges of the example, which plans 25.00 a day.
fn usual() -> Chances {
    Chances::usual(&example())
}

fn request(chances: &Chances) -> String {
    chances.request(&example(), 10_000).unwrap().to_json_line()
}

/// The lowest, the most probable and the highest daily spend, as they stand in the fields.
fn spend(chances: &Chances) -> [String; 3] {
    [Bound::Low, Bound::Mode, Bound::High]
        .map(|bound| chances.text(&bound.place(Input::DailySpend)))
}

#[wasm_bindgen_test]
fn a_plan_that_spends_the_same_every_day_may_spend_half_of_it_more_or_less() {
    // Half of 25.00 is 12.50, and one and a half times 25.00 is 37.50.
    assert_eq!(
        request(&usual()),
        r#"{"runs":10000,"seed":42,"daily_spend":{"low":"12.50","high":"37.50"}}"#
    );
}

#[wasm_bindgen_test]
fn of_a_plan_with_different_days_all_are_scaled_alike() {
    let (_owner, plan) = example_plan();
    let mut tree = untrack(|| plan.run.get()).scenario().to_node();
    let Node::Map(fields) = &mut tree else { unreachable!() };
    let spends = fields.iter_mut().find(|(name, _)| name == "spend_plan").unwrap();
    spends.1 = json(r#"{"start":"2026-06-02","daily_amounts":["10.00","0.00","30.00"]}"#);
    let scenario = file(&tree.to_json());
    let mut chances = Chances::usual(&scenario);
    let request = |chances: &Chances| chances.request(&scenario, 5).unwrap().to_json_line();
    assert_eq!(request(&chances), r#"{"runs":5,"seed":42,"level_percent":{"low":50,"high":150}}"#);
    chances.switch(Input::Level, &scenario);
    assert_eq!(chances.request(&scenario, 5), None);
    // From half of 10.00 to one and a half times 30.00: days without spend stay without.
    chances.switch(Input::DailySpend, &scenario);
    assert_eq!(request(&chances), r#"{"runs":5,"seed":42,"daily_spend":{"low":"5","high":"45"}}"#);
}

#[wasm_bindgen_test]
fn handles_that_meet_push_each_other_and_the_most_probable_value_stays_between() {
    let scenario = example();
    let usd = scenario.account.currency;
    let mut chances = usual();
    chances.switch_mode(Input::DailySpend, &scenario);
    assert_eq!(spend(&chances), ["12.50", "25", "37.50"]);
    chances.slide(Input::DailySpend, Bound::Low, 3_000, usd);
    assert_eq!(spend(&chances), ["30", "30", "37.50"]);
    chances.slide(Input::DailySpend, Bound::Mode, 9_000, usd);
    assert_eq!(spend(&chances), ["30", "37.50", "37.50"]);
    chances.slide(Input::DailySpend, Bound::High, 0, usd);
    assert_eq!(spend(&chances), ["0", "0", "0"]);
    chances.slide(Input::DailySpend, Bound::Low, 50, usd);
    assert_eq!(spend(&chances), ["0.50", "0.50", "0.50"]);
}

#[wasm_bindgen_test]
fn what_is_typed_stands_as_it_was_typed_and_is_judged_by_the_reader_of_requests() {
    let scenario = example();
    let mut chances = usual();
    chances.put("daily_spend.low", " 8 ");
    chances.put("daily_spend.high", "2,50");
    chances.put("seed", "43");
    assert_eq!(spend(&chances), [" 8 ", "", "2,50"]);
    let asked = chances.request(&scenario, 10_000).unwrap();
    assert_eq!(
        asked.to_json_line(),
        r#"{"runs":10000,"seed":43,"daily_spend":{"low":"8","high":"2,50"}}"#
    );
    let problems = ForecastRequest::from_node(&asked, &scenario).unwrap_err();
    let places: Vec<_> = problems.list().iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["daily_spend.high"]);
}

#[wasm_bindgen_test]
fn the_order_in_which_inputs_were_written_changes_nothing_in_the_request() {
    let one = r#"{"seed":7,"level_percent":{"high":120,"low":80},"daily_spend":{"high":"30","low":"10"}}"#;
    let other = r#"{"daily_spend":{"low":"10","high":"30"},"level_percent":{"low":80,"high":120},"seed":7}"#;
    let [one, other] = [one, other].map(|text| Chances::of(Some(json(text)), &example()));
    assert_ne!(one, other);
    assert_eq!(request(&one), request(&other));
}

#[wasm_bindgen_test]
fn one_slides_to_three_times_the_plan_in_round_steps() {
    // Three times 25.00 is 75.00, and a hundred and fiftieth part of that is 0.50.
    let extent = Extent::of(Input::DailySpend, &example());
    assert_eq!(extent, Extent { least: 0, most: 7_500, step: 50 });
    assert_eq!([0, 1, 3, 6, 11, 49, 51, 501].map(round_step), [1, 1, 5, 10, 20, 50, 100, 1_000]);
}

#[wasm_bindgen_test]
fn ranges_are_kept_with_the_plan_and_go_into_its_file() {
    let (_owner, plan) = example_plan();
    let mut chances = usual();
    chances.put("seed", "43");
    plan.say_chances("seed", Some(chances.clone().into_node()));
    let variants = untrack(|| plan.variants());

    let store = MemoryStore::default();
    let saved = Saved { variants: variants.clone(), number: 1, theme: None };
    save(&store, &saved).unwrap();
    assert_eq!(load(&store, catalogue(), |_| false), Some(Loaded::Saved(Box::new(saved))));

    let written = plan_file(&variants);
    assert_eq!(written.get("forecast"), Some(&chances.into_node()));
    assert_eq!(read_plan_file(&written), Ok(variants.clone()));
    // Nothing is said of it any more: the file is the scenario's own, as before.
    let without = variants.with_chances(None);
    assert_eq!(plan_file(&without), example().to_node());
}

#[wasm_bindgen_test]
fn what_is_kept_in_another_form_is_set_aside() {
    let store = MemoryStore::default();
    let chances = Some(usual().into_node());
    let variants = Variants::of(example()).with_chances(chances);
    save(&store, &Saved { variants, number: 1, theme: None }).unwrap();
    let text = store.read(STATE).unwrap();
    assert!(text.contains("\"seed\": 42"), "{text}");
    store.write(STATE, &text.replace("\"seed\": 42", "\"seed\": [42]")).unwrap();
    assert!(matches!(load(&store, catalogue(), |_| false), Some(Loaded::SetAside { .. })));
}

#[wasm_bindgen_test]
fn every_mistake_in_the_form_of_what_is_kept_has_its_place() {
    let long = "1".repeat(101);
    for (text, expected) in [
        (r#"{"seed":42,"daily_spend":{"low":"a","high":""}}"#.to_owned(), &[][..]),
        ("[]".to_owned(), &[""]),
        (r#"{"runs":5}"#.to_owned(), &["runs"]),
        (r#"{"seed":1,"seed":2}"#.to_owned(), &["seed"]),
        (r#"{"seed":1.5}"#.to_owned(), &["seed"]),
        (format!(r#"{{"offer":"{long}"}}"#), &["offer"]),
        (r#"{"daily_spend":"12"}"#.to_owned(), &["daily_spend"]),
        (
            r#"{"daily_spend":{"low":{},"top":1}}"#.to_owned(),
            &["daily_spend.top", "daily_spend.low"],
        ),
    ] {
        let problems = check_chances(&json(&text));
        let places: Vec<_> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, expected, "{text}");
    }
    let scenario = example().to_node().to_json_line();
    let file = format!(
        r#"{{"version":1,"kind":"plan","scenarios":[{scenario}],"shown":0,"forecast":{{"runs":5}}}}"#
    );
    let problems = read_plan_file(&json(&file)).unwrap_err();
    assert_eq!(problems.list()[0].place, "forecast.runs");
}

fn seed(plan: Plan) -> Option<String> {
    untrack(|| plan.chances()).map(|kept| Chances::of(Some(kept), &example()).text("seed"))
}

#[wasm_bindgen_test]
fn ranges_are_undone_step_by_step_and_stay_when_scenarios_come_and_go() {
    let (_owner, plan) = example_plan();
    for text in ["4", "43"] {
        let mut chances = usual();
        chances.put("seed", text);
        plan.say_chances("seed", Some(chances.into_node()));
    }
    plan.add(example());
    plan.edit(Edit::DailyBudget, "30").unwrap();
    plan.place(1, 0);
    plan.remove(0);
    assert_eq!(seed(plan).as_deref(), Some("43"));
    for _ in 0..4 {
        plan.undo();
    }
    assert_eq!(seed(plan).as_deref(), Some("43"));
    // What was typed in one go is one step.
    plan.undo();
    assert_eq!(seed(plan), None);
}

#[wasm_bindgen_test]
fn a_forecast_is_read_as_the_engine_writes_it() {
    let scenario = example();
    let mut chances = usual();
    chances.put("daily_spend.low", "5");
    chances.put("daily_spend.high", "8");
    chances.switch(Input::StartDelay, &scenario);
    let asked = chances.request(&scenario, 300).unwrap();
    let asked = ForecastRequest::from_node(&asked, &scenario).unwrap();
    let of: Forecast = forecast(&scenario, &asked);
    let odds = Odds::read(&of.to_node(&scenario)).unwrap();
    assert_eq!((odds.runs, odds.seed, odds.currency.code()), (300, 42, "USD"));
    assert_eq!(odds.offer, scenario.offers[0].offer.id);
    assert_eq!(odds.qualified.runs, i64::from(of.qualified.runs));
    // So many of 300 in hundredths of a percent, rounded half up.
    assert_eq!(odds.qualified.percent, (odds.qualified.runs * 20_000 + 300) / 600);
    assert!(odds.qualified.from <= odds.qualified.percent);
    assert!(odds.qualified.percent <= odds.qualified.to);
    assert_eq!(odds.on.iter().map(|(_, runs)| runs).sum::<i64>(), odds.qualified.runs);
    // 200.00 at 8.00 a day take 25 days at the least: from 2 June on, that is the 26th.
    assert!(odds.on.iter().all(|(on, _)| *on >= date("2026-06-26")));
    assert_eq!(odds.by, [of.qualified_on.p10, of.qualified_on.p50, of.qualified_on.p90]);
    assert_eq!(odds.tiers, [odds.qualified.runs]);
    assert_eq!(odds.wasted.mean, of.wasted.mean);
    assert_eq!(odds.cash_out, of.cash_out);
    assert_eq!(odds.discounted.most, Money::ZERO);
    let ranking: Vec<_> =
        of.matters_for_qualifying.iter().map(|matter| (matter.input, matter.correlation)).collect();
    let read: Vec<_> =
        odds.for_qualifying.iter().map(|(input, number)| (*input, *number)).collect();
    assert_eq!(
        read,
        ranking.iter().map(|(input, number)| (*input, number.map(i64::from))).collect::<Vec<_>>()
    );
    assert_eq!(Odds::read(&json("{}")), None);
}
