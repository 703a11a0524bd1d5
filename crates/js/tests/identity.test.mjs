// The package says what the command line says, byte for byte, on every scenario of the workspace.

import assert from "node:assert/strict";
import { test } from "node:test";
import { commandLine, load, read, scenarioFiles } from "./support.mjs";

const lab = await load();
const files = scenarioFiles();

/** The documents that the command line prints one after the other, each with its last line break. */
function documents(...words) {
  const printed = commandLine(...words, ...files).split(/(?<=^}\n)/m);
  assert.equal(printed.length, files.length);
  return printed;
}

/** Compares without a difference of megabytes. */
function same(found, expected, file) {
  if (found === expected) return;
  const at = [...expected].findIndex((letter, index) => found[index] !== letter);
  assert.fail(`${file} differs: ${found.slice(at - 60, at + 60)} | ${expected.slice(at - 60, at + 60)}`);
}

test("there are the scenarios of the workspace to compare", () => assert.ok(files.length > 500));

test("an outcome written as JSON is what the command line prints, from an object as from text", () => {
  documents("run").forEach((expected, index) => {
    const text = read(files[index]);
    same(`${JSON.stringify(lab.simulate(JSON.parse(text)), null, 2)}\n`, expected, files[index]);
    same(`${JSON.stringify(lab.simulate(text), null, 2)}\n`, expected, files[index]);
    same(`${lab.simulate(text, { as: "text" })}\n`, expected, files[index]);
  });
});

test("a diagnosis written as JSON is what the command line prints", () => {
  documents("diagnose", "--format", "json").forEach((expected, index) => {
    const text = read(files[index]);
    same(`${JSON.stringify(lab.diagnose(JSON.parse(text)), null, 2)}\n`, expected, files[index]);
    same(`${lab.diagnose(text, { as: "text" })}\n`, expected, files[index]);
  });
});

test("totals are the outcome without the way there", () => {
  for (const file of files) {
    const { history, journal, campaigns, assumptions, warnings, undecided, rules, ...totals } = lab.simulate(read(file));
    assert.ok(history && journal && campaigns && assumptions && warnings && undecided && rules);
    same(lab.simulate(read(file), { record: "totals", as: "text" }), JSON.stringify(totals, null, 2), file);
  }
});

test("every scenario of the workspace is valid, and so is every offer", () => {
  for (const file of files) assert.deepEqual(lab.validate(read(file)), [], file);
  for (const offer of lab.offers) assert.deepEqual(lab.validate(offer), [], offer.id);
});

test("every bad scenario has its problems at the places that the project expects, from text as from an object", () => {
  const expected = JSON.parse(read("tests/bad-scenarios/expected.json"));
  for (const file of scenarioFiles("tests/bad-scenarios")) {
    const text = read(file);
    const places = expected[file.split("/").at(-1)];
    const paths = (input) => lab.validate(input).map(({ path }) => path);
    assert.deepEqual(paths(text), places, file);
    // What JSON.parse drops or cannot read is seen in the text only.
    if (places[0] !== "" && !/twice|duplicate/.test(file)) assert.deepEqual(paths(JSON.parse(text)), places, file);
  }
});
