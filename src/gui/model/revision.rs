//! What changed between two readings of one file: which blocks stayed, and how many were changed, added and removed.
//!
//! Blocks are compared by their text, in linear time. A block that only moved counts as unchanged.

use std::collections::HashMap;

use crate::article::{Article, TextRange};
use crate::gui::kinds::wording;

/// What changed from one reading of a file to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// For each block of the old article, the block of the new one with the same text.
    kept: Vec<Option<usize>>,
    /// The blocks of the new article that are not in the old one, in order.
    new: Vec<usize>,
    /// The number of blocks that replace others.
    changed: usize,
    /// The number of blocks that are new.
    added: usize,
    /// The number of blocks that are gone.
    removed: usize,
}

impl Revision {
    /// Compares two readings of a file.
    #[must_use]
    pub fn between(old: &Article, new: &Article) -> Self {
        let old: Vec<&str> = old.blocks().iter().map(|block| old.slice(block.range)).collect();
        let new: Vec<&str> = new.blocks().iter().map(|block| new.slice(block.range)).collect();
        Self::of_texts(&old, &new)
    }

    fn of_texts(old: &[&str], new: &[&str]) -> Self {
        let same_start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let rest = old.len().min(new.len()) - same_start;
        let same_end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
        let mut kept: Vec<Option<usize>> = (0..same_start).map(Some).collect();
        kept.resize(old.len() - same_end, None);
        kept.extend((new.len() - same_end..new.len()).map(Some));

        // The map is only looked up, never iterated over, so its order does not matter.
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for index in (same_start..new.len() - same_end).rev() {
            places.entry(new[index]).or_default().push(index);
        }
        for index in same_start..old.len() - same_end {
            kept[index] = places.get_mut(old[index]).and_then(Vec::pop);
        }
        let mut revision = Self { kept, ..Self::default() };
        revision.count(new.len());
        revision
    }

    /// Counts the blocks that are new or gone. Behind each kept block, a new one and one that is gone pair up as
    /// changed.
    fn count(&mut self, new_len: usize) {
        // How many blocks without a counterpart follow each kept block, by that block's place in the new article; the
        // first entry is for those before all kept blocks.
        let mut gone = vec![0_usize; new_len + 1];
        let mut is_kept = vec![false; new_len];
        let mut behind = 0;
        for kept in &self.kept {
            match kept {
                Some(index) => {
                    behind = index + 1;
                    is_kept[*index] = true;
                }
                None => gone[behind] += 1,
            }
        }
        let mut came = vec![0_usize; new_len + 1];
        let mut behind = 0;
        for (index, is_kept) in is_kept.into_iter().enumerate() {
            if is_kept {
                behind = index + 1;
            } else {
                came[behind] += 1;
                self.new.push(index);
            }
        }
        for (gone, came) in gone.into_iter().zip(came) {
            let changed = gone.min(came);
            self.changed += changed;
            self.removed += gone - changed;
            self.added += came - changed;
        }
    }

    /// Where the paragraphs that changed or were added are in `new`, in text order.
    #[must_use]
    pub fn places(&self, new: &Article) -> Vec<TextRange> {
        self.new.iter().map(|&index| new.blocks()[index].range).collect()
    }

    /// "2 paragraphs changed, 1 added, 1 removed".
    #[must_use]
    pub fn describe(&self) -> String {
        let counts = [(self.changed, "changed"), (self.added, "added"), (self.removed, "removed")];
        let mut parts: Vec<String> = Vec::new();
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            parts.push(if parts.is_empty() {
                format!("{} {what}", wording::counted(count, "paragraph", "paragraphs"))
            } else {
                format!("{count} {what}")
            });
        }
        if parts.is_empty() {
            "the same paragraphs, laid out differently".to_owned()
        } else {
            parts.join(", ")
        }
    }

    /// Where the words at the byte `offset` of `old` are in `new`: in the same block if it was kept, else after the
    /// last kept block before it.
    #[must_use]
    pub fn moved(&self, old: &Article, new: &Article, offset: usize) -> usize {
        let after = old.blocks().partition_point(|block| block.range.start <= offset);
        let Some(index) = after.checked_sub(1) else { return 0 };
        for before in (0..=index).rev() {
            let Some(kept) = self.kept.get(before).copied().flatten() else { continue };
            if before == index {
                let within = offset - old.blocks()[index].range.start;
                let range = new.blocks()[kept].range;
                return (range.start + within).min(range.end);
            }
            let next = new.blocks().get(kept + 1).unwrap_or(&new.blocks()[kept]);
            return next.range.start;
        }
        // Nothing above was kept, so it stays as far down as before.
        new.text().floor_char_boundary(offset.min(new.text().len()))
    }

    /// Where the words at `range` of `old`, which are within one block, are in `new`; `None` if their block was not
    /// kept.
    #[must_use]
    pub fn moved_range(&self, old: &Article, new: &Article, range: TextRange) -> Option<TextRange> {
        let block = old.block_at(range.start)?;
        let kept = self.kept.get(block.0).copied().flatten()?;
        let (from, to) = (old.block(block).range, new.blocks()[kept].range);
        from.contains(range).then(|| {
            let start = to.start + (range.start - from.start);
            TextRange::new(start, start + range.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::article_from_text;

    fn counts(old: &[&str], new: &[&str]) -> (usize, usize, usize) {
        let revision = Revision::of_texts(old, new);
        (revision.changed, revision.added, revision.removed)
    }

    #[test]
    fn blocks_that_changed_came_or_went_are_counted() {
        for (old, new, expected) in [
            (&["a", "b", "c"][..], &["a", "b", "c"][..], (0, 0, 0)),
            (&["a", "b", "c"], &["a", "x", "c"], (1, 0, 0)),
            (&["a", "b", "c"], &["a", "c"], (0, 0, 1)),
            (&["a", "c"], &["a", "b", "c"], (0, 1, 0)),
            (&["a", "b", "c", "d"], &["x", "b", "y", "z", "d"], (2, 1, 0)),
            (&["a", "b", "c"], &["c", "a", "b"], (0, 0, 0)),
            (&["a", "a", "b"], &["a", "b"], (0, 0, 1)),
            (&["a", "b"], &["a", "b", "b", "a"], (0, 2, 0)),
            (&[], &["a"], (0, 1, 0)),
            (&["a", "b"], &["x"], (1, 0, 1)),
        ] {
            assert_eq!(counts(old, new), expected, "{old:?} → {new:?}");
        }
    }

    #[test]
    fn counts_are_told_in_words() {
        let told = |old: &[&str], new: &[&str]| Revision::of_texts(old, new).describe();
        assert_eq!(told(&["a", "b", "c"], &["x", "b", "y", "z"]), "2 paragraphs changed, 1 added");
        assert_eq!(told(&["a", "b"], &["a"]), "1 paragraph removed");
        assert_eq!(told(&["a", "b"], &["b", "a"]), "the same paragraphs, laid out differently");
    }

    #[test]
    fn a_place_moves_with_its_paragraph() {
        let article = |text: &str| article_from_text(text.to_owned()).expect("it is text");
        let head = "Ships wait at the harbour\n\nThe first paragraph tells of ships that wait.\n\n";
        let tail = "The last paragraph tells of a harbour that is full of them.\n";
        let old = article(&format!("{head}{tail}"));
        let new = article(&format!("{head}A paragraph that was added later on stands here.\n\n{tail}"));
        let revision = Revision::between(&old, &new);
        let at = |article: &Article, words: &str| article.text().find(words).expect("the words are there");
        for words in ["first paragraph", "harbour that is full"] {
            assert_eq!(revision.moved(&old, &new, at(&old, words)), at(&new, words), "{words}");
        }
        let back = Revision::between(&new, &old);
        let added = at(&new, "A paragraph that was added");
        assert_eq!(back.moved(&new, &old, added), at(&old, "The last paragraph"));
        assert_eq!(revision.moved(&old, &new, 0), 0);
    }

    proptest::proptest! {
        #[test]
        fn every_block_is_kept_changed_added_or_removed_once(
            old in proptest::collection::vec("[a-d]", 0..20),
            new in proptest::collection::vec("[a-d]", 0..20),
        ) {
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let revision = Revision::of_texts(&old, &new);
            let kept: Vec<(usize, usize)> =
                revision.kept.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?))).collect();
            for (from, to) in &kept {
                assert_eq!(old[*from], new[*to]);
            }
            let mut places: Vec<usize> = kept.iter().map(|(_, to)| *to).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), kept.len(), "no block is kept twice");
            assert_eq!(kept.len() + revision.changed + revision.removed, old.len());
            assert_eq!(kept.len() + revision.changed + revision.added, new.len());
        }
    }

    #[test]
    fn a_hundred_thousand_equal_blocks_take_no_time() {
        let old = vec!["a"; 100_000];
        let mut new = vec!["a"; 100_000];
        new.extend(["b"; 10]);
        new.rotate_right(5);
        assert_eq!(counts(&old, &new), (0, 10, 0));
    }
}
