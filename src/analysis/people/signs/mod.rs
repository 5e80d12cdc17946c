//! Signs around a name that settle what it names: what only a person can do, be or have, and what only a firm, a club or
//! a place can.
//!
//! A firm may be called like a person and speak like one ("Doe said"), and no list knows all of them. So a family name
//! alone needs a sign of a person, and a sign of a firm outweighs the shape of a full name.

mod firm;
mod nobody;
mod person;
mod team;
mod thing;
mod works;

use std::ops::Range;

pub use self::nobody::names_nobody;
pub use self::person::is_title_of_thing;
pub use self::thing::{is_in_title, is_run_together};

use super::evidence;
use super::introduction::After;
use super::units::{Shape, Unit};
use crate::article::TextRange;
use crate::lang::{Class, Classes};

/// What the words around one place of a name say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Whether it does, is or has something that only a person can.
    pub is_human: bool,
    /// Whether it does, is or has something that only a firm, a club or a place can.
    pub is_firm: bool,
    /// Whether the sentence is about it.
    pub is_subject: bool,
    /// The gender of the pronoun that takes it up in the same sentence.
    pub pronoun: Classes,
}

/// The signs around the name at `name`. `introduced` are the words before it that say who it is, `after` is what
/// follows it.
pub fn signs(units: &[Unit<'_>], name: &Range<usize>, introduced: Option<TextRange>, after: After) -> Signs {
    let is_subject = is_subject(units, name);
    let pronoun = pronoun(units, name);
    let is_coined = thing::is_coined(units, name);
    // "the official DoePlug" is no official.
    let is_brand = is_coined && name.len() == 1 || thing::is_trade_mark(units, name);
    // "Mother Nature", "the Major Arcana"
    let is_titled = !person::is_title_of_thing(units, name)
        && !firm::is_told_of_as_thing(units, name)
        && (person::has_human_title(units, name) || person::is_human_introduction(units, introduced));
    let is_called_one = is_titled || person::is_human_introduction(units, after.introduction);
    let is_club = !is_titled && team::is_of_several(units, name);
    let is_work = works::is_among_things(units, name) && after.age.is_none() && !is_titled;
    let is_none = thing::is_called_god(units, name) || is_work;
    let is_human = !is_none && {
        is_called_one && !is_brand
            || after.age.is_some()
            || person::acts_as_person(units, name) && !is_club
            || person::owns_as_person(units, name)
            || person::speaks_in_person(units, name)
            || is_subject && pronoun.intersects(Classes::GENDER)
            || person::is_taken_up(units, name, is_subject)
    };
    // "the duo Joe Doe and Jane Roe"
    let is_pair = name.len() > 1 && key(units, name.end) == "and";
    let is_firm = evidence::is_called_a_thing(units, name) && !is_pair
        || firm::is_of_things(units, name)
        || firm::owns_as_firm(units, name)
        || firm::has_officer(units, name)
        || firm::acts_as_firm(units, name)
        || firm::refers_to_itself(units, name)
        || is_club
        || team::plays(units, name)
        || is_coined
        || thing::is_thing(units, name);
    Signs { is_human, is_firm, is_subject, pronoun }
}

fn key<'u>(units: &'u [Unit<'_>], at: usize) -> &'u str {
    units.get(at).map_or("", |unit| unit.key.as_str())
}

fn before<'u, 't>(units: &'u [Unit<'t>], name: &Range<usize>, by: usize) -> Option<&'u Unit<'t>> {
    name.start.checked_sub(by).and_then(|at| units.get(at))
}

fn is_small(unit: &Unit<'_>, classes: impl Into<Classes>) -> bool {
    unit.shape == Shape::Lower && unit.is(classes)
}

fn is_possessive(unit: &Unit<'_>) -> bool {
    unit.glued && unit.text.starts_with(['\'', '’'])
}

fn is_number(unit: &Unit<'_>) -> bool {
    unit.text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether `unit` ends a sentence or a clause.
fn is_stop(unit: &Unit<'_>) -> bool {
    matches!(unit.text, "." | "!" | "?" | ";" | ":" | "“" | "”" | "\"" | "—" | "–" | "(")
}

/// The units behind the name, up to `most`, that belong to its clause.
fn clause_behind<'u, 't>(units: &'u [Unit<'t>], name: &Range<usize>, most: usize) -> &'u [Unit<'t>] {
    let rest = &units[name.end..];
    let end = rest.iter().take(most).position(|unit| is_stop(unit) || unit.after_line_end);
    &rest[..end.unwrap_or(rest.len().min(most))]
}

/// Whether only words that belong to the name, such as a title, stand between the start of the sentence and the name.
fn is_subject(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// A longer way is not searched.
    const FARTHEST: usize = 12;
    let belongs = |unit: &Unit<'_>| {
        unit.is_capitalised()
            || is_small(unit, Classes::TITLE | Class::Modifier | Class::Determiner)
            || matches!(unit.text, "“" | "\"" | "," | "-")
            || is_possessive(unit)
    };
    let mut at = name.start;
    loop {
        if units[at].opens {
            return true;
        }
        if at == 0 || name.start - at >= FARTHEST || !belongs(&units[at - 1]) {
            return false;
        }
        at -= 1;
    }
}

/// The gender of the first pronoun behind the name in its sentence, if no other name stands between.
fn pronoun(units: &[Unit<'_>], name: &Range<usize>) -> Classes {
    /// A pronoun farther off may mean anyone.
    const FARTHEST: usize = 30;
    for unit in units[name.end..].iter().take(FARTHEST) {
        match unit.key.as_str() {
            "he" | "his" | "him" | "himself" => return Class::Male.into(),
            "she" | "her" | "hers" | "herself" => return Class::Female.into(),
            _ => {}
        }
        let is_other_name = unit.is_capitalised()
            && !unit.is(Class::Month | Class::Weekday | Class::Other)
            && (unit.is(Classes::NAME) || unit.classes.is_empty());
        if matches!(unit.text, "." | "!" | "?" | ":" | ";" | "“" | "”" | "\"") || is_other_name || unit.opens
        {
            return Classes::NONE;
        }
    }
    Classes::NONE
}
