//! Findings that say the same, which share a row of the side panel, and those whose values can be compared at a glance.

use std::collections::HashMap;

use crate::analysis::Section;
use crate::gui::kinds::{self, Found};
use crate::gui::model::sections::SectionMap;

/// How many places are in each of so many parts of an article, from start to end.
pub type Spread = [u32; PARTS];

/// Into how many parts an article is cut to show where something is.
pub const PARTS: usize = 18;

/// How many of the byte `offsets` are in each part of a text of `length` bytes.
#[must_use]
pub fn spread(offsets: impl Iterator<Item = usize>, length: usize) -> Spread {
    let mut spread = Spread::default();
    for offset in offsets {
        spread[(offset * PARTS / length.max(1)).min(PARTS - 1)] += 1;
    }
    spread
}

/// Which findings of an analysis are alike.
#[derive(Clone, Debug, Default)]
pub struct Alike(SectionMap<OfSection>);

/// Those of one list, by their indices in it.
#[derive(Clone, Debug, Default)]
struct OfSection {
    /// The row of each finding that is listed with an earlier one.
    rows: HashMap<usize, usize>,
    /// All findings of a row, in the order of the article, if it has several.
    united: HashMap<usize, Vec<usize>>,
    /// How many of them are in each part of the article.
    spread: HashMap<usize, Spread>,
    /// The size of each value that can be compared with others, as a share of the largest of them.
    shares: HashMap<usize, f32>,
}

impl Alike {
    /// Compares the findings of each list.
    #[must_use]
    pub fn of(found: Found<'_>) -> Self {
        Self(SectionMap::of(|section| OfSection::new(found, section)))
    }

    /// The row in which the finding at `index` of `section` is listed, as an index of the list.
    #[must_use]
    pub fn row_of(&self, section: Section, index: usize) -> usize {
        self.0.get(section).rows.get(&index).copied().unwrap_or(index)
    }

    /// The findings of a `row`, if it has several.
    #[must_use]
    pub fn in_row(&self, section: Section, row: usize) -> &[usize] {
        self.0.get(section).united.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Where the findings of a `row` are, if it has several.
    #[must_use]
    pub fn spread(&self, section: Section, row: usize) -> Option<&Spread> {
        self.0.get(section).spread.get(&row)
    }

    /// The value of a `row` as a share of the largest of those that it is compared with, from 0 to 1.
    #[must_use]
    pub fn share(&self, section: Section, row: usize) -> Option<f32> {
        self.0.get(section).shares.get(&row).copied()
    }

    /// How many findings `rows` have.
    #[must_use]
    pub fn count(&self, section: Section, rows: &[usize]) -> usize {
        let more = |row: &usize| self.in_row(section, *row).len().saturating_sub(1);
        let has_united = !self.0.get(section).united.is_empty();
        rows.len() + if has_united { rows.iter().map(more).sum() } else { 0 }
    }
}

impl OfSection {
    fn new(found: Found<'_>, section: Section) -> Self {
        let kind = kinds::of(section);
        let mut alike = Self::default();
        let mut first_with: HashMap<String, usize> = HashMap::new();
        let mut compared: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        for index in 0..found.analysis.count_of(section) {
            if let Some(words) = kind.united_by(found, index) {
                let row = *first_with.entry(words).or_insert(index);
                if row != index {
                    alike.rows.insert(index, row);
                    alike.united.entry(row).or_insert_with(|| vec![row]).push(index);
                    continue;
                }
            }
            if let Some((set, value)) = kind.compared(found, index) {
                compared.entry(set).or_default().push((index, value));
            }
        }
        let keys = found.analysis.keys_of(section);
        for (row, all) in &alike.united {
            let entities = all.iter().filter_map(|&index| found.analysis.entity(keys[index]));
            let offsets = entities.flat_map(|entity| entity.ranges()).map(|range| range.start);
            alike.spread.insert(*row, spread(offsets, found.article.text().len()));
        }
        for set in compared.into_values().filter(|set| set.len() > 1) {
            let largest = set.iter().map(|(_, value)| *value).fold(0.0, f32::max);
            if largest > 0.0 {
                alike.shares.extend(set.into_iter().map(|(index, value)| (index, value / largest)));
            }
        }
        alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Kind, analyze};
    use crate::formats::article_from_text;

    #[test]
    fn a_figure_that_stands_twice_is_one_row_and_figures_of_one_thing_are_compared() {
        let text = "The yard employs 300 workers. The mill has 150 workers, and the port 75 ships.\n\n\
                    Last year the yard employed 300 workers as well.";
        let article = article_from_text(text.to_owned()).expect("this is text");
        let analysis = analyze(&article);
        let alike = Alike::of(Found { article: &article, analysis: &analysis });
        let section = Section::from(Kind::Statistic);
        assert_eq!(analysis.statistics.len(), 4);
        let rows: Vec<usize> = (0..4).map(|index| alike.row_of(section, index)).collect();
        assert_eq!(rows, [0, 1, 2, 0]);
        assert_eq!(alike.in_row(section, 0), [0, 3]);
        assert!(alike.in_row(section, 1).is_empty());
        assert_eq!(alike.count(section, &[0, 1]), 3);
        let shares: Vec<Option<f32>> = (0..4).map(|index| alike.share(section, index)).collect();
        assert_eq!(shares, [Some(1.0), Some(0.5), None, None]);
    }
}
