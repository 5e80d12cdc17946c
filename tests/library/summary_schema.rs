//! Real summaries follow the published schema and keep the promises that a schema cannot state.

use std::path::Path;
use std::sync::LazyLock;

use assert_cmd::Command;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::common;

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/summary.schema.json");
    let bytes = std::fs::read(path).expect("the schema is there");
    serde_json::from_slice(&bytes).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("the schema is one")
}

/// Fails unless `summary` follows the schema and keeps every promise.
#[track_caller]
pub fn assert_valid(summary: &Value) {
    static VALIDATOR: LazyLock<Validator> = LazyLock::new(validator);
    check(&VALIDATOR, summary);
}

#[track_caller]
fn check(validator: &Validator, summary: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(summary).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    common::check_promises(summary);
}

fn dateline() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
}

#[test]
fn the_schema_is_valid_under_draft_2020_12() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is valid");
}

#[test]
fn every_sample_follows_the_schema() {
    let validator = validator();
    for path in common::articles() {
        println!("{}", path.display());
        let summary = serde_json::from_str(&common::summary_of_file(&path)).expect("the summary is JSON");
        check(&validator, &summary);
    }
}

#[test]
fn a_summary_with_every_field_filled_follows_the_schema() {
    let text = "Minister of rivers meets the press\n\nBy Jane Doe\n\n4 May 2021\n\n\
        VIENNA, May 4 (AP) — Austrian Foreign Minister Ada Lind said on Tuesday that nearly 11 million people in \
        Austria live by a river, up from between 9 and 10 million. “It is 40%,” Lind told reporters.\n\n\
        Vienna talks\n\nMinister Ada Lind (L) speaks in Vienna, Austria, 3 May 2021. EPA/TOM ROE\n\n\
        Vienna talks\n\nA barge on the Danube, 3 May 2021. Tom Roe/Pool via REUTERS\n";
    let article = dateline::article_from_text(text.to_owned()).expect("this is text");
    let summary = serde_json::from_str(&common::summary(&article)).expect("the summary is JSON");
    check(&validator(), &summary);
    let document = &summary["document"];
    assert_eq!(document["title"], "Minister of rivers meets the press");
    assert_eq!(document["byline"], "Jane Doe");
    assert_eq!(document["published"], "2021-05-04");
    let caption = &summary["captions"][0];
    assert_eq!(caption["alt"], "Vienna talks");
    assert_eq!(caption["credit"], "EPA/TOM ROE");
    assert_eq!(caption["agency"], "EPA");
    assert_eq!(caption["photographer"], "Tom Roe");
    assert_eq!(caption["date"], "2021-05-03");
}

#[test]
fn the_schema_refuses_what_is_no_summary() {
    let validator = validator();
    let path = common::sample("danube-talks.txt");
    let good: Value = serde_json::from_str(&common::summary_of_file(&path)).expect("the summary is JSON");
    let refuses = |pointer: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).expect("the field is there") = value;
        assert!(!validator.is_valid(&bad), "{pointer} may be anything");
    };
    refuses("/schema", json!("dateline/summary/2"));
    refuses("/document/blocks/0/kind", json!("headline"));
    refuses("/document/blocks/0/start", json!(-1));
    refuses("/document/sha256", json!("abc"));
    refuses("/document/offset_unit", json!("byte"));
    refuses("/captions/0/id", json!("p1"));
    refuses("/people", json!(null));
    let mut more = good.clone();
    more["document"]["section"] = json!("World");
    assert!(validator.is_valid(&more), "fields may be added");
    let mut less = good;
    less["document"].as_object_mut().expect("an object").remove("byline");
    assert!(!validator.is_valid(&less), "no field may be missing");
}

#[test]
fn statistics_and_countries_without_their_fields_are_refused() {
    let validator = validator();
    let mut summary: Value =
        serde_json::from_str(&common::summary_of_file(&common::sample("danube-talks.txt"))).expect("JSON");
    let mention = json!({"start": 0, "end": 6, "text": "Danube", "block": 0, "zone": "heading"});
    let country = |mention: &Value| {
        json!([{"id": "c1", "name": "Austria", "alpha2": "AT", "alpha3": "AUT", "count": 1,
            "evidence": {"name": 1, "demonym": 0, "capital": 0}, "mentions": [mention],
            "doubt": null}])
    };
    summary["countries"] = country(&mention);
    assert!(!validator.is_valid(&summary), "a mention of a country has its evidence");
    let mut with_evidence = mention.clone();
    with_evidence["evidence"] = json!("name");
    summary["countries"] = country(&with_evidence);
    assert!(validator.is_valid(&summary));
    let statistic = |value: &str| {
        json!([{"id": "s1", "kind": "count", "text": "x", "value": value, "value_high": null, "unit": null,
            "modifier": "about", "subject": null, "start": 0, "end": 1, "block": 0, "sentence": "x",
            "in_quotation": false, "doubt": null}])
    };
    for value in ["0", "11", "-3", "0.25", "3000000", "1.05"] {
        summary["statistics"] = statistic(value);
        assert!(validator.is_valid(&summary), "{value}");
    }
    for value in ["", "1.0", "1,000", "01", "1e6", "+1", "1."] {
        summary["statistics"] = statistic(value);
        assert!(!validator.is_valid(&summary), "{value}");
    }
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    for path in common::articles() {
        let in_process = common::summary_of_file(&path);
        assert_eq!(in_process, common::summary_of_file(&path));
        let output = dateline().arg("summary").arg(&path).assert().success().get_output().stdout.clone();
        assert_eq!(String::from_utf8(output).expect("UTF-8"), in_process);
    }
}

#[test]
fn batch_gives_the_summary_with_the_id_before_it() {
    let articles = common::articles();
    let input: String = articles.iter().map(|path| format!("{}\n", json!({"id": 7, "path": path}))).collect();
    for jobs in ["1", "4"] {
        let output = dateline().args(["batch", "--jobs", jobs]).write_stdin(input.clone()).assert().success();
        let output = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
        let lines: Vec<&str> = output.lines().collect();
        assert_eq!(lines.len(), articles.len());
        for (line, path) in lines.into_iter().zip(&articles) {
            let rest = line.strip_prefix(r#"{"id":7,"#).expect("the id comes first");
            assert_eq!(format!("{{{rest}"), common::compact(&common::summary_of_file(path)));
        }
    }
}
