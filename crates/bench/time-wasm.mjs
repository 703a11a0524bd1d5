// Times every workload of the wasm module named as the argument, and prints its median and best time and its checksum on a line.

import { readFile } from "node:fs/promises";
import { argv, hrtime } from "node:process";

// How long a workload runs before it is timed, so that it is compiled with optimisation, and for how long it then is.
const WARM_UP = 500_000_000n;
const TIMED = 1_500_000_000n;

// No imports: the module needs nothing from its host.
const { instance } = await WebAssembly.instantiate(await readFile(argv[2]), {});
const { workloads, run, checksum } = instance.exports;

for (let workload = 0; workload < workloads(); workload += 1) {
  const sum = BigInt.asUintN(64, checksum(workload)).toString(16).padStart(16, "0");
  const warm = hrtime.bigint();
  while (hrtime.bigint() - warm < WARM_UP) run(workload);
  const times = [];
  const timed = hrtime.bigint();
  while (hrtime.bigint() - timed < TIMED) {
    const started = hrtime.bigint();
    run(workload);
    times.push(Number(hrtime.bigint() - started));
  }
  times.sort((a, b) => a - b);
  const [median, best] = [times[Math.floor(times.length / 2)], times[0]];
  console.log([median, best, sum].join("\t"));
}
