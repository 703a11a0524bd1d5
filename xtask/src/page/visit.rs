//! Node programs that use the built page in a browser: the end-to-end tests and the screenshots.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::server::Server;
use crate::setup::Browser;
use crate::workspace::Workspace;

/// The path under which they see the page, to prove that it works under any.
const SUB_PATH: &str = "/a/b/";

/// Node with the built page being served, and told where that and the browser are.
pub(crate) fn node(workspace: &Workspace, arguments: &[&str]) -> Result<Command> {
    let browser = Browser::find().context("there is no Chromium with a chromedriver on PATH")?;
    let server = Server::bind(0, &workspace.dist(), SUB_PATH)?;
    let mut node = process::command("node");
    node.args(arguments).current_dir(workspace.root());
    node.env("PAGE_URL", server.url()?).env("CHROMIUM", browser.program);
    server.run_in_background();
    Ok(node)
}
