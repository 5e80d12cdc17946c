//! What a caption looks like in plain text, where nothing but its shape marks it.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Credit;
use crate::nlp;

/// The longest caption, in bytes: more is a paragraph that ends in a bracket.
const MAX_CAPTION_BYTES: usize = 900;
/// The most words of a caption that is told by lacking a verb.
const MAX_FRAGMENT_WORDS: usize = 24;

/// Marks that hardly anything but a caption has.
static STRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
          \((?:\d?[LRC]|(?:top|bottom|front|back|rear|second|third)?\ ?(?:from\ )?(?:left|right|cent(?:er|re)|background|foreground)(?:\ to\ right)?|[Ll]-[Rr]|L|R|C|[Pp]ictured(?:\ [^)]{1,30})?|file\ (?:photo|image|picture))\)
        | ^(?:FILE|File)\s?(?:PHOTO|photo|IMAGE|image|-|–|—)
        | \b[Ff]ile\ (?:photo|image|picture|footage)\b
        | ^epa\d{6,}
        | (?:[,(]\ ?|\p{Lu}[\p{L}.'’-]+\ )pictured\ (?:above|below|here|left|right|in|with|at|during|on|outside|near|together)\b
        | ^(?:Pictured|PICTURED|Image\ caption|Photo\ caption|From\ left|Clockwise\ from|Left\ to\ right|Above|Below|(?:Top|Bottom|Main)\ (?:photo|picture|image))\s?[:,]
        | ^(?:Photo|Image|Picture|Caption|Video|Graphic|Chart|Map)(?:\ \d+)?:
        | \b(?:from|from\ the)\ file\b
        | \b(?:handout|undated|screen\s?grab|satellite)\ (?:photo|image|picture|photograph|handout)\b
        ",
    )
    .expect("the pattern is valid")
});

/// Words with which captions tell what can be seen, in the present tense.
static SCENE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:looks? on|poses?|stands? (?:next|beside|in front|at|on|near)|walks? (?:past|along|through)|arrives? (?:at|for|to)|attends?|speaks? (?:at|during|to)|shakes? hands|gestures?|waves?|holds? (?:a|up|the)|is seen|are seen|seen (?:here|on|in|from)|sits? (?:in|on|at)|takes? part|listens?|celebrates?|reacts?|greets?|rides?|carries|carry|watch(?:es)?|shows?)\b",
    )
    .expect("the pattern is valid")
});

/// Words that only a clause with a finite verb has.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "may", "might", "must", "should", "shall", "said", "says", "say", "told",
    "went", "made", "took", "came", "got", "gave", "found", "won", "lost", "began", "became", "left", "led",
    "kept", "rose", "fell", "grew", "knew", "thought", "saw", "put", "set", "let", "get", "gets", "makes",
    "takes", "comes", "goes", "gives", "means", "wants", "needs", "seems", "i", "we", "you", "he", "she",
    "it", "they", "isn't", "wasn't", "don't", "didn't", "can't", "won't", "it's", "that's", "there's",
    "who's", "let's", "spoke", "wrote", "ran", "met",
];

/// What speaks for a piece of text being a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CaptionSign {
    /// Nothing.
    None,
    /// It could be one: a scene with a day, or a phrase without a verb.
    Weak,
    /// A credit, a position mark, an image number.
    Strong,
}

/// What speaks for `text`, one piece of a plain text, being a caption.
pub(super) fn caption_sign(text: &str) -> CaptionSign {
    if text.len() > MAX_CAPTION_BYTES {
        return CaptionSign::None;
    }
    let is_quotation = text.starts_with(['“', '"']);
    if STRONG.is_match(text) && !is_quotation || Credit::find(text).is_some() {
        return CaptionSign::Strong;
    }
    let scene = SCENE.is_match(text) && nlp::dates(text).next().is_some();
    if !is_quotation && (scene || is_fragment(text)) { CaptionSign::Weak } else { CaptionSign::None }
}

/// Whether `text` ends like a sentence but has no verb: "The town hall of Marlow in 2019."
fn is_fragment(text: &str) -> bool {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    text.ends_with('.')
        && (3..=MAX_FRAGMENT_WORDS).contains(&words.len())
        && !text.trim_end_matches('.').contains(['?', '!'])
        && !text.contains(['“', '"', ':'])
        && !words[0].ends_with("ed")
        && words.iter().any(|word| PREPOSITIONS.contains(word))
        && words.iter().skip(1).any(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && !words.windows(2).any(|pair| may_be_verb(pair[0], pair[1]))
        && !FINITE.contains(&words[words.len() - 1].to_lowercase().as_str())
}

const PREPOSITIONS: &[&str] =
    &["of", "in", "at", "on", "during", "with", "near", "from", "by", "outside", "after", "before"];

/// Whether `word` before `next` may be a finite verb: one of the common ones, a past tense, or a lower-case word in
/// "-s" before what follows verbs and hardly ever plural nouns.
fn may_be_verb(word: &str, next: &str) -> bool {
    let lower = word.to_lowercase();
    let opens_object = matches!(
        next,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "to"
            | "that"
            | "as"
            | "into"
            | "both"
            | "only"
            | "many"
            | "up"
            | "out"
    );
    FINITE.contains(&lower.as_str())
        || word.len() > 4 && lower.ends_with("ed") && word.starts_with(char::is_lowercase)
        || word.starts_with(char::is_lowercase)
            && word.ends_with('s')
            && !word.ends_with("ss")
            && opens_object
}
