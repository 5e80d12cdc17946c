//! What the window knows: the open articles, where the reader is in them, what is remembered. Nothing here draws.

pub mod describe;
pub mod filter;
pub mod find;
pub mod findings;
pub mod history;
pub mod landmarks;
pub mod number;
pub mod open_article;
pub mod order;
pub mod page;
pub mod picture_words;
pub mod quotation;
pub mod revision;
pub mod session;
pub mod settings;
pub mod sorted;
pub mod state;
pub mod text_selection;
pub mod typography;
