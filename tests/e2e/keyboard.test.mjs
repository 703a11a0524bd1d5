// Everything can be done without a mouse, and what has the focus can be seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, contains, launch, onPlan, parts, reads } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What has the focus: its name for a person, and whether something shows that it has it. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    // The button that opens a date's calendar is the browser's own, and it shows the focus itself.
    const inside = element.type === "date" && !element.matches(":focus-visible");
    const isOutlined = (part) => part && getComputedStyle(part).outlineStyle !== "none";
    const shown = inside || [element, element.nextElementSibling].some(isOutlined);
    return { name: label.trim().slice(0, 40), shown };
  });

/** Presses Tab until something of this name has the focus. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).name.startsWith(name)) return;
  }
  assert.fail(`${name} cannot be reached by Tab`);
}

test("Tab goes through everything in the order in which it is read, and shows where it is", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("By code").check();
    await page.reload();
    await page.getByLabel("Code redeemed").waitFor();
    const names = [];
    for (let presses = 0; presses < 100 && !names.includes("The same days as a table"); presses += 1) {
      await page.keyboard.press("Tab");
      const { name, shown } = await focused(page);
      // A date has a stop for each of its parts.
      if (names.at(-1) !== name) names.push(name);
      assert.ok(shown, `nothing shows that ${name} has the focus`);
    }
    const inOrder = [
      "Skip to the content",
      "Colours: as the system",
      "By code",
      "Account created",
      "Code received",
      "Code redeemed",
      "Spending starts",
      "Daily budget (USD)",
      "Days of spending",
      "Start over",
      "Open a scenario…",
      "Save as a file",
      "Print",
      "Day shown",
      "The same days as a table",
    ];
    // A mark that links to its source may stand in between.
    assert.deepEqual(names.filter((name) => inOrder.includes(name)), inOrder);
  }));

test("the link at the top skips to the content", () =>
  onPlan(browser, {}, async (page) => {
    const skip = page.getByRole("link", { name: "Skip to the content" });
    assert.ok((await skip.boundingBox()).y < 0);
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.activeElement.getBoundingClientRect().top >= 0);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    await page.keyboard.press("Tab");
    assert.match((await focused(page)).name, /^Offer/);
  }));

test("the arrow keys choose the activation and its dates are typed", () =>
  onPlan(browser, {}, async (page) => {
    await tabTo(page, "Automatic");
    await page.keyboard.press("ArrowRight");
    assert.equal((await focused(page)).name, "By code");
    await tabTo(page, "Code redeemed");
    await page.keyboard.type("06162026");
    await contains(parts.answer(page), "No credit: the code was not redeemed by the end of Mon, Jun 15, 2026");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, "Spending starts");
    await page.keyboard.type("06052026");
    assert.equal(await page.getByLabel("Spending starts").inputValue(), "2026-06-05");
  }));

test("a part of a date can be deleted and typed anew without losing the other parts", () =>
  onPlan(browser, {}, async (page) => {
    const field = page.getByLabel("Spending starts");
    await field.focus();
    // Month, then day.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Backspace");
    await page.getByText("Please give a date from 2000 to 2199.").waitFor();
    await page.keyboard.type("05");
    assert.equal(await field.inputValue(), "2026-06-05");
    await contains(parts.answer(page), "You reach $200 on Fri, Jun 12, 2026.");
  }));

test("Ctrl+Z and Ctrl+Y step back and forth, also while one types", () =>
  onPlan(browser, {}, async (page) => {
    await tabTo(page, "Daily budget");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("10");
    await contains(parts.answer(page), "You reach $200 on Sun, Jun 21, 2026.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("30");
    await page.keyboard.press("Shift+Tab");

    await page.keyboard.press("Control+z");
    assert.equal(await page.getByLabel("Days of spending").inputValue(), "60");
    assert.equal(await parts.budget(page).inputValue(), "10");
    await page.keyboard.press("Control+z");
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    assert.equal(await parts.budget(page).inputValue(), "25");
    await page.keyboard.press("Control+Shift+Z");
    assert.equal(await parts.budget(page).inputValue(), "10");
    await page.keyboard.press("Control+y");
    assert.equal(await page.getByLabel("Days of spending").inputValue(), "30");
  }));

test("Ctrl+Z in a field that it takes away leaves the page at work", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("By code").check();
    await tabTo(page, "Code redeemed");
    await page.keyboard.press("Control+z");
    await page.getByLabel("Code redeemed").waitFor({ state: "detached" });
    await parts.budget(page).fill("10");
    await contains(parts.answer(page), "You reach $200 on Sun, Jun 21, 2026.");
  }));

test("a refused amount typed key by key leaves the last amount that was one, and Ctrl+Z takes all of it back", () =>
  onPlan(browser, {}, async (page) => {
    await tabTo(page, "Daily budget");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("12.345");
    await page.getByText("USD has no more than 2 decimals.").waitFor();
    assert.equal(await parts.budget(page).inputValue(), "12.345");
    // 17 days of 12.34 are 209.78.
    await contains(parts.answer(page), "You reach $200 on Thu, Jun 18, 2026.");
    await page.keyboard.press("Control+z");
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    assert.equal(await parts.budget(page).inputValue(), "25");
    assert.equal(await parts.budget(page).getAttribute("aria-invalid"), null);
  }));

test("the keys of a slider read the picture day by day, and each day is announced", () =>
  onPlan(browser, {}, async (page) => {
    const slider = parts.slider(page);
    const says = async (day, text) => {
      await page.waitForFunction(
        ([day]) => document.querySelector("[role=slider]").ariaValueNow === String(day),
        [day],
      );
      assert.ok((await slider.getAttribute("aria-valuetext")).startsWith(text));
      await contains(page.locator(".timeline-card"), text.split(":")[0]);
    };
    await slider.focus();
    assert.equal(await slider.getAttribute("aria-valuemin"), "0");
    assert.equal(await slider.getAttribute("aria-valuemax"), "41");
    for (const [key, day, text] of [
      ["Home", 0, "Mon, Jun 1, 2026: $0 counted, $0 credit left, $0 cash left"],
      ["ArrowLeft", 0, "Mon, Jun 1, 2026: $0 counted, $0 credit left, $0 cash left"],
      ["ArrowRight", 1, "Tue, Jun 2, 2026: $25 counted, $0 credit left, $1,500 cash left"],
      ["ArrowUp", 2, "Wed, Jun 3, 2026: $50 counted, $0 credit left, $1,475 cash left"],
      ["PageUp", 9, "Wed, Jun 10, 2026: $200 counted, $175 credit left, $1,325 cash left"],
      ["ArrowDown", 8, "Tue, Jun 9, 2026: $200 counted, $0 credit left, $1,325 cash left"],
      ["PageDown", 1, "Tue, Jun 2, 2026: $25 counted, $0 credit left, $1,500 cash left"],
      ["End", 41, "Sun, Jul 12, 2026: $550 counted, $0 credit left, $700 cash left"],
      ["ArrowRight", 41, "Sun, Jul 12, 2026: $550 counted, $0 credit left, $700 cash left"],
    ]) {
      await page.keyboard.press(key);
      await says(day, text);
    }
    await page.keyboard.press("Escape");
    await page.locator(".timeline-card").waitFor({ state: "detached" });
  }));

test("the table, the journal's frame and its filter answer to keys", () =>
  onPlan(browser, {}, async (page) => {
    await tabTo(page, "The same days as a table");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "The same days as a table" }).getByRole("row").nth(42).waitFor();
    await tabTo(page, "Everything");
    await page.keyboard.press("ArrowRight");
    await contains(parts.journal(page), "6 of 64 rows");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.querySelector(".journal .scroll").scrollTop > 0);
  }));
