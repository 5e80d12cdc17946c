//! What the window remembers between runs.
//!
//! Settings are kept as JSON under one key of eframe's storage. Settings that cannot be read are moved to a second key
//! instead of being overwritten, and a notice tells the reader.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::gui::model::find;
use crate::gui::model::order::Orders;
use crate::gui::model::sections::{OpenSections, ShownKinds};
use crate::gui::model::session::{Places, Session};
use crate::gui::model::typography::Typography;
use crate::text::one_line;

/// The key of the settings in the storage.
pub const KEY: &str = "dateline-settings";
/// The key under which unreadable settings are kept.
pub const UNREADABLE_KEY: &str = "dateline-settings-unreadable";

const RECENT_LIMIT: usize = 12;

/// Light, dark, or whatever the desktop says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// Dark ink on a light page.
    Light,
    /// Light ink on a dark page.
    Dark,
    /// Brown ink on old paper.
    Sepia,
    /// Black ink on a white page.
    HighContrast,
    /// White ink on a black page.
    HighContrastDark,
    /// The same as the desktop.
    #[default]
    System,
}

/// What the window remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// The kinds whose highlights are shown.
    pub shown: ShownKinds,
    /// Whether the side panel is shown.
    pub panel_open: bool,
    /// The width of the side panel in points.
    pub panel_width: f32,
    /// Whether the outline is shown.
    pub outline_open: bool,
    /// The width of the outline in points.
    pub outline_width: f32,
    /// Whether the countries are shown on a map.
    pub map_open: bool,
    /// The sections of the side panel that are open.
    pub open_sections: OpenSections,
    /// Whether the people named only in credits are listed, below the others.
    pub credits_open: bool,
    /// The order that each section of the side panel has.
    pub orders: Orders,
    /// The files opened most recently, the latest first.
    pub recent_files: Vec<PathBuf>,
    /// The headlines of those that have one.
    pub recent_titles: BTreeMap<PathBuf, String>,
    /// The zoom of the whole window; 1 means none.
    pub zoom: f32,
    /// The typography of the article.
    pub typography: Typography,
    /// Whether the page stands alone, without highlights and side panel.
    pub clean_page: bool,
    /// Whether pictures are shown.
    pub pictures: bool,
    /// Whether motion is reduced: nothing glides or pulses.
    pub reduced_motion: bool,
    /// Whether the card of the selection is shown.
    pub card_open: bool,
    /// The height of that card in points.
    pub card_height: f32,
    /// Its height in points when it has a picture.
    pub picture_card_height: f32,
    /// How the find bar interprets its text.
    pub find: find::Options,
    /// Whether a start without files reopens the articles of the last session.
    pub reopen_at_start: bool,
    /// Whether corrections are kept beside the article too.
    pub keep_beside: bool,
    /// The articles that were open.
    pub session: Session,
    /// The reader's place in each article.
    pub places: Places,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            shown: ShownKinds::default(),
            panel_open: true,
            panel_width: 348.0,
            outline_open: false,
            outline_width: 240.0,
            map_open: false,
            open_sections: OpenSections::default(),
            credits_open: false,
            orders: Orders::default(),
            recent_files: Vec::new(),
            recent_titles: BTreeMap::new(),
            zoom: 1.0,
            typography: Typography::default(),
            clean_page: false,
            pictures: true,
            reduced_motion: false,
            card_open: true,
            card_height: 230.0,
            picture_card_height: 400.0,
            find: find::Options::default(),
            reopen_at_start: true,
            keep_beside: false,
            session: Session::default(),
            places: Places::default(),
        }
    }
}

impl Settings {
    /// The smallest and the largest zoom.
    pub const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;

    /// The settings in `json`, with every number clamped to its range.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        let mut settings: Self = serde_json::from_str(json)?;
        settings.zoom = settings.zoom.clamp(*Self::ZOOM_RANGE.start(), *Self::ZOOM_RANGE.end());
        settings.panel_width = settings.panel_width.clamp(200.0, 2000.0);
        settings.outline_width = settings.outline_width.clamp(160.0, 420.0);
        for height in [&mut settings.card_height, &mut settings.picture_card_height] {
            *height = height.clamp(80.0, 2000.0);
        }
        settings.recent_files.truncate(RECENT_LIMIT);
        settings.typography = settings.typography.clamped();
        Ok(settings)
    }

    /// The settings as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("settings hold nothing that JSON cannot")
    }

    /// Puts `path` first among the recent files, with its headline, if it has one.
    pub fn remember_file(&mut self, path: &Path, title: Option<&str>) {
        self.recent_files.retain(|recent| recent != path);
        self.recent_files.insert(0, path.to_owned());
        self.recent_files.truncate(RECENT_LIMIT);
        let title = title.map(one_line).filter(|title| !title.is_empty());
        if let Some(title) = title {
            self.recent_titles.insert(path.to_owned(), title);
        } else {
            self.recent_titles.remove(path);
        }
        let recent = &self.recent_files;
        self.recent_titles.retain(|path, _| recent.contains(path));
    }

    /// Forgets which files were opened.
    pub fn forget_recent_files(&mut self) {
        self.recent_files.clear();
        self.recent_titles.clear();
        self.places.clear();
    }

    /// Applies `change` to the typography of the article.
    pub fn set_type(&mut self, change: impl FnOnce(Typography) -> Typography) {
        self.typography = change(self.typography);
    }

    /// Changes the zoom by `step`, rounded to a multiple of a tenth.
    pub fn zoom_by(&mut self, step: f32) {
        let zoom = ((self.zoom + step) * 10.0).round() / 10.0;
        self.zoom = zoom.clamp(*Self::ZOOM_RANGE.start(), *Self::ZOOM_RANGE.end());
    }
}

/// The settings from the storage, and those that could not be read.
#[derive(Clone, Debug, Default)]
pub struct StoredSettings {
    /// The settings to use.
    pub settings: Settings,
    /// Unreadable settings, to be kept under [`UNREADABLE_KEY`].
    pub unreadable: Option<String>,
}

impl StoredSettings {
    /// The settings stored as `json`, or the default ones.
    #[must_use]
    pub fn read(json: Option<String>) -> Self {
        let Some(json) = json else { return Self::default() };
        match Settings::from_json(&json) {
            Ok(settings) => Self { settings, unreadable: None },
            Err(_) => Self { settings: Settings::default(), unreadable: Some(json) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Kind, Section};
    use crate::gui::model::order::Order;

    #[test]
    fn settings_come_back_as_they_were_stored() {
        let mut settings = Settings { theme: ThemeChoice::Dark, zoom: 1.3, ..Settings::default() };
        settings.open_sections.set(Kind::Country, false);
        settings.shown.toggle(Kind::Statistic);
        settings.orders.set(Order::named(Kind::Statistic, "value").unwrap());
        settings.remember_file(Path::new("/news/talks.txt"), Some("Talks\nresume"));
        settings.session.files.push(PathBuf::from("/news/talks.txt"));
        settings.places.remember("5e1f", 1208);
        assert_eq!(Settings::from_json(&settings.to_json()).unwrap(), settings);
    }

    #[test]
    fn settings_of_sections_are_stored_by_name() {
        let stored = r#"{
            "shown": {"people": true, "countries": false, "statistics": true},
            "open_sections": {"people": false, "countries": true, "captions": true, "unsure": true},
            "orders": {"people": "count", "countries": "name", "statistics": "first-mention"}
        }"#;
        let settings = Settings::from_json(stored).unwrap();
        let kinds = [Kind::Person, Kind::Country, Kind::Statistic, Kind::Caption];
        assert_eq!(kinds.map(|kind| settings.shown.get(kind)), [true, false, true, true]);
        assert_eq!(kinds.map(|kind| settings.open_sections.get(kind)), [false, true, true, true]);
        assert!(settings.open_sections.get(Section::Unsure));
        let orders = kinds.map(|kind| settings.orders.get(kind).map(Order::text));
        assert_eq!(orders, [Some("By count"), Some("By name"), Some("By first mention"), None]);
        let again: serde_json::Value = serde_json::from_str(&settings.to_json()).unwrap();
        let before: serde_json::Value = serde_json::from_str(stored).unwrap();
        for part in ["shown", "open_sections", "orders"] {
            for (name, value) in before[part].as_object().unwrap() {
                assert_eq!(&again[part][name], value, "{part} of {name}");
            }
        }
        assert_eq!(again["open_sections"]["statistics"], true, "what is not stored is as at first");
    }

    #[test]
    fn settings_that_cannot_be_read_are_kept_aside() {
        let stored = StoredSettings::read(Some("{\"zoom\": \"huge\"}".to_owned()));
        assert_eq!(stored.settings, Settings::default());
        assert_eq!(stored.unreadable.as_deref(), Some("{\"zoom\": \"huge\"}"));
    }

    #[test]
    fn a_file_opened_again_moves_to_the_front() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember_file(Path::new(name), (name == "b").then_some("Talks resume"));
        }
        assert_eq!(settings.recent_files, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(
            settings.recent_titles.into_iter().collect::<Vec<_>>(),
            [("b".into(), "Talks resume".to_owned())]
        );
    }

    #[test]
    fn numbers_out_of_range_are_brought_back() {
        let settings = Settings::from_json("{\"zoom\": 90, \"panel_width\": -3}").unwrap();
        assert!((settings.zoom - 3.0).abs() < f32::EPSILON);
        assert!((settings.panel_width - 200.0).abs() < f32::EPSILON);
    }
}
