//! The quotations in a block: between quotation marks, curly or straight, and in paragraphs that open with a mark and
//! leave it open because the speech continues in the next.

use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::{BlockKind, TextRange};

/// How far after a single opening mark to look for its closing mark, in bytes: the mark may be an apostrophe, and the
/// search must not run through the whole text for each one.
const LONGEST_SINGLE: usize = 600;

/// The quotations in `block`, in order, with their marks. A block of the kind quote is a quotation as a whole. `next`
/// is the block after it, which shows whether an open quotation continues. The time is linear in the length of the
/// block.
#[must_use]
pub fn quotations(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    next: Option<&AnnotatedBlock>,
) -> Vec<TextRange> {
    if block.kind == BlockKind::Quote {
        return vec![block.range];
    }
    let mut scan = Scan::new(document.slice(block.range));
    scan.run();
    let Scan { mut found, open, .. } = scan;
    if let Some(open) = open {
        let goes_on = next.is_some_and(|next| opens_with_mark(document.slice(next.range)));
        let end = if goes_on || open == 0 {
            block.range.end
        } else {
            // The closing mark was forgotten.
            block.sentence_at(block.range.start + open).end
        };
        found.push(TextRange::new(open, end - block.range.start));
    }
    found.into_iter().map(|range| range.shifted(block.range.start)).collect()
}

/// Whether `text` begins with a mark that opens a quotation.
fn opens_with_mark(text: &str) -> bool {
    text.trim_start().starts_with(['“', '"', '„', '«'])
}

/// A pass over the marks of a text.
#[derive(Debug)]
struct Scan<'a> {
    text: &'a str,
    found: Vec<TextRange>,
    /// Where the quotation in double marks that is still open began.
    open: Option<usize>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new(), open: None }
    }

    fn run(&mut self) {
        let (mut before, mut past_single) = (None, 0);
        for (at, mark) in self.text.char_indices() {
            let after = self.text[at + mark.len_utf8()..].chars().next();
            match mark {
                '“' | '„' | '«' => self.opens(at),
                '”' | '»' => self.closes(at + mark.len_utf8()),
                '"' => self.straight(at, before, after),
                '‘' | '\'' if self.open.is_none() && at >= past_single => {
                    if let Some(end) = self.single(at, before, after) {
                        self.found.push(TextRange::new(at, end));
                        past_single = end;
                    }
                }
                _ => {}
            }
            before = Some(mark);
        }
    }

    fn opens(&mut self, at: usize) {
        self.open.get_or_insert(at);
    }

    fn closes(&mut self, end: usize) {
        if let Some(start) = self.open.take() {
            // A single mark before it may have opened the quotation that this mark closes.
            while self.found.last().is_some_and(|last| last.end > start) {
                self.found.pop();
            }
            self.found.push(TextRange::new(start, end));
        }
    }

    /// A straight double mark opens and closes in turn; one that can only open always opens.
    fn straight(&mut self, at: usize, before: Option<char>, after: Option<char>) {
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match self.open {
            // Inches: 5'11".
            None if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '\'' | '’')) => {}
            None if is_space(after) && !is_space(before) => {}
            None => self.open = Some(at),
            // The one before was never closed, or the speech continues on a new line of this block.
            Some(_) if is_space(before) && after.is_some_and(char::is_alphanumeric) => {}
            Some(_) => self.closes(at + 1),
        }
    }

    /// The end of the quotation that a single mark at `at` opens, if it is not an apostrophe.
    fn single(&self, at: usize, before: Option<char>, after: Option<char>) -> Option<usize> {
        let opens = before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '"' | '“'))
            && after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '₹' | '…' | '['));
        let rest = &self.text[at..];
        let (opening, start) = rest.chars().next().map(|mark| (mark, mark.len_utf8()))?;
        let closing = if opening == '‘' { '’' } else { '\'' };
        // "the '90s", "'tis".
        let figures = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        let is_decade = figures == 2 && rest[start + 2..].starts_with('s');
        if !opens || is_decade {
            return None;
        }
        let mut possessive = None;
        let mut previous = opening;
        for (offset, c) in rest.char_indices().skip(1) {
            if offset > LONGEST_SINGLE || c == '\n' || c == opening && c != closing {
                break;
            }
            let tail = &rest[offset + c.len_utf8()..];
            if c == closing && !tail.starts_with(char::is_alphanumeric) && !previous.is_whitespace() {
                let end = at + offset + c.len_utf8();
                // "workers' rights": this mark does not close the quotation, but a later one may.
                if previous != 's' || !tail.trim_start_matches(' ').starts_with(char::is_lowercase) {
                    return Some(end);
                }
                // "the '66 final": two digits are a year unless a clearer closing mark follows.
                if figures != 2 {
                    possessive.get_or_insert(end);
                }
            }
            previous = c;
        }
        possessive
    }
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut scan = Scan::new(text);
        scan.run();
        let open = scan.open.map(|open| &text[open..]);
        let found: Vec<&str> =
            scan.found.iter().map(|range| &text[range.start..range.end]).chain(open).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_shape_open_and_close() {
        check("He said “5 of us. Or 6.” Then 7.", &["“5 of us. Or 6.”"]);
        check("\"We lost 5,\" she said. \"And 6.\"", &["\"We lost 5,\"", "\"And 6.\""]);
        check("‘We lost 5,’ she said.", &["‘We lost 5,’"]);
        check("It was 'the workers' best 5 days', he said.", &["'the workers' best 5 days'"]);
        check("« 5 morts »", &["« 5 morts »"]);
        check("'20 dead' in blast", &["'20 dead'"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotations() {
        check("the '90s, the workers' rights, 5'11\" and Jane's 6\" pipe", &[]);
        check("It’s the 5 workers’ own.", &[]);
    }

    #[test]
    fn a_quotation_may_stay_open() {
        check("“We lost 5. They won.", &["“We lost 5. They won."]);
    }
}
