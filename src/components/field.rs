//! An input of the Plan room with its label, and what is wrong with what was typed.

use ad_credit_lab_engine::money::AmountError;
use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_words::say;
use leptos::prelude::*;

use crate::i18n::{Words, use_words};
use crate::state::{Edit, Refusal, use_plan};

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A date, with the browser's own picker.
    Date,
    /// An amount of money.
    Amount,
    /// A whole number.
    Whole,
}

/// What was typed, until the field is left: what the scenario said then, and why the text was not taken.
/// The text itself stays in the browser's input and is not written back, which would empty a date that is half typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    scenario_text: String,
    refusal: Option<Refusal>,
}

/// A labelled input that changes the plan while one types, and says beside it what it cannot take.
#[component]
pub fn Field(
    /// Which input of the plan.
    edit: Edit,
    /// What is typed into it.
    kind: FieldKind,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let draft = RwSignal::new(None::<Draft>);
    let scenario_text = Memo::new(move |_| plan.text(edit));
    // A draft stands as long as the scenario says what it said when the draft was typed: undo and other changes win.
    let standing =
        Memo::new(move |_| draft.get().filter(|draft| draft.scenario_text == scenario_text.get()));
    let refusal = move || standing.get().and_then(|draft| draft.refusal);

    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let text = scenario_text.get();
        match draft.get() {
            Some(draft) if draft.scenario_text == text => {}
            // Dropped for good, so that it does not stand again when redo brings the same text back.
            Some(_) => draft.set(None),
            None => {
                if let Some(input) = input.get() {
                    input.set_value(&text);
                }
            }
        }
    });
    let on_input = move |event| {
        let refusal = plan.edit(edit, &event_target_value(&event)).err();
        draft.set(Some(Draft { scenario_text: scenario_text.get_untracked(), refusal }));
    };
    let on_blur = move |_| {
        plan.close_step();
        // A field that goes away while it has the focus is left, too, and then its own state is gone already.
        let refused =
            standing.try_get_untracked().map(|draft| draft.and_then(|draft| draft.refusal));
        if refused == Some(None) {
            draft.set(None);
        }
    };
    let id = format!("field-{}", edit.label().replace('_', "-"));
    let error_id = format!("{id}-error");
    let (input_type, input_mode) = match kind {
        FieldKind::Date => ("date", "none"),
        FieldKind::Amount => ("text", "decimal"),
        FieldKind::Whole => ("text", "numeric"),
    };
    let described_by = error_id.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                node_ref=input
                type=input_type
                inputmode=(kind != FieldKind::Date).then_some(input_mode)
                min=(kind == FieldKind::Date).then_some("2000-01-01")
                max=(kind == FieldKind::Date).then_some("2199-12-31")
                autocomplete="off"
                class:amount=kind == FieldKind::Amount
                aria-invalid=move || refusal().is_some().then_some("true")
                aria-describedby=move || refusal().is_some().then(|| described_by.clone())
                on:input=on_input
                on:blur=on_blur
            />
            <p id=error_id class="field-error" aria-live="polite">
                {move || refusal().map(|refusal| sentence(words, refusal))}
            </p>
        </div>
    }
}

fn sentence(words: Words, refusal: Refusal) -> String {
    let language = words.language();
    match refusal {
        Refusal::NotADate => say::refusal_date(language),
        Refusal::NotAnAmount(AmountError::NotAnAmount, _) => say::refusal_amount(language),
        Refusal::NotAnAmount(AmountError::TooManyDecimals, currency) => {
            say::refusal_decimals(language, currency.code(), &currency.digits().to_string())
        }
        Refusal::NotAnAmount(AmountError::NotAboveZero, _) => say::refusal_above_zero(language),
        Refusal::NotAnAmount(AmountError::TooLarge, _) => say::refusal_too_large(language),
        Refusal::NotADayCount => say::refusal_days(language, &SpendPlan::MOST_DAYS.to_string()),
        Refusal::DoesNotApply => say::refusal_does_not_apply(language),
    }
}

/// One of a few, shown side by side.
#[component]
pub fn Choice(
    /// The name of the group, shown above it.
    label: String,
    /// The name by which the browser keeps the group together.
    name: &'static str,
    /// The values with what is shown for them.
    options: Vec<(&'static str, String)>,
    /// Which values can be chosen; all of them if not given.
    #[prop(optional)]
    can_choose: Option<Callback<&'static str, bool>>,
    /// Which value is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with a value when it is chosen.
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, text)| {
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=move || chosen.get() == value
                    prop:disabled=move || can_choose.is_some_and(|can_choose| !can_choose.run(value))
                    on:change=move |_| on_choose.run(value)
                />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            <div class="choice-options">{options.collect_view()}</div>
        </fieldset>
    }
}
