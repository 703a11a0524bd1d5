//! A small server of static files, on this machine only.

mod files;
mod headers;
mod http;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};

use files::Site;

/// How many ports above a taken one are tried before giving up.
const PORTS_TRIED: u16 = 100;

/// Serves a folder at a sub path.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

impl Server {
    /// Takes a port, or any free one for 0.
    pub(crate) fn bind(port: u16, folder: &Path, base: &str) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} of 127.0.0.1 could not be taken"))?;
        Ok(Self { listener, site: Arc::new(Site::new(folder, base)?) })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> Result<String> {
        let address = self.listener.local_addr().context("the server has no address")?;
        Ok(format!("http://{address}{}", self.site.base()))
    }

    /// Answers requests for as long as the program runs. Each connection has its own thread, so that none waits for a
    /// slow client.
    pub(crate) fn run(&self) {
        for connection in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // A client that goes away in the middle has nobody to be told.
            thread::spawn(move || http::converse(&connection, |request| site.answer(request)));
        }
    }

    /// Answers requests in the background.
    pub(crate) fn run_in_background(self) {
        thread::spawn(move || self.run());
    }
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
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    use super::*;

    /// A server of this source folder, and connections to it that have said nothing yet.
    fn connections(count: usize) -> Result<Vec<TcpStream>> {
        let server = Server::bind(0, &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "/")?;
        let address = server.listener.local_addr()?;
        server.run_in_background();
        let mut streams = Vec::new();
        for _ in 0..count {
            let stream = TcpStream::connect(address)?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            streams.push(stream);
        }
        Ok(streams)
    }

    fn ask(stream: &mut TcpStream, request: &str) -> Result<String> {
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn clients_that_say_nothing_hold_nobody_up() -> Result<()> {
        let mut streams = connections(20)?;
        let last = streams.last_mut().context("there are connections")?;
        let answer = ask(last, "GET /main.rs?x HTTP/1.1\r\nHost: x\r\n\r\n")?;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"), "{answer}");
        assert!(answer.contains("fn main()"), "{answer}");
        Ok(())
    }

    #[test]
    fn only_what_is_there_is_given_and_only_to_those_who_read() -> Result<()> {
        for (request, status) in [
            ("GET /nothing HTTP/1.1\r\n\r\n", "404"),
            ("GET /../Cargo.toml HTTP/1.1\r\n\r\n", "404"),
            ("POST /main.rs HTTP/1.1\r\n\r\n", "405"),
            ("nonsense\r\n\r\n", "400"),
        ] {
            let mut stream = connections(1)?.remove(0);
            let answer = ask(&mut stream, request)?;
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
        }
        let mut stream = connections(1)?.remove(0);
        let answer = ask(&mut stream, "HEAD /main.rs HTTP/1.1\r\n\r\n")?;
        assert!(answer.contains("Content-Length: ") && answer.ends_with("\r\n\r\n"), "{answer}");
        Ok(())
    }

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
