//! The window without a screen, driven by what is written on it.

mod gui_support;
#[path = "../shared/waiting.rs"]
mod waiting;

mod any;
mod card;
mod commands;
mod find;
mod moving;
mod opening;
mod panels;
mod paste;
mod pictures;
mod reading;
mod session;
mod text;
