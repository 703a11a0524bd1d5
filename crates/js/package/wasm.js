// Getting the engine's WebAssembly and the package's own offers, wherever this runs.

import { AdCreditError } from "./error.js";

/** The error for an engine that is not there. */
export const notLoaded = (what, cause) =>
  new AdCreditError("not_loaded", cause?.message ? `${what}: ${cause.message}` : `${what}.`, { cause });

/** Compiles the engine: the package's own file, or what the caller has of it. */
export async function compile(source) {
  if (typeof WebAssembly !== "object") throw notLoaded("There is no WebAssembly here");
  try {
    const given = await source;
    if (given instanceof WebAssembly.Module) return given;
    if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return await WebAssembly.compile(given);
    if (typeof Response === "function" && given instanceof Response) return await compileResponse(given);
    // Written out, because this is the form in which bundlers find the file.
    const own = () => new URL("./ad-credit-lab.wasm", import.meta.url);
    const url = given === undefined ? own() : new URL(given, globalThis.location?.href);
    const bytes = await readFile(url);
    return bytes ? await WebAssembly.compile(bytes) : await compileResponse(await get(url));
  } catch (cause) {
    if (cause instanceof AdCreditError) throw cause;
    throw notLoaded("The engine's WebAssembly could not be loaded", cause);
  }
}

/** The offers that lie beside this file, as text. */
export async function ownOffers() {
  try {
    const url = new URL("./offers.json", import.meta.url);
    const bytes = await readFile(url);
    return bytes ? new TextDecoder().decode(bytes) : await (await get(url)).text();
  } catch (cause) {
    throw notLoaded("The package's offers could not be loaded", cause);
  }
}

async function compileResponse(response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  const type = response.headers.get("content-type")?.split(";")[0].trim();
  if (type === "application/wasm" && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** The bytes of a file of this machine; nothing for an address that has to be fetched. */
async function readFile(url) {
  if (url.protocol !== "file:") return undefined;
  // Not a literal, so that bundlers for browsers, where no such address occurs, do not look for the module.
  const name = "node:fs/promises";
  const files = await import(/* webpackIgnore: true */ /* @vite-ignore */ name);
  return files.readFile(url);
}
