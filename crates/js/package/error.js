// What everything here throws.

export class AdCreditError extends Error {
  constructor(code, message, { input, path = "", problems = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.input = input;
    this.path = path;
    this.problems = problems;
  }

  toJSON() {
    const { name, code, message, input, path, problems } = this;
    return { name, code, message, input, path, problems };
  }
}
// On the prototype, as the built-in errors have it, so that it is not listed among the fields.
Object.defineProperty(AdCreditError.prototype, "name", { value: "AdCreditError", configurable: true, writable: true });

/** The error for the problems of one argument, of which there is at least one. */
export function refusedInput(input, problems, cause) {
  const [{ code, path, message }] = problems;
  // Written as a person would reach the place in JavaScript: request.days, offers[2].tiers.
  const place = path === "" || path.startsWith("[") ? `${input}${path}` : `${input}.${path}`;
  const others = problems.length - 1;
  const more = others === 0 ? "" : others === 1 ? " (And one more problem.)" : ` (And ${others} more problems.)`;
  return new AdCreditError(code, `${place}: ${message}${more}`, { input, path, problems: Object.freeze(problems), cause });
}

/** The error for a single problem. */
export const refusedValue = (input, code, path, message, cause) =>
  refusedInput(input, [{ code, path, message }], cause);
