//! The engine's workloads, timed natively by this package's program and as wasm by `time-wasm.mjs` in Node.
//!
//! Both run the same code on the same inputs. For each workload they print the median and the best time of a run in nanoseconds, and
//! a checksum of everything that the run says, which must not depend on where it ran.
//! `cargo xtask bench` starts both and prints their figures beside the budgets.

#[cfg(target_arch = "wasm32")]
mod exports;
mod workload;

pub use workload::Workload;
