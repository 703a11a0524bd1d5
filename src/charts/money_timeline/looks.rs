//! How the picture looks in a file, where the page's style sheet is not: what `style/timeline.css` says, in light colours.

/// The letters of the system.
const FONT: &str = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";

pub(in crate::charts) const INK: &str = "#1a1d21";
pub(in crate::charts) const INK_QUIET: &str = "#565c66";
pub(in crate::charts) const SURFACE: &str = "#ffffff";
pub(in crate::charts) const LINE_STRONG: &str = "#858b94";
pub(in crate::charts) const ACCENT: &str = "#0a6660";
const ACCENT_SOFT: &str = "#dcefec";
const DANGER: &str = "#a3231a";
const SPEND: &str = "#46566e";
const SPEND_SOFT: &str = "#d5dce7";
const WEEKEND: &str = "#f1f1ed";

/// Attributes with what they say.
pub(in crate::charts) type Looks = Vec<(&'static str, &'static str)>;

/// The looks of a shape or of words.
pub(in crate::charts) fn looks(tag: &str, classes: &str) -> Looks {
    if tag == "text" {
        return of_words(classes);
    }
    let list: &[(&str, &str)] = match classes {
        "chart-paper" => &[("fill", SURFACE)],
        "chart-weekend" => &[("fill", WEEKEND)],
        "chart-counted" => &[("fill", SPEND_SOFT), ("stroke", SPEND), ("stroke-width", "1.5")],
        "chart-uncounted" | "chart-base" | "chart-tick" => &[("stroke", LINE_STRONG)],
        "chart-hatch" => &[("stroke", LINE_STRONG), ("stroke-width", "1.5")],
        "chart-credit" => &[("fill", ACCENT_SOFT), ("stroke", ACCENT), ("stroke-width", "1.5")],
        "chart-threshold" => &[("stroke", INK), ("stroke-dasharray", "5 4")],
        "chart-flag" | "chart-deadline binding" => &[("stroke", INK)],
        "chart-dot" => &[("r", "4"), ("fill", INK), ("stroke", SURFACE), ("stroke-width", "2")],
        "chart-bracket" => &[("fill", "none"), ("stroke", ACCENT), ("stroke-width", "2")],
        "chart-window" => &[("stroke", ACCENT), ("stroke-width", "6")],
        "chart-lost" => &[("stroke", DANGER), ("stroke-width", "4")],
        "chart-deadline" => &[("stroke", INK_QUIET), ("stroke-dasharray", "2 3")],
        "chart-plan" => &[("fill", SURFACE), ("opacity", "0.6")],
        "chart-now" => &[("stroke", ACCENT), ("stroke-width", "2")],
        _ => &[],
    };
    list.to_vec()
}

fn of_words(classes: &str) -> Looks {
    let (fill, size, weight) = match classes {
        "chart-lane" | "chart-date" => (INK_QUIET, "12", "400"),
        "chart-label strong" => (INK, "13", "650"),
        "chart-label danger" => (DANGER, "13", "650"),
        "chart-title" => (INK, "16", "650"),
        _ => (INK, "13", "400"),
    };
    vec![
        ("fill", fill),
        ("font-family", FONT),
        ("font-size", size),
        ("font-weight", weight),
        ("stroke", SURFACE),
        ("stroke-width", "3"),
        ("stroke-linejoin", "round"),
        ("paint-order", "stroke"),
    ]
}
