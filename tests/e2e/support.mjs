// What every end-to-end test needs: the browser, a page that is watched, and the accessibility scan.
// `cargo xtask test --only e2e` serves the built page and says where it is.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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

function fromXtask(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run these through cargo xtask, which sets it.`);
  return value;
}

/** The address of the page, with a slash at its end. */
export const pageUrl = fromXtask("PAGE_URL");

/** Starts a browser. Close it after the tests of a file. */
export function launch() {
  return chromium.launch({ executablePath: fromXtask("CHROMIUM"), args: FLAGS });
}

/**
 * Opens a page in a context of its own and writes down everything that should not happen: messages of the console that
 * are warnings or errors, exceptions nobody caught, violations of the content security policy, requests that failed or
 * went anywhere but to the page's own origin.
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
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
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

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Scans the page with axe-core and returns one line for each violation, with the first places where it is. */
export async function accessibilityViolations(page) {
  // Evaluated by the browser's debugger, because the page's policy lets no foreign script in.
  await page.evaluate(`${axe}; undefined`);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${id}: ${help} (${nodes.length} times, first at ${places.join(", ")})`;
  });
}
