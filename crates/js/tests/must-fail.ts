// Type-level tests: each line under `@ts-expect-error` must not compile, and all others must.

import { AdCreditError, load } from "ad-credit-lab";
import type { Entry, Finding, Outcome, Reason, Scenario, Totals } from "ad-credit-lab";

const lab = await load();
await load({ offers: lab.offers, wasm: lab.wasm });
await load({ wasm: fetch("engine.wasm") });
await load({ wasm: new URL("engine.wasm", "https://example.com/") });
// @ts-expect-error there is no such option
await load({ offer: [] });
// @ts-expect-error an offer is an object
await load({ offers: ["article-spend-200-get-200"] });

declare const scenario: Scenario;
const outcome: Outcome = lab.simulate(scenario);
const totals: Totals = lab.simulate(scenario, { record: "totals" });
const text: string = lab.simulate(scenario, { as: "text" });
const both: string = lab.simulate("{}", { record: "totals", as: "text" });
// @ts-expect-error totals have no journal
totals.journal;
// @ts-expect-error nor have they any where they are not asked for by name
lab.simulate(scenario, { record: "total" });
// @ts-expect-error a text is no outcome
const wrong: Outcome = lab.simulate(scenario, { as: "text" });
// @ts-expect-error a date is text
lab.diagnose(scenario, { at: new Date() });
// @ts-expect-error a number is no scenario
lab.simulate(7);
// @ts-expect-error the offers cannot be changed
lab.offers.push(lab.offers[0]!);
lab.validate(7);

const spend: Entry = { at: "2026-06-02", kind: "spend", amount: "25.00" };
// @ts-expect-error money is text
const fraction: Entry = { at: "2026-06-02", kind: "spend", amount: 25 };
// @ts-expect-error there is no such kind
const unknown: Entry = { at: "2026-06-02", kind: "spent", amount: "25.00" };
// @ts-expect-error a top-up has no campaign
const other: Entry = { at: "2026-06-02", kind: "top_up", amount: "25.00", campaign: "Launch" };
// @ts-expect-error a spend has an amount
const missing: Entry = { at: "2026-06-02", kind: "spend" };
// @ts-expect-error an offer or a credit, not both
const twice: Entry = { at: "2026-06-02", kind: "revoke", offer: "a", credit: "b" };
// @ts-expect-error the version is 1
const version: Scenario = { ...scenario, version: 2 };

declare const reason: Reason;
if (reason.code === "not_enough_money") {
  const needed: string = reason.needed;
  void needed;
}
// @ts-expect-error not every reason says what was needed
reason.needed;
declare const finding: Finding;
if (finding.code === "code_not_redeemed") {
  const date: string | undefined = finding.redeem_by;
  void date;
}
for (const entry of scenario.entries ?? []) {
  if (entry.kind === "refund") entry.spend.toFixed();
}

try {
  lab.simulate(scenario);
} catch (error) {
  // @ts-expect-error it may be anything
  error.code;
  if (error instanceof AdCreditError) {
    const known: boolean = error.code === "not_json" || error.input === "scenario";
    const first: string | undefined = error.problems[0]?.message;
    void [known, first];
    // @ts-expect-error there is no such code
    void (error.code === "no_such_code");
  }
}
// @ts-expect-error only the package makes them
new AdCreditError();

void [outcome, text, both, wrong, spend, fraction, unknown, other, missing, twice, version];
