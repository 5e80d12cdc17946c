//! What the sheet of shortcuts lists together.

/// What the sheet of shortcuts lists together, in the order in which it does.
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
    /// What leaves the window.
    Export,
    /// How everything looks.
    Look,
    /// The program itself.
    Program,
}

impl CommandGroup {
    /// What it is called.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.into()
    }
}
