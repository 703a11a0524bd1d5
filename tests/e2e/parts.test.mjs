// The program comes in parts: what the first view needs, and the rooms when somebody goes there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityViolations, contains, launch, onPlan, parts } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const room = (page, name) => page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });
const focused = (page, selector) => page.waitForFunction((selector) => document.activeElement.matches(selector), selector);

/** The parts of the program that are asked for, by their names, in the order in which they are. */
function asked(page) {
  const names = [];
  page.on("request", (request) => {
    const found = /_([a-z]+)\.wasm$/.exec(new URL(request.url()).pathname);
    if (found) names.push(found[1]);
  });
  return names;
}

test("the first view fetches the journal behind it and nothing else, a room fetches its own, once", async () => {
  let names;
  const prepare = (page) => void (names = asked(page));
  await onPlan(browser, { prepare }, async (page) => {
    await parts.chart(page).waitFor();
    await page.waitForLoadState("networkidle");
    const own = [...new Set(names)];
    assert.equal(own[0], "bg");
    assert.deepEqual(own.sort(), ["bg", "journal", "shared"]);
    for (let visit = 0; visit < 2; visit += 1) {
      await room(page, "Sandbox").click();
      await page.locator(".sandbox").waitFor();
      await focused(page, "#sandbox-title");
      await room(page, "Plan").click();
      await focused(page, "#plan-title");
    }
    const both = ["journal", "sandbox", "shared"];
    assert.deepEqual(names.filter((name) => name !== "bg").sort(), both);
    await room(page, "Rules").click();
    await page.locator(".rules").waitFor();
    assert.deepEqual(names.filter((name) => name !== "bg").sort(), ["journal", "rules", "sandbox", "shared"]);
  });
});

test("an address of a room leads there, and fetches no part of another", async () => {
  let names;
  const prepare = (page) => void (names = asked(page));
  await onPlan(browser, { path: "#/sandbox/payments", prepare }, async (page) => {
    await page.locator(".sandbox .journal").waitFor();
    assert.deepEqual(names.filter((name) => name !== "bg").sort(), ["journal", "sandbox", "shared"]);
  });
});

test("a room whose part is on its way says so, and gives the focus to its heading when it is there", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = (page) =>
    page.route("**/*_sandbox.wasm", async (route) => {
      await held;
      await route.continue();
    });
  await onPlan(browser, { prepare }, async (page) => {
    await room(page, "Sandbox").click();
    await page.getByRole("status").getByText("Loading Sandbox…").waitFor();
    await focused(page, "#sandbox-title");
    assert.deepEqual(await accessibilityViolations(page), []);
    // One can leave meanwhile, and come back.
    await room(page, "Plan").click();
    await focused(page, "#plan-title");
    await room(page, "Sandbox").click();
    release();
    await page.locator(".sandbox").waitFor();
    await focused(page, "#sandbox-title");
    assert.equal(await page.locator("#sandbox-title").count(), 1);
  });
});

test("where a part does not come the room says so and tries again, and the plan stays as it was", async () => {
  const prepare = (page) => page.route("**/*_sandbox.wasm", (route) => route.abort());
  await onPlan(browser, { prepare, expected: /_sandbox\.wasm|ERR_FAILED/ }, async (page) => {
    await parts.budget(page).fill("10");
    await room(page, "Sandbox").click();
    const alert = page.getByRole("alert").filter({ visible: true });
    await contains(alert, "Sandbox could not be loaded. Please check the connection and try again.");
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.getByRole("button", { name: "Try again" }).click();
    await contains(alert, "Sandbox could not be loaded.");
    await room(page, "Plan").click();
    await contains(parts.answer(page), "You reach $200 on Sun, Jun 21, 2026.");
    await page.unroute("**/*_sandbox.wasm");
    await room(page, "Sandbox").click();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".sandbox").waitFor();
    await focused(page, "#sandbox-title");
  });
});

test("a part that is gone from the host is not replaced by another", async () => {
  const prepare = (page) => page.route("**/*_sandbox.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await onPlan(browser, { prepare, expected: /404|ERR_ABORTED/ }, async (page) => {
    await room(page, "Sandbox").click();
    await contains(page.getByRole("alert").filter({ visible: true }), "reload it");
  });
});
