//! What the page knows: the scenario being edited with its undo log, the outcome of replaying it, and which place is shown.
//!
//! Rooms reach the engine only through here. Only the scenario is state; the outcome is derived from it.

mod accounts;
mod asked;
mod assigning;
mod batch;
mod campaigns;
mod chances;
mod daily_spend;
mod draft;
mod edit;
mod entry_numbers;
mod history;
mod kept_plans;
mod later;
mod letter_keys;
mod menu;
mod movements;
mod names;
mod naming;
mod odds;
mod offers;
mod own_terms;
mod persistence;
mod plan;
mod plan_file;
mod practice;
mod progress;
mod promotions;
mod refundable;
mod rewards;
mod start;
mod theme;
mod visit;

pub use accounts::{
    Accounts, Brought, Exported, Listed, ListedKind, News, NotImported, Standing, use_accounts,
    use_brought,
};
pub use asked::{Asked, Asking, use_asking};
pub use assigning::{assigning, assignment_log};
pub use batch::{
    BatchFilter, BatchHead, BatchOrder, BatchRow, BatchRows, BatchShare, BatchTotals, BatchWhich,
    DELIMITERS, EXAMPLE_ACCOUNTS, Finding, STATES, example_header, example_rows, shared_terms,
};
pub use campaigns::{AskedPurpose, Delivery, free_name, purpose};
pub use chances::{Bound, Chances, Extent, planned, round_step};
pub use daily_spend::with_daily_spend;
pub use draft::{Draft, EntryKind, MOST_OFFERS, OwnOffer, PlanEntry, SpendShape, refund_of};
pub use edit::Edit;
pub use kept_plans::{KeptPlan, KeptPlans, NotAdded, PlanKind, PlanNews, use_kept_plans};
pub use later::Later;
pub use letter_keys::LetterKeys;
pub use menu::Menu;
pub use movements::{Movement, movements};
pub use names::{credit_name, credit_named, offer_name, offer_named};
pub use naming::{LONGEST_NAME, is_name, unique_name};
pub use odds::{Matter, Odds, Share, figures_of};
pub use offers::{bring_all_offers, bring_offers, catalogue, load_kept, load_with_offers};
pub use own_terms::set_order_of_use;
pub use persistence::{Keeping, keep};
pub use plan::{Plan, Run, use_plan};
pub use plan_file::{plan_file, read_plan_file, written_scenarios};
pub use practice::{
    Answer, Consequences, Followed, Halt, Log, ORDER_OF_USE, Patch, Practice, PracticeAccount,
    Question, RENAME, Step, Stop, Turn, USUAL_MENU, Way, What, latest, starting_accounts, stops,
    use_practice,
};
pub use progress::Progress;
pub use promotions::{Promotion, Promotions};
pub use refundable::Refundable;
pub use rewards::{Rewards, effective_discount, own_money};
pub use start::{article_example, article_limits};
pub use theme::{Theme, ThemeChoice};
pub use visit::{Arrival, Visit, use_visit};
