// Offers that the page does not bring along: they lie beside it and come when something names them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, contains, launch, onPlan, openScenario, parts, reads } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

/** A story with the offer of a network whose other terms its user gives. */
const story = {
  version: 1,
  name: "Ten thousand yen",
  offers: [
    {
      offer: "tiktok-code-10000-jpy",
      activation: "code",
      terms: { earning_windows: [{ from: "activated", days: 30 }], credit: { type: "free", lifetime: { days: 30 } } },
    },
  ],
  account: { created: "2026-06-01T09:00", country: "JP", currency: "JPY" },
  entries: [
    { at: "2026-06-01T10:00", kind: "receive_code" },
    { at: "2026-06-01T11:00", kind: "redeem_code" },
    { at: "2026-06-01T12:00", kind: "top_up", amount: "20000" },
    { at: "2026-06-02T12:00", kind: "spend", campaign: "Launch", amount: "10000" },
  ],
};
const file = { name: "yen.json", buffer: Buffer.from(JSON.stringify(story)) };

/** The requests for the list of offers. */
function listRequests(page) {
  const requests = [];
  page.on("request", (request) => {
    if (request.url().endsWith("offers/all.json")) requests.push(request.url());
  });
  return requests;
}

test("the offers of other networks come when a file names one, once, and the work is there again after a reload", () =>
  onPlan(browser, {}, async (page) => {
    const requests = listRequests(page);
    await openScenario(page, file);
    // 10,000 counted on Tuesday, 2 June, reach the threshold.
    await contains(parts.answer(page), "You reach ¥10,000 on Tue, Jun 2, 2026.");
    await openScenario(page, file);
    await contains(parts.notices(page), "yen.json is open.");
    assert.equal(requests.length, 1);
    await page.reload();
    await contains(parts.answer(page), "You reach ¥10,000 on Tue, Jun 2, 2026.");
  }));

test("without the list the file is not opened, the page says why, and the plan stays", () =>
  onPlan(
    browser,
    { prepare: (page) => page.route("**/offers/all.json", (route) => route.abort()), expected: /offers\/all\.json|ERR_FAILED/ },
    async (page) => {
      await openScenario(page, file);
      await contains(parts.notices(page), "yen.json was not opened: it names an offer whose file could not be loaded.");
      await reads(parts.answer(page), EXAMPLE_ANSWER);
    },
  ));

test("work that names an offer which does not come is not saved over", () =>
  onPlan(browser, { expected: /offers\/all\.json|ERR_FAILED/ }, async (page) => {
    await openScenario(page, file);
    await contains(parts.answer(page), "¥10,000");
    await page.waitForTimeout(600);
    await page.route("**/offers/all.json", (route) => route.abort());
    await page.reload();
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    await contains(parts.notices(page), "Nothing is saved over it");
    await parts.budget(page).fill("10");
    await page.waitForTimeout(600);
    await page.unroute("**/offers/all.json");
    await page.reload();
    await contains(parts.answer(page), "¥10,000");
  }));
