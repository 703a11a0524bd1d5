// The page starts wherever it is put, keeps to itself, and says what is wrong where it cannot start.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityViolations, launch, mounted, openWatched, pageUrl, parts } from "./support.mjs";

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

test("the built page has no inline script or style, and its policy allows none", async () => {
  const answer = await fetch(pageUrl);
  const html = await answer.text();
  const [element] = html.match(/<meta[^>]*Content-Security-Policy[^>]*>/);
  const [, policy] = element.match(/content="([^"]+)"/);
  assert.ok(answer.headers.get("content-security-policy").startsWith(policy));
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  for (const [script] of html.matchAll(/<script[^>]*>/g)) assert.match(script, / src=/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:/);
});

test("the static first paint is complete and accessible before the app starts, and the app takes its place", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = (page) =>
    page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
  const { page, troubles, close } = await openWatched(browser, { prepare });
  await page.locator("#loading").waitFor();
  assert.match(await page.locator("h1").innerText(), /What happens to a “spend \$X, get \$Y” ad credit\?/);
  assert.match(await page.locator("main").innerText(), /An independent simulator; the network decides\./);
  assert.deepEqual(await accessibilityViolations(page), []);
  release();
  await mounted(page);
  assert.equal(await page.locator("h1").count(), 1);
  await parts.answer(page).waitFor();
  assert.deepEqual(troubles, []);
  await close();
});

/** Opens the page where it cannot start, and gives what it says. */
async function failure(prepare, from = browser) {
  const { page, close } = await openWatched(from, { prepare });
  try {
    await page.locator("#failure").waitFor();
    assert.equal(await page.locator("#loading").isVisible(), false);
    assert.match(await page.locator("main").innerText(), /Play an advertiser’s account through time/);
    assert.deepEqual(await accessibilityViolations(page), []);
    return await page.locator("#failure").innerText();
  } finally {
    await close();
  }
}

test("a browser without WebAssembly is told so", async () => {
  // Without a compiler V8 offers no WebAssembly at all.
  const without = await launch("--js-flags=--jitless");
  const text = await failure(undefined, without).finally(() => without.close());
  assert.match(text, /could not start/);
  assert.match(text, /no WebAssembly/);
});

test("a browser that may not compile WebAssembly is told so", async () => {
  const text = await failure((page) =>
    // The same page under a policy without the word that allows WebAssembly.
    page.route(pageUrl, async (route) => {
      const answer = await route.fetch();
      const strict = (text) => text.replace("'wasm-unsafe-eval'", "");
      const headers = answer.headers();
      headers["content-security-policy"] = strict(headers["content-security-policy"]);
      await route.fulfill({ response: answer, headers, body: strict(await answer.text()) });
    }),
  );
  assert.match(text, /refused to compile/);
  assert.match(text, /Cause: .*Content Security Policy/);
});

for (const [what, name, answer, cause] of [
  ["missing wasm", /_bg\.wasm$/, { status: 404, body: "" }, /_bg\.wasm answered 404/],
  ["missing glue", /ad-credit-lab-[0-9a-f]+\.js$/, { status: 404, body: "" }, /\S/],
  ["cut-off wasm", /_bg\.wasm$/, { contentType: "application/wasm", body: "\0asm\x01\0\0" }, /\S/],
]) {
  test(`the ${what} is named as the cause`, async () => {
    const text = await failure((page) => page.route((url) => name.test(url.pathname), (route) => route.fulfill(answer)));
    assert.match(text, /could not be loaded|refused to compile/);
    assert.match(text.split("Cause: ")[1], cause);
  });
}

test("a broken connection is named as the cause", async () => {
  const text = await failure((page) => page.route("**/*.wasm", (route) => route.abort()));
  assert.match(text, /could not be loaded\. Please check the connection/);
});

test("an app that stops for good says so instead of answering no more", async () => {
  const { page, close } = await openWatched(browser);
  await mounted(page);
  await page.evaluate(() => {
    dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
  });
  await page.getByRole("alert").waitFor();
  const text = await page.getByRole("alert").innerText();
  assert.match(text, /The simulator has stopped/);
  assert.match(text, /Reloading the page may help/);
  await close();
});

test("without JavaScript the page says what it needs", async () => {
  const { page, troubles, close } = await openWatched(browser, { context: { javaScriptEnabled: false } });
  assert.match(await page.locator("noscript").innerText(), /needs JavaScript/);
  assert.equal(await page.locator("#loading").isVisible(), false);
  // Without scripts Chromium cancels the preload of one, and calls that a failed request.
  assert.deepEqual(troubles.filter((trouble) => !/^failed: \S+\.js /.test(trouble)), []);
  await close();
});
