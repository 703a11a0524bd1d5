// What stands in fields everywhere.

/** An amount in the currency at hand, as text with a point and at most the currency's decimals: `"25.00"`, `"25"`. Never a number. */
export type Money = string;

/** A date of the account's calendar: `"2026-06-01"`. */
export type CalendarDate = string;

/** A point in the account's own civil time, to the second and without a zone: `"2026-06-01T09:00"`, `"2026-06-01T09:00:30"`. */
export type DateTime = string;

/** A percentage as text, with at most ten decimals: `"7.5"`. */
export type Percentage = string;

/** An ISO 4217 code, such as `"USD"`. */
export type CurrencyCode = string;

/** Two capital letters, such as `"US"`. */
export type CountryCode = string;

/** The id of a rule or of a decision, such as `"TT-30"` or `"A1"`. */
export type RuleId = string;

/** How an account pays. */
export type PaymentMode = "manual" | "automatic" | "monthly_invoicing";

/** How an account was made. */
export type Origin = "self_serve" | "agency" | "business_center";

/** How an offer is activated. */
export type ActivationMode = "automatic" | "code" | "register" | "link" | "reviewed" | "invited";

/** What a credit needs before it pays. */
export type CreditType = "free" | "assignable" | "conditional";

/** How far a source can be trusted: the network's own page, a copy of it, somebody else's page, general knowledge. */
export type SourceGrade = "O" | "M" | "S" | "G";
