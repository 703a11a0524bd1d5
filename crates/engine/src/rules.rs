//! The rules that outcomes cite: their ids, and the sources behind them with their grades.
//!
//! The ids `TT-…` are rules read from sources; `A…` are decisions where the sources are silent, `C…` points settled so that two
//! implementers get the same figures. What each of them says stands in `rulebook/en.json`, what follows from them
//! in `docs/rules.md`.

mod sources;

/// How far a source can be trusted; the strongest grade first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        self.sources.first().copied().unwrap_or(&sources::DECISION)
    }
}

macro_rules! rules {
    ($($name:ident = $id:literal: $($source:ident),+;)+) => {
        $(
            #[doc = concat!("Rule ", $id, ".")]
            pub static $name: Rule = Rule { id: $id, sources: &[$(&sources::$source),+] };
        )+

        /// Every rule, in the order of the rulebook.
        pub static ALL: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    TT_01 = "TT-01": T_ACT, T_ABOUT, ARTICLE;
    TT_02 = "TT-02": T_ACT, ARTICLE;
    TT_03 = "TT-03": T_ACT, ARTICLE;
    TT_04 = "TT-04": T_ACT, ARTICLE;
    TT_05 = "TT-05": GAC_LIFE, GAC_TYPES, GAC_VALID;
    TT_06 = "TT-06": T_ACT, T_ALLOC, T_MANAGE, ARTICLE;
    TT_07 = "TT-07": T_MANAGE, T_ALLOC, ARTICLE;
    TT_08 = "TT-08": T_REG, T_ACQ;
    TT_09 = "TT-09": T_ACQ;
    TT_10 = "TT-10": OPTEO;
    TT_11 = "TT-11": T_TH, GAC_VALID;
    TT_12 = "TT-12": GAC_CHECK, GAC_VALID;
    TT_13 = "TT-13": GAC_CLAIM, GAC_EMAIL;
    TT_20 = "TT-20": ARTICLE, GAC_AGENCY, GAC_CHECK, GAC_FREEL;
    TT_21 = "TT-21": GAC_INDIV, GAC_FREEL;
    TT_22 = "TT-22": T_REBATE_TERMS, ARTICLE;
    TT_23 = "TT-23": T_TH;
    TT_24 = "TT-24": T_TH, T_WOO, GAC_ONCE;
    TT_25 = "TT-25": VN24;
    TT_26 = "TT-26": T_WOO, T_ACQ, OPTEO, GAC_CLAIM;
    TT_27 = "TT-27": T_SHOPIFY, T_TH, T_ACQ, TAT;
    TT_28 = "TT-28": T_REBATE_TERMS, VN24;
    TT_29 = "TT-29": T_SETUP;
    TT_30 = "TT-30": T_ACT, ARTICLE;
    TT_31 = "TT-31": T_ACT, T_WOOZH, T_ECWID;
    TT_32 = "TT-32": T_WOOZH, T_ECWID, ARTICLE;
    TT_33 = "TT-33": T_WOO, T_WOOZH;
    TT_34 = "TT-34": POLT;
    TT_35 = "TT-35": T_INCC;
    TT_36 = "TT-36": T_REG, GAC_FORMAT;
    TT_37 = "TT-37": T_ACT, ARTICLE;
    TT_38 = "TT-38": DECISION;
    TT_40 = "TT-40": T_TH, T_WOO, T_SHOPIFY, T_ECWID, POLT, TAT, OPTEO, GAC_EMAIL;
    TT_41 = "TT-41": OPTEO;
    TT_42 = "TT-42": T_B2B;
    TT_45 = "TT-45": T_ACT, ARTICLE;
    TT_46 = "TT-46": T_ECWID;
    TT_47 = "TT-47": T_WOO, T_WOOZH;
    TT_48 = "TT-48": TAT;
    TT_49 = "TT-49": GAC_WHAT, GAC_UNUSED;
    TT_50 = "TT-50": T_WOO, T_ACT, T_B2B, T_ECWID;
    TT_51 = "TT-51": T_B2B, T_REBATE, T_SMART, GAC_HIGH;
    TT_52 = "TT-52": T_REBATE, T_SMART;
    TT_55 = "TT-55": T_ACT, ARTICLE;
    TT_56 = "TT-56": T_SHOPIFY, T_WOO, T_TH, T_ECWID, TAT, GAC_AUTO;
    TT_57 = "TT-57": T_ECWID, T_WOOZH;
    TT_60 = "TT-60": T_SHOPIFY, T_PAYOUT, T_B2B, T_ECWID;
    TT_61 = "TT-61": T_ECWID;
    TT_62 = "TT-62": T_PAYOUT, ARTICLE, GAC_CAMP, GAC_TRACK;
    TT_63 = "TT-63": T_ABOUT, GAC_CAMP;
    TT_64 = "TT-64": ARTICLE;
    TT_65 = "TT-65": T_ALLOC, ARTICLE;
    TT_66 = "TT-66": ARTICLE;
    TT_67 = "TT-67": T_MANAGE, VN24;
    TT_68 = "TT-68": ARTICLE;
    TT_69 = "TT-69": ARTICLE;
    TT_70 = "TT-70": T_XFER, ARTICLE, VN24, GAC_XFER, GAC_BC;
    TT_71 = "TT-71": T_TAX, VN24;
    TT_72 = "TT-72": T_REG, GAC_CAMP;
    TT_73 = "TT-73": GAC_STACK;
    TT_80 = "TT-80": ARTICLE, GAC_UNUSED;
    TT_81 = "TT-81": T_INCM, GAC_LIFE, GAC_TYPES;
    TT_82 = "TT-82": ARTICLE, GAC_REVOKE;
    TT_83 = "TT-83": T_SUSP, T_REFUND;
    TT_84 = "TT-84": T_REFUND;
    TT_85 = "TT-85": T_REBATE_TERMS, T_SMART, GAC_REVOKE;
    TT_90 = "TT-90": T_SHOPIFY, T_ECWID, POLT, ARTICLE;
    TT_91 = "TT-91": T_MANUAL, T_BAL, SXA;
    TT_92 = "TT-92": T_MANUAL;
    TT_93 = "TT-93": T_BILL, SXA;
    TT_94 = "TT-94": T_TAX;
    TT_95 = "TT-95": GAC_EMAIL;
    TT_96 = "TT-96": T_XFER;
    TT_97 = "TT-97": T_ABOUT, ARTICLE, GAC_TRACK;
    A1 = "A1": DECISION;
    A2 = "A2": DECISION;
    A3 = "A3": DECISION;
    A4 = "A4": DECISION;
    A5 = "A5": DECISION;
    A5B = "A5b": DECISION;
    A6 = "A6": DECISION;
    A7 = "A7": DECISION;
    A8 = "A8": DECISION;
    A9 = "A9": DECISION;
    A10 = "A10": DECISION;
    A11 = "A11": DECISION;
    A12 = "A12": DECISION;
    A13 = "A13": DECISION;
    A14 = "A14": DECISION;
    A15 = "A15": DECISION;
    A15B = "A15b": DECISION;
    A16 = "A16": DECISION;
    A17 = "A17": DECISION;
    A18 = "A18": DECISION;
    A19 = "A19": DECISION;
    A20 = "A20": DECISION;
    A21 = "A21": DECISION;
    A22 = "A22": DECISION;
    A23 = "A23": DECISION;
    A24 = "A24": DECISION;
    A25 = "A25": DECISION;
    A26 = "A26": DECISION;
    A27 = "A27": DECISION;
    A28 = "A28": DECISION;
    C1 = "C1": DECISION;
    C2 = "C2": DECISION;
    C3 = "C3": DECISION;
    C4 = "C4": DECISION;
    C5 = "C5": DECISION;
    C6 = "C6": DECISION;
    C7 = "C7": DECISION;
    C8 = "C8": DECISION;
    C9 = "C9": DECISION;
    C10 = "C10": DECISION;
    C11 = "C11": DECISION;
    C12 = "C12": DECISION;
    C13 = "C13": DECISION;
    C14 = "C14": DECISION;
    C15 = "C15": DECISION;
    C16 = "C16": DECISION;
    C17 = "C17": DECISION;
    C18 = "C18": DECISION;
    C19 = "C19": DECISION;
    C20 = "C20": DECISION;
    C21 = "C21": DECISION;
    C22 = "C22": DECISION;
    C23 = "C23": DECISION;
    C24 = "C24": DECISION;
    C25 = "C25": DECISION;
    C26 = "C26": DECISION;
    C27 = "C27": DECISION;
    C28 = "C28": DECISION;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_source_stands_first() {
        for rule in ALL {
            assert!(rule.sources.is_sorted_by_key(|source| source.grade), "{}", rule.id);
        }
    }

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
