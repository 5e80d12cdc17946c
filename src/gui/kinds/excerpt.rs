//! The words around a number, shortened to the room at hand.

use std::ops::Range;

use super::Found;
use crate::analysis::Statistic;
use crate::analysis::statistics::denial_in_words;
use crate::text::one_line;

/// The clause of a number on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    line: String,
    /// The bytes of the number in the line.
    number: Range<usize>,
    /// The bytes of the word that denies the number, if one does.
    denial: Option<Range<usize>>,
}

/// As much of an excerpt as there is room for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortened {
    /// The words before the number.
    pub before: String,
    /// The number.
    pub number: String,
    /// The words after it.
    pub after: String,
}

impl Shortened {
    /// The whole line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}{}", self.before, self.number, self.after)
    }
}

impl Excerpt {
    /// The clause of `statistic`.
    #[must_use]
    pub fn of(found: Found<'_>, statistic: &Statistic) -> Self {
        let text = found.article.text();
        let before = &text[statistic.clause.start..statistic.range.start];
        let after = &text[statistic.range.end..statistic.clause.end];
        let space = |is_there: bool| if is_there { " " } else { "" };
        let mut line = one_line(before);
        line.push_str(space(before.ends_with(char::is_whitespace)));
        let start = line.len();
        line.push_str(&one_line(&text[statistic.range.start..statistic.range.end]));
        let number = start..line.len();
        line.push_str(space(after.starts_with(char::is_whitespace)));
        line.push_str(&one_line(after));
        let denial = if statistic.negated { denial_in_words(&line, number.clone()) } else { None };
        Self { line, number, denial }
    }

    /// Whether it says no more than the number.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.number.len() == self.line.len()
    }

    /// The number of characters in the whole line.
    #[must_use]
    pub fn length(&self) -> usize {
        self.line.chars().count()
    }

    /// The number with the words before and after it, about `most` characters in all, with "…" for what is left out. The
    /// number is always whole, and a word that denies it is always there.
    #[must_use]
    pub fn shortened(&self, most: usize) -> Shortened {
        let Range { start, end } = self.number.clone();
        let shown = |range: Range<usize>, gap: Option<(String, String)>| {
            let dots = |is_cut: bool, dots: &'static str| if is_cut { dots } else { "" };
            let first =
                dots(range.start > 0 && gap.as_ref().is_none_or(|(before, _)| before.is_empty()), "… ");
            let last = dots(range.end < self.line.len(), " …");
            let (before_gap, after_gap) = gap.unwrap_or_default();
            Shortened {
                before: format!("{before_gap}{first}{}", self.line[range.start..start].trim_start()),
                number: self.line[start..end].to_owned(),
                after: format!("{}{last}{after_gap}", self.line[end..range.end].trim_end()),
            }
        };
        if self.length() <= most {
            return shown(0..self.line.len(), None);
        }
        let characters = |range: Range<usize>| self.line[range].chars().count();
        // Two ellipses with their spaces take four characters.
        let room = most.saturating_sub(4);
        let Some(denial) = self.denial.clone() else {
            let room = room.saturating_sub(characters(start..end));
            return shown(self.widened(start..end, room), None);
        };
        let both = denial.start.min(start)..denial.end.max(end);
        let length = characters(both.clone());
        if length <= room {
            return shown(self.widened(both, room - length), None);
        }
        // The words in between are left out.
        let phrase = self.phrase_at(&denial);
        let cost = characters(phrase.clone()) + 5;
        let room = room.saturating_sub(cost + characters(start..end));
        let near = self.widened(start..end, room);
        let words = self.line[phrase.clone()].trim().to_owned();
        if denial.end <= start {
            let near = near.start.max(phrase.end)..near.end;
            let dots = if phrase.start > 0 { "… " } else { "" };
            shown(near, Some((format!("{dots}{words} … "), String::new())))
        } else {
            let near = near.start..near.end.min(phrase.start);
            let dots = if phrase.end < self.line.len() { " …" } else { "" };
            shown(near, Some((String::new(), format!(" {words}{dots}"))))
        }
    }

    /// `range` with whole words of at most `room` characters before and after it.
    fn widened(&self, range: Range<usize>, room: usize) -> Range<usize> {
        let (before, after) = (&self.line[..range.start], &self.line[range.end..]);
        let (length_before, length_after) = (before.chars().count(), after.chars().count());
        // What a number counts mostly follows it; what one side does not need goes to the other.
        let share_before = (room * 2 / 5).max(room.saturating_sub(length_after)).min(length_before);
        let start = if share_before == length_before {
            0
        } else {
            let cut =
                before.char_indices().nth(length_before - share_before).map_or(range.start, |(at, _)| at);
            // A word that would be cut in two is left out.
            if before[..cut].ends_with(' ') {
                cut
            } else {
                before[cut..].find(' ').map_or(range.start, |at| cut + at + 1)
            }
        };
        let used_before = before[start..].chars().count();
        let share_after = room.saturating_sub(used_before).min(length_after);
        let end = if share_after == length_after {
            self.line.len()
        } else {
            let cut = after.char_indices().nth(share_after).map_or(after.len(), |(at, _)| at);
            let is_whole = after[cut..].starts_with(' ');
            range.end + if is_whole { cut } else { after[..cut].rfind(' ').unwrap_or(0) }
        };
        start..end
    }

    /// The bytes of the word at `denial` and the next one: "no dredging".
    fn phrase_at(&self, denial: &Range<usize>) -> Range<usize> {
        let rest = &self.line[denial.end..];
        let next = rest.trim_start();
        let spaces = rest.len() - next.len();
        let length = next.find(' ').unwrap_or(next.len());
        let end = denial.end + spaces + length;
        let reaches_number = denial.end <= self.number.start && end > self.number.start;
        denial.start..if reaches_number { denial.end } else { end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(line: &str, number: &str, denial: &str) -> Excerpt {
        let place = |words: &str| line.find(words).map(|at| at..at + words.len()).expect("it is in the line");
        Excerpt {
            line: line.to_owned(),
            number: place(number),
            denial: (!denial.is_empty()).then(|| place(denial)),
        }
    }

    #[test]
    fn a_clause_is_shortened_around_its_number_at_whole_words() {
        let line = "the company bought 46 cranes with long arms from a yard far away";
        let excerpt = excerpt(line, "46", "");
        for (most, expected) in [
            (80, line),
            (64, line),
            (40, "… bought 46 cranes with long arms from …"),
            (30, "… bought 46 cranes with long …"),
            (20, "… 46 cranes with …"),
            (1, "… 46 …"),
        ] {
            assert_eq!(excerpt.shortened(most).line(), expected, "{most}");
        }
    }

    #[test]
    fn what_one_side_does_not_need_goes_to_the_other() {
        let last = excerpt("the yard in the far north of the island built 46", "46", "");
        assert_eq!(last.shortened(30).line(), "… of the island built 46");
        let first = excerpt("46 ships of the northern line waited off the island", "46", "");
        assert_eq!(first.shortened(30).line(), "46 ships of the northern …");
    }

    #[test]
    fn a_word_that_denies_the_number_is_never_left_out() {
        let line = "no dredging of the upper channel would be allowed at the port for 75 days under the deal";
        let excerpt = excerpt(line, "75 days", "no");
        for most in [1, 20, 30, 40, 60, 80, 100] {
            let shortened = excerpt.shortened(most);
            assert!(shortened.before.starts_with("no dredging"), "{most}: {shortened:?}");
            assert_eq!(shortened.number, "75 days");
        }
        assert_eq!(excerpt.shortened(40).line(), "no dredging … for 75 days under …");
        let behind = super::tests::excerpt(
            "for 75 days after the end of the month the gates did not open",
            "75 days",
            "not",
        );
        assert_eq!(behind.shortened(30).line(), "… 75 days after … not open");
    }
}
