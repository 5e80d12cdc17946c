//! Tables with an article a row (CSV and TSV), as archives and programs that collect articles write them → the articles.

use serde_json::{Map, Value};

use super::composer::Composer;
use super::{ReadProblem, json, plain_text, several};
use crate::article::{Article, Source, Warning};

/// How much of a table is searched for the sign between its cells, in bytes.
const HEAD_BYTES: usize = 4096;
/// The most columns that a table of articles has.
const MAX_COLUMNS: usize = 200;

/// The articles in the `bytes` of a table whose first row has a title and a text among its names, and whose rows have text.
/// Any other table is text.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    let Some(mut composer) = composed(&text) else { return plain_text::read(bytes.to_vec(), source) };
    composer.warnings.extend(warning.map(Warning::new));
    Ok(composer.finish(Source { encoding: Some(encoding), ..source }))
}

/// The articles in the table `text`; `None` if it is none of articles.
fn composed(text: &str) -> Option<Composer> {
    let mut reader = reader(text);
    let names: Vec<String> = reader.headers().ok()?.iter().map(name).collect();
    let column = |of: &[&str]| of.iter().find_map(|wanted| names.iter().position(|name| name == wanted));
    let (_, body) = (column(json::TITLES)?, column(json::TEXTS)?);
    if names.len() > MAX_COLUMNS {
        return None;
    }
    let (mut rows, mut articles) = (0_usize, 0_usize);
    let mut record = csv::StringRecord::new();
    while let Ok(true) = reader.read_record(&mut record) {
        rows += 1;
        articles += usize::from(record.get(body).is_some_and(is_text));
    }
    // A column of remarks makes no articles.
    if articles * 2 <= rows {
        return None;
    }
    let records = self::reader(text).into_records().filter_map(Result::ok);
    let with_text = records.filter(|record| record.get(body).is_some_and(is_text));
    let mut composer = several::composed(with_text, |record| {
        let cell = |(name, cell): (&String, &str)| (name.clone(), Value::String(cell.to_owned()));
        let row = names.iter().zip(record.iter()).map(cell).collect::<Map<_, _>>();
        json::of_object(&Value::Object(row))
    })?;
    if articles < rows {
        let without = match rows - articles {
            1 => "One row of the table has no text and is left out".to_owned(),
            rows => format!("{rows} rows of the table have no text and are left out"),
        };
        composer.warnings.push(Warning::new(without));
    }
    Some(composer)
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes())
}

/// The name of a column, as programs spell it.
fn name(head: &str) -> String {
    head.trim_matches(['\u{feff}', ' ']).to_lowercase()
}

/// Whether a cell has the words of a text.
fn is_text(cell: &str) -> bool {
    cell.split_whitespace().nth(json::FEWEST_WORDS - 1).is_some()
}

/// The sign between the cells: the one that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    let line = head.lines().next().unwrap_or_default();
    let count = |sign: u8| line.bytes().filter(|&byte| byte == sign).count();
    // The first of equals.
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_cells_is_the_one_that_the_head_has() {
        for (head, sign) in
            [("title,text", b','), ("Titel;Text, kurz;Datum", b';'), ("title\ttext", b'\t'), ("a", b',')]
        {
            assert_eq!(delimiter(head), sign, "{head}");
        }
    }
}
