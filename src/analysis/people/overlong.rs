//! Names that took in the words behind them: "Jane Doe Steps Down", in an article that has Jane Doe too.

use std::collections::HashSet;

use super::candidates::Candidate;
use crate::article::TextRange;
use crate::lang::{Classes, ENGLISH};
use crate::text::name_key;

/// No name with the words behind it is longer, in bytes.
const LONGEST: usize = 120;

/// Cuts the everyday words behind the names that other `candidates` of the article `text` have without them.
pub fn shorten(text: &str, candidates: &mut [Candidate]) {
    let is_plain = |word: &str| {
        let classes = ENGLISH.classes(&name_key(word));
        classes.intersects(Classes::ENGLISH) && !classes.intersects(Classes::NAME)
    };
    let is_short = |found: &&Candidate| found.range.len() <= LONGEST;
    let whole: HashSet<&str> = candidates.iter().filter(is_short).map(|found| words(text, found)).collect();
    let cut = |found: &Candidate| {
        let mut name = words(text, found);
        while let Some((shorter, _)) = name.rsplit_once(' ').filter(|(_, last)| is_plain(last)) {
            name = shorter;
            if name.contains(' ') && whole.contains(name) {
                return Some(TextRange::new(found.range.start, found.range.start + name.len()));
            }
        }
        None
    };
    let short = candidates.iter().enumerate().filter(|(_, found)| is_short(found));
    let cuts: Vec<(usize, TextRange)> = short.filter_map(|(at, found)| Some((at, cut(found)?))).collect();
    for (at, range) in cuts {
        candidates[at].range = range;
    }
}

fn words<'t>(text: &'t str, candidate: &Candidate) -> &'t str {
    &text[candidate.range.start..candidate.range.end]
}
