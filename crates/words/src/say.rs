//! A function for each message, made from the English catalogue when this crate is built.
//!
//! The name of a function is its key with `_` for `.`; its values follow in alphabetical order, so that rewording a message
//! does not change what calls it.

use crate::Language;
use crate::language::{said, said_counted};

include!(concat!(env!("OUT_DIR"), "/say.rs"));
