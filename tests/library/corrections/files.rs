//! The file of corrections: its schema, what it keeps, and what it refuses.

use std::path::Path;

use dateline::{Corrections, FileProblem, Store};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{ARTICLE, article, corrections, random, report};
use crate::program::{self, assert_error, file, folder, run};

pub fn validator() -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/corrections.schema.json");
    let schema: Value =
        serde_json::from_slice(&std::fs::read(path).expect("the schema is there")).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is valid");
    jsonschema::draft202012::new(&schema).expect("the schema is one")
}

#[track_caller]
pub fn check(validator: &Validator, corrections: &Corrections) {
    let value: Value = serde_json::from_str(&corrections.to_json()).expect("it is JSON");
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn what_is_written_follows_the_schema_and_comes_back() {
    let validator = validator();
    let article = article(ARTICLE);
    let analysis = dateline::analyze(&article);
    let mut corrections = Corrections::new(&article);
    for seed in 0..200 {
        corrections.record(random::operation(&article, &analysis, seed));
    }
    corrections.take_back("o7");
    corrections.undo();
    corrections.undo();
    check(&validator, &corrections);
    let again = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
    assert_eq!(again, corrections);
    assert_eq!(again.to_json(), corrections.to_json());
}

#[test]
fn what_a_later_version_wrote_is_kept_and_reported() {
    let article = article(ARTICLE);
    let known = json!({ "op": "dismiss", "at": [["Doe", 0]], "mood": "sure" });
    let later = json!({ "op": "sing", "at": [["Doe", 0]], "song": [1, 2] });
    let mut file: Value =
        serde_json::from_str(&corrections(&article, &[known, later]).to_json()).expect("it is JSON");
    file["weather"] = json!({ "fog": true });
    let corrections = Corrections::from_json(file.to_string().as_bytes()).expect("it can be read");
    let again: Value = serde_json::from_str(&corrections.to_json()).expect("it is JSON");
    assert_eq!(again["operations"], file["operations"]);
    assert_eq!(again["weather"], file["weather"]);
    let corrected = super::apply(&article, &dateline::analyze(&article), &corrections);
    let lost = report(&corrected).lost;
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].operation.as_str(), lost[0].exact.as_str()), ("sing", "Doe"));
}

#[test]
fn files_that_are_not_of_this_schema_are_refused() {
    let problem = |text: &str| Corrections::from_json(text.as_bytes()).expect_err("it is refused");
    assert!(matches!(problem("no"), FileProblem::Malformed(_)));
    assert!(matches!(problem("{}"), FileProblem::Malformed(_)));
    assert!(matches!(problem(r#"{"schema": "dateline/corrections/1"}"#), FileProblem::Malformed(_)));
    let newer = problem(r#"{"schema": "dateline/corrections/2", "document": {}}"#);
    assert_eq!(newer, FileProblem::OtherSchema("dateline/corrections/2".to_owned()));
}

#[test]
fn operations_without_sense_are_lost_and_nothing_else() {
    let article = article(ARTICLE);
    let nonsense = [
        json!(null),
        json!(7),
        json!({ "id": 3, "op": "remove" }),
        json!({ "id": "a", "op": "remove", "at": [] }),
        json!({ "id": "b", "op": "remove", "kind": "person", "at": [] }),
        json!({ "id": "c", "op": "remove", "kind": "person", "at": [{ "exact": "Doe", "start": 9, "end": 3 }] }),
        json!({ "id": "d", "op": "remove", "kind": "person", "at": [{ "exact": "Doe", "start": 0, "end": 1u64 << 60 }] }),
        json!({ "id": "e", "op": "highlight", "colour": "mud", "at": [] }),
    ];
    let file = json!({
        "schema": dateline::CORRECTIONS_SCHEMA, "document": { "text": ARTICLE }, "operations": nonsense,
    });
    let corrections = Corrections::from_json(file.to_string().as_bytes()).expect("it can be read");
    let analysis = dateline::analyze(&article);
    let corrected = super::apply(&article, &analysis, &corrections);
    assert_eq!(corrected.people, analysis.people);
    let report = report(&corrected);
    assert_eq!((report.applied, report.lost.len()), (0, nonsense.len()));
}

#[test]
fn the_command_line_reads_the_file_that_it_is_given_or_that_is_beside_the_article() {
    let folder = folder();
    let path = file(&folder, "lamp.txt", ARTICLE);
    let rename = json!({ "op": "rename", "kind": "person", "at": [["Max Poe", 0]], "name": "Mac Poe" });
    let sidecar = corrections(&article(ARTICLE), &[rename]).to_json();
    let other = file(&folder, "other.json", &sidecar);
    let path = path.to_str().expect("UTF-8");
    let summary = |arguments: &[&str]| -> Value {
        let output = run(&[&["summary", path], arguments].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("it is JSON")
    };
    let plain = summary(&[]);
    assert_eq!(plain["corrections"], Value::Null);
    let given = summary(&["--corrections", other.to_str().expect("UTF-8")]);
    assert_eq!(given["people"][2]["name"], "Mac Poe");
    assert_eq!(given["corrections"], json!({ "applied": 1, "lost": [] }));
    file(&folder, "lamp.txt.dateline.json", &sidecar);
    assert_eq!(summary(&[]), given);
    assert_eq!(summary(&["--corrections", "none"]), plain);
    let newer = sidecar.replace("corrections/1", "corrections/2");
    let newer = file(&folder, "lamp.txt.dateline.json", &newer);
    let warned = summary(&[]);
    assert_eq!(warned["people"], plain["people"]);
    assert!(warned["warnings"][0].as_str().expect("a warning").contains("corrections/2"), "{warned}");
    let refused = run(&["summary", path, "--corrections", newer.to_str().expect("UTF-8")], "");
    assert_error(&refused, 1, &["corrections/2", "left as it is"]);
}

#[test]
#[cfg(target_os = "linux")]
fn the_command_line_reads_what_the_window_has_kept() {
    let folder = folder();
    let path = file(&folder, "lamp.txt", ARTICLE);
    let opened = dateline::open(&path).expect("the article opens").article;
    let rename = |words: &str, name: &str| {
        let rename = json!({ "op": "rename", "kind": "person", "at": [[words, 0]], "name": name });
        corrections(&opened, &[rename])
    };
    let store = Store::new(folder.path().join("dateline/corrections"));
    let mut kept = store.load(&opened);
    kept.corrections = rename("Max Poe", "Mac Poe");
    store.keep(&opened, &mut kept).expect("they are kept");
    let names = |arguments: &[&str]| -> Value {
        let mut command = program::dateline();
        command.arg("summary").arg(&path).args(arguments).env("XDG_DATA_HOME", folder.path());
        let output = command.output().expect("the program runs");
        let summary: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        json!([summary["people"][0]["name"], summary["people"][2]["name"]])
    };
    assert_eq!(names(&[]), json!(["Jane Doe", "Mac Poe"]));
    assert_eq!(names(&["--corrections", "none"]), json!(["Jane Doe", "Max Poe"]));
    // Those beside the article hold as well.
    let beside = rename("Jane Doe", "Joan Doe").to_json().replace("\"o0\"", "\"b0\"");
    file(&folder, "lamp.txt.dateline.json", beside);
    assert_eq!(names(&[]), json!(["Joan Doe", "Mac Poe"]));
}
