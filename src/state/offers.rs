//! The offers that the page knows: the article's from the start, all others once something names one of them.

use std::sync::OnceLock;

use ad_credit_lab_engine::{Catalogue, Node};

use crate::data_file::fetch_text;
use crate::storage::{Loaded, Store, kept_scenarios, load};

/// Where the list of all offers lies, from the page's own address.
const LIST: &str = "offers/all.json";

/// All offers, once they were fetched.
static ALL: OnceLock<Catalogue> = OnceLock::new();

/// The offers that the page knows now.
///
/// # Panics
/// If the article's offer is broken, which the engine's tests rule out: it is part of the program.
pub fn catalogue() -> &'static Catalogue {
    static ARTICLE: OnceLock<Catalogue> = OnceLock::new();
    ALL.get().unwrap_or_else(|| {
        ARTICLE.get_or_init(|| {
            // The others lie beside the page, so that nobody downloads them who does not look at them.
            let texts = [ad_credit_lab_offers::ARTICLE.text];
            // Not `expect`, which would bring the names of everything that can be wrong with a file.
            let Ok(catalogue) = Catalogue::parse(texts) else {
                panic!("every offer file is tested")
            };
            catalogue
        })
    })
}

/// Whether a scenario, as it is written, names an offer that the page does not know yet.
pub(super) fn lacks_offers(scenario: &Node) -> bool {
    let is_unknown = |met: &Node| {
        let id = met.get("offer").and_then(Node::as_text);
        id.is_some_and(|id| catalogue().get(id).is_none())
    };
    let Some(Node::List(offers)) = scenario.get("offers") else {
        return false;
    };
    ALL.get().is_none() && offers.iter().any(is_unknown)
}

/// Fetches the offers that a scenario names, if the page does not know them yet. Gives whether nothing is missing now.
pub async fn bring_offers(scenario: &Node) -> bool {
    !lacks_offers(scenario) || bring_all_offers().await
}

/// Fetches all offers, if that was not done yet. Gives whether the page knows them now.
pub async fn bring_all_offers() -> bool {
    if ALL.get().is_some() {
        return true;
    }
    let text = fetch_text(LIST).await;
    let Some(all) = text.and_then(|text| Catalogue::parse_list(&text).ok()) else {
        return false;
    };
    ALL.get_or_init(|| all);
    true
}

/// Reads what a store keeps, with the offers that it names; `None` where these do not come.
pub async fn load_with_offers(store: &dyn Store) -> Option<Loaded> {
    if let Some(loaded) = load_kept(store) {
        return Some(loaded);
    }
    for scenario in kept_scenarios(store) {
        bring_offers(&scenario).await;
    }
    load_kept(store)
}

/// Reads what a store keeps; `None` where that names offers which are not here.
pub fn load_kept(store: &dyn Store) -> Option<Loaded> {
    load(store, catalogue(), lacks_offers)
}
