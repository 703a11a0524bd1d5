//! What is in an element of the page.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{document, untrack};
use web_sys::Node;

use super::{MountedElement, insert};
use crate::markup::Element;
use crate::markup::effect::Live;
use crate::markup::element::{Content, Text};

/// Elements that an effect keeps up to date; the next effect in its place goes on with them.
type List = Rc<RefCell<Vec<MountedElement>>>;

/// The same for elements that are known by a number.
type Rows = Rc<RefCell<Vec<(u64, MountedElement)>>>;

pub(super) enum MountedContent {
    Text {
        node: web_sys::Text,
        text: Text,
    },
    LiveText {
        node: web_sys::Text,
        _effect: Live,
    },
    Element(MountedElement),
    /// The text is empty and marks where the list ends.
    Live {
        list: List,
        end: web_sys::Text,
        _effect: Live,
    },
    /// The same for elements that are known by a number.
    Rows {
        rows: Rows,
        end: web_sys::Text,
        _effect: Live,
    },
}

impl MountedContent {
    /// Makes what is described and puts it into `parent`, before a node if one is given and else at the end.
    pub(super) fn make(parent: &Node, content: Content, before: Option<&Node>) -> Self {
        match content {
            Content::Text(text) => {
                let node = text_node(&text);
                insert(parent, &node, before);
                Self::Text { node, text }
            }
            Content::LiveText(text) => {
                let node = text_node("");
                insert(parent, &node, before);
                let effect = follow_text(&node, text);
                Self::LiveText { node, _effect: effect }
            }
            Content::Element(element) => {
                let made = MountedElement::make(element);
                insert(parent, &made.node, before);
                Self::Element(made)
            }
            Content::Live(elements) => {
                let end = text_node("");
                insert(parent, &end, before);
                let list = Rc::default();
                let effect = follow_list(&list, &end, elements);
                Self::Live { list, end, _effect: effect }
            }
            Content::Rows(numbers, row) => {
                let end = text_node("");
                insert(parent, &end, before);
                let rows = Rc::default();
                let effect = follow_rows(&rows, &end, numbers, row);
                Self::Rows { rows, end, _effect: effect }
            }
        }
    }

    /// Becomes what is described, in place where that is possible.
    pub(super) fn become_like(&mut self, parent: &Node, then: Content) {
        match (&mut *self, then) {
            (Self::Text { node, text }, Content::Text(then)) => {
                if *text != then {
                    node.set_data(&then);
                    *text = then;
                }
            }
            (Self::LiveText { node, _effect }, Content::LiveText(then)) => {
                *_effect = follow_text(node, then);
            }
            (Self::Element(now), Content::Element(then)) if now.fits(&then) => {
                now.become_like(then);
            }
            (Self::Live { list, end, _effect }, Content::Live(then)) => {
                *_effect = follow_list(list, end, then);
            }
            (Self::Rows { rows, end, _effect }, Content::Rows(numbers, row)) => {
                *_effect = follow_rows(rows, end, numbers, row);
            }
            (_, then) => {
                let made = Self::make(parent, then, Some(&self.first()));
                std::mem::replace(self, made).remove();
            }
        }
    }

    /// Takes it off the page.
    pub(super) fn remove(self) {
        match self {
            Self::Text { node, .. } | Self::LiveText { node, .. } => node.remove(),
            Self::Element(element) => element.node.remove(),
            Self::Live { list, end, _effect } => {
                for element in list.take() {
                    element.node.remove();
                }
                end.remove();
            }
            Self::Rows { rows, end, _effect } => {
                for (_, element) in rows.take() {
                    element.node.remove();
                }
                end.remove();
            }
        }
    }

    fn first(&self) -> Node {
        match self {
            Self::Text { node, .. } | Self::LiveText { node, .. } => node.clone().into(),
            Self::Element(element) => element.node.clone().into(),
            Self::Live { list, end, .. } => match list.borrow().first() {
                Some(element) => element.node.clone().into(),
                None => end.clone().into(),
            },
            Self::Rows { rows, end, .. } => match rows.borrow().first() {
                Some((_, element)) => element.node.clone().into(),
                None => end.clone().into(),
            },
        }
    }
}

fn text_node(text: &str) -> web_sys::Text {
    document().create_text_node(text)
}

fn follow_text(node: &web_sys::Text, text: Box<dyn Fn() -> Text>) -> Live {
    let node = node.clone();
    let shown = RefCell::new(None);
    Live::new(Box::new(move || {
        let text = Some(text());
        if *shown.borrow() != text {
            node.set_data(text.as_deref().unwrap_or_default());
            shown.replace(text);
        }
    }))
}

fn follow_list(list: &List, end: &Node, elements: Box<dyn Fn() -> Vec<Element>>) -> Live {
    let (list, end) = (Rc::clone(list), end.clone());
    Live::new(Box::new(move || {
        let then = elements();
        let Some(parent) = end.parent_node() else { return };
        let mut list = list.borrow_mut();
        let kept = list.len().min(then.len());
        for element in list.drain(kept..) {
            element.node.remove();
        }
        for (index, element) in then.into_iter().enumerate() {
            match list.get_mut(index) {
                Some(now) if now.fits(&element) => now.become_like(element),
                Some(now) => {
                    let made = MountedElement::make(element);
                    insert(&parent, &made.node, Some(&now.node));
                    std::mem::replace(now, made).node.remove();
                }
                None => {
                    let made = MountedElement::make(element);
                    insert(&parent, &made.node, Some(&end));
                    list.push(made);
                }
            }
        }
    }))
}

fn follow_rows(
    rows: &Rows,
    end: &Node,
    numbers: Box<dyn Fn() -> Vec<u64>>,
    row: Box<dyn Fn(u64) -> Element>,
) -> Live {
    let (rows, end) = (Rc::clone(rows), end.clone());
    Live::new(Box::new(move || {
        let then = numbers();
        let Some(parent) = end.parent_node() else { return };
        let mut rows = rows.borrow_mut();
        // Where no row moves, those that change become what they are to be in their place, which is much quicker than going and coming.
        let stays_put = then.iter().enumerate().all(|(place, number)| {
            rows.iter().position(|(other, _)| other == number).is_none_or(|known| known == place)
        });
        if stays_put && then.len() >= rows.len() {
            for ((known, element), number) in rows.iter_mut().zip(&then) {
                if known == number {
                    continue;
                }
                let described = untrack(|| row(*number));
                if element.fits(&described) {
                    element.become_like(described);
                } else {
                    let made = MountedElement::make(described);
                    insert(&parent, &made.node, Some(&element.node));
                    element.node.remove();
                    *element = made;
                }
                *known = *number;
            }
            for number in then.into_iter().skip(rows.len()) {
                let made = MountedElement::make(untrack(|| row(number)));
                insert(&parent, &made.node, Some(&end));
                rows.push((number, made));
            }
            return;
        }
        let (mut kept, mut spare) = (Vec::new(), Vec::new());
        for (number, element) in rows.drain(..) {
            if then.contains(&number) {
                kept.push((number, element));
            } else {
                spare.push(element);
            }
        }
        // What stays must not be moved, because it may have the focus: so the others make way. Where nothing stays, each
        // becomes what stands in its place then.
        let mut next = match (kept.first(), spare.first()) {
            (Some((_, first)), _) | (None, Some(first)) => first.node.clone().into(),
            (None, None) => end.clone(),
        };
        if !kept.is_empty() {
            spare.iter().for_each(|element| element.node.remove());
        }
        for number in then {
            let stays = kept.iter().position(|(other, _)| *other == number);
            let element = match stays {
                Some(index) => kept.remove(index).1,
                None => {
                    let then = untrack(|| row(number));
                    match spare.iter().position(|element| element.fits(&then)) {
                        Some(index) => {
                            let mut element = spare.remove(index);
                            element.become_like(then);
                            element
                        }
                        None => MountedElement::make(then),
                    }
                }
            };
            if next.is_same_node(Some(&element.node)) {
                next = element.node.next_sibling().unwrap_or_else(|| end.clone());
            } else {
                insert(&parent, &element.node, Some(&next));
            }
            rows.push((number, element));
        }
        for element in spare {
            element.node.remove();
        }
    }))
}
