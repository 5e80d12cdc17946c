//! Numbers in the titles of works and in the names of things: "Nine of Swords", “Seven Grey Gulls”, "30 Under 30".

use super::exclusion::Exclusion;
use super::lexicon::Class;
use super::number;
use super::passage::Passage;

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[
    Exclusion::new("title-in-marks", title_in_marks),
    Exclusion::new("card", card),
    Exclusion::new("list-of-the-young", list_of_the_young),
    Exclusion::new("numbered-work", numbered_work),
];

/// The most lexemes in a title.
const LONGEST_TITLE: usize = 9;

/// “Seven Grey Gulls”, "A Hundred Days of Rain": the title of a work in quotation marks, all words of which have capitals.
fn title_in_marks(passage: &Passage<'_>, start: usize) -> Option<usize> {
    if passage.is_title_case {
        return None;
    }
    let opens = |at: usize| {
        matches!(passage.key(at), "“" | "‘" | "\"") && !passage.is_glued(at) && passage.is_glued(at + 1)
    };
    let closes = |at: usize| matches!(passage.key(at), "”" | "’" | "\"") && passage.is_glued(at);
    // "No."
    let is_stop =
        |at: usize| passage.key(at) == "." && passage.is_glued(at) && passage.key_before(at, 1).len() <= 2;
    let belongs = |at: usize| {
        passage.is_word(at) || passage.number(at).is_some() || passage.is_hyphen(at) || is_stop(at)
    };
    let open = (start.saturating_sub(LONGEST_TITLE)..start)
        .rev()
        .find(|&at| !belongs(at))
        .filter(|&at| opens(at))?;
    let close = (start + 1..open + LONGEST_TITLE).find(|&at| !belongs(at)).filter(|&at| closes(at))?;
    let is_titled = |at: usize| {
        !passage.is_word(at) || passage.is_capitalised(at) || at > open + 1 && passage.is(at, Class::Function)
    };
    let has_noun = (open + 1..close).any(|at| passage.is_capitalised(at) && !passage.is_number_word(at));
    (has_noun && (open + 1..close).all(is_titled)).then_some(close)
}

/// "the Nine of Swords".
fn card(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_name = passage.is_number_word(start)
        && passage.is_capitalised(start)
        && passage.key_before(start, 1) == "the"
        && passage.key(start + 1) == "of"
        && passage.is_capitalised(start + 2)
        && !passage.is_title_case;
    is_name.then_some(start + 3)
}

/// "the 40 Under 40": people who are honoured while they are young.
fn list_of_the_young(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let first = number::read(passage, start, false)?;
    let second =
        (passage.key(first.end) == "under").then(|| number::read(passage, first.end + 1, false))??;
    (first.value == second.value && first.value.is_some()).then_some(second.end)
}

/// "Symphony No. 5", "Sonata in C, Op. 27 No. 2".
fn numbered_work(passage: &Passage<'_>, start: usize) -> Option<usize> {
    if !matches!(passage.key(start), "no" | "no." | "nos" | "number" | "op") {
        return None;
    }
    let dot = usize::from(passage.key(start + 1) == "." && passage.is_glued(start + 1));
    let end = number::read(passage, start + 1 + dot, false)?.end;
    // "Op." may look like the end of a sentence.
    (start.saturating_sub(LONGEST_TITLE)..start).any(|at| passage.is(at, Class::PieceOfMusic)).then_some(end)
}
