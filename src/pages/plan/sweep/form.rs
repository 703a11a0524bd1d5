//! What is swept: the inputs with their ranges, and what is wrong with them.

use ad_credit_lab_engine::Node;
use ad_credit_lab_words::{Format, say};

use super::figure::Figure;
use super::input::{Input, Range, currency, typed_date};
use crate::charts::sweep::Unit;
use crate::components::{Entered, FieldKind, amount_refusal, entry_choice, entry_field};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, fieldset, legend, p};
use crate::signals::*;
use crate::state::Run;

/// How many cells a sweep may have.
const MOST_CELLS: i64 = 10_000;

/// An input with its range, as it is typed.
#[derive(Clone, Copy)]
pub(super) struct AxisForm {
    ids: [&'static str; 4],
    /// The key of the input; empty for none.
    chosen: Entered,
    /// The three texts of a range, of anything but dates and of dates: a date's input takes no other text.
    texts: [[Entered; 3]; 2],
    /// Whether somebody typed a range, which then stays whatever the plan becomes.
    is_own: RwSignal<bool>,
    /// What the texts of the range are in. It follows the input once they do.
    unit: RwSignal<Option<Unit>>,
}

/// What is swept.
#[derive(Clone, Copy)]
pub(super) struct Form {
    run: Memo<Run>,
    pub(super) axes: [AxisForm; 2],
    /// The key of the figure that is shown.
    pub(super) figure: Entered,
}

/// An input with the range that was typed, or what is wrong with each of its three texts.
pub(super) type Read = (Input, Result<Range, [Option<String>; 3]>);

impl Form {
    /// A form that begins with the first input of a run's scenario.
    pub(super) fn new(run: Memo<Run>) -> Self {
        let axis = |ids, key: String| AxisForm {
            ids,
            chosen: Entered::new(key),
            texts: [(); 2].map(|()| [(); 3].map(|()| Entered::new(""))),
            is_own: RwSignal::new(false),
            unit: RwSignal::new(None),
        };
        let first =
            run.with_untracked(Input::of).first().map_or_else(String::new, |input| input.key());
        let figure = run.with_untracked(Figure::first);
        let form = Self {
            run,
            axes: [
                axis(["sweep-input", "sweep-from", "sweep-to", "sweep-step"], first),
                axis(
                    ["sweep-input-2", "sweep-from-2", "sweep-to-2", "sweep-step-2"],
                    String::new(),
                ),
            ],
            figure: Entered::new(figure.key()),
        };
        form.follow_plan();
        form.show_mistakes();
        form
    }

    /// The input that is chosen, if the plan has it; for the first one, another one where it has not.
    fn input(self, axis: usize) -> Option<Input> {
        let key = self.axes[axis].chosen.text.get();
        let inputs = self.run.with(Input::of);
        let other = if axis == 0 { None } else { self.input(0) };
        let chosen = inputs.iter().find(|input| input.key() == key).copied();
        let chosen = chosen.or_else(|| inputs.first().copied().filter(|_| axis == 0));
        chosen.filter(|input| Some(*input) != other)
    }

    /// What was typed, input by input.
    pub(super) fn read(self) -> Vec<Read> {
        let inputs = [0, 1].map(|axis| self.input(axis));
        self.run.with(|run| {
            let mut read: Vec<Read> = Vec::new();
            for (axis, input) in self.axes.iter().zip(inputs) {
                if let Some(input) = input {
                    read.push((input, axis.read(input, run)));
                }
            }
            refuse_too_many(&mut read);
            read
        })
    }

    /// What is asked; `None` while something is wrong with it.
    pub(super) fn request(self) -> Option<Node> {
        let read = self.read();
        self.run.with(|run| {
            let scenario = run.scenario();
            let mut inputs = Vec::new();
            for (input, range) in read {
                inputs.push(input.request(input.unit(scenario), range.ok()?));
            }
            let offer = scenario.offers[0].offer.id.as_str().into();
            let fields = [("offer", offer), ("inputs", Node::List(inputs))];
            Some(Node::Map(fields.map(|(name, node)| (name.to_owned(), node)).into()))
        })
    }

    /// The usual range, whenever another input is chosen, and where the present value leaves a range that nobody typed.
    fn follow_plan(self) {
        for (number, axis) in self.axes.into_iter().enumerate() {
            Effect::new(move |before: Option<Option<Input>>| {
                let input = self.input(number);
                let is_other = before != Some(input);
                let Some(of) = input else {
                    axis.unit.set(None);
                    return input;
                };
                self.run.with(|run| {
                    let unit = of.unit(run.scenario());
                    let is_outside = || match (axis.read(of, run), of.present(run)) {
                        (Ok(range), Some(present)) => present < range.from || present > range.to,
                        (Ok(_), None) => false,
                        (Err(_), _) => true,
                    };
                    let is_own = axis.is_own.get_untracked();
                    let is_new = axis.unit.get_untracked() != Some(unit);
                    if is_other || !is_own && untrack(is_outside) {
                        axis.show(unit, of.usual(run, number == 1));
                    }
                    if is_new {
                        axis.unit.set(Some(unit));
                    }
                });
                input
            });
        }
    }

    /// What is wrong, beside the input with which it is.
    fn show_mistakes(self) {
        Effect::new(move |_| {
            let read = self.read();
            for (axis, (input, range)) in self.axes.iter().zip(read) {
                let mistakes = range.err().unwrap_or_default();
                let unit = self.run.with(|run| input.unit(run.scenario()));
                for (end, mistake) in axis.ends(unit).iter().zip(mistakes) {
                    if end.error.get_untracked() != mistake {
                        end.error.set(mistake);
                    }
                }
            }
        });
    }

    /// The form.
    pub(super) fn view(self) -> Element {
        let language = use_words().language();
        let figures = move || {
            let run = self.run;
            let options = run.with(Figure::of).into_iter();
            let options = options.map(|figure| (figure.key(), figure.label(language)));
            let label = say::sweep_figure(language);
            [entry_choice("sweep-figure", label, self.figure, options.collect())]
        };
        // The list is made anew only where it is another one.
        let has_discount = Memo::new(move |_| self.run.with(Figure::of).len());
        let figures = move || {
            has_discount.with(|_| ());
            untrack(figures)
        };
        div()
            .class("sweep-form")
            .child(self.axis_view(0, say::sweep_first(language)))
            .child(self.axis_view(1, say::sweep_second(language)))
            .child(div().class("sweep-last").live(figures).child(self.count()))
    }

    /// How many values or cells that are.
    fn count(self) -> Element {
        let words = use_words();
        let text = move || {
            let read = self.read();
            let counts =
                read.iter().map(|(_, range)| range.as_ref().ok().map(|range| range.count()));
            let count = counts.collect::<Option<Vec<_>>>()?;
            let currency = self.run.with(|run| run.scenario().account.currency);
            let figures = words.figures(currency);
            Some(match count[..] {
                [columns, rows] => {
                    let all = figures.whole(columns * rows);
                    say::sweep_cells(
                        words.language(),
                        &all,
                        &figures.whole(columns),
                        &figures.whole(rows),
                    )
                }
                _ => say::sweep_values(words.language(), &figures, count.iter().sum()),
            })
        };
        p().class("quiet sweep-count").live_text(move || text().unwrap_or_default())
    }

    fn axis_view(self, number: usize, name: String) -> Element {
        let words = use_words();
        let language = words.language();
        let axis = self.axes[number];
        let [input_id, ..] = axis.ids;
        let offered = Memo::new(move |_| {
            let other = if number == 0 { None } else { self.input(0) };
            self.run.with(|run| {
                let inputs = Input::of(run).into_iter().filter(|input| Some(*input) != other);
                inputs.map(|input| (input.key(), input.label(words, run))).collect::<Vec<_>>()
            })
        });
        let list = move || {
            let none = (number == 1).then(|| (String::new(), say::sweep_nothing(language)));
            let options = none.into_iter().chain(offered.get()).collect();
            let label = if number == 0 {
                say::sweep_input(language)
            } else {
                say::sweep_other_input(language)
            };
            [entry_choice(input_id, label, axis.chosen, options)]
        };
        let ends = move || {
            let unit = axis.unit.get();
            untrack(|| unit.map(|unit| axis.ends_view(unit)).unwrap_or_default())
        };
        fieldset()
            .class("sweep-axis")
            .child(legend().class("visually-hidden").text(name))
            .child(div().class("sweep-choice").live(list))
            .child(div().class("sweep-range").live(ends))
    }
}

impl AxisForm {
    /// The texts of a range in this unit.
    fn ends(self, unit: Unit) -> [Entered; 3] {
        self.texts[usize::from(unit == Unit::Date)]
    }

    /// The three inputs of a range.
    fn ends_view(self, unit: Unit) -> Vec<Element> {
        let language = use_words().language();
        let (kind, step_kind) = match unit {
            Unit::Date => (FieldKind::Date, FieldKind::Whole),
            Unit::Whole => (FieldKind::Whole, FieldKind::Whole),
            Unit::Money(_) | Unit::Percent | Unit::Share => (FieldKind::Amount, FieldKind::Amount),
        };
        let step = match unit {
            Unit::Date | Unit::Whole => say::sweep_step_days(language),
            Unit::Money(_) | Unit::Percent | Unit::Share => say::sweep_step(language),
        };
        let names =
            [(say::sweep_from(language), kind), (say::sweep_to(language), kind), (step, step_kind)];
        let fields = names.into_iter().zip(self.ends(unit)).zip(&self.ids[1..]);
        fields
            .map(|(((name, kind), entered), id)| {
                let field = entry_field(id, kind, name, entered);
                field.on("input", move |_: web_sys::Event| self.is_own.set(true))
            })
            .collect()
    }

    /// Puts a range into the inputs.
    fn show(self, unit: Unit, range: Range) {
        let step = if unit == Unit::Date { Unit::Whole } else { unit };
        let texts = [unit.text(range.from), unit.text(range.to), step.text(range.step)];
        for (end, text) in self.ends(unit).iter().zip(texts) {
            let text = text.strip_suffix(".00").map_or_else(|| text.clone(), ToOwned::to_owned);
            if end.text.get_untracked() != text {
                end.text.set(text);
            }
        }
        self.is_own.set(false);
    }

    /// What was typed.
    fn read(self, input: Input, run: &Run) -> Result<Range, [Option<String>; 3]> {
        let scenario = run.scenario();
        let unit = input.unit(scenario);
        let step_unit = if unit == Unit::Date { Unit::Whole } else { unit };
        let [from, to, step] = self.ends(unit).map(|end| end.text.get());
        let (least, most) = input.limits(scenario);
        let [from, to] = [from, to].map(|text| {
            let number = number(unit, text.trim(), (least, most))?;
            if (least..=most).contains(&number) {
                Ok(number)
            } else {
                Err(outside(unit, least, most))
            }
        });
        let step =
            number(step_unit, step.trim(), (1, 3_660)).and_then(|step| match (step, step_unit) {
                (1..=3_660, Unit::Whole) => Ok(step),
                (step, unit) if step > 0 && unit != Unit::Whole => Ok(step),
                (_, Unit::Whole) => Err(outside(Unit::Whole, 1, 3_660)),
                _ => Err(say::refusal_above_zero(use_words().language())),
            });
        let to = match (&from, to) {
            (Ok(from), Ok(to)) if to < *from => Err(say::sweep_backwards(use_words().language())),
            (_, to) => to,
        };
        match (from, to, step) {
            (Ok(from), Ok(to), Ok(step)) => Ok(Range { from, to, step }),
            (from, to, step) => Err([from.err(), to.err(), step.err()]),
        }
    }
}

/// What was typed as a number of this unit.
fn number(unit: Unit, text: &str, limits: (i64, i64)) -> Result<i64, String> {
    let words = use_words();
    let language = words.language();
    match (unit, currency(unit)) {
        (_, Some(currency)) => currency
            .parse(text)
            .map(|money| money.minor())
            .map_err(|error| amount_refusal(words, error, currency)),
        (Unit::Date, _) => typed_date(text).ok_or_else(|| say::refusal_date(language)),
        (Unit::Percent, _) => Unit::Percent
            .number(&Node::text(text))
            .ok_or_else(|| say::set_up_not_percent(language, "100")),
        _ => text.parse().map_err(|_| outside(Unit::Whole, limits.0, limits.1)),
    }
}

/// What is said of a number that lies outside.
fn outside(unit: Unit, least: i64, most: i64) -> String {
    let words = use_words();
    let (least, most) = (unit.said(words, least), unit.said(words, most));
    say::sweep_outside(words.language(), &least, &most)
}

/// Where there would be too many cells, says so beside the step of the input with more values.
fn refuse_too_many(read: &mut [Read]) {
    let counts: Vec<i64> = read
        .iter()
        .filter_map(|(_, range)| range.as_ref().ok().map(|range| range.count()))
        .collect();
    if counts.len() < read.len() {
        return;
    }
    let cells = counts.iter().fold(1_i64, |cells, count| cells.saturating_mul(*count));
    if cells <= MOST_CELLS {
        return;
    }
    let words = use_words();
    let number = |number: i64| Unit::Whole.said(words, number);
    let mistake = say::sweep_too_many(words.language(), &number(cells), &number(MOST_CELLS));
    let most = counts.iter().max();
    let place = counts.iter().position(|count| Some(count) == most).unwrap_or(0);
    read[place].1 = Err([None, None, Some(mistake)]);
}
