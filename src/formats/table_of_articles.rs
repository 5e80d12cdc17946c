//! Tables with an article a row (CSV and TSV), as archives and programs that collect articles write them → the articles.

use serde_json::{Map, Value};

use super::ReadProblem;
use super::composer::Composer;
use super::json;
use super::plain_text;
use crate::article::{Article, Source, Warning};

/// How much of a table is searched for the sign between its cells, in bytes.
const HEAD_BYTES: usize = 4096;
/// The most columns that a table of articles has.
const MAX_COLUMNS: usize = 200;

/// The articles in the `bytes` of a table whose columns say which of them is the title and which the text. Any other table
/// is text.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    let Some(mut composer) = Composer::of_several(rows(&text).filter_map(|row| json::of_object(&row))) else {
        return plain_text::read(bytes.to_vec(), source);
    };
    composer.warnings.extend(warning.map(Warning::new));
    Ok(composer.finish(Source { encoding: Some(encoding), ..source }))
}

/// The rows of the table in `text`, with its first row as the names of their fields.
fn rows(text: &str) -> impl Iterator<Item = Value> + '_ {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .map(|names| names.iter().map(|name| name.trim_matches(['\u{feff}', ' ']).to_lowercase()).collect())
        .unwrap_or_default();
    let has_room = names.len() <= MAX_COLUMNS;
    let records = reader.into_records().filter(move |_| has_room).filter_map(Result::ok);
    records.map(move |record| {
        let cell = |(name, cell): (&String, &str)| (name.clone(), Value::String(cell.to_owned()));
        Value::Object(names.iter().zip(record.iter()).map(cell).collect::<Map<_, _>>())
    })
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
