//! What stands around the words of a piece: the panel of a caption, the rule of a quotation, the bullet of a list item.

use egui::{Align2, CornerRadius, Pos2, Rect, Ui, pos2, vec2};

use super::style::PieceStyle;
use crate::article::BlockKind;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::theme::{RADIUS, Tokens};

/// Paints the decoration of `piece`, whose words are `text` and end at `end`, the middle of the last line, with its panel at
/// `panel`.
pub fn decorate(ui: &Ui, piece: &Piece, style: &PieceStyle, panel: Rect, text: &str, end: Pos2) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let rule = Rect::from_min_size(panel.min, vec2(3.0, panel.height()));
    match piece.setting {
        Setting::CaptionCredit | Setting::Block(BlockKind::Caption) => {
            let corners = CornerRadius {
                nw: 0,
                sw: 0,
                ne: if piece.first { RADIUS } else { 0 },
                se: if piece.last { RADIUS } else { 0 },
            };
            painter.rect_filled(panel, corners, tokens.caption);
            painter.rect_filled(rule, 0, tokens.rule);
        }
        Setting::Block(BlockKind::Quote) => {
            painter.rect_filled(rule, 0, tokens.rule);
        }
        Setting::Block(BlockKind::ListItem) if piece.first && !has_own_mark(text) => {
            let center = pos2(panel.left() + 10.0, panel.top() + style.line_height / 2.0 + 1.0);
            painter.circle_filled(center, 2.5, tokens.soft_ink);
        }
        // "[Picture: …]", in the place of a picture that is not there.
        Setting::Block(BlockKind::ImageAlt) => {
            let ink = style.ink(tokens);
            if piece.first {
                let at = pos2(panel.left(), panel.top() + style.line_height / 2.0);
                painter.text(at, Align2::LEFT_CENTER, "[Picture:", style.font.clone(), ink);
            }
            if piece.last {
                painter.text(end, Align2::LEFT_CENTER, "]", style.font.clone(), ink);
            }
        }
        _ => {}
    }
}

/// Whether `item`, an entry of a list, begins with a bullet, a number or a letter of its own: "• ", "2. ", "(b) ".
fn has_own_mark(item: &str) -> bool {
    const LONGEST: usize = 4;
    let bare = item.strip_prefix('(').unwrap_or(item);
    let mark: String = bare.chars().take_while(|c| c.is_alphanumeric()).take(LONGEST + 1).collect();
    let rest = &bare[mark.len()..];
    match mark.chars().count() {
        0 => {
            let dash = item.strip_prefix(['–', '—', '-', '*', '+']);
            item.starts_with(['•', '·', '‣', '▪', '●', '○', '◦', '■'])
                || dash.is_some_and(|rest| rest.starts_with(char::is_whitespace))
        }
        1..=LONGEST => {
            // A capital with a full stop may be an initial: "J. Doe".
            let is_letter =
                mark.chars().count() == 1 && (mark.chars().all(char::is_lowercase) || rest.starts_with(')'));
            let is_mark = mark.chars().all(|c| c.is_ascii_digit())
                || is_letter
                || mark.chars().all(|c| "ivx".contains(c));
            is_mark && rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_with_a_mark_of_their_own_get_no_bullet() {
        for item in
            ["• Apples", "- Apples", "1. Apples", "12) Apples", "(b) Apples", "iv. Apples", "· Apples"]
        {
            assert!(has_own_mark(item), "{item}");
        }
        for item in [
            "Apples",
            "£140,000 for the mast",
            "140,000 pounds",
            "1.5 metres",
            "3D prints",
            "“Apples”",
            "A boat",
            "J. Doe",
            "V. Roe",
            "-5 °C",
        ] {
            assert!(!has_own_mark(item), "{item}");
        }
    }
}
