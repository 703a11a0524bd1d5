//! Closed lists of values that files write as texts.

/// A closed list of values with the texts that stand for them in files. Both lists go side by side.
pub(crate) trait Choice: Copy + 'static {
    const NAMES: &'static [&'static str];
    const VALUES: &'static [Self];
}

/// Declares an enum whose variants files write as the texts beside them.
macro_rules! choice {
    ($(#[$about:meta])* $visibility:vis enum $name:ident { $($(#[$variant_about:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $visibility enum $name {
            $($(#[$variant_about])* $variant,)+
        }

        impl $name {
            /// The text that stands for it in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl crate::input::Choice for $name {
            const NAMES: &'static [&'static str] = &[$($text),+];
            const VALUES: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

pub(crate) use choice;
