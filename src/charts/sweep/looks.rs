//! How the pictures look in a file, where the page's style sheet is not: what `style/sweep.css` says, in light colours.

use crate::charts::money_timeline::looks::{self, ACCENT, INK, LINE_STRONG, Looks, SURFACE};

/// From nothing to the highest figures.
const SHADES: [&str; 6] = ["#f1f1ed", "#d3e3e1", "#a9c9c6", "#78aba6", "#448a85", "#0a6660"];

/// The looks of a shape or of words.
pub(super) fn looks(tag: &str, classes: &str) -> Looks {
    let shade = classes.strip_prefix("sweep-shade-").and_then(|shade| shade.parse::<usize>().ok());
    if let Some(shade) = shade {
        return vec![("fill", SHADES[shade.min(5)])];
    }
    let list: &[(&str, &str)] = match classes {
        "sweep-grid" => &[("stroke", "#dedfda")],
        "sweep-line" => &[("fill", "none"), ("stroke", ACCENT), ("stroke-width", "2")],
        "sweep-point" => &[("r", "2.5"), ("fill", ACCENT)],
        "sweep-cliff" => &[("stroke", INK), ("stroke-dasharray", "2 3")],
        "sweep-jump" => &[("stroke", INK), ("stroke-width", "3")],
        "sweep-present" => {
            &[("stroke", LINE_STRONG), ("stroke-width", "1.5"), ("stroke-dasharray", "6 3")]
        }
        "sweep-own" => {
            &[("fill", "none"), ("stroke", INK), ("stroke-width", "2"), ("stroke-dasharray", "4 2")]
        }
        "sweep-own-back" => &[("fill", "none"), ("stroke", SURFACE), ("stroke-width", "5")],
        "sweep-area" => &[("fill", "#dcefec")],
        "sweep-swatch" => &[("fill", SURFACE), ("stroke", LINE_STRONG)],
        _ => return looks::looks(tag, classes),
    };
    list.to_vec()
}
