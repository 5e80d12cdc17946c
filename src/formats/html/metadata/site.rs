//! The names of the site that a page belongs to: what it calls itself, its address, and the links to its front page.

use std::sync::LazyLock;

use regex::Regex;

use super::super::dom::{Dom, NodeIndex};
use super::page::{MAX_HEADINGS, Page};
use crate::text::{letters, pattern};

/// The fewest letters in the name of a host that is looked for at the ends of a title.
const MIN_HOST_LETTERS: usize = 4;

/// The names of a site, reduced to letters in lower case.
#[derive(Debug, Default)]
pub(super) struct SiteNames {
    said: Vec<String>,
    hosts: Vec<String>,
}

/// The name of a host on its own: "www.harbour-news.example".
static HOST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:www[.])?(?<name>[a-z0-9-]+(?:[.][a-z0-9-]+)*[.][a-z]{2,})$"));

/// The host of an address.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^https?://(?:www[.]|m[.])?(?<name>[a-z0-9-]+)[.]"));

impl SiteNames {
    /// The names of the site of `page`, which calls it `site`.
    pub fn new(page: &Page<'_>, site: Option<&str>, url: Option<&str>) -> Self {
        let dom = page.dom;
        let headings = dom.named("h1").take(MAX_HEADINGS).filter(|&node| leads_home(dom, node));
        let said = site.map(str::to_owned).into_iter().chain(headings.map(|node| dom.words(node)));
        let host = url.and_then(|url| ADDRESS.captures(url)).map(|found| found["name"].replace('-', ""));
        Self {
            said: said.map(|name| letters(&name)).filter(|name| !name.is_empty()).collect(),
            hosts: host.into_iter().filter(|host| host.len() >= MIN_HOST_LETTERS).collect(),
        }
    }

    /// The names of a site called `site`.
    #[cfg(test)]
    pub fn known_as(site: Option<&str>) -> Self {
        Self { said: site.map(letters).into_iter().collect(), hosts: Vec::new() }
    }

    /// Whether no names are known.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Whether `text` is one of the names and nothing else.
    pub fn is_name(&self, text: &str) -> bool {
        let own = letters(text);
        self.said.iter().chain(&self.hosts).any(|name| *name == own) || is_host(text)
    }

    /// Whether `part` of a title is one of the names, with or without other words: "Harbour News Online", "News".
    pub fn is_part(&self, part: &str) -> bool {
        let own = letters(part);
        let is_said = |name: &String| own.contains(name.as_str()) || own.len() > 3 && name.contains(&own);
        self.said.iter().any(is_said)
            || self.hosts.iter().any(|host| own.starts_with(host.as_str()) || *host == own)
            || is_host(part)
    }
}

/// Whether `text` is the name of a host and nothing else.
pub(super) fn is_host(text: &str) -> bool {
    HOST.is_match(text.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether all the text of the heading at `node` is a link to the front page.
pub(super) fn leads_home(dom: &Dom, node: NodeIndex) -> bool {
    let is_home = |address: &str| {
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        !address.is_empty() && matches!(path, "" | "/" | "/index.html" | "index.html" | "./")
    };
    let around = dom.ancestors(node).take(2);
    let mut links = dom.descendants(node).chain(around).filter(|&link| dom.name(link) == "a");
    links.any(|link| dom.attribute(link, "href").is_some_and(is_home) && dom.words(link) == dom.words(node))
}
