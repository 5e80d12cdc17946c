//! What the names of paragraph styles mean in Word, Writer and the programs that write their formats.

use crate::article::BlockKind;

/// The role that a style gives a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleRole {
    /// A block of this kind.
    Block(BlockKind),
    /// A heading of this level, from 1.
    Heading(u8),
    /// A line of a table of contents, which is left out.
    Contents,
}

/// The role that the style called `name`, in any case, gives; `None` if the name is not a known one.
pub(super) fn role(name: &str) -> Option<StyleRole> {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    let name = name.trim();
    let block = |kind| Some(StyleRole::Block(kind));
    if let Some(level) = name.strip_prefix("heading").or_else(|| name.strip_prefix("überschrift")) {
        let level = level.trim();
        return match level.parse::<u8>() {
            Ok(level @ 1..=9) => Some(StyleRole::Heading(level)),
            _ if level.is_empty() => Some(StyleRole::Heading(2)),
            _ => None,
        };
    }
    match name {
        "title" | "headline" => block(BlockKind::Title),
        "subtitle" => Some(StyleRole::Heading(2)),
        "caption" | "illustration" | "figure" | "drawing" | "photo" => block(BlockKind::Caption),
        "quote" | "intense quote" | "quotations" | "block text" | "blockquote" => block(BlockKind::Quote),
        "html preformatted" | "preformatted text" | "source code" => block(BlockKind::Preformatted),
        "author" | "byline" => block(BlockKind::Byline),
        "date" | "dateline" => block(BlockKind::Dateline),
        _ if name.ends_with(" caption") || name.ends_with("caption") => block(BlockKind::Caption),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => block(BlockKind::ListItem),
        _ if is_contents(name) => Some(StyleRole::Contents),
        _ => None,
    }
}

/// "toc 1", "toc heading", "contents 3", "contents heading", "table of figures".
fn is_contents(name: &str) -> bool {
    name == "table of figures"
        || ["toc", "contents"].iter().any(|start| {
            name.strip_prefix(start).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest == "heading" || rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_the_role() {
        let block = |kind| Some(StyleRole::Block(kind));
        for (name, expected) in [
            ("heading 1", Some(StyleRole::Heading(1))),
            ("Heading_3", Some(StyleRole::Heading(3))),
            ("Heading", Some(StyleRole::Heading(2))),
            ("heading 1 char", None),
            ("Title", block(BlockKind::Title)),
            ("Image Caption", block(BlockKind::Caption)),
            ("List Bullet 2", block(BlockKind::ListItem)),
            ("toc 1", Some(StyleRole::Contents)),
            ("Contents Heading", Some(StyleRole::Contents)),
            ("Body Text", None),
            ("Tocsin", None),
        ] {
            assert_eq!(role(name), expected, "{name}");
        }
    }
}
