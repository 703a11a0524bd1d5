//! The offer files: they fit the schema, say what is unknown, and can be answered.

mod repository;
mod schemas;

use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::offer::SourceGrade;
use ad_credit_lab_engine::{Catalogue, Node, Offer, PublishedOffer, Scenario};
use repository::{catalogue, files};
use schemas::{json, validator};

/// A scenario that names an offer, with these answers.
fn scenario_of(offer: &PublishedOffer, answers: &str) -> String {
    let currency = offer.offer.as_ref().map_or("USD", |offer| offer.currency.code());
    let terms = if answers.is_empty() { String::new() } else { format!(r#", "terms": {answers}"#) };
    format!(
        r#"{{
            "version": 1,
            "name": "It names an offer",
            "offers": [{{ "offer": "{}"{terms} }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "{currency}" }}
        }}"#,
        offer.id
    )
}

#[test]
fn every_offer_file_fits_the_schema_and_can_be_read() {
    let validator = validator("offers/offer.schema.json");
    let offers = files("offers");
    let offers: Vec<_> = offers.iter().filter(|(name, _)| name.ends_with(".json")).collect();
    assert!(offers.len() >= 30, "{} offers are too few", offers.len());
    for (name, text) in offers {
        let errors: Vec<_> = validator
            .iter_errors(&json(text))
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        match PublishedOffer::parse(text) {
            Ok(offer) => assert_eq!(format!("{}.json", offer.id), *name),
            Err(problems) => panic!("{name}: {:?}", problems.list()),
        }
    }
}

#[test]
fn an_offer_without_unknown_terms_is_written_back_as_it_was_read() {
    let validator = validator("offers/offer.schema.json");
    for offer in catalogue().offers().iter().filter_map(|offer| offer.offer.as_ref()) {
        let written = offer.to_node().to_json();
        assert!(validator.is_valid(&json(&written)), "{}", offer.id);
        assert_eq!(Offer::parse(&written).as_ref(), Ok(offer));
    }
}

#[test]
fn an_offer_is_whole_exactly_where_nothing_is_unknown() {
    for offer in catalogue().offers() {
        assert_eq!(offer.offer.is_some(), offer.unknown.is_empty(), "{}", offer.id);
        assert!(offer.unknown.is_sorted(), "{}", offer.id);
    }
}

#[test]
fn each_unanswered_term_is_asked_at_the_place_of_its_answer() {
    let catalogue = catalogue();
    for offer in catalogue.offers().iter().filter(|offer| offer.offer.is_none()) {
        let problems = Scenario::parse(&scenario_of(offer, ""), &catalogue).expect_err("it asks");
        let asked: Vec<_> = problems
            .list()
            .iter()
            .map(|problem| {
                let Fault::TermUnknown(term) = problem.fault else {
                    panic!("{}: {problem:?}", offer.id);
                };
                assert_eq!(problem.place, format!("offers[0].terms.{}", term.name()));
                term
            })
            .collect();
        assert_eq!(asked, offer.unknown, "{}", offer.id);
    }
}

#[test]
fn weak_sources_are_unverified_and_only_pages_of_networks_are_linked() {
    let catalogue = catalogue();
    for offer in catalogue.offers() {
        let grade = offer.source.grade;
        let is_weak = matches!(grade, SourceGrade::Secondary | SourceGrade::General);
        assert_eq!(offer.to_node().get("unverified"), Some(&Node::Bool(is_weak)), "{}", offer.id);
        assert_eq!(offer.source.url.is_some(), grade == SourceGrade::Official, "{}", offer.id);
    }
}

#[test]
fn a_list_of_offers_is_read_as_the_files_are_and_names_the_place_of_a_mistake() {
    let offers = files("offers");
    let texts: Vec<_> =
        offers.iter().filter(|(name, _)| name.ends_with(".json")).map(|(_, text)| text).collect();
    let list = |texts: &[&str]| format!("[{}]", texts.join(","));
    let all: Vec<_> = texts.iter().map(|text| text.as_str()).collect();
    let read = Catalogue::parse_list(&list(&all)).expect("the list can be read");
    assert_eq!(read.offers(), catalogue().offers());
    let broken = all[1].replacen("\"version\": 1", "\"version\": 2", 1);
    let problems = Catalogue::parse_list(&list(&[all[0], &broken])).expect_err("a mistake");
    assert_eq!(problems.list()[0].place, "[1].version");
}
