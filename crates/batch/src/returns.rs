//! Noticing an account that comes back after others.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The accounts that were there, each as 64 bits of its id.
///
/// It is all that grows with a batch, by some 12 bytes for each account. Two ids among a million agree in their 64 bits
/// once in more than thirty million batches; the later one of them would then be taken for the earlier one, and reported.
#[derive(Debug, Default)]
pub(crate) struct Returns(BTreeSet<u64>);

impl Returns {
    /// Takes note of an account.
    pub(crate) fn note(&mut self, id: &str) {
        self.0.insert(short(id));
    }

    /// Whether an account was there before.
    pub(crate) fn is_back(&self, id: &str) -> bool {
        self.0.contains(&short(id))
    }
}

/// 64 bits of an id.
fn short(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
