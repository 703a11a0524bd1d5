//! The diagnosis as published JSON (docs/diagnosis.md).

use super::{Diagnosis, Finding};
use crate::input::{Node, map};
use crate::offer::object;
use crate::scenario::Scenario;

impl Diagnosis {
    /// The diagnosis as the published format writes it. `scenario` must be the one that was diagnosed.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let findings: Vec<_> =
            self.findings.iter().map(|finding| self.finding(finding, scenario)).collect();
        let offer = &scenario.offers[self.offer].offer;
        map([
            ("at", self.at.into()),
            ("offer", offer.id.as_str().into()),
            ("unverified", offer.source.grade.is_unverified().into()),
            ("state", self.outcome.offers[self.offer].state.code().into()),
            ("question", scenario.question.map(i64::from).into()),
            ("first", self.findings.first().map(|finding| finding.cause.code()).into()),
            ("findings", Node::List(findings)),
            ("warnings", self.outcome.age_to_node(scenario, self.offer)),
        ])
    }

    fn finding(&self, finding: &Finding, scenario: &Scenario) -> Node {
        let cause = finding.cause;
        let evidence = finding.evidence.and_then(|row| self.outcome.journal.row(row));
        let evidence = evidence.map(|row| {
            let report = self.outcome.row_to_node(scenario, &row);
            let field =
                |name: &'static str| (name, report.get(name).cloned().unwrap_or(Node::Null));
            object([field("entry"), field("at"), field("kind"), field("verdict")])
        });
        let fields = [
            ("gate", cause.gate().code().into()),
            ("code", cause.code().into()),
            ("rule", cause.rule().id.into()),
            ("source", cause.rule().source().key.into()),
            ("grade", cause.rule().source().grade.letter().into()),
        ];
        let subject =
            cause.subject().map(|subject| self.outcome.subject_to_node(scenario, subject));
        let currency = scenario.account.currency;
        let values = cause.values();
        let values = values.iter().map(|(name, value)| (*name, value.to_node(currency)));
        object(
            fields.into_iter().chain(subject).chain(values).chain([("evidence", evidence.into())]),
        )
    }
}
