//! An article and its analysis → the JSON summary.

use serde::Serialize;

use super::schema::{Caption, Corrections, Country, Person, Quote, Statistic, Unsure};
use super::{SCHEMA, corrections, findings};
use crate::analysis::Analysis;
use crate::article::{Article, Warning};
use crate::text::CodePoints;

/// The summary of one article.
#[derive(Clone, Debug, Serialize)]
pub struct Summary<'a> {
    schema: &'static str,
    generator: Generator,
    document: Document<'a>,
    people: Vec<Person<'a>>,
    countries: Vec<Country<'a>>,
    statistics: Vec<Statistic<'a>>,
    captions: Vec<Caption<'a>>,
    quotes: Vec<Quote<'a>>,
    unsure: Vec<Unsure<'a>>,
    corrections: Option<Corrections<'a>>,
    warnings: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Generator {
    name: &'static str,
    version: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Document<'a> {
    source: Option<&'a str>,
    format: &'a str,
    encoding: &'a str,
    sha256: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    offset_unit: &'static str,
    characters: usize,
    words: usize,
    text: &'a str,
    blocks: Vec<Block>,
    warnings: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Block {
    kind: &'static str,
    start: usize,
    end: usize,
    origin: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cues: Vec<&'static str>,
}

impl<'a> Summary<'a> {
    /// The summary of `article` and its `analysis`. The two must belong together.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let points = CodePoints::new(article.text());
        let warnings = article.warnings().iter().chain(&analysis.warnings);
        Self {
            schema: SCHEMA,
            generator: Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            document: document(article, analysis, &points),
            people: findings::people(article, analysis, &points),
            countries: findings::countries(article, analysis, &points),
            statistics: findings::statistics(article, analysis, &points),
            captions: findings::captions(article, analysis, &points),
            quotes: findings::quotes(article, analysis, &points),
            unsure: findings::unsure(article, analysis, &points),
            corrections: analysis
                .corrected
                .as_deref()
                .map(|corrected| corrections::written(article, corrected, &points)),
            warnings: warnings.map(Warning::to_string).collect(),
        }
    }

    /// The summary as JSON, indented by two spaces, with a newline at the end.
    #[must_use]
    pub fn to_pretty_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("strings and numbers always serialize");
        json.push('\n');
        json
    }
}

/// The summary of `article` as JSON, indented by two spaces, with a newline at the end.
#[must_use]
pub fn to_json(article: &Article, analysis: &Analysis) -> String {
    Summary::new(article, analysis).to_pretty_json()
}

fn document<'a>(article: &'a Article, analysis: &Analysis, points: &CodePoints<'_>) -> Document<'a> {
    let (source, metadata) = (article.source(), article.metadata());
    Document {
        source: source.name.as_deref(),
        format: source.format,
        encoding: source.encoding.unwrap_or(encoding_rs::UTF_8.name()),
        sha256: &source.sha256,
        title: metadata.title.as_deref(),
        byline: metadata.byline.as_deref(),
        published: metadata.published.as_deref(),
        site: metadata.site.as_deref(),
        url: metadata.url.as_deref(),
        language: metadata.language.as_deref(),
        offset_unit: "unicode-code-point",
        characters: points.at(article.text().len()),
        words: analysis.word_count,
        text: article.text(),
        blocks: article
            .blocks()
            .iter()
            .map(|block| {
                let (start, end) = points.range(block.range);
                Block {
                    kind: block.kind.as_str(),
                    start,
                    end,
                    origin: block.origin.as_str(),
                    cues: block.origin.cues().names().collect(),
                }
            })
            .collect(),
        warnings: article.warnings().iter().map(Warning::to_string).collect(),
    }
}
