//! The people of an article.

use super::row::Row;
use super::section::List;
use crate::analysis::Kind;
use crate::gui::model::describe::{self, counted};
use crate::gui::model::findings::{Findings, Target};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::sections::Section;
use crate::text::one_line;

/// The section of people: name, who they are, how often.
pub fn list<'a>(document: &'a OpenArticle, findings: &'a Findings) -> List<'a> {
    let people = &findings.analysis.people;
    List {
        section: Section::People,
        title: "People",
        none: "No people found",
        no_match: "No people match the filter",
        row_height: 48.0,
        target: |index| Target::entity(Kind::Person, index),
        row: Box::new(|index| {
            let person = &people[index];
            let name = one_line(&person.name);
            let introduced = person.introduced_as.map(|range| document.words(range));
            let detail = match (introduced, person.credit_only) {
                (Some(introduced), _) => introduced,
                (None, true) => "credit only".to_owned(),
                (None, false) => String::new(),
            };
            let aliases = person.aliases.iter().map(|alias| one_line(alias)).collect::<Vec<_>>().join(", ");
            let also = if aliases.is_empty() { String::new() } else { format!("\nAlso {aliases}") };
            let signs = person.mentions.first().and_then(|place| describe::why(place.signs));
            let why = signs.map(|signs| format!("\n{signs}")).unwrap_or_default();
            let tooltip = match detail.as_str() {
                "" => format!("{name}{also}{why}"),
                detail => format!("{name}: {detail}{also}{why}"),
            };
            Row {
                thumbnail: None,
                badge: None,
                name: format!("{name}, {}", counted(person.mentions.len(), "mention", "mentions")),
                title: name,
                detail,
                beside: false,
                title_lines: 1,
                count: Some(person.mentions.len()),
                strip: true,
                doubt: person.doubt,
                tooltip,
            }
        }),
    }
}
