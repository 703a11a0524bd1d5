//! `cargo xtask serve`.

use anyhow::{Result, bail};

use crate::page::build;
use crate::server::{self, Server};
use crate::setup;
use crate::workspace::Workspace;

/// Builds the page if needed and serves it until the program is stopped.
pub(crate) fn run(workspace: &Workspace, port: u16) -> Result<()> {
    // Asked before the long work, and again when the port is really taken.
    if !server::is_free(port) {
        let free = server::next_free(port)
            .map_or_else(String::new, |free| format!(" Port {free} is free: --port {free}"));
        bail!("port {port} of 127.0.0.1 is taken by another program.{free}");
    }
    setup::prepare(workspace, setup::FOR_BUILDING)?;
    build::ensure_built(workspace)?;
    let server = Server::bind(port, &workspace.dist(), "/")?;
    println!("Ad Credit Lab is at {} (Ctrl+C stops it).", server.url()?);
    server.run();
    Ok(())
}
