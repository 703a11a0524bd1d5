//! Sweeps: what becomes of an offer over a range of one input, or of two.
