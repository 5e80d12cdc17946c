//! The only maker of an [`Analysis`]: it puts what the finders, a summary or a correction give in order, checks it
//! against the text, and leaves out what does not fit.

use std::collections::HashMap;
use std::ops::Deref;

use super::finding::{ListMut, PersonIndex};
use super::keys::Keys;
use super::overlaps::Claimed;
use super::quotes::said_by;
use super::{Analysis, Kind, Mention, Parts, QuoteIndex, Section};
use crate::article::{Article, TextRange, Warning, Zone};
use crate::text::cores;

/// Something left out of an analysis because it does not fit the article or the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The list that it was meant for.
    pub section: Section,
    /// Its words, or the name of its finding if it has none in the article.
    pub words: String,
}

impl Deref for Analysis {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl Analysis {
    /// Makes `parts` into the analysis of `article`, without what does not fit. [`Self::check_invariants`] says what
    /// then holds.
    #[must_use]
    pub fn assemble(article: &Article, parts: Parts) -> Self {
        Self::assemble_and_report(article, parts).0
    }

    /// Makes `parts` into the analysis of `article`, and returns what did not fit.
    ///
    /// Of two overlapping mentions it keeps the one that starts first and, if both start together, that of the finding
    /// listed first. Unsure entries give way to everything listed, and a country within a person's longer name to the
    /// person.
    #[must_use]
    pub(crate) fn assemble_and_report(article: &Article, mut parts: Parts) -> (Self, Vec<Misfit>) {
        let mut misfits = Vec::new();
        let mut people = Vec::new();
        let lists = Section::ALL.into_iter().zip(parts.lists_mut()).collect();
        let fitted = cores::each(lists, is_long(article), |(section, list)| fit(article, section, list));
        for (section, (moved, strays)) in Section::ALL.into_iter().zip(fitted) {
            misfits.extend(strays);
            if section == Section::Kind(Kind::Person) {
                people = moved;
            }
        }
        Claimed::by_people(&parts.people).take_from_countries(&mut parts.countries);
        Claimed::by_all(&parts).take_from_unsure(&mut parts.unsure);
        let moved = |PersonIndex(old): PersonIndex| people.get(old).copied().flatten().map(PersonIndex);
        parts.follow_people(&moved);
        if let Some(corrected) = &mut parts.corrected {
            corrected.marks.retain(|mark| is_in_text(article, mark.range));
        }
        let keys = Keys::of(article, &parts);
        let said_by = said_by(&parts);
        let analysis = Self { parts, keys, said_by };
        debug_assert_eq!(analysis.check_invariants(article), Ok(()));
        (analysis, misfits)
    }

    /// The same analysis with one more warning, which says `message`.
    #[must_use]
    pub fn with_warning(mut self, message: impl Into<String>) -> Self {
        self.parts.warnings.push(Warning::new(message));
        self
    }

    /// The quote that the statistic at `index` stands in, whose speaker gives it.
    #[must_use]
    pub fn said_by(&self, index: usize) -> Option<QuoteIndex> {
        self.said_by.get(index).copied().flatten()
    }

    /// Its parts, to be changed and assembled again.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        self.parts
    }
}

/// Whether `article` is so long that its lists are worth the work of several cores.
pub(super) fn is_long(article: &Article) -> bool {
    article.text().len() >= 1 << 20
}

/// Whether `range` is a stretch of words in `article`.
pub(super) fn is_in_text(article: &Article, range: TextRange) -> bool {
    range.start < range.end && article.text().get(range.start..range.end).is_some()
}

/// Sets the block and zone of `mention` to those that it stands in; returns whether it stands in one.
fn place(article: &Article, mention: &mut Mention) -> bool {
    // Mostly it stands where it says, which saves looking for the block.
    let known =
        article.blocks().get(mention.block.0).is_some_and(|block| block.range.contains(mention.range));
    let block = if known { Some(mention.block) } else { article.block_at(mention.range.start) };
    let Some(block) = block else { return false };
    let kind = article.block(block).kind;
    if !is_in_text(article, mention.range) || !article.block(block).range.contains(mention.range) {
        return false;
    }
    mention.block = block;
    // Part of a caption may be its credit.
    if !(mention.zone == Zone::Credit && kind.zone() == Zone::Caption) {
        mention.zone = kind.zone();
    }
    true
}

/// Puts the findings of a list and their mentions in order, without those that do not fit. Returns the new index of
/// each finding, and what does not fit.
fn fit(article: &Article, section: Section, list: &mut dyn ListMut) -> (Vec<Option<usize>>, Vec<Misfit>) {
    let mut misfits = Vec::new();
    let count = list.len();
    let mut is_left: Vec<bool> =
        (0..count).map(|index| fit_in_text(article, section, list, index, &mut misfits)).collect();
    if section.kind().is_some_and(|kind| !kind.may_nest()) {
        drop_overlapping(article, section, list, &mut is_left, &mut misfits);
    }
    let mut order: Vec<usize> = (0..count).filter(|&index| is_left[index]).collect();
    order.sort_by_key(|&index| list.fit(index).map(|finding| (finding.is_last(), finding.range(0))));
    let mut moved = vec![None; count];
    for (new, &old) in order.iter().enumerate() {
        moved[old] = Some(new);
    }
    if order.len() < count || !order.is_sorted() {
        list.reorder(&order);
    }
    (moved, misfits)
}

/// Drops what the finding at `index` has outside the text and its blocks; returns whether any mention is left.
fn fit_in_text(
    article: &Article,
    section: Section,
    list: &mut dyn ListMut,
    index: usize,
    misfits: &mut Vec<Misfit>,
) -> bool {
    let Some(finding) = list.fit_mut(index) else { return false };
    finding.retain_details(&|range| is_in_text(article, range));
    let mut strays = Vec::new();
    let is_left = finding.retain_mentions(&mut |mention| {
        let fits = place(article, mention);
        if !fits {
            strays.push(mention.range);
        }
        fits
    });
    let fits_around = |around: TextRange| {
        let mention = finding.range(0).filter(|&mention| around.contains(mention));
        mention
            .and_then(|mention| article.block_at(mention.start))
            .is_some_and(|block| article.block(block).range.contains(around))
    };
    if finding.surroundings().is_some_and(|around| !fits_around(around)) {
        finding.forget_surroundings();
    }
    for stray in strays {
        let words = article.text().get(stray.start..stray.end).unwrap_or_default();
        misfits.push(Misfit { section, words: words.to_owned() });
    }
    is_left
}

/// Drops mentions that overlap others in the list.
fn drop_overlapping(
    article: &Article,
    section: Section,
    list: &mut dyn ListMut,
    is_left: &mut [bool],
    misfits: &mut Vec<Misfit>,
) {
    let mut places: Vec<(usize, usize, TextRange)> = Vec::new();
    for index in (0..list.len()).filter(|&index| is_left[index]) {
        let Some(finding) = list.fit(index) else { continue };
        let ranges = (0..finding.mention_count()).filter_map(|mention| finding.range(mention));
        places.extend(ranges.map(|range| (range.start, index, range)));
    }
    places.sort_unstable();
    let mut end_of_last = 0;
    // How often each place of each finding is one too many. It is only looked up, so its order does not matter.
    let mut surplus: HashMap<(usize, TextRange), usize> = HashMap::new();
    for (start, index, range) in places {
        if start >= end_of_last {
            end_of_last = range.end;
        } else {
            *surplus.entry((index, range)).or_default() += 1;
            misfits.push(Misfit { section, words: article.slice(range).to_owned() });
        }
    }
    if surplus.is_empty() {
        return;
    }
    for (index, is_left) in is_left.iter_mut().enumerate().filter(|(_, is_left)| **is_left) {
        let Some(finding) = list.fit_mut(index) else { continue };
        *is_left = finding.retain_mentions(&mut |mention| {
            let Some(count) = surplus.get_mut(&(index, mention.range)).filter(|count| **count > 0) else {
                return true;
            };
            *count -= 1;
            false
        });
    }
}
