//! The title of an article, without the name of the site around it.

use super::super::captions::letters;
use super::Page;
use super::plain;

/// What parts a title from the name of the site.
const SEPARATORS: [&str; 13] =
    [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", " ~ ", " ⋆ "];
/// The most words of the name of a site or section.
const MAX_SITE_WORDS: usize = 6;
/// The fewest words of a heading that is preferred to another wording.
const MIN_ALIKE_WORDS: usize = 4;
/// The fewest words of a title that is believed to be one by itself.
const MIN_TITLE_WORDS: usize = 2;

/// The title that the page says, with the one in its heading preferred where both are the same but for the site's name.
pub(super) fn title(page: &Page<'_>, site: Option<&str>) -> Option<String> {
    let dom = page.dom;
    let headings: Vec<String> =
        dom.named("h1").map(|node| dom.words(node)).filter(|text| !text.is_empty()).collect();
    let document =
        dom.named("title").next().map(|node| plain(&dom.words(node))).filter(|text| !text.is_empty());
    let said = page.described.title.clone().or_else(|| page.meta("title"));
    let marked =
        || page.properties("headline").next().map(|node| dom.words(node)).filter(|text| !text.is_empty());
    let whole = said.or_else(marked).or_else(|| document.clone());
    let Some(whole) = whole else { return headings.into_iter().next() };
    // The heading says the same in full, or without the name of the site.
    let own = letters(&whole);
    let heading = headings.iter().find(|heading| {
        let is_part = SEPARATORS.iter().any(|mark| whole.starts_with(&format!("{heading}{mark}")));
        let heading = letters(heading);
        is_part || 3 * heading.len() > 2 * own.len() && (own.starts_with(&heading) || own.ends_with(&heading))
    });
    if let Some(heading) = heading {
        return Some(heading.clone());
    }
    // What the page shows is the headline; data and networks get it reworded.
    if let [heading] = headings.as_slice()
        && alike(heading, &without_site(&whole, site))
    {
        return Some(heading.clone());
    }
    // Shortened for a network: "The port of Nor…".
    if let Some(start) = whole.strip_suffix("...").or_else(|| whole.strip_suffix('…')) {
        let start = letters(start);
        let full = headings.iter().chain(&document).find(|text| letters(text).starts_with(&start));
        if let Some(full) = full {
            return Some(without_site(full, site));
        }
    }
    Some(without_site(&whole, site))
}

/// Whether two titles share three quarters of their words, counted as twice the common ones over all.
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

/// `title` without the name of the site or of a section of it at its end or start.
fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = title.trim().to_owned();
    let site = site.map(letters).filter(|site| !site.is_empty());
    let is_site = |part: &str| {
        let part = letters(part);
        site.as_ref().is_some_and(|site| {
            part == *site || part.contains(site.as_str()) || part.len() > 3 && site.contains(&part)
        })
    };
    loop {
        let last = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
        let Some((at, length)) = last else { break };
        let (before, after) = (&title[..at], &title[at + length..]);
        let words = |text: &str| text.split_whitespace().count();
        let is_bar =
            title[at..].starts_with(" |") || title[at..].starts_with(" ::") || title[at..].starts_with(" »");
        let ends_in_site = is_site(after)
            || words(after) <= MAX_SITE_WORDS && words(before) > words(after) && (site.is_none() || is_bar);
        if ends_in_site && words(before) >= MIN_TITLE_WORDS {
            title.truncate(at);
            title.truncate(title.trim_end().len());
        } else {
            break;
        }
    }
    let first = SEPARATORS.iter().filter_map(|mark| title.find(mark).map(|at| (at, mark.len()))).min();
    if let Some((at, length)) = first
        && site.as_ref().is_some_and(|site| letters(&title[..at]) == *site)
        && title[at + length..].split_whitespace().count() >= MIN_TITLE_WORDS
    {
        title.drain(..at + length);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn the_name_of_the_site_goes() {
        assert_eq!(
            without_site("Fog closes the port | Harbour News", Some("Harbour News")),
            "Fog closes the port"
        );
        assert_eq!(
            without_site("Harbour News: fog - a port - The Harbour News", Some("Harbour News")),
            "Harbour News: fog - a port"
        );
        assert_eq!(
            without_site("Harbour News | Fog closes the port", Some("Harbour News")),
            "Fog closes the port"
        );
        assert_eq!(without_site("Fog closes the old port – News", None), "Fog closes the old port");
        assert_eq!(
            without_site("Fog at sea - three ports shut for days", Some("Harbour News")),
            "Fog at sea - three ports shut for days"
        );
    }
}
