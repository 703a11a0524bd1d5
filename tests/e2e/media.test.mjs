// On paper, and for people who want nothing to move.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contains, launch, onPlan, parts } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("on paper there are no controls, and the answer, the picture and the whole journal are there", () =>
  onPlan(browser, { context: { viewport: { width: 794, height: 1123 } } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const control of await page.getByRole("button").all()) assert.equal(await control.isVisible(), false);
    assert.equal(await page.getByRole("radio").first().isVisible(), false);
    assert.equal(await page.getByText("The same days as a table").isVisible(), false);
    assert.ok(await parts.answer(page).isVisible());
    assert.ok(await parts.chart(page).isVisible());
    const frame = page.locator(".journal .scroll");
    const { clientHeight, scrollHeight } = await frame.evaluate(({ clientHeight, scrollHeight }) => ({
      clientHeight,
      scrollHeight,
    }));
    assert.equal(scrollHeight, clientHeight);
    await contains(parts.journal(page), "64 rows");
    const last = await parts.rows(page).last().boundingBox();
    const section = await parts.journal(page).boundingBox();
    assert.ok(last.height > 0 && last.y + last.height <= section.y + section.height + 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }));

test("paper says which activation was chosen", () =>
  onPlan(browser, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    const plan = page.getByRole("region", { name: "Your plan" });
    assert.match(await plan.innerText(), /Automatic/);
    assert.doesNotMatch(await plan.innerText(), /By code/);
  }));

test("paper is light where the screen is dark", () =>
  onPlan(browser, { context: { colorScheme: "dark" } }, async (page) => {
    await page.getByRole("button", { name: "Colours" }).click();
    await page.getByRole("button", { name: "Colours: light" }).click();
    await page.getByRole("button", { name: "Colours: dark" }).waitFor();
    await page.emulateMedia({ media: "print" });
    const ink = await parts.answer(page).evaluate((element) => getComputedStyle(element).color);
    const [red, green, blue] = ink.match(/\d+/g).map(Number);
    assert.ok(red + green + blue < 200, ink);
  }));

test("of a journal longer than the screen shows, the rows around those in sight are printed, and the paper says so", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("Days of spending").fill("365");
    await contains(parts.journal(page), "369 rows");
    await page.emulateMedia({ media: "print" });
    await contains(parts.journal(page), "Printed are only the rows around those that were in sight.");
    // Paper has no frames; a browser that only shows what would be printed has, and no more rows may come with them.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
    const printed = await parts.journal(page).locator("tbody").getByRole("row").count();
    assert.ok(printed > 0 && printed < 100, String(printed));
    await parts.journal(page).locator(".journal-printed").waitFor();
  }));

test("the print button prints", () =>
  onPlan(
    browser,
    { prepare: (page) => page.addInitScript(() => (window.print = () => (globalThis.asked = true))) },
    async (page) => {
      await page.getByRole("button", { name: "Print" }).click();
      assert.equal(await page.evaluate(() => globalThis.asked), true);
    },
  ));

for (const [reducedMotion, expected] of [
  ["reduce", 0],
  ["no-preference", 1],
]) {
  test(`with motion on “${reducedMotion}” ${expected === 0 ? "nothing moves" : "something may move"}`, () =>
    onPlan(browser, { context: { reducedMotion } }, async (page) => {
      const moving = await page.evaluate(
        () =>
          [...document.querySelectorAll("*")].filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element);
            return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          }).length,
      );
      assert.equal(Math.min(moving, 1), expected);
    }));
}
