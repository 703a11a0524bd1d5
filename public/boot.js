// Starts the app. Trunk writes the names of the app's two files into this script element's data attributes.
// Where the app cannot start, or stops, the page says so in plain words with the cause.

const names = document.querySelector("script[data-glue]").dataset;
const loading = document.getElementById("loading");

function showFailure(title, cause, detail) {
  if (loading) loading.hidden = true;
  const failure = document.getElementById("failure");
  failure.querySelector("h2").textContent = title;
  document.getElementById("failure-cause").textContent = cause;
  document.getElementById("failure-detail").textContent = detail ? `Cause: ${detail}` : "";
  failure.hidden = false;
}

function explain(error) {
  if (typeof WebAssembly !== "object") {
    return "This browser has no WebAssembly, or it is switched off. Please use a current browser, or allow WebAssembly for this page.";
  }
  if (error instanceof WebAssembly.CompileError) {
    return "The browser refused to compile the simulator. An extension or a security policy may forbid WebAssembly on this page.";
  }
  if (error instanceof WebAssembly.RuntimeError) {
    return "The simulator stopped with an error of its own. Reloading the page may help.";
  }
  return "A file of the simulator could not be loaded. Please check the connection and reload the page.";
}

// The parts of the program that are fetched when somebody goes there, by their names. A build that is in one piece has none.
const files = new Map(names.parts.split(",").filter((part) => part.includes(":")).map((part) => part.split(":")));
const coming = new Map();
let started;

// A style that only parts need stands in its place among the links, but is no stylesheet before one of its parts is fetched.
function fetchStyle(link) {
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener(
      "error",
      () => {
        link.rel = "later";
        reject(new Error(`${link.href} could not be loaded`));
      },
      { once: true },
    );
    link.rel = "stylesheet";
  });
}

async function fetchProgram(name) {
  const file = new URL(files.get(name), document.baseURI);
  const response = await fetch(file, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${file.pathname} answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  // A part fills its places in the program's table and memory, and has nothing of its own.
  await WebAssembly.instantiate(bytes, { main: await started });
}

async function fetchPart(name) {
  const styles = document.querySelectorAll(`link[data-for~="${name}"][rel="later"]`);
  await Promise.all([fetchProgram(name), ...Array.from(styles, fetchStyle)]);
  files.delete(name);
}

// The program asks for a part by this, and is given a promise, or nothing if the part is there.
globalThis.loadPart = (name) => {
  const missing = ["shared", name].filter((part) => files.has(part));
  if (missing.length === 0) return undefined;
  const fetched = missing.map((part) => {
    if (!coming.has(part)) {
      coming.set(part, fetchPart(part).finally(() => coming.delete(part)));
    }
    return coming.get(part);
  });
  return Promise.all(fetched);
};

async function start() {
  // Before anything is fetched: without WebAssembly the glue's own error would hide the cause.
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is not defined");
  const glue = await import(new URL(names.glue, document.baseURI).href);
  const file = new URL(names.wasm, document.baseURI);
  const response = await fetch(file, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${file.pathname} answered ${response.status}`);
  return glue.default({ module_or_path: response });
}

if (loading) loading.hidden = false;

// A panic ends the app for good, so whatever is on the screen afterwards no longer answers.
addEventListener("error", ({ error }) => {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    showFailure("The simulator has stopped", explain(error), error.message);
  }
});

started = start();
started.catch((error) => {
  console.error(error);
  showFailure("The simulator could not start", explain(error), String(error?.message ?? error));
});
