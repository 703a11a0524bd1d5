//! Reading other languages, and what messages look like with their figures.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::outcome::Warning;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::{Node, Problem};
use ad_credit_lab_words::{self as words, Format, Language, Plain, Plural, say};

fn plain() -> Plain {
    Plain { currency: Currency::from_code("USD") }
}

fn reason(reason: &Reason) -> String {
    words::reason(&Language::english(), &plain(), reason)
}

fn problem(place: &str, fault: Fault) -> String {
    let problem = Problem { place: place.to_owned(), fault };
    words::problem(&Language::english(), &plain(), &problem)
}

/// All English messages as one file, with some changed: `Some` for another text, `None` to leave the key out.
fn english_but(changes: &[(&str, Option<&str>)]) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en");
    let mut fields = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let json = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let Node::Map(messages) = Node::from_json(&json).unwrap() else {
            panic!("a file of messages is an object");
        };
        fields.extend(messages);
    }
    for (key, text) in changes {
        fields.retain(|(other, _)| other != key);
        fields.extend(text.map(|text| ((*key).to_owned(), Node::text(text))));
    }
    Node::Map(fields).to_json()
}

/// Polish numbers, as far as these tests go.
struct Polish;

impl Format for Polish {
    fn money(&self, money: Money) -> String {
        plain().money(money)
    }
    fn date(&self, date: Date) -> String {
        plain().date(date)
    }
    fn instant(&self, instant: ad_credit_lab_engine::calendar::Instant) -> String {
        plain().instant(instant)
    }
    fn whole(&self, number: i64) -> String {
        plain().whole(number)
    }
    fn plural(&self, number: i64) -> Plural {
        Plural::named(if number == 3 { "few" } else { "many" })
    }
}

#[test]
fn a_reason_is_a_sentence_with_its_figures() {
    let date = Date::parse("2026-06-09").unwrap();
    assert_eq!(
        reason(&Reason::CashIsZero { credit: Money::from_minor(5_000) }),
        "Ads did not run: the cash balance was zero. Credit does not run ads by itself, so 50.00 USD of it had to wait."
    );
    assert_eq!(
        reason(&Reason::AlreadyActivated { activated: date.noon() }),
        "The offer has been active since 2026-06-09 12:00. It is activated only once."
    );
    assert_eq!(
        reason(&Reason::CodeRedeemed { earn_by: Some(date) }),
        "The code was redeemed. From now on spend counts, and 2026-06-09 is the last date for it."
    );
}

#[test]
fn an_absent_date_and_nothing_at_all_have_words_of_their_own() {
    assert_eq!(
        reason(&Reason::CodeRedeemed { earn_by: None }),
        "The code was redeemed. From now on spend counts, and so far no last date is set for it."
    );
    assert_eq!(
        reason(&Reason::CashIsZero { credit: Money::ZERO }),
        "Ads did not run: the cash balance was zero."
    );
}

#[test]
fn the_number_chooses_the_form() {
    let fell_short = |language: &Language, format: &dyn Format, days| {
        let missing = Money::from_minor(100);
        words::warning(language, format, &Warning::PlanFellShort { days, missing })
    };
    let english = Language::english();
    assert!(fell_short(&english, &plain(), 1).starts_with("On one day "));
    assert!(fell_short(&english, &plain(), 3).starts_with("On 3 days "));
    let polish = english_but(&[
        ("warning.plan_fell_short.one", None),
        ("warning.plan_fell_short.few", Some("Przez {count} dni: {missing}.")),
    ]);
    let polish = Language::parse("pl", &polish).unwrap();
    assert_eq!(polish.tag(), "pl");
    assert_eq!(fell_short(&polish, &Polish, 3), "Przez 3 dni: 1.00 USD.");
    // A form that a language does not have is its `.other`.
    assert!(fell_short(&polish, &Polish, 5).starts_with("On 5 days "));
}

#[test]
fn a_problem_names_its_place_first() {
    let usd = Currency::from_code("USD").unwrap();
    assert_eq!(
        problem("entries[3].amount", Fault::TooManyDecimals(usd)),
        "entries[3].amount: The amount has more decimals than USD allows (2)."
    );
    assert_eq!(
        problem("version", Fault::Expected(Expected::Whole { least: 1, most: 1 })),
        "version: The number 1 was expected, without quotation marks."
    );
    assert_eq!(
        problem("", Fault::NotJson("EOF while parsing a value at line 1 column 0".to_owned())),
        "The text is not JSON. The parser says: EOF while parsing a value at line 1 column 0."
    );
}

#[test]
fn a_value_with_braces_is_shown_as_it_is() {
    let warning = Warning::CreditNotAssigned { credit: "{lost}".to_owned() };
    let text = words::warning(&Language::english(), &plain(), &warning);
    assert!(text.starts_with("The credit “{lost}” has no campaign."), "{text}");
}

#[test]
fn a_message_can_be_said_by_its_function() {
    let english = Language::english();
    assert_eq!(say::state_earning(&english), "Earning");
    assert_eq!(say::problem(&english, "until", "Late."), "until: Late.");
    assert_eq!(
        say::warning_plan_fell_short(&english, &plain(), 2, "5.00"),
        "On 2 days the spend plan could not deliver everything: 5.00 was not spent."
    );
}

#[test]
fn english_as_a_file_is_complete() {
    let read = Language::parse("en", &english_but(&[])).unwrap();
    assert_eq!(read.tag(), Language::english().tag());
    for english in [read, Language::english()] {
        assert_eq!(say::state_earning(&english), "Earning");
        // Of these two the functions have the texts, of one with its forms.
        assert_eq!(say::cli_heading_history(&english), "HISTORY");
        assert_eq!(
            [1, 2].map(|count| say::cli_goal_proof(&english, &plain(), count, "So.")),
            ["Proof, with 1 run: So.", "Proof, with 2 runs: So."]
        );
    }
}

#[test]
fn a_language_that_differs_is_refused_with_every_place() {
    let json = english_but(&[
        ("state.earning", None),
        ("state.earned", Some("Earned")),
        ("state.received.few", Some("Received")),
        ("reason.cash_is_zero", Some("{cash} {credit}")),
        ("warning.delivery_paused", Some("{count} ads")),
        ("warning.plan_fell_short.few", Some("{count} days")),
        ("warning.plan_fell_short.other", None),
    ]);
    assert_eq!(
        Language::parse("xx", &json).unwrap_err(),
        [
            "`state.earning` is missing",
            "`warning.plan_fell_short.other` is missing",
            "`reason.cash_is_zero` has {cash}, {credit}, English has {credit}",
            "`state.earned` is unknown",
            "`state.received.few` is unknown",
            "`warning.delivery_paused` has {count}, English has no placeholder",
            "`warning.plan_fell_short.few` has no placeholder, English has {missing}",
        ]
    );
    assert_eq!(
        Language::parse("xx", r#"{ "a": "{" }"#).unwrap_err(),
        ["`a`: a brace has no partner"]
    );
}
