//! Rich Text Format.

use super::{article, blocks, problem};

#[test]
fn characters_are_read_in_their_code_pages() {
    for (text, expected) in [
        (r"caf\'e9 & th\'e9.", "café & thé."),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} \'e9.", "Привет é."),
        (r"{\f2 \'93\'8c\'8b\'9e.}", "東京."),
        (r"\u8364?100 \u-10179?\u-8704? \uc0\u8364 5 \uc2\u233\'65\'78 end.", "€100 😀 €5 é end."),
        (r"{\uc2 \u233 ab}c.", "éc."),
        (r"\lquote a\rquote  \ldblquote b\rdblquote \endash\emdash\~\bullet\_ c.", "‘a’ “b”–—\u{a0}•- c."),
        (r"a\{b\}\\c.", "a{b}\\c."),
        ("one\r\n two\\\nthree.", "one two|three."),
        (r"a{\v hidden}b{\deleted gone}{\v0 c}.", "abc."),
        // Data declared longer than the file is ignored.
        (r"One two.\par \bin2147483647 Three four.", "One two.|Three four."),
    ] {
        let rtf = format!(
            r"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 A;}}{{\f1\fcharset204 B;}}{{\f2\fcharset128 C;}}}}\f0 {text}\par}}"
        );
        let expected: Vec<String> =
            expected.split('|').map(|words| format!("paragraph: {}", words.replace('\u{a0}', " "))).collect();
        assert_eq!(blocks(&article("a.rtf", rtf.as_bytes())), expected, "{text}");
    }
}

#[test]
fn the_code_page_of_the_document_is_the_default() {
    let article = article("a.rtf", b"{\\rtf1\\ansi\\ansicpg1251 \xcf\xf0\\'e8.\\par}");
    assert_eq!(blocks(&article), ["paragraph: При."]);
    assert_eq!(article.source().encoding, Some("windows-1251"));
}

#[test]
fn styles_lists_tables_and_notes_are_read() {
    let rtf = r"{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\sbasedon1 Mine;}{\*\cs3 Title;}{\s4 caption;}}
{\info{\title Fog at sea}{\author Jane Doe}{\creatim\yr2020}}{\header Page 1\par}
\pard\s1 The port waits\par
\pard\plain The port{\footnote\pard As of Monday.} waits for{\*\bkmkstart x} the fog to lift.\par
\pard\s2 Later\par
{\listtext\'b7\tab}\pard\ls1 One\par
\pard Words that go on for long enough.\page
\pard\intbl Port\cell Ships\cell\row
\pard\intbl Marlow\cell {\b 12}\cell\row
\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt A link in words.}}\par
{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv Boats in fog}}{\shptxt\pard In the box.\par}}{\shprslt again\par}}
{\pict\pngblip 89504e47}{\object{\*\objdata 0102}{\result Of an object.}}\par
\pard\s4 The quay.\par
\pard{\b Set in bold}\par
\pard\outlinelevel2 Third level\par}";
    let article = article("a.rtf", rtf.as_bytes());
    assert_eq!(
        blocks(&article),
        [
            "heading: The port waits",
            "paragraph: The port waits for the fog to lift.",
            "heading: Later",
            "list_item: One",
            "paragraph: Words that go on for long enough.",
            "table: Port\tShips⏎Marlow\t12",
            "paragraph: A link in words.",
            "image_alt: Boats in fog",
            "paragraph: In the box.",
            "paragraph: Of an object.",
            "caption: The quay.",
            "heading: Set in bold",
            "heading: Third level",
            "paragraph: As of Monday.",
        ]
    );
    assert_eq!(article.metadata().title.as_deref(), Some("Fog at sea"));
    assert_eq!(article.metadata().byline.as_deref(), Some("Jane Doe"));
}

#[test]
fn what_is_no_rtf_or_has_no_text_says_so() {
    assert!(problem("a.rtf", b"fog").contains("damaged"));
    assert!(problem("a.rtf", b"{\\rtf1{\\pict 00}}").contains("no text"));
}

#[test]
fn a_file_that_breaks_off_keeps_its_text() {
    assert_eq!(blocks(&article("a.rtf", b"{\\rtf1{\\b{One two three. ")), ["paragraph: One two three."]);
}

#[test]
fn entries_of_lists_have_their_numbers() {
    let entry =
        |mark: &str, words: &str| format!(r"\pard{{\listtext\pard\plain\f1 {mark}\tab}}\ls1 {words}\par ");
    let marks = [("1.", "Ships"), (r"\'b7", "large"), ("o", "small"), ("b)", "Trains"), ("(iv)", "Carts")];
    let body: String = marks.iter().map(|(mark, words)| entry(mark, words)).collect();
    let article = article("a.rtf", format!(r"{{\rtf1\ansi {body}}}").as_bytes());
    let expected = ["1. Ships", "large", "small", "b) Trains", "(iv) Carts"];
    assert_eq!(blocks(&article), expected.map(|words| format!("list_item: {words}")));
}
