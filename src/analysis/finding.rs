//! What all findings have in common, so that code which handles them alike need not know their kinds.

use super::{Doubt, Mention, PutRight};
use crate::article::{Article, TextRange};

/// A person, country, statistic or caption, or a place that may be one.
pub trait Finding {
    /// Its name: the name of a person or country, or the words themselves of anything else.
    fn name<'a>(&'a self, article: &'a Article) -> &'a str;

    /// The number of its mentions.
    fn mention_count(&self) -> usize;

    /// Where mention number `index` stands.
    fn range(&self, index: usize) -> Option<TextRange>;

    /// Mention number `index`, in text order.
    fn mention(&self, article: &Article, index: usize) -> Option<Mention>;

    /// What speaks against it.
    fn doubt(&self) -> Option<Doubt> {
        None
    }

    /// What a reader put right about it.
    fn put_right(&self) -> Option<&PutRight> {
        None
    }

    /// The words that distinguish it in any analysis of the article: those of its first mention.
    fn identity<'a>(&'a self, article: &'a Article) -> &'a str {
        self.range(0).map_or("", |range| article.slice(range))
    }
}

/// The index of a person among the people of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIndex(pub usize);

/// What the maker of an analysis needs from a finding.
pub(super) trait Fit: Finding {
    /// Keeps the mentions that `keep` allows, which may correct their block and zone, and puts them in text order.
    /// Returns whether any is left.
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool;

    /// Calls `see` with every other place that it points to.
    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let _ = see;
    }

    /// Forgets those other places that `fits` rejects.
    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        let _ = fits;
    }

    /// The words around its mention that belong to it, which contain the mention and lie in its block.
    fn surroundings(&self) -> Option<TextRange> {
        None
    }

    /// Replaces the words around its mention by the mention itself.
    fn forget_surroundings(&mut self) {}

    /// Calls `see` with every person that it points to.
    fn each_person(&self, see: &mut dyn FnMut(PersonIndex)) {
        let _ = see;
    }

    /// Updates the indices of people as `moved` says, and forgets people who are gone.
    fn follow_people(&mut self, moved: &dyn Fn(PersonIndex) -> Option<PersonIndex>) {
        let _ = moved;
    }

    /// Whether it comes after all findings for which this is false, wherever they stand in the text.
    fn is_last(&self) -> bool {
        false
    }
}

/// The findings of a list, whatever their kind.
pub(super) trait List: Sync {
    fn len(&self) -> usize;
    fn finding(&self, index: usize) -> Option<&dyn Finding>;
    fn fit(&self, index: usize) -> Option<&dyn Fit>;
}

/// A list that can be put in order.
pub(super) trait ListMut: List + Send {
    fn fit_mut(&mut self, index: usize) -> Option<&mut dyn Fit>;
    /// Moves the finding at `order[0]` to the front, that at `order[1]` to second place and so on, and drops those
    /// missing from `order`.
    fn reorder(&mut self, order: &[usize]);
}

impl<T: Fit + Sync> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn finding(&self, index: usize) -> Option<&dyn Finding> {
        self.get(index).map(|finding| finding as &dyn Finding)
    }

    fn fit(&self, index: usize) -> Option<&dyn Fit> {
        self.get(index).map(|finding| finding as &dyn Fit)
    }
}

impl<T: Fit + Send + Sync> ListMut for Vec<T> {
    fn fit_mut(&mut self, index: usize) -> Option<&mut dyn Fit> {
        self.get_mut(index).map(|finding| finding as &mut dyn Fit)
    }

    fn reorder(&mut self, order: &[usize]) {
        let mut old: Vec<Option<T>> = std::mem::take(self).into_iter().map(Some).collect();
        self.extend(order.iter().filter_map(|&index| old[index].take()));
    }
}
