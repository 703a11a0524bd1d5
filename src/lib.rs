//! The page of Ad Credit Lab.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <header class="shell-header">
            <p class="shell-name">"Ad Credit Lab"</p>
        </header>
        <main class="shell">
            <h1>"What happens to a “spend $X, get $Y” ad credit?"</h1>
            <p class="shell-note">"An independent simulator; the network decides."</p>
        </main>
    }
}
