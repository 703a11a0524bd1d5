//! What somebody asks "why?" about.

pub use ad_credit_lab_engine::explain::Asked;

use crate::signals::*;

/// What is asked about at present; given by context.
#[derive(Clone, Copy, Debug)]
pub struct Asking(pub RwSignal<Option<Asked>>);

impl Asking {
    /// Nothing is asked about.
    #[must_use]
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }
}

/// What is asked about, which the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_asking() -> Asking {
    use_context().expect("the app gives what is asked about")
}
