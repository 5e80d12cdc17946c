//! Tables on a page, recognised by the columns in which their words line up. Each row becomes a line, with its cells
//! separated by tabs, at the table's place among the lines of text.

use unpdf::parser::{DetectedTable, TableDetector, TableRowData, TextLine, TextSpan};

use super::extract::clean;
use super::reading::Line;

/// The most pieces of text on a page that is searched for tables; the search takes time that grows faster than their
/// number.
const MAX_SPANS: usize = 5000;
/// The fewest rows with several cells; running heads and feet have fewer.
const MIN_ROWS: usize = 3;
/// The average number of letters in a cell: formulas have fewer, columns of running text more.
const MIN_CELL_LETTERS: usize = 2;
const MAX_CELL_LETTERS: usize = 30;
/// The smallest gap between two cells, in multiples of the size of the letters.
const MIN_GAP: f32 = 0.6;

/// A table with its rows from the top down.
pub(super) struct Table {
    rows: Vec<Line>,
}

/// Takes the tables out of the `spans` of a page.
pub(super) fn take(spans: Vec<TextSpan>) -> (Vec<Table>, Vec<TextSpan>) {
    if spans.len() > MAX_SPANS {
        return (Vec::new(), spans);
    }
    let (found, mut rest) = TableDetector::new().detect(spans);
    let mut tables = Vec::new();
    for table in found {
        match rows(&table) {
            Some(rows) => tables.push(Table { rows }),
            None => rest.extend(table.rows.into_iter().flat_map(|row| row.spans)),
        }
    }
    (tables, rest)
}

/// Inserts `table` into `lines`, below the last line above it.
pub(super) fn insert(table: Table, lines: &mut Vec<Line>) {
    let Some(top) = table.rows.first() else { return };
    let is_beside = |line: &Line| line.left < top.right && top.left < line.right;
    let above = lines.iter().rposition(|line| is_beside(line) && line.baseline > top.baseline);
    let below = || lines.iter().position(&is_beside);
    let at = above.map_or_else(|| below().unwrap_or(lines.len()), |above| above + 1);
    lines.splice(at..at, table.rows);
}

/// The rows of `table`; `None` if it is not a table but text in columns, or a formula.
fn rows(table: &DetectedTable) -> Option<Vec<Line>> {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row, &table.columns)).collect();
    let filled: Vec<usize> =
        rows.iter().map(|row| row.iter().filter(|cell| !cell.is_empty()).count()).collect();
    let full_rows = filled.iter().filter(|&&count| count > 1).count();
    let letters: usize = rows.iter().flatten().map(|cell| cell.chars().count()).sum();
    let cell_count: usize = filled.iter().sum();
    let is_table = full_rows >= MIN_ROWS
        && full_rows * 3 >= rows.len() * 2
        && (cell_count * MIN_CELL_LETTERS..=cell_count * MAX_CELL_LETTERS).contains(&letters);
    let line = |(cells, row): (&Vec<String>, &TableRowData)| Line {
        text: cells.join("\t").trim_end().to_owned(),
        left: table.left_x,
        right: table.right_x,
        baseline: row.y,
        size: row.spans.first().map_or(0.0, |span| span.font_size),
        is_bold: false,
        is_row: true,
    };
    let lines = || rows.iter().zip(&table.rows).map(line).filter(|line| !line.text.trim().is_empty());
    is_table.then(|| lines().collect())
}

/// The words of `row`, divided into the columns that begin at `columns`.
fn cells(row: &TableRowData, columns: &[f32]) -> Vec<String> {
    let mut cells: Vec<Vec<TextSpan>> = vec![Vec::new(); columns.len().max(1)];
    let mut end_of_last = f32::NEG_INFINITY;
    let mut column = 0;
    for span in &row.spans {
        // The pieces of one word or phrase stay together, wherever a column begins.
        if span.x - end_of_last > MIN_GAP * span.font_size {
            let starts = |&start: &f32| start <= span.x + MIN_GAP * span.font_size;
            column = columns.iter().rposition(starts).unwrap_or(0).max(column);
        }
        end_of_last = end_of_last.max(span.x + span.width);
        cells[column].push(span.clone());
    }
    cells.into_iter().map(|spans| clean(&TextLine::from_spans(spans).text())).collect()
}
