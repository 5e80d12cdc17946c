//! An order of the rows of a section.

use super::Found;

/// An order that the rows of a section can have. Every order is total and stable: between equal rows, the article's own
/// order decides.
#[derive(Clone, Copy, Debug)]
pub struct OrderRow {
    /// Its name in the settings.
    pub id: &'static str,
    /// What the menu calls it.
    pub text: &'static str,
    /// The indices of the list, in this order; `None` for the order of the list itself.
    pub sort: Option<fn(Found<'_>) -> Vec<usize>>,
    /// The group that the finding at an index belongs to, if any. The order keeps groups together, those without one first.
    pub group: Option<fn(Found<'_>, usize) -> Option<String>>,
}

impl OrderRow {
    /// The order called `id` in the settings and `text` in the menu, which `sort` makes.
    pub(super) const fn new(id: &'static str, text: &'static str, sort: fn(Found<'_>) -> Vec<usize>) -> Self {
        Self { id, text, sort: Some(sort), group: None }
    }

    /// Puts a heading above each of its groups.
    pub(super) const fn grouped(self, group: fn(Found<'_>, usize) -> Option<String>) -> Self {
        Self { group: Some(group), ..self }
    }
}

/// The order of the article.
pub const FIRST_MENTION: OrderRow =
    OrderRow { id: "first-mention", text: "By first mention", sort: None, group: None };

/// The indices of `list`, sorted by `key`; those with equal keys in the order of the list.
pub(super) fn sorted<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<usize> {
    let mut places: Vec<usize> = (0..list.len()).collect();
    places.sort_by_cached_key(|&index| key(&list[index]));
    places
}
