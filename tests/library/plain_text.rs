//! Plain text becomes blocks: the cases are in `data/plain_text/`.
//!
//! The output of a text is one line a block: its kind, a tab, and its text with line breaks shown as ⏎.

use std::fmt::Write as _;

use crate::cases;

fn blocks_of(text: &str) -> String {
    let article = dateline::article_from_text(text.to_owned()).expect("the case has text");
    article.blocks().iter().fold(String::new(), |mut lines, block| {
        let shown = article.slice(block.range).replace('\r', "␍").replace('\n', "⏎");
        writeln!(lines, "{}\t{shown}", block.kind.as_str()).expect("a string takes any text");
        lines
    })
}

#[test]
fn every_text_has_the_blocks_of_its_case() {
    cases::check("plain_text", blocks_of);
}

#[test]
fn every_line_end_parts_lines_and_survives() {
    for end in ["\n", "\r\n", "\r", "\u{c}", "\u{2028}", "\u{2029}", "\u{85}"] {
        let text = format!("The harbour opened on Monday.{end}The first ship came\tin at\u{a0}noon.{end}");
        let article = dateline::article_from_text(text.clone()).unwrap();
        assert_eq!(article.text(), text);
        let blocks: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.range)).collect();
        assert_eq!(
            blocks,
            ["The harbour opened on Monday.", "The first ship came\tin at\u{a0}noon."],
            "{end:?}"
        );
    }
}

#[test]
fn metadata_come_from_the_head() {
    let text = "Ferry line to reopen\nBy Mara Lind and Tom Adler\nPublished 3 May 2024, 10:15\n\nThe ferry line between the two islands will reopen in June, its owner said.\n";
    let article = dateline::article_from_text(text.to_owned()).unwrap();
    let metadata = article.metadata();
    assert_eq!(metadata.title.as_deref(), Some("Ferry line to reopen"));
    assert_eq!(metadata.byline.as_deref(), Some("Mara Lind and Tom Adler"));
    assert_eq!(metadata.published.as_deref(), Some("2024-05-03"));
}
