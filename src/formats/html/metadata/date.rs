//! When an article was published, as ISO 8601.

use std::sync::LazyLock;

use regex::Regex;

use super::super::dom::NodeIndex;
use super::head::Head;
use super::page::{Page, names_of_table};
use crate::text::pattern;

/// How many elements with a date in plain sight are examined.
const MAX_ELEMENTS: usize = 40;
/// The longest line that may be a date with words around it, in bytes.
const MAX_LINE_BYTES: usize = 120;

/// The day, or day and time, of publication: from the data of the page, its meta tags, its elements, its address, or
/// the first date in plain sight.
pub(super) fn published(page: &Page<'_>, head: &Head) -> Option<String> {
    let dom = page.dom;
    let data = page.described.published.as_deref().and_then(iso);
    let meta = || page.metas("published").find_map(iso);
    let value = |node: NodeIndex| {
        let attributes = ["content", "datetime", "title"];
        attributes
            .into_iter()
            .filter_map(|attribute| dom.attribute(node, attribute))
            .find_map(iso)
            .or_else(|| iso(&dom.words(node)))
    };
    let marked = || page.properties("datePublished").find_map(value);
    // Those of the head come first, and those of other articles last.
    let timed = |of_others: bool| {
        let times: Vec<NodeIndex> = dom.named("time").take(MAX_ELEMENTS).collect();
        let first = times.iter().copied().find(|&time| dom.attribute(time, "pubdate").is_some());
        let in_head = times.iter().copied().filter(|time| head.nodes().contains(time));
        let all = first.into_iter().chain(in_head).chain(times.iter().copied());
        all.filter(|&time| is_of_other(page, head, time) == of_others).find_map(value)
    };
    let in_head = || {
        // A headline may name another day.
        let is_of_headline =
            |node: &NodeIndex| dom.ancestors(*node).take(4).any(|above| dom.name(above) == "h1");
        let nodes = head.nodes().filter(|node| !is_of_headline(node));
        let texts = nodes.filter_map(|node| dom.text(node)).map(|(text, _)| text);
        texts.filter(|text| text.len() < MAX_LINE_BYTES).find_map(iso)
    };
    let address = || {
        let link = dom.named("link").find(|&link| dom.attribute(link, "rel") == Some("canonical"));
        let address =
            link.and_then(|link| dom.attribute(link, "href")).map(str::to_owned).or_else(|| page.meta("url"));
        let address = address?;
        let found = ADDRESS.captures(&address)?;
        day(&found["year"], &found["month"], &found["day"])
    };
    let classed = || {
        let words = names_of_table("date-classes");
        let is_date = |&node: &NodeIndex| {
            let classes = dom.attribute(node, "class").unwrap_or_default();
            let id = dom.attribute(node, "id").unwrap_or_default();
            classes
                .split_whitespace()
                .chain(std::iter::once(id))
                .any(|class| class.to_lowercase().split(['-', '_']).any(|word| words.contains(&word)))
        };
        let nodes = (0..dom.len()).filter(|&node| dom.text(node).is_none()).filter(is_date);
        nodes.take(MAX_ELEMENTS).find_map(|node| {
            let text = dom.words(node);
            if text.len() < 200 { iso(&text) } else { None }
        })
    };
    let in_sight = || {
        let body = dom.named("body").next()?;
        let texts = dom.descendants(body).filter(|&node| {
            !dom.parent(node)
                .is_some_and(|parent| matches!(dom.name(parent), "script" | "style" | "noscript"))
        });
        texts
            .filter_map(|node| dom.text(node))
            .filter(|(text, _)| text.len() < MAX_LINE_BYTES)
            .find_map(|(text, _)| iso(text))
    };
    let own = data.or_else(meta).or_else(marked).or_else(|| timed(false));
    own.or_else(address).or_else(in_head).or_else(classed).or_else(|| timed(true)).or_else(in_sight)
}

/// Whether the element at `node` says when another article was published.
fn is_of_other(page: &Page<'_>, head: &Head, node: NodeIndex) -> bool {
    let dom = page.dom;
    let is_aside = |around: NodeIndex| {
        matches!(dom.name(around), "aside" | "nav" | "footer")
            && !head.headline().is_some_and(|headline| (around..dom.end(around)).contains(&headline))
    };
    let is_aside = || !head.nodes().contains(&node) && dom.ancestors(node).any(is_aside);
    head.is_in_card(dom, node, true) || is_aside()
}

/// An ISO date, with a time if it has one.
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?<year>(?:19|20)[0-9]{2})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.][0-9]+)? ?(?<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    )
});

/// Only digits, year first: 20240503, 2024/05/03.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?<year>(?:19|20)[0-9]{2})(?:/(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})|[.](?<month3>[0-9]{2})[.](?<day3>[0-9]{2})|(?<month2>[0-9]{2})(?<day2>[0-9]{2})|年(?<month4>[0-9]{1,2})月(?<day4>[0-9]{1,2}))(?:\b|[T0-9]|日)",
    )
});

/// Digits with dots, day first, or with slashes, in either order.
static DOTTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?<a>[0-9]{1,2})(?<mark>[./-]) ?(?<b>[0-9]{1,2})[./-] ?(?<year>(?:19|20)[0-9]{2}|[0-9]{2})\b")
});

/// A day with the name of its month.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th|er|º|[.])?(?: de | of |,? |-)(?<month>\p{L}{3,10})[.]?,?(?: de | del |-| )(?<year>(?:19|20)[0-9]{2})|(?<month2>\p{L}{3,10})[.]? (?<day2>[0-9]{1,2})(?:st|nd|rd|th)?,? (?:at [0-9:]+ ?[ap]m,? )?(?<year2>(?:19|20)[0-9]{2}))\b",
    )
});

/// A date in an address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[/-](?<year>(?:19|20)[0-9]{2})[/-](?<month>0?[1-9]|1[0-2])[/-](?<day>0?[1-9]|[12][0-9]|3[01])(?:[/-]|$)",
    )
});

/// Months by name.
static MONTHS: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/html-months.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(number, names)| names.split(' ').map(move |name| (name, number.parse().unwrap_or(0))))
        .collect()
});

/// The first date in `text` as ISO 8601.
pub(super) fn iso(text: &str) -> Option<String> {
    if let Some(found) = ISO.captures(text) {
        let mut date = day(&found["year"], &found["month"], &found["day"])?;
        if let Some(time) = found.name("time") {
            date.push('T');
            date.push_str(time.as_str());
            if time.len() == 5 {
                date.push_str(":00");
            }
            match found.name("zone").map(|zone| zone.as_str()) {
                Some(zone) if zone.len() == 5 => date.push_str(&format!("{}:{}", &zone[..3], &zone[3..])),
                Some(zone) => date.push_str(zone),
                None => {}
            }
        }
        return Some(date);
    }
    if let Some(found) = NAMED.captures_iter(text).find_map(|found| {
        let group = |names: [&str; 2]| {
            names.into_iter().find_map(|name| found.name(name)).map(|found| found.as_str())
        };
        let name = group(["month", "month2"])?.to_lowercase();
        let month = MONTHS.iter().find(|(other, _)| *other == name)?.1;
        day(group(["year", "year2"])?, &month.to_string(), group(["day", "day2"])?)
    }) {
        return Some(found);
    }
    if let Some(found) = DOTTED.captures(text) {
        let year = &found["year"];
        let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
        let (a, b) = (&found["a"], &found["b"]);
        let day_first = &found["mark"] != "/" || a.parse::<u32>().is_ok_and(|a| a > 12);
        return if day_first { day(&year, b, a) } else { day(&year, a, b) };
    }
    let found = DIGITS.captures(text)?;
    let group =
        |names: [&str; 4]| names.into_iter().find_map(|name| found.name(name)).map(|found| found.as_str());
    day(
        &found["year"],
        group(["month", "month2", "month3", "month4"])?,
        group(["day", "day2", "day3", "day4"])?,
    )
}

/// A day as ISO 8601, if that month and day exist.
fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    ((1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn dates_of_many_forms_become_iso() {
        for (text, date) in [
            ("2024-05-03T10:15:00.000Z", "2024-05-03T10:15:00Z"),
            ("2024-05-03 10:15", "2024-05-03T10:15:00"),
            ("2024-05-03T10:15+0200", "2024-05-03T10:15:00+02:00"),
            ("Fri, 03 May 2024 10:15:00 GMT", "2024-05-03"),
            ("3. Mai 2024, 10:15 Uhr", "2024-05-03"),
            ("May 3rd, 2024", "2024-05-03"),
            ("3 de mayo de 2024", "2024-05-03"),
            ("03.05.2024", "2024-05-03"),
            ("05/03/2024", "2024-05-03"),
            ("20240503", "2024-05-03"),
            ("2024年5月3日", "2024-05-03"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(date), "{text}");
        }
        assert_eq!(iso("call 2024-99-12"), None);
    }
}
