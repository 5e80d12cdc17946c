//! Units: the words and marks of a block, as the rules for names see them.
//!
//! A unit is one or more tokens: "Jean-Claude", "al-Amin" and "Jr." are one unit each.

use super::wrapping::is_wrapped;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH, forms};
use crate::nlp::is_regnal_number;
use crate::nlp::recognizer::Label;
use crate::text::{Folded, is_capitalised, name_key};

/// How a unit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "Doe", "`McDoe`", "al-Amin".
    Title,
    /// "DOE".
    Capitals,
    /// "J.", "J.R."
    Initial,
    /// "doe", "iPhone".
    Lower,
    /// A number, a mark, or a script without case.
    Other,
}

/// A word or a mark.
#[derive(Clone, Debug)]
pub struct Unit<'t> {
    /// Its range.
    pub range: TextRange,
    /// Its text.
    pub text: &'t str,
    /// Its text, folded.
    pub key: Folded<'t>,
    /// What the lists know about it.
    pub classes: Classes,
    /// How it is written.
    pub shape: Shape,
    /// Whether a sentence, or a quotation in it, begins here.
    pub opens: bool,
    /// Whether a line end stands before it, or the border of a table's cell.
    pub after_line_end: bool,
    /// Whether it touches the unit before.
    pub glued: bool,
}

impl Unit<'_> {
    /// Whether its form allows it to be a word of a name.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Capitals | Shape::Initial)
    }

    /// Whether it belongs to one of `classes`.
    pub fn is(&self, classes: impl Into<Classes>) -> bool {
        self.classes.intersects(classes)
    }

    /// Whether it is a name that is not an English word, or a word in no list.
    pub fn is_distinctive(&self) -> bool {
        !self.is(Classes::ENGLISH | Classes::FUNCTION)
    }
}

/// The units of `block`.
pub fn units<'t>(document: &AnnotatedArticle<'t>, block: &AnnotatedBlock) -> Vec<Unit<'t>> {
    let text = document.text();
    let tokens = &block.tokens;
    let is_wrapped = is_wrapped(with_line_start(text, block.range));
    let mut sentence_starts = block.sentences.iter().map(|sentence| sentence.start).peekable();
    let mut units: Vec<Unit<'t>> = Vec::with_capacity(tokens.len());
    let mut index = 0;
    let mut opens = false;
    while index < tokens.len() {
        while sentence_starts.next_if(|&start| start <= index).is_some() {
            opens = true;
        }
        let end = unit_end(text, block, index, units.last());
        let range = TextRange::new(tokens[index].range().start, tokens[end - 1].range().end);
        let before = units.last().map_or(range.start, |unit| unit.range.end);
        let words = without_note(&text[range.start..range.end], units.last());
        let range = TextRange::new(range.start, range.start + words.len());
        let key = name_key(words);
        let shape = shape(words);
        // A tab parts the cells of a table.
        let gap = &text[before..range.start];
        let after_line_end = !is_wrapped && gap.contains('\n') || gap.contains('\t');
        let mut classes = if shape == Shape::Other { Classes::NONE } else { forms::classes_of(&key) };
        // Where it is a word of its own, it is any word: the given name Mac.
        classes = classes.without(Class::NamePrefix);
        if is_regnal_number(words) && units.last().is_some_and(|unit| unit.shape == Shape::Title) {
            classes = Class::Suffix.into();
        }
        // The country is no pronoun.
        if key == "us" && matches!(shape, Shape::Capitals | Shape::Initial) {
            classes = classes.without(Classes::FUNCTION);
        }
        let opens_here = opens || after_line_end;
        // "Ministers Doe and Roe", "the brothers Doe"
        let is_plural_role = matches!(shape, Shape::Lower | Shape::Title)
            && key.strip_suffix('s').is_some_and(|one| ENGLISH.classes(one).intersects(Class::Role));
        if is_plural_role
            && (shape == Shape::Lower || !classes.intersects(Class::Given | Class::Other | Class::Tail))
        {
            classes |= Class::Role;
        }
        units.push(Unit {
            range,
            text: words,
            key,
            classes,
            shape,
            opens: opens_here,
            after_line_end,
            glued: before == range.start,
        });
        // An opening mark passes on the start of the sentence; a colon before a quotation starts one.
        opens = shape == Shape::Other && (opens || matches!(words, "“" | "\"" | ":" | "•" | "—"));
        index = end;
    }
    mark_ranks(&mut units);
    mark_plain_initials(&mut units);
    units
}

/// `word` without the mark of a note that a page or a paper has joined to a family name: the "Doe" of "Jane Doe12".
fn without_note<'t>(word: &'t str, before: Option<&Unit<'_>>) -> &'t str {
    /// More digits are part of a word.
    const MOST: usize = 2;
    let name = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_name = word.len() - name.len() <= MOST
        && name.chars().count() > MOST
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).all(|letter| letter.is_lowercase() || matches!(letter, '-' | '’' | '\''));
    let follows_name = || {
        before.is_some_and(|unit| {
            unit.shape == Shape::Initial
                || unit.shape == Shape::Title && unit.is(Class::Given) && unit.is_distinctive()
        })
    };
    if name.len() < word.len() && is_name && follows_name() { name } else { word }
}

/// The text of `range` from the start of its first line on: what stands before it there was made a block of its own, such
/// as a dateline.
fn with_line_start(text: &str, range: TextRange) -> &str {
    /// A dateline is no longer, in bytes.
    const LONGEST: usize = 80;
    let nearest = (range.start.saturating_sub(LONGEST)..=range.start).find(|&at| text.is_char_boundary(at));
    let before = &text[nearest.unwrap_or(range.start)..range.start];
    let of_text = if nearest == Some(0) { 0 } else { range.start };
    let start = before.rfind('\n').map_or(of_text, |at| range.start - before.len() + at + 1);
    &text[start..range.end]
}

/// Makes titles of the short forms of ranks before a name: the "DC" of "DC Jane Doe". Elsewhere the same letters mean
/// other things.
fn mark_ranks(units: &mut [Unit<'_>]) {
    for at in 0..units.len().saturating_sub(1) {
        let [unit, next] = &units[at..at + 2] else { return };
        let is_rank = unit.is(Class::Rank)
            && matches!(unit.shape, Shape::Capitals | Shape::Title)
            && (unit.shape == Shape::Capitals || unit.text.len() > 2);
        let is_thing = next.is(Classes::ENGLISH | Class::Tail | Class::Other | Class::Place);
        let opens_name = next.shape == Shape::Title
            && !next.after_line_end
            && (next.is(Classes::NAME) || next.classes.is_empty())
            && (!is_thing || next.is(Class::Given));
        // "PC Ward": a family name that is a word, with a verb behind it.
        let acts = || units.get(at + 2).is_some_and(|unit| unit.shape == Shape::Lower && unit.is(Class::Act));
        let ends = || units.get(at + 2).is_none_or(|unit| unit.shape == Shape::Other);
        let is_name =
            opens_name || next.shape == Shape::Title && next.is(Class::Surname) && (acts() || ends());
        if is_rank && is_name {
            units[at].classes = Class::Honorific.into();
        }
    }
}

/// Reads two or three capitals without full stops before a family name as initials: the "JK" of "JK Rowe".
fn mark_plain_initials(units: &mut [Unit<'_>]) {
    for at in 0..units.len().saturating_sub(1) {
        let [unit, next] = &units[at..at + 2] else { return };
        let length = unit.text.len();
        let is_short = unit.shape == Shape::Capitals
            && (2..=3).contains(&length)
            && unit.text.bytes().all(|letter| letter.is_ascii_uppercase());
        if !is_short || next.after_line_end || next.shape != Shape::Title || !next.is_distinctive() {
            continue;
        }
        // Two letters may spell a function word; more would be a word in capitals.
        let means_something =
            unit.is(Classes::TITLE | Class::Other | Class::Head | Class::Tail | Class::Place | Classes::NAME)
                || unit.is(Classes::FUNCTION | Classes::ENGLISH | Class::Particle) && length > 2;
        let is_something_else = next.is(Classes::TITLE
            | Class::Other
            | Class::Head
            | Class::Tail
            | Class::MaybeTail
            | Class::Place
            | Class::Modifier);
        let behind = units.get(at + 2);
        let ends = behind.is_none_or(|unit| !unit.is_capitalised() || unit.opens);
        let before = at.checked_sub(1).map(|at| &units[at]);
        let begins = before.is_none_or(|unit| !unit.is_capitalised() || unit.is(Classes::TITLE));
        let acts = before.is_some_and(|unit| unit.key == "by")
            || behind.is_some_and(|unit| unit.shape == Shape::Lower && unit.is(Class::Speech));
        let is_surname = next.is(Class::Surname) || next.classes.is_empty() && acts;
        let after_article = before.is_some_and(|unit| matches!(unit.key.as_str(), "the" | "a" | "an"));
        if !means_something && !is_something_else && ends && begins && is_surname && !after_article {
            units[at].shape = Shape::Initial;
            units[at].classes = Classes::NONE;
        }
    }
}

/// The end of the unit that begins with the token at `index`.
fn unit_end(text: &str, block: &AnnotatedBlock, index: usize, before: Option<&Unit<'_>>) -> usize {
    let tokens = &block.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.range().start..token.range().end]);
    let glued = |at: usize| at < tokens.len() && tokens[at - 1].range().end == tokens[at].range().start;
    let mut end = index + 1;
    let first = word(index);
    if !first.chars().next().is_some_and(char::is_alphabetic) {
        return end;
    }
    if let Some(end) = role_end(text, block, index) {
        return end;
    }
    while glued(end)
        && matches!(word(end), "-" | "‑" | "‐")
        && glued(end + 1)
        && joins(first, word(end + 1), before, || is_recognized(block, before, index))
    {
        end += 2;
    }
    if end == index + 1 && glued(end) && word(end) == "." && first.len() <= 4 {
        let abbreviation = ENGLISH.classes(&name_key(first));
        let next_is_name = word(end + 1).chars().next().is_some_and(char::is_uppercase);
        let title = abbreviation.intersects(Class::Honorific | Class::Head)
            && (!abbreviation.intersects(Classes::ENGLISH) || is_short_title(first))
            && next_is_name;
        let generation = abbreviation.intersects(Class::Suffix) && !is_regnal_number(first);
        if is_capitalised(first) && (title || generation) {
            end += 1;
        }
    }
    end
}

/// Whether `word` is the short form of a title, though it is a word too: the "Rev" of "the Rev. Jane Doe".
fn is_short_title(word: &str) -> bool {
    matches!(word, "Rev" | "Hon" | "Det" | "Con" | "Rep" | "Gen" | "Col" | "Sen" | "Gov")
}

/// The end of a hyphenated role that begins with the token at `index`: "brother-in-law", "President-elect".
fn role_end(text: &str, block: &AnnotatedBlock, index: usize) -> Option<usize> {
    /// The most words in such a role.
    const LONGEST: usize = 3;
    let tokens = &block.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.range().start..token.range().end]);
    let glued = |at: usize| at < tokens.len() && tokens[at - 1].range().end == tokens[at].range().start;
    if word(index + 1) != "-" {
        return None;
    }
    let mut end = index + 1;
    while end < index + 2 * LONGEST && glued(end) && word(end) == "-" && glued(end + 1) {
        end += 2;
    }
    (index + 3..=end).rev().step_by(2).find(|&end| {
        let words = &text[tokens[index].range().start..tokens[end - 1].range().end];
        let is_small = word(end - 1).starts_with(char::is_lowercase);
        is_small
            && (ENGLISH.classes(&name_key(words)).intersects(Class::Role)
                || forms::is_yet_to_serve(word(end - 1))
                    && forms::classes_of(&name_key(words)).intersects(Classes::TITLE))
    })
}

/// Whether the parts of a hyphenated word are one name: "Jean-Claude", "al-Amin", "Jong-un". `is_recognized` says
/// whether the first part certainly belongs to a name.
fn joins(first: &str, second: &str, before: Option<&Unit<'_>>, is_recognized: impl FnOnce() -> bool) -> bool {
    if is_capitalised(second) {
        return is_capitalised(first) || ENGLISH.classes(&name_key(first)).intersects(Class::Particle);
    }
    // East Asian given names have the second syllable in small letters.
    let is_syllable =
        |part: &str| part.chars().count() <= 6 && part.chars().all(|letter| letter.is_ascii_alphabetic());
    if !is_capitalised(first) || !is_syllable(first) || !is_syllable(second) {
        return false;
    }
    // "Doe-era" and "Doe-led" are not names.
    let (first, tail) = (ENGLISH.classes(&name_key(first)), ENGLISH.classes(&name_key(second)));
    let after_surname = before.is_some_and(|unit| unit.is_capitalised() && unit.is(Class::Surname));
    let ending = matches!(second, "era" | "led" | "based" | "style" | "backed" | "born" | "like" | "run");
    !tail.intersects(Classes::ENGLISH | Class::Role | Class::Modifier | Classes::FUNCTION)
        || (after_surname
            && !ending
            && (!first.intersects(Class::Given) || second.len() <= 4 && is_recognized())
            && !tail.intersects(Class::Role | Class::Modifier))
}

/// Whether the trained recogniser sees a person's name that contains both the unit before and the token at `index`:
/// "Kim Jae" in "Kim Jae-won".
fn is_recognized(block: &AnnotatedBlock, before: Option<&Unit<'_>>, index: usize) -> bool {
    let Some(before) = before else { return false };
    let both = before.range.cover(block.tokens[index].range());
    block.entity_at(both).is_some_and(|entity| entity.label == Label::Person && entity.range.contains(both))
}

fn shape(word: &str) -> Shape {
    let Some(first) = word.chars().next() else { return Shape::Other };
    if !first.is_alphabetic() {
        return Shape::Other;
    }
    let last_part_is_upper = word.rsplit('-').next().is_some_and(is_capitalised);
    if !first.is_uppercase() {
        let is_lower = first.is_lowercase();
        let has_particle = word.contains('-') && last_part_is_upper;
        return match (is_lower, has_particle) {
            (true, true) => Shape::Title,
            (true, false) if apostrophe_name(word) => Shape::Title,
            (true, false) => Shape::Lower,
            _ => Shape::Other,
        };
    }
    if word.chars().any(char::is_numeric) || is_symbol(word) {
        return Shape::Other;
    }
    // "I'm", "They'll"
    let contracted = word
        .rsplit_once(['\'', '’'])
        .is_some_and(|(_, end)| matches!(end, "m" | "ve" | "ll" | "d" | "re" | "t"));
    if contracted {
        return Shape::Lower;
    }
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    if dotted || (letters == 1 && word.chars().count() == 1) {
        Shape::Initial
    } else if word.chars().all(|letter| !letter.is_lowercase()) {
        Shape::Capitals
    } else {
        Shape::Title
    }
}

/// Whether `word` has letters of formulas, as "𝑉𝑎" and `Let𝑉` do; whole words in them are an ornament.
fn is_symbol(word: &str) -> bool {
    /// A longer word is no symbol.
    const LONGEST: usize = 3;
    let is_of_formula = |letter: char| matches!(letter, '\u{1d400}'..='\u{1d7ff}');
    word.contains(is_of_formula) && (word.chars().count() <= LONGEST || !word.chars().all(is_of_formula))
}

/// "d'Arc", "al'Amin".
fn apostrophe_name(word: &str) -> bool {
    word.split_once(['\'', '’']).is_some_and(|(first, second)| first.len() <= 2 && is_capitalised(second))
}
