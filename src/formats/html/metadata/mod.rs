//! What a page says of its article: title, writers, time, site, address and language.
//!
//! A page says it up to five times: as data for search engines (`json_ld`), in meta tags for social networks and libraries,
//! as attributes of its elements, and in plain sight (`byline`, `date`). What is meant for machines goes first.

mod byline;
mod date;
mod json_ld;
mod title;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dom::{Dom, NodeIndex};
use crate::article::Metadata;
use json_ld::Described;

/// Names of meta tags and words of class names, by field.
static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/html-metadata.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(field, names)| (field, names.split(' ').collect())).collect()
});

/// The meta tags of a page.
pub(super) struct Page<'a> {
    pub dom: &'a Dom,
    metas: Vec<(String, &'a str)>,
    described: Described,
}

/// What the page says of its article.
pub(super) fn metadata(dom: &Dom) -> Metadata {
    let page = Page::new(dom);
    let site =
        page.described.site.clone().filter(|_| page.meta("site").is_none()).or_else(|| page.meta("site"));
    Metadata {
        title: title::title(&page, site.as_deref()),
        byline: byline::byline(&page, site.as_deref()),
        published: date::published(&page),
        language: language(&page),
        url: url(&page),
        site,
    }
}

impl<'a> Page<'a> {
    fn new(dom: &'a Dom) -> Self {
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
        Self { dom, metas, described: json_ld::described(dom) }
    }

    /// The contents of the meta tags that say `field`, the most telling first.
    fn metas(&self, field: &str) -> impl Iterator<Item = &'a str> {
        let names = NAMES.get(field).into_iter().flatten();
        names.flat_map(move |name| {
            self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| *content)
        })
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

/// The names of the table for `field`.
fn names(field: &str) -> &'static [&'static str] {
    NAMES.get(field).map_or(&[], Vec::as_slice)
}

/// `text` in single spaces, without tags and with the commonest entities resolved, as data often bring them twice.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    let entities = [
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&rdquo;", "”"),
        ("&ldquo;", "“"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ];
    if text.contains('&') {
        for (entity, character) in entities {
            text = text.replace(entity, character);
        }
    }
    while let (Some(open), Some(close)) = (text.find('<'), text.find('>')) {
        let is_tag = text[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if open > close || !is_tag {
            break;
        }
        text.replace_range(open..=close, "");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
