//! The source of a page as browsers show it before any script of the page runs, where that differs from how it is
//! written: shadow roots that are declared in a template, and parts of a streamed page that a script moves into place.
//!
//! A [declarative shadow root](https://html.spec.whatwg.org/#attr-template-shadowrootmode) becomes a `div`. React sends a
//! part that was not ready as `<div hidden id="S:0">` behind the page, to replace what stands at `<template id="B:0">`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::markup::{markup_end, raw_end};

/// Elements whose content is no markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];
/// The end of what stands in the place of a part that was not ready.
const PLACE_END: &str = "<!--/$-->";
/// The most places of parts; the end of each is searched for.
const MAX_PLACES: usize = 2_000;
/// How far behind the start of a place its end may be, in bytes.
const MAX_PLACE_BYTES: usize = 64 << 10;

/// The source of a page with its shadow roots and streamed parts in place; `source` itself if it has none.
pub(super) fn unfold(source: &str) -> Cow<'_, str> {
    let source =
        if source.contains("shadowroot") { Cow::Owned(with_roots(source)) } else { Cow::Borrowed(source) };
    if source.contains("id=\"S:") && source.contains("id=\"B:") {
        return Cow::Owned(with_parts(&source));
    }
    source
}

/// A tag of a page.
struct Tag<'a> {
    range: Range<usize>,
    /// The tag itself.
    markup: &'a str,
    /// Its name in lower case; empty for comments and the like.
    name: String,
    is_end: bool,
}

/// The tags of `source` in order, without those in scripts.
fn tags(source: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + source[at..].find('<')?;
        let end = open + markup_end(&source[open..])?;
        let markup = &source[open..end];
        let is_end = markup.starts_with("</");
        let name: String = markup[1..]
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        at = end;
        if !is_end && RAW.contains(&name.as_str()) {
            at += raw_end(&source[end..], &name)?;
        }
        Some(Tag { range: open..end, markup, name, is_end })
    })
}

/// `source` with a `div` in place of every template that declares a shadow root.
fn with_roots(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    // For each open template, whether it declares a shadow root.
    let mut open = Vec::new();
    for tag in tags(source).filter(|tag| tag.name == "template") {
        let is_root = if tag.is_end {
            open.pop().unwrap_or(false)
        } else {
            let is_root = tag.markup.contains("shadowroot");
            open.push(is_root);
            is_root
        };
        if is_root {
            out.push_str(&source[at..tag.range.start]);
            out.push_str(if tag.is_end { "</div>" } else { "<div>" });
            at = tag.range.end;
        }
    }
    out.push_str(&source[at..]);
    out
}

/// `source` with every streamed part in its place.
fn with_parts(source: &str) -> String {
    let id = |tag: &Tag, kind: &str| {
        let (_, rest) = tag.markup.split_once(&format!("id=\"{kind}:"))?;
        Some(rest.split('"').next()?.to_owned())
    };
    // The content of each part, and the whole of it.
    let mut parts: HashMap<String, (Range<usize>, Range<usize>)> = HashMap::new();
    let mut places: Vec<(String, Range<usize>)> = Vec::new();
    let mut part: Option<(String, Range<usize>)> = None;
    let mut depth = 0_usize;
    for tag in tags(source) {
        match tag.name.as_str() {
            "div" if tag.is_end => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some((id, open)) = part.take()
                {
                    let whole = open.start..tag.range.end;
                    parts.entry(id).or_insert((open.end..tag.range.start, whole));
                }
            }
            "div" if part.is_some() => depth += 1,
            "div" if tag.markup.contains("hidden") => {
                part = id(&tag, "S").map(|id| (id, tag.range.clone()));
                depth = usize::from(part.is_some());
            }
            "template" if !tag.is_end && places.len() < MAX_PLACES => {
                if let Some(id) = id(&tag, "B") {
                    let end = tag.range.end;
                    let behind = &source[end..source.floor_char_boundary(end + MAX_PLACE_BYTES)];
                    let filler =
                        behind.find(PLACE_END).map_or("</template>".len(), |at| at + PLACE_END.len());
                    places.push((id, tag.range.start..source.floor_char_boundary(end + filler)));
                }
            }
            _ => {}
        }
    }
    let mut steps: Vec<(Range<usize>, Option<Range<usize>>)> = Vec::new();
    for (id, place) in places {
        if let Some((content, whole)) = parts.remove(&id) {
            steps.push((place, Some(content)));
            steps.push((whole, None));
        }
    }
    steps.sort_by_key(|(range, _)| range.start);
    put_together(source, &steps)
}

/// `source` with another piece of it, or nothing, in place of each range of `steps`, which are in order. A piece may hold
/// further such ranges.
fn put_together(source: &str, steps: &[(Range<usize>, Option<Range<usize>>)]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut is_done = vec![false; steps.len()];
    // What is still to be written, the innermost last.
    let mut open = Vec::new();
    open.push(0..source.len());
    while let Some(range) = open.pop() {
        let next = steps.partition_point(|(step, _)| step.start < range.start);
        match steps.get(next).filter(|(step, _)| step.end <= range.end) {
            Some((step, content)) => {
                out.push_str(&source[range.start..step.start]);
                open.push(step.end..range.end);
                // Each piece is written once, however the ranges lie.
                if let Some(content) = content
                    && !std::mem::replace(&mut is_done[next], true)
                {
                    open.push(content.clone());
                }
            }
            None => out.push_str(&source[range]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_shadow_root_is_shown_and_any_other_template_is_not() {
        let page = "<a-b><template shadowrootmode=open><p>Fog</p><template><i></i></template></template></a-b>\
            <script>'<template shadowrootmode=open>'</script><template>x</template>";
        let expected = "<a-b><div><p>Fog</p><template><i></i></template></div></a-b>\
            <script>'<template shadowrootmode=open>'</script><template>x</template>";
        assert_eq!(unfold(page), expected);
        assert_eq!(unfold("</template><template shadowroot=open>"), "</template><div>");
    }

    #[test]
    fn streamed_parts_are_moved_into_their_places() {
        let page = "<main><!--$?--><template id=\"B:0\"></template><i>Wait</i><!--/$--></main>\
            <div hidden id=\"S:0\"><div>Fog <template id=\"B:1\"></template>-<!--/$--></div></div><div hidden id=\"S:1\">banks</div>";
        assert_eq!(unfold(page), "<main><!--$?--><div>Fog banks</div></main>");
        let circle = "<div hidden id=\"S:0\"><template id=\"B:0\"></template></div>".repeat(3);
        assert!(unfold(&circle).len() <= circle.len());
    }
}
