//! Light, dark, or as the system has it.

use crate::signals::*;

/// What the user chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    System,
    /// Light, always.
    Light,
    /// Dark, always.
    Dark,
}

impl ThemeChoice {
    /// Every choice, in the order in which the button goes through them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name under which it is saved and by which the style sheet knows it; `None` for the system's.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The choice with this saved name.
    #[must_use]
    pub fn named(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|choice| choice.name() == name).unwrap_or(Self::System)
    }
}

/// A handle on the user's choice.
#[derive(Clone, Copy, Debug)]
pub struct Theme(pub RwSignal<ThemeChoice>);

impl Theme {
    /// Begins with a choice, and tells the document of it and of every later one.
    #[must_use]
    pub fn new(choice: ThemeChoice) -> Self {
        let choice = RwSignal::new(choice);
        Effect::new(move |_| {
            let Some(root) = document().document_element() else {
                return;
            };
            // A document refuses attributes only by name, and this name is fine.
            let _ = match choice.get().name() {
                Some(name) => root.set_attribute("data-theme", name),
                None => root.remove_attribute("data-theme"),
            };
        });
        Self(choice)
    }
}
