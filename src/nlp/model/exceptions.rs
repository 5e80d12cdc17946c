//! The texts that the tokeniser splits, or keeps whole, contrary to its rules: "can't", "a.m.", "Calif.", ":-)".
//!
//! They come from a table that `assets/model/tables.py` writes and describes. A line holds either a text alone,
//! which stays whole, or a text and its pieces, separated by tabs, each piece followed by its norm or nothing.

use std::hash::BuildHasherDefault;

use super::TableError;
use super::murmur::HashedMap;

/// A part of an exception.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its length in bytes.
    pub length: usize,
    /// Its norm, where the exception gives it one.
    pub norm: Option<&'static str>,
}

/// The exceptions by text.
#[derive(Clone, Debug)]
pub struct Exceptions {
    /// For each text, the index in `pieces` of its first piece, and the index after its last.
    by_text: HashedMap<&'static str, (usize, usize)>,
    pieces: Vec<Piece>,
    longest: usize,
}

impl Exceptions {
    /// Reads a table.
    pub fn new(table: &'static str) -> Result<Self, TableError> {
        let mut exceptions = Self {
            by_text: HashedMap::with_capacity_and_hasher(table.len() / 20, BuildHasherDefault::default()),
            pieces: Vec::with_capacity(table.len() / 16),
            longest: 0,
        };
        for (index, line) in table.lines().enumerate() {
            exceptions.add(line).ok_or(TableError { table: "exceptions", line: index + 1 })?;
        }
        Ok(exceptions)
    }

    /// Adds the exception in `line`; `None` if the pieces do not make up the text.
    fn add(&mut self, line: &'static str) -> Option<()> {
        let first = self.pieces.len();
        let (text, fields) = line.split_once('\t').unwrap_or((line, ""));
        let mut rest = text;
        if fields.is_empty() {
            self.pieces.push(Piece { length: text.len(), norm: None });
            rest = "";
        } else {
            let mut fields = fields.split('\t');
            while let Some(piece) = fields.next() {
                let norm = fields.next()?;
                rest = rest.strip_prefix(piece)?;
                self.pieces
                    .push(Piece { length: piece.len(), norm: Some(norm).filter(|norm| !norm.is_empty()) });
            }
        }
        if text.is_empty() || !rest.is_empty() {
            return None;
        }
        self.longest = self.longest.max(text.len());
        self.by_text.insert(text, (first, self.pieces.len()));
        Some(())
    }

    /// The pieces of `text`, if it is an exception. Takes constant time, whatever the length of `text`.
    pub fn get(&self, text: &str) -> Option<&[Piece]> {
        if text.len() > self.longest {
            return None;
        }
        self.by_text.get(text).map(|&(first, end)| &self.pieces[first..end])
    }

    /// Every text with its pieces, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &[Piece])> {
        self.by_text.iter().map(|(&text, &(first, end))| (text, &self.pieces[first..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_pieces_and_norms() {
        let exceptions = Exceptions::new("a.m.\ncan't\tca\tcan\tn't\tnot\n’s\t’s\t's\n").unwrap();
        let check = |text: &str, expected: &[(usize, Option<&str>)]| {
            let pieces = exceptions.get(text).unwrap().iter().map(|piece| (piece.length, piece.norm));
            assert!(pieces.eq(expected.iter().copied()), "{text}");
        };
        check("a.m.", &[(4, None)]);
        check("can't", &[(2, Some("can")), (3, Some("not"))]);
        check("’s", &[(4, Some("'s"))]);
        assert!(exceptions.get("can").is_none());
        assert!(exceptions.get("cannot and shall not").is_none());
    }

    #[test]
    fn a_malformed_line_is_named() {
        for table in ["a\nb\tb", "a\nb\tb\t\tc\t", "a\nbc\tb\t", "a\n\tb\t"] {
            assert_eq!(Exceptions::new(table).unwrap_err().line, 2, "{table}");
        }
    }
}
