//! The table's body, of which only the rows in sight and some around them are on the page.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::signals::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element as Node, FocusEvent, HtmlElement, ResizeObserver};

use super::Moments;
use super::found::Kept;
use super::row::{view_gap, view_row};
use super::told::{Teller, uncounted};
use super::window::{FIRST, Heights, MOST_WHOLE, Part, parts, shape};
use crate::i18n::Words;
use crate::markup::html::tbody;
use crate::markup::{Element, Handle};
use crate::state::Run;

/// Set in the number of a gap, which goes on with its height. That of a row goes on with its version, its position among those
/// that are found, and its index in the run: a row that has the same of each is the same.
const GAP: u64 = 1 << 63;

/// How far out of sight rows are on the page, in heights of the region: as far as a fast wheel comes in a frame.
const MARGIN: f64 = 0.6;

/// How much further they are made, so that not every frame brings one. What comes at once has to be described, laid out and
/// painted within a frame.
const STEP: f64 = 0.15;

/// The body of the table in the region that scrolls it.
pub(super) struct Scrolling {
    words: Words,
    run: Memo<Run>,
    found: Memo<Vec<u32>>,
    kept: StoredValue<Kept, LocalStorage>,
    /// The rows that are on the page, by their position among those that are found, where these are many.
    window: RwSignal<Range<usize>>,
    /// The row that has the focus, by its index in the run.
    focus: RwSignal<Option<u32>>,
    is_printed: RwSignal<bool>,
    /// Counts how often a height was learned that others are taken to have, too.
    learned: RwSignal<u32>,
    heights: RefCell<Heights>,
    /// The rows that `heights` is about, by their index in the run and by their numbers.
    followed: RefCell<Vec<u32>>,
    numbers: RefCell<Vec<u64>>,
    parts: RefCell<Vec<Part>>,
    teller: RefCell<Option<Teller>>,
    region: Handle,
    body: Handle,
    /// Whether the next frame will measure.
    will_measure: Cell<bool>,
    had_focus: Cell<bool>,
    width: Cell<i32>,
    /// The first row in sight, and how much of it is out of sight.
    in_sight: Cell<(usize, f64)>,
    /// What is to be in sight once rows are measured.
    hold: Cell<Option<(usize, f64)>>,
}

impl Scrolling {
    /// The body of rows that are found in a run, in a region that scrolls it.
    pub(super) fn new(
        words: Words,
        run: Memo<Run>,
        found: Memo<Vec<u32>>,
        kept: StoredValue<Kept, LocalStorage>,
        region: &Handle,
    ) -> Rc<Self> {
        let scrolling = Rc::new(Self {
            words,
            run,
            found,
            kept,
            window: RwSignal::new(FIRST),
            focus: RwSignal::new(None),
            is_printed: RwSignal::new(false),
            learned: RwSignal::new(0),
            heights: RefCell::default(),
            followed: RefCell::default(),
            numbers: RefCell::default(),
            parts: RefCell::default(),
            teller: RefCell::default(),
            region: region.clone(),
            body: Handle::default(),
            will_measure: Cell::new(false),
            had_focus: Cell::new(false),
            width: Cell::new(0),
            in_sight: Cell::new((0, 0.0)),
            hold: Cell::new(None),
        });
        scrolling.print_all();
        scrolling.follow_width();
        scrolling
    }

    /// The body.
    pub(super) fn view(self: &Rc<Self>, moments: Option<Moments>) -> Element {
        let run = self.run;
        // The last row up to the present moment.
        let moments = moments.map(|moments| {
            let now = moments.now;
            let present = Memo::new(move |_| {
                let now = now.get();
                run.with(|run| {
                    let rows = &run.outcome().journal;
                    let later = rows.rows().rev().take_while(|row| row.at > now).count();
                    (rows.len() - later).checked_sub(1)
                })
            });
            (moments, present)
        });
        let (rows, row) = (Rc::clone(self), Rc::clone(self));
        let (came, left) = (Rc::clone(self), Rc::clone(self));
        tbody()
            .keep_in(&self.body)
            .on("focusin", move |event: FocusEvent| came.focus.set(came.row_of(event.target())))
            .on("focusout", move |event: FocusEvent| {
                left.focus.set(left.row_of(event.related_target()));
            })
            .live_rows(
                move || rows.numbers(),
                move |number| row.view_number(number, moments.as_ref()),
            )
    }

    /// Shows the rows from the first one on again, as where others are found.
    pub(super) fn restart(&self) {
        self.window.set(FIRST);
        self.hold.set(None);
        if let Some(region) = self.region.get::<Node>() {
            region.set_scroll_top(0);
        }
    }

    /// Brings those rows onto the page that are in sight now.
    pub(super) fn refresh(&self) {
        let (Some(region), Some(body)) =
            (self.region.get::<Node>(), self.body.get::<HtmlElement>())
        else {
            return;
        };
        let height = f64::from(region.client_height());
        if height == 0.0 {
            return;
        }
        let top = f64::from(region.scroll_top() - body.offset_top());
        let heights = self.heights.borrow();
        let first = heights.between(top, top + 1.0).start;
        self.in_sight.set((first, top - heights.sum(0..first)));
        let around =
            |share: f64| heights.between(top - share * height, top + height + share * height);
        let needed = around(MARGIN);
        let window = self.window.get_untracked();
        if heights.len() <= MOST_WHOLE {
            return;
        }
        if needed.start < window.start || needed.end > window.end.min(heights.len()) {
            self.window.set(around(MARGIN + STEP));
        }
    }

    /// What is on the page, by numbers.
    fn numbers(self: &Rc<Self>) -> Vec<u64> {
        let run = self.run.get();
        self.learned.track();
        self.found.with(|found| {
            self.follow(&run, found);
            let (window, focus) = (self.window.get(), self.focus.get());
            let focus = focus.and_then(|focus| found.binary_search(&focus).ok());
            let is_whole = self.is_printed.get() || found.len() <= MOST_WHOLE;
            let window = if is_whole { 0..found.len() } else { window };
            self.parts.replace(parts(found.len(), window, focus));
        });
        let active = document().active_element();
        let body = self.body.get::<Node>();
        self.had_focus.set(body.is_some_and(|body| body.contains(active.as_deref())));
        self.measure_soon();
        let (numbers, heights) = (self.numbers.borrow(), self.heights.borrow());
        let mut all = Vec::new();
        for (order, part) in (0_u64..).zip(self.parts.borrow().iter()) {
            match part {
                Part::Rows(rows) => all.extend_from_slice(&numbers[rows.clone()]),
                Part::Gap(rows) => all.push(GAP | order << 48 | pixels(heights.sum(rows.clone()))),
            }
        }
        all
    }

    /// Goes over to the rows that are found in a run.
    fn follow(&self, run: &Run, found: &[u32]) {
        let has_teller = self.teller.borrow().as_ref().is_some_and(|teller| teller.run == *run);
        if has_teller && *self.followed.borrow() == found {
            return;
        }
        self.followed.replace(found.to_vec());
        let mut numbers = self.numbers.borrow_mut();
        let new: Vec<u64> = self.kept.with_value(|kept| {
            let rows = (0_u64..).zip(found);
            rows.map(|(position, index)| {
                let version = u64::from(kept.version(*index as usize) & 0x7fff);
                version << 48 | position << 24 | u64::from(*index)
            })
            .collect()
        });
        let same = numbers.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let journal = &run.outcome().journal;
        let shapes = found[same..].iter().map(|index| {
            journal.row(*index as usize).map_or(0, |row| {
                let amounts = [row.amount.tax, row.discount, row.credit, row.unpaid];
                let details = amounts.iter().filter(|amount| !amount.is_zero()).count();
                let paid = usize::from(!row.burns.is_empty()) + usize::from(row.is_owed);
                shape(row.reasons.len() + uncounted(&row).count(), details + paid)
            })
        });
        self.heights.borrow_mut().follow(same, shapes);
        *numbers = new;
        if !has_teller {
            self.teller.replace(Some(Teller::new(self.words, run)));
        }
    }

    fn view_number(
        &self,
        number: u64,
        moments: Option<&(Moments, Memo<Option<usize>>)>,
    ) -> Element {
        if number & GAP != 0 {
            return view_gap(number & 0xffff_ffff);
        }
        let (index, position) =
            ((number & 0xff_ffff) as usize, (number >> 24 & 0xff_ffff) as usize);
        let teller = self.teller.borrow();
        let shown = teller.as_ref().and_then(|teller| {
            let row = teller.run.outcome().journal.row(index)?;
            Some(view_row(teller, &row, (index, position), moments))
        });
        // Every number is of a row of the run that is told.
        shown.unwrap_or_else(|| view_gap(0))
    }

    fn measure_soon(self: &Rc<Self>) {
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

    /// The row in which something is, by its index in the run.
    fn row_of(&self, target: Option<web_sys::EventTarget>) -> Option<u32> {
        let row = target?.dyn_into::<Node>().ok()?.closest("tbody > tr").ok()??;
        if !self.body.get::<Node>()?.contains(Some(&row)) {
            return None;
        }
        let position: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
        self.found.with_untracked(|found| found.get(position.checked_sub(2)?).copied())
    }

    /// Paper has all rows.
    fn print_all(&self) {
        let is_printed = self.is_printed;
        let before = window_event_listener_untyped("beforeprint", move |_| is_printed.set(true));
        let after = window_event_listener_untyped("afterprint", move |_| is_printed.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }

    /// Measures anew when the region becomes wider, narrower or visible.
    fn follow_width(self: &Rc<Self>) {
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

fn pixels(height: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "heights are above zero, and whole pixels will do"
    )]
    let pixels = height.min(16_000_000.0) as u64;
    pixels
}
