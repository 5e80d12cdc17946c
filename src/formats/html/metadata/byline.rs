//! Who wrote an article: the names that a page gives in its data, or else those in plain sight.

use std::sync::LazyLock;

use regex::Regex;

use super::super::dom::{Dom, is_skipped};
use super::super::plain::plain;
use super::head::Head;
use super::in_sight;
use super::names::{cleaned, in_address, is_name};
use super::page::Page;
use super::site::SiteNames;
use crate::article::Credit;
use crate::text::{letters, pattern};

/// The most writers of an article.
const MAX_WRITERS: usize = 20;

/// The writers' names, separated by commas or as the page joins them. A person is preferred to an organisation, and
/// anybody to the site itself; a person named in plain sight is preferred to one whom only the data name.
pub(super) fn byline(page: &Page<'_>, sites: &SiteNames, title: Option<&str>, head: &Head) -> Option<String> {
    let said = said(page, sites);
    // A site may have the name of the person who writes it.
    let same = joined(page.described.authors.iter().cloned(), sites);
    let mut persons = said.iter().filter(|found| is_person(found));
    let person =
        persons.find(|found| !sites.is_name(found)).or(same.as_ref().filter(|found| is_person(found)));
    if let Some(person) = person.filter(|person| is_in_sight(page.dom, person)) {
        return Some(person.clone());
    }
    // Data often name the site or an account where the page itself names a person.
    let shown = in_sight::byline(page, sites, title, head).map(|found| without_site(&found, sites));
    if let Some(person) = shown.as_ref().filter(|found| is_person(found) && !sites.is_name(found)).or(person)
    {
        return Some(person.clone());
    }
    let mut other = said.iter().chain(&shown);
    other
        .find(|found| !sites.is_name(found))
        .or(said.first())
        .or(shown.as_ref())
        .cloned()
        .or_else(|| page.metas("byline").find_map(in_address))
}

/// Whether the first name of a byline is a person's.
fn is_person(byline: &str) -> bool {
    Credit::is_personal_name(first_name(byline))
}

fn first_name(byline: &str) -> &str {
    byline.split([',', ';']).next().unwrap_or_default().trim()
}

/// Whether the first name of a byline appears, word for word, anywhere in plain sight.
fn is_in_sight(dom: &Dom, byline: &str) -> bool {
    let Some(body) = dom.named("body").next() else { return false };
    let mut seen = String::from(" ");
    let mut at = body;
    while at < dom.end(body) {
        if is_skipped(dom, at) {
            at = dom.end(at);
            continue;
        }
        seen.extend(dom.text(at).map(|(text, _)| spaced(text)));
        at += 1;
    }
    seen.contains(&format!(" {}", spaced(first_name(byline))))
}

/// The words of `text` in lower case, without marks, each followed by a space.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase() + " ").collect()
}

/// The bylines in the data and meta tags of a page, one per source, the most reliable source first.
fn said(page: &Page<'_>, sites: &SiteNames) -> Vec<String> {
    let described = &page.described;
    let mut said = vec![joined(described.authors.iter().cloned(), sites)];
    said.extend(page.meta_groups("byline").map(|group| joined(group.into_iter().map(plain), sites)));
    said.push(joined(described.organisations.iter().cloned(), sites));
    said.into_iter().flatten().collect()
}

/// The names in a list of bylines, each once, without the site unless it is the only one.
fn joined(found: impl Iterator<Item = String>, sites: &SiteNames) -> Option<String> {
    let mut unique: Vec<String> = Vec::new();
    let names = found.take(MAX_WRITERS).map(|name| without_site(&cleaned(&name), sites));
    for name in names.filter(|name| is_name(name)) {
        let own = letters(&name);
        if !unique.iter().any(|other| letters(other).contains(&own)) {
            unique.retain(|other| !own.contains(&letters(other)));
            unique.push(name);
        }
    }
    if unique.iter().any(|name| !sites.is_name(name)) {
        unique.retain(|name| !sites.is_name(name));
    }
    // "Lind, Mara; Adler, Tom", as libraries write it.
    let mark = if unique.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    (!unique.is_empty()).then(|| unique.join(mark))
}

/// What separates the names and places in a byline.
static PART_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[,;]\s+|\s+[-–—|/·•]\s+"));

/// The part of `byline` before the name of the site, or after it if the byline opens with it: "Mara Lind, Harbour News,
/// Oslo", "Harbour News - Mara Lind". Names after it count if it follows them again: "Mara Lind, Harbour News, Tom
/// Adler, Harbour News". Otherwise they may be part of a place, "New York".
fn without_site(byline: &str, sites: &SiteNames) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let (mut start, mut end, mut at) = (0, 0, 0);
    let marks = PART_END.find_iter(byline).map(|mark| mark.range());
    for mark in marks.chain(std::iter::once(byline.len()..byline.len())) {
        let is_last = mark.start == byline.len();
        let is_site = sites.is_name(&byline[at..mark.start]);
        if !is_site {
            end = mark.start;
        }
        if is_site || is_last {
            let found = byline.get(start..end).filter(|found| !found.is_empty());
            let counts = |found: &&str| {
                kept.is_empty() || is_site && PART_END.split(found).all(Credit::is_personal_name)
            };
            kept.extend(found.filter(counts));
            start = mark.end;
        }
        at = mark.end;
    }
    // No writer but the site itself is named.
    if kept.is_empty() { byline.to_owned() } else { kept.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::super::super::dom::Dom;
    use super::{SiteNames, is_in_sight, joined, without_site};

    #[test]
    fn the_site_is_no_writer_beside_others() {
        let sites = SiteNames::known_as(Some("Harbour News"));
        for (byline, writers) in [
            ("Mara Lind, Harbour News, Oslo", "Mara Lind"),
            ("harbour news - Mara Lind", "Mara Lind"),
            ("Harbour News | Mara Lind, Tom Adler | Harbour News", "Mara Lind, Tom Adler"),
            ("Mara Lind, Harbour News, Tom Adler, Harbour News", "Mara Lind, Tom Adler"),
            ("Mara Lind, Harbour News, New York", "Mara Lind"),
            ("Mara Lind, Harbour News, Fog Desk 7, Harbour News", "Mara Lind"),
            ("Mara Lind, harbour-news.example", "Mara Lind"),
            ("Mara Lind/Harbour News", "Mara Lind/Harbour News"),
            ("Harbour News", "Harbour News"),
            ("", ""),
        ] {
            assert_eq!(without_site(byline, &sites), writers);
        }
        let names = ["Harbour News", "Mara Lind, Harbour News", "Tom Adler, Harbour News"];
        let joined = joined(names.into_iter().map(str::to_owned), &sites);
        assert_eq!(joined.as_deref(), Some("Mara Lind, Tom Adler"));
    }

    #[test]
    fn a_name_is_in_sight_word_for_word() {
        for (page, expected) in [
            ("<p>By <a>Ann</a> <a>Li</a></p>", true),
            ("<p><b>By</b><i>ANN</i><i>LI, Oslo</i></p>", true),
            ("<p>Joann Lindgren</p>", false),
            ("<p>Ann Lindgren and Joann Li</p>", false),
            ("<p hidden>Ann Li</p><template>Ann Li</template>", false),
        ] {
            let page = format!("<html><body>{page}</body></html>");
            let dom = Dom::new(&dom_query::Document::from(page.as_str())).expect("a shallow page");
            assert_eq!(is_in_sight(&dom, "Ann Li, Harbour News"), expected, "{page}");
        }
    }

    #[test]
    fn names_are_joined_once_each() {
        let join = |names: &[&str]| joined(names.iter().map(ToString::to_string), &SiteNames::known_as(None));
        assert_eq!(
            join(&["By Mara Lind", "MARA LIND", "Tom Adler"]).as_deref(),
            Some("Mara Lind, Tom Adler")
        );
        assert_eq!(
            join(&["Mara Lind", "Mara Lind and Tom Adler"]).as_deref(),
            Some("Mara Lind and Tom Adler")
        );
        assert_eq!(join(&["Lind, Mara", "Adler, Tom"]).as_deref(), Some("Lind, Mara; Adler, Tom"));
        assert_eq!(join(&["https://harbour.example/author/mara", "@mara", "admin"]), None);
    }
}
