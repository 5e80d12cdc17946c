//! Tells people with the same name apart: by the title, the pronoun or the relation that the text gives, by who was
//! named before, and by whom the sentence before is about. Where none of these tells, it says that nobody can.

use super::candidates::Candidate;
use super::names::Name;
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::{fold, name_key};

/// A title right before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The word folded.
    key: String,
    /// What the lists know about it.
    pub classes: Classes,
}

impl Title {
    /// The title at `range` of `text`.
    pub fn of(text: &str, range: TextRange) -> Self {
        let key = String::from(name_key(&text[range.start..range.end]));
        let classes = ENGLISH.classes(&key);
        Self { key, classes }
    }
}

/// What an article says about a person besides the name.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// [`Class::Male`], [`Class::Female`], or neither if nothing shows it.
    gender: Classes,
    /// The titles and roles of the introductions, folded.
    roles: Vec<String>,
    /// Whether the person is introduced by their relation to another: "his predecessor", "the wife of".
    is_relative: bool,
    /// When the person was last named; 0 if never.
    pub last_named: usize,
    /// How often a name that others share has meant this person.
    pub meant: usize,
}

impl Profile {
    /// What the name alone shows.
    pub fn of(name: &Name) -> Self {
        Self { gender: ENGLISH.names.gender(name.first()), ..Self::default() }
    }

    /// Learns what introduces the person at `candidate`.
    pub fn learn(&mut self, text: &str, candidate: &Candidate) {
        /// More roles than this add nothing new.
        const MOST_ROLES: usize = 12;
        if let Some(range) = candidate.title() {
            self.learn_title(&Title::of(text, range));
        }
        if let Some(introduction) = candidate.introduction() {
            let stands_before = introduction.end <= candidate.range.start;
            let words_of_introduction = &text[introduction.start..introduction.end];
            let folded = fold(words_of_introduction);
            self.is_relative |= ["his ", "her ", "their "].iter().any(|word| folded.starts_with(word));
            let words = words_of_introduction
                .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '\'' | '’'))
                .map(name_key);
            let mut roles: Vec<(String, Classes)> = words
                .map(|key| {
                    let classes = ENGLISH.classes(&key);
                    (String::from(key), classes)
                })
                .filter(|(_, classes)| classes.intersects(Classes::TITLE))
                .collect();
            // The last role before a name and the first after it say what the person is; the others may be someone
            // else's: "the wife of the mayor".
            let head = if stands_before { roles.pop() } else { roles.drain(..).next() };
            if let Some((key, classes)) = head {
                self.learn_gender(classes);
                self.is_relative |= classes.intersects(Class::Kin);
                if self.roles.len() < MOST_ROLES && !self.roles.contains(&key) {
                    self.roles.push(key);
                }
            }
        }
        // "Jane Doe sold her house"
        if candidate.is_subject {
            self.learn_gender(candidate.pronoun);
        }
    }

    /// Learns from a title before the name.
    pub fn learn_title(&mut self, title: &Title) {
        self.learn_gender(title.classes);
    }

    fn learn_gender(&mut self, classes: Classes) {
        if !self.gender.intersects(Classes::GENDER) {
            self.gender = classes & Classes::GENDER;
        }
    }

    /// Whether nothing known about the person rules out `gender`.
    fn allows(&self, gender: Classes) -> bool {
        gender.is_empty() || !self.gender.intersects(Classes::GENDER) || gender.intersects(self.gender)
    }

    /// Whether the person is introduced as a son or the like.
    pub fn is_child(&self) -> bool {
        self.roles.iter().any(|role| matches!(role.as_str(), "son" | "child" | "stepson" | "boy"))
    }
}

/// What the text says about the person whom a name means.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The title right before the name.
    pub title: Option<&'a Title>,
    /// The gender of the pronoun that takes the name up.
    pub pronoun: Classes,
    /// Whom the sentence before is about, or this one up to the name.
    pub subject: Option<usize>,
}

/// Who is meant by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This person.
    One(usize),
    /// One of these, and the text does not tell which.
    Either(usize, usize),
    /// No one known.
    NoOne,
}

/// The one of `namesakes`, indices of `profiles`, whom a name means.
pub fn choose(profiles: &[Profile], namesakes: impl Iterator<Item = usize>, hints: Hints<'_>) -> Meant {
    let title = hints.title;
    let gender = title.map_or(Classes::NONE, |title| title.classes & Classes::GENDER);
    let mut left: Vec<usize> = namesakes.filter(|&person| profiles[person].allows(gender)).collect();
    left.sort_unstable();
    left.dedup();
    // Each sign in turn leaves those whom it fits, unless it fits none of them. The family name alone means the main
    // person and not the husband, and of two whose names are as good, the one whom it meant before.
    let introduced = |person: &usize| title.is_some_and(|title| profiles[*person].roles.contains(&title.key));
    let is_of = |gender: Classes| move |person: &usize| profiles[*person].gender.intersects(gender);
    narrow(&mut left, introduced);
    narrow(&mut left, is_of(gender));
    if left.len() > 1 {
        let allowed = |person: &usize| profiles[*person].allows(hints.pronoun);
        narrow(&mut left, allowed);
        narrow(&mut left, is_of(hints.pronoun));
    }
    if title.is_none() {
        narrow(&mut left, |person| profiles[*person].last_named > 0);
        narrow(&mut left, |person| !profiles[*person].is_relative);
    }
    narrow(&mut left, |person| hints.subject == Some(*person));
    if left.len() > 1 {
        let most = left.iter().map(|&person| profiles[person].meant).max().unwrap_or_default();
        narrow(&mut left, |person| most > 0 && profiles[*person].meant == most);
    }
    match left.as_slice() {
        [] => Meant::NoOne,
        [one] => Meant::One(*one),
        [one, other, ..] => Meant::Either(*one, *other),
    }
}

/// Leaves those of `people` that `fits`, or all if it fits none.
fn narrow(people: &mut Vec<usize>, fits: impl Fn(&usize) -> bool) {
    if people.len() > 1 && people.iter().any(&fits) {
        people.retain(fits);
    }
}
