//! Who a speaker is: a person of the article, a group, an organisation, a document, a country, or somebody unnamed.

use strum::{EnumString, IntoStaticStr};

use super::QuoteRule;
use super::cast::{Cast, Gender, Wanted};
use super::cues::Cue;
use super::pronoun::pronoun;
use super::view::View;
use crate::analysis::PersonIndex;
use crate::article::TextRange;
use crate::lang::{Class, Classes, forms};
use crate::nlp::recognizer::Label;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};
use crate::text::{Folded, fold, one_line};

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SpeakerKind {
    /// A single person.
    Person,
    /// Several people.
    Group,
    /// A company, an authority, a party.
    Organisation,
    /// A poll, a report, a letter.
    Document,
    /// A country, which its government speaks for.
    Country,
    /// Somebody whom the text does not name.
    Unnamed,
}

impl SpeakerKind {
    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Where the text names the speaker, also when it says "she"; where the speaker before goes on, where that one is
    /// named.
    pub range: TextRange,
    /// What the speaker is.
    pub kind: SpeakerKind,
    /// The name; `None` if the text does not tell.
    pub name: Option<String>,
    /// The person, if it is one of the article's.
    pub person: Option<PersonIndex>,
    /// The people who may be meant, if the text does not tell which.
    pub candidates: Vec<PersonIndex>,
    /// The rule that told who it is.
    pub rule: QuoteRule,
}

impl Speaker {
    pub(super) fn new(range: TextRange) -> Self {
        let (kind, rule) = (SpeakerKind::Unnamed, QuoteRule::Description);
        Self { range, kind, name: None, person: None, candidates: Vec::new(), rule }
    }

    pub(super) fn is(self, kind: SpeakerKind, name: Option<String>) -> Self {
        Self { kind, name, ..self }
    }

    /// Somebody at `range` whom the text does not name.
    pub(super) fn unnamed(range: TextRange) -> Self {
        Self { rule: QuoteRule::Label, ..Self::new(range) }
    }

    /// The `person` named at `range`.
    pub(super) fn person(cast: &Cast<'_>, range: TextRange, person: PersonIndex, rule: QuoteRule) -> Self {
        let name = cast.people[person.0].name.clone();
        Self { person: Some(person), rule, ..Self::new(range).is(SpeakerKind::Person, Some(name)) }
    }

    /// An organisation or a document named at `range`.
    pub(super) fn named(range: TextRange, kind: SpeakerKind, name: String) -> Self {
        Self { rule: QuoteRule::Named, ..Self::new(range).is(kind, Some(name)) }
    }

    /// Whether the text tells who it is.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.name.is_some()
    }
}

/// A noun phrase that names a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase<'v, 'a> {
    pub view: &'v View<'a>,
    pub head: TokenIndex,
    pub first: TokenIndex,
    pub last: TokenIndex,
    pub range: TextRange,
}

impl<'v, 'a> Phrase<'v, 'a> {
    pub fn new(view: &'v View<'a>, head: TokenIndex, (first, last): (TokenIndex, TokenIndex)) -> Self {
        Self { view, head, first, last, range: view.words_of((first, last)) }
    }
}

/// The speaker whom the noun phrase `phrase` with the given `head` names.
pub(super) fn identify(
    cast: &mut Cast<'_>,
    view: &View<'_>,
    head: TokenIndex,
    ends: (TokenIndex, TokenIndex),
) -> Speaker {
    let phrase = Phrase::new(view, head, ends);
    if is_pronoun(view, head) {
        return pronoun(cast, phrase);
    }
    identify_noun(cast, phrase)
}

pub(super) fn is_pronoun(view: &View<'_>, at: TokenIndex) -> bool {
    const DEMONSTRATIVES: &[&str] = &["who", "that", "which", "this", "these", "those"];
    view.part(at) == PartOfSpeech::Pron || view.is_word(at, DEMONSTRATIVES)
}

pub(super) fn identify_noun(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>) -> Speaker {
    let speaker = Speaker::new(phrase.range);
    if let Some(speaker) = named_person(cast, phrase) {
        return speaker;
    }
    let (view, head) = (phrase.view, phrase.head);
    if view.is(head, Class::DocumentNoun) {
        let name = document(cast, phrase);
        let range = with_origin(phrase);
        return Speaker { range, ..speaker.is(SpeakerKind::Document, Some(name)) };
    }
    if let Some(speaker) = named_body(cast, phrase) {
        return speaker;
    }
    let is_plural = matches!(view.tag(head), Tag::Nns | Tag::Nnps | Tag::Cd);
    if view.is(head, Class::BodyNoun) && !is_plural {
        let name = body(cast, phrase);
        return speaker.is(SpeakerKind::Organisation, name);
    }
    if is_plural {
        return speaker.is(SpeakerKind::Group, None);
    }
    let is_definite = view.is_word(phrase.first, &["the"]) && view.tag(head) == Tag::Nn;
    if is_definite { with_role(cast, phrase) } else { speaker }
}

/// The person whom the phrase names, at its head, in apposition, or at its end.
fn named_person(cast: &Cast<'_>, phrase: Phrase<'_, '_>) -> Option<Speaker> {
    let (view, head) = (phrase.view, phrase.head);
    let at = |token: TokenIndex| cast.place_at(view.start(token));
    let appositions = view.children_of(head, &[Dependency::Appos]);
    let mut in_apposition = appositions.filter(|&child| child >= phrase.first && child <= phrase.last + 1);
    let place = at(head)
        .or_else(|| in_apposition.find_map(at))
        .or_else(|| cast.places_in(phrase.range).find(|place| stands_for_phrase(phrase, place.range)))?;
    let several = view.child(head, &[Dependency::Conj]).is_some()
        && cast.places_in(phrase.range).nth(1).is_some()
        && !view.text[place.range.end..].starts_with(',');
    if several || is_list(cast, phrase, place.range) {
        let name = one_line(&view.text[phrase.range.start..phrase.range.end]);
        return Some(Speaker::named(phrase.range, SpeakerKind::Group, name));
    }
    Some(Speaker::person(cast, phrase.range, place.person, QuoteRule::Named))
}

/// Whether the phrase names another person behind the one at `place` and a comma: "Doe, a baker, and Roe".
fn is_list(cast: &Cast<'_>, phrase: Phrase<'_, '_>, place: TextRange) -> bool {
    let text = phrase.view.text;
    let last = cast.places_in(phrase.range).last().map(|last| last.range);
    text[place.end..].starts_with(',')
        && last.is_some_and(|last| {
            last.start > place.end
                && last.end == phrase.range.end
                && text[place.end..last.start].ends_with(", and ")
        })
}

/// Whether the name at `place` is the phrase's own, and not merely one in it: no possessor, nobody behind a preposition,
/// no modifier.
fn stands_for_phrase(phrase: Phrase<'_, '_>, place: TextRange) -> bool {
    /// How many words may stand between a preposition and the name that depends on it.
    const REACH: usize = 5;
    const PREPOSITIONS: &[&str] = &["of", "for", "to", "from", "with", "by", "at", "in", "on"];
    let view = phrase.view;
    let text = view.text;
    let behind = &text[place.end..];
    let before = &text[phrase.range.start..place.start];
    if behind.starts_with(['’', '\'', '-']) || before.ends_with('-') || modifies_another(view, place) {
        return false;
    }
    let clause = before.rsplit([',', '(', '—', '–']).next().unwrap_or(before);
    let words: Vec<Folded<'_>> = clause.split_whitespace().map(fold).collect();
    let near = &words[words.len().saturating_sub(REACH)..];
    if near.iter().any(|word| PREPOSITIONS.contains(&word.as_str()) || is_joint(word)) {
        return false;
    }
    let is_before_head = place.start <= view.start(phrase.head);
    // "Jane Doe KC"
    let has_letters = view.is_in(phrase.head, Class::PostNominal) && place.end + 1 == view.start(phrase.head);
    !is_before_head || has_letters || behind.trim_start().starts_with([',', '(', '—', '–'])
}

/// Whether the name at `place` says of what kind something else is: "a pro-Doe group", "a Doe ally".
fn modifies_another(view: &View<'_>, place: TextRange) -> bool {
    use Dependency::{Amod, Compound, Nmod, Npadvmod, Poss};
    let tokens = view.tokens_in(place);
    let is_inside = |at: &TokenIndex| tokens.contains(at);
    let top = tokens.clone().find(|&at| view.is_root(at) || !is_inside(&view.head(at)));
    top.is_some_and(|top| {
        matches!(view.label(top), Amod | Compound | Nmod | Npadvmod | Poss)
            && view.head(top) > top
            && view.part(view.head(top)) == PartOfSpeech::Noun
    })
}

/// Whether `word` joins a name to another or compares it.
fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "or" | "like" | "than" | "about" | "between" | "against")
}

/// The country or organisation that the phrase names.
fn named_body(cast: &Cast<'_>, phrase: Phrase<'_, '_>) -> Option<Speaker> {
    let (view, head) = (phrase.view, phrase.head);
    let is_name = view.part(head) == PartOfSpeech::Propn;
    let entity = view.entity(head);
    let label = entity.map(|entity| entity.label);
    // "Doe & Sons" is one name.
    let is_apart = |other: TokenIndex| entity.is_some_and(|entity| !entity.range.contains(view.range(other)));
    if is_name && view.child(head, &[Dependency::Conj]).is_some_and(is_apart) {
        let name = one_line(&view.text[phrase.range.start..phrase.range.end]);
        return Some(Speaker::named(phrase.range, SpeakerKind::Group, name));
    }
    if is_name && label == Some(Label::Gpe) {
        let entity = entity?;
        return Some(match cast.country_at(view.start(head)) {
            Some(country) => Speaker::named(phrase.range, SpeakerKind::Country, country.to_owned()),
            None => {
                let name = without_article(&view.text[entity.range.start..entity.range.end]);
                Speaker::named(phrase.range, SpeakerKind::Organisation, name)
            }
        });
    }
    let bodies = [Label::Org, Label::Product, Label::WorkOfArt, Label::Fac, Label::Law, Label::Event];
    if is_name && label.is_some_and(|label| bodies.contains(&label)) {
        let range = entity?.range.within(phrase.range);
        let name = without_article(&view.text[range.start..range.end]);
        return Some(Speaker::named(phrase.range, SpeakerKind::Organisation, name));
    }
    let is_people = matches!(label, Some(Label::Norp | Label::Person));
    let is_role = view.is(head, Class::Role) && phrase.first == head;
    // The tagger takes some words of everyday for names: "the harbour master".
    let is_small = view.word(head).starts_with(char::is_lowercase);
    if is_name
        && !is_small
        && view.tag(head) != Tag::Nnps
        && !is_people
        && !is_role
        && !is_indefinite(view, phrase.first)
    {
        let is_part =
            |&at: &TokenIndex| view.part(at) == PartOfSpeech::Propn || view.is_word(at, &["&", "of"]);
        let count = (phrase.first..head).rev().take_while(is_part).count();
        let name = without_article(&view.text[view.start(head - count)..view.end(head)]);
        return Some(Speaker::named(phrase.range, SpeakerKind::Organisation, name));
    }
    let mut appositions = view.children_of(head, &[Dependency::Appos]);
    appositions.find_map(|child| {
        let range = view.entity(child).filter(|entity| entity.label == Label::Org)?.range;
        let name = without_article(&view.text[range.start..range.end]);
        Some(Speaker::named(phrase.range, SpeakerKind::Organisation, name))
    })
}

/// Whether the token at `at` opens a phrase that means no one in particular.
fn is_indefinite(view: &View<'_>, at: TokenIndex) -> bool {
    view.is_word(at, &["a", "an", "one", "another", "some"])
}

/// The name of an organisation that a noun stands for: "the company", "his campaign".
fn body(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>) -> Option<String> {
    let (view, head) = (phrase.view, phrase.head);
    let noun = view.word(head);
    if let Some(owner) = view.child(head, &[Dependency::Poss]) {
        let owner = if is_pronoun(view, owner) {
            pronoun(cast, Phrase::new(view, owner, (owner, owner))).name
        } else {
            cast.place_at(view.start(owner)).map(|place| cast.people[place.person.0].name.clone())
        };
        if let Some(owner) = owner {
            return Some(format!("{owner}’s {noun}"));
        }
        return None;
    }
    let mut modifiers = view.children_of(head, &[Dependency::Compound, Dependency::Amod, Dependency::Nmod]);
    if let Some(name) = modifiers.find(|&child| view.part(child) == PartOfSpeech::Propn) {
        let left = view.subtree(name).0.max(phrase.first);
        let start = if view.part(left) == PartOfSpeech::Propn { left } else { name };
        return Some(one_line(&view.text[view.start(start)..view.end(head)]));
    }
    let within = view.entities_in(phrase.range).filter(|entity| entity.label == Label::Org).last();
    if let Some(entity) = within {
        return Some(without_article(&view.text[entity.range.start..entity.range.end]));
    }
    // "The firm that built it" is told by what it did.
    let is_told =
        view.children_of(head, &[Dependency::Relcl]).any(|clause| view.subtree(clause).0 == phrase.last + 1);
    let is_known = view.is_word(phrase.first, &["the", "its", "our"]) && !is_told;
    is_known.then(|| cast.last_organisation(view.start(head), view.lemma(head))).flatten()
}

/// Where a document is named, with what says when or by whom it was made: "a poll released on Friday", "a survey last week".
fn with_origin(phrase: Phrase<'_, '_>) -> TextRange {
    use Dependency::{Acl, Npadvmod, Nsubj, Relcl};
    let (view, head) = (phrase.view, phrase.head);
    let verb = view.head(head);
    let is_next = |at: TokenIndex| view.subtree(at).0 == phrase.last + 1;
    let is_made = |&at: &TokenIndex| {
        let says = view.is(at, Class::SayingVerb | Class::ShowingVerb);
        is_next(at) && (view.tag(at) == Tag::Vbn || view.tag(at) == Tag::Vbg && !says)
    };
    // "The plan she released"
    let is_reduced = |&at: &TokenIndex| {
        let first = view.subtree(at).0;
        is_next(at)
            && view.child(at, &[Nsubj]).is_some_and(|subject| view.subtree(subject).0 == first)
            && !view.is_word(first, &["who", "that", "which", "whose"])
    };
    let says_when = |&at: &TokenIndex| head < at && at < verb && is_next(at);
    let origin = view.children_of(head, &[Acl]).find(is_made);
    let origin = origin.or_else(|| view.children_of(head, &[Relcl]).find(is_reduced));
    let origin = origin.or_else(|| view.children_of(verb, &[Npadvmod]).find(says_when));
    let last = origin.map_or(phrase.last, |origin| view.subtree(origin).1);
    let is_marked = (phrase.last..=last).any(|at| view.is_marked(at));
    if is_marked { phrase.range } else { view.words_of((phrase.first, last)) }
}

/// The name of a document, also where a short description stands for one spoken of before: "the poll".
fn document(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>) -> String {
    let (view, head) = (phrase.view, phrase.head);
    let name = without_article(&view.text[phrase.range.start..phrase.range.end]);
    let names = [Label::Org, Label::Person, Label::WorkOfArt, Label::Gpe];
    let has_name = view.entities_in(phrase.range).any(|entity| names.contains(&entity.label));
    let is_word = |at: &TokenIndex| {
        matches!(view.part(*at), PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Adj)
    };
    let is_short = (phrase.first..=phrase.last).filter(is_word).count() <= 2;
    let is_known = view.is_word(phrase.first, &["the", "this", "that", "its"]);
    if is_known && !has_name && is_short {
        let same = |lemma: &str| lemma == view.lemma(head) || is_same_document(lemma, view.lemma(head));
        let earlier = cast.documents.iter().rev().find(|(lemma, _)| same(lemma));
        return earlier.map_or(name, |(_, name)| name.clone());
    }
    cast.documents.push((view.lemma(head).to_owned(), name.clone()));
    name
}

/// Whether two nouns may stand for the same document.
fn is_same_document(one: &str, other: &str) -> bool {
    let polls = ["poll", "survey", "study"];
    let studies = ["study", "report", "research"];
    [&polls, &studies].iter().any(|nouns| nouns.contains(&one) && nouns.contains(&other))
}

/// The person whom a role stands for: "the minister".
fn with_role(cast: &Cast<'_>, phrase: Phrase<'_, '_>) -> Speaker {
    let (view, head) = (phrase.view, phrase.head);
    let speaker = Speaker::new(phrase.range);
    let role = view.lemma(head);
    let offset = view.start(head);
    let people = cast.with_role(role, offset);
    // "The Bush-era envoy" is not any envoy.
    let names = |at: &TokenIndex| view.word(*at).starts_with(char::is_uppercase);
    let named: Vec<&str> = (phrase.first + 1..head).filter(names).map(|at| view.word(at)).collect();
    let agrees = |person: PersonIndex| named.iter().all(|word| cast.is_introduced_with(person, word));
    if let Some(&person) = people.iter().rev().find(|&&person| agrees(person)) {
        return Speaker::person(cast, phrase.range, person, QuoteRule::Description);
    }
    if !people.is_empty() {
        return Speaker { candidates: people, ..speaker };
    }
    // Somebody who has just spoken or acted in the same paragraph, and of whom the text says nothing else.
    let is_person =
        view.is(head, Classes::TITLE | Class::Male | Class::Female) || forms::has_ending_of_people(role);
    if !is_person {
        return speaker;
    }
    let sentence = cast.sentence(offset).unwrap_or(phrase.range);
    let block = view.block.range;
    let mut excluded: Vec<PersonIndex> = cast.places_in(sentence).map(|place| place.person).collect();
    let before = TextRange::new(block.start, sentence.start.max(block.start));
    let near: Vec<PersonIndex> = cast.places_in(before).map(|place| place.person).collect();
    excluded.extend(near.iter().filter(|&&person| cast.has_role(person)));
    let wanted = Wanted { gender: Gender::of(view.classes(head)), excluded: &excluded, clearly: true };
    match cast.salient(view.block.index.0, offset, wanted) {
        Ok(person) if near.contains(&person) => {
            // A word for a man or a woman says no more than the name does, and a speaker goes on; any other description
            // may be somebody else's.
            let is_alone = phrase.first + 1 == head && cast.is_of(person, Gender::of(view.classes(head)));
            let goes_on = named.is_empty() && cast.speaks_before(person, offset);
            if is_alone || goes_on {
                return Speaker::person(cast, phrase.range, person, QuoteRule::Description);
            }
            Speaker { candidates: vec![person], ..speaker }
        }
        Ok(_) => speaker,
        Err(candidates) => Speaker { candidates, ..speaker },
    }
}

/// `name` on one line, without an article before it and a possessive ending.
pub(super) fn without_article(name: &str) -> String {
    let name = one_line(name);
    let (first, rest) = name.split_once(' ').unwrap_or((&name, ""));
    let name =
        if matches!(fold(first).as_str(), "the" | "a" | "an") && !rest.is_empty() { rest } else { &name };
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    name.trim_end_matches(['\'', '’']).to_owned()
}

/// Whether `speaker` can be what shows something by the verb of `cue`: a document, or an organisation that finds out what a
/// clause says.
pub(super) fn shows(view: &View<'_>, cue: &Cue, speaker: &Speaker) -> bool {
    match speaker.kind {
        SpeakerKind::Document => true,
        SpeakerKind::Organisation => {
            let finds =
                view.has_lemma(cue.at, &["find"]) && view.child(cue.at, &[Dependency::Ccomp]).is_some();
            finds && speaker.is_known()
        }
        _ => false,
    }
}
