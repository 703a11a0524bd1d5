//! The offer files of the `offers` folder, embedded as text.
//!
//! Adding an offer is adding a file: the build lists every `*.json` of the folder but the schemas.
//! This crate does not read them; `Catalogue::parse` of the engine does.

/// A file of the `offers` folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferFile {
    /// The file's name, such as `article-spend-200-get-200.json`.
    pub name: &'static str,
    /// What it holds: an offer as JSON.
    pub text: &'static str,
}

/// The article's offer, for programs that begin with it and fetch the others when they need them: what they do not name is no part of them.
pub static ARTICLE: OfferFile = OfferFile {
    name: "article-spend-200-get-200.json",
    text: include_str!("../article-spend-200-get-200.json"),
};

/// Every offer file, sorted by name.
pub static FILES: &[OfferFile] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offer_file_is_listed_and_no_schema() {
        let folder = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let json = folder
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".json"))
            .count();
        // The one file besides the offers is offer.schema.json.
        assert_eq!(FILES.len(), json - 1);
        assert!(FILES.iter().all(|file| file.text.contains("\"tiers\"")));
        assert!(FILES.iter().all(|file| !file.name.ends_with(".schema.json")));
    }

    #[test]
    fn files_are_sorted_by_name() {
        assert!(FILES.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(FILES.contains(&ARTICLE));
    }
}
