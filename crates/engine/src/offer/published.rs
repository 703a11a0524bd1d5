//! An offer as it is published, which may leave terms open, and what a scenario answers to them.

use super::read::{read_assumed, read_heading, read_offer, read_offer_fields, read_trigger};
use super::read_terms::read_some_tiers;
use super::term::{CREDIT_PARTS, ELIGIBILITY_PARTS, Term, UNKNOWN};
use super::{AssumedField, Offer, OfferSource, Stacking, Tier, source_object};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems, map};

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
    /// The tiers, `None` for those that are unknown; empty where all are known, or none.
    tiers: Vec<Option<Tier>>,
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
        let unknown = problems.take_unknown_terms();
        if !problems.are_still(before) {
            return None;
        }
        // Everything was read without a mistake, so reading parts of it again finds none either.
        let fields = read_offer_fields(cursor, problems)?;
        let heading = read_heading(&fields, problems)?;
        let assumed = read_assumed(&fields, problems)?;
        refuse_contradictions(&fields, &unknown, &assumed, problems);
        let tiers = match fields.optional("tiers") {
            Some(tiers) if offer.is_none() && matches!(tiers.node, Node::List(_)) => {
                let trigger = read_trigger(&fields, problems)?;
                let currency = fields.required("currency", problems)?.read_currency(problems)?;
                read_some_tiers(&tiers, trigger, currency, problems)?
            }
            _ => Vec::new(),
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
        let answered = self.read_answers(&terms, problems)?;
        if answered.is_empty()
            && let Some(offer) = &self.offer
        {
            return Some((offer.clone(), answered));
        }
        let whole = with_answers(&self.file, terms.node);
        let mut offer = read_offer(&Cursor { node: &whole, place: terms.place }, problems)?;
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

    /// Which terms are answered, in the order of the file. One that is not open is a problem.
    fn read_answers(&self, terms: &Cursor<'_>, problems: &mut Problems) -> Option<Vec<Term>> {
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
        problems.are_still(before).then_some(answered)
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
            if published.as_ref().is_some_and(|published| published != answer) {
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

/// Reports what cannot be known while something else is unknown, and what is unknown and assumed at once.
fn refuse_contradictions(
    fields: &Fields<'_>,
    unknown: &[Term],
    assumed: &[AssumedField],
    problems: &mut Problems,
) {
    if let Some(tiers) = fields.optional("tiers")
        && tiers.node.as_text() != Some(UNKNOWN)
        && let Some(term) =
            [Term::Currency, Term::Trigger].into_iter().find(|term| unknown.contains(term))
    {
        problems.add(tiers.place, Fault::NeedsTerm(term));
    }
    if let Some(credit) = fields.optional("credit")
        && let Some(conditions) = credit.node.get("conditions")
        && conditions.get("min_cash").is_some()
        && unknown.contains(&Term::Currency)
    {
        let conditions = Place::Field(&credit.place, "conditions");
        problems.add(Place::Field(&conditions, "min_cash"), Fault::NeedsTerm(Term::Currency));
    }
    let list = Place::Field(fields.place(), "assumed");
    for (index, field) in assumed.iter().enumerate() {
        if unknown.iter().any(|term| term.assumed() == Some(*field)) {
            problems.add(Place::Item(&list, index), Fault::AssumedUnknown);
        }
    }
}
