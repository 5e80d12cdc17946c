//! What a byline, a dateline, a list item or a quotation looks like by itself.

use std::sync::LazyLock;

use regex::Regex;

/// "By Jane Doe", "BY JANE DOE and John Roe, Staff Writers", "By Jane Doe | Agency".
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"(?:\p{Lu}[\p{L}\p{M}.'’-]*)";
    let particle = r"(?:de|da|del|di|du|van|von|der|den|la|le|al|bin|el|dos|ter|y)";
    let name = format!(r"{word}(?:\ (?:{word}|{particle})){{1,4}}");
    regex(&format!(
        r"(?x)^(?:(?:By|BY|by|(?:Story|Report|Words|Text|Written|Analysis|Reporting)\ by)(?:\ |:\ ?)|Author:\ |Reporter:\ )
        (?<names>{name}(?:(?:,\ |\ and\ |\ AND\ |\ &\ |,\ and\ ){name}){{0,6}})
        (?:\s*[,|•·–—(-].{{0,100}}|\ (?:in|for|of|at)\ \p{{Lu}}.{{0,80}})?$"
    ))
});

/// A date with what stands around it on a line of its own: a weekday, "Published", a clock time, a zone.
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    let month = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    regex(&format!(
        r"(?ix)^(?:(?:first\ )?(?:published|posted|updated|last\ (?:updated|modified)|issued|date|created)(?:\ (?:on|at))?:?\ *)?
        (?:\d{{1,2}}[:.]\d{{2}}\ *(?:[ap]\.?m\.?)?\ *(?:[a-z]{{2,5}})?,?\ *)?
        (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?
        (?:{month}\.?\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}} | \d{{1,2}}(?:st|nd|rd|th)?\ {month}\.?,?\ \d{{4}} | \d{{4}}-\d{{2}}-\d{{2}} | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})
        (?:[\ ,|·•–—-].{{0,60}}|T\d{{2}}:\d{{2}}.{{0,20}})?$"
    ))
});

/// "KYIV, Aug 13 (Agency) — ", "ROME (AP) — ", "LONDON — " at the start of a paragraph.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)^(?:
            \p{Lu}[\p{Lu}.'’-]+(?:\ [\p{Lu}.'’-]+){0,3}(?:/\p{Lu}[\p{Lu}.'’\ -]+)?
            (?:,\ \p{Lu}[\p{L}.'’]+(?:\ \p{Lu}[\p{L}.'’]+){0,2})?
            (?:,?\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\ \d{1,2}(?:,\ \d{4})?)?
            (?:\ \([^()]{2,40}\))?
            \ ?(?:—|–|--|\ -\ )\s?
          | \p{Lu}[\p{L}.'’-]+(?:\ \p{Lu}[\p{L}.'’-]+){0,3}(?:,\ \p{Lu}[\p{L}.'’]+)?
            (?:,?\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\ \d{1,2}(?:,\ \d{4})?)?
            \ \(\p{L}[\p{L}\ ]{1,30}\)
            \ ?(?:—|–|--|\ -\ )\s?
        )",
    )
});

/// A bullet or number that opens an entry of a list.
static LIST_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:[-*•·‣◦▪●○■–—+]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][)]\s+|\((?:[ivx]{1,4})\)\s+)\S")
});

/// A quotation with its speaker after a dash.
static PULL_QUOTE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"^[“"«‘'].{10,400}[”"»’']\s*[-–—]{1,2}\s*\p{Lu}.{1,80}$"#));

/// "Reporting by Jane Doe in Lima; Editing by John Roe".
static CREDIT_LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[(\[]?(?:(?:Additional )?[Rr]eporting (?:by|from)|(?:Additional )?REPORTING BY|[Ee]diting by|(?:Writing|Compiled|Edited|Translated|Produced|Graphics?) by|With (?:files|reporting|additional reporting|inputs?) (?:from|by)|©|Copyright (?:©|\d{4}))",
    )
});

/// Whether `line` opens with a bullet or number.
pub(super) fn is_list_item(line: &str) -> bool {
    LIST_ITEM.is_match(line)
}

/// Whether `line` is marked as somebody else's words, as in a reply to a message.
pub(super) fn is_reply(line: &str) -> bool {
    line.starts_with('>')
}

/// Whether `line` says who wrote the article.
pub(super) fn is_byline(line: &str) -> bool {
    line.len() <= 200 && BYLINE.is_match(line)
}

/// The names in a byline, without "By" and what follows them.
pub(super) fn byline_names(line: &str) -> Option<&str> {
    BYLINE.captures(line).and_then(|captures| captures.name("names")).map(|names| names.as_str())
}

/// Whether `line` says when the article was published, and little else.
pub(super) fn is_date_line(line: &str) -> bool {
    line.len() <= 160 && DATE_LINE.is_match(line)
}

/// The length in bytes of the dateline that opens `paragraph`, with the dash after it but no space.
pub(super) fn dateline_len(paragraph: &str) -> Option<usize> {
    let found = DATELINE.find(paragraph)?;
    let follows = &paragraph[found.end()..];
    // A dateline opens a report; a heading in capitals before a dash has little behind it.
    (follows.trim().len() > 40).then(|| found.as_str().trim_end().len())
}

/// Whether `line` is a quotation set apart with its speaker.
pub(super) fn is_pull_quote(line: &str) -> bool {
    PULL_QUOTE.is_match(line)
}

/// Whether `line` names those who worked on the article.
pub(super) fn is_credit_line(line: &str) -> bool {
    line.len() <= 400 && CREDIT_LINE.is_match(line)
}

/// Whether `line` could stand above text: short, and not ended as a sentence is.
pub(super) fn is_heading_like(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends_open = !line.ends_with(['.', ',', ';', ':', '…', '-', '—']) || line.ends_with("U.S.");
    let starts_well = line.starts_with(|c: char| {
        !c.is_lowercase()
            && (c.is_alphanumeric()
                || matches!(c, '‘' | '“' | '"' | '\'' | '«' | '¿' | '¡' | '$' | '£' | '€' | '#'))
    });
    (1..=18).contains(&words)
        && line.len() <= 160
        && ends_open
        && starts_well
        && line.contains(char::is_alphabetic)
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}
