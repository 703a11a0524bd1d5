// Compare: the plan's scenarios side by side, only what differs marked, and taken along as a table.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { accessibilityViolations, contains, largeText, launch, onPlan, overflow, parts, smallControls } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const onCompare = (options, use) => onPlan(browser, { path: "#/plan/compare", ...options }, use);
const table = (page, name) => page.getByRole("region", { name, exact: true });
const row = (page, name, of) => table(page, name).getByRole("row").filter({ has: page.getByText(of, { exact: true }) });

/** The example over 30 days, and beside it the same with 8 a day. */
async function slower(page) {
  await page.getByLabel("Days of spending").fill("30");
  await page.getByRole("button", { name: "Duplicate A" }).click();
  await parts.budget(page).fill("8");
}

test("a copy with another budget: only the budget is marked, days and wasted credit differ, and the base can be swapped", () =>
  onCompare({}, async (page) => {
    await slower(page);
    const inputs = table(page, "Inputs");
    await contains(row(page, "Inputs", "Daily budget (USD)"), "$8 changed");
    // The headings, and the one row.
    assert.equal(await inputs.getByRole("row").count(), 2);
    // 8 a day reach 200 on the 25th day, and 176 of the credit, which comes on 29 June, are left when the plan ends on 1 July.
    await contains(row(page, "Results", "From activation to qualifying"), "+17 days, later");
    await contains(row(page, "Results", "Credit wasted"), "+$176, worse");

    // 6 a day never reach it.
    await parts.budget(page).fill("6");
    await contains(row(page, "Results", "Credit received"), "−$200, worse");

    await page.getByRole("listitem").filter({ hasText: "Shown" }).getByRole("button", { name: "Make it the base" }).click();
    await contains(row(page, "Inputs", "Daily budget (USD)"), "$25 changed");
    await contains(row(page, "Results", "Credit received"), "+$200, better");
    await parts.undo(page).click();
    await contains(row(page, "Inputs", "Daily budget (USD)"), "$6 changed");
  }));

test("the comparison is saved as a table with plain figures", () =>
  onCompare({}, async (page) => {
    await slower(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "comparison.csv");
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    assert.ok(lines.includes("Results,Qualifies on,date,2026-06-09,2026-06-26,17"), lines.join("\n"));
    assert.ok(lines.includes("Results,Credit wasted,USD,0.00,176.00,176.00"), lines.join("\n"));
    assert.ok(lines.includes("Results,Effective discount,percent,26.67,10.00,-16.67"), lines.join("\n"));
    assert.ok(lines.includes("Spend,Daily budget (USD),,$25,$8,"), lines.join("\n"));
  }));

test("another published offer is put beside the plan, on a narrow screen and with the keyboard alone", () =>
  onCompare({ context: { viewport: { width: 360, height: 740 } } }, async (page) => {
    await page.getByRole("button", { name: "Add another offer…" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Search", { exact: true }).fill("twice the spend");
    await page.getByRole("button", { name: /Google Ads/ }).focus();
    await page.keyboard.press("Enter");
    // What its source leaves open is asked for.
    await page.getByRole("button", { name: "Take an example for each of them" }).press("Enter");
    await page.getByRole("button", { name: "Add it to the plan" }).focus();
    await page.keyboard.press("Enter");
    await contains(page.getByRole("group", { name: "Scenarios of this plan" }), "B");
    await page.waitForFunction(() => document.activeElement?.id === "compare-other");
    await contains(row(page, "Inputs", "Offer"), "changed");
    assert.deepEqual(await overflow(page), []);

    // The focus goes with a scenario that is moved, and to the next one where one is removed.
    await page.locator("#compare-earlier-1").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "compare-earlier-0");
    await page.locator("#compare-remove-0").focus();
    await page.keyboard.press("Enter");
    await contains(page.getByRole("main"), "is removed. Undo brings it back.");
    await page.waitForFunction(() => document.activeElement?.id === "compare-remove-0");
  }));

for (const [width, colorScheme] of [
  [360, "dark"],
  [1440, "light"],
]) {
  test(`axe finds nothing at ${width} pixels in ${colorScheme}, nothing sticks out, and large text has room`, () =>
    onCompare({ context: { viewport: { width, height: 900 }, colorScheme } }, async (page) => {
      await slower(page);
      await page.locator("#compare-rename-1").click();
      assert.deepEqual(await accessibilityViolations(page), []);
      assert.deepEqual(await overflow(page), []);
      assert.deepEqual(await smallControls(page), []);
      await largeText(page);
      assert.deepEqual(await overflow(page), []);
    }));
}
