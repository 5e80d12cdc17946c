//! When commands can be used, and which of them stand for something that is on.

use super::UiCommand;
use crate::analysis::EntityKind;
use crate::gui::model::settings::ThemeChoice;
use crate::gui::model::state::State;
use crate::gui::model::typography::{Face, Typography};

impl UiCommand {
    /// Whether it can be used now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        let settings = &state.settings;
        match self {
            Self::CloseArticle | Self::Find | Self::Outline => state.active().is_some(),
            Self::FindSelected => state.selected_text().is_some(),
            Self::NextHit | Self::PreviousHit => {
                let has_hits = state.active().is_some_and(|document| !document.find.hits().is_empty());
                state.find.is_open && has_hits
            }
            Self::FindMatchCase | Self::FindWholeWords | Self::FindRegex | Self::ToggleHitList => {
                state.find.is_open
            }
            // A regular expression is taken at its word.
            Self::FindIgnoreAccents => state.find.is_open && !state.find.query.options.regex,
            Self::CloseFind => {
                // What has the keyboard is left first.
                let is_filtering = state.active().is_some_and(|document| document.filter.has_focus);
                state.find.is_open && state.active().is_some() && !is_filtering
            }
            Self::NextHeading | Self::PreviousHeading | Self::NextCaption | Self::PreviousCaption => {
                // Also behind the last one: the page would take the arrows.
                let (kind, _) = self.landmark();
                state.active().is_some_and(|document| !document.landmarks.get(kind).is_empty())
            }
            Self::GoBack => {
                state.active().is_some_and(|document| document.history.can_go_back(document.place()))
            }
            Self::GoForward => {
                state.active().is_some_and(|document| document.history.can_go_forward(document.place()))
            }
            Self::NextArticle | Self::PreviousArticle | Self::CloseOtherArticles => state.documents.len() > 1,
            Self::ReopenArticle => !state.closed.is_empty(),
            Self::ExportJson | Self::CopyJson | Self::FilterPanels => {
                state.active().is_some_and(|document| document.findings().is_some())
            }
            Self::NextMention | Self::PreviousMention => {
                state.active().is_some_and(|document| document.selection.is_some())
            }
            Self::ClearSelection => state
                .active()
                .is_some_and(|document| document.selection.is_some() || document.selected_text().is_some()),
            Self::Copy | Self::CopyWithSource => {
                state.active().is_some_and(|document| document.selected_text().is_some())
            }
            Self::SelectNamed => {
                state.active().is_some_and(|document| document.named_in_selected_text().is_some())
            }
            Self::SelectAll => state.active().is_some_and(|document| !document.article.blocks().is_empty()),
            Self::TypographyReset => settings.typography != Typography::default(),
            Self::ClearFilter => {
                let filter = state.active().map(|document| &document.filter);
                let is_in_use = filter.is_some_and(|filter| filter.has_focus || !filter.text.is_empty());
                state.settings.panel_open && is_in_use
            }
            Self::ShowPicture => {
                state.settings.pictures
                    && state.active().is_some_and(|document| !document.article.pictures().is_empty())
            }
            Self::Paste => !state.pasting,
            Self::CancelAnalysis => state.active().is_some_and(|document| document.progress().is_some()),
            Self::ZoomReset => (state.settings.zoom - 1.0).abs() > f32::EPSILON,
            _ => true,
        }
    }

    /// Whether it stands for something that is on now; `None` where it is no switch.
    #[must_use]
    pub fn is_on(self, state: &State) -> Option<bool> {
        let settings = &state.settings;
        match self {
            Self::ToggleSidePanel => Some(settings.panel_open),
            Self::FindMatchCase => Some(state.find.query.options.match_case),
            Self::FindWholeWords => Some(state.find.query.options.whole_words),
            Self::FindIgnoreAccents => Some(state.find.query.options.ignore_accents),
            Self::FindRegex => Some(state.find.query.options.regex),
            Self::ToggleHitList => Some(state.find.lists_hits),
            Self::ToggleReopenAtStart => Some(settings.reopen_at_start),
            Self::TogglePeople => Some(settings.shown.get(EntityKind::Person)),
            Self::ToggleCountries => Some(settings.shown.get(EntityKind::Country)),
            Self::ToggleStatistics => Some(settings.shown.get(EntityKind::Statistic)),
            Self::ToggleCard => Some(settings.card_open),
            Self::TogglePictures => Some(settings.pictures),
            Self::CleanPage => Some(settings.clean_page),
            Self::ReducedMotion => Some(settings.reduced_motion),
            Self::FaceSerif => Some(settings.typography.face == Face::Serif),
            Self::FaceSans => Some(settings.typography.face == Face::Sans),
            Self::ThemeSepia => Some(settings.theme == ThemeChoice::Sepia),
            Self::ThemeHighContrast => Some(settings.theme == ThemeChoice::HighContrast),
            Self::ThemeHighContrastDark => Some(settings.theme == ThemeChoice::HighContrastDark),
            Self::ThemeLight => Some(settings.theme == ThemeChoice::Light),
            Self::ThemeDark => Some(settings.theme == ThemeChoice::Dark),
            Self::ThemeSystem => Some(settings.theme == ThemeChoice::System),
            _ => None,
        }
    }
}
