//! Rules about numbers that are no statistics, as rows of tables.

use super::passage::Passage;

/// A rule about a number that names something, tells things apart, or says when or where.
#[derive(Clone, Copy, Debug)]
pub struct Exclusion {
    /// Its name.
    pub id: &'static str,
    /// The end of what the number at a lexeme belongs to; `None` if the rule does not know it.
    read: fn(&Passage<'_>, usize) -> Option<usize>,
}

impl Exclusion {
    /// The rule called `id`.
    pub const fn new(id: &'static str, read: fn(&Passage<'_>, usize) -> Option<usize>) -> Self {
        Self { id, read }
    }
}

/// What the first of `rules` that knows the number at `start` says of it.
pub fn first<'r>(
    mut rules: impl Iterator<Item = &'r Exclusion>,
    passage: &Passage<'_>,
    start: usize,
) -> Option<usize> {
    rules.find_map(|rule| if passage.leaves_out(rule.id) { None } else { (rule.read)(passage, start) })
}
