//! How captions describe what can be seen: in the present tense, or in a phrase without a verb.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

/// The most words in a caption that is recognised by its lack of a verb.
const MAX_PHRASE_WORDS: usize = 24;

/// Verbs in the present tense for what can be seen in a picture.
static SCENE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:
            looks?\ (?:on|at|over|out|dejected|up) | poses? | stands?\ (?:\w+\ )?(?:next|beside|in|in\ front|at|on|near|by|outside|behind|guard|together)
          | walks?\ (?:past|along|through|with|in|on|to|out|across|by) | arrives?\ (?:at|for|to|in) | attends? | speaks?\ (?:at|during|to|with|in|on)
          | shakes?\ hands | gestures? | waves? | holds?\ (?:a|an|up|the|his|her|hands|their) | (?:is|are)\ (?:seen|pictured|shown)
          | seen\ (?:here|on|in|from|during|at) | sits?\ (?:in|on|at|next|with|by) | takes?\ part | listens? | celebrates? | reacts? | greets? | rides?
          | carries | carry | watch(?:es)? | shows? | hugs? | embraces? | kisses | prays? | march(?:es)? | queues? | waits? | wades? | inspects?
          | pumps? | crash(?:es)?\ (?:over|into|against) | climbs? | cleans? | clears? | search(?:es)? | gathers? | hangs? | fl(?:y|ies)\ over | fills?
          | lines? | pass(?:es)? | lies?\ (?:in|on|at|next) | burns? | demonstrates? | protests? | chants? | displays? | wears? | plays?\ (?:with|in|the|at)
          | performs? | dances? | sings? | reads?\ (?:a|the|out|from) | sorts? | prunes? | checks? | feeds? | sells? | cooks? | harvests? | loads? | unloads?
          | repairs? | overlooks? | stretch(?:es)? | towers?\ over | covers? | drives?\ (?:past|through|along) | cross(?:es)? | boards? | casts? | smiles? | laughs?
          | cries | mourns? | lays? | lights? | pays?\ tribute | talks?\ (?:to|with) | chats? | meets?\ (?:with|in|at) | addresses | runs?\ (?:past|with|along|through) | jumps? | swims?
          | float(?:s)? | rests? | leaves?\ (?:a|the) | work(?:s)?\ (?:on|in|at) | visits? | tours? | signs?\ (?:a|the|autographs) | cuts?\ (?:a|the) | lifts? | pulls? | push(?:es)? | plants? | points?\ (?:to|at) | leads?\ (?:a|the)
        )\b",
    )
});

/// Words found only in a clause with a finite verb.
static FINITE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let words = "is are was were be been am has have had do does did will would can could may might must should shall \
        said says say told went made took came got gave found won lost began became left led kept rose fell grew knew \
        thought saw put set let get gets makes takes comes goes gives means wants needs seems i we you he she it they \
        isn't wasn't don't didn't can't won't it's that's there's who's let's spoke wrote ran met died hopes faces \
        plans fears remains stays looks works lives waits there drew withdrew stood sat flew threw broke chose drove rode \
        sang woke wore swam shook stole swore tore hid blew stayed";
    words.split_whitespace().collect()
});

const PREPOSITIONS: &[&str] = &[
    "of", "in", "at", "on", "during", "with", "near", "from", "by", "outside", "after", "before", "inside",
    "under", "over", "behind", "beside", "along", "above", "below", "across", "between", "for", "to", "next",
];

/// Openings of sentences and links that do not describe a picture.
const OTHER_OPENINGS: &[&str] = &[
    "and",
    "but",
    "so",
    "or",
    "yet",
    "then",
    "still",
    "now",
    "not",
    "no",
    "that",
    "this",
    "these",
    "those",
    "it",
    "why",
    "how",
    "what",
    "who",
    "when",
    "where",
    "which",
    "read",
    "related",
    "more",
    "also",
    "listen",
    "subscribe",
    "sign",
    "click",
    "follow",
    "email",
    "share",
    "download",
    "meet",
    "join",
    "get",
    "list",
    "your",
    "my",
    "our",
    "life",
    "some",
    "most",
    "many",
    "few",
    "all",
    "if",
    "as",
    "for",
    "to",
    "please",
    "privacy",
    "advertisement",
    "copyright",
    "only",
    "you",
    "we",
    "i",
    "they",
    "he",
    "she",
    "in",
    "on",
    "at",
    "during",
    "after",
    "with",
    "by",
    "since",
    "until",
    "while",
    "even",
    "just",
    "perhaps",
    "here",
    "there",
    "once",
    "first",
    "recommended",
    "see",
    "skip",
    "about",
    "from",
];

/// Whether `text` describes a scene in the present tense.
pub(super) fn has_scene(text: &str) -> bool {
    const PAST_OR_FUTURE: &[&str] =
        &["was", "were", "had", "said", "says", "will", "would", "could", "should", "did"];
    SCENE.is_match(text) && !text.split_whitespace().any(|word| PAST_OR_FUTURE.contains(&word))
}

/// Whether `text` opens as captions do: not with a word that joins it to the text before it or makes it a link.
pub(super) fn opens_well(text: &str) -> bool {
    let first =
        text.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    text.starts_with(char::is_uppercase)
        && !OTHER_OPENINGS.contains(&first.to_lowercase().as_str())
        && !text.contains(['?', '“', '"', ':', '|'])
}

/// Whether `text` contains an article or a possessive, which headings and links do without.
pub(super) fn has_determiner(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "The" | "A" | "An"))
}

/// Whether `text` ends like a sentence but has no verb: "The town hall of Marlow in 2019."
pub(super) fn is_phrase(text: &str) -> bool {
    text.ends_with('.') && is_verbless(text)
}

/// Whether `text` names things and their place or time, without a verb.
pub(super) fn is_verbless(text: &str) -> bool {
    let words = text.split_whitespace().take(MAX_PHRASE_WORDS + 1);
    let words: Vec<&str> = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    (3..=MAX_PHRASE_WORDS).contains(&words.len())
        && !text.trim_end_matches('.').contains(['?', '!'])
        && !text.contains(['“', '"', ':', ';'])
        && !words[0].ends_with("ed")
        && !OTHER_OPENINGS.contains(&words[0].to_lowercase().as_str())
        && words.iter().skip(1).any(|word| PREPOSITIONS.contains(word))
        && words.iter().skip(1).any(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && !(0..words.len() - 1).any(|at| may_be_verb(&words, at))
        && !FINITE.contains(words[words.len() - 1].to_lowercase().as_str())
}

/// Whether the word at `at`, which another follows, may be a finite verb: a common one, a past tense, one in "-s" where
/// a plural noun is unlikely, or any word after a plural noun.
fn may_be_verb(words: &[&str], at: usize) -> bool {
    let (word, next) = (words[at], words[at + 1]);
    let lower = word.to_lowercase();
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let before = at.checked_sub(1).map(|before| words[before]);
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
            | "more"
            | "up"
            | "out"
            | "off"
            | "down"
            | "for"
    );
    // "people wait at", "boats wait for": a word after a plural noun that is neither a preposition nor a participle.
    let after_plural = before.is_some_and(|before| {
        matches!(before, "people" | "men" | "women" | "children" | "police" | "who" | "that")
            || before.len() > 3 && before.ends_with("ly")
            || before.len() > 3 && is_small(before) && before.ends_with('s') && !before.ends_with("ss")
    }) && is_small(word)
        && word.chars().all(char::is_alphabetic)
        && !PREPOSITIONS.contains(&word)
        && !matches!(word, "and" | "or" | "who" | "that" | "where" | "as" | "the" | "a" | "an" | "per")
        && !["ing", "ed", "ly"].iter().any(|end| word.ends_with(end));
    // "the kiosk operates in", "the team consists of". A plural after an adjective looks the same and is sacrificed.
    let after_noun = at >= 2
        && is_small(word)
        && word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        && before.is_some_and(|before| {
            before.chars().all(|c| c.is_alphabetic() || c == '-')
                && !before.ends_with('s')
                && !PREPOSITIONS.contains(&before)
                && !matches!(
                    before,
                    "the" | "a" | "an" | "and" | "or" | "his" | "her" | "their" | "its" | "two" | "three"
                )
        });
    FINITE.contains(lower.as_str())
        || word.len() > 4 && lower.ends_with("ed") && is_small(word)
        || is_small(word) && word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && opens_object
        || after_plural
        || after_noun
}
