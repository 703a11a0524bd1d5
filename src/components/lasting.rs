//! A part of the page that is made when it is first wanted.

use crate::signals::*;

use crate::markup::Element;

/// Puts its content into `place` when it is first wanted, and keeps it from then on.
pub fn once_wanted(
    place: Element,
    wanted: impl Fn() -> bool + Send + Sync + 'static,
    content: impl Fn() -> Vec<Element> + 'static,
) -> Element {
    let was_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || wanted());
    place.live(move || if was_wanted.get() { untrack(&content) } else { Vec::new() })
}
