//! A small server of static files, on this machine only.

mod files;
mod headers;

use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Method, Request, Response};

use files::{Answer, Site};

/// How many ports above a taken one are tried before giving up.
const PORTS_TRIED: u16 = 100;

/// Serves a folder at a sub path.
pub(crate) struct Server {
    http: tiny_http::Server,
    site: Arc<Site>,
}

impl Server {
    /// Takes a port, or any free one for 0.
    pub(crate) fn bind(port: u16, folder: &Path, base: &str) -> Result<Self> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| anyhow!("port {port} of 127.0.0.1 could not be taken: {error}"))?;
        Ok(Self { http, site: Arc::new(Site::new(folder, base)?) })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> Result<String> {
        let address: SocketAddr =
            self.http.server_addr().to_ip().context("the server has no network address")?;
        Ok(format!("http://{address}{}", self.site.base()))
    }

    /// Answers requests for as long as the program runs, each on its own thread so that none waits for a slow client.
    pub(crate) fn run(&self) {
        for request in self.http.incoming_requests() {
            let site = Arc::clone(&self.site);
            thread::spawn(move || answer(&site, request));
        }
    }

    /// Answers requests in the background.
    pub(crate) fn run_in_background(self) {
        thread::spawn(move || self.run());
    }
}

fn answer(site: &Site, request: Request) {
    let answer = match request.method() {
        Method::Get | Method::Head => site.answer(request.url()),
        _ => Answer::NotAllowed,
    };
    let response = match answer {
        Answer::File { bytes, kind } => {
            Response::from_data(bytes).with_header(headers::header("Content-Type", kind)).boxed()
        }
        Answer::Elsewhere(path) => {
            text("Moved here.", 308).with_header(headers::header("Location", &path)).boxed()
        }
        Answer::NotFound => text("There is no such file.", 404).boxed(),
        Answer::NotAllowed => text("Only GET and HEAD are answered.", 405).boxed(),
    };
    let response = headers::common().into_iter().fold(response, Response::with_header);
    // The client may have gone away; there is nobody left to tell.
    let _ = request.respond(response);
}

fn text(message: &str, status: u16) -> Response<Cursor<Vec<u8>>> {
    Response::from_string(message).with_status_code(status)
}

/// Whether a port can be taken.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// The first free port above a taken one.
pub(crate) fn next_free(taken: u16) -> Option<u16> {
    (taken.checked_add(1)?..=taken.saturating_add(PORTS_TRIED)).find(|port| is_free(*port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_noticed_and_the_next_free_one_is_another() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert!(!is_free(port));
        assert!(next_free(port).is_none_or(|free| free > port));
        Ok(())
    }

    #[test]
    fn there_is_no_port_after_the_last() {
        assert_eq!(next_free(u16::MAX), None);
    }
}
