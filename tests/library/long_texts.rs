//! Long texts are read on all cores, with the same result as on one, and however long a sentence is, reading it ends.

use std::ops::ControlFlow;

use dateline::testing::{Recognizer, SyntaxParser};
use dateline::{Progress, analyze_with_progress};

use super::samples::sample;

fn on_threads<R: Send>(count: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(work)
}

/// The samples, again and again until the text is some 20,000 tokens long, with numbers that keep paragraphs apart.
fn long_text() -> String {
    let names = ["danube-talks.txt", "grocer-results.txt", "cup-final.txt", "glacier-lake.txt"];
    let texts = names.map(|name| std::fs::read_to_string(sample(name)).unwrap());
    let numbered = |part: usize| format!("{}\n\nReport {part} has {} pages.\n\n", texts[part % 4], part * 7);
    (0..28).map(numbered).collect()
}

#[test]
fn a_long_article_gives_the_same_bytes_on_any_number_of_threads() {
    let text = long_text();
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let read = || {
        let article = dateline::article_from_text(text.clone()).unwrap();
        let summary = dateline::to_json(&article, &dateline::analyze(&article));
        let syntax = SyntaxParser::embedded().parse(&paragraphs);
        (summary, syntax, Recognizer::embedded().recognize(&paragraphs))
    };
    let on_one = on_threads(1, read);
    let on_three = on_threads(3, read);
    assert!(on_one.0 == on_three.0, "the summaries differ");
    assert!(on_one.1 == on_three.1, "the syntax differs");
    assert!(on_one.2 == on_three.2, "the entities differ");
}

#[test]
fn an_analysis_on_many_threads_stops_where_its_observer_breaks() {
    let article = dateline::article_from_text(long_text()).unwrap();
    for count in [1, 3] {
        let mut shares: Vec<f32> = Vec::new();
        let mut observe = |progress: Progress| {
            shares.push(progress.fraction);
            if progress.fraction > 0.3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let ended = on_threads(count, || analyze_with_progress(&article, &mut observe).is_break());
        assert!(ended && shares.is_sorted(), "{count} threads");
        assert_eq!(shares.iter().filter(|share| **share > 0.3).count(), 1, "{count} threads");
    }
}

#[test]
fn a_sentence_of_100_000_words_is_parsed() {
    let sentence = "the old harbour that nobody in the town wanted and ".repeat(10_000);
    let syntax = &SyntaxParser::embedded().parse(&[&sentence])[0];
    assert_eq!(syntax.tokens().len(), 100_000);
    for index in (0..100_000).step_by(97) {
        assert!(syntax.subtree(syntax.head(index)).contains(&index));
    }
}
