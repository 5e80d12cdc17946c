//! What a page says about its article in data for search engines: JSON-LD in the vocabulary of schema.org.

use serde_json::Value;

use super::super::linked_data::{self, LinkedData, is_a, names_of};
use super::super::plain::plain;
use crate::text::letters;

/// What the data say about the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    /// Its headline, and its name if that is different.
    pub titles: Vec<String>,
    /// The people who wrote it, and writers whose kind the data do not give.
    pub authors: Vec<String>,
    /// The organisations credited with writing it.
    pub organisations: Vec<String>,
    pub published: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
}

/// What the data say about the article. Of all the things described, it is the one that is most surely an article;
/// among several, the one whose title is in `shown`, or else the first.
pub(super) fn described(data: &LinkedData, shown: &[String]) -> Described {
    let shown: Vec<String> = shown.iter().map(|text| letters(text)).collect();
    let is_shown = |thing: &Value| {
        let titles = ["headline", "name"].into_iter().filter_map(|key| linked_data::text(thing, key));
        titles
            .map(|title| letters(&title))
            .any(|title| !title.is_empty() && shown.iter().any(|shown| shown.contains(&title)))
    };
    let ranked = data.things().iter().enumerate().filter(|(_, thing)| rank(thing) > 0);
    let best = ranked.max_by_key(|(index, thing)| (rank(thing), is_shown(thing), std::cmp::Reverse(*index)));
    let Some((_, article)) = best else { return Described::default() };
    let text = |key: &str| linked_data::text(article, key);
    let mut titles: Vec<String> = text("headline").into_iter().collect();
    titles.extend(text("name").filter(|name| !titles.contains(name)));
    let mut described = Described {
        titles,
        published: text("datePublished").or_else(|| text("dateCreated")),
        site: data.names(article, "publisher").into_iter().next(),
        url: text("url").or_else(|| {
            let page = article.get("mainEntityOfPage")?;
            page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned)
        }),
        ..Described::default()
    };
    for key in ["author", "creator"] {
        if described.authors.is_empty() && described.organisations.is_empty() {
            for value in data.values(article, key) {
                let names = names_of(value).into_iter().map(|name| plain(&name));
                if is_a(value, &["Organization", "Corporation"]) {
                    described.organisations.extend(names);
                } else {
                    described.authors.extend(names);
                }
            }
        }
    }
    described
}

/// How surely a thing is the article of the page; 0 for other things.
fn rank(thing: &Value) -> usize {
    let articles =
        ["Article", "BlogPosting", "Report", "Review", "LiveBlogPosting", "SocialMediaPosting", "Recipe"];
    match () {
        () if is_a(thing, &articles) => 3,
        () if thing.get("headline").is_some() => 2,
        () if is_a(thing, &["WebPage", "ItemPage"]) && thing.get("datePublished").is_some() => 1,
        () => 0,
    }
}
