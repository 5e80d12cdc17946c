//! Web pages become articles: the cases are in `data/html/`.
//!
//! The output of a page is its metadata, one field a line, then one line a block: its kind, a tab, and its text with
//! line breaks shown as ⏎ and tabs as ⇥.

use std::fmt::Write as _;
use std::fs;

use dateline::{Article, ReadError};
use serde_json::Value;

use crate::waiting::try_finish;
use crate::{cases, common};

fn read(page: &[u8]) -> Result<Article, ReadError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("page.html");
    fs::write(&path, page).expect("the file is written");
    Ok(dateline::open(&path)?.article)
}

fn listing(page: &str) -> String {
    listing_of(&read(page.as_bytes()).expect("the page can be read"))
}

/// The metadata, warnings and blocks of `article`.
pub fn listing_of(article: &Article) -> String {
    let metadata = article.metadata();
    let fields = [
        ("title", &metadata.title),
        ("byline", &metadata.byline),
        ("published", &metadata.published),
        ("site", &metadata.site),
        ("url", &metadata.url),
        ("language", &metadata.language),
    ];
    let mut lines = String::new();
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(lines, "{name}: {value}").expect("a string takes any text");
        }
    }
    for warning in article.warnings() {
        writeln!(lines, "warning: {warning}").expect("a string takes any text");
    }
    for block in article.blocks() {
        let shown = article.slice(block.range).replace('\n', "⏎").replace('\t', "⇥");
        writeln!(lines, "{}\t{shown}", block.kind.as_str()).expect("a string takes any text");
    }
    lines
}

#[test]
fn every_page_is_read_as_its_case_says() {
    cases::check("html", listing);
}

const PARAGRAPHS: &str = "<p>The ferry line between the two islands will reopen in June, its owner said on Monday.</p>
    <p>Fog and a broken crane had kept the harbour shut for eleven weeks, the longest time since it was built.</p>";

/// The captions in the summary of a page with this figure.
fn captions(figure: &str) -> Vec<Value> {
    let page = format!(
        "<html><title>Ferry line to reopen</title><body><article><h1>Ferry line to reopen</h1>{PARAGRAPHS}{figure}{PARAGRAPHS}</article></body></html>"
    );
    let article = read(page.as_bytes()).expect("the page can be read");
    let summary = common::summary(&article);
    let mut summary: Value = serde_json::from_str(&summary).expect("the summary is JSON");
    common::check_promises(&summary);
    summary["captions"].as_array_mut().map(std::mem::take).unwrap_or_default()
}

#[test]
fn the_credit_of_a_caption_is_split_off_however_the_page_sets_it() {
    for figure in [
        "<figure><img src='a.jpg'><figcaption>The crane at noon. Photograph: Mara Lind/Reuters</figcaption></figure>",
        "<figure><img src='a.jpg'><figcaption><span>The crane at noon.</span><span class='photo-credit'>Credit...Mara Lind/Reuters</span></figcaption></figure>",
        "<figure><img src='a.jpg'><span class='copyright'><span class='sr-only'>Image copyright</span>Mara Lind/Reuters</span><figcaption><span class='off-screen'>Image caption</span>The crane at noon.</figcaption></figure>",
        "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>The crane at noon. (Mara Lind/Reuters)</p></div>",
        "<div><img src='a.jpg'><div class='caption'>The crane at noon.</div><div class='image-credit'>Mara Lind/Reuters</div></div>",
        "<figure><img src='a.jpg'><figcaption>The crane at noon. <span class='credit'>CreditCreditMara Lind/Reuters</span></figcaption></figure>",
        "<div itemscope itemtype='https://schema.org/ImageObject'><img src='a.jpg'><span itemprop='caption'>The crane at noon.</span></div><div class='credit'>Photo: Mara Lind/Reuters</div>",
    ] {
        let captions = captions(figure);
        assert_eq!(captions.len(), 1, "{figure}: {captions:?}");
        assert_eq!(captions[0]["text"], "The crane at noon.", "{figure}");
        assert_eq!(captions[0]["agency"], "Reuters", "{figure}");
        assert_eq!(captions[0]["photographer"], "Mara Lind", "{figure}");
    }
}

#[test]
fn a_name_alone_is_a_credit_where_other_captions_say_so_and_never_a_person_shown() {
    let figure = |text: &str| format!("<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>");
    let credited = captions(&(figure("Mara Lind") + &figure("The quay at noon. Photo: Mara Lind")));
    assert_eq!(credited[0]["photographer"], "Mara Lind");
    let repeated = captions(&(figure("LE DUONG") + &figure("The quay at noon. LE DUONG")));
    assert!(repeated.iter().all(|caption| caption["credit"] == "LE DUONG"), "{repeated:?}");
    let alone = captions(&figure("Mara Lind"));
    assert!(alone[0]["photographer"].is_null(), "{alone:?}");
    assert_eq!(alone[0]["people"], Value::Array(Vec::new()));
    let shown = captions(
        &(figure("Mara Lind")
            + "<p>Mara Lind, the master of the harbour, had asked for the crane to be mended.</p>"),
    );
    assert_eq!(shown[0]["people"].as_array().map(Vec::len), Some(1), "{shown:?}");
}

#[test]
fn nobody_whom_a_credit_names_is_shown_and_no_agency_is_a_person() {
    let figure = |text: &str| format!("<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>");
    let twice =
        captions(&figure("The crane at noon. (AP Photo/Mara Lind) Photo: Mara Lind, STF / Associated Press"));
    assert_eq!(twice[0]["people"], Value::Array(Vec::new()), "{twice:?}");
    let shown = captions(&figure("Otto Vane at noon. Photo: Mara Lind"));
    assert_eq!(shown[0]["people"].as_array().map(Vec::len), Some(1), "{shown:?}");
}

#[test]
fn a_caption_that_only_says_whose_the_picture_is_shows_nobody() {
    for text in ["By Mara Lind", "Source: Harbour office"] {
        let figure = format!("<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>");
        assert!(captions(&figure).is_empty(), "{text}");
    }
}

#[test]
fn labels_numbers_and_promotions_are_no_captions() {
    let caption = |text: &str| format!("<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>");
    let texts = |figure: &str| -> Vec<String> {
        captions(figure)
            .iter()
            .map(|caption| caption["text"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(texts(&caption("3 of 4 The old crane at noon")), ["The old crane at noon"]);
    assert_eq!(
        texts(&caption("Image caption The old crane at noon hide caption")),
        ["The old crane at noon"]
    );
    assert_eq!(texts(&caption("<a href='/b'>Read more: ten cranes to see</a>")), [""; 0]);
    assert_eq!(texts(&caption("<a href='/b'>Ten old cranes to see before they fall</a>")), [""; 0]);
}

#[test]
fn pages_beyond_a_limit_are_read_as_the_text_between_their_tags() {
    let text = "Fog came in &amp; stayed.";
    for (page, reason) in [
        (format!("<html>{}{text}", "<div>".repeat(600)), "nested too deeply"),
        (format!("<html><noscript>{}</noscript>{text}", "<b>".repeat(200_000)), "nested too deeply"),
        (format!("<html><svg><style>{}</style></svg>{text}", "<g>".repeat(200_000)), "nested too deeply"),
        (format!("<html>{}{text}", "<o:p/>".repeat(150_000)), "could not be separated from the rest"),
        (format!("<html><p {}>{text}</p>", "a=1 ".repeat(300)), "too many attributes"),
        (format!("<html>{}<p>{text}</p>", "<i></i>".repeat(200_001)), "too many elements"),
    ] {
        let article = read(page.as_bytes()).expect("the page can be read");
        assert_eq!(article.text(), "Fog came in & stayed.");
        assert!(article.warnings().iter().any(|warning| warning.to_string().contains(reason)), "{reason}");
    }
}

#[test]
fn pages_without_text_or_too_large_are_refused() {
    for (page, message) in [
        (b"<html><body><img src='a.jpg'></body></html>".to_vec(), "empty"),
        (b"<html>".to_vec(), "empty"),
        ([b"<html>".to_vec(), vec![b'a'; 20 << 20]].concat(), "larger than 20 MiB"),
    ] {
        let error = read(&page).expect_err("the page is refused").to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn hostile_pages_do_not_hang() {
    for page in [
        format!("<html>{}", "<p>Fog came in today".repeat(20_000)),
        format!("<html>{}", "<table><tr><td>".repeat(160)),
        format!("<html>{}", "<a href=x><b><i>fog ".repeat(150)),
        format!("<html><p>{}", "&amp".repeat(200_000)),
        format!("<html><p>{}", "fog ".repeat(300_000)),
        format!("<html>{}", "<ul><li>fog came in".repeat(170)),
        format!("<html>{}", "<!--".repeat(100_000)),
        format!("<html>{}<p>Fog", "<!-- --!>".repeat(100_000)),
        format!("<html>{}<p>Fog", "<noscript><!--</noscript>-->".repeat(20_000)),
        format!("<html>{}", "<script>".repeat(100_000)),
        format!("<html>{}", "</p>".repeat(100_000)),
        format!("<html><script type='application/ld+json'>{}</script><p>Fog", "[".repeat(100_000)),
        format!("<html><svg>{}<p>Fog</p>", "<g>".repeat(400)),
    ] {
        let start: String = page.chars().take(60).collect();
        let article = try_finish(move || read(page.as_bytes())).unwrap_or_else(|| panic!("{start}"));
        if let Ok(article) = article.expect("no panic") {
            assert!(!article.text().is_empty(), "{start}");
        }
    }
}

#[test]
fn a_page_cut_off_anywhere_is_read_or_refused() {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ferry – Harbour News</title><script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"Ferry\"}}</script></head><body><article><h1>Ferry</h1>{PARAGRAPHS}<figure><img src=\"a.jpg\" alt=\"A crane\"><figcaption>The crane</figcaption></figure></article><!-- end --></body></html>"
    );
    for end in (0..page.len()).step_by(7) {
        match read(&page.as_bytes()[..end]) {
            Ok(article) => assert!(!article.blocks().is_empty()),
            Err(error) => assert_eq!(error.to_string().lines().count(), 1),
        }
    }
}

#[test]
fn the_same_page_gives_the_same_article() {
    let page =
        format!("<html><body><article><h1>Ferry line to reopen</h1>{PARAGRAPHS}</article></body></html>");
    let first = common::summary(&read(page.as_bytes()).unwrap());
    for _ in 0..5 {
        assert_eq!(common::summary(&read(page.as_bytes()).unwrap()), first);
    }
}
