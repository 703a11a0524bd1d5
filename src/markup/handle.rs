//! A way to an element once it is on the page.

use std::cell::OnceCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;

/// Leads to the element that it was given to by [`Element::keep_in`](super::Element::keep_in); copies lead to the same.
#[derive(Clone, Debug, Default)]
pub struct Handle(Rc<OnceCell<web_sys::Element>>);

impl Handle {
    /// The element, once it is made.
    #[must_use]
    pub fn get<E: JsCast>(&self) -> Option<E> {
        self.0.get().and_then(|element| element.clone().dyn_into().ok())
    }

    pub(super) fn set(&self, element: &web_sys::Element) {
        // An element is made once, and what is patched is the same one.
        let _ = self.0.set(element.clone());
    }
}
