//! The one place for colours, spacing and text sizes.
//!
//! Everything painted takes its colours from [`Tokens`]; the tests hold every pair of text and background to WCAG 2.2
//! AA (a contrast of 4.5 to 1). Lengths are multiples of [`GRID`], except for hairlines.

pub mod fonts;
pub mod icons;
mod palette;

use egui::epaint::{FontColorTransferFunction, Shadow};
use egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, ThemePreference,
    Visuals, vec2,
};

pub use palette::{KindColors, Tokens};

use crate::gui::model::settings::ThemeChoice;

/// The step of the spacing grid.
pub const GRID: f32 = 4.0;
/// The height of the toolbar.
pub const TOOLBAR_HEIGHT: f32 = 44.0;
/// The height of the status line.
pub const STATUS_HEIGHT: f32 = 28.0;
/// The height of a section header in the side panel.
pub const HEADER_HEIGHT: f32 = 24.0;
/// The width of the scroll gutter beside the article.
pub const GUTTER_WIDTH: f32 = 16.0;
/// The radius of buttons, cards and the like.
pub const RADIUS: u8 = 6;
/// The radius of highlights.
pub const HIGHLIGHT_RADIUS: u8 = 2;
/// The smallest window that the layout is made for.
pub const MIN_WINDOW: [f32; 2] = [560.0, 360.0];
/// Below this width the toolbar shows icons without words.
pub const COMPACT_WIDTH: f32 = 960.0;
/// The size of body text in the interface.
pub const BODY_SIZE: f32 = 13.0;
/// The size of secondary text in the interface.
pub const SMALL_SIZE: f32 = 12.0;
/// The size of icons.
pub const ICON_SIZE: f32 = 16.0;

/// The look of the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub choice: ThemeChoice,
    /// Whether to do without glides and pulses.
    pub reduced_motion: bool,
}

/// Installs the fonts and both styles in `ctx`, and disables egui's own use of keys that are commands here. Called
/// once, before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    apply(ctx, Look { choice: ThemeChoice::System, reduced_motion: false });
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // If the desktop does not say whether it is light or dark, the page is light, like paper.
        options.fallback_theme = Theme::Light;
    });
}

/// Applies `look` to `ctx`.
pub fn apply(ctx: &Context, look: Look) {
    for theme in [Theme::Light, Theme::Dark] {
        let tokens = Tokens::of_choice(look.choice, theme);
        ctx.style_mut_of(theme, |style| {
            set(style, theme, tokens);
            style.animation_time = if look.reduced_motion { 0.0 } else { Style::default().animation_time };
            // What springs back moves under the pointer.
            style.spacing.scroll.kinetic.rubber_band = false;
        });
    }
    ctx.set_theme(match look.choice {
        ThemeChoice::Light | ThemeChoice::Sepia | ThemeChoice::HighContrast => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrastDark => ThemePreference::Dark,
        ThemeChoice::System => ThemePreference::System,
    });
}

/// A hairline in the colour of lines.
#[must_use]
pub fn hairline(tokens: &Tokens) -> Stroke {
    Stroke::new(1.0, tokens.line)
}

/// The font of text in the interface.
#[must_use]
pub fn body_font() -> FontId {
    FontId::new(BODY_SIZE, FontFamily::Proportional)
}

/// The font of names and tabs in the interface.
#[must_use]
pub fn medium_font() -> FontId {
    FontId::new(BODY_SIZE, fonts::sans_medium())
}

/// The font of headers in the interface.
#[must_use]
pub fn strong_font() -> FontId {
    FontId::new(BODY_SIZE, fonts::sans_semibold())
}

/// The font of secondary text in the interface.
#[must_use]
pub fn small_font() -> FontId {
    FontId::new(SMALL_SIZE, FontFamily::Proportional)
}

fn set(style: &mut Style, theme: Theme, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Small, small_font()),
        (TextStyle::Body, body_font()),
        (TextStyle::Button, body_font()),
        (TextStyle::Heading, FontId::new(20.0, fonts::serif_bold())),
        (TextStyle::Monospace, FontId::new(BODY_SIZE, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = vec2(GRID * 2.0, GRID);
    style.spacing.button_padding = vec2(GRID * 2.0, GRID);
    style.spacing.interact_size = vec2(GRID * 7.0, GRID * 7.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.menu_spacing = GRID;
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 360.0;
    style.interaction.tooltip_delay = 0.35;
    style.visuals = visuals(theme, tokens);
}

/// How dark the edges of letters are: as drawn. The same for all themes, although egui has a heavier setting for dark
/// ones, because with two settings switching the theme would render every letter anew.
const LETTER_WEIGHT: FontColorTransferFunction = FontColorTransferFunction::Off;

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.override_text_color = None;
    visuals.text_options.color_transfer_function = LETTER_WEIGHT;
    visuals.weak_text_color = Some(tokens.soft_ink);
    visuals.panel_fill = tokens.chrome;
    visuals.window_fill = tokens.page;
    visuals.window_stroke = hairline(tokens);
    visuals.window_corner_radius = CornerRadius::same(RADIUS + 2);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    visuals.extreme_bg_color = tokens.page;
    visuals.faint_bg_color = tokens.caption;
    visuals.code_bg_color = tokens.caption;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.danger;
    visuals.selection.bg_fill = tokens.text_selection;
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: tokens.shadow };
    visuals.window_shadow = visuals.popup_shadow;

    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, tokens.chrome, hairline(tokens)),
        (&mut widgets.inactive, tokens.chrome, Stroke::NONE),
        (&mut widgets.hovered, tokens.hover, Stroke::NONE),
        (&mut widgets.active, tokens.selected, Stroke::new(1.5, tokens.accent)),
        (&mut widgets.open, tokens.selected, Stroke::NONE),
    ];
    for (state, fill, stroke) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = stroke;
        state.fg_stroke = Stroke::new(1.0, tokens.ink);
        state.corner_radius = CornerRadius::same(RADIUS);
        state.expansion = 0.0;
    }
    visuals
}
