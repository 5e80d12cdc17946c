//! How the article is set: the size of its text, its measure, its line spacing and its face.

use serde::{Deserialize, Serialize};

/// The typeface of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// With serifs, like a newspaper.
    #[default]
    Serif,
    /// Without serifs, like the interface.
    Sans,
}

/// How the article is set. Lengths are in points at a zoom of 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typography {
    /// The size of a paragraph's text.
    pub text_size: f32,
    /// The longest line, in characters of running text.
    pub measure: f32,
    /// The height of a line as a multiple of the size of its text.
    pub line_spacing: f32,
    /// The face.
    pub face: Face,
}

impl Default for Typography {
    fn default() -> Self {
        Self { text_size: 17.5, measure: 70.0, line_spacing: 1.6, face: Face::Serif }
    }
}

/// The smallest value, the largest value and the step of a setting.
type Steps = (f32, f32, f32);

impl Typography {
    const TEXT_SIZE: Steps = (12.0, 36.0, 1.5);
    const MEASURE: Steps = (40.0, 120.0, 10.0);
    const LINE_SPACING: Steps = (1.2, 2.2, 0.1);
    /// The width of an average character of English text over the size of the text: 624 points hold 70 characters of
    /// Literata at 17.5.
    const CHARACTER_WIDTH: f32 = 0.5094;

    /// Clamps every number to its range.
    #[must_use]
    pub fn clamped(self) -> Self {
        let clamp = |value: f32, (least, most, _): Steps, usual: f32| {
            if value.is_finite() { value.clamp(least, most) } else { usual }
        };
        let usual = Self::default();
        Self {
            text_size: clamp(self.text_size, Self::TEXT_SIZE, usual.text_size),
            measure: clamp(self.measure, Self::MEASURE, usual.measure),
            line_spacing: clamp(self.line_spacing, Self::LINE_SPACING, usual.line_spacing),
            face: self.face,
        }
    }

    /// The same with text larger or smaller by `steps`.
    #[must_use]
    pub fn with_larger_text(self, steps: f32) -> Self {
        Self { text_size: self.text_size + steps * Self::TEXT_SIZE.2, ..self }.clamped()
    }

    /// The same with lines longer or shorter by `steps`.
    #[must_use]
    pub fn with_longer_lines(self, steps: f32) -> Self {
        Self { measure: self.measure + steps * Self::MEASURE.2, ..self }.clamped()
    }

    /// The same with more or less space between the lines, by `steps`.
    #[must_use]
    pub fn with_more_spacing(self, steps: f32) -> Self {
        let spacing = ((self.line_spacing + steps * Self::LINE_SPACING.2) * 10.0).round() / 10.0;
        Self { line_spacing: spacing, ..self }.clamped()
    }

    /// The width of the widest column, in points.
    #[must_use]
    pub fn column_width(&self) -> f32 {
        (self.measure * self.text_size * Self::CHARACTER_WIDTH).round()
    }

    /// The size of the text over its usual size.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.text_size / Self::default().text_size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_column_is_as_wide_as_seventy_characters() {
        assert!((Typography::default().column_width() - 624.0).abs() < 0.5);
    }

    #[test]
    fn numbers_stay_in_their_range() {
        let mut set = Typography::default();
        for _ in 0..50 {
            set = set.with_larger_text(1.0).with_longer_lines(1.0).with_more_spacing(1.0);
        }
        assert_eq!((set.text_size, set.measure, set.line_spacing), (36.0, 120.0, 2.2));
        for _ in 0..50 {
            set = set.with_larger_text(-1.0).with_longer_lines(-1.0).with_more_spacing(-1.0);
        }
        assert_eq!((set.text_size, set.measure, set.line_spacing), (12.0, 40.0, 1.2));
        let broken = Typography { text_size: f32::NAN, ..Typography::default() };
        assert_eq!(broken.clamped(), Typography::default());
    }
}
