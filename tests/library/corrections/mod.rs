//! What a reader corrects: each operation, the file of them, undo and redo, and articles that change.

mod changed_articles;
mod files;
mod history;
mod operations;
mod random;
mod store;

use dateline::{Analysis, Anchor, Article, CodePoints, Corrected, Corrections, TextRange};
use serde_json::{Value, json};

use crate::{invariants, summary_schema};

/// An article that the tests correct.
pub const ARTICLE: &str = "Lamp on Weir Rock to be lit again\n\n\
    The lamp on Weir Rock will be lit for 40 ships a day, harbour master Jane Doe said on Tuesday. \
    Doe spoke in Oslo, where Norway has set aside 3 million crowns for the rock. Nobody had asked Doe before.\n\n\
    Pilot John Roe was not so sure. “It is a small lamp,” Roe told reporters from Denmark. Roe left after 20 minutes, and \
    Mill Street was quiet.\n\n\
    Painter Max Poe has drawn the lamp 40 times. Poe likes the rock. The old keeper waits.";

/// The article that `text` is.
pub fn article(text: &str) -> Article {
    dateline::article_from_text(text.to_owned()).expect("this is text")
}

/// The anchor of the place number `count` (from 0) of `words` in `article`.
#[track_caller]
pub fn anchor(article: &Article, words: &str, count: usize) -> Anchor {
    let (start, _) = article.text().match_indices(words).nth(count).expect("the words are there");
    let range = TextRange::new(start, start + words.len());
    Anchor::new(article, &CodePoints::new(article.text()), range)
}

/// The corrections of `article` that are `operations`, each without its identifier. A place in them is a list of words
/// and how many of them stand before those that are meant.
#[track_caller]
pub fn corrections(article: &Article, operations: &[Value]) -> Corrections {
    let place = |value: &Value| {
        let (words, count) = (value[0].as_str().expect("words"), value[1].as_u64().expect("a count"));
        json!(anchor(article, words, count as usize))
    };
    let operation = |(index, operation): (usize, &Value)| {
        let mut operation = operation.clone();
        operation["id"] = json!(format!("o{index}"));
        let at = operation["at"].as_array().expect("places").iter().map(place).collect::<Vec<_>>();
        operation["at"] = json!(at);
        for target in ["to", "into"] {
            if operation.get(target).is_some_and(Value::is_array) {
                operation[target] = place(&operation[target]);
            }
        }
        operation
    };
    let file = json!({
        "schema": dateline::CORRECTIONS_SCHEMA,
        "document": { "source": null, "sha256": article.source().sha256, "text": article.text() },
        "operations": operations.iter().enumerate().map(operation).collect::<Vec<_>>(),
    });
    Corrections::from_json(file.to_string().as_bytes()).expect("the corrections can be read")
}

/// The analysis of `article` with `corrections`, checked for the invariants.
#[track_caller]
pub fn apply(article: &Article, analysis: &Analysis, corrections: &Corrections) -> Analysis {
    let corrected = dateline::apply_corrections(article, analysis, corrections);
    invariants::check(article, &corrected);
    corrected
}

/// What `analysis` says became of the corrections that were applied to it.
#[track_caller]
pub fn report(analysis: &Analysis) -> Corrected {
    analysis.corrected.as_deref().expect("it was corrected").clone()
}

/// The summary of `text` with `operations`.
#[track_caller]
pub fn summary(text: &str, operations: &[Value]) -> Value {
    let article = article(text);
    let corrected = apply(&article, &dateline::analyze(&article), &corrections(&article, operations));
    let json = dateline::to_json(&article, &corrected);
    let again = dateline::open_bytes(json.clone(), "summary.json").expect("a summary opens");
    let again = again.analysis.expect("it has its findings");
    assert_eq!(again, corrected, "opened again, the summary says something else");
    let summary = serde_json::from_str(&json).expect("a summary is JSON");
    summary_schema::assert_valid(&summary);
    summary
}
