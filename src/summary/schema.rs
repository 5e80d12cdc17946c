//! The findings in a summary as types, for both writing and reading.
//!
//! `assets/summary.schema.json` explains the fields. Names from a fixed list, such as kinds, are strings here, since a
//! file may hold others. Fields that older summaries lack are optional.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::analysis::Doubt;

/// Where the words of another field stand in the text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

/// A stretch of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Words<'a> {
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
}

/// One place in the text that names something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct MentionOut<'a> {
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    pub block: usize,
    pub zone: Cow<'a, str>,
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Person<'a> {
    pub id: String,
    pub name: Cow<'a, str>,
    pub introduced_as: Option<String>,
    pub introduced_as_span: Option<Span>,
    pub aliases: Cow<'a, [String]>,
    pub count: usize,
    pub mentions: Vec<PersonMention<'a>>,
    pub doubt: Option<DoubtOut<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Cow<'a, str>>,
}

/// A place that names a person, and the evidence for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PersonMention<'a> {
    #[serde(flatten)]
    pub place: MentionOut<'a>,
    #[serde(default)]
    pub signs: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Reasons>,
}

/// How much each of the `signs` counts, and where it was seen, in the order of `signs`.
///
/// A long article has a hundred thousand of them, so each is a list, `[weight]` or `[weight, start, end]`, and all of
/// them stand on one line.
#[derive(Clone, Debug)]
pub(crate) struct Reasons(pub Box<[(i8, Option<Span>)]>);

impl Serialize for Reasons {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reasons = self.0.iter().map(|&(weight, span)| match span {
            Some(Span { start, end }) => format!("[{weight},{start},{end}]"),
            None => format!("[{weight}]"),
        });
        let line = format!("[{}]", reasons.collect::<Vec<_>>().join(","));
        RawValue::from_string(line).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Reasons {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reason = |numbers: Vec<i64>| {
            let (&weight, span) = numbers.split_first()?;
            let span = match span {
                &[start, end] => Some(Span { start: start.try_into().ok()?, end: end.try_into().ok()? }),
                _ => None,
            };
            Some((weight.try_into().ok()?, span))
        };
        let reasons = Vec::<Vec<i64>>::deserialize(deserializer)?.into_iter().map(reason);
        let reasons: Option<_> = reasons.collect();
        reasons.map(Self).ok_or_else(|| D::Error::custom("a reason that is no weight with a span"))
    }
}

/// What speaks against a finding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DoubtOut<'a> {
    pub kind: Cow<'a, str>,
    pub reason: Cow<'a, str>,
    pub label: Option<Cow<'a, str>>,
}

impl From<Doubt> for DoubtOut<'_> {
    fn from(doubt: Doubt) -> Self {
        let label = match doubt {
            Doubt::Weak => None,
            Doubt::Contradicted(label) => Some(label.name().into()),
        };
        Self { kind: doubt.as_str().into(), reason: doubt.reason().into(), label }
    }
}

/// A country.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Country<'a> {
    pub id: String,
    pub name: Cow<'a, str>,
    pub alpha2: Cow<'a, str>,
    pub alpha3: Cow<'a, str>,
    pub count: usize,
    pub evidence: EvidenceCounts,
    pub mentions: Vec<CountryMention<'a>>,
    pub doubt: Option<DoubtOut<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Cow<'a, str>>,
}

/// How many mentions show a country in each way.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct EvidenceCounts {
    pub name: usize,
    pub demonym: usize,
    pub capital: usize,
}

/// A place that shows a country, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CountryMention<'a> {
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    pub block: usize,
    pub zone: Cow<'a, str>,
    pub evidence: Cow<'a, str>,
    pub decided_by: Option<DecisionOut<'a>>,
}

/// What decided between several meanings of a name, and the words that decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DecisionOut<'a> {
    pub kind: Cow<'a, str>,
    pub text: Option<Cow<'a, str>>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A number with its unit and subject.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Statistic<'a> {
    pub id: String,
    pub kind: Cow<'a, str>,
    pub text: Cow<'a, str>,
    pub value: Option<String>,
    pub value_high: Option<String>,
    pub unit: Option<Cow<'a, str>>,
    pub modifier: Option<Cow<'a, str>>,
    pub subject: Option<String>,
    pub subject_span: Option<Span>,
    #[serde(default)]
    pub negated: bool,
    pub clause: Option<Words<'a>>,
    pub said_by: Option<SaidBy<'a>>,
    pub start: usize,
    pub end: usize,
    pub block: usize,
    pub sentence: Cow<'a, str>,
    pub sentence_span: Option<Span>,
    #[serde(default)]
    pub in_quotation: bool,
    #[serde(default)]
    pub signs: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Reasons>,
    pub doubt: Option<DoubtOut<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Cow<'a, str>>,
}

/// An image caption.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Caption<'a> {
    pub id: String,
    pub text: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    pub block: usize,
    pub alt: Option<Cow<'a, str>>,
    pub credit: Option<String>,
    pub credit_span: Option<Span>,
    pub agency: Option<Cow<'a, str>>,
    pub photographer: Option<Cow<'a, str>>,
    pub date: Option<Cow<'a, str>>,
    pub people: Vec<String>,
    #[serde(default)]
    pub positions: Vec<CaptionPosition<'a>>,
    #[serde(default)]
    pub signs: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Reasons>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Cow<'a, str>>,
}

/// Where a person stands in a picture.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CaptionPosition<'a> {
    pub person: String,
    pub mark: Cow<'a, str>,
    pub mark_span: Option<Span>,
    pub side: Cow<'a, str>,
    pub number: Option<u8>,
}

/// Whose figure a statistic is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SaidBy<'a> {
    pub quote: String,
    pub name: Option<Cow<'a, str>>,
    pub person: Option<String>,
}

/// What somebody is reported to have said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Quote<'a> {
    pub id: String,
    pub kind: Cow<'a, str>,
    pub text: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    pub block: usize,
    pub parts: Vec<Span>,
    pub speaker: Option<Speaker<'a>>,
    pub cue: Option<Words<'a>>,
    #[serde(default)]
    pub statistics: Vec<String>,
    #[serde(default)]
    pub signs: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Reasons>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_right: Vec<Cow<'a, str>>,
}

/// Who says something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Speaker<'a> {
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    pub kind: Cow<'a, str>,
    pub name: Option<Cow<'a, str>>,
    pub person: Option<String>,
    #[serde(default)]
    pub candidates: Vec<String>,
    pub told_by: Option<Cow<'a, str>>,
}

/// Something that was seen but left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Unsure<'a> {
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    pub block: usize,
    pub guess: Cow<'a, str>,
    pub reason: Cow<'a, str>,
}

/// What became of the reader's corrections.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Corrections<'a> {
    pub applied: usize,
    pub lost: Vec<Lost<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark<'a>>,
}

/// A correction, or one place of it, that could not be applied.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Lost<'a> {
    pub id: Cow<'a, str>,
    pub operation: Cow<'a, str>,
    pub exact: Cow<'a, str>,
    pub reason: Cow<'a, str>,
}

/// A passage that the reader marked: in a colour, with a note, with a tag, or as checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Mark<'a> {
    pub id: Cow<'a, str>,
    pub operation: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'a, str>>,
}
