// The journal: rows are found, followed while one scrolls through thousands, and taken along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { contains, launch, onPlan, overflow, parts } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("the journal can show only the turning points, or only what was refused", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("By code").check();
    await page.getByLabel("Code received").fill("2026-06-01");
    await page.getByLabel("Code redeemed").fill("2026-06-16");
    const journal = parts.journal(page);
    await journal.getByLabel("Refused").check();
    await contains(journal, /\b1 of \d+ rows/);
    assert.equal(await parts.rows(page).count(), 1);
    await contains(parts.rows(page), "Redeem a code");

    await page.getByLabel("Automatic").check();
    await contains(journal, "No row fits these filters.");
    await journal.getByLabel("Turning points").check();
    // The creation, the activation, the top-up, the crossing, the credit, and the charge that uses the last of it.
    await contains(journal, "6 of 64 rows");
    assert.equal(await parts.rows(page).count(), 6);
    await journal.getByLabel("Everything").check();
    await contains(journal, "64 rows");
    assert.equal(await parts.rows(page).count(), 64);
  }));

test("rows are found by kind, by whether they count and by their words, and the filters are cleared at once", () =>
  onPlan(browser, {}, async (page) => {
    const journal = parts.journal(page);
    await journal.getByLabel("Kind").selectOption({ label: "Spend (60)" });
    await contains(journal, "60 of 64 rows");
    // Of 60 charges of 25, the credit pays those from 10 to 17 June, and those after 1 July come too late: what counts is from
    // 2 to 9 June and from 18 June to 1 July, which is 8 + 14.
    await journal.getByLabel("Whether it counts").selectOption("Counted");
    await contains(journal, "22 of 64 rows");
    const search = journal.getByLabel("Words, amount or rule");
    await search.fill("tt-45");
    await contains(journal, "1 of 64 rows");
    await contains(parts.rows(page), "the threshold of $200 was reached");
    await journal.getByRole("button", { name: "Clear filters" }).click();
    await contains(journal, "64 rows");
    assert.equal(await search.inputValue(), "");
    assert.ok(await search.evaluate((field) => field === document.activeElement));
  }));

for (const width of [360, 1440]) {
  test(`thousands of rows are scrolled through by key at ${width} pixels, to the last`, () =>
    onPlan(browser, { context: { viewport: { width, height: 900 } } }, async (page) => {
      await page.getByLabel("Days of spending").fill("3660");
      await contains(parts.journal(page), "3,664 rows");
      assert.ok((await parts.rows(page).count()) < 80);
      await page.locator(".journal .scroll").focus();
      await page.keyboard.press("PageDown");
      await page.waitForFunction(() => document.querySelector(".journal .scroll").scrollTop > 0);
      await page.locator(".journal .scroll").evaluate((region) => (region.scrollTop = region.scrollHeight));
      await page.locator(".journal tr[aria-rowindex='3665']").waitFor();
      assert.deepEqual(await overflow(page), []);
      await page.keyboard.press("Home");
      await contains(parts.rows(page, "Account created"), "Mon, Jun 1, 2026");
    }));
}

/** Presses a button of the journal and gives the text of the file that comes. */
async function saved(page, name) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  const file = await coming;
  return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
}

test("the rows that are found are saved as CSV and as JSON", () =>
  onPlan(browser, {}, async (page) => {
    const journal = parts.journal(page);
    await journal.getByLabel("Turning points").check();
    await contains(journal, "Holds what is shown: 6 of 64 rows.");
    const [csvName, csv] = await saved(page, "Save as CSV");
    assert.equal(csvName, "journal.csv");
    const lines = csv.split("\r\n");
    assert.equal(lines.length, 1 + 6 + 1);
    assert.match(lines[3], /^2026-06-02T00:00:00,top_up,,accepted,USD,1525\.00,0\.00,/);
    const [jsonName, json] = await saved(page, "Save as JSON");
    assert.equal(jsonName, "journal.json");
    const { filter, rows, rows_in_all, journal: list } = JSON.parse(json);
    assert.deepEqual([filter.verdicts, rows, rows_in_all, list.length, list[2].kind], ["turns", 6, 64, 6, "top_up"]);
    await contains(journal, "Saved as journal.json: 6 of 64 rows.");
  }));

test("the rows that are found are copied as text, and a browser that refuses is told of", () =>
  onPlan(browser, { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (page) => {
    const journal = parts.journal(page);
    await journal.getByLabel("Turning points").check();
    await page.getByRole("button", { name: "Copy as text" }).click();
    await contains(journal, "Copied: 6 of 64 rows.");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /6 of 64 rows\n\nMon, Jun 1, 2026/);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    await page.getByRole("button", { name: "Copy as text" }).click();
    await contains(journal, "The browser did not let the page copy. Save a file instead.");
  }));
