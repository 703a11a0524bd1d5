//! Progress as the network's page shows it, held against what counts (A24).

use super::{Moment, NO_MONEY, Replay, small};
use crate::money::Money;
use crate::outcome::Decision;
use crate::reason::{Counting, Reason};

/// How far the display can lag: a day.
const LAG_SECONDS: i64 = 86_400;

impl Replay<'_> {
    pub(super) fn read_progress(&mut self, moment: &Moment<'_>, offer: usize, shown: Money) {
        if self.offers[offer].activated.is_none() {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferNotActive]);
        }
        self.assume(Decision::ProgressHeldAgainstCount);
        let counted = self.offers[offer].counted;
        let since = moment.at.plus_seconds(-LAG_SECONDS);
        let recent: Money = self
            .journal
            .rows()
            .rev()
            .take_while(|row| since <= row.at)
            .flat_map(|row| row.counts)
            .filter(|count| count.offer == small(offer) && count.counting == Counting::Counted)
            .map(|count| count.amount)
            .sum();
        let reason = if shown == counted {
            Reason::ProgressAgrees
        } else if shown < counted && counted - shown <= recent {
            Reason::ProgressLags { counted, recent }
        } else {
            Reason::ProgressDiffers { counted }
        };
        self.accept(moment, NO_MONEY, &[reason]);
    }
}
