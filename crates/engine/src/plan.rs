//! Planning: questions that take many runs to answer.

pub mod forecast;
pub mod random;
