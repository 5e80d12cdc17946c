//! Where quotation marks stand: pairs of every usage, dashes of dialogue, and paragraphs that each open and of which
//! only the last closes.
//!
//! One pass over a block, linear in its length. Quotations within quotations belong to the outer one. A mark that is
//! never closed ends with its sentence or its block, and never reaches into the next.

use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};

/// How far after a single opening mark to look for its closing mark, in bytes: the mark may be an apostrophe, and the
/// search must not run through the whole block for each one.
const LONGEST_SINGLE: usize = 1500;
/// What surrounds the words inside a pair of marks.
pub(super) const MARKS: [char; 12] = ['“', '”', '"', '„', '«', '»', '‘', '’', '\'', '‹', '›', '`'];

/// A stretch in quotation marks, with the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The words with their marks.
    pub range: TextRange,
    /// Whether it is left open because the next block goes on with it.
    pub goes_on: bool,
    /// Whether single marks enclose it, which may be apostrophes.
    pub is_single: bool,
    /// Whether a dash opens it.
    pub is_dash: bool,
}

impl Mark {
    fn double(range: TextRange) -> Self {
        Self { range, goes_on: false, is_single: false, is_dash: false }
    }

    /// What a dash of dialogue opens.
    pub fn dash(range: TextRange) -> Self {
        Self { is_dash: true, ..Self::double(range) }
    }

    /// The words inside the marks.
    pub fn inner<'t>(&self, text: &'t str) -> &'t str {
        text[self.range.start..self.range.end].trim_matches(MARKS).trim()
    }

    /// The last character before the closing mark.
    pub fn last_char(&self, text: &str) -> Option<char> {
        text[self.range.start..self.range.end].trim_end_matches(MARKS).trim_end().chars().next_back()
    }
}

/// Those of `marks`, which are in order, that overlap `range`.
pub(super) fn marks_in(marks: &[Mark], range: TextRange) -> impl Iterator<Item = &Mark> {
    let first = marks.partition_point(|mark| mark.range.end <= range.start);
    marks[first..].iter().take_while(move |mark| mark.range.start < range.end)
}

/// Whether `text` begins with a mark that opens a quotation.
pub(super) fn opens_with_mark(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['“', '"', '„', '«', '‘']) || text.starts_with("''") || text.starts_with("``")
}

/// Whether a quotation that is open at the end of `before` goes on in `text`, the block behind it, as where one paragraph was
/// broken in two: the first mark there closes.
pub(super) fn goes_on_in(before: &str, text: &str) -> bool {
    let Some(first) = text.find(['“', '”', '"', '„', '«', '»']) else { return false };
    let count = |mark: char| before.matches(mark).count();
    if text[first..].starts_with('”') {
        return count('“') == count('”') + 1;
    }
    let follows_word =
        text[..first].chars().next_back().is_some_and(|c| !c.is_whitespace() && !"([—–-".contains(c));
    let is_last = text[first..].starts_with('"')
        && !text[first + 1..].starts_with(char::is_alphanumeric)
        && !text[..first].ends_with(|c: char| c.is_ascii_digit());
    is_last && follows_word && count('"') % 2 == 1
}

/// The stretches in marks in `block` of `text`, in order, none within another. `next_opens` says whether the next block
/// begins with an opening mark, so that an open quotation goes on there, and `goes_on` that the block begins within a
/// quotation.
pub(super) fn marks(text: &str, block: TextRange, next_opens: bool, goes_on: bool) -> Vec<Mark> {
    let mut scan = Scan::new(text, block);
    if goes_on {
        let closing = text[block.start..block.end].find(['”', '"']);
        let mark =
            if closing.is_some_and(|at| text[block.start + at..].starts_with('”')) { '“' } else { '"' };
        scan.open = Some(Open { start: block.start, mark, depth: 0, has_curly: false });
    }
    scan.run();
    if let Some(open) = scan.open.take() {
        scan.leave_open(open.start, next_opens);
    }
    let has_words = |mark: &Mark| text[mark.range.start..mark.range.end].contains(char::is_alphanumeric);
    scan.found.into_iter().filter(has_words).collect()
}

/// A quotation that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    start: usize,
    mark: char,
    /// How many marks like it opened inside.
    depth: usize,
    /// Whether a curly mark opened inside.
    has_curly: bool,
}

/// A mark with what stands beside it.
#[derive(Clone, Copy, Debug)]
struct Seen {
    mark: char,
    start: usize,
    end: usize,
    can_open: bool,
    can_close: bool,
    after_space: bool,
    after_digit: bool,
}

struct Scan<'a> {
    text: &'a str,
    block: TextRange,
    found: Vec<Mark>,
    open: Option<Open>,
    /// Whether the block has as many “ as ”, so that they can be counted as brackets.
    is_balanced: bool,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, block: TextRange) -> Self {
        let inside = &text[block.start..block.end];
        let count = |mark: char| inside.matches(mark).count();
        Self { text, block, found: Vec::new(), open: None, is_balanced: count('“') == count('”') }
    }

    fn run(&mut self) {
        let mut at = self.block.start;
        let mut before = None;
        while let Some(c) = self.text[at..self.block.end].chars().next() {
            let mut end = at + c.len_utf8();
            if let Some(seen) = self.seen(at, c, before) {
                end = seen.end;
                self.step(seen);
            } else if self.open.is_none()
                && matches!(c, '‘' | '\'')
                && let Some(close) = self.single(at, c, before)
            {
                let range = TextRange::new(at, close);
                self.found.push(Mark { is_single: true, ..Mark::double(range) });
                end = close;
            }
            before = self.text[at..end].chars().next_back();
            at = end;
        }
    }

    /// The double mark at `at`, if `c` is or begins one.
    fn seen(&self, at: usize, c: char, before: Option<char>) -> Option<Seen> {
        let rest = &self.text[at..self.block.end];
        let (mark, length) = match c {
            '\'' if rest.starts_with("''") => ('"', 2),
            '`' if rest.starts_with("``") => ('“', 2),
            '“' | '”' | '„' | '«' | '»' | '"' => (c, c.len_utf8()),
            _ => return None,
        };
        let after = rest[length..].chars().next();
        let after_space = before.is_none_or(char::is_whitespace);
        let before_space = after.is_none_or(char::is_whitespace);
        Some(Seen {
            mark,
            start: at,
            end: at + length,
            can_open: opens_after(before) && !before_space,
            can_close: !after_space || matches!(after, Some('.' | ',' | ';')),
            after_space,
            after_digit: before.is_some_and(|c| c.is_ascii_digit()),
        })
    }

    fn step(&mut self, seen: Seen) {
        let Some(mut open) = self.open else {
            let opens = match seen.mark {
                '“' | '„' | '«' => true,
                _ => seen.can_open && !seen.after_digit,
            };
            if opens {
                self.open = Some(Open { start: seen.start, mark: seen.mark, depth: 0, has_curly: false });
            }
            return;
        };
        if self.closes(open, seen) {
            if open.depth > 0 {
                open.depth -= 1;
                self.open = Some(open);
            } else {
                self.close(open.start, seen.end);
            }
        } else if seen.mark == '"' && open.mark == '"' && seen.can_open && seen.after_space {
            self.reopen(open, seen);
        } else if seen.mark == '“' && open.mark == '“' {
            if self.is_balanced {
                self.open = Some(Open { depth: open.depth + 1, ..open });
            } else {
                self.reopen(open, seen);
            }
        } else if seen.mark == '“' {
            self.open = Some(Open { has_curly: true, ..open });
        }
    }

    /// Whether a mark closes what is open. Marks of two usages close each other where writers mix them.
    fn closes(&self, open: Open, seen: Seen) -> bool {
        let only_closes = seen.can_close && !seen.can_open;
        match (open.mark, seen.mark) {
            ('“' | '”', '”') | ('„', '“' | '”') | ('«', '»') | ('»', '«' | '»') => true,
            ('"', '"') => seen.can_close && !(seen.can_open && seen.after_space),
            ('“', '"') => seen.can_close && !self.is_balanced,
            ('“', '“') => only_closes,
            ('"', '”' | '“') => only_closes && !open.has_curly,
            _ => false,
        }
    }

    fn close(&mut self, start: usize, end: usize) {
        self.found.push(Mark::double(TextRange::new(start, end).trimmed(self.text)));
        self.open = None;
    }

    /// The quotation before was never closed.
    fn reopen(&mut self, open: Open, seen: Seen) {
        // It ends with its sentence rather than run on through what the writer says.
        let end = self.sentence_end(open.start).min(seen.start);
        self.close(open.start, end);
        self.open = Some(Open { start: seen.start, mark: seen.mark, depth: 0, has_curly: false });
    }

    /// Ends a quotation that is never closed: with the block if the next goes on, if it opens the block, or if a colon
    /// or comma leads to it; otherwise with its sentence.
    fn leave_open(&mut self, start: usize, next_opens: bool) {
        let before = self.text[self.block.start..start].trim_end();
        let is_led_to = before.trim_matches(['—', '–', '-', ' ']).is_empty() || before.ends_with([':', ',']);
        let end = if next_opens || is_led_to { self.block.end } else { self.sentence_end(start) };
        let range = TextRange::new(start, end).trimmed(self.text);
        self.found.push(Mark { goes_on: next_opens, ..Mark::double(range) });
    }

    fn sentence_end(&self, start: usize) -> usize {
        let inside = &self.text[start..self.block.end];
        let mut ends = inside.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…'));
        let is_end = |&(at, c): &(usize, char)| {
            inside[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
        };
        ends.find(is_end).map_or(self.block.end, |(at, c)| start + at + c.len_utf8())
    }

    /// The end of the quotation that a single mark at `at` opens, if it is no apostrophe.
    fn single(&self, at: usize, opening: char, before: Option<char>) -> Option<usize> {
        let rest = &self.text[at..self.block.end];
        let start = opening.len_utf8();
        let first = rest[start..].chars().next()?;
        let may_open = opens_after(before) && (first.is_alphanumeric() || "$£€…[“\"".contains(first));
        // "the '90s".
        let figures = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        if !may_open || figures == 2 && rest[start + 2..].starts_with('s') {
            return None;
        }
        let closing = if opening == '‘' { '’' } else { '\'' };
        let mut possessive = None;
        let mut previous = opening;
        for (offset, c) in rest.char_indices().skip(1) {
            if offset > LONGEST_SINGLE || c == '\n' || c == opening && c != closing {
                break;
            }
            let tail = &rest[offset + c.len_utf8()..];
            let opens = previous.is_whitespace() && tail.starts_with(char::is_alphanumeric);
            if c == opening && opens && possessive.is_some() {
                // The next quotation begins, so that what may be an apostrophe has closed this one.
                break;
            }
            if c == closing && !tail.starts_with(char::is_alphanumeric) && !previous.is_whitespace() {
                let end = at + offset + c.len_utf8();
                // "the workers' boats": this mark may be an apostrophe; a later one closes for sure.
                let may_be_apostrophe = matches!(previous, 's' | 'S' | 'n');
                if !(may_be_apostrophe
                    && tail.strip_prefix(' ').is_some_and(|t| t.starts_with(char::is_lowercase)))
                {
                    return (offset > 3).then_some(end);
                }
                if offset > 3 {
                    possessive.get_or_insert(end);
                }
            }
            previous = c;
        }
        possessive
    }
}

/// Whether a mark after `before` may open a quotation.
fn opens_after(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || "([—–-/“\"‘…".contains(c) || !c.is_alphanumeric() && !".,!?;:)]”’'".contains(c)
    })
}

/// Whether a quotation looks like the title of a work: a few words with capitals.
pub(super) fn is_title(text: &str, mark: Mark) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=7;
    let inner = mark.inner(text).trim_matches([' ', ',', '.']);
    let small = Classes::of(&[Class::Function, Class::Determiner, Class::Preposition]);
    let is_big = |word: &str| {
        let word = word.trim_start_matches(['(', '[']);
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&')
            || ENGLISH.lexicon.of(word).intersects(small)
    };
    let has_sentences = [". ", "! ", "? "].iter().any(|stop| inner.contains(stop));
    // Titles spell their last word with a capital, however small it is.
    let ends_big = inner
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    LENGTHS.contains(&inner.split_whitespace().take(LENGTHS.end() + 1).count())
        && !inner.ends_with(['!', '?'])
        && !has_sentences
        && ends_big
        && inner.split_whitespace().all(is_big)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = marks(text, TextRange::new(0, text.len()), false, false);
        let found: Vec<&str> = found.iter().map(|mark| &text[mark.range.start..mark.range.end]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_usage_pair() {
        check("“One,” she said. “Two.”", &["“One,”", "“Two.”"]);
        check("\"One,\" she said. \"Two.\"", &["\"One,\"", "\"Two.\""]);
        check("''One,'' she said. ''Two.''", &["''One,''", "''Two.''"]);
        check("„Eins,“ sagte sie. »Zwei.«", &["„Eins,“", "»Zwei.«"]);
        check("« Un », dit-elle.", &["« Un »"]);
        check("‘They’re the workers’ boats,’ she said.", &["‘They’re the workers’ boats,’"]);
        check("“It is odd,“ she said.", &["“It is odd,“"]);
        check("\"But he won,” she said. \"Yes.\"", &["\"But he won,”", "\"Yes.\""]);
    }

    #[test]
    fn a_mark_that_may_be_an_apostrophe_closes_before_the_next_quotation() {
        check("the 'monstrous' and 'odd' plan. 'Never,' she said.", &["'monstrous'", "'odd'", "'Never,'"]);
        check(
            "'They sold the workers' boats and left,' she said.",
            &["'They sold the workers' boats and left,'"],
        );
    }

    #[test]
    fn what_is_quoted_within_belongs_to_the_outer_quotation() {
        check("“He cried, ‘Wolf!’ and ran.”", &["“He cried, ‘Wolf!’ and ran.”"]);
        check("“He said “no” to me,” she said.", &["“He said “no” to me,”"]);
    }

    #[test]
    fn a_quotation_may_begin_in_the_block_before() {
        assert!(goes_on_in("She said: “The pier is", "gone, and it was old,” she said."));
        assert!(goes_on_in("She said: \"The pier is", "gone, and it was old,\" she said."));
        assert!(!goes_on_in("She said: “The pier is gone", "“It was old,” she said."));
        assert!(!goes_on_in("A 6\" pipe lay", "on the 6\" shelf."));
        let text = "gone, and it was old,” she said. “Very old.”";
        let found = marks(text, TextRange::new(0, text.len()), false, true);
        let found: Vec<&str> = found.iter().map(|mark| &text[mark.range.start..mark.range.end]).collect();
        assert_eq!(found, ["gone, and it was old,”", "“Very old.”"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        check("the '90s, the workers' rights, 5'11\" and Jane's 6\" pipe", &[]);
        check("rock 'n' roll", &[]);
    }

    #[test]
    fn a_mark_that_is_never_closed_ends_with_its_sentence() {
        check("He was “never there. Others were.", &["“never there."]);
        check("She said: “Never. Not once", &["“Never. Not once"]);
    }
}
