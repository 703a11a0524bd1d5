//! The forms that a message has for different numbers. The build script reads this file, too.

/// Which form of a message goes with a number: the categories of Unicode's plural rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As for 0 in Arabic.
    Zero,
    /// As for 1 in English.
    One,
    /// As for 2 in Arabic.
    Two,
    /// As for 3 in Polish.
    Few,
    /// As for 5 in Polish.
    Many,
    /// The form that every language has.
    Other,
}

impl Plural {
    /// Every form.
    pub const ALL: [Self; 6] =
        [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// What the keys of this form end with, after a point. It is also what `Intl.PluralRules` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The form with this name, [`Plural::Other`] for a name that there is not.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|form| form.name() == name).unwrap_or(Self::Other)
    }
}
