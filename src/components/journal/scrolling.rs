//! The table's body, of which only the rows in sight and some around them are on the page.

mod measuring;

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::signals::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, FocusEvent, HtmlElement};

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
        scrolling.follow_width();
        scrolling
    }

    /// The body.
    pub(super) fn view(self: &Rc<Self>, moments: Option<(Moments, Memo<usize>)>) -> Element {
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
        // On paper the region is as high as what is in it: with each row that came, more would come.
        if height == 0.0 || region.scroll_height() <= region.client_height() {
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
            let is_whole = found.len() <= MOST_WHOLE;
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
                shape(row.reasons.len() + uncounted(&row, None).count(), details + paid)
            })
        });
        self.heights.borrow_mut().follow(same, shapes);
        *numbers = new;
        if !has_teller {
            self.teller.replace(Some(Teller::new(self.words, run)));
        }
    }

    fn view_number(&self, number: u64, moments: Option<&(Moments, Memo<usize>)>) -> Element {
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

    /// The row in which something is, by its index in the run.
    fn row_of(&self, target: Option<web_sys::EventTarget>) -> Option<u32> {
        let row = target?.dyn_into::<Node>().ok()?.closest("tbody > tr").ok()??;
        if !self.body.get::<Node>()?.contains(Some(&row)) {
            return None;
        }
        let position: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
        self.found.with_untracked(|found| found.get(position.checked_sub(2)?).copied())
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
