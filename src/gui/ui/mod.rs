//! The parts of the window around the page and over it. They take state and return actions.

pub mod about;
pub mod card;
pub mod changes;
pub mod check;
pub mod command_palette;
pub mod correction_menu;
pub mod dialog;
pub mod empty;
pub mod language_menu;
pub mod legend;
pub mod notices;
pub mod outline;
pub mod overlay;
pub mod panels;
pub mod picture_viewer;
pub mod placing;
pub mod reading_menu;
pub mod shortcuts;
pub mod status;
pub mod tabs;
pub mod toolbar;
