//! `offers`: the list of what a scenario can name, and what becomes of unknown terms.

use ad_credit_lab_engine::Node;

use super::program::{run, write};

/// A scenario that names an offer and says nothing else.
fn naming(offer: &str) -> String {
    format!(
        r#"{{ "version": 1, "name": "It names an offer", "offers": [{{ "offer": "{offer}" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }} }}"#
    )
}

#[test]
fn the_list_says_of_each_offer_where_it_was_read_and_what_is_unknown() {
    let ran = run(&["offers"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line("Spend $200, get $200 (unverified), TikTok (article-spend-200-get-200)");
    ran.assert_line("Choose your own offer for new advertisers, United States, Google Ads (google-ads-choose-your-own)");
    ran.assert_line("Unknown tiers: how much must be done and what it earns");
    ran.assert_line("Assumed earning_windows: in which time spend counts");
    ran.assert_line("Source General knowledge; amounts change often, as of an unknown date (grade G, general knowledge)");
}

#[test]
fn the_list_is_also_a_document() {
    let document = run(&["offers", "--format", "json"]).document();
    let Some(Node::List(offers)) = document.get("offers") else { panic!("a list of offers") };
    let of = |id: &str| {
        let is_it = |offer: &&Node| offer.get("id").and_then(Node::as_text) == Some(id);
        offers.iter().find(is_it).cloned().unwrap()
    };
    let reddit = of("reddit-500-500");
    assert_eq!(reddit.get("unverified"), Some(&Node::Bool(true)));
    let unknown = ["activation", "redeem_windows", "earning_windows", "issuance"].into_iter();
    let unknown = unknown.chain(["credit.type", "credit.lifetime"]).map(Node::from).collect();
    assert_eq!(reddit.get("unknown"), Some(&Node::List(unknown)));
    let shopify = of("tiktok-shopify");
    assert_eq!(shopify.get("unverified"), Some(&Node::Bool(false)));
}

#[test]
fn a_file_of_an_offer_with_unknown_terms_passes_and_says_which_they_are() {
    let file = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../offers/google-ads-choose-your-own.json"
    ));
    write("choose.json", &file.unwrap());
    let ran = run(&["check", "choose.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(
        ran.out,
        "choose.json: The offer google-ads-choose-your-own is valid. It leaves to be answered: tiers, credit.type.\n\
         1 passed, 0 failed\n"
    );
}

#[test]
fn unknown_terms_that_nobody_answers_are_asked_line_by_line() {
    write("asks.json", &naming("google-ads-choose-your-own"));
    let ran = run(&["run", "asks.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.errors,
        "asks.json: offers[0].terms.tiers: The offer's published terms do not say how much must be done and what it earns, \
         and nothing is guessed. Write here what yours say, such as \
         \"tiers\": [{\"threshold\":\"100\",\"reward\":{\"kind\":\"fixed\",\"amount\":\"50\"}},\
         {\"threshold\":\"200\",\"reward\":{\"kind\":\"fixed\",\"amount\":\"50\"}},\
         {\"threshold\":\"300\",\"reward\":{\"kind\":\"fixed\",\"amount\":\"50\"}}].\n\
         asks.json: offers[0].terms.credit.type: The offer's published terms do not say what kind of credit it is, \
         and nothing is guessed. Write here what yours say, such as \"credit\": { \"type\": \"free\" }.\n"
    );
}

#[test]
fn an_offer_of_a_weak_source_is_called_unverified_in_every_answer() {
    write("weak.json", &naming("article-spend-200-get-200"));
    let line = "Spend $200, get $200 (unverified), TikTok (article-spend-200-get-200)";
    run(&["run", "--format", "text", "weak.json"]).assert_line(line);
    run(&["run", "--history", "weak.json"]).assert_line(line);
    run(&["diagnose", "weak.json"]).assert_line(line);
    let outcome = run(&["run", "weak.json"]).document();
    let Some(Node::List(offers)) = outcome.get("offers") else { panic!("a list of offers") };
    assert_eq!(offers[0].get("unverified"), Some(&Node::Bool(true)));
}

#[test]
fn an_old_source_is_called_so_in_every_answer() {
    // The article was read on 17 May 2026, so that on 30 December more than six months have gone by.
    let planned = naming("article-spend-200-get-200").replace(
        r#""USD" } }"#,
        r#""USD" }, "spend_plan": { "start": "2026-12-01", "days": 30, "daily_budget": "25.00" } }"#,
    );
    write("old.json", &planned.replace("2026-06-01", "2026-12-01"));
    let goal = ["goal", "old.json", "--find", "daily_budget"];
    let sweep = ["sweep", "old.json", "--input", "days=7,30"];
    let in_text: [&[&str]; 4] =
        [&["run", "--history", "old.json"], &["diagnose", "old.json"], &goal, &sweep];
    for arguments in in_text {
        let ran = run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.errors);
        assert!(ran.out.contains("may be out of date") && ran.out.contains("TT-85"), "{}", ran.out);
    }
    for arguments in [&goal[..], &sweep[..]] {
        let document = run(&[arguments, &["--format", "json"]].concat()).document();
        let codes = |name: &str| {
            let Some(Node::List(notes)) = document.get(name) else { panic!("a list of {name}") };
            let code = |note: &Node| note.get("code").and_then(Node::as_text).map(str::to_owned);
            notes.iter().filter_map(code).collect::<Vec<_>>()
        };
        let assumed = ["earning_windows_assumed", "credit_type_assumed", "credit_lifetime_assumed"];
        assert_eq!(codes("assumptions"), assumed);
        assert_eq!(codes("warnings"), ["offer_may_be_out_of_date"]);
    }
    let document = run(&["diagnose", "old.json", "--format", "json"]).document();
    let Some(Node::List(diagnoses)) = document.get("diagnoses") else { panic!("a list") };
    let Some(Node::List(warnings)) = diagnoses[0].get("warnings") else { panic!("a list") };
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].get("code").and_then(Node::as_text), Some("offer_may_be_out_of_date"));
}
