//! A file in an address: the text of a file, packed so that a link can carry it.
//!
//! The packing has a version of its own before its text, so that links of each version open for ever. What the text means is not
//! known here: whoever opens it reads it as the file that it is.

mod lines;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, window};

pub use lines::{Block, Broken, block_in, in_lines, without_breaks};

/// What begins a packed text: the version of its packing, zlib in Base64 for addresses.
const VERSION: &str = "1.";
/// The most characters of a packed text that goes into a link. Longer addresses are cut short by programs that pass them on.
pub const LONGEST_LINK: usize = 8_000;
/// The most characters of a packed text that is opened.
const LONGEST_OPENED: usize = 1_000_000;
/// The most bytes that a packed text may come to.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Why a packed text cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// It was packed in another way than this page knows.
    Newer,
    /// It was cut short or changed on its way.
    Damaged,
    /// It is more than the page takes.
    TooLarge,
}

/// A text, packed; `None` where the browser has no means to do that.
pub async fn pack(text: &str) -> Option<String> {
    let stream = stream("CompressionStream").ok()?;
    let bytes = through(text.as_bytes(), &stream, MOST_BYTES).await.ok()?;
    // Its characters stand for bytes, as `btoa` wants them.
    let text: String = bytes.into_iter().map(char::from).collect();
    let base64 = window()?.btoa(&text).ok()?;
    let packed = base64.trim_end_matches('=').replace('+', "-").replace('/', "_");
    Some(format!("{VERSION}{packed}"))
}

/// The text that was packed.
///
/// # Errors
/// Why it cannot be opened.
pub async fn unpack(packed: &str) -> Result<String, Unopened> {
    let Some(packed) = packed.strip_prefix(VERSION) else {
        let version = packed.split_once('.').map_or("", |(version, _)| version);
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_version { Unopened::Newer } else { Unopened::Damaged });
    };
    if packed.len() > LONGEST_OPENED {
        return Err(Unopened::TooLarge);
    }
    let base64 = packed.replace('-', "+").replace('_', "/");
    let text = window().and_then(|window| window.atob(&base64).ok()).ok_or(Unopened::Damaged)?;
    let bytes: Vec<u8> = text.chars().filter_map(|byte| u8::try_from(byte).ok()).collect();
    // A browser that lacks it is older than links.
    let stream = stream("DecompressionStream").map_err(|_| Unopened::Newer)?;
    let bytes = through(&bytes, &stream, MOST_BYTES).await?;
    String::from_utf8(bytes).map_err(|_| Unopened::Damaged)
}

/// The packed text in a link, or in a text that has such a link in it.
#[must_use]
pub fn packed_in(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("#/open/")?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Whether a text looks as if it carried a plan: marks, a link, or JSON.
#[must_use]
pub fn has_plan(text: &str) -> bool {
    block_in(text).is_some() || packed_in(text).is_some() || text.trim_start().starts_with('{')
}

/// A stream of the browser that packs or unpacks, by the name of its class.
fn stream(class: &str) -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::UNDEFINED)?;
    let class: Function = Reflect::get(&window, &class.into())?.dyn_into()?;
    // zlib, which has a checksum: a link that was changed on its way is noticed.
    Reflect::construct(&class, &Array::of1(&"deflate".into()))
}

/// What comes of bytes on their way through a stream of the browser, unless it is more than so much.
async fn through(bytes: &[u8], stream: &JsValue, most: usize) -> Result<Vec<u8>, Unopened> {
    let open = || -> Result<ReadableStreamDefaultReader, JsValue> {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let source: ReadableStream = Blob::new_with_u8_array_sequence(&parts)?.stream();
        let pair: &ReadableWritablePair = stream.unchecked_ref();
        source.pipe_through(pair).get_reader().dyn_into().map_err(JsValue::from)
    };
    let reader = open().map_err(|_| Unopened::Damaged)?;
    let mut read = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| Unopened::Damaged)?;
        let field = |name: &str| Reflect::get(&part, &name.into()).unwrap_or_default();
        if field("done").is_truthy() {
            return Ok(read);
        }
        let part = Uint8Array::new(&field("value"));
        let length = usize::try_from(part.length()).unwrap_or(usize::MAX);
        if read.len().saturating_add(length) > most {
            // The rest is not even unpacked.
            let _ = JsFuture::from(reader.cancel()).await;
            return Err(Unopened::TooLarge);
        }
        read.extend(part.to_vec());
    }
}
