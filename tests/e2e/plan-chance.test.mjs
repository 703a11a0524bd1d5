// Chance: ranges on what is not known, seeded, kept with the plan, and the same wherever the plan is opened.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { contains, launch, mounted, onPlan } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const inputs = {
  least: (page) => page.locator("#chance-daily_spend-low"),
  most: (page) => page.locator("#chance-daily_spend-high"),
  seed: (page) => page.getByLabel("Seed", { exact: true }),
};
const sentence = (page) => page.locator(".chance-sentence");
const rankings = (page) => page.locator(".chance-ranking").allInnerTexts();

/** Waits for an answer to the newest question, and gives its sentence. */
async function answered(page, of) {
  await page.waitForFunction(
    (of) => {
      const shown = document.querySelector(".chance-results");
      const text = document.querySelector(".chance-sentence")?.textContent ?? "";
      return shown && !shown.hidden && !shown.hasAttribute("aria-busy") && text.includes(of);
    },
    of,
    { timeout: 60_000 },
  );
  return sentence(page).innerText();
}

const onChance = (options, use) => onPlan(browser, { path: "#/plan/chance", ...options }, use);

test("a range of the daily spend gives a chance, which is the same when the page is loaded again, and its seed changes it", () =>
  onChance({}, async (page) => {
    await answered(page, "10,000 runs (seed 42)");
    // 30 days count. At 6.65 a day on average they come to just under 200, so neither none nor all of the runs get there.
    await inputs.least(page).fill("0");
    await inputs.most(page).fill("13.30");
    await page.waitForFunction(() => !/100%/.test(document.querySelector(".chance-sentence").textContent), null, { timeout: 60_000 });
    const first = await answered(page, "(seed 42)");
    assert.match(first, /reaches the threshold in time in \d+(\.\d)?% of 10,000 runs \(seed 42\)\.$/);

    await page.waitForTimeout(500);
    await page.reload();
    await mounted(page);
    assert.equal(await answered(page, "(seed 42)"), first);
    assert.equal(await inputs.most(page).inputValue(), "13.30");

    await page.getByRole("button", { name: "Another seed" }).click();
    const other = await answered(page, "(seed 43)");
    assert.match(other, /\d% of 10,000 runs \(seed 43\)\.$/);
    await page.keyboard.press("Control+z");
    assert.equal(await answered(page, "(seed 42)"), first);
  }));

/** The plan of `docs/forecast.md`. */
const PLAN = {
  version: 1,
  name: "About 6.50 a day",
  offers: [{ offer: "article-spend-200-get-200", activation: "code" }],
  account: { created: "2026-06-01T09:00", country: "US", currency: "USD" },
  entries: [
    { at: "2026-06-01T09:30", kind: "receive_code" },
    { at: "2026-06-02T10:00", kind: "redeem_code" },
  ],
  spend_plan: { start: "2026-06-02", days: 40, daily_budget: "6.50" },
};

/** The address that opens it with ranges in this order of the inputs. */
function link(order) {
  const ranges = {
    daily_spend: { low: "4.00", high: "9.00" },
    level_percent: { low: 95, high: 105, mode: 100 },
    start_delay_days: { low: 0, high: 3 },
  };
  const forecast = Object.fromEntries([["seed", 7], ...order.map((input) => [input, ranges[input]])]);
  const file = { version: 1, kind: "plan", scenarios: [PLAN], shown: 0, forecast };
  return `#/open/1.${deflateSync(JSON.stringify(file)).toString("base64url")}`;
}

test("a link brings the ranges along, and neither chance nor ranking depends on the order of the inputs", async () => {
  const told = [];
  const order = ["daily_spend", "level_percent", "start_delay_days"];
  for (const written of [order, order.toReversed()]) {
    await onPlan(browser, { path: link(written) }, async (page) => {
      await page.getByRole("link", { name: "Chance" }).click();
      const text = await answered(page, "(seed 7)");
      told.push([text, ...(await rankings(page))]);
    });
  }
  assert.deepEqual(told[0], told[1]);
  assert.equal(told[0].length, 3);
  for (const name of ["Daily spend", "Level of all spend", "Start of spending, later"]) assert.ok(told[0][1].includes(name));
});

test("many runs go on in the background, can be stopped, and stand until something changes", () =>
  onChance({}, async (page) => {
    await answered(page, "10,000 runs (seed 42)");
    const more = page.getByRole("button", { name: /100,000 runs|Stop/ });
    // So many days that they are not over before they are stopped.
    const days = page.getByLabel("Days of spending");
    await days.fill("600");
    await answered(page, "10,000 runs (seed 42)");
    await more.click();
    await contains(more, "Stop");
    assert.ok(await page.getByRole("progressbar", { name: "Runs followed" }).isVisible());
    await more.click();
    await contains(more, "Follow 100,000 runs");
    await contains(sentence(page), "of 10,000 runs (seed 42)");

    await days.fill("20");
    await answered(page, "10,000 runs (seed 42)");
    await more.click();
    await answered(page, "of 100,000 runs (seed 42)");
    await contains(more, "100,000 runs followed");
    await inputs.seed(page).fill("43");
    await answered(page, "of 10,000 runs (seed 43)");
  }));

test("what cannot be taken is said beside its input, and a handle moves by keys", () =>
  onChance({}, async (page) => {
    await answered(page, "(seed 42)");
    await inputs.most(page).fill("5");
    await contains(page.locator("#chance-daily_spend-high-error"), "least");
    assert.equal(await inputs.most(page).getAttribute("aria-invalid"), "true");
    // 5.00 by 0.50 is 5.50, and the least gives way.
    await page.getByRole("slider", { name: "Daily spend: Most", exact: true }).press("ArrowRight");
    assert.equal(await inputs.most(page).inputValue(), "5.50");
    assert.equal(await inputs.least(page).inputValue(), "5.50");
    await answered(page, "(seed 42)");
    await page.getByText("The same figures as a table").first().click();
    await contains(page.locator(".chance-table").first(), "Not in time");
  }));
