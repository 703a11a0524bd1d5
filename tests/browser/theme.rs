//! Light and dark.

use std::rc::Rc;

use ad_credit_lab::signals::document;
use ad_credit_lab::state::load_kept;
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, Store, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, StoreDouble, example, leave_page};

/// What the style sheet goes by.
fn theme() -> Option<String> {
    document().document_element().unwrap().get_attribute("data-theme")
}

/// Forgets the theme of a test.
struct Forget;

impl Drop for Forget {
    fn drop(&mut self) {
        document().document_element().unwrap().remove_attribute("data-theme").unwrap();
    }
}

#[wasm_bindgen_test]
async fn the_button_goes_from_the_system_s_theme_to_light_to_dark_and_back() {
    let _forget = Forget;
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    assert_eq!(theme(), None);
    app.press("Colours: as the system").await;
    assert_eq!(theme().as_deref(), Some("light"));
    app.press("Colours: light").await;
    assert_eq!(theme().as_deref(), Some("dark"));
    app.press("Colours: dark").await;
    assert_eq!(theme(), None);
}

#[wasm_bindgen_test]
async fn a_saved_theme_is_there_at_once() {
    let _forget = Forget;
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    save(
        store.as_ref(),
        &Saved { variants: Variants::of(example()), number: 1, theme: Some("dark".to_owned()) },
    )
    .unwrap();
    let _app = Mounted::on(store).await;
    assert_eq!(theme().as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
async fn the_theme_is_kept_and_is_no_step_of_the_undo_log() {
    let _forget = Forget;
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.press("Colours: as the system").await;
    assert!(app.find(".actions button").has_attribute("disabled"));
    leave_page();
    let expected =
        Saved { variants: Variants::of(example()), number: 1, theme: Some("light".to_owned()) };
    assert_eq!(load_kept(&store).unwrap(), Loaded::Saved(Box::new(expected)));
}
