//! What holds for every analysis, whatever the text.

use dateline::{Analysis, Article, BlockIndex, CaptionRule, CountryRule, PersonRule, TextRange};

/// The analysis of `article`, checked for the invariants.
#[track_caller]
pub fn analyze(article: &Article) -> Analysis {
    let analysis = dateline::analyze(article);
    check(article, &analysis);
    analysis
}

/// Fails unless `analysis` keeps the invariants of every analysis of `article`.
#[track_caller]
pub fn check(article: &Article, analysis: &Analysis) {
    assert_eq!(analysis.check_invariants(article), Ok(()));
    check_evidence(article, analysis);
}

/// Fails unless all evidence stands in a block, and what is seen beside the words in theirs.
#[track_caller]
fn check_evidence(article: &Article, analysis: &Analysis) {
    let is_in = |block: BlockIndex, range: Option<TextRange>| {
        range.is_none_or(|range| article.block(block).range.contains(range))
    };
    let is_in_a_block = |range: Option<TextRange>| {
        range.is_none_or(|range| {
            article.block_at(range.start()).is_some_and(|block| is_in(block, Some(range)))
        })
    };
    for statistic in &analysis.statistics {
        let stray = statistic.evidence.iter().find(|evidence| !is_in(statistic.block, evidence.range()));
        assert_eq!(stray, None, "of {statistic:?}");
    }
    for place in analysis.people.iter().flat_map(|person| &person.mentions) {
        let stray = place.evidence.iter().find(|evidence| match evidence.rule {
            PersonRule::KnownName => !is_in_a_block(evidence.range()),
            _ => !is_in(place.mention.block, evidence.range()),
        });
        assert_eq!(stray, None, "of {place:?}");
    }
    for place in analysis.countries.iter().flat_map(|country| &country.mentions) {
        let Some(decision) = place.decision else { continue };
        match decision.rule {
            CountryRule::Article => assert!(is_in_a_block(decision.range()), "{place:?}"),
            _ => assert!(is_in(place.mention.block, decision.range()), "{place:?}"),
        }
    }
    for caption in &analysis.captions {
        let stray = caption.evidence.iter().find(|evidence| match evidence.rule {
            CaptionRule::AltText | CaptionRule::Neighbour => !is_in_a_block(evidence.range()),
            _ => !is_in(caption.block, evidence.range()),
        });
        assert_eq!(stray, None, "of {caption:?}");
    }
}
