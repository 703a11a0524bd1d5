//! Practice accounts on their way to the Sandbox.

use crate::signals::*;

/// The text of a file of accounts that a link has brought, until the Sandbox takes it. It is there before the Sandbox is.
#[derive(Clone, Copy)]
pub struct Brought(pub RwSignal<Option<String>>);

impl Brought {
    /// Nothing yet.
    #[must_use]
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }
}

/// What links bring.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_brought() -> Brought {
    use_context().expect("the app takes what links bring")
}
