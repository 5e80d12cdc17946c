//! Finds the credit in a caption.

use std::sync::LazyLock;

use regex::Regex;

use super::super::TextRange;
use super::names::{self, CreditWords};
use super::{outlet, whole};
use crate::text::pattern;

/// The most words that a credit can have; anything longer is a sentence.
const MAX_WORDS: usize = 14;
/// The most bytes between an opening bracket and a label inside it: "(Newspaper photo by".
const MAX_IN_BRACKETS_BEFORE_LABEL: usize = 24;
/// The most words in a credit that opens a caption.
const MAX_LEADING_WORDS: usize = 8;

/// "Photo:", "Image credit:", "Photograph by", "Credit…".
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:^|[\s.,;:!?)\]”’\x22'(\[—–|-]|\p{Ll}|\d)
        (?<label>
          (?:[Ff]ile\ |FILE\ |Main\ |Cover\ |Staff\ |Top\ |Lead\ |Header\ |Featured\ |[A-Z]{2,4}\ )?
          (?:
            (?:(?:[Pp]hoto[\ -]?)?(?:[Ii]llustrations?|ILLUSTRATIONS?|[Mm]ontage|[Cc]ollage)|Art(?:ist|work)?|Cartoon|Drawing|(?:P|p)hoto(?:graph(?:y|ies)?)?s?|PHOTOS?|PHOTOGRAPHS?|Fotos?|FOTOS?|Bild|Beeld|Images?|IMAGES?|Pictures?|PICTURES?|Pics?|PIC|Video|VIDEO|Audio|Graphic|Chart|Map|Still|Screenshot|Screengrab|Render|Composite|Portraits?)
            (?:\ (?:credit|CREDIT|source|Credit|Courtesy|courtesy)s?)?
            (?:\s?:|\ by:?|\ BY:?|\ courtesy(?:\ of)?:?|\ supplied\ by|\ provided\ by|,\ (?:via|courtesy(?:\ of)?))
          | (?:Credits?|CREDITS?|Photographer|PHOTOGRAPHER|Courtesy|COURTESY|Copyright)\s?(?::|\.\.\.|…|/)
          | (?:Credits?|Courtesy|COURTESY|Handout)\ (?:of|to|from)\b | Care\ of\b
          | (?:Image|Photo|Picture|Video)\ source,
          | (?:(?:(?:Archiv|Symbol|Agentur|Presse|Titel|Beispiel)(?:foto|bild)|Fotografie|Bilder|Grafik|Bildnachweis|Bildquelle|Bildrechte|Fotocredit|Fotonachweis
              |Photographie|Crédits?(?:\ (?:photo|image)s?)?|Illustrations?
              |Fotografías?|Imágen(?:es)?|Imagen|[Cc]rédito(?:s)?(?:\ (?:de\ la\ )?(?:foto|imagen|imagem))?
              |Fotografias?|Imagem|Imagens|Immagin[ei]|Credit[io](?:\ foto)?
              |(?:Photocredits?|Fotocredits?|Bildnachweise?)\ \p{Lu}[\p{L}&.-]*|Photocredits?|Fotocredits|Bildnachweise
              |Beeld|Billede|Bilde|Kuva|Zdjęcie|Fot[.]|Фото|Снимок)\s?:
            |(?:写真|照片|图片|圖片|图源|圖源|图片来源|圖片來源|摄影|攝影|摄|사진)\s?[:：/／=＝])
          | ©\s?(?:\d{4})?
          | (?:\([cC]\)|Copyright)\ (?:©|\d{4})
          | \(c\)\s
          | (?:[-–—|]\s)Copyright\b
          )
        )\s*",
    )
});

/// A label that may stand before a description of the picture as well as before a name: "Photo:", "FILE PHOTO:",
/// "Picture:".
static PICTURE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?<file>file)\ |main\ |cover\ |[a-z]{2,4}\ )?(?:photo(?:graph)?s?|fotos?|bild|beeld|images?|imagem|imagens|imagen|pictures?|pics?|video|audio|illustrations?|graphic|chart|map|still|screenshot|screengrab|render|portraits?|art(?:ist|work)?|cartoon|drawing)\s?:$",
    )
});

/// "Source:" introduces a credit only after the description of the picture.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[.)”»\x22]\s+(?<label>(?:Sources?|Quellen?|Fuentes?|Fontes?|Fonti|Bron|Källa|Kilde|Źródło|Источник)\s?:)\s*",
    )
});

/// Anything in brackets at the very end.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[(\[](?<inside>[^()\[\]]{2,120})[)\]]\s*\.?$"));

/// The slash, bar or "via" between a name and an agency.
pub(super) static SLASH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s?/\s?|\s(?:via|VIA|vía|for|para|pour)\s|\s\|\s"));

/// A dash before the agency at the very end: "— AFP", "-- Reuters pic".
static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(?:--|[—–|-])\s*(?<inside>[^—–|]{2,60})$"));

/// Text that may follow a credit: licences, restrictions and buttons.
static APPENDIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        [\s.,–-]* (?:
            (?:(?:Purchase|Acquire)\ Licensing\ Rights(?:,\ opens\ new\ tab)?)
          | (?:(?:hide|toggle)\ caption)
          | (?:-\ )?(?:image|photo)\ credit
          | (?:\(?(?:THIS\ (?:IMAGE|PICTURE|PHOTO)|NO\ (?:RESALES?|SALES|ARCHIVES?|COMMERCIAL|THIRD)|ATTENTION\ EDITORS|MANDATORY\ CREDIT|(?:FOR\ )?EDITORIAL\ USE|RESTRICTED\ TO|-{2,}\ EDITORS)[^\p{Ll}]*)
        ) \s* $",
    )
});

/// Words at the very end that say where a picture comes from and no more: "Jane Roe Submitted photo".
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s(?<credit>(?:Submitted|Courtesy|Contributed|Supplied|Handout|Staff)\s(?:photo|image|picture)|(?:Photo|Foto|Фото)\s@\w+)\.?$",
    )
});

/// The words of closing brackets that give a picture's origin without an agency: "(Submitted by Jane Roe)",
/// "(Handout)".
static ORIGIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:
            (?:submitted|supplied|provided|contributed)(?:(?:\ by|:)\ .+)?
          | handout(?:\ (?:via|from|by)\ .+)? | courtesy(?:\ of)?\ .+ | screenshot | screen\ ?grab | contributed\ photo | courtesy\ photo
          | (?:stock|file|archive|representational|representative)\ (?:image|photo|picture|pic)
        )$",
    )
});

/// The range of the credit in `caption`, and of the part of it that holds the names.
pub(super) fn place(caption: &str) -> Option<(TextRange, TextRange)> {
    let end = caption.trim_end().len();
    let whole = &caption[..end];
    let shown = &whole[..APPENDIX.find(whole).map_or(end, |found| found.start())];
    let caption = if shown.is_empty() { whole } else { shown };
    let (mut range, inside) = labelled(caption)
        .or_else(|| bracketed(caption))
        .or_else(|| whole::names_only(caption))
        .or_else(|| slashed(caption))
        .or_else(|| outlet::beside_name(caption))
        .or_else(|| dashed(caption))
        .or_else(|| nameless(caption))
        .or_else(|| leading(caption))?;
    // The appendix belongs to the credit that it follows.
    if range.end == caption.len() {
        range.end = end;
    }
    Some((range, inside))
}

/// A credit that begins with a label: the first label followed by few enough words, and not by a description.
fn labelled(caption: &str) -> Option<(TextRange, TextRange)> {
    // Checked first: most texts have neither label, and making room for captures takes longer than the search.
    if !LABEL.is_match(caption) && !SOURCE.is_match(caption) {
        return None;
    }
    let source = SOURCE.captures_iter(caption);
    let (label, inside) = LABEL.captures_iter(caption).chain(source).find_map(|captures| {
        let label = captures.name("label")?;
        let whole = captures.get_match();
        let glued = whole.start() < label.start()
            && whole.as_str().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if glued && label.as_str().starts_with(char::is_lowercase) {
            return None;
        }
        let inside = TextRange::new(whole.end(), caption.len());
        let inside = if caption[..label.start()].contains(char::is_alphanumeric) {
            is_credit_like(&caption[whole.end()..]).then_some(inside)
        } else {
            opening_credit(caption, label.as_str().trim_end(), inside)
        };
        inside.map(|inside| (label, inside))
    })?;
    let mut range = TextRange::new(label.start(), inside.end);
    let mut inside = inside;
    // Brackets around the label and the names belong to the credit.
    let open = caption[..range.start].rfind(['(', '[']).filter(|&open| {
        let between = &caption[open + 1..range.start];
        between.len() <= MAX_IN_BRACKETS_BEFORE_LABEL && !between.contains([')', ']'])
    });
    if let Some(open) = open {
        range.start = open;
        inside.end = caption.rfind([')', ']']).filter(|&close| close >= inside.start).unwrap_or(inside.end);
    }
    Some((range, inside))
}

/// The part of `rest`, what follows a `label` that opens the caption, that holds the names. Behind "Photo:" may come the
/// description of the picture instead, and behind "File photo:" it nearly always does.
fn opening_credit(caption: &str, label: &str, rest: TextRange) -> Option<TextRange> {
    // "Photo: © Jane Roe"
    let words = caption[rest.start..rest.end].trim_start_matches('©').trim_start();
    let rest = TextRange::new(rest.end - words.len(), rest.end);
    let Some(found) = PICTURE_LABEL.captures(label) else {
        // "© 3 Minutes The quay at noon, full of people": the name runs into a description.
        let is_sign = label.starts_with('©');
        // "(c) V" is the third of several things.
        if label == "(c)" && words.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_none() {
            return None;
        }
        return (is_credit_like(words) && (!is_sign || has_only_names(words))).then_some(rest);
    };
    let is_name = |words: &str| {
        is_credit_like(words)
            && outlet::has_only_credited_names(words)
            && (captures_nothing(&found, "file") || names::names_agency(words))
    };
    if is_name(words) {
        return Some(rest);
    }
    // "Photo: Jane Roe. The quay at noon."
    let end = outlet::first_sentence(words)?;
    let first = &words[..end];
    let is_named = names::names_agency(first) || names::is_personal_name(first.trim_end_matches('.'));
    (is_named && is_name(first)).then(|| TextRange::new(rest.start, rest.start + end))
}

fn captures_nothing(captures: &regex::Captures<'_>, group: &str) -> bool {
    captures.name(group).is_none()
}

/// A credit in brackets that names an agency, or says where a picture comes from.
fn bracketed(caption: &str) -> Option<(TextRange, TextRange)> {
    let captures = BRACKETS.captures(caption)?;
    let inside = captures.name("inside")?;
    let words = inside.as_str();
    let before = caption[..captures.get_match().start()].trim_end();
    // "the Central Board of Shipping (CBS)." is an abbreviation; "They met on Friday. (AP)" is a credit. So is a
    // bracket without a full stop after it, unless it abbreviates the words before it.
    let is_round = captures.get_match().as_str().starts_with('(');
    let ends_sentence = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']);
    let is_abbreviation = is_round
        && names::is_agency(words)
        && !ends_sentence
        && (captures.get_match().as_str().ends_with('.') || has_initials(before, words));
    let is_origin = ORIGIN.is_match(words);
    let names_outlet = || outlet::is_in_brackets(words, ends_sentence, captures.get_match().as_str());
    let names_agency = || names::names_agency(words) && !is_abbreviation;
    (is_origin || is_credit_like(words) && (names_agency() || names_outlet()))
        .then(|| (captures.get_match().range().into(), inside.range().into()))
}

/// The name of a person that ends `caption`, in brackets, behind a sentence or as all of it: "The quay at noon (Mara
/// Lind)", "The quay at noon. Mara Lind", "MARA LIND".
pub(super) fn closing_person(caption: &str) -> Option<(TextRange, TextRange)> {
    bracketed_person(caption).or_else(|| {
        let caption = caption.trim_end().trim_end_matches('.');
        let start = last_sentence(caption)?;
        let tail = TextRange::new(start, caption.len());
        whole::may_be_name(&caption[start..]).then_some((tail, tail))
    })
}

/// The name of a person in brackets at the end: "The quay at noon (Mara Lind)".
fn bracketed_person(caption: &str) -> Option<(TextRange, TextRange)> {
    let captures = BRACKETS.captures(caption.trim_end())?;
    let inside = captures.name("inside")?;
    let has_words_before = caption[..captures.get_match().start()].contains(char::is_alphanumeric);
    (has_words_before && names::is_personal_name(inside.as_str()) && !is_position(inside.as_str()))
        .then(|| (captures.get_match().range().into(), inside.range().into()))
}

/// Whether `words` say where in the picture something is, and no more: "Top", "Second From Left".
fn is_position(words: &str) -> bool {
    words.split_whitespace().all(|word| names::is(&word.to_lowercase(), CreditWords::POSITION))
}

/// The capitalised words in brackets behind a full sentence at the end of `caption`, which are a photographer or an outlet
/// that no list knows: "The quay at noon. (Ten)", "The quay at noon. (Marlow's)". Words that say where in the picture
/// somebody is ("(Top)", "(Second From Left)") are none, and neither is a number.
pub(super) fn closing_outlet(caption: &str) -> Option<(TextRange, TextRange)> {
    /// More words are a remark.
    const MOST_WORDS: usize = 4;
    let caption = caption.trim_end();
    let captures = BRACKETS.captures(caption)?;
    let (whole, inside) = (captures.get_match(), captures.name("inside")?);
    let before = caption[..whole.start()].trim_end();
    let words = inside.as_str();
    let is_name = words.split_whitespace().count() <= MOST_WORDS
        && words.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase) || word == "&" || names::is(word, CreditWords::PARTICLE)
        })
        && words.starts_with(char::is_uppercase)
        && !words.contains([',', ';', ':', '?', '!'])
        && !is_position(words)
        && !words.bytes().any(|byte| byte.is_ascii_digit());
    let is_behind_sentence = before.ends_with(['.', '!', '?', '”', '…']) && !whole.as_str().ends_with('.');
    (is_name && is_behind_sentence).then(|| (whole.range().into(), inside.range().into()))
}

/// Whether the words at the end of `before` have the letters of `short` as their initials.
fn has_initials(before: &str, short: &str) -> bool {
    let initials: String = before
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next().filter(|initial| initial.is_uppercase()))
        .collect();
    initials.ends_with(short.trim())
}

/// A credit without a label or brackets: names and agencies around a slash at the end, or an agency alone.
fn slashed(caption: &str) -> Option<(TextRange, TextRange)> {
    if let Some(start) = last_sentence(caption) {
        let tail = &caption[start..];
        if has_only_names(tail)
            && is_credit_like(tail)
            && names::names_agency(tail)
            && (SLASH.is_match(tail)
                || names::is_agency(tail) && !caption[..start].trim_end().ends_with(['—', '–']))
        {
            let range = TextRange::new(start, caption.len());
            return Some((range, range));
        }
    }
    // Without a full stop before it, the credit is in the capitalised words at the end.
    let run = capitalised_run(caption);
    if !SLASH.is_match(&caption[run..]) {
        return None;
    }
    let start = run + last_name(&caption[run..]);
    let tail = &caption[start..];
    if start > 0 && is_credit_like(tail) && SLASH.is_match(tail) && names::names_agency(tail) {
        let range = TextRange::new(start, caption.len());
        return Some((range, range));
    }
    None
}

/// An agency after a dash. A report may end in one too, but after a full stop.
fn dashed(caption: &str) -> Option<(TextRange, TextRange)> {
    let captures = DASH.captures(caption)?;
    let inside = captures.name("inside")?;
    let words = inside.as_str();
    let before = caption[..captures.get_match().start()].trim_end();
    let is_parted = captures.get_match().as_str().trim_start().starts_with('|');
    let is_picture =
        is_parted || words.to_lowercase().ends_with(" pic") || words.to_lowercase().ends_with(" photo");
    let start = captures.get_match().start() + 1;
    let is_credit = names::names_agency_and_people_only(words) || is_parted && names::is_personal_name(words);
    (!before.is_empty()
        && !before.ends_with(['”', '"', '’'])
        && (is_picture || !before.ends_with(['.', '!', '?']))
        && is_credit)
        .then(|| (TextRange::new(start, caption.len()), inside.range().into()))
}

/// Words that are a credit by themselves, "Stock image", "Supplied", or that end a caption.
fn nameless(caption: &str) -> Option<(TextRange, TextRange)> {
    if let Some(found) = CLOSING.captures(caption).and_then(|captures| captures.name("credit")) {
        return Some((found.range().into(), TextRange::new(found.end(), found.end())));
    }
    let start = last_sentence(caption)?;
    let nowhere = TextRange::new(caption.len(), caption.len());
    whole::is_nameless(&caption[start..]).then_some((TextRange::new(start, caption.len()), nowhere))
}

/// A credit that opens a caption, directly before the description of the picture: "Getty Images A woman walks …".
fn leading(caption: &str) -> Option<(TextRange, TextRange)> {
    let borders = caption.match_indices(' ').map(|(at, _)| at).take(MAX_LEADING_WORDS);
    let mut found = None;
    for end in borders {
        let (credit, rest) = (&caption[..end], &caption[end + 1..]);
        let last = || credit.rsplit([' ', '/']).next().unwrap_or_default();
        if rest.starts_with(char::is_uppercase)
            && matches!(last(), "Images" | "Media" | "Shutterstock" | "Photo" | "Newsagency" | "Wire")
            && rest.split_whitespace().count() >= 3
            && names::names_agency_and_people_only(credit)
        {
            found = Some(TextRange::new(0, end));
        }
    }
    found.map(|range| (range, range))
}

/// Where the last sentence of `caption` begins, unless it has more words than a credit.
pub(super) fn last_sentence(caption: &str) -> Option<usize> {
    let trimmed = caption.trim_end_matches(['.', ' ']);
    let border = |(at, _): (usize, &str)| {
        let before = trimmed[..at].trim_end_matches(['”', '"', '’', ')']);
        // An initial or "St." does not end a sentence.
        let is_short = || {
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            // "rolled in." ends one.
            word.ends_with('.')
                && word.chars().filter(|c| c.is_alphanumeric()).count() <= 2
                && (word.starts_with(char::is_uppercase) || word.matches('.').count() > 1)
        };
        before.ends_with(['.', '!', '?', '…', '—', '–']) && !is_short()
    };
    let mut spaces = trimmed.rmatch_indices(' ');
    match spaces.by_ref().take(MAX_WORDS).find(|&found| border(found)) {
        Some((at, space)) => Some(at + space.len()),
        None => spaces.next().is_none().then_some(0),
    }
}

/// Where the run of capitalised words, slashes and "via" at the end of `caption` begins.
fn capitalised_run(caption: &str) -> usize {
    let mut start = caption.len();
    for (at, _) in caption.rmatch_indices(' ') {
        let word = caption[at + 1..start].trim();
        let belongs =
            word.starts_with(|c: char| c.is_uppercase() || c == '/') || names::is(word, CreditWords::JOINER);
        if !belongs || word.ends_with([',', '.']) && word.len() > 3 {
            break;
        }
        start = at + 1;
    }
    start
}

/// Where, in a run of capitalised words around a slash, the name or agency before the slash begins: a known agency,
/// else the words in capitals, else the whole run.
fn last_name(tail: &str) -> usize {
    let left = SLASH.find(tail).map_or(tail, |slash| &tail[..slash.start()]);
    let starts = || std::iter::once(0).chain(left.match_indices(' ').map(|(at, _)| at + 1));
    let in_capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
    let agency = starts().find(|&start| names::is_agency(&left[start..]));
    agency
        .or_else(|| {
            let start = starts().find(|&start| in_capitals(&left[start..]))?;
            // "Jane ROE / AFP": the surname alone is in capitals.
            let given = left[..start].trim_end();
            let given = given.rfind(' ').map_or(0, |at| at + 1);
            let is_surname = !left[start..].trim().contains(' ');
            Some(if is_surname && names::is_personal_name(&left[given..]) { given } else { start })
        })
        .unwrap_or(0)
}

/// Whether `text` could be the content of a credit: a few words that start with a capital and include no verb.
pub(super) fn is_credit_like(text: &str) -> bool {
    let text = text.trim();
    // The text after a label may be long.
    let words = || text.split_whitespace().take(MAX_WORDS + 1);
    let first = text.split([' ', '/', ',']).next().unwrap_or_default();
    (1..=MAX_WORDS).contains(&words().count())
        && !words().any(|word| names::is(word, CreditWords::CLAUSE))
        && (names::is_capitalised(first) || first == "via" || names::is_agency(first))
        && text.contains(char::is_alphabetic)
}

/// Whether the only lower-case words in `tail` are ones that occur between or within names.
pub(super) fn has_only_names(tail: &str) -> bool {
    tail.split([' ', '/'])
        .filter(|word| word.starts_with(char::is_lowercase))
        .all(|word| names::is(word, CreditWords::LINK | CreditWords::PARTICLE) || names::is_agency(word))
        || tail.split_whitespace().count() == 1
            && names::is_agency(tail.split('/').next().unwrap_or_default())
}
