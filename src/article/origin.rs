//! How the kind of a block is known.

/// How the kind of a block is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The file marks it with an element, a style or a field of data.
    Marked,
    /// Its shape and position suggest it: its words, its length, its neighbours. For a caption, these are the cues.
    Shape(CaptionCue),
}

impl Origin {
    /// The name of the origin in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Shape(_) => "shape",
        }
    }

    /// The cues that identified a caption; none where the file marks it.
    #[must_use]
    pub(crate) fn cues(self) -> CaptionCue {
        match self {
            Self::Marked => CaptionCue::empty(),
            Self::Shape(cues) => cues,
        }
    }
}

bitflags::bitflags! {
    /// The cues that identify a caption that its file does not mark. Empty where only its place between other blocks
    /// does.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct CaptionCue: u8 {
        /// The credit of an agency.
        const AGENCY = 1;
        /// The credit of a photographer or of another source.
        const CREDIT = 1 << 1;
        /// A position in the picture: "(L)", "second from right".
        const POSITION = 1 << 2;
        /// The alternative text of the image just above.
        const ALT_TEXT = 1 << 3;
        /// Words or numbers typical of pictures: "file photo", "pictured", "2 of 5".
        const PICTURE_WORD = 1 << 4;
        /// The day on which the picture was taken.
        const DATE = 1 << 5;
        /// Another caption, or the credit of one, beside it.
        const NEIGHBOUR = 1 << 6;
        /// A picture of the file just above, and words set apart from the text, or alone with it.
        const PICTURE = 1 << 7;
    }
}

impl CaptionCue {
    /// The names of cues in the JSON summary, which are those of the reasons for captions.
    const NAMES: [(Self, &'static str); 8] = [
        (Self::AGENCY, "agency"),
        (Self::CREDIT, "credit"),
        (Self::POSITION, "position"),
        (Self::PICTURE, "picture"),
        (Self::ALT_TEXT, "alt-text"),
        (Self::PICTURE_WORD, "picture-word"),
        (Self::DATE, "date"),
        (Self::NEIGHBOUR, "neighbour"),
    ];

    /// The names of these cues in the JSON summary, in a fixed order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |&(cue, _)| self.contains(cue)).map(|(_, name)| name)
    }

    /// The cue with this name in the JSON summary.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|&(_, known)| known == name).map(|(cue, _)| cue)
    }
}

#[cfg(test)]
mod tests {
    use super::CaptionCue;

    #[test]
    fn every_cue_has_a_name() {
        assert_eq!(CaptionCue::all().names().count(), CaptionCue::all().iter().count());
        for cue in CaptionCue::all().iter() {
            let names: Vec<&str> = cue.names().collect();
            let [name] = names[..] else { panic!("{cue:?} has the names {names:?}") };
            assert_eq!(CaptionCue::named(name), Some(cue));
        }
    }
}
