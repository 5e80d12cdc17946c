//! Each operation: what the summary says after it.

use serde_json::{Value, json};

use super::{ARTICLE, summary};

/// Each entry of `list` as its name, then what it is called in the text.
fn named(summary: &Value, list: &str) -> Vec<String> {
    let entries = summary[list].as_array().expect("a list").iter();
    let line = |entry: &Value| {
        let mentions = entry["mentions"].as_array().expect("mentions").iter();
        let words: Vec<&str> = mentions.map(|mention| mention["text"].as_str().expect("words")).collect();
        format!("{}: {}", entry["name"].as_str().expect("a name"), words.join(", "))
    };
    entries.map(line).collect()
}

#[track_caller]
fn people(operations: &[Value], expected: &[&str]) -> Value {
    let summary = summary(ARTICLE, operations);
    assert_eq!(named(&summary, "people"), expected);
    assert_eq!(summary["corrections"], json!({ "applied": operations.len(), "lost": [] }));
    summary
}

const DOE: &str = "Jane Doe: Jane Doe, Doe, Doe";
const ROE: &str = "John Roe: John Roe, Roe, Roe";
const POE: &str = "Max Poe: Max Poe, Poe";

#[test]
fn no_corrections_change_nothing_but_say_so() {
    people(&[], &[DOE, ROE, POE]);
}

#[test]
fn one_mention_is_removed() {
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Doe", 1]] });
    let summary = people(&[remove], &["Jane Doe: Jane Doe, Doe", ROE, POE]);
    assert_eq!(summary["people"][0]["put_right"], json!(["mentions"]));
    assert_eq!(summary["people"][1].get("put_right"), None);
}

#[test]
fn all_of_a_person_is_removed() {
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Doe", 1]], "whole": true });
    people(&[remove], &[ROE, POE]);
}

#[test]
fn the_name_follows_the_mentions_that_are_left() {
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Jane Doe", 0]] });
    let summary = people(&[remove], &["Doe: Doe, Doe", ROE, POE]);
    assert_eq!(summary["people"][0]["aliases"], json!([]));
}

#[test]
fn words_are_added_to_a_person() {
    let add = json!({ "op": "add", "kind": "person", "at": [["The old keeper", 0]], "to": ["Max Poe", 0] });
    let summary = people(&[add], &[DOE, ROE, "Max Poe: Max Poe, Poe, The old keeper"]);
    assert_eq!(summary["people"][2]["aliases"], json!(["Poe", "The old keeper"]));
    assert_eq!(summary["people"][2]["mentions"][2]["signs"], json!(["reader"]));
}

#[test]
fn words_are_added_as_somebody_new() {
    let add = json!({ "op": "add", "kind": "person", "at": [["Mill Street", 0]], "to": null });
    people(&[add], &[DOE, ROE, "Mill Street: Mill Street", POE]);
}

#[test]
fn words_that_are_listed_already_stay_where_they_are() {
    let add = json!({ "op": "add", "kind": "person", "at": [["Doe", 1], ["The old keeper", 0]], "to": null });
    people(&[add], &[DOE, ROE, POE, "The old keeper: The old keeper"]);
}

#[test]
fn a_longer_name_takes_the_place_of_a_shorter_one() {
    let add = json!({ "op": "add", "kind": "person", "at": [["Pilot John Roe", 0]], "to": null });
    people(&[add], &[DOE, "Pilot John Roe: Pilot John Roe", "Roe: Roe, Roe", POE]);
}

#[test]
fn a_person_is_renamed() {
    let rename = json!({ "op": "rename", "kind": "person", "at": [["Roe", 1]], "name": "Jonathan  Roe" });
    let summary = people(&[rename], &[DOE, "Jonathan Roe: John Roe, Roe, Roe", POE]);
    assert_eq!(summary["people"][1]["aliases"], json!(["Roe", "John Roe"]));
    assert_eq!(summary["people"][1]["put_right"], json!(["name"]));
}

#[test]
fn a_role_is_set_and_emptied() {
    let set = |value: Value| json!({ "op": "set", "kind": "person", "at": [["Roe", 1]], "field": "role", "value": value });
    let summary = people(&[set(json!("of the pilots' guild"))], &[DOE, ROE, POE]);
    assert_eq!(summary["people"][1]["introduced_as"], "of the pilots' guild");
    assert_eq!(summary["people"][1]["introduced_as_span"], Value::Null);
    let summary = people(&[set(json!("x")), set(Value::Null)], &[DOE, ROE, POE]);
    assert_eq!(summary["people"][1]["introduced_as"], Value::Null);
    assert_eq!(summary["people"][1]["put_right"], json!(["introduced_as"]));
}

#[test]
fn two_people_are_merged_and_the_losing_name_is_an_alias() {
    let merge = json!({ "op": "merge", "kind": "person", "at": [["Poe", 1]], "into": ["John Roe", 0] });
    let summary = people(&[merge], &[DOE, "John Roe: John Roe, Roe, Roe, Max Poe, Poe"]);
    assert_eq!(summary["people"][1]["aliases"], json!(["Roe", "Max Poe", "Poe"]));
}

#[test]
fn merged_people_are_one_for_what_follows() {
    let merge = json!({ "op": "merge", "kind": "person", "at": [["Max Poe", 0]], "into": ["John Roe", 0] });
    let rename = json!({ "op": "rename", "kind": "person", "at": [["Poe", 1]], "name": "The Roes" });
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Roe", 2]] });
    people(&[merge, rename, remove], &[DOE, "The Roes: John Roe, Roe, Max Poe, Poe"]);
}

#[test]
fn mentions_are_split_off_and_moved() {
    let split = json!({ "op": "split", "kind": "person", "at": [["Doe", 2]] });
    let summary = people(&[split], &["Jane Doe: Jane Doe, Doe", "Doe: Doe", ROE, POE]);
    assert_eq!(summary["people"][0]["aliases"], json!(["Doe"]));
    let split = json!({ "op": "split", "kind": "person", "at": [["Doe", 1], ["Doe", 2]], "name": "Ann Doe" });
    let moved = json!({ "op": "move", "kind": "person", "at": [["Roe", 2]], "to": ["Doe", 1] });
    people(
        &[split, moved],
        &["Jane Doe: Jane Doe", "Ann Doe: Doe, Doe, Roe", "John Roe: John Roe, Roe", POE],
    );
}

#[test]
fn countries_are_removed_added_and_moved() {
    let countries = |operations: &[Value]| named(&summary(ARTICLE, operations), "countries");
    assert_eq!(countries(&[]), ["Norway: Oslo, Norway", "Denmark: Denmark"]);
    let remove = json!({ "op": "remove", "kind": "country", "at": [["Oslo", 0]] });
    assert_eq!(countries(&[remove]), ["Norway: Norway", "Denmark: Denmark"]);
    let remove = json!({ "op": "remove", "kind": "country", "at": [["Oslo", 0]], "whole": true });
    assert_eq!(countries(&[remove]), ["Denmark: Denmark"]);
    let add = json!({ "op": "add", "kind": "country", "at": [["the rock", 0]], "code": "IS" });
    assert_eq!(countries(&[add]), ["Norway: Oslo, Norway", "Iceland: the rock", "Denmark: Denmark"]);
    let moved = json!({ "op": "move", "kind": "country", "at": [["Oslo", 0]], "to": ["Denmark", 0] });
    assert_eq!(countries(&[moved]), ["Denmark: Oslo, Denmark", "Norway: Norway"]);
    let unknown = json!({ "op": "add", "kind": "country", "at": [["the rock", 0]] });
    let lost = &summary(ARTICLE, &[unknown])["corrections"]["lost"];
    assert_eq!(lost[0]["reason"], "it does not say which country this is");
}

#[test]
fn fields_of_a_statistic_are_set() {
    let set = |field: &str, value: Value| json!({ "op": "set", "kind": "statistic", "at": [["40", 0]], "field": field, "value": value });
    let operations = [
        set("value", json!("41.50")),
        set("unit", json!("km")),
        set("kind", json!("measurement")),
        set("modifier", json!("at least")),
        set("negated", json!(true)),
        set("subject", json!("small boats")),
    ];
    let summary = summary(ARTICLE, &operations);
    let statistic = &summary["statistics"][0];
    assert_eq!(statistic["text"], "40");
    assert_eq!(statistic["value"], "41.5");
    assert_eq!((&statistic["unit"], &statistic["kind"]), (&json!("km"), &json!("measurement")));
    assert_eq!((&statistic["modifier"], &statistic["negated"]), (&json!("at least"), &json!(true)));
    assert_eq!((&statistic["subject"], &statistic["subject_span"]), (&json!("small boats"), &Value::Null));
    assert_eq!(statistic["put_right"], json!(["kind", "value", "unit", "modifier", "subject", "negated"]));
    assert!(statistic["signs"].as_array().expect("signs").contains(&json!("reader")));
}

#[test]
fn a_subject_in_the_words_of_the_paragraph_has_its_place() {
    let set = json!({ "op": "set", "kind": "statistic", "at": [["40", 0]], "field": "subject", "value": "harbour master" });
    let summary = summary(ARTICLE, &[set]);
    let span = &summary["statistics"][0]["subject_span"];
    assert!(span.is_object(), "{span}");
}

#[test]
fn what_a_field_cannot_hold_is_not_set() {
    let set = |field: &str, value: &str| json!({ "op": "set", "kind": "statistic", "at": [["40", 0]], "field": field, "value": value });
    let corrected = summary(ARTICLE, &[set("value", "forty"), set("kind", "colour"), set("credit", "x")]);
    assert_eq!(corrected["corrections"]["applied"], 0);
    assert_eq!(corrected["corrections"]["lost"].as_array().expect("a list").len(), 3);
    assert_eq!(corrected["statistics"], summary(ARTICLE, &[])["statistics"]);
}

#[test]
fn words_change_their_kind() {
    let change = json!({ "op": "kind", "kind": "person", "becomes": "country", "at": [["Doe", 1]], "whole": true, "code": "MT" });
    let summary = summary(ARTICLE, &[change]);
    assert_eq!(named(&summary, "people"), [ROE, POE]);
    assert_eq!(named(&summary, "countries")[0], "Malta: Jane Doe, Doe, Doe");
}

#[test]
fn statistics_are_removed_and_added() {
    let remove = json!({ "op": "remove", "kind": "statistic", "at": [["40", 0]] });
    let add = json!({ "op": "add", "kind": "statistic", "at": [["a small lamp", 0]] });
    let summary = summary(ARTICLE, &[remove, add]);
    let words: Vec<&Value> =
        summary["statistics"].as_array().expect("a list").iter().map(|it| &it["text"]).collect();
    assert_eq!(words, ["3 million crowns", "a small lamp", "20 minutes", "40"]);
}

#[test]
fn marks_are_kept_with_their_words() {
    let operations = [
        json!({ "op": "highlight", "at": [["The old keeper waits.", 0]], "colour": "green" }),
        json!({ "op": "note", "at": [["Weir Rock", 1]], "text": "See the chart." }),
        json!({ "op": "tag", "at": [["40", 0], ["40", 1]], "text": "figures" }),
        json!({ "op": "check", "at": [["40", 0]], "state": "wrong", "text": "It is 14.", "source": "port log" }),
    ];
    let summary = summary(ARTICLE, &operations);
    let marks = summary["corrections"]["marks"].as_array().expect("marks");
    let said: Vec<(&str, &str)> = marks
        .iter()
        .map(|mark| (mark["operation"].as_str().expect("a name"), mark["text"].as_str().expect("words")))
        .collect();
    let expected = [
        ("highlight", "The old keeper waits."),
        ("note", "Weir Rock"),
        ("tag", "40"),
        ("tag", "40"),
        ("check", "40"),
    ];
    assert_eq!(said, expected);
    assert_eq!(marks[0]["colour"], "green");
    assert_eq!((&marks[4]["state"], &marks[4]["note"]), (&json!("wrong"), &json!("It is 14.")));
}

/// An article with something that is in doubt, and where that is.
fn in_doubt() -> (String, String) {
    let text =
        "Lamp lit again\n\nThe ship came late. They saw Tobin Fell on the way. Nobody came to see the lamp."
            .to_owned();
    let article = super::article(&text);
    let analysis = dateline::analyze(&article);
    let entry = analysis.unsure.first().expect("something is in doubt");
    let words = text[entry.range.start()..entry.range.end()].to_owned();
    (text, words)
}

#[test]
fn what_is_in_doubt_is_accepted_and_dismissed() {
    let (text, words) = in_doubt();
    let accepted = summary(&text, &[json!({ "op": "accept", "at": [[words, 0]] })]);
    assert_eq!(named(&accepted, "people"), [format!("{words}: {words}")]);
    assert_eq!(accepted["unsure"], json!([]));
    let dismissed = summary(&text, &[json!({ "op": "dismiss", "at": [[words, 0]] })]);
    assert_eq!((&dismissed["people"], &dismissed["unsure"]), (&json!([]), &json!([])));
}

#[test]
fn the_people_of_a_caption_follow() {
    let text = "Lamp lit again\n\nHarbour master Jane Doe lit the lamp. Pilot John Roe said no.\n\n\
        Jane Doe (L) and John Roe in Oslo, 3 May 2021. EPA/MAX POE";
    let shown = |operations: &[Value]| {
        let summary = summary(text, operations);
        let people = summary["captions"][0]["people"].as_array().expect("people").clone();
        let name = |id: &Value| {
            let person =
                summary["people"].as_array().expect("people").iter().find(|person| person["id"] == *id);
            person.expect("the person is listed")["name"].as_str().expect("a name").to_owned()
        };
        people.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), ["Jane Doe", "John Roe"]);
    let merge = json!({ "op": "merge", "kind": "person", "at": [["Jane Doe", 0]], "into": ["John Roe", 0] });
    assert_eq!(shown(&[merge]), ["John Roe"]);
    let remove = json!({ "op": "remove", "kind": "person", "at": [["Jane Doe", 1]] });
    assert_eq!(shown(&[remove]), ["John Roe"]);
    let set = json!({ "op": "set", "kind": "caption", "at": [["Jane Doe (L)", 0]], "field": "credit", "value": "AP/JO ROE" });
    let corrected = summary(text, &[set]);
    assert_eq!(corrected["captions"][0]["credit"], "AP/JO ROE");
}

/// Each quote of `summary` as its kind, its words, and who says it.
fn quoted(summary: &Value) -> Vec<(&str, &str, Option<&str>)> {
    let quotes = summary["quotes"].as_array().expect("a list").iter();
    quotes
        .map(|quote| {
            let (kind, text) = (&quote["kind"], &quote["text"]);
            (kind.as_str().expect("a kind"), text.as_str().expect("words"), quote["speaker"]["name"].as_str())
        })
        .collect()
}

const LAMP: &str = "“It is a small lamp,”";

#[test]
fn a_speaker_is_set_and_is_the_person_of_that_name() {
    let set = |name: Value| json!({ "op": "set", "kind": "quote", "at": [[LAMP, 0]], "field": "speaker", "value": name });
    let by = |operations: &[Value]| {
        let summary = summary(ARTICLE, operations);
        let quotes = summary["quotes"].as_array().expect("a list");
        let quote = quotes.iter().find(|quote| quote["text"] == LAMP).expect("it is quoted");
        let speaker = &quote["speaker"];
        (speaker["name"].clone(), speaker["person"].clone(), quote["put_right"].clone())
    };
    assert_eq!(by(&[]), (json!("John Roe"), json!("p2"), Value::Null));
    assert_eq!(by(&[set(json!("Max Poe"))]), (json!("Max Poe"), json!("p3"), json!(["speaker"])));
    assert_eq!(by(&[set(json!("poe"))]), (json!("Max Poe"), json!("p3"), json!(["speaker"])));
    assert_eq!(by(&[set(json!("the cook"))]), (json!("the cook"), Value::Null, json!(["speaker"])));
    assert_eq!(by(&[set(Value::Null)]), (Value::Null, Value::Null, json!(["speaker"])));
}

#[test]
fn who_speaks_follows_the_people() {
    let by = |operations: &[Value]| {
        let summary = summary(ARTICLE, operations);
        let quotes = summary["quotes"].as_array().expect("a list");
        let quote = quotes.iter().find(|quote| quote["text"] == LAMP).expect("it is quoted");
        quote["speaker"]["name"].as_str().map(str::to_owned)
    };
    let rename = json!({ "op": "rename", "kind": "person", "at": [["Roe", 1]], "name": "Jonathan Roe" });
    assert_eq!(by(&[rename]).as_deref(), Some("Jonathan Roe"));
    let merge = json!({ "op": "merge", "kind": "person", "at": [["Roe", 1]], "into": ["Max Poe", 0] });
    assert_eq!(by(&[merge]).as_deref(), Some("Max Poe"));
    let moved = json!({ "op": "move", "kind": "person", "at": [["Roe", 1]], "to": ["Max Poe", 0] });
    assert_eq!(by(&[moved]).as_deref(), Some("Max Poe"));
    let split = json!({ "op": "split", "kind": "person", "at": [["Roe", 1]], "name": "Ann Roe" });
    assert_eq!(by(&[split]).as_deref(), Some("Ann Roe"));
}

#[test]
fn quotes_are_added_removed_and_changed() {
    let add = json!({ "op": "add", "kind": "quote", "at": [["The old keeper waits.", 0]] });
    let speaker = json!({ "op": "set", "kind": "quote", "at": [["The old keeper waits.", 0]], "field": "speaker", "value": "Max Poe" });
    let corrected = summary(ARTICLE, &[add.clone(), speaker]);
    assert_eq!(quoted(&corrected).last(), Some(&("indirect", "The old keeper waits.", Some("Max Poe"))));
    let quote = &corrected["quotes"].as_array().expect("a list").last().expect("it is there");
    assert_eq!((&quote["put_right"], &quote["signs"]), (&json!(["speaker", "text"]), &json!(["reader"])));
    let kind = json!({ "op": "set", "kind": "quote", "at": [["The old keeper waits.", 0]], "field": "kind", "value": "direct" });
    let words = json!({ "op": "set", "kind": "quote", "at": [["The old keeper waits.", 0]], "field": "text", "value": "The old keeper" });
    let role = json!({ "op": "set", "kind": "quote", "at": [["The old keeper", 0]], "field": "speaker", "value": "Jane Doe" });
    let corrected = summary(ARTICLE, &[add, kind, words, role]);
    assert_eq!(quoted(&corrected).last(), Some(&("direct", "The old keeper", Some("Jane Doe"))));
    let remove = json!({ "op": "remove", "kind": "quote", "at": [[LAMP, 0]] });
    let marks = json!({ "op": "add", "kind": "quote", "at": [["It is a small lamp,", 0]] });
    assert!(
        quoted(&summary(ARTICLE, std::slice::from_ref(&remove))).iter().all(|(_, words, _)| *words != LAMP)
    );
    let again = summary(ARTICLE, &[remove, marks]);
    assert!(quoted(&again).contains(&("direct", LAMP, None)), "{:?}", quoted(&again));
}

#[test]
fn a_quote_that_is_known_already_keeps_its_speaker_when_it_is_added_again() {
    let add = |words: &str| json!({ "op": "add", "kind": "quote", "at": [[words, 0]] });
    let found = summary(ARTICLE, &[]);
    let speaker = quoted(&found).iter().find(|(_, words, _)| *words == LAMP).expect("it is quoted").2;
    assert!(speaker.is_some());
    for words in [LAMP, "It is a small lamp,"] {
        let again = summary(ARTICLE, &[add(words)]);
        assert!(quoted(&again).contains(&("direct", LAMP, speaker)), "{words}: {:?}", quoted(&again));
        assert_eq!(quoted(&again).len(), quoted(&found).len());
    }
    // In two parts.
    let text = "Keeper is tired\n\n“The lamp is heavy,” keeper Jane Doe told the council on Tuesday. “It needs two men.”";
    let found = summary(text, &[]);
    assert!(found["quotes"][0]["parts"][1].is_object(), "{}", found["quotes"]);
    for words in ["The lamp is heavy,", "It needs two men."] {
        let again = summary(text, &[add(words)]);
        assert_eq!(quoted(&again), quoted(&found), "{words}");
    }
}

#[test]
fn what_cannot_be_said_of_a_quote_is_lost_with_its_reason() {
    let set = |field: &str, value: &str| json!({ "op": "set", "kind": "quote", "at": [[LAMP, 0]], "field": field, "value": value });
    let add = json!({ "op": "add", "kind": "quote", "at": [["The old keeper waits.", 0]] });
    let nobody = json!({ "op": "set", "kind": "quote", "at": [["The old keeper waits.", 0]], "field": "speaker", "value": "Ann Moe" });
    let operations = [set("text", "It is a huge lamp"), set("kind", "loud"), set("unit", "km"), add, nobody];
    let corrected = summary(ARTICLE, &operations);
    let lost = corrected["corrections"]["lost"].as_array().expect("a list");
    let reasons: Vec<&str> = lost.iter().map(|lost| lost["reason"].as_str().expect("a reason")).collect();
    let expected = [
        "its new words do not stand in its paragraph, or more than once",
        "the field cannot have that value",
        "a quote has no such field",
        "the text does not name the speaker near it",
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn any_words_can_be_made_a_caption_that_shows_whom_they_name() {
    let words = "Painter Max Poe has drawn the lamp 40 times.";
    let add = json!({ "op": "add", "kind": "caption", "at": [[words, 0]] });
    let credit = json!({ "op": "set", "kind": "caption", "at": [[words, 0]], "field": "credit", "value": "AP/JO ROE" });
    let date =
        json!({ "op": "set", "kind": "caption", "at": [[words, 0]], "field": "date", "value": "2021-05-03" });
    let corrected = summary(ARTICLE, &[add.clone(), credit, date]);
    let caption = &corrected["captions"][0];
    assert_eq!((&caption["text"], &caption["people"]), (&json!(words), &json!(["p3"])));
    assert_eq!((&caption["credit"], &caption["date"]), (&json!("AP/JO ROE"), &json!("2021-05-03")));
    assert_eq!(caption["put_right"], json!(["kind", "credit", "date"]));
    let remove = json!({ "op": "remove", "kind": "caption", "at": [[words, 0]] });
    assert_eq!(summary(ARTICLE, &[add, remove])["captions"], json!([]));
    let change = json!({ "op": "kind", "kind": "statistic", "becomes": "quote", "at": [["20 minutes", 0]] });
    let corrected = summary(ARTICLE, &[change]);
    assert!(quoted(&corrected).contains(&("indirect", "20 minutes", None)), "{:?}", quoted(&corrected));
}
