//! Who wrote an article: the names that the data of a page give, else those in plain sight.

use std::sync::LazyLock;

use regex::Regex;

use super::super::captions::letters;
use super::super::dom::{Dom, NodeIndex};
use super::super::pieces::is_skipped;
use super::{Page, names, plain};
use crate::article::Credit;
use crate::nlp::pattern;

/// The longest byline, in bytes.
const MAX_BYTES: usize = 120;
/// How many elements are asked for a byline in plain sight.
const MAX_ELEMENTS: usize = 12;

/// The writers' names, parted by commas, or as the page joins them.
pub(super) fn byline(page: &Page<'_>, site: Option<&str>) -> Option<String> {
    let is_site = |name: &str| site.is_some_and(|site| letters(site) == letters(name));
    let join = |found: Vec<String>| {
        let mut unique: Vec<String> = Vec::new();
        for name in found.iter().map(|name| cleaned(name)).filter(|name| is_name(name)) {
            if !unique.iter().any(|other| letters(other) == letters(&name)) {
                unique.push(name);
            }
        }
        (!unique.is_empty()).then(|| unique.join(", "))
    };
    let data = join(page.described.authors.clone());
    let meta = || {
        let mut said: Vec<String> = Vec::new();
        for content in page.metas("byline") {
            said.push(plain(content));
        }
        join(said.into_iter().take(1).collect())
    };
    let machine = [data, meta()].into_iter().flatten().find(|found| !is_site(found));
    // Data often name the site or an account where the page itself names a person.
    let is_person = |name: &str| Credit::is_personal_name(name.split(',').next().unwrap_or_default().trim());
    if machine.as_deref().is_some_and(|found| !is_person(found))
        && let Some(person) = in_sight(page).filter(|found| is_person(found))
    {
        return Some(person);
    }
    machine.or_else(|| in_sight(page)).or_else(|| join(page.described.authors.clone()))
}

/// What stands around the names in a byline.
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:
            posted\ on\ .{5,30}\ by\s+
          | 
            (?:posted|written|reported|published|story|words|text|edited|review|article|articolo|scritto|postado|publicado|geschrieben|verfasst|erstellt|veröffentlicht)?\s*(?:by|von|par|por|di|door|da)\s*[:]?\s+
          | (?:authors?|writer|autor(?:in|en)?|autore|auteur|text|redaktion)\s*:\s*
          )+",
    )
});

/// What follows the names in a byline.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)(?:
            \s*[|•·–—/]\s.*
          | \s*,?\s*(?:published|posted|updated|last\ updated|on\ \w+\ \d|am\ \d|vom\ \d|aktualisiert|follow|@\w|https?:|\S+@\S+).*
          | \s*,?\s*\(?\d{1,2}[./:h\ -]\s?\w.*\d{2,4}.*
          | \s*,?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\ \d{1,2}.*
        )$",
    )
});

/// The names in a byline, without "By" and what follows them.
fn cleaned(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = &text[AROUND.find(&text).map_or(0, |label| label.end())..];
    let end = BEHIND.find(text).map_or(text.len(), |rest| rest.start());
    let names = if end > 2 { &text[..end] } else { text };
    names.trim().trim_matches([',', ';', '|', ':', '-', '–']).trim().to_owned()
}

/// What data give for a name where they have none.
const NOBODY: [&str; 12] = [
    "admin",
    "administrator",
    "author",
    "staff",
    "null",
    "undefined",
    "anonymous",
    "no author",
    "unknown",
    "none",
    "guest",
    "redaktion",
];

fn is_name(name: &str) -> bool {
    name.len() <= MAX_BYTES
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !name.contains("://")
        && !name.starts_with("www.")
        && !name.starts_with('@')
        && !["foto", "photo", "image", "bild"].iter().any(|label| name.to_lowercase().starts_with(label))
        && !NOBODY.contains(&name.to_lowercase().as_str())
}

/// The byline that readers of the page see: an author by relation, by microdata, or by class name.
fn in_sight(page: &Page<'_>) -> Option<String> {
    let dom = page.dom;
    let related = |node: NodeIndex| {
        dom.attribute(node, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"))
    };
    let marked = |node: NodeIndex| {
        let property = dom.attribute(node, "itemprop").unwrap_or_default();
        property.split_whitespace().any(|word| word == "author")
    };
    let classed = |node: NodeIndex| {
        let classes = dom.attribute(node, "class").unwrap_or_default();
        let id = dom.attribute(node, "id").unwrap_or_default();
        let words = names("byline-classes");
        classes
            .split_whitespace()
            .chain(std::iter::once(id))
            .any(|class| class.to_lowercase().split(['-', '_']).any(|word| words.contains(&word)))
    };
    let headline = dom.named("h1").next();
    let found = |is_byline: &dyn Fn(NodeIndex) -> bool, from: NodeIndex| {
        let nodes = (from..dom.len())
            .filter(|&node| dom.text(node).is_none() && dom.name(node) != "meta" && is_byline(node))
            .filter(|&node| !is_elsewhere(dom, node, headline));
        nodes.take(MAX_ELEMENTS).find_map(|node| shown(dom, node))
    };
    let by_markup = |from: NodeIndex| {
        found(&marked, from).or_else(|| found(&related, from)).or_else(|| found(&classed, from))
    };
    let by_words = || {
        (0..dom.len()).filter_map(|node| dom.text(node)).map(|(text, _)| text.trim()).find_map(|text| {
            let label = AROUND
                .find(text)
                .filter(|label| label.as_str().chars().next().is_some_and(char::is_uppercase))?;
            let rest = cleaned(&text[label.end()..]);
            let is_short = text.len() < MAX_BYTES && (2..=6).contains(&rest.split_whitespace().count());
            let is_capitalised =
                rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3);
            (is_short && is_capitalised && !rest.contains(|c: char| c.is_ascii_digit())).then_some(rest)
        })
    };
    let anywhere = || {
        (0..dom.len())
            .filter(|&node| marked(node) && dom.name(node) != "meta")
            .find_map(|node| shown(dom, node))
    };
    headline.and_then(by_markup).or_else(|| by_markup(0)).or_else(by_words).or_else(anywhere)
}

/// Whether `node` belongs to another article, a comment or the frame of the page: as an element says that holds it and
/// not the headline.
fn is_elsewhere(dom: &Dom, node: NodeIndex, headline: Option<NodeIndex>) -> bool {
    let holds_headline =
        |node: NodeIndex| headline.is_some_and(|headline| (node..dom.end(node)).contains(&headline));
    let words = names("elsewhere-classes");
    dom.ancestors(node).take_while(|&node| !holds_headline(node)).any(|node| {
        let classes = dom.attribute(node, "class").unwrap_or_default().to_lowercase();
        matches!(dom.name(node), "aside" | "footer" | "nav" | "figure" | "figcaption")
            || dom.name(node) != "body" && classes.split(['-', '_', ' ']).any(|word| words.contains(&word))
    })
}

/// The names that the element at `node` shows, if they look like names.
fn shown(dom: &Dom, node: NodeIndex) -> Option<String> {
    let hidden = std::iter::once(node).chain(dom.ancestors(node)).any(|node| is_skipped(dom, node));
    let name = dom.descendants(node).find(|&inner| {
        dom.text(inner).is_none()
            && dom
                .attribute(inner, "itemprop")
                .is_some_and(|property| property.split_whitespace().any(|word| word == "name"))
    });
    let text = name.map_or_else(
        || dom.words(node),
        |name| dom.attribute(name, "content").map_or_else(|| dom.words(name), str::to_owned),
    );
    let names = cleaned(&text);
    let words = names.split_whitespace().count();
    let starts_well = names.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() || c == '@');
    (!hidden && is_name(&names) && (1..=14).contains(&words) && (starts_well || words == 1)).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn what_is_around_the_names_goes() {
        assert_eq!(cleaned("By  Mara Lind"), "Mara Lind");
        assert_eq!(cleaned("Von Mara Lind | 3. Mai 2024"), "Mara Lind");
        assert_eq!(cleaned("Posted by: Mara Lind on May 3"), "Mara Lind");
        assert_eq!(cleaned("Mara Lind and Tom Adler, 03.05.2024"), "Mara Lind and Tom Adler");
        assert_eq!(cleaned("Author: Mara Lind @maralind"), "Mara Lind");
    }
}
