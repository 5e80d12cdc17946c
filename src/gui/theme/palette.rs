//! The colours: five palettes of tokens, which the tests hold to WCAG 2.2 AA.

use egui::{Color32, Theme, Ui};

use crate::analysis::{Colour, Section};
use crate::gui::kinds::{self, InText, Palette, Shade};
use crate::gui::model::settings::ThemeChoice;

/// The three colours of a kind of highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindColors {
    /// Behind a mention.
    pub fill: Color32,
    /// Behind a mention of the selected entity.
    pub selected: Color32,
    /// The underline, the outline of the focused mention, and the marks.
    pub mark: Color32,
}

/// The two colours of the reader's own highlights in one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnColors {
    /// Behind the words.
    pub fill: Color32,
    /// The line above them.
    pub mark: Color32,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Which palette it is.
    pub palette: Palette,
    /// The page behind the article.
    pub page: Color32,
    /// Toolbar, side panel and status line.
    pub chrome: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub soft_ink: Color32,
    /// Secondary text of the article, which may be on a highlight.
    pub quiet_ink: Color32,
    /// A row or button under the pointer.
    pub hover: Color32,
    /// A selected row, a pressed button.
    pub selected: Color32,
    /// The panel behind a caption.
    pub caption: Color32,
    /// The rule beside a caption or quotation.
    pub rule: Color32,
    /// The outline of the keyboard focus, links, progress.
    pub accent: Color32,
    /// The background of selected text.
    pub text_selection: Color32,
    /// The handle of a scroll bar.
    pub thumb: Color32,
    /// The icon of an error.
    pub danger: Color32,
    /// The background of an error notice.
    pub danger_fill: Color32,
    /// What asks for attention.
    pub warning: Color32,
    /// The icon of a success.
    pub success: Color32,
    /// The background of a success notice.
    pub success_fill: Color32,
    /// The veil over the window while files are dragged over it.
    pub scrim: Color32,
    /// The shadow under menus.
    pub shadow: Color32,
    /// Captions and whatever is unsure.
    pub plain: KindColors,
    /// Hits of a search; the current hit has the `selected` fill.
    pub found: KindColors,
    /// The reader's own highlights, in the order of [`Colour::ALL`].
    pub own: [OwnColors; Colour::ALL.len()],
}

const LIGHT: Tokens = Tokens {
    palette: Palette::Light,
    page: rgb(0xff_fefb),
    chrome: rgb(0xf3_f1ec),
    line: rgb(0xde_dad1),
    ink: rgb(0x1d_1c1a),
    soft_ink: rgb(0x5d_5a54),
    quiet_ink: rgb(0x55_524d),
    hover: rgb(0xec_e9e2),
    selected: rgb(0xe7_e2d9),
    caption: rgb(0xf7_f5f0),
    rule: rgb(0xd2_cdc2),
    accent: rgb(0x2f_6db5),
    text_selection: rgb(0xcf_dcec),
    thumb: rgb(0xd5_d0c6),
    danger: rgb(0xa8_2e24),
    danger_fill: rgb(0xfb_e6e2),
    warning: rgb(0xa8_640a),
    success: rgb(0x22_6a3c),
    success_fill: rgb(0xe4_f2e6),
    scrim: rgba(0xff_fefb, 0xe6),
    shadow: rgba(0x00_0000, 0x1e),
    plain: KindColors { fill: rgb(0xee_ebe4), selected: rgb(0xe2_ddd2), mark: rgb(0x5d_5a54) },
    found: KindColors { fill: rgb(0xf3_e0f6), selected: rgb(0xe8_c6ef), mark: rgb(0x8a_3aa0) },
    own: [
        OwnColors { fill: rgb(0xf7_e06e), mark: rgb(0x8d_7607) },
        OwnColors { fill: rgb(0x8c_de9a), mark: rgb(0x24_7b32) },
        OwnColors { fill: rgb(0xaf_d1f4), mark: rgb(0x1b_6ec0) },
        OwnColors { fill: rgb(0xf4_bed9), mark: rgb(0xcc_2478) },
        OwnColors { fill: rgb(0xf7_c29c), mark: rgb(0xaf_510e) },
        OwnColors { fill: rgb(0xdb_c6f1), mark: rgb(0x8f_4bd2) },
    ],
};

const DARK: Tokens = Tokens {
    palette: Palette::Dark,
    page: rgb(0x1b_1c1e),
    chrome: rgb(0x23_2527),
    line: rgb(0x35_383b),
    ink: rgb(0xe6_e3dc),
    soft_ink: rgb(0xa5_a29a),
    quiet_ink: rgb(0xce_cbc3),
    hover: rgb(0x2b_2e31),
    selected: rgb(0x31_3539),
    caption: rgb(0x23_2528),
    rule: rgb(0x45_484c),
    accent: rgb(0x8a_b8f0),
    text_selection: rgb(0x3a_4757),
    thumb: rgb(0x3d_4145),
    danger: rgb(0xf0_9a8f),
    danger_fill: rgb(0x43_2724),
    warning: rgb(0xe6_b15f),
    success: rgb(0x7c_c996),
    success_fill: rgb(0x20_3527),
    scrim: rgba(0x1b_1c1e, 0xe6),
    shadow: rgba(0x00_0000, 0x60),
    plain: KindColors { fill: rgb(0x2e_3134), selected: rgb(0x3d_4145), mark: rgb(0xa5_a29a) },
    found: KindColors { fill: rgb(0x43_2a4c), selected: rgb(0x63_3a72), mark: rgb(0xd7_9be8) },
    own: [
        OwnColors { fill: rgb(0x5e_5112), mark: rgb(0xc2_a30a) },
        OwnColors { fill: rgb(0x25_5a2e), mark: rgb(0x36_ba4c) },
        OwnColors { fill: rgb(0x25_5483), mark: rgb(0x6c_abea) },
        OwnColors { fill: rgb(0x8c_2c5c), mark: rgb(0xea_86b8) },
        OwnColors { fill: rgb(0x79_421b), mark: rgb(0xf0_8b42) },
        OwnColors { fill: rgb(0x66_3894), mark: rgb(0xba_91e3) },
    ],
};

const SEPIA: Tokens = Tokens {
    palette: Palette::Sepia,
    page: rgb(0xf8_f0e0),
    chrome: rgb(0xef_e4cf),
    line: rgb(0xd9_cbb0),
    ink: rgb(0x2e_2417),
    soft_ink: rgb(0x5e_4f3a),
    quiet_ink: rgb(0x51_4430),
    hover: rgb(0xe8_dbc3),
    selected: rgb(0xe1_d2b7),
    caption: rgb(0xf2_e8d5),
    rule: rgb(0xcd_bc9c),
    accent: rgb(0x2f_6297),
    text_selection: rgb(0xd3_d6d0),
    thumb: rgb(0xd0_c1a5),
    danger: rgb(0x99_2a20),
    danger_fill: rgb(0xf6_dfd2),
    warning: rgb(0x92_560a),
    success: rgb(0x20_6038),
    success_fill: rgb(0xe1_ead3),
    scrim: rgba(0xf8_f0e0, 0xe6),
    shadow: rgba(0x00_0000, 0x1e),
    plain: KindColors { fill: rgb(0xec_e1cd), selected: rgb(0xdf_d1b8), mark: rgb(0x5e_4f3a) },
    found: KindColors { fill: rgb(0xef_dbe6), selected: rgb(0xe4_c3d8), mark: rgb(0x8a_3a86) },
    own: [
        OwnColors { fill: rgb(0xf7_e06e), mark: rgb(0x8d_7607) },
        OwnColors { fill: rgb(0x88_dd96), mark: rgb(0x24_7b32) },
        OwnColors { fill: rgb(0x8f_bfef), mark: rgb(0x18_61aa) },
        OwnColors { fill: rgb(0xef_a4c9), mark: rgb(0xb2_1f69) },
        OwnColors { fill: rgb(0xf4_a871), mark: rgb(0x97_460c) },
        OwnColors { fill: rgb(0xcc_adeb), mark: rgb(0x7f_33cc) },
    ],
};

const HIGH_CONTRAST: Tokens = Tokens {
    palette: Palette::HighContrast,
    page: rgb(0xff_ffff),
    chrome: rgb(0xfa_fafa),
    line: rgb(0x6b_6b6b),
    ink: rgb(0x00_0000),
    soft_ink: rgb(0x26_2626),
    quiet_ink: rgb(0x1a_1a1a),
    hover: rgb(0xe6_e6e6),
    selected: rgb(0xd6_d6d6),
    caption: rgb(0xf4_f4f4),
    rule: rgb(0x40_4040),
    accent: rgb(0x00_3fa3),
    text_selection: rgb(0xa8_c8ff),
    thumb: rgb(0x80_8080),
    danger: rgb(0x8a_0000),
    danger_fill: rgb(0xff_e3e0),
    warning: rgb(0x7a_4300),
    success: rgb(0x00_4d1c),
    success_fill: rgb(0xe0_f5e4),
    scrim: rgba(0xff_ffff, 0xf0),
    shadow: rgba(0x00_0000, 0x50),
    plain: KindColors { fill: rgb(0xe8_e8e8), selected: rgb(0xd0_d0d0), mark: rgb(0x26_2626) },
    found: KindColors { fill: rgb(0xf5_d9ff), selected: rgb(0xe7_b3fa), mark: rgb(0x6a_0090) },
    own: [
        OwnColors { fill: rgb(0xf7_e06e), mark: rgb(0x8d_7607) },
        OwnColors { fill: rgb(0x88_dd96), mark: rgb(0x24_7b32) },
        OwnColors { fill: rgb(0x79_b2ec), mark: rgb(0x16_5798) },
        OwnColors { fill: rgb(0xea_86b8), mark: rgb(0x98_1b59) },
        OwnColors { fill: rgb(0xf4_a871), mark: rgb(0x97_460c) },
        OwnColors { fill: rgb(0xbd_95e4), mark: rgb(0x6e_2caf) },
    ],
};

const HIGH_CONTRAST_DARK: Tokens = Tokens {
    palette: Palette::HighContrastDark,
    page: rgb(0x00_0000),
    chrome: rgb(0x0a_0a0a),
    line: rgb(0x9a_9a9a),
    ink: rgb(0xff_ffff),
    soft_ink: rgb(0xdc_dcdc),
    quiet_ink: rgb(0xec_ecec),
    hover: rgb(0x26_2626),
    selected: rgb(0x33_3333),
    caption: rgb(0x12_1212),
    rule: rgb(0xc0_c0c0),
    accent: rgb(0x8f_c4ff),
    text_selection: rgb(0x1f_4f93),
    thumb: rgb(0x80_8080),
    danger: rgb(0xff_b3a8),
    danger_fill: rgb(0x45_0c06),
    warning: rgb(0xff_c860),
    success: rgb(0x8c_f0a4),
    success_fill: rgb(0x05_3313),
    scrim: rgba(0x00_0000, 0xf0),
    shadow: rgba(0x00_0000, 0x80),
    plain: KindColors { fill: rgb(0x2a_2a2a), selected: rgb(0x40_4040), mark: rgb(0xdc_dcdc) },
    found: KindColors { fill: rgb(0x42_0a57), selected: rgb(0x6a_168a), mark: rgb(0xe9_a8ff) },
    own: [
        OwnColors { fill: rgb(0x5a_4e11), mark: rgb(0xc2_a30a) },
        OwnColors { fill: rgb(0x24_562c), mark: rgb(0x35_b64a) },
        OwnColors { fill: rgb(0x23_4f7c), mark: rgb(0x63_a6e9) },
        OwnColors { fill: rgb(0x88_2a59), mark: rgb(0xe9_81b5) },
        OwnColors { fill: rgb(0x75_401a), mark: rgb(0xef_8539) },
        OwnColors { fill: rgb(0x63_3790), mark: rgb(0xb8_8de2) },
    ],
};

/// Every palette.
const PALETTES: [&Tokens; 5] = [&LIGHT, &DARK, &SEPIA, &HIGH_CONTRAST, &HIGH_CONTRAST_DARK];

impl Tokens {
    /// The tokens of `choice` on a light and on a dark desktop.
    #[must_use]
    pub fn of_choice(choice: ThemeChoice, theme: Theme) -> &'static Self {
        match (choice, theme) {
            (ThemeChoice::Sepia, Theme::Light) => &SEPIA,
            (ThemeChoice::HighContrast, Theme::Light) => &HIGH_CONTRAST,
            (ThemeChoice::HighContrastDark, Theme::Dark) => &HIGH_CONTRAST_DARK,
            (_, Theme::Light) => &LIGHT,
            (_, Theme::Dark) => &DARK,
        }
    }

    /// The tokens that `ui` is painted in, identified by the colour of its panels, which no two palettes share.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        let visuals = ui.visuals();
        let palette = PALETTES.into_iter().find(|palette| palette.chrome == visuals.panel_fill);
        palette.unwrap_or(if visuals.dark_mode { &DARK } else { &LIGHT })
    }

    /// The colours of the reader's own highlights in `colour`.
    #[must_use]
    pub fn own(&self, colour: Colour) -> OwnColors {
        self.own[colour as usize]
    }

    /// The colours of the highlights of `section`; plain ones where it has none.
    #[must_use]
    pub fn section(&self, section: impl Into<Section>) -> KindColors {
        match kinds::of(section).in_text() {
            InText::Highlighted(highlighting) | InText::Band(highlighting) => {
                let Shade { fill, selected, mark } = highlighting.shades[self.palette as usize];
                KindColors { fill: rgb(fill), selected: rgb(selected), mark: rgb(mark) }
            }
            InText::Words | InText::Block => self.plain,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this module is where colours live")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

#[expect(clippy::disallowed_methods, reason = "this module is where colours live")]
const fn rgba(hex: u32, alpha: u8) -> Color32 {
    // Premultiplied, because the unmultiplied constructor is not const.
    let (r, g, b) = ((hex >> 16) & 0xff, (hex >> 8) & 0xff, hex & 0xff);
    let alpha_wide = alpha as u32;
    Color32::from_rgba_premultiplied(
        (r * alpha_wide / 255) as u8,
        (g * alpha_wide / 255) as u8,
        (b * alpha_wide / 255) as u8,
        alpha,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    fn luminance(color: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    /// The contrast ratio of WCAG 2.2.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colours of every kind, of what was found, and of the reader's own highlights.
    fn colors_of_kinds(tokens: &Tokens) -> Vec<KindColors> {
        let own = tokens.own.map(|own| KindColors { fill: own.fill, selected: own.fill, mark: own.mark });
        Section::ALL.iter().map(|&section| tokens.section(section)).chain([tokens.found]).chain(own).collect()
    }

    #[test]
    fn every_text_can_be_read_on_every_background_it_stands_on() {
        for (theme, tokens) in PALETTES.into_iter().enumerate() {
            let kinds = colors_of_kinds(tokens);
            let surfaces = [
                tokens.page,
                tokens.chrome,
                tokens.hover,
                tokens.selected,
                tokens.caption,
                tokens.danger_fill,
                tokens.success_fill,
            ];
            let fills: Vec<Color32> = kinds
                .iter()
                .flat_map(|kind| [kind.fill, kind.selected])
                .chain([tokens.text_selection])
                .collect();
            for background in fills.iter().copied().chain([tokens.page, tokens.caption]) {
                let ratio = contrast(tokens.quiet_ink, background);
                assert!(ratio >= 4.5, "palette {theme}: quiet ink on {background:?} has {ratio:.2}");
            }
            for background in surfaces.into_iter().chain(fills) {
                let ratio = contrast(tokens.ink, background);
                assert!(ratio >= 4.5, "palette {theme}: ink on {background:?} has {ratio:.2}");
            }
            for background in surfaces {
                let ratio = contrast(tokens.soft_ink, background);
                assert!(ratio >= 4.5, "palette {theme}: soft ink on {background:?} has {ratio:.2}");
            }
            for (icon, background) in
                [(tokens.danger, tokens.danger_fill), (tokens.success, tokens.success_fill)]
            {
                assert!(contrast(icon, background) >= 4.5, "palette {theme}: the icon of a notice");
            }
        }
    }

    #[test]
    fn palettes_are_told_apart_by_their_panels() {
        for (index, palette) in PALETTES.iter().enumerate() {
            assert!(PALETTES[..index].iter().all(|other| other.chrome != palette.chrome));
        }
    }

    #[test]
    fn every_sign_that_carries_meaning_stands_out() {
        // WCAG 2.2, 1.4.11: three to one for anything but text.
        for (theme, tokens) in PALETTES.into_iter().enumerate() {
            for kind in colors_of_kinds(tokens) {
                for background in [tokens.page, tokens.chrome, tokens.caption, kind.fill] {
                    let ratio = contrast(kind.mark, background);
                    assert!(
                        ratio >= 3.0,
                        "palette {theme}: {:?} on {background:?} has {ratio:.2}",
                        kind.mark
                    );
                }
            }
            assert!(contrast(tokens.accent, tokens.chrome) >= 3.0, "palette {theme}: the focus outline");
            assert!(contrast(tokens.warning, tokens.chrome) >= 3.0, "palette {theme}: the sign of a warning");
        }
    }
}
