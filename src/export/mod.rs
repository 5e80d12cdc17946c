//! What Dateline found, in formats that other programs read.
//!
//! Each format is a variant of [`ExportFormat`]. The code that writes it has a file of its own beside this one, except
//! for the JSON summary, which has a room of its own, since Dateline reads it too.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::summary;

/// A file format for the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum ExportFormat {
    /// The JSON summary.
    Json,
}

/// Turns findings into the bytes of a file.
type Write = fn(&Article, &Analysis) -> Vec<u8>;

/// The facts about a format.
struct Facts {
    name: &'static str,
    extension: &'static str,
    write: Write,
}

impl ExportFormat {
    fn facts(self) -> Facts {
        let (name, extension, write): (_, _, Write) = match self {
            Self::Json => {
                ("JSON", "json", |article, analysis| summary::to_json(article, analysis).into_bytes())
            }
        };
        Facts { name, extension, write }
    }

    /// Its name for people: "JSON".
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.facts().extension
    }

    /// The bytes of a file that says what `analysis` found in `article`.
    #[must_use]
    pub fn write(self, article: &Article, analysis: &Analysis) -> Vec<u8> {
        (self.facts().write)(article, analysis)
    }
}
