//! Corrections of an article that has changed since.

use dateline::{Anchor, CodePoints, Corrections, TextRange};
use serde_json::{Value, json};

use super::{ARTICLE, anchor, apply, article, corrections, report};

/// The names that mentions have in the article `new` after `operations` were made on `old`, and what is lost.
fn after(old: &str, new: &str, operations: &[Value]) -> (Vec<String>, Vec<(String, String)>) {
    let (old, new) = (article(old), article(new));
    let corrected = apply(&new, &dateline::analyze(&new), &corrections(&old, operations));
    let named = corrected.people.iter().map(|person| {
        let starts = person.mentions.iter().map(|place| place.mention.range.start().to_string());
        format!("{}: {}", person.name, starts.collect::<Vec<_>>().join(", "))
    });
    let lost = report(&corrected).lost.into_iter().map(|lost| (lost.id, lost.exact));
    (named.collect(), lost.collect())
}

#[test]
fn a_correction_keeps_its_place_when_a_paragraph_is_added_above() {
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Doe", 2]] });
    let (before, _) = after(ARTICLE, ARTICLE, std::slice::from_ref(&remove));
    let added = "Nobody knows who put it out in the first place.\n\n";
    let (title, rest) = ARTICLE.split_once("\n\n").expect("there is a title");
    let (now, lost) = after(ARTICLE, &format!("{title}\n\n{added}{rest}"), &[remove]);
    let shift = |line: &String| {
        let (name, starts) = line.split_once(": ").expect("a name");
        let starts = starts.split(", ").map(|start| start.parse::<usize>().expect("a number") + added.len());
        format!("{name}: {}", starts.map(|start| start.to_string()).collect::<Vec<_>>().join(", "))
    };
    assert_eq!(now, before.iter().map(shift).collect::<Vec<_>>());
    assert_eq!(lost, []);
}

#[test]
fn a_correction_does_not_jump_to_a_sentence_that_looks_alike() {
    let old = "Lamp lit again\n\nPilot Jane Doe said the lamp on the rock cost nine crowns a day. \
        Porter Jane Doe said the lamp on the rock cost nine crowns a day. All was quiet.";
    let new = old.replacen("nine crowns", "some money", 1);
    let set = json!({ "op": "set", "kind": "statistic", "at": [["nine crowns", 0]], "field": "value", "value": "7" });
    let (old, new) = (article(old), article(&new));
    let corrected = apply(&new, &dateline::analyze(&new), &corrections(&old, &[set]));
    assert!(corrected.statistics.iter().all(|statistic| statistic.put_right.is_empty()));
    assert_eq!(report(&corrected).lost.len(), 1);
}

#[test]
fn words_that_are_gone_are_lost_by_name_and_the_rest_is_done() {
    let new = ARTICLE.replace(" Nobody had asked Doe before.", "");
    let rename =
        json!({ "op": "rename", "kind": "person", "at": [["Jane Doe", 0], ["Doe", 2]], "name": "Joan Doe" });
    let (named, lost) = after(ARTICLE, &new, &[rename]);
    assert!(named[0].starts_with("Joan Doe: "), "{named:?}");
    assert_eq!(lost, [("o0".to_owned(), "Doe".to_owned())]);
}

#[test]
fn a_correction_whose_target_is_gone_is_lost() {
    let new = ARTICLE.replace("Pilot John Roe", "The pilot").replace("Roe", "the pilot");
    let merge = json!({ "op": "merge", "kind": "person", "at": [["Max Poe", 0]], "into": ["John Roe", 0] });
    let (_, lost) = after(ARTICLE, &new, &[merge]);
    assert_eq!(lost, [("o0".to_owned(), "Max Poe".to_owned())]);
}

#[test]
fn without_the_old_text_only_what_did_not_move_has_a_place() {
    let operations = [
        json!({ "op": "rename", "kind": "person", "at": [["Jane Doe", 0]], "name": "Joan Doe" }),
        json!({ "op": "rename", "kind": "person", "at": [["Max Poe", 0]], "name": "Mac Poe" }),
    ];
    let mut file: Value =
        serde_json::from_str(&corrections(&article(ARTICLE), &operations).to_json()).expect("it is JSON");
    file["document"].as_object_mut().expect("an object").remove("text");
    let corrections = Corrections::from_json(file.to_string().as_bytes()).expect("it can be read");
    let lost = |text: &str| {
        let article = article(text);
        let corrected = apply(&article, &dateline::analyze(&article), &corrections);
        report(&corrected).lost.into_iter().map(|lost| lost.id).collect::<Vec<_>>()
    };
    assert_eq!(lost(ARTICLE), <[&str; 0]>::default());
    assert_eq!(lost(&ARTICLE.replace("was quiet", "was very quiet")), ["o1"]);
}

#[test]
fn corrections_of_several_versions_of_an_article_all_hold() {
    let first = article(ARTICLE);
    let mut corrections = corrections(
        &first,
        &[json!({ "op": "rename", "kind": "person", "at": [["Jane Doe", 0]], "name": "Joan Doe" })],
    );
    let second = article(&ARTICLE.replace("on Tuesday", "on Friday morning"));
    corrections.follow(&second);
    corrections.record(dateline::Operation {
        id: "later".to_owned(),
        at: vec![anchor(&second, "Max Poe", 0)],
        action: dateline::Action::Rename { kind: dateline::Kind::Person, name: "Mac Poe".to_owned() },
    });
    let corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
    for article in [first, second] {
        let corrected = apply(&article, &dateline::analyze(&article), &corrections);
        let names: Vec<&str> = corrected.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Joan Doe", "John Roe", "Mac Poe"]);
    }
}

#[test]
fn an_article_in_another_format_keeps_its_corrections() {
    let operations = [
        json!({ "op": "remove", "kind": "person", "at": [["Doe", 1]] }),
        json!({ "op": "merge", "kind": "person", "at": [["Max Poe", 0]], "into": ["John Roe", 0] }),
        json!({ "op": "set", "kind": "statistic", "at": [["40", 1]], "field": "value", "value": "41" }),
    ];
    let corrections = corrections(&article(ARTICLE), &operations);
    let paragraphs: Vec<String> =
        ARTICLE.split("\n\n").skip(1).map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let title = ARTICLE.split("\n\n").next().expect("a title");
    let page = format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{}</article></body></html>",
        paragraphs.join("\n")
    );
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(ARTICLE.replace('\n', "\r\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, name) in [(page.into_bytes(), "a.html"), (utf16, "a.txt")] {
        let (article, analysis) = dateline::open_bytes(bytes, name).expect("it opens").analyzed();
        let corrected = apply(&article, &analysis, &corrections);
        let report = report(&corrected);
        assert_eq!((report.applied, report.lost.as_slice()), (3, &[][..]), "{name}");
        let counts: Vec<usize> = corrected.people.iter().map(|person| person.mentions.len()).collect();
        assert_eq!(counts, [2, 5], "{name}");
    }
}

#[test]
fn an_anchor_has_its_words_and_32_characters_on_each_side() {
    let article = article(ARTICLE);
    let words = anchor(&article, "Max Poe", 0);
    assert_eq!((words.prefix.chars().count(), words.suffix.chars().count()), (32, 32));
    let points = CodePoints::new(article.text());
    let first = Anchor::new(&article, &points, TextRange::new(0, 4));
    assert_eq!((first.prefix.as_str(), first.exact.as_str(), first.block), ("", "Lamp", Some(0)));
}
