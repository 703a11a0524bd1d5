//! How the account stands, and its balances.

use std::io::{self, Write};

use ad_credit_lab_engine::ledger::CreditBook;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::Standing;
use ad_credit_lab_engine::tax::{Tax, TaxMode};
use ad_credit_lab_words::{self as words, say};

use super::Report;
use super::table::write_facts;

impl Report<'_> {
    pub(super) fn write_account(&self, out: &mut dyn Write) -> io::Result<()> {
        let language = self.language;
        let name = words::standing(language, self.outcome.standing);
        let standing = match self.outcome.standing {
            Standing::Good => name,
            Standing::Suspended(since) | Standing::Closed(since) => {
                say::cli_account_standing_since(language, &self.instant(since), &name)
            }
        };
        self.heading(out, &say::cli_heading_account(language), false)?;
        write_facts(
            out,
            &[
                (say::cli_account_standing(language), standing),
                (
                    say::cli_account_payment(language),
                    words::payment(language, self.outcome.payment),
                ),
                (say::cli_account_tax(language), self.tax(self.outcome.tax)),
            ],
        )
    }

    /// A tax with its rate, or that there is none.
    pub(super) fn tax(&self, tax: Option<Tax>) -> String {
        let language = self.language;
        match tax {
            None => say::cli_account_tax_none(language),
            Some(Tax { rate, mode: TaxMode::Consumption, .. }) => {
                say::cli_tax_consumption(language, &rate.text())
            }
            Some(Tax { rate, mode: TaxMode::TopUp, .. }) => {
                say::cli_tax_top_up(language, &rate.text())
            }
        }
    }

    pub(super) fn write_balances(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, ledger) = (self.language, &self.outcome.ledger);
        self.heading(out, &say::cli_heading_balances(language), false)?;
        let sum =
            |part: fn(&CreditBook) -> Money| self.figure(ledger.credits().iter().map(part).sum());
        let cash = say::cli_balance_cash_sum(
            language,
            &self.figure(ledger.cash_in()),
            &self.figure(ledger.cash()),
            &self.figure(ledger.cash_on_ads()),
            &self.figure(ledger.paid_out()),
            &self.figure(ledger.tax()),
        );
        let credit = say::cli_balance_credit_sum(
            language,
            &sum(CreditBook::expired),
            &sum(CreditBook::forfeited),
            &sum(CreditBook::granted),
            &sum(CreditBook::revoked),
            &sum(CreditBook::unused),
            &sum(CreditBook::used),
        );
        let owed = ledger.unpaid();
        let unpaid = say::cli_balance_unpaid_sum(
            language,
            &self.figure(owed.net),
            &self.figure(owed.tax),
            &self.figure(owed.gross()),
        );
        write_facts(
            out,
            &[
                (say::cli_balance_cash(language), cash),
                (say::cli_balance_credit(language), credit),
                (say::cli_balance_unpaid(language), unpaid),
            ],
        )
    }
}
