// The JavaScript package in a browser: in a page and in a module worker, served as plain files under a strict policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { commandLine, launch, root } from "./support.mjs";

const STORY = "tests/scenarios/article-automatic-from-creation-to-exhausted.json";
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/** What both do with the package: the outcome as text, and the error of an empty scenario. */
const USE = `
  export async function use(load, scenario, options) {
    const lab = await load(options);
    let refused;
    try { lab.simulate({}); } catch (error) { refused = error.toJSON(); }
    return { text: JSON.stringify(lab.simulate(scenario), null, 2), code: refused.code, wasm: lab.wasm, offers: lab.offers };
  }`;
const WORKER = `
  import { load } from "./package/index.js";
  import { use } from "./use.js";
  onmessage = async ({ data }) => {
    const { text, code } = await use(load, data.scenario, { wasm: data.wasm, offers: data.offers });
    postMessage({ text, code });
  };`;

const PAGE = ["text/html", "<!doctype html><title>Package</title>"];
const files = { "/": PAGE, "/strict": PAGE, "/use.js": ["text/javascript", USE], "/worker.js": ["text/javascript", WORKER] };
const types = { js: "text/javascript", json: "application/json", wasm: "application/wasm" };

let browser, server, host;
before(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    response.setHeader("content-security-policy", path === "/strict" ? POLICY.replace(" 'wasm-unsafe-eval'", "") : POLICY);
    if (files[path]) return response.setHeader("content-type", files[path][0]).end(files[path][1]);
    if (!path.startsWith("/package/")) return response.writeHead(404).end();
    response.setHeader("content-type", types[path.split(".").at(-1)]);
    return response.end(readFileSync(join(root, "target", path)));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  host = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
});

/** A page of the server, and what went wrong on it. */
async function open(path = "") {
  const page = await browser.newPage();
  const troubles = [];
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("requestfailed", (request) => troubles.push(request.url()));
  await page.goto(host + path);
  return { page, troubles };
}

test("a page loads the package, and it says what the command line says", async () => {
  const { page, troubles } = await open();
  const scenario = JSON.parse(readFileSync(join(root, STORY), "utf8"));
  const found = await page.evaluate(async (scenario) => {
    const [{ load }, { use }] = [await import("/package/index.js"), await import("/use.js")];
    const { text, code } = await use(load, scenario);
    return { text, code };
  }, scenario);
  assert.equal(`${found.text}\n`, commandLine("run", STORY).stdout);
  assert.equal(found.code, "missing_field");
  // The console is as empty as a favicon that nobody serves leaves it.
  assert.deepEqual(troubles.filter((trouble) => !/favicon|404/.test(trouble)), []);
  await page.close();
});

for (const [how, handsOver] of [["by itself", false], ["with the module that the page has compiled", true]]) {
  test(`a module worker loads the package ${how}, and says the same`, async () => {
    const { page, troubles } = await open();
    const scenario = JSON.parse(readFileSync(join(root, STORY), "utf8"));
    const found = await page.evaluate(async ([scenario, handsOver]) => {
      const { load } = await import("/package/index.js");
      const { wasm, offers } = handsOver ? await load() : {};
      const worker = new Worker("/worker.js", { type: "module" });
      worker.postMessage({ scenario, wasm, offers });
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
      });
    }, [scenario, handsOver]);
    assert.equal(`${found.text}\n`, commandLine("run", STORY).stdout);
    assert.equal(found.code, "missing_field");
    assert.deepEqual(troubles.filter((trouble) => !/favicon|404/.test(trouble)), []);
    await page.close();
  });
}

test("a page whose policy forbids WebAssembly is told so", async () => {
  const { page } = await open("strict");
  const error = await page.evaluate(async () => {
    const { load } = await import("/package/index.js");
    return load().catch((error) => error.toJSON());
  });
  assert.equal(error.code, "not_loaded");
  assert.match(error.message, /could not be loaded: .*Content Security Policy/);
  await page.close();
});
