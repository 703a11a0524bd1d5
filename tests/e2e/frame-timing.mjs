// Times what is done on the page, each from its event to the end of the frame in which the result was painted:
// node frame-timing.mjs prints a line for each thing with the median, the best and the worst in milliseconds, separated by tabs.
// `cargo xtask bench` shows them.

import { launch, mounted, openWatched, parts } from "./support.mjs";

const TIMES = 30;
/** The first times compile and warm up what the later ones use. */
const WARM_UP = 5;

/**
 * Runs in the page: does something again and again and gives the milliseconds that each took. `shown` is what must read
 * differently each time; `act` and `element` say what is done: a value typed into an input, or a button of two pressed.
 */
async function timeFrames([shown, elements, count]) {
  const times = [];
  for (let turn = 0; turn < count; turn += 1) {
    const before = shown.textContent;
    const element = elements[turn % elements.length];
    // The callback stands at the beginning of a frame. The message comes when the frame is painted.
    const time = await new Promise((resolve) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        const start = performance.now();
        painted.port1.onmessage = () => resolve(performance.now() - start);
        if (element instanceof HTMLInputElement) {
          // Every amount is reached on another day than the one before.
          element.value = String(turn % 2 === 0 ? 10 + turn : 50 + turn);
          element.dispatchEvent(new Event("input", { bubbles: true }));
        } else {
          element.click();
        }
        painted.port2.postMessage(null);
      });
    });
    if (shown.textContent === before) throw new Error(`turn ${turn} was not painted in its frame`);
    times.push(time);
  }
  return times;
}

async function print(page, what, shown, elements) {
  const handles = [await shown.elementHandle(), await Promise.all(elements.map((one) => one.elementHandle()))];
  const times = await page.evaluate(timeFrames, [...handles, WARM_UP + TIMES]);
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const median = (sorted[TIMES / 2 - 1] + sorted[TIMES / 2]) / 2;
  console.log([what, ...[median, sorted[0], sorted[TIMES - 1]].map((time) => time.toFixed(2))].join("\t"));
}

/** Opens a room. Without a fixed clock, which would also stand in for the clock that measures. */
async function open(browser, path) {
  const { page } = await openWatched(browser, { path, context: { viewport: { width: 1440, height: 900 } } });
  await mounted(page);
  return page;
}

const browser = await launch();
try {
  const plan = await open(browser, "");
  await print(plan, "an edit in Plan to the repainted answer", parts.answer(plan), [parts.budget(plan)]);

  // A campaign that spends each hour for six weeks: 42 x 24 = 1,008 entries.
  const sandbox = await open(browser, "#/sandbox/payments");
  await sandbox.getByLabel("Amount to add (USD)").fill("20000");
  await sandbox.getByRole("button", { name: "Add money", exact: true }).click();
  await sandbox.goto(new URL("#/sandbox/campaigns", sandbox.url()).href);
  await sandbox.getByRole("button", { name: "Create campaign" }).click();
  const dialog = sandbox.getByRole("dialog");
  await dialog.getByLabel("Daily budget (USD)").fill("240");
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await dialog.waitFor({ state: "hidden" });
  const dayOn = sandbox.getByRole("button", { name: "+1 day" });
  const dayBack = sandbox.getByRole("button", { name: "−1 day" });
  for (let day = 0; day < 42; day += 1) await dayOn.click();
  await sandbox.goto(new URL("#/sandbox", sandbox.url()).href);
  const shown = sandbox.locator(".clock-now");
  const what = "a day of the clock to the repainted screen, 1,000 entries";
  await print(sandbox, what, shown, [dayBack, dayOn]);
} finally {
  await browser.close();
}
