//! One value for each section of the side panel, and which sections and highlights are shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::{Kind, Section};
use crate::gui::kinds;

/// One value for each section. Settings store it by the names of the sections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SectionMap<T>([T; Section::COUNT]);

impl<T> SectionMap<T> {
    /// The value that `make` gives for each section.
    #[must_use]
    pub fn of(mut make: impl FnMut(Section) -> T) -> Self {
        Self(std::array::from_fn(|index| make(Section::ALL[index])))
    }

    /// The value of `section`.
    #[must_use]
    pub fn get(&self, section: impl Into<Section>) -> &T {
        &self.0[section.into().index()]
    }

    /// Gives `section` this value.
    pub fn set(&mut self, section: impl Into<Section>, value: T) {
        self.0[section.into().index()] = value;
    }

    /// The values by the names of their sections.
    #[must_use]
    pub fn by_name(self) -> BTreeMap<&'static str, T> {
        Section::ALL.map(|section| kinds::of(section).id()).into_iter().zip(self.0).collect()
    }

    /// Takes over the values of the sections that `stored` names.
    #[must_use]
    pub fn updated(mut self, mut stored: BTreeMap<String, T>) -> Self {
        for section in Section::ALL {
            if let Some(value) = stored.remove(kinds::of(section).id()) {
                self.set(section, value);
            }
        }
        self
    }
}

/// Which sections are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, bool>", into = "BTreeMap<&'static str, bool>")]
pub struct OpenSections(SectionMap<bool>);

impl Default for OpenSections {
    fn default() -> Self {
        Self(SectionMap::of(|section| kinds::of(section).is_open_at_first()))
    }
}

impl OpenSections {
    /// Whether `section` is open.
    #[must_use]
    pub fn get(self, section: impl Into<Section>) -> bool {
        *self.0.get(section)
    }

    /// Opens or closes `section`.
    pub fn set(&mut self, section: impl Into<Section>, open: bool) {
        self.0.set(section, open);
    }
}

impl From<BTreeMap<String, bool>> for OpenSections {
    fn from(stored: BTreeMap<String, bool>) -> Self {
        Self(Self::default().0.updated(stored))
    }
}

impl From<OpenSections> for BTreeMap<&'static str, bool> {
    fn from(sections: OpenSections) -> Self {
        sections.0.by_name()
    }
}

/// The kinds whose highlights are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, bool>", into = "BTreeMap<&'static str, bool>")]
pub struct ShownKinds {
    kinds: SectionMap<bool>,
    /// Whether the bands of reported speech are shown, where those of quotes are.
    pub reported: bool,
    /// Whether the highlights of counts up to ten are shown, where those of statistics are.
    pub small_counts: bool,
}

/// The name of [`ShownKinds::reported`] in the settings.
const REPORTED: &str = "reported";
/// The name of [`ShownKinds::small_counts`] in the settings.
const SMALL_COUNTS: &str = "small-counts";

impl Default for ShownKinds {
    fn default() -> Self {
        Self { kinds: SectionMap([true; Section::COUNT]), reported: false, small_counts: true }
    }
}

impl ShownKinds {
    /// No highlights.
    pub const NONE: Self =
        Self { kinds: SectionMap([false; Section::COUNT]), reported: false, small_counts: false };

    /// Whether highlights of `kind` are shown.
    #[must_use]
    pub fn get(self, kind: impl Into<Section>) -> bool {
        *self.kinds.get(kind)
    }

    /// Shows the highlights of `kind` if they are hidden, and hides them if they are shown.
    pub fn toggle(&mut self, kind: Kind) {
        self.kinds.set(kind, !self.get(kind));
    }

    /// Shows the highlights of the kind that `section` lists, if it has any.
    pub fn show(&mut self, section: Section) {
        if kinds::of(section).in_text().can_be_hidden() {
            self.kinds.set(section, true);
        }
    }
}

impl From<BTreeMap<String, bool>> for ShownKinds {
    fn from(stored: BTreeMap<String, bool>) -> Self {
        let reported = stored.get(REPORTED).copied().unwrap_or_default();
        let small_counts = stored.get(SMALL_COUNTS).copied().unwrap_or(true);
        Self { kinds: Self::default().kinds.updated(stored), reported, small_counts }
    }
}

impl From<ShownKinds> for BTreeMap<&'static str, bool> {
    fn from(shown: ShownKinds) -> Self {
        let mut by_name = shown.kinds.by_name();
        for kind in Section::ALL.map(kinds::of).into_iter().filter(|kind| !kind.in_text().can_be_hidden()) {
            by_name.remove(kind.id());
        }
        by_name.insert(REPORTED, shown.reported);
        by_name.insert(SMALL_COUNTS, shown.small_counts);
        by_name
    }
}
