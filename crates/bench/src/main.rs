//! Times every workload natively and prints a line for each: its name, its budgets as wasm and natively, and what [`ad_credit_lab_bench`] says.
#![allow(clippy::print_stdout, reason = "printing its figures is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ad_credit_lab_bench::Workload;

/// How long a workload runs before it is timed.
const WARM_UP: Duration = Duration::from_millis(500);
/// For how long it then is.
const TIMED: Duration = Duration::from_millis(1_500);

fn main() {
    for workload in Workload::ALL {
        let [wasm, native] = [workload.budget(), workload.native_budget()]
            .map(|budget| budget.map_or("-".to_owned(), |budget| budget.as_nanos().to_string()));
        let checksum = workload.checksum();
        let warm = Instant::now();
        while warm.elapsed() < WARM_UP {
            black_box(workload.run());
        }
        let mut times = Vec::new();
        let timed = Instant::now();
        while timed.elapsed() < TIMED {
            let started = Instant::now();
            black_box(workload.run());
            times.push(started.elapsed().as_nanos());
        }
        times.sort_unstable();
        let (median, best) = (times[times.len() / 2], times[0]);
        println!("{}\t{wasm}\t{native}\t{median}\t{best}\t{checksum:016x}", workload.name());
    }
}
