//! Files of many kinds become articles: the cases are in `data/inputs/`.
//!
//! The first line of an input is the name of the file, and a line that begins with a backslash goes without it. The output
//! is that of web pages, with the credits of captions behind the blocks, and with each further article of the file below its
//! name.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{cases, common, html};

fn listing(input: &str) -> String {
    let (name, content) = input.split_once('\n').expect("the name of a file");
    let lines: Vec<&str> = content.split('\n').map(|line| line.strip_prefix('\\').unwrap_or(line)).collect();
    let mut article = dateline::open_bytes(lines.join("\n"), name).expect("the file can be read").article;
    let others = article.take_others();
    let mut listing = listing_of(&article);
    for other in others {
        let name = other.source().name.as_deref().unwrap_or_default();
        write!(listing, "\n{name}\n{}", listing_of(&other)).expect("a string takes any text");
    }
    listing
}

fn listing_of(article: &dateline::Article) -> String {
    let mut listing = html::listing_of(article);
    let summary: Value = serde_json::from_str(&common::summary(article)).expect("the summary is JSON");
    for credit in
        summary["captions"].as_array().into_iter().flatten().filter_map(|caption| caption["credit"].as_str())
    {
        writeln!(listing, "credit: {credit}").expect("a string takes any text");
    }
    listing
}

#[test]
fn every_file_is_read_as_its_case_says() {
    cases::check("inputs", listing);
}
