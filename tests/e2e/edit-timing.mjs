// Times edits in Plan, each from its input event to the end of the frame in which the new answer was painted:
// node edit-timing.mjs prints the median, the best and the worst in milliseconds. `cargo xtask bench` shows them.

import { launch, mounted, openWatched, parts } from "./support.mjs";

const EDITS = 30;
/** The first edits compile and warm up what the later ones use. */
const WARM_UP = 5;

/** Runs in the page: makes edits and gives the milliseconds that each took. */
async function timeEdits([input, count]) {
  const answer = document.querySelector("[role=status]");
  const times = [];
  for (let edit = 0; edit < count; edit += 1) {
    const before = answer.textContent;
    // The callback stands at the beginning of a frame. The message comes when the frame is painted.
    const time = await new Promise((resolve) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        const start = performance.now();
        painted.port1.onmessage = () => resolve(performance.now() - start);
        // Every amount is reached on another day than the one before.
        input.value = String(edit % 2 === 0 ? 10 + edit : 50 + edit);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        painted.port2.postMessage(null);
      });
    });
    if (answer.textContent === before) throw new Error(`edit ${edit} was not painted in its frame`);
    times.push(time);
  }
  return times;
}

const browser = await launch();
try {
  // Without a fixed clock, which would also stand in for the clock that measures.
  const { page } = await openWatched(browser, { context: { viewport: { width: 1440, height: 900 } } });
  await mounted(page);
  const input = await parts.budget(page).elementHandle();
  const times = await page.evaluate(timeEdits, [input, WARM_UP + EDITS]);
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const median = (sorted[EDITS / 2 - 1] + sorted[EDITS / 2]) / 2;
  console.log([median, sorted[0], sorted[EDITS - 1]].map((time) => time.toFixed(2)).join("\t"));
} finally {
  await browser.close();
}
