//! What the words around a name say for and against a person, in points.
//!
//! [`super::points`] says what the points mean and how many make a person.

use std::ops::Range;

use super::introduction::{self, After};
use super::points;
use super::recognized::Opinion;
use super::rule::PersonRule;
use super::units::{Shape, Unit};
use crate::analysis::Evidence;
use crate::article::TextRange;
use crate::lang::{Class, Classes};

/// What the words around a name say.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The points for them.
    pub points: i32,
    /// The reasons for a person among them, with the points of each.
    pub evidence: Vec<Evidence<PersonRule>>,
}

impl Context {
    /// Adds `points` for what `rule` saw at `range`.
    fn add(&mut self, rule: PersonRule, range: TextRange, points: i32) {
        self.points += points;
        self.evidence.push(Evidence::at(rule, range).weighing(points));
    }
}

/// What the words around the name at `name` say. `introduced` are the words before it that say who the person is;
/// `after` is what follows it.
pub fn context(
    units: &[Unit<'_>],
    name: &Range<usize>,
    introduced: Option<TextRange>,
    after: After,
) -> Context {
    use points::context;
    let before = |by: usize| name.start.checked_sub(by).and_then(|at| units.get(at));
    let behind = |by: usize| units.get(name.end + by);
    let single = name.len() == 1;
    let first = &units[name.start];
    let mut found = Context::default();
    let title = title(units, name, introduced.is_some());
    // "Dame Jane Doe, a judge" is introduced as a judge.
    let words_before = || {
        &units[units.partition_point(|unit| unit.range.start < introduced.map_or(0, |words| words.start))
            ..name.start]
    };
    let is_said_behind = after.introduction.is_some()
        && introduced.is_some()
        && words_before().iter().all(|unit| introduction::is_mere_honour(unit.text));
    let introduced_before = introduced.filter(|_| !is_said_behind);
    if introduction::has_title_before(units, name) {
        found.add(PersonRule::Title, units[name.start - 1].range, title);
        found
            .evidence
            .extend(introduced_before.map(|range| Evidence::at(PersonRule::Introduction, range).weighing(0)));
    } else if let Some(range) = introduced {
        found.add(PersonRule::Introduction, range, title);
    }
    let previous = before(1).filter(|_| !first.after_line_end);
    let said = previous.map_or(0, |previous| said_before(previous, before(2)));
    let next = behind(0).filter(|next| !next.after_line_end);
    let speech = next.map_or(0, |next| speech(next, behind(1)));
    found.points += said + speech;
    // The word right beside the name is evidence even across a line end.
    if let Some(word) = before(1).filter(|word| is_speech(word)) {
        found.evidence.push(Evidence::at(PersonRule::Speech, word.range).weighing(said));
    } else if let Some(word) = behind(0).filter(|word| is_speech(word)) {
        found.evidence.push(Evidence::at(PersonRule::Speech, word.range).weighing(speech));
    }
    if let Some(next) = next {
        found.points += following(units, name, next);
    }
    if let Some(previous) = previous {
        found.points += preceding(units, name, previous);
    }
    if after_place_preposition(units, name) {
        let possessive = behind(0).is_some_and(|next| next.glued && next.text.starts_with(['\'', '’']));
        found.points += match single {
            true if possessive && first.is_distinctive() => context::IN_PLACE_POSSESSIVE,
            true => context::IN_PLACE_SINGLE,
            false if first.is(Class::Given) || first.shape == Shape::Initial => context::IN_PLACE_GIVEN,
            false => context::IN_PLACE_SEVERAL,
        };
    }
    if let Some(age) = after.age {
        let points = if single && !first.opens { context::AGE_SINGLE } else { context::AGE };
        found.add(PersonRule::Age, age, points);
    }
    if let Some(range) = after.introduction {
        let points = if single { context::APPOSITION_SINGLE } else { context::APPOSITION };
        found.add(PersonRule::Introduction, range, points);
    }
    found
}

fn is_speech(unit: &Unit<'_>) -> bool {
    unit.is(Class::Speech) && unit.shape == Shape::Lower
}

/// The points for a speech verb at `previous`, right before the name, given what stands before the verb.
fn said_before(previous: &Unit<'_>, before: Option<&Unit<'_>>) -> i32 {
    let is_quoted = before
        .is_some_and(|mark| mark.shape == Shape::Other && !mark.text.starts_with(char::is_alphanumeric));
    match is_speech(previous) {
        true if is_quoted => points::context::QUOTED_SAID_BEFORE,
        true => points::context::SAID_BEFORE,
        false => 0,
    }
}

/// The points for what stands before the name, `previous` last.
fn preceding(units: &[Unit<'_>], name: &Range<usize>, previous: &Unit<'_>) -> i32 {
    use points::context;
    let before = |by: usize| name.start.checked_sub(by).and_then(|at| units.get(at));
    let single = name.len() == 1;
    let first = &units[name.start];
    let mut points = 0;
    if matches!(previous.key.as_str(), "the" | "a" | "an") {
        // "the Jane Doe film" names her, "the Golden Gate" names no one.
        let modifies = units
            .get(name.end)
            .is_some_and(|next| next.shape == Shape::Lower && !next.is(Classes::FUNCTION | Class::Act));
        points += if !single && modifies && first.is(Class::Given) { 0 } else { context::ARTICLE };
    }
    if previous.key == "of"
        && before(2).is_some_and(|unit| unit.is_capitalised() && !unit.is(Classes::TITLE) && !unit.opens)
    {
        points += context::OF_A_NAME;
    }
    // "the murder of Doe", "the village of Doe", "the band Doe"
    if previous.key == "of"
        && let Some(noun) = before(2).filter(|noun| noun.shape == Shape::Lower)
    {
        points += match noun {
            _ if noun.is(Class::OfPerson) && single => context::OF_PERSON_SINGLE,
            _ if noun.is(Class::OfPerson) => context::OF_PERSON,
            _ if noun.is(Class::Thing) => context::OF_THING,
            _ => 0,
        };
    }
    // "India's Jane Doe"
    if !single && previous.glued && matches!(previous.text, "'s" | "’s") {
        points += context::POSSESSED;
    }
    if previous.is(Class::NameOpener) && previous.shape == Shape::Lower {
        points += context::NAME_OPENER;
    }
    if is_according_to(units, name) {
        points += context::ACCORDING_TO;
    }
    let label = previous.text == ":"
        && before(2).is_some_and(|unit| {
            matches!(
                unit.key.as_str(),
                "image"
                    | "photo"
                    | "photograph"
                    | "picture"
                    | "credit"
                    | "photos"
                    | "images"
                    | "pictures"
                    | "video"
            )
        });
    if label && !single {
        points += context::PICTURE_LABEL;
    }
    points
}

/// Whether "according to" stands before the name.
fn is_according_to(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.start.checked_sub(2).is_some_and(|at| units[at].key == "according" && units[at + 1].key == "to")
}

/// The points for a title or an occupation before the name, otherwise for words before it that say who the person is.
fn title(units: &[Unit<'_>], name: &Range<usize>, is_introduced: bool) -> i32 {
    use points::context;
    let single = name.len() == 1;
    if introduction::has_title_before(units, name) {
        let title = &units[name.start - 1];
        let plain = title.shape == Shape::Lower;
        return match (title.is(Class::Honorific), plain) {
            (true, false) if title.opens && title.is(Class::Common) && single => {
                context::OPENING_COMMON_TITLE
            }
            (true, false) => context::HONORIFIC,
            (false, false) => context::TITLE,
            (true, true) => context::LOWER_HONORIFIC,
            (false, true) => context::LOWER_TITLE,
        };
    }
    // "Minister for Justice" introduces no one, but "his wife, Jane" does.
    let behind_comma = name.start.checked_sub(1).is_some_and(|at| units[at].text == ",");
    match is_introduced {
        true if behind_comma && !single => context::INTRODUCED_BEHIND_COMMA,
        true if behind_comma || !single => context::INTRODUCED,
        _ => 0,
    }
}

/// The verb after the name, and whether an adverb stands between; `next` is the first word after the name, `second` the
/// one after.
fn verb_behind<'u, 't>(next: &'u Unit<'t>, second: Option<&'u Unit<'t>>) -> (Option<&'u Unit<'t>>, bool) {
    let adverb = next.key.ends_with("ly") || next.is(Class::BeforeVerb);
    let verb = if adverb { second } else { Some(next) };
    (verb.filter(|verb| verb.shape == Shape::Lower), adverb)
}

/// The points for a speech verb after the name.
fn speech(next: &Unit<'_>, second: Option<&Unit<'_>>) -> i32 {
    let (verb, is_behind_adverb) = verb_behind(next, second);
    match verb.is_some_and(is_speech) {
        true if is_behind_adverb => points::context::SPEAKS_BEHIND_ADVERB,
        true => points::context::SPEAKS,
        false => 0,
    }
}

/// Whether `unit` is a finite auxiliary: the "was" of "Doe was hoarse".
fn is_small_auxiliary(unit: &Unit<'_>) -> bool {
    unit.shape == Shape::Lower && unit.is(Class::SingularAuxiliary)
}

/// The points for what else follows the name, beginning with `next`.
fn following(units: &[Unit<'_>], name: &Range<usize>, next: &Unit<'_>) -> i32 {
    use points::context;
    let behind = |by: usize| units.get(name.end + by);
    let single = name.len() == 1;
    let mut points = 0;
    if let (Some(verb), _) = verb_behind(next, behind(1))
        && !is_speech(verb)
    {
        if verb.is(Class::Act | Class::HumanAct) {
            points += context::ACTS;
        } else if verb.is(Class::SingularAuxiliary) || is_small_auxiliary(next) {
            points += context::ANY_VERB;
        }
    }
    if matches!(next.key.as_str(), "himself" | "herself") {
        points += context::HIMSELF;
    }
    let possessive = next.glued && next.text.starts_with(['\'', '’']);
    if possessive {
        points += context::POSSESSIVE;
        if behind(1).is_some_and(|thing| thing.shape == Shape::Lower && thing.is(Class::Belonging)) {
            points += context::BELONGING;
        }
    }
    if next.text == "," && behind(1).is_some_and(|unit| matches!(unit.key.as_str(), "who" | "whose")) {
        points += context::WHO_BEHIND_COMMA;
    }
    if next.key == "who" {
        points += context::WHO;
    }
    if next.text == "("
        && behind(1).is_some_and(|unit| {
            matches!(unit.text, "L" | "R" | "C" | "D")
                || matches!(unit.text, "left" | "right" | "centre" | "center" | "born" | "pictured")
        })
    {
        points += context::IN_PICTURE;
    }
    if matches!(next.key.as_str(), "pictured") {
        points += context::PICTURED;
    }
    if single && next.text.starts_with(|letter: char| letter.is_ascii_digit()) {
        points += context::NUMBER_BEHIND;
    }
    points
}

/// Whether the name stands where a place would: "in Doe".
pub fn after_place_preposition(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let before = |by: usize| name.start.checked_sub(by).map(|at| &units[at]);
    before(1).is_some_and(|unit| {
        let preposition = unit.is(Class::PlacePreposition)
            && unit.shape == Shape::Lower
            && !is_according_to(units, name)
            && !(unit.key == "of" && before(2).is_some_and(|noun| noun.is(Class::OfPerson)));
        // "Seattle, Washington"
        let in_place = |unit: &Unit<'_>| unit.is(Class::Place) && unit.is_capitalised();
        preposition || (unit.text == "," && before(2).is_some_and(in_place))
    })
}

/// Whether the name stands where only a place would: "at Doe", ", 52, of Doe".
pub fn is_located(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let key = |by: usize| name.start.checked_sub(by).map_or("", |at| units[at].key.as_str());
    let is_apart =
        key(2) == "," || units.get(name.start.wrapping_sub(2)).is_some_and(|unit| unit.is(Class::Place));
    match key(1) {
        "in" | "at" | "near" | "inside" | "outside" | "across" | "into" => true,
        "of" | "from" => is_apart,
        "for" => {
            matches!(key(2), "left" | "leaves" | "leaving" | "bound" | "headed" | "heading" | "departed")
        }
        _ => false,
    }
}

/// Whether the words around the name call it a thing: "the band Doe", "Doe is a company", "Doe, a small town in".
pub fn is_called_a_thing(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// This many words may stand between the article and the thing.
    const FARTHEST: usize = 4;
    let is_thing =
        |unit: &Unit<'_>| unit.shape == Shape::Lower && unit.is(Class::Thing) && !unit.is(Classes::TITLE);
    let key = |at: usize| units.get(at).map_or("", |unit| unit.key.as_str());
    let is_apart = units[name.start].after_line_end;
    if name.start > 0 && is_thing(&units[name.start - 1]) && !is_apart {
        // "In the village Doe died"
        let acts = units
            .get(name.end)
            .is_some_and(|next| next.shape == Shape::Lower && next.is(Class::Act | Class::Speech));
        let in_phrase = name.start >= 3
            && units[name.start - 2].is(Classes::FUNCTION)
            && units[name.start - 3].is(Classes::FUNCTION | Class::PlacePreposition);
        return !(acts && in_phrase);
    }
    let opens = matches!(key(name.end), "is" | "was" | "," | "are" | "were");
    if !opens || !matches!(key(name.end + 1), "a" | "an" | "the" | "one") {
        return false;
    }
    let mut words = units[name.end + 2..].iter().take(FARTHEST + 1);
    let Some(at) = words.position(|unit| is_thing(unit) || unit.shape == Shape::Other && unit.text != "-")
    else {
        return false;
    };
    let at = name.end + 2 + at;
    // "a film director" and "the team's captain" are not things.
    let goes_on = units.get(at + 1).is_some_and(|next| match next.shape {
        Shape::Other => next.glued && next.text.starts_with(['\'', '’', '-']),
        _ => !next.is(Classes::FUNCTION | Class::PlacePreposition),
    });
    is_thing(&units[at])
        && !goes_on
        && !units[name.end + 2..at].iter().any(|unit| unit.is(Class::Role | Classes::FUNCTION))
}

/// Whether the capitals of `name` are those of a name, not of the start of a sentence, and neither a list nor the
/// recogniser's `opinion` makes it a thing; `context` is the points for the words around it.
pub fn looks_like_name(units: &[Unit<'_>], name: &Range<usize>, context: i32, opinion: Opinion) -> bool {
    let words = &units[name.clone()];
    let first = &words[0];
    let things = Class::Place | Class::Other | Classes::FUNCTION | Class::Head | Class::Tail;
    if name.len() == 1 {
        let is_unclaimed = !opinion.is_sure_of_other_name();
        return first.shape == Shape::Title
            && (context > 0 || !first.opens || first.is_distinctive())
            && (first.is(Classes::NAME) || is_unclaimed && !first.is(Class::Common))
            && !first.is(things | Classes::TITLE);
    }
    let after_article =
        name.start > 0 && matches!(units[name.start - 1].key.as_str(), "the" | "a" | "an" | "this");
    name.len() <= 3
        && !first.opens
        && !after_article
        && !opinion.is_sure_of_other_name()
        && words.iter().all(|unit| matches!(unit.shape, Shape::Title | Shape::Initial) && !unit.is(things))
        && words.iter().any(|unit| !unit.is(Class::Common) || unit.is(Classes::NAME))
}
