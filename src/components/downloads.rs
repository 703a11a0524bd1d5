//! Files that go to the browser's downloads or come from the user's disk, and the clipboard.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// The text of a file; `None` if the browser cannot read it or it is not UTF-8. The browser itself would replace what is not.
pub async fn text_of(file: &File) -> Option<String> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let text = String::from_utf8(js_sys::Uint8Array::new(&buffer).to_vec()).ok()?;
    // Some editors put this mark before the text; it says nothing that UTF-8 needs.
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
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
