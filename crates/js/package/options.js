// Options of a call, read as strictly as everything else: a slip of the pen is an error, not another result.

import { refusedValue } from "./error.js";

/** A copy of the options, after a look at their names. Each of them is read this once. */
export function known(options, names) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw refusedValue("options", "expected_object", "", "An object was expected: fields in braces.");
  }
  const copy = copied(options);
  for (const name of Object.keys(copy)) {
    if (!names.includes(name)) {
      const message = `There is no field of this name here. The fields here are: ${names.join(", ")}.`;
      throw refusedValue("options", "unknown_field", name, message);
    }
  }
  return copy;
}

function copied(options) {
  try {
    return { ...options };
  } catch (cause) {
    throw refusedValue("options", "not_json", "", "Reading the options failed, so they are not plain data.", cause);
  }
}

/** An option that is one of a few texts; the first of them where it is left out. */
export function choice(options, name, texts) {
  const value = options[name];
  if (value === undefined) return texts[0];
  if (texts.includes(value)) return value;
  throw refusedValue("options", "expected_one_of", name, `One of these was expected: ${texts.join(", ")}.`);
}

/** An option that is a text or left out. */
export function textOrNothing(options, name) {
  const value = options[name];
  if (value === undefined || typeof value === "string") return value;
  throw refusedValue("options", "expected_text", name, "A text was expected.");
}

/** How many runs a forecast can have. */
const MOST_RUNS = 1_000_000;

/** The runs that a part of a forecast follows: from the first that is meant to the first that is not. */
export function rangeOf(runs) {
  const range = known(runs, ["from", "until"]);
  for (const name of ["from", "until"]) {
    const value = range[name];
    if (value === undefined) throw refusedValue("options", "missing_field", name, "This field is missing.");
    if (!Number.isInteger(value) || value < 0 || value > MOST_RUNS) {
      const message = `A whole number from 0 to ${MOST_RUNS} was expected, without quotation marks.`;
      throw refusedValue("options", "expected_whole", name, message);
    }
  }
  return range;
}

/** The bytes of the parts of a forecast one after the other, and how many each has. */
export function bytesOfParts(parts, isPart) {
  if (!Array.isArray(parts)) throw refusedValue("options", "expected_list", "parts", "A list was expected: elements in brackets.");
  // Copied, so that what is looked at is what is used.
  const copies = parts.map((part, index) => {
    const bytes = part instanceof Uint8Array ? part.slice() : undefined;
    if (bytes && isPart(bytes)) return bytes;
    throw refusedValue("options", "not_a_part", `parts[${index}]`, "This was not made by forecastPart.");
  });
  const lengths = Uint32Array.from(copies, (bytes) => bytes.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const copy of copies) {
    bytes.set(copy, at);
    at += copy.length;
  }
  return [bytes, lengths];
}
