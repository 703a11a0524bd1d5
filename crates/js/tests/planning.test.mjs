// Goals, sweeps and forecasts: the same text as at the command line, requests with the place of each mistake, forecasts in parts.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { AdCreditError, address, commandLine, installed, load, thrown } from "./support.mjs";

const lab = await load();
const scenario = {
  version: 1,
  name: "A plan of 30 days",
  offers: [{ offer: "article-spend-200-get-200", activation: "automatic" }],
  account: { created: "2026-06-01", country: "US", currency: "USD" },
  spend_plan: { start: "2026-06-02", days: 30, daily_budget: "25.00" },
};
const goals = [
  { find: "daily_budget", by: "2026-06-08" },
  { find: "start" },
  { find: "use_up_credit" },
  { find: "most_credit", most: "100.00" },
  { find: "activation" },
];
const sweeps = [
  { inputs: [{ input: "daily_budget", from: "5.00", to: "20.00", step: "5.00" }] },
  { inputs: [{ input: "daily_budget", values: ["5.00", "10.00"] }, { input: "days", from: 20, to: 40, step: 10 }] },
  { inputs: [{ input: "start", from: "2026-06-02", to: "2026-06-05", step: 1 }] },
];
const uncertain = { runs: 300, daily_spend: { low: "4.00", high: "9.00" }, start_delay_days: { low: 0, high: 5, mode: 1 } };

test("seven days from 2 June need 28.58 a day for 200.00, and 28.57 fails", () => {
  // 200.00 / 7 = 28.571...
  const answer = lab.goalSeek(scenario, goals[0]);
  assert.equal(answer.answer.daily_budget, "28.58");
  assert.equal(answer.next.value.daily_budget, "28.57");
});

test("every goal and every sweep is what the command line prints, from objects as from text", () => {
  const folder = installed("planning");
  const file = (name, value) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const story = file("scenario.json", scenario);
  for (const [command, name, requests] of [["goal", "goalSeek", goals], ["sweep", "sweep", sweeps]]) {
    for (const request of requests) {
      const printed = commandLine(command, story, "--request", file("request.json", request), "--format", "json");
      assert.equal(`${JSON.stringify(lab[name](scenario, request), null, 2)}\n`, printed);
      assert.equal(`${lab[name](readFileSync(story, "utf8"), JSON.stringify(request), { as: "text" })}\n`, printed);
    }
  }
});

test("a mistake of a request is the request's, with its place", () => {
  for (const [name, request, code, path] of [
    ["goalSeek", {}, "missing_field", "find"],
    ["goalSeek", { find: "daily_budget", most: 5 }, "expected_amount", "most"],
    ["sweep", { inputs: [] }, "expected_list_of", "inputs"],
    ["forecast", { runs: 0, level_percent: { low: 1, high: 2 } }, "expected_whole", "runs"],
    ["forecast", { runs: 1n }, "not_json", "runs"],
    ["forecast", undefined, "not_json", ""],
  ]) {
    const error = thrown(() => lab[name](scenario, request));
    assert.deepEqual([error.code, error.path, error.input], [code, path, "request"], name);
  }
  assert.equal(thrown(() => lab.sweep({}, sweeps[0])).input, "scenario");
  assert.equal(thrown(() => lab.goalSeek(scenario, goals[0], { at: "2026-06-01" })).input, "options");
});

test("a forecast in parts is the forecast as a whole, however it is split", () => {
  const whole = lab.forecast(scenario, uncertain, { as: "text" });
  const part = (from, until) => lab.forecastPart(scenario, uncertain, { from, until });
  for (const ends of [[0, 300], [0, 1, 300], [0, 100, 200, 300], [0, 150, 1_000]]) {
    const parts = ends.slice(1).map((until, index) => part(ends[index], until));
    assert.equal(lab.forecast(scenario, uncertain, { parts, as: "text" }), whole);
    assert.equal(lab.forecast(scenario, uncertain, { parts: [...parts].reverse(), as: "text" }), whole);
  }
  // A run that two workers followed counts once.
  assert.equal(lab.forecast(scenario, uncertain, { parts: [part(0, 200), part(100, 300)], as: "text" }), whole);
  assert.equal(lab.forecast(scenario, uncertain, { parts: [part(0, 10)] }).runs, 10);
  assert.equal(lab.forecast(scenario, uncertain, { parts: [] }).runs, 0);
});

test("workers share a forecast", async () => {
  const program = `
    import { parentPort, workerData } from "node:worker_threads";
    const { load } = await import(workerData.address);
    const lab = await load({ wasm: workerData.wasm, offers: workerData.offers });
    parentPort.postMessage(lab.forecastPart(workerData.scenario, workerData.request, workerData.runs));`;
  const inWorker = (runs) =>
    new Promise((resolve, reject) => {
      const workerData = { address, wasm: lab.wasm, offers: lab.offers, scenario, request: uncertain, runs };
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), { workerData });
      worker.once("message", (part) => resolve(worker.terminate().then(() => part))).once("error", reject);
    });
  const parts = await Promise.all([inWorker({ from: 0, until: 150 }), inWorker({ from: 150, until: 300 })]);
  assert.deepEqual(lab.forecast(scenario, uncertain, { parts }), lab.forecast(scenario, uncertain));
});

test("what is no part, and what are no runs, is refused", () => {
  const part = lab.forecastPart(scenario, uncertain, { from: 0, until: 3 });
  for (const [parts, code, path] of [
    [{}, "expected_list", "parts"],
    [[part, [1, 2]], "not_a_part", "parts[1]"],
    [[part.slice(1)], "not_a_part", "parts[0]"],
  ]) {
    const error = thrown(() => lab.forecast(scenario, uncertain, { parts }));
    assert.deepEqual([error.code, error.path, error.input], [code, path, "options"]);
  }
  for (const [runs, path] of [[{ from: 0 }, "until"], [{ from: -1, until: 3 }, "from"], [{ from: 0, until: 0.5 }, "until"], [undefined, ""]]) {
    const error = thrown(() => lab.forecastPart(scenario, uncertain, runs));
    assert.deepEqual([error.path, error.input], [path, "options"]);
  }
  assert.equal(lab.forecastPart(scenario, uncertain, { from: 5, until: 3 }).length, 0);
});

test("bytes that are forged give a forecast or an error, never an end", () => {
  const part = lab.forecastPart(scenario, uncertain, { from: 0, until: 20 });
  // Each byte of the first run is set to all bits in turn, and the whole to a few patterns.
  for (let at = 0; at < part.length / 20; at += 1) {
    const forged = part.slice();
    for (let run = 0; run < 20; run += 1) forged[at + run * (part.length / 20)] = 255;
    try {
      assert.equal(lab.forecast(scenario, uncertain, { parts: [forged] }).scenario, scenario.name);
    } catch (error) {
      assert.ok(error instanceof AdCreditError && error.code === "not_a_part", `byte ${at}: ${error.stack}`);
    }
  }
  assert.equal(lab.forecast(scenario, uncertain).runs, 300);
});
