//! A plan as a file: one scenario as the file that it is, several in one file.

use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};
use ad_credit_lab_engine::{Node, Scenario};

use super::catalogue;
use super::practice::{check_fields, object, place_within, refuse_newer};
use crate::variants::{Variants, check_chances};

/// What a file of several scenarios says that it is.
const KIND: &str = "plan";
/// The fields that such a file must have.
const REQUIRED: &[&str] = &["version", "kind", "scenarios", "shown"];
/// The fields that it can have.
const FIELDS: &[&str] = &["version", "kind", "scenarios", "shown", "forecast"];

/// The scenarios as a file: a scenario's own where there is one and nothing else, otherwise all of them with which is shown, and with
/// what is not known of them.
#[must_use]
pub fn plan_file(variants: &Variants) -> Node {
    if let ([scenario], None) = (variants.all(), variants.chances()) {
        return scenario.to_node();
    }
    let shown = i64::try_from(variants.shown()).unwrap_or_default();
    let mut fields = vec![
        ("version", Node::Whole(1)),
        ("kind", Node::text(KIND)),
        ("scenarios", Node::List(variants.all().iter().map(Scenario::to_node).collect())),
        ("shown", Node::Whole(shown)),
    ];
    fields.extend(variants.chances().map(|chances| ("forecast", chances.clone())));
    object(fields)
}

/// The scenarios of a file as they are written there.
#[must_use]
pub fn written_scenarios(file: &Node) -> Vec<&Node> {
    match file.get("scenarios") {
        Some(Node::List(scenarios)) if is_plan(file) && refuse_newer(file).is_ok() => {
            scenarios.iter().collect()
        }
        // What is not read at all needs nothing.
        _ if refuse_newer(file).is_err() => Vec::new(),
        _ => vec![file],
    }
}

/// Reads a file: a scenario, or several that stand side by side.
///
/// # Errors
/// Everything that is wrong with it, each mistake with its place.
pub fn read_plan_file(file: &Node) -> Result<Variants, Problems> {
    refuse_newer(file)?;
    if !is_plan(file) {
        return Scenario::from_node(file, catalogue()).map(Variants::of);
    }
    let mut problems = Vec::new();
    check_fields(file, REQUIRED, FIELDS, &mut problems);
    let mut expected = |place: &str, expected: Expected| {
        problems.push(Problem { place: place.to_owned(), fault: Fault::Expected(expected) });
    };
    if file.get("version").is_some_and(|version| *version != Node::Whole(1)) {
        expected("version", Expected::Whole { least: 1, most: 1 });
    }
    let (written, is_there) = match file.get("scenarios") {
        Some(Node::List(written)) => (written.as_slice(), true),
        other => (&[][..], other.is_some()),
    };
    if is_there && !(1..=Variants::MOST).contains(&written.len()) {
        expected("scenarios", Expected::ListOf { least: 1, most: Variants::MOST });
    }
    let last = i64::try_from(written.len()).unwrap_or(i64::MAX).saturating_sub(1);
    let shown = match file.get("shown") {
        Some(Node::Whole(shown)) if (0..=last).contains(shown) => usize::try_from(*shown).ok(),
        Some(_) => {
            expected("shown", Expected::Whole { least: 0, most: last.max(0) });
            None
        }
        None => None,
    };
    let mut scenarios = Vec::new();
    for (at, node) in written.iter().enumerate().take(Variants::MOST) {
        match Scenario::from_node(node, catalogue()) {
            Ok(scenario) => scenarios.push(scenario),
            Err(wrong) => problems.extend(wrong.into_list().into_iter().map(|problem| Problem {
                place: place_within(&format!("scenarios[{at}]"), &problem.place),
                ..problem
            })),
        }
    }
    let chances = file.get("forecast");
    problems.extend(
        chances
            .map(check_chances)
            .unwrap_or_default()
            .into_iter()
            .map(|problem| Problem { place: place_within("forecast", &problem.place), ..problem }),
    );
    let variants = Variants::new(scenarios, shown.unwrap_or_default())
        .map(|variants| variants.with_chances(chances.cloned()));
    variants.filter(|_| problems.is_empty()).ok_or_else(|| problems.into())
}

fn is_plan(file: &Node) -> bool {
    file.get("kind").and_then(Node::as_text) == Some(KIND)
}
