// The Rules room: every rule with its sources, found by words and filters, with examples that open in Plan.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  EXAMPLE_ANSWER,
  contains,
  launch,
  onPlan,
  onRules,
  pageUrl,
  parts,
  reads,
  root,
  rulesParts,
  withSixRules,
} from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const rulebook = (name) => JSON.parse(readFileSync(join(root, "rulebook", name), "utf8"));
const focusedId = (page) => page.evaluate(() => document.activeElement.closest("[id]").id);

test("every rule of the rulebook is shown once, under its topic", () =>
  onPlan(browser, { path: "#/rules" }, async (page) => {
    const [rules, { topics, rules: words }] = [rulebook("rules.json"), rulebook("en.json")];
    await reads(rulesParts.status(page), `${rules.length} of ${rules.length} rules`);
    for (const [topic, title] of Object.entries(topics)) {
      const own = rules.filter((rule) => rule.topic === topic).map(({ id }) => `${id} ${words[id].title}`);
      const titles = page.getByRole("region", { name: title, exact: true }).locator("h3");
      assert.deepEqual((await titles.allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), own);
    }
  }));

test("every example of the rulebook is a file beside the page", async () => {
  for (const name of new Set(rulebook("rules.json").flatMap(({ scenarios }) => scenarios))) {
    const answer = await fetch(new URL(`scenarios/${name}.json`, pageUrl));
    assert.equal(answer.status, 200, name);
  }
});

test("an open rule says what it says, where it was read and how far that can be trusted", () =>
  onRules(browser, {}, async (page) => {
    const rule = rulesParts.rule(page, "TT-30");
    await rule.locator("summary").click();
    await contains(rule, "What was spent before never does.");
    await contains(rule, "Grade O");
    await contains(rule, "In the engine: runs go by this rule.");
    const [official, secondary] = await rule.locator(".rule-sources li").all();
    await contains(official, "the network's own page");
    const link = official.getByRole("link");
    assert.match(await link.getAttribute("href"), /^https:\/\/ads\.tiktok\.com\//);
    assert.equal(await link.getAttribute("rel"), "noreferrer");
    assert.equal(await link.getAttribute("target"), "_blank");
    // Other pages are named, not linked.
    await contains(secondary, "somebody else's page");
    assert.equal(await secondary.getByRole("link").count(), 0);

    const decision = rulesParts.rule(page, "A1");
    await decision.locator("summary").click();
    await contains(decision, "Is the 14th day inside?");
    await contains(decision, "It is accepted, with a warning.");
    await contains(decision.locator(".rule-sources"), "a decision of this project");
    await rulesParts.rule(page, "TT-11").locator("summary").click();
    await contains(rulesParts.rule(page, "TT-11"), "Text only: no run depends on this rule.");
  }));

test("words and filters narrow the rules, the number is announced, and all come back with one button", () =>
  onRules(browser, {}, async (page) => {
    const finds = async (ids) => {
      await reads(rulesParts.status(page), ids.length === 0 ? "No rule matches." : `${ids.length} of 6 rules`);
      assert.deepEqual(await rulesParts.ids(page), ids);
    };
    await finds(["TT-02", "TT-11", "TT-30", "TT-32", "TT-34", "A1"]);
    assert.ok(await rulesParts.clear(page).isDisabled());
    await rulesParts.words(page).fill("COUNTS only");
    await finds(["TT-30", "TT-32"]);
    await rulesParts.words(page).fill("warning");
    await finds(["A1"]);
    await rulesParts.words(page).fill("");
    await page.getByLabel("Topic").selectOption("Getting a code");
    await finds(["TT-02", "TT-11"]);
    await page.getByLabel("Text only").check();
    await finds(["TT-11"]);
    await page.getByLabel("Topic").selectOption("All topics");
    await finds(["TT-11", "TT-34"]);
    await page.getByLabel("Strongest source").selectOption({ value: "D" });
    await finds([]);
    assert.equal(await page.getByRole("heading", { level: 2, name: "What counts" }).count(), 0);
    await rulesParts.clear(page).click();
    await finds(["TT-02", "TT-11", "TT-30", "TT-32", "TT-34", "A1"]);
    assert.equal(await focusedId(page), "rule-words");
    assert.equal(await page.getByLabel("Strongest source").inputValue(), "");
    assert.ok(await page.getByLabel("All", { exact: true }).isChecked());
  }));

test("what is open stays open while one searches, and what was searched stays while one is away", () =>
  onRules(browser, {}, async (page) => {
    await rulesParts.rule(page, "TT-30").locator("summary").click();
    await rulesParts.words(page).fill("recipient");
    await reads(rulesParts.status(page), "1 of 6 rules");
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await parts.chart(page).waitFor();
    await page.goBack();
    assert.equal(await rulesParts.words(page).inputValue(), "recipient");
    await rulesParts.words(page).fill("");
    await page.locator("#rule-TT-30[open]").waitFor();
  }));

test("the address of a rule opens it and scrolls to it, also where the search had hidden it", () =>
  onRules(browser, { path: "#/rules/tt-34", context: { viewport: { width: 360, height: 500 } } }, async (page) => {
    const inView = async (id) => {
      await page.locator(`#rule-${id}[open]`).waitFor();
      await page.waitForFunction((id) => {
        const { top } = document.getElementById(`rule-${id}`).getBoundingClientRect();
        return top >= 0 && top < 100;
      }, id);
      assert.equal(await focusedId(page), `rule-${id}`);
    };
    await inView("TT-34");
    await rulesParts.words(page).fill("recipient");
    await reads(rulesParts.status(page), "1 of 6 rules");
    await page.evaluate(() => location.assign("#/rules/TT-30"));
    await inView("TT-30");
    await reads(rulesParts.status(page), "6 of 6 rules");
  }));

test("the address of a rule that is not there says so and shows the others", () =>
  onRules(browser, { path: "#/rules/TT-999" }, async (page) => {
    await reads(rulesParts.status(page), "There is no rule TT-999. 6 of 6 rules");
    await page.waitForFunction(() => document.activeElement.id === "rules-title");
  }));

test("an example opens in Plan as one step, undo brings the plan before it back, and Back leads to its rule", () =>
  onRules(browser, { path: "#/plan" }, async (page) => {
    await parts.budget(page).fill("10");
    await page.getByRole("link", { name: "Rules" }).click();
    const rule = rulesParts.rule(page, "TT-30");
    await rule.locator("summary").click();
    await rule.getByRole("button", { name: "Open as a scenario: Article by code from receipt to exhausted" }).click();
    await contains(parts.notices(page), "article-by-code-from-receipt-to-exhausted.json is open.");
    await contains(parts.answer(page), "You reach $200 on Fri, May 8, 2026.");
    assert.equal(await page.evaluate(() => location.hash), "#/plan");

    await page.goBack();
    await rule.getByText("What was spent before never does.").waitFor();
    assert.equal(await page.evaluate(() => location.hash), "#/rules/TT-30");
    await page.goForward();
    await parts.undo(page).click();
    assert.equal(await parts.budget(page).inputValue(), "10");
    await contains(parts.answer(page), "You reach $200 on Sun, Jun 21, 2026.");
  }));

test("an example that does not come, or that is no scenario any more, says so beside it and leaves the plan", () => {
  const prepare = async (page) => {
    await withSixRules()(page);
    await page.route("**/scenarios/article*.json", (route) => route.fulfill({ body: '{ "name": "old" }' }));
  };
  return onRules(browser, { path: "#/rules/TT-30", prepare, expected: /404|no-such-scenario/ }, async (page) => {
    const examples = rulesParts.rule(page, "TT-30").locator(".rule-examples li");
    await examples.nth(0).getByRole("button").click();
    await contains(examples.nth(0), "article-by-code-from-receipt-to-exhausted.json was not opened, because of");
    await contains(examples.nth(0), "version: This field is missing.");
    await examples.nth(1).getByRole("button").click();
    await contains(examples.nth(1), "no-such-scenario.json could not be loaded.");
    assert.equal(await page.evaluate(() => location.hash), "#/rules/TT-30");
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    assert.ok(await parts.undo(page).isDisabled());
  });
});

for (const [what, answer] of [
  ["breaks off", "abort"],
  ["is not found", { status: 404, body: "" }],
]) {
  test(`a rulebook whose fetch ${what} is said to have failed, and comes when one tries again`, () => {
    let fails = true;
    const prepare = withSixRules((name) => (fails && name === "en.json" ? answer : undefined));
    return onRules(browser, { prepare, expected: /en\.json|404|ERR_FAILED/ }, async (page) => {
      const alert = page.getByRole("alert");
      await contains(alert, "The rulebook could not be loaded. Please check the connection and try again.");
      assert.equal(await rulesParts.words(page).count(), 0);
      fails = false;
      await alert.getByRole("button", { name: "Try again" }).click();
      await reads(rulesParts.status(page), "6 of 6 rules");
      assert.equal(await focusedId(page), "rules-title");
      assert.equal(await alert.count(), 0);
    });
  });
}

test("a rulebook of another form is refused by the place that does not fit", () => {
  const prepare = withSixRules((name) => (name === "rules.json" ? { body: '[{ "id": "TT-30" }]' } : undefined));
  return onRules(browser, { prepare }, (page) =>
    contains(page.getByRole("alert"), "The rulebook does not fit this version of the page (rules[0])."),
  );
});

test("while the rulebook is on its way the room says so", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = async (page) => {
    await withSixRules()(page);
    await page.route("**/rulebook/en.json", async (route) => {
      await held;
      await route.fallback();
    });
  };
  await onRules(browser, { prepare }, async (page) => {
    await reads(rulesParts.status(page), "Loading the rulebook…");
    release();
    await reads(rulesParts.status(page), "6 of 6 rules");
  });
});

test("markup in the rulebook is shown as text", () =>
  onRules(browser, { path: "#/rules/TT-32" }, async (page) => {
    await contains(rulesParts.rule(page, "TT-32"), "<img src=x onerror=hostile()> is text here.");
    assert.equal(await page.locator("main img").count(), 0);
  }));
