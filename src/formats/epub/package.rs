//! The package document of an e-book: what the book says about itself, and the order of its chapters.

use std::collections::HashMap;

use super::super::document_problem::{DocumentProblem, E_BOOK};
use super::super::marked::{language, one_line};
use super::super::xml::{Node, Xml};
use crate::article::Metadata;

/// The package of a book.
#[derive(Default)]
pub(super) struct Package {
    /// Title, writers, date, publisher and language.
    pub metadata: Metadata,
    /// The paths of its chapters, from the folder of the package document, in reading order.
    pub chapters: Vec<String>,
}

/// An entry of the list of files.
struct Item {
    path: String,
    is_text: bool,
    is_navigation: bool,
}

/// Reads the package document `text`.
pub(super) fn read(text: &str) -> Result<Package, DocumentProblem> {
    let mut package = Package::default();
    let mut items: HashMap<String, Item> = HashMap::new();
    let mut spine = Vec::new();
    let mut creators: Vec<(Option<String>, String, bool)> = Vec::new();
    let mut roles: HashMap<String, String> = HashMap::new();
    let mut xml = Xml::new(text, E_BOOK);
    let metadata = &mut package.metadata;
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        let attribute = |name: &str| element.attribute(name);
        match element.name() {
            "title" if metadata.title.is_none() => metadata.title = one_line(&xml.text()?),
            "creator" => {
                let (id, role) = (attribute("id"), attribute("role"));
                let is_writer = role.is_none_or(|role| role == "aut");
                creators.extend(one_line(&xml.text()?).map(|name| (id, name, is_writer)));
            }
            "date" => {
                let is_other = attribute("event").is_some_and(|event| event != "publication");
                let date = day(&xml.text()?);
                if !is_other && metadata.published.is_none() {
                    metadata.published = date;
                }
            }
            "publisher" if metadata.site.is_none() => metadata.site = one_line(&xml.text()?),
            "language" if metadata.language.is_none() => metadata.language = language(&xml.text()?),
            "meta" if element.has("property", "role") => {
                let of = attribute("refines").unwrap_or_default();
                roles.insert(of.trim_start_matches('#').to_owned(), xml.text()?);
            }
            "item" => {
                if let (Some(id), Some(path)) = (attribute("id"), attribute("href")) {
                    let media_type = attribute("media-type").unwrap_or_default().to_lowercase();
                    let properties = attribute("properties").unwrap_or_default();
                    let is_text = media_type.contains("html") || media_type.ends_with("/xml");
                    let is_navigation = properties.split_whitespace().any(|property| property == "nav");
                    items.insert(id, Item { path, is_text, is_navigation });
                }
            }
            "itemref" => spine.extend(attribute("idref")),
            _ => {}
        }
    }
    let writers: Vec<String> = creators
        .into_iter()
        .filter(|(id, _, is_writer)| {
            let role = id.as_ref().and_then(|id| roles.get(id));
            role.map_or(*is_writer, |role| role.trim() == "aut")
        })
        .map(|(_, name, _)| name)
        .collect();
    package.metadata.byline = (!writers.is_empty()).then(|| writers.join(", "));
    // A chapter that the book names twice is read once: the first mention takes the item out.
    package.chapters = spine
        .into_iter()
        .filter_map(|id| items.remove(&id))
        .filter(|item| item.is_text && !item.is_navigation)
        .map(|item| item.path)
        .collect();
    Ok(package)
}

/// The year, month or day that opens `date`, as ISO 8601.
fn day(date: &str) -> Option<String> {
    let date = date.trim();
    let is_day = |shape: &str| {
        date.len() >= shape.len()
            && date.bytes().zip(shape.bytes()).all(|(byte, expected)| match expected {
                b'0' => byte.is_ascii_digit(),
                _ => byte == expected,
            })
    };
    ["0000-00-00", "0000-00", "0000"]
        .iter()
        .find(|shape| is_day(shape))
        .map(|shape| date[..shape.len()].to_owned())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn dates_are_cut_to_the_day() {
        for (date, expected) in [
            ("2021-03-04T05:06:07Z", Some("2021-03-04")),
            (" 2021-03 ", Some("2021-03")),
            ("1922", Some("1922")),
            ("c. 1922", None),
            ("", None),
        ] {
            assert_eq!(day(date).as_deref(), expected, "{date}");
        }
    }
}
