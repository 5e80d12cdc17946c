//! Credit lines: "JANE ROE/Pool via REUTERS", "(AP Photo/Jane Roe)", "Photo: Jane Roe".
//!
//! A credit is told by a label ("Photo:"), by brackets around an agency, or by a slash or "via" beside an agency at
//! the very end of a caption. The agencies and the words that make a name an organisation's are lists in assets/.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::TextRange;

/// A credit at the end of a caption, or a credit line of its own. All ranges are byte ranges of the text given to
/// [`Credit::find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The whole credit, with "Photo:" and the like.
    pub range: TextRange,
    /// The photographers' names.
    pub photographers: Vec<TextRange>,
    /// The agency, such as "REUTERS" or "Getty Images", else the organisation credited.
    pub agency: Option<TextRange>,
}

/// The most words that a credit has: more is a sentence.
const MAX_WORDS: usize = 14;

/// Agencies in lower case.
static AGENCIES: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(include_str!("../../assets/agencies.txt")));

/// Words of organisations' names in lower case.
static ORGANISATION_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(include_str!("../../assets/credit-words.txt")));

/// "Photo:", "Image credit:", "Photograph by", "Credit…".
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?:^|[\s.,;:!?)\]”’\x22'(\[—–|-])
        (?<label>
          (?:[Ff]ile\ |FILE\ |Main\ |Cover\ )?
          (?:
            (?:(?:P|p)hoto(?:graph)?s?|PHOTOS?|Fotos?|FOTOS?|Images?|IMAGES?|Pictures?|PICTURES?|Pics?|Video|VIDEO|Audio|Illustration|Graphic|Chart|Map|Still)
            (?:\ (?:credit|CREDIT|source|Credit)s?)?
            (?:\s?:|\ by:?|\ courtesy(?:\ of)?:?|,\ (?:via|courtesy(?:\ of)?))
          | (?:Credits?|CREDIT|Photographer|PHOTOGRAPHER|Courtesy|COURTESY)\s?(?::|\.\.\.|…|\ of\b|\ to\b)
          | Image\ source,
          | ©(?:\ \d{4})?
          | (?:\([cC]\)|Copyright)\ (?:©|\d{4}|:)
          )
        )\s*",
    )
});

/// Something in brackets at the very end.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| regex(r"[(\[](?<inside>[^()\[\]]{2,120})[)\]]\s*\.?$"));

/// A name before or after a slash or "via" at the very end.
static SLASH: LazyLock<Regex> = LazyLock::new(|| regex(r"\s?/\s?|\s(?:via|VIA|for)\s|\s\|\s"));

/// What parts names from names and agencies within a credit.
static PARTS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s?/\s?|\s*[|;]\s*|,\s+|\s(?:via|VIA|Via|for|and|with|from|by|&|[-–—])\s+"));

/// Words of a credit that are neither names nor agencies.
static ROLES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:the\s+)?(?:pool(?:\s+photo)?|handout|file(?:\s+photo)?|photo|stringer|contributor|staff|archive|afp pool|\w+\s+out|by|courtesy|supplied|provided|via|\(?file\)?|all rights reserved|no sales|\d{4})\.?$",
    )
});

/// A restriction or pool note at the end of a name: "JANE ROE / POOL MAXPPP OUT".
static RESTRICTION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\s+(?:POOL|Pool|HANDOUT|FILE))?(?:\s+[A-Z]+\s+OUT)?$"));

impl Credit {
    /// The credit that ends `caption`, or makes up all of it, if one does.
    #[must_use]
    pub fn find(caption: &str) -> Option<Self> {
        let end = caption.trim_end().len();
        let caption = &caption[..end];
        let (range, inside) =
            labelled(caption).or_else(|| bracketed(caption)).or_else(|| slashed(caption))?;
        Some(Self::read(caption, range, inside))
    }

    /// The credit with every range moved `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self {
            range: self.range.shifted(by),
            photographers: self.photographers.into_iter().map(|name| name.shifted(by)).collect(),
            agency: self.agency.map(|agency| agency.shifted(by)),
        }
    }

    /// The names and the agency in `inside`, the part of `caption` that follows a label or stands in brackets.
    fn read(caption: &str, range: TextRange, inside: TextRange) -> Self {
        let mut credit = Self { range, photographers: Vec::new(), agency: None };
        let mut organisation = None;
        let mut start = inside.start;
        let borders = PARTS
            .find_iter(&caption[inside.start..inside.end])
            .map(|found| TextRange::from(found.range()).shifted(inside.start));
        for border in borders.chain([TextRange::new(inside.end, inside.end)]) {
            let part = name_in(caption, TextRange::new(start, border.start));
            start = border.end;
            let words = &caption[part.start..part.end];
            if words.is_empty() || ROLES.is_match(words) {
                continue;
            }
            if is_agency(words) {
                credit.agency.get_or_insert(part);
            } else if is_personal_name(words) {
                credit.photographers.push(part);
            } else if words.starts_with(char::is_uppercase) {
                organisation.get_or_insert(part);
            }
        }
        credit.agency = credit.agency.or(organisation);
        credit
    }
}

/// A credit that begins with a label: the last label after which few enough words follow.
fn labelled(caption: &str) -> Option<(TextRange, TextRange)> {
    let captures = LABEL.captures_iter(caption).find(|captures| {
        let rest = &caption[captures.get_match().end()..];
        is_credit_like(rest)
    })?;
    let label = captures.name("label")?;
    let mut range = TextRange::new(label.start(), caption.len());
    let mut inside = TextRange::new(captures.get_match().end(), caption.len());
    // Brackets around label and names belong to the credit.
    if caption[..range.start].ends_with(['(', '[']) {
        range.start -= 1;
        inside.end = caption.rfind([')', ']']).filter(|&close| close >= inside.start).unwrap_or(inside.end);
    }
    Some((range, inside))
}

/// A credit in brackets that names an agency or holds a slash.
fn bracketed(caption: &str) -> Option<(TextRange, TextRange)> {
    let captures = BRACKETS.captures(caption)?;
    let inside = captures.name("inside")?;
    let words = inside.as_str();
    let named = PARTS.split(words).any(|part| is_agency(part.trim()));
    // "the Central Board of Shipping (CBS)." is an abbreviation; "They met on Friday. (AP)" is a credit.
    let before = caption[..captures.get_match().start()].trim_end();
    let is_abbreviation =
        is_agency(words) && !before.is_empty() && !before.ends_with(['.', '!', '?', '”', '"']);
    (named && !is_abbreviation && is_credit_like(words))
        .then(|| (captures.get_match().range().into(), inside.range().into()))
}

/// A credit without label or brackets: names and agencies around a slash at the end, or an agency alone.
fn slashed(caption: &str) -> Option<(TextRange, TextRange)> {
    let start = last_sentence(caption);
    let tail = &caption[start..];
    let parts =
        |text: &str| PARTS.split(text).any(|part| is_agency(RESTRICTION.replace(part.trim(), "").trim()));
    if is_credit_like(tail)
        && has_only_names(tail)
        && parts(tail)
        && (SLASH.is_match(tail) || is_agency(tail.trim_end_matches('.')))
    {
        let range = TextRange::new(start, caption.len());
        return Some((range, range));
    }
    // No full stop before it: the capitalised words at the end.
    let start = capitalised_tail(caption);
    let tail = &caption[start..];
    if start > 0 && is_credit_like(tail) && SLASH.is_match(tail) && parts(tail) {
        let range = TextRange::new(start, caption.len());
        return Some((range, range));
    }
    None
}

/// Where the last sentence of `caption` begins.
fn last_sentence(caption: &str) -> usize {
    let trimmed = caption.trim_end_matches(['.', ' ']);
    let border = |(at, _): (usize, &str)| {
        let before = trimmed[..at].trim_end_matches(['”', '"', '’', ')']);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let ends = before.ends_with(['.', '!', '?', '…', '—', '–']);
        // An initial or "St." ends no sentence.
        ends && !(word.ends_with('.')
            && word.chars().filter(|c| c.is_alphanumeric()).count() <= 2
            && !word.starts_with(|c: char| c.is_ascii_digit()))
    };
    trimmed.rmatch_indices(' ').find(|&found| border(found)).map_or(0, |(at, space)| at + space.len())
}

/// Where the run of capitalised words, slashes and "via" at the end of `caption` begins.
fn capitalised_tail(caption: &str) -> usize {
    let mut start = caption.len();
    for (at, _) in caption.rmatch_indices(' ') {
        let word = caption[at + 1..start].trim();
        let belongs = word.starts_with(|c: char| c.is_uppercase() || c == '/')
            || matches!(word, "via" | "for" | "and" | "de" | "van" | "von" | "da" | "&" | "|" | "dpa" | "");
        if !belongs || word.ends_with([',', '.']) && word.len() > 3 {
            break;
        }
        start = at + 1;
    }
    start + last_name(&caption[start..])
}

/// Where, in a run of capitalised words around a slash, the name or agency before the slash begins: a known agency,
/// else the words in capitals, else the whole run.
fn last_name(tail: &str) -> usize {
    let left = SLASH.find(tail).map_or(tail, |slash| &tail[..slash.start()]);
    let starts = || std::iter::once(0).chain(left.match_indices(' ').map(|(at, _)| at + 1));
    let in_capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
    starts()
        .find(|&start| is_agency(&left[start..]))
        .or_else(|| starts().find(|&start| in_capitals(&left[start..])))
        .unwrap_or(0)
}

/// Whether `text` can be the inside of a credit: few words, starting with a capital, no verb of a sentence.
fn is_credit_like(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let sentence = text.split_whitespace().any(|word| {
        matches!(
            word,
            "is" | "was"
                | "are"
                | "were"
                | "has"
                | "had"
                | "said"
                | "says"
                | "that"
                | "who"
                | "which"
                | "shows"
        )
    });
    (1..=MAX_WORDS).contains(&words)
        && !sentence
        && text
            .starts_with(|c: char| !c.is_lowercase() || text.starts_with("dpa") || text.starts_with("via "))
        && text.contains(char::is_alphabetic)
}

/// Whether `tail` holds capitalised words, and in lower case only what stands between or within names.
fn has_only_names(tail: &str) -> bool {
    tail.split([' ', '/']).filter(|word| word.starts_with(char::is_lowercase)).all(|word| {
        is_particle(word)
            || matches!(
                word,
                "via"
                    | "for"
                    | "and"
                    | "the"
                    | "with"
                    | "from"
                    | "by"
                    | "of"
                    | "dpa"
                    | "pool"
                    | "file"
                    | "handout"
            )
    })
}

/// `range` without white space, marks and pool notes around the name in it.
fn name_in(caption: &str, range: TextRange) -> TextRange {
    let mut range = range.trimmed(caption);
    let text = &caption[range.start..range.end];
    let open = text.len() - text.trim_start_matches(['(', '[', '“', '"', ':', ' ']).len();
    range.start += open;
    let text = &caption[range.start..range.end];
    let mut closed = text.trim_end_matches([')', ']', '”', '"', ' ', ',']);
    // A full stop after an initial stays.
    if closed.ends_with('.') && !closed.trim_end_matches('.').ends_with(|c: char| c.is_uppercase())
        || closed.chars().filter(|c| c.is_uppercase()).count()
            == closed.chars().filter(|c| c.is_alphabetic()).count()
    {
        closed = closed.trim_end_matches('.');
    }
    let closed = &closed[..RESTRICTION.find(closed).map_or(closed.len(), |found| found.start())];
    range.end = range.start + closed.len();
    range.trimmed(caption)
}

fn is_agency(words: &str) -> bool {
    let words = words.trim_end_matches('.').to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    AGENCIES.contains(words) || words.strip_suffix(" photo").is_some_and(|agency| AGENCIES.contains(agency))
}

/// Whether `words` look like the name of a person: two to four words in capitals or capitalised, none of them a word
/// of organisations' names.
fn is_personal_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=5).contains(&count)
        && words.split_whitespace().enumerate().all(|(index, word)| {
            let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
            letters
                && (word.starts_with(char::is_uppercase) || index > 0 && is_particle(word))
                && !ORGANISATION_WORDS.contains(&word.to_lowercase())
                && !(word.len() <= 3
                    && !word.contains('.')
                    && count == 2
                    && index == 0
                    && word.chars().all(char::is_uppercase)
                    && words.chars().any(char::is_lowercase))
        })
}

/// Whether `word` is a particle within names.
fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "del", "di", "du", "van", "von", "der", "den", "la", "le", "al", "bin", "el", "dos",
        "ter", "y",
    ];
    PARTICLES.contains(&word)
}

fn list(text: &str) -> HashSet<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_lowercase).collect()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::Credit;

    /// `expected` is "credit | photographers | agency", or empty.
    #[track_caller]
    fn check(caption: &str, expected: &str) {
        let found = Credit::find(caption).map_or(String::new(), |credit| {
            let text = |range: crate::article::TextRange| &caption[range.start..range.end];
            let names: Vec<&str> = credit.photographers.iter().copied().map(text).collect();
            format!("{} | {} | {}", text(credit.range), names.join(" + "), credit.agency.map_or("", text))
        });
        assert_eq!(found, expected, "{caption}");
    }

    #[test]
    fn credits_are_split_from_captions() {
        check(
            "A tug leaves port in Varna, Bulgaria, 3 May 2024. EPA/INES MARLOW / POOL MAXPPP OUT",
            "EPA/INES MARLOW / POOL MAXPPP OUT | INES MARLOW | EPA",
        );
        check(
            "The minister arrives on Friday. TOMAS BRECK/Pool via REUTERS",
            "TOMAS BRECK/Pool via REUTERS | TOMAS BRECK | REUTERS",
        );
        check(
            "The minister arrives. (AP Photo/Tomas Breck, File)",
            "(AP Photo/Tomas Breck, File) | Tomas Breck | AP Photo",
        );
        check(
            "Ice on the lake [Lena Horvat/Al Jazeera]",
            "[Lena Horvat/Al Jazeera] | Lena Horvat | Al Jazeera",
        );
        check(
            "The far end of the hall, shortly after opening. Image: Lena Horvat.",
            "Image: Lena Horvat. | Lena Horvat | ",
        );
        check(
            "The ship in 2010. Image: United States Navy.",
            "Image: United States Navy. |  | United States Navy",
        );
        check("Playground demo Image: Lena Horvat.", "Image: Lena Horvat. | Lena Horvat | ");
        check(
            "Photo by Lena Horvat/Getty Images",
            "Photo by Lena Horvat/Getty Images | Lena Horvat | Getty Images",
        );
        check(
            "A goat. Photograph: Lena Horvat/The Guardian",
            "Photograph: Lena Horvat/The Guardian | Lena Horvat | The Guardian",
        );
        check("Ein Kran. Foto: Lena Horvat/dpa", "Foto: Lena Horvat/dpa | Lena Horvat | dpa");
        check("Getty Images", "Getty Images |  | Getty Images");
        check(
            "A goat on a roof in Split on Friday REUTERS/Lena Horvat",
            "REUTERS/Lena Horvat | Lena Horvat | REUTERS",
        );
        check("The goat (Lena Horvat for Reuters)", "(Lena Horvat for Reuters) | Lena Horvat | Reuters");
        check(
            "The goat got it.Credit...Lena Horvat for The New York Times",
            "Credit...Lena Horvat for The New York Times | Lena Horvat | The New York Times",
        );
        check("A goat (pictured) stands on a roof.", "");
        check("He spoke to Reuters. The minister said that the price and/or the date may change.", "");
        check(
            "The image: a goat on a roof that was there for days and that nobody had ever seen before it left",
            "",
        );
        check("He told AP that he was well (his wife was not).", "");
        check("He worked for the BBC for a decade.", "");
        check("The pilots asked the Central Board of Shipping (CBS).", "");
        check("The song was left out (Copyright problem).", "");
    }
}
