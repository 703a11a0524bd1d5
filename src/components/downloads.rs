//! Files that go to the browser's downloads or come from the user's disk, and the clipboard.

use crate::signals::*;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// The text of a file; `None` if the browser cannot read it or it is not UTF-8. The browser itself would replace what is not.
pub async fn text_of(file: &File) -> Option<String> {
    let text = String::from_utf8(bytes_of(file).await?).ok()?;
    // Some editors put this mark before the text; it says nothing that UTF-8 needs.
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// The bytes of a file; `None` if the browser cannot read it.
pub async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Hands a text to the browser's downloads. `kind` is its media type, such as `application/json`.
pub fn save_as_file(name: &str, kind: &str, text: &str) {
    let offer = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob =
            Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    if let Err(error) = offer() {
        leptos::logging::error!("the file could not be offered: {error:?}");
    }
}

/// Puts a text on the clipboard; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // Where the page does not come by a safe way, the browser has no clipboard for it.
    let attempt = || -> Result<Promise, JsValue> {
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
        write.call1(&clipboard, &text.into())?.dyn_into()
    };
    match attempt() {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    }
}

/// How long a part of a long work may take, in milliseconds: less than a frame.
const PART: f64 = 6.0;

/// Divides a long work into parts, between which the browser does what waits.
pub struct Parts(f64);

impl Parts {
    /// Begins the first part.
    #[must_use]
    pub fn begin() -> Self {
        Self(js_sys::Date::now())
    }

    /// Whether the part has taken its time.
    #[must_use]
    pub fn is_over(&self) -> bool {
        js_sys::Date::now() - self.0 >= PART
    }

    /// Lets the browser do what waits, and begins the next part.
    pub async fn next(&mut self) {
        let mut wait = |resolve: Function, _| {
            // A window always takes a timer.
            let _ = window().set_timeout_with_callback(&resolve);
        };
        // What is resolved does not fail.
        let _ = JsFuture::from(Promise::new(&mut wait)).await;
        *self = Self::begin();
    }
}
