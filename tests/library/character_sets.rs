//! Character sets and line endings: the text comes through intact, and the blocks do not change.

use std::fs;

use serde_json::Value;

use crate::common;
use crate::program::{ARTICLE, file, folder, summary};

/// `text` in UTF-16.
fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn every_usual_character_set_gives_the_same_text() {
    let folder = folder();
    let western = ARTICLE.replace('ć', "c");
    let (windows, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&western);
    assert!(!unmappable);
    let marked = format!("\u{feff}{ARTICLE}");
    for (name, bytes, encoding) in [
        ("utf-8.txt", ARTICLE.as_bytes().to_vec(), "UTF-8"),
        ("utf-8-marked.txt", marked.as_bytes().to_vec(), "UTF-8"),
        ("utf-16le-marked.txt", utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
        ("utf-16be-marked.txt", utf16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ("utf-16le.txt", utf16(ARTICLE, u16::to_le_bytes), "UTF-16LE"),
        ("utf-16be.txt", utf16(ARTICLE, u16::to_be_bytes), "UTF-16BE"),
        ("windows-1252.txt", windows.into_owned(), "windows-1252"),
    ] {
        let document = summary(&file(&folder, name, bytes))["document"].clone();
        let text = if encoding == "windows-1252" { &western } else { ARTICLE };
        assert_eq!(document["encoding"], encoding, "{name}");
        assert_eq!(document["text"], text, "{name}");
        assert_eq!(document["title"], "Harbour reopens after storm", "{name}");
    }
}

#[test]
fn line_ends_survive_and_do_not_change_the_blocks() {
    let folder = folder();
    let article = fs::read_to_string(common::sample("danube-talks.txt")).expect("the sample");
    let pieces = |summary: &Value| -> Vec<(String, String)> {
        let text: Vec<char> = summary["document"]["text"].as_str().expect("a text").chars().collect();
        let blocks = summary["document"]["blocks"].as_array().expect("blocks").iter();
        blocks
            .map(|block| {
                let at = |key: &str| block[key].as_u64().expect("an offset") as usize;
                (block["kind"].to_string(), text[at("start")..at("end")].iter().collect())
            })
            .collect()
    };
    let expected = pieces(&summary(&file(&folder, "lf.txt", &article)));
    assert!(expected.len() > 20);
    for (name, text) in [
        ("crlf.txt", article.replace('\n', "\r\n")),
        ("cr.txt", article.replace('\n', "\r")),
        ("form-feed.txt", article.replace("\n\n", "\n\u{c}\n")),
        ("separators.txt", article.replace("\n\n", "\u{2029}")),
        ("spaces.txt", article.replace("\n\n", " \t\n\u{a0}\n")),
    ] {
        let summary = summary(&file(&folder, name, &text));
        assert_eq!(summary["document"]["text"], text, "{name}");
        assert_eq!(pieces(&summary), expected, "{name}");
    }
}

#[test]
fn spaces_that_do_not_break_and_tabs_survive() {
    let folder = folder();
    let text = "Prices\u{a0}rise in Spain\n\nThe price of a\u{202f}coffee rose by 5\u{a0}% to 1,50\u{a0}€ \
        in\u{2009}Madrid.\tThat is\u{ad} a lot – 👍🏽, said María.\n";
    assert_eq!(summary(&file(&folder, "spaces.txt", text))["document"]["text"], text);
}

#[test]
fn characters_that_cannot_be_decoded_become_a_warning() {
    let folder = folder();
    let mut bytes = utf16(&format!("\u{feff}{ARTICLE}"), u16::to_le_bytes);
    // Half of a surrogate pair.
    bytes.extend([0x00, 0xd8, b'.', 0x00]);
    let summary = summary(&file(&folder, "half.txt", bytes));
    assert_eq!(summary["warnings"].as_array().expect("warnings").len(), 1);
    assert!(summary["document"]["text"].as_str().expect("a text").ends_with("\u{fffd}."));
}
