//! What a page says of its article: title, writers, time, site, address and language.
//!
//! A page says it up to five times: as data for search engines (`json_ld`), in meta tags for social networks and libraries,
//! as attributes of its elements, and in plain sight (`in_sight`, `date`). What is meant for machines goes first, unless
//! what readers see contradicts it.

mod byline;
mod date;
mod in_sight;
mod json_ld;
mod names;
mod site;
mod title;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dom::{Dom, NodeIndex};
use super::linked_data::LinkedData;
use super::plain::plain;
use crate::article::Metadata;
use json_ld::Described;
use site::SiteNames;

/// Names of meta tags and words of class names, by field.
static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/html-metadata.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(field, names)| (field, names.split(' ').collect())).collect()
});

/// The most headings that are looked at.
const MAX_HEADINGS: usize = 20;

/// The meta tags of a page and what its data say of the article.
pub(super) struct Page<'a> {
    pub dom: &'a Dom,
    metas: Vec<(String, &'a str)>,
    described: Described,
}

/// What the page says of its article, in its elements and as linked data.
pub(super) fn metadata(dom: &Dom, data: &LinkedData) -> Metadata {
    let page = Page::new(dom, data);
    let titles: Vec<String> = page.metas("title").map(plain).collect();
    let site = page.meta("site").map(|site| title::site_of(&site, &titles).to_owned());
    let site = site.or_else(|| page.described.site.clone());
    let url = url(&page);
    let sites = SiteNames::new(&page, site.as_deref(), url.as_deref());
    let title = title::title(&page, &sites);
    Metadata {
        byline: byline::byline(&page, &sites, title.as_deref()),
        title,
        published: date::published(&page),
        language: language(&page),
        url,
        site,
    }
}

impl<'a> Page<'a> {
    fn new(dom: &'a Dom, data: &LinkedData) -> Self {
        let mut metas = Vec::new();
        for node in dom.named("meta") {
            let Some(content) = dom.attribute(node, "content").filter(|content| !content.is_empty()) else {
                continue;
            };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(names) = dom.attribute(node, key) {
                    metas.extend(
                        names.to_lowercase().split_whitespace().map(|name| (name.to_owned(), content)),
                    );
                }
            }
        }
        let headings = dom.named("title").take(1).chain(dom.named("h1").take(MAX_HEADINGS));
        let shown: Vec<String> = headings.map(|node| plain(&dom.words(node))).collect();
        Self { dom, metas, described: json_ld::described(data, &shown) }
    }

    /// The contents of the meta tags that say `field`, those of one name together, the most telling name first.
    fn meta_groups(&self, field: &str) -> impl Iterator<Item = Vec<&'a str>> {
        names_of_table(field).iter().map(|name| {
            self.metas.iter().filter(|(key, _)| key == name).map(|(_, content)| *content).collect()
        })
    }

    /// The contents of the meta tags that say `field`, the most telling first.
    fn metas(&self, field: &str) -> impl Iterator<Item = &'a str> {
        self.meta_groups(field).flatten()
    }

    /// The content of the most telling meta tag that says `field`.
    fn meta(&self, field: &str) -> Option<String> {
        self.metas(field).map(plain).find(|text| !text.is_empty())
    }

    /// The elements whose microdata say `property`.
    fn properties<'b>(&'b self, property: &'b str) -> impl Iterator<Item = NodeIndex> + 'b {
        (0..self.dom.len()).filter(move |&node| {
            let value = self.dom.attribute(node, "itemprop").unwrap_or_default();
            value.split_whitespace().any(|word| word == property)
        })
    }
}

/// The names in `line`, if it is a byline: without "By" and the date.
pub(super) fn names_in(line: &str) -> String {
    names::cleaned(line)
}

/// The names of the table for `field`.
fn names_of_table(field: &str) -> &'static [&'static str] {
    NAMES.get(field).map_or(&[], Vec::as_slice)
}

fn language(page: &Page<'_>) -> Option<String> {
    let dom = page.dom;
    let root = dom.named("html").next();
    let said = root.and_then(|html| dom.attribute(html, "lang").or_else(|| dom.attribute(html, "xml:lang")));
    let metas = ["content-language", "og:locale", "dc.language", "language"];
    let meta = |name: &str| page.metas.iter().find(|(key, _)| key == name).map(|(_, content)| *content);
    let code = |said: &str| {
        let code = said.split(['-', '_', ',', ' ']).next().unwrap_or_default().to_ascii_lowercase();
        (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
    };
    said.and_then(code).or_else(|| metas.into_iter().filter_map(meta).find_map(code))
}

fn url(page: &Page<'_>) -> Option<String> {
    let dom = page.dom;
    let canonical = dom.named("link").find(|&link| {
        dom.attribute(link, "rel")
            .is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
    });
    let is_address = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    canonical
        .and_then(|link| dom.attribute(link, "href"))
        .map(str::to_owned)
        .filter(is_address)
        .or_else(|| page.meta("url").filter(is_address))
        .or_else(|| page.described.url.clone().filter(is_address))
}
