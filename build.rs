//! Has the linker of what a browser downloads keep its relocations: `cargo xtask` splits the program by them.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // The profile `page`, and no other, is optimised for size.
    let is_page = env::var("OPT_LEVEL").is_ok_and(|level| level == "z");
    if is_page && env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
