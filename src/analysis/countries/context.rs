//! Which candidates are countries: homonyms decided by their neighbours and by the whole article.

use std::collections::{HashMap, HashSet};

use super::candidates::Candidate;
use super::gazetteer::{Meaning, Traits, gazetteer};
use super::{CountryEvidence, CountryMention};
use crate::analysis::{Document, DocumentBlock, Guess, Unsure};
use crate::article::{TextRange, Zone};

/// What [`decide`] gives.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// The country of each mention, as an index of the gazetteer, and the mention; in text order.
    pub mentions: Vec<(usize, CountryMention)>,
    /// What was left out and may be looked at.
    pub unsure: Vec<Unsure>,
}

/// What a candidate comes to.
enum Verdict {
    Country(usize),
    Nothing,
    Unsure(&'static str),
}

/// What the whole article says about homonyms.
struct Evidence {
    /// Countries named without doubt.
    certain: HashSet<usize>,
    /// How often places of a country speak for it.
    hints: HashMap<usize, usize>,
    /// How often places speak against the country meaning of a form.
    against: HashMap<&'static str, usize>,
    /// How often states are named.
    states: usize,
    /// Forms that are a person's name somewhere in the article.
    persons: HashSet<String>,
}

/// Decides `candidates`, which are in text order.
pub(super) fn decide(document: &Document<'_>, candidates: Vec<Candidate>) -> Decided {
    let evidence = gather(document, &candidates);
    let mut decided = Decided::default();
    for candidate in candidates {
        let Some((_, kind)) = candidate.country() else { continue };
        let block = &document.blocks[candidate.block.0];
        let neighbours = Neighbours::new(document, block, candidate.range);
        match verdict(&candidate, block, &neighbours, &evidence) {
            Verdict::Country(country) => {
                let mention = CountryMention { mention: block.mention(candidate.range), evidence: kind };
                decided.mentions.push((country, mention));
            }
            Verdict::Unsure(reason) => decided.unsure.push(Unsure {
                range: candidate.range,
                block: candidate.block,
                guess: Guess::Country,
                reason: reason.to_owned(),
            }),
            Verdict::Nothing => {}
        }
    }
    decided
}

fn gather(document: &Document<'_>, candidates: &[Candidate]) -> Evidence {
    let gazetteer = gazetteer();
    let mut evidence = Evidence {
        certain: HashSet::new(),
        hints: HashMap::new(),
        against: HashMap::new(),
        states: 0,
        persons: HashSet::new(),
    };
    for candidate in candidates {
        match candidate.form.meaning {
            Meaning::Country(country, _) => match gazetteer.traits(&candidate.form.text) {
                None => {
                    evidence.certain.insert(country);
                }
                Some(traits) if traits.name || traits.given => {
                    let block = &document.blocks[candidate.block.0];
                    if Neighbours::new(document, block, candidate.range).is_in_person_name(traits) {
                        evidence.persons.insert(candidate.form.text.clone());
                    }
                }
                Some(traits)
                    if traits.language && !traits.weak && !traits.word && traits.shared.is_empty() =>
                {
                    evidence.certain.insert(country);
                }
                Some(_) => {}
            },
            Meaning::State => evidence.states += 1,
            Meaning::For(country) => *evidence.hints.entry(country).or_default() += 1,
            Meaning::Against(form) => *evidence.against.entry(form).or_default() += 1,
            Meaning::Nothing => {}
        }
    }
    evidence
}

fn verdict(
    candidate: &Candidate,
    block: &DocumentBlock,
    near: &Neighbours<'_>,
    evidence: &Evidence,
) -> Verdict {
    let (country, kind) = candidate.country().expect("only countries are decided");
    let gazetteer = gazetteer();
    let form = &candidate.form;
    let Some(traits) = gazetteer.traits(&form.text) else {
        return if near.follows_given_name() && !near.is_possessive {
            Verdict::Nothing
        } else {
            Verdict::Country(country)
        };
    };
    if form.in_capitals && traits.word && block.kind.zone() != Zone::Body {
        return Verdict::Unsure("in capitals it may be a common word");
    }
    if near.line_is_in_capitals && traits.word && near.word.len() < 4 {
        return Verdict::Unsure("in a line of capitals it may be a common word");
    }
    if traits.language && near.speaks_of_language() {
        return Verdict::Nothing;
    }
    let is_person = (traits.given || traits.name) && near.is_in_person_name(traits);
    if is_person {
        return Verdict::Nothing;
    }
    if !traits.given && !traits.name && near.follows_given_name() && !near.is_possessive {
        return Verdict::Nothing;
    }
    let is_named = evidence.certain.contains(&country);
    let place = near.is_place();
    if (traits.name || traits.given) && evidence.persons.contains(&form.text) && !place {
        return if is_named {
            Verdict::Unsure("it is also a person of this article")
        } else {
            Verdict::Nothing
        };
    }
    if traits.state {
        let against = evidence.against.get(form.text.as_str()).copied().unwrap_or(0);
        let hints = evidence.hints.get(&country).copied().unwrap_or(0)
            + usize::from(kind == CountryEvidence::Name && is_named) * 2;
        let states = if kind == CountryEvidence::Name { evidence.states } else { 0 };
        if against + states.min(2) > hints {
            return Verdict::Nothing;
        }
    }
    if traits.weak {
        let hinted = is_named
            || evidence.hints.contains_key(&country)
            || traits.shared.iter().any(|country| evidence.certain.contains(country));
        if !hinted {
            return if kind == CountryEvidence::Capital || near.word.len() < 4 {
                Verdict::Nothing
            } else {
                Verdict::Unsure("its country is not named beside it")
            };
        }
    }
    let shared = traits.shared.iter().copied();
    let named = shared.clone().find(|country| evidence.certain.contains(country));
    let hinted = shared.clone().find(|country| evidence.hints.contains_key(country));
    Verdict::Country(named.or(hinted).or(traits.shared.first().copied()).unwrap_or(country))
}

/// The words around a candidate.
struct Neighbours<'a> {
    /// The candidate's own words.
    word: &'a str,
    /// The word before it, and the one before that; empty at the start of a sentence's words.
    before: &'a str,
    before_that: &'a str,
    /// The word after it; empty where a mark comes first.
    after: &'a str,
    /// The mark right after it, such as "-" or "’s".
    is_possessive: bool,
    /// Whether a hyphen joins it to a word before or after.
    hyphen_before: bool,
    hyphen_after: bool,
    line_is_in_capitals: bool,
    is_heading: bool,
}

impl<'a> Neighbours<'a> {
    fn new(document: &Document<'a>, block: &DocumentBlock, range: TextRange) -> Self {
        let tokens = &block.tokens;
        let first = block.token_at(range.start);
        let mut last = first;
        while tokens.get(last + 1).is_some_and(|token| token.range.start < range.end) {
            last += 1;
        }
        let text = |index: Option<usize>| {
            index.and_then(|index| tokens.get(index)).map_or("", |token| document.slice(token.range))
        };
        let word = |index: Option<usize>| {
            let found = text(index);
            if found.starts_with(char::is_alphanumeric) { found } else { "" }
        };
        let all = document.slice(block.range);
        Self {
            word: document.slice(range),
            before: word(first.checked_sub(1)),
            before_that: word(first.checked_sub(2)),
            after: word(Some(last + 1)),
            is_possessive: matches!(text(Some(last + 1)), "'s" | "’s" | "'" | "’"),
            hyphen_before: document.text()[..range.start].ends_with('-'),
            hyphen_after: document.text()[range.end..].starts_with('-'),
            line_is_in_capitals: !all.contains(char::is_lowercase),
            is_heading: block.kind.zone() == Zone::Heading,
        }
    }

    fn is_capitalized(word: &str) -> bool {
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
    }

    /// Whether a given name stands before it: "Jenna English".
    fn follows_given_name(&self) -> bool {
        let gazetteer = gazetteer();
        !self.is_heading
            && !self.hyphen_after
            && gazetteer.is_word("given", self.before)
            && !gazetteer.is_word("verb-name", self.before)
            && !gazetteer.is_word("follower", self.after)
            && !gazetteer.is_word("government", self.after)
    }

    /// Whether it is a word of a person's name: "Michael Jordan", "Paris Holm", "Mr Chad".
    fn is_in_person_name(&self, traits: &Traits) -> bool {
        let gazetteer = gazetteer();
        if self.hyphen_after || self.hyphen_before {
            return false;
        }
        let title_before = gazetteer.is_word("title", self.before);
        let name_before = gazetteer.is_word("given", self.before)
            && !gazetteer.is_word("verb-name", self.before)
            || title_before;
        if traits.name && name_before {
            return true;
        }
        // "Mirela Paris": an unknown capitalised word that no preposition or title of a place explains.
        let given_before = Self::is_capitalized(self.before)
            && !["role", "organisation", "follower", "before-organisation", "before-club", "place-before"]
                .iter()
                .any(|class| gazetteer.is_word(class, self.before))
            && ![
                "The", "In", "At", "From", "But", "And", "For", "As", "When", "While", "Greater", "Central",
                "Old", "New",
            ]
            .contains(&self.before)
            && gazetteer.traits(self.before).is_none()
            && !self.is_heading;
        if given_before {
            return true;
        }
        let surname_after = Self::is_capitalized(self.after)
            && !gazetteer.is_word("follower", self.after)
            && !gazetteer.is_word("organisation", self.after)
            && !self.is_heading;
        let placed = gazetteer.is_word("place-before", self.before);
        if (traits.given || traits.name) && surname_after && !placed && !self.is_possessive {
            return true;
        }
        traits.name
            && !placed
            && (gazetteer.is_word("speech", self.after) || gazetteer.is_word("role", self.before))
            && self.after != "said"
            || traits.name
                && gazetteer.is_word("speech", self.after)
                && gazetteer.is_word("role", self.before)
    }

    /// Whether its neighbours treat it as a place or a government.
    fn is_place(&self) -> bool {
        let gazetteer = gazetteer();
        gazetteer.is_word("place-before", self.before)
            || gazetteer.is_word("government", self.after)
            || self.is_possessive && !self.after.is_empty()
            || self.before == "of" && gazetteer.is_word("government", self.before_that)
    }

    /// Whether its neighbours treat it as a language: "speaks German", "in French".
    fn speaks_of_language(&self) -> bool {
        let gazetteer = gazetteer();
        gazetteer.is_word("language-after", self.after)
            || gazetteer.is_word("language-before", self.before)
                && !Self::is_capitalized(self.after)
                && !self.after.starts_with(char::is_lowercase)
            || matches!(self.before, "in" | "into") && self.after.is_empty() && !self.hyphen_after
    }
}
