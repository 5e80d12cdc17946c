//! What commands are called and what they say on hover.

use super::UiCommand;

impl UiCommand {
    /// What it is called.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Open => "Open…",
            Self::OpenByPath => "Open by path…",
            Self::Paste => "Paste as new article",
            Self::CloseArticle => "Close article",
            Self::CloseOtherArticles => "Close other articles",
            Self::ReopenArticle => "Reopen closed article",
            Self::ToggleReopenAtStart => "Reopen articles at start",
            Self::NextArticle => "Next article",
            Self::PreviousArticle => "Previous article",
            Self::ExportJson => "Export JSON…",
            Self::CopyJson => "Copy JSON",
            Self::NextMention => "Next mention",
            Self::PreviousMention => "Previous mention",
            Self::ClearSelection => "Clear selection",
            Self::CancelAnalysis => "Cancel",
            Self::FilterPanels => "Filter the panels",
            Self::ClearFilter => "Clear filter",
            Self::ToggleSidePanel => "Side panel",
            Self::TogglePeople => "People",
            Self::ToggleCountries => "Countries",
            Self::ToggleStatistics => "Statistics",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Actual size",
            Self::ThemeLight => "Light theme",
            Self::ThemeDark => "Dark theme",
            Self::ThemeSystem => "Theme of the system",
            Self::Copy => "Copy",
            Self::CopyWithSource => "Copy with source",
            Self::SelectAll => "Select all",
            Self::SelectNamed => "Select what it names",
            Self::TextLarger => "Larger text",
            Self::TextSmaller => "Smaller text",
            Self::LinesLonger => "Longer lines",
            Self::LinesShorter => "Shorter lines",
            Self::SpacingMore => "More line spacing",
            Self::SpacingLess => "Less line spacing",
            Self::FaceSerif => "Serif",
            Self::FaceSans => "Sans serif",
            Self::TypographyReset => "Usual typography",
            Self::ToggleCard => "Details",
            Self::TogglePictures => "Pictures",
            Self::CleanPage => "Clean page",
            Self::FullScreen => "Full screen",
            Self::ReducedMotion => "Reduced motion",
            Self::ThemeSepia => "Sepia theme",
            Self::ThemeHighContrast => "High contrast",
            Self::ThemeHighContrastDark => "High contrast, dark",
            Self::CommandPalette => "Find a command…",
            Self::KeyboardShortcuts => "Keyboard shortcuts",
            Self::Find => "Find…",
            Self::FindSelected => "Find the selected text",
            Self::NextHit => "Next hit",
            Self::PreviousHit => "Previous hit",
            Self::FindMatchCase => "Match case",
            Self::FindWholeWords => "Whole words",
            Self::FindIgnoreAccents => "Ignore accents",
            Self::FindRegex => "Regular expression",
            Self::ToggleHitList => "List of hits",
            Self::CloseFind => "Close the find bar",
            Self::NextHeading => "Next heading",
            Self::PreviousHeading => "Previous heading",
            Self::NextCaption => "Next caption",
            Self::PreviousCaption => "Previous caption",
            Self::GoBack => "Back",
            Self::GoForward => "Forward",
            Self::Outline => "Outline",
            Self::ShowPicture => "Show picture larger",
            Self::Quit => "Quit",
        }
    }

    /// What it says on hover.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::Open => "Open one or several articles",
            Self::OpenByPath => "Type where a file is",
            Self::Paste => "Open the text on the clipboard as an article of its own",
            Self::CloseArticle => "Close the article that is shown",
            Self::CloseOtherArticles => "Close all articles but the one that is shown",
            Self::ReopenArticle => "Open the article again that was closed last",
            Self::ToggleReopenAtStart => "Start with the articles that were open the last time",
            Self::NextArticle => "Show the next open article",
            Self::PreviousArticle => "Show the previous open article",
            Self::ExportJson => "Write people, countries, statistics and captions to a JSON file",
            Self::CopyJson => "Put the JSON summary on the clipboard",
            Self::NextMention => "Go to the next mention of what is selected",
            Self::PreviousMention => "Go to the previous mention of what is selected",
            Self::ClearSelection => "Select nothing",
            Self::CancelAnalysis => "Stop looking for people, countries and statistics",
            Self::FilterPanels => "Show only the rows that match",
            Self::ClearFilter => "Show all rows again",
            Self::ToggleSidePanel => "Show or hide the side panel",
            Self::TogglePeople => "Show or hide the highlights of people (solid underline)",
            Self::ToggleCountries => "Show or hide the highlights of countries (dashed underline)",
            Self::ToggleStatistics => "Show or hide the highlights of statistics (dotted underline)",
            Self::ZoomIn => "Make everything larger",
            Self::ZoomOut => "Make everything smaller",
            Self::ZoomReset => "Make everything its usual size",
            Self::ThemeLight => "Dark ink on a light page",
            Self::ThemeDark => "Light ink on a dark page",
            Self::ThemeSystem => "Light or dark as the desktop is",
            Self::Copy => "Put the selected text on the clipboard",
            Self::CopyWithSource => {
                "Put the selected text on the clipboard, in quotation marks and with its source"
            }
            Self::SelectAll => "Select the text of the whole article",
            Self::SelectNamed => "Select the person, country or statistic in the selected text",
            Self::TextLarger => "Make the text of the article larger",
            Self::TextSmaller => "Make the text of the article smaller",
            Self::LinesLonger => "Let more characters stand on a line of the article",
            Self::LinesShorter => "Let fewer characters stand on a line of the article",
            Self::SpacingMore => "Put more space between the lines of the article",
            Self::SpacingLess => "Put less space between the lines of the article",
            Self::FaceSerif => "Set the article in a face with serifs",
            Self::FaceSans => "Set the article in a face without serifs",
            Self::TypographyReset => "Set the article as it is at first",
            Self::ToggleCard => "Show or hide what is known of the selected person, country or statistic",
            Self::TogglePictures => "Show or hide the pictures of the article",
            Self::CleanPage => "Show the page alone, without highlights and side panel",
            Self::FullScreen => "Fill the screen with the window",
            Self::ReducedMotion => "Let nothing glide or pulse",
            Self::ThemeSepia => "Brown ink on a page of old paper",
            Self::ThemeHighContrast => "Black ink on a white page",
            Self::ThemeHighContrastDark => "White ink on a black page",
            Self::CommandPalette => "Find commands, open articles and headings by their names",
            Self::KeyboardShortcuts => "Show all keys",
            Self::Find => "Find text in the article that is shown",
            Self::FindSelected => "Find the selected text in the rest of the article",
            Self::NextHit => "Go to the next place where the text was found",
            Self::PreviousHit => "Go to the previous place where the text was found",
            Self::FindMatchCase => "Tell capitals from small letters",
            Self::FindWholeWords => "Find whole words only",
            Self::FindIgnoreAccents => {
                "Take letters with and without accents for the same, except in a regular expression"
            }
            Self::FindRegex => "Take what is typed as a regular expression",
            Self::ToggleHitList => "List all hits with the words around them",
            Self::CloseFind => "Close the find bar and select the hit",
            Self::NextHeading => "Go to the next heading",
            Self::PreviousHeading => "Go to the previous heading",
            Self::NextCaption => "Go to the next image caption",
            Self::PreviousCaption => "Go to the previous image caption",
            Self::GoBack => "Go back to where you were before the last jump",
            Self::GoForward => "Go forward again to where you went back from",
            Self::Outline => "Show the headings of the article and go to one",
            Self::ShowPicture => "Show the picture in view as large as the window allows",
            Self::Quit => "Close the window",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_written_like_the_rest_of_the_interface() {
        for command in UiCommand::ALL {
            for text in [command.text(), command.tooltip()] {
                assert!(text.starts_with(char::is_uppercase), "{text}");
                assert!(!text.ends_with('.') && !text.ends_with(':'), "{text}");
            }
        }
    }
}
