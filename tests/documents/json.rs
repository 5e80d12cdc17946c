//! Articles as data.

use dateline::article::{Article, Source};
use dateline::formats::{self, json};
use dateline::{analysis, export};

use super::blocks;

const BODY: &str = "The port of Marlow stays closed until the fog lifts, its master said.\\n\\nShips wait in the bay for a pilot, he said.";

fn read(text: &str) -> Article {
    json::read(text.as_bytes().to_vec(), Source::default()).expect("the data can be read")
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
    let original = formats::article_from_text(text.to_owned()).expect("this is text");
    let article = read(&export::summary::to_json(&original, &analysis::analyze(&original)));
    assert_eq!(article.text(), original.text());
    assert_eq!(article.blocks(), original.blocks());
    assert_eq!(article.metadata(), original.metadata());
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
        let outcome = json::read(text.as_bytes().to_vec(), Source::default());
        let message = outcome.err().map(|problem| problem.to_string()).unwrap_or_default();
        assert!(message.contains(expected) && message.is_empty() == expected.is_empty(), "{text}: {message}");
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(json::read(deep.into_bytes(), Source::default()).is_err());
}
