//! Files of data that lie beside the page and are fetched when a room needs them.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Begins at once to fetch a file, named from the page's own address. Gives its text, or nothing if it did not come.
pub fn fetch_text(path: &str) -> impl Future<Output = Option<String>> + use<> {
    let answer = JsFuture::from(window().fetch_with_str(path));
    async move {
        let response: Response = answer.await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }
}
