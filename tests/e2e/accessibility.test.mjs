// The page can be used with assistive technology, at every width, in every colour scheme, and with large text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  accessibilityViolations,
  contains,
  largeText,
  launch,
  onPlan,
  openScenario,
  overflow,
  parts,
  root,
  smallControls,
} from "./support.mjs";

const WIDTHS = [360, 768, 1440];
const LONG_NAMES = { name: "names.json", buffer: readFileSync(join(root, "tests/e2e/fixtures/hostile.json")) };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What can be on the screen, each after the one before. */
const states = [
  ["start", async () => {}],
  [
    // Fewer days, so that the scans of the states that follow have no 60 rows alike to look at.
    "activation by code with an error shown",
    async (page) => {
      await page.getByLabel("Days of spending").fill("10");
      await page.getByLabel("By code").check();
      await page.getByLabel("Code redeemed").fill("2026-06-16");
      await parts.budget(page).fill("12.345");
      await page.getByText("USD has no more than 2 decimals.").waitFor();
      await contains(parts.answer(page), "No credit");
    },
  ],
  [
    "after a file that was not opened",
    async (page) => {
      await openScenario(page, "tests/bad-scenarios/four-problems-in-one-file.json");
      await contains(parts.notices(page), "because of 4 mistakes");
    },
  ],
  [
    "with the table of days",
    async (page) => {
      await page.getByText("The same days as a table").click();
      await page.getByRole("region", { name: "The same days as a table" }).getByRole("row").nth(10).waitFor();
    },
  ],
  [
    "while a day is read",
    async (page) => {
      await parts.slider(page).focus();
      await page.keyboard.press("Home");
      await contains(page.locator(".timeline-card"), "Mon, Jun 1, 2026");
    },
  ],
];

/** Goes through all states and gives what axe finds in each. */
async function scanAll(page) {
  const found = [];
  for (const [name, reach] of states) {
    await reach(page);
    for (const violation of await accessibilityViolations(page)) found.push(`${name}: ${violation}`);
  }
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`axe finds nothing in any state at ${width} pixels in ${colorScheme}`, () =>
      onPlan(browser, { context: { colorScheme, viewport: { width, height: 900 } } }, async (page) => {
        assert.deepEqual(await scanAll(page), []);
      }));
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`in forced ${colorScheme} colours axe finds nothing, and what is chosen and drawn stands out`, () =>
    onPlan(browser, { context: { colorScheme, forcedColors: "active" } }, async (page) => {
      // A theme that the system's colours overrule.
      await page.getByRole("button", { name: "Colours" }).click();
      if (colorScheme === "light") await page.getByRole("button", { name: "Colours" }).click();
      await page.locator(`html:not([data-theme="${colorScheme}"])[data-theme]`).waitFor();

      const colour = (locator, property) =>
        locator.evaluate((element, property) => getComputedStyle(element)[property], property);
      const [ground, ink] = [
        await colour(page.locator("body"), "backgroundColor"),
        await colour(parts.answer(page), "color"),
      ];
      assert.notEqual(await colour(page.getByText("Automatic", { exact: true }), "backgroundColor"), ground);
      assert.equal(await colour(parts.chart(page).getByText("$200 reached"), "fill"), ink);
      assert.deepEqual(await scanAll(page), []);
    }));
}

test("the theme chosen by the button has the contrast of the system's", () =>
  onPlan(browser, { context: { colorScheme: "light" } }, async (page) => {
    await page.getByLabel("Days of spending").fill("10");
    await page.getByRole("button", { name: "Colours" }).click();
    await page.getByRole("button", { name: "Colours: light" }).click();
    await page.getByRole("button", { name: "Colours: dark" }).waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
  }));

for (const width of [320, ...WIDTHS]) {
  for (const [size, enlarge] of [
    ["usual text", async () => {}],
    ["text twice as large", largeText],
  ]) {
    test(`nothing sticks out at ${width} pixels with ${size}`, () =>
      onPlan(browser, { context: { viewport: { width, height: 900 } } }, async (page) => {
        await enlarge(page);
        for (const [name, reach] of states) {
          await reach(page);
          assert.deepEqual(await overflow(page), [], name);
        }
        await openScenario(page, LONG_NAMES);
        await contains(parts.notices(page), "names.json is open.");
        assert.deepEqual(await overflow(page), [], "long names");
      }));
  }
}

test("every control is large enough for a finger", () =>
  onPlan(browser, { context: { viewport: { width: 360, height: 900 }, hasTouch: true } }, async (page) => {
    assert.deepEqual(await smallControls(page), []);
  }));
