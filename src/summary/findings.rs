//! Fills the lists of a summary with what an analysis found.

use std::borrow::Cow;

use super::schema::{
    Caption, CaptionPosition, Country, CountryMention, DecisionOut, EvidenceCounts, MentionOut, Person,
    PersonMention, Quote, Reasons, SaidBy, Span, Speaker, Statistic, Unsure, Words,
};
use super::sentence;
use crate::analysis::{
    Analysis, CountryEvidence, CountryRule, Evidence, EvidenceList, Field, Mention, PersonIndex, PutRight,
    QuoteIndex, Rule, statistics_of,
};
use crate::article::{Article, TextRange};
use crate::text::CodePoints;

pub(super) fn people<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Person<'a>> {
    let mention = |found: &crate::analysis::PersonMention| PersonMention {
        place: mention_out(article, points, &found.mention),
        signs: ids(&found.evidence),
        reasons: Some(reasons(points, &found.evidence)),
    };
    let person = |(index, person): (usize, &'a crate::analysis::Person)| Person {
        id: person_id(PersonIndex(index)),
        name: person.name.as_str().into(),
        introduced_as: person.role(article),
        introduced_as_span: person.introduced_as.map(|range| span(points, range)),
        aliases: person.aliases.as_slice().into(),
        count: person.mentions.len(),
        mentions: person.mentions.iter().map(mention).collect(),
        doubt: person.doubt.map(Into::into),
        put_right: put_right(&person.put_right),
    };
    analysis.people.iter().enumerate().map(person).collect()
}

pub(super) fn countries<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Country<'a>> {
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
            let evidence = found.evidence.as_str().into();
            let decided_by = found.decision.map(|decision| decision_out(article, points, decision));
            mentions.push(CountryMention { start, end, text, block, zone, evidence, decided_by });
        }
        Country {
            id: format!("c{}", index + 1),
            name: country.name.into(),
            alpha2: country.alpha2.into(),
            alpha3: country.alpha3.into(),
            count: mentions.len(),
            evidence,
            mentions,
            doubt: country.doubt.map(Into::into),
            put_right: put_right(&country.put_right),
        }
    };
    analysis.countries.iter().enumerate().map(country).collect()
}

pub(super) fn statistics<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Statistic<'a>> {
    let statistic = |(index, statistic): (usize, &'a crate::analysis::Statistic)| {
        let (start, end) = points.range(statistic.range);
        let shown = sentence::shown(article.text(), statistic.sentence, statistic.range);
        Statistic {
            id: format!("s{}", index + 1),
            kind: statistic.kind.as_str().into(),
            text: article.slice(statistic.range).into(),
            value: statistic.value.map(|value| value.normalize().to_string()),
            value_high: statistic.value_high.map(|value| value.normalize().to_string()),
            unit: statistic.unit.as_deref().map(Into::into),
            modifier: statistic.modifier.map(|modifier| modifier.as_str().into()),
            subject: statistic.subject_words(article),
            subject_span: statistic.subject.map(|range| span(points, range)),
            negated: statistic.negated,
            clause: Some(words(article, points, statistic.clause)),
            said_by: analysis.said_by(index).map(|quote| said_by_out(analysis, quote)),
            start,
            end,
            block: statistic.block.0,
            sentence: article.slice(shown).into(),
            sentence_span: Some(span(points, statistic.sentence)),
            in_quotation: statistic.in_quotation,
            signs: ids(&statistic.evidence),
            reasons: Some(reasons(points, &statistic.evidence)),
            doubt: statistic.doubt.map(Into::into),
            put_right: put_right(&statistic.put_right),
        }
    };
    analysis.statistics.iter().enumerate().map(statistic).collect()
}

pub(super) fn captions<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Caption<'a>> {
    let caption = |(index, caption): (usize, &'a crate::analysis::Caption)| {
        let (start, end) = points.range(caption.range);
        Caption {
            id: format!("i{}", index + 1),
            text: article.slice(caption.range).into(),
            start,
            end,
            block: caption.block.0,
            alt: caption.alt.as_deref().map(Into::into),
            credit: caption.credit_words(article),
            credit_span: caption.credit.map(|range| span(points, range)),
            agency: caption.agency.as_deref().map(Into::into),
            photographer: caption.photographer.as_deref().map(Into::into),
            date: caption.date.as_deref().map(Into::into),
            people: caption.people.iter().map(|&person| person_id(person)).collect(),
            positions: caption
                .positions
                .iter()
                .map(|position| CaptionPosition {
                    person: person_id(position.person),
                    mark: article.slice(position.mark).into(),
                    mark_span: Some(span(points, position.mark)),
                    side: position.side.as_str().into(),
                    number: position.number,
                })
                .collect(),
            signs: ids(&caption.evidence),
            reasons: Some(reasons(points, &caption.evidence)),
            put_right: put_right(&caption.put_right),
        }
    };
    analysis.captions.iter().enumerate().map(caption).collect()
}

pub(super) fn quotes<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Quote<'a>> {
    let statistics = statistics_of(analysis);
    let quote = |(index, quote): (usize, &'a crate::analysis::Quote)| {
        let range = quote.range();
        let (start, end) = points.range(range);
        Quote {
            id: quote_id(QuoteIndex(index)),
            kind: quote.kind.as_str().into(),
            text: article.slice(range).into(),
            start,
            end,
            block: quote.parts.first().map_or(0, |part| part.block.0),
            parts: quote.parts.iter().map(|part| span(points, part.range)).collect(),
            speaker: quote.speaker.as_ref().map(|speaker| speaker_out(article, points, speaker)),
            cue: quote.cue.map(|cue| words(article, points, cue)),
            statistics: statistics[index].iter().map(|statistic| format!("s{}", statistic + 1)).collect(),
            signs: ids(&quote.evidence),
            reasons: Some(reasons(points, &quote.evidence)),
            put_right: put_right(&quote.put_right),
        }
    };
    analysis.quotes.iter().enumerate().map(quote).collect()
}

fn speaker_out<'a>(
    article: &'a Article,
    points: &CodePoints<'_>,
    speaker: &'a crate::analysis::Speaker,
) -> Speaker<'a> {
    let (start, end) = points.range(speaker.range);
    Speaker {
        start,
        end,
        text: article.slice(speaker.range).into(),
        kind: speaker.kind.as_str().into(),
        name: speaker.name.as_deref().map(Into::into),
        person: speaker.person.map(person_id),
        candidates: speaker.candidates.iter().map(|&person| person_id(person)).collect(),
        told_by: Some(speaker.rule.id().into()),
    }
}

/// Who says what stands in `quote`.
fn said_by_out(analysis: &Analysis, quote: QuoteIndex) -> SaidBy<'_> {
    let speaker = analysis.quotes[quote.0].speaker.as_ref();
    SaidBy {
        quote: quote_id(quote),
        name: speaker.and_then(|speaker| speaker.name.as_deref()).map(Into::into),
        person: speaker.and_then(|speaker| speaker.person).map(person_id),
    }
}

fn quote_id(QuoteIndex(index): QuoteIndex) -> String {
    format!("q{}", index + 1)
}

pub(super) fn unsure<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<Unsure<'a>> {
    let entry = |entry: &'a crate::analysis::Unsure| {
        let (start, end) = points.range(entry.range);
        Unsure {
            start,
            end,
            text: article.slice(entry.range).into(),
            block: entry.block.0,
            guess: entry.guess.as_str().into(),
            reason: entry.reason.as_str().into(),
        }
    };
    analysis.unsure.iter().map(entry).collect()
}

fn mention_out<'a>(article: &'a Article, points: &CodePoints<'_>, mention: &Mention) -> MentionOut<'a> {
    let (start, end) = points.range(mention.range);
    let text = article.slice(mention.range).into();
    MentionOut { start, end, text, block: mention.block.0, zone: mention.zone.as_str().into() }
}

fn words<'a>(article: &'a Article, points: &CodePoints<'_>, range: TextRange) -> Words<'a> {
    let (start, end) = points.range(range);
    Words { start, end, text: article.slice(range).into() }
}

/// The names of the fields that a reader put right.
fn put_right(fields: &PutRight) -> Vec<Cow<'static, str>> {
    fields.fields().map(|field| Field::as_str(field).into()).collect()
}

/// The names of the rules in `evidence`.
fn ids<R: Rule>(evidence: &EvidenceList<R>) -> Vec<Cow<'static, str>> {
    evidence.iter().map(|evidence| evidence.rule.id().into()).collect()
}

/// How much each rule in `evidence` counts, and where in the text it saw that.
fn reasons<R: Rule>(points: &CodePoints<'_>, evidence: &EvidenceList<R>) -> Reasons {
    let reason =
        |evidence: &Evidence<R>| (evidence.weight, evidence.range().map(|range| span(points, range)));
    Reasons(evidence.iter().map(reason).collect())
}

/// What decided, with the words elsewhere in the article that show it.
fn decision_out<'a>(
    article: &'a Article,
    points: &CodePoints<'_>,
    decision: Evidence<CountryRule>,
) -> DecisionOut<'a> {
    let elsewhere = decision.range().filter(|_| decision.rule == CountryRule::Article);
    let place = elsewhere.map(|range| points.range(range));
    DecisionOut {
        kind: decision.rule.id().into(),
        text: elsewhere.map(|range| article.slice(range).into()),
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
        span: decision.range().filter(|_| elsewhere.is_none()).map(|range| span(points, range)),
    }
}

fn span(points: &CodePoints<'_>, range: TextRange) -> Span {
    let (start, end) = points.range(range);
    Span { start, end }
}

fn person_id(PersonIndex(index): PersonIndex) -> String {
    format!("p{}", index + 1)
}
