//! The charts of a sweep: a line over one input with its jumps at their exact values, or a map of cells over two.
//!
//! A chart knows numbers and what they are in; where they come from is told elsewhere. Each of its points or cells is read by
//! pointing at it or by keys, and the picture is only what there is to see of that.

mod frame;
mod levels;
mod line;
mod looks;
mod map;
mod saved;
mod scale;
mod unit;

pub use frame::{Reading, chart};
pub use levels::Levels;
pub use saved::{WIDTH, svg_file};
pub(crate) use scale::round_step;
pub use unit::Unit;

/// What numbers of a chart are, and what they are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// What they are.
    pub name: String,
    /// What they are in.
    pub unit: Unit,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A figure over one input.
    Line(Line),
    /// A figure over two inputs.
    Map(Map),
}

/// A figure over one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The input.
    pub input: Axis,
    /// The figure.
    pub figure: Axis,
    /// The values of the input, rising, each with its figure where there is one.
    pub points: Vec<(i64, Option<i64>)>,
    /// Where the figure jumps.
    pub jumps: Vec<Jump>,
    /// The value that the input has at present, and its figure.
    pub present: Option<(i64, Option<i64>)>,
}

/// A jump of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The first value of the input after it.
    pub at: i64,
    /// The figure before it and after it, where it is known that it jumps just there.
    pub figures: [Option<i64>; 2],
    /// Its words, in the order in which they stand under one another.
    pub words: [String; 2],
}

/// A figure over two inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The inputs: the one that goes to the right, and the one that goes up.
    pub inputs: [Axis; 2],
    /// The figure.
    pub figure: Axis,
    /// The values of the inputs, rising.
    pub values: [Vec<i64>; 2],
    /// The figures where there are any: those of the first value of the first input, then of its second, and so on.
    pub cells: Vec<Option<i64>>,
    /// The cell of the values that the inputs have at present, if there is one.
    pub present: Option<usize>,
}
