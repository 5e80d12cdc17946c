//! The lines of all pages in one sequence, and what is usual among them: the size of running text and the distance
//! between its lines.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::reading::{Line, Page};

/// A line and the page it is on.
#[derive(Clone, Debug)]
pub(super) struct PlacedLine {
    /// The line.
    pub line: Line,
    /// The index of its page among the pages that were read.
    pub page: usize,
}

impl Deref for PlacedLine {
    type Target = Line;

    fn deref(&self) -> &Line {
        &self.line
    }
}

/// What is usual in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    /// The size of most letters.
    pub size: f32,
    /// The distance between two baselines of running text, in multiples of the size.
    pub leading: f32,
}

impl PlacedLine {
    /// Whether it is below `other` in the same column, however far.
    pub fn is_below(&self, other: &Self) -> bool {
        self.page == other.page
            && self.baseline < other.baseline - 0.3 * self.size.min(other.size)
            && self.left < other.right
            && other.left < self.right
    }

    /// Whether its letters are about as large as those of `other`.
    pub fn is_sized_like(&self, other: &Self) -> bool {
        (self.size - other.size).abs() <= 0.06 * self.size.max(other.size) + 0.1
    }
}

/// The lines of `pages`, in order.
pub(super) fn placed(pages: Vec<Page>) -> Vec<PlacedLine> {
    let of_page =
        |(page, lines): (usize, Vec<Line>)| lines.into_iter().map(move |line| PlacedLine { line, page });
    pages.into_iter().map(|page| page.lines).enumerate().flat_map(of_page).collect()
}

/// What is usual among `lines`.
pub(super) fn usual(lines: &[PlacedLine]) -> Usual {
    let mut letters_of_size = BTreeMap::new();
    for line in lines {
        *letters_of_size.entry(tenths(line.size)).or_insert(0) += line.text.chars().count();
    }
    let size = most(&letters_of_size).map_or(10.0, |tenths| tenths as f32 / 10.0).max(1.0);
    let mut pairs_of_distance = BTreeMap::new();
    for pair in lines.windows(2).filter(|pair| pair[1].is_below(&pair[0]) && pair[1].is_sized_like(&pair[0]))
    {
        let distance = (pair[0].baseline - pair[1].baseline) / pair[1].size.max(1.0);
        if (0.8..2.6).contains(&distance) {
            *pairs_of_distance.entry((distance * 20.0).round() as i32).or_insert(0) += 1;
        }
    }
    let leading = most(&pairs_of_distance).map_or(1.2, |twentieths| twentieths as f32 / 20.0);
    Usual { size, leading }
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

/// The key with the highest count; the smallest if several tie.
fn most(counts: &BTreeMap<i32, usize>) -> Option<i32> {
    counts.iter().max_by_key(|&(&key, &count)| (count, std::cmp::Reverse(key))).map(|(&key, _)| key)
}
