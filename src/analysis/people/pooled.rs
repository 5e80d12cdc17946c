//! What all places of a name say together: the confidence of each candidate, with the evidence from its other places.

use std::collections::HashMap;
use std::rc::Rc;

use super::candidates::Candidate;
use super::names::Name;
use super::points::opinion as points;
use super::points::opinion::{BELIEVED_KNOWN, BELIEVED_UNKNOWN};
use super::recognized::Opinion;
use super::rule::PersonRule;

/// What an article says about one place of a name together with all the others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pooled {
    /// How much speaks for a person here; from [`super::points::SURE`] on, it is one.
    pub confidence: i32,
    /// Whether the words around it show a person at one of its places.
    pub is_human: bool,
    /// Whether they show a firm, a club or a place at one of them.
    pub is_firm: bool,
    /// The recogniser's average opinion, from -1, certainly something else, to 1, certainly a person.
    opinion: f32,
    /// Whether it is a place's name too, or stands where only a place would somewhere.
    may_be_place: bool,
    /// Whether it stands where only a place would somewhere.
    is_located: bool,
    /// Whether it is the town of a dateline somewhere.
    is_town: bool,
    /// Whether a list has one of its words as a name.
    is_listed: bool,
    /// Whether it opens with a given name.
    opens_with_given_name: bool,
    /// Whether the recogniser takes every place for something else.
    is_contradicted: bool,
    /// Whether a list has it as a name that is nothing else.
    is_known_name: bool,
    /// Whether the text is long enough to introduce those whom it names.
    is_in_article: bool,
    /// Whether it occurs so often that a person would have done something by then.
    is_frequent: bool,
    /// Whether it is a word for a kind or a people, in no list: "the Zorvik", or "Zorviks" beside "Zorvik".
    is_kind: bool,
}

/// The fewest bytes of a text that introduces those whom it names: a word that no list knows, never stands beside a given
/// name and does nothing that only people do is then a place, a brand or a word of another language as often as not.
const ARTICLE: usize = 800;

/// From this many places on, the words around a name have shown a person at one of them, if it is one's.
const FREQUENT: usize = 3;

/// A word that stands behind "the" at one in so many places is no one's name.
const ONE_IN_ARTICLES: usize = 4;

/// Below this average opinion of the recogniser, words in no list of names are not a person's.
const LEAST_OF_UNLISTED: f32 = 0.3;

impl Pooled {
    /// Whether a name of several words is something else's: the words around it show a firm, or the recogniser sees
    /// something else and no list has a word of it, or it occurs often; and nothing shows a person.
    pub fn is_thing(&self) -> bool {
        let is_doubted = !self.is_listed && (self.is_frequent || self.opinion < LEAST_OF_UNLISTED);
        let is_other = self.is_contradicted && (self.is_located || !self.opens_with_given_name);
        !self.is_human && (self.is_firm || is_doubted || is_other)
    }

    /// Whether it is the town that the report is from, and either nobody is called like it or it is a place where the
    /// words say so, as `is_place` tells.
    pub fn is_town(&self, is_place: bool) -> bool {
        self.is_town && (!self.is_human || is_place)
    }

    /// Whether more than the recogniser speaks for a person: what the words around it say or, for several words, a list
    /// of names. A name that occurs often and that the recogniser takes for a person at every place is hardly anything
    /// else either.
    pub fn is_backed(&self, is_single: bool) -> bool {
        self.is_human || !is_single && self.is_listed || self.is_frequent && self.opinion >= BELIEVED_KNOWN
    }

    /// Whether a name of one word that the article never has in full is a person's: it does or has what only a person
    /// can, or the recogniser is sure, and nothing shows a firm.
    pub fn is_believed_alone(&self) -> bool {
        if self.is_kind {
            return false;
        }
        let least = match () {
            () if self.is_known_name => BELIEVED_KNOWN,
            () if self.is_in_article && !self.is_listed => return self.is_human,
            () => BELIEVED_UNKNOWN,
        };
        self.is_human || !self.is_firm && !self.may_be_place && self.opinion >= least
    }
}

/// What an article says about one name, over all its places.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// How often the words around it show a person.
    human_count: usize,
    /// How often it stands in a list of people.
    among_people_count: usize,
    /// How often they show something else.
    firm_count: usize,
    /// How often it stands where only a place would.
    located_count: usize,
    /// How often it is the town of a dateline.
    town_count: usize,
    /// How often "the" stands right before it.
    article_count: usize,
    /// How often the recogniser takes it for something else.
    other_count: usize,
    /// How often it is a place's name, or stands where only a place would.
    place_count: usize,
    /// The highest confidence at any of its places.
    best: i32,
    /// What the words around it say for a person, over all its places.
    context: i32,
    /// The sum of the recogniser's opinions.
    opinion: f32,
    /// How often it stands where a place would.
    place_like_count: usize,
    /// How often the words around it call it a thing.
    thing_like_count: usize,
    /// How often it occurs in the article.
    count: usize,
}

impl Sum {
    /// The points that its places together give to the name: the recogniser's average opinion, less something if it
    /// stands where a place would or is called a thing.
    fn points(&self, is_single: bool) -> i32 {
        let opinion = self.opinion / self.count as f32;
        let weight = match (opinion > 0.0, is_single) {
            (true, true) => points::PERSON_SINGLE,
            (true, false) => points::PERSON_SEVERAL,
            (false, true) => points::OTHER_SINGLE,
            (false, false) => points::OTHER_SEVERAL,
        };
        let place_like = points::PLACE_LIKE * self.place_like_count as f32 / self.count as f32;
        let thing_like = match (self.thing_like_count > 0, is_single) {
            (false, _) => 0.0,
            (true, true) => points::THING_SINGLE,
            (true, false) => points::THING_SEVERAL,
        };
        (weight * opinion - place_like - thing_like) as i32
    }
}

/// What the article of `length` bytes says about each of `candidates`, which have `names`.
pub fn pool(length: usize, candidates: &[Candidate], names: &[Option<Rc<Name>>]) -> Vec<Pooled> {
    let mut sums: HashMap<String, Sum> = HashMap::new();
    for (candidate, name) in candidates.iter().zip(names) {
        let Some(name) = name else { continue };
        let entry = sums.entry(name.whole()).or_insert(Sum { best: i32::MIN, ..Sum::default() });
        entry.best = entry.best.max(candidate.confidence);
        entry.context += candidate.context.max(0);
        entry.opinion += candidate.opinion.weight();
        entry.place_like_count += usize::from(candidate.after_place_preposition);
        entry.thing_like_count += usize::from(candidate.thing_like);
        entry.human_count += usize::from(candidate.is_human);
        entry.among_people_count += usize::from(candidate.is_among_people);
        entry.firm_count += usize::from(candidate.is_firm);
        entry.located_count += usize::from(candidate.is_located);
        entry.town_count += usize::from(candidate.is_town);
        entry.article_count += usize::from(candidate.after_article);
        entry.place_count += usize::from(candidate.is_place);
        entry.other_count +=
            usize::from(matches!(candidate.opinion, Opinion::OtherName(..) | Opinion::InsideName(..)));
        entry.count += 1;
    }
    // A town may stand among people where its speakers are meant, so a list says less than what is done.
    let is_among_people = |sum: &Sum| {
        let is_other = sum.other_count == sum.count && sum.located_count > 0;
        sum.among_people_count > 0 && sum.firm_count == 0 && !is_other
    };
    // "Mr Doe" speaks for "Joe Doe" too.
    let is_human = |name: &Name, sum: &Sum| {
        let alone = || sums.get(name.last()).is_some_and(|sum| sum.human_count > 0);
        sum.human_count > 0 || is_among_people(sum) || name.len() > 1 && alone()
    };
    // "Doe Roe" is no person where Doe alone is a firm and no given name.
    let is_firm_alone = |candidate: &Candidate, name: &Name| {
        let first = sums.get(name.first());
        let is_given = candidate.evidence.has(PersonRule::GivenName) || candidate.has_initial;
        !is_given && first.is_some_and(|sum| sum.firm_count > 0 && sum.human_count == 0)
    };
    // "The Zorvik built towers", "Zorviks" where there is a Zorvik.
    let is_kind = |name: &Name, sum: &Sum| {
        let whole = name.whole();
        let singular = || whole.strip_suffix('s').and_then(|one| sums.get(one));
        let is_determined = sum.count > 1 && sum.article_count * ONE_IN_ARTICLES >= sum.count;
        name.len() == 1 && (is_determined || singular().is_some())
    };
    let of_name = |candidate: &Candidate, name: &Option<Rc<Name>>| {
        let unnamed = Pooled { confidence: candidate.confidence, ..Pooled::default() };
        let Some(name) = name else { return unnamed };
        let Some(sum) = sums.get(&name.whole()) else { return unnamed };
        // What already counts at the best place does not count again.
        let elsewhere = (sum.context - candidate.context.max(0)).min(40) / 3;
        Pooled {
            confidence: sum.best.max(candidate.confidence + elsewhere) + sum.points(name.len() == 1),
            is_human: is_human(name, sum),
            is_firm: sum.firm_count > 0 || name.len() > 1 && is_firm_alone(candidate, name),
            opinion: sum.opinion / sum.count as f32,
            may_be_place: sum.place_count > 0,
            is_located: sum.located_count > 0,
            is_town: sum.town_count > 0,
            is_listed: candidate.is_listed,
            opens_with_given_name: candidate.evidence.has(PersonRule::GivenName) || candidate.has_initial,
            is_contradicted: sum.other_count == sum.count,
            is_known_name: candidate.is_known_name,
            is_in_article: length >= ARTICLE,
            is_frequent: sum.count >= FREQUENT,
            is_kind: !candidate.is_listed && is_kind(name, sum),
        }
    };
    candidates.iter().zip(names).map(|(candidate, name)| of_name(candidate, name)).collect()
}
