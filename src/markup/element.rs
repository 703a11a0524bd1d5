//! The description of an element.

use std::borrow::Cow;

use wasm_bindgen::{JsCast, JsValue};

use super::Handle;

/// Text that is mostly part of the program.
pub(super) type Text = Cow<'static, str>;

/// What an attribute says; `None` where the element does not have it.
pub(super) enum Value {
    Fixed(Option<Text>),
    Live(Box<dyn Fn() -> Option<Text>>),
}

/// What stands in an element.
pub(super) enum Content {
    Text(Text),
    LiveText(Box<dyn Fn() -> Text>),
    Element(Element),
    Live(Box<dyn Fn() -> Vec<Element>>),
    Rows(Box<dyn Fn() -> Vec<u64>>, Box<dyn Fn(u64) -> Element>),
}

/// What a property of the element's object is.
pub(super) type Property = Box<dyn Fn() -> JsValue>;

/// What is done when something happens to the element.
pub(super) type Listener = Box<dyn FnMut(web_sys::Event)>;

/// An element with what is in it, not on the page yet.
///
/// It is boxed, so that each step of a description hands on one pointer; and the steps are kept out of line, so that each is one call.
#[must_use = "an element that is not put into another one is not shown"]
pub struct Element(pub(super) Box<Description>);

/// All that is said of an element.
pub(super) struct Description {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) properties: Vec<(&'static str, Property)>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) contents: Vec<Content>,
    pub(super) handle: Option<Handle>,
}

impl Element {
    pub(super) fn html(tag: &'static str) -> Self {
        Self::new(tag, false)
    }

    pub(super) fn svg(tag: &'static str) -> Self {
        Self::new(tag, true)
    }

    #[inline(never)]
    fn new(tag: &'static str, is_svg: bool) -> Self {
        Self(Box::new(Description {
            tag,
            is_svg,
            attributes: Vec::new(),
            properties: Vec::new(),
            listeners: Vec::new(),
            contents: Vec::new(),
            handle: None,
        }))
    }

    /// An attribute.
    #[inline(never)]
    pub fn attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with_attribute(name, Value::Fixed(Some(value.into())))
    }

    /// An attribute that the element may lack.
    #[inline(never)]
    pub fn attribute_if(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        self.with_attribute(name, Value::Fixed(value.map(Into::into)))
    }

    /// An attribute that follows signals.
    pub fn live_attribute<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + 'static,
    ) -> Self {
        self.with_attribute(name, Value::Live(Box::new(move || value().map(Into::into))))
    }

    /// The classes by which the style sheets know it.
    #[inline(never)]
    pub fn class(self, classes: impl Into<Text>) -> Self {
        self.attribute("class", classes)
    }

    /// The id.
    #[inline(never)]
    pub fn id(self, id: impl Into<Text>) -> Self {
        self.attribute("id", id)
    }

    /// Whether it is hidden.
    #[inline(never)]
    pub fn hidden_if(self, is_hidden: bool) -> Self {
        self.attribute_if("hidden", is_hidden.then_some(""))
    }

    /// Whether it is hidden, following signals.
    pub fn live_hidden(self, is_hidden: impl Fn() -> bool + 'static) -> Self {
        self.live_attribute("hidden", move || is_hidden().then_some(""))
    }

    /// A property of the element's object, which says what holds now where the attribute says what held at first.
    pub fn live_property<T: Into<JsValue>>(
        mut self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.0.properties.push((name, Box::new(move || value().into())));
        self
    }

    /// What is done when an event happens to it. What is read there is not followed.
    pub fn on<E: JsCast>(mut self, event: &'static str, mut run: impl FnMut(E) + 'static) -> Self {
        let run = move |event: web_sys::Event| run(event.unchecked_into());
        self.0.listeners.push((event, Box::new(run)));
        self
    }

    /// What is done when it is pressed.
    pub fn on_click(self, mut run: impl FnMut() + 'static) -> Self {
        self.on("click", move |_: web_sys::Event| run())
    }

    /// Keeps a way to the element.
    pub fn keep_in(mut self, handle: &Handle) -> Self {
        self.0.handle = Some(handle.clone());
        self
    }

    /// Text.
    #[inline(never)]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with(Content::Text(text.into()))
    }

    /// Text that may be missing.
    #[inline(never)]
    pub fn text_if(self, text: Option<impl Into<Text>>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    /// Text that follows signals.
    pub fn live_text<T: Into<Text>>(self, text: impl Fn() -> T + 'static) -> Self {
        self.with(Content::LiveText(Box::new(move || text().into())))
    }

    /// An element in it.
    #[inline(never)]
    pub fn child(self, child: Element) -> Self {
        self.with(Content::Element(child))
    }

    /// Elements in it, or one that may be missing.
    #[inline(never)]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Elements in it that follow signals.
    pub fn live<C: IntoIterator<Item = Element>>(self, children: impl Fn() -> C + 'static) -> Self {
        self.with(Content::Live(Box::new(move || children().into_iter().collect())))
    }

    /// Elements in it, each by a number, that follow signals: one whose number is there again is left as it is, without a
    /// description, and the others become what `row` describes. `row` itself follows nothing.
    pub fn live_rows(
        self,
        numbers: impl Fn() -> Vec<u64> + 'static,
        row: impl Fn(u64) -> Element + 'static,
    ) -> Self {
        self.with(Content::Rows(Box::new(numbers), Box::new(row)))
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn with(mut self, content: Content) -> Self {
        self.0.contents.push(content);
        self
    }
}
