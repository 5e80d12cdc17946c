//! A summary opens as the same article and analysis that it was written from, whatever they are.

use std::fs;
use std::path::Path;

use dateline::{Analysis, Article, Opened};
use proptest::prelude::*;
use serde_json::Value;

use crate::case_count::case_count;

/// The pieces that paragraphs are made of; words that recur are hard to tell apart.
const PIECES: [&str; 32] = [
    "President Jane Doe said on Tuesday that 40 ships wait off Norway. ",
    "Doe, 45, hopes for wind. Doe\u{a0}waits. ",
    "the President of\n   Georgia,  Jane  Doe ",
    "Mr Roe, a spokesman, told Roe, a spokesman, that spokesman Roe had left. ",
    "nearly 11-year war, about 5 percent, 5 percent and 5 percent of ships ",
    "$3 million to $4m, dozens of ships, ships of dozens, a 3-2 win ",
    "(L) ",
    "Jane Doe (2R) and John Roe (L), left, at the port on 3 May 2024. EPA/JANE ROE",
    "From left: John Roe, Jane Doe and Anna Smith. Photo: Jane Roe/AP",
    "FILE PHOTO: John Roe, left, and Jane Doe (L) with Doe (L)",
    "By Jane Doe",
    "Reporting by John Roe; Editing by Jane Doe",
    "MARLOW, May 3 (Reuters) - ",
    "“Tbilisi and Georgia”, ",
    "Jordan met Chad in Paris, Texas; Jordan is in Jordan. ",
    "e\u{301}\u{200d}👩\u{200d}👩\u{200d}👧 𝄞 ",
    "\u{2028}",
    "\u{feff}\u{0}\u{85}\t",
    "שלום Jane Doe مرحبا ",
    "ＪＡＮＥ　ＤＯＥ İstanbul ﬁve ",
    "Der Hafen von Hamburg bleibt wegen des Nebels geschlossen, sagte Jane Doe. ",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 ",
    "and ",
    ". ",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "- 40 ships\n- 50 ships\n",
    "JANE DOE AND JOHN ROE IN BRITAIN ",
    "the Does, Jack and Jane Doe, the 2m-wide boat ",
    "<b>",
    "&amp; ",
];

/// Fails unless the summary of `opened` opens as the same article and analysis. Only the source may differ, which is
/// the summary's own file.
#[track_caller]
fn assert_comes_back(opened: Opened) {
    let (article, analysis) = opened.analyzed();
    let json = dateline::to_json(&article, &analysis);
    let again = dateline::open_bytes(json.as_str(), "summary.json").expect("a summary opens");
    assert_eq!(again.article.text(), article.text());
    assert_eq!(again.article.blocks(), article.blocks());
    assert_eq!(again.article.metadata(), article.metadata());
    assert_eq!(again.article.warnings(), article.warnings());
    let analysis_again = again.analysis.expect("a summary brings its analysis");
    assert_same(&analysis_again, &analysis);
    let of_same_file = Article::new(
        again.article.text().to_owned(),
        again.article.blocks().to_vec(),
        again.article.metadata().clone(),
        article.source().clone(),
        again.article.warnings().to_vec(),
    );
    assert_eq!(dateline::to_json(&of_same_file, &analysis_again), json);
}

/// Fails at the first finding that differs, since printing both analyses in full would be long.
#[track_caller]
fn assert_same(found: &Analysis, expected: &Analysis) {
    for (found, expected) in found.people.iter().zip(&expected.people) {
        assert_eq!(found, expected);
    }
    for (found, expected) in found.countries.iter().zip(&expected.countries) {
        assert_eq!(found, expected);
    }
    for (found, expected) in found.statistics.iter().zip(&expected.statistics) {
        assert_eq!(found, expected);
    }
    for (found, expected) in found.captions.iter().zip(&expected.captions) {
        assert_eq!(found, expected);
    }
    assert_eq!(found, expected);
}

/// Checks the article in a file called `name` with these `bytes`, if it is one.
#[track_caller]
fn check(bytes: impl Into<Vec<u8>>, name: &str) {
    if let Ok(opened) = dateline::open_bytes(bytes, name) {
        assert_comes_back(opened);
    }
}

fn samples() -> Vec<Opened> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("there are samples")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.iter().map(|file| dateline::open(file).expect("a sample opens")).collect()
}

#[test]
fn the_samples_come_back() {
    for sample in samples() {
        assert_comes_back(sample);
    }
}

#[test]
fn a_sentence_too_long_to_be_given_comes_back_whole() {
    let text =
        format!("Fog at sea\n\nThe port of Marlow waits {}in Norway.", "for 40 ships and ".repeat(200));
    let (article, analysis) = dateline::open_bytes(text, "fog.txt").expect("it is text").analyzed();
    assert!(analysis.statistics.len() > 100);
    assert!(analysis.statistics.iter().any(|statistic| statistic.sentence.len() > 3000));
    assert_comes_back(Opened { article, analysis: Some(analysis) });
}

#[test]
fn warnings_come_back_on_their_side_and_once() {
    let text = "Der Hafen bleibt wegen des Nebels geschlossen, sagte der Hafenmeister am Dienstag. Die Schiffe warten.";
    let bytes = [b"\xef\xbb\xbf", text.as_bytes(), b" \xff"].concat();
    let (mut article, mut analysis) =
        dateline::open_bytes(bytes, "nebel.txt").expect("it is text").analyzed();
    let expected = (article.warnings().to_vec(), analysis.warnings.clone());
    assert_eq!((expected.0.len(), expected.1.len()), (1, 1), "{expected:?}");
    for _ in 0..3 {
        let json = dateline::to_json(&article, &analysis);
        (article, analysis) = dateline::open_bytes(json, "a.json").expect("a summary opens").analyzed();
        assert_eq!((article.warnings(), analysis.warnings.as_slice()), (&*expected.0, &*expected.1));
    }
    // The findings are left out: the warning of the new analysis replaces the old one.
    let mut value: Value = serde_json::from_str(&dateline::to_json(&article, &analysis)).expect("it is JSON");
    value["people"] = Value::Null;
    let (article, analysis) =
        dateline::open_bytes(value.to_string(), "a.json").expect("a summary opens").analyzed();
    assert_eq!(article.warnings().len(), 2);
    assert_eq!(analysis.warnings, expected.1);
}

/// `value` as in a summary from before there were fields for the places of words.
fn without_spans(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            const NEWER: [&str; 8] =
                ["label", "reasons", "span", "weight", "origin", "cues", "clause", "negated"];
            fields.retain(|name, _| !name.ends_with("_span") && !NEWER.contains(&name.as_str()));
            fields.values_mut().for_each(without_spans);
        }
        Value::Array(entries) => entries.iter_mut().for_each(without_spans),
        _ => {}
    }
}

#[test]
fn older_summaries_open_with_their_findings() {
    let old = |article: &Article, analysis: &Analysis| {
        let mut value: Value =
            serde_json::from_str(&dateline::to_json(article, analysis)).expect("a summary is JSON");
        without_spans(&mut value);
        let document = value["document"].as_object_mut().expect("it is an object");
        for field in ["warnings", "source", "format", "encoding", "sha256"] {
            document.remove(field);
        }
        value
    };
    for sample in samples() {
        let (article, analysis) = sample.analyzed();
        let written = old(&article, &analysis);
        let again = dateline::open_bytes(written.to_string(), "old.json").expect("a summary opens");
        let analysis_again = again.analysis.expect("it has findings");
        assert_eq!(old(&again.article, &analysis_again), written);
        for statistic in &analysis_again.statistics {
            assert_eq!((statistic.clause, statistic.negated), (statistic.sentence, false));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: case_count(96), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_plain_text_comes_back(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40)) {
        check(pieces.concat(), "article.txt");
    }

    #[test]
    fn any_page_comes_back(
        paragraphs in prop::collection::vec(prop::collection::vec(prop::sample::select(&PIECES[..]), 1..8), 1..8),
        captions in prop::collection::vec(prop::collection::vec(prop::sample::select(&PIECES[..]), 1..4), 0..3),
    ) {
        let paragraphs: String = paragraphs.iter().map(|pieces| format!("<p>{}</p>", pieces.concat())).collect();
        let figure = |(index, pieces): (usize, &Vec<&str>)| {
            let words = pieces.concat();
            format!("<figure><img src='{index}.jpg' alt='{}'><figcaption>{words}</figcaption></figure>", pieces[0].replace('\'', ""))
        };
        let figures: String = captions.iter().enumerate().map(figure).collect();
        let page = format!(
            "<html><head><title>Fog at sea</title></head><body><article><h1>Fog at sea</h1>{figures}{paragraphs}</article></body></html>"
        );
        check(page, "article.html");
    }

    #[test]
    fn any_characters_come_back(text in "(\\PC|[\\s\\p{M}\\p{Cf}]|Doe |Norway |40 ){1,200}") {
        check(text, "article.txt");
    }
}
