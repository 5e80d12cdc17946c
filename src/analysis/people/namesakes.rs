//! Tells people with the same name apart: by the gender that a title or a given name shows, by the title that
//! introduced them, and by who was named last.

use super::candidates::Candidate;
use super::names::Name;
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::name_key;

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
        let key = name_key(&text[range.start..range.end]);
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
        let Some(introduction) = candidate.introduction() else { return };
        let stands_before = introduction.end <= candidate.range.start;
        let words_of_introduction = &text[introduction.start..introduction.end];
        self.is_relative |= ["his ", "her ", "their "]
            .iter()
            .any(|word| words_of_introduction.to_lowercase().starts_with(word));
        let words = words_of_introduction
            .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '\'' | '’'))
            .map(name_key);
        let mut roles: Vec<(String, Classes)> = words
            .map(|key| {
                let classes = ENGLISH.classes(&key);
                (key, classes)
            })
            .filter(|(_, classes)| classes.intersects(Classes::TITLE))
            .collect();
        // The last role before a name and the first after it say what the person is; the others may be someone else's:
        // "the wife of the mayor".
        let head = if stands_before { roles.pop() } else { roles.drain(..).next() };
        let Some((key, classes)) = head else { return };
        self.learn_gender(classes);
        self.is_relative |= classes.intersects(Class::Kin);
        if self.roles.len() < MOST_ROLES && !self.roles.contains(&key) {
            self.roles.push(key);
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

    /// Whether nothing known about the person rules out `title`.
    fn allows(&self, title: &Title) -> bool {
        let gender = title.classes & Classes::GENDER;
        gender.is_empty() || !self.gender.intersects(Classes::GENDER) || gender.intersects(self.gender)
    }
}

/// The one of `namesakes`, indices of `profiles`, whom a name with `title` means; `None` if the title fits no one.
pub fn choose(
    profiles: &[Profile],
    namesakes: impl Iterator<Item = usize>,
    title: Option<&Title>,
) -> Option<usize> {
    let fitting = namesakes.filter(|&person| title.is_none_or(|title| profiles[person].allows(title)));
    // Someone introduced by the same title comes first. Next, of those named already, comes someone not introduced by
    // their relation to another: the family name alone means the main person, not the husband. Then comes whoever was
    // named last.
    fitting.max_by_key(|&person| {
        let profile = &profiles[person];
        let is_introduced_so = title.is_some_and(|title| profile.roles.contains(&title.key));
        let is_main = title.is_none() && !profile.is_relative && profile.last_named > 0;
        (is_introduced_so, is_main, profile.last_named)
    })
}
