//! A part of the page that is made when it is first wanted.

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Makes its content when it is first wanted, and keeps it from then on.
///
/// A view that a closure gives can be made anew at each change, and the code for that outweighs the view itself.
/// What is large and made once comes in here instead.
#[component]
pub fn Lasting<V: IntoView + 'static>(
    /// Whether the content is wanted by now.
    wanted: impl Fn() -> bool + 'static,
    /// Makes the content.
    content: impl FnOnce() -> V + 'static,
    /// The class of the element around it.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let owner = Owner::new();
    let content = StoredValue::new_local(Some(content));
    Effect::new(move |_| {
        if !wanted() {
            return;
        }
        let Some(place) = place.get() else { return };
        if let Some(content) = content.try_update_value(Option::take).flatten() {
            // Owned by this place and not by the effect, which gives up what is its own each time it runs.
            // It goes when its owner does; to take it off the page one by one would be code that nobody calls.
            owner.with(|| untrack(|| mount_to(place.unchecked_into(), content))).forget();
        }
    });
    view! { <div node_ref=place class=class></div> }
}
