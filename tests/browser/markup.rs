//! How descriptions come to be on the page, and what of it is touched when they change.

use std::cell::Cell;
use std::rc::Rc;

use ad_credit_lab::markup::html::{button, div, li, p, span, ul};
use ad_credit_lab::markup::svg::{circle, svg};
use ad_credit_lab::markup::{Element, Handle, Mounted, mount};
use ad_credit_lab::signals::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::support::settle;

/// A place that is not part of the page, with what is mounted there.
fn shown(make: impl FnOnce() -> Element) -> (HtmlElement, Mounted) {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let mounted = mount(&place, || vec![make()]);
    (place, mounted)
}

/// Puts a mark on the first element that a selector finds, which is lost when the element is made anew.
fn mark(place: &HtmlElement, selector: &str) {
    place.query_selector(selector).unwrap().unwrap().set_attribute("data-mark", "").unwrap();
}

fn has_mark(place: &HtmlElement, selector: &str) -> bool {
    place.query_selector(selector).unwrap().unwrap().has_attribute("data-mark")
}

#[wasm_bindgen_test]
async fn an_element_that_is_described_anew_is_kept_and_only_what_differs_is_set() {
    let name = RwSignal::new("one");
    let (place, _mounted) = shown(move || {
        let item = move || li().class(name.get()).child(span().text(name.get())).text(" more");
        ul().live(move || [item()])
    });
    assert_eq!(place.inner_html(), "<ul><li class=\"one\"><span>one</span> more</li></ul>");
    mark(&place, "li");
    mark(&place, "span");
    name.set("two");
    settle().await;
    let html = place.inner_html().replace(" data-mark=\"\"", "");
    assert_eq!(html, "<ul><li class=\"two\"><span>two</span> more</li></ul>");
    assert!(has_mark(&place, "li") && has_mark(&place, "span"));
}

#[wasm_bindgen_test]
async fn a_list_grows_and_shrinks_between_what_stands_around_it() {
    let count = RwSignal::new(1);
    let (place, _mounted) = shown(move || {
        let items = move || (0..count.get()).map(|number| li().text(number.to_string()));
        ul().text("before").live(items).text("after")
    });
    assert_eq!(place.inner_html(), "<ul>before<li>0</li>after</ul>");
    mark(&place, "li");
    count.set(3);
    settle().await;
    assert_eq!(place.text_content().unwrap(), "before012after");
    assert!(has_mark(&place, "li"), "the first one is still the same");
    count.set(0);
    settle().await;
    assert_eq!(place.inner_html(), "<ul>beforeafter</ul>");
    count.set(2);
    settle().await;
    assert_eq!(place.inner_html(), "<ul>before<li>0</li><li>1</li>after</ul>");
}

#[wasm_bindgen_test]
async fn what_does_not_fit_is_made_anew_in_its_place() {
    let is_other = RwSignal::new(false);
    let (place, _mounted) = shown(move || {
        let part = move || {
            if is_other.get() {
                div().text("text").child(p().text("tag")).child(span())
            } else {
                div().child(span().text("element")).child(span().text("span"))
            }
        };
        div().live(move || [part()])
    });
    assert_eq!(place.inner_html(), "<div><div><span>element</span><span>span</span></div></div>");
    is_other.set(true);
    settle().await;
    assert_eq!(place.inner_html(), "<div><div>text<p>tag</p><span></span></div></div>");
    is_other.set(false);
    settle().await;
    assert_eq!(place.inner_html(), "<div><div><span>element</span><span>span</span></div></div>");
}

#[wasm_bindgen_test]
async fn attributes_come_and_go() {
    let is_there = RwSignal::new(false);
    let (place, _mounted) = shown(move || {
        let item = move || li().attribute_if("title", is_there.get().then_some("fixed"));
        ul().live_attribute("class", move || is_there.get().then_some("live"))
            .live_hidden(move || !is_there.get())
            .live(move || [item()])
    });
    assert_eq!(place.inner_html(), "<ul hidden=\"\"><li></li></ul>");
    is_there.set(true);
    settle().await;
    assert_eq!(place.inner_html(), "<ul class=\"live\"><li title=\"fixed\"></li></ul>");
    is_there.set(false);
    settle().await;
    assert_eq!(place.inner_html(), "<ul hidden=\"\"><li></li></ul>");
}

#[wasm_bindgen_test]
async fn what_is_live_inside_goes_on_after_the_element_around_it_was_described_anew() {
    let (outer, inner) = (RwSignal::new(1), RwSignal::new(1));
    let (place, _mounted) = shown(move || {
        let part = move || {
            let outer = outer.get();
            let items = move || (0..inner.get()).map(move |_| li().text(outer.to_string()));
            ul().live_attribute("class", move || Some(format!("c{outer}{}", inner.get())))
                .live_text(move || format!("{outer}/{}", inner.get()))
                .live(items)
        };
        div().live(move || [part()])
    });
    assert_eq!(place.inner_html(), "<div><ul class=\"c11\">1/1<li>1</li></ul></div>");
    mark(&place, "li");
    outer.set(2);
    settle().await;
    assert!(has_mark(&place, "li"), "the list goes on with the elements that it has");
    inner.set(2);
    settle().await;
    let html = place.inner_html().replace(" data-mark=\"\"", "");
    assert_eq!(html, "<div><ul class=\"c22\">2/2<li>2</li><li>2</li></ul></div>");
}

#[wasm_bindgen_test]
async fn an_event_reaches_the_listener_of_the_latest_description_alone() {
    let step = RwSignal::new(1);
    let sum = Rc::new(Cell::new(0));
    let counted = Rc::clone(&sum);
    let (place, _mounted) = shown(move || {
        let part = move || {
            let (step, sum) = (step.get(), Rc::clone(&counted));
            button().on_click(move || sum.set(sum.get() + step))
        };
        div().live(move || [part()])
    });
    let press = || {
        let found = place.query_selector("button").unwrap().unwrap();
        found.unchecked_into::<HtmlElement>().click();
    };
    press();
    assert_eq!(sum.get(), 1);
    step.set(10);
    settle().await;
    press();
    // 1 + 10; with both listeners it would be 1 + 1 + 10.
    assert_eq!(sum.get(), 11);
}

#[wasm_bindgen_test]
async fn a_property_follows_its_signal_and_a_handle_leads_to_the_element() {
    let text = RwSignal::new("first");
    let handle = Handle::default();
    assert!(handle.get::<HtmlInputElement>().is_none());
    let kept = handle.clone();
    let (_place, _mounted) = shown(move || {
        let input = ad_credit_lab::markup::html::input();
        div().child(input.keep_in(&kept).live_property("value", move || text.get()))
    });
    let input: HtmlInputElement = handle.get().unwrap();
    assert_eq!(input.value(), "first");
    text.set("second");
    settle().await;
    assert_eq!(input.value(), "second");
}

#[wasm_bindgen_test]
async fn nothing_stays_and_nothing_runs_once_it_is_taken_away() {
    let text = RwSignal::new("a");
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let (place, mounted) = shown(move || {
        p().live_text(move || {
            counted.set(counted.get() + 1);
            text.get()
        })
    });
    assert_eq!((place.inner_html().as_str(), runs.get()), ("<p>a</p>", 1));
    drop(mounted);
    assert_eq!(place.inner_html(), "");
    text.set("b");
    settle().await;
    assert_eq!(runs.get(), 1);
}

#[wasm_bindgen_test]
fn pictures_are_of_svg_s_namespace() {
    let (place, _mounted) = shown(|| div().child(svg().child(circle())));
    let circle = place.query_selector("circle").unwrap().unwrap();
    assert_eq!(circle.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
}

#[wasm_bindgen_test]
async fn a_row_whose_number_stays_is_left_alone_and_never_moved() {
    let numbers = RwSignal::new(vec![3, 4, 5]);
    let described = Rc::new(Cell::new(0));
    let counted = Rc::clone(&described);
    let (place, _mounted) = shown(move || {
        let row = move |number: u64| {
            counted.set(counted.get() + 1);
            button().text(number.to_string())
        };
        div().text("before").live_rows(move || numbers.get(), row).child(p().text("after"))
    });
    document().body().unwrap().append_child(&place).unwrap();
    assert_eq!(place.text_content().unwrap(), "before345after");
    let four = place.query_selector_all("button").unwrap().item(1).unwrap();
    let four: HtmlElement = four.unchecked_into();
    four.focus().unwrap();
    for (then, text, made) in [
        (vec![4, 5, 6], "before456after", 4),
        (vec![2, 3, 4], "before234after", 6),
        (vec![4], "before4after", 6),
        (vec![1, 4, 9], "before149after", 8),
    ] {
        numbers.set(then);
        settle().await;
        assert_eq!((place.text_content().unwrap().as_str(), described.get()), (text, made));
        assert!(document().active_element().unwrap().is_same_node(Some(&four)), "{text}");
    }
    // Where none stays, each becomes the one in its place.
    numbers.set(vec![20, 21, 22]);
    settle().await;
    assert_eq!(place.text_content().unwrap(), "before202122after");
    assert_eq!(four.text_content().as_deref(), Some("21"));
    assert!(document().active_element().unwrap().is_same_node(Some(&four)));
    numbers.set(Vec::new());
    settle().await;
    assert_eq!(place.text_content().unwrap(), "beforeafter");
    place.remove();
}
