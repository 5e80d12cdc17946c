//! The library and the command line, without a window: the same with and without the feature `gui`.

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod damage;
mod pages;
mod program;

mod batch;
mod captions;
mod character_sets;
mod cli;
mod countries;
mod credits;
mod damaged_input;
mod documents;
mod html;
mod language;
mod page_pictures;
mod pdf;
mod people;
mod plain_text;
mod recognizer;
mod statistics;
mod summary_schema;
