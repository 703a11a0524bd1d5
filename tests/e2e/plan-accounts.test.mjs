// Many accounts in Plan: a file that is given in the page, what becomes of each account, and one of them in the plan.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { contains, launch, onPlan, reads } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PATH = "#/plan/accounts";

/** The example of docs/batches.md, of which two rows are bad. */
const DOCUMENTED = readFileSync(new URL("../../docs/batches.md", import.meta.url), "utf8").match(/```csv\n(account,at,kind[^]*?)```/)[1];

const give = (page, text) =>
  page.locator("#plan-accounts input[type=file]").setInputFiles({ name: "accounts.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
const part = (page) => page.getByRole("group", { name: "Many accounts" });
const told = (page) => part(page).locator(".many-standing").getByRole("status");
const rows = (page) => part(page).getByRole("table", { name: "Outcomes" }).locator("tbody").getByRole("row");
const pages = (page) => part(page).getByRole("navigation", { name: "Pages" });

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFileSync(await download.path(), "utf8");
}

test("a file gives outcomes with totals, its bad rows, and files; one account opens in the plan", async () => {
  await onPlan(browser, { path: PATH }, async (page) => {
    await contains(part(page), "Nothing leaves this browser");
    await give(page, DOCUMENTED);
    await reads(told(page), "2 accounts. Rows in all: 8. 2 rows were left out.");
    await contains(rows(page).nth(0), "Reward expired");
    await contains(rows(page).nth(0), "$150.00");
    await contains(rows(page).nth(1), "$187.66");
    await part(page).getByText("2 mistakes in rows").click();
    await contains(part(page).locator(".many-bad"), "Line 7: amount: The amount has more decimals than USD allows (2).");

    await part(page).getByRole("button", { name: "Requirement not met in time: 1" }).click();
    await contains(part(page).locator(".many-found .key-figures"), "$12.34");
    const found = await saved(page, "Save the account that is found (CSV)");
    assert.match(found, /^\ufeffaccount,currency,state,.*\r\nshop-2,USD,earning_window_missed,12.34,187.66,,0.00,0.00,0.00,[^,]*,2\r\n$/);
    const all = await saved(page, "Save all outcomes (CSV)");
    assert.match(all, /\nshop-1,article-spend-200-get-200,true,false,expired,2026-06-01T09:00:00,/);

    await page.getByRole("button", { name: "shop-2" }).click();
    const dialog = page.getByRole("dialog", { name: "Account shop-2" });
    await contains(dialog, "187.66 USD was missing");
    await dialog.getByRole("button", { name: "Put it into my plan" }).click();
    await contains(page.locator(".answer-sentence"), "$187.66 short of $200");
    assert.equal(new URL(page.url()).hash, "#/plan");
    await page.getByRole("button", { name: "Undo" }).click();
    await contains(page.locator(".answer-sentence"), "You reach $200 on Tue, Jun 9, 2026.");
  });
});

test("another delimiter is recognised, money is given where nobody adds any, and what is no file of accounts is named", async () => {
  await onPlan(browser, { path: PATH }, async (page) => {
    await give(page, "account;at;kind;amount\nshop;2026-06-02;spend;250.00\n");
    await reads(told(page), "One account. Rows in all: 1.");
    assert.equal(await page.getByLabel("Between cells").inputValue(), ";".charCodeAt(0).toString());
    assert.ok(await page.getByLabel(/plenty of money/).isChecked());
    await contains(rows(page).first(), "$250.00");
    await page.getByLabel(/plenty of money/).uncheck();
    await contains(rows(page).first(), "Requirement not met in time");
    // As of a date before the end of the earning window, there is still time.
    await page.getByLabel(/As of/).fill("2026-06-10");
    await contains(rows(page).first(), "Earning");
    await give(page, "shop,spend\n1,2\n");
    await contains(told(page), "account");
    await give(page, "");
    await reads(told(page), "This file is empty.");
  });
});

test("what is long can be stopped, and what was worked out stays; the example has pages", async () => {
  await onPlan(browser, { path: PATH }, async (page) => {
    const spend = Array.from({ length: 60 }, (_, day) => `2026-06-${String(2 + (day % 28)).padStart(2, "0")},spend,4.00\n`);
    const accounts = Array.from({ length: 12_000 }, (_, shop) => spend.map((row) => `shop-${shop},${row}`).join(""));
    // Far too long for the message by which a test gives text to the browser.
    const folder = mkdtempSync(join(tmpdir(), "accounts-"));
    try {
      const path = join(folder, "accounts.csv");
      writeFileSync(path, `account,at,kind,amount\n${accounts.join("")}`);
      await page.locator("#plan-accounts input[type=file]").setInputFiles(path);
      await page.getByRole("button", { name: "Stop" }).click();
      await contains(told(page), "Stopped.");
    } finally {
      rmSync(folder, { recursive: true });
    }
    await page.getByRole("button", { name: "Try an example of 1,000 accounts" }).click();
    await contains(told(page), "1,000 accounts. ");
    await contains(pages(page), "1 to 50 of 1,000");
    await page.getByRole("button", { name: "Last" }).click();
    await contains(pages(page), "951 to 1,000 of 1,000");
  });
});
