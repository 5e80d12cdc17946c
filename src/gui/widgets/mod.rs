//! The small widgets that the window is built from.

pub mod context;
pub mod controls;
pub mod panel_width;
pub mod tab_group;
pub mod world;
