//! The names of countries and currencies, as the browser knows them.

use ad_credit_lab_words::Language;
use js_sys::{Array, Intl};

use super::figures::options;

/// Every country and territory that ISO 3166-1 has a code for.
const COUNTRIES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// What codes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Countries, by two letters.
    Countries,
    /// Currencies, by three letters.
    Currencies,
}

/// Every country, by code.
pub fn countries() -> impl Iterator<Item = &'static str> {
    let letters = COUNTRIES.as_bytes().chunks(2);
    letters.filter_map(|letters| std::str::from_utf8(letters).ok())
}

/// Codes with their names, such as `United States (US)`, in the order of the names. Where the browser knows no name, the code alone.
pub fn with_names<'a>(
    language: &Language,
    of: Named,
    codes: impl Iterator<Item = &'a str>,
) -> Vec<(String, String)> {
    let kind = match of {
        Named::Countries => "region",
        Named::Currencies => "currency",
    };
    let locales = Array::of1(&language.tag().into());
    let names = Intl::DisplayNames::new(&locales, &options(&[("type", kind)]));
    let listed = Array::new();
    for code in codes {
        let name = names.of(code).and_then(|name| name.as_string()).filter(|name| name != code);
        listed.push(&name.map_or(code.to_owned(), |name| format!("{name} ({code})")).into());
    }
    // The browser sorts: the names have their codes at their end, by which they are known again.
    let sorted = listed.sort();
    let text = |index| sorted.get(index).as_string().unwrap_or_default();
    let known = (0..sorted.length()).map(|index| {
        let name = text(index);
        let code = name
            .strip_suffix(')')
            .and_then(|name| name.rsplit_once('('))
            .map(|(_, code)| code.to_owned());
        (code.unwrap_or_else(|| name.clone()), name)
    });
    known.collect()
}
