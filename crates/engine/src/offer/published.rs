//! An offer as it is published, which may leave terms open.

use super::read::{read_assumed, read_offer, read_offer_fields, read_trigger};
use super::read_heading::read_heading;
use super::read_terms::{SomeTier, read_some_tiers};
use super::term::{Term, is_unknown};
use super::{AssumedField, Offer, OfferSource, Requirement, Stacking, TierMode, source_object};
use crate::input::{Cursor, Fault, Fields, Node, Place, Problems, map};
use crate::money::Currency;
use crate::order::sort_short;

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
    pub(super) open: Vec<Term>,
    /// The tiers, as far as they are published; empty where all are, or nothing of them.
    pub(super) tiers: Vec<SomeTier>,
    /// The file.
    pub(super) file: Node,
}

impl PublishedOffer {
    /// Reads a published offer from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place. Terms that are unknown are none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let node = Node::parse(text)?;
        let mut problems = Problems::default();
        let published = Self::read(&Cursor::top(&node), &mut problems);
        problems.unless(published)
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

    /// Its file, in which what its source does not say is `"unknown"`.
    #[must_use]
    pub const fn file(&self) -> &Node {
        &self.file
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
        sort_short(unknown, |term| *term);
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
