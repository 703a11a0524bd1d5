// An offer, as a file of offers/ writes it. docs/scenario-format.md says what each field means.

import type {
  ActivationMode, CalendarDate, CountryCode, CreditType, CurrencyCode, DateTime, Money, Origin, PaymentMode, Percentage, SourceGrade,
} from "./values.js";

/** What is known of an offer before its terms. */
interface OfferHeading {
  readonly $schema?: string;
  /** The version of the format. */
  readonly version: 1;
  /** Lower-case letters and digits with single dashes between them. It is also the id of the credit that the offer issues. */
  readonly id: string;
  /** Who makes the offer. */
  readonly network: string;
  readonly title: string;
  /** Whether an account with another currency can have it. `"same_only"` unless said otherwise. */
  readonly currency_policy?: "same_only" | "convert";
  readonly source: OfferSource;
  readonly other_sources?: readonly OfferSource[];
  /** What else was read there, in sentences. Nothing is worked out from them. */
  readonly notes?: readonly string[];
  readonly counts?: {
    readonly products?: readonly string[];
    readonly automatic_payment?: "when_paid" | "when_spent";
    readonly paid_after_close?: "counts" | "does_not_count";
  };
  /** Whether it can be activated while another offer is earning. `"one_active"` unless said otherwise. */
  readonly stacking?: "one_active" | "allowed" | "unknown";
  /** Which fields its source does not give. */
  readonly assumed?: readonly AssumedField[];
}

/** What an advertiser gets for what, and on which terms, all of which are known. */
export interface Offer extends OfferHeading {
  /** The currency of its amounts. */
  readonly currency: CurrencyCode;
  readonly activation: ActivationTerms;
  /** When it can be activated; all of them must hold. */
  readonly redeem_windows?: readonly Window<RedeemAnchor>[];
  /** When spend counts; all of them must hold. */
  readonly earning_windows?: readonly Window<EarningAnchor>[];
  /** What earns the reward. `{ kind: "spend" }` unless said otherwise. */
  readonly trigger?: Trigger;
  /** From the lowest to the highest. */
  readonly tiers: readonly Tier[];
  /** Which of several tiers pay. `"highest_only"` unless said otherwise. */
  readonly tier_mode?: TierMode;
  readonly issuance: Issuance;
  readonly credit: CreditTerms;
  readonly eligibility?: Eligibility;
}

/** A term that a published offer does not say. */
type Unknown = "unknown";

/** An offer as it is published, which may leave terms unknown. A scenario that names it answers them in `terms`. */
export interface PublishedOffer extends OfferHeading {
  readonly currency: CurrencyCode | Unknown;
  readonly activation: ActivationTerms | Unknown;
  readonly redeem_windows?: readonly Window<RedeemAnchor>[] | Unknown;
  readonly earning_windows?: readonly Window<EarningAnchor>[] | Unknown;
  readonly trigger?: Trigger | Unknown;
  readonly tiers: readonly (Tier | { readonly threshold?: Money | Unknown; readonly action?: string; readonly reward: Reward | Unknown } | Unknown)[] | Unknown;
  readonly tier_mode?: TierMode | Unknown;
  readonly issuance: Issuance | Unknown;
  readonly credit: Omit<CreditTerms, "type" | "lifetime"> & { readonly type: CreditType | Unknown; readonly lifetime: Lifetime | Unknown };
  readonly eligibility?: Omit<Eligibility, "countries"> & { readonly countries?: readonly CountryCode[] | Unknown };
}

/** What a scenario answers to the terms that a published offer leaves open. */
export interface OfferAnswers {
  readonly currency?: CurrencyCode;
  readonly activation?: ActivationTerms;
  readonly redeem_windows?: readonly Window<RedeemAnchor>[];
  readonly earning_windows?: readonly Window<EarningAnchor>[];
  readonly trigger?: Trigger;
  /** All of them, also those that are published. */
  readonly tiers?: readonly Tier[];
  readonly tier_mode?: TierMode;
  readonly issuance?: Issuance;
  readonly credit?: Partial<Pick<CreditTerms, "type" | "lifetime" | "assign_limits" | "conditions">>;
  readonly eligibility?: Pick<Eligibility, "countries">;
  readonly stacking?: "one_active" | "allowed";
}

/** A term that a published offer may leave open. */
export type OfferTerm = AssumedField | "currency" | "activation" | "trigger" | "tiers" | "eligibility.countries";

/** How an offer is activated. */
export interface ActivationTerms {
  /** The first one is the usual one. */
  readonly modes: readonly ActivationMode[];
  readonly code_documented_for?: readonly CountryCode[];
  readonly case_sensitive_codes?: boolean;
}

/** What earns the reward. */
export interface Trigger {
  readonly kind: "spend" | "top_up" | "action" | "activation";
}

/** Which of several tiers pay. */
export type TierMode = "highest_only" | "each" | "user_selected";

/** When the network issues the reward. */
export interface Issuance extends Delay {
  readonly on?: "threshold" | "window_close";
  readonly top_tier?: Delay;
}

/** Where an offer was read. */
export interface OfferSource {
  readonly name: string;
  readonly grade: SourceGrade;
  /** When it was last read, or which time it bears itself: a date, a month, a year, or `"unknown"`. */
  readonly seen: string;
  /** For grade `"O"` only. */
  readonly url?: string;
}

/** A field of an offer that its source may leave open. */
export type AssumedField =
  | "redeem_windows" | "earning_windows" | "issuance" | "credit.type" | "credit.lifetime" | "tier_mode" | "stacking";

/** From what a redeem window can be counted. */
export type RedeemAnchor = "received" | "account_created" | "first_impression";
/** From what an earning window can be counted. */
export type EarningAnchor = RedeemAnchor | "activated" | "registered" | "first_spend";

/** A span of time that ends so many days after something, with a date, or before an instant. */
export type Window<Anchor extends string = EarningAnchor> =
  | { readonly from: Anchor; readonly days: number; readonly end?: "end_of_date" | "same_time" }
  | { readonly until: CalendarDate; readonly zone?: "unknown" }
  | { readonly before: DateTime };

/** What is asked for, and what it earns. */
export interface Tier {
  /** For the triggers `"spend"` and `"top_up"`. */
  readonly threshold?: Money;
  /** For the trigger `"action"`. */
  readonly action?: string;
  readonly reward: Reward;
}

/** What a tier earns: a credit, a credit that is a share of what counted, or a share off later prices. */
export type Reward =
  | { readonly kind: "fixed"; readonly amount: Money }
  | { readonly kind: "match" | "discount"; readonly rate_percent: Percentage; readonly cap: Money };

/** How long the network takes. */
export interface Delay {
  readonly unit: "hour" | "calendar_day" | "business_day";
  readonly earliest: number;
  readonly latest: number;
}

/** The terms of the credit that an offer issues. */
export interface CreditTerms {
  readonly type: CreditType;
  readonly lifetime: Lifetime;
  readonly assign_limits?: readonly { readonly max: number; readonly issued_from?: CalendarDate; readonly issued_until?: CalendarDate }[];
  readonly only_for?: OnlyFor;
  readonly conditions?: Conditions;
  readonly before_cash?: boolean;
  readonly needs_positive_cash?: boolean;
}

/** So many days from the issue, a last date, or both, of which the earlier one holds. */
export type Lifetime =
  | { readonly days: number; readonly until?: CalendarDate }
  | { readonly days?: number; readonly until: CalendarDate };

/** Where a credit can be used; at least one of the lists. */
export interface OnlyFor {
  readonly products?: readonly string[];
  readonly campaigns?: readonly string[];
  readonly countries?: readonly CountryCode[];
  readonly objectives?: readonly string[];
}

/** What must hold before a conditional credit pays; at least one of the two. */
export interface Conditions {
  readonly min_cash?: Money;
  /** A condition that cannot be worked out. */
  readonly unknown?: string;
}

/** Who may take part. What is left out is open to everybody. */
export interface Eligibility {
  readonly origins?: readonly Origin[];
  readonly countries?: readonly CountryCode[];
  readonly programmes?: { readonly required?: string; readonly excluded?: readonly string[] };
  readonly payment_modes?: readonly PaymentMode[];
  readonly new_advertiser?: { readonly never_spent?: boolean; readonly idle_days?: number; readonly account_age_days?: number };
  readonly needs_top_up?: boolean;
  readonly limit?: { readonly scope: "entity" | "account" | "code"; readonly max: number };
}
