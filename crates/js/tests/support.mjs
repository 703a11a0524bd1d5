// What every test of the package needs: the built package, the scenarios of the workspace, and the command line.
// `cargo xtask test --only package` builds the package before.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The top folder of the workspace. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The built package. */
export const built = join(root, "target/package");
/** The address of its module. */
export const address = pathToFileURL(join(built, "index.js")).href;

export const { load, AdCreditError } = await import(address);

/** A file of the workspace. */
export const read = (path) => readFileSync(join(root, path), "utf8");

/** The paths of the files of a folder of scenarios. */
export function scenarioFiles(folder = "tests/scenarios") {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".json") && name !== "expected.json");
  return names.sort().map((name) => join(folder, name));
}

/** What the command line prints. */
export function commandLine(...words) {
  const cargo = ["run", "--quiet", "--locked", "--package", "ad-credit-lab-cli", "--", ...words];
  const { status, stdout, stderr } = spawnSync("cargo", cargo, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A new folder under target/ in which `ad-credit-lab` can be imported by its name, as where it is installed. */
export function installed(name) {
  const folder = join(root, "target/package-tests", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(built, join(folder, "node_modules/ad-credit-lab"));
  return folder;
}

/** The error that a function throws, which has to be one of the package. */
export function thrown(use) {
  try {
    use();
  } catch (error) {
    assert.ok(error instanceof AdCreditError, `${error?.stack ?? error} is no AdCreditError`);
    return error;
  }
  return assert.fail("nothing was thrown");
}

/** 200.00 spent on the second day, and the credit of 200.00 issued a day later. */
export const example = () => ({
  version: 1,
  name: "The article's example",
  offers: [{ offer: "article-spend-200-get-200", activation: "automatic" }],
  account: { created: "2026-06-01T09:00", country: "US", currency: "USD" },
  entries: [
    { at: "2026-06-01T10:00", kind: "top_up", amount: "300.00" },
    { at: "2026-06-02T12:00", kind: "spend", campaign: "Launch", amount: "200.00" },
  ],
  until: "2026-06-10",
});
