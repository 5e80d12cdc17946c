//! What the trained recogniser says about the numbers that the grammar finds: some are parts of names, some are dates.

use super::{Statistic, StatisticKind};
use crate::analysis::{AnnotatedArticle, AnnotatedBlock, Doubt, opinion};
use crate::article::TextRange;
use crate::nlp::Entity;
use crate::nlp::recognizer::Label;

/// How many bytes before a subject the rest of a name is looked for.
const LONGEST_NAME: usize = 60;

/// Why `statistic` is better left out: what the recogniser sees in its place is not a statistic.
pub fn objection(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    statistic: &Statistic,
) -> Option<&'static str> {
    let entity = covering(block, statistic)?;
    if !opinion::is_sure_of_number(entity) {
        // "Tidebolt 3 is staying": what the sentence says nothing of may be told by the name before it.
        let ends_name = is_name(entity.label) && entity.range.start < statistic.range.start;
        let is_told = statistic.subject.is_some() || statistic.kind != StatisticKind::Count;
        return (ends_name && !is_told).then_some("it may be part of a name");
    }
    let is_part = is_part_of_name(document, entity, statistic);
    match statistic.kind {
        StatisticKind::Count => match entity.label {
            label if is_name(label) && is_part => Some("it may be part of a name"),
            Label::Date if is_year(document, statistic) => Some("it may be a year"),
            Label::Time if entity.range.end > statistic.range.end => Some("it may be a time of day"),
            _ => None,
        },
        // "outspent Roe 3-to-1"
        StatisticKind::Ratio if document.slice(statistic.range).ends_with("-to-1") => None,
        // "the 777x jets"
        StatisticKind::Ratio if entity.label == Label::Product => Some("it may be the name of a product"),
        StatisticKind::Rank | StatisticKind::Ratio | StatisticKind::Measurement | StatisticKind::Money => {
            (is_name(entity.label) && is_part).then_some("it may be part of a name")
        }
        _ => None,
    }
}

/// Whether the recogniser takes `statistic` for something that does not go with its kind.
pub fn doubt(block: &AnnotatedBlock, statistic: &Statistic) -> Option<Doubt> {
    let entity = covering(block, statistic)?;
    let is_other = match statistic.kind {
        StatisticKind::Count => {
            matches!(entity.label, Label::Date | Label::Time | Label::Ordinal) || is_name(entity.label)
        }
        StatisticKind::Score => false,
        _ => is_name(entity.label),
    };
    is_other.then_some(Doubt::Contradicted(entity.label))
}

/// The number of the same kind that the recogniser sees in the place of `statistic`.
pub fn agreeing<'a>(block: &'a AnnotatedBlock, statistic: &Statistic) -> Option<&'a Entity> {
    block.entity_at(statistic.range).filter(|entity| match statistic.kind {
        StatisticKind::Percentage => entity.label == Label::Percent,
        StatisticKind::Money => entity.label == Label::Money,
        StatisticKind::Measurement => matches!(entity.label, Label::Quantity | Label::Cardinal),
        StatisticKind::Duration => matches!(entity.label, Label::Date | Label::Time),
        StatisticKind::Age => matches!(entity.label, Label::Date | Label::Cardinal),
        StatisticKind::Rank => matches!(entity.label, Label::Ordinal | Label::Cardinal),
        StatisticKind::Count | StatisticKind::Ratio | StatisticKind::Score => entity.label == Label::Cardinal,
    })
}

/// `subject`, extended to the whole of a person's name of which it contains a part: "Desrosiers" of "Marie-Claire
/// Desrosiers".
pub fn with_whole_names(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    subject: TextRange,
) -> TextRange {
    let subject = with_first_part(document, block, subject);
    let first = block.entities.partition_point(|entity| entity.range.end <= subject.start);
    let overlapping = block.entities[first..].iter().take_while(|entity| entity.range.start < subject.end);
    overlapping
        .filter(|entity| entity.label == Label::Person)
        // The recogniser may begin a name within a number: the "m. Staff" of "£12m. Staff: 340".
        .filter(|person| document.slice(person.range).starts_with(char::is_uppercase))
        .fold(subject, |whole, person| whole.cover(person.range))
}

/// `subject`, extended to the start of the name that it cuts: behind a hyphen, or inside the marks of a nickname.
fn with_first_part(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock, subject: TextRange) -> TextRange {
    // What a pronoun stands for may be in another block.
    if !block.range.contains(subject) {
        return subject;
    }
    let text = document.text();
    let nearest = text.ceil_char_boundary(subject.start.saturating_sub(LONGEST_NAME)).max(block.range.start);
    let before = &text[nearest..subject.start];
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let word = |end: usize| before[..end].rfind(|c| !is_part(c)).map_or(0, |at| end_of_char(before, at));
    let whole = word(before.len());
    if before.ends_with('-') && before[whole..].starts_with(char::is_uppercase) {
        return TextRange::new(nearest + whole, subject.end);
    }
    // Dale "Buck" Roe
    let words = document.slice(subject);
    let cuts_nickname = words.matches('"').count() == 1 || words.contains('”') && !words.contains('“');
    if !cuts_nickname {
        return subject;
    }
    let cuts_behind = !words.ends_with('"') && text[subject.end..].starts_with('"');
    if cuts_behind {
        return with_surname(document, block, subject);
    }
    let Some(mark) = before.rfind(['"', '“']) else { return subject };
    let is_name = before[mark..].chars().skip(1).all(char::is_alphanumeric);
    let given = before[..mark].trim_end();
    let start = word(given.len());
    if is_name && given[start..].starts_with(char::is_uppercase) {
        TextRange::new(nearest + start, subject.end)
    } else {
        subject
    }
}

/// `subject`, which ends before the closing mark of a nickname, extended to the surname behind it.
fn with_surname(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock, subject: TextRange) -> TextRange {
    let end = document.text().floor_char_boundary(subject.end + LONGEST_NAME).min(block.range.end);
    let behind = &document.text()[subject.end..end];
    let surname = behind.trim_start_matches('"').trim_start_matches(' ');
    let length = surname.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(surname.len());
    if surname.starts_with(char::is_uppercase) {
        TextRange::new(subject.start, subject.end + (behind.len() - surname.len()) + length)
    } else {
        subject
    }
}

/// The end of the character at the byte `at` of `text`.
fn end_of_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The entity that contains the whole of `statistic`.
fn covering<'a>(block: &'a AnnotatedBlock, statistic: &Statistic) -> Option<&'a Entity> {
    block.entity_at(statistic.range).filter(|entity| entity.range.contains(statistic.range))
}

/// Whether `label` is for something that has a name.
fn is_name(label: Label) -> bool {
    matches!(
        label,
        Label::Person
            | Label::Org
            | Label::Gpe
            | Label::Loc
            | Label::Fac
            | Label::Norp
            | Label::Product
            | Label::Event
            | Label::WorkOfArt
            | Label::Law
    )
}

/// Whether the number stands inside the name, not before it: the 16 of "F-16", but not the three of "three Eagles".
fn is_part_of_name(document: &AnnotatedArticle<'_>, entity: &Entity, statistic: &Statistic) -> bool {
    let is_written_out = || document.slice(statistic.range).starts_with(char::is_alphabetic);
    let begins_before = entity.range.start < statistic.range.start;
    begins_before || entity.range.end > statistic.range.end && !is_written_out()
}

/// Whether the number is written as a year is: "2017", "’83".
fn is_year(document: &AnnotatedArticle<'_>, statistic: &Statistic) -> bool {
    let text = document.slice(statistic.range);
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty()).unwrap_or_default();
    let before = document.text()[..statistic.range.start].trim_end_matches(' ');
    let is_four_digits = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    is_four_digits || digits.len() == 2 && text.starts_with(digits) && before.ends_with(['\'', '’', '‘'])
}
