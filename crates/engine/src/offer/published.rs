//! An offer as it is published, which may leave terms open, and what a scenario answers to them.

use super::read::{read_assumed, read_heading, read_offer, read_offer_fields, read_trigger};
use super::read_terms::{SomeTier, read_some_tiers};
use super::term::{CREDIT_PARTS, ELIGIBILITY_PARTS, Term, is_unknown};
use super::{AssumedField, Offer, OfferSource, Requirement, Stacking, TierMode, source_object};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems, map};
use crate::money::Currency;

/// An offer as its file has it. Unlike an [`Offer`], it may leave terms unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedOffer {
    /// As of an offer.
    pub id: String,
    /// Who makes it.
    pub network: String,
    /// What it is called.
    pub title: String,
    /// Where it was read.
    pub source: OfferSource,
    /// Where else something of it was read.
    pub other_sources: Vec<OfferSource>,
    /// What else was read there, in words.
    pub notes: Vec<String>,
    /// The terms that a scenario has to answer, in the order of the file.
    pub unknown: Vec<Term>,
    /// The fields whose value the file takes although its source does not give it.
    pub assumed: Vec<AssumedField>,
    /// The offer itself, where nothing has to be answered.
    pub offer: Option<Offer>,
    /// The terms that a scenario may answer: what is unknown, and what the file only assumes.
    open: Vec<Term>,
    /// The tiers, as far as they are published; empty where all are, or nothing of them.
    tiers: Vec<SomeTier>,
    /// The file.
    file: Node,
}

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
    /// Reads a published offer from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place. Terms that are unknown are none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        match Node::from_json(text) {
            Ok(node) => {
                let mut problems = Problems::default();
                let published = Self::read(&Cursor::top(&node), &mut problems);
                problems.unless(published)
            }
            Err(detail) => Err(Problems::not_json(detail)),
        }
    }

    /// Reads a published offer at a cursor: from a file of its own or from a list.
    pub(super) fn read(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Self> {
        let before = problems.list().len();
        let offer = read_offer(cursor, problems);
        let mut unknown = problems.take_unknown_terms();
        if !problems.are_still(before) {
            return None;
        }
        // Everything was read without a mistake, so reading parts of it again finds none either.
        let fields = read_offer_fields(cursor, problems)?;
        let heading = read_heading(&fields, problems)?;
        let assumed = read_assumed(&fields, problems)?;
        refuse_contradictions(&fields, &unknown, &assumed, problems);
        let tiers = if offer.is_some() {
            Vec::new()
        } else {
            read_published_tiers(&fields, &mut unknown, problems)?
        };
        let stacking = cursor.node.get("stacking").and_then(Node::as_text);
        let stacking_is_open = stacking == Some(Stacking::Unknown.name());
        let is_open = |term: &Term| {
            unknown.contains(term)
                || term.assumed().is_some_and(|field| assumed.contains(&field))
                || *term == Term::Stacking && stacking_is_open
        };
        Some(Self {
            id: heading.id,
            network: heading.network,
            title: heading.title,
            source: heading.source,
            other_sources: heading.other_sources,
            notes: heading.notes,
            open: Term::ALL.iter().copied().filter(is_open).collect(),
            unknown,
            assumed,
            offer,
            tiers,
            file: cursor.node.clone(),
        })
    }

    /// The terms that a scenario may answer, in the order of the file: those that are unknown, and those that the file only assumes.
    #[must_use]
    pub fn open(&self) -> &[Term] {
        &self.open
    }

    /// The offer as a catalogue lists it, with its file.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let texts = |texts: &mut dyn Iterator<Item = &'static str>| -> Node {
            Node::List(texts.map(Node::from).collect())
        };
        let others = self.other_sources.iter().map(|source| source_object(source).into());
        map([
            ("id", self.id.as_str().into()),
            ("network", self.network.as_str().into()),
            ("title", self.title.as_str().into()),
            ("source", source_object(&self.source).into()),
            ("other_sources", Node::List(others.collect())),
            ("unverified", self.source.grade.is_unverified().into()),
            ("unknown", texts(&mut self.unknown.iter().map(|term| term.name()))),
            ("assumed", texts(&mut self.assumed.iter().map(|field| field.name()))),
            ("notes", self.notes.clone().into()),
            ("offer", self.file.clone()),
        ])
    }

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
            problems.add(place, Fault::TermUnknown(*term));
        }
        if !are_fine {
            return None;
        }
        let whole = with_answers(&self.file, terms.node);
        let mut mistakes = Problems::default();
        let offer = read_offer(&Cursor { node: &whole, place: terms.place }, &mut mistakes);
        // What nobody answered is asked above, once and whole.
        let is_asked =
            |fault: &Fault| matches!(fault, Fault::TermUnknown(term) if !answered.contains(term));
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
        let mut answered = Vec::new();
        let mut answer = |cursor: Cursor<'_>, term: Option<Term>, problems: &mut Problems| {
            match term {
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
        answered.sort_unstable();
        answered.dedup();
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

/// Reads the tiers of a file that leaves something unknown, as far as they are published. Nothing of them is an empty list.
fn read_published_tiers(
    fields: &Fields<'_>,
    unknown: &mut Vec<Term>,
    problems: &mut Problems,
) -> Option<Vec<SomeTier>> {
    let tiers = fields.required("tiers", problems)?;
    if is_unknown(tiers.node) {
        return Some(Vec::new());
    }
    if unknown.contains(&Term::Trigger) {
        return tiers.fault(Fault::NeedsTerm(Term::Trigger), problems);
    }
    let has_currency = !unknown.contains(&Term::Currency);
    let currency = if has_currency {
        fields.required("currency", problems)?.read_currency(problems)?
    } else {
        // Any will do, because no amount is let through below.
        Currency::from_code("USD")?
    };
    let some = read_some_tiers(&tiers, read_trigger(fields, problems)?, currency, problems)?;
    let is_amount = |tier: &SomeTier| {
        tier.reward.is_some() || matches!(tier.requirement, Some(Requirement::Threshold(_)))
    };
    if !has_currency && let Some(index) = some.iter().position(is_amount) {
        problems.add(Place::Item(&tiers.place, index), Fault::NeedsTerm(Term::Currency));
        return None;
    }
    // Without a currency the tiers were not read before.
    if !unknown.contains(&Term::Tiers) && !has_currency {
        unknown.push(Term::Tiers);
        unknown.sort_unstable();
    }
    let mode = fields.optional("tier_mode").map(|mode| mode.node.as_text());
    let one_pays = mode.is_none() || mode == Some(Some(TierMode::HighestOnly.name()));
    let has_no_window = match fields.optional("earning_windows") {
        None => true,
        Some(windows) => *windows.node == Node::List(Vec::new()),
    };
    if some.len() > 1 && one_pays && has_no_window {
        problems.add(Place::Field(fields.place(), "earning_windows"), Fault::TiersNeedWindow);
        return None;
    }
    Some(some)
}

/// Reports what cannot be known while something else is unknown, and what is unknown and assumed at once.
fn refuse_contradictions(
    fields: &Fields<'_>,
    unknown: &[Term],
    assumed: &[AssumedField],
    problems: &mut Problems,
) {
    if let Some(credit) = fields.optional("credit") {
        let place = |part| Place::Field(&credit.place, part);
        let conditions = credit.node.get("conditions");
        let has_min_cash = conditions.is_some_and(|it| it.get("min_cash").is_some());
        if has_min_cash && unknown.contains(&Term::Currency) {
            let conditions = place("conditions");
            let min_cash = Place::Field(&conditions, "min_cash");
            problems.add(min_cash, Fault::NeedsTerm(Term::Currency));
        }
        for part in ["assign_limits", "conditions"] {
            if credit.node.get(part).is_some() && unknown.contains(&Term::CreditType) {
                problems.add(place(part), Fault::NeedsTerm(Term::CreditType));
            }
        }
    }
    let list = Place::Field(fields.place(), "assumed");
    for (index, field) in assumed.iter().enumerate() {
        if unknown.iter().any(|term| term.assumed() == Some(*field)) {
            problems.add(Place::Item(&list, index), Fault::AssumedUnknown);
        }
    }
}
