//! `offers`: lists the offers that a scenario can name by their id.

use std::io::{self, Write};

use ad_credit_lab_engine::{Catalogue, Node};

use crate::arguments::OutputFormat;
use crate::job::Job;
use crate::text;

/// Prints every offer: what it is called, where it was read, and what its source leaves open.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn list(
    job: &mut Job<'_, impl Write>,
    format: OutputFormat,
    catalogue: &Catalogue,
) -> io::Result<()> {
    if format == OutputFormat::Json {
        let offers = catalogue.offers().iter().map(|offer| offer.to_node()).collect();
        let document = Node::Map(vec![
            ("version".to_owned(), Node::Whole(1)),
            ("offers".to_owned(), Node::List(offers)),
        ]);
        return writeln!(job.out, "{}", document.to_json());
    }
    for (index, offer) in catalogue.offers().iter().enumerate() {
        if index > 0 {
            writeln!(job.out)?;
        }
        text::write_published(&mut job.out, job.language, offer)?;
    }
    Ok(())
}
