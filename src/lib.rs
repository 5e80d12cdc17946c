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
//! # Map
//!
//! - [`article`]: what an article is: text, blocks, pictures, metadata, warnings.
//! - [`formats`]: a file's bytes → [`article::Article`]; the only reader of files.
//! - [`nlp`]: tokens, sentences, the language, and a trained recogniser of named entities ([`nlp::recognizer`]), knowing
//!   nothing of news.
//! - [`analysis`]: what the article says; [`analysis::analyze`].
//! - [`summary`]: [`analysis::Analysis`] → JSON and back; [`summary::open`] opens any file, one with a summary in it with the
//!   analysis that it brings.
//! - [`export`]: [`analysis::Analysis`] → files for other programs, one file a form.
//! - [`atomic_file`]: files that are written whole or not at all.
//! - `gui`: the window (feature `gui`).
//!
//! The commands without a window belong to the program, `src/cli/` (feature `cli`).
//!
//! # Invariants
//!
//! - Without the feature `gui` there is no egui, eframe or rfd in the crate, without `cli` no clap and no anyhow.
//! - [`analysis::analyze`] does no input or output and cannot fail.
//! - All ranges are half-open byte ranges into the article's text on character boundaries. Exports give Unicode
//!   code points.
//! - The same article gives the same bytes of JSON, from the window and from the command line.
//! - Nothing is ordered by a hash map's whim.
//! - Nothing here uses the network.

pub mod analysis;
pub mod article;
pub mod atomic_file;
pub mod export;
pub mod formats;
#[cfg(feature = "gui")]
pub mod gui;
pub mod nlp;
pub mod summary;
mod text;

pub use analysis::{Analysis, analyze};
pub use article::Article;
pub use formats::ReadError;
pub use summary::{Opened, open, open_bytes};
