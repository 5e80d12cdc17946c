//! The persons found so far in an article, and which of them a later name means.

use std::collections::HashMap;

use super::candidates::Candidate;
use super::joining::{Cluster, Place};
use super::names::Name;
use super::namesakes::{self, Hints, Meant, Profile, Title};
use super::points;
use super::spelling;
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::name_key;

/// The most persons under one key to compare a name with, so that a text full of one name stays fast.
const MOST_NAMESAKES: usize = 64;

/// The most spellings of a person's name to compare another with.
const MOST_SPELLINGS: usize = 8;

/// The persons found so far and the keys that lead to them.
#[derive(Debug, Default)]
pub struct People {
    /// The persons.
    pub clusters: Vec<Cluster>,
    /// What is known about each person besides the name.
    profiles: Vec<Profile>,
    /// Persons by the sound of the first word, of the last, and of the whole name.
    by_word: HashMap<String, Vec<usize>>,
    /// Persons by the folded name that may stand alone.
    by_surname: HashMap<String, Vec<usize>>,
    by_given: HashMap<String, Vec<usize>>,
    clock: usize,
}

impl People {
    /// The person with `name`; a new one if none but `other` fits.
    pub fn add(&mut self, name: &Name, other: Option<usize>) -> usize {
        let keys =
            [spelling::sound(name.last()), spelling::sound(name.first()), spelling::sound(&name.whole())];
        let known = keys.iter().find_map(|key| {
            let namesakes = self.by_word.get(key)?;
            namesakes.iter().rev().take(MOST_NAMESAKES).copied().find(|&person| {
                let names = || self.clusters[person].names.iter().take(MOST_SPELLINGS);
                Some(person) != other
                    && names().any(|known| known.fits(name))
                    && !names().any(|known| known.clashes(name))
            })
        });
        let person = known.unwrap_or_else(|| {
            self.clusters.push(Cluster::default());
            self.profiles.push(Profile::of(name));
            self.clusters.len() - 1
        });
        let cluster = &mut self.clusters[person];
        let is_known = |known: &Name| known.whole() == name.whole() && known.suffix == name.suffix;
        if !cluster.names.iter().any(is_known) {
            cluster.names.push(name.clone());
            for key in keys {
                insert(&mut self.by_word, key, person);
            }
            insert(&mut self.by_surname, name.last().to_owned(), person);
            insert(&mut self.by_surname, name.surname(), person);
            if let Some(bare) = &name.bare_surname {
                insert(&mut self.by_surname, bare.clone(), person);
            }
            insert(&mut self.by_given, name.first().to_owned(), person);
            for other in &name.other_given {
                insert(&mut self.by_given, other.clone(), person);
            }
            if name.family_may_be_first() {
                insert(&mut self.by_surname, name.first().to_owned(), person);
            }
        }
        person
    }

    /// Adds `place` to those of `person`.
    pub fn mention(&mut self, person: usize, place: Place) {
        self.clock += 1;
        self.profiles[person].last_named = self.clock;
        self.clusters[person].mentions.push(place);
    }

    /// The person, other than `other`, whom a single-word name means.
    pub fn single(
        &self,
        name: &Name,
        candidate: &Candidate,
        hints: Hints<'_>,
        other: Option<usize>,
    ) -> Meant {
        let key = name.whole();
        if key.chars().count() < 2 {
            return Meant::NoOne;
        }
        // A word that is someone's name and does something is that name: "Temple is from Hull".
        let is_word = candidate.everyday && candidate.context < points::context::ANY_VERB;
        let doubted = is_word || candidate.place_like || candidate.thing_like;
        if doubted && hints.title.is_none() {
            return Meant::NoOne;
        }
        let choose = |people: &Vec<usize>, is_surname: bool| {
            let namesakes = people.iter().copied().rev().take(MOST_NAMESAKES);
            let namesakes = namesakes.filter(|&person| Some(person) != other).collect();
            let fitting = self.of_generation(namesakes, name.suffix.as_deref(), is_surname);
            namesakes::choose(&self.profiles, fitting.into_iter(), hints)
        };
        if let Some(people) = self.by_surname.get(&key) {
            let meant = self.unless_one(choose(people, true));
            if meant != Meant::NoOne {
                return meant;
            }
        }
        let classes = ENGLISH.classes(&key);
        let is_given = classes.intersects(Class::Given) || classes.is_empty() || candidate.context > 0;
        let may_be_given = hints.title.map_or(is_given, |title| title.classes.intersects(Class::GivenTitle));
        if let Some(people) = self.by_given.get(&key).filter(|_| may_be_given) {
            let meant = choose(people, false);
            if meant != Meant::NoOne {
                return meant;
            }
        }
        // Another spelling of a family name counts only if the words around it say that it is a person.
        if candidate.context >= 10 && key.chars().count() >= 7 {
            let recent = self.clusters.iter().enumerate().rev().take(MOST_NAMESAKES);
            let similar = recent
                .filter(|(_, cluster)| {
                    let mut names = cluster.names.iter().take(MOST_SPELLINGS);
                    names.any(|known| known.last() != key && spelling::similar(known.last(), &key))
                })
                .map(|(person, _)| person)
                .max_by_key(|&person| self.profiles[person].last_named);
            return similar.map_or(Meant::NoOne, Meant::One);
        }
        Meant::NoOne
    }

    /// The one named last of two who are hardly two: "Kristin" and "Kristen", "Ben" and "Benjamin" of one family name.
    fn unless_one(&self, meant: Meant) -> Meant {
        let Meant::Either(one, other) = meant else { return meant };
        let given = |person: usize| self.name_of(person).map_or("", Name::first);
        if spelling::may_be_one(given(one), given(other)) {
            let later = self.profiles[one].last_named >= self.profiles[other].last_named;
            return Meant::One(if later { one } else { other });
        }
        meant
    }

    /// Those of `people` whom a name with `suffix` may mean: the father or the son. A given name with a suffix means no
    /// one who is not known to have it: "Jack Doe and his son, Jack Jr.".
    fn of_generation(&self, people: Vec<usize>, suffix: Option<&str>, is_surname: bool) -> Vec<usize> {
        let Some(suffix) = suffix else { return people };
        let suffixes = |person: usize| {
            self.clusters[person].names.iter().take(MOST_SPELLINGS).filter_map(|name| name.suffix.as_deref())
        };
        let having: Vec<usize> =
            people.iter().copied().filter(|&person| suffixes(person).any(|known| known == suffix)).collect();
        if !having.is_empty() {
            return having;
        }
        let without: Vec<usize> = if is_surname {
            people.into_iter().filter(|&person| suffixes(person).next().is_none()).collect()
        } else {
            Vec::new()
        };
        let children = without.iter().copied().filter(|&person| self.profiles[person].is_child());
        let children: Vec<usize> = children.filter(|_| suffix == "jr").collect();
        if children.is_empty() { without } else { children }
    }

    /// A full name of `person`, as the article writes it first.
    pub fn name_of(&self, person: usize) -> Option<&Name> {
        self.clusters[person].names.first()
    }

    /// Learns that a name that others have too meant `person`.
    pub fn learn_meant(&mut self, person: usize) {
        self.profiles[person].meant += 1;
    }

    /// Whether someone has the family name with `key`.
    pub fn has_surname(&self, key: &str) -> bool {
        self.by_surname.contains_key(key)
    }

    /// Whether someone has the given name with `key` and a family name other than `surname`.
    pub fn has_given_with_other_surname(&self, key: &str, surname: &str) -> bool {
        let others = self.by_given.get(key).into_iter().flatten().take(MOST_NAMESAKES);
        others.into_iter().any(|&person| {
            self.clusters[person].names.iter().take(MOST_SPELLINGS).all(|name| name.last() != surname)
        })
    }

    /// The full name of `person` that ends with the family name at `range` of `text`, if the given name stands right
    /// before it and after `start`: a given name that is also a word, and opens a sentence, was cut off.
    pub fn given_name_before(
        &self,
        person: usize,
        text: &str,
        start: usize,
        range: TextRange,
    ) -> Option<TextRange> {
        let before = text.get(start..range.start)?.strip_suffix(' ')?;
        let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next()?;
        let key = name_key(word);
        let is_given = word.starts_with(char::is_uppercase)
            && self.clusters[person]
                .names
                .iter()
                .take(MOST_SPELLINGS)
                .any(|name| name.len() == 2 && key == name.first());
        is_given.then(|| TextRange::new(range.start - 1 - word.len(), range.end))
    }

    /// Whether `person` has the family name `name`.
    pub fn is_called(&self, person: usize, name: &Name) -> bool {
        self.clusters[person].names.iter().take(MOST_SPELLINGS).any(|known| known.last() == name.last())
    }

    /// Learns from the words around a full name of `person`.
    pub fn learn(&mut self, person: usize, text: &str, candidate: &Candidate) {
        self.profiles[person].learn(text, candidate);
    }

    /// Learns from the title before a family name of `person`.
    pub fn learn_title(&mut self, person: usize, title: &Title) {
        self.profiles[person].learn_title(title);
    }

    /// Adds a person who is known by one name only.
    pub fn add_single(&mut self, name: &Name) -> usize {
        self.profiles.push(Profile::default());
        self.clusters.push(Cluster { names: vec![name.clone()], mentions: Vec::new() });
        insert(&mut self.by_surname, name.whole(), self.clusters.len() - 1);
        self.clusters.len() - 1
    }

    /// A known person's full name within a longer, unsure `name`, and its place there.
    pub fn inside(&self, name: &Name) -> Option<(usize, TextRange)> {
        let words = &name.words[..name.len().min(8)];
        for length in (2..=words.len()).rev() {
            for part in words.windows(length) {
                let key: String = part.iter().map(|word| word.key.as_str()).collect();
                let namesakes = self.by_word.get(&spelling::sound(&key));
                let person = namesakes.and_then(|people| {
                    people
                        .iter()
                        .copied()
                        .find(|&person| self.clusters[person].names.iter().any(|known| known.whole() == key))
                });
                if let Some(person) = person {
                    return Some((person, part[0].range.cover(part[length - 1].range)));
                }
            }
        }
        // "Doe Campaign": a known family name with only everyday words beside it.
        let plain = |key: &str| {
            let classes = ENGLISH.classes(key);
            classes.intersects(Classes::ENGLISH) && !classes.intersects(Class::Given) || classes.is_empty()
        };
        let mut known =
            words.iter().filter(|word| !plain(&word.key) || self.by_surname.contains_key(&word.key));
        let (word, none) = (known.next()?, known.next());
        let people = self.by_surname.get(&word.key)?;
        (none.is_none() && word.key.len() > 2)
            .then(|| {
                people
                    .iter()
                    .copied()
                    .max_by_key(|&person| self.profiles[person].last_named)
                    .map(|person| (person, word.range))
            })
            .flatten()
    }
}

fn insert(index: &mut HashMap<String, Vec<usize>>, key: String, person: usize) {
    let people = index.entry(key).or_default();
    if people.last() != Some(&person) {
        people.push(person);
    }
}
