// What is refused, and how that is said. Whatever is handed in, an AdCreditError comes out, and the lab goes on working.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { AdCreditError, example, load, thrown } from "./support.mjs";

const lab = await load();
afterEach(() => assert.equal(lab.simulate(example()).balances.cash, "100.00"));

test("an error is an Error with a code, an argument, a path, a message and all problems", () => {
  const scenario = { ...example(), entries: [{ at: "2026-06-02", kind: "spend", amount: 25, campain: "Launch" }] };
  const error = thrown(() => lab.simulate(scenario));
  assert.ok(error instanceof Error);
  assert.equal(error.name, "AdCreditError");
  assert.equal(error.code, "unknown_field");
  assert.equal(error.input, "scenario");
  assert.equal(error.path, "entries[0].campain");
  assert.match(error.message, /^scenario\.entries\[0\]\.campain: There is no field of this name here\. .* \(And one more problem\.\)$/);
  assert.deepEqual(error.problems.map(({ code, path }) => [code, path]), [
    ["unknown_field", "entries[0].campain"],
    ["expected_amount", "entries[0].amount"],
  ]);
  assert.match(error.stack, /errors\.test\.mjs/);
  assert.match(String(error), /^AdCreditError: scenario/);
  assert.deepEqual(structuredClone(error.toJSON()).problems, error.problems);
  assert.deepEqual(lab.validate(scenario), error.problems);
});

test("text that is not JSON is refused as a whole", () => {
  for (const text of ["", "{", "nothing", '{"version":1}}', "[".repeat(200)]) {
    const error = thrown(() => lab.simulate(text));
    assert.deepEqual([error.code, error.path, error.input], ["not_json", "", "scenario"], text.slice(0, 20));
  }
});

class Story {
  version = 1;
}
const inside = () => {
  const value = { ...example() };
  value.expect = { again: [value] };
  return value;
};
const deep = (levels) => {
  let value = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return { ...example(), expect: { deep: value } };
};
const broken = {
  get name() {
    throw new Error("no name");
  },
};
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();

const notPlain = [
  ["nothing", undefined, ""],
  ["a function", () => {}, ""],
  ["a symbol", Symbol("x"), ""],
  ["a BigInt", { ...example(), version: 1n }, "version"],
  ["a number that is none", { ...example(), version: NaN }, "version"],
  ["an infinite number", { ...example(), holidays: [Infinity] }, "holidays[0]"],
  ["a Date", { ...example(), until: new Date(0) }, "until"],
  ["a Map", new Map([["version", 1]]), ""],
  ["a Set", { ...example(), rules: new Set() }, "rules"],
  ["an instance of a class", new Story(), ""],
  ["a boxed text", { ...example(), name: new String("x") }, "name"],
  ["typed bytes", new Uint8Array(3), ""],
  ["a promise", Promise.resolve(example()), ""],
  ["a gap in a list", { ...example(), entries: [, example().entries[0]] }, "entries[0]"],
  ["a method", { ...example(), entries: [{ at() {} }] }, "entries[0].at"],
  ["an object inside itself", inside(), "expect.again[0]"],
  ["a getter that throws", { ...example(), account: broken }, "account.name"],
  ["a revoked proxy", { ...example(), account: proxy }, "account"],
  ["half a character", { ...example(), name: "\ud83d" }, "name"],
  ["half a character in a name", { ...example(), "\ud83d": 1 }, "\ud83d"],
  ["a field that steers a terminal", { "\u001b[31m": undefined, "a\u0007": 1n }, "a\ufffd"],
];
for (const [what, value, path] of notPlain) {
  test(`${what} is no plain data, and the path leads there`, () => {
    const error = thrown(() => lab.simulate(value));
    assert.deepEqual([error.code, error.path, error.input], ["not_json", path, "scenario"]);
    assert.deepEqual(lab.validate(value), error.problems);
    assert.equal(thrown(() => lab.diagnose(value)).code, "not_json");
  });
}

test("what a getter threw is the cause", () => {
  assert.equal(thrown(() => lab.simulate({ ...example(), account: broken })).cause.message, "no name");
});

test("nesting is refused where it is refused in a text", () => {
  const codeOf = (input) => lab.validate(input)[0]?.code;
  // The scenario and `expect` are two levels; 127 levels in all are read, and one more is not.
  for (const [levels, code] of [[125, undefined], [126, "not_json"], [100_000, "not_json"]]) {
    assert.equal(codeOf(deep(levels)), code, `${levels} levels`);
  }
  for (const levels of [125, 126]) assert.equal(codeOf(JSON.stringify(deep(levels))), codeOf(deep(levels)));
});

test("a small object that would be an endless text is refused", () => {
  let value = "x".repeat(1_000);
  for (let level = 0; level < 60; level += 1) value = [value, value];
  assert.equal(thrown(() => lab.simulate({ ...example(), expect: { value } })).code, "too_large");
  const endless = new Proxy([], { get: (list, name) => (name === "length" ? 2 ** 53 : null) });
  assert.equal(thrown(() => lab.simulate(endless)).code, "too_large");
  assert.equal(thrown(() => lab.simulate(" ".repeat(64 * 1024 * 1024 + 1))).code, "too_large");
});

test("a proxy that has other fields at each look is read once", () => {
  let looks = 0;
  const shifting = new Proxy({}, { ownKeys: () => [`field${(looks += 1)}`], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => 1 });
  assert.deepEqual(lab.validate({ ...example(), account: shifting }).map(({ path }) => path).slice(0, 1), ["account.field1"]);
  assert.equal(looks, 1);
});

test("names that mean something to JavaScript are fields like others", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "0", "length"]) {
    const scenario = JSON.parse(`{${JSON.stringify(name)}:{},${JSON.stringify(example()).slice(1)}`);
    const error = thrown(() => lab.simulate(scenario));
    assert.deepEqual([error.code, error.path], ["unknown_field", name]);
  }
  assert.equal({}.version, undefined);
});

test("whole numbers are whole, and fractions are no amounts", () => {
  assert.deepEqual(lab.validate({ ...example(), version: 1.0 }), []);
  for (const version of [1.5, 1e300, -0, 2 ** 53]) assert.equal(lab.validate({ ...example(), version })[0].path, "version");
  const entries = [{ at: "2026-06-02", kind: "spend", amount: 0.1 + 0.2 }];
  assert.equal(thrown(() => lab.simulate({ ...example(), entries })).code, "expected_amount");
});

const badOptions = [
  ["a name that is none", { recrod: "totals" }, "unknown_field", "recrod"],
  ["a record that is none", { record: "total" }, "expected_one_of", "record"],
  ["a form that is none", { as: "json" }, "expected_one_of", "as"],
  ["a text", "totals", "expected_object", ""],
  ["nothing", null, "expected_object", ""],
  ["a proxy that throws", new Proxy({}, { ownKeys: () => assert.fail("no") }), "not_json", ""],
];
for (const [what, options, code, path] of badOptions) {
  test(`options with ${what} are refused as ${code}`, () => {
    const error = thrown(() => lab.simulate(example(), options));
    assert.deepEqual([error.code, error.path, error.input], [code, path, "options"]);
  });
}

test("a date or an offer of a diagnosis that is none is refused as an option", () => {
  for (const [options, code, path] of [
    [{ at: "yesterday" }, "expected_date_or_date_time", "at"],
    [{ at: new Date(0) }, "expected_text", "at"],
    [{ offer: "none" }, "unknown_offer", "offer"],
    [{ record: "totals" }, "unknown_field", "record"],
  ]) {
    const error = thrown(() => lab.diagnose(example(), options));
    assert.deepEqual([error.code, error.path, error.input], [code, path, "options"]);
  }
});

test("offers that are not right are refused when they are handed in", async () => {
  const [offer] = lab.offers;
  for (const [offers, code, path] of [
    [{}, "expected_list", ""],
    ["[", "not_json", ""],
    [[offer, offer], "same_id", "[1].id"],
    [[{ ...offer, tiers: [] }], "expected_list_of", "[0].tiers"],
    [[new Map()], "not_json", "[0]"],
  ]) {
    await assert.rejects(load({ offers }), (error) => {
      assert.ok(error instanceof AdCreditError);
      assert.deepEqual([error.code, error.path, error.input], [code, path, "offers"]);
      return true;
    });
  }
});
