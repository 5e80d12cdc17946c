//! The statistics of an article.

use super::row::Row;
use super::section::List;
use crate::analysis::Kind;
use crate::gui::model::findings::{Findings, Target};
use crate::gui::model::number;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::sections::Section;

/// The section of statistics: the value with its unit and modifier, and what it counts or measures.
pub fn list<'a>(document: &'a OpenArticle, findings: &'a Findings) -> List<'a> {
    let statistics = &findings.analysis.statistics;
    List {
        section: Section::Statistics,
        title: "Statistics",
        none: "No statistics found",
        no_match: "No statistics match the filter",
        row_height: 32.0,
        target: |index| Target::entity(Kind::Statistic, index),
        row: Box::new(|index| {
            let statistic = &statistics[index];
            let value = number::statistic(statistic, document.article.slice(statistic.range));
            let subject = statistic.subject.map(|range| document.words(range)).unwrap_or_default();
            let name = if subject.is_empty() { value.clone() } else { format!("{value}, {subject}") };
            Row {
                thumbnail: None,
                badge: None,
                title: value,
                detail: subject,
                beside: true,
                title_lines: 1,
                count: None,
                strip: false,
                doubt: statistic.doubt,
                name,
                tooltip: document.words(statistic.sentence),
            }
        }),
    }
}
