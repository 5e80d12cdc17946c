//! The countries of an article.

use super::row::Row;
use super::section::List;
use crate::analysis::Kind;
use crate::gui::model::describe::{self, counted};
use crate::gui::model::findings::{Findings, Target};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::sections::Section;

/// The section of countries: code, name, how often by name, demonym and capital.
pub fn list<'a>(_document: &'a OpenArticle, findings: &'a Findings) -> List<'a> {
    let countries = &findings.analysis.countries;
    List {
        section: Section::Countries,
        title: "Countries",
        none: "No countries found",
        no_match: "No countries match the filter",
        row_height: 48.0,
        target: |index| Target::entity(Kind::Country, index),
        row: Box::new(|index| {
            let country = &countries[index];
            let detail = describe::country_evidence(country);
            Row {
                thumbnail: None,
                badge: Some(country.alpha2.to_owned()),
                name: format!("{}, {}", country.name, counted(country.mentions.len(), "mention", "mentions")),
                title: country.name.to_owned(),
                tooltip: format!("{}: {detail}", country.name),
                detail,
                beside: false,
                title_lines: 1,
                count: Some(country.mentions.len()),
                strip: true,
                doubt: country.doubt,
            }
        }),
    }
}
