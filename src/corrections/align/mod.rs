//! Where the words of an older text stand in a newer one.
//!
//! Both texts are read as tokens without white space, case kept, so that an article in another encoding or format, with
//! other line ends, quotation marks or spellings of its accents, is the same article. Sentences that are the same in
//! both are matched first, with all that stands next to them ([`matching`]); what was changed between them is compared
//! word by word ([`passage`]). Where two readings are possible there is no answer.
//!
//! Linear in the texts but for the changed passages, whose comparison has a limit.

mod matching;
mod passage;
mod sentences;
mod tokens;

use std::cell::RefCell;
use std::ops::Range;

use self::matching::{Match, Matching};
use self::passage::{Passage, Passages};
use self::sentences::Sentences;
use self::tokens::Tokens;
use crate::article::TextRange;
use crate::text::cores;

/// From this length on, in bytes, two texts are read on two cores.
const LONG: usize = 1 << 20;

/// Why words have no place in the newer text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// They are not there any more.
    Gone,
    /// They may be one of several.
    Ambiguous,
}

/// An older text laid beside a newer one.
pub(super) struct Alignment<'a> {
    old: Tokens<'a>,
    new: Tokens<'a>,
    old_sentences: Sentences,
    new_sentences: Sentences,
    matching: Matching,
    passages: RefCell<Passages>,
}

impl<'a> Alignment<'a> {
    pub fn new(old: &'a str, new: &'a str) -> Self {
        let read = |text: &'a str| {
            let tokens = Tokens::new(text);
            let sentences = Sentences::new(&tokens);
            (tokens, sentences)
        };
        let ((old, old_sentences), (new, new_sentences)) =
            cores::both(old.len() + new.len() >= LONG, || read(old), || read(new));
        let matching = Matching::new(&old_sentences, &new_sentences);
        Self { old, new, old_sentences, new_sentences, matching, passages: RefCell::default() }
    }

    /// The places in the newer text of the words at `range` of the older. They are several only where the passage
    /// itself stands there several times in a row, so that whatever is said about it holds for each.
    pub fn places(&self, range: TextRange) -> Result<Vec<TextRange>, Missing> {
        let words = self.old.within(range);
        if words.is_empty() {
            return Err(Missing::Gone);
        }
        let first = self.old_sentences.at(words.start);
        let last = self.old_sentences.at(words.end - 1);
        let found = match (first == last).then(|| self.matching.of(first)) {
            Some(Match::At(new)) => {
                let moved = |new: usize| self.moved(&words, first, new);
                let copies = self.matching.copies(new);
                std::iter::once(new).chain(copies).map(moved).collect()
            }
            _ => vec![self.followed(&words)?],
        };
        found
            .into_iter()
            .map(|place| {
                tokens::same_part(&self.old, range, words.clone(), &self.new, place).ok_or(Missing::Gone)
            })
            .collect()
    }

    /// The tokens of the newer text that are `words` in its sentence `new`, which is the sentence `old` of the older.
    fn moved(&self, words: &Range<usize>, old: usize, new: usize) -> Range<usize> {
        let (from, to) = (self.old_sentences.range(old).start, self.new_sentences.range(new).start);
        words.start - from + to..words.end - from + to
    }

    /// The tokens of the newer text that are `words`, followed one by one.
    fn followed(&self, words: &Range<usize>) -> Result<Range<usize>, Missing> {
        let mut start = None;
        for (count, word) in words.clone().enumerate() {
            let place = self.token(word, words)?;
            let start = *start.get_or_insert(place);
            if place != start + count {
                return Err(Missing::Gone);
            }
        }
        let start = start.ok_or(Missing::Gone)?;
        Ok(start..start + words.len())
    }

    /// The place of the token `word`, one of `words`.
    fn token(&self, word: usize, words: &Range<usize>) -> Result<usize, Missing> {
        let sentence = self.old_sentences.at(word);
        match self.matching.of(sentence) {
            Match::At(new) if self.matching.copies(new).next().is_some() => Err(Missing::Ambiguous),
            Match::At(new) => Ok(self.moved(&(word..word + 1), sentence, new).start),
            Match::Ambiguous => Err(Missing::Ambiguous),
            Match::None => {
                let Some((old, new)) = self.matching.around(sentence) else { return Err(Missing::Gone) };
                let before = self.old_sentences.cover(old);
                let own = words.start.max(before.start)..words.end.min(before.end);
                let passage = Passage {
                    old: &self.old,
                    new: &self.new,
                    before,
                    after: self.new_sentences.cover(new),
                    sentence: self.old_sentences.range(sentence),
                };
                self.passages.borrow_mut().place(&passage, word, own)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds what stands between brackets in `old`; shows it in brackets in `new`.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let (before, rest) = old.split_once('[').expect("a place is marked");
        let (words, behind) = rest.split_once(']').expect("a place is marked");
        let text = format!("{before}{words}{behind}");
        let range = TextRange::new(before.len(), before.len() + words.len());
        let shown = match Alignment::new(&text, new).places(range) {
            Ok(mut places) => {
                let mut shown = new.to_owned();
                places.sort();
                for place in places.into_iter().rev() {
                    shown.insert(place.end, ']');
                    shown.insert(place.start, '[');
                }
                shown
            }
            Err(missing) => format!("{missing:?}"),
        };
        assert_eq!(shown, expected, "{old} → {new}");
    }

    const TWINS: &str = "The pilot Anna Weir said that the new lamp had cut the wait by nine minutes. \
        The porter Anna Weir said that the new lamp had cut the wait by nine minutes.";

    #[test]
    fn words_are_found_in_another_spelling_of_the_same_text() {
        let old = "Fog at sea\n\n“It’s Zoë [Škoda] who waits,” he said.\nNobody else did.";
        check(
            old,
            "Fog at sea\r\n\r\n\"It's Zoe\u{308} S\u{30c}koda who\u{a0}waits,\" he\r\nsaid. Nobody else did.\r\n",
            "Fog at sea\r\n\r\n\"It's Zoe\u{308} [S\u{30c}koda] who\u{a0}waits,\" he\r\nsaid. Nobody else did.\r\n",
        );
    }

    #[test]
    fn a_mark_does_not_jump_to_a_sentence_that_looks_alike() {
        let old = TWINS.replacen("nine", "[nine]", 1);
        check(&old, &TWINS.replacen("nine", "some", 1), "Gone");
        check(
            &old,
            &TWINS.replacen("pilot", "painter", 1),
            &TWINS.replacen("pilot", "painter", 1).replacen("nine", "[nine]", 1),
        );
        let second = &TWINS[TWINS.find(" The porter").expect("it is there") + 1..];
        check(&old, second, "Gone");
    }

    #[test]
    fn the_second_of_two_that_look_alike_stays_the_second() {
        let at = TWINS.rfind("nine").expect("it is there");
        let old = format!("{}[nine]{}", &TWINS[..at], &TWINS[at + 4..]);
        check(&old, &TWINS.replacen("nine", "some", 1), &old.replacen("nine", "some", 1));
    }

    #[test]
    fn one_of_two_same_sentences_that_is_left_may_be_either() {
        check("He waits. [Ann] sings. Ann sings. He left.", "He waits. Ann sings. He left.", "Ambiguous");
    }

    #[test]
    fn what_stands_several_times_in_a_row_is_found_each_time() {
        let old = "The ships lie here.\n\nNow [Ann] sings of the sea. All listen to it.\n\nThen they left.";
        let twice = "Now Ann sings of the sea. All listen to it.";
        check(
            old,
            &format!("The ships lie here.\n\n{twice}\n\n{twice}\n\nThen they left."),
            &format!("The ships lie here.\n\n{0}\n\n{0}\n\nThen they left.", twice.replace("Ann", "[Ann]")),
        );
    }

    #[test]
    fn a_copy_elsewhere_is_not_the_passage() {
        let old = "The ships lie here.\n\nNow [Ann] sings of the sea.\n\nThen they left.";
        check(
            old,
            "The ships lie here.\n\nNow Ann sings of the sea.\n\nThen they left.\n\nNow Ann sings of the sea.",
            "The ships lie here.\n\nNow [Ann] sings of the sea.\n\nThen they left.\n\nNow Ann sings of the sea.",
        );
    }

    #[test]
    fn paragraphs_that_move_keep_their_words() {
        check(
            "One ship lay there.\n\nMany [Ann] Poes sang loudly.\n\nTwo men left the town.\n\nAll is quiet now.",
            "One ship lay there.\n\nTwo men left the town.\n\nAll is quiet now.\n\nMany Ann Poes sang loudly.",
            "One ship lay there.\n\nTwo men left the town.\n\nAll is quiet now.\n\nMany [Ann] Poes sang loudly.",
        );
    }

    #[test]
    fn words_of_a_changed_sentence_need_others_beside_them() {
        let old = "The old harbour master [Ann] Poe said on Tuesday that ships wait. Fog lay on the water.";
        check(
            old,
            "The old harbour master Ann Poe said on Friday that no ships wait. Fog lay on the water.",
            "The old harbour master [Ann] Poe said on Friday that no ships wait. Fog lay on the water.",
        );
        check(old, "It was never clear to Ann why. Fog lay on the water.", "Ambiguous");
    }

    #[test]
    fn words_that_became_part_of_longer_ones_are_other_words() {
        let old = "The old lamp on the rock costs [40] crowns a day, he said.";
        check(old, "The old lamp on the rock costs 40.5 crowns a day, he said.", "Ambiguous");
        check(old, "The old lamp on the rock costs 40% crowns a day, he said.", "Ambiguous");
        check(old, "The old lamp on the rock costs $40 crowns a day, he said.", "Ambiguous");
        check(
            old,
            "The old lamp on the rock costs “40”, crowns a day, he said.",
            "The old lamp on the rock costs “[40]”, crowns a day, he said.",
        );
    }

    #[test]
    fn part_of_a_word_is_found_in_it() {
        check(
            "It is a super[man]ifest of the sea.",
            "Look! It is a supermanifest of the sea.",
            "Look! It is a super[man]ifest of the sea.",
        );
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        check("[Ann]", "", "Gone");
        check("A[ ]b", "A b", "Gone");
    }
}
