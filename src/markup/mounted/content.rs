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
        let stays_put = then.iter().enumerate().all(|(place, number)| {
            rows.iter().position(|(other, _)| other == number).is_none_or(|known| known == place)
        });
        let place = Place { parent: &parent, end: &end, row: &row };
        if stays_put { place.change(&mut rows, then) } else { place.rearrange(&mut rows, then) }
    }))
}

/// Where rows are, and how one is described.
struct Place<'a> {
    parent: &'a Node,
    /// What comes after the last row.
    end: &'a Node,
    row: &'a dyn Fn(u64) -> Element,
}

impl Place<'_> {
    fn describe(&self, number: u64) -> Element {
        untrack(|| (self.row)(number))
    }

    /// Where no row moves: those that change become what they are to be in their place, which is much quicker than going and coming.
    fn change(&self, rows: &mut Vec<(u64, MountedElement)>, then: Vec<u64>) {
        for (_, gone) in rows.drain(then.len().min(rows.len())..) {
            gone.node.remove();
        }
        for ((known, element), number) in rows.iter_mut().zip(&then) {
            if known == number {
                continue;
            }
            *known = *number;
            let described = self.describe(*number);
            if element.fits(&described) {
                element.become_like(described);
            } else {
                let made = MountedElement::make(described);
                insert(self.parent, &made.node, Some(&element.node));
                std::mem::replace(element, made).node.remove();
            }
        }
        for number in then.into_iter().skip(rows.len()) {
            let made = MountedElement::make(self.describe(number));
            insert(self.parent, &made.node, Some(self.end));
            rows.push((number, made));
        }
    }

    /// Where rows move against each other. What stays must not be taken off the page, because it may have the focus: the others make way.
    fn rearrange(&self, rows: &mut Vec<(u64, MountedElement)>, then: Vec<u64>) {
        let (mut kept, mut spare): (Vec<_>, Vec<_>) =
            rows.drain(..).partition(|(number, _)| then.contains(number));
        spare.iter().for_each(|(_, element)| element.node.remove());
        let first = kept.first().map(|(_, element)| element.node.clone().into());
        let mut next: Node = first.unwrap_or_else(|| self.end.clone());
        for number in then {
            let element = match kept.iter().position(|(other, _)| *other == number) {
                Some(index) => kept.remove(index).1,
                None => {
                    let described = self.describe(number);
                    match spare.iter().position(|(_, element)| element.fits(&described)) {
                        Some(index) => {
                            let (_, mut element) = spare.remove(index);
                            element.become_like(described);
                            element
                        }
                        None => MountedElement::make(described),
                    }
                }
            };
            if next.is_same_node(Some(&element.node)) {
                next = element.node.next_sibling().unwrap_or_else(|| self.end.clone());
            } else {
                insert(self.parent, &element.node, Some(&next));
            }
            rows.push((number, element));
        }
    }
}
