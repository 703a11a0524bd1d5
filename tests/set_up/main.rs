//! Setting up a practice account, using it and letting things happen to it, in a browser where all offers have come.
//!
//! Apart from the other tests, because a page that knows all offers goes on knowing them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

mod console;
mod dialog;
mod events;
mod new_account;
mod plan_offers;
mod stage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
