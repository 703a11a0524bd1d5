// A job is what is done for one question: tasks for helpers, and what becomes of their answers.
//
// `next` gives the next task, or nothing while there is none; `take` takes the answer to one; `began` is when the first was given.
// `canWait` says whether a newer question of the same asker may wait a little for the job's end.

/** How long a part of a forecast should take, in milliseconds: so long a cancelled one still goes on. */
const PART = 80;
/** How many runs a part has at first and at least, while nobody knows how long they take. */
const FEW = 100;

/** The job for a question. It tells `page` how far it is and what came of it. */
export const jobOf = (question, page) => (question.ask === "forecast" ? new Forecast(question, page) : new Single(question, page));

/** A question that one helper answers in one go. */
class Single {
  began;
  #question;
  #page;
  #isGiven = false;

  constructor(question, page) {
    this.#question = question;
    this.#page = page;
  }

  get canWait() {
    return !this.#question.file;
  }

  next() {
    if (this.#isGiven) return undefined;
    this.#isGiven = true;
    const { ask, scenario, request, file, delimiter, account } = this.#question;
    return { does: ask, scenario, request, file, delimiter, account };
  }

  take({ done, all, part, found, file, failed }) {
    if (failed) this.#page.failed(failed);
    else if (part) this.#page.part(part);
    else if (found) this.#page.found(found, file);
    else this.#page.progress(done, all);
  }
}

/** A forecast, whose runs all helpers share. Which of them follows which runs changes nothing in what comes of them. */
class Forecast {
  began;
  canWait = true;
  #texts;
  #page;
  /** How many runs there are, once a helper has said it; 0 when it was asked. */
  #runs;
  #given = 0;
  #followed = 0;
  #parts = [];
  /** Runs in a millisecond. */
  #pace = FEW / PART;
  #isAddedUp = false;

  constructor({ scenario, request }, page) {
    this.#texts = { scenario, request };
    this.#page = page;
  }

  next(helper) {
    if (this.#runs === undefined) {
      this.#runs = 0;
      return { does: "count", forecast: this.#open(helper) };
    }
    if (this.#given < this.#runs) {
      const from = this.#given;
      const count = Math.min(Math.max(FEW, Math.round(this.#pace * PART)), this.#runs - from);
      this.#given = from + count;
      return { does: "follow", forecast: this.#open(helper), from, until: this.#given, mayFinish: true };
    }
    if (this.#runs > 0 && this.#followed === this.#runs && !this.#isAddedUp) {
      this.#isAddedUp = true;
      // In the order of the runs, in which they are added without being sorted.
      const parts = this.#parts.sort((one, other) => one.from - other.from).map(({ bytes }) => bytes);
      return { does: "add", forecast: this.#open(helper), parts, transfer: parts };
    }
    return undefined;
  }

  /** What a helper has to know to work on this forecast: the texts only where it does not have them. */
  #open(helper) {
    if (helper.forecast === this) return {};
    helper.forecast = this;
    return this.#texts;
  }

  take({ count, from, until, bytes, took, found, failed }) {
    if (failed) this.#page.failed(failed);
    else if (found) this.#page.found(found);
    else if (count !== undefined) this.#runs = count;
    else {
      this.#parts.push({ from, bytes });
      this.#followed += until - from;
      if (took > 1) this.#pace = (until - from) / took;
      this.#page.progress(this.#followed, this.#runs);
    }
  }
}
