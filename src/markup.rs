//! What is shown, described as data and put on the page by one piece of code.
//!
//! An [`Element`] says what an element is: its attributes, its listeners and what is in it. What changes by itself is a closure
//! that reads signals: [`Element::live`] for elements, [`Element::live_text`] for text, [`Element::live_attribute`] for an attribute.
//! When such a closure runs again, what it gives is held against what is on the page, and only what differs is touched.
//!
//! Leptos gives the signals, memos and effects. Its own views are types, each of which brings code of its own to build, compare and
//! remove it: for this page that was a third of the program. Here every view is the same type, so that a room more costs
//! little more than its words.

mod effect;
mod element;
mod handle;
mod mounted;
mod tags;
mod xml;

pub use element::Element;
pub use handle::Handle;
pub use mounted::{Mounted, mount};
pub use tags::{html, svg};
pub use xml::Dress;
