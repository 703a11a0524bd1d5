// What the page's workers do, as the page would ask them: the real program, under the page's policy and sub path.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { commandLine, launch, onPlan } from "./support.mjs";

const SCENARIO = {
  version: 1,
  name: "A month of ads",
  offers: [{ offer: "article-spend-200-get-200" }],
  account: { created: "2026-06-01T09:00", country: "US", currency: "USD" },
  spend_plan: { start: "2026-06-01", days: 30, daily_budget: "25.00" },
};
const REQUEST = { runs: 100_000, seed: 42, daily_spend: { low: "0.00", high: "14.00" }, level_percent: { low: 80, high: 120 } };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What workers say of questions, each a list of what the page sends; `null` gives up what its asker asked, when that has begun. */
const told = (page, questions) =>
  page.evaluate(async (questions) => {
    const folder = document.querySelector("script[data-background]").dataset.background;
    const worker = new Worker(`${folder}lead.js`, { type: "module" });
    const told = [];
    let next;
    worker.onmessage = ({ data }) => {
      const [text, file] = Array.isArray(data) ? data : [data];
      told.push({ ...JSON.parse(text), file });
      next?.();
    };
    worker.onerror = () => told.push("lost") && next?.();
    const waits = async (isSo) => {
      while (!isSo()) await new Promise((resolve) => (next = resolve));
    };
    for (const [index, [head, scenario, request, csv]] of questions.entries()) {
      const id = index + 1;
      const of = () => told.filter((said) => said === "lost" || said.id === id);
      const file = csv && new Blob([csv]);
      worker.postMessage([JSON.stringify({ asker: 1, id, ...head }), JSON.stringify(scenario), JSON.stringify(request), file]);
      if (head.givenUp) {
        await waits(() => of().some(({ done }) => done > 0));
        worker.postMessage([JSON.stringify({ asker: 1, ask: "nothing" })]);
        told.push("given up");
      } else {
        await waits(() => of().some(({ found, failed }) => found || failed));
      }
    }
    for (const said of told) if (said.file) said.file = await said.file.text();
    worker.terminate();
    return told;
  }, questions);

/** What the command line prints for files of these contents, named by the words that are to stand for them. */
function printed(words, files) {
  const folder = mkdtempSync(join(tmpdir(), "background-"));
  try {
    const named = words.map((word) => {
      if (files[word] === undefined) return word;
      const path = join(folder, word);
      writeFileSync(path, files[word]);
      return path;
    });
    return commandLine(...named).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a forecast that workers share says what the command line says, and how far it is", async () => {
  await onPlan(browser, {}, async (page) => {
    const said = await told(page, [[{ ask: "forecast" }, SCENARIO, REQUEST]]);
    const { found } = said.at(-1);
    const files = { "scenario.json": JSON.stringify(SCENARIO), "request.json": JSON.stringify(REQUEST) };
    const words = ["forecast", "scenario.json", "--request", "request.json", "--format", "json"];
    assert.deepEqual(found, JSON.parse(printed(words, files)));
    const progress = said.slice(0, -1);
    assert.ok(progress.length > 0 && progress.every(({ done, all }) => 0 < done && done <= all && all === REQUEST.runs));
  });
});

test("a forecast that is given up is no more heard of, and the next question is answered", async () => {
  await onPlan(browser, {}, async (page) => {
    const said = await told(page, [
      [{ ask: "forecast", givenUp: true }, SCENARIO, { ...REQUEST, runs: 1_000_000 }],
      [{ ask: "goal" }, SCENARIO, { find: "daily_budget", by: "2026-06-07" }],
    ]);
    const after = said.slice(said.indexOf("given up") + 1);
    // What was on its way when it was given up may still arrive, but it never comes to an answer.
    assert.ok(said.every(({ id, found }) => id !== 1 || !found));
    // 200.00 in seven days are 28.571... a day.
    assert.equal(after.at(-1).found.answer.daily_budget, "28.58");
  });
});

test("a batch gives the file of outcomes that the command line prints", async () => {
  const { spend_plan: _, ...shared } = SCENARIO;
  const rows = Array.from({ length: 3_000 }, (_, shop) => `shop-${shop},2026-06-02T12:00,top_up,300.00,\nshop-${shop},2026-06-03,spend,${shop % 300}.00,Launch`);
  const csv = `account,at,kind,amount,campaign\n${rows.join("\n")}\n`;
  await onPlan(browser, {}, async (page) => {
    const said = await told(page, [[{ ask: "batch", delimiter: 44 }, shared, undefined, csv]]);
    const { found, file } = said.at(-1);
    assert.equal(found.accounts, 3_000);
    const files = { "shared.json": JSON.stringify(shared), "rows.csv": csv };
    assert.equal(file, printed(["run", "--batch", "rows.csv", "--scenario", "shared.json"], files));
    assert.equal(said.flatMap(({ part }) => part?.accounts ?? []).length, 3_000);
  });
});

test("what the program refuses is said with its place", async () => {
  await onPlan(browser, {}, async (page) => {
    const said = await told(page, [[{ ask: "forecast" }, SCENARIO, { ...REQUEST, runs: 0 }]]);
    assert.equal(said.at(-1).failed, "refused");
    assert.deepEqual([said.at(-1).input, said.at(-1).problems[0].path], ["request", "runs"]);
  });
});
