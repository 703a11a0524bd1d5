//! What is on the page, and how it comes to be what a description says.

mod content;

use std::cell::RefCell;

use any_spawner::Executor;
use leptos::prelude::{Owner, document, untrack};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Node;

use super::Element;
use super::effect::Live;
use super::element::{Description, Listener, Property, Text, Value};
use content::MountedContent;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements on the page with everything that they own. They go when this is dropped.
pub struct Mounted {
    elements: Vec<MountedElement>,
    _owner: Owner,
}

/// Puts elements at the end of an element of the page. They are made with an owner of their own.
#[must_use = "what is mounted goes when this is dropped"]
pub fn mount(place: &web_sys::Element, make: impl FnOnce() -> Vec<Element>) -> Mounted {
    // It is an error only where it was done before.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let elements =
        owner.with(|| make().into_iter().map(|element| append(place, element)).collect());
    Mounted { elements, _owner: owner }
}

fn append(place: &web_sys::Element, element: Element) -> MountedElement {
    let made = MountedElement::make(element);
    insert(place, &made.node, None);
    made
}

impl Mounted {
    /// Lets the elements stay for good.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        for element in &self.elements {
            element.node.remove();
        }
    }
}

/// What a listener runs.
type Run = dyn FnMut(web_sys::Event);

enum MountedValue {
    Fixed(Option<Text>),
    Live { _effect: Live },
}

struct MountedElement {
    tag: &'static str,
    node: web_sys::Element,
    attributes: Vec<(&'static str, MountedValue)>,
    properties: Vec<Live>,
    listeners: Vec<(&'static str, Closure<Run>)>,
    contents: Vec<MountedContent>,
}

impl MountedElement {
    fn make(element: Element) -> Self {
        let Description { tag, is_svg, attributes, properties, listeners, contents, handle } =
            *element.0;
        let namespace = is_svg.then_some(SVG);
        let node = match namespace {
            Some(_) => document().create_element_ns(namespace, tag),
            None => document().create_element(tag),
        };
        let Ok(node) = node else { unreachable!("a tag is a name") };
        if let Some(handle) = handle {
            handle.set(&node);
        }
        let attributes = attributes.into_iter().map(|(name, value)| {
            let made = match value {
                Value::Fixed(value) => {
                    if value.is_some() {
                        set_attribute(&node, name, value.as_deref());
                    }
                    MountedValue::Fixed(value)
                }
                Value::Live(value) => follow_attribute(&node, name, value),
            };
            (name, made)
        });
        let attributes = attributes.collect();
        let contents =
            contents.into_iter().map(|content| MountedContent::make(&node, content, None));
        let contents = contents.collect();
        let mut made =
            Self { tag, node, attributes, properties: Vec::new(), listeners: Vec::new(), contents };
        // After the contents: the value of a select is one of its options.
        made.follow_properties(properties);
        made.listen(listeners);
        made
    }

    fn follow_properties(&mut self, properties: Vec<(&'static str, Property)>) {
        let effects = properties.into_iter().map(|(name, value)| {
            let node = self.node.clone();
            Live::new(Box::new(move || {
                let (name, value) = (name.into(), value());
                // What is there already is not set again: a date that is half typed has no value, and setting none would empty it.
                if js_sys::Reflect::get(&node, &name).as_ref() != Ok(&value) {
                    // Only a frozen object refuses.
                    let _ = js_sys::Reflect::set(&node, &name, &value);
                }
            }))
        });
        self.properties = effects.collect();
    }

    fn listen(&mut self, listeners: Vec<(&'static str, Listener)>) {
        for (event, closure) in self.listeners.drain(..) {
            let function = closure.as_ref().unchecked_ref();
            // Neither fails for a function.
            let _ = self.node.remove_event_listener_with_callback(event, function);
        }
        for (event, mut run) in listeners {
            let run: Box<Run> = Box::new(move |event| untrack(|| run(event)));
            let closure = Closure::wrap(run);
            let function = closure.as_ref().unchecked_ref();
            let _ = self.node.add_event_listener_with_callback(event, function);
            self.listeners.push((event, closure));
        }
    }

    /// Whether the element on the page can become what is described without being made anew.
    fn fits(&self, element: &Element) -> bool {
        let element = &*element.0;
        self.tag == element.tag
            && self.attributes.len() == element.attributes.len()
            && self.attributes.iter().zip(&element.attributes).all(|(now, then)| now.0 == then.0)
    }

    fn become_like(&mut self, element: Element) {
        let element = *element.0;
        for ((name, now), (_, then)) in self.attributes.iter_mut().zip(element.attributes) {
            match (&mut *now, then) {
                (MountedValue::Fixed(now), Value::Fixed(then)) => {
                    if *now != then {
                        set_attribute(&self.node, name, then.as_deref());
                        *now = then;
                    }
                }
                (_, Value::Fixed(then)) => {
                    set_attribute(&self.node, name, then.as_deref());
                    *now = MountedValue::Fixed(then);
                }
                (_, Value::Live(then)) => *now = follow_attribute(&self.node, name, then),
            }
        }
        let mut then = element.contents.into_iter();
        let mut kept = 0;
        for now in &mut self.contents {
            let Some(then) = then.next() else { break };
            now.become_like(&self.node, then);
            kept += 1;
        }
        for gone in self.contents.drain(kept..) {
            gone.remove();
        }
        for content in then {
            self.contents.push(MountedContent::make(&self.node, content, None));
        }
        self.follow_properties(element.properties);
        self.listen(element.listeners);
        if let Some(handle) = element.handle {
            handle.set(&self.node);
        }
    }
}

fn follow_attribute(
    node: &web_sys::Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text>>,
) -> MountedValue {
    let node = node.clone();
    let shown = RefCell::new(None);
    let effect = Live::new(Box::new(move || {
        let value = Some(value());
        if *shown.borrow() != value {
            set_attribute(&node, name, value.iter().flatten().next().map(|text| &**text));
            shown.replace(value);
        }
    }));
    MountedValue::Live { _effect: effect }
}

fn set_attribute(node: &web_sys::Element, name: &str, value: Option<&str>) {
    // Attributes are refused only by name, and these names are fine.
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    // A node of ours can stand in any element of ours.
    let _ = parent.insert_before(node, before);
}
