//! A function for each kind of element that the page has, named as its tag.

/// Functions that begin an element of a namespace, each with its tag.
macro_rules! tags {
    ($begin:ident: $($name:ident = $tag:literal,)*) => {
        $(
            #[doc = concat!("A `", $tag, "`.")]
            pub fn $name() -> Element {
                Element::$begin($tag)
            }
        )*
    };
}

/// The elements of HTML.
pub mod html {
    use crate::markup::Element;

    tags! {
        html:
        a = "a",
        button = "button",
        caption = "caption",
        dd = "dd",
        details = "details",
        dialog = "dialog",
        div = "div",
        dl = "dl",
        dt = "dt",
        fieldset = "fieldset",
        footer = "footer",
        form = "form",
        h1 = "h1",
        h2 = "h2",
        h3 = "h3",
        h4 = "h4",
        header = "header",
        input = "input",
        kbd = "kbd",
        label = "label",
        legend = "legend",
        li = "li",
        main = "main",
        nav = "nav",
        ol = "ol",
        option = "option",
        p = "p",
        progress = "progress",
        section = "section",
        select = "select",
        small = "small",
        span = "span",
        strong = "strong",
        summary = "summary",
        table = "table",
        tbody = "tbody",
        td = "td",
        textarea = "textarea",
        tfoot = "tfoot",
        th = "th",
        thead = "thead",
        tr = "tr",
        ul = "ul",
    }
}

/// The elements of SVG.
pub mod svg {
    use crate::markup::Element;

    tags! {
        svg:
        circle = "circle",
        defs = "defs",
        desc = "desc",
        foreign_object = "foreignObject",
        line = "line",
        path = "path",
        pattern = "pattern",
        rect = "rect",
        svg = "svg",
        text = "text",
        title = "title",
    }
}
