//! The words of planning: what stands in the way of a goal, and what an answer rests on.

use ad_credit_lab_engine::plan::goal::{Limit, Obstacle, ProofKind};

use crate::language::KEYED;
use crate::sentence::sentence;
use crate::{Format, Language, cause};

/// Why an amount or a date does not do, in a sentence or two with all figures.
#[must_use]
pub fn obstacle(language: &Language, format: &dyn Format, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Limit(what) => limit(language, format, what),
        Obstacle::Cause(what) => cause(language, format, what),
        Obstacle::NotFound(looked) => {
            sentence(language, format, (&KEYED, "limit.not_found"), &looked.values())
        }
    }
}

/// What binds, in a sentence or two with all figures.
#[must_use]
pub fn limit(language: &Language, format: &dyn Format, limit: &Limit) -> String {
    let key = match limit {
        Limit::NotMet { missing: None, .. } => format!("limit.{}.open", limit.code()),
        _ => format!("limit.{}", limit.code()),
    };
    sentence(language, format, (&KEYED, &key), &limit.values())
}

/// What excludes every better value, in a sentence.
#[must_use]
pub fn proof(language: &Language, kind: ProofKind) -> String {
    language.fill(&KEYED, &format!("proof.{}", kind.name()), &[])
}
