//! How findings show in the text.

/// How the findings of a kind show in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InText {
    /// Every mention is highlighted.
    Highlighted(Highlighting),
    /// A band lies behind the words, below the mentions in them.
    Band(Highlighting),
    /// The words are marked only while they are selected.
    Words,
    /// The block has a line at its side while it is selected.
    Block,
}

impl InText {
    /// Whether every mention is highlighted.
    #[must_use]
    pub fn is_highlighted(&self) -> bool {
        matches!(self, Self::Highlighted(_))
    }

    /// Whether the reader can show and hide it.
    #[must_use]
    pub fn can_be_hidden(&self) -> bool {
        matches!(self, Self::Highlighted(_) | Self::Band(_))
    }

    /// The underline of the words.
    #[must_use]
    pub fn underline(&self) -> Underline {
        match self {
            Self::Highlighted(highlighting) | Self::Band(highlighting) => highlighting.underline,
            Self::Words | Self::Block => Underline::SOLID,
        }
    }
}

/// What the highlights of a kind look like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlighting {
    /// The underline of the words, so that colour is not the only cue.
    pub underline: Underline,
    /// The colours in each palette, in the order of [`Palette`].
    pub shades: [Shade; 5],
}

/// An underline, drawn as dashes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Underline {
    /// The length of a dash, in points.
    pub dash: f32,
    /// The gap after a dash.
    pub gap: f32,
    /// The thickness of the line.
    pub thickness: f32,
}

impl Underline {
    /// A solid line.
    pub const SOLID: Self = Self { dash: f32::INFINITY, gap: 0.0, thickness: 1.5 };
    /// A dashed line.
    pub const DASHED: Self = Self { dash: 5.0, gap: 3.0, thickness: 1.5 };
    /// A thin dashed line with wide gaps.
    pub const WIDE: Self = Self { dash: 8.0, gap: 6.0, thickness: 1.0 };
    /// A dotted line.
    pub const DOTTED: Self = Self { dash: 2.0, gap: 2.0, thickness: 2.0 };
}

/// The palettes of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Palette {
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
}

/// The colours of a kind of highlight in one palette, as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shade {
    /// Behind a mention.
    pub fill: u32,
    /// Behind a mention of the selected entity.
    pub selected: u32,
    /// The underline, the outline of the focused mention, and the marks.
    pub mark: u32,
}

impl Shade {
    /// The shade of these three colours.
    #[must_use]
    pub const fn new(fill: u32, selected: u32, mark: u32) -> Self {
        Self { fill, selected, mark }
    }
}
