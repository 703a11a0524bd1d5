//! How wide a chart can be.

use crate::signals::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

use crate::markup::Handle;

/// The width taken until the element is there to be measured, in CSS pixels.
const BEFORE: i32 = 640;

/// The width of an element in CSS pixels, kept up to date while the component lives.
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
            let now = measured.client_width();
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
