// How the engine comes to be there, and what is said where it cannot.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { address, built, example, root } from "./support.mjs";

const bytes = readFileSync(join(built, "ad-credit-lab.wasm"));
let copies = 0;
/** The package anew: another copy of it, with an engine of its own. */
function anew() {
  const folder = join(root, "target/package-tests/copies", String((copies += 1)));
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, folder, { recursive: true });
  return import(pathToFileURL(join(folder, "index.js")).href);
}

/** Loads in a module of its own, which has to fail, and gives the error. */
async function refusal(options) {
  const { load, AdCreditError } = await anew();
  const error = await load(options).then(() => assert.fail("it was loaded"), (error) => error);
  assert.ok(error instanceof AdCreditError, error?.stack);
  return error;
}

/** Runs a program on the package in a Node of its own, in which it can take away what it likes, and gives what it prints. */
function program(text) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", text], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test("importing does nothing, whatever the host lacks", () => {
  const exported = program(`
    for (const name of ["WebAssembly", "fetch", "Response", "TextDecoder", "TextEncoder", "URL"]) globalThis[name] = undefined;
    console.log(JSON.stringify(Object.keys(await import("${address}"))));`);
  assert.deepEqual(exported, ["AdCreditError", "load"]);
});

test("the engine is taken from bytes, a module, an answer or an address", async () => {
  const answer = (type) => new Response(bytes, { headers: { "content-type": type } });
  const { buffer, byteOffset, byteLength } = bytes;
  const sources = {
    bytes,
    "an array buffer": buffer.slice(byteOffset, byteOffset + byteLength),
    "a module": await WebAssembly.compile(bytes),
    "an answer": answer("application/wasm"),
    "an answer of another type": answer("application/octet-stream"),
    "the promise of an answer": Promise.resolve(answer("application/wasm")),
    "an address": new URL("ad-credit-lab.wasm", address),
    "an address as text": new URL("ad-credit-lab.wasm", address).href,
  };
  for (const [what, wasm] of Object.entries(sources)) {
    const { load } = await anew();
    const lab = await load({ wasm });
    assert.equal(lab.simulate(example()).balances.cash, "100.00", what);
    assert.ok(lab.wasm instanceof WebAssembly.Module);
  }
});

test("the engine and the offers are fetched where they are not files", async () => {
  const server = createServer((request, response) => {
    response.setHeader("content-type", request.url.endsWith(".wasm") ? "application/wasm" : "text/plain");
    if (request.url !== "/ad-credit-lab.wasm") response.statusCode = 404;
    response.end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const host = `http://127.0.0.1:${server.address().port}`;
    const { load } = await anew();
    const lab = await load({ wasm: `${host}/ad-credit-lab.wasm` });
    assert.equal(lab.simulate(example()).balances.cash, "100.00");
    const missing = await refusal({ wasm: `${host}/elsewhere.wasm` });
    assert.equal(missing.code, "not_loaded");
    assert.match(missing.message, /elsewhere\.wasm answered 404/);
  } finally {
    server.close();
  }
});

const unusable = {
  "bytes that are no WebAssembly": Buffer.from("no wasm"),
  "WebAssembly that is another program": new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]),
  "a relative address, where there is no page": "ad-credit-lab.wasm",
  "a file that is not there": "file:///no/such/file.wasm",
  "an answer that says no": new Response("", { status: 500 }),
  "a number": 7,
  null: null,
};
for (const [what, wasm] of Object.entries(unusable)) {
  test(`${what} is not the engine`, async () => {
    const error = await refusal({ wasm });
    assert.equal(error.code, "not_loaded");
    assert.equal(error.input, undefined);
    assert.deepEqual(error.problems, []);
    assert.ok(error.message.length > 0);
  });
}

test("without WebAssembly that is what is said", () => {
  const error = program(`
    globalThis.WebAssembly = undefined;
    const { load } = await import("${address}");
    await load().catch((error) => console.log(JSON.stringify(error)));`);
  assert.equal(error.code, "not_loaded");
  assert.match(error.message, /There is no WebAssembly here/);
});

test("an option that is not known is refused", async () => {
  const error = await refusal({ wsam: bytes });
  assert.deepEqual([error.code, error.path, error.input], ["unknown_field", "wsam", "options"]);
});

test("after a failure it can be loaded again", async () => {
  const { load } = await anew();
  for (const wasm of Object.values(unusable)) await assert.rejects(load({ wasm }));
  assert.equal((await load()).simulate(example()).balances.cash, "100.00");
});

test("labs that are loaded at the same time share one engine", async () => {
  const { load } = await anew();
  const labs = await Promise.all([load(), load(), load({ offers: [] })]);
  assert.ok(labs.every((lab) => lab.wasm === labs[0].wasm));
  assert.deepEqual(labs.map((lab) => lab.validate(example()).length), [0, 0, 1]);
});

test("an engine that has stopped says so, and loading makes a new one", async () => {
  const { load } = await anew();
  const [lab, other] = [await load(), await load()];
  const kept = TextEncoder.prototype.encodeInto;
  // An exception in the middle of a call, as where the stack or the memory comes to its end.
  TextEncoder.prototype.encodeInto = () => {
    throw new RangeError("out of it");
  };
  try {
    assert.throws(() => lab.simulate({ ...example(), name: "é" }), { code: "stopped", cause: RangeError("out of it") });
  } finally {
    TextEncoder.prototype.encodeInto = kept;
  }
  for (const stopped of [lab, other]) assert.throws(() => stopped.simulate(example()), { code: "stopped" });
  const next = await load();
  assert.equal(next.simulate(example()).balances.cash, "100.00");
  assert.throws(() => lab.simulate(example()), { code: "stopped" });
});

test("a worker uses the module that it is sent, and says the same", async () => {
  const { load } = await anew();
  const lab = await load();
  const program = `
    import { parentPort, workerData } from "node:worker_threads";
    const { load } = await import(workerData.address);
    const lab = await load({ wasm: workerData.wasm, offers: workerData.offers });
    let refused;
    try { lab.simulate({}); } catch (error) { refused = error.toJSON(); }
    parentPort.postMessage({ outcome: lab.simulate(workerData.scenario), refused });`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { address, wasm: lab.wasm, offers: lab.offers, scenario: example() },
  });
  const { outcome, refused } = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  assert.deepEqual(outcome, lab.simulate(example()));
  assert.equal(refused.code, "missing_field");
});

test("the package says its version, and holds every file that it names", () => {
  const manifest = JSON.parse(readFileSync(join(built, "package.json"), "utf8"));
  const [, version] = readFileSync(join(root, "Cargo.toml"), "utf8").match(/\[workspace\.package\]\nversion = "([^"]+)"/);
  assert.equal(manifest.version, version);
  const named = Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
  for (const file of named) assert.ok(readFileSync(join(built, file)).length > 0, file);
});
