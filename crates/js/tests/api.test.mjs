// What the functions give.

import assert from "node:assert/strict";
import { test } from "node:test";
import { example, load, read } from "./support.mjs";

const lab = await load();

test("the example's credit of 200.00 comes when 200.00 in cash are spent", () => {
  const outcome = lab.simulate(example());
  // 300.00 topped up - 200.00 spent = 100.00 cash; the credit of 200.00 is not touched.
  assert.deepEqual(outcome.balances, { cash: "100.00", credit: "200.00", unpaid: "0.00" });
  assert.equal(outcome.offers[0].state, "granted");
});

test("a scenario is not changed, and a frozen one is read", () => {
  const freeze = (value) => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const scenario = freeze(example());
  assert.deepEqual(lab.simulate(scenario), lab.simulate(example()));
  assert.deepEqual(scenario, example());
});

test("results are plain data that survives JSON and structured clones", () => {
  for (const result of [lab.simulate(example()), lab.diagnose(example()), lab.simulate(example(), { record: "totals" })]) {
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    assert.deepEqual(structuredClone(result), result);
  }
});

test("a result is the caller's own", () => {
  const first = lab.simulate(example());
  first.balances.cash = "0.00";
  assert.equal(lab.simulate(example()).balances.cash, "100.00");
});

test("functions work without the lab before them", () => {
  const { simulate, diagnose, validate } = lab;
  assert.equal(simulate(example()).currency, "USD");
  assert.equal(diagnose(example()).diagnoses.length, 1);
  assert.deepEqual(validate(example()), []);
});

test("a field that is undefined is left out", () => {
  assert.deepEqual(lab.simulate({ ...example(), about: undefined }), lab.simulate(example()));
});

test("an object without a prototype or of another context is plain data, too", async () => {
  const { runInNewContext } = await import("node:vm");
  const elsewhere = runInNewContext("JSON.parse(text)", { text: JSON.stringify(example()) });
  assert.deepEqual(lab.simulate(elsewhere), lab.simulate(example()));
  assert.deepEqual(lab.simulate(Object.assign(Object.create(null), example())), lab.simulate(example()));
});

test("a text may begin with a byte order mark", () => {
  assert.deepEqual(lab.simulate(`\ufeff${JSON.stringify(example())}`), lab.simulate(example()));
});

test("names keep every letter, in any script", () => {
  const name = "Füße \u{1f680} \u2028 \"\\ 東京 \u007e";
  assert.equal(lab.simulate({ ...example(), name }).scenario, name);
  const text = lab.simulate({ ...example(), name }, { as: "text" });
  assert.equal(text, JSON.stringify(lab.simulate({ ...example(), name }), null, 2));
});

test("a diagnosis is of the instant and the offer that are asked for", () => {
  const story = "tests/scenarios/question-04-spent-before-the-code.json";
  const [diagnosis] = lab.diagnose(read(story)).diagnoses;
  assert.equal(diagnosis.first, "spent_before_activation");
  // A date alone is its last second.
  const at = lab.diagnose(read(story), { at: diagnosis.at.slice(0, 10) }).diagnoses[0].at;
  assert.equal(at, `${diagnosis.at.slice(0, 10)}T23:59:59`);
  assert.equal(lab.diagnose(read(story), { offer: diagnosis.offer }).diagnoses.length, 1);
});

test("the package's offers are those of the project, in the order of their ids, and cannot be changed", () => {
  assert.ok(lab.offers.length > 0);
  for (const offer of lab.offers) assert.deepEqual(offer, JSON.parse(read(`offers/${offer.id}.json`)));
  assert.ok(Object.isFrozen(lab.offers) && Object.isFrozen(lab.offers[0].source));
});

test("a lab knows the offers that it was given, as a list or as text, and no others", async () => {
  const offer = lab.offers.find(({ id }) => id === "article-spend-200-get-200");
  const mine = { ...offer, id: "mine" };
  const scenario = { ...example(), offers: [{ offer: "mine", activation: "automatic" }] };
  for (const offers of [[mine], JSON.stringify([mine]), [...lab.offers, mine]]) {
    const other = await load({ offers });
    assert.equal(other.simulate(scenario).offers[0].id, "mine");
  }
  const none = await load({ offers: [] });
  assert.deepEqual(none.offers, []);
  assert.equal(none.validate(example())[0].code, "unknown_offer");
  assert.deepEqual(lab.validate(example()), []);
});
