//! Which file answers which request.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use super::headers;

/// A folder of files and the path under which they are served.
pub(super) struct Site {
    folder: PathBuf,
    base: String,
}

/// What a request gets.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A file's content and its kind.
    File { bytes: Vec<u8>, kind: &'static str },
    /// The same under another path.
    Elsewhere(String),
    /// Nothing.
    NotFound,
    /// Nothing, because of the method.
    NotAllowed,
    /// Nothing, because it is no request.
    NotUnderstood,
}

impl Site {
    /// A folder that exists, served under a base such as `/` or `/a/b/`.
    pub(super) fn new(folder: &Path, base: &str) -> Result<Self> {
        let folder =
            folder.canonicalize().with_context(|| format!("{} is not there", folder.display()))?;
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { folder, base })
    }

    /// The path of the page, with a slash at both ends.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The answer to a request for a path, which may carry a query.
    pub(super) fn answer(&self, url: &str) -> Answer {
        let path = url.split(['?', '#']).next().unwrap_or(url);
        if path == self.base.trim_end_matches('/') && !path.is_empty() {
            return Answer::Elsewhere(self.base.clone());
        }
        let Some(inner) = path.strip_prefix(&self.base).and_then(file_path) else {
            return Answer::NotFound;
        };
        let mut file = self.folder.join(inner);
        if file.is_dir() {
            file.push("index.html");
        }
        // A link inside the folder must not lead out of it either.
        if !file.canonicalize().is_ok_and(|real| real.starts_with(&self.folder)) {
            return Answer::NotFound;
        }
        let Ok(bytes) = fs::read(&file) else { return Answer::NotFound };
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        Answer::File { bytes, kind: headers::content_type(&ending) }
    }
}

/// The path inside the folder that a request means, unless it tries to leave it.
fn file_path(requested: &str) -> Option<PathBuf> {
    let decoded = decode(requested)?;
    let path = Path::new(&decoded);
    path.components()
        .all(|component| matches!(component, Component::Normal(_)))
        .then(|| path.to_path_buf())
}

/// A path without percent escapes, if it is then text without a zero.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This source folder, served as if it were the page.
    fn site(base: &str) -> Result<Site> {
        Site::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), base)
    }

    #[test]
    fn no_request_leaves_the_folder() -> Result<()> {
        let site = site("/")?;
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/server/../../Cargo.toml",
            "//etc/passwd",
            "/..%2fCargo.toml",
        ] {
            assert_eq!(site.answer(url), Answer::NotFound, "{url}");
        }
        Ok(())
    }

    #[test]
    fn escapes_that_are_no_text_find_nothing() -> Result<()> {
        let site = site("/")?;
        for url in ["/%", "/%4", "/%zz", "/%ff", "/main%00.rs", "/%+1"] {
            assert_eq!(site.answer(url), Answer::NotFound, "{url}");
        }
        Ok(())
    }

    #[test]
    fn files_are_found_with_query_and_escapes() -> Result<()> {
        let site = site("/")?;
        for url in ["/main.rs", "/main.rs?v=1", "/server/%6dod.rs"] {
            assert!(matches!(site.answer(url), Answer::File { .. }), "{url}");
        }
        Ok(())
    }

    #[test]
    fn a_site_under_a_sub_path_answers_only_there() -> Result<()> {
        let site = site("a/b")?;
        assert!(matches!(site.answer("/a/b/main.rs"), Answer::File { .. }));
        assert_eq!(site.answer("/main.rs"), Answer::NotFound);
        assert_eq!(site.answer("/a/b"), Answer::Elsewhere("/a/b/".to_owned()));
        Ok(())
    }
}
