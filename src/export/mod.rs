//! What Dateline found, in the forms that other programs read.
//!
//! A form is a row of [`ExportFormat`]. What writes it stands in a file of its own beside this one, but for the JSON
//! summary, which has a room of its own, since it is read again too.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::summary;

/// A form of the findings in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum ExportFormat {
    /// The JSON summary.
    Json,
}

/// Turns findings into the bytes of a file.
type Write = fn(&Article, &Analysis) -> Vec<u8>;

/// What is known of a form.
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

    /// How names of its files end, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.facts().extension
    }

    /// The bytes of a file with what `analysis` found in `article`.
    #[must_use]
    pub fn write(self, article: &Article, analysis: &Analysis) -> Vec<u8> {
        (self.facts().write)(article, analysis)
    }
}
