//! What a visitor downloads, in bytes as they travel.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::parts::STYLES;
use crate::process;
use crate::web::PAGE_PACKAGE;

/// What the first view needs, the page's wasm without its parts, scripts, styles and HTML, should weigh at most, compressed.
///
/// It is missed, and reported as missed: docs/size.md says by what.
pub(crate) const FIRST_VIEW_BUDGET: u64 = 260 * 1024;

/// What the check holds, so that the first view does not grow unseen.
pub(crate) const FIRST_VIEW_LIMIT: u64 = 272 * 1024;

/// What the check holds of each part of the program: some 5 % more than it was when it was last weighed.
const PART_LIMITS: &[(&str, u64)] = &[
    ("sandbox", 123 * 1024),
    ("shared", 64 * 1024),
    ("sweep", 42 * 1024),
    ("accounts", 31 * 1024),
    ("import", 30 * 1024),
    ("compare", 30 * 1024),
    ("chance", 29 * 1024),
    ("journal", 18 * 1024),
    ("report", 17 * 1024),
    ("files", 14 * 1024),
    ("goal", 14 * 1024),
    ("plans", 14 * 1024),
    ("inputs", 11 * 1024),
    ("rules", 10 * 1024),
    ("opening", 3 * 1024),
];

/// The kinds of file that the budget counts. Data that rooms fetch when they are opened is not among them.
const COUNTED: &[&str] = &["wasm", "js", "css", "html"];

/// Compresses each file named as an argument and prints one size a line. Node is there anyway, and has brotli built in.
const COMPRESS: &str =
    "const { readFileSync } = require('fs'), { brotliCompressSync, constants } = require('zlib');
for (const name of process.argv.slice(1)) {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  console.log(brotliCompressSync(readFileSync(name), options).length);
}";

/// One file of the page or the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileSize {
    /// Its name without the hash that Trunk puts in.
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

impl FileSize {
    /// A sum of files before the first.
    pub(crate) fn nothing(name: &str) -> Self {
        Self { name: name.to_owned(), raw: 0, brotli: 0 }
    }

    /// The part of the program that it is, unless the first view needs it.
    pub(crate) fn part(&self) -> Option<&str> {
        let name = self.name.strip_prefix(PAGE_PACKAGE)?.strip_prefix('_')?;
        name.strip_suffix(".wasm").filter(|name| *name != "bg")
    }

    /// Whether it is fetched with a part, and not for the first view.
    pub(crate) fn is_later(&self) -> bool {
        let style = self.name.strip_suffix(".css");
        self.part().is_some()
            || style.is_some_and(|style| STYLES.iter().any(|(name, _)| *name == style))
    }

    /// Whether it keeps the limit of the part that it is. A part without a limit does not.
    pub(crate) fn keeps_limit(&self) -> bool {
        let Some(part) = self.part() else { return true };
        PART_LIMITS.iter().any(|(name, limit)| *name == part && self.brotli <= *limit)
    }
}

/// Weighs every counted file of a built page or package, largest first.
pub(crate) fn weigh(dist: &Path) -> Result<Vec<FileSize>> {
    let paths = counted_files(dist)?;
    ensure!(!paths.is_empty(), "{} holds nothing that was built", dist.display());
    let mut node = process::command("node");
    let output =
        node.args(["-e", COMPRESS]).args(&paths).output().context("`node` could not be started")?;
    ensure!(
        output.status.success(),
        "node could not compress: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    let sizes = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut files = Vec::new();
    for (path, size) in paths.iter().zip(sizes.lines()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let brotli = size.parse().with_context(|| format!("node answered {size} for a size"))?;
        files.push(FileSize { name: without_hash(&name), raw: fs::metadata(path)?.len(), brotli });
    }
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    Ok(files)
}

/// The raw and the compressed bytes of what the first view needs.
pub(crate) fn first_view(files: &[FileSize]) -> (u64, u64) {
    let needed = files.iter().filter(|file| !file.is_later());
    needed.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}

/// Bytes as kibibytes with one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes * 10 + 512) / 1024;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

/// The files of the page's own folder; what lies deeper is fetched later.
fn counted_files(dist: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(dist).with_context(|| format!("{} could not be listed", dist.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| COUNTED.iter().any(|counted| extension == *counted))
        {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else { return name.to_owned() };
    let (hash, ending) = rest.split_at(rest.find(['_', '.']).unwrap_or(rest.len()));
    // Trunk leaves out leading zeros.
    let is_hash =
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { format!("{stem}{ending}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_hashes_are_left_out_of_names() {
        assert_eq!(without_hash("ad-credit-lab-5ca6ef6da00d0120_bg.wasm"), "ad-credit-lab_bg.wasm");
        assert_eq!(without_hash("main-6ab421b126d69679.css"), "main.css");
        assert_eq!(without_hash("print-d923edb526e85d5.css"), "print.css");
        assert_eq!(without_hash("ad-credit-lab.js"), "ad-credit-lab.js");
        assert_eq!(without_hash("boot.js"), "boot.js");
    }

    #[test]
    fn parts_are_no_part_of_the_first_view_and_have_limits_of_their_own() {
        let file = |name: &str, brotli| FileSize { name: name.to_owned(), raw: 2 * brotli, brotli };
        let files = [
            file("ad-credit-lab_bg.wasm", 200_000),
            file("ad-credit-lab_rules.wasm", 10 * 1024),
            file("ad-credit-lab.js", 6_000),
            file("rules.css", 1_000),
        ];
        // 200,000 + 6,000, and twice that before compression.
        assert_eq!(first_view(&files), (412_000, 206_000));
        assert!(files.iter().all(FileSize::keeps_limit));
        assert!(!file("ad-credit-lab_rules.wasm", 10 * 1024 + 1).keeps_limit());
        assert!(!file("ad-credit-lab_unheard-of.wasm", 1).keeps_limit());
    }

    #[test]
    fn kilobytes_are_rounded_to_tenths() {
        assert_eq!(kilobytes(FIRST_VIEW_BUDGET), "260.0 KB");
        assert_eq!(kilobytes(1_587), "1.5 KB");
        assert_eq!(kilobytes(0), "0.0 KB");
    }
}
