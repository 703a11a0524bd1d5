//! The one kind of effect that brings changes to the page.

use leptos::prelude::RenderEffect;

/// Runs at once, and again when a signal changes that it read, until it is dropped.
pub(super) struct Live {
    _effect: RenderEffect<()>,
}

impl Live {
    /// Boxed, so that Leptos's code for effects is there once for all of them.
    pub(super) fn new(run: Box<dyn Fn()>) -> Self {
        Self { _effect: RenderEffect::new(move |_| run()) }
    }
}
