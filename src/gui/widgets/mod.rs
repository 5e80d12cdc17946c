//! Small things that the parts of the window are made of.

pub mod context;
pub mod controls;
