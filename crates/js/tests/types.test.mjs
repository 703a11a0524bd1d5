// The hand-kept types hold what the engine reads and says, and refuse what it refuses.

import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { example, installed, load, read, root, scenarioFiles } from "./support.mjs";
import { compiled } from "./typescript.mjs";

const lab = await load();
const files = scenarioFiles();

/** A file of constants of a type, each of them written out, so that the compiler looks at every field. */
function constants(type, values) {
  const lines = values.map((value, index) => `export const value${index}: ${type} = ${JSON.stringify(value)};\n`);
  return `import type { ${type} } from "ad-credit-lab";\n${lines.join("")}`;
}

test("every scenario and offer of the workspace, and all that the engine says of them, has its type", () => {
  const folder = installed("types");
  const scenarios = files.map((file) => JSON.parse(read(file)));
  const planned = scenarios.filter(({ offers, spend_plan }) => spend_plan?.daily_budget && offers.length === 1);
  const answers = (scenario) => ["daily_budget", "activation", "start", "use_up_credit", "most_credit"].map((find) => lab.goalSeek(scenario, { find }));
  const values = {
    Scenario: scenarios,
    PublishedOffer: lab.offers,
    GoalAnswer: planned.flatMap((scenario) => answers(scenario)),
    Sweep: planned.map((scenario) => lab.sweep(scenario, { inputs: [{ input: "daily_budget", values: ["5.00", "50.00"] }] })),
    Forecast: planned.map((scenario) => lab.forecast(scenario, { runs: 20, level_percent: { low: 50, high: 150 } })),
    Outcome: scenarios.map((scenario) => lab.simulate(scenario)),
    Totals: scenarios.slice(0, 20).map((scenario) => lab.simulate(scenario, { record: "totals" })),
    DiagnosisReport: scenarios.map((scenario) => lab.diagnose(scenario)),
    Problem: scenarioFiles("tests/bad-scenarios").flatMap((file) => lab.validate(read(file))),
  };
  for (const [type, list] of Object.entries(values)) writeFileSync(join(folder, `${type}.ts`), constants(type, list));
  assert.equal(compiled(folder, Object.keys(values).map((type) => `${type}.ts`)), "");
});

test("what must not compile does not, and what must does", () => {
  const folder = installed("must-fail");
  copyFileSync(join(root, "crates/js/tests/must-fail.ts"), join(folder, "must-fail.ts"));
  assert.equal(compiled(folder, ["must-fail.ts"]), "");
});

test("the types need neither a browser's library nor Node's", () => {
  const folder = installed("bare");
  const code = 'import { load } from "ad-credit-lab";\nexport const state = async () => (await load()).simulate("").offers[0]?.state;\n';
  writeFileSync(join(folder, "bare.ts"), code);
  assert.equal(compiled(folder, ["bare.ts"], { lib: ["es2022"] }), "");
  assert.equal(compiled(folder, ["bare.ts"], { lib: ["es2022"], module: "esnext", moduleResolution: "bundler" }), "");
});

/** The codes of a topic of the engine's messages. */
function codes(topic) {
  const keys = Object.keys({ ...JSON.parse(read("crates/words/locales/en/engine.json")), ...JSON.parse(read("crates/words/locales/en/diagnosis.json")), ...JSON.parse(read("crates/words/locales/en/plan.json")) });
  return new Set(keys.filter((key) => key.startsWith(`${topic}.`)).map((key) => key.split(".")[1]));
}

test("the types know every code of the engine and no others", () => {
  const folder = installed("codes");
  const type = {
    reason: "Reason['code']",
    counting: "UncountedPart['code'] | 'counted'",
    assumption: "AssumptionNote['code']",
    warning: "WarningNote['code']",
    undecided: "UndecidedNote['code']",
    cause: "Cause['code']",
    limit: "(Limit | NotFound)['code']",
    proof: "Proof['kind']",
    gate: "Gate",
    state: "OfferState",
    verdict: "Verdict",
    kind: "RowKind | 'end_of_run'",
    problem: "Exclude<ProblemCode, 'too_large' | 'not_a_part'>",
    activation: "ActivationMode",
    payment: "PaymentMode",
    origin: "Origin",
    credit_type: "CreditType",
  };
  let code = 'import type { Reason, UncountedPart, AssumptionNote, WarningNote, UndecidedNote, Cause, Limit, NotFound, Proof, Gate, OfferState, Verdict, RowKind, ProblemCode, ActivationMode, PaymentMode, Origin, CreditType } from "ad-credit-lab";\n';
  for (const [topic, name] of Object.entries(type)) {
    const known = [...codes(topic)].filter((known) => topic !== "cause" || known !== "none");
    const all = known.map((known) => JSON.stringify(known)).join(" | ");
    code += `export const no_${topic}_is_missing: Exclude<${all}, ${name}> extends never ? true : Exclude<${all}, ${name}> = true;\n`;
    code += `export const no_${topic}_is_too_much: Exclude<${name}, ${all}> extends never ? true : Exclude<${name}, ${all}> = true;\n`;
  }
  writeFileSync(join(folder, "codes.ts"), code);
  assert.equal(compiled(folder, ["codes.ts"]), "");
});

test("a lab has the functions that its type has", () => {
  assert.deepEqual(Object.keys(lab).sort(), ["diagnose", "forecast", "forecastPart", "goalSeek", "offers", "simulate", "sweep", "validate", "wasm"]);
  const declared = read("crates/js/package/index.d.ts").match(/export interface Lab \{(.*?)^\}/ms)[1];
  const names = [...declared.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(names)].sort(), Object.keys(lab).sort());
  assert.equal(typeof lab.simulate(example()), "object");
});
