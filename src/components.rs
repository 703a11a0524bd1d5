//! What the rooms are made of: one visible thing each. Components know the state by context, never the storage.

mod answer;
mod assumptions;
mod field;
mod file_actions;
mod journal;
mod key_figures;
mod notices;
mod rule_mark;
mod theme_button;

pub use answer::Answer;
pub use assumptions::{Assumptions, Uncounted, Warnings};
pub use field::{Choice, Field, FieldKind};
pub use file_actions::FileActions;
pub use journal::Journal;
pub use key_figures::KeyFigures;
pub use notices::{Notice, Notices};
pub use rule_mark::RuleMark;
pub use theme_button::ThemeButton;
