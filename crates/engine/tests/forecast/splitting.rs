//! What must change nothing, and the seed, which may.

use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Input, Tally, forecast};
use ad_credit_lab_engine::plan::random::Stream;

use crate::{EVERYTHING, request, uncertain_plan};

#[test]
fn any_split_of_the_runs_in_any_order_gives_the_same_forecast() {
    let scenario = uncertain_plan();
    let request = request(&scenario, EVERYTHING);
    let whole = Forecast::tally(&scenario, &request, 0..61);
    let mut stream = Stream::of(5, 0);
    for _ in 0..12 {
        // Cut at random, merged in a random order, each part sent as bytes; some runs are followed twice.
        let mut parts = Vec::new();
        let mut first = 0;
        while first < 61 {
            let end = first + 1 + stream.below(20) as u32;
            parts.push(Forecast::tally(&scenario, &request, first..end + stream.below(2) as u32));
            first = end;
        }
        let mut merged = Tally::default();
        while !parts.is_empty() {
            let part = parts.swap_remove(stream.below(parts.len() as u64) as usize);
            let part = Tally::from_bytes(&part.to_bytes()).expect("a tally can be read back");
            merged = if stream.below(2) == 0 { merged.merge(part) } else { part.merge(merged) };
        }
        assert_eq!(merged, whole);
        assert_eq!(merged.to_bytes(), whole.to_bytes());
    }
    let together = forecast(&scenario, &request);
    assert_eq!(Forecast::of(&scenario, &request, &whole), together);
    assert_eq!(together.runs, 61);
}

#[test]
fn bytes_that_are_no_tally_are_refused() {
    let scenario = uncertain_plan();
    let tally = Forecast::tally(&scenario, &request(&scenario, EVERYTHING), 0..3);
    let bytes = tally.to_bytes();
    assert_eq!(Tally::from_bytes(&[]), Some(Tally::default()));
    assert_eq!(Tally::from_bytes(&bytes[1..]), None);
    let width = bytes.len() / 3;
    let swapped = [&bytes[width..2 * width], &bytes[..width]].concat();
    assert_eq!(Tally::from_bytes(&swapped), None);
    assert_eq!(Tally::from_bytes(&vec![0xff; width]), None);
}

#[test]
fn the_order_in_which_inputs_are_asked_for_changes_nothing() {
    let scenario = uncertain_plan();
    let other_order = r#"{ "activation_delay_days": { "mode": 1, "high": 5, "low": 0 },
        "start_delay_days": { "high": 3, "low": 0 }, "level_percent": { "high": 110, "low": 90 },
        "daily_spend": { "high": "12.00", "low": "4.00", "mode": "7.00" }, "seed": 7, "runs": 61 }"#;
    let (one, other) = (request(&scenario, EVERYTHING), request(&scenario, other_order));
    assert_eq!(one, other);
    let forecast = forecast(&scenario, &one);
    let matters = &forecast.matters_for_qualifying;
    assert_eq!(matters.len(), 4);
    let sizes: Vec<_> = matters.iter().map(|matter| matter.correlation.map(i16::abs)).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
}

#[test]
fn another_input_leaves_the_draws_of_the_others_as_they_were() {
    let scenario = uncertain_plan();
    let daily = r#""runs": 50, "daily_spend": { "low": "4.00", "high": "12.00" }"#;
    let alone = request(&scenario, &format!("{{ {daily} }}"));
    let with_level = format!(r#"{{ {daily}, "level_percent": {{ "low": 100, "high": 100 }} }}"#);
    let with_level = request(&scenario, &with_level);
    let (alone, with_level) = (forecast(&scenario, &alone), forecast(&scenario, &with_level));
    assert_eq!(alone.cash_out, with_level.cash_out);
    assert_eq!(alone.matters_for_qualifying[0], with_level.matters_for_qualifying[0]);
    let level = with_level.matters_for_qualifying[1];
    assert_eq!((level.input, level.correlation), (Input::Level, None));
}

#[test]
fn equal_seeds_give_equal_figures_and_other_seeds_others() {
    let scenario = uncertain_plan();
    let with_seed = |seed| ForecastRequest { seed, ..request(&scenario, EVERYTHING) };
    let found = |seed| forecast(&scenario, &with_seed(seed)).to_node(&scenario).to_json();
    assert_eq!(found(42), found(42));
    assert_ne!(found(42), found(43));
}
