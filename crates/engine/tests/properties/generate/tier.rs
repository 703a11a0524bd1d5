//! What earns a reward, and rewards of every kind.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{amount, entry};

/// What earns what.
#[derive(Clone, Debug)]
pub(super) struct TierDraft {
    pub(super) trigger: &'static str,
    pub(super) tiers: Vec<Value>,
    pub(super) tier_mode: &'static str,
    /// The number of the tier that the advertiser chose, where the offer leaves the choice.
    pub(super) selected: Option<usize>,
}

pub(super) fn tiers() -> BoxedStrategy<TierDraft> {
    let triggers =
        select(vec!["spend", "spend", "spend", "spend", "top_up", "action", "activation"]);
    let modes = select(vec!["highest_only", "highest_only", "each", "each", "user_selected"]);
    let steps = vec((amount::round_amounts(), rewards()), 1..=3);
    (triggers, modes, steps, 0..3_usize)
        .prop_map(|(trigger, tier_mode, mut steps, selected)| {
            if trigger == "activation" {
                steps.truncate(1);
            }
            let mut threshold = 0;
            let tier = |(index, (step, reward)): (usize, (i64, Reward))| {
                threshold += step;
                let reward = reward.for_trigger(trigger);
                match trigger {
                    "action" => json!({ "action": entry::ACTIONS[index], "reward": reward }),
                    "activation" => json!({ "reward": reward }),
                    _ => json!({ "threshold": threshold, "reward": reward }),
                }
            };
            let tiers: Vec<_> = steps.into_iter().enumerate().map(tier).collect();
            let selected = (tier_mode == "user_selected").then(|| selected % tiers.len() + 1);
            TierDraft { trigger, tiers, tier_mode, selected }
        })
        .boxed()
}

/// A reward, and the amount that a fixed one has.
#[derive(Clone, Debug)]
enum Reward {
    Fixed(i64),
    Share(&'static str, &'static str, i64),
}

impl Reward {
    /// The reward as a file has it. Without money that counts there is nothing to match.
    fn for_trigger(self, trigger: &str) -> Value {
        match self {
            Self::Share("match", _, amount) if matches!(trigger, "action" | "activation") => {
                json!({ "kind": "fixed", "amount": amount })
            }
            Self::Fixed(amount) => json!({ "kind": "fixed", "amount": amount }),
            Self::Share(kind, rate, cap) => {
                json!({ "kind": kind, "rate_percent": rate, "cap": cap })
            }
        }
    }
}

fn rewards() -> impl Strategy<Value = Reward> {
    let matched = select(vec!["100", "100", "50", "12.5", "1000", "0"]);
    let off = select(vec!["20", "20", "33.3", "100", "0"]);
    prop_oneof![
        4 => amount::amounts().prop_map(Reward::Fixed),
        2 => (matched, amount::amounts()).prop_map(|(rate, cap)| Reward::Share("match", rate, cap)),
        2 => (off, amount::amounts()).prop_map(|(rate, cap)| Reward::Share("discount", rate, cap)),
    ]
}
