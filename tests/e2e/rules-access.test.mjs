// The Rules room can be used by keyboard, with assistive technology, at every width and in every colour scheme, and printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  accessibilityViolations,
  contains,
  largeText,
  launch,
  onRules,
  overflow,
  parts,
  rulesParts,
  reads,
  smallControls,
  withSixRules,
} from "./support.mjs";

const WIDTHS = [360, 768, 1440];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What can be on the screen, each after the one before. */
const states = [
  ["start", (page) => reads(rulesParts.status(page), "6 of 6 rules")],
  [
    "with open rules and an example that did not come",
    async (page) => {
      for (const id of ["TT-30", "TT-32", "A1"]) await rulesParts.rule(page, id).locator("summary").click();
      const example = rulesParts.rule(page, "TT-30").locator(".rule-examples li").nth(1);
      await example.getByRole("button").click();
      await contains(example, "could not be loaded");
    },
  ],
  [
    "with nothing found",
    async (page) => {
      await rulesParts.words(page).fill("nothing of the kind");
      await reads(rulesParts.status(page), "No rule matches.");
    },
  ],
];

/** Goes through all states and gives what a check finds in each. */
async function findInAll(page, check) {
  const found = [];
  for (const [name, reach] of states) {
    await reach(page);
    for (const finding of await check(page)) found.push(`${name}: ${finding}`);
  }
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`axe finds nothing in the Rules room at ${width} pixels in ${colorScheme}`, () =>
      onRules(browser, { context: { colorScheme, viewport: { width, height: 900 } }, expected: /404/ }, async (page) => {
        assert.deepEqual(await findInAll(page, accessibilityViolations), []);
      }));
  }

  test(`axe finds nothing in the Rules room in forced ${colorScheme} colours`, () =>
    onRules(browser, { context: { colorScheme, forcedColors: "active" }, expected: /404/ }, async (page) => {
      assert.deepEqual(await findInAll(page, accessibilityViolations), []);
    }));

  test(`axe finds nothing in ${colorScheme} where the rulebook did not come`, () =>
    onRules(browser, { context: { colorScheme }, prepare: withSixRules(() => "abort"), expected: /json|ERR_FAILED/ }, async (page) => {
      await page.getByRole("alert").waitFor();
      assert.deepEqual(await accessibilityViolations(page), []);
    }));
}

for (const width of [320, ...WIDTHS]) {
  for (const [size, enlarge] of [
    ["usual text", async () => {}],
    ["text twice as large", largeText],
  ]) {
    test(`nothing sticks out of the Rules room at ${width} pixels with ${size}`, () =>
      onRules(browser, { context: { viewport: { width, height: 900 } }, expected: /404/ }, async (page) => {
        await enlarge(page);
        assert.deepEqual(await findInAll(page, overflow), []);
      }));
  }
}

test("every control of the Rules room is large enough for a finger", () =>
  onRules(browser, { context: { viewport: { width: 360, height: 900 }, hasTouch: true }, expected: /404/ }, async (page) => {
    assert.deepEqual(await findInAll(page, smallControls), []);
  }));

/** Presses Tab until something that a selector names has the focus, which must be seen to have it. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate((selector) => document.activeElement.matches(selector), selector))) continue;
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none", selector);
    return;
  }
  assert.fail(`${selector} cannot be reached by Tab`);
}

test("with the keyboard alone one comes in, searches, opens a rule and its example", () =>
  onRules(browser, { path: "" }, async (page) => {
    await tabTo(page, 'nav a[href="#/rules"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "rules-title");
    await tabTo(page, "#rule-words");
    await page.keyboard.type("activation counts");
    await reads(rulesParts.status(page), "1 of 6 rules");
    await tabTo(page, "#rule-topic");
    await page.keyboard.type("What counts");
    await tabTo(page, "#rule-grade");
    await tabTo(page, "#rule-TT-30 summary");
    await page.keyboard.press("Enter");
    await page.locator("#rule-TT-30[open]").waitFor();
    await tabTo(page, "#rule-TT-30 button");
    await page.keyboard.press("Enter");
    await contains(parts.answer(page), "You reach $200 on Fri, May 8, 2026.");
    await page.waitForFunction(() => document.activeElement.id === "plan-title");
    await page.goBack();
    await page.waitForFunction(() => document.activeElement.matches("#rule-TT-30 summary"));
  }));

test("Ctrl+Z in the search takes back what was typed there, not a step of the plan that nobody sees", () =>
  onRules(browser, { path: "" }, async (page) => {
    await parts.budget(page).fill("10");
    await page.getByRole("link", { name: "Rules" }).click();
    await rulesParts.words(page).focus();
    await page.keyboard.type("recipient");
    await reads(rulesParts.status(page), "1 of 6 rules");
    await page.keyboard.press("Control+z");
    await reads(rulesParts.status(page), "6 of 6 rules");
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    assert.equal(await parts.budget(page).inputValue(), "10");
  }));

test("on paper every rule that was found is open, without the controls", () =>
  onRules(browser, {}, async (page) => {
    await rulesParts.words(page).fill("only");
    await reads(rulesParts.status(page), "3 of 6 rules");
    await page.emulateMedia({ media: "print" });
    const shown = (locator) => locator.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0);
    assert.ok(await shown(page.getByText("What was spent before never does.")));
    assert.ok(await shown(page.getByText("Passing it on makes it worthless.")));
    assert.equal(await shown(page.getByText("Ads have to consume it.")), false);
    for (const control of [page.locator("#rule-words"), page.locator("nav"), page.locator("#rule-TT-30 button").first()]) {
      assert.equal(await shown(control), false);
    }
  }));
