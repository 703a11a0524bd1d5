//! Reading what an offer's file says of itself: what the offer is called, and where it was read.

use super::{OfferSource, Seen, SourceGrade};
use crate::input::{Cursor, Expected, Fault, Fields, Problems};

/// What an offer's file says of itself.
pub(super) struct Heading {
    pub(super) id: String,
    pub(super) network: String,
    pub(super) title: String,
    pub(super) source: OfferSource,
    pub(super) other_sources: Vec<OfferSource>,
    pub(super) notes: Vec<String>,
}

/// The most that a file can name besides its first source.
const MOST_OTHER_SOURCES: usize = 10;
/// The most notes that a file can have.
const MOST_NOTES: usize = 20;
/// The longest note.
const LONGEST_NOTE: usize = 300;

pub(super) fn read_heading(fields: &Fields<'_>, problems: &mut Problems) -> Option<Heading> {
    let id = fields.required("id", problems).and_then(|id| id.read_id(problems));
    let network =
        fields.required("network", problems).and_then(|network| network.read_text(200, problems));
    let title = fields.required("title", problems).and_then(|title| title.read_text(200, problems));
    let source =
        fields.required("source", problems).and_then(|source| read_source(&source, problems));
    let other_sources = fields.read_optional("other_sources", |sources| {
        sources.read_list(1, MOST_OTHER_SOURCES, problems, |source, problems| {
            read_source(&source, problems)
        })
    });
    let notes = fields.read_optional("notes", |notes| {
        notes.read_list(1, MOST_NOTES, problems, |note, problems| {
            note.read_text(LONGEST_NOTE, problems).map(str::to_owned)
        })
    });
    Some(Heading {
        id: id?.to_owned(),
        network: network?.to_owned(),
        title: title?.to_owned(),
        source: source?,
        other_sources: other_sources?.unwrap_or_default(),
        notes: notes?.unwrap_or_default(),
    })
}

fn read_source(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<OfferSource> {
    let fields = cursor.read_fields(&["name", "grade", "seen", "url"], problems)?;
    let name = fields.required("name", problems).and_then(|name| name.read_text(200, problems));
    let grade = fields.required("grade", problems).and_then(|grade| grade.read_choice(problems));
    let seen = fields.required("seen", problems).and_then(|seen| read_seen(&seen, problems));
    let url = fields.read_optional("url", |url| {
        if grade.is_some_and(|grade| grade != SourceGrade::Official) {
            return url.fault(Fault::LinkNeedsOfficial, problems);
        }
        let text = url.read_text(500, problems)?;
        if text.starts_with("https://") {
            Some(text)
        } else {
            url.expected(Expected::Link, problems)
        }
    });
    Some(OfferSource {
        name: name?.to_owned(),
        grade: grade?,
        seen: seen?,
        url: url?.map(str::to_owned),
    })
}

fn read_seen(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Seen> {
    let seen = cursor.node.as_text().and_then(Seen::parse);
    seen.or_else(|| cursor.expected(Expected::Seen, problems))
}
