//! The app in an element of its own, used as a person would.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::app;
use ad_credit_lab::markup::{self, mount};
use ad_credit_lab::signals::*;
use ad_credit_lab::state::load_kept;
use ad_credit_lab::storage::Store;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use super::today;

/// A mounted app. It is taken away at the end of its test.
pub(crate) struct Mounted {
    place: HtmlElement,
    app: Option<markup::Mounted>,
}

impl Mounted {
    /// The app on a store, on 1 June 2026.
    pub(crate) async fn on(store: Rc<dyn Store>) -> Self {
        Self::given(store, || ()).await
    }

    /// The same, where `provide` gives something of its own by context.
    pub(crate) async fn given(store: Rc<dyn Store>, provide: impl FnOnce()) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let app = mount(&place, || {
            provide();
            app(&store, load_kept(store.as_ref()), today())
        });
        settle().await;
        Self { place, app: Some(app) }
    }

    /// Takes the app away and gives the element in which it was.
    pub(crate) fn unmount(mut self) -> HtmlElement {
        self.app = None;
        self.place.clone()
    }

    /// Everything that can be read.
    pub(crate) fn text(&self) -> String {
        self.place.text_content().unwrap()
    }

    /// The answer in one sentence.
    pub(crate) fn answer(&self) -> String {
        self.find(".answer-sentence").text_content().unwrap().trim().to_owned()
    }

    /// The notices at the top.
    pub(crate) fn notices(&self) -> String {
        self.find(".notices").text_content().unwrap()
    }

    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    /// Every element that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    /// Opens all parts of the inputs that are folded.
    pub(crate) async fn unfold(&self) {
        for fold in self.all("details.input-part") {
            fold.set_attribute("open", "").unwrap();
            // The browser tells of it later.
            fire(&fold, "toggle");
        }
        settle().await;
    }

    /// Lets the page follow what happened.
    pub(crate) async fn settle(&self) {
        settle().await;
    }

    /// The input with this label.
    pub(crate) fn input(&self, label: &str) -> HtmlInputElement {
        let labels = self.place.query_selector_all(".field label").unwrap();
        let found = (0..labels.length())
            .map(|index| labels.item(index).unwrap().unchecked_into::<Element>())
            .find(|element| element.text_content().as_deref() == Some(label));
        let id = found.unwrap().get_attribute("for").unwrap();
        self.find(&format!("[id=\"{id}\"]")).unchecked_into()
    }

    /// The button of a choice with this value.
    pub(crate) fn choice(&self, value: &str) -> HtmlInputElement {
        self.find(&format!(".choice input[value={value}]")).unchecked_into()
    }

    /// Puts a text into the input with this label.
    pub(crate) async fn type_into(&self, label: &str, text: &str) {
        let input = self.input(label);
        input.set_value(text);
        fire(&input, "input");
        settle().await;
    }

    /// The input with this id; also a list.
    pub(crate) fn at(&self, id: &str) -> HtmlInputElement {
        self.find(&format!("[id=\"{id}\"]")).unchecked_into()
    }

    /// Puts a text into the input with this id, or chooses the value of a list.
    pub(crate) async fn enter(&self, id: &str, text: &str) {
        let input = self.at(id);
        // A list has a value, too, though it is no input.
        js_sys::Reflect::set(&input, &"value".into(), &text.into()).unwrap();
        fire(&input, "input");
        fire(&input, "change");
        settle().await;
    }

    /// Presses what a selector finds.
    pub(crate) async fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    /// Leaves the input with this label.
    pub(crate) async fn leave(&self, label: &str) {
        fire(&self.input(label), "blur");
        settle().await;
    }

    /// Presses the button with this text.
    pub(crate) async fn press(&self, text: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let found = (0..buttons.length())
            .map(|index| buttons.item(index).unwrap().unchecked_into::<HtmlElement>())
            .find(|button| button.text_content().is_some_and(|own| own.trim() == text));
        found.unwrap().click();
        settle().await;
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.app = None;
        self.place.remove();
    }
}

/// Does what the browser does when the page goes away, so that what waits to be saved is saved.
pub(crate) fn leave_page() {
    window().dispatch_event(&Event::new("pagehide").unwrap()).unwrap();
}

/// Does what the browser does when another tab has changed the store.
pub(crate) async fn other_tab_saved() {
    window().dispatch_event(&Event::new("storage").unwrap()).unwrap();
    settle().await;
}

/// Lets the page follow what happened: all that it does at once, it does before the next timer.
pub(crate) async fn settle() {
    wait(Duration::ZERO).await;
}

/// Lets time pass.
pub(crate) async fn wait(duration: Duration) {
    let milliseconds = i32::try_from(duration.as_millis()).unwrap();
    let mut start = |resolve: js_sys::Function, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut start)).await.unwrap();
}

fn fire(element: &Element, name: &str) {
    let settings = EventInit::new();
    settings.set_bubbles(true);
    element.dispatch_event(&Event::new_with_event_init_dict(name, &settings).unwrap()).unwrap();
}
