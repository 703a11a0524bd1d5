// What one or two inputs do to the result: the jump at its exact value, the same numbers in words, table and files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessibilityViolations, contains, launch, onPlan, overflow, parts } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const sweep = {
  frame: (page) => page.locator(".sweep-frame"),
  reading: (page) => page.locator(".sweep-reading"),
  /** Waits until the figures answer what is in the form. */
  ready: (page) => page.waitForSelector(".sweep-result:not(.old) .sweep-frame svg"),
};

/** Sweeps the daily budget of the article's example from 5 to 60, which is what the form says at first. */
const onSweep = (use, options = {}) =>
  onPlan(browser, { path: "#/plan/sweep", ...options }, async (page) => {
    await sweep.ready(page);
    await use(page);
  });

async function saved(page, name) {
  const save = page.locator(".sweep-result .timeline-files");
  if ((await save.getAttribute("open")) === null) await save.locator("summary").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the jump stands at its exact value, keys read each pair, and table and CSV have the same numbers", async () => {
  await onSweep(async (page) => {
    for (const [id, value] of [["from", "5"], ["to", "60"], ["step", "1"]]) await page.fill(`#sweep-${id}`, value);
    // 30 days count: 30 of 6.66 are 199.80, 30 of 6.67 are 200.10.
    await contains(page.locator(".sweep-cliffs"), "Daily budget $6.67: the credit jumps from $0 to $200.");
    await contains(sweep.frame(page), "$0 → $200");
    await sweep.frame(page).focus();
    const read = async (key) => {
      await page.keyboard.press(key);
      return sweep.frame(page).getAttribute("aria-valuetext");
    };
    assert.equal(await read("Home"), "Daily budget $5: Credit received $0.");
    assert.equal(await read("ArrowRight"), "Daily budget $6: Credit received $0.");
    assert.equal(await read("ArrowRight"), "Just before the jump: Daily budget $6.66: Credit received $0.");
    assert.equal(await read("ArrowRight"), "At the jump: Daily budget $6.67: Credit received $200.");
    await contains(sweep.reading(page), "Daily budget $6.67: Credit received $200.");

    await page.locator(".sweep-table summary").click();
    const rows = page.locator(".sweep-table tbody tr");
    await rows.nth(57).waitFor();
    const shown = await rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
    const { name, text } = await saved(page, "Figures, CSV");
    assert.match(name, /-sweep\.csv$/);
    const [names, ...lines] = text.replace("\ufeff", "").trimEnd().split("\r\n").map((line) => line.split(","));
    assert.equal(lines.length, shown.length);
    const amount = (text) => text.match(/[\d,.]+/)[0].replaceAll(",", "");
    for (const [index, line] of lines.entries()) {
      const of = (column) => line[names.indexOf(column)];
      const [budget, granted, used, wasted, , cash, counted] = shown[index].map((text, at) => (at < 7 && at !== 4 ? amount(text) : text));
      assert.deepEqual(
        [budget, granted, used, wasted, cash, counted],
        ["daily_budget", "granted", "used", "wasted", "cash_out", "counted"].map(of),
      );
    }
    assert.deepEqual([lines[3][0], lines[3].at(-1), lines[2].at(-1)], ["6.67", "cliff", "below_cliff"]);
    const picture = await saved(page, "SVG");
    assert.match(picture.text, /^<svg .*\$6\.67.*\$0 → \$200/s);
    assert.match((await saved(page, "PNG")).name, /-sweep\.png$/);
  });
});

test("a point becomes the plan, which undo takes back, or stands beside it", async () => {
  await onSweep(async (page) => {
    await sweep.frame(page).focus();
    for (const key of ["Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "Put it into my plan" }).click();
    // A cent less than the jump: 199.80 count.
    await page.waitForFunction(() => document.querySelector(".without-credit"));
    assert.equal(await parts.budget(page).first().inputValue(), "6.66");
    await page.getByRole("group", { name: "Your plan" }).getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(() => !document.querySelector(".without-credit"));
    for (let count = 2; count <= 4; count += 1) {
      await sweep.ready(page);
      await page.locator(".sweep-chosen").getByRole("button", { name: "Compare it with my plan" }).click();
      await contains(page.locator("#sweep-done"), "stands beside your plan");
      await page.waitForTimeout(200);
    }
    await contains(page.locator("#sweep-full"), "four scenarios");
  });
});

test("two inputs are a map that fits a narrow screen and is read by the four arrows", async () => {
  const narrow = { context: { viewport: { width: 360, height: 800 } } };
  await onSweep(async (page) => {
    await page.selectOption("#sweep-input-2", "days");
    await page.locator(".sweep-legend").waitFor();
    await sweep.ready(page);
    await sweep.frame(page).focus();
    await contains(sweep.reading(page), "Daily budget $25, Days of spend 60: Credit received $200.");
    for (const key of ["ArrowLeft", "ArrowDown"]) await page.keyboard.press(key);
    await contains(sweep.reading(page), "Daily budget $24, Days of spend 50: Credit received $200.");
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.selectOption("#sweep-input-2", "start");
    await page.locator("#sweep-from-2[type=date]").waitFor();
    await page.fill("#sweep-step", "0.01");
    await contains(page.locator("#sweep-step-error"), "10,000 are the most");
  }, narrow);
});
