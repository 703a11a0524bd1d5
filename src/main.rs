//! Starts the page: puts the app in the place of the static first paint.

use std::rc::Rc;

use ad_credit_lab::app;
use ad_credit_lab::markup::mount;
use ad_credit_lab::state::load_with_offers;
use ad_credit_lab::storage::{Store, open};
use ad_credit_lab_engine::calendar::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

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
    let store: Rc<dyn Store> = Rc::from(open());
    // Not Leptos's own, which runs nothing before something is mounted.
    spawn_local(async move {
        let kept = load_with_offers(store.as_ref()).await;
        let today = today();
        place.set_text_content(None);
        mount(&place, || app(&store, kept, today)).forget();
    });
}

/// Today's date where the user is; the first date that the simulator knows if the clock is set outside its time.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let text =
        format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    Date::parse(&text).unwrap_or(Date::EARLIEST)
}
