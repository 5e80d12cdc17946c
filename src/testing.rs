//! What tests, benchmarks and examples need beyond the public API. It is not part of that API: anything here may
//! change.

pub use crate::analysis::analyze_without;
pub use crate::analysis::statistics::{SUBJECT_RULES, number_rules};
pub use crate::article::{CaptionCue, Credit};
pub use crate::formats::{MAX_ENTRIES, MAX_PART_BYTES, MAX_PICTURE_BYTES, MAX_UNPACKED_BYTES, MAX_XML_DEPTH};
#[cfg(feature = "gui")]
pub use crate::gui::command::UiCommand;
#[cfg(feature = "gui")]
pub use crate::gui::pictures::decode;
#[cfg(feature = "gui")]
pub use crate::gui::settings::{KEY, Settings, StoredSettings, UNREADABLE_KEY};
#[cfg(feature = "gui")]
pub use crate::gui::tasks::Services;
#[cfg(feature = "gui")]
pub use crate::gui::typography::{Face, Typography};
#[cfg(feature = "gui")]
pub use crate::gui::warm_up::now as warm_up_now;
#[cfg(feature = "gui")]
pub use crate::gui::watch::{ReportChange, WatchEvent, WatchFiles};
#[cfg(feature = "gui")]
pub use crate::gui::{
    APP_ID, App, ChosenPaths, ClipboardContent, Dialogs, Instance, OpenArticle, Order, Page, ReadClipboard,
    Start,
};
pub use crate::nlp::model::Vocabulary;
pub use crate::nlp::model::encoder::Encoder;
pub use crate::nlp::model::lexeme::Lexeme;
pub use crate::nlp::model::matrix::{Rows, WIDTH, multiply};
pub use crate::nlp::model::weights::{Linear, WeightsError, recognizer_weights, syntax_weights};
pub use crate::nlp::recognizer::Recognizer;
pub use crate::nlp::recognizer::decoder::Decoder;
pub use crate::nlp::recognizer::weights::Weights;
pub use crate::nlp::syntax::weights::Weights as SyntaxWeights;
pub use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, SyntaxParser, SyntaxToken, Tag};
pub use crate::nlp::{Entity as RecognizedEntity, EntityRecognizer};
pub use crate::summary::CodePoints;
