//! Corrections of quotes, and the people who speak in them.

use std::collections::{BTreeSet, HashMap};

use super::placed::Placed;
use crate::analysis::{
    Evidence, EvidenceList, Field, Mention, Parts, Person, PersonIndex, PutRight, Quote, QuoteKind,
    QuoteRule, Speaker, SpeakerKind,
};
use crate::article::{Article, BlockIndex, TextRange};
use crate::corrections::apply::places;
use crate::corrections::apply::report::{Done, NOT_IN_ONE_BLOCK, Why};
use crate::text::{name_key, one_line};

/// The marks that open and close what is said.
const MARKS: [char; 9] = ['“', '”', '„', '"', '«', '»', '‘', '’', '\''];
/// Those of them that are nothing else within a word or after one.
const SURE_MARKS: [char; 6] = ['“', '”', '„', '"', '«', '»'];

impl Placed for Quote {
    const MAY_NEST: bool = true;

    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.quotes
    }

    fn say_reader(&mut self) {
        self.evidence.add(Evidence::of(QuoteRule::Reader));
    }

    /// Who says it is for the reader to set.
    fn made(article: &Article, mention: Mention) -> Result<Self, Why> {
        let part = with_marks(article, mention);
        let mut put_right = PutRight::default();
        put_right.set(Field::Text, None);
        Ok(Self {
            kind: kind_of(article.slice(part.range)),
            parts: vec![part],
            speaker: None,
            cue: None,
            evidence: EvidenceList::default(),
            put_right,
        })
    }

    fn set(&mut self, article: &Article, _range: TextRange, field: Field, value: Option<&str>) -> Done {
        let words = value.map(one_line).filter(|words| !words.is_empty());
        match field {
            Field::Kind => {
                let kind = words.as_deref().and_then(|kind| kind.parse().ok());
                self.kind = kind.ok_or("the field cannot have that value")?;
            }
            Field::Speaker => self.set_speaker(article, words)?,
            Field::Text => self.set_words(article, value.unwrap_or_default())?,
            _ => return Err("a quote has no such field"),
        }
        self.put_right.set(field, None);
        Ok(())
    }
}

impl Quote {
    /// Gives the speaker another name, or none. Who that is among the people is told at the end.
    fn set_speaker(&mut self, article: &Article, name: Option<String>) -> Done {
        if self.speaker.is_none()
            && let Some(name) = &name
        {
            let range = places::last_named(article, name, Quote::range(self));
            self.speaker = Some(Speaker {
                range: range.ok_or("the text does not name the speaker near it")?,
                kind: SpeakerKind::Unnamed,
                name: None,
                person: None,
                candidates: Vec::new(),
                rule: QuoteRule::Reader,
            });
        }
        if let Some(speaker) = &mut self.speaker {
            speaker.name = name;
            speaker.person = None;
            speaker.candidates.clear();
            speaker.rule = QuoteRule::Reader;
        }
        Ok(())
    }

    /// Makes `words` what is said, which stand in the paragraph.
    fn set_words(&mut self, article: &Article, words: &str) -> Done {
        let place = places::only_one_at(article, words, Quote::range(self));
        let place = place.ok_or("its new words do not stand in its paragraph, or more than once")?;
        self.parts = vec![places::mention(article, place).ok_or(NOT_IN_ONE_BLOCK)?];
        if !self.put_right.has(Field::Kind) {
            self.kind = kind_of(article.slice(place));
        }
        Ok(())
    }
}

/// `mention` with the quotation marks right around it.
fn with_marks(article: &Article, mention: Mention) -> Mention {
    let (text, block) = (article.text(), article.block(mention.block).range);
    let before = text[block.start..mention.range.start].chars().next_back().filter(|c| MARKS.contains(c));
    let behind = text[mention.range.end..block.end].chars().next().filter(|c| MARKS.contains(c));
    let Some((before, behind)) = before.zip(behind) else { return mention };
    let range =
        TextRange::new(mention.range.start - before.len_utf8(), mention.range.end + behind.len_utf8());
    Mention { range, ..mention }
}

/// How much of `words` stands in quotation marks.
fn kind_of(words: &str) -> QuoteKind {
    if words.starts_with(MARKS) && words.ends_with(MARKS) {
        QuoteKind::Direct
    } else if words.contains(SURE_MARKS) {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}

/// Lets `quotes` say who of `people` speaks, as the reader has put these: where the reader named the speaker, the only
/// person of that name; where a mention that names the speaker went to somebody else, that one; and each by the name
/// that they have now. `touched` are the blocks in which mentions changed.
pub(super) fn name_speakers(
    article: &Article,
    quotes: &mut [Quote],
    people: &[Person],
    touched: &BTreeSet<BlockIndex>,
) {
    // Only looked up, so that their order does not matter.
    let mut called: Option<HashMap<String, Option<PersonIndex>>> = None;
    let mut named: Option<HashMap<TextRange, PersonIndex>> = None;
    let is_touched = |range: TextRange| {
        !touched.is_empty() && article.block_at(range.start).is_some_and(|block| touched.contains(&block))
    };
    for quote in quotes {
        let is_own = quote.put_right.has(Field::Speaker);
        let Some(speaker) = &mut quote.speaker else { continue };
        if is_own && speaker.person.is_none() {
            let called = called.get_or_insert_with(|| by_name(people));
            let key = speaker.name.as_deref().map(name_key);
            speaker.person = key.and_then(|key| called.get(key.as_str()).copied().flatten());
        } else if !is_own && is_touched(speaker.range) {
            let named = named.get_or_insert_with(|| by_place(people));
            let person = named.get(&speaker.range).copied();
            if person.is_some() && person != speaker.person {
                speaker.candidates.clear();
                speaker.rule = QuoteRule::Named;
                speaker.person = person;
                speaker.name = person.map(|PersonIndex(person)| people[person].name.clone());
            }
        }
        let person = speaker.person.map(|PersonIndex(person)| &people[person]);
        if let Some(person) = person.filter(|person| !person.put_right.is_empty() || is_own) {
            speaker.kind = SpeakerKind::Person;
            speaker.name = Some(person.name.clone());
        }
    }
}

/// The people by each of their names; none where several share it.
fn by_name(people: &[Person]) -> HashMap<String, Option<PersonIndex>> {
    let mut called: HashMap<String, Option<PersonIndex>> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        for name in std::iter::once(&person.name).chain(&person.aliases) {
            let known = called.entry(name_key(name).into()).or_insert(Some(PersonIndex(index)));
            *known = known.filter(|known| *known == PersonIndex(index));
        }
    }
    called
}

/// The people by the places of their mentions.
fn by_place(people: &[Person]) -> HashMap<TextRange, PersonIndex> {
    let places = people.iter().enumerate().flat_map(|(index, person)| {
        person.mentions.iter().map(move |place| (place.mention.range, PersonIndex(index)))
    });
    places.collect()
}
