//! Matches the sentences of two texts that are the same in both, also where whole passages have moved.
//!
//! After Heckel (1978), "A technique for isolating differences between files": sentences that stand once in each text
//! are matched, and then, forwards and backwards, those beside matched ones that are the same. Where going forwards and
//! going backwards lead to different places, or two sentences to the same place, nothing is matched.

use std::collections::HashMap;
use std::ops::Range;

use super::sentences::Sentences;

/// Where a sentence of the older text stands in the newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// There, in the same words.
    At(usize),
    /// At one of several places.
    Ambiguous,
    /// Nowhere in the same words.
    None,
}

/// How far from each other the copies of a passage may be, in sentences.
const MAX_PERIOD: usize = 1000;

/// The most sentences on either side of one that may have been changed together with it.
const MAX_PASSAGE: usize = 2000;

/// Which sentences of two texts are the same.
pub(super) struct Matching {
    of_old: Vec<Match>,
    /// Whether each sentence of the newer text is one of the older.
    is_taken: Vec<bool>,
    /// The copies of a sentence of the newer text that stand behind it, if the passage stands there several times.
    copies: HashMap<usize, Vec<usize>>,
}

impl Matching {
    pub fn new(old: &Sentences, new: &Sentences) -> Self {
        let anchors = anchors(old, new);
        let mut fixed = vec![false; new.len()];
        anchors.iter().flatten().for_each(|&place| fixed[place] = true);
        let forwards = spread(old, new, &anchors, &fixed, false);
        let backwards = spread(old, new, &anchors, &fixed, true);
        let mut copies = HashMap::new();
        let mut of_old: Vec<Match> = (0..old.len())
            .map(|index| match (anchors[index], forwards[index], backwards[index]) {
                (Some(place), ..) => Match::At(place),
                (_, Some(one), Some(other)) if one == other => Match::At(one),
                (_, Some(one), Some(other)) => match repeated(new, one, other) {
                    Some(others) => {
                        copies.insert(one, others);
                        Match::At(one)
                    }
                    None => Match::Ambiguous,
                },
                (_, Some(only), None) | (_, None, Some(only)) => Match::At(only),
                (_, None, None) => Match::None,
            })
            .collect();
        let mut claims = vec![0_usize; new.len()];
        let claimed =
            |place: usize| std::iter::once(place).chain(copies.get(&place).into_iter().flatten().copied());
        for place in of_old.iter().filter_map(|matched| matched.place()) {
            claimed(place).for_each(|place| claims[place] += 1);
        }
        for matched in &mut of_old {
            if matched.place().is_some_and(|place| claimed(place).any(|place| claims[place] > 1)) {
                *matched = Match::Ambiguous;
            }
        }
        let mut is_taken = vec![false; new.len()];
        for place in of_old.iter().filter_map(|matched| matched.place()) {
            claimed(place).for_each(|place| is_taken[place] = true);
        }
        Self { of_old, is_taken, copies }
    }

    /// Where the sentence `old` stands.
    pub fn of(&self, old: usize) -> Match {
        self.of_old[old]
    }

    /// The copies of the sentence `new` in the copies of its passage that follow it.
    pub fn copies(&self, new: usize) -> impl Iterator<Item = usize> {
        self.copies.get(&new).into_iter().flatten().copied()
    }

    /// The unmatched sentences around `old`, and those of the newer text that stand in their place; `None` if there are
    /// none or the two sides of the passage lead to different places.
    pub fn around(&self, old: usize) -> Option<(Range<usize>, Range<usize>)> {
        let is_matched = |index: usize| self.of_old[index].place().is_some();
        let Range { start, end } = run_around(old, self.of_old.len(), &is_matched)?;
        let first = match start {
            0 => 0,
            _ => {
                let place = self.of_old[start - 1].place()?;
                self.copies(place).last().unwrap_or(place) + 1
            }
        };
        let last = self.of_old.get(end).map_or(Some(self.is_taken.len()), |matched| matched.place())?;
        let is_taken = |index: usize| self.is_taken[index];
        let behind = first..run_around(first, self.is_taken.len(), &is_taken)?.end;
        let before = run_around(last, self.is_taken.len(), &is_taken)?.start..last;
        let new = match (behind.is_empty(), before.is_empty()) {
            (false, true) => behind,
            (true, false) => before,
            (false, false) if behind == before => behind,
            _ => return None,
        };
        Some((start..end, new))
    }
}

/// The indices below `count` around `index` up to the next for which `is_end` on both sides; `None` if there are too many
/// of them for one passage.
fn run_around(index: usize, count: usize, is_end: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let start = (0..index).rev().take(MAX_PASSAGE).find(|&index| is_end(index)).map_or(0, |index| index + 1);
    let end = (index..count).take(MAX_PASSAGE).find(|&index| is_end(index)).unwrap_or(count);
    (end - start <= 2 * MAX_PASSAGE).then_some(start..end)
}

impl Match {
    fn place(self) -> Option<usize> {
        match self {
            Self::At(place) => Some(place),
            Self::Ambiguous | Self::None => None,
        }
    }
}

/// For each sentence of `old`, its place in `new` if it stands once in both and says enough to be known again.
fn anchors(old: &Sentences, new: &Sentences) -> Vec<Option<usize>> {
    /// How often a sentence stands in either text, up to twice, and where it stands in the newer one.
    #[derive(Default)]
    struct Seen {
        old: u8,
        new: u8,
        place: usize,
    }
    let mut seen: HashMap<u64, Seen> = HashMap::with_capacity(old.len());
    for &hash in old.hashes() {
        let seen = seen.entry(hash).or_default();
        seen.old = (seen.old + 1).min(2);
    }
    for (place, hash) in new.hashes().iter().enumerate() {
        if let Some(seen) = seen.get_mut(hash) {
            seen.new = (seen.new + 1).min(2);
            seen.place = place;
        }
    }
    let anchor = |(index, hash): (usize, &u64)| {
        let seen = &seen[hash];
        let is_same = (seen.old, seen.new) == (1, 1) && old.is_telling(index) && new.is_telling(seen.place);
        is_same.then_some(seen.place)
    };
    old.hashes().iter().enumerate().map(anchor).collect()
}

/// The places of the sentences that follow matched ones in both texts, or that precede them if `is_backwards`. The
/// beginnings of the texts match, and so do their ends.
fn spread(
    old: &Sentences,
    new: &Sentences,
    anchors: &[Option<usize>],
    fixed: &[bool],
    is_backwards: bool,
) -> Vec<Option<usize>> {
    let mut places = anchors.to_vec();
    let order: Box<dyn Iterator<Item = usize>> =
        if is_backwards { Box::new((0..old.len()).rev()) } else { Box::new(0..old.len()) };
    // The place that the next sentence must have to follow the last one.
    let mut expected = if is_backwards { new.len().checked_sub(1) } else { Some(0) };
    for index in order {
        if places[index].is_none() {
            let is_same = |place: &usize| {
                *place < new.len() && !fixed[*place] && new.hashes()[*place] == old.hashes()[index]
            };
            places[index] = expected.filter(is_same);
        }
        let next = |place: usize| if is_backwards { place.checked_sub(1) } else { Some(place + 1) };
        expected = places[index].and_then(next);
    }
    places
}

/// The places behind `one` at which the passage around it is repeated, the last of which is `other`: only where one
/// copy follows the other without anything in between.
fn repeated(new: &Sentences, one: usize, other: usize) -> Option<Vec<usize>> {
    let hashes = new.hashes();
    let distance = other.checked_sub(one).filter(|&distance| distance <= MAX_PERIOD)?;
    let period = (1..=distance).find(|&period| hashes[one + period] == hashes[one])?;
    if !distance.is_multiple_of(period) {
        return None;
    }
    let is_same = |index: &usize| hashes.get(index + period) == Some(&hashes[*index]);
    let before = (0..one).rev().take(distance).take_while(is_same).count();
    let behind = (one..hashes.len()).take(distance).take_while(is_same).count();
    (before + behind >= distance).then(|| (1..=distance / period).map(|count| one + count * period).collect())
}
