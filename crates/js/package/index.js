// The package: an engine in WebAssembly behind functions that take and give plain data.
// Importing it does nothing and cannot fail. `load` brings the engine; what it gives are functions of their arguments.

import { AdCreditError, refusedInput } from "./error.js";
import { toJson } from "./json.js";
import { bytesOfParts, choice, known, rangeOf, textOrNothing } from "./options.js";
import { compile, notLoaded, ownOffers } from "./wasm.js";

export { AdCreditError };

/** The engine, or that it is being started; nothing before the first call and after a failed one. */
let starting;
/** How often the engine has stopped for good. Every start after that is a new instance of it. */
let stops = 0;

export async function load(options = {}) {
  const { wasm, offers } = known(options, ["wasm", "offers"]);
  const offersText = offers === undefined ? ownOffers() : toJson(offers, "offers");
  starting ??= start(wasm).catch((error) => {
    // So that the next call tries again.
    starting = undefined;
    throw error;
  });
  const [started, text] = await Promise.all([starting, offersText]);
  return lab(started, text);
}

async function start(wasm) {
  const module = await compile(wasm);
  // Before the glue holds on to it.
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === "engine_simulate")) {
    throw notLoaded("This WebAssembly is another program");
  }
  try {
    // Not before, because the glue asks its host for things as soon as it is imported.
    const glue = await import("./glue.js");
    await glue.default({ module_or_path: module });
    return { glue, module, stops };
  } catch (cause) {
    throw notLoaded("The engine could not be started", cause);
  }
}

/** The functions, on an engine that knows these offers. */
function lab(started, offersText) {
  const { glue, module } = started;
  if (started.stops !== stops) {
    glue.__wbg_reset_state();
    started.stops = stops;
  }
  const born = stops;

  /** Calls the engine. What it refuses it throws as a text; anything else that is thrown was its end. */
  const call = (use) => {
    if (born !== stops) throw stopped();
    try {
      return use();
    } catch (thrown) {
      if (typeof thrown === "string") {
        const { input, problems } = JSON.parse(thrown);
        throw refusedInput(input, problems);
      }
      stops += 1;
      throw stopped(thrown);
    }
  };

  const engine = call(() => new glue.Engine(offersText));

  /** What the engine answers, as a value or as text. `ask` is told whether the text is to be indented. */
  const answer = (asked, ask) => {
    const asText = choice(asked, "as", ["object", "text"]) === "text";
    const text = call(() => ask(asText));
    return asText ? text : JSON.parse(text);
  };

  let offers;
  return Object.freeze({
    simulate(scenario, options = {}) {
      const asked = known(options, ["record", "as"]);
      const totals = choice(asked, "record", ["everything", "totals"]) === "totals";
      const text = toJson(scenario, "scenario");
      return answer(asked, (indented) => engine.simulate(text, totals, indented));
    },

    diagnose(scenario, options = {}) {
      const asked = known(options, ["at", "offer", "as"]);
      const at = textOrNothing(asked, "at");
      const offer = textOrNothing(asked, "offer");
      const text = toJson(scenario, "scenario");
      return answer(asked, (indented) => engine.diagnose(text, at, offer, indented));
    },

    goalSeek(scenario, request, options = {}) {
      const asked = known(options, ["as"]);
      const texts = [toJson(scenario, "scenario"), toJson(request, "request")];
      return answer(asked, (indented) => engine.goalSeek(...texts, indented));
    },

    sweep(scenario, request, options = {}) {
      const asked = known(options, ["as"]);
      const texts = [toJson(scenario, "scenario"), toJson(request, "request")];
      return answer(asked, (indented) => engine.sweep(...texts, indented));
    },

    forecast(scenario, request, options = {}) {
      const asked = known(options, ["parts", "as"]);
      const texts = [toJson(scenario, "scenario"), toJson(request, "request")];
      if (asked.parts === undefined) return answer(asked, (indented) => engine.forecast(...texts, indented));
      const parts = bytesOfParts(asked.parts, (bytes) => call(() => glue.isPart(bytes)));
      return answer(asked, (indented) => engine.forecastOf(...texts, ...parts, indented));
    },

    forecastPart(scenario, request, runs) {
      const { from, until } = rangeOf(runs);
      const texts = [toJson(scenario, "scenario"), toJson(request, "request")];
      return call(() => engine.forecastPart(...texts, from, until));
    },

    validate(input) {
      let text;
      try {
        text = toJson(input, "input");
      } catch (error) {
        return [...error.problems];
      }
      return JSON.parse(call(() => engine.validate(text)));
    },

    get offers() {
      return (offers ??= frozen(JSON.parse(offersText)));
    },

    get wasm() {
      return module;
    },
  });
}

const stopped = (cause) =>
  new AdCreditError("stopped", "The engine has stopped and answers no more. Call load again for a new one.", { cause });

function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
