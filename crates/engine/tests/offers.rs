//! The offer files: they fit the schema, say what is unknown, and can be answered.

mod repository;
mod schemas;

use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::offer::{SourceGrade, Term};
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
                let Fault::TermUnknown(term, _) = problem.fault else {
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

/// A published offer of nothing but what is needed, with some fields changed or added.
fn published(changes: &serde_json::Value) -> String {
    let mut offer = serde_json::json!({
        "version": 1,
        "id": "test",
        "network": "Test",
        "title": "Made up",
        "currency": "USD",
        "source": { "name": "Made up for the tests", "grade": "G", "seen": "unknown" },
        "activation": { "modes": ["code"] },
        "tiers": [{ "threshold": "10.00", "reward": { "kind": "fixed", "amount": "5.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 1 },
        "credit": { "type": "free", "lifetime": { "days": 30 } },
    });
    let fields = changes.as_object().expect("changes are fields").clone();
    offer.as_object_mut().expect("an offer is an object").extend(fields);
    offer.to_string()
}

#[test]
fn known_parts_of_a_file_with_unknown_terms_are_read_all_the_same() {
    let file = published(&serde_json::json!({
        "currency": "unknown",
        "earning_windows": [{ "from": "activated", "days": 0 }],
        "tiers": "unknown",
        "credit": { "type": "unknown", "lifetime": { "days": 9999 } },
    }));
    let problems = PublishedOffer::parse(&file).expect_err("two mistakes");
    let places: Vec<_> = problems.list().iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["earning_windows[0].days", "credit.lifetime.days"]);
}

#[test]
fn a_file_that_contradicts_itself_about_what_is_unknown_is_refused() {
    let amounts = serde_json::json!([{ "threshold": "unknown", "reward": { "kind": "fixed", "amount": "5.00" } }]);
    let two = serde_json::json!(["unknown", "unknown"]);
    let conditional = serde_json::json!({ "type": "unknown", "lifetime": { "days": 30 }, "conditions": { "unknown": "x" } });
    let with_cash = serde_json::json!({ "type": "conditional", "lifetime": { "days": 30 }, "conditions": { "min_cash": "1.00" } });
    let cases = [
        (serde_json::json!({ "currency": "unknown", "tiers": amounts }), "tiers[0]", true),
        (serde_json::json!({ "trigger": "unknown" }), "tiers", true),
        (serde_json::json!({ "tiers": two }), "earning_windows", true),
        (serde_json::json!({ "credit": conditional }), "credit.conditions", true),
        (
            serde_json::json!({ "currency": "unknown", "tiers": "unknown", "credit": with_cash }),
            "credit.conditions.min_cash",
            true,
        ),
        (
            serde_json::json!({ "earning_windows": "unknown", "assumed": ["issuance", "earning_windows"] }),
            "assumed[1]",
            false,
        ),
    ];
    let validator = validator("offers/offer.schema.json");
    for (changes, place, schema_says_it) in cases {
        let file = published(&changes);
        let problems = PublishedOffer::parse(&file).expect_err(place);
        let places: Vec<_> = problems.list().iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, [place]);
        assert_eq!(validator.is_valid(&json(&file)), !schema_says_it, "{place}");
    }
}

#[test]
fn tiers_are_known_in_part() {
    let tiers = serde_json::json!([{ "threshold": "unknown", "reward": { "kind": "match", "rate_percent": "100", "cap": "50.00" } }]);
    let file = published(&serde_json::json!({ "tiers": tiers }));
    let offer = PublishedOffer::parse(&file).expect("a good offer");
    assert_eq!(offer.unknown, [Term::Tiers]);
    let catalogue = Catalogue::parse([file.as_str()]).expect("a good offer");
    let answers = |reward: &str| {
        let tier = format!(r#"{{ "threshold": "20.00", "reward": {reward} }}"#);
        Scenario::parse(&scenario_of(&offer, &format!(r#"{{ "tiers": [{tier}] }}"#)), &catalogue)
    };
    // The cap is published as 50.00, so another one is refused, and the threshold is the user's.
    assert!(answers(r#"{ "kind": "match", "rate_percent": "100", "cap": "50" }"#).is_ok());
    let problems = answers(r#"{ "kind": "match", "rate_percent": "100", "cap": "60" }"#)
        .expect_err("another cap");
    assert_eq!(problems.list()[0].place, "offers[0].terms.tiers[0]");
    assert_eq!(problems.list()[0].fault, Fault::OtherTierPublished);
}

/// Examples of answers as one object.
fn together<'a>(examples: impl Iterator<Item = &'a str>) -> String {
    let mut answers = serde_json::Map::new();
    for example in examples {
        let example = json(&format!("{{ {example} }}"));
        for (name, value) in example.as_object().expect("an example is a field") {
            match (answers.get_mut(name).and_then(|it| it.as_object_mut()), value.as_object()) {
                (Some(before), Some(more)) => before.extend(more.clone()),
                _ => drop(answers.insert(name.clone(), value.clone())),
            }
        }
    }
    serde_json::Value::Object(answers).to_string()
}

/// The examples that are shown for what a scenario leaves unanswered.
fn examples(offer: &PublishedOffer, catalogue: &Catalogue) -> Vec<String> {
    let problems = Scenario::parse(&scenario_of(offer, ""), catalogue).expect_err("it asks");
    let example = |fault: &Fault| match fault {
        Fault::TermUnknown(_, example) => example.to_string(),
        fault => panic!("{}: {fault:?}", offer.id),
    };
    problems.list().iter().map(|problem| example(&problem.fault)).collect()
}

#[test]
fn the_examples_that_are_shown_answer_every_offer() {
    let catalogue = catalogue();
    for offer in catalogue.offers().iter().filter(|offer| offer.offer.is_none()) {
        let examples = examples(offer, &catalogue);
        let answers = together(examples.iter().map(String::as_str));
        if let Err(problems) = Scenario::parse(&scenario_of(offer, &answers), &catalogue) {
            // Choosing a tier is another field, beside the answers.
            let wrong = problems.list().iter().find(|it| it.fault != Fault::TierNotSelected);
            assert_eq!(wrong, None, "{}: {answers}", offer.id);
        }
    }
}

#[test]
fn the_example_of_tiers_fits_the_trigger_and_repeats_what_is_published() {
    let fixed = |amount: &str| serde_json::json!({ "kind": "fixed", "amount": amount });
    let example = |changes: serde_json::Value| {
        let file = published(&changes);
        let offer = PublishedOffer::parse(&file).expect("a good offer");
        let catalogue = Catalogue::parse([file.as_str()]).expect("a good offer");
        let examples = examples(&offer, &catalogue);
        json(&together(examples.iter().map(String::as_str)))["tiers"].clone()
    };
    assert_eq!(
        example(serde_json::json!({
            "trigger": { "kind": "action" },
            "tiers": [{ "action": "unknown", "reward": fixed("7.00") }],
        })),
        serde_json::json!([{ "action": "first_campaign", "reward": fixed("7.00") }])
    );
    assert_eq!(
        example(serde_json::json!({ "trigger": { "kind": "activation" }, "tiers": "unknown" })),
        serde_json::json!([{ "reward": fixed("50") }])
    );
    // Between 10 and 40 two unknown thresholds rise by (40 - 10) / 3 = 10 each, and the one behind 40 by a hundred.
    assert_eq!(
        example(serde_json::json!({
            "earning_windows": [{ "from": "activated", "days": 30 }],
            "tiers": [
                { "threshold": "10.00", "reward": fixed("5.00") },
                "unknown",
                { "threshold": "unknown", "reward": fixed("6.50") },
                { "threshold": "40.00", "reward": "unknown" },
                "unknown",
            ],
        })),
        serde_json::json!([
            { "threshold": "10.00", "reward": fixed("5.00") },
            { "threshold": "20", "reward": fixed("50") },
            { "threshold": "30", "reward": fixed("6.50") },
            { "threshold": "40.00", "reward": fixed("50") },
            { "threshold": "140", "reward": fixed("50") },
        ])
    );
}

#[test]
fn every_term_can_be_answered_and_is_written_back_as_it_was_read() {
    // Every term is unknown here; each answer is the example that the problem shows.
    let file = published(&serde_json::json!({
        "currency": "unknown",
        "activation": "unknown",
        "redeem_windows": "unknown",
        "earning_windows": "unknown",
        "trigger": "unknown",
        "tiers": "unknown",
        "tier_mode": "unknown",
        "issuance": "unknown",
        "credit": { "type": "unknown", "lifetime": "unknown", "before_cash": false },
        "eligibility": { "countries": "unknown" },
        "stacking": "unknown",
    }));
    assert!(validator("offers/offer.schema.json").is_valid(&json(&file)));
    let offer = PublishedOffer::parse(&file).expect("a good offer");
    // An unknown stacking is asked of nobody, but can be answered.
    assert_eq!(offer.open(), Term::ALL);
    assert_eq!(offer.unknown, Term::ALL[..Term::ALL.len() - 1]);
    let text = scenario_of(&offer, &together(Term::ALL.iter().map(|term| term.example())));
    let catalogue = Catalogue::parse([file.as_str()]).expect("a good offer");
    let scenario = Scenario::parse(&text, &catalogue).expect("every term is answered");
    assert_eq!(scenario.offers[0].answered, Term::ALL);
    assert!(!scenario.offers[0].offer.credit.before_cash);
    let written = scenario.to_node().to_json();
    assert!(validator("schema/scenario.schema.json").is_valid(&json(&written)), "{written}");
    assert_eq!(Scenario::parse(&written, &catalogue), Ok(scenario));
}
