// Links that carry a file: the plan, or a practice account with where its clock stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { EXAMPLE_ANSWER, contains, launch, onPlan, parts, reads, root } from "./support.mjs";

const GOOD = join(root, "tests/scenarios/article-by-code-from-receipt-to-exhausted.json");
const GOOD_ANSWER =
  "You reach $200 on Fri, May 8, 2026. " +
  "The $200 credit is expected by the end of Mon, May 11, 2026 and is used up on Thu, May 14, 2026.";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The fragment of a link with this text, as docs/links.md describes it. */
const linkTo = (text) => `#/open/1.${deflateSync(text).toString("base64url")}`;

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const withClipboard = { permissions: ["clipboard-read", "clipboard-write"] };

test("a link opens its scenario as one step, and the address then names the room", () =>
  onPlan(browser, { path: linkTo(readFileSync(GOOD)) }, async (page) => {
    await reads(parts.answer(page), GOOD_ANSWER);
    assert.equal(new URL(page.url()).hash, "#/plan");
    await parts.undo(page).click();
    await reads(parts.answer(page), EXAMPLE_ANSWER);
  }));

test("a link that is copied in Plan brings the same plan into another browser", () =>
  onPlan(browser, { context: withClipboard }, async (page) => {
    await parts.budget(page).fill("10");
    const answer = (await parts.answer(page).innerText()).trim();
    await page.getByRole("button", { name: "Copy link" }).click();
    await contains(parts.notices(page), "The link is on the clipboard.");
    const { hash } = new URL(await clipboard(page));
    await onPlan(browser, { path: hash }, (other) => reads(parts.answer(other), answer));
  }));

test("a link that was cut off or changed says so, and the plan stays", () =>
  onPlan(browser, {}, async (page) => {
    const good = linkTo(readFileSync(GOOD));
    for (const bad of [good.slice(0, -9), good.replace(/.{9}$/, "AAAAAAAAA"), "#/open/1.", "#/open/%3Cimg%3E"]) {
      await page.evaluate((hash) => (location.hash = hash), bad);
      await contains(parts.notices(page), "The link is damaged");
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      assert.equal(new URL(page.url()).hash, "#/plan");
      await page.getByRole("button", { name: "Close" }).click();
    }
  }));

test("a link of a practice account opens it in the Sandbox where its clock stands", () => {
  const scenario = JSON.parse(readFileSync(GOOD));
  const account = { now: "2026-05-08T12:00:00", scenario: { ...scenario, name: "By link" } };
  const file = { version: 1, kind: "practice_accounts", accounts: [account] };
  return onPlan(browser, { path: linkTo(JSON.stringify(file)) }, async (page) => {
    const console_ = page.getByRole("region", { name: "Practice ads manager" });
    await contains(console_, "By link");
    await contains(page.locator(".clock-now"), "May 8, 2026");
    assert.equal(new URL(page.url()).hash, "#/sandbox");
  });
});
