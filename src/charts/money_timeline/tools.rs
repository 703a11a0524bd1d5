//! The buttons at the picture: coming closer, and files.

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_words::{Format, say};

use super::saved::{Form, save};
use super::series::Series;
use super::zoom::{Dates, can_come_closer, moved, showing, zoomed};
use crate::components::{OnceThere, button};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{details, div, p, summary};
use crate::state::Run;

/// Which dates are drawn, and how that is changed.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    /// All dates of the story.
    pub(super) story: Memo<Dates>,
    /// Those that are drawn.
    pub(super) shown: Memo<Dates>,
    /// The window that was chosen, if not all of them.
    pub(super) window: RwSignal<Option<Dates>>,
    /// The day around which one comes closer: that which is read, or now.
    pub(super) cursor: Memo<Option<Date>>,
}

impl Zoom {
    fn is_whole(self) -> bool {
        self.shown.get() == self.story.get()
    }

    /// Comes closer to a date, or to the cursor, or goes back from it.
    pub(super) fn go(self, is_closer: bool, around: Option<Date>) {
        let (story, shown) = (self.story.get_untracked(), self.shown.get_untracked());
        let cursor =
            || self.cursor.get_untracked().filter(|date| (shown.0..=shown.1).contains(date));
        let middle = || shown.0.plus_days(shown.1.days_since(shown.0) / 2);
        let around = around.or_else(cursor).unwrap_or_else(middle);
        if !is_closer || can_come_closer(shown) {
            self.window.set(zoomed(story, shown, around, is_closer));
        }
    }

    /// Shows all again.
    pub(super) fn whole(self) {
        self.window.set(None);
    }

    /// Moves the window so that a date is in it.
    pub(super) fn show(self, date: Date) {
        let (story, shown) = (self.story.get_untracked(), self.shown.get_untracked());
        if self.window.get_untracked().is_some() && !(shown.0..=shown.1).contains(&date) {
            self.window.set(Some(showing(story, shown, date)));
        }
    }

    /// Goes half a window later, or earlier.
    fn step(self, is_later: bool) {
        let (story, shown) = (self.story.get_untracked(), self.shown.get_untracked());
        if self.window.get_untracked().is_some() {
            self.window.set(Some(moved(story, shown, is_later)));
        }
    }

    /// The keys of the picture that change it. Gives whether it was one of them.
    pub(super) fn key(self, event: &web_sys::KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        match event.key().as_str() {
            "+" | "=" => self.go(true, None),
            "-" => self.go(false, None),
            "0" => self.whole(),
            _ => return false,
        }
        event.prevent_default();
        true
    }
}

/// The buttons. `now` is where a clock stands, if there is one.
pub(super) fn tools(
    run: Memo<Run>,
    series: Memo<Series>,
    zoom: Zoom,
    now: Option<Memo<Instant>>,
) -> Element {
    let language = use_words().language();
    // Not disabled, which would take the focus from them.
    let tool =
        |press: Box<dyn Fn()>, sign: &'static str, name: String, can: Box<dyn Fn() -> bool>| {
            button("button tool", press)
                .attribute("aria-label", name.clone())
                .attribute("title", name)
                .live_attribute("aria-disabled", move || (!can()).then_some("true"))
                .text(sign)
        };
    let is_part = move || !zoom.is_whole();
    let closer = tool(
        Box::new(move || zoom.go(true, None)),
        "+",
        say::chart_closer(language),
        Box::new(move || can_come_closer(zoom.shown.get())),
    );
    let wider = tool(
        Box::new(move || zoom.go(false, None)),
        "−",
        say::chart_wider(language),
        Box::new(is_part),
    );
    let whole = button("button tool", move || zoom.whole())
        .live_attribute("aria-disabled", move || zoom.is_whole().then_some("true"))
        .text(say::chart_whole(language));
    let earlier = tool(
        Box::new(move || zoom.step(false)),
        "‹",
        say::chart_earlier(language),
        Box::new(move || zoom.shown.get().0 > zoom.story.get().0),
    );
    let later = tool(
        Box::new(move || zoom.step(true)),
        "›",
        say::chart_later(language),
        Box::new(move || zoom.shown.get().1 < zoom.story.get().1),
    );
    let steps = div()
        .class("timeline-steps")
        .live_hidden(move || zoom.is_whole())
        .child(earlier)
        .child(later);
    let buttons = div()
        .class("timeline-zoom")
        .attribute("role", "group")
        .attribute("aria-label", say::chart_tools(language))
        .child(wider)
        .child(closer)
        .child(whole)
        .child(steps);
    div().class("timeline-tools").child(buttons).child(files(run, series, zoom, now))
}

/// Which dates are shown, where it is not all of them.
pub(super) fn shown_note(series: Memo<Series>, zoom: Zoom) -> Element {
    let words = use_words();
    let shown = move || {
        if zoom.is_whole() {
            return String::new();
        }
        let figures = words.figures(series.with(|series| series.currency));
        let (first, last) = zoom.shown.get();
        say::chart_shown(words.language(), &figures.date(first), &figures.date(last))
    };
    p().class("quiet timeline-note").attribute("aria-live", "polite").live_text(shown)
}

/// The files, behind a fold.
fn files(run: Memo<Run>, series: Memo<Series>, zoom: Zoom, now: Option<Memo<Instant>>) -> Element {
    let words = use_words();
    let language = words.language();
    let message = RwSignal::new(String::new());
    let once_there = OnceThere::new("files");
    let take = move |form: Form| {
        let (run, series, dates) =
            (run.get_untracked(), series.get_untracked(), zoom.shown.get_untracked());
        let now = now.map(|now| now.get_untracked());
        once_there.run(&say::chart_save(language), move || {
            save(words, run, series, (dates, now), form, message);
        });
    };
    let forms = [
        (Form::Svg, say::chart_save_svg(language)),
        (Form::Png, say::chart_save_png(language)),
        (Form::Csv, say::chart_save_csv(language)),
        (Form::Calendar, say::chart_save_calendar(language)),
    ];
    let buttons = forms.map(|(form, text)| button("button", move || take(form)).text(text));
    details()
        .class("timeline-files")
        .child(summary().text(say::chart_save(language)))
        .child(div().class("actions").children(buttons))
        .child(p().class("quiet").attribute("aria-live", "polite").live_text(move || message.get()))
}
