//! Tests of the page's parts, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

mod account_damage;
mod account_files;
mod account_menu;
mod account_tabs;
mod accounts;
mod answer;
mod background;
mod campaigns;
mod chance;
mod clock;
mod compare;
mod day_handle;
mod edits;
mod envelope;
mod figures;
mod goal;
mod history;
mod journal;
mod keeping;
mod kept_plans;
mod links;
mod many_accounts;
mod markup;
mod movements;
mod other_offers;
mod patches;
mod plan_draft;
mod plan_inputs;
mod practice;
mod practice_documents;
mod promotions;
mod report;
mod routes;
mod rulebook;
mod series;
mod spend_import;
mod stores;
mod support;
mod sweep;
mod tabs;
mod theme;
mod timeline;
mod variants;
mod whole_plan;
mod why;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
