//! Which of the pictures that a file names end up in the article.

use std::collections::HashMap;

use super::*;
use crate::article::{BlockKind, Source};

/// The head of a PNG of this size, followed by `rest` to make it differ from others.
fn png(width: u32, height: u32, rest: &[u8]) -> Vec<u8> {
    let head = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
    [&head[..], &[8, 2, 0, 0, 0], rest].concat()
}

/// Where a picture is, its size and its last byte.
type Found = (usize, [u32; 2], u8);

/// The pictures in an article of two paragraphs, with the first of `references` above the first and the others above
/// the second, from a file with these `parts`, and the warnings.
fn found(references: Vec<PictureReference>, parts: &[(&str, Vec<u8>)]) -> (Vec<Found>, Vec<String>) {
    let parts: HashMap<&str, &Vec<u8>> = parts.iter().map(|(name, bytes)| (*name, bytes)).collect();
    let mut composer = Composer::default();
    for (index, reference) in references.into_iter().enumerate() {
        if index == 1 {
            composer.push(BlockKind::Paragraph, "Fog");
        }
        composer.push_picture(reference);
    }
    composer.push(BlockKind::Paragraph, "at sea");
    let open = |address: &str| Some(PictureContent::Bytes(parts.get(address)?.as_slice().into()));
    let pictures = resolve(&mut composer, open).into_iter().map(|picture| match picture.content {
        PictureContent::Bytes(bytes) => (picture.at, picture.size, bytes[bytes.len() - 1]),
        PictureContent::File(_) => unreachable!("all parts are bytes"),
    });
    let pictures = pictures.collect();
    (pictures, composer.finish(Source::default()).warnings().iter().map(ToString::to_string).collect())
}

fn addresses(addresses: &[&str]) -> PictureReference {
    PictureReference::Addresses(addresses.iter().map(|&address| address.to_owned()).collect())
}

#[test]
fn the_largest_version_that_can_be_had_is_taken() {
    let parts =
        [("small", png(40, 40, b"s")), ("large", png(90, 90, b"l")), ("text", b"<svg width='900'>".to_vec())];
    let (pictures, warnings) =
        found(vec![addresses(&["small", "https://press.example/a", "large", "text"])], &parts);
    assert_eq!(pictures, [(0, [90, 90], b'l')]);
    assert!(warnings.is_empty());
}

#[test]
fn a_picture_is_there_once_however_often_it_is_named() {
    let parts = [
        ("fog", png(90, 60, b"f")),
        ("copy", png(90, 60, b"f")),
        ("fog-150x100", png(150, 100, b"F")),
        ("waiting", png(33, 33, b"w")),
        ("quay", png(90, 60, b"q")),
    ];
    for (named, expected) in [
        (vec![&["fog"][..], &["fog"], &["copy"]], vec![(0, b'f')]),
        (vec![&["fog"], &["fog-150x100"]], vec![(0, b'F')]),
        (vec![&["fog-150x100"], &["fog"]], vec![(0, b'F')]),
        (vec![&["waiting", "fog"], &["waiting", "quay"], &["waiting"]], vec![(0, b'f'), (5, b'q')]),
    ] {
        let references = named.iter().map(|named| addresses(named)).collect();
        let places: Vec<(usize, u8)> =
            found(references, &parts).0.iter().map(|&(at, _, last)| (at, last)).collect();
        assert_eq!(places, expected, "{named:?}");
    }
}

#[test]
fn only_pictures_of_a_size_to_look_at_are_taken() {
    for (bytes, is_taken, is_warned_of) in [
        (png(32, 32, b""), true, false),
        (png(31, 900, b""), false, false),
        (png(1, 1, b""), false, false),
        (png(8000, 5000, b""), true, false),
        (png(8000, 5001, b""), false, true),
        (png(100_000, 100_000, b""), false, true),
        (png(u32::MAX, u32::MAX, b""), false, true),
        (png(90, 90, b"")[..20].to_vec(), false, false),
        (b"\xff\xd8\xff\xe0\0\0".to_vec(), false, false),
        (b"GIF89a\x40\0\x30\0\0\0\0".to_vec(), true, false),
        (b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x3f\xc0\x0b\0\0\0\0\0".to_vec(), true, false),
        (b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x40\0\0\0\x40\0\0\0\x01\0\x18\0".to_vec(), false, false),
        (Vec::new(), false, false),
    ] {
        let (pictures, warnings) = found(vec![PictureReference::Bytes(bytes.clone())], &[]);
        assert_eq!((!pictures.is_empty(), !warnings.is_empty()), (is_taken, is_warned_of), "{bytes:?}");
    }
}

#[test]
fn limits_on_bytes_and_number_leave_pictures_out_and_say_so() {
    let large = |last: u8, bytes: usize| {
        let mut picture = png(90, 90, b"");
        picture.resize(bytes, last);
        PictureReference::Bytes(picture)
    };
    let (pictures, warnings) = found(vec![large(1, MAX_PICTURE_BYTES + 1), large(2, MAX_PICTURE_BYTES)], &[]);
    assert_eq!(pictures, [(5, [90, 90], 2)]);
    assert_eq!(
        warnings,
        [
            "Some pictures are left out, since there are too many, they are too large, or finding them takes too long"
        ]
    );

    let count = MAX_PICTURES_BYTES / MAX_PICTURE_BYTES;
    let (pictures, _) = found((0..=count as u8).map(|last| large(last, MAX_PICTURE_BYTES)).collect(), &[]);
    assert_eq!(pictures.len(), count);

    let small = |index: usize| PictureReference::Bytes(png(90, 90, &index.to_be_bytes()));
    let (pictures, warnings) = found((0..=MAX_PICTURES).map(small).collect(), &[]);
    assert_eq!((pictures.len(), warnings.len()), (MAX_PICTURES, 1));
}

#[test]
fn addresses_are_not_looked_up_without_end() {
    let mut composer = Composer::default();
    composer.push_picture(PictureReference::Addresses((0..99).map(|index| index.to_string()).collect()));
    (0..2 * MAX_LOOKUPS).for_each(|index| composer.push_picture(PictureReference::at(format!("a{index}"))));
    composer.push(BlockKind::Paragraph, "Fog");
    let mut lookups = Vec::new();
    let pictures = resolve(&mut composer, |address| {
        lookups.push(address.to_owned());
        None
    });
    assert!(pictures.is_empty());
    assert_eq!((lookups.len(), lookups[MAX_VERSIONS].as_str()), (MAX_LOOKUPS, "a0"));
}

#[test]
fn damaged_data_urls_bring_nothing() {
    let hex: String = png(90, 60, b"f").iter().map(|byte| format!("%{byte:02x}")).collect();
    for (address, expected) in [
        (format!("data:image/png,{hex}"), 1),
        (format!("data:text/html,{hex}"), 1),
        (format!("data:image/png,{}", &hex[..60]), 0),
        ("data:image/png;base64,iVBORw0KGgo=====".to_owned(), 0),
        ("data:image/png;base64,\u{e9}".to_owned(), 0),
        ("data:image/svg+xml,<svg width='900'/>".to_owned(), 0),
        ("data:".to_owned(), 0),
    ] {
        assert_eq!(found(vec![addresses(&[&address])], &[]).0.len(), expected, "{address}");
    }
}
