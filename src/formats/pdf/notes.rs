//! Text that is placed over the pages of a PDF rather than in them: the contents of form fields, and notes that are
//! shown as text. Readers see it like any other text.

use std::collections::BTreeMap;

use unpdf::parser::TextSpan;
use unpdf::parser::raw::{PdfDict, PdfObject, RawDocument};

/// How many parents a field is searched in: a form names a field in parts, one per level.
const MAX_LEVELS: usize = 16;
/// The most notes on a page that are read.
const MAX_NOTES: usize = 5_000;
/// The size of letters if a note does not give one.
const USUAL_SIZE: f32 = 10.0;

/// Bits of a note's flags that mean it is not shown (ISO 32000-1, 12.5.3).
const HIDDEN: i64 = 1 << 1 | 1 << 5;
/// Bit of a text field's flags that means it holds a password.
const PASSWORD: i64 = 1 << 13;
/// Bit of a choice field's flags that means it shows only the choice, not the list.
const COMBO: i64 = 1 << 17;

/// Text that is placed over a page.
#[derive(Debug)]
pub(super) struct Note {
    lines: Vec<String>,
    /// The left, lower, right and upper edges.
    area: [f32; 4],
    size: f32,
}

impl Note {
    /// Its lines in their positions, to be read with the text of the page.
    pub fn spans(&self) -> impl Iterator<Item = TextSpan> {
        let [left, _, right, top] = self.area;
        self.lines.iter().enumerate().map(move |(index, line)| {
            let baseline = top - self.size * (1.0 + 1.2 * index as f32);
            let mut span = TextSpan::new(line.clone(), left, baseline, self.size, "Note".to_owned());
            // The average letter is about half as wide as it is high.
            span.width = (line.chars().count() as f32 * self.size / 2.0).min((right - left).max(self.size));
            span
        })
    }
}

/// The notes on each page of `document` that show text, by the number of the page.
pub(super) fn notes(document: &RawDocument) -> BTreeMap<u32, Vec<Note>> {
    let mut notes = BTreeMap::new();
    for (number, id) in document.pages() {
        let Ok(page) = document.get_dict(id) else { continue };
        let Some(annotations) = entry(document, page, b"Annots").and_then(PdfObject::as_array) else {
            continue;
        };
        let of_page: Vec<Note> = annotations
            .iter()
            .take(MAX_NOTES)
            .filter_map(|annotation| note(document, document.resolve(annotation).as_dict()?))
            .collect();
        if !of_page.is_empty() {
            notes.insert(number, of_page);
        }
    }
    notes
}

/// The language that `document` gives for itself.
pub(super) fn language(document: &RawDocument) -> Option<String> {
    let bytes = entry(document, document.catalog().ok()?, b"Lang")?.as_str_bytes()?;
    Some(decode(bytes))
}

fn entry<'a>(document: &'a RawDocument, dictionary: &'a PdfDict, key: &[u8]) -> Option<&'a PdfObject> {
    Some(document.resolve(dictionary.get(key)?))
}

/// The entry of a field, or of a field that it is part of.
fn inherited<'a>(document: &'a RawDocument, field: &'a PdfDict, key: &[u8]) -> Option<&'a PdfObject> {
    let mut field = field;
    for _ in 0..MAX_LEVELS {
        if let Some(found) = entry(document, field, key) {
            return Some(found);
        }
        field = entry(document, field, b"Parent")?.as_dict()?;
    }
    None
}

fn note(document: &RawDocument, annotation: &PdfDict) -> Option<Note> {
    if entry(document, annotation, b"F").and_then(PdfObject::as_i64).is_some_and(|flags| flags & HIDDEN != 0)
    {
        return None;
    }
    let text = match entry(document, annotation, b"Subtype")?.as_name()? {
        b"FreeText" => decode(entry(document, annotation, b"Contents")?.as_str_bytes()?),
        b"Widget" => field_text(document, annotation)?,
        _ => return None,
    };
    let lines: Vec<String> =
        text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let corners: Vec<f32> = entry(document, annotation, b"Rect")?
        .as_array()?
        .iter()
        .filter_map(|number| document.resolve(number).as_f32())
        .collect();
    let &[x1, y1, x2, y2] = corners.as_slice() else { return None };
    let area = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
    let said = inherited(document, annotation, b"DA").and_then(PdfObject::as_str_bytes).and_then(said_size);
    let size = said.unwrap_or(USUAL_SIZE).min((area[3] - area[1]).max(1.0));
    (!lines.is_empty()).then_some(Note { lines, area, size })
}

/// What a field of a form shows.
fn field_text(document: &RawDocument, field: &PdfDict) -> Option<String> {
    let flags = inherited(document, field, b"Ff").and_then(PdfObject::as_i64).unwrap_or(0);
    let value = inherited(document, field, b"V");
    match inherited(document, field, b"FT")?.as_name()? {
        b"Tx" if flags & PASSWORD == 0 => Some(decode(value?.as_str_bytes()?)),
        b"Ch" => {
            let options: Vec<[String; 2]> = inherited(document, field, b"Opt")
                .and_then(PdfObject::as_array)
                .unwrap_or_default()
                .iter()
                .filter_map(|option| choice(document, option))
                .collect();
            if flags & COMBO == 0 {
                return Some(options.into_iter().map(|[_, shown]| shown).collect::<Vec<_>>().join("\n"));
            }
            let value = decode(value?.as_str_bytes()?);
            let shown = options.into_iter().find(|[exported, _]| *exported == value).map(|[_, shown]| shown);
            Some(shown.unwrap_or(value))
        }
        _ => None,
    }
}

/// An option of a list: the value that is sent for it and the one that is shown.
fn choice(document: &RawDocument, option: &PdfObject) -> Option<[String; 2]> {
    let text = |object: &PdfObject| document.resolve(object).as_str_bytes().map(decode);
    match document.resolve(option) {
        PdfObject::Array(pair) => Some([text(pair.first()?)?, text(pair.get(1)?)?]),
        other => text(other).map(|shown| [shown.clone(), shown]),
    }
}

/// The size in an appearance such as `/Helv 12 Tf 0 g`. Zero means a size that fits.
fn said_size(appearance: &[u8]) -> Option<f32> {
    let appearance = String::from_utf8_lossy(appearance);
    let words: Vec<&str> = appearance.split_whitespace().collect();
    let at = words.iter().position(|&word| word == "Tf")?;
    let size: f32 = words.get(at.checked_sub(1)?)?.parse().ok()?;
    (size > 0.0 && size < 200.0).then_some(size)
}

/// A text string of a PDF (ISO 32000-1, 7.9.2): UTF-16 or UTF-8 with a byte-order mark, or else in a character set much
/// like Windows-1252. Many programs write UTF-8 without the mark.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
