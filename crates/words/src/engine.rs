//! The words for each kind of thing that the engine says.
