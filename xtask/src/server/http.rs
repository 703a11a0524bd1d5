//! As much of HTTP as serving files takes: one request on each connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::files::Answer;
use super::headers;

/// The longest request that is read.
const LONGEST_REQUEST: u64 = 32 * 1024;
/// How long a client may keep the server waiting.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a request, asks what its path gets, and answers.
pub(super) fn converse(connection: &TcpStream, answer: impl Fn(&str) -> Answer) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let Some(line) = request_line(connection)? else { return Ok(()) };
    let mut words = line.split_whitespace();
    let (method, path, version) = (words.next(), words.next(), words.next());
    match (method, path, version) {
        (Some("GET"), Some(path), Some(_)) => send(connection, &answer(path), true),
        (Some("HEAD"), Some(path), Some(_)) => send(connection, &answer(path), false),
        (Some(_), Some(_), Some(_)) => send(connection, &Answer::NotAllowed, true),
        _ => send(connection, &Answer::NotUnderstood, true),
    }
}

/// The first line of a request whose headers have all arrived; nothing if the client left without asking.
fn request_line(connection: &TcpStream) -> io::Result<Option<String>> {
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    Ok(Some(first))
}

fn send(mut connection: &TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    let (status, body): (&str, &[u8]) = match answer {
        Answer::File { bytes, .. } => ("200 OK", bytes),
        Answer::Elsewhere(_) => ("308 Permanent Redirect", b"It is elsewhere."),
        Answer::NotFound => ("404 Not Found", b"There is no such file."),
        Answer::NotAllowed => ("405 Method Not Allowed", b"Only GET and HEAD are answered."),
        Answer::NotUnderstood => ("400 Bad Request", b"This is no HTTP request."),
    };
    let kind =
        if let Answer::File { kind, .. } = answer { kind } else { "text/plain; charset=utf-8" };
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n",
        body.len()
    );
    if let Answer::Elsewhere(place) = answer {
        head.push_str(&format!("Location: {place}\r\n"));
    }
    for (name, value) in headers::ALWAYS {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    connection.write_all(head.as_bytes())?;
    if with_body {
        connection.write_all(body)?;
    }
    connection.flush()
}
