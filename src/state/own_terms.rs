//! Changing what an offer's source leaves open, for an account that has met the offer: its terms are then one's own.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::offer::{Seen, SourceGrade};
use ad_credit_lab_engine::scenario::OfferForm;

use super::OwnOffer;

/// Whether the credit of an offer is used before cash, from now on and in all that happened.
///
/// The offer is then written out in the scenario, as `about` says, since nobody has published it so.
pub fn set_order_of_use(
    scenario: &mut Scenario,
    offer: usize,
    before_cash: bool,
    about: &OwnOffer,
) {
    let met = &mut scenario.offers[offer];
    met.offer.credit.before_cash = before_cash;
    if met.form == OfferForm::Written {
        return;
    }
    met.form = OfferForm::Written;
    met.answered.clear();
    let own = &mut met.offer;
    own.title.clone_from(&about.title);
    own.source.name.clone_from(&about.source);
    own.source.grade = SourceGrade::General;
    own.source.seen = Seen::On(about.seen);
    own.source.url = None;
    own.other_sources.clear();
    own.notes.clear();
    own.assumed.clear();
}
