//! Whether the words found for a subject say what a number counts: a noun phrase, and no scrap of a clause, no unit and no
//! other number.

use crate::analysis::AnnotatedBlock;
use crate::analysis::statistics::StatisticKind;
use crate::analysis::statistics::lexicon::{Class, Lexicon};
use crate::article::{BlockKind, TextRange};
use crate::nlp::syntax::{Dependency, Syntax, Tag, TokenIndex};
use crate::text::name_key;

/// The words at `subject` of `text` as far as they name something that the amount at `span` counts; `None` if they do not:
/// a letter, a unit or a fraction before it, or what runs from one entry of a list into the next.
#[must_use]
pub fn told(text: &str, span: TextRange, subject: TextRange) -> Option<TextRange> {
    let subject = without_symbol(text, without_clause(text, without_marks(text, subject)));
    let subject = without_opening(text, subject);
    let subject = with_number(text, without_verb(text, span, subject));
    let words = &text[subject.start..subject.end];
    // "$4.99/mo" says for how long.
    let is_rate = subject.start > span.end && &text[span.end..subject.start] == "/";
    let names_something = words.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !opens_relative_clause(words)
        && !is_rate
        && !is_lone_pronoun(words)
        && !words.contains(';')
        && words.matches('(').count() == words.matches(')').count()
        && !is_note(words)
        && words != "somethings"
        && (subject.start >= span.end || !is_measure(words))
        || matches!(words, "half" | "quarter") && is_part_of_game(&text[..subject.start]);
    names_something.then_some(subject)
}

/// `subject` without marks before it: the full stop of ". fence".
fn without_marks(text: &str, subject: TextRange) -> TextRange {
    let words = &text[subject.start..subject.end];
    let rest = words.trim_start_matches(['.', ',', ':', '-', '–', '—', ' ']);
    TextRange::new(subject.end - rest.len(), subject.end)
}

/// `subject` without what stands before a bracket that closes behind it: the "weak" of "was weak (sales: -23%)".
fn without_opening(text: &str, subject: TextRange) -> TextRange {
    match text[subject.start..subject.end].rsplit_once('(') {
        Some((_, inner)) if !inner.is_empty() && !inner.contains(')') => {
            TextRange::new(subject.end - inner.len(), subject.end)
        }
        _ => subject,
    }
}

/// `subject` without a relative clause behind a comma, and without what follows a dash of two hyphens: "Long Island Sound,
/// which has been used".
fn without_clause(text: &str, subject: TextRange) -> TextRange {
    let words = &text[subject.start..subject.end];
    let clause =
        words.match_indices(", ").find(|(at, comma)| opens_relative_clause(&words[at + comma.len()..]));
    let ends = [clause.map(|(at, _)| at), words.find("--")];
    match ends.into_iter().flatten().filter(|&at| at > 0).min() {
        Some(end) => {
            TextRange::new(subject.start, subject.start + words[..end].trim_end_matches(['.', ' ']).len())
        }
        None => subject,
    }
}

/// `subject` without a verb of measuring that the parser takes for a noun, right before the amount at `span`: "lake
/// averages" 12 metres.
fn without_verb(text: &str, span: TextRange, subject: TextRange) -> TextRange {
    let words = &text[subject.start..subject.end];
    let is_beside = subject.end < span.start && text[subject.end..span.start].trim().is_empty();
    let measures =
        |word: &str| word.strip_suffix('s').is_some_and(|lemma| Lexicon::has(Class::MeasureVerb, lemma));
    match words.rsplit_once(' ') {
        // Costs, drops and gains may be nouns that are so much.
        Some((noun, verb)) if is_beside && measures(verb) && verb != "costs" => {
            TextRange::new(subject.start, subject.start + noun.len())
        }
        _ => subject,
    }
}

/// Whether `words` only say how a figure is meant: "y/y" for one year against the other, "e.g.", "inclusive".
fn is_note(words: &str) -> bool {
    matches!(words.as_bytes(), [one, b'/', other] if one == other)
        || matches!(words, "e.g" | "e.g." | "i.e" | "i.e." | "inclusive" | "respectively")
}

/// Whether `words` are one pronoun that stands for a noun, or one with a verb: "yours", "you'd".
fn is_lone_pronoun(words: &str) -> bool {
    if matches!(words, "yours" | "hers" | "ours" | "theirs") {
        return true;
    }
    let pronoun = words.split_once(['\'', '’']).map(|(pronoun, _)| name_key(pronoun));
    !words.contains(' ') && pronoun.is_some_and(|pronoun| Lexicon::has(Class::Pronoun, &pronoun))
}

/// Whether `words` open with a relative pronoun.
fn opens_relative_clause(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    matches!(first, "which" | "who" | "whom" | "whose" | "where")
}

/// `subject` without a letter that stands for one of two things: the A of "two matrices A and B".
fn without_symbol(text: &str, subject: TextRange) -> TextRange {
    let words = &text[subject.start..subject.end];
    let is_letter = |word: &str| word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase();
    let goes_on = || {
        let mut behind = text[subject.end..].strip_prefix(" and ")?.chars();
        let is_capital = behind.next()?.is_ascii_uppercase();
        Some(is_capital && !behind.next().is_some_and(char::is_alphanumeric))
    };
    match words.rsplit_once(' ') {
        Some((noun, letter)) if is_letter(letter) && goes_on() == Some(true) => {
            TextRange::new(subject.start, subject.start + noun.len())
        }
        _ => subject,
    }
}

/// `subject` with the number that is part of its name behind a hyphen: "Covid-19".
fn with_number(text: &str, subject: TextRange) -> TextRange {
    let digits = text[subject.end..]
        .strip_prefix('-')
        .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let ends_name = text[subject.start..subject.end].ends_with(char::is_alphabetic);
    match digits {
        1..=4 if ends_name => TextRange::new(subject.start, subject.end + 1 + digits),
        _ => subject,
    }
}

/// Whether the text `before` a "half" makes it a part of a game or of a year: "the second half".
fn is_part_of_game(before: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(word, "first" | "second" | "third" | "fourth" | "last" | "final" | "opening")
}

/// Whether `words` are one word that measures and counts nothing itself: "MB", "feet", "quarters".
fn is_measure(words: &str) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let lexicon = Lexicon::get();
    let key = name_key(words);
    let is_part = matches!(key.as_str(), "half" | "halves" | "quarter" | "quarters")
        || lexicon.numbers.magnitudes.contains_key(key.as_str())
        || lexicon.numbers.vague.contains(key.as_str())
        || lexicon.numbers.ordinals.contains_key(key.as_str());
    let is_plural = key.ends_with('s') || key == "feet";
    is_part
        || lexicon.unit_symbols.contains_key(words)
        || is_plural && lexicon.unit_words.contains_key(key.as_str())
}

/// Whether the parser takes the words at `subject`, before the amount at `span`, for a piece of a clause rather than for
/// what is counted: "put 640 million euros". How long something lasts is said of what is done, and so is what those do who
/// are counted ("14 waited").
#[must_use]
pub fn is_scrap(
    text: &str,
    block: &AnnotatedBlock,
    kind: StatisticKind,
    span: TextRange,
    subject: TextRange,
) -> bool {
    let Some(syntax) = block.syntax.as_deref() else { return false };
    let words = syntax.tokens_in(subject);
    let Some(last) = words.end.checked_sub(1).filter(|last| words.contains(last)) else { return false };
    let first = words.start;
    let is_alone = first == last;
    // "on track for 40 minutes", "on sale for $300"
    let is_bare_phrase = syntax.token(first).tag == Tag::In && !is_alone
        || is_alone
            && subject.end <= span.start
            && text[..subject.start].ends_with(" on ")
            && !text[subject.end..span.start].trim_start().starts_with("of ");
    if is_bare_phrase {
        return true;
    }
    if kind == StatisticKind::Duration {
        return if is_alone {
            is_light(&text[subject.start..subject.end])
        } else {
            opens_clause(syntax, first)
        };
    }
    // "Turnout: 61%": a label is no verb.
    let is_label = is_alone && text[subject.start..].starts_with(char::is_uppercase);
    let opens_with_verb = is_finite(syntax, first) && !is_label;
    // "Add 2 cups of milk" tells what to do.
    let is_order = syntax.token(first).tag == Tag::Vb
        && syntax.is_root(first)
        && syntax.child(first, &[Dependency::Nsubj]).is_none()
        && !text[subject.end..].starts_with(':');
    // "Yes, 120%", "a decent one costs $600"
    let word = syntax.token(first);
    let names_nothing = matches!(word.tag, Tag::Uh | Tag::Rb | Tag::In)
        || word.tag == Tag::Jj && !is_noun_here(word.label) && subject.end < span.start && !is_label;
    // "The temperature averages 5": a noun with a subject of its own is a verb, whatever the tagger says.
    let is_verb = syntax.token(first).tag == Tag::Nns && syntax.child(first, &[Dependency::Nsubj]).is_some();
    if is_alone
        && (opens_with_verb
            || names_nothing
            || is_order && subject.end < span.start
            || is_verb && subject.end <= span.start)
    {
        return true;
    }
    // The parser errs on headlines.
    let is_headline = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    let is_said_of_deeds = matches!(kind, StatisticKind::Age | StatisticKind::Score | StatisticKind::Ratio);
    if is_headline || is_said_of_deeds || subject.end > span.start {
        return false;
    }
    // "killing 14" and "displaced millions" say what was done to those who are counted.
    let has_object = span.start - subject.end <= 1;
    opens_with_verb || is_alone && !has_object && !is_label && is_predicate(syntax, first)
}

/// Whether `word` is a verb that says nothing of what takes the time: "It takes 90 days", "with three minutes to go".
fn is_light(word: &str) -> bool {
    matches!(word, "takes" | "take" | "took" | "taken" | "go" | "goes" | "went" | "looks" | "looked")
}

/// Whether `label` is that of a noun, whatever the tagger says.
fn is_noun_here(label: Dependency) -> bool {
    label.is_subject() || matches!(label, Dependency::Dobj | Dependency::Pobj | Dependency::Attr)
}

fn is_finite(syntax: &Syntax, at: TokenIndex) -> bool {
    matches!(syntax.token(at).tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
}

/// Whether the participle at `at` opens a clause of its own: "bringing the number of jobs".
fn opens_clause(syntax: &Syntax, at: TokenIndex) -> bool {
    let token = syntax.token(at);
    token.tag == Tag::Vbg && matches!(token.label, Dependency::Advcl | Dependency::Ccomp)
}

/// Whether the word at `at` is a verb that says something of its sentence's subject, and no noun's part.
fn is_predicate(syntax: &Syntax, at: TokenIndex) -> bool {
    let token = syntax.token(at);
    token.tag.is_verb()
        && matches!(
            token.label,
            Dependency::Root
                | Dependency::Ccomp
                | Dependency::Advcl
                | Dependency::Xcomp
                | Dependency::Relcl
                | Dependency::Pcomp
        )
}
