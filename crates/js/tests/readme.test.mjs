// Every example of the package's README runs as it stands, compiles in TypeScript's strict mode, and says what its comments say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { installed, read } from "./support.mjs";
import { compiled } from "./typescript.mjs";

const examples = [...read("crates/js/package/README.md").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
const folder = installed("readme");
examples.forEach((code, index) => writeFileSync(join(folder, `example-${index}.mjs`), code));

test("there is an example for each function", () => {
  for (const name of ["load", "simulate", "diagnose", "goalSeek", "sweep", "forecast", "forecastPart", "validate"]) {
    assert.ok(examples.some((code) => code.includes(`${name}(`)), name);
  }
});

examples.forEach((code, index) => {
  const [title] = code.split("\n").filter((line) => line.includes("lab.") || line.includes("load("));
  test(`the example with “${title?.trim()}” prints what it says`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`example-${index}.mjs`], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const printed = stdout.split("\n");
    for (const [, comment] of code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)) {
      const said = comment.replace(/^"(.*)"$/, "$1").replaceAll('"', "'");
      assert.ok(printed.some((line) => line === said || line.replaceAll('"', "'") === said), `“${said}” is not among: ${stdout}`);
    }
  });
});

test("the examples compile in strict mode", () => {
  const files = examples.map((_, index) => `example-${index}.mjs`);
  assert.equal(compiled(folder, files, { allowJs: true, checkJs: true }), "");
});
