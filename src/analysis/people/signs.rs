//! Signs around a name that settle what it names: what only a person can do, be or have, and what only a firm, a club or
//! a place can.
//!
//! A firm may be called like a person and speak like one ("Doe said"), and no list knows all of them. So a family name
//! alone needs a sign of a person, and a sign of a firm outweighs the shape of a full name.

use std::ops::Range;

use super::evidence;
use super::introduction::{self, After};
use super::units::{Shape, Unit};
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::fold;

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
    let is_human = has_human_title(units, name)
        || is_human_introduction(units, introduced)
        || is_human_introduction(units, after.introduction)
        || after.age.is_some()
        || acts_as_person(units, name)
        || owns_as_person(units, name)
        || speaks_in_person(units, name)
        || is_subject && pronoun.intersects(Classes::GENDER)
        || is_taken_up(units, name, is_subject);
    // "the duo Joe Doe and Jane Roe"
    let is_pair = name.len() > 1 && key(units, name.end) == "and";
    let is_firm = evidence::is_called_a_thing(units, name) && !is_pair
        || is_of_things(units, name)
        || owns_as_firm(units, name)
        || has_officer(units, name)
        || acts_as_firm(units, name)
        || refers_to_itself(units, name)
        || plays(units, name)
        || is_storm(units, name)
        || is_coined(units, name)
        || is_district(units, name);
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

/// Whether a title that only people have stands before the name.
fn has_human_title(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    introduction::has_title_before(units, name) && before(units, name, 1).is_some_and(is_human_role)
}

/// Whether `unit` says what a person is, and not what a firm or a club can be: "rivals", "publisher".
fn is_human_role(unit: &Unit<'_>) -> bool {
    unit.is(Classes::TITLE) && !unit.is(Class::FirmRole | Class::Thing)
}

/// Whether the words at `introduction` call someone what only a person can be.
fn is_human_introduction(units: &[Unit<'_>], introduction: Option<TextRange>) -> bool {
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
fn acts_as_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let behind = |by: usize| key(units, name.end + by);
    // "Doe (born 3 May 1980)"
    if behind(0) == "(" && behind(1) == "born" || behind(0) == "," && behind(1) == "(" && behind(2) == "born"
    {
        return true;
    }
    if matches!(behind(0), "who" | "whose" | "himself" | "herself")
        || behind(0) == "," && matches!(behind(1), "who" | "whose")
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
fn owns_as_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
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
fn speaks_in_person(units: &[Unit<'_>], name: &Range<usize>) -> bool {
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
fn is_taken_up(units: &[Unit<'_>], name: &Range<usize>, is_subject: bool) -> bool {
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

/// "shares in Doe", "the board of Doe", "the shoe chain Doe".
fn is_of_things(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(previous) = before(units, name, 1).filter(|_| !units[name.start].after_line_end) else {
        return false;
    };
    let thing = before(units, name, 2);
    let is_of = matches!(previous.key.as_str(), "of" | "in" | "at")
        && thing.is_some_and(|thing| {
            // "the works of Jane Doe"
            thing.is(Class::FirmThing) && thing.key != "works" && (thing.shape == Shape::Lower || thing.opens)
        });
    // "Retailer Doe said": a capital at the start of a sentence.
    // "a Doe", "an Doe" is one of many.
    let is_kind = name.len() == 1 && matches!(previous.key.as_str(), "a" | "an");
    let is_called = previous.opens
        && previous.shape == Shape::Title
        && previous.is(Class::Thing)
        && !previous.is(Classes::TITLE | Class::Given);
    is_of || is_called || is_kind
}

/// "Doe shares", "Doe's shareholders", "Doe's hospitals".
fn owns_as_firm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(next) = units.get(name.end).filter(|next| !next.after_line_end) else { return false };
    let from = name.end + usize::from(is_possessive(next));
    // "Doe's Shop"
    let is_house = from > name.end
        && name.len() == 1
        && units.get(from).is_some_and(|unit| unit.is_capitalised() && unit.is(Class::Tail));
    let mut things = units[from..].iter().take(2).take_while(|unit| unit.shape == Shape::Lower);
    let is_town = from > name.end && units.get(from).is_some_and(|unit| is_small(unit, Class::PlaceThing));
    is_house || is_town || things.any(|unit| unit.is(Class::FirmThing) && !unit.is(Class::Act))
}

/// "Doe chief executive Jane Roe", "Doe spokeswoman Jane Roe", "Doe and its founder".
fn has_officer(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(office) = units.get(name.end).filter(|next| !next.after_line_end) else { return false };
    let is_chief = office.key == "chief"
        && matches!(
            key(units, name.end + 1),
            "executive" | "financial" | "operating" | "technology" | "economist"
        );
    let speaks = office.key.starts_with("spokes");
    // A politician's spokeswoman is no sign, but one of a single word that is not known otherwise is.
    let is_office = is_small(office, Class::FirmOffice) && (!speaks || name.len() == 1) || is_chief;
    let mut behind = units[name.end + 1..].iter().take(6);
    is_office
        && behind.any(|unit| unit.is_capitalised() && (unit.is(Classes::NAME) || unit.classes.is_empty()))
}

/// "Doe fell 4%", "Doe filed for bankruptcy", "Doe opened 14 shops", "Doe, founded in 1971".
fn acts_as_firm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let clause = clause_behind(units, name, 8);
    let keys = |at: usize| clause.get(at).map_or("", |unit| unit.key.as_str());
    let is_told_of = keys(0) == "," && matches!(keys(1), "founded" | "headquartered" | "established");
    if is_told_of || keys(0) == "," && keys(1) == "which" && name.len() == 1 {
        return true;
    }
    let verb = clause.iter().position(|unit| {
        unit.shape == Shape::Lower
            && !unit.is(Class::SingularAuxiliary | Class::BeforeVerb)
            && !unit.key.ends_with("ly")
    });
    let Some(verb) = verb.filter(|&at| at <= 3) else { return false };
    if keys(verb) == "said" || keys(0) == "," {
        return false;
    }
    let moves = ENGLISH.lexicon.is(keys(verb), Class::ShareMove);
    let is_share =
        |unit: &Unit<'_>| matches!(unit.text, "%") || matches!(unit.key.as_str(), "percent" | "pc");
    let rest = &clause[verb + 1..];
    let upper = rest.iter().position(Unit::is_capitalised).unwrap_or(rest.len());
    let rest = &rest[..upper];
    let is_cut_off = is_small(&clause[verb], Class::PlaceFate)
        && clause[..verb]
            .iter()
            .any(|unit| matches!(unit.key.as_str(), "was" | "were" | "is" | "are" | "been"));
    let files = keys(verb) == "filed" && rest.iter().any(|unit| unit.key == "bankruptcy");
    let lays_off = matches!(keys(verb), "lay" | "laid") && keys(verb + 1) == "off";
    let has_things = ENGLISH.lexicon.is(keys(verb), Class::FirmDeed);
    let has = clause.first().is_some_and(|unit| matches!(unit.key.as_str(), "has" | "had"));
    let rest = if has { &clause[1..verb + 1 + upper] } else { rest };
    // A person may own a mill, but hardly shops by the dozen.
    let things = rest.iter().any(|unit| {
        ENGLISH.lexicon.is(&unit.key, Class::FirmOwnThing)
            || name.len() == 1 && is_small(unit, Class::FirmThing)
    });
    is_cut_off
        || moves && rest.iter().take(5).any(is_share)
        || files
        || lays_off
        || (has_things || has) && things
}

/// "Doe and its founder", "Doe cut its forecast", "Doe said it would close".
fn refers_to_itself(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let clause = clause_behind(units, name, 24);
    let key = |at: usize| clause.get(at).map_or("", |unit| unit.key.as_str());
    if matches!(key(0), "and" | "or") && key(1) == "its" {
        return true;
    }
    // "Doe said it will close": but "Doe said it would be hard" speaks of something else.
    let speaks = clause.first().is_some_and(|unit| is_small(unit, Class::Speech));
    if speaks && matches!(key(1), "it" | "its") || speaks && key(1) == "that" && key(2) == "it" {
        let at = if key(1) == "that" { 3 } else { 2 };
        let acts = matches!(
            key(at),
            "would" | "will" | "had" | "has" | "plans" | "planned" | "expects" | "expected" | "intends"
        );
        let is_weather = ENGLISH.lexicon.is(key(at + 1), Class::ImpersonalVerb);
        return key(1) == "its" || acts && !is_weather;
    }
    // Only verbs may stand between, so that "its" is no one else's.
    let is_verb_like = |unit: &&Unit<'_>| {
        unit.shape == Shape::Lower
            && !unit.is(Class::Determiner | Class::PlacePreposition | Class::Speech)
            && !matches!(unit.key.as_str(), "that" | "and" | "or" | "of" | "for" | "with")
            || unit.key == "to"
    };
    let verbs = clause.iter().take(5).take_while(is_verb_like).count();
    let opens_its = (1..=verbs).any(|at| key(at) == "its");
    // "Doe warned that orders were thin, and its shares lost 6%"
    let its_things = || {
        let at = clause.iter().position(|unit| unit.key == "its");
        at.is_some_and(|at| {
            key(at.saturating_sub(1)) == "and"
                && clause.get(at + 1).is_some_and(|unit| is_small(unit, Class::FirmThing))
                && !clause[..at]
                    .iter()
                    .any(|unit| unit.is_capitalised() && !unit.is(Class::Month | Class::Weekday))
        })
    };
    (opens_its || its_things()) && !ENGLISH.names.gender(&units[name.start].key).intersects(Classes::GENDER)
        || opens_its && name.len() > 1
}

/// "Doe 3-2 Roe", "Doe 2 (Poe 9, …", "Doe v Roe", "10-man Doe", "Doe are without".
fn plays(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let behind = |by: usize| units.get(name.end + by);
    let is_dash = |unit: Option<&Unit<'_>>| unit.is_some_and(|unit| matches!(unit.text, "-" | "–"));
    let is_count = |unit: Option<&Unit<'_>>| unit.is_some_and(is_number);
    let is_name = |unit: Option<&Unit<'_>>| unit.is_some_and(Unit::is_capitalised);
    let leads = is_count(behind(0)) && is_dash(behind(1)) && is_count(behind(2)) && is_name(behind(3));
    let scores = is_count(behind(0))
        && behind(1).is_some_and(|unit| unit.text == "(")
        && is_name(behind(2))
        && (is_count(behind(3)) || is_name(behind(3)));
    let trails = is_count(before(units, name, 1))
        && is_dash(before(units, name, 2))
        && is_count(before(units, name, 3))
        && is_name(before(units, name, 4));
    let men = before(units, name, 1).is_some_and(|unit| unit.key == "man") && is_dash(before(units, name, 2));
    let is_against = |unit: Option<&Unit<'_>>| {
        unit.is_some_and(|unit| matches!(unit.key.as_str(), "v" | "vs") && unit.shape == Shape::Lower)
    };
    let past_bracket = if behind(0).is_some_and(|unit| unit.text == "(") { 3 } else { 0 };
    let single = name.len() == 1;
    let meets = single
        && (is_against(before(units, name, 1)) || is_against(behind(past_bracket)) || is_against(behind(0)));
    let is_joined = before(units, name, 1)
        .is_some_and(|unit| matches!(unit.key.as_str(), "and" | "," | "or" | "if" | "than" | "as"));
    let several = single
        && !is_joined
        && (units[name.start].opens || key(units, name.start.wrapping_sub(1)) == ",")
        && !units[name.start].key.ends_with('s')
        && behind(0)
            .is_some_and(|unit| unit.shape == Shape::Lower && matches!(unit.key.as_str(), "are" | "have"));
    // A tennis player beats another, but no one is called like a town and an unknown word.
    let may_be_team = single || units[name.start].is(Class::Place) && !units[name.start].is(Class::Given);
    let beats = may_be_team
        && (behind(0).is_some_and(|unit| {
            is_small(unit, Class::Score)
                && matches!(unit.key.as_str(), "beat" | "beats" | "drew" | "thrashed")
        }) || key(units, name.end) == "lost" && key(units, name.end + 1) == "to"
            || key(units, name.end) == "drew"
            || matches!(
                (key(units, name.end), key(units, name.end + 1)),
                ("won", "at" | "away") | ("lost", "at")
            )
            || key(units, name.end) == "held" && is_name(behind(1))
            || is_beaten(units, name));
    leads || scores || trails || men || meets || several || beats || is_left(units, name)
}

/// "joined Roe from Doe", "near Doe".
fn is_left(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The verb stands no farther before the name.
    const FARTHEST: usize = 8;
    let is_unknown = units[name.end - 1].classes.is_empty();
    let from = before(units, name, 1).is_some_and(|unit| unit.key == "from");
    let moved = || {
        let start = name.start.saturating_sub(FARTHEST);
        units[start..name.start]
            .iter()
            .any(|unit| matches!(unit.key.as_str(), "joined" | "signed" | "arrived" | "moved" | "loan"))
    };
    let near = before(units, name, 1).is_some_and(|unit| unit.key == "near")
        || before(units, name, 1).is_some_and(|unit| unit.key == "and") && {
            let start = name.start.saturating_sub(FARTHEST);
            units[start..name.start].iter().any(|unit| unit.key == "near")
        };
    is_unknown && (from && moved() || near)
}

/// "beat Doe", "lost to Doe", "drew with Doe", "won at Doe".
fn is_beaten(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let key = |by: usize| before(units, name, by).map_or("", |unit| unit.key.as_str());
    matches!(key(1), "beat" | "beats" | "thrashed")
        || matches!(
            (key(2), key(1)),
            ("lost", "to" | "at") | ("drew", "with") | ("won", "at") | ("draw", "with" | "at")
        )
}

/// Whether the name is an award's: "Doe-winning", "Doe-nominated".
pub fn is_award(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let hyphen = units.get(name.end).is_some_and(|unit| unit.glued && unit.text == "-");
    hyphen
        && units.get(name.end + 1).is_some_and(|unit| {
            unit.glued
                && matches!(
                    unit.key.as_str(),
                    "winning" | "winner" | "nominated" | "nominee" | "shortlisted" | "longlisted" | "listed"
                )
        })
}

/// Whether the last word has a capital within that no family name has, as a brand's may; "Mc" and "De" may have one behind
/// them.
fn is_coined(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.end - 1];
    if word.shape != Shape::Title || !word.text.is_ascii() || word.text.contains(['-', '\'']) {
        return false;
    }
    let Some(at) = word.text.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()) else {
        return false;
    };
    !ENGLISH.lexicon.of(&word.text[..at.0]).intersects(Class::NamePrefix)
}

/// "Doe counties", "Doe Road and Roe streets".
fn is_district(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    matches!(key(units, name.end), "counties" | "county" | "streets" | "parishes" | "boroughs")
        && units.get(name.end).is_some_and(|unit| unit.shape == Shape::Lower)
}

/// "Hurricane Doe".
fn is_storm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let follows_storm = before(units, name, 1).is_some_and(|unit| {
        unit.is_capitalised() && matches!(unit.key.as_str(), "cyclone" | "hurricane" | "typhoon" | "storm")
    });
    let own_storm = name.len() > 1
        && matches!(units[name.start].key.as_str(), "cyclone" | "hurricane" | "typhoon" | "storm");
    follows_storm || own_storm
}
