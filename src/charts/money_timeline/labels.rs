//! The words in the picture.

use ad_credit_lab_words::{Format, Language, say};

use super::series::{Deadline, Duty};
use crate::i18n::Figures;

/// What must be done by when.
pub(super) fn deadline_text(language: &Language, figures: &Figures, deadline: Deadline) -> String {
    let date = figures.date(deadline.date);
    match deadline.duty {
        Duty::Redeem => say::chart_redeem_by(language, &date),
        Duty::Earn => say::chart_earn_by(language, &date),
        Duty::Use => say::chart_use_by(language, &date),
    }
}
