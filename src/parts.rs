//! The parts of the program that are fetched when somebody goes there.
//!
//! A part has one entrance, a function that is never inlined; `cargo xtask` moves what is reached through it alone into a file of its
//! own, and `boot.js` fetches that. Nothing may go in before the part is there.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Begins at once to fetch a part, by its name. Gives nothing if it is there: a program that was not split has all its parts.
pub fn fetch_part(name: &str) -> Option<impl Future<Output = bool> + use<>> {
    let load = Reflect::get(&window(), &"loadPart".into()).ok()?;
    let load = load.dyn_into::<Function>().ok()?;
    let promise = load.call1(&JsValue::NULL, &name.into()).ok()?.dyn_into::<Promise>().ok()?;
    Some(async move { JsFuture::from(promise).await.is_ok() })
}
