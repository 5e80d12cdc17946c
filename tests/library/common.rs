//! Shared by several tests: the sample articles, and the promises that every summary keeps.

use std::path::{Path, PathBuf};

use dateline::{Article, Opened};
use serde_json::Value;

use crate::invariants;
pub use crate::samples::{sample, summary_of_file};

/// The sample articles and those of tests/data, by name.
pub fn articles() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = sample("")
        .read_dir()
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    assert!(files.len() >= 4, "samples are missing: {files:?}");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    files.extend(["hard-wrapped.txt", "single-line-ends.txt"].map(|name| data.join(name)));
    files.sort();
    files
}

/// The JSON summary of `article`.
pub fn summary(article: &Article) -> String {
    summary_of_opened(article.clone().into())
}

/// The JSON summary of `opened`, with the analysis that came with it or a new one.
pub fn summary_of_opened(opened: Opened) -> String {
    let (article, analysis) = opened.analyzed();
    invariants::check(&article, &analysis);
    dateline::to_json(&article, &analysis)
}

/// `json` without the white space between its tokens.
pub fn compact(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let mut compact = String::with_capacity(json.len());
    for c in json.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else {
            in_string = c == '"';
        }
        if in_string || !c.is_ascii_whitespace() {
            compact.push(c);
        }
    }
    compact
}

/// Fails unless `summary` keeps every promise that a schema cannot state: offsets, order, counts and ids.
#[track_caller]
pub fn check_promises(summary: &Value) {
    Promises::new(summary).check();
}

/// A summary with the byte offset of every code point of its text.
struct Promises<'a> {
    summary: &'a Value,
    text: &'a str,
    bytes: Vec<usize>,
    blocks: Vec<(usize, usize)>,
}

impl<'a> Promises<'a> {
    fn new(summary: &'a Value) -> Self {
        let text = string(&summary["document"]["text"]);
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let blocks = list(&summary["document"]["blocks"]).iter().map(range).collect();
        Self { summary, text, bytes, blocks }
    }

    fn check(&self) {
        let document = &self.summary["document"];
        assert_eq!(number(&document["characters"]), self.text.chars().count());
        self.check_order(&self.blocks, "blocks");
        self.check_people();
        self.check_countries();
        self.check_statistics();
        self.check_captions();
        let unsure = list(&self.summary["unsure"]);
        assert!(unsure.is_sorted_by_key(range), "unsure is not in text order");
        for entry in unsure {
            self.check_place(entry);
        }
    }

    fn check_people(&self) {
        let people = list(&self.summary["people"]);
        check_ids(people, "p");
        self.check_mentions(people);
        let in_credits_only =
            |person: &Value| list(&person["mentions"]).iter().all(|mention| mention["zone"] == "credit");
        let order = |person| (in_credits_only(person), first_mention(person));
        assert!(people.is_sorted_by_key(order), "people are not in order, those of credits last");
        for person in people {
            let name = string(&person["name"]);
            let aliases: Vec<&str> = list(&person["aliases"]).iter().map(string).collect();
            assert!(!aliases.contains(&name), "{name} is an alias of itself");
            assert_eq!(name.trim(), name);
        }
    }

    fn check_countries(&self) {
        let countries = list(&self.summary["countries"]);
        check_ids(countries, "c");
        self.check_mentions(countries);
        assert!(countries.is_sorted_by_key(first_mention), "countries are not in order of first mention");
        let codes: std::collections::BTreeSet<&str> =
            countries.iter().map(|country| string(&country["alpha2"])).collect();
        assert_eq!(codes.len(), countries.len(), "a country is listed twice");
        for country in countries {
            for evidence in ["name", "demonym", "capital"] {
                let mentions = list(&country["mentions"]);
                let found = mentions.iter().filter(|mention| mention["evidence"] == evidence).count();
                assert_eq!(number(&country["evidence"][evidence]), found, "{country}");
            }
        }
    }

    fn check_statistics(&self) {
        let statistics = list(&self.summary["statistics"]);
        check_ids(statistics, "s");
        self.check_order(&statistics.iter().map(range).collect::<Vec<_>>(), "statistics");
        for statistic in statistics {
            self.check_place(statistic);
            let sentence = string(&statistic["sentence"]);
            assert!(sentence.contains(string(&statistic["text"])), "{statistic}");
            let (start, end) = range(statistic);
            let around = self.bytes[start].saturating_sub(sentence.len())
                ..self.text.len().min(self.bytes[end] + sentence.len());
            let around = &self.text.as_bytes()[around];
            let mut places = around.windows(sentence.len());
            assert!(places.any(|place| place == sentence.as_bytes()), "{statistic}");
            let clause = &statistic["clause"];
            let mut in_block = clause.clone();
            in_block["block"] = statistic["block"].clone();
            self.check_place(&in_block);
            let (clause_start, clause_end) = range(clause);
            assert!(clause_start <= start && end <= clause_end, "{statistic}");
            assert!(
                string(&clause["text"]).len() <= 1000 + self.bytes[end] - self.bytes[start],
                "{statistic}"
            );
            if let Some(subject) = statistic["subject"].as_str() {
                assert!(!subject.trim().is_empty() && !subject.contains('\n'), "{statistic}");
            }
        }
    }

    fn check_captions(&self) {
        let captions = list(&self.summary["captions"]);
        check_ids(captions, "i");
        self.check_order(&captions.iter().map(range).collect::<Vec<_>>(), "captions");
        let people = list(&self.summary["people"]);
        for caption in captions {
            self.check_place(caption);
            for id in list(&caption["people"]) {
                let person = people.iter().find(|person| person["id"] == *id);
                let person = person.expect("a caption's people are in the list of people");
                let shown = list(&person["mentions"])
                    .iter()
                    .any(|mention| mention["block"] == caption["block"] && mention["zone"] != "credit");
                assert!(shown, "{caption}");
            }
        }
        let blocks = list(&self.summary["document"]["blocks"]);
        let caption_blocks = blocks.iter().filter(|block| block["kind"] == "caption").count();
        // A reader may have taken some off.
        let is_corrected = !self.summary["corrections"].is_null();
        assert!(captions.len() == caption_blocks || is_corrected, "every caption block is a caption");
    }

    /// Each entity's mentions are in order and match its count, and no place is a mention of two entities in the list.
    fn check_mentions(&self, entities: &[Value]) {
        let mut places = Vec::new();
        for entity in entities {
            let mentions = list(&entity["mentions"]);
            assert_eq!(number(&entity["count"]), mentions.len(), "{entity}");
            assert!(!mentions.is_empty(), "{entity}");
            let ranges: Vec<_> = mentions.iter().map(range).collect();
            self.check_order(&ranges, "mentions");
            places.extend(ranges);
            for mention in mentions {
                self.check_place(mention);
            }
        }
        places.sort_unstable();
        self.check_order(&places, "mentions of different entities");
    }

    /// The offsets give the text, within one block.
    fn check_place(&self, place: &Value) {
        let (start, end) = range(place);
        assert_eq!(&self.text[self.bytes[start]..self.bytes[end]], string(&place["text"]), "{place}");
        let (block_start, block_end) = self.blocks[number(&place["block"])];
        assert!(block_start <= start && end <= block_end, "{place} is not in its block");
        let text = string(&place["text"]);
        assert_eq!(text.trim(), text, "white space around {place}");
    }

    fn check_order(&self, ranges: &[(usize, usize)], what: &str) {
        for &(start, end) in ranges {
            assert!(start < end && end < self.bytes.len(), "{what}: {start}..{end} is empty or outside");
        }
        for pair in ranges.windows(2) {
            assert!(
                pair[0].1 <= pair[1].0,
                "{what}: {:?} and {:?} overlap or are out of order",
                pair[0],
                pair[1]
            );
        }
    }
}

/// Ids count from one.
fn check_ids(entities: &[Value], prefix: &str) {
    for (index, entity) in entities.iter().enumerate() {
        assert_eq!(string(&entity["id"]), format!("{prefix}{}", index + 1));
    }
}

fn first_mention(entity: &Value) -> (usize, usize) {
    range(&entity["mentions"][0])
}

fn range(value: &Value) -> (usize, usize) {
    (number(&value["start"]), number(&value["end"]))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string"))
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number")) as usize
}
