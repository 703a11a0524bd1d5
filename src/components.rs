//! What the rooms are made of: one visible thing each. Components know the state by context, never the storage.

mod answer;
mod assumptions;
mod button;
mod downloads;
mod field;
mod file_actions;
pub mod journal;
mod key_figures;
mod lasting;
mod notices;
mod opening;
mod panel;
mod room_nav;
mod rule_entry;
mod rule_mark;
mod rule_search;
mod show;
mod theme_button;

pub use answer::answer;
pub use assumptions::{assumptions, uncounted, warnings};
pub use button::button;
pub use downloads::{Parts, copy, save_as_file, text_of};
pub use field::{Choice, FieldKind, field};
pub use file_actions::file_actions;
pub use journal::{JournalOptions, Moments, journal};
pub use key_figures::key_figures;
pub use lasting::once_wanted;
pub use notices::{Notice, notices};
use opening::open_scenario;
pub use panel::{panel, scroll};
pub use room_nav::{room_name, room_nav};
pub use rule_entry::rule_entry;
pub use rule_mark::{decision_mark, rule_mark};
pub use rule_search::rule_search;
pub use show::{show_heading, show_rule};
pub use theme_button::theme_button;
