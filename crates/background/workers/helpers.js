// The helpers: workers with the program, as many as there is work for, who are given one task after another.

/** How many there are at most: two, or more where a processor is left for the page. */
const MOST = Math.max(2, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));

const NOT_THERE = '{"failed":"not_there"}';
const STOPPED = '{"failed":"stopped"}';

export class Helpers {
  /** The jobs, of which the first is next in turn. */
  #jobs = [];
  #helpers = [];
  /** The program and the offers, once they were first wanted. */
  #files;

  /** Begins to work on a job. */
  async take(job) {
    this.#jobs.push(job);
    try {
      this.#share(await (this.#files ??= fetchFiles()));
    } catch {
      // So that the next job tries again.
      this.#files = undefined;
      this.#fail(job, NOT_THERE);
    }
  }

  /** Works no more on a job. What takes long is broken off; a part of a forecast is finished, and nobody minds what came of it. */
  drop(job) {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    for (const helper of [...this.#helpers]) {
      if (helper.forecast === job && helper.task?.job !== job) helper.forecast = undefined;
      if (helper.task?.job === job && !helper.task.mayFinish) this.#dismiss(helper);
    }
  }

  #fail(job, why) {
    if (!this.#jobs.includes(job)) return;
    this.drop(job);
    job.take({ failed: why });
  }

  /** Gives every helper that has nothing to do a task, as long as there are tasks. */
  #share(files) {
    for (;;) {
      let helper = this.#helpers.find(({ task }) => !task);
      if (!helper && this.#helpers.length >= MOST) return;
      helper ??= { forecast: undefined, task: undefined, worker: undefined };
      const task = this.#nextTask(helper);
      if (!task) return;
      helper.task = task;
      task.job.began ??= performance.now();
      if (!helper.worker) this.#employ(helper, files);
      const { job, mayFinish, transfer, ...told } = task;
      helper.worker.postMessage(told, transfer ?? []);
    }
  }

  /** The next task, of the jobs in turn. */
  #nextTask(helper) {
    for (let turn = 0; turn < this.#jobs.length; turn += 1) {
      const job = this.#jobs.shift();
      this.#jobs.push(job);
      const task = job.next(helper);
      if (task) return { ...task, job };
    }
    return undefined;
  }

  #employ(helper, files) {
    this.#helpers.push(helper);
    helper.worker = new Worker(new URL("./helper.js", import.meta.url), { type: "module" });
    let hasAnswered = false;
    helper.worker.onmessage = ({ data: answer }) => {
      hasAnswered = true;
      const { job } = helper.task;
      if (answer.isOver) helper.task = undefined;
      // Whoever stopped is not asked again.
      if (answer.failed === STOPPED || answer.failed === NOT_THERE) this.#dismiss(helper);
      if (this.#jobs.includes(job)) {
        if (answer.failed) this.#fail(job, answer.failed);
        else job.take(answer);
      }
      this.#share(files);
    };
    helper.worker.onerror = (event) => {
      event.preventDefault();
      const job = helper.task?.job;
      this.#dismiss(helper);
      this.#fail(job, hasAnswered ? STOPPED : NOT_THERE);
      this.#share(files);
    };
    helper.worker.postMessage(files);
  }

  #dismiss(helper) {
    helper.worker.terminate();
    this.#helpers = this.#helpers.filter((other) => other !== helper);
  }
}

/** The program, compiled once for all helpers, and the offers that scenarios can name. */
async function fetchFiles() {
  const [program, offers] = await Promise.all(["./background.wasm", "./offers.json"].map(get));
  const isWasm = program.headers.get("content-type")?.split(";")[0].trim() === "application/wasm";
  const compiled = isWasm ? WebAssembly.compileStreaming(program) : WebAssembly.compile(await program.arrayBuffer());
  return { module: await compiled, offers: await offers.text() };
}

async function get(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}
