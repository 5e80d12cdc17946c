//! Where a picture of a page may be: the addresses in its element, and those around it for other window sizes and for
//! browsers without scripts.

use super::captions::is_small;
use super::dom::{Dom, NodeIndex};
use crate::formats::pictures::PictureReference;

/// The most versions that are looked for beside a picture.
const MAX_BESIDE: usize = 16;

/// What the element at `node`, a picture or player, says about where its picture is; `None` if it shows none, or one so
/// small that it is an icon.
pub(super) fn reference(dom: &Dom, node: NodeIndex) -> Option<PictureReference> {
    let addresses = match dom.name(node) {
        "img" if is_small(dom, node) => return None,
        "img" | "amp-img" => {
            let mut addresses = own_addresses(dom, node);
            let picture = dom.parent(node).filter(|&parent| dom.name(parent) == "picture");
            if let Some(picture) = picture {
                let sources = dom.children(picture).filter(|&inner| dom.name(inner) == "source");
                addresses.extend(sources.take(MAX_BESIDE).flat_map(|source| own_addresses(dom, source)));
            }
            addresses.extend(copy_without_scripts(dom, picture.unwrap_or(node)));
            addresses
        }
        "video" | "amp-video" => dom.attribute(node, "poster").map(str::to_owned).into_iter().collect(),
        _ => return None,
    };
    (!addresses.is_empty()).then_some(PictureReference::Addresses(addresses))
}

/// The addresses in the attributes of an element: `src` and `srcset`, and those that scripts move there once the picture
/// comes into view, such as `data-src`.
fn own_addresses(dom: &Dom, node: NodeIndex) -> Vec<String> {
    let mut addresses = Vec::new();
    for (name, value) in dom.attributes(node) {
        let is_lazy = name.starts_with("data-") && (name.contains("src") || name.ends_with("original"));
        if name.ends_with("srcset") && (is_lazy || name == "srcset") {
            addresses.extend(candidates(value).map(str::to_owned));
        } else if name == "src" || is_lazy {
            addresses.push(value.trim().to_owned());
        }
    }
    addresses.retain(|address| !address.is_empty());
    addresses
}

/// The addresses in a `srcset`. They may contain commas, as `data:` URLs do: an address ends at white space, and its
/// description at the next comma (HTML Standard, "parse a srcset attribute").
fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, behind) = rest.split_at(end);
        let is_last = address.ends_with(',');
        rest = if is_last { behind } else { &behind[behind.find(',').unwrap_or(behind.len())..] };
        (!address.is_empty()).then(|| address.trim_end_matches(','))
    })
}

/// The addresses of a picture's copy for browsers without scripts, in a `noscript` right after it.
fn copy_without_scripts(dom: &Dom, node: NodeIndex) -> Vec<String> {
    let is_blank = |node: NodeIndex| dom.text(node).is_some_and(|(text, _)| text.trim().is_empty());
    let next = dom.end(node) + usize::from(dom.end(node) < dom.len() && is_blank(dom.end(node)));
    if next >= dom.len() || dom.name(next) != "noscript" {
        return Vec::new();
    }
    let picture = dom.descendants(next).find(|&inner| dom.name(inner) == "img");
    picture.map(|picture| own_addresses(dom, picture)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(page: &str) -> Vec<String> {
        let dom = Dom::new(&dom_query::Document::from(page)).expect("a shallow page");
        let node = ["img", "amp-img", "video"].iter().find_map(|name| dom.named(name).next());
        match reference(&dom, node.expect("there is a picture")) {
            Some(PictureReference::Addresses(addresses)) => addresses,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_picture_may_be_at_several_addresses() {
        for (page, expected) in [
            ("<img src=' a.jpg '>", &["a.jpg"][..]),
            (
                "<img src=a.gif data-src=b.jpg data-lazy-srcset='c.jpg 2x' data-original=d.jpg>",
                &["a.gif", "b.jpg", "c.jpg", "d.jpg"],
            ),
            ("<img srcset='a.jpg 1x, b.jpg 600w,c.jpg'>", &["a.jpg", "b.jpg", "c.jpg"]),
            ("<img srcset='data:image/png;base64,AA 1x, b.jpg,'>", &["data:image/png;base64,AA", "b.jpg"]),
            ("<img srcset=' , '>", &[]),
            ("<picture><source srcset='a.webp 1x'><img src=b.jpg></picture>", &["b.jpg", "a.webp"]),
            ("<img src=a.gif> <noscript><p><img src='b&amp;c.jpg'></noscript>", &["a.gif", "b&c.jpg"]),
            ("<picture><img src=a.gif></picture><noscript><img src=b.jpg></noscript>", &["a.gif", "b.jpg"]),
            ("<img src=a.gif><p>Fog</p><noscript><img src=b.jpg></noscript>", &["a.gif"]),
            ("<amp-img src=a.jpg width=4 height=3></amp-img>", &["a.jpg"]),
            ("<video src=a.mp4 poster=b.jpg></video>", &["b.jpg"]),
            ("<img src=dot.png width=8>", &[]),
            ("<img alt=Fog>", &[]),
        ] {
            assert_eq!(addresses(page), expected, "{page}");
        }
    }
}
