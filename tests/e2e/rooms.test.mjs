// From room to room: the address names what is shown, and Back leads to where one was.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, contains, launch, onPlan, onRules, parts, reads, rulesParts, withSixRules } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const room = (page, name) => page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });
const fragment = (page) => page.evaluate(() => location.hash);
const focused = (page, selector) => page.waitForFunction((selector) => document.activeElement.matches(selector), selector);

test("the header leads to the Rules room and back, with the document's name, the focus and the mark of the room", () =>
  onRules(browser, { path: "" }, async (page) => {
    assert.equal(await page.title(), "Plan · Ad Credit Lab");
    assert.equal(await room(page, "Plan").getAttribute("aria-current"), "page");
    // Coming to the page takes the focus from nobody.
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");

    await room(page, "Rules").click();
    await focused(page, "#rules-title");
    assert.equal(await fragment(page), "#/rules");
    assert.equal(await page.title(), "Rules · Ad Credit Lab");
    assert.equal(await room(page, "Rules").getAttribute("aria-current"), "page");
    assert.equal(await room(page, "Plan").getAttribute("aria-current"), null);
    assert.equal(await parts.chart(page).isVisible(), false);

    await room(page, "Plan").click();
    await focused(page, "#plan-title");
    assert.equal(await page.title(), "Plan · Ad Credit Lab");
    assert.equal(await rulesParts.heading(page).count(), 0);
    await parts.chart(page).waitFor();
  }));

test("Back and Forward go from room to room, and the plan stays as it was", () =>
  onRules(browser, { path: "" }, async (page) => {
    await parts.budget(page).fill("10");
    await page.getByLabel("Turning points").check();
    await room(page, "Rules").click();
    await rulesParts.heading(page).waitFor();
    await page.goBack();
    await parts.chart(page).waitFor();
    assert.equal(await parts.budget(page).inputValue(), "10");
    assert.ok(await page.getByLabel("Turning points").isChecked());
    await contains(parts.answer(page), "You reach $200 on Sun, Jun 21, 2026.");
    await page.goForward();
    await rulesParts.heading(page).waitFor();
    await page.goBack();
    await parts.undo(page).click();
    await reads(parts.answer(page), EXAMPLE_ANSWER);
  }));

for (const path of ["#/nowhere", "#content", "#/rules/%3Cimg%3E", "#/plan"]) {
  test(`the address ${path} shows Plan`, () =>
    onPlan(browser, { path }, async (page) => {
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      assert.equal(await page.title(), "Plan · Ad Credit Lab");
    }));
}

test("a fragment typed into the address bar leads to its room", () =>
  onRules(browser, { path: "" }, async (page) => {
    await page.evaluate(() => location.assign("#/rules/TT-32"));
    await page.locator("#rule-TT-32[open]").waitFor();
    await page.evaluate(() => location.assign("#/nowhere"));
    await parts.chart(page).waitFor();
  }));

test("the rulebook is fetched when its room is opened, not before, and once", async () => {
  const asked = [];
  const prepare = withSixRules((name) => void asked.push(name));
  await onRules(browser, { path: "", prepare }, async (page) => {
    await parts.chart(page).waitFor();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(asked, []);
    for (let visit = 0; visit < 2; visit += 1) {
      await room(page, "Rules").click();
      await reads(rulesParts.status(page), "6 of 6 rules");
      await room(page, "Plan").click();
      await parts.chart(page).waitFor();
    }
  });
  assert.deepEqual(asked.sort(), ["en.json", "rules.json"]);
});

test("the mark of a rule leads to the rule, and Back to the place where the mark is", () =>
  onRules(browser, { path: "" }, async (page) => {
    const mark = parts.rows(page, "Automatic activation").getByRole("link", { name: "TT-02" });
    await mark.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 500);
    await mark.click();
    await page.locator("#rule-TT-02[open]").waitFor();
    await focused(page, "#rule-TT-02 summary");
    assert.equal(await page.title(), "Rule TT-02 · Ad Credit Lab");
    await page.goBack();
    await parts.chart(page).waitFor();
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
    await page.waitForFunction(() => document.activeElement.id === "plan-title");
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 2);
  }));

test("a decision among what was assumed leads to it in the rulebook", () =>
  onPlan(browser, {}, async (page) => {
    const link = page.getByRole("region", { name: "What was assumed" }).getByRole("link", { name: "C1", exact: true });
    assert.equal(await link.getAttribute("href"), "#/rules/C1");
  }));

test("the link at the top skips to the content of the room and leaves the address alone", () =>
  onRules(browser, {}, async (page) => {
    await reads(rulesParts.status(page), "6 of 6 rules");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await focused(page, "#content");
    assert.equal(await fragment(page), "#/rules");
    await page.keyboard.press("Tab");
    await focused(page, "#rule-words");
  }));

test("a message about a file is gone when one comes to the Rules room", () =>
  onRules(browser, { path: "" }, async (page) => {
    await page.locator("input[type=file]").setInputFiles({ name: "bad.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await contains(parts.notices(page), "bad.json was not opened");
    await room(page, "Rules").click();
    await reads(rulesParts.status(page), "6 of 6 rules");
    assert.equal(await parts.notices(page).innerText(), "");
  }));
