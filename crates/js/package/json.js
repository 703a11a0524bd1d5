// From what a caller hands in to JSON text.
//
// Only plain data goes through: what JSON has, and nothing that it would drop or change in silence. Each value is read once, so that a
// getter cannot say one thing when it is checked and another when it is written.

import { refusedValue } from "./error.js";

/** The longest text that is read, in characters. The command line reads as many bytes. */
const LONGEST = 64 * 1024 * 1024;
/** How many objects and lists can lie in each other: as many as in a text. */
const DEEPEST = 127;

/** JSON text is taken as it is; anything else is written down. `input` is what the caller knows it as. */
export function toJson(value, input) {
  if (typeof value === "string") {
    if (value.length > LONGEST) throw tooLarge(input);
    return value.startsWith("\ufeff") ? value.slice(1) : value;
  }
  return new Writer(input).write(value);
}

const tooLarge = (input) =>
  refusedValue(input, "too_large", "", `The text has more than ${LONGEST} characters.`);

class Writer {
  constructor(input) {
    this.input = input;
    this.left = LONGEST;
    /** The names and numbers that lead to the present value. */
    this.path = [];
    /** The objects and lists in which the present value lies. */
    this.around = [];
  }

  write(value) {
    try {
      return this.value(value);
    } catch (thrown) {
      if (thrown instanceof Refused) {
        throw refusedValue(this.input, "not_json", place(this.path), thrown.message);
      }
      if (thrown instanceof TooLarge) throw tooLarge(this.input);
      const message = "Reading this value failed, so it is not plain data.";
      throw refusedValue(this.input, "not_json", place(this.path), message, thrown);
    }
  }

  value(value) {
    switch (typeof value) {
      case "string":
        return this.text(value);
      case "number":
        if (Number.isFinite(value)) return this.spend(String(value));
        throw new Refused(`JSON has no ${value}.`);
      case "boolean":
        return this.spend(value ? "true" : "false");
      case "object":
        return value === null ? this.spend("null") : this.inside(value);
      case "undefined":
        throw new Refused("There is no value here.");
      case "bigint":
        throw new Refused("A BigInt stands here. An amount is text, such as \"25.00\", and a count is a number.");
      default:
        throw new Refused(`A ${typeof value} stands here, and only plain data can be read.`);
    }
  }

  text(text) {
    if (hasLoneSurrogate(text)) throw new Refused("Half a character stands in this text.");
    return this.spend(JSON.stringify(text));
  }

  inside(value) {
    if (this.around.includes(value)) throw new Refused("This lies inside itself.");
    if (this.around.length === DEEPEST) throw new Refused("This is nested more than 128 deep.");
    this.around.push(value);
    const json = Array.isArray(value) ? this.list(value) : this.object(value);
    this.around.pop();
    return json;
  }

  list(list) {
    const parts = [];
    const { length } = list;
    for (let index = 0; index < length; index += 1) {
      this.path.push(index);
      parts.push(this.value(list[index]));
      this.path.pop();
    }
    this.spend("[,]");
    return `[${parts.join(",")}]`;
  }

  object(object) {
    const prototype = Object.getPrototypeOf(object);
    // Another window or context has an Object of its own, whose prototype also ends the chain.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new Refused(notPlain(object));
    const parts = [];
    for (const name of Object.keys(object)) {
      this.path.push(name);
      const value = object[name];
      // As in JSON.stringify, so that an optional field can be set to nothing.
      if (value !== undefined) parts.push(`${this.text(name)}:${this.value(value)}`);
      this.path.pop();
    }
    this.spend("{,}");
    return `{${parts.join(",")}}`;
  }

  /** Counts a piece of text. What lies in several places is written as often, so a small value can be a large text. */
  spend(piece) {
    this.left -= piece.length + 1;
    if (this.left < 0) throw new TooLarge();
    return piece;
  }
}

class Refused {
  constructor(message) {
    this.message = message;
  }
}
class TooLarge {}

function notPlain(object) {
  const kind = Object.prototype.toString.call(object).slice(8, -1);
  const name = kind === "Object" ? object.constructor?.name : kind;
  const what = typeof name === "string" && /^[\w$]{1,50}$/.test(name) ? ` (${name})` : "";
  return `An object of a class${what} stands here, and only plain data can be read: what JSON.parse gives.`;
}

const hasLoneSurrogate =
  typeof "".isWellFormed === "function" ? (text) => !text.isWellFormed() : (text) => /\p{Surrogate}/u.test(text);

/** A place as the engine writes it, such as entries[3].amount. */
function place(path) {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += (text === "" ? "" : ".") + harmless(step);
  }
  return text;
}

/** A name from outside, which must not fill a screen or steer a terminal. */
const harmless = (name) => [...name.slice(0, 200)].slice(0, 100).join("").replace(/\p{Cc}/gu, "\ufffd");
