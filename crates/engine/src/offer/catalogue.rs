//! The offers that a scenario can name by their id.

use std::collections::BTreeSet;

use super::PublishedOffer;
use crate::input::{Cursor, Fault, Node, Place, Problems};

/// Published offers, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    offers: Vec<PublishedOffer>,
}

impl Catalogue {
    /// A catalogue from the texts of offer files.
    ///
    /// # Errors
    /// The index of the first text that is not an offer, and its problems.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, (usize, Problems)> {
        let mut offers = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            offers.push(PublishedOffer::parse(text).map_err(|problems| (index, problems))?);
        }
        Ok(Self { offers })
    }

    /// A catalogue from one text that lists offers, as it lies beside the built page.
    ///
    /// # Errors
    /// Every mistake, with its place, such as `[3].tiers`; also an id that an offer before has.
    pub fn parse_list(text: &str) -> Result<Self, Problems> {
        let node = Node::parse(text)?;
        let mut problems = Problems::default();
        let mut ids = BTreeSet::new();
        let offers =
            Cursor::top(&node).read_list(0, usize::MAX, &mut problems, |cursor, problems| {
                let offer = PublishedOffer::read(&cursor, problems)?;
                if !ids.insert(offer.id.clone()) {
                    problems.add(Place::Field(&cursor.place, "id"), Fault::SameId);
                }
                Some(offer)
            });
        problems.unless(offers).map(|offers| Self { offers })
    }

    /// The offer with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&PublishedOffer> {
        self.offers.iter().find(|offer| offer.id == id)
    }

    /// Every offer.
    #[must_use]
    pub fn offers(&self) -> &[PublishedOffer] {
        &self.offers
    }
}
