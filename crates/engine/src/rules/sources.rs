//! The pages on which the rules were read, each with its grade.

use super::{Grade, Source};

const fn official(key: &'static str, title: &'static str, link: &'static str) -> Source {
    Source { key, grade: Grade::Official, title, link: Some(link) }
}

const fn mirror(key: &'static str, title: &'static str) -> Source {
    Source { key, grade: Grade::Mirror, title, link: None }
}

const fn claimed(key: &'static str, title: &'static str) -> Source {
    Source { key, grade: Grade::Secondary, title, link: None }
}

pub(super) static ARTICLE: Source = claimed(
    "ARTICLE",
    "GetAdCredit: How Do I Apply a TikTok Promotional Code in Ads Manager? (17 May 2026)",
);
pub(super) static T_ACT: Source = official(
    "T-ACT",
    "TikTok: How to activate TikTok Ads promotional codes",
    "https://ads.tiktok.com/help/article/how-to-activate-tiktok-ads-promotional-codes?lang=en",
);
pub(super) static T_ALLOC: Source = official(
    "T-ALLOC",
    "TikTok: How to allocate assignable coupons to campaigns",
    "https://ads.tiktok.com/help/article/how-to-allocate-assignable-coupons-to-campaigns?lang=fr",
);
pub(super) static T_ABOUT: Source = official(
    "T-ABOUT",
    "TikTok: About coupons",
    "https://ads.tiktok.com/help/article/about-coupons?lang=vi",
);
pub(super) static T_MANAGE: Source = official(
    "T-MANAGE",
    "TikTok: How to manage coupon programs",
    "https://ads.tiktok.com/help/article/how-to-manage-coupon-programs?lang=id",
);
pub(super) static T_REG: Source = official(
    "T-REG",
    "TikTok: How to register for a coupon",
    "https://ads.tiktok.com/help/article/how-to-register-for-a-coupon?lang=ja",
);
pub(super) static T_ACQ: Source = official(
    "T-ACQ",
    "TikTok: Incentive programs for new advertisers, found at the address of another article",
    "https://ads.tiktok.com/help/article/community-interaction-objective?lang=en",
);
pub(super) static T_TH: Source = official(
    "T-TH",
    "TikTok: How to start TikTok Shop FAQs (Thai)",
    "https://ads.tiktok.com/business/th/how-to-start-tiktok-shop-faqs",
);
pub(super) static T_WOO: Source = official(
    "T-WOO",
    "TikTok: WooCommerce coupon program",
    "https://ads.tiktok.com/help/article/woocommerce-coupon-program?lang=th",
);
pub(super) static T_WOOZH: Source =
    mirror("T-WOOZH", "Chinese mirror of TikTok's WooCommerce coupon program");
pub(super) static T_SHOPIFY: Source = official(
    "T-SHOPIFY",
    "TikTok: TikTok x Shopify promotional ad credit",
    "https://ads.tiktok.com/help/article/tiktok-x-shopify-promotional-ad-credit?lang=ms",
);
pub(super) static T_ECWID: Source =
    mirror("T-ECWID", "Chinese rendering of TikTok's Ecwid credit FAQ (2021)");
pub(super) static T_B2B: Source = official(
    "T-B2B",
    "TikTok: Back-to-Business Program (2020)",
    "https://www.tiktok.com/business/en/back-to-business-program",
);
pub(super) static T_REBATE: Source = official(
    "T-REBATE",
    "TikTok: About the Website Conversions campaign rebate",
    "https://ads.tiktok.com/help/article/about-the-website-conversions-campaign-rebate",
);
pub(super) static T_REBATE_TERMS: Source = official(
    "T-REBATE-TERMS",
    "TikTok: Terms of use of the Website Conversions campaign rebate",
    "https://ads.tiktok.com/help/article/terms-of-use-website-conversions-campaign-rebate",
);
pub(super) static T_SMART: Source = official(
    "T-SMART",
    "TikTok: Incentive offer for Smart+ campaigns",
    "https://ads.tiktok.com/help/article/incentive-offer?lang=en",
);
pub(super) static T_INCC: Source = official(
    "T-INCC",
    "TikTok: About the Incentive Center",
    "https://ads.tiktok.com/help/article/about-the-incentive-center?lang=en",
);
pub(super) static T_INCM: Source = official(
    "T-INCM",
    "TikTok: How to manage incentives in the Incentive Center",
    "https://ads.tiktok.com/help/article/how-to-manage-incentives-in-the-incentive-center",
);
pub(super) static T_PAYOUT: Source = official(
    "T-PAYOUT",
    "TikTok: How to manage your incentive",
    "https://ads.tiktok.com/help/article/how-to-manage-your-incentive?lang=en",
);
pub(super) static T_MANUAL: Source = official(
    "T-MANUAL",
    "TikTok: Manual payment",
    "https://ads.tiktok.com/help/article/manual-payment?lang=en",
);
pub(super) static T_BAL: Source = official(
    "T-BAL",
    "TikTok: Add to your account balance in TikTok Ads Manager",
    "https://ads.tiktok.com/help/article/add-to-your-account-balance-in-tiktok-ads-manager",
);
pub(super) static T_BILL: Source =
    mirror("T-BILL", "Chinese mirror of TikTok's page on its three billing options");
pub(super) static T_TAX: Source = official(
    "T-TAX",
    "TikTok: Taxes in TikTok Ads Manager",
    "https://ads.tiktok.com/help/article?aid=9642",
);
pub(super) static T_XFER: Source = official(
    "T-XFER",
    "TikTok: How to manually adjust the balance for your ad accounts",
    "https://ads.tiktok.com/help/article/how-to-manually-adjust-the-balance-for-your-ad-accounts",
);
pub(super) static T_REFUND: Source = official(
    "T-REFUND",
    "TikTok: Request a refund",
    "https://ads.tiktok.com/help/article/request-refund",
);
pub(super) static T_SUSP: Source = official(
    "T-SUSP",
    "TikTok: Account suspensions",
    "https://ads.tiktok.com/help/article/account-suspensions",
);
pub(super) static T_SETUP: Source = official(
    "T-SETUP",
    "TikTok: Account setup FAQ",
    "https://ads.tiktok.com/help/article/account-setup-faq?lang=ja",
);
pub(super) static VN24: Source =
    claimed("VN24", "Plus24h: Terms of TikTok's promotional codes in Vietnam (2023)");
pub(super) static POLT: Source =
    mirror("POLT", "A garbled copy of older promotional terms (2023); very weak");
pub(super) static TAT: Source = claimed("TAT", "Tikadtools: TikTok ads credit (February 2026)");
pub(super) static OPTEO: Source = claimed("OPTEO", "Opteo: Ad credits for agencies");
pub(super) static GAC_EMAIL: Source = claimed(
    "GAC-EMAIL",
    "GetAdCredit: How do I activate TikTok promotional ad credit received via email?",
);
pub(super) static GAC_CHECK: Source = claimed(
    "GAC-CHECK",
    "GetAdCredit: How do I verify if a TikTok promo code for ad credit is valid before using it?",
);
pub(super) static GAC_VALID: Source =
    claimed("GAC-VALID", "GetAdCredit: How do I verify whether a TikTok promo code is valid?");
pub(super) static GAC_STACK: Source = claimed(
    "GAC-STACK",
    "GetAdCredit: Can TikTok ad credit be combined with other promotions or coupon codes?",
);
pub(super) static GAC_LIFE: Source =
    claimed("GAC-LIFE", "GetAdCredit: How long does TikTok ad credit last before it expires?");
pub(super) static GAC_UNUSED: Source =
    claimed("GAC-UNUSED", "GetAdCredit: What happens to unused TikTok ad credit after expiration?");
pub(super) static GAC_CAMP: Source = claimed(
    "GAC-CAMP",
    "GetAdCredit: How do I apply TikTok ad credit to a specific campaign in Ads Manager?",
);
pub(super) static GAC_TRACK: Source =
    claimed("GAC-TRACK", "GetAdCredit: How do I track TikTok ad credit usage within Ads Manager?");
pub(super) static GAC_AUTO: Source = claimed(
    "GAC-AUTO",
    "GetAdCredit: Does TikTok ad credit apply automatically or does it need to be manually activated?",
);
pub(super) static GAC_CLAIM: Source =
    claimed("GAC-CLAIM", "GetAdCredit: How to claim ad credit on TikTok?");
pub(super) static GAC_WHAT: Source = claimed("GAC-WHAT", "GetAdCredit: What is TikTok ads credit?");
pub(super) static GAC_TYPES: Source = claimed(
    "GAC-TYPES",
    "GetAdCredit: What is the difference between TikTok ad credit, a coupon and a voucher?",
);
pub(super) static GAC_ONCE: Source =
    claimed("GAC-ONCE", "GetAdCredit: Can one business claim TikTok ad credit more than once?");
pub(super) static GAC_AGENCY: Source = claimed(
    "GAC-AGENCY",
    "GetAdCredit: How do I access TikTok ad credit through an agency account?",
);
pub(super) static GAC_FREEL: Source = claimed(
    "GAC-FREEL",
    "GetAdCredit: Are freelancers eligible for TikTok ad credit when running ads for clients?",
);
pub(super) static GAC_INDIV: Source =
    claimed("GAC-INDIV", "GetAdCredit: Can individuals use TikTok ad credit?");
pub(super) static GAC_BC: Source = claimed(
    "GAC-BC",
    "GetAdCredit: Can I share TikTok ad credit across accounts in Business Center?",
);
pub(super) static GAC_XFER: Source =
    claimed("GAC-XFER", "GetAdCredit: Is TikTok ad credit transferable between ad accounts?");
pub(super) static GAC_REVOKE: Source =
    claimed("GAC-REVOKE", "GetAdCredit: Can TikTok revoke ad credit after issuing it?");
pub(super) static GAC_FORMAT: Source = claimed(
    "GAC-FORMAT",
    "GetAdCredit: Can TikTok ad credit be used on any ad format or only specific ones?",
);
pub(super) static GAC_HIGH: Source = claimed(
    "GAC-HIGH",
    "GetAdCredit: Do high volume advertisers qualify for custom ad credit deals?",
);
pub(super) static SXA: Source = claimed("SXA", "SpeedX Agency: TikTok ads payment method");
pub(super) static DECISION: Source = Source {
    key: "AD-CREDIT-LAB",
    grade: Grade::Decision,
    title: "A decision of this project where the sources are silent",
    link: None,
};
