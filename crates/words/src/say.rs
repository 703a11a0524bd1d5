//! A function for each message, made from the English catalogue when this crate is built.
//!
//! The name of a function is its key with `_` for `.`; its values follow in alphabetical order, so that rewording a message
//! does not change what calls it.

use crate::Language;
#[allow(unused_imports, reason = "not every host has messages that only functions say")]
use crate::language::{KEYED, REASONS, Spoken};

include!(concat!(env!("OUT_DIR"), "/say.rs"));
