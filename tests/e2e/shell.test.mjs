// The page starts wherever it is put, keeps to itself, and says what is wrong where it cannot start.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityViolations, launch, mounted, openWatched } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const path of ["", "index.html"]) {
  test(`the page mounts under a sub path as ./${path}, without a violation or a foreign request`, async () => {
    const { page, troubles, close } = await openWatched(browser, { path });
    await mounted(page);
    assert.match(await page.locator("h1").innerText(), /\S/);
    assert.match(await page.locator("body").innerText(), /An independent simulator; the network decides\./);
    assert.equal(await page.locator("#failure").isVisible(), false);
    assert.deepEqual(troubles, []);
    await close();
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on the ${colorScheme} page`, async () => {
    const { page, close } = await openWatched(browser, { context: { colorScheme } });
    await mounted(page);
    assert.deepEqual(await accessibilityViolations(page), []);
    await close();
  });
}

test("the static first paint is complete and accessible before the app starts", async () => {
  const prepare = (page) => page.route("**/*.wasm", () => {});
  const { page, close } = await openWatched(browser, { prepare });
  await page.locator("#loading").waitFor();
  assert.match(await page.locator("main").innerText(), /An independent simulator; the network decides\./);
  assert.deepEqual(await accessibilityViolations(page), []);
  await close();
});

async function failure(prepare) {
  const { page, close } = await openWatched(browser, { prepare });
  await page.locator("#failure").waitFor();
  const text = await page.locator("#failure").innerText();
  assert.equal(await page.locator("#loading").isVisible(), false);
  assert.deepEqual(await accessibilityViolations(page), []);
  await close();
  return text;
}

test("a browser without WebAssembly is told so", async () => {
  const text = await failure((page) => page.addInitScript(() => delete globalThis.WebAssembly));
  assert.match(text, /could not start/);
  assert.match(text, /no WebAssembly/);
});

test("a browser that may not compile WebAssembly is told so", async () => {
  const text = await failure((page) =>
    page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("blocked by policy"));
      WebAssembly.instantiateStreaming = refuse;
      WebAssembly.instantiate = refuse;
    }),
  );
  assert.match(text, /refused to compile/);
  assert.match(text, /blocked by policy/);
});

for (const [what, name] of [
  ["wasm", /_bg\.wasm$/],
  ["glue", /ad-credit-lab-[0-9a-f]+\.js$/],
]) {
  test(`the missing ${what} is named as the cause`, async () => {
    const isMissing = (url) => name.test(url.pathname);
    const text = await failure((page) => page.route(isMissing, (route) => route.fulfill({ status: 404, body: "" })));
    assert.match(text, /could not be loaded/);
    assert.match(text, /Cause: \S/);
  });
}

test("without JavaScript the page says what it needs", async () => {
  const { page, troubles, close } = await openWatched(browser, { context: { javaScriptEnabled: false } });
  assert.match(await page.locator("noscript").innerText(), /needs JavaScript/);
  assert.equal(await page.locator("#loading").isVisible(), false);
  // Without scripts Chromium cancels the preload of one, and calls that a failed request.
  assert.deepEqual(troubles.filter((trouble) => !/^failed: \S+\.js /.test(trouble)), []);
  await close();
});
