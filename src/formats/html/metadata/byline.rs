//! Who wrote an article: the names that the data of a page give, else those in plain sight.

use super::super::captions::letters;
use super::super::plain::plain;
use super::names::{cleaned, in_address, is_name};
use super::site::SiteNames;
use super::{Page, in_sight};
use crate::article::Credit;

/// The most writers of an article.
const MAX_WRITERS: usize = 20;

/// The writers' names, parted by commas, or as the page joins them. A person before an organisation, and anybody before
/// the site itself.
pub(super) fn byline(page: &Page<'_>, sites: &SiteNames, title: Option<&str>) -> Option<String> {
    let is_person = |found: &String| {
        let first = found.split([',', ';']).next().unwrap_or_default();
        Credit::is_personal_name(first.trim())
    };
    let said = said(page);
    if let Some(person) = said.iter().find(|found| is_person(found) && !sites.is_name(found)) {
        return Some(person.clone());
    }
    // A site that is called like the person who writes it.
    let same = joined(page.described.authors.iter().cloned());
    if let Some(person) = same.filter(is_person) {
        return Some(person);
    }
    // Data often name the site or an account where the page itself names a person.
    let shown = in_sight::byline(page, sites, title);
    if let Some(person) = shown.as_ref().filter(|found| is_person(found)) {
        return Some(person.clone());
    }
    let mut other = said.iter().chain(&shown);
    other
        .find(|found| !sites.is_name(found))
        .or(said.first())
        .cloned()
        .or_else(|| page.metas("byline").find_map(in_address))
}

/// The bylines that the data and meta tags of a page give, one a source, the most telling source first.
fn said(page: &Page<'_>) -> Vec<String> {
    let described = &page.described;
    let mut said = vec![joined(described.authors.iter().cloned())];
    said.extend(page.meta_groups("byline").map(|group| joined(group.into_iter().map(plain))));
    said.push(joined(described.organisations.iter().cloned()));
    said.into_iter().flatten().collect()
}

/// The names in a list of bylines, each once.
fn joined(found: impl Iterator<Item = String>) -> Option<String> {
    let mut unique: Vec<String> = Vec::new();
    for name in found.take(MAX_WRITERS).map(|name| cleaned(&name)).filter(|name| is_name(name)) {
        let own = letters(&name);
        if !unique.iter().any(|other| letters(other).contains(&own)) {
            unique.retain(|other| !own.contains(&letters(other)));
            unique.push(name);
        }
    }
    // "Lind, Mara; Adler, Tom", as libraries have it.
    let mark = if unique.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    (!unique.is_empty()).then(|| unique.join(mark))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn names_are_joined_once_each() {
        let join = |names: &[&str]| joined(names.iter().map(ToString::to_string));
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
