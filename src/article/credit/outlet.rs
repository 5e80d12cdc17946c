//! Credits that no list of agencies knows: a name beside the paper or station that it works for, "(Jane Roe/Marlow
//! Courier)", "Jane Roe / The Marlow Post", "(Radio Marlow: Jane Roe)", "Photo / Jane Roe".

use std::sync::LazyLock;

use regex::Regex;

use super::super::TextRange;
use super::form::{SLASH, has_only_names, is_credit_like, last_sentence};
use super::names::{self, CreditWords};
use crate::text::pattern;

/// "Photo / Jane Roe", as some papers put it.
static PICTURE_SLASH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[(\[]?(?:Photo(?:graph)?s?|PHOTOS?|Images?|Pictures?|Pics?|Video)\s?[/|]\s?(?<names>[^/|]+?)[)\]]?\.?$",
    )
});

/// "Radio Marlow: Jane Roe".
static COLON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?<outlet>\p{Lu}[^:,;.]{1,40}):\s(?<names>[@\p{Lu}][^:;]{1,60})$"));

/// The credit at the end of `caption` that stands behind a full sentence, or makes up a line of its own.
pub(super) fn beside_name(caption: &str) -> Option<(TextRange, TextRange)> {
    let start = last_sentence(caption)?;
    let tail = &caption[start..];
    let range = TextRange::new(start, caption.len());
    // "The quay at noon. Jane Roe photo"
    let is_taken = tail.strip_suffix(" photo").is_some_and(names::is_personal_name);
    if is_taken && start > 0 {
        return Some((range, range));
    }
    if let Some(names) = PICTURE_SLASH.captures(tail).and_then(|captures| captures.name("names")) {
        let is_name = is_credit_like(names.as_str()) && has_only_credited_names(names.as_str());
        return is_name.then(|| (range, TextRange::from(names.range()).shifted(start)));
    }
    // Alone on its line, a name beside a bar is a byline, and two names are a pair of players.
    let alone = start == 0;
    let is_pair = SLASH.is_match(tail)
        && !(alone && (tail.contains('|') || !tail.contains('/')))
        && is_credit_like(tail.trim_start_matches(['|', ' ']))
        && has_only_names(tail)
        && is_name_beside_outlet(tail, !alone);
    is_pair.then_some((range, range))
}

/// Whether `words`, in the `brackets` that end a caption, name an outlet and who works for it. `ends_sentence` says that
/// a full sentence comes before the brackets; if none does and a full stop follows them, they belong to the sentence.
pub(super) fn is_in_brackets(words: &str, ends_sentence: bool, brackets: &str) -> bool {
    if !ends_sentence && brackets.ends_with('.') {
        return false;
    }
    if let Some(captures) = COLON.captures(words) {
        let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
        // "ABC Marlow" is an outlet of ABC's.
        let is_agency = || names::is_agency(part("outlet").split(' ').next().unwrap_or_default());
        let is_outlet = names::is_agency(part("outlet")) || names::is_outlet(part("outlet")) || is_agency();
        return is_outlet && has_only_credited_names(part("names"));
    }
    // "(Photo Jane Roe)"
    if let Some(name) = ["Photo ", "Foto ", "PHOTO "].iter().find_map(|label| words.strip_prefix(label)) {
        return names::is_personal_name(name) || names::names_agency_and_people_only(name);
    }
    let has_slash = words.contains(['/', '|']);
    if let Some(names) = PICTURE_SLASH.captures(words).and_then(|captures| captures.name("names")) {
        return has_only_credited_names(names.as_str());
    }
    has_only_names(words)
        && (has_slash && is_name_beside_outlet(words, ends_sentence)
            || ends_sentence && words.contains(", ") && is_name_beside_outlet(words, false))
}

/// Whether `words` name a person first and then an outlet or a job, or the other way round, or an outlet that hands
/// pictures out ("Marlow Council / Handout"). What follows the name of a
/// person need not look like an outlet if it `is_parted` from the sentence before it.
fn is_name_beside_outlet(words: &str, is_parted: bool) -> bool {
    let (mut people, mut outlets, mut roles, mut others) = (0, 0, 0, 0);
    for part in words.split(['/', '|', ',']).flat_map(|part| SLASH.split(part)) {
        let part = part.trim_matches([' ', '(', ')', '[', ']', '.']);
        if part.is_empty() {
            continue;
        }
        if names::is_role(part) {
            roles += 1;
        } else if names::is_outlet(part) {
            outlets += 1;
        } else if people == 0 && names::is_personal_name(part) {
            people += 1;
        } else {
            others += 1;
        }
    }
    let is_handed_out = people == 0 && outlets > 0 && roles > 0 && others == 0;
    is_handed_out || people > 0 && (outlets + roles > 0 && others <= 1 || is_parted && others == 1)
}

/// Whether `words`, behind a label, hold nothing but names, and words that stand between or within them. A description
/// has others: "The quay at noon", "Jane Roe, 54, with her dog".
pub(super) fn has_only_credited_names(words: &str) -> bool {
    let words = words.trim_matches([' ', '(', ')', '[', ']', '.']);
    let first = words.split(' ').next().unwrap_or_default();
    let is_described =
        matches!(first, "The" | "A" | "An") && !names::names_agency(words) && !names::is_outlet(words);
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    !is_described
        && words.split([' ', '/', '|']).filter(|word| !word.is_empty()).all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
            let is_small = !names::is_capitalised(bare);
            !is_number(bare)
                && bare != "with"
                && (!is_small
                    || names::is(bare, CreditWords::LINK | CreditWords::PARTICLE | CreditWords::ORGANISATION)
                    || names::is_role(bare)
                    || names::is_agency(bare)
                    || bare.contains('.'))
        })
}

/// The end of the first sentence of `words`, if another follows it.
pub(super) fn first_sentence(words: &str) -> Option<usize> {
    words.match_indices(". ").map(|(at, _)| at).find_map(|at| {
        let word = words[..at].rsplit([' ', '.']).next().unwrap_or_default();
        let is_initial = word.chars().count() <= 2;
        (!is_initial && words[at + 2..].trim_start().starts_with(char::is_uppercase)).then_some(at + 1)
    })
}
