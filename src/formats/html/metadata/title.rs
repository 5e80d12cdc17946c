//! The title of an article, without the name of the site around it.

use super::super::dom::{Dom, NodeIndex};
use super::super::office;
use super::super::plain::plain;
use super::head::Head;
use super::page::{MAX_HEADINGS, Page};
use super::site::{self, SiteNames};
use crate::text::letters;

/// What separates a title from the name of the site.
const SEPARATORS: [&str; 16] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " // ", " > ", " ~ ", " ⋆ ",
    " ǀ ", " ¦ ",
];
/// What may also separate it from the heading that the page shows, but occurs in titles too.
const WEAK_SEPARATORS: [&str; 3] = [" : ", ": ", " -- "];
/// The most words in the name of a site or section.
const MAX_SITE_WORDS: usize = 6;
/// The fewest words in a heading that is preferred to another wording.
const MIN_ALIKE_WORDS: usize = 4;
/// The fewest words in the only heading of a page that is preferred to what search engines are told.
const MIN_SOLE_WORDS: usize = 5;
/// The fewest words in a title that is accepted on its own.
const MIN_TITLE_WORDS: usize = 2;
/// The longest title that is examined, in bytes.
const MAX_BYTES: usize = 1_000;

/// The title that the page gives. The one in its heading is preferred if both are the same except for the site's name.
pub(super) fn title(page: &Page<'_>, sites: &SiteNames) -> Option<String> {
    let dom = page.dom;
    let fits = |text: &String| !text.is_empty() && text.len() <= MAX_BYTES;
    let nodes = dom.named("h1").take(MAX_HEADINGS).chain(office::title(dom));
    let headings: Vec<String> = nodes.map(|node| shown(dom, node)).filter(fits).collect();
    let mut headlines: Vec<&String> = headings.iter().filter(|text| !sites.is_name(text)).collect();
    // The site may use the highest heading for its own name.
    let lesser = if headlines.is_empty() { lesser_headings(dom, sites) } else { Vec::new() };
    headlines.extend(lesser.iter().filter(|text| fits(text)));
    let document = dom.named("title").next().map(|node| plain(&dom.words(node))).filter(fits);
    let marked = page.properties("headline").take(1).map(|node| dom.words(node));
    let said: Vec<String> = page
        .described
        .titles
        .iter()
        .cloned()
        .chain(page.metas("title").map(plain))
        .chain(marked)
        .filter(fits)
        .collect();
    let whole = best(&said, &headlines, document.as_deref());
    let Some(whole) = whole.or_else(|| document.clone()) else { return headings.into_iter().next() };
    // The heading says the same in full, or without the name of the site.
    let own = letters(&whole);
    let heading = headlines.iter().find(|heading| {
        let marks = || SEPARATORS.iter().chain(&WEAK_SEPARATORS);
        let is_start = || {
            let rest = whole.strip_prefix(heading.as_str()).unwrap_or_default();
            SEPARATORS.iter().chain(&WEAK_SEPARATORS[..1]).any(|mark| rest.starts_with(mark))
        };
        let is_end = || {
            let rest = whole.strip_suffix(heading.as_str()).unwrap_or_default();
            heading.split_whitespace().count() >= MIN_ALIKE_WORDS && marks().any(|mark| rest.ends_with(mark))
        };
        let heading = letters(heading);
        is_start()
            || is_end()
            || 3 * heading.len() > 2 * own.len() && (own.starts_with(&heading) || own.ends_with(&heading))
    });
    if let Some(heading) = heading {
        return Some((*heading).clone());
    }
    // What the page shows is the headline; data and networks often get it reworded.
    let bare = without_site(&whole, sites);
    if let Some(heading) = headlines.iter().find(|heading| alike(heading, &bare) || alike(heading, &whole)) {
        return Some((*heading).clone());
    }
    // Search engines and networks often get another headline altogether.
    if let Some(heading) = sole_headline(page, sites, &whole) {
        return Some(heading);
    }
    // What is left is one word, since most of the title was the name of the site, as the page says.
    let is_headline = |heading: &&&String| heading.split_whitespace().count() >= MIN_ALIKE_WORDS;
    if bare.len() < whole.len()
        && !bare.contains(' ')
        && let Some(heading) = headlines.iter().find(is_headline)
    {
        return Some((*heading).clone());
    }
    // Shortened for a network: "The port of Nor…".
    if let Some(start) = whole.strip_suffix("...").or_else(|| whole.strip_suffix('…')) {
        let start = letters(start);
        let full = headlines.into_iter().chain(&document).find(|text| letters(text).starts_with(&start));
        if let Some(full) = full {
            return Some(without_site(full, sites));
        }
    }
    Some(bare)
}

/// The only heading of the highest level on a page, if it stands right above a byline or a date, and no other
/// heading says what `said`, the title for search engines, does.
fn sole_headline(page: &Page<'_>, sites: &SiteNames, said: &str) -> Option<String> {
    let dom = page.dom;
    let is_own = |&node: &NodeIndex| !site::leads_home(dom, node) && !sites.is_name(&shown(dom, node));
    let mut nodes = dom.named("h1").filter(is_own);
    let node = nodes.next()?;
    if nodes.next().is_some() {
        return None;
    }
    let text = shown(dom, node);
    let is_in_frame =
        dom.ancestors(node).any(|around| matches!(dom.name(around), "nav" | "aside" | "footer" | "dialog"));
    let is_said_elsewhere = (0..dom.len())
        .filter(|&node| matches!(dom.name(node), "h2" | "h3"))
        .take(MAX_HEADINGS)
        .map(|node| shown(dom, node))
        .any(|other| letters(&other) == letters(said) || alike(&other, said));
    let is_headline = !is_in_frame
        && !is_said_elsewhere
        && text.len() <= MAX_BYTES
        && text.split_whitespace().nth(MIN_SOLE_WORDS - 1).is_some();
    (is_headline && Head::new(dom, Some(&text)).stands_above_byline(dom)).then_some(text)
}

/// The headings below the highest level that may be headlines.
fn lesser_headings(dom: &Dom, sites: &SiteNames) -> Vec<String> {
    let nodes = (0..dom.len()).filter(|&node| matches!(dom.name(node), "h2" | "h3"));
    let texts = nodes.take(MAX_HEADINGS).map(|node| shown(dom, node));
    texts.filter(|text| text.split_whitespace().count() >= MIN_TITLE_WORDS && !sites.is_name(text)).collect()
}

/// The words of a heading, without the sign that links to it.
fn shown(dom: &Dom, node: NodeIndex) -> String {
    dom.words(node).trim_end_matches(['¶', '#', ' ']).to_owned()
}

/// The first of the `said` titles that the page confirms by what it shows. If it confirms none of several, the one that
/// it shows twice, or else the first.
fn best(said: &[String], headlines: &[&String], document: Option<&str>) -> Option<String> {
    let document = document.map(letters).unwrap_or_default();
    let own = |title: &str| letters(title.trim_end_matches(['.', '…']));
    // In full, or for the most part.
    let bears_out = |shown: &str, own: &str| {
        !own.is_empty() && (shown.contains(own) || 3 * shown.len() > 2 * own.len() && own.contains(shown))
    };
    let is_in_heading = |title: &str| {
        let own = own(title);
        headlines.iter().any(|heading| bears_out(&letters(heading), &own) || alike(heading, title))
    };
    let in_both = headlines.iter().find(|heading| {
        heading.split_whitespace().count() >= MIN_TITLE_WORDS && document.contains(&letters(heading))
    });
    // Besides the headline, whatever else is in the title of the document is the name of the site.
    let is_in_document = |title: &str| {
        let own = own(title);
        in_both.is_none_or(|heading| own.contains(&letters(heading))) && bears_out(&document, &own)
    };
    let shown = said.iter().find(|title| is_in_heading(title) || is_in_document(title));
    shown.or(in_both.copied()).or(said.first()).cloned()
}

/// Whether two titles share three quarters of their words: twice the common words over the total.
fn alike(left: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (left, right) = (words(left), words(right));
    let common = left.iter().filter(|word| right.contains(word)).count();
    8 * common >= 3 * (left.len() + right.len()) && left.len() >= MIN_ALIKE_WORDS
}

/// The name of the site in `said`, if that contains one of the page's `titles` too: "Fog closes the port | Harbour
/// News".
pub(super) fn site_of<'a>(said: &'a str, titles: &[String]) -> &'a str {
    let is_title = |part: &str| titles.iter().any(|title| letters(title) == letters(part));
    let mut parts = SEPARATORS.iter().filter_map(|mark| said.rsplit_once(mark));
    parts
        .find_map(|(before, after)| match () {
            () if is_title(before) => Some(after),
            () if is_title(after) => Some(before),
            () => None,
        })
        .unwrap_or(said)
}

/// `title` without the name of the site, or of one of its sections, at the end or start.
fn without_site(title: &str, sites: &SiteNames) -> String {
    let words =
        |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let mut title = title.trim();
    loop {
        let last = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
        let Some((at, length)) = last else { break };
        let (before, after) = (&title[..at], &title[at + length..]);
        let is_bar = [" |", " ::", " »", " ǀ", " ¦"].iter().any(|bar| title[at..].starts_with(bar));
        // "a port and its fog" is not a site.
        let may_be_site = is_bar || sites.is_empty() && !after.starts_with(char::is_lowercase);
        let ends_in_site = sites.is_part(after)
            || may_be_site && words(after) <= MAX_SITE_WORDS && words(before) > words(after);
        if !ends_in_site || words(before) < MIN_TITLE_WORDS && !sites.is_name(after) || sites.is_name(before)
        {
            break;
        }
        title = before.trim_end();
    }
    let first = SEPARATORS.iter().filter_map(|mark| title.find(mark).map(|at| (at, mark.len()))).min();
    if let Some((at, length)) = first
        && sites.is_name(&title[..at])
        && words(&title[at + length..]) > 0
    {
        title = &title[at + length..];
    }
    // "harbour-news.example: Fog closes the port".
    if let Some((before, after)) = title.split_once(": ")
        && site::is_host(before)
    {
        title = after;
    }
    title.trim_start_matches(['»', '|', '/', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(title: &str, site: Option<&str>) -> String {
        without_site(title, &SiteNames::known_as(site))
    }

    #[test]
    fn the_name_of_the_site_goes() {
        let site = Some("Harbour News");
        for (title, site, expected) in [
            ("Fog closes the port | Harbour News", site, "Fog closes the port"),
            ("Harbour News: fog - a port - The Harbour News", site, "Harbour News: fog - a port"),
            ("Harbour News | Fog closes the port", site, "Fog closes the port"),
            ("Fog closes the old port – News", None, "Fog closes the old port"),
            ("How we run a port – without fog", None, "How we run a port – without fog"),
            ("How we run a port | fog online", None, "How we run a port"),
            ("Fog at sea - three ports shut for days", site, "Fog at sea - three ports shut for days"),
            ("Nebel : der Hafen ruht", site, "Nebel : der Hafen ruht"),
            ("Nebel | hafenblatt.example", None, "Nebel"),
            ("hafenblatt.example: Nebel im Hafen", None, "Nebel im Hafen"),
            ("hafenblatt.example // » Jens Weber", None, "Jens Weber"),
        ] {
            assert_eq!(stripped(title, site), expected, "{title}");
        }
    }

    #[test]
    fn a_site_is_not_called_like_the_article() {
        let titles = ["Fog closes the port".to_owned()];
        for (said, site) in [
            ("Fog closes the port | Harbour News", "Harbour News"),
            ("Harbour News - Fog closes the port", "Harbour News"),
            ("Fog - Harbour News", "Fog - Harbour News"),
        ] {
            assert_eq!(site_of(said, &titles), site);
        }
    }

    #[test]
    fn titles_that_the_page_contradicts_are_not_believed() {
        let heading = "Fog closes the port of Norvik".to_owned();
        let said =
            ["Latest news and headlines".to_owned(), "Fog closes the port of Norvik | News".to_owned()];
        assert_eq!(best(&said, &[&heading], None).as_deref(), Some("Fog closes the port of Norvik | News"));
        let document = Some("Fog closes the port of Norvik");
        assert_eq!(best(&said[..1], &[&heading], document), Some(heading.clone()));
        assert_eq!(best(&said[..1], &[&heading], None), Some(said[0].clone()));
    }
}
