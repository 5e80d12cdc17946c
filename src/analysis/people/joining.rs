//! Joins the candidates of all blocks to persons.
//!
//! Sure names of several words make the persons. Then every other candidate is read again, in text order: a family
//! or given name alone goes to the person last named that it fits, and names that no person fits must be sure of
//! themselves over all their places together.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::{self, Classes};
use super::names::{self, Name};
use super::recognized::Opinion;
use super::recognizer::{Candidate, DOUBTFUL, SURE};
use super::sign::Signs;
use crate::article::{BlockIndex, TextRange};

/// The most persons under one key that a name is compared with, so that a text made of one name stays quick.
const MOST_NAMESAKES: usize = 64;

/// A person being put together.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// The different names of several words that were joined.
    pub names: Vec<Name>,
    /// The places, in the order in which they were found.
    pub mentions: Vec<Place>,
}

/// A place where a person is named.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The words themselves.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
    /// The words that say who the person is.
    pub introduction: Option<TextRange>,
    /// What the recogniser takes it for.
    pub opinion: Opinion,
    /// How much speaks for a person of this name, all its places together.
    pub confidence: i32,
    /// Why it is known for a person's name.
    pub signs: Signs,
    /// Whether it is a name of one word.
    pub is_single: bool,
}

impl Place {
    fn of(candidate: &Candidate, confidence: i32) -> Self {
        let Candidate { range, block, introduction, opinion, signs, is_single, .. } = *candidate;
        Self { range, block, introduction, opinion, confidence, signs, is_single }
    }
}

/// What joining gives.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// The persons, in no particular but always the same order.
    pub clusters: Vec<Cluster>,
    /// Candidates that were left out and are worth showing.
    pub doubtful: Vec<Candidate>,
}

/// Joins `candidates`, in text order, of the article `text`.
pub fn join(text: &str, candidates: &[Candidate]) -> Joined {
    let names: Vec<Option<Name>> =
        candidates.iter().map(|candidate| Name::parse(text, candidate.range)).collect();
    let confidence = pooled_confidence(candidates, &names);
    let mut people = People::default();
    let mut owner: Vec<Option<usize>> = vec![None; candidates.len()];
    for (at, (candidate, name)) in candidates.iter().zip(&names).enumerate() {
        if let Some(name) = name.as_ref().filter(|name| name.len() > 1 && confidence[at] >= SURE) {
            owner[at] = Some(people.add(name));
        } else if let (Some(name), Some(surname)) = (name, candidate.shared_surname) {
            owner[at] = shared(text, name, surname).map(|whole| people.add(&whole));
        }
    }
    let mut doubtful = Vec::new();
    let mut later: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (candidate, name)) in candidates.iter().zip(&names).enumerate() {
        let Some(name) = name else { continue };
        // "Doe Foundation" is no mention of Doe.
        if candidate.opinion.is_sure_of_longer_name() && candidate.context <= 0 {
            continue;
        }
        if let Some(person) = owner[at] {
            people.mention(person, Place::of(candidate, confidence[at]));
        } else if name.len() == 1 {
            match people.single(name, candidate, introduced_by(candidates, &owner, at)) {
                Some(person) => people.mention(person, Place::of(candidate, confidence[at])),
                None => later.entry(name.whole()).or_default().push(at),
            }
        } else if let Some((person, range)) = people.inside(name) {
            people.mention(person, Place { range, ..Place::of(candidate, confidence[at]) });
        } else if is_doubtful(candidate, confidence[at]) {
            doubtful.push(candidate.clone());
        }
    }
    add_single_names(candidates, &names, &confidence, later, &mut people, &mut doubtful);
    people.clusters.retain(|cluster| !cluster.mentions.is_empty());
    doubtful.sort_by_key(|candidate| candidate.range);
    Joined { clusters: people.clusters, doubtful }
}

/// Whether a candidate that was left out is worth showing as unsure.
fn is_doubtful(candidate: &Candidate, confidence: i32) -> bool {
    confidence >= DOUBTFUL || matches!(candidate.opinion, Opinion::Person(_))
}

/// The person whom words that hold the candidate at `at` introduce: "Doe's wife, Jane Doe" is about two.
fn introduced_by(candidates: &[Candidate], owner: &[Option<usize>], at: usize) -> Option<usize> {
    let next = at + 1;
    let introduction = candidates.get(next)?.introduction?;
    owner[next].filter(|_| introduction.contains(candidates[at].range))
}

/// The persons of whom only one name is ever given.
fn add_single_names(
    candidates: &[Candidate],
    names: &[Option<Name>],
    confidence: &[i32],
    later: BTreeMap<String, Vec<usize>>,
    people: &mut People,
    doubtful: &mut Vec<Candidate>,
) {
    for places in later.into_values() {
        let sure = places.iter().any(|&at| confidence[at] >= SURE && !candidates[at].everyday);
        let Some(name) = names[places[0]].clone() else { continue };
        if sure {
            let person = people.clusters.len();
            people.clusters.push(Cluster { names: vec![name], mentions: Vec::new() });
            for at in places {
                let candidate = &candidates[at];
                if !(candidate.everyday && candidate.context < 10) && !candidate.place_like {
                    people.clusters[person].mentions.push(Place::of(candidate, confidence[at]));
                }
            }
        } else {
            let is_namesake = people.by_surname.contains_key(&name.whole());
            let is_worth_showing = |&&at: &&usize| {
                is_namesake || is_doubtful(&candidates[at], confidence[at]) && !candidates[at].everyday
            };
            doubtful.extend(places.iter().find(is_worth_showing).map(|&at| candidates[at].clone()));
        }
    }
}

/// "Jack Doe" of "Jack and Jane Doe".
fn shared(text: &str, given: &Name, surname: TextRange) -> Option<Name> {
    let mut whole = given.clone();
    whole.words.extend(Name::parse(text, surname)?.words);
    Some(whole)
}

/// What an article says of one name, over all its places.
#[derive(Clone, Copy, Debug, Default)]
struct Pooled {
    /// The confidence of the place where it is greatest.
    best: i32,
    /// What the words around it say for a person, all places together.
    context: i32,
    /// The recogniser's opinions added up.
    opinion: f32,
    /// How often it stands where places do.
    place_like_count: usize,
    /// How often it stands in the article.
    count: usize,
}

impl Pooled {
    /// The points that its places give to the name as one: what the recogniser thinks of it on average, less something
    /// if it stands where places do.
    fn points(&self, is_single: bool) -> i32 {
        let opinion = self.opinion / self.count as f32;
        let weight = match (opinion > 0.0, is_single) {
            (true, true) => 35.0,
            (true, false) => 30.0,
            (false, true) => 15.0,
            (false, false) => 10.0,
        };
        let place_like = 8.0 * self.place_like_count as f32 / self.count as f32;
        (weight * opinion - place_like) as i32
    }
}

/// The confidence of each candidate with what speaks for the same name elsewhere in the article.
fn pooled_confidence(candidates: &[Candidate], names: &[Option<Name>]) -> Vec<i32> {
    let mut pool: HashMap<String, Pooled> = HashMap::new();
    for (candidate, name) in candidates.iter().zip(names) {
        let Some(name) = name else { continue };
        let entry = pool.entry(name.whole()).or_insert(Pooled { best: i32::MIN, ..Pooled::default() });
        entry.best = entry.best.max(candidate.confidence);
        entry.context += candidate.context.max(0);
        entry.opinion += candidate.opinion.weight();
        entry.place_like_count += usize::from(candidate.after_place_preposition);
        entry.count += 1;
    }
    candidates
        .iter()
        .zip(names)
        .map(|(candidate, name)| {
            let Some(name) = name else { return candidate.confidence };
            let Some(pooled) = pool.get(&name.whole()) else { return candidate.confidence };
            // What the best place has counted already is not counted again.
            let elsewhere = (pooled.context - candidate.context.max(0)).min(40) / 3;
            pooled.best.max(candidate.confidence + elsewhere) + pooled.points(name.len() == 1)
        })
        .collect()
}

/// The persons found so far and the keys that lead to them.
#[derive(Debug, Default)]
struct People {
    clusters: Vec<Cluster>,
    /// By the sound of every first and last word and of the whole.
    by_word: HashMap<String, Vec<usize>>,
    /// By the folded name that may stand alone.
    by_surname: HashMap<String, Vec<usize>>,
    by_given: HashMap<String, Vec<usize>>,
    /// When each person was last named.
    last_named: Vec<usize>,
    clock: usize,
}

impl People {
    /// The person with `name`, a new one if none fits.
    fn add(&mut self, name: &Name) -> usize {
        let keys = [names::sound(name.last()), names::sound(name.first()), names::sound(&name.whole())];
        let known = keys.iter().find_map(|key| {
            let namesakes = self.by_word.get(key)?;
            namesakes
                .iter()
                .rev()
                .take(MOST_NAMESAKES)
                .copied()
                .find(|&person| self.clusters[person].names.iter().take(8).any(|known| known.fits(name)))
        });
        let person = known.unwrap_or_else(|| {
            self.clusters.push(Cluster::default());
            self.last_named.push(0);
            self.clusters.len() - 1
        });
        let cluster = &mut self.clusters[person];
        if !cluster.names.iter().any(|known| known.whole() == name.whole()) {
            cluster.names.push(name.clone());
            for key in keys {
                insert(&mut self.by_word, key, person);
            }
            insert(&mut self.by_surname, name.last().to_owned(), person);
            insert(&mut self.by_surname, name.surname(), person);
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

    fn mention(&mut self, person: usize, place: Place) {
        self.clock += 1;
        self.last_named[person] = self.clock;
        self.clusters[person].mentions.push(place);
    }

    /// The person that a name of one word means, which is not `other`.
    fn single(&self, name: &Name, candidate: &Candidate, other: Option<usize>) -> Option<usize> {
        let key = name.whole();
        if key.chars().count() < 2 {
            return None;
        }
        let doubted = (candidate.everyday && candidate.context < 10) || candidate.place_like;
        if doubted && !candidate.titled {
            return None;
        }
        let latest = |people: &Vec<usize>| {
            let namesakes = people.iter().copied().rev().take(MOST_NAMESAKES);
            namesakes.filter(|&person| Some(person) != other).max_by_key(|&person| self.last_named[person])
        };
        if let Some(person) = self.by_surname.get(&key).and_then(latest) {
            return Some(person);
        }
        let is_given = lexicon::classes(&key).any(Classes::GIVEN) || candidate.context > 0;
        if let Some(person) =
            self.by_given.get(&key).filter(|_| is_given && !candidate.titled).and_then(latest)
        {
            return Some(person);
        }
        // Another spelling of a family name: only where the words around it say that it is a person.
        if candidate.context >= 10 && key.chars().count() >= 7 {
            let recent = self.clusters.iter().enumerate().rev().take(MOST_NAMESAKES);
            return recent
                .filter(|(_, cluster)| cluster.names.iter().any(|known| names::similar(known.last(), &key)))
                .map(|(person, _)| person)
                .max_by_key(|&person| self.last_named[person]);
        }
        None
    }

    /// A known person's full name within a longer, unsure `name`.
    fn inside(&self, name: &Name) -> Option<(usize, TextRange)> {
        let words = &name.words[..name.len().min(8)];
        for length in (2..=words.len()).rev() {
            for part in words.windows(length) {
                let key: String = part.iter().map(|word| word.key.as_str()).collect();
                let namesakes = self.by_word.get(&names::sound(&key));
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
        // "Doe Campaign": a known family name beside everyday words only.
        let plain = |key: &str| {
            let classes = lexicon::classes(key);
            classes.any(Classes::ENGLISH) && !classes.any(Classes::GIVEN) || classes == Classes::default()
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
                    .max_by_key(|&person| self.last_named[person])
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
