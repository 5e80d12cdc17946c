//! The JSON summary, schema `dateline/summary/1`, as types.
//!
//! The fields, their order and their meaning are published in `assets/summary.schema.json`. Offsets count Unicode
//! code points; values are decimal strings in the text's own unit.

use serde::Serialize;

use super::CodePoints;
use crate::analysis::{Analysis, CountryEvidence, Decision, Doubt, Mention, Sign};
use crate::article::{Article, TextRange};

/// The name and version of the schema that [`Summary`] follows.
pub const SCHEMA: &str = "dateline/summary/1";

/// The longest sentence that is given whole, in bytes.
const MAX_SENTENCE_BYTES: usize = 1000;

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
    unsure: Vec<Unsure<'a>>,
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
}

#[derive(Clone, Debug, Serialize)]
struct Block {
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Clone, Debug, Serialize)]
struct MentionOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    block: usize,
    zone: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Person<'a> {
    id: String,
    name: &'a str,
    introduced_as: Option<String>,
    aliases: &'a [String],
    count: usize,
    mentions: Vec<PersonMention<'a>>,
    doubt: Option<DoubtOut>,
}

#[derive(Clone, Debug, Serialize)]
struct PersonMention<'a> {
    #[serde(flatten)]
    place: MentionOut<'a>,
    signs: Vec<&'static str>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct DoubtOut {
    kind: &'static str,
    reason: &'static str,
}

impl From<Doubt> for DoubtOut {
    fn from(doubt: Doubt) -> Self {
        Self { kind: doubt.as_str(), reason: doubt.reason() }
    }
}

#[derive(Clone, Debug, Serialize)]
struct Country<'a> {
    id: String,
    name: &'a str,
    alpha2: &'a str,
    alpha3: &'a str,
    count: usize,
    evidence: EvidenceCounts,
    mentions: Vec<CountryMention<'a>>,
    doubt: Option<DoubtOut>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct EvidenceCounts {
    name: usize,
    demonym: usize,
    capital: usize,
}

#[derive(Clone, Debug, Serialize)]
struct CountryMention<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    block: usize,
    zone: &'static str,
    evidence: &'static str,
    decided_by: Option<DecisionOut<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct DecisionOut<'a> {
    kind: &'static str,
    text: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Clone, Debug, Serialize)]
struct Statistic<'a> {
    id: String,
    kind: &'static str,
    text: &'a str,
    value: Option<String>,
    value_high: Option<String>,
    unit: Option<&'a str>,
    modifier: Option<&'static str>,
    subject: Option<String>,
    start: usize,
    end: usize,
    block: usize,
    sentence: &'a str,
    in_quotation: bool,
    signs: Vec<&'static str>,
    doubt: Option<DoubtOut>,
}

#[derive(Clone, Debug, Serialize)]
struct Caption<'a> {
    id: String,
    text: &'a str,
    start: usize,
    end: usize,
    block: usize,
    alt: Option<&'a str>,
    credit: Option<String>,
    agency: Option<&'a str>,
    photographer: Option<&'a str>,
    date: Option<&'a str>,
    people: Vec<String>,
    positions: Vec<CaptionPosition<'a>>,
    signs: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct CaptionPosition<'a> {
    person: String,
    mark: &'a str,
    side: &'static str,
    number: Option<u8>,
}

#[derive(Clone, Debug, Serialize)]
struct Unsure<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    block: usize,
    guess: &'static str,
    reason: &'a str,
}

impl<'a> Summary<'a> {
    /// The summary of `article` as `analysis` understands it. The two must belong together.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let points = CodePoints::new(article.text());
        let warnings = article.warnings().iter().chain(&analysis.warnings);
        Self {
            schema: SCHEMA,
            generator: Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            document: document(article, analysis, &points),
            people: people(article, analysis, &points),
            countries: countries(article, analysis, &points),
            statistics: statistics(article, analysis, &points),
            captions: captions(article, analysis, &points),
            unsure: unsure(article, analysis, &points),
            warnings: warnings.map(ToString::to_string).collect(),
        }
    }

    /// The summary as JSON, indented by two spaces, ending in a line end.
    #[must_use]
    pub fn to_pretty_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("strings and numbers always serialize");
        json.push('\n');
        json
    }
}

/// The summary of `article` as JSON, indented by two spaces, ending in a line end.
#[must_use]
pub fn to_json(article: &Article, analysis: &Analysis) -> String {
    Summary::new(article, analysis).to_pretty_json()
}

fn document<'a>(article: &'a Article, analysis: &Analysis, points: &CodePoints<'_>) -> Document<'a> {
    let (source, metadata) = (article.source(), article.metadata());
    Document {
        source: source.name.as_deref(),
        format: source.format,
        encoding: source.encoding,
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
                Block { kind: block.kind.as_str(), start, end }
            })
            .collect(),
    }
}

fn people<'a>(article: &'a Article, analysis: &'a Analysis, points: &CodePoints<'_>) -> Vec<Person<'a>> {
    let mention = |found: &crate::analysis::PersonMention| PersonMention {
        place: mention_out(article, points, &found.mention),
        signs: found.signs.iter().map(Sign::as_str).collect(),
    };
    let person = |(index, person): (usize, &'a crate::analysis::Person)| Person {
        id: person_id(index),
        name: &person.name,
        introduced_as: person.introduced_as.map(|range| one_line(article, range)),
        aliases: &person.aliases,
        count: person.mentions.len(),
        mentions: person.mentions.iter().map(mention).collect(),
        doubt: person.doubt.map(Into::into),
    };
    analysis.people.iter().enumerate().map(person).collect()
}

fn countries<'a>(article: &'a Article, analysis: &'a Analysis, points: &CodePoints<'_>) -> Vec<Country<'a>> {
    let country = |(index, country): (usize, &'a crate::analysis::Country)| {
        let mut evidence = EvidenceCounts::default();
        let mut mentions = Vec::with_capacity(country.mentions.len());
        for found in &country.mentions {
            match found.evidence {
                CountryEvidence::Name => evidence.name += 1,
                CountryEvidence::Demonym => evidence.demonym += 1,
                CountryEvidence::Capital => evidence.capital += 1,
            }
            let MentionOut { start, end, text, block, zone } = mention_out(article, points, &found.mention);
            let evidence = found.evidence.as_str();
            let decided_by = found.decision.map(|decision| decision_out(article, points, decision));
            mentions.push(CountryMention { start, end, text, block, zone, evidence, decided_by });
        }
        Country {
            id: format!("c{}", index + 1),
            name: country.name,
            alpha2: country.alpha2,
            alpha3: country.alpha3,
            count: mentions.len(),
            evidence,
            mentions,
            doubt: country.doubt.map(Into::into),
        }
    };
    analysis.countries.iter().enumerate().map(country).collect()
}

fn statistics<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Statistic<'a>> {
    let statistic = |(index, statistic): (usize, &'a crate::analysis::Statistic)| {
        let (start, end) = points.range(statistic.range);
        Statistic {
            id: format!("s{}", index + 1),
            kind: statistic.kind.as_str(),
            text: article.slice(statistic.range),
            value: statistic.value.map(|value| value.normalize().to_string()),
            value_high: statistic.value_high.map(|value| value.normalize().to_string()),
            unit: statistic.unit.as_deref(),
            modifier: statistic.modifier.map(crate::analysis::Modifier::as_str),
            subject: statistic.subject.map(|range| one_line(article, range)),
            start,
            end,
            block: statistic.block.0,
            sentence: article.slice(shown_sentence(article, statistic)),
            in_quotation: statistic.in_quotation,
            signs: statistic.signs.iter().map(|sign| sign.as_str()).collect(),
            doubt: statistic.doubt.map(Into::into),
        }
    };
    analysis.statistics.iter().enumerate().map(statistic).collect()
}

fn captions<'a>(article: &'a Article, analysis: &'a Analysis, points: &CodePoints<'_>) -> Vec<Caption<'a>> {
    let caption = |(index, caption): (usize, &'a crate::analysis::Caption)| {
        let (start, end) = points.range(caption.range);
        Caption {
            id: format!("i{}", index + 1),
            text: article.slice(caption.range),
            start,
            end,
            block: caption.block.0,
            alt: caption.alt.as_deref(),
            credit: caption.credit.map(|range| one_line(article, range)),
            agency: caption.agency.as_deref(),
            photographer: caption.photographer.as_deref(),
            date: caption.date.as_deref(),
            people: caption.people.iter().map(|&index| person_id(index)).collect(),
            positions: caption
                .positions
                .iter()
                .map(|position| CaptionPosition {
                    person: person_id(position.person),
                    mark: article.slice(position.mark),
                    side: position.side.as_str(),
                    number: position.number,
                })
                .collect(),
            signs: caption.signs.iter().map(|sign| sign.as_str()).collect(),
        }
    };
    analysis.captions.iter().enumerate().map(caption).collect()
}

fn unsure<'a>(article: &'a Article, analysis: &'a Analysis, points: &CodePoints<'_>) -> Vec<Unsure<'a>> {
    let entry = |entry: &'a crate::analysis::Unsure| {
        let (start, end) = points.range(entry.range);
        Unsure {
            start,
            end,
            text: article.slice(entry.range),
            block: entry.block.0,
            guess: entry.guess.as_str(),
            reason: &entry.reason,
        }
    };
    analysis.unsure.iter().map(entry).collect()
}

fn mention_out<'a>(article: &'a Article, points: &CodePoints<'_>, mention: &Mention) -> MentionOut<'a> {
    let (start, end) = points.range(mention.range);
    let text = article.slice(mention.range);
    MentionOut { start, end, text, block: mention.block.0, zone: mention.zone.as_str() }
}

fn decision_out<'a>(article: &'a Article, points: &CodePoints<'_>, decision: Decision) -> DecisionOut<'a> {
    let place = decision.witness.map(|witness| points.range(witness));
    DecisionOut {
        kind: decision.by.as_str(),
        text: decision.witness.map(|witness| article.slice(witness)),
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
    }
}

fn person_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// The sentence of `statistic`, or the part around it of one so long that it is none: a thousand numbers in a text
/// without full stops would otherwise give that text a thousand times.
fn shown_sentence(article: &Article, statistic: &crate::analysis::Statistic) -> TextRange {
    let TextRange { start, end } = statistic.sentence;
    if end - start <= MAX_SENTENCE_BYTES {
        return statistic.sentence;
    }
    let half = MAX_SENTENCE_BYTES / 2;
    let (text, place) = (article.text(), statistic.range);
    let start = text.ceil_char_boundary(place.start.saturating_sub(half).max(start)).min(place.start);
    let end = text.floor_char_boundary((place.end + half).min(end)).max(place.end);
    TextRange::new(start, end).trimmed(text)
}

/// The words of `range` on one line, as they are shown in a list.
fn one_line(article: &Article, range: TextRange) -> String {
    article.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
}
