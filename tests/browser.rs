//! Tests of the page's parts, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

use std::rc::Rc;

use ad_credit_lab::App;
use ad_credit_lab::storage::{MemoryStore, Store};
use ad_credit_lab_engine::calendar::Date;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// An element of its own for a test, which removes it at the end.
fn place() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&element).unwrap();
    element.dyn_into().unwrap()
}

#[wasm_bindgen_test]
async fn the_app_mounts_says_what_it_is_and_leaves_nothing_behind() {
    let place = place();
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    let today = Date::parse("2026-05-01").unwrap();
    let app = mount_to(place.clone(), move || view! { <App store=store today=today /> });
    tick().await;
    let heading = place.query_selector("h1").unwrap().unwrap();
    assert!(!heading.text_content().unwrap().is_empty());
    let text = place.text_content().unwrap();
    assert!(text.contains("An independent simulator; the network decides."), "{text}");

    drop(app);
    assert_eq!(place.child_element_count(), 0);
    place.remove();
}
