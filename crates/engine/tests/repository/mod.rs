//! The offers and scenarios of the repository as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ad_credit_lab_engine::Catalogue;

/// Where something of the repository is.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The files of a folder by name, with their texts. A schema is not one of them.
pub(crate) fn files(folder: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(path(folder)).expect("the folder exists");
    let paths = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_file());
    let named = paths.map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read(&path).expect("the file can be read");
        (name, String::from_utf8_lossy(&text).into_owned())
    });
    named.filter(|(name, _)| !name.ends_with(".schema.json")).collect()
}

/// The offers that the repository holds.
pub(crate) fn catalogue() -> Catalogue {
    let offers = files("offers");
    let texts = offers.iter().filter(|(name, _)| name.ends_with(".json"));
    Catalogue::parse(texts.map(|(_, text)| text.as_str())).expect("every offer file can be read")
}
