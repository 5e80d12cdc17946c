//! People: named individuals, each with all their mentions.
//!
//! [`candidates`] proposes spans block by block, [`joining`] joins them over the whole article, and [`find`] makes the
//! list. [`lexicon`] looks words up in the lists; [`introduction`] reads the words before or after a name that say who
//! the person is.

mod beside;
mod candidates;
mod cast;
mod dateline;
mod enumerations;
mod evidence;
mod extent;
mod introduction;
mod joining;
mod line_up;
mod listed;
mod marks;
mod names;
mod namesakes;
mod overlong;
mod own;
mod photographers;
mod points;
mod pooled;
mod recognized;
mod rule;
mod runs;
mod sentence;
mod signs;
mod sorting;
mod spelling;
mod units;
mod wrapping;

use std::ops::ControlFlow;

pub use self::rule::PersonRule;

pub use self::sentence::{blocks_with_introductions, check_introductions};

use self::candidates::Candidate;
use self::joining::{Cluster, Doubtful, Why};
use self::points::{SURE, WEAK_MARGIN};
use self::recognized::Opinion;
use super::finding::{Finding, Fit};
use super::{AnnotatedArticle, Doubt, Evidence, EvidenceList, Field, Kind, Mention, PutRight, Unsure};
use crate::article::{Article, TextRange, Zone};
use crate::nlp::mixed_case_name;
use crate::text::one_line;

/// A place where an article names a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonMention {
    /// The place.
    pub mention: Mention,
    /// The evidence that it is a person's name.
    pub evidence: EvidenceList<PersonRule>,
}

/// A person with their mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The longest form of the name, without titles; in mixed case even if the article has it in capitals only.
    pub name: String,
    /// The first words that say who the person is, such as "German Chancellor".
    pub introduced_as: Option<TextRange>,
    /// The other forms of the name in the article, each once, in text order.
    pub aliases: Vec<String>,
    /// The mentions, in text order, never empty.
    pub mentions: Vec<PersonMention>,
    /// Whether the person is named only in credits and bylines.
    pub credit_only: bool,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What a reader put right about it.
    pub put_right: PutRight,
}

impl Person {
    /// The words that say who the person is, on one line: the reader's or those of the text.
    #[must_use]
    pub fn role(&self, article: &Article) -> Option<String> {
        let own = self.put_right.words(Field::IntroducedAs).map(str::to_owned);
        own.or_else(|| self.introduced_as.map(|range| one_line(article.slice(range))))
    }
}

impl Finding for Person {
    fn name<'a>(&'a self, _article: &'a Article) -> &'a str {
        &self.name
    }

    fn mention_count(&self) -> usize {
        self.mentions.len()
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        self.mentions.get(index).map(|place| place.mention.range)
    }

    fn mention(&self, _article: &Article, index: usize) -> Option<Mention> {
        self.mentions.get(index).map(|place| place.mention)
    }

    fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    fn put_right(&self) -> Option<&PutRight> {
        Some(&self.put_right)
    }
}

impl Fit for Person {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        self.mentions.retain_mut(|place| keep(&mut place.mention));
        self.mentions.sort_by_key(|place| place.mention.range);
        self.credit_only = self.mentions.iter().all(|place| place.mention.zone == Zone::Credit);
        !self.mentions.is_empty()
    }

    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let evidence = self.mentions.iter().flat_map(|place| place.evidence.ranges());
        self.introduced_as.into_iter().chain(evidence).for_each(see);
    }

    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        self.introduced_as = self.introduced_as.filter(|&range| fits(range));
        self.mentions.iter_mut().for_each(|place| place.evidence.retain_ranges(fits));
    }

    fn is_last(&self) -> bool {
        self.credit_only
    }
}

/// What [`find`] returns.
#[derive(Clone, Debug, Default)]
pub struct PeopleFound {
    /// The people, in the order of first mention; those named only in credits come last.
    pub people: Vec<Person>,
    /// What may be a person but was left out.
    pub unsure: Vec<Unsure>,
}

/// The people of `document`; `countries` are the places known to name countries, in text order. Tells `observe` the
/// share done.
pub fn find(
    document: &AnnotatedArticle<'_>,
    countries: &[Mention],
    observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> ControlFlow<(), PeopleFound> {
    let length = document.text().len().max(1) as f32;
    let first_sentences = document.blocks.iter().scan(0, |next, block| {
        let first = *next;
        *next += block.sentences.len();
        Some(first)
    });
    let first_sentences: Vec<usize> = first_sentences.collect();
    let mut candidates = Vec::new();
    document.each_block(
        |block| {
            let units = units::units(document, block);
            candidates::candidates(block, &units, countries, first_sentences[block.index.0])
        },
        |block, found| {
            candidates.extend(found);
            observe(0.8 * block.range.end as f32 / length)
        },
    )?;
    candidates.shrink_to_fit();
    overlong::shorten(document.text(), &mut candidates);
    let joined = joining::join(document.text(), &candidates);
    observe(0.9)?;
    let mut people: Vec<Person> =
        joined.clusters.into_iter().map(|cluster| person(document, &candidates, cluster)).collect();
    people.sort_by_key(|person| (person.credit_only, person.mentions[0].mention.range));
    let unsure = joined.doubtful.iter().map(|doubtful| unsure(document, doubtful)).collect();
    observe(1.0)?;
    ControlFlow::Continue(PeopleFound { people, unsure })
}

/// The person that `cluster` describes.
fn person(document: &AnnotatedArticle<'_>, candidates: &[Candidate], mut cluster: Cluster) -> Person {
    cluster.mentions.sort_by_key(|place| place.range);
    cluster.mentions.dedup_by_key(|place| place.range);
    let has_full_name = cluster.names.iter().any(|name| name.len() > 1);
    let full_name = cluster.mentions.iter().find(|place| !place.is_single).map(|place| place.range);
    let known_name = full_name
        .map_or(Evidence::of(PersonRule::KnownName), |range| Evidence::at(PersonRule::KnownName, range));
    let mentions: Vec<PersonMention> = cluster
        .mentions
        .iter()
        .map(|place| PersonMention {
            mention: document.blocks[place.block.0].mention(place.range),
            evidence: {
                let by_name = match place.shared_surname {
                    Some(shared) => Some(Evidence::at(PersonRule::SharedName, shared.surname)),
                    None => (place.is_single && has_full_name).then_some(known_name),
                };
                let own = candidates[place.candidate].evidence.iter().copied();
                own.chain(place.evidence).chain(by_name).collect()
            },
        })
        .collect();
    let mut forms: Vec<String> = Vec::new();
    for PersonMention { mention, .. } in &mentions {
        let form = names::shown(document.text(), mention.range);
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    let longest = fullest(&forms);
    let name = shared_name(document, &cluster, longest).unwrap_or_else(|| in_mixed_case(longest));
    forms.retain(|form| *form != name && in_mixed_case(form) != name);
    Person {
        name,
        introduced_as: introduced_as(document, mentions.iter()),
        aliases: forms,
        credit_only: mentions.iter().all(|place| place.mention.zone == Zone::Credit),
        doubt: doubt(&cluster).or_else(|| is_only_caption(document, &mentions).then_some(Doubt::Weak)),
        mentions,
        put_right: PutRight::default(),
    }
}

/// The first words at one of `mentions` that say who the person is. Words that only honour someone, and the longer ones of
/// a headline, where a verb has the capital of a name, stand back behind others.
fn introduced_as<'m>(
    document: &AnnotatedArticle<'_>,
    mentions: impl Iterator<Item = &'m PersonMention> + Clone,
) -> Option<TextRange> {
    /// The most words of a headline that can hardly hold a verb.
    const MOST: usize = 2;
    let introduced = mentions.filter_map(|found| {
        let range = found.evidence.get(PersonRule::Introduction)?.range()?;
        // "Doe's wife, Jane Doe" says who Jane is.
        (!range.contains(found.mention.range)).then_some((found.mention.zone, range))
    });
    let says_who = |&(zone, range): &(Zone, TextRange)| {
        let words = document.slice(range);
        !introduction::is_mere_honour(words)
            && (zone != Zone::Heading || words.split_whitespace().count() <= MOST)
    };
    introduced.clone().find(says_who).or_else(|| introduced.clone().next()).map(|(_, range)| range)
}

/// The form among `forms` that names somebody most fully: the longest and, among equally long ones, the first that is
/// not all capitals.
fn fullest(forms: &[String]) -> &str {
    let is_capitals = |form: &str| !form.chars().any(char::is_lowercase);
    let by_length = |(at, form): &(usize, &String)| {
        (form.split([' ', '-']).count(), !is_capitals(form), form.chars().count(), usize::MAX - at)
    };
    forms.iter().enumerate().max_by_key(by_length).map_or("", |(_, form)| form)
}

/// The name of somebody whom a text calls by `forms`.
pub(crate) fn name_of_forms(forms: &[String]) -> String {
    in_mixed_case(fullest(forms))
}

/// "Jack Doe" for someone whom the article names only in "Jack and Jane Doe", never in full.
fn shared_name(document: &AnnotatedArticle<'_>, cluster: &Cluster, longest: &str) -> Option<String> {
    if longest.contains(' ') {
        return None;
    }
    let (given, surname) =
        cluster.mentions.iter().find_map(|place| Some((place.range, place.shared_surname?.surname)))?;
    Some(format!("{} {}", in_mixed_case(document.slice(given)), in_mixed_case(document.slice(surname))))
}

/// `name` in mixed case, except for initials without full stops: "JK Doe".
pub(crate) fn in_mixed_case(name: &str) -> String {
    let is_capitals = |word: &str| !word.chars().any(char::is_lowercase);
    match name.split_once(' ') {
        Some((first, rest)) if first.len() <= 3 && is_capitals(first) && !is_capitals(rest) => {
            format!("{first} {}", mixed_case_name(rest))
        }
        _ => mixed_case_name(name),
    }
}

/// What speaks against the person: the recogniser takes every place for something else, or the evidence is weak at all
/// of them, or it is the recogniser's word alone.
fn doubt(cluster: &Cluster) -> Option<Doubt> {
    let mut places = cluster.mentions.iter().map(|place| place.opinion);
    if let Some(Opinion::OtherName(label, _) | Opinion::InsideName(label, _)) = places.next()
        && places.all(|opinion| matches!(opinion, Opinion::OtherName(..) | Opinion::InsideName(..)))
    {
        return Some(Doubt::Contradicted(label));
    }
    let is_backed = cluster.mentions.iter().any(|place| place.is_backed);
    if !is_backed || is_surname_assumed(cluster) {
        return Some(Doubt::Weak);
    }
    let is_weak = cluster
        .mentions
        .iter()
        .all(|place| place.confidence < SURE + WEAK_MARGIN && !matches!(place.opinion, Opinion::Person(_)));
    is_weak.then_some(Doubt::Weak)
}

/// Whether the person has the family name of the name behind an "and", and nothing tells that the two share it.
fn is_surname_assumed(cluster: &Cluster) -> bool {
    let shared = || cluster.mentions.iter().filter_map(|place| place.shared_surname);
    cluster.mentions.iter().all(|place| place.is_single)
        && shared().next().is_some()
        && !shared().any(|shared| shared.is_sure)
}

/// Whether nothing but a caption that is a name alone names the person.
fn is_only_caption(document: &AnnotatedArticle<'_>, mentions: &[PersonMention]) -> bool {
    mentions.iter().all(|place| document.is_name_alone(place.mention.block))
}

/// Why a name whose only evidence is its capitals is left out.
pub(super) const UNSUPPORTED: &str = "looks like a name, with nothing around it that speaks of a person";

fn unsure(document: &AnnotatedArticle<'_>, doubtful: &Doubtful) -> Unsure {
    let reason = match doubtful.why {
        Why::Shared => return shared(document, doubtful),
        Why::Alone => "a name alone, with nothing around it that only a person can do or have",
        Why::Family => "looks like a family, not one person",
        Why::Namesake => "someone here has this name, but at this place it may be a word or a place",
        Why::Thing => "looks like a name, and the words around it call it a thing",
        Why::UnknownName => "the words around it speak of a person, the name itself is unknown",
        Why::Unsupported => UNSUPPORTED,
    };
    let Candidate { range, block, .. } = doubtful.candidate;
    Unsure { range, block, guess: Kind::Person, reason: reason.to_owned() }
}

/// The entry for a name that two people have.
fn shared(document: &AnnotatedArticle<'_>, doubtful: &Doubtful) -> Unsure {
    let shown = |range: TextRange| in_mixed_case(&names::shown(document.text(), range));
    let reason = match doubtful.either {
        Some((one, other)) => {
            let (first, second) = if one <= other { (one, other) } else { (other, one) };
            format!("two people here have this name: {} or {}", shown(first), shown(second))
        }
        None => "two people here have this name".to_owned(),
    };
    let Candidate { range, block, .. } = doubtful.candidate;
    Unsure { range, block, guess: Kind::Person, reason }
}
