//! What holds of every analysis, whatever the text.

use dateline::analysis::{self, Analysis};
use dateline::article::{Article, TextRange};

/// The analysis of `article`, which keeps the invariants.
#[track_caller]
pub fn analyze(article: &Article) -> Analysis {
    let analysis = analysis::analyze(article);
    check(article, &analysis);
    analysis
}

/// Fails unless all that was found is some words of a block of `article`, in order and apart.
#[track_caller]
pub fn check(article: &Article, analysis: &Analysis) {
    let statistics = analysis.statistics.iter().map(|statistic| statistic.range).collect();
    let captions = analysis.captions.iter().map(|caption| caption.range).collect();
    let mut lists: Vec<Vec<TextRange>> = vec![statistics, captions];
    for person in &analysis.people {
        lists.push(person.mentions.iter().map(|place| place.mention.range).collect());
    }
    for country in &analysis.countries {
        lists.push(country.mentions.iter().map(|place| place.mention.range).collect());
    }
    for list in lists {
        assert!(list.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{list:?}");
        for range in list {
            let block = article.block_at(range.start()).map(|block| article.block(block).range);
            assert!(block.is_some_and(|block| block.contains(range)), "{range:?} is not in a block");
            assert_is_text(article, range);
            assert!(!range.is_empty());
        }
    }
    for statistic in &analysis.statistics {
        statistic.subject.into_iter().for_each(|range| assert_is_text(article, range));
        assert_is_text(article, statistic.sentence);
    }
    analysis.people.iter().for_each(|person| assert!(!person.mentions.is_empty()));
    analysis.unsure.iter().for_each(|unsure| assert_is_text(article, unsure.range));
}

#[track_caller]
fn assert_is_text(article: &Article, range: TextRange) {
    assert!(article.text().get(range.start()..range.end()).is_some(), "{range:?} is no part of the text");
}
