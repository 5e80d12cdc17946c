//! What the window says about entities.

use crate::analysis::{Analysis, Entity, EntityKey, Field, Kind, PutRight};
use crate::article::TextRange;
use crate::gui::kinds::wording::{counted, doubt_line};
use crate::gui::kinds::{self, Found, PanelKind, Underline, number};
use crate::gui::model::findings::{Findings, Highlight};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::own_marks;
use crate::gui::model::selection::Selection;

/// How many words a person reads in a minute (M. Brysbaert, "How many words do we read per minute?", 2019: 238).
const WORDS_A_MINUTE: usize = 238;

/// "3 people · 2 countries · 4 statistics · 2 captions".
#[must_use]
pub fn counts(analysis: &Analysis) -> String {
    let counted = |kind: &Kind| {
        let (one, many) = kinds::of(*kind).nouns();
        counted(kinds::of(*kind).counted(analysis, analysis.count_of(*kind)), one, many)
    };
    Kind::ALL.iter().map(counted).collect::<Vec<_>>().join(" · ")
}

/// "506 words, 3 min", "1,660,486 words, 117 h".
#[must_use]
pub fn reading_time(words: usize) -> String {
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    let time = match minutes {
        ..120 => format!("{minutes} min"),
        _ => format!("{} h", number::grouped(minutes.div_ceil(60))),
    };
    format!("{}, {time}", counted(words, "word", "words"))
}

/// An entity in its context: the article and its findings, its kind, the entity itself.
fn asked<'a>(
    document: &'a OpenArticle,
    findings: &'a Findings,
    target: EntityKey,
) -> Option<(Found<'a>, &'static dyn PanelKind, Entity<'a>)> {
    let found = Found { article: &document.article, analysis: &findings.analysis };
    Some((found, kinds::of(target.section()), findings.analysis.entity(target)?))
}

/// The short name of `target`: a person's or country's name, a statistic's value, the start of a caption.
#[must_use]
pub fn name(document: &OpenArticle, findings: &Findings, target: EntityKey) -> String {
    let asked = asked(document, findings, target);
    asked.map(|(found, kind, entity)| kind.name(found, entity.index)).unwrap_or_default()
}

/// The name of a mention for screen readers: "Jane Doe, mention 2 of 9".
#[must_use]
pub fn mention_name(document: &OpenArticle, findings: &Findings, mention: &Highlight) -> String {
    let Some((found, kind, entity)) = asked(document, findings, mention.entity) else { return String::new() };
    let name = kind.name(found, entity.index);
    if kind.has_many_mentions() {
        format!("{name}, mention {} of {}", mention.mention + 1, entity.mention_count())
    } else {
        format!("{name}, {}", kind.nouns().0)
    }
}

/// Why `mention` is listed, and what else is known about its entity, line by line.
#[must_use]
pub fn mention_lines(document: &OpenArticle, findings: &Findings, mention: &Highlight) -> Vec<String> {
    let Some((found, kind, entity)) = asked(document, findings, mention.entity) else { return Vec::new() };
    let mut lines = kind.tooltip(found, entity.index, mention.mention);
    lines.extend(entity.doubt().map(doubt_line));
    lines.extend(findings.own_marks.at(mention.range).into_iter().map(own_marks::line));
    lines
}

/// What is known about the selection: who or what it is, what else it is called, and why it is listed.
#[must_use]
pub fn facts(document: &OpenArticle, findings: &Findings, selection: &Selection) -> Vec<String> {
    let Some((found, kind, entity)) = asked(document, findings, selection.target) else { return Vec::new() };
    let mut facts = kind.facts(found, entity.index);
    facts.extend(entity.doubt().map(doubt_line));
    facts.extend(put_right_line(entity.put_right()));
    facts.extend(marks_in(findings, selection));
    facts.extend(kind.why(found, entity.index, selection.mention()));
    facts
}

/// The words beside `target` that are underlined while it is selected.
#[must_use]
pub fn beside(document: &OpenArticle, findings: &Findings, target: EntityKey) -> Vec<(TextRange, Underline)> {
    let asked = asked(document, findings, target);
    asked.map(|(found, kind, entity)| kind.beside(found, entity.index)).unwrap_or_default()
}

/// The quotes of which `target` is the speaker.
#[must_use]
pub fn said_by(document: &OpenArticle, findings: &Findings, target: EntityKey) -> Vec<EntityKey> {
    let asked = asked(document, findings, target);
    asked.map(|(found, kind, entity)| kind.says(found, entity.index)).unwrap_or_default()
}

/// What the reader put right: "Put right by you: name, mentions".
fn put_right_line(put_right: Option<&PutRight>) -> Option<String> {
    let put_right = put_right.filter(|put_right| !put_right.is_empty())?;
    let names = put_right.fields().map(|field| match field {
        Field::IntroducedAs => "role".to_owned(),
        field => field.as_str().replace('_', " "),
    });
    Some(format!("Put right by you: {}", names.collect::<Vec<_>>().join(", ")))
}

/// What the reader noted about the mention that `selection` is at.
fn marks_in(findings: &Findings, selection: &Selection) -> Vec<String> {
    let marks = findings.own_marks.at(selection.focused_mention().range);
    marks.into_iter().map(own_marks::line).collect()
}

/// The people shown in `target`.
#[must_use]
pub fn people_in(document: &OpenArticle, findings: &Findings, target: EntityKey) -> Vec<EntityKey> {
    let Some((found, kind, entity)) = asked(document, findings, target) else { return Vec::new() };
    let people = kind.people(found, entity.index).iter();
    people.filter_map(|&person| findings.analysis.key_of_person(person)).collect()
}

/// The index among the article's pictures of the one that `target` describes.
#[must_use]
pub fn picture_of(document: &OpenArticle, findings: &Findings, target: EntityKey) -> Option<usize> {
    let (found, kind, entity) = asked(document, findings, target)?;
    kind.picture(found, entity.index)
}

/// The ISO 3166-1 alpha-2 code of the country that `target` is.
#[must_use]
pub fn alpha2(document: &OpenArticle, findings: &Findings, target: EntityKey) -> Option<&'static str> {
    let (found, kind, entity) = asked(document, findings, target)?;
    kind.alpha2(found, entity.index)
}

/// Whether `target` is a small count.
#[must_use]
pub fn is_minor(document: &OpenArticle, findings: &Findings, target: EntityKey) -> bool {
    let asked = asked(document, findings, target);
    asked.is_some_and(|(found, kind, entity)| kind.is_minor(found, entity.index))
}

/// Why mention number `index` of `target` is listed; nothing if that is obvious.
#[must_use]
pub fn why_mention(
    document: &OpenArticle,
    findings: &Findings,
    target: EntityKey,
    index: usize,
) -> Option<String> {
    let (found, kind, entity) = asked(document, findings, target)?;
    kind.why(found, entity.index, index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_read_a_text_is_told_in_minutes_or_hours() {
        assert_eq!(reading_time(506), "506 words, 3 min");
        assert_eq!(reading_time(1_660_486), "1,660,486 words, 117 h");
    }
}
