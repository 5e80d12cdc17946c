//! What only a person can do, be or have.

use std::ops::Range;

use super::{before, clause_behind, is_number, is_possessive, is_small, key};
use crate::analysis::people::introduction;
use crate::analysis::people::units::{Shape, Unit};
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};

/// Whether a title that only people have stands before the name.
pub fn has_human_title(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    introduction::has_title_before(units, name) && before(units, name, 1).is_some_and(is_human_role)
}

/// Whether the title before the name belongs to the name of a thing: "Mother Nature", where no list has the words as names,
/// and "the Major Arcana", as the article does not go with a title before a name alone.
pub fn is_title_of_thing(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(title) = before(units, name, 1).filter(|title| title.is_capitalised()) else { return false };
    let words = &units[name.clone()];
    let is_plain = words[0].is(Classes::ENGLISH)
        && words[0].shape != Shape::Initial
        && words.iter().all(|unit| !unit.is(Classes::NAME));
    let has_article =
        before(units, name, 2).is_some_and(|unit| unit.key == "the" && unit.shape == Shape::Lower);
    let is_noun = |next: &Unit<'_>| {
        is_small(next, Classes::ENGLISH)
            && !next.is(Classes::FUNCTION | Class::Act | Class::Speech | Class::SingularAuxiliary)
    };
    let is_determined = || {
        name.len() == 1
            && has_article
            && !words[0].is(Classes::NAME)
            && !title.is(Class::ArticleTitle)
            && !units.get(name.end).is_some_and(is_noun)
    };
    // "Lady Finch" in a line of its own is a film as often as a lady.
    let fills_line = || {
        let opens = name.start == 1 || title.after_line_end;
        let ends = units.get(name.end).is_none_or(|next| next.after_line_end);
        name.len() == 1 && opens && ends && words[0].is(Classes::ENGLISH)
    };
    // "Lady Wood topped the list": no peer where her name is an everyday word.
    let is_film =
        title.key == "lady" && name.len() == 1 && words[0].is(Class::Common) && !words[0].is(Class::Surname);
    let belongs = is_plain || is_film || is_determined() || fills_line();
    title.is(Classes::TITLE) && !title.is(Class::Address) && belongs
}

/// Whether `unit` says what a person is, and not what a firm or a club can be: "rivals", "publisher".
fn is_human_role(unit: &Unit<'_>) -> bool {
    unit.is(Classes::TITLE) && !unit.is(Class::FirmRole | Class::Thing)
}

/// Whether the words at `introduction` call someone what only a person can be.
pub fn is_human_introduction(units: &[Unit<'_>], introduction: Option<TextRange>) -> bool {
    introduction.is_some_and(|words| {
        let first = units.partition_point(|unit| unit.range.end <= words.start);
        let inside = units[first..].iter().take_while(|unit| unit.range.end <= words.end);
        // "DJs, songwriters" is a list, "Ghostbusters, Doctor Who" another.
        let is_one = |unit: &&Unit<'_>| {
            ENGLISH.classes(&unit.key).intersects(Classes::TITLE)
                || unit.key.contains('-') && unit.is(Classes::TITLE)
        };
        inside
            .filter(is_one)
            .any(|unit| is_human_role(unit) && (unit.shape == Shape::Lower || !opens_title(units, unit)))
    })
}

/// Whether a capitalised word that is no preposition follows the role `role` after a comma: it is a name of its own.
fn opens_title(units: &[Unit<'_>], role: &Unit<'_>) -> bool {
    let at = units.partition_point(|unit| unit.range.end <= role.range.start);
    at > 0 && units[at - 1].text == "," && units.get(at + 1).is_some_and(Unit::is_capitalised)
}

/// "Doe wept", "Doe was jailed", "arrested Doe", "Doe, who", "Doe himself".
pub fn acts_as_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let behind = |by: usize| key(units, name.end + by);
    // "Doe (born 3 May 1980)"
    if behind(0) == "(" && behind(1) == "born" || behind(0) == "," && behind(1) == "(" && behind(2) == "born"
    {
        return true;
    }
    // "the Does, who are sitting": several do.
    let are_several = name.len() == 1
        && units[name.start].key.ends_with('s')
        && matches!(behind(2), "are" | "were" | "have");
    if matches!(behind(0), "who" | "whose" | "himself" | "herself")
        || behind(0) == "," && matches!(behind(1), "who" | "whose") && !are_several
    {
        return true;
    }
    let clause = clause_behind(units, name, 4);
    // "criticism of Doe as First Lady"
    if behind(0) == "as"
        && clause.iter().skip(1).find(|unit| unit.is(Classes::TITLE)).is_some_and(is_human_role)
    {
        return true;
    }
    let is_between = |unit: &Unit<'_>| {
        is_small(unit, Class::SingularAuxiliary | Class::BeforeVerb)
            || unit.key.ends_with("ly")
            || unit.key == "been"
    };
    let Some(verb) = clause.iter().position(|unit| !is_between(unit)) else { return false };
    let is_passive = clause[..verb].iter().any(|unit| matches!(unit.key.as_str(), "was" | "is" | "been"));
    let suffers = before(units, name, 1).is_some_and(|unit| is_small(unit, Class::HumanFate));
    is_small(&clause[verb], Class::HumanAct)
        || is_passive && is_small(&clause[verb], Class::HumanFate)
        || suffers
}

/// "Doe's wife", "Doe’s death", "the murder of Doe", "cleared Doe of theft".
pub fn owns_as_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let owns = units.get(name.end).is_some_and(is_possessive)
        && clause_behind(units, &(name.start..name.end + 1), 6)
            .iter()
            .any(|unit| is_small(unit, Class::Kin | Class::KinGroup | Class::HumanThing));
    let belongs = before(units, name, 1).is_some_and(|unit| unit.key == "of")
        && before(units, name, 2)
            .is_some_and(|unit| is_small(unit, Class::OfPerson) && unit.is(Class::HumanThing | Class::Kin));
    let is_tried = before(units, name, 1)
        .is_some_and(|unit| matches!(unit.key.as_str(), "cleared" | "acquitted" | "convicted" | "accused"))
        && key(units, name.end) == "of";
    owns || belongs || is_tried
}

/// "“…,” said Doe" and "“…,” Doe said", unless it was said in a statement.
pub fn speaks_in_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_mark =
        |unit: Option<&Unit<'_>>| unit.is_some_and(|unit| matches!(unit.text, "”" | "\"" | "’" | "'"));
    let says = |unit: Option<&Unit<'_>>| unit.is_some_and(|unit| is_small(unit, Class::Speech));
    let said = says(before(units, name, 1)) && is_mark(before(units, name, 2))
        || is_mark(before(units, name, 1)) && says(units.get(name.end));
    // "said Doe chief executive Jane Roe"
    if units.get(name.end).is_some_and(|next| is_small(next, Class::FirmOffice | Classes::TITLE)) {
        return false;
    }
    let clause = clause_behind(units, name, 8);
    let writes = clause.iter().any(|unit| {
        matches!(unit.key.as_str(), "statement" | "filing" | "release" | "email" | "website" | "blog")
    });
    // "according to Doe", where Doe is a family name and nothing else.
    let is_source = key(units, name.start.wrapping_sub(1)) == "to"
        && key(units, name.start.wrapping_sub(2)) == "according";
    let is_surname = name.len() == 1
        && units[name.start].is(Class::Surname)
        && units[name.start].is_distinctive()
        && !units[name.start].is(Class::Place | Class::Other);
    said && !writes || is_source && is_surname
}

/// Whether the next sentence goes on about the name as about a person: "He …", "The Brazilian …", "The 34-year-old …".
pub fn is_taken_up(units: &[Unit<'_>], name: &Range<usize>, is_subject: bool) -> bool {
    /// A longer sentence is not searched.
    const FARTHEST: usize = 60;
    let mut others = 0;
    let rest = units[name.end..].iter().take(FARTHEST);
    let Some(next) = rest.enumerate().find_map(|(by, unit)| {
        let is_name = unit.is_capitalised() && (unit.is(Classes::NAME) || unit.classes.is_empty());
        if unit.opens && by > 0 && unit.is_capitalised() {
            return Some(name.end + by);
        }
        others += usize::from(is_name && !unit.is(Class::Month | Class::Weekday));
        None
    }) else {
        return false;
    };
    if others > 0 {
        return false;
    }
    match key(units, next) {
        "he" | "she" => is_subject,
        "the" => is_person_noun(units, next + 1),
        _ => false,
    }
}

/// Whether what follows "the" at `at` stands for the person named before: a people's name, or an age.
fn is_person_noun(units: &[Unit<'_>], at: usize) -> bool {
    let Some(noun) = units.get(at) else { return false };
    if is_number(noun) {
        return key(units, at + 1) == "-" && key(units, at + 2) == "year" && key(units, at + 4) == "old";
    }
    let verb = units.get(at + 1);
    noun.is(Class::Compatriot)
        && noun.shape == Shape::Title
        && verb.is_some_and(|verb| {
            is_small(verb, Class::Act | Class::Speech | Class::SingularAuxiliary) || verb.text == ","
        })
}
