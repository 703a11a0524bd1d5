//! What the wasm module exports: plain numbers in and out, so that it needs no imports and no glue.

#![expect(
    unsafe_code,
    reason = "an exported name must not be mangled; no other function has these names"
)]

use crate::Workload;

/// How many workloads there are, numbered from 0.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn workloads() -> usize {
    Workload::ALL.len()
}

/// Runs a workload once and gives a figure of its result.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn run(workload: usize) -> i64 {
    Workload::ALL[workload].run()
}

/// The checksum of everything that a workload says.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn checksum(workload: usize) -> u64 {
    Workload::ALL[workload].checksum()
}
