//! What a byline, a dateline, a list item or a quotation looks like by itself.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Credit;
use crate::nlp::{MONTH, MONTH_START};
use crate::text::pattern;

/// The longest heading, in bytes.
const MAX_HEADING_BYTES: usize = 160;

/// "By Jane Doe", "BY JANE DOE and John Roe, Staff Writers", "By Jane Doe | Agency".
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"(?:\p{Lu}[\p{L}\p{M}.'’-]*)";
    let particle = r"(?:de|da|del|di|du|van|von|der|den|la|le|al|bin|el|dos|ter|y)";
    let name = format!(r"{word}(?:\ (?:{word}|{particle})){{1,4}}");
    pattern(&format!(
        r"(?x)^(?:(?:By|BY|by|(?:Story|Report|Words|Text|Written|Analysis|Reporting|Interview|Exclusive|EXCLUSIVE|Special\ [Rr]eport|Opinion|Comment|Commentary|Column|Review|Investigation|Profile|Feature|Video)(?:\ (?:and|&)\ (?:[Pp]hoto(?:s|graphs|graphy)?|[Pp]ictures|[Ii]mages|[Vv]ideo|[Ii]llustrations?))?\ (?:by|BY))(?:\ |:\ ?)|(?:Author|Reporter|Words|Text|Story):\ )
        (?<names>{name}(?:(?:,\ |\ and\ |\ AND\ |\ &\ |,\ and\ ){name})*)
        (?:\s*[,|•·–—(-].{{0,100}}|[.;]?\ (?:Photo|Picture|Image|Illustration|Video|Graphic)\w*(?:\ by|:).{{0,100}}|\ (?:in|for|of|at|with)\ \p{{Lu}}.{{0,120}}|\s+\p{{Lu}}[\w\ ]+\ (?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor))?$"
    ))
});

/// "By AFP", "By Agency staff": a byline without a person.
static ANONYMOUS_BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:By|BY)(?: |: ?)(?:(?P<agency>[^,|]{2,40}?)(?: with [\w /]{2,30}| and agenc(?:y|ies)| (?:[Ss]taff|[Rr]eporters?|[Cc]orrespondents?))?)$",
    )
});

/// A writer without "By": "Jane Doe", "Jane Doe and John Roe in Lima", "Jane Doe · Newspaper · Posted".
static NAME_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<names>\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}?(?:(?:, | and | & )\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}?){0,3}?)(?: (?:in|at) \p{Lu}[\p{L}.'’ ]{2,40})?(?P<site> [·|•] .{2,120})?$",
    )
});

/// The job of a writer, on a line of its own.
static JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:\p{Lu}[\p{L}&’'-]*\ )?(?:[\p{L}&’'-]+\ ){0,3}(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Cc]ontributor|[Jj]ournalist|[Pp]roducer|[Cc]ritic|[Pp]hotographer|Bureau\ [Cc]hief|bureau\ chief)(?:s)?(?:(?:,|\ in|\ at|\ for)\ \p{Lu}[\p{L}.\ ’'-]{1,40})?$",
    )
});

/// When something was published, relative to today: "3 hours ago", "2 min read".
static RECENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:published|updated|posted):? )?(?:\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?) ago|\d{1,2}[ -]min(?:ute)?s?(?: read)?|just now|yesterday)\b.{0,20}$",
    )
});

/// A date with its usual company on a line of its own: a weekday, "Published", a time of day, a time zone.
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?ix)^(?:(?:first\ )?(?:published|posted|updated|last\ (?:updated|modified)\ on|last\ (?:updated|modified)|issued|date|created)(?:\ (?:on|at))?:?\ *)?
        (?:\d{{1,2}}[:.]\d{{2}}\ *(?:[ap]\.?m\.?)?\ *(?:[a-z]{{2,5}})?,?\ *)?
        (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?
        (?:(?:{MONTH})\.?\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}} | \d{{1,2}}(?:st|nd|rd|th)?\ (?:{MONTH})\.?,?\ \d{{4}} | \d{{4}}-\d{{2}}-\d{{2}} | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})
        (?:[\ ,|·•–—-].{{0,60}}|T\d{{2}}:\d{{2}}.{{0,20}}|(?:{MONTH})\ \d{{1,2}},\ \d{{4}})?$"
    ))
});

/// "KYIV, Aug 13 (Agency) — ", "ROME (AP) — ", "LONDON — " at the start of a paragraph.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?x)^(?:
            \p{{Lu}}[\p{{Lu}}.'’-]+(?:\ [\p{{Lu}}.'’-]+){{0,3}}(?:/\p{{Lu}}[\p{{Lu}}.'’\ -]+)?
            (?:,\ \p{{Lu}}[\p{{L}}.'’]+(?:\ \p{{Lu}}[\p{{L}}.'’]+){{0,2}})?
            (?:,?\ (?:{MONTH_START})[a-z]*\.?\ \d{{1,2}}(?:,\ \d{{4}})?)?
            (?:\ \([^()]{{2,40}}\))?
            \ ?(?:—|–|--|\ -\ )\s?
          | \p{{Lu}}[\p{{L}}.'’-]+(?:\ \p{{Lu}}[\p{{L}}.'’-]+){{0,3}}(?:,\ \p{{Lu}}[\p{{L}}.'’]+)?
            (?:,?\ (?:{MONTH_START})[a-z]*\.?\ \d{{1,2}}(?:,\ \d{{4}})?)?
            \ \(\p{{L}}[\p{{L}}\ ]{{1,30}}\)
            \ ?(?:—|–|--|\ -\ )\s?
        )"
    ))
});

/// A bullet or number that opens an entry of a list.
static LIST_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[-*•·‣◦▪●○■–—+]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][)]\s+|\((?:[ivx]{1,4})\)\s+)\S")
});

/// A quotation with its speaker after a dash.
static PULL_QUOTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^[“"«‘'].{10,400}[”"»’']\s*[-–—]{1,2}\s*\p{Lu}.{1,80}$"#));

/// "Reporting by Jane Doe in Lima; Editing by John Roe", "Jane Doe contributed to this report.", "jd/jr (AFP, dpa)".
static CREDIT_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        ^[(\[]?(?:
            (?:Additional\ )?[Rr]eporting\ (?:by|from) | (?:Additional\ )?REPORTING\ BY | [Ee]diting\ by
          | (?:Writing|Written|Compiled|Edited|Translated|Produced|Graphics?)\ by\b
          | [Ww]ith\ (?:files|reporting|additional\ reporting|inputs?|agency|material)\ (?:from|by|inputs?|reports?)
          | © | Copyright\ (?:©|\d{4}) )
        | ^\p{Lu}[\p{L}'’-]+(?:\ and\ \p{Lu}[\p{L}'’-]+)?\ reported\ from\ \p{Lu}
        | \bcontributed\ (?:reporting|to\ (?:this|the)\ (?:report|story|article))\b[^.]{0,60}\.?\)?$
        | ^\(?(?:Source|Sources):\ [^.]{2,60}$
        | ^[a-z]{2,5}(?:[/-][a-z]{2,5})+(?:\ \([^()]{2,60}\))?$
        | ^\((?:[\p{L}\d.-]+\ ?){1,3}(?:(?:,|\ with|\ and)\ [\p{L}\d.]+(?:\ [\p{L}\d.]+)?)+\)$
        ",
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
    let names_agency = || {
        ANONYMOUS_BYLINE.captures(line).and_then(|captures| captures.name("agency")).is_some_and(|agency| {
            let agency = agency.as_str();
            Credit::is_bare_agency(agency) || matches!(agency, "Staff" | "Agency" | "Agencies" | "Our")
        })
    };
    line.len() <= 200 && (BYLINE.is_match(line) || names_agency() || is_foreign_byline(line))
}

/// Whether `line` is a byline of a language near to English: "Von Sabine Krüger, Berlin", "Par Luc Amiel et Inès Brel".
fn is_foreign_byline(line: &str) -> bool {
    /// "By" in German, French, Spanish, Portuguese, Dutch, Swedish, Norwegian and Danish.
    const BY: [&str; 6] = ["Von ", "Par ", "Por ", "Door ", "Av ", "Af "];
    const AND: [&str; 7] = [" und ", " et ", " y ", " e ", " en ", " och ", " og "];
    let Some(rest) = BY.iter().find_map(|by| line.strip_prefix(by)) else { return false };
    let names = rest.split(',').next().unwrap_or_default();
    let mut names = vec![names];
    for and in AND {
        names = names.into_iter().flat_map(|name| name.split(and)).collect();
    }
    names.into_iter().all(|name| Credit::is_personal_name(name.trim()))
}

/// Whether `line` gives the job of the writer named above it: "Senior Reporter", "Political correspondent, Lima".
pub(super) fn is_job(line: &str) -> bool {
    line.len() <= 80 && JOB.is_match(line)
}

/// Whether `line`, below a byline, says who took the pictures of the article.
pub(super) fn is_picture_byline(line: &str) -> bool {
    ["Photograph", "Photos by", "Photos:", "Pictures by", "Pictures:", "Illustration"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Whether `line` is a writer's name without "By", as shown by the date, the age of the article or the publisher in
/// `below`, or by what follows the name on the line.
pub(super) fn is_name_above_date(line: &str, below: &str) -> bool {
    let Some(captures) = NAME_LINE.captures(line).filter(|_| line.len() <= 200) else { return false };
    let names = captures.name("names").map_or("", |names| names.as_str());
    let are_people = !is_job(names)
        && names
            .split(", ")
            .flat_map(|part| part.split(" and "))
            .all(|name| Credit::is_personal_name(name.trim()));
    let publisher = below.split([',', '|', '·']).next().unwrap_or_default();
    let site = captures.name("site").map_or("", |site| site.as_str()).trim_matches([' ', '·', '|', '•']);
    let site = site.split(['·', '|', '•']).next().unwrap_or_default();
    are_people
        && (is_date_line(below)
            || RECENT.is_match(below)
            || is_job(below)
            || below.len() <= 60 && below.starts_with("Reporting from ")
            || Credit::is_bare_publisher(publisher)
            || Credit::is_bare_publisher(site))
}

/// A writer and where they were: "Jane Doe at Mill Park", "Jane Doe in Lima".
static NAME_AND_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<name>\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}?) (?:in|at) (?:\p{Lu}[\p{L}.'’-]+ ?){1,5}$")
});

/// Whether `line`, the first below the headline, says who reports and from where, and nobody else of that name is in
/// `pieces`: a caption shows somebody whom the article is about.
pub(super) fn is_reporter_at(line: &str, pieces: &[&str]) -> bool {
    let Some(name) = NAME_AND_PLACE.captures(line).and_then(|captures| captures.name("name")) else {
        return false;
    };
    let surname = name.as_str().rsplit(' ').next().unwrap_or_default();
    let is_named = |piece: &&str| piece.contains(surname);
    Credit::is_personal_name(name.as_str()) && pieces.iter().filter(|piece| is_named(piece)).count() == 1
}

/// The names in a byline, without "By" and whatever follows them.
pub(super) fn byline_names(line: &str) -> Option<&str> {
    let captures = BYLINE.captures(line).or_else(|| NAME_LINE.captures(line))?;
    let names = captures.name("names")?.as_str();
    // "Words by Jane Doe. Pictures by …", not "By John Doe Jr."
    let last = names.rsplit(' ').next().unwrap_or_default();
    Some(if last.len() > 4 { names.trim_end_matches('.') } else { names })
}

/// Whether `line` says when the article was published, and little else.
pub(super) fn is_date_line(line: &str) -> bool {
    line.len() <= 160 && DATE_LINE.is_match(line)
}

/// The length in bytes of the dateline that opens `paragraph`, including the dash after it but no space.
pub(super) fn dateline_len(paragraph: &str) -> Option<usize> {
    let found = DATELINE.find(paragraph)?;
    let follows = &paragraph[found.end()..];
    // A dateline opens a report; a heading in capitals before a dash has little text after it.
    (follows.trim().len() > 40).then(|| found.as_str().trim_end().len())
}

/// Whether `line` is a quotation set apart, with its speaker.
pub(super) fn is_pull_quote(line: &str) -> bool {
    // Checked first: most quotations have no dash behind them, and the pattern takes long to compile.
    let follows_mark = |(at, _): (usize, &str)| line[..at].trim_end().ends_with(['”', '"', '»', '’', '\'']);
    line.starts_with(['“', '"', '«', '‘', '\''])
        && line.match_indices(['-', '–', '—']).any(follows_mark)
        && PULL_QUOTE.is_match(line)
}

/// Whether `line` names those who worked on the article.
pub(super) fn is_credit_line(line: &str) -> bool {
    line.len() <= 400 && CREDIT_LINE.is_match(line)
}

/// Whether `line` could be above text: it is short, and does not end like a sentence.
pub(super) fn is_heading_like(line: &str) -> bool {
    if line.len() > MAX_HEADING_BYTES {
        return false;
    }
    let words = line.split_whitespace().count();
    let ends_open = !line.ends_with(['.', ',', ';', ':', '…', '-', '—']) || line.ends_with("U.S.");
    let starts_well = line.starts_with(|c: char| {
        !c.is_lowercase()
            && (c.is_alphanumeric()
                || matches!(c, '‘' | '“' | '"' | '\'' | '«' | '¿' | '¡' | '$' | '£' | '€' | '#'))
    });
    (1..=18).contains(&words) && ends_open && starts_well && line.contains(char::is_alphabetic)
}
