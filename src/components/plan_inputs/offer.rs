//! Which offer it is: a published one, found in the catalogue, or one's own.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::scenario::OfferForm;
use ad_credit_lab_words::{offer_title, say, seen};

use super::fold;
use super::more::{More, PART};
use crate::components::draft::{Form, bring, focus_when_there, search_toggle, tier_and_rate};
use crate::components::{OnceThere, button};
use crate::i18n::{requirement, reward, use_words};
use crate::markup::Element;
use crate::markup::html::{div, p, summary};
use crate::signals::*;
use crate::state::{OwnOffer, Run, use_plan};

/// What is chosen, in one line.
pub(super) fn said(run: &Run) -> String {
    let words = use_words();
    let language = words.language();
    let met = &run.scenario().offers[0];
    let title = offer_title(language, &met.offer.title, met.offer.source.grade);
    if met.form == OfferForm::ById {
        return title;
    }
    // The title of an offer of one's own can be anything, and its tiers are what counts.
    let own = words.figures(met.offer.currency);
    let tiers = met.offer.tiers.iter().map(|tier| {
        let asks = requirement(language, &own, tier);
        say::coupon_tier(language, &asks, &reward(language, &own, tier.reward))
    });
    let tiers: Vec<_> = tiers.collect();
    say::inputs_own_said(language, &tiers.join("; "))
}

/// The inputs. An offer that is written here was written `today`.
pub(super) fn inputs(form: Form, today: Date) -> Vec<Element> {
    let run = use_plan().run;
    let all_are_here = RwSignal::new(None);
    let structure = Memo::new(move |_| form.draft.with(|draft| draft.structure("offers")));
    // While something of it is open, the plan has another one.
    let pending = Memo::new(move |_| {
        let id = form.draft.with(|draft| draft.offer_id(0));
        run.with(|run| run.scenario().offers[0].offer.id != id)
    });
    let content = move || {
        let is_pending = pending.get();
        // Made anew where something else is asked for, and all signals in it with it.
        structure.with(|_| ());
        untrack(|| {
            let (is_own, has_asked, has_assumed) = form.draft.with(|draft| {
                (draft.is_own(0), !draft.asked(0).is_empty(), !draft.assumed(0).is_empty())
            });
            let language = use_words().language();
            let later = |more: More| more.view(form, today, say::plan_offer(language), || true);
            let searching = RwSignal::new(false);
            Effect::new(move |_| {
                if searching.get() {
                    bring(all_are_here);
                }
            });
            let mut parts: Vec<_> = is_pending.then(|| later(More::Pending)).into_iter().collect();
            let text = say::inputs_other_offer(language);
            let search = search_toggle(form, 0, searching, "button link", text);
            parts.push(div().class("input-links").child(search).children(own_actions(
                form,
                today,
                !is_own && !is_pending,
            )));
            let search = More::Search(searching, all_are_here);
            let name = say::plan_offer(language);
            parts.push(search.view(form, today, name, move || searching.get()));
            form.draft.with(|draft| parts.extend(tier_and_rate(form, draft, 0)));
            if is_own {
                parts.push(later(More::Own));
                return parts;
            }
            parts.extend(has_asked.then(|| later(More::Asked)));
            parts.extend(has_assumed.then(|| {
                let is_open = RwSignal::new(false);
                let name = say::set_up_assumed(language);
                let assumed = More::Assumed.view(form, today, name.clone(), move || is_open.get());
                fold("set-up-more", is_open).child(summary().text(name)).child(assumed)
            }));
            parts
        })
    };
    vec![source(), div().class("input-offer").live(content)]
}

/// Where the offer of the plan was read.
fn source() -> Element {
    let run = use_plan().run;
    let words = use_words();
    let language = words.language();
    let source = move || {
        run.with(|run| {
            let offer = &run.scenario().offers[0].offer;
            let seen = seen(language, &words.figures(offer.currency), offer.source.seen);
            let (network, name) = (&offer.network, &offer.source.name);
            if *name == say::inputs_own_source(language) {
                return say::inputs_own_written(language, &seen);
            }
            say::plan_offer_source(language, &seen, offer.source.grade.name(), network, name)
        })
    };
    p().class("quiet").live_text(source)
}

/// The ways to an offer of one's own.
fn own_actions(form: Form, today: Date, can_change: bool) -> Vec<Element> {
    let language = use_words().language();
    let once_there = OnceThere::new(PART);
    let begin = move |is_new: bool| {
        let name = say::plan_offer(language);
        once_there.run(&name, move || begin_own(form, today, is_new));
    };
    let change = can_change.then(|| {
        button("button link", move || begin(false)).text(say::inputs_change_terms(language))
    });
    let write = button("button link", move || begin(true)).text(say::inputs_write_own(language));
    change.into_iter().chain([write]).collect()
}

/// Makes the offer of the plan one's own, or a new one, and gives the focus to its first input.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
fn begin_own(form: Form, today: Date, is_new: bool) {
    if !is_new {
        take_as_own(form, today);
        return focus_when_there(form.id_of("offers[0].offer.tiers[0].threshold"));
    }
    let language = use_words().language();
    let about = OwnOffer {
        title: say::inputs_own_title(language),
        source: say::inputs_own_source(language),
        network: say::inputs_own_network(language),
        seen: today,
    };
    form.change("offers", move |draft| draft.write_own(&about));
    focus_when_there(form.id_of("offers[0].offer.title"));
}

/// Makes the offer of the plan one's own, so that its terms can be changed. What is still open of it has to be answered before.
pub(super) fn take_as_own(form: Form, today: Date) {
    let language = use_words().language();
    let read = form.draft.with_untracked(|draft| draft.read()).ok();
    let Some(scenario) = read.or_else(|| form.run().map(|run| run.scenario().clone())) else {
        return;
    };
    let offer = &scenario.offers[0].offer;
    let about = OwnOffer {
        title: say::inputs_changed_title(language, &offer.title),
        source: say::inputs_own_source(language),
        network: offer.network.clone(),
        seen: today,
    };
    let whole = offer.to_node();
    form.change("offers", move |draft| draft.take_as_own(whole.clone(), &about));
}
