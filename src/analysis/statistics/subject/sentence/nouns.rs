//! What a number says beside a noun: that it counts it, is a part of it, or stands for it in a list.

use super::number::Number;
use super::phrase::noun_phrase;
use super::shared::{noun, preposition};
use super::{Found, read};
use crate::analysis::statistics::StatisticKind as Kind;
use crate::analysis::statistics::lexicon::Class;
use crate::nlp::syntax::Dependency::{
    Acomp, Advcl, Advmod, Amod, Appos, Attr, Compound, Conj, Dep, Det, Dobj, Nmod, Npadvmod, Nsubj, Nummod,
    Oprd, Pobj, Poss, Prep, Quantmod, Root,
};
use crate::nlp::syntax::{PartOfSpeech, Tag, TokenIndex};

/// How far back a counted noun is sought for "of them".
const REACH_OF_THEM: usize = 45;

/// How far before a figure without a verb another is sought, which has it.
const REACH_OF_GAP: usize = 30;

/// "Marlow is the No. 2 port": the one that has the rank, not what it is.
pub fn ranked(number: &Number<'_>) -> Option<Found> {
    let counted = number.above(number.head);
    let is_predicate = number.kind == Kind::Rank
        && number.is_noun(counted)
        && counted >= number.tokens.end
        && number.label(counted) == Attr
        && number.is_be(number.above(counted));
    let subject = is_predicate.then(|| number.syntax.child(number.above(counted), &[Nsubj])).flatten()?;
    (!number.is_pronoun(subject)).then(|| noun(number, subject)).flatten()
}

/// "40 people", "an 11-year campaign".
pub fn counted_noun(number: &Number<'_>) -> Option<Found> {
    let mut counted = number.above(number.head);
    let is_before_noun = matches!(
        number.label(number.head),
        Nummod | Quantmod | Nmod | Compound | Amod | Det | Advmod | Npadvmod | Poss
    ) && number.is_noun(counted)
        && counted >= number.tokens.end;
    let is_multiple =
        number.kind == Kind::Ratio && number.tokens.clone().any(|at| number.is_word(at, &["times"]));
    if !is_before_noun || is_multiple || is_direction(number, number.tokens.end) {
        return None;
    }
    for _ in 0..3 {
        let above = number.above(counted);
        let goes_on = matches!(number.label(counted), Compound | Nmod | Amod)
            && number.is_noun(above)
            && above > counted
            && number.kind != Kind::Money;
        if !goes_on {
            break;
        }
        counted = above;
    }
    let may_be_time =
        matches!(number.kind, Kind::Count | Kind::Rank | Kind::Age | Kind::Duration | Kind::Measurement);
    (may_be_time || !number.is_time(counted)).then(|| noun(number, counted)).flatten()
}

/// "a galaxy 13 billion light years away", "a village 12 km north of the capital": the noun right before it.
pub fn distance(number: &Number<'_>) -> Option<Found> {
    let is_distance = number.kind == Kind::Measurement
        && (is_direction(number, number.tokens.end)
            || number.is_word(number.tokens.end, &["away", "off", "from"]));
    let before = number.tokens.start.checked_sub(1).filter(|&at| is_distance && number.is_noun(at))?;
    // Of "1,850 metres of ice some 210 km inland" it is not the ice that lies inland.
    let is_measured = number.label(before) == Pobj && number.is_figure(number.above(number.above(before)));
    (!is_measured && !number.is_figure(before)).then(|| noun(number, before)).flatten()
}

/// Whether a point of the compass, or a word like it, stands at `index`.
fn is_direction(number: &Number<'_>, index: TokenIndex) -> bool {
    number.syntax.tokens().get(index).is_some() && number.is_in(index, Class::Direction)
}

/// "a hole 9 cm wide", "the ship is 40 metres long".
pub fn measured_adjective(number: &Number<'_>) -> Option<Found> {
    let adjective = number.above(number.head);
    let part = number.token(adjective).part_of_speech;
    let is_measured = matches!(number.label(number.head), Npadvmod | Advmod | Nummod | Quantmod | Dep)
        && matches!(part, PartOfSpeech::Adj | PartOfSpeech::Adv | PartOfSpeech::Adp)
        && adjective >= number.tokens.end;
    if !is_measured {
        return None;
    }
    let above = number.above(adjective);
    match number.label(adjective) {
        Amod if number.is_noun(above) => noun(number, above),
        Acomp | Attr | Oprd | Advmod | Advcl | Prep if number.is_verb(above) => {
            noun(number, number.subject_of(above)?)
        }
        _ => None,
    }
}

/// "three tonnes of wheat", "a third of the votes", "two of them".
pub fn of(number: &Number<'_>) -> Option<Found> {
    let end = number.tokens.end;
    let after = number.is_word(end, &["of"]).then(|| number.object(end)).flatten();
    let whole = number.object_of(number.head, "of").or(after)?;
    let is_year = |at: TokenIndex| number.token(at).tag == Tag::Cd && number.is_time(at);
    let of_level = number.is_number(whole)
        || number.is_lemma(whole, Class::WholeNoun)
        || number.children(whole, &[Nummod]).any(is_year);
    // "within 400 metres of the lake" says where something else is.
    let is_distance = number.kind == Kind::Measurement
        && (number.tokens.start.saturating_sub(1)..number.tokens.end)
            .any(|at| number.is_word(at, &["within"]));
    if number.kind == Kind::Age
        || is_distance
        || of_level
        || number.is_time(whole) && number.kind != Kind::Duration
    {
        return None;
    }
    if !number.is_pronoun(whole) {
        return noun(number, whole);
    }
    let is_counted = |&at: &TokenIndex| {
        matches!(number.token(at).tag, Tag::Nns | Tag::Nnps)
            && number.syntax.children(at).any(|child| child < at && number.is_number(child))
    };
    let refers_back = number.is_word(whole, &["them", "these", "those", "whom", "which"]);
    let start = number.tokens.start;
    let counted = (start.saturating_sub(REACH_OF_THEM)..start).rev().filter(|_| refers_back).find(is_counted);
    Some(counted.and_then(|counted| noun(number, counted)).unwrap_or(Found::Nothing))
}

/// "$84 million for workers", "$212 million in revenue".
pub fn for_or_in(number: &Number<'_>) -> Option<Found> {
    let mut at = number.tokens.end;
    if number.is_word(at, &["a", "an", "per"])
        && number.syntax.tokens().get(at + 1).is_some_and(|token| token.tag == Tag::Nn)
    {
        at += 2;
    }
    let is_purpose = number.is_word(at, &["for"]) && matches!(number.kind, Kind::Money | Kind::Count);
    let is_matter = number.is_word(at, &["in"]) && number.kind == Kind::Money;
    let is_free = !matches!(number.label(number.head), Pobj | Nummod | Compound | Nmod | Amod);
    if !is_free || !is_purpose && !is_matter {
        return None;
    }
    let object = number.object(at).filter(|&at| !number.is_time(at) && !number.is_pronoun(at))?;
    let is_bare = number.children(object, &[Det, Poss]).next().is_none()
        && matches!(number.token(object).tag, Tag::Nn | Tag::Nns);
    (is_purpose || is_bare).then(|| noun(number, object)).flatten()
}

/// "by 4% this year and 3% next year": what the first figure of the list is said of.
pub fn coordinated(number: &Number<'_>) -> Option<Found> {
    let first = number.above(number.head);
    let is_listed = matches!(number.label(number.head), Conj | Appos) && first < number.tokens.start;
    // "12,000 passengers in May and 9,000 in June".
    let counts_first = |at: TokenIndex| number.label(at) == Nummod && at < first;
    let is_counted =
        number.syntax.children(first).any(counts_first) && !number.is_word(first, &["%", "percent", "cent"]);
    if is_listed && number.kind == Kind::Count && is_counted {
        return noun(number, first);
    }
    let is_alike = (number.token(number.head).tag == Tag::Cd) == (number.token(first).tag == Tag::Cd);
    if !is_listed || !number.is_figure(first) || !is_alike {
        return None;
    }
    let counts =
        |&at: &TokenIndex| matches!(number.label(at), Nummod | Quantmod | Nmod | Compound) && at < first;
    let start = number.syntax.children(first).filter(counts).min().unwrap_or(first);
    read(&number.instead(start..first + 1)?)
}

/// "robberies fell 9 per cent and thefts by a fifth": the noun right before a figure whose verb is left out.
pub fn gapping(number: &Number<'_>) -> Option<Found> {
    let before = number.tokens.start.checked_sub(1)?;
    let at = before - usize::from(before > 0 && number.is_word(before, &["by", "to", "from", "at"]));
    let is_free = number.is_noun(at)
        && !number.is_time(at)
        && !number.is_figure(at)
        && matches!(
            number.label(at),
            Conj | Appos | Nsubj | Dep | Npadvmod | Root | Compound | Nmod | Dobj | Pobj
        );
    if !is_free {
        return None;
    }
    let is_name_part = |&at: &TokenIndex| number.token(at).tag.is_noun() || number.token(at).tag == Tag::Jj;
    let start = (at.saturating_sub(REACH_OF_GAP)..=at).rev().take_while(is_name_part).last().unwrap_or(at);
    let joins = start.checked_sub(1).is_some_and(|at| number.is_word(at, &[",", "and", ";"]));
    let mut sentence = start.saturating_sub(REACH_OF_GAP)..start;
    let has_figure = joins && sentence.any(|at| number.is_number(at) && !number.is_time(at));
    let is_listed = matches!(number.label(number.head), Conj | Appos | Npadvmod | Dep | Nummod | Pobj | Dobj);
    (has_figure && is_listed).then(|| Found::Words(noun_phrase(number, at)))
}

/// "the turnout, 90%", "Attendance: 52,306".
pub fn apposition(number: &Number<'_>) -> Option<Found> {
    let named = number.above(number.head);
    // The parser takes "a tenth of what is usual" for an apposition to the noun before it.
    let is_apposition =
        number.label(number.head) == Appos && named < number.tokens.start && number.kind != Kind::Ratio;
    // "most of the tests (60 percent)".
    let whole = || number.object_before(named, "of").filter(|&whole| !number.is_pronoun(whole));
    let named = if number.is_noun(named) { Some(named) } else { whole() };
    let named = named.filter(|&named| is_apposition && number.is_noun(named) && !number.is_figure(named))?;
    noun(number, named)
}

/// "a loss of $2 million", "an average of 58 hours", "the first win in 31 years".
pub fn noun_before(number: &Number<'_>) -> Option<Found> {
    let (preposition, mut owner) = preposition(number)?;
    // "five years instead of ten".
    let is_contrast = number.is_word(preposition, &["of"])
        && preposition
            .checked_sub(1)
            .is_some_and(|at| number.is_word(at, &["instead", "because", "out", "ahead"]));
    // "in line with the below 2°C target".
    let is_idiom = number.is_word(preposition, &["with"])
        && number.label(owner) == Pobj
        && number.is_word(number.above(owner), &["in"])
        && number.children(owner, &[Det, Poss, Amod]).next().is_none();
    if is_contrast || is_idiom {
        return Some(Found::Nothing);
    }
    if number.is_word(preposition, &["per"]) && number.is_figure(owner) {
        return read(&number.instead(owner.saturating_sub(1)..owner + 1)?);
    }
    // The parser may hang the second of two such pairs on the first noun: "cash of $12 million and debt of $1 million".
    let beside =
        preposition.checked_sub(1).filter(|&at| number.is_word(preposition, &["of"]) && number.is_noun(at));
    owner = beside.unwrap_or(owner);
    let is_name = number.token(owner).tag.is_noun() && !number.is_time(owner) && !number.is_figure(owner);
    if !is_name || number.has(owner) {
        return None;
    }
    // "Sales will be in the range of 290 million".
    let verb = number.above(number.above(owner));
    if number.is_word(owner, &["range", "region", "order"])
        && number.label(owner) == Pobj
        && number.is_word(number.above(owner), &["in"])
        && number.is_be(verb)
    {
        return noun(number, number.subject_of(verb)?);
    }
    let is_sum =
        number.is_lemma(owner, Class::Aggregate) && number.children(owner, &[Compound]).next().is_none();
    if is_sum {
        let of = |&at: &TokenIndex| at != preposition && number.is_word(at, &["of", "in", "for"]);
        let whole = number.children(owner, &[Prep]).find(of).and_then(|at| number.object(at));
        if let Some(whole) = whole.filter(|&whole| !number.is_time(whole)) {
            return noun(number, whole);
        }
        let start = *number.syntax.subtree(owner).start();
        return read(&number.instead(start..owner + 1)?);
    }
    // "a margin of error of 2.5 points" has the margin as the parser sees it or not.
    let outer = number.above(number.above(owner));
    let is_part = number.label(owner) == Pobj
        && number.is_word(number.above(owner), &["of"])
        && number.is_noun(outer)
        && number.is_word(preposition, &["of", "at"])
        && owner - outer.min(owner) <= 3;
    if is_part {
        owner = outer;
    }
    // "New in: a lamp for $90" has the label of what costs it before its colon.
    let is_label = number.syntax.tokens().get(owner + 1).is_some_and(|next| next.tag == Tag::Colon);
    let is_price = number.kind == Kind::Money && number.is_word(preposition, &["for"]) && !is_label;
    // "a room with breakfast for $90", "a house on sale for $90": the price is that of the room and the house.
    if is_price && number.label(owner) == Pobj && number.is_word(number.above(owner), &["with", "on"]) {
        owner = Some(number.above(number.above(owner))).filter(|&at| number.is_noun(at)).unwrap_or(owner);
    }
    let belongs = is_price
        || number.is_in(preposition, Class::AmountPreposition)
        || number.is_word(preposition, &["around", "like", "per"]);
    let lasts = number.kind == Kind::Duration
        && number.is_word(
            preposition,
            &["in", "after", "for", "within", "during", "on", "before", "since", "until"],
        );
    let polls = number.kind == Kind::Percentage && number.is_word(preposition, &["on"]);
    (belongs || lasts || polls).then(|| noun(number, owner)).flatten()
}
