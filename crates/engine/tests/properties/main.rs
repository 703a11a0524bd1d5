//! What holds for every scenario, held against random ones.
//!
//! Each test draws stories from [`generate`] and checks what their outcomes say by working it out again from the rules (docs/rules.md),
//! with [`books`] of its own. The draws are the same in every run. `PROPTEST_CASES` raises their number and `PROPTEST_RNG_SEED`
//! makes them others; `cargo xtask fuzz` does both for as long as one likes.

mod activation;
mod aftermath;
mod assignment;
mod books;
mod charges;
mod counting;
mod credit_books;
mod credits;
mod enforcement;
mod explanations;
mod generate;
mod history;
mod hourly;
mod money;
mod planning;
mod progress;
mod reach;
mod reading;
mod replay;
mod taxes;
mod tiers;
mod totals;
mod windows;

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{
    Config, FileFailurePersistence, RngSeed, TestCaseResult, TestRunner, contextualize_config,
};

/// Checks a property of every draw, and fails with the smallest one found for which it does not hold.
fn holds_for_all<S: Strategy<Value: Debug>>(
    draws: S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    let config = contextualize_config(Config {
        cases: 100,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "proptest-regressions/properties.txt",
        ))),
        ..Config::default()
    });
    if let Err(failure) = TestRunner::new(config).run(&draws, property) {
        panic!("{failure}");
    }
}
