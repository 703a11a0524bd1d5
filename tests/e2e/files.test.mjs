// Scenarios as files: what the page opens, refuses and saves is what the command line opens, refuses and runs.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EXAMPLE_ANSWER, commandLine, contains, launch, onPlan, openScenario, parts, reads, root } from "./support.mjs";

const GOOD = "tests/scenarios/article-by-code-from-receipt-to-exhausted.json";
const BAD = "tests/bad-scenarios/four-problems-in-one-file.json";

/** How many mistakes the page lists before it only counts them. */
const MOST_MISTAKES = 12;

let browser;
const folder = mkdtempSync(join(tmpdir(), "ad-credit-lab-"));
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The outcome that the command line gives for a scenario file. */
function outcomeOf(file) {
  const { status, stdout, stderr } = commandLine("run", file);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** Presses the button that saves and gives the path of what came. */
async function save(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "scenario.json");
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

const mistakes = (page) => parts.notices(page).getByRole("listitem").allInnerTexts();

test("a scenario file opens as one step, and undo brings the plan before it back", () =>
  onPlan(browser, {}, async (page) => {
    await parts.budget(page).fill("10");
    await openScenario(page, GOOD);
    await contains(parts.notices(page), "article-by-code-from-receipt-to-exhausted.json is open.");
    await reads(
      parts.answer(page),
      "You reach $200 on Fri, May 8, 2026. " +
        "The $200 credit is expected by the end of Mon, May 11, 2026 and is used up on Thu, May 14, 2026.",
    );
    assert.equal(await parts.budget(page).count(), 0);
    await contains(page.getByRole("region", { name: "Your plan" }), "no daily plan");
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await parts.notices(page).innerText(), "");

    await parts.undo(page).click();
    assert.equal(await parts.budget(page).inputValue(), "10");
  }));

test("an opened scenario is kept", () =>
  onPlan(browser, {}, async (page) => {
    await openScenario(page, GOOD);
    await contains(parts.answer(page), "Fri, May 8, 2026");
    await page.reload();
    await contains(parts.answer(page), "Fri, May 8, 2026");
  }));

test("every bad file is refused with the very sentences of the command line, and the plan stays", () => {
  const names = readdirSync(join(root, "tests/bad-scenarios")).filter((name) => name.endsWith(".json"));
  assert.ok(names.length > 50);
  const paths = names.map((name) => `tests/bad-scenarios/${name}`);
  const { status, stderr, stdout } = commandLine("run", ...paths);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  const lines = stderr.trimEnd().split("\n");
  return onPlan(browser, {}, async (page) => {
    for (const [index, path] of paths.entries()) {
      const sentences = lines.filter((line) => line.startsWith(`${path}: `)).map((line) => line.slice(path.length + 2));
      assert.ok(sentences.length > 0, path);
      const listed = sentences.slice(0, MOST_MISTAKES);
      if (sentences.length > MOST_MISTAKES) listed.push(`and ${sentences.length - MOST_MISTAKES} more.`);

      await openScenario(page, path);
      const count = sentences.length === 1 ? "one mistake" : `${sentences.length} mistakes`;
      const isNewer = sentences[0].includes("made by a newer version");
      const told = isNewer ? "was made by a newer version of this page." : `was not opened, because of ${count}:`;
      await contains(parts.notices(page), `${names[index]} ${told}`);
      assert.deepEqual(await mistakes(page), listed, path);
    }
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    assert.ok(await parts.undo(page).isDisabled());
  });
});

test("a file that is no UTF-8 text is refused, not read with other letters", () =>
  onPlan(browser, {}, async (page) => {
    const text = readFileSync(join(root, GOOD), "utf8").replaceAll("Launch", "Frühling");
    await openScenario(page, { name: "latin.json", buffer: Buffer.from(text, "latin1") });
    await contains(parts.notices(page), "latin.json was not opened: the browser could not read it as text.");
    await reads(parts.answer(page), EXAMPLE_ANSWER);
    await openScenario(page, { name: "marked.json", buffer: Buffer.from(`\u{feff}${text}`) });
    await contains(parts.notices(page), "marked.json is open.");
    await contains(parts.rows(page, "Frühling"), "$100.00");
  }));

test("a file of more than 32 MB is refused before it is read", () =>
  onPlan(browser, {}, async (page) => {
    writeFileSync(join(folder, "large.json"), Buffer.alloc(32 * 1024 * 1024 + 1, " "));
    await page.locator("input[type=file]").setInputFiles(join(folder, "large.json"));
    await contains(parts.notices(page), "large.json was not opened: it has more than 32 MB.");
    await reads(parts.answer(page), EXAMPLE_ANSWER);
  }));

test("the same file can be opened again after a change", () =>
  onPlan(browser, {}, async (page) => {
    for (const [amount, answer] of [
      ["50.00", "Fri, Jun 5, 2026"],
      ["100.00", "Wed, Jun 3, 2026"],
    ]) {
      const scenario = JSON.parse(readFileSync(await save(page, "before.json"), "utf8"));
      scenario.spend_plan.daily_budget = amount;
      await openScenario(page, { name: "same.json", buffer: Buffer.from(JSON.stringify(scenario)) });
      await contains(parts.answer(page), `You reach $200 on ${answer}`);
    }
  }));

test("a saved plan runs at the command line to what the page shows", () =>
  onPlan(browser, {}, async (page) => {
    await page.getByLabel("By code").check();
    await page.getByLabel("Code redeemed").fill("2026-06-15");
    await parts.budget(page).fill("40");
    const [offer] = outcomeOf(await save(page, "plan.json")).offers;
    // 5 days of 40 from 15 June.
    assert.equal(offer.state, "exhausted");
    assert.equal(offer.crossed, "2026-06-19T12:00:00");
    await contains(parts.answer(page), "You reach $200 on Fri, Jun 19, 2026.");
    await contains(parts.answer(page), "used up on Fri, Jun 26, 2026.");
    assert.equal(offer.issued, "2026-06-22T12:00:00");
  }));

test("a file that is opened and saved again runs at the command line to the same outcome and still expects it", () =>
  onPlan(browser, {}, async (page) => {
    const names = [
      "article-by-code-from-receipt-to-exhausted.json",
      "of-three-tiers-the-middle-one-pays-alone.json",
      "yen-threshold-is-met-to-the-yen.json",
      "a-plan-tops-up-with-tax-at-consumption.json",
      "an-assignable-credit-pays-only-while-it-is-assigned.json",
    ];
    const originals = names.map((name) => `tests/scenarios/${name}`);
    const saved = [];
    for (const [index, name] of names.entries()) {
      await openScenario(page, originals[index]);
      await contains(parts.notices(page), `${name} is open.`);
      saved.push(await save(page, name));
    }
    const [before, after] = [originals, saved].map((files) => commandLine("run", ...files));
    assert.equal(before.status, 0, before.stderr);
    assert.equal(after.stdout, before.stdout);
    const { status, stdout } = commandLine("check", ...saved);
    assert.equal(status, 0, stdout);
  }));

test("markup in a file is shown as text and runs nothing", () =>
  onPlan(browser, { prepare: (page) => page.exposeFunction("hostile", () => assert.fail("it ran")) }, async (page) => {
    const elements = () => page.locator("img, iframe, body script, main a:not(.rule-mark), svg:not(.chart)").count();
    const before = await elements();
    const name = "<img src=x onerror=hostile()>.json";
    await openScenario(page, { name, buffer: readFileSync(join(root, "tests/e2e/fixtures/hostile.json")) });
    await contains(parts.notices(page), `${name} is open.`);
    const plan = page.getByRole("region", { name: "Your plan" });
    const title = () => plan.getByLabel("Name", { exact: true }).first().inputValue();
    assert.equal(await title(), '<img src=x onerror="hostile()"> as a title');
    await contains(plan, "<script>hostile()</script> as a network");
    await contains(plan, '<iframe srcdoc="<script>parent.hostile()</script>"> as a source');
    await contains(parts.rows(page), '<svg onload="hostile()"></svg> as a campaign');
    await contains(parts.rows(page), 'Give a credit · <a href="javascript:hostile()">as an id</a>');
    await contains(page.getByRole("region", { name: "Watch out" }), '“<a href="javascript:hostile()">as an id</a>”');
    assert.equal(await elements(), before);
    await page.reload();
    await contains(plan, "<script>hostile()</script> as a network");
    assert.equal(await title(), '<img src=x onerror="hostile()"> as a title');
    assert.equal(await elements(), before);
  }));

test("markup in a file's mistakes is shown as text and runs nothing", () =>
  onPlan(browser, { prepare: (page) => page.exposeFunction("hostile", () => assert.fail("it ran")) }, async (page) => {
    const path = "tests/e2e/fixtures/hostile-mistakes.json";
    await openScenario(page, path);
    await contains(parts.notices(page), "hostile-mistakes.json was not opened, because of 3 mistakes:");
    const sentences = commandLine("run", path).stderr.trimEnd().split("\n").map((line) => line.slice(path.length + 2));
    assert.deepEqual(await mistakes(page), sentences);
    assert.ok(sentences[0].startsWith('<img src=x onerror="hostile()">: '));
    assert.equal(await page.locator(".notices img, .notices script, .notices svg").count(), 0);
  }));

test("a mistake of a file does not take the step that was being typed", () =>
  onPlan(browser, {}, async (page) => {
    await parts.budget(page).fill("10");
    await openScenario(page, BAD);
    await contains(parts.notices(page), "because of 4 mistakes:");
    await parts.undo(page).click();
    await reads(parts.answer(page), EXAMPLE_ANSWER);
  }));
