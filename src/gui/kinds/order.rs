//! An order of the rows of a section.

use crate::analysis::Analysis;

/// An order that the rows of a section can have. Every order is total and stable: where it has nothing to say, the
/// article's own order decides.
#[derive(Clone, Copy, Debug)]
pub struct OrderRow {
    /// Its name in the settings.
    pub id: &'static str,
    /// What the menu calls it.
    pub text: &'static str,
    /// The places in the list, in this order; `None` for the order of the list.
    pub sort: Option<fn(&Analysis) -> Vec<usize>>,
}

/// The order of the article.
pub const FIRST_MENTION: OrderRow = OrderRow { id: "first-mention", text: "By first mention", sort: None };

/// The places in `list` by `key`; those of equal keys in the order of the list.
pub(super) fn sorted<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<usize> {
    let mut places: Vec<usize> = (0..list.len()).collect();
    places.sort_by_cached_key(|&index| key(&list[index]));
    places
}
