//! Who says which number: the quote that a statistic stands in.

use crate::analysis::Parts;
use crate::article::TextRange;

/// The index of a quote among those of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteIndex(pub usize);

/// For each statistic of `parts`, the quote that it stands in and whose speaker gives it; where one speaks of what
/// another says, the inner one. Lists are in text order, as those of an analysis are.
#[must_use]
pub fn said_by(parts: &Parts) -> Vec<Option<QuoteIndex>> {
    let mut places: Vec<(TextRange, usize)> = Vec::new();
    for (index, quote) in parts.quotes.iter().enumerate() {
        if quote.speaker.is_some() {
            places.extend(quote.parts.iter().map(|part| (part.range, index)));
        }
    }
    places.sort_unstable();
    let length = |index: usize| parts.quotes[index].parts.iter().map(|part| part.range.len()).sum::<usize>();
    let mut next = 0;
    let mut open: Vec<(TextRange, usize)> = Vec::new();
    let mut found = Vec::with_capacity(parts.statistics.len());
    for statistic in &parts.statistics {
        let start = statistic.range.start;
        while next < places.len() && places[next].0.start <= start {
            open.push(places[next]);
            next += 1;
        }
        open.retain(|(range, _)| range.end > start);
        let around = open.iter().filter(|(range, _)| range.contains_offset(start));
        found.push(
            around.map(|&(_, index)| index).min_by_key(|&index| (length(index), index)).map(QuoteIndex),
        );
    }
    found
}

/// For each quote of `parts`, the indices of the statistics that its speaker gives, in order.
#[must_use]
pub fn statistics_of(parts: &Parts) -> Vec<Vec<usize>> {
    let mut statistics = vec![Vec::new(); parts.quotes.len()];
    for (statistic, quote) in said_by(parts).into_iter().enumerate() {
        if let Some(QuoteIndex(quote)) = quote {
            statistics[quote].push(statistic);
        }
    }
    statistics
}
