//! The small widgets that the window is built from.

pub mod context;
pub mod controls;
