//! What a page says about its article: title, writers, time, site, address and language.
//!
//! A page says it up to five times: as data for search engines (`json_ld`), in meta tags for social networks and
//! libraries, in attributes of its elements, and in plain sight (`in_sight`, `date`). What is meant for machines takes
//! precedence unless it contradicts what readers see.

mod byline;
mod date;
mod head;
mod in_sight;
mod json_ld;
mod names;
mod page;
mod site;
mod title;

use super::dom::Dom;
use super::linked_data::LinkedData;
use super::plain::plain;
use crate::article::Metadata;
use head::Head;
use page::Page;
use site::SiteNames;

/// What the page says about its article, in its elements and as linked data.
pub(super) fn metadata(dom: &Dom, data: &LinkedData) -> Metadata {
    let page = Page::new(dom, data);
    let titles: Vec<String> = page.metas("title").map(plain).collect();
    let site = page.meta("site").map(|site| title::site_of(&site, &titles).to_owned());
    let site = site.or_else(|| page.described.site.clone());
    let url = url(&page);
    let sites = SiteNames::new(&page, site.as_deref(), url.as_deref());
    let title = title::title(&page, &sites);
    let head = Head::new(dom, title.as_deref());
    Metadata {
        byline: byline::byline(&page, &sites, title.as_deref(), &head),
        title,
        published: date::published(&page, &head),
        language: language(&page),
        url,
        site,
    }
}

/// The names in `line`, if it is a byline, without "By" and the date.
pub(in crate::formats) fn names_in(line: &str) -> String {
    names::cleaned(line)
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
