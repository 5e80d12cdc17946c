//! The library and the command line, without a window; the tests are the same with and without the feature `gui`.

#[path = "../shared/case_count.rs"]
mod case_count;
mod cases;
mod common;
mod corrections;
mod damage;
mod imports;
mod invariants;
mod pages;
mod program;
#[path = "../shared/samples.rs"]
mod samples;
#[path = "../shared/waiting.rs"]
mod waiting;

mod batch;
mod captions;
mod character_sets;
mod cli;
mod countries;
mod credits;
mod damaged_input;
mod documents;
mod evidence;
mod html;
mod inputs;
mod language;
mod long_texts;
mod outputs;
mod page_pictures;
mod pdf;
mod people;
mod plain_text;
mod quotes;
mod recognizer;
mod rooms;
mod statistics;
mod summary_round_trip;
mod summary_schema;
mod syntax;
mod word_lists;
