//! Measuring the rows that are on the page, and what makes that necessary: other rows, another width, paper.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element as Node, HtmlElement, ResizeObserver};

use super::Scrolling;
use crate::components::journal::window::{FIRST, Part};
use crate::signals::*;

impl Scrolling {
    pub(super) fn measure_soon(self: &Rc<Self>) {
        if !self.will_measure.replace(true) {
            let this = Rc::clone(self);
            request_animation_frame(move || {
                this.will_measure.set(false);
                this.measure();
            });
        }
    }

    /// Measures the rows that are on the page, and mends what follows from that.
    fn measure(&self) {
        let (Some(region), Some(body)) =
            (self.region.get::<HtmlElement>(), self.body.get::<Node>())
        else {
            return;
        };
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if self.had_focus.get() && is_lost {
            // The row that had the focus is not the same any more; from here one goes on where it was.
            let _ = region.focus();
        }
        let has_gaps = self.parts.borrow().iter().any(|part| matches!(part, Part::Gap(_)));
        if !has_gaps || region.client_height() == 0 || self.window.is_disposed() {
            return;
        }
        let mut learned = false;
        let mut next = body.first_element_child();
        for part in self.parts.borrow().iter() {
            let rows = match part {
                Part::Rows(rows) => rows.clone(),
                Part::Gap(_) => {
                    next = next.and_then(|gap| gap.next_element_sibling());
                    continue;
                }
            };
            for position in rows {
                let Some(row) = next else { break };
                #[expect(clippy::cast_possible_truncation, reason = "a row is not that high")]
                let height = row.get_bounding_client_rect().height() as f32;
                learned |= self.heights.borrow_mut().measure(position, height);
                next = row.next_element_sibling();
            }
        }
        if let Some((first, hidden)) = self.hold.get() {
            let top = self.heights.borrow().sum(0..first) + hidden;
            #[expect(clippy::cast_possible_truncation, reason = "pixels are whole")]
            region.set_scroll_top(top as i32);
        }
        if learned {
            self.learned.update(|times| *times += 1);
        } else {
            self.hold.set(None);
            self.refresh();
        }
    }

    /// Measures anew when the region becomes wider, narrower or visible.
    pub(super) fn follow_width(self: &Rc<Self>) {
        let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
        let this = Rc::clone(self);
        // An effect runs when what is shown is on the page.
        Effect::new(move |_| {
            let Some(region) = this.region.get::<Node>() else { return };
            let (this, measured) = (Rc::clone(&this), region.clone());
            let resized = Closure::<dyn FnMut()>::new(move || this.resize(measured.client_width()));
            if let Ok(created) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
                created.observe(&region);
                observer.set_value(Some((created, resized)));
            }
        });
        on_cleanup(move || {
            if let Some((observer, _)) = observer.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
        });
    }

    fn resize(self: &Rc<Self>, width: i32) {
        let before = self.width.get();
        if width == 0 {
            return;
        }
        self.width.set(width);
        if before != 0 && before != width {
            let (first, hidden) = self.in_sight.get();
            self.heights.borrow_mut().forget();
            self.hold.set(Some((first, hidden)));
            self.window.set(first.saturating_sub(FIRST.end / 2)..first + FIRST.end);
        }
        self.measure_soon();
    }
}
