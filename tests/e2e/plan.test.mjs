// Plan: it opens on the article's example, and whatever is changed, the answer, the picture and the journal follow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, contains, launch, onPlan, parts, reads } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("a newcomer sees the article's example with its answer, its picture and its journal", () =>
  onPlan(browser, {}, async (page) => {
    assert.match(await page.getByRole("region", { name: "Your plan" }).innerText(), /Spend \$200, get \$200/);
    assert.equal(await parts.budget(page).inputValue(), "25");
    assert.ok(await page.getByLabel("Automatic").isChecked());
    await reads(parts.answer(page), EXAMPLE_ANSWER);

    const { width, height } = await parts.chart(page).boundingBox();
    assert.ok(width > 600 && height > 300, `${width} x ${height}`);
    for (const text of ["$200 earns $200", "$200 reached", "credit by the end of Wed, Jun 10, 2026", "used up Wed, Jun 17, 2026"]) {
      await contains(parts.chart(page), text);
    }

    // The creation, the activation, the top-up, 60 charges and the credit.
    assert.equal(await parts.rows(page).count(), 64);
    await contains(parts.rows(page, "Credit issued"), "Wed, Jun 10, 2026");
    await contains(parts.rows(page, "the threshold of $200 was reached"), "Tue, Jun 9, 2026");
  }));

for (const [now, timezoneId] of [
  ["2026-05-31T15:30:00Z", "Asia/Tokyo"],
  ["2026-06-02T06:30:00Z", "America/Los_Angeles"],
]) {
  test(`today is the user's own date in ${timezoneId}, and no figure moves with the time zone`, () =>
    onPlan(browser, { now, context: { timezoneId } }, async (page) => {
      assert.equal(await page.getByLabel("Account created").inputValue(), "2026-06-01");
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      await contains(parts.rows(page, "Top up"), "12:00 AM");
    }));
}

for (const [locale, answer] of [
  ["en-GB", "You reach US$200 on Tue, 9 Jun 2026."],
  ["de-DE", "You reach $200 on Tue, Jun 9, 2026."],
]) {
  test(`a browser that speaks ${locale} writes figures in its own English, or else in the language of the words`, () =>
    onPlan(browser, { context: { locale } }, (page) => contains(parts.answer(page), answer)));
}

for (const { input, value, answer, picture, row } of [
  {
    input: "Account created",
    value: "2026-05-05",
    // 30 days later is 4 June: 2, 3 and 4 June count.
    answer: "No credit: $75 counts by the end of Thu, Jun 4, 2026, which is $125 short of $200.",
    picture: "no credit",
    row: ["Account created", "Tue, May 5, 2026"],
  },
  {
    input: "Spending starts",
    value: "2026-06-05",
    // The 8th day is a Friday, so the credit comes on Monday and lasts 8 days.
    answer:
      "You reach $200 on Fri, Jun 12, 2026. " +
      "The $200 credit is expected by the end of Mon, Jun 15, 2026 and is used up on Mon, Jun 22, 2026.",
    picture: "used up Mon, Jun 22, 2026",
    row: ["Top up", "Fri, Jun 5, 2026"],
  },
  {
    input: "Daily budget (USD)",
    value: "10",
    // The 20th day is a Sunday, so the credit comes on Monday and lasts 20 days.
    answer:
      "You reach $200 on Sun, Jun 21, 2026. " +
      "The $200 credit is expected by the end of Mon, Jun 22, 2026 and is used up on Sat, Jul 11, 2026.",
    picture: "used up Sat, Jul 11, 2026",
    row: ["Top up", "$610.00"],
  },
  {
    input: "Days of spending",
    value: "10",
    // 10 and 11 June use 50 of the credit, and nothing uses the rest.
    answer:
      "You reach $200 on Tue, Jun 9, 2026. The $200 credit is expected by the end of Wed, Jun 10, 2026, " +
      "but $150 of it (75%) is wasted: still unused when it expires at the end of Fri, Jul 10, 2026.",
    picture: "$150 lost Fri, Jul 10, 2026",
    row: ["Credit expired", "$150.00"],
  },
]) {
  test(`a change of “${input}” changes the answer, the picture and the journal at once, and undo brings all back`, () =>
    onPlan(browser, {}, async (page) => {
      await page.getByLabel(input, { exact: true }).fill(value);
      await reads(parts.answer(page), answer);
      await contains(parts.chart(page), picture);
      await contains(parts.rows(page, row[0]), row[1]);

      await parts.undo(page).click();
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      await contains(parts.chart(page), "used up Wed, Jun 17, 2026");
      assert.equal(await parts.rows(page).count(), 64);
      assert.ok(await parts.undo(page).isDisabled());
    }));
}

/** Chooses activation by code, with these dates. */
async function byCode(page, { received = "2026-06-01", redeemed }) {
  await page.getByLabel("By code").check();
  await page.getByLabel("Code received").fill(received);
  await page.getByLabel("Code redeemed").fill(redeemed);
}

test("activation by code shows its two dates and its two rows, and automatic takes them away again", () =>
  onPlan(browser, {}, async (page) => {
    assert.equal(await page.getByLabel("Code received").count(), 0);
    await page.getByLabel("By code").check();
    await contains(parts.rows(page, "Redeem a code"), "Mon, Jun 1, 2026");
    assert.equal(await parts.rows(page, "Automatic activation").count(), 0);
    await contains(page.getByRole("region", { name: "Watch out" }), "documented only for these countries");
    await reads(parts.answer(page), EXAMPLE_ANSWER);

    await page.getByLabel("Automatic").check();
    await contains(parts.rows(page, "Automatic activation"), "Mon, Jun 1, 2026");
    assert.equal(await page.getByLabel("Code received").count(), 0);
    assert.equal(await parts.rows(page, "a code").count(), 0);
  }));

test("a code redeemed on its last date is accepted and marked as on the boundary", () =>
  onPlan(browser, {}, async (page) => {
    await byCode(page, { redeemed: "2026-06-15" });
    const row = parts.rows(page, "Redeem a code");
    await contains(row, "Accepted on the last date");
    await contains(row, "Sun, Jun 14, 2026 was the last date that every reading accepts");
    // Eight days of 25 from 15 June on.
    await reads(
      parts.answer(page),
      "You reach $200 on Mon, Jun 22, 2026. " +
        "The $200 credit is expected by the end of Tue, Jun 23, 2026 and is used up on Tue, Jun 30, 2026.",
    );
    await contains(page.getByRole("region", { name: "Money that does not count" }), "$325 It does not count");
    await contains(parts.chart(page), "redeem by Mon, Jun 15, 2026");
  }));

test("a code redeemed the day after its last date is refused and there is no credit", () =>
  onPlan(browser, {}, async (page) => {
    await byCode(page, { redeemed: "2026-06-16" });
    const row = parts.rows(page, "Redeem a code");
    await contains(row, "Refused");
    await contains(row, "the last date was Mon, Jun 15, 2026");
    await reads(
      parts.answer(page),
      "No credit: the code was not redeemed by the end of Mon, Jun 15, 2026, the last date for it.",
    );
    await contains(parts.chart(page), "no credit");

    await page.getByLabel("Code received").fill("2026-06-02");
    await contains(parts.rows(page, "Redeem a code"), "Accepted on the last date");
  }));

test("a text that cannot be taken is explained beside its field and changes nothing", () =>
  onPlan(browser, {}, async (page) => {
    for (const [input, text, message] of [
      ["Daily budget (USD)", "12.345", "USD has no more than 2 decimals."],
      ["Daily budget (USD)", "12,50", "Please give an amount such as 25 or 25.50, without letters or signs."],
      ["Daily budget (USD)", "0", "The amount must be more than zero."],
      ["Daily budget (USD)", "100000000000", "This is more than the simulator takes."],
      ["Days of spending", "3661", "Please give a whole number from 1 to 3660."],
      ["Spending starts", "", "Please give a date from 2000 to 2199."],
      ["Account created", "1999-12-31", "Please give a date from 2000 to 2199."],
    ]) {
      const field = page.getByLabel(input, { exact: true });
      const before = await field.inputValue();
      await field.fill(text);
      await contains(page.locator(`[id="${await field.getAttribute("aria-describedby")}"]`), message);
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      await reads(parts.answer(page), EXAMPLE_ANSWER);
      await field.blur();
      assert.equal(await field.inputValue(), text);
      await field.fill(before);
      assert.equal(await field.getAttribute("aria-invalid"), null);
    }
  }));

test("the table under the picture has a row for each day with the figures of its end", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByText("The same days as a table").click();
    const table = page.getByRole("region", { name: "The same days as a table" });
    await contains(table, "Sun, Jul 12, 2026");
    assert.equal(await table.locator("tbody").getByRole("row").count(), 42);
    const row = table.getByRole("row", { name: "Thu, Jun 11, 2026" });
    assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["$25.00", "$200.00", "$50.00", "$150.00", "$1,325.00", ""]);
  }));

test("pointing at the picture reads the day under the pointer", () =>
  onPlan(browser, {}, async (page) => {
    await parts.chart(page).scrollIntoViewIfNeeded();
    const { x, y, width } = await parts.chart(page).boundingBox();
    const card = page.locator(".timeline-card");
    await page.mouse.move(x + 10, y + 50);
    await contains(card, "Mon, Jun 1, 2026");
    await page.mouse.move(x + width - 10, y + 50);
    await contains(card, "Sun, Jul 12, 2026");
    await contains(card, "$550 of $200");
    await page.mouse.move(x, 5);
    await card.waitFor({ state: "detached" });
  }));

test("the colours follow the button and are kept", () =>
  onPlan(browser, { context: { colorScheme: "light" } }, async (page) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.getByRole("button", { name: "Colours" });
    await button.click();
    await contains(button, "light");
    await button.click();
    await contains(button, "dark");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    assert.notEqual(await ground(), light);
    await page.reload();
    await contains(button, "dark");
    assert.notEqual(await ground(), light);
  }));

test("the timeline is saved as a picture of both kinds, as figures and as reminders", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByText("Save as", { exact: true }).click();
    for (const [name, ending] of [
      ["Picture, SVG", "svg"],
      ["Picture, PNG", "png"],
      ["Figures, CSV", "csv"],
      ["Calendar reminders", "ics"],
    ]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      assert.equal(download.suggestedFilename(), `the-article-s-example-spend-200-get-200-timeline.${ending}`);
      await contains(page.locator(".timeline-files"), `Saved as ${download.suggestedFilename()}.`);
    }
  }));
