//! Articles as data.

use std::fs;
use std::path::PathBuf;

use dateline::{Article, Opened};
use serde_json::Value;

use super::blocks;

const BODY: &str = "The port of Marlow stays closed until the fog lifts, its master said.\\n\\nShips wait in the bay for a pilot, he said.";

fn open(text: &str) -> Opened {
    dateline::open_bytes(text, "data.json").expect("the data can be read")
}

fn read(text: &str) -> Article {
    open(text).article
}

#[test]
fn a_news_article_of_schema_org_is_read() {
    let article = |body: &str| {
        format!(
            r#"{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"No"}},{{"@type":["ReportageNewsArticle"],
            "headline":"Fog at sea","author":[{{"@type":"Person","name":"Jane Doe"}},"John Roe"],"datePublished":"2025-03-04",
            "publisher":{{"name":"Marlow Press"}},"mainEntityOfPage":{{"@id":"https://press.example/fog"}},"inLanguage":"en-GB",
            "image":[{{"url":"x","caption":"Boats at the quay.","creditText":"Jane Roe"}},"https://x"],"articleBody":"{body}"}}]}}"#
        )
    };
    for body in [BODY.to_owned(), format!("<p>{}</p>", BODY.replace("\\n\\n", "</p><p>"))] {
        let article = read(&article(&body));
        assert_eq!(
            blocks(&article),
            [
                "title: Fog at sea",
                "caption: Boats at the quay. Photo: Jane Roe",
                "paragraph: The port of Marlow stays closed until the fog lifts, its master said.",
                "paragraph: Ships wait in the bay for a pilot, he said.",
            ]
        );
        let metadata = article.metadata();
        assert_eq!(metadata.byline.as_deref(), Some("Jane Doe, John Roe"));
        assert_eq!(metadata.published.as_deref(), Some("2025-03-04"));
        assert_eq!(metadata.site.as_deref(), Some("Marlow Press"));
        assert_eq!(metadata.url.as_deref(), Some("https://press.example/fog"));
        assert_eq!(metadata.language.as_deref(), Some("en"));
    }
}

#[test]
fn items_of_ninjs_are_read_in_its_versions() {
    let third = format!(
        r#"{{"uri":"tag:x","standard":{{"name":"ninjs","version":"3.0"}},"type":"text","language":"en","by":"Jane Doe",
        "firstcreated":"2025-03-04T10:00:00Z","headlines":[{{"role":"short","value":"Fog"}},{{"role":"main","value":"Fog at sea"}}],
        "bodies":[{{"contenttype":"text/html","value":"<p>no</p>"}},{{"contenttype":"text/plain","value":"{BODY}"}}],
        "associations":[{{"type":"picture","descriptions":[{{"role":"caption","value":"Boats at the quay."}}]}},{{"type":"text"}}]}}"#
    );
    let first = format!(
        r#"{{"uri":"tag:x","headline":"Fog at sea","byline":"Jane Doe","versioncreated":"2025-03-04T10:00:00Z","body_text":"{BODY}",
        "associations":{{"main":{{"type":"picture","description_text":"Boats at the quay."}}}}}}"#
    );
    for text in [third, first] {
        let article = read(&text);
        let expected = ["title: Fog at sea", "caption: Boats at the quay."];
        assert_eq!(blocks(&article)[..2], expected, "{text}");
        assert_eq!(blocks(&article).len(), 4, "{text}");
        assert_eq!(article.metadata().byline.as_deref(), Some("Jane Doe"));
        assert_eq!(article.metadata().published.as_deref(), Some("2025-03-04T10:00:00Z"));
    }
}

#[test]
fn a_summary_opens_with_its_text_and_blocks() {
    let text = "Fog at sea – “Nebel”\n\nBy Jane Doe\n\nThe port of Marlow stays closed until the fog lifts, its master said on Tuesday.\n";
    let original = dateline::article_from_text(text.to_owned()).expect("this is text");
    let article = read(&summary_of(original.clone().into()));
    assert_eq!(article.text(), original.text());
    assert_eq!(article.blocks(), original.blocks());
    assert_eq!(article.metadata(), original.metadata());
}

/// `summary` without the details of its source file.
fn without_source(summary: &str) -> Value {
    let mut value: Value = serde_json::from_str(summary).expect("a summary is JSON");
    for key in ["source", "format", "encoding", "sha256"] {
        value["document"][key] = Value::Null;
    }
    value
}

fn summary_of(opened: Opened) -> String {
    let (article, analysis) = opened.analyzed();
    dateline::to_json(&article, &analysis)
}

#[test]
fn a_summary_that_is_opened_gives_the_same_summary() {
    let samples = fs::read_dir("assets/samples").expect("there are samples");
    let mut files: Vec<PathBuf> = samples.map(|entry| entry.expect("it can be listed").path()).collect();
    files.retain(|file| file.is_file());
    files.sort();
    for file in files {
        let original = summary_of(dateline::open(&file).expect("a sample can be read"));
        let again = summary_of(open(&original));
        assert_eq!(without_source(&again), without_source(&original), "{}", file.display());
    }
}

#[test]
fn findings_that_do_not_fit_the_text_are_left_out_and_named() {
    let text = "Fog at sea\n\nPresident Jane Doe said on Tuesday that 40 ships wait off Norway. Doe hopes for wind in Norway.\n";
    let original = dateline::article_from_text(text.to_owned()).expect("this is text");
    let mut summary: Value = serde_json::from_str(&summary_of(original.into())).expect("a summary is JSON");
    assert_eq!(summary["people"][0]["introduced_as"], "President");
    summary["people"][0]["mentions"][1]["start"] = 9_999_999.into();
    summary["people"][0]["introduced_as"] = "Admiral".into();
    summary["countries"][0]["mentions"][0]["text"] = "Sweden".into();
    summary["countries"][0]["mentions"][1]["zone"] = "cellar".into();
    summary["statistics"][0]["value"] = "many".into();
    let Opened { article, analysis } = open(&summary.to_string());
    let analysis = analysis.expect("the lists are there");
    assert_eq!(analysis.people[0].mentions.len(), 1);
    assert_eq!(analysis.people[0].introduced_as, None);
    assert!(analysis.countries.is_empty() && analysis.statistics.is_empty());
    let warnings: Vec<String> = article.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "The summary says what does not fit its text, and is left out: “Doe”, “Admiral”, “Sweden” and 3 more"
        ]
    );
}

#[test]
fn a_summary_without_its_lists_is_analysed_anew() {
    let original = dateline::article_from_text("Jane Doe said that 40 ships wait off Norway.".to_owned());
    let original = original.expect("this is text");
    let whole: Value = serde_json::from_str(&summary_of(original.into())).expect("a summary is JSON");
    let mut listless = whole.clone();
    listless["people"] = Value::Null;
    let mut newer = whole;
    newer["schema"] = "dateline/summary/2".into();
    for summary in [listless, newer] {
        let Opened { article, analysis } = open(&summary.to_string());
        assert_eq!(analysis, None);
        assert!(article.warnings()[0].to_string().ends_with("analysed anew"));
    }
}

#[test]
fn other_data_is_refused() {
    for (text, expected) in [
        ("{\"a\": 1}", "no article"),
        ("[{\"@type\": \"Person\"}]", "no article"),
        ("{\"a\": ", "damaged"),
        ("{\"@type\": \"NewsArticle\"}", "no text"),
        ("{\"schema\": \"dateline/summary/1\"}", "no text"),
        (
            "{\"schema\":\"dateline/summary/1\",\"document\":{\"text\":\"a\",\"blocks\":[{\"kind\":\"paragraph\",\"start\":5,\"end\":9}]}}",
            "",
        ),
    ] {
        let outcome = dateline::open_bytes(text, "data.json");
        let message = outcome.err().map(|problem| problem.to_string()).unwrap_or_default();
        assert!(message.contains(expected) && message.is_empty() == expected.is_empty(), "{text}: {message}");
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(dateline::open_bytes(deep, "data.json").is_err());
}
