//! Who may speak: the people of the article where they are named, with their [`gender`](mod@gender) and role, and who has
//! spoken so far; and by their [`salience`], whom a pronoun means.

mod gender;
mod salience;

use std::collections::HashMap;

pub(super) use self::gender::Gender;
pub(super) use self::salience::Wanted;

use self::gender::gender;
use self::salience::weight_of;
use super::marks::marks_in;
use super::speaker::{Speaker, SpeakerKind};
use super::speech::Speech;
use crate::analysis::{AnnotatedArticle, Country, Person, PersonIndex};
use crate::article::TextRange;
use crate::lang::{Class, ENGLISH};
use crate::nlp::recognizer::Label;
use crate::text::{fold, name_key};

/// How many speakers are looked back at.
const MOST_SPEAKERS: usize = 20;
/// How many bytes back an organisation may have been named that "the company" stands for.
const FARTHEST_ORGANISATION: usize = 3000;
/// The same, where it was named but did not speak.
const FARTHEST_SILENT: usize = 1500;

/// A place that names a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub range: TextRange,
    pub person: PersonIndex,
    /// The number of its sentence in the article.
    sentence: usize,
    block: usize,
    weight: f32,
    is_marked: bool,
}

/// The people, organisations and documents of an article, and who has spoken so far.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub people: &'a [Person],
    places: Vec<Place>,
    genders: Vec<Option<Gender>>,
    /// The people whose introduction has a word, in the order of the list.
    roles: HashMap<String, Vec<PersonIndex>>,
    /// The people with a family name, folded.
    surnames: HashMap<String, Vec<PersonIndex>>,
    countries: Vec<(TextRange, &'static str)>,
    organisations: Vec<TextRange>,
    /// The documents spoken of so far: the lemma of their noun, and their name.
    pub documents: Vec<(String, String)>,
    said: Vec<(Speaker, usize)>,
    sentences: Vec<TextRange>,
    text: &'a str,
}

impl<'a> Cast<'a> {
    /// The cast of `document`. `speech` is what was read in its blocks, by their index, `sentences` all sentences in order.
    pub fn new(
        document: &AnnotatedArticle<'a>,
        people: &'a [Person],
        countries: &[Country],
        speech: &[Option<Speech>],
        sentences: Vec<TextRange>,
    ) -> Self {
        let text = document.text();
        let mut cast = Self {
            people,
            places: Vec::new(),
            genders: people.iter().map(|person| gender(text, person)).collect(),
            roles: HashMap::new(),
            surnames: HashMap::new(),
            countries: places_of_countries(countries),
            organisations: organisations(document),
            documents: Vec::new(),
            said: Vec::new(),
            sentences,
            text,
        };
        for (index, person) in people.iter().enumerate() {
            cast.add(PersonIndex(index), person, document, speech);
        }
        cast.places.sort_by_key(|place| place.range);
        cast
    }

    fn add(
        &mut self,
        index: PersonIndex,
        person: &Person,
        document: &AnnotatedArticle<'_>,
        speech: &[Option<Speech>],
    ) {
        for found in &person.mentions {
            let (range, block) = (found.mention.range, found.mention.block.0);
            let speech = speech.get(block).and_then(Option::as_ref);
            let syntax = document.blocks.get(block).and_then(|block| block.syntax.as_deref());
            self.places.push(Place {
                range,
                person: index,
                sentence: self.sentence_at(range.start),
                block,
                weight: speech.and(syntax).map_or(0.0, |syntax| weight_of(syntax, range)),
                is_marked: speech.is_some_and(|speech| marks_in(&speech.marks, range).next().is_some()),
            });
        }
        if let Some(introduction) = person.introduced_as {
            let words = self.text[introduction.start..introduction.end].split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| !word.is_empty()) {
                let people = self.roles.entry(full_role(&fold(word))).or_default();
                if people.last() != Some(&index) {
                    people.push(index);
                }
            }
        }
        if let Some(surname) = person.name.split_whitespace().next_back() {
            self.surnames.entry(name_key(surname).into()).or_default().push(index);
        }
    }

    /// The number of the sentence at `offset`.
    fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.start <= offset).saturating_sub(1)
    }

    /// The sentence at `offset`.
    pub fn sentence(&self, offset: usize) -> Option<TextRange> {
        self.sentences.get(self.sentence_at(offset)).copied()
    }

    /// The sentence before the one at `offset`.
    pub fn sentence_before(&self, offset: usize) -> Option<TextRange> {
        self.sentences.get(self.sentence_at(offset).checked_sub(1)?).copied()
    }

    /// The place that names a person and contains `offset`.
    pub fn place_at(&self, offset: usize) -> Option<&Place> {
        let index = self.places.partition_point(|place| place.range.end <= offset);
        self.places.get(index).filter(|place| place.range.contains_offset(offset))
    }

    /// The places within `range` that name people.
    pub fn places_in(&self, range: TextRange) -> impl Iterator<Item = &Place> {
        let first = self.places.partition_point(|place| place.range.start < range.start);
        self.places[first..].iter().take_while(move |place| place.range.end <= range.end)
    }

    /// The last place before `offset` that names a person.
    pub fn last_before(&self, offset: usize) -> Option<&Place> {
        let end = self.places.partition_point(|place| place.range.end <= offset);
        self.places[..end].last()
    }

    /// The only person with the family name `surname`, however written.
    pub fn with_surname(&self, surname: &str) -> Option<PersonIndex> {
        match self.surnames.get(name_key(surname).as_str()).map(Vec::as_slice) {
            Some(&[person]) => Some(person),
            _ => None,
        }
    }

    /// The person who is named in `range`, or who has the full `name` that stands there.
    pub fn named(&self, range: TextRange, name: &str) -> Option<PersonIndex> {
        let place = self.places_in(range).last().map(|place| place.person);
        place.or_else(|| {
            let person = self.with_surname(name.split_whitespace().next_back()?)?;
            (name_key(&self.people[person.0].name) == name_key(name)).then_some(person)
        })
    }

    /// Whether `gender` is known to be that of `person`.
    pub fn is_of(&self, person: PersonIndex, gender: Option<Gender>) -> bool {
        gender.is_some() && self.genders[person.0] == gender
    }

    /// Whether the words that introduce `person` have `word`.
    pub fn is_introduced_with(&self, person: PersonIndex, word: &str) -> bool {
        let introduction = self.people[person.0].introduced_as;
        introduction.is_some_and(|range| {
            let mut words = self.text[range.start..range.end].split(|c: char| !c.is_alphanumeric());
            words.any(|other| fold(other) == fold(word))
        })
    }

    /// Whether `person` is the one who speaks in the sentence before the one at `offset`.
    pub fn speaks_before(&self, person: PersonIndex, offset: usize) -> bool {
        let here = self.sentence_at(offset);
        self.said.last().is_some_and(|(last, sentence)| last.person == Some(person) && sentence + 1 == here)
    }

    /// The country named at `offset`.
    pub fn country_at(&self, offset: usize) -> Option<&'static str> {
        let index = self.countries.partition_point(|(range, _)| range.end <= offset);
        let found = self.countries.get(index).filter(|(range, _)| range.contains_offset(offset));
        found.map(|&(_, name)| name)
    }

    /// Whether the article names an organisation in these words.
    pub fn has_organisation(&self, words: &str) -> bool {
        self.organisations.iter().any(|range| self.text[range.start..range.end].eq_ignore_ascii_case(words))
    }

    /// Notes that `speaker` has spoken.
    pub fn note(&mut self, speaker: &Speaker) {
        let sentence = self.sentence_at(speaker.range.start);
        self.said.push((speaker.clone(), sentence));
    }

    /// The last speakers, the last first.
    pub fn last_speakers(&self) -> impl Iterator<Item = &Speaker> {
        self.said.iter().rev().take(MOST_SPEAKERS).map(|(speaker, _)| speaker)
    }

    /// Notes that the text takes `person` for one of `gender`.
    pub fn learn_gender(&mut self, person: PersonIndex, gender: Option<Gender>) {
        let known = &mut self.genders[person.0];
        *known = known.or(gender);
    }

    /// The name of the organisation that `noun`, such as "company", at `offset` stands for: the last one with that word
    /// in its name, or the last of all if the noun can mean any.
    pub fn last_organisation(&self, offset: usize, noun: &str) -> Option<String> {
        const ANY: &[&str] =
            &["company", "firm", "airline", "organisation", "organization", "group", "agency", "charity"];
        let means_any = ANY.contains(&noun);
        let is_meant = |name: &str| means_any || name.split_whitespace().any(|word| fold(word) == noun);
        let is_near = |speaker: &&Speaker| {
            speaker.kind == SpeakerKind::Organisation
                && speaker.range.start < offset
                && offset - speaker.range.start < FARTHEST_ORGANISATION
        };
        let names = self.last_speakers().filter(is_near).filter_map(|speaker| speaker.name.as_deref());
        if let Some(name) = names.into_iter().find(|name| is_meant(name)) {
            return Some(name.to_owned());
        }
        let end = self.organisations.partition_point(|range| range.end <= offset);
        let near = self.organisations[..end].iter().rev().take(MOST_SPEAKERS);
        let mut near = near.take_while(|range| offset - range.start < FARTHEST_SILENT);
        let last = near.find(|range| is_meant(&self.text[range.start..range.end]))?;
        Some(super::speaker::without_article(&self.text[last.start..last.end]))
    }

    /// The people whose introduction has the word `role`, whom the article names before `offset`; the last named last.
    pub fn with_role(&self, role: &str, offset: usize) -> Vec<PersonIndex> {
        /// More people of one role are not told apart.
        const MOST: usize = 50;
        let people = self.roles.get(role).map(Vec::as_slice).unwrap_or_default();
        let last_named = |&person: &PersonIndex| {
            let mentions = &self.people[person.0].mentions;
            let end = mentions.partition_point(|place| place.mention.range.start < offset);
            end.checked_sub(1).map(|last| (mentions[last].mention.range.start, person))
        };
        let mut named: Vec<(usize, PersonIndex)> = people.iter().take(MOST).filter_map(last_named).collect();
        named.sort_unstable();
        named.into_iter().map(|(_, person)| person).collect()
    }

    /// Whether the article says what `person` is, beyond a form of address.
    pub fn has_role(&self, person: PersonIndex) -> bool {
        let introduction = self.people[person.0].introduced_as;
        introduction.is_some_and(|range| {
            let words = self.text[range.start..range.end].split(|c: char| !c.is_alphanumeric());
            words
                .filter(|word| !word.is_empty())
                .any(|word| !ENGLISH.lexicon.of(word).intersects(Class::Address))
        })
    }
}

/// The word for a role that an abbreviated title stands for.
fn full_role(word: &str) -> String {
    let full = match word {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "dr" => "doctor",
        "prof" => "professor",
        _ => word,
    };
    full.to_owned()
}

fn places_of_countries(countries: &[Country]) -> Vec<(TextRange, &'static str)> {
    let places = countries
        .iter()
        .flat_map(|country| country.mentions.iter().map(|found| (found.mention.range, country.name)));
    let mut places: Vec<(TextRange, &'static str)> = places.collect();
    places.sort_unstable();
    places
}

fn organisations(document: &AnnotatedArticle<'_>) -> Vec<TextRange> {
    let entities = document.blocks.iter().flat_map(|block| &block.entities);
    entities.filter(|entity| entity.label == Label::Org).map(|entity| entity.range).collect()
}
