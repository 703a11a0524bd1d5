// A helper: a worker with the program, which does one task after another. The first message brings the program itself.

import start, { Program } from "./glue.js";

/** How much of a file is read at once, in bytes. */
const PIECE = 1024 * 1024;
/** How long the lead is left alone after it was told how far a batch is, in milliseconds. */
const PAUSE = 50;

let program;
/** The runs of the forecast that was last worked on. */
let runs;

onmessage = ({ data: { module, offers } }) => {
  const ready = start({ module_or_path: module }).then(() => {
    program = new Program(offers);
  });
  // Tasks wait until the program is there.
  onmessage = ({ data: task }) => ready.then(() => answer(task), notThere);
  // Said of each task that comes.
  ready.catch(() => undefined);
};

const notThere = () => postMessage({ isOver: true, failed: '{"failed":"not_there"}' });

/** Does a task. What the program refuses it throws as a text; anything else that is thrown was its end. */
function answer(task) {
  try {
    const { transfer, ...told } = tasks[task.does](task);
    postMessage({ ...told, isOver: true }, transfer ?? []);
  } catch (thrown) {
    postMessage({ isOver: true, failed: typeof thrown === "string" ? thrown : '{"failed":"stopped"}' });
  }
}

const tasks = {
  goal: ({ scenario, request }) => ({ found: program.goal(scenario, request) }),
  cell: ({ scenario, request }) => ({ found: program.cell(scenario, request) }),
  sweep({ scenario, request }) {
    const texts = program.sweep(scenario, request);
    const found = texts.pop();
    for (const part of texts) postMessage({ part });
    return { found };
  },
  count({ forecast }) {
    open(forecast);
    return { count: runs.count() };
  },
  follow({ forecast, from, until }) {
    const began = performance.now();
    open(forecast);
    const { buffer: bytes } = runs.follow(from, until);
    return { from, until, bytes, took: performance.now() - began, transfer: [bytes] };
  },
  add({ forecast, parts }) {
    open(forecast);
    for (const part of parts) runs.add(new Uint8Array(part));
    const found = runs.forecast();
    close();
    return { found };
  },
  batch({ scenario, delimiter, file }) {
    const host = new Host(file);
    const found = program.batch(scenario, delimiter, host);
    return { found, file: host.outcomes() };
  },
  account: ({ scenario, delimiter, account, file }) => ({ found: program.account(scenario, delimiter, account, new Host(file)) }),
};

/** Turns to a forecast, unless it is the one that was last worked on. */
function open({ scenario, request }) {
  if (scenario === undefined) return;
  close();
  runs = program.forecast(scenario, request);
}

function close() {
  runs?.free();
  runs = undefined;
}

/** What a batch needs of its worker: the pieces of the file, and somebody to take what comes of them. */
class Host {
  #file;
  #reader = new FileReaderSync();
  #at = 0;
  #told = 0;
  #outcomes = [];

  constructor(file) {
    this.#file = file;
  }

  read() {
    const all = this.#file.size;
    const piece = this.#file.slice(this.#at, Math.min(this.#at + PIECE, all));
    const now = performance.now();
    if (now - this.#told >= PAUSE) {
      this.#told = now;
      postMessage({ done: this.#at, all });
    }
    this.#at += piece.size;
    return new Uint8Array(this.#reader.readAsArrayBuffer(piece));
  }

  part(part) {
    postMessage({ part });
  }

  write(bytes) {
    // The browser keeps what is in a file, not the program.
    this.#outcomes.push(new Blob([bytes]));
  }

  outcomes() {
    return new Blob(this.#outcomes, { type: "text/csv" });
  }
}
