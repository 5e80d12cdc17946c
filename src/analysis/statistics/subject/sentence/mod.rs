//! What a number counts or measures, as the sentence says it.
//!
//! The parser says how a number hangs together with the words around it: that it counts a noun, that it is the object of
//! a verb, what a preposition before it belongs to. Each [`Rule`] reads one such shape. They are tried in order, and the
//! first that knows the shape decides, also that the text names nothing there. The parser errs on headlines and lists;
//! where no rule knows the shape, the words in a row are asked, and believed only if what they say belongs to the same
//! clause ([`is_related`]).

mod nouns;
mod number;
mod phrase;
mod shared;
mod verbs;

use std::ops::{Range, RangeInclusive};

use self::number::Number;
use super::super::StatisticKind;
use crate::article::TextRange;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, TokenIndex};

/// How far before words an earlier figure is sought.
const REACH_OF_EARLIER: usize = 6;

/// A rule about the syntax of a number.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its name.
    pub id: &'static str,
    /// What it says of a number; `None` if the number has another shape.
    read: fn(&Number<'_>) -> Option<Found>,
}

/// The rules, in the order in which they are tried.
pub const RULES: &[Rule] = &[
    Rule { id: "purpose", read: verbs::purpose },
    Rule { id: "ago", read: verbs::ago },
    Rule { id: "time-after", read: verbs::time_after },
    Rule { id: "distance", read: nouns::distance },
    Rule { id: "ranked", read: nouns::ranked },
    Rule { id: "counted-noun", read: nouns::counted_noun },
    Rule { id: "measured-adjective", read: nouns::measured_adjective },
    Rule { id: "of", read: nouns::of },
    Rule { id: "for", read: nouns::for_or_in },
    Rule { id: "gapping", read: nouns::gapping },
    Rule { id: "coordinated", read: nouns::coordinated },
    Rule { id: "apposition", read: nouns::apposition },
    Rule { id: "up-or-down", read: verbs::up_or_down },
    Rule { id: "noun-before", read: nouns::noun_before },
    Rule { id: "verb-before", read: verbs::verb_before },
    Rule { id: "worth", read: verbs::worth },
    Rule { id: "copula", read: verbs::copula },
    Rule { id: "object", read: verbs::object },
    Rule { id: "subject", read: verbs::subject },
];

/// What a rule says a number counts or measures.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    /// These words.
    Words(RangeInclusive<TokenIndex>),
    /// What a pronoun stands for, or else what this verb says.
    Pronoun(Option<RangeInclusive<TokenIndex>>),
    /// Nothing that the text names.
    Nothing,
}

/// What the sentence says a number counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These words.
    Words(TextRange),
    /// What a pronoun stands for, or else these words of the verb.
    Pronoun(Option<TextRange>),
    /// Nothing that the text names.
    Nothing,
}

/// What the number at `range` of `text` counts or measures, by the first of the rules but the one called `left_out`
/// that knows its shape.
pub fn find(
    text: &str,
    syntax: &Syntax,
    kind: StatisticKind,
    range: TextRange,
    left_out: Option<&str>,
) -> Option<Answer> {
    let mut number = Number::new(text, syntax, kind, syntax.tokens_in(range))?;
    number.left_out = left_out;
    let words = |words: RangeInclusive<TokenIndex>| syntax.range_of(words);
    Some(match read(&number)? {
        Found::Words(found) => words(found).map_or(Answer::Nothing, Answer::Words),
        Found::Pronoun(verb) => Answer::Pronoun(verb.and_then(words)),
        Found::Nothing => Answer::Nothing,
    })
}

fn read(number: &Number<'_>) -> Option<Found> {
    let mut rules = RULES.iter().filter(|rule| number.left_out != Some(rule.id));
    rules.find_map(|rule| (rule.read)(number))
}

/// Whether the words at `subject` belong to the clause of the number at `range`: whether one of them is above the
/// number in the tree, or hangs on what is above it, up to the verb that has a subject of its own. What says when does
/// not, nor what stands between an earlier figure and the comma or conjunction before the number. Where there is no
/// verb, as in a table, all is one clause.
pub fn is_related(text: &str, syntax: &Syntax, range: TextRange, subject: TextRange) -> bool {
    use Dependency::{Advcl, Ccomp, Nsubj, Nsubjpass, Parataxis, Relcl};
    let Some(number) = Number::new(text, syntax, StatisticKind::Count, syntax.tokens_in(range)) else {
        return false;
    };
    let words = syntax.tokens_in(subject);
    if words.clone().any(|word| number.is_time(word)) || belongs_to_earlier(&number, &words) {
        return false;
    }
    let root = syntax.root(number.head);
    if !syntax.subtree(root).any(|at| number.is_verb(at)) {
        return true;
    }
    for at in syntax.path_to_root(number.head) {
        if words.contains(&at) || words.clone().any(|word| syntax.head(word) == at) {
            return true;
        }
        let has_subject = number.is_verb(at) && syntax.child(at, &[Nsubj, Nsubjpass]).is_some();
        if has_subject || matches!(syntax.token(at).label, Ccomp | Advcl | Relcl | Parataxis) {
            break;
        }
    }
    let matters = |word: &TokenIndex| {
        matches!(
            syntax.token(*word).part_of_speech,
            PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Verb
        )
    };
    let mut words = words.filter(matters);
    words.any(|word| syntax.is_below(word, number.head) || syntax.is_below(number.head, word))
}

/// Whether `words` stand between an earlier figure and the comma or conjunction before `number`: the first "yes" of
/// "12 said yes and 8 no".
fn belongs_to_earlier(number: &Number<'_>, words: &Range<TokenIndex>) -> bool {
    let (before, after) =
        (words.start.saturating_sub(REACH_OF_EARLIER)..words.start, words.end..number.tokens.start);
    let is_parted = after.into_iter().any(|at| number.is_word(at, &[",", "and", "but", "or"]));
    is_parted && before.into_iter().any(|at| number.is_number(at) && !number.is_time(at))
}

/// The subject of the verb of saying on which the clause of a pronoun depends: Roe in "Roe says that she was 18". The
/// pronoun is the subject of what the number at `range` is said of.
pub fn speaker(text: &str, syntax: &Syntax, range: TextRange) -> Option<TextRange> {
    let number = Number::new(text, syntax, StatisticKind::Age, syntax.tokens_in(range))?;
    let mut path = syntax.path_to_root(number.head);
    let verb = path.find(|&at| number.is_verb(at))?;
    let subject = number.subject_of(verb)?;
    if !number.is_word(subject, &["he", "she"]) || subject > number.head {
        return None;
    }
    let report = syntax.path_to_root(verb).find(|&at| number.label(at) == Dependency::Ccomp)?;
    let speaker = number.subject_of(number.above(report))?;
    let is_name = number.token(speaker).part_of_speech == PartOfSpeech::Propn;
    (is_name && speaker < subject).then(|| syntax.range_of(phrase::noun_phrase(&number, speaker))).flatten()
}
