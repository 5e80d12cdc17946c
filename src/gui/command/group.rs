//! The groups of the sheet of shortcuts, and the menus within the menus of corrections.

/// A group of commands in the sheet of shortcuts, in the order of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::IntoStaticStr)]
pub enum CommandGroup {
    /// Opening, closing and switching.
    Articles,
    /// Going from place to place.
    Moving,
    /// Finding text.
    Finding,
    /// The side panel and the highlights.
    #[strum(serialize = "Panels and highlights")]
    Panels,
    /// The selected text.
    #[strum(serialize = "Selected text")]
    Text,
    /// Correcting what was found.
    #[strum(serialize = "Putting right")]
    Corrections,
    /// Exporting and copying findings.
    Export,
    /// The look of the window and the article.
    Look,
    /// The program itself.
    Program,
}

impl CommandGroup {
    /// Its name.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.into()
    }
}

/// A menu within the menus of corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr)]
pub enum Submenu {
    /// The fields of a finding.
    Set,
    /// What it is instead.
    #[strum(serialize = "It is")]
    Become,
    /// The colours.
    #[strum(serialize = "Highlight")]
    Mark,
    /// What the selected text is.
    #[strum(serialize = "Add as")]
    Add,
}

impl Submenu {
    /// Its name.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.into()
    }
}
