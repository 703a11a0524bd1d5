//! How wide a chart can be.

use crate::signals::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

use crate::markup::Handle;

/// The width taken until the element is there to be measured.
const BEFORE: i32 = 640;
/// The least width for which a chart is drawn, wherever there is as much.
const LEAST: i32 = 200;
/// The usual size of text, in CSS pixels.
const USUAL_TEXT: i32 = 16;

/// The width of an element in the units of a chart, kept up to date while the component lives.
///
/// A unit is a CSS pixel where text has its usual size, and grows with the text: a chart is drawn as large as its words.
#[must_use]
pub fn width_of(element: &Handle) -> ReadSignal<i32> {
    let (width, set_width) = signal(BEFORE);
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    let element = element.clone();
    // An effect runs when what is shown is on the page.
    Effect::new(move |_| {
        let Some(element) = element.get::<Element>() else {
            return;
        };
        let measured = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = units_of(measured.client_width());
            // An element that is not laid out, as behind a closed fold, has no width to draw for.
            if now > 0 && now != width.get_untracked() {
                set_width.set(now);
            }
        });
        if let Ok(created) = ResizeObserver::new(measure.as_ref().unchecked_ref()) {
            created.observe(&element);
            observer.set_value(Some((created, measure)));
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = observer.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    width
}

/// So many CSS pixels of an element of this width, in the units of its chart.
pub(super) fn in_units(pixels: i32, client_width: i32) -> i32 {
    let units = i64::from(pixels) * i64::from(units_of(client_width));
    let units = units / i64::from(client_width.max(1));
    i32::try_from(units).unwrap_or(pixels)
}

/// How many units wide a chart is in an element of so many CSS pixels.
fn units_of(client_width: i32) -> i32 {
    let units = client_width.saturating_mul(USUAL_TEXT) / text_size();
    units.max(client_width.min(LEAST))
}

/// The size of the page's text, in whole CSS pixels.
fn text_size() -> i32 {
    let style = document().document_element();
    let style = style.and_then(|root| window().get_computed_style(&root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let whole = size.and_then(|size| size.split(['.', 'p']).next()?.parse().ok());
    whole.filter(|size| *size > 0).unwrap_or(USUAL_TEXT)
}
