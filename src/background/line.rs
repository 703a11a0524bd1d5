//! The line over which questions go: to a worker of the browser, or to whatever a test puts in its place.

use std::rc::Rc;

use crate::signals::*;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// The other end's door. Dropping it closes the line.
pub trait Line {
    /// Sends a message; says whether it could be.
    fn send(&self, message: &Array) -> bool;
}

/// What is heard on a line.
pub enum Heard {
    /// The other end said something, whatever it is.
    Message(JsValue),
    /// There is nobody at the other end.
    Lost,
}

/// Opens a line on which this hears the other end; `None` where that cannot be.
pub type Open = Box<dyn Fn(Rc<dyn Fn(Heard)>) -> Option<Box<dyn Line>>>;

/// The line to a worker with the program that lies beside the page.
#[must_use]
pub fn beside_the_page() -> Open {
    Box::new(|hear| Some(Box::new(ToWorker::start(&folder()?, hear)?)))
}

/// The folder of the program, from the page's own address. Its name changes with what is in it, so that no page ever
/// speaks with the program of another version.
fn folder() -> Option<String> {
    let script = document().query_selector("script[data-background]").ok()??;
    script.get_attribute("data-background")
}

struct ToWorker {
    worker: Worker,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut()>,
}

impl ToWorker {
    fn start(folder: &str, hear: Rc<dyn Fn(Heard)>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&format!("{folder}lead.js"), &options).ok()?;
        let heard = Rc::clone(&hear);
        let hears = Closure::new(move |event: MessageEvent| heard(Heard::Message(event.data())));
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        let fails = Closure::new(move || hear(Heard::Lost));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        Some(Self { worker, _hears: hears, _fails: fails })
    }
}

impl Line for ToWorker {
    fn send(&self, message: &Array) -> bool {
        self.worker.post_message(message).is_ok()
    }
}

impl Drop for ToWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
