//! The rules that outcomes cite: their ids, and the sources behind them with their grades.
//!
//! The ids `TT-…` are rules read from sources; `A…` are decisions where the sources are silent, `C…` points settled so that two
//! implementers get the same figures. What each of them says stands in `docs/rules.md`.

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The network's own page.
    Official,
    /// A mirror or translation of the network's own page.
    Mirror,
    /// Somebody else's page: claimed.
    Secondary,
    /// General knowledge: unverified.
    General,
    /// No source decides it; this project does, and says so.
    Decision,
}

impl Grade {
    /// The letter by which files and screens call it: `O`, `M`, `S`, `G`, or `D` for a decision of this project.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Official => "O",
            Self::Mirror => "M",
            Self::Secondary => "S",
            Self::General => "G",
            Self::Decision => "D",
        }
    }
}

/// A page on which a rule was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The short name by which this project calls it.
    pub key: &'static str,
    /// How far it can be trusted.
    pub grade: Grade,
    /// The page's title or a description.
    pub title: &'static str,
    /// Its address, for grade O only: other pages are named, not linked.
    pub link: Option<&'static str>,
}

/// A rule with the sources from which it was read, the strongest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Such as `TT-30`, `A1` or `C6`.
    pub id: &'static str,
    /// Never empty.
    pub sources: &'static [&'static Source],
}

impl Rule {
    /// The strongest source.
    #[must_use]
    pub fn source(&self) -> &'static Source {
        self.sources.first().copied().unwrap_or(&DECISION)
    }
}

const fn official(key: &'static str, title: &'static str, link: &'static str) -> Source {
    Source { key, grade: Grade::Official, title, link: Some(link) }
}

const fn unlinked(key: &'static str, grade: Grade, title: &'static str) -> Source {
    Source { key, grade, title, link: None }
}

static ARTICLE: Source = unlinked(
    "ARTICLE",
    Grade::Secondary,
    "GetAdCredit: How Do I Apply a TikTok Promotional Code in Ads Manager? (17 May 2026)",
);
static T_ACT: Source = official(
    "T-ACT",
    "TikTok: How to activate TikTok Ads promotional codes",
    "https://ads.tiktok.com/help/article/how-to-activate-tiktok-ads-promotional-codes?lang=en",
);
static T_ALLOC: Source = official(
    "T-ALLOC",
    "TikTok: How to allocate assignable coupons to campaigns",
    "https://ads.tiktok.com/help/article/how-to-allocate-assignable-coupons-to-campaigns?lang=fr",
);
static T_ABOUT: Source = official(
    "T-ABOUT",
    "TikTok: About coupons",
    "https://ads.tiktok.com/help/article/about-coupons?lang=vi",
);
static T_PAYOUT: Source = official(
    "T-PAYOUT",
    "TikTok: How to manage your incentive",
    "https://ads.tiktok.com/help/article/how-to-manage-your-incentive?lang=en",
);
static T_SHOPIFY: Source = official(
    "T-SHOPIFY",
    "TikTok: TikTok x Shopify promotional ad credit",
    "https://ads.tiktok.com/help/article/tiktok-x-shopify-promotional-ad-credit?lang=ms",
);
static T_MANUAL: Source = official(
    "T-MANUAL",
    "TikTok: Manual payment",
    "https://ads.tiktok.com/help/article/manual-payment?lang=en",
);
static T_TAX: Source = official(
    "T-TAX",
    "TikTok: Taxes in TikTok Ads Manager",
    "https://ads.tiktok.com/help/article?aid=9642",
);
static T_SETUP: Source = official(
    "T-SETUP",
    "TikTok: Account setup FAQ",
    "https://ads.tiktok.com/help/article/account-setup-faq?lang=ja",
);
static T_WOO: Source = official(
    "T-WOO",
    "TikTok: WooCommerce coupon program",
    "https://ads.tiktok.com/help/article/woocommerce-coupon-program?lang=th",
);
static T_TH: Source = official(
    "T-TH",
    "TikTok: How to start TikTok Shop FAQs (Thai)",
    "https://ads.tiktok.com/business/th/how-to-start-tiktok-shop-faqs",
);
static T_WOOZH: Source =
    unlinked("T-WOOZH", Grade::Mirror, "Chinese mirror of TikTok's WooCommerce coupon program");
static T_ECWID: Source =
    unlinked("T-ECWID", Grade::Mirror, "Chinese rendering of TikTok's Ecwid credit FAQ (2021)");
static POLT: Source =
    unlinked("POLT", Grade::Mirror, "A garbled copy of older promotional terms (2023); very weak");
static GAC_AGENCY: Source = unlinked(
    "GAC-AGENCY",
    Grade::Secondary,
    "GetAdCredit: How do I access TikTok ad credit through an agency account?",
);
static GAC_UNUSED: Source = unlinked(
    "GAC-UNUSED",
    Grade::Secondary,
    "GetAdCredit: What happens to unused TikTok ad credit after expiration?",
);
static GAC_ONCE: Source = unlinked(
    "GAC-ONCE",
    Grade::Secondary,
    "GetAdCredit: Can one business claim TikTok ad credit more than once?",
);
static DECISION: Source = unlinked(
    "AD-CREDIT-LAB",
    Grade::Decision,
    "A decision of this project where the sources are silent",
);

macro_rules! rules {
    ($($name:ident = $id:literal: $($source:ident),+;)+) => {
        $(
            #[doc = concat!("Rule ", $id, ".")]
            pub static $name: Rule = Rule { id: $id, sources: &[$(&$source),+] };
        )+

        /// Every rule that an outcome can cite.
        pub static ALL: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    TT_02 = "TT-02": T_ACT, ARTICLE;
    TT_03 = "TT-03": T_ACT, ARTICLE;
    TT_04 = "TT-04": T_ACT, ARTICLE;
    TT_20 = "TT-20": ARTICLE, GAC_AGENCY;
    TT_24 = "TT-24": T_TH, T_WOO, GAC_ONCE;
    TT_27 = "TT-27": T_SHOPIFY, T_TH;
    TT_29 = "TT-29": T_SETUP;
    TT_30 = "TT-30": T_ACT, ARTICLE;
    TT_31 = "TT-31": T_ACT, T_WOOZH, T_ECWID;
    TT_32 = "TT-32": T_WOOZH, T_ECWID, ARTICLE;
    TT_34 = "TT-34": POLT;
    TT_40 = "TT-40": T_TH, T_WOO;
    TT_45 = "TT-45": T_ACT, ARTICLE;
    TT_47 = "TT-47": T_WOO, T_WOOZH;
    TT_55 = "TT-55": T_ACT, ARTICLE;
    TT_60 = "TT-60": T_SHOPIFY, T_PAYOUT, T_ECWID;
    TT_62 = "TT-62": T_PAYOUT, ARTICLE;
    TT_63 = "TT-63": T_ABOUT;
    TT_64 = "TT-64": ARTICLE;
    TT_65 = "TT-65": T_ALLOC, ARTICLE;
    TT_66 = "TT-66": ARTICLE;
    TT_69 = "TT-69": ARTICLE;
    TT_80 = "TT-80": ARTICLE, GAC_UNUSED;
    TT_91 = "TT-91": T_MANUAL;
    TT_94 = "TT-94": T_TAX;
    A1 = "A1": DECISION;
    A26 = "A26": DECISION;
    C18 = "C18": DECISION;
    C20 = "C20": DECISION;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_official_sources_carry_a_link() {
        for source in ALL.iter().flat_map(|rule| rule.sources) {
            assert_eq!(source.link.is_some(), source.grade == Grade::Official, "{}", source.key);
        }
    }

    #[test]
    fn every_rule_stands_once_and_has_a_source() {
        for (index, rule) in ALL.iter().enumerate() {
            assert!(!rule.sources.is_empty(), "{}", rule.id);
            assert!(ALL[..index].iter().all(|earlier| earlier.id != rule.id), "{}", rule.id);
        }
    }
}
