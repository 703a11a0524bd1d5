//! `forecast`: what becomes of an offer where the spend is known only roughly.

use ad_credit_lab_engine::plan::forecast::{ForecastRequest, forecast};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};

use super::program::{run, write};

/// Two days of about 100.00: of the 9 sums of 99.99, 100.00 or 100.01 each, 6 reach the 200.00.
const TWO_DAYS: &str = r#"{ "version": 1, "name": "Two days",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "spend_plan": { "start": "2026-06-02", "days": 2, "daily_budget": "100.00" } }"#;

const REQUEST: &str =
    r#"{ "runs": 50000, "seed": 7, "daily_spend": { "low": "99.99", "high": "100.01" } }"#;

fn expected(request: &str) -> Node {
    let offers = ad_credit_lab_offers::FILES.iter().map(|file| file.text);
    let scenario = Scenario::parse(TWO_DAYS, &Catalogue::parse(offers).unwrap()).unwrap();
    let request = ForecastRequest::parse(request, &scenario).unwrap();
    forecast(&scenario, &request).to_node(&scenario)
}

#[test]
fn the_request_of_a_file_and_that_of_the_options_give_the_forecast_of_the_engine() {
    write("forecast.json", TWO_DAYS);
    write("request.json", REQUEST);
    // So many runs are followed in three stretches.
    let ran = run(&["forecast", "forecast.json", "--request", "request.json", "--format", "json"]);
    assert_eq!((ran.code, &*ran.errors), (Some(0), ""));
    assert_eq!(ran.document(), expected(REQUEST));
    let options = ["--low", "99.99", "--high", "100.01", "--runs", "50000", "--seed", "7"];
    let same = run(&[&["forecast", "forecast.json", "--format", "json"], &options[..]].concat());
    assert_eq!(same.out, ran.out);
    // An option goes before what the file says.
    let fewer = [
        "forecast",
        "forecast.json",
        "--request",
        "request.json",
        "--runs",
        "900",
        "--format",
        "jsonl",
    ];
    let fewer = run(&fewer);
    assert_eq!(fewer.out.lines().count(), 1);
    assert_eq!(fewer.document(), expected(&REQUEST.replace("50000", "900")));
}

#[test]
fn text_tells_chances_dates_amounts_and_what_matters() {
    write("forecast.json", TWO_DAYS);
    let options = ["--low", "100.00", "--high", "100.00", "--runs", "200"];
    let ran = run(&[&["forecast", "forecast.json"], &options[..]].concat());
    assert_eq!((ran.code, &*ran.errors), (Some(0), ""));
    ran.assert_line("Two days");
    ran.assert_line("Spend $200, get $200 (unverified), TikTok (article-spend-200-get-200)");
    // Every run is alike: 2 x 100.00 reach 200.00 on 3 June, a Wednesday, and a business day later the credit is there,
    // of which nothing is spent. The interval of Wilson for 200 of 200: n / (n + z2) = 200 / 203.8416 = 98.11 %, rounded outwards.
    ran.assert_line("A requirement is met in time 200 100.00 98.11 100.00");
    ran.assert_line("A requirement is met in time 2026-06-03 2026-06-03 2026-06-03");
    ran.assert_line("A reward comes 2026-06-04 2026-06-04 2026-06-04");
    ran.assert_line("Credit lost unused 200.00 200.00 200.00 200.00 200.00 200.00");
    ran.assert_line("Ads in cash, with tax 200.00 200.00 200.00 200.00 200.00 200.00");
    // What is always the same is related to nothing.
    ran.assert_line("The spend of a day");
}

#[test]
fn a_request_that_does_not_fit_names_its_places() {
    write("forecast.json", TWO_DAYS);
    let ran = run(&["forecast", "forecast.json", "--low", "5.00", "--high", "1.005"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    let expected = "forecast.json: request.daily_spend.high: The amount has more decimals than USD allows (2).\n";
    assert_eq!(ran.errors, expected);
    let ran = run(&["forecast", "forecast.json"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.errors,
        "forecast.json: request: At least one of the fields here must be given.\n"
    );
    write("request-not-json.json", "{");
    let ran = run(&["forecast", "forecast.json", "--request", "request-not-json.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.errors.starts_with("request-not-json.json: The text is not JSON."),
        "{}",
        ran.errors
    );
    let ran = run(&["forecast", "forecast.json", "--low", "5.00"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("--high"), "{}", ran.errors);
}

#[test]
fn a_batch_gives_a_line_for_each_scenario_and_tells_of_bad_lines() {
    let line = TWO_DAYS.replace('\n', " ");
    let planless = line.replace("\"spend_plan\"", "\"expect\"");
    write("forecast.jsonl", &format!("{line}\n{planless}\n{{}}\n{line}"));
    write("request.json", REQUEST);
    let request = ["--request", "request.json", "--runs", "900"];
    let ran = run(&[&["forecast", "--batch", "forecast.jsonl"], &request[..]].concat());
    assert_eq!(ran.code, Some(2));
    let expected = expected(&REQUEST.replace("50000", "900"));
    let lines: Vec<_> = ran.out.lines().map(|line| Node::from_json(line).unwrap()).collect();
    assert_eq!(lines, [expected.clone(), expected]);
    let said: Vec<_> = ran.errors.lines().collect();
    assert!(said[0].starts_with("forecast.jsonl: line 2: request.daily_spend: "), "{}", ran.errors);
    assert!(said[1].starts_with("forecast.jsonl: line 3: version: "), "{}", ran.errors);
    assert_eq!(said.last(), Some(&"accounts: 2, rows: 4, bad rows: 2"));
    let text =
        run(&[&["forecast", "--batch", "forecast.jsonl", "--format", "text"], &request[..]]
            .concat());
    assert_eq!((text.code, &*text.out), (Some(2), ""));
}
