// What is asked of the planning functions, and what they answer. docs/planning.md and docs/forecast.md say what each field means.

import type { AssumptionNote, Cause, Limit, UndecidedNote, WarningNote } from "./codes.js";
import type { OfferState, TierFigures } from "./outcome.js";
import type { CalendarDate, CurrencyCode, DateTime, Money, Percentage } from "./values.js";

interface OfWhichOffer {
  readonly $schema?: string;
  /** The id of the offer; may be left out where the scenario has one only. */
  readonly offer?: string;
}
interface OfWhichTier extends OfWhichOffer {
  /** The tier that is to be reached, from 1. */
  readonly tier?: number;
}
interface WithinAmounts {
  /** Only whole units of the currency. */
  readonly whole_units?: boolean;
  /** The highest daily budget that is looked at. */
  readonly most?: Money;
}
interface ByDate {
  /** The last date on which the tier may be reached. */
  readonly by?: CalendarDate;
}

/** What is looked for: the smallest amount or the latest date with which an offer gives what is wanted of it. */
export type GoalRequest =
  | (OfWhichTier & ByDate & WithinAmounts & { readonly find: "daily_budget" })
  | (OfWhichTier & ByDate & { readonly find: "activation" | "start" })
  | (OfWhichTier & WithinAmounts & { readonly find: "use_up_credit" })
  | (OfWhichOffer & WithinAmounts & { readonly find: "most_credit" });

/** What a run comes to for one offer. */
export interface Figures {
  state: OfferState;
  counted: Money;
  crossed: DateTime | null;
  issued: DateTime | null;
  granted: Money;
  used: Money;
  wasted: Money;
  left: Money;
  expired: Money;
  revoked: Money;
  forfeited: Money;
  discounted: Money;
  /** What ads cost in cash, paid or still owed, with tax. */
  cash_out: Money;
  /** The part of it that paid for ads or is owed for them, net of tax. */
  own_money: Money;
}

/** An amount or a date that answers a request; which fields it has follows from `find`. */
export interface GoalValue {
  daily_budget?: Money;
  days?: number;
  date?: CalendarDate;
  at?: DateTime;
  start?: CalendarDate;
}

/** Nothing was found, though not all was tried: no rule stands in the way, as far as it is known. */
export interface NotFound {
  code: "not_found";
  /** How many values were tried. */
  runs: number;
  /** The smallest daily budget that could have been an answer. */
  from: Money;
  /** The highest that was looked at. */
  to: Money;
}

/** Why a value does not do. */
export type Obstacle = Limit | Cause | NotFound;

/** What excludes every better value. */
export interface Proof {
  kind: "arithmetic" | "refused" | "tried" | "searched";
  /** How many runs were made. */
  runs: number;
  bound: Money | null;
}

interface Sought {
  version: 1;
  scenario: string;
  currency: CurrencyCode;
  find: GoalRequest["find"];
  offer: string;
  /** Whether nobody has held the offer's source against a page of the network. */
  unverified: boolean;
  tier: number;
  by: CalendarDate | null;
  proof: Proof;
  /** What the offers' sources do not give; in the answer's own run, or in the scenario's where nothing was found. */
  assumptions: AssumptionNote[];
  /** How old the offers' sources are. */
  warnings: WarningNote[];
}

/** The answer to a request, proven by the next value failing; or what stands in the way of every value. */
export type GoalAnswer =
  | (Sought & {
      found: true;
      answer: GoalValue;
      /** The latest date on which an activation would still be accepted, though a stricter reading could refuse it. */
      boundary?: CalendarDate | null;
      run: Figures;
      next: { value: GoalValue; run: Figures; fails: Obstacle } | null;
    })
  | (Sought & { found: false; limit: Obstacle; closest: { value: GoalValue; run: Figures } | null });

/** What can be swept. */
export type SweepInputName = "daily_budget" | "days" | "start" | "activation" | "threshold" | "reward" | "tax_percent" | "top_up";

type Value = string | number;
/** The values of an input: a list of them, or a range whose ends are included where the steps meet them. */
type Values =
  | { readonly values: readonly Value[]; readonly from?: undefined; readonly to?: undefined; readonly step?: undefined }
  | { readonly from: Value; readonly to: Value; readonly step: Value; readonly values?: undefined };

/** What is to be swept: one input, or two. */
export interface SweepRequest extends OfWhichOffer {
  readonly inputs: readonly SweepInput[];
}

/** An input and its values: amounts and percentages as text, dates, or numbers of days. */
export type SweepInput = Values &
  (
    | { readonly input: "daily_budget" | "days" | "start" | "activation" | "tax_percent" }
    | { readonly input: "threshold" | "reward"; readonly tier?: number }
    | {
        readonly input: "top_up";
        /** The number of its entry, from 1. */
        readonly entry?: number;
      }
  );

/** What becomes of the offer at each value, or at each pair of values. */
export interface Sweep {
  version: 1;
  scenario: string;
  currency: CurrencyCode;
  offer: string;
  /** Whether nobody has held the offer's source against a page of the network. */
  unverified: boolean;
  inputs: { input: SweepInputName; values: Value[] }[];
  /** The last input's values run fastest. */
  cells: (Figures & { values: Value[] })[];
  /** Where the credit changes between two neighbouring cells. */
  cliffs: Cliff[];
  /** What the offers' sources do not give; in the run of the scenario as it is written. */
  assumptions: AssumptionNote[];
  /** How old the offers' sources are. */
  warnings: WarningNote[];
}

/** A value of the first input at which the credit changes. */
export interface Cliff {
  /** The cell after which it lies. */
  after: number;
  at: Value;
  from: Money;
  to: Money;
  below: Figures;
  here: Figures;
  proof: string;
}

/** Bounds, both included; with `mode` the most probable value. */
export interface Between<Bound> {
  readonly low: Bound;
  readonly high: Bound;
  readonly mode?: Bound;
}

/** What is uncertain; at least one of the last four. */
export interface ForecastRequest extends OfWhichOffer {
  /** 1 to 1,000,000; 10,000 unless said otherwise. */
  readonly runs?: number;
  /** Which random numbers; 42 unless said otherwise. */
  readonly seed?: number;
  readonly daily_spend?: Between<Money>;
  readonly level_percent?: Between<number>;
  readonly start_delay_days?: Between<number>;
  readonly activation_delay_days?: Between<number>;
}

/** In how many runs something came about, and with which confidence. */
export interface Chance {
  runs: number;
  percent: Percentage;
  from_percent: Percentage;
  to_percent: Percentage;
}

/** On which dates something first came about. A percentile that was not reached is `null`. */
export interface DateSpread {
  p10: CalendarDate | null;
  p50: CalendarDate | null;
  p90: CalendarDate | null;
  on: { date: CalendarDate; runs: number }[];
}

/** An amount over all runs. */
export interface AmountSpread {
  least: Money;
  p10: Money;
  p50: Money;
  p90: Money;
  most: Money;
  mean: Money;
}

/** How much an input matters. */
export interface Matter {
  input: "daily_spend" | "level_percent" | "start_delay_days" | "activation_delay_days";
  /** To a thousandth; `null` where there is none. */
  rank_correlation: string | null;
}

/** What becomes of an offer, as far as the runs tell. */
export interface Forecast {
  version: 1;
  scenario: string;
  currency: CurrencyCode;
  offer: string;
  /** Whether nobody has held the offer's source against a page of the network. */
  unverified: boolean;
  runs: number;
  seed: number;
  qualified: Chance;
  qualified_on: DateSpread;
  rewarded: Chance;
  rewarded_on: DateSpread;
  tiers: (TierFigures & { highest_in: Chance })[];
  granted: AmountSpread;
  used: AmountSpread;
  any_waste: Chance;
  wasted: AmountSpread;
  discounted: AmountSpread;
  cash_out: AmountSpread;
  matters_for_qualifying: Matter[];
  matters_for_waste: Matter[];
  assumptions: AssumptionNote[];
  warnings: WarningNote[];
  undecided: UndecidedNote[];
}
