//! The offers that a scenario can name by their id.

use super::Offer;
use crate::input::Problems;

/// Known offers, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    offers: Vec<Offer>,
}

impl Catalogue {
    /// A catalogue from the texts of offer files.
    ///
    /// # Errors
    /// The index of the first text that is not an offer, and its problems.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, (usize, Problems)> {
        let mut offers = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            offers.push(Offer::parse(text).map_err(|problems| (index, problems))?);
        }
        Ok(Self { offers })
    }

    /// The offer with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.id == id)
    }

    /// Every offer.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }
}
