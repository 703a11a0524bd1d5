//! Whatever a file holds, it is read or its mistakes are named; nothing panics.

use std::collections::BTreeSet;

use ad_credit_lab_engine::input::{Fault, Node, Problems};
use ad_credit_lab_engine::{Offer, Scenario, simulate};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::generate::{Story, any_text, json_like_text, mutations};
use crate::holds_for_all;

/// Every place of a tree, as problems name them.
fn places(node: &Node, place: &str, places: &mut BTreeSet<String>) {
    places.insert(place.to_owned());
    match node {
        Node::Map(fields) => {
            for (name, node) in fields {
                self::places(node, &field(place, name), places);
            }
        }
        Node::List(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                self::places(node, &format!("{place}[{index}]"), places);
            }
        }
        _ => {}
    }
}

fn field(place: &str, name: &str) -> String {
    let shown: String = name
        .chars()
        .take(100)
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    if place.is_empty() { shown } else { format!("{place}.{shown}") }
}

/// There is at least one problem, and each is at a place of the file, or at a field that is missing in one.
fn are_placed(problems: &Problems, text: &str) -> TestCaseResult {
    prop_assert!(!problems.list().is_empty());
    let Ok(node) = Node::from_json(text) else {
        let [problem] = problems.list() else {
            return Err(TestCaseError::fail("text that is not JSON has more than one problem"));
        };
        prop_assert!(matches!(&problem.fault, Fault::NotJson(words) if words.contains("line")));
        return Ok(());
    };
    let mut known = BTreeSet::new();
    places(&node, "", &mut known);
    for problem in problems.list() {
        let missing =
            matches!(problem.fault, Fault::Missing | Fault::OfferLeftOut | Fault::TiersNeedWindow);
        let parent = problem.place.rsplit_once('.').map_or("", |(parent, _)| parent);
        let mut place = if missing { parent } else { &problem.place };
        // What is asked about an offer that is named by its id has its place in `terms`, which need not be there.
        if let Some((offer, _)) = problem.place.split_once(".terms")
            && !known.contains(place)
        {
            place = offer;
        }
        prop_assert!(known.contains(place), "{:?} is at no place of the file", problem);
    }
    Ok(())
}

/// Reads a text as a scenario and as an offer, and replays it if it is a scenario.
fn is_read_or_refused(text: &str) -> TestCaseResult {
    match Scenario::parse(text, Story::catalogue()) {
        Ok(scenario) => {
            let outcome = simulate(&scenario);
            prop_assert!(!outcome.to_node(&scenario).to_json().is_empty());
            let written = scenario.to_node().to_json();
            prop_assert_eq!(Scenario::parse(&written, Story::catalogue()), Ok(scenario));
        }
        Err(problems) => are_placed(&problems, text)?,
    }
    match Offer::parse(text) {
        Ok(offer) => prop_assert_eq!(Offer::parse(&offer.to_node().to_json()), Ok(offer)),
        Err(problems) => are_placed(&problems, text)?,
    }
    Ok(())
}

#[test]
fn bytes_at_random_are_refused_with_their_place() {
    holds_for_all(any_text(), |text| is_read_or_refused(&text));
}

#[test]
fn tokens_at_random_are_refused_with_their_place() {
    holds_for_all(json_like_text(), |text| is_read_or_refused(&text));
}

#[test]
fn scenario_files_with_slips_of_the_pen_are_read_or_refused_with_their_place() {
    holds_for_all(mutations(), |text| is_read_or_refused(&text));
}
