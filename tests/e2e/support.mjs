// What every end-to-end test needs: the browser, a page that is watched, the plan on a fixed day, the command line.
// `cargo xtask test --only e2e` serves the built page and says where it is.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The top folder of the workspace. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

function fromXtask(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run these through cargo xtask, which sets it.`);
  return value;
}

/** The address of the page, with a slash at its end. */
export const pageUrl = fromXtask("PAGE_URL");

/** Starts a browser, with more switches if there are any. Close it after the tests of a file. */
export function launch(...switches) {
  return chromium.launch({ executablePath: fromXtask("CHROMIUM"), args: [...FLAGS, ...switches] });
}

/**
 * Opens a page in a context of its own and writes down everything that should not happen: messages of the console that
 * are warnings or errors, exceptions nobody caught, dialogs, violations of the content security policy, requests that
 * failed or went anywhere but to the page's own origin.
 */
export async function openWatched(browser, options = {}) {
  const { path = "", context: contextOptions = {}, prepare } = options;
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    const error = request.failure()?.errorText;
    // The browser itself gives up an icon on its way when a page is left or loaded again.
    if (error === "net::ERR_ABORTED" && request.url().endsWith(".svg")) return;
    troubles.push(`failed: ${request.url()} ${error}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== new URL(pageUrl).origin) troubles.push(`foreign: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  // The console names a violation too, but only this event names one of a policy that merely reports.
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await prepare?.(page);
  await page.goto(new URL(path, pageUrl).href);
  return { page, troubles, close: () => context.close() };
}

/** Waits until the app has taken the place of the static first paint. */
export function mounted(page) {
  return page.waitForFunction(() => !document.getElementById("loading"));
}

/** 10 o'clock on Monday, 1 June 2026, where the browser of `onPlan` is. */
export const NOW = "2026-06-01T14:00:00Z";

/**
 * Uses the plan as it is on 1 June 2026 in an American browser, and then checks that nothing happened that should not.
 * `now`, `context` and `prepare` change where and when that is, and what the browser is like; `path` is what follows the
 * page's address. What matches `expected` may happen.
 */
export async function onPlan(browser, options, use) {
  const { now = NOW, context, path, prepare, expected } = options;
  const watched = await openWatched(browser, {
    path,
    context: { locale: "en-US", timezoneId: "America/New_York", viewport: { width: 1440, height: 900 }, ...context },
    prepare: async (page) => {
      await page.clock.setFixedTime(now);
      await prepare?.(page);
    },
  });
  try {
    await mounted(watched.page);
    await use(watched.page);
    assert.deepEqual(watched.troubles.filter((trouble) => !expected?.test(trouble)), []);
  } finally {
    await watched.close();
  }
}

/** What the article's example answers. */
export const EXAMPLE_ANSWER =
  "You reach $200 on Tue, Jun 9, 2026. " +
  "The $200 credit is expected by the end of Wed, Jun 10, 2026 and is used up on Wed, Jun 17, 2026.";

/** The parts of the plan, by what they are to a person. */
export const parts = {
  answer: (page) => page.locator(".answer-sentence[role=status]"),
  budget: (page) => page.getByLabel("Daily budget"),
  chart: (page) => page.locator("svg.chart"),
  slider: (page) => page.getByRole("slider", { name: "Day shown" }),
  journal: (page) => page.getByRole("region", { name: "Journal" }),
  /** The rows of the journal in which this text stands. */
  rows: (page, text) => parts.journal(page).locator("tbody").getByRole("row").filter({ hasText: text }),
  notices: (page) => page.locator(".notices"),
  undo: (page) => page.getByRole("button", { name: "Undo" }),
};

const FIXTURE = "tests/e2e/fixtures/rulebook";

/** Puts the fixture's six rules in the place of the rulebook. `change` may give another answer for a request. */
export function withSixRules(change = () => undefined) {
  return (page) =>
    page.route(/\/rulebook\/[a-z]+\.json$/, (route) => {
      const name = route.request().url().split("/").at(-1);
      const answer = change(name);
      if (answer === "abort") return route.abort();
      return route.fulfill(answer ?? { contentType: "application/json", path: join(root, FIXTURE, name) });
    });
}

/** The Rules room with the fixture's six rules, and then checks that nothing happened that should not. */
export function onRules(browser, options, use) {
  const { path = "#/rules", prepare, ...others } = options;
  return onPlan(browser, { path, prepare: prepare ?? withSixRules(), ...others }, use);
}

/** The parts of the Rules room, by what they are to a person. */
export const rulesParts = {
  heading: (page) => page.getByRole("heading", { level: 1, name: "The rulebook" }),
  words: (page) => page.getByRole("searchbox", { name: "Words or number" }),
  status: (page) => page.getByRole("status"),
  /** The rules that are shown. */
  all: (page) => page.locator("details.rule").filter({ visible: true }),
  rule: (page, id) => page.locator(`#rule-${id}`),
  /** The ids of the rules that are shown. */
  ids: (page) => page.locator(".rule-id").filter({ visible: true }).allInnerTexts(),
  clear: (page) => page.getByRole("button", { name: "Show all rules" }),
};

/** Waits until an element reads exactly so, and says what it reads instead if it never does. */
export async function reads(locator, expected) {
  const deadline = Date.now() + 5_000;
  let text;
  do {
    text = (await locator.innerText()).trim();
    if (text === expected) return;
    await locator.page().waitForTimeout(20);
  } while (Date.now() < deadline);
  assert.equal(text, expected);
}

/** Waits until an element contains a text, and says what it reads instead if it never does. */
export async function contains(locator, expected) {
  try {
    await locator.filter({ hasText: expected }).first().waitFor({ timeout: 5_000 });
  } catch {
    assert.fail(`“${expected}” is missing in: ${await locator.innerText()}`);
  }
}

/** Opens a file of the workspace, or one made of a name and a text, as a scenario. */
export function openScenario(page, file) {
  const chosen = typeof file === "string" ? join(root, file) : { mimeType: "application/json", ...file };
  return page.locator("input[type=file]").setInputFiles(chosen);
}

/** Runs the command line of the workspace. */
export function commandLine(...words) {
  const cargo = ["run", "--quiet", "--locked", "--package", "ad-credit-lab-cli", "--", ...words];
  return spawnSync("cargo", cargo, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

/** The widest elements that stick out of the window, or nothing. */
export const overflow = (page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const sticksOut = (element) => element.getBoundingClientRect().right > innerWidth + 1;
    const names = [...document.querySelectorAll("body *")].filter(sticksOut).map((element) => element.outerHTML.slice(0, 80));
    return [`${document.documentElement.scrollWidth} > ${innerWidth}`, ...names.slice(0, 5)];
  });

/** Makes all text twice as large, as a person's browser settings do. */
export async function largeText(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).fontSize === "32px");
}

/** The controls that are too small for a finger. */
export const smallControls = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, input:not([hidden]), select, summary, nav a")]
      .filter((element) => element.checkVisibility())
      .map((element) => [element.textContent || element.id || element.value, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24)
      .map(([name, { width, height }]) => `${name}: ${width} x ${height}`),
  );

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Scans the page with axe-core and returns one line for each violation, with the first places where it is. */
export async function accessibilityViolations(page) {
  // Evaluated by the browser's debugger, because the page's policy lets no foreign script in.
  await page.evaluate(`globalThis.axe || (() => { ${axe} })(); undefined`);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${id}: ${help} (${nodes.length} times, first at ${places.join(", ")})`;
  });
}
