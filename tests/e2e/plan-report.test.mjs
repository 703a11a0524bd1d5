// The report of a plan: on paper, as a summary that opens again, and several plans in one browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, accessibilityViolations, contains, launch, onPlan, overflow, parts, reads } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const withClipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const report = (page) => page.locator(".report");
const file = (page) => page.evaluate(() => localStorage.getItem("ad-credit-lab.state"));

/** Opens the report and waits until it is there. */
async function onReport(page) {
  await page.getByRole("link", { name: "Report" }).click();
  await contains(report(page), "Made on");
}

test("the report says what was given and what comes of it, and only it is printed", () =>
  onPlan(browser, {}, async (page) => {
    await onReport(page);
    await contains(report(page), EXAMPLE_ANSWER);
    for (const text of ["$25 a day for 60 days", "$1,300", "$550.00", "Credit issued", "#/open/1."]) {
      await contains(report(page), text);
    }
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.emulateMedia({ media: "print" });
    // A4 and Letter between their margins, in CSS pixels.
    for (const width of [688, 710]) {
      await page.setViewportSize({ width, height: 1000 });
      assert.deepEqual(await overflow(page), []);
      const chart = await page.locator(".report .chart").boundingBox();
      assert.ok(chart.x >= 0 && chart.x + chart.width <= width, JSON.stringify(chart));
      for (const hidden of [".header", ".footer", ".plan-inputs", ".plan-parts", ".answer", ".report-chart ~ .actions"]) {
        for (const element of await page.locator(hidden).all()) assert.ok(!(await element.isVisible()), hidden);
      }
    }
    const pages = (pdf) => pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
    for (const format of ["A4", "Letter"]) assert.ok(pages(await page.pdf({ format })) <= 5, format);
  }));

test("a summary that is copied brings the same plan into another browser, also quoted in a mail", () =>
  onPlan(browser, { context: withClipboard }, async (page) => {
    await parts.budget(page).fill("10");
    await onReport(page);
    const answer = (await parts.answer(page).first().innerText()).trim();
    await page.getByRole("button", { name: "Copy summary" }).click();
    await contains(page.locator(".report-told"), "The summary is on the clipboard");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /\$10 a day for 60 days/);
    const quoted = `Hi,\n${text.replace(/^/gm, "> ")}\nBest`;
    await page.waitForFunction(() => localStorage.getItem("ad-credit-lab.state") !== null);
    const kept = await file(page);
    await onPlan(browser, {}, async (other) => {
      await other.getByRole("button", { name: "Paste a summary" }).click();
      const dialog = other.getByRole("dialog");
      const take = dialog.getByRole("button", { name: "Open as the plan" });
      await dialog.getByLabel("Summary, link or JSON").fill("Dear all");
      await take.click();
      await contains(dialog, "There is no plan in it");
      await dialog.getByLabel("Summary, link or JSON").fill(quoted.slice(0, quoted.lastIndexOf("-----END")));
      await take.click();
      await contains(dialog, "has no mark at its end");
      await dialog.getByLabel("Summary, link or JSON").fill(quoted);
      await take.click();
      await reads(parts.answer(other).first(), answer);
      await other.waitForFunction((kept) => localStorage.getItem("ad-credit-lab.state") === kept, kept);
      await parts.undo(other).click();
      await reads(parts.answer(other).first(), EXAMPLE_ANSWER);
    });
  }));

test("several plans are kept, and a deleted one comes back", () =>
  onPlan(browser, {}, async (page) => {
    const open = () => page.getByRole("button", { name: "Plans", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await parts.budget(page).fill("10");
    const answer = (await parts.answer(page).first().innerText()).trim();
    await open();
    await dialog.getByRole("button", { name: "New from the example" }).click();
    await reads(parts.answer(page).first(), EXAMPLE_ANSWER);
    await open();
    await dialog.getByLabel("Name").fill("Second");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await contains(dialog.locator(".account-list"), "Second");
    await dialog.getByRole("button", { name: "Delete Second" }).click();
    await contains(dialog, "“Second” was deleted.");
    await reads(parts.answer(page).first(), answer);
    await dialog.getByRole("button", { name: "Undo the deletion" }).click();
    await reads(parts.answer(page).first(), EXAMPLE_ANSWER);
    await page.waitForTimeout(400);
    await page.reload();
    await open();
    await contains(dialog.locator("[aria-current]"), "Second");
    await dialog.locator(".account-option:not([aria-current])").click();
    await reads(parts.answer(page).first(), answer);
  }));

test("the time handle goes back by dragging and by keys, and a link opens on its day", () =>
  onPlan(browser, { context: withClipboard }, async (page) => {
    const handle = page.getByRole("slider", { name: "As of day" });
    const said = page.locator(".handle-said");
    await handle.fill("12");
    await contains(said, "As of the end of Sat, Jun 13, 2026");
    await handle.focus();
    for (let day = 12; day > 5; day -= 1) await handle.press("ArrowLeft");
    await contains(said, "As of the end of Sat, Jun 6, 2026");
    await contains(said, "$1,400 cash");
    assert.equal(await parts.rows(page, "Credit issued").count(), 0);
    await page.getByRole("button", { name: "Copy link" }).click();
    await contains(parts.notices(page), "The link is on the clipboard.");
    const { hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    await onPlan(browser, { path: hash }, (other) =>
      contains(other.locator(".handle-said"), "As of the end of Sat, Jun 6, 2026"));
  }));
