//! The rules behind an answer, each with what it did, where it was read, and how far that can be trusted.

use crate::signals::*;
use ad_credit_lab_engine::explain::{Did, Explanation};
use ad_credit_lab_engine::outcome::Assumption;
use ad_credit_lab_engine::rules::{Grade, Rule};
use ad_credit_lab_words::{Format, assumption, counting, grade, point, reason};

use super::Teller;
use crate::components::{decision_mark, rule_mark};
use crate::markup::Element;
use crate::markup::html::{a, li, p, small, span, strong, ul};
use crate::rulebook::Coming;

/// Each rule once, in the order in which they came into play.
pub(super) fn rules(teller: &Teller, told: &Explanation, coming: RwSignal<Coming>) -> Vec<Element> {
    let mut seen: Vec<&'static Rule> = Vec::new();
    for cited in &told.rules {
        if !seen.contains(&cited.rule) {
            seen.push(cited.rule);
        }
    }
    let items = seen.into_iter().map(|rule| {
        let did = told.rules.iter().filter(|cited| cited.rule == rule);
        let did = did.filter_map(|cited| {
            let line = what_it_did(teller, cited.did)?;
            let go = cited
                .row
                .map(|row| small().text(teller.row(row)).text(" ").children(teller.go_to(row)));
            Some(line.text(" ").children(go))
        });
        let title = move || {
            coming.with(|coming| {
                let rule = coming.rulebook().and_then(|rulebook| rulebook.position(rule.id));
                rule.map(|(_, rule)| rule.title.clone()).unwrap_or_default()
            })
        };
        li().child(p().child(rule_mark(rule)).text(" ").child(strong().live_text(title)))
            .children(did.collect::<Vec<_>>())
            .child(source(teller, rule))
    });
    let items: Vec<_> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![ul().class("why-rules").children(items)] }
}

/// What a rule did here. How amounts enter stands beside them already.
fn what_it_did(teller: &Teller, did: Did) -> Option<Element> {
    let (language, figures) = (teller.language, &teller.figures);
    Some(match did {
        Did::How(..) => return None,
        Did::Reason(given) => {
            let about = given.subject().and_then(|about| {
                super::super::journal::subject::name(teller.words, &teller.run, about)
            });
            let line = p().text(reason(language, figures, &given));
            match about {
                Some(about) => line.child(small().text(" · ").text(about)),
                None => line,
            }
        }
        Did::Counting(offer, of, amount) => {
            let subject = ad_credit_lab_engine::value::Subject::Offer(
                ad_credit_lab_engine::value::OfferIndex(offer),
            );
            let about = super::super::journal::subject::name(teller.words, &teller.run, subject);
            let line = p()
                .child(span().class("amount").text(figures.money(amount)))
                .text(" ")
                .text(counting(language, of));
            match about {
                Some(about) => line.child(small().text(" · ").text(about)),
                None => line,
            }
        }
        Did::Point(said) => p().text(point(language, figures, &said)),
    })
}

/// Where a rule was read. Only the network's own pages are linked.
fn source(teller: &Teller, rule: &'static Rule) -> Element {
    let source = rule.source();
    let trust = grade(teller.language, source.grade);
    let line = p().class("quiet");
    let line = match (source.link, source.grade) {
        // A decision has no page on which it was read.
        (_, Grade::Decision) => return line.text(trust),
        (None, _) => line.text(source.title),
        (Some(link), _) => line.child(
            a().attribute("href", link)
                .attribute("target", "_blank")
                .attribute("rel", "noreferrer")
                .text(source.title),
        ),
    };
    line.text(", ").text(trust)
}

/// The decisions that were taken where the sources are silent.
pub(super) fn assumptions(teller: &Teller, told: &Explanation) -> Vec<Element> {
    let items = told.assumptions.iter().map(|made| {
        // A field that was assumed has no rule: its sentence says that it comes from the offer's file, or from the scenario.
        let is_decision =
            !matches!(made, Assumption::FieldAssumed { .. } | Assumption::TermAnswered { .. });
        let mark = is_decision.then(|| decision_mark(made.id()));
        li().text(assumption(teller.language, &teller.figures, made)).text(" ").children(mark)
    });
    let items: Vec<_> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![ul().class("notes").children(items)] }
}
