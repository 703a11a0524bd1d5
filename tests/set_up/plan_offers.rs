//! Every published offer in the inputs of the Plan room.

use ad_credit_lab::components::{Notice, plan_inputs};
use ad_credit_lab::i18n::Words;
use ad_credit_lab::state::{Plan, article_example, catalogue};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::scenario::OfferForm;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, all_offers, newcomer, settle, today};

const NOT_TAKEN: &str = "cannot be taken yet";
const ALL_EXAMPLES: &str = "Take an example for each of them";

#[wasm_bindgen_test]
async fn every_published_offer_can_be_planned_with_and_its_terms_changed() {
    all_offers().await;
    let example = article_example(today(), Words::english().language());
    let mut plan = None;
    let stage = Stage::with(newcomer(), || {
        let made = Plan::new(Variants::of(example.clone()));
        provide_context(made);
        provide_context(ad_credit_lab::signals::RwSignal::new(None::<Notice>));
        plan = Some(made);
        plan_inputs(today())
    })
    .await;
    let plan = plan.unwrap();
    let met = || untrack(|| plan.run.get_untracked().scenario().offers[0].clone());
    for published in catalogue().offers() {
        stage.press("Another offer").await;
        assert_eq!(stage.all(".set-up-result").len(), catalogue().offers().len());
        stage.enter("plan-search-text", &published.id).await;
        // An id is found in those that begin with it, too.
        let found = stage.all(".set-up-result");
        let is_found = |id: &str| id.contains(&*published.id);
        let mut named = catalogue().offers().iter().filter(|offer| is_found(&offer.id));
        found[named.position(|offer| offer.id == published.id).unwrap()].click();
        settle().await;
        // What its source leaves open is filled in by examples, and until then the plan has another offer.
        if stage.text().contains(ALL_EXAMPLES) {
            assert!(stage.text().contains(NOT_TAKEN), "{}", published.id);
            stage.press(ALL_EXAMPLES).await;
        } else if stage.find(".set-up-term").is_some() {
            stage.press("Take an example").await;
        }
        if stage.find("[id=\"plan-offers[0].selected_tier\"]").is_some() {
            stage.enter("plan-offers[0].selected_tier", "1").await;
        }
        let text = stage.text();
        assert!(!text.contains(NOT_TAKEN), "{}: {text}", published.id);
        assert_eq!((met().offer.id.as_str(), met().form), (&*published.id, OfferForm::ById));

        let whole = met().offer;
        stage.press("Change terms").await;
        let text = stage.text();
        assert!(!text.contains(NOT_TAKEN), "{}: {text}", published.id);
        assert_eq!(met().form, OfferForm::Written, "{}", published.id);
        assert_eq!((met().offer.tiers, met().offer.credit), (whole.tiers, whole.credit));
    }
}
