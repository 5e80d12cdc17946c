//! The limits on what documents may contain.

use std::io::{Cursor, Write as _};

use dateline::testing::{MAX_ENTRIES, MAX_PART_BYTES, MAX_XML_DEPTH};
use zip::write::SimpleFileOptions;

use super::{article, blocks, container, problem};

/// A container whose part at `path` is a little more than `bytes` spaces.
fn bomb(path: &str, bytes: u64) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file(path, options).expect("the part begins");
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..=bytes >> 20 {
        writer.write_all(&spaces).expect("the part is written");
    }
    writer.finish().expect("the container is whole").into_inner()
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let message = problem("a.docx", &bomb("word/document.xml", MAX_PART_BYTES));
    assert!(message.contains("unpacks to more than 64 MiB"), "{message}");
}

#[test]
fn a_container_of_too_many_entries_is_refused() {
    let paths: Vec<String> = (0..=MAX_ENTRIES).map(|number| format!("f{number}")).collect();
    let parts: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
    for name in ["a.docx", "a.odt", "a.epub"] {
        let message = problem(name, &container(&parts));
        assert!(message.contains("more than 10000 files"), "{message}");
    }
    assert!(problem("a.docx", &container(&parts[1..])).contains("damaged"), "at the limit, it is opened");
}

#[test]
fn elements_that_nest_too_deep_are_refused() {
    let nested = |depth: usize| {
        let (open, close) = ("<w:sdt>".repeat(depth - 3), "</w:sdt>".repeat(depth - 3));
        let main = format!("<w:document>{open}<w:p><w:t>Words.</w:t></w:p>{close}</w:document>");
        container(&[("word/document.xml", &main)])
    };
    assert_eq!(blocks(&article("a.docx", &nested(MAX_XML_DEPTH))), ["paragraph: Words."]);
    let message = problem("a.docx", &nested(MAX_XML_DEPTH + 1));
    assert!(message.contains("nested more than 256 levels deep"), "{message}");
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let laughs: String = (1..10)
        .map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10)))
        .collect();
    let main = format!(
        "<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:t>Only &l9;&f;words.</w:t></w:p></w:document>"
    );
    assert_eq!(
        blocks(&article("a.docx", &container(&[("word/document.xml", &main)]))),
        ["paragraph: Only words."]
    );
}
