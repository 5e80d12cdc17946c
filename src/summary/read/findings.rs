//! What a summary says about its text → [`Analysis`].
//!
//! Whatever fits the text is taken over unchanged. Whether a person is named only in credits follows from the mentions.
//! Older summaries do not give the places of the words that introduce a person, of the subject and the sentence of a
//! statistic, and of the credit and the marks of a caption; these are looked for near the mention. Nor do they give the
//! clause of a statistic, whose sentence is taken for it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::super::schema::{self, Span};
use super::super::{corrections, sentence};
use super::places::Places;
use crate::analysis::{
    Analysis, Caption, CaptionPosition, Country, CountryMention, CountryRule, Doubt, Evidence, EvidenceList,
    Field, Kind, Mention, Parts, Person, PersonIndex, PersonMention, PutRight, Quote, QuoteRule, Rule,
    Speaker, Statistic, Unsure,
};
use crate::article::{Article, BlockKind, Warning};
use crate::text::one_line;

/// How many mentions of a person to search around for the words that introduce them.
const MAX_INTRODUCTIONS: usize = 50;
/// How many findings that do not fit the text a warning names.
const MAX_NAMED: usize = 3;

/// A summary without all of these lists is analysed anew.
const LISTS: [&str; 4] = ["people", "countries", "statistics", "captions"];

/// What the summary `value` says about the text of `article`, with a warning if some of it does not fit; `None` if one
/// of the lists is missing. `warnings` are those in the summary about the analysis.
pub(super) fn read(
    value: &Value,
    article: &Article,
    warnings: Vec<Warning>,
) -> Option<(Analysis, Option<String>)> {
    if LISTS.iter().any(|list| !value.get(list).is_some_and(Value::is_array)) {
        return None;
    }
    let mut reader = Reader { places: Places::new(article), article, misfits: Misfits::default() };
    let (people, numbers) = reader.people(value);
    let countries = reader.countries(value);
    let statistics = reader.statistics(value);
    let captions = reader.captions(value, &numbers);
    let quotes = reader.quotes(value, &numbers);
    let unsure = reader.unsure(value);
    let corrected = value.get("corrections").and_then(|found| schema::Corrections::deserialize(found).ok());
    let corrected = corrected.map(|found| Box::new(corrections::read(article, found)));
    let words = value.pointer("/document/words").and_then(Value::as_u64);
    let word_count = words.and_then(|words| usize::try_from(words).ok()).unwrap_or(0);
    // If a list is not read here, the round-trip test of summaries fails.
    let lists = Parts { people, countries, statistics, captions, quotes, unsure, ..Parts::default() };
    let parts = Parts { word_count, warnings, corrected, ..lists };
    let (analysis, misfits) = Analysis::assemble_and_report(article, parts);
    for misfit in misfits {
        reader.misfits.add(&misfit.words);
    }
    Some((analysis, reader.misfits.warning()))
}

struct Reader<'a> {
    places: Places<'a>,
    article: &'a Article,
    misfits: Misfits,
}

impl Reader<'_> {
    /// The people, and the index in the list that each identifier stands for.
    fn people(&mut self, value: &Value) -> (Vec<Person>, HashMap<String, PersonIndex>) {
        let mut people = Vec::new();
        let mut numbers = HashMap::new();
        for found in self.entries::<schema::Person>(value, "people") {
            let mut mentions = Vec::new();
            for schema::PersonMention { place, signs, reasons } in &found.mentions {
                let mention = self.places.mention(place.start, place.end, &place.text, &place.zone);
                match mention {
                    Some(mention) => {
                        let evidence = self.evidence(reasons.as_ref(), signs);
                        mentions.push(PersonMention { mention, evidence });
                    }
                    None => self.misfits.add(&place.text),
                }
            }
            if mentions.is_empty() {
                self.misfits.add(&found.name);
                continue;
            }
            let spans = [(Field::IntroducedAs, found.introduced_as.as_deref(), found.introduced_as_span)];
            let put_right = put_right(&found.put_right, &spans);
            let introduced_as = found.introduced_as.as_deref().and_then(|words| {
                if put_right.has(Field::IntroducedAs) && found.introduced_as_span.is_none() {
                    return None;
                }
                let near = |place: &PersonMention| self.places.near(words, place.mention.range);
                let range = match found.introduced_as_span {
                    Some(span) => self.places.words(span, words),
                    None => mentions.iter().take(MAX_INTRODUCTIONS).find_map(near),
                };
                self.misfits.check(range, words)
            });
            numbers.insert(found.id, PersonIndex(people.len()));
            people.push(Person {
                name: found.name.into_owned(),
                introduced_as,
                aliases: found.aliases.into_owned(),
                credit_only: false,
                mentions,
                doubt: found.doubt.as_ref().and_then(doubt),
                put_right,
            });
        }
        (people, numbers)
    }

    fn countries(&mut self, value: &Value) -> Vec<Country> {
        let mut countries: Vec<Country> = Vec::new();
        for found in self.entries::<schema::Country>(value, "countries") {
            let known = Country::of_code(&found.alpha2);
            let Some(mut country) =
                known.filter(|known| countries.iter().all(|other| other.alpha2 != known.alpha2))
            else {
                self.misfits.add(&found.name);
                continue;
            };
            for place in &found.mentions {
                match self.country_mention(place) {
                    Some(mention) => country.mentions.push(mention),
                    None => self.misfits.add(&place.text),
                }
            }
            country.doubt = found.doubt.as_ref().and_then(doubt);
            country.put_right = put_right(&found.put_right, &[]);
            if country.mentions.is_empty() {
                self.misfits.add(&found.name);
            } else {
                countries.push(country);
            }
        }
        countries
    }

    fn country_mention(&self, found: &schema::CountryMention) -> Option<CountryMention> {
        let decision = match &found.decided_by {
            Some(decision) => Some(self.decision(decision)?),
            None => None,
        };
        Some(CountryMention {
            mention: self.places.mention(found.start, found.end, &found.text, &found.zone)?,
            evidence: found.evidence.parse().ok()?,
            decision,
        })
    }

    fn decision(&self, found: &schema::DecisionOut) -> Option<Evidence<CountryRule>> {
        let rule = CountryRule::of_id(&found.kind)?;
        let place = match (&found.text, found.start, found.end) {
            (Some(text), Some(start), Some(end)) => Some(self.places.range(start, end, text)?.0),
            _ => found.span.and_then(|span| self.places.span(span)),
        };
        Some(place.map_or(Evidence::of(rule), |range| Evidence::at(rule, range)))
    }

    /// The evidence of the rules named in `signs`, with details from `reasons`; an older summary has only the names.
    fn evidence<R: Rule>(
        &self,
        reasons: Option<&schema::Reasons>,
        signs: &[Cow<'_, str>],
    ) -> EvidenceList<R> {
        let reasons = reasons.map_or(&[][..], |reasons| &reasons.0);
        let reasons = reasons.iter().copied().map(Some).chain(std::iter::repeat(None));
        let evidence = |(name, reason): (&Cow<'_, str>, Option<(i8, Option<Span>)>)| {
            let rule = R::of_id(name)?;
            let Some((weight, span)) = reason else { return Some(Evidence::of(rule)) };
            let place = span.and_then(|span| self.places.span(span));
            let evidence = place.map_or(Evidence::of(rule), |range| Evidence::at(rule, range));
            Some(evidence.weighing(weight.into()))
        };
        signs.iter().zip(reasons).filter_map(evidence).collect()
    }

    fn statistics(&mut self, value: &Value) -> Vec<Statistic> {
        let mut statistics = Vec::new();
        for found in self.entries::<schema::Statistic>(value, "statistics") {
            let statistic = self.statistic(&found);
            statistics.extend(self.misfits.check(statistic, &found.text));
        }
        statistics
    }

    fn statistic(&mut self, found: &schema::Statistic) -> Option<Statistic> {
        let (range, block) = self.places.range(found.start, found.end, &found.text)?;
        let decimal = |value: &Option<String>| value.as_deref().map(str::parse).transpose().ok();
        let spans = [(Field::Subject, found.subject.as_deref(), found.subject_span)];
        let put_right = put_right(&found.put_right, &spans);
        let subject = found.subject.as_deref().and_then(|words| {
            if put_right.has(Field::Subject) && found.subject_span.is_none() {
                return None;
            }
            let place = match found.subject_span {
                Some(span) => self.places.words(span, words),
                None => self.places.near(words, range),
            };
            self.misfits.check(place, words)
        });
        let sentence = match found.sentence_span {
            Some(span) => self.places.sentence(span, &found.sentence, range)?,
            None => self.places.sentence_around(&found.sentence, range)?,
        };
        Some(Statistic {
            kind: found.kind.parse().ok()?,
            range,
            block,
            value: decimal(&found.value)?,
            value_high: decimal(&found.value_high)?,
            unit: found.unit.as_deref().map(str::to_owned),
            modifier: found.modifier.as_deref().and_then(|name| name.parse().ok()),
            negated: found.negated,
            clause: found
                .clause
                .as_ref()
                .and_then(|words| {
                    let clause = self.places.range(words.start, words.end, &words.text);
                    let clause = clause.map(|(clause, _)| clause).filter(|clause| clause.contains(range));
                    self.misfits.check(clause, &words.text)
                })
                .unwrap_or_else(|| sentence::shown(self.article.text(), sentence, range)),
            sentence,
            subject,
            in_quotation: found.in_quotation,
            evidence: self.evidence(found.reasons.as_ref(), &found.signs),
            doubt: found.doubt.as_ref().and_then(doubt),
            put_right,
        })
    }

    fn captions(&mut self, value: &Value, numbers: &HashMap<String, PersonIndex>) -> Vec<Caption> {
        let mut captions = Vec::new();
        for found in self.entries::<schema::Caption>(value, "captions") {
            let caption = self.caption(&found, numbers);
            captions.extend(self.misfits.check(caption, &found.text));
        }
        captions
    }

    fn caption(
        &mut self,
        found: &schema::Caption,
        numbers: &HashMap<String, PersonIndex>,
    ) -> Option<Caption> {
        let (range, block) = self.places.range(found.start, found.end, &found.text)?;
        let put_right =
            put_right(&found.put_right, &[(Field::Credit, found.credit.as_deref(), found.credit_span)]);
        if self.article.block(block).kind != BlockKind::Caption && !put_right.has(Field::Kind) {
            return None;
        }
        let place = |span: Option<Span>, words: &str| match span {
            Some(span) => self.places.words(span, words),
            None => self.places.last(words, range),
        };
        let positions = found.positions.iter().filter_map(|position| {
            Some(CaptionPosition {
                person: *numbers.get(&position.person)?,
                mark: place(position.mark_span, &position.mark)?,
                side: position.side.parse().ok()?,
                number: position.number,
            })
        });
        let positions = positions.collect();
        let is_own = put_right.has(Field::Credit) && found.credit_span.is_none();
        let credit = found.credit.as_deref().filter(|_| !is_own);
        let credit = credit.map(|words| (place(found.credit_span, words), words));
        Some(Caption {
            range,
            block,
            alt: found.alt.as_deref().map(str::to_owned),
            agency: found.agency.as_deref().map(str::to_owned),
            photographer: found.photographer.as_deref().map(str::to_owned),
            date: found.date.as_deref().map(str::to_owned),
            people: found.people.iter().filter_map(|id| numbers.get(id).copied()).collect(),
            positions,
            evidence: self.evidence(found.reasons.as_ref(), &found.signs),
            credit: credit.and_then(|(place, words)| self.misfits.check(place, words)),
            put_right,
        })
    }

    /// What is said. A summary from before quotes were found has none.
    fn quotes(&mut self, value: &Value, numbers: &HashMap<String, PersonIndex>) -> Vec<Quote> {
        let mut quotes = Vec::new();
        for found in self.entries::<schema::Quote>(value, "quotes") {
            let quote = self.quote(&found, numbers);
            quotes.extend(self.misfits.check(quote, &found.text));
        }
        quotes
    }

    fn quote(&mut self, found: &schema::Quote, numbers: &HashMap<String, PersonIndex>) -> Option<Quote> {
        let mut parts = Vec::with_capacity(found.parts.len());
        for &span in &found.parts {
            let range = self.places.span(span)?;
            parts.push(Mention::in_block(self.article, self.places.block_of(range)?, range));
        }
        let speaker = found.speaker.as_ref().and_then(|speaker| {
            let read = self.speaker(speaker, numbers);
            self.misfits.check(read, &speaker.text)
        });
        let cue = found.cue.as_ref().and_then(|cue| {
            let place = self.places.range(cue.start, cue.end, &cue.text).map(|(range, _)| range);
            self.misfits.check(place, &cue.text)
        });
        (!parts.is_empty()).then_some(Quote {
            kind: found.kind.parse().ok()?,
            parts,
            speaker,
            cue,
            evidence: self.evidence(found.reasons.as_ref(), &found.signs),
            put_right: put_right(&found.put_right, &[]),
        })
    }

    fn speaker(&self, found: &schema::Speaker, numbers: &HashMap<String, PersonIndex>) -> Option<Speaker> {
        let (range, _) = self.places.range(found.start, found.end, &found.text)?;
        let person = |id: &String| numbers.get(id).copied();
        Some(Speaker {
            range,
            kind: found.kind.parse().ok()?,
            name: found.name.as_deref().map(str::to_owned),
            person: found.person.as_ref().and_then(person),
            candidates: found.candidates.iter().filter_map(person).collect(),
            rule: found.told_by.as_deref().and_then(QuoteRule::of_id).unwrap_or(QuoteRule::Named),
        })
    }

    fn unsure(&mut self, value: &Value) -> Vec<Unsure> {
        let mut unsure = Vec::new();
        for found in self.entries::<schema::Unsure>(value, "unsure") {
            let guess = found.guess.parse().ok().filter(|kind: &Kind| kind.is_inline());
            let place = self.places.range(found.start, found.end, &found.text).zip(guess);
            let entry = place.map(|((range, block), guess)| Unsure {
                range,
                block,
                guess,
                reason: found.reason.into_owned(),
            });
            unsure.extend(self.misfits.check(entry, &found.text));
        }
        unsure
    }

    /// The entries of `list` that have the shape the schema demands.
    fn entries<'v, T: Deserialize<'v>>(&mut self, value: &'v Value, list: &str) -> Vec<T> {
        let entries = value.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let name = |entry: &'v Value| ["name", "text"].iter().find_map(|key| entry.get(*key)?.as_str());
        let read = |entry| self.misfits.check(T::deserialize(entry).ok(), name(entry).unwrap_or(list));
        entries.iter().filter_map(read).collect()
    }
}

/// What the summary says a reader put right: the fields called `names`. `spans` are the fields whose words mostly stand in
/// the text, with those words and their place; words without a place are the reader's own.
fn put_right(names: &[Cow<'_, str>], spans: &[(Field, Option<&str>, Option<Span>)]) -> PutRight {
    let mut put_right = PutRight::default();
    for field in names.iter().filter_map(|name| name.parse::<Field>().ok()) {
        let own = spans.iter().find(|(known, _, span)| *known == field && span.is_none());
        put_right.set(field, own.and_then(|(_, words, _)| words.map(str::to_owned)));
    }
    put_right
}

fn doubt(found: &schema::DoubtOut) -> Option<Doubt> {
    let mut fitting =
        Doubt::all().filter(|doubt| doubt.as_str() == found.kind && doubt.reason() == found.reason);
    match &found.label {
        Some(label) => {
            fitting.find(|doubt| matches!(doubt, Doubt::Contradicted(known) if known.name() == label))
        }
        None => fitting.next(),
    }
}

/// The parts of a summary that do not fit its text.
#[derive(Default)]
struct Misfits {
    first: Vec<String>,
    count: usize,
}

impl Misfits {
    fn add(&mut self, words: &str) {
        /// How much of the words is shown, in characters.
        const MAX_CHARACTERS: usize = 40;
        self.count += 1;
        if self.first.len() < MAX_NAMED {
            self.first.push(one_line(words).chars().take(MAX_CHARACTERS).collect());
        }
    }

    /// Passes `found` on, and notes `words` if there is nothing.
    fn check<T>(&mut self, found: Option<T>, words: &str) -> Option<T> {
        if found.is_none() {
            self.add(words);
        }
        found
    }

    fn warning(&self) -> Option<String> {
        let named = self.first.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", ");
        match self.count - self.first.len() {
            _ if self.count == 0 => None,
            0 => Some(format!("The summary says what does not fit its text, and is left out: {named}")),
            more => Some(format!(
                "The summary says what does not fit its text, and is left out: {named} and {more} more"
            )),
        }
    }
}
