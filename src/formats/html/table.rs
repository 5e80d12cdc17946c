//! Tables of data: which tables are such, and their rows as lines.

use super::dom::{Dom, NodeIndex};

/// The longest cell in a table of data, in bytes; longer ones are columns of a layout.
const MAX_CELL_BYTES: usize = 400;
/// The most rows of a table that are shown.
const MAX_ROWS: usize = 2000;
/// The most columns that a cell may reach over.
const MAX_SPAN: usize = 64;
/// The most columns of a table; further cells stand in the last one.
const MAX_COLUMNS: usize = 256;

/// The rows of the table at `node`, one a line, with tabs between their cells. A cell that reaches over several columns
/// or rows has its words in the first place, and the other places are empty, so that each value stands in its column.
pub(super) fn lines(dom: &Dom, node: NodeIndex) -> Vec<String> {
    let mut lines = Vec::new();
    // For each column, how many more rows a cell from above reaches down.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows(dom, node) {
        let mut words: Vec<String> = Vec::new();
        let skip_taken = |words: &mut Vec<String>, taken: &mut Vec<usize>| {
            while let Some(left) = taken.get_mut(words.len()).filter(|left| **left > 0) {
                *left -= 1;
                words.push(String::new());
            }
        };
        for cell in cells(dom, row) {
            skip_taken(&mut words, &mut taken);
            let span = |name: &str, most: usize| {
                let count = dom.attribute(cell, name).and_then(|count| count.parse::<usize>().ok());
                count.unwrap_or(1).clamp(1, most)
            };
            let (columns, rows) = (span("colspan", MAX_SPAN), span("rowspan", MAX_ROWS));
            for column in 0..columns {
                if words.len() >= MAX_COLUMNS && column > 0 {
                    break;
                }
                let at = words.len();
                taken.resize(taken.len().max(at + 1), 0);
                taken[at] = if at < MAX_COLUMNS { rows - 1 } else { 0 };
                words.push(if column == 0 { dom.words(cell) } else { String::new() });
            }
        }
        // A cell from above may reach into the last columns, and past the end of a row that is too short.
        skip_taken(&mut words, &mut taken);
        for left in taken.iter_mut().skip(words.len()) {
            *left = left.saturating_sub(1);
        }
        let line = words.join("\t");
        if !line.trim().is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn rows(dom: &Dom, table: NodeIndex) -> impl Iterator<Item = NodeIndex> {
    dom.descendants(table).filter(|&inner| dom.name(inner) == "tr").take(MAX_ROWS)
}

fn cells(dom: &Dom, row: NodeIndex) -> impl Iterator<Item = NodeIndex> {
    dom.children(row).filter(|&cell| matches!(dom.name(cell), "td" | "th"))
}

/// Whether a table holds data rather than the columns of a page.
pub(super) fn is_data(dom: &Dom, table: NodeIndex) -> bool {
    if dom.holds(table, &["table", "h1", "h2", "ul", "ol", "iframe", "form", "blockquote", "figure"])
        || matches!(dom.attribute(table, "role"), Some("presentation" | "none"))
    {
        return false;
    }
    let rows: Vec<usize> = rows(dom, table).map(|row| cells(dom, row).count()).collect();
    let wide = rows.iter().filter(|&&cells| cells >= 2).count();
    if wide < 2 || wide * 2 < rows.len() {
        return false;
    }
    let mut long = 0;
    let mut bytes = 0;
    for inner in dom.descendants(table) {
        match dom.text(inner) {
            Some((text, _)) => bytes += text.trim().len(),
            None if matches!(dom.name(inner), "td" | "th") => {
                long += usize::from(bytes > MAX_CELL_BYTES);
                bytes = 0;
            }
            None => {}
        }
    }
    long + usize::from(bytes > MAX_CELL_BYTES) == 0
}
