//! Countries as shapes: the outline of one, and a map of those that an article names.

mod icon;
mod map;
mod outlines;

pub use icon::{ICON, icon_ui};
pub use map::{MapColors, MapCountry, map_height, map_ui};
pub use outlines::load;
