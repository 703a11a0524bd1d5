//! Where texts are kept that could not be read.

use super::Store;

/// Where they are kept: this and a number from 1.
const BACKUP_KEY: &str = "ad-credit-lab.unreadable";
/// How many are kept. Past that, nothing more is saved over any, so that none is ever lost.
const MOST_BACKUPS: u32 = 100;

/// Keeps an unreadable text under the first free backup key, or under an old one if it is already there; gives that key.
/// `None` where the store does not take it.
#[must_use]
pub fn set_aside(store: &dyn Store, text: &str) -> Option<String> {
    for number in 1..=MOST_BACKUPS {
        let key = format!("{BACKUP_KEY}.{number}");
        match store.read(&key) {
            Some(kept) if kept == text => return Some(key),
            Some(_) => {}
            None => return store.write(&key, text).ok().map(|()| key),
        }
    }
    None
}

/// The keys under which such texts are kept, from the first to the last.
#[must_use]
pub fn kept_aside(store: &dyn Store) -> Vec<String> {
    let kept = store.keys(BACKUP_KEY);
    let keys = (1..=MOST_BACKUPS).map(|number| format!("{BACKUP_KEY}.{number}"));
    keys.filter(|key| kept.contains(key)).collect()
}
