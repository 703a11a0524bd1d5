//! Starts the page: puts the app in the place of the static first paint.

use ad_credit_lab::App;
use leptos::mount::mount_to;
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(place) = place else {
        web_sys::console::error_1(
            &"index.html has no element #app for the app to mount into".into(),
        );
        return;
    };
    place.set_text_content(None);
    mount_to(place, App).forget();
}
