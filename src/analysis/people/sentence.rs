//! Whether the sentence bears out what introduces a person, and where those words begin.
//!
//! The words beside a name are read in a row ([`super::introduction`]). The parser says what they are: a verb before a
//! name ("to convict Jane Doe") is no title, and neither is the subject of a clause that stands between commas behind one
//! ("Jane Doe, her solicitor said, saw nothing").

use std::collections::BTreeSet;

use crate::analysis::people::{Person, PersonRule};
use crate::analysis::{AnnotatedArticle, Evidence, Mention};
use crate::article::{BlockIndex, TextRange};
use crate::lang::{Class, Parsed};
use crate::nlp::syntax::{Dependency, Syntax, Tag, TokenIndex};

/// The blocks in which words introduce one of `people`.
pub fn blocks_with_introductions(people: &[Person]) -> BTreeSet<BlockIndex> {
    let mentions = people.iter().flat_map(|person| &person.mentions);
    let introduced = mentions.filter(|found| found.evidence.get(PersonRule::Introduction).is_some());
    introduced.map(|found| found.mention.block).collect()
}

/// Takes back the introductions that the sentence does not bear out, and lets the others begin where their noun phrase
/// does. Those in blocks that were not parsed stay as they are.
pub fn check_introductions(document: &AnnotatedArticle<'_>, people: &mut [Person]) {
    for person in people {
        let mut wrong: Vec<TextRange> = Vec::new();
        for found in &mut person.mentions {
            let Mention { range: name, block, .. } = found.mention;
            let Some(syntax) = document.blocks[block.0].syntax.as_deref() else { continue };
            let introduction = found.evidence.get(PersonRule::Introduction).and_then(Evidence::range);
            let Some(introduction) = introduction else { continue };
            if is_contradicted(syntax, introduction, name) {
                wrong.push(introduction);
                found.evidence.retain_ranges(&|range| range != introduction);
                continue;
            }
            let whole = widened(&Parsed { text: document.text(), syntax }, introduction, name);
            found.evidence.move_range(introduction, whole);
            if person.introduced_as == Some(introduction) {
                person.introduced_as = Some(whole);
            }
        }
        if person.introduced_as.is_some_and(|introduction| wrong.contains(&introduction)) {
            person.introduced_as = super::introduced_as(document, person.mentions.iter());
        }
    }
}

/// The words of `introduction` with those before them that qualify one of them or the `name` behind: "planetary scientist"
/// where the lists know only the scientist.
fn widened(parsed: &Parsed<'_>, introduction: TextRange, name: TextRange) -> TextRange {
    let words = parsed.syntax.tokens_in(introduction);
    let end = parsed.syntax.tokens_in(name).end;
    let is_before = introduction.end <= name.start && !words.is_empty();
    // "Marlow Names Pioneer Jane Doe": a headline's verb has a capital too.
    let verb = || words.clone().rev().find(|&at| matches!(parsed.syntax.token(at).tag, Tag::Vbz | Tag::Vbd));
    if let Some(verb) = verb().filter(|&verb| is_before && verb + 1 < words.end) {
        return TextRange::new(parsed.range(verb + 1).start, introduction.end);
    }
    if !is_before || parsed.is_in(words.start, Class::Determiner) {
        return introduction;
    }
    let mut start = words.start;
    while let Some(before) = start.checked_sub(1).filter(|&before| qualifies(parsed, before, end)) {
        start = before;
    }
    // A hyphen cannot open the words, and what follows one is half a word.
    let is_whole =
        |&at: &usize| !is_hyphen(parsed, at) && !at.checked_sub(1).is_some_and(|at| is_hyphen(parsed, at));
    let first = (start..words.start).find(is_whole);
    first.map_or(introduction, |first| TextRange::new(parsed.range(first).start, introduction.end))
}

/// Whether the token at `at` belongs to the noun phrase that ends before `end`, as an adjective, a noun or a part of a
/// compound with a hyphen does. A day or a month says when something was.
fn qualifies(parsed: &Parsed<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    let head = parsed.syntax.head(at);
    let is_joined = (at.saturating_sub(1)..=at + 1).any(|at| is_hyphen(parsed, at));
    let is_word =
        parsed.word(at).chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '&'));
    let is_deed = parsed.is_verb(at) && !is_joined;
    let tells_when = parsed.is_in(at, Class::Month | Class::Weekday);
    let on_line = !parsed.text[parsed.range(at).end..parsed.range(at + 1).start].contains('\n');
    let is_part = match parsed.label(at) {
        Dependency::Amod | Dependency::Compound | Dependency::Nmod => true,
        Dependency::Npadvmod | Dependency::Nummod | Dependency::Advmod | Dependency::Punct => is_joined,
        _ => false,
    };
    // "Marlow names lawyer Jane Doe", where the tagger sees a noun.
    let chooses = matches!(parsed.word(at), "names" | "appoints" | "hires" | "picks" | "taps" | "jails");
    is_part && head > at && head < end && is_word && on_line && !tells_when && !is_deed && !chooses
}

/// Whether the token at `at` is a hyphen within a word, and not a dash.
fn is_hyphen(parsed: &Parsed<'_>, at: TokenIndex) -> bool {
    let range = parsed.range(at);
    let touches_letters = |text: Option<char>| text.is_some_and(char::is_alphanumeric);
    parsed.word(at) == "-"
        && touches_letters(parsed.text[..range.start].chars().next_back())
        && touches_letters(parsed.text[range.end..].chars().next())
}

fn is_contradicted(syntax: &Syntax, introduction: TextRange, name: TextRange) -> bool {
    let words = syntax.tokens_in(introduction);
    let Some(last) = words.end.checked_sub(1).filter(|last| words.contains(last)) else { return false };
    if introduction.end <= name.start {
        return is_verb(syntax, last)
            || is_infinitive(syntax, last)
            || closes_clause(syntax, last, name)
            || opens_clause(syntax, last, name);
    }
    // A finite verb among the words or right behind them, whose subject is one of them.
    let is_predicate = |at: TokenIndex| {
        let subject = syntax.child(at, &[Dependency::Nsubj, Dependency::Nsubjpass]);
        matches!(syntax.token(at).tag, Tag::Vbd | Tag::Vbp | Tag::Vbz)
            && subject.is_some_and(|subject| words.contains(&subject))
    };
    (words.start..(words.end + 1).min(syntax.tokens().len())).any(is_predicate)
}

/// Whether a comma parts the name from a clause about someone else that ends with the role at `last`: in "the man who
/// trained the child, Jane Doe, left", she may be either.
fn closes_clause(syntax: &Syntax, last: TokenIndex, name: TextRange) -> bool {
    let verb = syntax.head(last);
    let is_behind_comma = syntax.tokens_in(name).start > last + 1;
    is_behind_comma
        && matches!(syntax.token(last).label, Dependency::Dobj | Dependency::Pobj)
        && syntax.token(verb).label == Dependency::Relcl
        && verb < last
}

/// Whether the name is the subject of a clause about the role at `last`: "the artist Doe chose" is someone else.
fn opens_clause(syntax: &Syntax, last: TokenIndex, name: TextRange) -> bool {
    let tokens = syntax.tokens_in(name);
    tokens.clone().any(|at| {
        let verb = syntax.head(at);
        matches!(syntax.token(at).label, Dependency::Nsubj)
            && !tokens.contains(&verb)
            && syntax.token(verb).label == Dependency::Relcl
            && syntax.head(verb) == last
    })
}

/// Whether the "to" of an infinitive stands before the token at `index`, though the tagger took that for a noun: "agreed
/// to chair Jane Doe's panel".
fn is_infinitive(syntax: &Syntax, index: TokenIndex) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        let token = syntax.token(before);
        token.tag == Tag::To && token.label == Dependency::Aux
    })
}

/// Whether the parser takes the token at `index` for a verb rather than for a part of the name behind it.
fn is_verb(syntax: &Syntax, index: TokenIndex) -> bool {
    let token = syntax.token(index);
    let is_part = matches!(
        token.label,
        Dependency::Compound | Dependency::Amod | Dependency::Nmod | Dependency::Nsubj | Dependency::Appos
    );
    token.tag.is_verb() && !is_part
}
