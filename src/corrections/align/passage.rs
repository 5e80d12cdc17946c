//! Finds words in a passage that was changed, by comparing it word by word.
//!
//! Of several shortest ways to make one passage of the other, a comparison shows one, at will. So each passage is
//! compared twice, from the front and from the back, and only what both say counts.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Missing;
use super::tokens::Tokens;

/// The most tokens of a passage in both texts together. What was changed on so many pages is another text.
const MAX_TOKENS: usize = 20_000;
/// The most tokens of all passages.
const MAX_TOKENS_IN_ALL: usize = 400_000;
/// How many words directly beside the words that are looked for must be the same, unless the passage has those words
/// only once.
const WORDS_BESIDE: usize = 2;

/// The passages that were compared so far, by their first token in the older text.
#[derive(Default)]
pub(super) struct Passages {
    compared: HashMap<usize, Option<Vec<Option<usize>>>>,
    tokens: usize,
}

/// A passage in both texts, as ranges of tokens.
pub(super) struct Passage<'p> {
    pub old: &'p Tokens<'p>,
    pub new: &'p Tokens<'p>,
    /// The passage in the older text.
    pub before: Range<usize>,
    /// The passage in the newer text.
    pub after: Range<usize>,
    /// The sentence of the older text in which the words stand.
    pub sentence: Range<usize>,
}

impl Passages {
    /// Where the token `word`, one of `words` that are looked for, stands in the newer text.
    pub fn place(
        &mut self,
        passage: &Passage<'_>,
        word: usize,
        words: Range<usize>,
    ) -> Result<usize, Missing> {
        let start = passage.before.start;
        if !self.compared.contains_key(&start) {
            let size = passage.before.len() + passage.after.len();
            self.tokens = self.tokens.saturating_add(size);
            let is_small = size <= MAX_TOKENS && self.tokens <= MAX_TOKENS_IN_ALL;
            self.compared.insert(start, is_small.then(|| passage.compare()));
        }
        let places = self.compared.get(&start).and_then(Option::as_ref).ok_or(Missing::Gone)?;
        let place = places[word - start].ok_or(Missing::Gone)?;
        if passage.is_supported(places, words) { Ok(place) } else { Err(Missing::Ambiguous) }
    }
}

impl Passage<'_> {
    /// The place of each of the passage's tokens in the newer text, where both comparisons say the same.
    fn compare(&self) -> Vec<Option<usize>> {
        let mut old = self.old.hashes()[self.before.clone()].to_vec();
        let mut new = self.new.hashes()[self.after.clone()].to_vec();
        let from_front = same(&old, &new);
        old.reverse();
        new.reverse();
        let mut from_back = same(&old, &new);
        from_back.reverse();
        let agreed = from_front.iter().zip(from_back).map(|(&front, back)| {
            let back = back.map(|place| new.len() - 1 - place);
            front.filter(|_| front == back).map(|place| self.after.start + place)
        });
        agreed.collect()
    }

    /// Whether enough of what stands around `words` is the same to tell them from others. `places` are those of the
    /// passage's tokens.
    fn is_supported(&self, places: &[Option<usize>], words: Range<usize>) -> bool {
        let start = self.before.start;
        let at = |token: usize| places.get(token.wrapping_sub(start)).copied().flatten();
        let (Some(first), Some(last)) = (at(words.start), at(words.end - 1)) else { return false };
        // The 40 of "40" is not that of "40.5".
        if self.old.joined_before(words.start) != self.new.joined_before(first)
            || self.old.joined_behind(words.end) != self.new.joined_behind(last + 1)
        {
            return false;
        }
        let sentence =
            || self.sentence.clone().filter(|&token| self.old.is_word(token) && !words.contains(&token));
        let same = sentence().filter(|&token| at(token).is_some()).count();
        if 2 * same < sentence().count().max(1) {
            return false;
        }
        let count = |tokens: &mut dyn Iterator<Item = usize>, step: isize| {
            let mut expected = None;
            let is_next = |token: &usize| {
                let place = at(*token);
                let is_next = place.is_some() && expected.is_none_or(|expected| place == expected);
                expected = Some(place.and_then(|place| place.checked_add_signed(step)));
                is_next
            };
            tokens.take_while(is_next).skip(1).filter(|&token| self.old.is_word(token)).count()
        };
        // Each count begins with a token of the words themselves, from which it goes on.
        let behind = count(&mut (words.end - 1..self.before.end), 1);
        let before = count(&mut (start..=words.start).rev(), -1);
        before + behind >= WORDS_BESIDE || self.is_only(&words)
    }

    /// Whether the passage has `words` once in each text.
    fn is_only(&self, words: &Range<usize>) -> bool {
        let wanted = &self.old.hashes()[words.clone()];
        let count =
            |hashes: &[u64]| hashes.windows(wanted.len()).filter(|some| *some == wanted).take(2).count();
        count(&self.old.hashes()[self.before.clone()]) == 1
            && count(&self.new.hashes()[self.after.clone()]) == 1
    }
}

/// For each of `old`, its place in `new` on a shortest way from one to the other.
fn same(old: &[u64], new: &[u64]) -> Vec<Option<usize>> {
    let mut places = vec![None; old.len()];
    for part in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = part {
            for offset in 0..len {
                places[old_index + offset] = Some(new_index + offset);
            }
        }
    }
    places
}
