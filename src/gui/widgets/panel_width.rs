//! The width that the reader chose for a panel, which a narrow window or a larger zoom takes back only for a while.

use std::ops::RangeInclusive;

use egui::{Id, Ui};

/// How wide a panel may be in this pass.
#[derive(Clone, Debug)]
pub struct PanelWidth {
    /// Its width to start with, in points.
    pub default: f32,
    /// What it may be dragged to, in points.
    pub range: RangeInclusive<f32>,
    /// Whether the reader, and not the room, decides in this pass.
    is_free: bool,
}

impl PanelWidth {
    /// Of the panel called `name`, for which `chosen` was set, where it may be `widths` wide.
    ///
    /// When the room changes, the panel takes the width that was chosen as far as there is room for it.
    #[must_use]
    pub fn new(ui: &Ui, name: &str, chosen: f32, widths: RangeInclusive<f32>) -> Self {
        let id = Id::unique("room for").with(name);
        let widest = *widths.end();
        let room_changed = ui.data_mut(|data| {
            let changed = data.get_temp(id) != Some(widest);
            data.insert_temp(id, widest);
            changed
        });
        let default = chosen.clamp(*widths.start(), widest);
        let range = if room_changed { default..=default } else { widths };
        Self { default, range, is_free: !room_changed }
    }

    /// The width to keep now that the panel is `width` wide: none where the room decided.
    #[must_use]
    pub fn kept(&self, width: f32) -> Option<f32> {
        (self.is_free && width < *self.range.end() - 0.5).then_some(width)
    }
}
