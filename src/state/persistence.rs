//! Keeps the plan and the theme in the store, a moment after they change and when the page goes away.

use std::rc::Rc;
use std::time::Duration;

use crate::signals::*;

use super::kept_plans::put_away;
use super::later::{Later, REFUSED_PAUSE};
use super::{Plan, Theme, ThemeChoice, load_kept, load_with_offers};
use crate::storage::{Loaded, Saved, Store, save};

/// How long typing may pause before it is saved.
const PAUSE: Duration = Duration::from_millis(300);

/// Whether what the user makes is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is.
    Kept,
    /// The browser keeps nothing for this page.
    NotLasting,
    /// What was saved could not be read and lies under this key now; new work is kept.
    SetAside(String),
    /// What was saved could not be read, nor kept elsewhere; so nothing is saved over it.
    Stuck,
    /// The browser took it once and does not now, for instance because its store is full.
    Refused,
}

/// Saves every change from now on, unless `keeping` says that saving would destroy something.
pub fn keep(store: Rc<dyn Store>, plan: Plan, theme: Theme, keeping: RwSignal<Keeping>) {
    if keeping.with_untracked(|keeping| *keeping == Keeping::Stuck) {
        return;
    }
    let present = move || Saved {
        variants: untrack(|| plan.variants()),
        number: plan.number.get_untracked(),
        theme: theme.0.get_untracked().name().map(str::to_owned),
    };
    // What the store has, as far as is known here. It needs no saving, and what came from another tab must not be saved: by then
    // that tab may have saved something newer.
    let kept = StoredValue::new_local(present());
    // What is said about saving where nothing is refused.
    let usual = StoredValue::new_local(keeping.get_untracked());
    // Whether what the store has is a plan that is neither the one here nor the one that was there before.
    let is_another = move |saved: &Saved| {
        let before = kept.with_value(|kept| kept.number);
        saved.number != before && saved.number != plan.number.get_untracked()
    };
    let adopting = Rc::clone(&store);
    let again = Later::after(REFUSED_PAUSE);
    let write = move || {
        // Another tab may have left something here that cannot be read: it is not ours to destroy.
        match load_kept(store.as_ref()) {
            Some(Loaded::SetAside { key }) => {
                usual.set_value(Keeping::SetAside(key.clone()));
                keeping.set(Keeping::SetAside(key));
            }
            Some(Loaded::Stuck) => {
                again.ask();
                return keeping.set(Keeping::Stuck);
            }
            // Another tab has opened another plan. What was changed here goes to the plan that it belongs to.
            Some(Loaded::Saved(other)) if is_another(&other) => {
                if !put_away(store.as_ref(), plan) {
                    again.ask();
                    return keeping.set(Keeping::Refused);
                }
                kept.set_value(Saved::clone(&other));
                return plan.open(other.number, other.variants);
            }
            Some(Loaded::Nothing | Loaded::Saved(_)) | None => {}
        }
        let saved = present();
        if save(store.as_ref(), &saved).is_err() {
            again.ask();
            return keeping.set(Keeping::Refused);
        }
        kept.set_value(saved);
        if matches!(keeping.get_untracked(), Keeping::Refused | Keeping::Stuck) {
            keeping.set(usual.get_value());
        }
    };
    let saving = Later::after(PAUSE);
    saving.does(write.clone());
    again.does(write);
    Effect::new(move |_| {
        plan.track();
        plan.number.track();
        theme.0.track();
        // Typing goes on: what was to be saved is not what is wanted any more.
        saving.cancel();
        if kept.with_value(|kept| *kept != present()) {
            saving.ask();
        }
    });
    // What another tab saves is taken over as a step that can be undone, so that neither tab destroys the other's work unseen.
    let adopting = StoredValue::new_local(adopting);
    let elsewhere = window_event_listener(leptos::ev::storage, move |_| {
        let store = adopting.get_value();
        leptos::task::spawn_local(async move {
            if let Some(Loaded::Saved(saved)) = load_with_offers(store.as_ref()).await {
                if saving.is_waiting() && is_another(&saved) {
                    // What is being typed is saved first, to the plan to which it belongs.
                    return;
                }
                let is_gone = kept.try_set_value(Saved::clone(&saved)).is_some();
                // What is being typed is not replaced.
                if !is_gone && !saving.is_waiting() {
                    if saved.number == plan.number.get_untracked() {
                        plan.replace_all(saved.variants);
                    } else if put_away(store.as_ref(), plan) {
                        plan.open(saved.number, saved.variants);
                    } else {
                        return keeping.set(Keeping::Refused);
                    }
                    theme.0.set(ThemeChoice::named(saved.theme.as_deref()));
                }
            }
        });
    });
    on_cleanup(move || elsewhere.remove());
}
