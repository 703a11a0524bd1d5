//! Running a batch on text, and looking at what comes out.

use std::io::{self, Read};

use ad_credit_lab_batch::{
    Complaint, Counts, Form, Outcome, Recipient, Sheet, Stopped, What, run_csv, run_json_lines,
};
use ad_credit_lab_engine::{Catalogue, Scenario};

/// The article's offer, which activates itself when the account is made and then counts for 30 days.
pub(crate) const SHARED: &str = r#"{ "version": 1, "name": "Shared",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01", "country": "US", "currency": "USD" } }"#;

/// What a batch gave.
pub(crate) struct Ran {
    pub(crate) counts: Counts,
    pub(crate) out: String,
    complaints: Vec<Complaint>,
}

struct Taken {
    sheet: Sheet<Vec<u8>>,
    complaints: Vec<Complaint>,
}

impl Recipient for Taken {
    fn outcome(&mut self, outcome: &Outcome<'_>, _: &Counts) -> io::Result<()> {
        self.sheet.write(outcome)
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue::parse(ad_credit_lab_offers::FILES.iter().map(|file| file.text)).unwrap()
}

pub(crate) fn scenario(text: &str) -> Scenario {
    Scenario::parse(text, &catalogue()).unwrap()
}

pub(crate) const CSV: Form = Form::Csv { delimiter: b',' };

fn taken(form: Form) -> Taken {
    Taken { sheet: Sheet::new(Vec::new(), form), complaints: Vec::new() }
}

fn ran(mut taken: Taken, counts: Counts) -> Ran {
    taken.sheet.finish().unwrap();
    let out = String::from_utf8(taken.sheet.into_inner()).unwrap();
    Ran { counts, out, complaints: taken.complaints }
}

/// Runs a CSV for accounts that share this scenario.
pub(crate) fn run_for(shared: &str, csv: impl Read, form: Form) -> Ran {
    let mut taken = taken(form);
    let counts = run_csv(csv, b',', scenario(shared), &mut taken).unwrap();
    ran(taken, counts)
}

/// Runs a CSV for accounts with the article's offer.
pub(crate) fn run(csv: &str) -> Ran {
    run_for(SHARED, csv.as_bytes(), CSV)
}

/// Runs scenarios, one on each line.
pub(crate) fn run_lines(lines: impl Read, form: Form) -> Ran {
    let mut taken = taken(form);
    let counts = run_json_lines(lines, &catalogue(), &mut taken).unwrap();
    ran(taken, counts)
}

/// What is said of a header that is not one, as [`Ran::said`] says it.
pub(crate) fn refused(csv: &[u8]) -> Vec<String> {
    match run_csv(csv, b',', scenario(SHARED), &mut taken(CSV)) {
        Err(Stopped::BadHeader(complaints)) => complaints.iter().map(said).collect(),
        other => panic!("{other:?}"),
    }
}

fn said(complaint: &Complaint) -> String {
    let what = match &complaint.what {
        What::Problem(problem) => format!("{} {}", problem.place, problem.fault.code()),
        other => format!("{other:?}"),
    };
    format!("{}: {what}", complaint.line)
}

impl Ran {
    /// The complaints, each as "line: place code".
    pub(crate) fn said(&self) -> Vec<String> {
        self.complaints.iter().map(said).collect()
    }

    /// The figures of the CSV under these names, a text for each row.
    pub(crate) fn figures<const N: usize>(&self, names: [&str; N]) -> Vec<[String; N]> {
        let mut rows = self.out.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = rows.next().unwrap();
        let columns = names.map(|name| header.iter().position(|other| *other == name).unwrap());
        rows.map(|row| columns.map(|column| row[column].to_owned())).collect()
    }

    /// How many rows of each account were left out.
    pub(crate) fn bad_rows(&self) -> Vec<(String, String)> {
        let rows = self.figures(["account", "bad_rows"]);
        rows.into_iter().map(|[account, bad_rows]| (account, bad_rows)).collect()
    }
}
