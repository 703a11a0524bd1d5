//! What a scenario answers to the terms that a published offer leaves open.

use super::read::read_offer;
use super::term::{CREDIT_PARTS, ELIGIBILITY_PARTS, Term};
use super::{Offer, PublishedOffer};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::order::sort_short;

const TERMS_FIELDS: &[&str] = &[
    "activation",
    "currency",
    "redeem_windows",
    "earning_windows",
    "trigger",
    "tiers",
    "tier_mode",
    "issuance",
    "credit",
    "eligibility",
    "stacking",
];

/// The fields of a field whose terms are answered one by one.
fn parts(field: &str) -> Option<&'static [&'static str]> {
    match field {
        "credit" => Some(CREDIT_PARTS),
        "eligibility" => Some(ELIGIBILITY_PARTS),
        _ => None,
    }
}

impl PublishedOffer {
    /// The offer with what a scenario answers in the field `terms` of the object in which it names the offer, and the terms that were answered.
    /// What is unknown and not answered is a problem at the place where the answer would stand.
    pub(crate) fn answered(
        &self,
        met: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<(Offer, Vec<Term>)> {
        let place = Place::Field(met.place(), "terms");
        let nothing = Node::Map(Vec::new());
        let terms = match met.optional("terms") {
            Some(terms) => terms,
            None => Cursor { node: &nothing, place },
        };
        let (answered, are_fine) = self.read_answers(&terms, problems)?;
        if are_fine
            && answered.is_empty()
            && let Some(offer) = &self.offer
        {
            return Some((offer.clone(), answered));
        }
        for term in self.unknown.iter().filter(|term| !answered.contains(term)) {
            let place = format_args!("{}.{}", terms.place, term.name());
            problems.add(place, Fault::TermUnknown(*term, self.example(*term, terms.node)));
        }
        if !are_fine {
            return None;
        }
        let whole = with_answers(&self.file, terms.node);
        let mut mistakes = Problems::default();
        let offer = read_offer(&Cursor { node: &whole, place: terms.place }, &mut mistakes);
        // What nobody answered is asked above, once and whole.
        let is_asked = |fault: &Fault| matches!(fault, Fault::TermUnknown(term, _) if !answered.contains(term));
        for problem in mistakes.list().iter().filter(|problem| !is_asked(&problem.fault)) {
            problems.add(&problem.place, problem.fault.clone());
        }
        let mut offer = offer?;
        if answered.contains(&Term::Tiers) {
            self.refuse_other_tiers(&offer, &terms, problems)?;
        }
        for field in answered.iter().filter_map(|term| term.assumed()) {
            if !offer.assumed.contains(&field) {
                offer.assumed.push(field);
            }
        }
        Some((offer, answered))
    }

    /// Which terms are answered, in the order of the file, and whether nothing else is. A term that is not open is a problem.
    fn read_answers(
        &self,
        terms: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<(Vec<Term>, bool)> {
        let before = problems.list().len();
        let mut answered: Vec<Term> = Vec::new();
        let mut answer = |cursor: Cursor<'_>, term: Option<Term>, problems: &mut Problems| {
            match term {
                // A field that is written twice is a problem already, and its term one all the same.
                Some(term) if answered.contains(&term) => {}
                Some(term) if self.open.contains(&term) => answered.push(term),
                Some(_) => cursor.fault(Fault::TermNotOpen(self.open.clone()), problems)?,
                // The field is none of the format, which is reported.
                None => {}
            }
            Some(())
        };
        for (name, field) in terms.read_fields(TERMS_FIELDS, problems)?.each() {
            match parts(name) {
                None => drop(answer(field, Term::at(name, None), problems)),
                Some(parts) => {
                    let Some(fields) = field.read_fields(parts, problems) else { continue };
                    for (part, field) in fields.each() {
                        answer(field, Term::at(name, Some(part)), problems);
                    }
                }
            }
        }
        sort_short(&mut answered, |term| *term);
        Some((answered, problems.are_still(before)))
    }

    /// Where some tiers are published and others not, the answer has all of them, and the published ones as they are.
    fn refuse_other_tiers(
        &self,
        offer: &Offer,
        terms: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<()> {
        let place = Place::Field(&terms.place, "tiers");
        let count = self.tiers.len();
        if count == 0 {
            return Some(());
        }
        if offer.tiers.len() != count {
            problems.add(place, Fault::Expected(Expected::ListOf { least: count, most: count }));
            return None;
        }
        let before = problems.list().len();
        for (index, (published, answer)) in self.tiers.iter().zip(&offer.tiers).enumerate() {
            let is_other =
                published.requirement.as_ref().is_some_and(|it| *it != answer.requirement)
                    || published.reward.is_some_and(|reward| reward != answer.reward);
            if is_other {
                problems.add(Place::Item(&place, index), Fault::OtherTierPublished);
            }
        }
        problems.are_still(before).then_some(())
    }
}

/// A file with answers in the place of its fields, and of the parts of `credit` and `eligibility`.
fn with_answers(file: &Node, answers: &Node) -> Node {
    let (Node::Map(file), Node::Map(answers)) = (file, answers) else {
        return answers.clone();
    };
    let mut fields = file.clone();
    for (name, answer) in answers {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, node)) if parts(name).is_some() => *node = with_answers(node, answer),
            Some((_, node)) => node.clone_from(answer),
            None => fields.push((name.clone(), answer.clone())),
        }
    }
    Node::Map(fields)
}
