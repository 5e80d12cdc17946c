//! Dateline reads news articles: it opens an article file, finds the people, countries, statistics and image
//! captions in it, shows why each is there, and writes a JSON summary.
//!
//! ```
//! let text = "Fog closes port\n\nShips wait off the port, Mayor Jane Doe said on Tuesday. Doe hopes for wind.";
//! let (article, analysis) = dateline::open_bytes(text, "fog.txt")?.analyzed();
//! for person in &analysis.people {
//!     let role = person.introduced_as.map_or("", |range| article.slice(range));
//!     println!("{role} {}: {} mentions", person.name, person.mentions.len());
//! }
//! assert_eq!(analysis.people[0].name, "Jane Doe");
//! assert_eq!(analysis.people[0].mentions.len(), 2);
//! # Ok::<(), dateline::ReadError>(())
//! ```
//!
//! ```text
//! bytes ──formats──▶ Article ──analysis──▶ Analysis ──┬─summary──▶ JSON
//!                               ▲                     └─gui──────▶ reader + panels
//!                              nlp
//! ```
//!
//! [`open`] and [`open_bytes`] read a file of any format into an [`Article`], with its [`Analysis`] if the file is a
//! summary; [`analyze`] finds what the article says; [`to_json`] writes both as JSON. [`article_from_text`] makes an
//! article of text that is in no file. This file has everything that is public; the rooms behind it are the crate's
//! own.
//!
//! # Rooms
//!
//! - `article`: what an article is: text, blocks, pictures, metadata, warnings.
//! - `formats`: a file's bytes → an article; the only room that reads article files.
//! - `nlp`: tokens, sentences, the language, and recognisers of named entities; it knows nothing about news.
//! - `analysis`: what the article says.
//! - `corrections`: what the reader changes about an analysis.
//! - `summary`: an analysis → JSON and back.
//! - `export`: an analysis → files for other programs, one source file a format.
//! - `atomic_file`: writes files whole or not at all.
//! - `text`: helpers over strings.
//! - `gui`: the window (feature `gui`).
//!
//! The commands that need no window belong to the program, `src/cli/` (feature `cli`). ARCHITECTURE.md says which room
//! may use which, and why some things are as they are.
//!
//! # Invariants
//!
//! - Without the feature `gui` there is no egui, eframe or rfd in the crate; without `cli` it uses no clap and no
//!   anyhow.
//! - [`analyze`] does no input or output and cannot fail.
//! - All ranges are half-open byte ranges into the article's text, on character boundaries. Exports count in Unicode
//!   code points.
//! - The same article gives the same bytes of JSON, from the window and from the command line.
//! - No order depends on a hash map.
//! - Nothing here uses the network.

// Some of what the rooms offer is there for the window alone. Builds with the window find what is really unused.
#![cfg_attr(not(feature = "gui"), allow(dead_code, unused_imports))]

mod analysis;
mod article;
mod atomic_file;
mod corrections;
mod export;
mod formats;
#[cfg(feature = "gui")]
mod gui;
mod lang;
mod nlp;
mod summary;
mod text;

#[doc(hidden)]
pub mod testing;

pub use analysis::{
    Analysis, Caption, CaptionPosition, CaptionRule, Check, CheckState, Colour, Corrected, Country,
    CountryEvidence, CountryMention, CountryRule, Doubt, Entity, EntityKey, Evidence, EvidenceList, Field,
    Kind, Lost, Mark, Marking, Mention, Modifier, Parts, Person, PersonIndex, PersonMention, PersonRule,
    Progress, PutRight, Quote, QuoteIndex, QuoteKind, QuoteRule, Rule, Section, Side, Speaker, SpeakerKind,
    Statistic, StatisticKind, StatisticRule, Unsure, analyze, analyze_with_progress, said_by, statistics_of,
};
pub use article::{
    Among, Article, Block, BlockIndex, BlockKind, LoosePicture, Metadata, Origin, Picture, PictureContent,
    Source, TextRange, Warning, Zone,
};
pub use atomic_file::{is_same_file, write as write_file};
pub use corrections::{
    Action, Anchor, Change, Corrections, CorrectionsError, CorrectionsProblem, FileProblem, Kept, Operation,
    SCHEMA as CORRECTIONS_SCHEMA, Store, StoreError, apply as apply_corrections,
    beside as corrections_beside, read as read_corrections, read_if_there as read_corrections_if_there,
};
pub use export::ExportFormat;
pub use formats::{
    DocumentProblem, MAX_FILE_BYTES, ReadError, ReadProblem, article_from_text, file_and_number,
};
pub use nlp::recognizer::Label;
pub use summary::{Opened, SCHEMA, Summary, open, open_bytes, to_json};
pub use text::CodePoints;

/// Reading PDFs, in a separate process if the program names one.
pub mod pdf {
    pub use crate::formats::pdf::{COMMAND, PdfProblem, read_in_child, read_with};
}

/// The window.
#[cfg(feature = "gui")]
pub mod window {
    pub use crate::gui::screenshot::{Picture as Screenshot, take as take_screenshot};
    pub use crate::gui::settings::ThemeChoice;
    pub use crate::gui::{GuiError, Where, run};
}
