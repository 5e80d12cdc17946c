//! The meta tags of a page and the contents of its data, by the names in the table.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::dom::{Dom, NodeIndex};
use super::super::linked_data::LinkedData;
use super::super::plain::plain;
use super::json_ld::{self, Described};

/// The names of meta tags and the words of class names, by field.
static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/html-metadata.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(field, names)| (field, names.split(' ').collect())).collect()
});

/// The most headings that are examined.
pub(super) const MAX_HEADINGS: usize = 20;

/// The meta tags of a page, and what its data say about the article.
pub(super) struct Page<'a> {
    pub dom: &'a Dom,
    pub(super) metas: Vec<(String, &'a str)>,
    pub(super) described: Described,
}

impl<'a> Page<'a> {
    pub(super) fn new(dom: &'a Dom, data: &LinkedData) -> Self {
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

    /// The contents of the meta tags for `field`, grouped by name, the most reliable name first.
    pub(super) fn meta_groups(&self, field: &str) -> impl Iterator<Item = Vec<&'a str>> {
        names_of_table(field).iter().map(|name| {
            self.metas.iter().filter(|(key, _)| key == name).map(|(_, content)| *content).collect()
        })
    }

    /// The contents of the meta tags for `field`, the most reliable first.
    pub(super) fn metas(&self, field: &str) -> impl Iterator<Item = &'a str> {
        self.meta_groups(field).flatten()
    }

    /// The content of the most reliable meta tag for `field`.
    pub(super) fn meta(&self, field: &str) -> Option<String> {
        self.metas(field).map(plain).find(|text| !text.is_empty())
    }

    /// The elements whose microdata give `property`.
    pub(super) fn properties<'b>(&'b self, property: &'b str) -> impl Iterator<Item = NodeIndex> + 'b {
        (0..self.dom.len()).filter(move |&node| {
            let value = self.dom.attribute(node, "itemprop").unwrap_or_default();
            value.split_whitespace().any(|word| word == property)
        })
    }
}

/// The names of the table for `field`.
pub(super) fn names_of_table(field: &str) -> &'static [&'static str] {
    NAMES.get(field).map_or(&[], Vec::as_slice)
}
