//! How each piece of a page is set: its face, its size and the space around it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Ui};

use crate::article::BlockKind;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::model::typography::{Face, Typography};
use crate::gui::theme::{Tokens, fonts};

/// The room for "[Picture:" before an alternative text of the usual size.
const ALT_LABEL: f32 = 58.0;
/// The space above a picture, in points.
pub const PICTURE_ABOVE: f32 = 4.0;
/// The space below a picture, in points.
pub const PICTURE_BELOW: f32 = 8.0;

/// How a piece is set. Lengths are in points.
#[derive(Clone, Debug, PartialEq)]
pub struct PieceStyle {
    /// The face and size.
    pub font: FontId,
    /// The height of a line.
    pub line_height: f32,
    /// Whether its letters are slanted artificially.
    pub slanted: bool,
    /// Whether it is set in the quiet ink.
    pub soft: bool,
    /// Whether line breaks in the text are kept.
    pub keeps_lines: bool,
    /// Whether a dash at its end, which would lead to the text in a newspaper, is left out.
    pub drops_last_dash: bool,
    /// The space above it.
    pub above: f32,
    /// The space below it.
    pub below: f32,
    /// The space inside its panel, above its text.
    pub pad_top: f32,
    /// The space inside its panel, below its text.
    pub pad_bottom: f32,
    /// The space to the left of its text.
    pub left: f32,
    /// The space to the right of its text.
    pub right: f32,
}

/// The faces for one choice of typeface.
#[derive(Clone, Debug, PartialEq)]
struct Faces {
    text: FontFamily,
    bold: FontFamily,
    quotation: FontFamily,
    /// Whether quotations are slanted artificially, for want of an italic face.
    slanted: bool,
    sans: FontFamily,
}

/// The styles of all kinds of piece. Made once for a page, since naming a face allocates memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Styles {
    typography: Typography,
    faces: Faces,
}

impl Default for Styles {
    fn default() -> Self {
        Self::new(Typography::default())
    }
}

impl Styles {
    /// The styles for an article set in `typography`.
    #[must_use]
    pub fn new(typography: Typography) -> Self {
        let sans = FontFamily::Proportional;
        let faces = match typography.face {
            Face::Serif => Faces {
                text: fonts::serif(),
                bold: fonts::serif_bold(),
                quotation: fonts::serif_italic(),
                slanted: false,
                sans,
            },
            Face::Sans => Faces {
                text: sans.clone(),
                bold: fonts::sans_semibold(),
                quotation: sans.clone(),
                slanted: true,
                sans,
            },
        };
        Self { typography, faces }
    }

    /// The typography that they were made from.
    #[must_use]
    pub fn typography(&self) -> Typography {
        self.typography
    }

    /// How `piece` is set.
    #[must_use]
    pub fn of(&self, piece: &Piece) -> PieceStyle {
        let scale = self.typography.scale();
        let spacing = self.typography.line_spacing / Typography::default().line_spacing;
        let base = |family: &FontFamily, size: f32, line_height: f32| PieceStyle {
            font: FontId::new(size * scale, family.clone()),
            line_height: (line_height * scale * spacing).round(),
            slanted: false,
            soft: false,
            keeps_lines: false,
            drops_last_dash: false,
            above: 0.0,
            below: 0.0,
            pad_top: 0.0,
            pad_bottom: 0.0,
            left: 0.0,
            right: 0.0,
        };
        let Faces { text, bold, quotation, slanted, sans } = &self.faces;
        let mut style = match piece.setting {
            Setting::Facts => PieceStyle { soft: true, below: 20.0, ..base(sans, 13.0, 20.0) },
            Setting::Kicker => PieceStyle { soft: true, below: 4.0, ..base(sans, 13.0, 20.0) },
            Setting::Picture(_) => {
                PieceStyle { above: PICTURE_ABOVE, below: PICTURE_BELOW, ..base(sans, 13.0, 20.0) }
            }
            Setting::CaptionCredit => {
                let pad_top = if piece.first { 12.0 } else { 4.0 };
                PieceStyle { soft: true, pad_top, ..PieceStyle::in_caption(piece, base(sans, 12.5, 18.0)) }
            }
            Setting::Block(kind) => match kind {
                BlockKind::Title => PieceStyle { below: 8.0, ..base(bold, 30.0, 38.0) },
                BlockKind::Heading => PieceStyle { above: 12.0, below: 8.0, ..base(bold, 20.0, 28.0) },
                BlockKind::Byline | BlockKind::Dateline => {
                    let below = if piece.ends_line { 8.0 } else { 0.0 };
                    PieceStyle { soft: true, below, drops_last_dash: true, ..base(sans, 13.0, 20.0) }
                }
                BlockKind::Paragraph => PieceStyle { below: 16.0, ..base(text, 17.5, 28.0) },
                BlockKind::ListItem => PieceStyle { below: 8.0, left: 24.0, ..base(text, 17.5, 28.0) },
                BlockKind::Quote => PieceStyle {
                    below: 16.0,
                    left: 24.0,
                    right: 24.0,
                    slanted: *slanted,
                    ..base(quotation, 17.5, 28.0)
                },
                BlockKind::Preformatted | BlockKind::Table => {
                    PieceStyle { below: 16.0, keeps_lines: true, ..base(&FontFamily::Monospace, 13.5, 20.0) }
                }
                BlockKind::Caption => PieceStyle::in_caption(piece, base(sans, 14.0, 20.0)),
                BlockKind::ImageAlt => PieceStyle {
                    soft: true,
                    below: 8.0,
                    left: ALT_LABEL * scale,
                    right: 8.0 * scale,
                    ..base(sans, 12.5, 18.0)
                },
                BlockKind::Credit => PieceStyle { soft: true, below: 16.0, ..base(sans, 13.0, 20.0) },
            },
        };
        // The pieces of a cut block follow one another without a gap.
        if !piece.first {
            style.above = 0.0;
        }
        if !piece.last {
            style.below = 0.0;
        }
        style
    }
}

impl PieceStyle {
    /// The height of everything but the text.
    #[must_use]
    pub fn space(&self) -> f32 {
        self.above + self.pad_top + self.pad_bottom + self.below
    }

    /// Estimates the height of `length` bytes of text in a column of `width`.
    #[must_use]
    pub fn estimate(&self, length: usize, width: f32) -> f64 {
        let letters_a_line = (width - self.left - self.right).max(1.0) / (self.font.size * 0.5);
        let lines = (length as f32 / letters_a_line.max(1.0)).ceil().max(1.0);
        f64::from(self.space() + lines * self.line_height)
    }

    /// The colour of its text.
    #[must_use]
    pub fn ink(&self, tokens: &Tokens) -> Color32 {
        if self.soft { tokens.quiet_ink } else { tokens.ink }
    }

    /// Lays out `text` in a column of `width`. As one section, so that highlights never change the layout, and without
    /// a colour, so that the theme does not either.
    #[must_use]
    pub fn galley(&self, ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
        let format = TextFormat {
            line_height: Some(self.line_height),
            italics: self.slanted,
            ..TextFormat::simple(self.font.clone(), Color32::PLACEHOLDER)
        };
        let mut job = LayoutJob::single_section(self.shown(text), format);
        job.wrap.max_width = (width - self.left - self.right).max(1.0);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// `text` as shown: one character for each of its characters.
    fn shown(&self, text: &str) -> String {
        let show = |c: char| match c {
            '\n' if self.keeps_lines => '\n',
            '\t' => '\t',
            // A carriage return has no width.
            '\r' => '\r',
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => ' ',
            c => c,
        };
        let words = text.trim_end();
        let without = words.strip_suffix(['-', '–', '—']).filter(|_| self.drops_last_dash);
        let dash = without.map(str::len);
        let show_at = |(at, c)| if Some(at) == dash { ' ' } else { show(c) };
        text.char_indices().map(show_at).collect()
    }

    fn in_caption(piece: &Piece, base: Self) -> Self {
        Self {
            below: 20.0,
            above: if piece.first { 4.0 } else { 0.0 },
            pad_top: if piece.first { 12.0 } else { 0.0 },
            pad_bottom: if piece.last { 12.0 } else { 0.0 },
            left: 16.0,
            right: 16.0,
            ..base
        }
    }
}
