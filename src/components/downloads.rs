//! Files that go to the browser's downloads or come from the user's disk, and the clipboard.

use crate::signals::*;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

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

/// Hands a text to the browser's downloads; says whether it took it. `kind` is its media type, such as `application/json`.
pub fn save_as_file(name: &str, kind: &str, text: &str) -> bool {
    let offer = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob =
            Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
        offer_blob(name, &blob)
    };
    was_offered(&offer())
}

/// Hands what the browser itself keeps to its downloads; says whether it took it.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    was_offered(&offer_blob(name, blob))
}

fn offer_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    follow(name, &address)?;
    Url::revoke_object_url(&address)
}

/// Draws an SVG of so many CSS pixels and hands it to the browser's downloads as a PNG of twice as many; says whether that went well.
///
/// The picture must need nothing beside it. It goes to the browser in its address, which is what the page's policy lets in.
pub async fn save_as_picture(name: &str, svg: &str, (width, height): (u32, u32)) -> bool {
    let draw = async || -> Result<(), JsValue> {
        let picture = HtmlImageElement::new()?;
        let text = js_sys::encode_uri_component(svg);
        picture.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
        JsFuture::from(picture.decode()).await?;
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_width(width * 2);
        canvas.set_height(height * 2);
        let pen: Option<CanvasRenderingContext2d> =
            canvas.get_context("2d")?.map(JsCast::unchecked_into);
        let pen = pen.ok_or(JsValue::NULL)?;
        pen.draw_image_with_html_image_element_and_dw_and_dh(
            &picture,
            0.0,
            0.0,
            f64::from(width * 2),
            f64::from(height * 2),
        )?;
        follow(name, &canvas.to_data_url()?)
    };
    was_offered(&draw().await)
}

/// Follows a link to what is saved under a name.
fn follow(name: &str, address: &str) -> Result<(), JsValue> {
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}

fn was_offered(offered: &Result<(), JsValue>) -> bool {
    if let Err(error) = offered {
        leptos::logging::error!("the file could not be offered: {error:?}");
    }
    offered.is_ok()
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
