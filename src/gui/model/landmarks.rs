//! The headings and captions of an article, for moving from one to the next.

use crate::article::{Article, BlockKind, TextRange};
use crate::gui::model::page;

/// A kind of landmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LandmarkKind {
    /// The headline and the headings.
    Heading,
    /// The captions.
    Caption,
}

/// Where the headings and captions of an article are, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// The headline and the headings.
    pub headings: Vec<TextRange>,
    /// The captions.
    pub captions: Vec<TextRange>,
}

impl Landmarks {
    /// Collects the landmarks of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let captions = article.blocks().iter().filter(|block| block.kind == BlockKind::Caption);
        Self {
            headings: page::headings(article).map(|block| block.range).collect(),
            captions: captions.map(|block| block.range).collect(),
        }
    }

    /// The landmarks of `kind`.
    #[must_use]
    pub fn get(&self, kind: LandmarkKind) -> &[TextRange] {
        match kind {
            LandmarkKind::Heading => &self.headings,
            LandmarkKind::Caption => &self.captions,
        }
    }

    /// The first landmark of `kind` that starts after the byte `offset`, or the last one before it.
    #[must_use]
    pub fn next(&self, kind: LandmarkKind, offset: usize, is_forward: bool) -> Option<TextRange> {
        let all = self.get(kind);
        if is_forward {
            all.get(all.partition_point(|range| range.start <= offset)).copied()
        } else {
            let before = all.partition_point(|range| range.start < offset);
            before.checked_sub(1).map(|index| all[index])
        }
    }

    /// How many captions stand between the heading at `index` and the next one.
    #[must_use]
    pub fn captions_under(&self, index: usize) -> usize {
        let before = |index: usize| {
            let start = self.headings.get(index).map_or(usize::MAX, |heading| heading.start);
            self.captions.partition_point(|caption| caption.start < start)
        };
        before(index + 1) - before(index)
    }

    /// The index of the heading that the byte `offset` comes under.
    #[must_use]
    pub fn heading_of(&self, offset: usize) -> Option<usize> {
        self.headings.partition_point(|range| range.start <= offset).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_and_the_previous_one_are_told_from_any_place() {
        let range = |start| TextRange::new(start, start + 5);
        let headings = vec![range(0), range(100), range(200)];
        let landmarks = Landmarks { headings, captions: vec![range(50)] };
        let heading = |offset, is_forward| {
            landmarks.next(LandmarkKind::Heading, offset, is_forward).map(|range| range.start)
        };
        for (offset, next, previous) in [
            (0, Some(100), None),
            (99, Some(100), Some(0)),
            (100, Some(200), Some(0)),
            (150, Some(200), Some(100)),
            (200, None, Some(100)),
            (900, None, Some(200)),
        ] {
            assert_eq!((heading(offset, true), heading(offset, false)), (next, previous), "at {offset}");
        }
        assert_eq!((0..3).map(|index| landmarks.captions_under(index)).collect::<Vec<_>>(), [1, 0, 0]);
        assert_eq!(landmarks.next(LandmarkKind::Caption, 50, true), None);
        assert_eq!((landmarks.heading_of(99), landmarks.heading_of(250)), (Some(0), Some(2)));
        assert_eq!(Landmarks::default().heading_of(7), None);
    }
}
