//! Sets of classes of words.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use strum::EnumCount as _;

use super::class::Class;

/// The bits in one part of a set.
const BITS: usize = u64::BITS as usize;
/// The parts of a set that has room for every class.
const PARTS: usize = Class::COUNT.div_ceil(BITS);

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes([u64; PARTS]);

impl Classes {
    /// No class.
    pub const NONE: Self = Self([0; PARTS]);
    /// A word of English.
    pub const ENGLISH: Self = Self::of(&[Class::Common, Class::Rarer]);
    /// A function word, in the widest sense.
    pub const FUNCTION: Self = Self::of(&[Class::Function, Class::Opening]);
    /// A word that is some people's name.
    pub const NAME: Self = Self::of(&[Class::Given, Class::Surname]);
    /// A title, an occupation or the like.
    pub const TITLE: Self = Self::of(&[Class::Honorific, Class::Role]);
    /// A verb after which a report may come as a clause, whoever or whatever gives it: "say", "show".
    pub const TELLING: Self = Self::of(&[Class::SayingVerb, Class::ShowingVerb]);
    /// A verb by which somebody commits to what they say: "say", "vow".
    pub const STATING: Self = Self::of(&[Class::SayingVerb, Class::PromisingVerb]);
    /// A verb that goes with a quotation beside it: "say", "shout".
    pub const UTTERING: Self = Self::of(&[Class::SayingVerb, Class::QuotingVerb]);
    /// A verb that governs a clause of what is said: "say", "show", "vow".
    pub const GOVERNING: Self = Self::of(&[Class::SayingVerb, Class::ShowingVerb, Class::PromisingVerb]);
    /// A verb that a quotation may be part of the object of: "say", "shout", "call", "vow".
    pub const QUOTING: Self =
        Self::of(&[Class::SayingVerb, Class::QuotingVerb, Class::CallingVerb, Class::PromisingVerb]);
    /// A verb that a quotation or a report may depend on.
    pub const SPEECH: Self = Self::of(&[
        Class::SayingVerb,
        Class::QuotingVerb,
        Class::CallingVerb,
        Class::ShowingVerb,
        Class::PromisingVerb,
    ]);
    /// Who or what finds something out or shows it: "report", "researcher".
    pub const SHOWING_NOUN: Self = Self::of(&[Class::DocumentNoun, Class::FindingNoun]);
    /// A noun of somebody or something that can speak: "parent", "board", "report".
    pub const SPEAKING: Self = Self::of(&[
        Class::DocumentNoun,
        Class::BodyNoun,
        Class::FindingNoun,
        Class::SpeakingNoun,
        Class::Honorific,
        Class::Role,
        Class::Male,
        Class::Female,
    ]);
    /// A word of time: "May", "Monday", "week".
    pub const TIME: Self = Self::of(&[Class::Month, Class::Weekday, Class::TimeNoun]);
    /// The two genders that a word can show.
    pub const GENDER: Self = Self::of(&[Class::Male, Class::Female]);

    /// The set of `classes`.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = [0; PARTS];
        let mut at = 0;
        while at < classes.len() {
            let bit = classes[at] as usize;
            set[bit / BITS] |= 1 << (bit % BITS);
            at += 1;
        }
        Self(set)
    }

    /// The set without the classes in `others`.
    #[must_use]
    pub fn without(mut self, others: impl Into<Self>) -> Self {
        for (part, other) in self.0.iter_mut().zip(others.into().0) {
            *part &= !other;
        }
        self
    }

    /// Whether it shares a class with `others`.
    #[must_use]
    pub fn intersects(self, others: impl Into<Self>) -> bool {
        self & others != Self::NONE
    }

    /// Whether it has no class.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

impl From<Class> for Classes {
    fn from(class: Class) -> Self {
        Self::of(&[class])
    }
}

impl<T: Into<Classes>> BitOr<T> for Classes {
    type Output = Self;

    fn bitor(mut self, others: T) -> Self {
        self |= others;
        self
    }
}

impl<T: Into<Classes>> BitOr<T> for Class {
    type Output = Classes;

    fn bitor(self, others: T) -> Classes {
        Classes::from(self) | others
    }
}

impl<T: Into<Classes>> BitOrAssign<T> for Classes {
    fn bitor_assign(&mut self, others: T) {
        for (part, other) in self.0.iter_mut().zip(others.into().0) {
            *part |= other;
        }
    }
}

impl<T: Into<Classes>> BitAnd<T> for Classes {
    type Output = Self;

    fn bitand(mut self, others: T) -> Self {
        for (part, other) in self.0.iter_mut().zip(others.into().0) {
            *part &= other;
        }
        self
    }
}
