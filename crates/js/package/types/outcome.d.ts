// What a run gives. docs/scenario-format.md says what each field means.

import type { Reason, UncountedPart, CountedPart, AssumptionNote, UndecidedNote, WarningNote } from "./codes.js";
import type { OfferSource } from "./offer.js";
import type { EntryKind, Tax } from "./scenario.js";
import type { ActivationMode, CalendarDate, CreditType, CurrencyCode, DateTime, Money, PaymentMode, Percentage, RuleId, SourceGrade } from "./values.js";

/** What a run comes to: how offers, credits and money stand at its end. */
export interface Totals {
  version: 1;
  /** The scenario's name. */
  scenario: string;
  currency: CurrencyCode;
  /** The instant that this describes: `until`, or the last one at which something changed. */
  at: DateTime;
  standing: "good" | "suspended" | "closed";
  payment: PaymentMode;
  /** The account's tax now. */
  tax: Required<Tax> | null;
  /** In the order of the scenario. */
  offers: OfferOutcome[];
  /** In the order of issue. */
  credits: CreditOutcome[];
  discounts: DiscountOutcome[];
  balances: Balances;
  ledger: LedgerSums;
}

/** The whole of a run: what it comes to, the way there, and why. */
export interface Outcome extends Totals {
  /** Each campaign that was set up or that spent, in the order in which it first did one of both. */
  campaigns: CampaignOutcome[];
  /** Contiguous segments of time within which the order of use was fixed. */
  history: Segment[];
  /** A row for each entry and for each thing that time did. What a campaign cannot spend by itself has one row, not one each hour. */
  journal: JournalRow[];
  /** Each decision that mattered where the published rules are silent. */
  assumptions: AssumptionNote[];
  warnings: WarningNote[];
  /** What cannot be decided. The run took the reading that gives less. */
  undecided: UndecidedNote[];
  /** Each rule that is cited, with its sources. */
  rules: CitedRule[];
}

/** The state of an offer for the account. */
export type OfferState =
  | "not_received" | "received" | "earning" | "requirement_met" | "withheld" | "granted" | "exhausted" | "expired"
  | "redeem_window_missed" | "earning_window_missed" | "not_eligible" | "revoked" | "ended";

/** How an offer stands. A field that does not apply is `null`. */
export interface OfferOutcome {
  id: string;
  /** Where it was read. */
  source: OfferSource;
  /** Whether nobody has held its source against a page of the network. */
  unverified: boolean;
  notes: string[];
  state: OfferState;
  states: { at: DateTime; state: OfferState }[];
  activation: ActivationMode;
  received: DateTime | null;
  redeem_by: { last_safe: CalendarDate; last_date: CalendarDate; ends: DateTime; binding: string } | null;
  activated: DateTime | null;
  earning: { starts: DateTime; ends: DateTime | null; last_date: CalendarDate | null; binding: string | null } | null;
  counted: Money;
  pending: Money;
  not_counted: UncountedPart[];
  refunded: Money;
  tier: TierFigures | null;
  next_tier: (TierFigures & { missing: Money | null }) | null;
  can_climb: boolean;
  crossed: DateTime | null;
  issue: IssueDates | null;
  issued: DateTime | null;
  tiers: { reached: DateTime | null; issue: IssueDates | null; issued: DateTime | null; credit: string | null }[];
}

/** What a tier asks for and earns. */
export interface TierFigures {
  threshold?: Money;
  action?: string;
  reward: Money | { rate_percent: Percentage; cap: Money };
}

/** When a credit can be expected. With a delay in days the last two are dates and mean their end. */
export interface IssueDates {
  earliest: DateTime;
  due: DateTime;
  expected_by: CalendarDate | DateTime;
  ask_support_after: CalendarDate | DateTime;
}

/** What became of a credit. */
export interface CreditOutcome {
  id: string;
  /** The offer that issued it; `null` where it was given outside any. */
  offer: string | null;
  type: CreditType;
  granted: Money;
  used: Money;
  unused: Money;
  expired: Money;
  revoked: Money;
  forfeited: Money;
  /** With one decimal, rounded half up. */
  percent_used: Percentage;
  issued: DateTime;
  last_date: CalendarDate;
  /** The first instant at which it no longer pays. */
  ends: DateTime;
  campaigns: string[];
}

/** What became of a discount. */
export interface DiscountOutcome {
  id: string;
  offer: string;
  rate_percent: Percentage;
  cap: Money;
  used: Money;
  left: Money;
  issued: DateTime;
  last_date: CalendarDate;
  ends: DateTime;
  over: boolean;
}

/** How a campaign stands, and what it spent. */
export interface CampaignOutcome {
  /** Its name. */
  id: string;
  set_up: boolean;
  approved: boolean;
  paused: boolean;
  /** What it spends by itself on each date now. */
  daily_budget: Money | null;
  /** Net, in all. */
  spent: Money;
  /** What of that credits paid. */
  paid_by_credit: Money;
  /** Why its last charge was refused, where nothing was delivered since. */
  refused: Reason | null;
}

/** What is there, and what is owed. */
export interface Balances {
  cash: Money;
  credit: Money;
  unpaid: Money;
}

/** Sums of the whole run. */
export interface LedgerSums {
  cash_in: Money;
  cash_on_ads: Money;
  tax: Money;
  cash_paid_out: Money;
  cash_left: Money;
  unpaid: Money;
  credit_granted: Money;
  credit_used: Money;
  credit_unused: Money;
  credit_expired: Money;
  credit_revoked: Money;
  credit_forfeited: Money;
}

/** Who paid how much: `from` is `"cash"`, `"unpaid"` or the id of a credit. */
export interface Share {
  from: string;
  amount: Money;
}

/** A span of time within which the order of use was fixed. */
export interface Segment {
  from: DateTime;
  to: DateTime;
  /** The credits that had something left, in their order of use. */
  order: string[];
  paid_by: Share[];
  ended_by: (RowKind | "end_of_run")[];
}

/** What time can do. */
export type TimeKind =
  | "account_created" | "offer_activated" | "redeem_window_closed" | "earning_window_closed" | "credit_withheld" | "credit_issued"
  | "credit_expired" | "discount_started" | "discount_ended" | "account_charged";

/** What a row of the journal is about. */
export type RowKind = EntryKind | TimeKind;

/** How an entry came out; `"happened"` for what time did. */
export type Verdict = "accepted" | "boundary" | "partly" | "refused" | "happened";

/** A row of the journal. A field that does not apply is left out. */
export interface JournalRow {
  /** The number of the entry, from 1; `null` for what time did. */
  entry: number | null;
  at: DateTime;
  kind: RowKind;
  verdict: Verdict;
  offer?: string;
  campaign?: string;
  credit?: string;
  campaigns?: string[];
  /** The number of the spend that is refunded. */
  spend?: number;
  action?: string;
  amount?: Money;
  tax?: Money;
  discount?: Money;
  paid_by?: Share[];
  counts?: CountedPart[];
  /** At least one. */
  reasons: Reason[];
  after: Balances;
}

/** A rule with its sources, the strongest first. */
export interface CitedRule {
  id: RuleId;
  sources: { source: string; grade: SourceGrade | "D"; title: string; link?: string }[];
}
