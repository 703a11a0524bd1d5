// Everything that the engine says as data: a code, the rule behind it, and figures under names of their own.

import type { RowKind, Verdict } from "./outcome.d.ts";
import type { AssumedField, OfferTerm } from "./offer.d.ts";
import type { CalendarDate, DateTime, Money, RuleId, SourceGrade } from "./values.d.ts";

/** A code with its rule and its figures. */
type Said<Code extends string, Figures = unknown> = Code extends string ? { code: Code; rule: RuleId } & Figures : never;
/** The same with the rule's strongest source, whose grade is `"D"` for a decision of this project. */
type Sourced<Code extends string, Figures = unknown> = Said<Code, { source: string; grade: SourceGrade | "D" } & Figures>;

/** Why a row of the journal came out as it did. */
export type Reason =
  | Sourced<
      | "account_created" | "offer_takes_no_code" | "offer_not_by_registration" | "review_failed" | "offer_not_reviewed"
      | "offer_not_attached" | "code_never_received" | "code_forwarded" | "code_looks_alike" | "code_differs" | "offer_is_over"
      | "not_by_official_link" | "origin_not_eligible" | "programme_not_eligible" | "advertiser_not_new" | "country_not_eligible"
      | "currency_differs" | "payment_mode_not_eligible" | "no_top_up_yet" | "ads_shown" | "action_done"
      | "topping_up_is_not_spending" | "charge_paid" | "charge_accrued" | "campaign_not_approved" | "campaign_paused"
      | "discount_used_up" | "prepaid_has_no_bills" | "nothing_unbilled" | "nothing_billed" | "nothing_unpaid"
      | "spend_not_there" | "cash_transferred" | "billing_changed" | "billing_change_impossible" | "campaign_created"
      | "campaign_approved" | "campaign_stopped" | "campaign_resumed" | "campaign_exists" | "no_such_campaign" | "credit_given"
      | "credit_id_taken" | "no_such_credit" | "free_credit_is_not_assigned" | "not_admin" | "campaign_not_assigned"
      | "credit_not_transferable" | "credit_pays_no_debt" | "credit_pays_no_tax" | "violation_found" | "account_was_suspended"
      | "account_reinstated" | "account_not_suspended" | "offer_not_met" | "progress_agrees" | "offer_not_active"
      | "redeem_window_missed" | "credit_withheld" | "tax_changed"
    >
  | Sourced<"account_not_created", { created: DateTime }>
  | Sourced<"account_closed", { closed: DateTime }>
  | Sourced<"code_received", { redeem_by?: CalendarDate }>
  | Sourced<"invitation_accepted" | "code_redeemed" | "registered" | "review_passed" | "activated_at_creation" | "activated_by_itself" | "activated_by_link", { earn_by?: CalendarDate }>
  | Sourced<"code_already_received", { received: DateTime }>
  | Sourced<"last_date_of_window", { last_safe: CalendarDate }>
  | Sourced<"code_already_used", { used: number }>
  | Sourced<"already_activated", { activated: DateTime }>
  | Sourced<"redeem_window_over" | "credit_already_over" | "credit_over", { last_date: CalendarDate }>
  | Sourced<"limit_reached", { limit: number; used: number }>
  | Sourced<"account_suspended" | "payment_failing", { since: DateTime }>
  | Sourced<"another_offer_earning", { offer: string }>
  | Sourced<"top_up_outside_limits", { least: Money; most: Money }>
  | Sourced<"charge_fell_short", { wanted: Money; delivered: Money }>
  | Sourced<"cash_is_zero", { credit: Money }>
  | Sourced<"not_enough_money", { needed: Money; cash: Money; credit: Money }>
  | Sourced<"threshold_reached", { offer: string; threshold?: Money; reward?: Money }>
  | Sourced<"tier_lost", { offer: string; counted: Money }>
  | Sourced<"credit_used_up", { credit: string }>
  | Sourced<"billed", { billed: Money }>
  | Sourced<"bill_paid" | "account_charged", { paid: Money }>
  | Sourced<"payment_failed", { unpaid: Money }>
  | Sourced<"ad_cost_refunded", { from_unpaid: Money; to_cash: Money }>
  | Sourced<"refund_too_large", { most: Money }>
  | Sourced<"spent_too_recently", { possible_from: DateTime }>
  | Sourced<"not_enough_cash", { cash: Money }>
  | Sourced<"account_was_closed", { forfeited: Money; paid_out: Money }>
  | Sourced<"budget_changed", { daily_budget?: Money }>
  | Sourced<"credit_assigned" | "credit_unassigned", { campaigns: number }>
  | Sourced<"assign_limit_reached", { limit: number; asked: number }>
  | Sourced<"offer_revoked" | "credit_revoked", { revoked: Money }>
  | Sourced<"progress_lags", { counted: Money; recent: Money }>
  | Sourced<"progress_differs", { counted: Money }>
  | Sourced<"requirement_missed", { counted?: Money; missing?: Money }>
  | Sourced<"tier_fixed", { threshold?: Money; reward?: Money }>
  | Sourced<"waits_for_payment", { pending: Money }>
  | Sourced<"credit_issued", { crossed: DateTime; last_date: CalendarDate }>
  | Sourced<"unused_credit_lost", { lost: Money }>
  | Sourced<"discount_started", { last_date: CalendarDate; cap: Money }>
  | Sourced<"discount_over", { left: Money }>;

/** Why a part of a spend does not count, or not yet. */
export type UncountedCode =
  | "before_activation" | "outside_earning_window" | "other_product" | "tax" | "paid_by_credit" | "pending" | "paid_too_late"
  | "offer_revoked";

/** What was spent and did not count, for one reason. */
export type UncountedPart = Said<UncountedCode, { amount: Money }>;

/** A part of a spend, for an offer. */
export type CountedPart = Said<UncountedCode | "counted", { offer: string; amount: Money; counted: boolean }>;

/** What to watch out for. */
export type WarningNote =
  | Said<
      | "redeemed_without_admin" | "credit_left_from_other_offer" | "delivery_paused" | "credit_may_be_revoked"
      | "billing_changed" | "payment_failing" | "account_suspended"
    >
  | Said<"code_not_documented_for_country", { countries: string }>
  | Said<"credit_not_assigned" | "ads_go_on_in_cash", { credit: string }>
  | Said<"credit_expired_unused", { credit: string; lost: Money }>
  | Said<"plan_fell_short", { days: number; missing: Money }>
  | Said<"budget_fell_short", { campaign: string; missing: Money }>
  | Said<"offer_may_be_out_of_date", { offer: string; seen: CalendarDate; date: CalendarDate }>
  | Said<"offer_age_unknown", { offer: string }>;

/** What cannot be decided, because something is not known. */
export type UndecidedNote =
  | Said<"condition_unknown" | "scope_unknown", { credit: string }>
  | Said<"product_unknown" | "discount_unknown" | "stacking_unknown" | "zone_unknown" | "managed_account", { offer: string }>;

/** A decision that mattered where the published rules are silent. */
export type AssumptionNote =
  | {
      /** The field of the offer that its source does not give. */
      id: AssumedField;
      code:
        | "redeem_windows_assumed" | "earning_windows_assumed" | "issuance_assumed" | "credit_type_assumed"
        | "credit_lifetime_assumed" | "tier_mode_assumed" | "stacking_assumed";
      offer: string;
      days?: number;
    }
  | {
      /** The term of the offer that the scenario answers. */
      id: OfferTerm;
      code: "term_answered";
      offer: string;
      days?: number;
    }
  | { id: "A4"; code: "activation_day"; offer: string; low: Money; high: Money }
  | {
      /** The id of the decision, such as `"A5"`. */
      id: RuleId;
      code:
        | "last_date_included" | "windows_intersected" | "equality_qualifies" | "one_tier_pays" | "cash_part_counts"
        | "counts_once_paid" | "business_days_counted" | "clocks_run_on" | "limit_by_issue_date" | "last_date_of_credit"
        | "positive_cash_needed" | "no_cash_needed" | "unassigned_passed_over" | "conditions_held" | "order_of_use"
        | "one_offer_at_a_time" | "activated_at_creation_assumed" | "activation_date_given" | "limit_per_entity"
        | "converted_at_given_rate" | "refund_lowers_progress" | "billing_changed_on_the_way" | "beyond_top_tier"
        | "progress_held_against_count" | "codes_compared_loosely" | "credit_up_front" | "issued_at_latest" | "lower_tier_waits"
        | "charge_refused_whole" | "issued_at_reinstatement" | "tax_due_in_cash" | "first_spend_before_activation"
        | "order_among_credits" | "paid_after_close" | "forfeited_on_closing" | "one_failure_stops" | "cash_first"
        | "counted_in_each" | "match_of_counted" | "violation_only_warns" | "date_without_time" | "plan_topped_up"
        | "discount_on_price" | "amounts_include_tax" | "budget_by_hours";
      offer?: string;
    };

/** What a diagnosis checks, in its order. */
export type Gate =
  | "code_text" | "redeem_window" | "account" | "country_and_currency" | "standing" | "payment" | "activation" | "earning_window"
  | "counted_spend" | "paid_bill" | "issuance" | "credit_validity" | "assignment" | "scope" | "cash" | "exhausted" | "stacking";

/** What stands in the way of an offer, and the row of the journal that shows it. */
export type Finding = Cause & {
  gate: Gate;
  /** `null` where it is something that did not happen. */
  evidence: { entry: number | null; at: DateTime; kind: RowKind; verdict: Verdict } | null;
};

/** Everything that can be wrong. */
export type Cause =
  | Sourced<
      | "code_never_received" | "code_forwarded" | "code_looks_alike" | "code_differs" | "not_by_official_link"
      | "origin_not_eligible" | "programme_not_eligible" | "code_already_used" | "advertiser_not_new" | "country_not_eligible"
      | "currency_differs" | "offer_revoked" | "payment_mode_not_eligible" | "no_top_up_yet" | "offer_not_attached"
      | "not_reviewed" | "review_failed" | "not_activated_yet" | "icon_not_shown" | "credit_withheld" | "not_admin"
      | "free_credit_is_not_assigned" | "campaign_not_approved" | "campaign_paused" | "credit_not_transferable"
      | "credit_pays_no_debt" | "credit_pays_no_tax"
    >
  | Sourced<"redeem_window_over", { last_date: CalendarDate }>
  | Sourced<"limit_reached" | "assign_limit_reached", { limit: number }>
  | Sourced<"account_closed" | "account_suspended", { since: DateTime }>
  | Sourced<"payment_failing", { unpaid: Money }>
  | Sourced<"code_not_redeemed" | "not_registered", { redeem_by?: CalendarDate }>
  | Sourced<"earning_window_missed", { last_date?: CalendarDate; missing?: Money }>
  | Sourced<"spent_before_activation", { amount: Money; activated: DateTime }>
  | Sourced<"spent_outside_window" | "spent_on_other_product" | "tax_does_not_count" | "paid_by_credit_does_not_count" | "paid_too_late" | "refunded_does_not_count" | "ads_go_on_in_cash", { amount: Money }>
  | Sourced<"topping_up_is_not_spending", { cash: Money; missing: Money }>
  | Sourced<"tax_leaves_too_little", { cash: Money; missing: Money; with_tax: Money }>
  | Sourced<"progress_lags", { counted: Money }>
  | Sourced<"not_enough_spent", { counted: Money; missing: Money; earn_by?: CalendarDate }>
  | Sourced<"action_not_done" | "waits_for_close", { earn_by?: CalendarDate }>
  | Sourced<"lower_tier_paid", { threshold: Money; next: Money; counted: Money }>
  | Sourced<"bill_not_paid", { pending: Money }>
  | Sourced<"credit_on_its_way", { crossed: DateTime; expected_by: CalendarDate; ask_support_after: CalendarDate }>
  | Sourced<"credit_expired", { credit: string; last_date: CalendarDate; lost: Money }>
  | Sourced<"credit_revoked" | "credit_forfeited", { credit: string; lost: Money }>
  | Sourced<"credit_not_retroactive", { credit: string; issued: DateTime }>
  | Sourced<"credit_not_assigned" | "cash_comes_first", { credit: string; last_date: CalendarDate }>
  | Sourced<"other_campaign" | "out_of_scope" | "scope_unknown" | "condition_unknown" | "ads_will_go_on", { credit: string }>
  | Sourced<"tax_is_paid_in_cash", { tax: Money }>
  | Sourced<"condition_not_met", { credit: string; min_cash: Money }>
  | Sourced<"cash_is_zero", { credit: Money }>
  | Sourced<"not_enough_money", { needed: Money; cash: Money }>
  | Sourced<"credit_used_up", { credit: string; used_up: DateTime }>
  | Sourced<"another_offer_earning", { offer: string }>
  | Sourced<"already_activated", { activated: DateTime }>;

/** What binds a goal. */
export type Limit =
  | Sourced<
      | "never_activated" | "activation_is_fixed" | "no_day_counts" | "zone_unknown" | "reward_is_discount"
    >
  | Sourced<"too_few_days", { days: number; highest: Money; comes_to: Money; needed: Money }>
  | Sourced<"met_too_late", { met: DateTime; by: CalendarDate }>
  | Sourced<"not_met", { counted: Money; missing?: Money }>
  | Sourced<"on_the_boundary", { last_safe: CalendarDate }>
  | Sourced<"every_date_does", { until: CalendarDate }>
  | Sourced<"no_latest_date", { until: CalendarDate; fails: CalendarDate }>
  | Sourced<"credit_not_issued", { at: DateTime }>
  | Sourced<"credit_expires", { lost: Money; last_date: CalendarDate }>
  | Sourced<"credit_left", { left: Money; at: DateTime }>
  | Sourced<"less_credit", { granted: Money; less: Money }>
  | Sourced<"costs_more", { cash_out: Money; more: Money }>;

/** What can be wrong with an input, at its place. */
export type ProblemCode =
  /** The text is longer than any that is read. */
  | "too_large"
  /** These bytes are no part of a forecast. */
  | "not_a_part"
  | "not_json" | "unknown_field" | "field_twice" | "missing_field" | "expected_object" | "expected_list" | "expected_list_of"
  | "expected_text" | "expected_yes_or_no" | "expected_whole" | "newer_version" | "expected_one_of" | "expected_amount" | "expected_percent"
  | "expected_rate" | "expected_date" | "expected_date_time" | "expected_date_or_date_time" | "expected_country" | "expected_id"
  | "expected_link" | "expected_seen" | "too_many_decimals" | "not_above_zero" | "amount_too_large" | "unknown_currency"
  | "unknown_offer" | "term_unknown" | "term_not_open" | "other_tier_published" | "terms_need_id" | "needs_term"
  | "assumed_unknown" | "same_id" | "offer_left_out" | "mode_not_offered" | "threshold_not_rising" | "tiers_need_window"
  | "tier_not_selected" | "tier_not_selectable" | "rate_missing" | "rate_not_used" | "needs_automatic"
  | "activated_before_creation" | "match_needs_counting" | "one_tier_for_activation" | "conditions_need_conditional"
  | "billing_needs_account" | "nothing_given" | "most_below_least" | "not_a_spend" | "not_a_top_up" | "values_and_range"
  | "too_many_cells" | "several_budgets" | "days_of_list" | "outside_the_plan" | "end_before_beginning" | "offer_and_credit"
  | "no_lifetime" | "link_needs_official" | "anchor_too_late" | "limits_need_assignable" | "latest_before_earliest" | "repeated"
  | "account_differs" | "too_many_entries" | "too_many_counts" | "too_many_grants" | "too_many_assignments"
  | "too_many_campaigns" | "too_many_readings" | "budget_needs_end" | "too_many_charges" | "needs_spend_plan" | "outside_bounds" | "nothing_to_delay" | "too_many_runs";
