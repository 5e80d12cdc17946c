//! Joins the candidates of all blocks into persons.
//!
//! Sure names of several words make the persons. Then every other candidate is read again, in text order: a family or
//! given name alone goes to the person last named whom it fits, and a name that fits no person must be sure by itself,
//! over all its places together.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::candidates::Candidate;
use super::cast::People;
use super::enumerations::SharedSurname;
use super::names::Name;
use super::namesakes::{Hints, Meant, Title};
use super::points::{DOUBTFUL, DOUBTFUL_GIVEN, DOUBTFUL_SEVERAL, EVERYDAY_NAME, SURE};
use super::pooled::{self, Pooled};
use super::recognized::Opinion;
use super::rule::PersonRule;
use crate::analysis::Evidence;
use crate::article::{BlockIndex, TextRange};
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::name_key;

/// A person as it is being put together.
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
    /// The index of the candidate that it came from.
    pub candidate: usize,
    /// What the recogniser takes it for.
    pub opinion: Opinion,
    /// How much speaks for a person of this name, over all its places.
    pub confidence: i32,
    /// The evidence that it is a person's name, besides the candidate's own.
    pub evidence: Option<Evidence<PersonRule>>,
    /// Whether more than the recogniser speaks for a person.
    pub is_backed: bool,
    /// Whether the name is a single word.
    pub is_single: bool,
    /// The family name that it shares with the name after it.
    pub shared_surname: Option<SharedSurname>,
}

impl Place {
    /// The place of the candidate at `index`, of which `pooled` tells what all its places say.
    fn of(candidates: &[Candidate], index: usize, pooled: &Pooled) -> Self {
        let Candidate { range, block, opinion, is_single, .. } = candidates[index];
        Self {
            range,
            block,
            candidate: index,
            opinion,
            confidence: pooled.confidence,
            evidence: None,
            is_backed: pooled.is_backed(is_single) || is_shown(&candidates[index]),
            is_single,
            shared_surname: None,
        }
    }
}

/// Whether the words around `candidate` show a person: who is introduced or credited, and who speaks, if it is not a name
/// alone, as a paper's may be ("Doe reported").
fn is_shown(candidate: &Candidate) -> bool {
    use PersonRule::{Age, Credit, Introduction, Speech, Title};
    let has = |rule| candidate.evidence.has(rule);
    let is_introduced = !candidate.is_titled_thing && (has(Introduction) || has(Title));
    is_introduced || has(Age) || has(Credit) || !candidate.is_single && has(Speech)
}

/// A candidate that was left out but is worth showing.
#[derive(Clone, Debug)]
pub struct Doubtful {
    /// The candidate.
    pub candidate: Candidate,
    /// Why it was left out.
    pub why: Why,
    /// The full names of the two persons whom it may mean, if there are any.
    pub either: Option<(TextRange, TextRange)>,
}

impl Doubtful {
    /// `candidate`, left out because too little speaks for it.
    fn of(candidate: &Candidate) -> Self {
        let why = match () {
            () if candidate.thing_like => Why::Thing,
            () if candidate.context > 0 => Why::UnknownName,
            () => Why::Unsupported,
        };
        Self::because(candidate, why)
    }

    /// `candidate`, left out for the reason `why`.
    fn because(candidate: &Candidate, why: Why) -> Self {
        Self { candidate: candidate.clone(), why, either: None }
    }
}

/// Why a candidate was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is the plural of a family name.
    Family,
    /// Someone in the article has the name, but here it may be a word.
    Namesake,
    /// The words around it call it a thing.
    Thing,
    /// Two people of the article have the name, and nothing tells which of them is meant.
    Shared,
    /// It is a name alone, and a firm, a club or a place could have all that is said of it.
    Alone,
    /// The words around it suggest a person, but the name does not.
    UnknownName,
    /// It looks like a name, but nothing around it suggests a person.
    Unsupported,
}

/// The result of joining.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// The persons, in an arbitrary but stable order.
    pub clusters: Vec<Cluster>,
    /// Candidates that were left out but are worth showing, in text order.
    pub doubtful: Vec<Doubtful>,
}

/// Joins `candidates`, in text order, of the article `text`.
pub fn join(text: &str, candidates: &[Candidate]) -> Joined {
    let names = Name::parse_each(text, candidates.iter().map(|candidate| candidate.range));
    let pooled = pooled::pool(text.len(), candidates, &names);
    let mut people = People::default();
    let owner = owners(text, candidates, &names, &pooled, &mut people);
    let mut doubtful = Vec::new();
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    let mut families = BTreeSet::new();
    let mut later: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut subject = Subject::default();
    for (at, (candidate, name)) in candidates.iter().zip(&names).enumerate() {
        let Some(name) = name else { continue };
        // "Doe Foundation" does not mention Doe.
        let is_human = candidate.is_human || candidate.is_among_people;
        if candidate.opinion.is_sure_of_longer_name() && candidate.context <= 0 && !is_human {
            continue;
        }
        // "HARLOW BAY (AP) -" names a town, here and wherever nobody is meant.
        let is_place = candidate.is_firm || candidate.after_place_preposition;
        if candidate.is_town || owner[at].is_none() && pooled[at].is_town(is_place) {
            continue;
        }
        let place = Place::of(candidates, at, &pooled[at]);
        let mut named = owner[at];
        if let Some(person) = owner[at] {
            let shared_surname = candidate.shared_surname.filter(|_| name.len() == 1);
            let is_backed = place.is_backed || shared_surname.is_some_and(|shared| shared.is_sure);
            people.mention(person, Place { is_backed, shared_surname, ..place });
        } else if name.len() == 1 {
            let title = candidate.title().map(|range| Title::of(text, range));
            let other = introduced_by(candidates, &owner, at);
            let name = of_generation(candidate, name);
            let hints = Hints {
                title: title.as_ref(),
                pronoun: candidate.pronoun,
                subject: subject.before(candidate),
            };
            match people.single(&name, candidate, hints, other) {
                Meant::One(person) => {
                    if let Some(title) = &title {
                        people.learn_title(person, title);
                    }
                    people.learn_meant(person);
                    let before = at.checked_sub(1).map_or(0, |at| candidates[at].range.end);
                    let whole = people.given_name_before(person, text, before, place.range).map(|range| {
                        let evidence = Some(Evidence::of(PersonRule::KnownName));
                        Place { range, evidence, is_single: false, ..place }
                    });
                    people.mention(person, whole.unwrap_or(place));
                    named = Some(person);
                }
                Meant::Either(one, other) => shared.push((at, one, other)),
                Meant::NoOne if other.is_some_and(|other| people.is_called(other, &name)) => {
                    // "Doe's wife, Jane Doe": he is a Doe too.
                    let person = people.add_single(&name);
                    let introduction = candidates[at + 1].introduction();
                    let evidence = introduction.map(|range| Evidence::at(PersonRule::Introduction, range));
                    people.mention(person, Place { evidence, ..place });
                }
                Meant::NoOne if is_family(candidate, &name, &people) => {
                    if families.insert(name.whole()) {
                        doubtful.push(Doubtful::because(candidate, Why::Family));
                    }
                }
                Meant::NoOne => later.entry(name.whole_with_suffix()).or_default().push(at),
            }
        } else if let Some((person, range)) = people.inside(name) {
            people.mention(person, Place { range: range.shifted(candidate.range.start), ..place });
        } else if is_doubtful(candidate, pooled[at].confidence) {
            doubtful.push(Doubtful::of(candidate));
        }
        subject.learn(candidate, named);
    }
    add_single_names(candidates, &names, &pooled, later, &mut people, &mut doubtful);
    let full_name = |person: usize| {
        let places = people.clusters[person].mentions.iter().filter(|place| !place.is_single);
        places.map(|place| place.range).min()
    };
    doubtful.extend(shared.into_iter().map(|(at, one, other)| {
        let either = full_name(one).zip(full_name(other));
        Doubtful { either, ..Doubtful::because(&candidates[at], Why::Shared) }
    }));
    people.clusters.retain(|cluster| !cluster.mentions.is_empty());
    doubtful.sort_by_key(|doubtful| doubtful.candidate.range);
    Joined { clusters: people.clusters, doubtful }
}

/// Whom the latest sentences are about.
#[derive(Clone, Copy, Debug, Default)]
struct Subject {
    /// The person, and the number of the sentence that opens with the name.
    latest: Option<(usize, usize)>,
}

impl Subject {
    /// Whom the sentence of `candidate`, up to it, or the one before is about.
    fn before(self, candidate: &Candidate) -> Option<usize> {
        let (person, sentence) = self.latest?;
        (sentence + 1 >= candidate.sentence).then_some(person)
    }

    /// Learns that `candidate` names `person`.
    fn learn(&mut self, candidate: &Candidate, person: Option<usize>) {
        if let Some(person) = person.filter(|_| candidate.is_subject) {
            self.latest = Some((person, candidate.sentence));
        }
    }
}

/// The name of `candidate` with the suffix that "the younger Doe" or "the elder Doe" stands for.
fn of_generation(candidate: &Candidate, name: &Rc<Name>) -> Rc<Name> {
    match candidate.generation {
        Some(generation) if name.suffix.is_none() => Rc::new(name.with_suffix(generation)),
        _ => Rc::clone(name),
    }
}

/// Makes persons from the sure names of several words and from given names that share a family name, and says which
/// candidate names whom.
fn owners(
    text: &str,
    candidates: &[Candidate],
    names: &[Option<Rc<Name>>],
    pooled: &[Pooled],
    people: &mut People,
) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; candidates.len()];
    for (at, (candidate, name)) in candidates.iter().zip(names).enumerate() {
        let Some(name) = name else { continue };
        if name.len() > 1 && pooled[at].confidence >= SURE && !pooled[at].is_thing() {
            let relative = at.checked_sub(1).filter(|_| introduces_relative(text, candidate));
            let relative = relative.filter(|&before| candidates[before].block == candidate.block);
            owner[at] = Some(people.add(name, relative.and_then(|before| owner[before])));
        }
        if let Some(person) = owner[at] {
            people.learn(person, text, candidate);
        }
    }
    let crowned = with_given_title(text, candidates, names);
    for (at, (candidate, name)) in candidates.iter().zip(names).enumerate() {
        let whole = || shared(text, name.as_deref()?, candidate.shared_surname?.surname);
        let Some(whole) = whole().filter(|_| owner[at].is_none()) else { continue };
        // "Ann and Jane Doe … Ann Roe" is about Ann Roe, and Prince Harry has a name of his own.
        let is_other = people.has_given_with_other_surname(whole.first(), whole.last());
        if !is_other && !crowned.contains(whole.first()) {
            let person = people.add(&whole, None);
            people.learn(person, text, candidate);
            owner[at] = Some(person);
        }
    }
    owner
}

/// The names alone that have a title which goes before the given name: "Prince Harry".
fn with_given_title<'n>(
    text: &str,
    candidates: &[Candidate],
    names: &'n [Option<Rc<Name>>],
) -> HashSet<&'n str> {
    let titled = candidates.iter().zip(names).filter(|(candidate, _)| {
        candidate.is_single
            && candidate
                .title()
                .is_some_and(|range| Title::of(text, range).classes.intersects(Class::GivenTitle))
    });
    titled.filter_map(|(_, name)| Some(name.as_ref()?.first())).collect()
}

/// Whether the words before the name make the person a relative of whom they follow: "whose father, Joe Doe".
fn introduces_relative(text: &str, candidate: &Candidate) -> bool {
    let before = candidate.introduction().filter(|words| words.end <= candidate.range.start);
    before.is_some_and(|words| {
        let mut words = text[words.start..words.end].split_whitespace().map(name_key);
        let owned =
            words.next().is_some_and(|word| matches!(word.as_str(), "his" | "her" | "their" | "whose"));
        owned && words.any(|word| ENGLISH.classes(&word).intersects(Class::Kin))
    })
}

/// Whether the candidate is the plural of a family name: "the Does", or "Does" where someone is called Doe.
fn is_family(candidate: &Candidate, name: &Name, people: &People) -> bool {
    let key = name.whole();
    let is_surname = |key: &str| ENGLISH.classes(key).intersects(Class::Surname);
    let is_word = ENGLISH.classes(&key).intersects(Classes::ENGLISH | Class::Place | Class::Surname);
    let singulars = [key.strip_suffix('s'), key.strip_suffix("es")];
    singulars.into_iter().flatten().filter(|key| key.len() > 2).any(|singular| {
        people.has_surname(singular) || candidate.after_article && is_surname(singular) && !is_word
    })
}

/// Whether a candidate that was left out is worth showing as unsure.
fn is_doubtful(candidate: &Candidate, confidence: i32) -> bool {
    let least = match () {
        () if candidate.looks_like_name && !candidate.is_single => DOUBTFUL_SEVERAL,
        () if candidate.evidence.has(PersonRule::GivenName) => DOUBTFUL_GIVEN,
        () => DOUBTFUL,
    };
    confidence >= least || matches!(candidate.opinion, Opinion::Person(_))
}

/// The person introduced by words that contain the candidate at `at`: "Doe's wife, Jane Doe" is about two people.
fn introduced_by(candidates: &[Candidate], owner: &[Option<usize>], at: usize) -> Option<usize> {
    let next = at + 1;
    let introduction = candidates.get(next)?.introduction()?;
    owner[next].filter(|_| introduction.contains(candidates[at].range))
}

/// The persons for whom the article only ever gives one name.
fn add_single_names(
    candidates: &[Candidate],
    names: &[Option<Rc<Name>>],
    pooled: &[Pooled],
    later: BTreeMap<String, Vec<usize>>,
    people: &mut People,
    doubtful: &mut Vec<Doubtful>,
) {
    for places in later.into_values() {
        let is_sure = |at: usize| pooled[at].confidence >= SURE && !candidates[at].everyday;
        let sure = places.iter().any(|&at| is_sure(at));
        let Some(name) = names[places[0]].clone() else { continue };
        if sure && pooled[places[0]].is_believed_alone() {
            let person = people.add_single(&name);
            for at in places {
                let candidate = &candidates[at];
                if candidate.place_like {
                    doubtful.push(Doubtful::because(candidate, Why::Namesake));
                } else if !candidate.everyday || candidate.context >= EVERYDAY_NAME {
                    let place = Place::of(candidates, at, &pooled[at]);
                    people.clusters[person].mentions.push(place);
                }
            }
        } else {
            let is_namesake = people.has_surname(&name.whole());
            let is_worth_showing = |&&at: &&usize| {
                is_namesake
                    || candidates[at].looks_like_name && !candidates[at].thing_like
                    || is_doubtful(&candidates[at], pooled[at].confidence) && !candidates[at].everyday
            };
            // Each place of a name that someone has may be that person; for other names, one place is enough.
            let most = if is_namesake { places.len() } else { 1 };
            doubtful.extend(places.iter().filter(is_worth_showing).take(most).map(|&at| {
                let shown = Doubtful::of(&candidates[at]);
                match () {
                    () if is_namesake => Doubtful { why: Why::Namesake, ..shown },
                    () if pooled[at].is_firm => Doubtful { why: Why::Thing, ..shown },
                    () if sure => Doubtful { why: Why::Alone, ..shown },
                    () => shown,
                }
            }));
        }
    }
}

/// "Jack Doe" from "Jack and Jane Doe". Its words do not stand together in the text, so their ranges mean nothing.
fn shared(text: &str, given: &Name, surname: TextRange) -> Option<Name> {
    let mut whole = given.clone();
    whole.words.extend(Name::parse(text, surname)?.words);
    Some(whole)
}
