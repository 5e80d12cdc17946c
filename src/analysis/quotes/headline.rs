//! Headlines with a colon: "Smith: Bridge will not reopen", "‘We will rebuild’: mayor visits valley".

use super::cast::Cast;
use super::content::trimmed;
use super::draft::Draft;
use super::speaker::{Speaker, SpeakerKind, identify, without_article};
use super::view::{SUBJECTS, View};
use super::{QuoteKind, QuoteRule};
use crate::analysis::Evidence;
use crate::article::TextRange;
use crate::lang::{Class, ENGLISH};
use crate::text::fold;

/// A headline is among the first blocks.
pub(super) const LAST_BLOCK: usize = 1;
/// How long a headline is at most, in bytes.
const LONGEST: usize = 220;
/// How many words name a speaker before a colon at most.
const MOST_WORDS: usize = 5;

/// What a headline with a colon says that somebody says.
pub(super) fn headline(cast: &mut Cast<'_>, view: &View<'_>) -> Option<Draft> {
    let block = view.block.range;
    let line = &view.text[block.start..block.end];
    let colon = line.find(": ").map(|at| block.start + at)?;
    if view.block.index.0 > LAST_BLOCK || line.len() > LONGEST || line.contains('\n') {
        return None;
    }
    let evidence = vec![Evidence::at(QuoteRule::Colon, TextRange::new(colon, colon + 1))];
    let first = view.marks.first().map(|mark| mark.range);
    if let Some(mark) = first.filter(|mark| mark.start == block.start && mark.end <= colon + 1) {
        let speaker = speaker_behind(cast, view, colon + 1)?;
        return Some(Draft::new(view, QuoteKind::Direct, vec![mark], Some(speaker), evidence));
    }
    if first.is_some_and(|mark| mark.start <= colon) {
        return None;
    }
    let before = TextRange::new(block.start, colon);
    // Titles in capitals hide their verbs.
    let acts = cast.places_in(before).nth(1).is_some() || view.tokens_in(before).any(|at| view.is_verb(at));
    let speaker = if acts {
        // "Jane Doe said: …" is a sentence; "Doe backs Roe: I am glad" has two.
        let first = view.word(view.token_at(colon + 1).min(view.len() - 1));
        if !matches!(fold(first.trim_start_matches(['‘', '“'])).as_str(), "i" | "we" | "my" | "our") {
            return None;
        }
        acting_before(cast, view, before)?
    } else {
        speaker_before(cast, view, before)?
    };
    let said = trimmed(view.text, TextRange::new(colon + 1, block.end))?;
    let kind = if view.marks.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
    Some(Draft::new(view, kind, vec![said], Some(speaker), evidence))
}

/// The first person behind the colon at `start`, or the subject there.
fn speaker_behind(cast: &mut Cast<'_>, view: &View<'_>, start: usize) -> Option<Speaker> {
    let place = cast.places_in(TextRange::new(start, view.block.range.end)).next().copied();
    let head = match place {
        Some(place) => view.tokens_in(place.range).last()?,
        None => (view.token_at(start)..view.len()).find(|&at| SUBJECTS.contains(&view.label(at)))?,
    };
    let speaker = match place {
        Some(place) => {
            let range = view.words_of(view.phrase(head)).cover(place.range);
            Speaker::person(cast, range, place.person, QuoteRule::Named)
        }
        None => identify(cast, view, head, view.phrase(head)),
    };
    speaker.is_known().then_some(speaker)
}

/// The person at `range` before a colon whose deed is told there.
fn acting_before(cast: &Cast<'_>, view: &View<'_>, range: TextRange) -> Option<Speaker> {
    let place = *cast.places_in(range).next()?;
    let mut subjects = view.tokens_in(place.range).filter(|&at| SUBJECTS.contains(&view.label(at)));
    let opens = place.range.start == range.start
        || subjects.any(|subject| view.phrase(subject).0 == view.token_at(range.start));
    opens.then(|| Speaker::person(cast, place.range, place.person, QuoteRule::Named))
}

/// Whom the words at `range` before a colon name, if they are nothing but a name or a document.
fn speaker_before(cast: &Cast<'_>, view: &View<'_>, range: TextRange) -> Option<Speaker> {
    let words = &view.text[range.start..range.end];
    if words.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    if cast.places_in(range).nth(1).is_some() {
        return None;
    }
    if let Some(place) = cast.places_in(range).last() {
        return Some(Speaker::person(cast, range, place.person, QuoteRule::Named));
    }
    let last = words.split_whitespace().next_back()?;
    if let Some(person) = cast.with_surname(last) {
        return Some(Speaker::person(cast, range, person, QuoteRule::Named));
    }
    let is_document = [last, last.trim_end_matches('s')]
        .into_iter()
        .any(|word| ENGLISH.lexicon.of(word).intersects(Class::DocumentNoun));
    if is_document {
        return Some(Speaker::named(range, SpeakerKind::Document, without_article(words)));
    }
    cast.has_organisation(words)
        .then(|| Speaker::named(range, SpeakerKind::Organisation, without_article(words)))
}
