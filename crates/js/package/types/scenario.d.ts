// A scenario: one account's story. docs/scenario-format.md says what each field means.

import type { Conditions, CreditTerms, Offer, OfferAnswers, OnlyFor } from "./offer.js";
import type {
  ActivationMode, CalendarDate, CountryCode, CreditType, CurrencyCode, DateTime, Money, Origin, PaymentMode, Percentage,
} from "./values.js";

/** The offers that an account meets, how the account is set up, and what happened. */
export interface Scenario {
  readonly $schema?: string;
  /** The version of the format. */
  readonly version: 1;
  /** What a person calls it. */
  readonly name: string;
  readonly about?: string;
  /** The ids of the rules that it shows. */
  readonly rules?: readonly string[];
  /** 1 to 20 offers. */
  readonly offers: readonly MetOffer[];
  readonly account: Account;
  /** What happened, up to 200,000 entries. Those of one instant keep their order. */
  readonly entries?: readonly Entry[];
  readonly spend_plan?: SpendPlan;
  /** Dates that are not business days besides Saturday and Sunday. */
  readonly holidays?: readonly CalendarDate[];
  /** Where the run stops; what happens at that instant is included. A date alone means its last second. */
  readonly until?: CalendarDate | DateTime;
  /** Which of the twenty questions of docs/diagnosis.md the customer asks. */
  readonly question?: number;
  /** What the outcome must be. It is compared by the command line only. */
  readonly expect?: { readonly [field: string]: unknown };
}

/** An offer and how this account meets it. */
export type MetOffer = HowMet &
  (
    | {
        /** The id of an offer that the lab knows. */
        readonly offer: string;
        /** What this scenario answers to the terms that the offer leaves open. */
        readonly terms?: OfferAnswers;
      }
    | { readonly offer: Offer; readonly terms?: undefined }
  );

interface HowMet {
  readonly activation?: ActivationMode;
  /** The number of the tier that the advertiser chose, from 1. */
  readonly selected_tier?: number;
  /** How many units of the account's currency one unit of the offer's is, as text. */
  readonly exchange_rate?: string;
  readonly used_before?: { readonly entity?: number; readonly account?: number; readonly code?: number };
  readonly attached?: boolean;
  readonly activated_at?: DateTime;
}

/** How the account is set up. */
export interface Account {
  readonly created: CalendarDate | DateTime;
  readonly country: CountryCode;
  readonly currency: CurrencyCode;
  readonly origin?: Origin;
  readonly payment?: PaymentMode;
  readonly tax?: Tax;
  readonly sign_up?: "official_link" | "elsewhere";
  readonly programmes?: readonly string[];
  readonly coupon_icon?: boolean;
  readonly top_up_limits?: { readonly least: Money; readonly most: Money };
  readonly billing?: { readonly threshold?: Money; readonly day?: number };
}

/** A tax on advertising. */
export interface Tax {
  readonly rate_percent: Percentage;
  /** Whether it is taken on each spend, or when money is added. */
  readonly mode: "consumption" | "top_up";
  readonly amounts_include_tax?: boolean;
}

/** Regular spending that becomes entries: exactly one of the four ways to say how much. */
export type SpendPlan = PlanTerms &
  (
    | { readonly days: number; readonly daily_budget: Money }
    | {
        readonly days: number;
        /** From the first day to the last. */
        readonly ramp: { readonly from: Money; readonly to: Money };
      }
    | {
        readonly days: number;
        /** Days that are left out spend nothing. */
        readonly by_weekday: { readonly [day in Weekday]?: Money };
      }
    | {
        /** The amount of each day; `"0"` is a day without spend. */
        readonly daily_amounts: readonly Money[];
      }
  );

/** A day of the week. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

interface PlanTerms {
  readonly start: CalendarDate;
  /** Dates without spend, both included. */
  readonly pauses?: readonly { readonly from: CalendarDate; readonly until: CalendarDate }[];
  /** Other amounts on single dates. */
  readonly one_offs?: readonly { readonly on: CalendarDate; readonly amount: Money }[];
  readonly campaign?: string;
  /** Where the money comes from. `"whole_plan"` unless said otherwise. */
  readonly funding?: "whole_plan" | "entries";
  readonly bid?: Money;
}

interface At {
  /** When. A date alone is taken at 12:00, and the outcome lists that it was. */
  readonly at: CalendarDate | DateTime;
}
interface OfOffer {
  /** The id of the offer that is meant; may be left out where the scenario has one only. */
  readonly offer?: string;
}
interface ForWhat {
  readonly product?: string;
  readonly objective?: string;
  readonly country?: CountryCode;
}

/** Something that happened, told apart by its `kind`. */
export type Entry = At &
  (
    | (OfOffer & { readonly kind: "receive_code"; readonly code?: string; readonly forwarded?: boolean })
    | (OfOffer & { readonly kind: "redeem_code"; readonly code?: string; readonly admin?: boolean })
    | (OfOffer & { readonly kind: "register" })
    | (OfOffer & { readonly kind: "review"; readonly approved?: boolean })
    | { readonly kind: "ads_shown" | "bill" | "pay" | "fail_payment" | "violation" | "suspend" | "reinstate" }
    | { readonly kind: "do_action"; readonly action: string }
    | { readonly kind: "top_up" | "transfer_cash"; readonly amount: Money }
    | (ForWhat & { readonly kind: "spend"; readonly campaign?: string; readonly amount: Money })
    | {
        readonly kind: "refund";
        /** The number of the spend's entry, from 1. */
        readonly spend: number;
        readonly amount: Money;
      }
    | { readonly kind: "change_billing"; readonly to: "automatic" | "monthly_invoicing" }
    | {
        readonly kind: "change_tax";
        /** The tax from now on; none where it is left out or `null`. */
        readonly tax?: Tax | null;
      }
    | { readonly kind: "close_account"; readonly pay_out?: boolean }
    | (ForWhat & {
        readonly kind: "create_campaign";
        readonly campaign: string;
        readonly approved?: boolean;
        /** What it spends by itself on each date. It needs `until`. */
        readonly daily_budget?: Money;
      })
    | {
        readonly kind: "change_budget";
        readonly campaign: string;
        /** What it spends by itself from now on; nothing where it is left out or `null`. */
        readonly daily_budget?: Money | null;
      }
    | { readonly kind: "approve_campaign" | "pause_campaign" | "resume_campaign"; readonly campaign: string }
    | {
        readonly kind: "grant_credit";
        readonly credit: string;
        readonly amount: Money;
        readonly type: CreditType;
        /** Its last date. */
        readonly expires: CalendarDate;
        readonly assign_limits?: CreditTerms["assign_limits"];
        readonly only_for?: OnlyFor;
        readonly conditions?: Conditions;
        readonly before_cash?: boolean;
        readonly needs_positive_cash?: boolean;
      }
    | {
        readonly kind: "assign_credit" | "unassign_credit";
        readonly credit: string;
        readonly campaigns: readonly string[];
        readonly admin?: boolean;
      }
    | { readonly kind: "move_credit"; readonly credit: string; readonly to: "another_account" | "cash" | "unpaid_bill" | "tax" }
    | { readonly kind: "revoke"; readonly offer: string; readonly credit?: undefined }
    | { readonly kind: "revoke"; readonly credit: string; readonly offer?: undefined }
    | (OfOffer & { readonly kind: "read_progress"; readonly shown: Money })
  );

/** What an entry can be. */
export type EntryKind = Entry["kind"];
