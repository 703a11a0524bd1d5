//! Progress as the network's page shows it, held against what counts (A24).

use super::{Moment, NO_MONEY, Recorder, Replay, small};
use crate::money::Money;
use crate::outcome::Decision;
use crate::reason::Reason;

/// How far the display can lag: a day.
const LAG_SECONDS: i64 = 86_400;

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn read_progress(&mut self, moment: &Moment<'_>, offer: usize, shown: Money) {
        if self.offers[offer].activated.is_none() {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferNotActive]);
        }
        self.recorder.assume(Decision::ProgressHeldAgainstCount);
        let counted = self.offers[offer].counted;
        let since = moment.at.plus_seconds(-LAG_SECONDS);
        let recent = self.recorder.counted_since(small(offer), since);
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
