//! The window without a screen, driven by its labels.

#[path = "../shared/case_count.rs"]
mod case_count;
mod gui_support;
mod keys;
mod known;
#[path = "../shared/waiting.rs"]
mod waiting;

mod about;
mod any;
mod card;
mod choosing;
mod commands;
mod corrections;
mod doubts;
mod figures;
mod find;
mod lost;
mod marks;
mod moving;
mod opening;
mod panels;
mod paste;
mod pictures;
mod quotes;
mod reading;
mod sections;
mod session;
mod stops;
mod text;
