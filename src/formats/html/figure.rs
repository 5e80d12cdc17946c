//! Which elements describe a picture, and which of their words do so: the caption, and the credit if the page sets it
//! apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::classes::{self, Role};
use super::dom::{Dom, NodeIndex, is_skipped};
use super::words::listed;
use crate::article::Credit;
use crate::text::{one_line, pattern};

/// The most words in a caption; anything longer is article text in an odd place.
const MAX_CAPTION_WORDS: usize = 160;
/// The most words in a credit.
const MAX_CREDIT_WORDS: usize = 25;
/// The most words in a credit that is glued to its label.
const MAX_GLUED_WORDS: usize = 8;
/// The shortest part of a caption that is dropped if another part repeats it, in bytes.
const MIN_REPEAT_BYTES: usize = 20;
/// The most nodes in an element that is examined as a caption.
const MAX_NODES: usize = 400;

/// What stands in place of a caption where there is none.
static LABELS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed("picture-label"));

/// The words of a caption.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The description of the picture; empty if there is only a credit.
    pub caption: String,
    /// The credit, if the page sets it apart.
    pub credit: Option<String>,
    /// The length of the text in links, in bytes.
    pub link_bytes: usize,
}

/// The words of the caption, if the element at `node` is one.
pub(super) fn unit(dom: &Dom, node: NodeIndex) -> Option<Words> {
    if dom.end(node) - node > MAX_NODES {
        return None;
    }
    let name = dom.name(node);
    let words = match name {
        "figure" => figure(dom, node)?,
        "figcaption" => collect(dom, node, false),
        _ => {
            let roles = classes::roles(dom, node);
            if is_caption(dom, node, &roles) {
                collect(dom, node, false)
            } else if roles.contains(&Role::Credit) && !is_page_part(name) && !holds_picture(dom, node) {
                collect(dom, node, true)
            } else {
                return None;
            }
        }
    };
    let caption_words = words.caption.split_whitespace().count();
    let credit_words = words.credit.as_deref().unwrap_or_default().split_whitespace().count();
    let fits = caption_words <= MAX_CAPTION_WORDS && credit_words <= MAX_CREDIT_WORDS;
    (fits && caption_words + credit_words > 0).then_some(words)
}

/// The words of a figure with one picture.
fn figure(dom: &Dom, node: NodeIndex) -> Option<Words> {
    let captions = dom.descendants(node).filter(|&inner| dom.name(inner) == "figcaption").count();
    let is_other =
        dom.holds(node, &["table", "pre", "blockquote", "ul", "ol", "h1", "h2", "figure", "article", "form"]);
    (captions <= 1 && !is_other && (captions == 1 || holds_picture(dom, node)))
        .then(|| collect(dom, node, false))
}

fn holds_picture(dom: &Dom, node: NodeIndex) -> bool {
    dom.holds(node, &["img", "picture", "video", "iframe", "amp-img", "svg", "canvas", "noscript"])
}

/// Elements that hold whole parts of a page.
fn is_page_part(name: &str) -> bool {
    matches!(name, "body" | "main" | "article" | "section" | "table" | "tbody" | "header" | "nav" | "form")
}

/// Whether the attributes of an element, whose class names give it `roles`, mark it as a caption.
fn is_caption(dom: &Dom, node: NodeIndex, roles: &[Role]) -> bool {
    let name = dom.name(node);
    if is_page_part(name) || matches!(name, "caption" | "a" | "img" | "h1" | "h2") {
        return false;
    }
    let property = dom.attribute(node, "itemprop").unwrap_or_default();
    let says_so = property.split_whitespace().any(|word| word == "caption")
        || roles.contains(&Role::Caption) && !roles.contains(&Role::NotCaption);
    if !says_so {
        return false;
    }
    // An element that holds both the picture and an element for the caption is not itself the caption.
    let has_inner_caption = dom.descendants(node).any(|inner| {
        dom.name(inner) == "figcaption"
            || dom.text(inner).is_none()
                && classes::has(dom, inner, Role::Caption)
                && !dom.words(inner).is_empty()
    });
    !(holds_picture(dom, node) && has_inner_caption) && !dom.holds(node, &["h1", "article", "pre", "form"])
}

/// A part of a caption's text.
struct Part {
    text: String,
    is_credit: bool,
    /// Whether only the border of an inline element separates it from the one before.
    is_glued: bool,
    /// Whether a separator stands before it.
    follows_separator: bool,
}

/// Whether `text` is what stands between a photographer and an agency, in an element of its own.
fn is_separator(text: &str) -> bool {
    matches!(text, "/" | "|" | "·" | "•" | "–" | "—")
}

/// Joins every separator to the part behind it, and drops those with nothing on one side.
fn place_separators(parts: &mut Vec<Part>) {
    let mut placed: Vec<Part> = Vec::with_capacity(parts.len());
    let mut waiting: Option<String> = None;
    for mut part in parts.drain(..) {
        if is_separator(&part.text) {
            waiting = placed.last().is_some_and(|last| last.is_credit == part.is_credit).then_some(part.text);
            continue;
        }
        if let Some(separator) = waiting.take()
            && placed.last().is_some_and(|last| last.is_credit == part.is_credit)
        {
            part.text = format!("{separator} {}", part.text);
            (part.is_glued, part.follows_separator) = (false, true);
        }
        placed.push(part);
    }
    *parts = placed;
}

/// The words of `node`, all of them a credit if `is_credit`.
fn collect(dom: &Dom, node: NodeIndex, is_credit: bool) -> Words {
    let mut parts = Vec::new();
    let mut link_bytes = 0;
    collect_parts(dom, node, is_credit, false, &mut parts, &mut link_bytes);
    let mut after_space = true;
    let mut parts: Vec<Part> = parts
        .into_iter()
        .map(|part| {
            let is_glued = part.is_glued && !after_space && !part.text.starts_with(char::is_whitespace);
            after_space = if part.text.is_empty() {
                after_space || !part.is_glued
            } else {
                part.text.ends_with(char::is_whitespace)
            };
            Part { text: without_labels(&part.text, part.is_credit), is_glued, ..part }
        })
        .filter(|part| part.text.chars().any(char::is_alphanumeric) || is_separator(&part.text))
        .collect();
    place_separators(&mut parts);
    drop_repeats(&mut parts);
    // A credit at the end, in an element that nothing marks as such.
    if parts.iter().filter(|part| !part.is_credit).count() > 1
        && let Some(last) = parts.iter_mut().rfind(|part| !part.is_credit)
        && (is_credit_alone(&last.text) || is_name_alone(&last.text))
        && !last.follows_separator
    {
        last.is_credit = true;
    }
    let joined = |credit: bool| {
        let mut text = String::new();
        for part in parts.iter().filter(|part| part.is_credit == credit) {
            text.push_str(if part.is_glued { "" } else { " " });
            text.push_str(&part.text);
        }
        text
    };
    let caption = without_labels(&joined(false), false);
    let credit = joined(true).trim().to_owned();
    if credit.is_empty()
        && let Some(names) =
            SOURCE_ALONE.captures(&caption).and_then(|found| found.name("name").or(found.name("source")))
    {
        return Words { caption: String::new(), credit: Some(names.as_str().to_owned()), link_bytes };
    }
    // "CreditJane Roe", glued together by an element that nothing marks.
    let is_labelled = caption.starts_with("Credit") && caption.split_whitespace().count() <= MAX_GLUED_WORDS;
    if credit.is_empty() && is_labelled && !caption.starts_with(char::is_lowercase) {
        let names = credited(&caption);
        let credit = (names != caption).then(|| names.to_owned());
        return Words { caption: String::new(), credit, link_bytes };
    }
    Words { caption, credit: (!credit.is_empty()).then_some(credit), link_bytes }
}

/// Whether `text` is the name of a person or organisation, in capitals or not, which at the end of a caption credits the picture, or the
/// French note that all rights are reserved.
fn is_name_alone(text: &str) -> bool {
    matches!(text, "DR" | "D.R.")
        || text.split_whitespace().count() <= 5
            && (Credit::is_bare_name(text) || Credit::is_organisation_name(text))
}

fn collect_parts(
    dom: &Dom,
    node: NodeIndex,
    is_credit: bool,
    in_link: bool,
    parts: &mut Vec<Part>,
    link_bytes: &mut usize,
) {
    for child in dom.children(node) {
        if let Some((text, _)) = dom.text(child) {
            *link_bytes += if in_link { text.trim().len() } else { 0 };
            match parts.last_mut().filter(|part| part.is_credit == is_credit) {
                Some(part) => part.text.push_str(text),
                None => parts.push(Part {
                    text: text.to_owned(),
                    is_credit,
                    is_glued: true,
                    follows_separator: false,
                }),
            }
            continue;
        }
        if is_skipped(dom, child) {
            continue;
        }
        let roles = classes::roles(dom, child);
        if roles.contains(&Role::Unseen) || roles.contains(&Role::Label) && dom.words(child).len() < 24 {
            continue;
        }
        let name = dom.name(child);
        let names_caption = name == "figcaption" || roles.contains(&Role::Caption);
        let is_credit = is_credit
            || !names_caption
                && (roles.contains(&Role::Credit)
                    || roles.contains(&Role::CreditInFigure)
                    || is_credit_property(dom, child));
        let is_glued = name != "br" && dom.is_inline(child);
        let parts_text = !is_glued || matches!(name, "span" | "small" | "em" | "i" | "cite");
        if parts_text {
            parts.push(Part { text: String::new(), is_credit, is_glued, follows_separator: false });
        }
        collect_parts(dom, child, is_credit, in_link || name == "a", parts, link_bytes);
        if parts_text {
            parts.push(Part { text: String::new(), is_credit, is_glued, follows_separator: false });
        }
    }
}

/// Whether the microdata of an element mark it as the credit of a picture.
fn is_credit_property(dom: &Dom, node: NodeIndex) -> bool {
    let property = dom.attribute(node, "itemprop").unwrap_or_default();
    let properties =
        ["creditText", "copyrightHolder", "copyrightNotice", "author", "creator", "provider", "contributor"];
    property.split_whitespace().any(|word| properties.contains(&word))
}

/// Drops parts that another part contains, as when a page has a caption both shortened and in full.
fn drop_repeats(parts: &mut Vec<Part>) {
    let mut at = 0;
    while at < parts.len() {
        let (own, is_credit) =
            (parts[at].text.trim_end_matches(['.', '…', ' ']).to_owned(), parts[at].is_credit);
        let is_repeat = parts.iter().enumerate().any(|(other, part)| {
            other != at
                && part.is_credit == is_credit
                && part.text.starts_with(&own)
                && (part.text.len(), at) > (parts[at].text.len(), other)
        });
        if is_repeat && own.len() > MIN_REPEAT_BYTES {
            parts.remove(at);
        } else {
            at += 1;
        }
    }
}

/// A label in front of a caption: "Image caption", "3 of 4", "2/7".
static LABEL_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:
            (?:(?:Image|Media|Photo|Picture|Figure|Video)\ ?caption|(?:Image|Photo)\ description|Caption|CAPTION|IMAGE\ CAPTION|Bildunterschrift)\s?[:.]?\s*
          | (?:(?:Image|Photo|Slide|Picture|Gallery|Bild|Foto)\s)?\d{1,3}\s?(?:of|OF|/|von|de|sur)\s?\d{1,3}\b\s*[:.|–-]?\s*
          | (?:Enlarge|Expand|Toggle|Hide|View|Show|Zoom)\s(?:this\s)?(?:image|photo|picture|caption|gallery|larger)\b\s*
          | Play\s(?:video|audio)\s(?:content)?\s*
        )+",
    )
});

/// A button after a caption.
static LABEL_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\s*(?:
            (?:hide|toggle|show|expand|close)\ caption
          | (?:enlarge|expand|zoom|view|see|open)\ (?:this\ |the\ )?(?:image|photo|picture|gallery|fullscreen|full\ size|larger)(?:\ in\ .{3,20})?
          | (?:buy|order|share)\ (?:this\ )?(?:photo|image|picture|reprints?)
          | \[?(?:click\ to\ enlarge|read\ more|see\ more|show\ more|more|less)\]?\s?[.…»>]*
        )\s*$",
    )
});

/// A caption that only says whose the picture is, in words that are no credit elsewhere in an article: "By Jane Roe",
/// "Source: harbour office".
static SOURCE_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:By\s+(?<name>\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3})|Sources?:\s+(?<source>[^.:;]{3,60}))$",
    )
});

/// A label before the names in a credit that is set apart.
static CREDIT_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^[(\[]?\s*(?:
            (?:image|photo|photograph|picture|video|media)?\s?(?:credits?|copyright|source)\s?(?:\.\.\.|…|:|,|/|\ by)?\s*
          | (?:image|photo|photograph|picture)s?\s?(?::|by\b:?)\s*
        )+",
    )
});

/// `text` with single spaces, without the labels and buttons around it.
pub(super) fn without_labels(text: &str, is_credit: bool) -> String {
    let text = one_line(text);
    let text = LABEL_AFTER.replace(&text, "");
    if is_credit {
        return text.trim().to_owned();
    }
    let text = LABEL_BEFORE.replace(&text, "");
    if LABELS.contains(text.trim()) { String::new() } else { text.trim().to_owned() }
}

/// Whether `text` is a credit and nothing else.
pub(super) fn is_credit_alone(text: &str) -> bool {
    Credit::is_bare_agency(text)
        || Credit::find(text)
            .is_some_and(|credit| credit.range.start == 0 && credit.range.end == text.trim_end().len())
}

/// Whether the label of `credit` runs into the names: "`CreditJane` Roe".
pub(super) fn is_label_glued(credit: &str) -> bool {
    CREDIT_LABEL.find(credit).is_some_and(|label| {
        label.as_str().ends_with(char::is_lowercase) && credit[label.end()..].starts_with(char::is_uppercase)
    })
}

/// The names in a credit that is set apart, without "Credit:" and brackets.
pub(super) fn credited(credit: &str) -> &str {
    let names = &credit[CREDIT_LABEL.find(credit).map_or(0, |label| label.end())..];
    let names = if names.is_empty() { credit } else { names };
    let names = names.trim().trim_end_matches(['.', '|', ',', ';']);
    match names.strip_suffix([')', ']']) {
        Some(inside) if !inside.contains(['(', '[']) => inside.trim(),
        _ => names.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(names).trim(),
    }
}
