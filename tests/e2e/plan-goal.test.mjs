// Goal: what to spend, and when, so that the offer gives what one wants of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityViolations, contains, launch, onPlan, overflow, parts } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const goal = {
  answer: (page) => page.locator(".goal-answer"),
  told: (page) => page.getByRole("region", { name: "What it takes" }),
  find: (page, name) => page.getByLabel("Find", { exact: true }).selectOption({ label: name }),
  by: (page, date) => page.getByLabel("by the end of").fill(date),
  most: (page, amount) => page.getByLabel("with at most (USD a day)").fill(amount),
  apply: (page) => page.getByRole("button", { name: "Put it into my plan" }),
  compare: (page) => page.getByRole("button", { name: "Compare it with my plan" }),
};
const plan = { answer: (page) => page.locator(".answer-sentence") };
const isFocused = (page, id) => page.waitForFunction((id) => document.activeElement.id === id, id);

/** Spend begins on the day on which the account is made, so that day 7 is 7 June. */
async function onGoal(options, use) {
  await onPlan(browser, { path: "#/plan/goal", ...options }, async (page) => {
    await contains(goal.answer(page), "a day");
    await page.getByLabel("Spending starts").fill("2026-06-01");
    await use(page);
  });
}

test("to reach 200 by day 7 takes 28.58 a day, 29 in whole dollars, and applying it moves the crossing there", () =>
  onGoal({}, async (page) => {
    // 200.00 in seven days are 28.571... a day.
    await goal.by(page, "2026-06-07");
    await contains(goal.answer(page), "Spend $28.58 a day to reach $200 by the end of Sun, Jun 7, 2026.");
    await contains(goal.told(page), "$28.57 a day: The requirement is met on Mon, Jun 8, 2026, 12:00 PM");
    assert.ok(await page.getByRole("link", { name: "TT-45" }).isVisible());
    await page.getByLabel("in whole USD only").check();
    await contains(goal.answer(page), "Spend $29 a day to reach");
    await page.getByLabel("in whole USD only").uncheck();
    await contains(goal.answer(page), "Spend $28.58 a day");

    const before = await plan.answer(page).innerText();
    await goal.apply(page).click();
    await isFocused(page, "goal-done");
    await contains(goal.told(page), "Your plan has it now: $28.58 a day.");
    await contains(plan.answer(page), "You reach $200 on Sun, Jun 7, 2026.");
    assert.equal(await parts.budget(page).inputValue(), "28.58");

    // It is one step.
    await goal.told(page).getByRole("button", { name: "Undo" }).click();
    await isFocused(page, "goal-apply");
    await contains(plan.answer(page), before);
    assert.equal(await parts.budget(page).inputValue(), "25");
  }));

test("an impossible goal names what binds", () =>
  onGoal({}, async (page) => {
    await goal.by(page, "2026-06-07");
    await goal.most(page, "20");
    // 20.00 on each of seven days are 140.00 of 200.00.
    const why = "Only 7 days of the plan can count. Even at $20 a day all that counts comes to $140 at most, and $200 is needed.";
    await contains(goal.answer(page), why);
    assert.ok(await goal.apply(page).isHidden());
    await goal.most(page, "2.345");
    await contains(page.locator("#goal-most-error"), "USD has no more than 2 decimals.");
    await contains(goal.told(page), "There is no answer until what is marked above can be taken.");
  }));

test("an answer can stand beside the plan, under a name that says what it is, until there are four", () =>
  onGoal({}, async (page) => {
    const before = await plan.answer(page).innerText();
    for (const [find, value] of [
      // 200.00 in 31 days are 6.451... a day.
      ["the smallest daily budget", "$6.46 a day"],
      // 25.00 a day reach 200.00 on the 8th day, of which 1 July is the last that counts.
      ["the latest start", "Wed, Jun 24, 2026"],
      // With 6.67 a day 200.00 are reached on the 30th of 60 days, and used in the 30 that are left.
      ["the smallest budget that uses the credit up", "$6.67 a day"],
    ]) {
      await goal.find(page, find);
      await contains(goal.answer(page), value);
      await goal.compare(page).click();
      await contains(goal.told(page), `It stands beside your plan now, as “${value}, ${find}”.`);
      await isFocused(page, "goal-done");
      assert.equal(await plan.answer(page).innerText(), before);
    }
    assert.equal(await goal.compare(page).getAttribute("aria-disabled"), "true");
    await contains(goal.told(page), "There are four scenarios already");
  }));

test("all can be asked by keyboard, fits where it is narrow, and has no barrier that a scan finds", () =>
  onGoal({ context: { viewport: { width: 360, height: 800 } } }, async (page) => {
    await goal.by(page, "2026-06-07");
    await contains(goal.answer(page), "$28.58 a day");
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await accessibilityViolations(page), []);
    await goal.apply(page).focus();
    await page.keyboard.press("Enter");
    await isFocused(page, "goal-done");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await isFocused(page, "goal-apply");
  }));
