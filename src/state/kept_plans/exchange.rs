//! Plans as files: all of them in one, and others that are added.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};

use super::{KeptPlans, bring_all, listed};
use crate::signals::*;
use crate::state::practice::{check_fields, object, place_within};
use crate::state::{Exported, plan_file, read_plan_file};
use crate::storage::{Document, Found, PLANS, read_document};
use crate::variants::Variants;

/// What a file of plans says that it is.
const KIND: &str = "plans";
/// The fields of such a file.
const FIELDS: &[&str] = &["version", "kind", "plans"];
/// How many plans a file can have.
const MOST: usize = 1_000;

/// Why nothing of a file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// The file has mistakes.
    Mistakes(Problems),
    /// It names offers that could not be fetched.
    WithoutOffers,
    /// The store has no room for it.
    Refused,
}

impl KeptPlans {
    /// All plans as a file, with the names of those that cannot be read.
    pub async fn export_all(self) -> Exported {
        let store = self.store();
        let open = self.plan.number.get_untracked();
        let (mut plans, mut left_out) = (Vec::new(), Vec::new());
        for kept in untrack(|| self.list()) {
            if kept.number == open {
                plans.push(plan_file(&untrack(|| self.plan.variants())));
                continue;
            }
            let text = PLANS.stored(store.as_ref(), kept.number).unwrap_or_default();
            match read_document(&text) {
                // As it is kept: what is not looked at needs no offers.
                Found::Document(Document { data, .. }) => plans.push(data),
                Found::Newer(_) | Found::Damaged => left_out.push(listed(&text, kept.number).0),
            }
        }
        let file = object(vec![
            ("version", Node::Whole(1)),
            ("kind", Node::text(KIND)),
            ("plans", Node::List(plans)),
        ]);
        Exported { text: file.to_json(), left_out }
    }

    /// Whether a text is a file of several plans.
    #[must_use]
    pub fn is_of_plans(text: &str) -> bool {
        let file = Node::from_json(text).ok();
        file.is_some_and(|file| file.get("kind").and_then(Node::as_text) == Some(KIND))
    }

    /// Adds the plans of a file of several, all or none. Gives how many.
    ///
    /// # Errors
    /// Why nothing was taken.
    pub async fn add_all(self, text: &str) -> Result<usize, NotAdded> {
        self.news.set(None);
        let file = Node::parse(text).map_err(NotAdded::Mistakes)?;
        let mut problems = Vec::new();
        check_fields(&file, FIELDS, FIELDS, &mut problems);
        let mut expected = |place: &str, expected: Expected| {
            problems.push(Problem { place: place.to_owned(), fault: Fault::Expected(expected) });
        };
        if file.get("version").is_some_and(|version| *version != Node::Whole(1)) {
            expected("version", Expected::Whole { least: 1, most: 1 });
        }
        let written = match file.get("plans") {
            Some(Node::List(written)) if (1..=MOST).contains(&written.len()) => written.as_slice(),
            Some(_) => {
                expected("plans", Expected::ListOf { least: 1, most: MOST });
                &[]
            }
            None => &[],
        };
        let mut plans = Vec::new();
        for (at, node) in written.iter().enumerate() {
            if !bring_all(node).await {
                return Err(NotAdded::WithoutOffers);
            }
            match read_plan_file(node) {
                Ok(variants) => plans.push(variants),
                Err(wrong) => problems.extend(wrong.into_list().into_iter().map(|problem| {
                    let place = place_within(&format!("plans[{at}]"), &problem.place);
                    Problem { place, ..problem }
                })),
            }
        }
        if !problems.is_empty() {
            return Err(NotAdded::Mistakes(problems.into()));
        }
        self.write_all(&plans).then_some(plans.len()).ok_or(NotAdded::Refused)
    }

    /// Writes plans that are new, all or none.
    fn write_all(self, plans: &[Variants]) -> bool {
        let store = self.store();
        let open = self.plan.number.get_untracked();
        let free = PLANS.free_numbers(store.as_ref()).filter(|number| *number != open);
        let numbers: Vec<_> = free.take(plans.len()).collect();
        let mut written = Vec::new();
        for (number, variants) in numbers.into_iter().zip(plans) {
            let text = super::text_of(variants);
            if PLANS.write_document(store.as_ref(), number, None, &text).is_err() {
                for number in written {
                    store.remove(&PLANS.key(number));
                }
                return false;
            }
            written.push(number);
        }
        self.changed.notify();
        true
    }
}
