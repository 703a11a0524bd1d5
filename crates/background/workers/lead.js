// The lead of the page's workers. It takes the page's questions, has helpers work on them, and tells the page how far they are
// and what came of them. It works on nothing itself, so that it always hears the page.
//
// A message of the page is a list: JSON text that says who asks what, then the texts and the file that go to the program as they are.
// A message to the page is JSON text, or a list of that and a file.

import { Helpers } from "./helpers.js";
import { jobOf } from "./jobs.js";

/** How long an older question may go on after it was begun, in milliseconds, when the same asker has a newer one. */
const PATIENCE = 300;
/** How long the page is left alone after it was told how far a question is, in milliseconds. */
const PAUSE = 50;

/** What is asked, by asker: the question that is worked on, the one that comes after it, and when patience ends. */
const askers = new Map();
const helpers = new Helpers();

onmessage = ({ data: [head, scenario, request, file] }) => {
  const question = { ...JSON.parse(head), scenario, request, file };
  const { asker } = question;
  const before = askers.get(asker);
  if (question.ask === "nothing") {
    if (before) end(asker, before);
    return;
  }
  if (!before) {
    begin(question);
    return;
  }
  before.next = question;
  const left = before.job.canWait && before.job.began !== undefined ? PATIENCE - (performance.now() - before.job.began) : 0;
  if (left <= 0) goOn(asker, before);
  else before.patience ??= setTimeout(goOn, left, asker, before);
};

function begin(question) {
  const { asker, id } = question;
  const entry = { next: undefined, patience: undefined, job: undefined };
  let told = 0;
  const say = (text, file) => tell(`{"asker":${asker},"id":${id},${text}}`, file);
  entry.job = jobOf(question, {
    progress(done, all) {
      const now = performance.now();
      if (done < all && now - told < PAUSE) return;
      told = now;
      say(`"done":${done},"all":${all}`);
    },
    part: (text) => say(`"part":${text}`),
    found(text, file) {
      say(`"found":${text}`, file);
      goOn(asker, entry);
    },
    failed(text) {
      say(text.slice(1, -1));
      goOn(asker, entry);
    },
  });
  askers.set(asker, entry);
  helpers.take(entry.job);
}

/** Ends what is worked on for an asker, and begins what comes after it. */
function goOn(asker, entry) {
  if (askers.get(asker) !== entry) return;
  end(asker, entry);
  if (entry.next) begin(entry.next);
}

function end(asker, entry) {
  clearTimeout(entry.patience);
  askers.delete(asker);
  helpers.drop(entry.job);
}

function tell(text, file) {
  postMessage(file ? [text, file] : text);
}
