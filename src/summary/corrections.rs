//! What became of a reader's corrections, as the summary says it: written and read.

use super::schema::{Corrections, Lost, Mark};
use crate::analysis::{self, Check, Corrected, Marking};
use crate::article::{Article, TextRange};
use crate::text::{ByteOffsets, CodePoints};

/// What the summary says of `corrected`.
pub(super) fn written<'a>(
    article: &'a Article,
    corrected: &'a Corrected,
    points: &CodePoints<'_>,
) -> Corrections<'a> {
    let lost = |lost: &'a analysis::Lost| Lost {
        id: lost.id.as_str().into(),
        operation: lost.operation.as_str().into(),
        exact: lost.exact.as_str().into(),
        reason: lost.reason.as_str().into(),
    };
    Corrections {
        applied: corrected.applied,
        lost: corrected.lost.iter().map(lost).collect(),
        marks: corrected.marks.iter().map(|mark| mark_out(article, mark, points)).collect(),
    }
}

fn mark_out<'a>(article: &'a Article, mark: &'a analysis::Mark, points: &CodePoints<'_>) -> Mark<'a> {
    let (start, end) = points.range(mark.range);
    let text = article.slice(mark.range).into();
    let bare = Mark {
        id: mark.id.as_str().into(),
        operation: "".into(),
        start,
        end,
        text,
        colour: None,
        state: None,
        tag: None,
        note: None,
        source: None,
    };
    match &mark.marking {
        Marking::Highlight(colour) => {
            Mark { operation: "highlight".into(), colour: Some(colour.as_str().into()), ..bare }
        }
        Marking::Note(note) => Mark { operation: "note".into(), note: Some(note.into()), ..bare },
        Marking::Tag(tag) => Mark { operation: "tag".into(), tag: Some(tag.into()), ..bare },
        Marking::Check(Check { state, text, source }) => Mark {
            operation: "check".into(),
            state: Some(state.as_str().into()),
            note: text.as_deref().map(Into::into),
            source: source.as_deref().map(Into::into),
            ..bare
        },
    }
}

/// What a summary that says `corrections` about `article` means; marks that do not fit the text are left out.
pub(super) fn read(article: &Article, corrections: Corrections<'_>) -> Corrected {
    let offsets = ByteOffsets::new(article.text());
    let lost = |lost: Lost<'_>| analysis::Lost {
        id: lost.id.into_owned(),
        operation: lost.operation.into_owned(),
        exact: lost.exact.into_owned(),
        reason: lost.reason.into_owned(),
    };
    Corrected {
        applied: corrections.applied,
        lost: corrections.lost.into_iter().map(lost).collect(),
        marks: corrections.marks.into_iter().filter_map(|mark| mark_in(article, mark, &offsets)).collect(),
    }
}

fn mark_in(article: &Article, mark: Mark<'_>, offsets: &ByteOffsets<'_>) -> Option<analysis::Mark> {
    let (start, end) = (offsets.at(mark.start)?, offsets.at(mark.end)?);
    if start >= end || article.text().get(start..end)? != mark.text {
        return None;
    }
    let marking = match mark.operation.as_ref() {
        "highlight" => Marking::Highlight(mark.colour?.parse().ok()?),
        "note" => Marking::Note(mark.note?.into_owned()),
        "tag" => Marking::Tag(mark.tag?.into_owned()),
        "check" => Marking::Check(Check {
            state: mark.state?.parse().ok()?,
            text: mark.note.map(Into::into),
            source: mark.source.map(Into::into),
        }),
        _ => return None,
    };
    Some(analysis::Mark { id: mark.id.into_owned(), range: TextRange::new(start, end), marking })
}
