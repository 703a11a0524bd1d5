// The Sandbox as the article describes an ads manager, step by step, and as its users practise in it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityViolations, contains, largeText, launch, onPlan, overflow, smallControls } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The Sandbox, once its part of the program is there. */
const onSandbox = (options, use) =>
  onPlan(browser, { path: "#/sandbox", ...options }, async (page) => {
    await clock(page).waitFor();
    await use(page);
  });

const console_ = (page) => page.getByRole("region", { name: "Practice ads manager" });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => console_(page).getByRole("link", { name, exact: true });
const clock = (page) => page.locator(".clock-now");

/** Opens another account by the menu of accounts. */
async function openAccount(page, name) {
  await page.getByRole("button", { name: /^Practice account/ }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await contains(console_(page), name);
}

/** Tools, then Payments under Settings, as the article says. */
async function goToPayments(page) {
  await console_(page).getByRole("button", { name: "Tools" }).hover();
  await contains(page.locator("#console-tools"), "Settings");
  await page.locator("#console-tools").getByRole("link", { name: "Payments" }).click();
  await console_(page).getByRole("heading", { name: "Payments" }).waitFor();
}

async function addMoney(page, amount) {
  await page.getByLabel("Amount to add (USD)").fill(amount);
  await button(page, "Add money").click();
}

async function createCampaign(page, name, budget) {
  await link(page, "Campaigns").click();
  await button(page, "Create campaign").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Daily budget (USD)").fill(budget);
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("method 1: an automatic code shows in the progress bar and under the ticket icon", () =>
  onSandbox({}, async (page) => {
    await contains(console_(page), "$0 of $200 counted");
    await button(page, "Your coupons").click();
    const card = page.getByRole("dialog", { name: "Your coupons" });
    await contains(card, "Spend $200, get $200");
    await contains(card, "$0 of $200 counted");
    await card.getByRole("button", { name: "Close" }).click();
    await goToPayments(page);
    await link(page, "Promotions").click();
    await page.getByRole("tab", { name: /^Earning/ }).click();
    await contains(page.getByRole("tabpanel"), "$200");
  }));

test("method 2: a code is redeemed under Payments, refused in place first, and then counts from that moment", () =>
  onSandbox({}, async (page) => {
    await openAccount(page, "Code by e-mail");
    await goToPayments(page);
    await button(page, "Redeem Coupon").click();
    const dialog = page.getByRole("dialog", { name: "Redeem Coupon" });
    const field = dialog.getByRole("textbox", { name: "Promotional code" });
    await button(dialog, "Activate").click();
    await contains(dialog, "Enter the code that you received.");
    await field.fill("WELCOME-300");
    await button(dialog, "Activate").click();
    await contains(dialog.getByRole("alert"), "A26");
    await field.fill("welcome 200");
    await button(dialog, "Activate").click();
    await dialog.waitFor({ state: "hidden" });
    await link(page, "Home").click();
    await contains(console_(page), "$0 of $200 counted");
  }));

test("money, a campaign and time earn the credit, and going back shows what was", () =>
  onSandbox({}, async (page) => {
    await goToPayments(page);
    await addMoney(page, "500");
    await contains(console_(page), "$500.00");
    await createCampaign(page, "Spring", "24");
    // 1.00 at each full hour from 09:00 on: 49 charges until 09:00 two days later, of which the last six hours' seven
    // (03:00 is not later than six hours ago) are still being calculated: 04:00 to 09:00, that is 6.00.
    await button(page, "+1 day").click();
    await button(page, "+1 day").click();
    await link(page, "Home").click();
    await contains(console_(page), "$43 of $200 counted");
    await contains(console_(page), "$6 more is still being calculated");
    await button(page, "−1 day").click();
    await contains(console_(page), "$19 of $200 counted");
    await contains(page.locator(".clock"), "past");
    await button(page, "To the latest").click();
    // The threshold, then the credit: the 200th charge is on 9 June at 16:00, one business day later the credit comes.
    const next = page.getByRole("button", { name: /^Next event/ });
    await next.click();
    await contains(clock(page), "Jun 9");
    await next.click();
    await contains(clock(page), "Jun 10");
    await contains(console_(page), "Reward granted");
    await contains(console_(page), "All $200 counted");
    await goToPayments(page);
    await link(page, "Transactions").click();
    await contains(console_(page), "Spring");
  }));

test("an assignable coupon is assigned by View/Assign, and without admin rights the pencil is grey with its reason", () =>
  onSandbox({}, async (page) => {
    await openAccount(page, "Code by e-mail");
    await goToPayments(page);
    await button(page, "Redeem Coupon").click();
    await page.getByRole("textbox", { name: "Promotional code" }).fill("WELCOME-200");
    await button(page, "Activate").click();
    await addMoney(page, "500");
    await createCampaign(page, "Spring", "48");
    // 100 charges of 2.00 take four days; the credit comes a business day later, after eight days for certain.
    for (let day = 0; day < 8; day += 1) await button(page, "+1 day").click();
    await goToPayments(page);
    await link(page, "Promotions").click();
    await page.getByRole("tab", { name: /^Available/ }).click();
    await contains(page.getByRole("tabpanel"), "Assignable");
    await page.getByRole("button", { name: /^View\/Assign/ }).click();
    const dialog = page.getByRole("dialog").filter({ visible: true });
    await contains(dialog, "0 of 30");
    await dialog.getByRole("button", { name: /Assign campaign/ }).click();
    await dialog.getByLabel("Spring").check();
    await dialog.getByRole("button", { name: "Confirm" }).click();
    await contains(dialog, "1 of 30");
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByLabel("Without admin rights").check();
    await page.getByRole("button", { name: /^View\/Assign/ }).click();
    await contains(dialog, "Only an admin of the ad account can assign it.");
    assert.equal(
      await dialog.getByRole("button", { name: /Assign campaign/ }).getAttribute("aria-disabled"),
      "true",
    );
  }));

test("doing something in the past asks, and the answer can be undone", () =>
  onSandbox({}, async (page) => {
    await goToPayments(page);
    await addMoney(page, "100");
    await button(page, "+1 day").click();
    await addMoney(page, "50");
    await button(page, "−1 day").click();
    await addMoney(page, "7");
    const dialog = page.getByRole("dialog", { name: "This happens in the past" });
    await contains(dialog, "$150.00 → $157.00");
    await button(dialog, "Drop what followed").click();
    await contains(console_(page), "$107.00");
    await button(page, "Undo").click();
    await button(page, "To the latest").click();
    await contains(console_(page), "$150.00");
  }));

test("everything survives a reload, with what can be undone", () =>
  onSandbox({}, async (page) => {
    await goToPayments(page);
    await addMoney(page, "100");
    await addMoney(page, "50");
    await button(page, "+1 day").click();
    await button(page, "−1 h").click();
    const stood = await clock(page).innerText();
    await page.waitForTimeout(600);
    await page.reload();
    await contains(console_(page), "$150.00");
    assert.equal(await clock(page).innerText(), stood);
    await button(page, "Undo").click();
    await contains(console_(page), "$100.00");
    await button(page, "Redo").click();
    await contains(console_(page), "$150.00");
  }));

test("why is answered beside every figure, with the entries, the rule and its source", () =>
  onSandbox({ path: "#/sandbox/payments" }, async (page) => {
    await addMoney(page, "500");
    await page.getByRole("button", { name: "Why? Cash balance" }).click();
    const panel = page.getByRole("region", { name: /^Why\?/ });
    await contains(panel, "$500");
    await contains(panel, "Top up");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
  }));

test("the list of keys opens by the question mark, and the keys move the clock", () =>
  onSandbox({}, async (page) => {
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("l");
    await contains(clock(page), "Jun 2");
    await page.keyboard.press("j");
    await contains(clock(page), "Jun 1");
  }));

for (const width of [360, 768, 1440]) {
  test(`at ${width} pixels nothing sticks out, is too small or has a finding of axe, in light and dark`, () =>
    onSandbox({ context: { viewport: { width, height: 900 } } }, async (page) => {
      for (const screen of ["", "/campaigns", "/payments", "/transactions", "/bills", "/promotions"]) {
        await page.evaluate((screen) => (location.hash = `#/sandbox${screen}`), screen);
        await page.locator("#console-heading").waitFor();
        assert.deepEqual(await overflow(page), [], screen);
        assert.deepEqual(await smallControls(page), [], screen);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await accessibilityViolations(page), [], `${screen} ${colorScheme}`);
        }
      }
    }));
}

test("with text twice as large, a narrow screen still shows everything", () =>
  onSandbox({ context: { viewport: { width: 360, height: 900 } } }, async (page) => {
    await largeText(page);
    assert.deepEqual(await overflow(page), []);
  }));
