// The types of the package. What fields of scenarios, offers and outcomes mean is in docs/scenario-format.md of the project.

import type { Cause, Finding, ProblemCode, WarningNote } from "./types/codes.js";
import type { PublishedOffer } from "./types/offer.js";
import type { Outcome, OfferState, Totals } from "./types/outcome.js";
import type { Forecast, ForecastRequest, GoalAnswer, GoalRequest, Sweep, SweepRequest } from "./types/plan.js";
import type { Scenario } from "./types/scenario.js";
import type { CalendarDate, DateTime } from "./types/values.js";

export type * from "./types/codes.js";
export type * from "./types/offer.js";
export type * from "./types/outcome.js";
export type * from "./types/plan.js";
export type * from "./types/scenario.js";
export type * from "./types/values.js";

/**
 * Brings the engine: fetches and compiles its WebAssembly, and reads the offers that scenarios can name.
 *
 * The first call makes the one instance that all labs of this module share; later calls only read their offers.
 * It rejects with an `AdCreditError`: `"not_loaded"` where the engine or the offers cannot be had, and the code of the first
 * problem where the given offers are not right. After a rejection it can be called again.
 */
export function load(options?: LoadOptions): Promise<Lab>;

/** Where things come from. Both may be left out. */
export interface LoadOptions {
  /**
   * The engine's WebAssembly: its address, its bytes, the answer of a request for it, or the compiled module, such as another lab's
   * `wasm`. Without it, the file that lies beside this module. Once the engine was started it is not looked at.
   */
  readonly wasm?: WasmSource | Promise<WasmSource>;
  /**
   * The offers that scenarios can name, as a list or its JSON text. Without it, those of the package; `[]` for none.
   * Offers can also be written out in a scenario.
   */
  readonly offers?: readonly PublishedOffer[] | string;
}

/** Something from which the engine can be compiled. */
export type WasmSource = string | Url | ArrayBuffer | ArrayBufferView | WasmModule | FetchResponse;

// As the host's library declares them, where it does.
type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;
type FetchResponse = typeof globalThis extends { Response: { prototype: infer Response } } ? Response : never;
type Url = typeof globalThis extends { URL: { prototype: infer URL } } ? URL : never;

/** A scenario as plain data, or as JSON text, which is taken as it is and is the faster way. */
export type ScenarioInput = Scenario | string;

/**
 * The engine with the offers that it knows. Its functions need no `this`, change nothing, and give the same result for the same
 * arguments on every machine. They throw an `AdCreditError` where an argument is not right.
 */
export interface Lab {
  /**
   * Replays a scenario.
   *
   * `record: "totals"` leaves out the way there (history, journal, notes and rules) and is many times faster for long scenarios.
   * `as: "text"` gives the JSON that the command line prints, byte for byte, and spares making objects of it.
   */
  simulate(scenario: ScenarioInput, options?: { readonly record?: "everything"; readonly as?: "object" }): Outcome;
  simulate(scenario: ScenarioInput, options: { readonly record: "totals"; readonly as?: "object" }): Totals;
  simulate(scenario: ScenarioInput, options: { readonly record?: "everything" | "totals"; readonly as: "text" }): string;

  /** Says what stands in the way of each offer of a scenario: the first thing that is wrong, then what else is. */
  diagnose(scenario: ScenarioInput, options?: DiagnoseOptions & { readonly as?: "object" }): DiagnosisReport;
  diagnose(scenario: ScenarioInput, options: DiagnoseOptions & { readonly as: "text" }): string;

  /**
   * Looks for the smallest amount or the latest date with which an offer gives what is wanted of it. The answer is exact to the minor
   * unit, and comes with the next value, which fails, and why; where there is none, with what binds.
   */
  goalSeek(scenario: ScenarioInput, request: GoalRequest | string, options?: { readonly as?: "object" }): GoalAnswer;
  goalSeek(scenario: ScenarioInput, request: GoalRequest | string, options: { readonly as: "text" }): string;

  /** Says what becomes of an offer over a range of one input or of two, up to 10,000 cells, and exactly where its credit changes. */
  sweep(scenario: ScenarioInput, request: SweepRequest | string, options?: { readonly as?: "object" }): Sweep;
  sweep(scenario: ScenarioInput, request: SweepRequest | string, options: { readonly as: "text" }): string;

  /**
   * Says what becomes of an offer where something is uncertain: draws it again and again, from a seed, and follows each run exactly.
   * With `parts` it follows no runs of its own, but says what those of `forecastPart` come to together.
   */
  forecast(scenario: ScenarioInput, request: ForecastRequest | string, options?: ForecastOptions & { readonly as?: "object" }): Forecast;
  forecast(scenario: ScenarioInput, request: ForecastRequest | string, options: ForecastOptions & { readonly as: "text" }): string;

  /**
   * Follows some runs of a forecast, counted from 0: from the first that is meant up to the first that is not. Workers can share a
   * forecast so, each with runs of its own; the result is the same however they are split. The bytes are for the same version of this
   * package, not for keeping.
   */
  forecastPart(scenario: ScenarioInput, request: ForecastRequest | string, runs: { readonly from: number; readonly until: number }): Uint8Array;

  /**
   * What is wrong with a scenario or an offer, an object with `tiers` and without `offers`: up to a hundred problems, none where it
   * is valid. It takes anything and never throws for what it is given.
   */
  validate(input: unknown): Problem[];

  /** The offers that scenarios can name, frozen. */
  readonly offers: readonly PublishedOffer[];

  /** The compiled engine, which a worker can be sent and hand to its own `load`. */
  readonly wasm: WasmModule;
}

/** What a diagnosis is asked about. */
export interface DiagnoseOptions {
  /** The instant at which it is asked; a date alone is its last second. Without it, the end of the scenario. */
  readonly at?: CalendarDate | DateTime;
  /** The id of the only offer that is looked at. */
  readonly offer?: string;
}

/** From what a forecast is made. */
export interface ForecastOptions {
  /** What `forecastPart` gave for the same scenario and the same request. */
  readonly parts?: readonly Uint8Array[];
}

/** The diagnoses of a scenario, one for each offer. */
export interface DiagnosisReport {
  version: 1;
  /** The scenario's name. */
  scenario: string;
  diagnoses: Diagnosis[];
}

/** What stands in the way of an offer at an instant. */
export interface Diagnosis {
  at: DateTime;
  offer: string;
  /** Whether nobody has held the offer's source against a page of the network. */
  unverified: boolean;
  state: OfferState;
  /** Which of the twenty questions the scenario says that the customer asks. */
  question: number | null;
  /** The code of the first finding; `null` where nothing is wrong. */
  first: Cause["code"] | null;
  /** In the order of the gates. */
  findings: Finding[];
  /** How old the offer's source is. */
  warnings: WarningNote[];
}

/** Something that is wrong with an input. */
export interface Problem {
  /** Stable; the message is not. */
  code: ProblemCode;
  /** Where in the input, such as `"entries[3].amount"`; empty for the input as a whole. */
  path: string;
  /** What is wrong, in plain English, for those who write the input. */
  message: string;
}

/** The code of an error: that of the first problem of an argument, or what is wrong with the engine itself. */
export type ErrorCode =
  | ProblemCode
  /** The engine or the offers could not be fetched, read, compiled or started; `cause` says why. */
  | "not_loaded"
  /** The engine stopped for good, for want of memory. Its lab answers no more; a new `load` makes a new engine. */
  | "stopped";

/** Everything that this package throws. */
export class AdCreditError extends Error {
  private constructor();
  readonly name: "AdCreditError";
  /** Stable; the message is not. */
  readonly code: ErrorCode;
  /** Which argument is not right; `undefined` where none is to blame. */
  readonly input: "scenario" | "request" | "options" | "offers" | undefined;
  /** Where in that argument the first problem is, such as `"entries[3].amount"`; empty for the argument as a whole. */
  readonly path: string;
  /** All problems of that argument, up to a hundred, the first one included. */
  readonly problems: readonly Problem[];
  /** What led to this one, where it was another error. */
  readonly cause?: unknown;
  /** As plain data, which a worker can post. */
  toJSON(): Pick<AdCreditError, "name" | "code" | "message" | "input" | "path" | "problems">;
}
