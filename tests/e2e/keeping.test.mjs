// What a person makes is kept, what cannot be read is never lost, and where nothing can be kept the page says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, contains, launch, mounted, onPlan, parts, reads } from "./support.mjs";

const STATE = "ad-credit-lab.state";
const backup = (number) => `ad-credit-lab.unreadable.${number}`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const kept = (page, key) => page.evaluate((key) => localStorage.getItem(key), key);
const keep = (page, key, text) => page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
const keys = (page) => page.evaluate(() => Object.keys(localStorage).sort());

/** Loads the page again, as a person would. */
async function reload(page) {
  await page.reload();
  await mounted(page);
}

/** Waits until what is kept is not this text any more. */
async function savedOver(page, text) {
  await page.waitForFunction(([key, text]) => localStorage.getItem(key) !== text, [STATE, text]);
}

test("nothing is kept of a page that was only looked at", () =>
  onPlan(browser, {}, async (page) => {
    await reload(page);
    assert.deepEqual(await keys(page), []);
  }));

test("a reload right after an edit keeps the whole plan", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("By code").check();
    await page.getByLabel("Code redeemed").fill("2026-06-15");
    await parts.budget(page).fill("50");
    const answer = await parts.answer(page).innerText();
    await reload(page);
    assert.ok(await page.getByLabel("By code").isChecked());
    assert.equal(await page.getByLabel("Code redeemed").inputValue(), "2026-06-15");
    assert.equal(await parts.budget(page).inputValue(), "50");
    await reads(parts.answer(page), answer);
    assert.deepEqual(await keys(page), [STATE]);
    assert.equal(await parts.notices(page).innerText(), "");
  }));

test("what is kept is one versioned document with the scenario and nothing that follows from it", () =>
  onPlan(browser, {}, async (page) => {
    await parts.budget(page).fill("50");
    await savedOver(page, null);
    const document = JSON.parse(await kept(page, STATE));
    assert.deepEqual(Object.keys(document), ["version", "data"]);
    assert.equal(document.version, 1);
    assert.deepEqual(Object.keys(document.data), ["scenario", "theme"]);
    assert.equal(document.data.scenario.spend_plan.daily_budget, "50.00");
    assert.doesNotMatch(JSON.stringify(document), /journal|counted|ledger/);
  }));

test("a plan that is kept does not move when it is opened on another day", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("Days of spending").fill("59");
    await savedOver(page, null);
    await page.clock.setFixedTime("2026-07-20T14:00:00Z");
    await reload(page);
    await reads(parts.answer(page), EXAMPLE_ANSWER);
  }));

test("whatever damage a kept plan has, its text stays word for word under a key that the page names", () =>
  onPlan(browser, {}, async (page) => {
    await parts.budget(page).fill("50");
    await savedOver(page, null);
    const good = await kept(page, STATE);
    const damaged = [
      "",
      good.slice(0, -20),
      good.replace('"version": 1', '"version": 2'),
      good.replace("article-spend-200-get-200", "an-offer-of-another-page"),
      good.replace('"50.00"', "50"),
      good.replace('"2026-06-02"', '"2026-06-31"'),
      '{ "version": 1, "data": { "scenario": "<b>ünlesbar</b> \u{1f642}", "theme": null } }',
    ];
    for (const [index, text] of damaged.entries()) {
      await keep(page, STATE, text);
      await reload(page);
      await contains(parts.notices(page), `“${backup(index + 1)}”`);
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      // The same text again gets no second key.
      await reload(page);
      await contains(parts.notices(page), `“${backup(index + 1)}”`);

      await parts.budget(page).fill("50");
      await savedOver(page, text);
      await contains(parts.notices(page), `“${backup(index + 1)}”`);
      await reload(page);
      assert.equal(await parts.notices(page).innerText(), "");
      assert.equal(await parts.budget(page).inputValue(), "50");
    }
    for (const [index, text] of damaged.entries()) assert.equal(await kept(page, backup(index + 1)), text);
    assert.equal(await kept(page, STATE), good);
    assert.equal((await keys(page)).length, damaged.length + 1);
  }));

test("two tabs show the same plan, and what one changes the other can undo", () =>
  onPlan(browser, {}, async (first) => {
    const second = await first.context().newPage();
    await second.goto(first.url());
    await mounted(second);
    const bothShow = async (budget) => {
      for (const page of [first, second]) {
        await page.waitForFunction((budget) => document.getElementById("plan-spend_plan.daily_budget").value === budget, budget);
      }
    };
    await parts.budget(first).fill("10");
    await bothShow("10");
    await parts.budget(second).fill("11");
    await bothShow("11");
    await parts.undo(first).click();
    await bothShow("10");
  }));

test("what cannot be set aside because the store is full is not written over", () =>
  onPlan(browser, {}, async (page) => {
    await keep(page, STATE, "x".repeat(3 * 1024 * 1024));
    await reload(page);
    await contains(parts.notices(page), "Nothing is saved over it");
    await parts.budget(page).fill("50");
    await page.getByRole("button", { name: "Colours" }).click();
    await reload(page);
    await contains(parts.notices(page), "Nothing is saved over it");
    assert.equal((await kept(page, STATE)).length, 3 * 1024 * 1024);
    assert.deepEqual(await keys(page), [STATE]);
  }));

test("a store that becomes full is named until there is room again", () =>
  onPlan(browser, {}, async (page) => {
    await parts.budget(page).fill("50");
    await savedOver(page, null);
    await page.evaluate(() => {
      for (let size = 4 * 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (let number = 0; ; number += 1) localStorage.setItem(`filler ${size} ${number}`, "x".repeat(size));
        } catch {
          // Full for texts of this size: now smaller ones.
        }
      }
    });
    await parts.budget(page).fill("50.25");
    await page.getByLabel("By code").check();
    await contains(parts.notices(page), "The browser no longer takes what this page saves");
    await reload(page);
    assert.equal(await parts.budget(page).inputValue(), "50");

    await page.getByLabel("By code").check();
    await contains(parts.notices(page), "The browser no longer takes what this page saves");
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
    });
    await parts.budget(page).fill("51");
    await page.waitForFunction(() => document.querySelector(".notices").textContent === "");
    await reload(page);
    assert.equal(await parts.budget(page).inputValue(), "51");
  }));

/** Takes the local storage away before the page is there. */
const denied = (page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });

/** Leaves a local storage that takes nothing. */
const withoutRoom = (page) =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("Exceeded the quota.", "QuotaExceededError");
    };
  });

const absent = (page) => page.addInitScript(() => Object.defineProperty(window, "localStorage", { value: null }));

for (const [what, prepare] of [
  ["is denied", denied],
  ["takes nothing", withoutRoom],
  ["does not exist", absent],
]) {
  test(`where local storage ${what} the page works as ever and says that nothing is kept`, () =>
    onPlan(browser, { prepare }, async (page) => {
      await contains(parts.notices(page), "This browser keeps nothing for this page");
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      await parts.budget(page).fill("50");
      await contains(parts.answer(page), "You reach $200 on Fri, Jun 5, 2026.");
      await reload(page);
      assert.equal(await parts.budget(page).inputValue(), "25");
    }));
}
