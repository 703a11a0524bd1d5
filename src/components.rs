//! What the rooms are made of: one visible thing each. Components know the state by context, never the storage.

mod answer;
mod assumptions;
mod field;
mod file_actions;
mod journal;
mod key_figures;
mod lasting;
mod notices;
mod opening;
mod room_nav;
mod rule_entry;
mod rule_mark;
mod rule_search;
mod show;
mod theme_button;

pub use answer::Answer;
pub use assumptions::{Assumptions, Uncounted, Warnings};
pub use field::{Choice, Field, FieldKind};
pub use file_actions::FileActions;
pub use journal::Journal;
pub use key_figures::KeyFigures;
pub use lasting::Lasting;
pub use notices::{Notice, Notices};
use opening::open_scenario;
pub use room_nav::{RoomNav, room_name};
pub use rule_entry::RuleEntry;
pub use rule_mark::{DecisionMark, RuleMark};
pub use rule_search::RuleSearch;
pub use show::{show_heading, show_rule};
pub use theme_button::ThemeButton;
