//! Word documents.

use dateline::Article;

use super::{article, blocks, container, problem};

const STYLES: &str = r#"<w:styles xmlns:w="w">
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:styleId="Level"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    <w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
    <w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
    <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
    <w:style w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
    <w:style w:styleId="Liste"><w:name w:val="List Paragraph"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"#;

fn document(body: &str) -> Vec<u8> {
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    container(&[("word/document.xml", &main), ("word/styles.xml", STYLES)])
}

fn read(body: &str) -> Article {
    article("a.docx", &document(body))
}

/// A paragraph with one run.
fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn styled(style: &str, words: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), words)
}

#[test]
fn styles_tell_what_a_paragraph_is() {
    let body = [
        styled("Titel", "Fog at sea"),
        styled("Mine", "The port waits"),
        styled("Loop", "No ship left the port of Marlow on Tuesday, its master said."),
        styled("Level", "Later"),
        styled("Zitat", "“We wait.”"),
        styled("TOC1", "Later 3"),
        styled("Liste", "One ship"),
        paragraph("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "Two ships"),
        paragraph(
            "<w:numPr><w:numId w:val=\"0\"/></w:numPr>",
            "The harbour is closed to all ships until noon.",
        ),
        styled("Code", "a = 1"),
        styled("Code", "  b = 2"),
        styled("Beschriftung", "Boats at the quay."),
    ];
    let expected = [
        "title: Fog at sea",
        "heading: The port waits",
        "paragraph: No ship left the port of Marlow on Tuesday, its master said.",
        "heading: Later",
        "quote: “We wait.”",
        "list_item: One ship",
        "list_item: Two ships",
        "paragraph: The harbour is closed to all ships until noon.",
        "preformatted: a = 1⏎  b = 2",
        "caption: Boats at the quay.",
    ];
    let article = read(&body.concat());
    assert_eq!(blocks(&article), expected);
    assert_eq!(article.metadata().title.as_deref(), Some("Fog at sea"));
}

#[test]
fn entries_of_lists_have_their_numbers() {
    let numbering = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let entry = |list: &str, level: usize, words: &str| {
        let place = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        paragraph(&place, words)
    };
    let body = [
        styled("Liste", "Ships"),
        entry("3", 1, "large"),
        entry("3", 1, "small"),
        entry("3", 0, ""),
        entry("4", 0, "bullet"),
        styled("Liste", "Trains"),
        entry("3", 1, "fast"),
    ];
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", body.concat());
    let parts = [
        ("word/document.xml", main.as_str()),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", numbering),
    ];
    let article = article("a.docx", &container(&parts));
    let expected = ["1. Ships", "a) large", "b) small", "bullet", "2. Trains", "a) fast"];
    assert_eq!(blocks(&article), expected.map(|words| format!("list_item: {words}")));
}

#[test]
fn numbered_headings_have_their_numbers() {
    let styles = r#"<w:styles xmlns:w="w">
        <w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="H3"><w:name w:val="heading 3"/><w:basedOn w:val="H2"/></w:style>
        <w:style w:styleId="Appendix"><w:name w:val="Appendix"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
        </w:styles>"#;
    // The list takes its levels from a list style, which has the level of "heading 2" but not that of "heading 1".
    let numbering = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Chapters"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Chapters"/>
            <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
            <w:lvl w:ilvl="1"><w:pStyle w:val="H2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;
    let unnumbered = "<w:pStyle w:val=\"H2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [
        styled("H1", "Fog"),
        styled("H2", "At sea"),
        paragraph("", "No ship left the port of Marlow on Tuesday, its master said."),
        styled("H2", ""),
        styled("H3", "Ashore"),
        paragraph(unnumbered, "Aside"),
        styled("H1", "Results"),
        styled("H2", "Ships"),
        styled("Appendix", "Tables"),
    ];
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", body.concat());
    let parts = [
        ("word/document.xml", main.as_str()),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ];
    let expected = [
        "heading: 1 Fog",
        "heading: 1.1 At sea",
        "paragraph: No ship left the port of Marlow on Tuesday, its master said.",
        "heading: 1.2 Ashore",
        "heading: Aside",
        "heading: 2 Results",
        "heading: 2.1 Ships",
        "heading: Tables",
    ];
    let article = article("a.docx", &container(&parts));
    assert_eq!(blocks(&article), expected);
    assert!(dateline::analyze(&article).statistics.is_empty(), "they count nothing else");
}

#[test]
fn only_what_the_page_shows_is_read() {
    for (body, expected) in [
        (
            "<w:r><w:t>The </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
          <w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t xml:space=\"preserve\"> quay opened.</w:t></w:r>",
            "The new quay opened.",
        ),
        (
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\
          <w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Tuesday</w:t></w:r>\
          <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t> 7.</w:t></w:r></w:fldSimple>",
            "Tuesday 7.",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t><w:tab/><w:t>to</w:t><w:br/><w:t>all</w:t>\
          <w:noBreakHyphen/><w:t>round</w:t><w:softHyphen/><w:t>ers.</w:t></w:r>",
            "shown to all-rounders.",
        ),
        (
            "<w:r><w:t>Text&#160;of the box: </w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>once.</w:t></w:r></mc:Choice>\
          <mc:Fallback><w:r><w:t>twice.</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            "Text of the box: once.",
        ),
        (
            "<w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Base.</w:t></w:r></w:rubyBase></w:ruby>",
            "Base.",
        ),
    ] {
        assert_eq!(blocks(&read(&format!("<w:p>{body}</w:p>"))), [format!("paragraph: {expected}")]);
    }
}

#[test]
fn tables_are_rows_of_cells() {
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", words));
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|words| cell(words)).collect::<String>())
    };
    let deleted = format!(
        "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
        "<w:tc><w:p><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p></w:tc>"
    );
    let table = format!("<w:tbl>{}{deleted}{}</w:tbl>", row(&["Port", "Ships"]), row(&["Marlow", "12"]));
    assert_eq!(blocks(&read(&table)), ["table: Port\tShips⏎Marlow\t12"]);
    let inside = format!(
        "<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>",
        cell("Outer"),
        table.replace("<w:p>", "<w:p >")
    );
    assert_eq!(blocks(&read(&inside)), ["table: Outer\tPort Ships Marlow 12"]);
}

#[test]
fn notes_follow_at_the_end() {
    let body = "<w:p><w:r><w:t>Ships wait.</w:t><w:footnoteReference w:id=\"2\"/><w:endnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:p><w:r><w:t>They left at noon on Tuesday.</w:t></w:r></w:p>";
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let note = |name: &str, words: &str| {
        format!(
            "<w:{name}s><w:{name} w:id=\"0\"><w:p/></w:{name}><w:{name} w:id=\"2\">{}</w:{name}></w:{name}s>",
            paragraph("", words)
        )
    };
    let bytes = container(&[
        ("word/document.xml", &main),
        ("word/footnotes.xml", &note("footnote", "As of Monday, the master said.")),
        ("word/endnotes.xml", &note("endnote", "The port has four quays.")),
    ]);
    assert_eq!(
        blocks(&article("a.docx", &bytes)),
        [
            "paragraph: Ships wait.",
            "paragraph: They left at noon on Tuesday.",
            "paragraph: As of Monday, the master said.",
            "paragraph: The port has four quays.",
        ]
    );
}

#[test]
fn pictures_bring_their_descriptions() {
    let picture = |text: &str| {
        format!("<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"{text}\"/></w:drawing></w:r></w:p>")
    };
    let body =
        [picture("Boats in fog"), picture("IMG_2041.jpg"), picture(""), styled("Beschriftung", "The quay.")];
    assert_eq!(blocks(&read(&body.concat())), ["image_alt: Boats in fog", "caption: The quay."]);
}

#[test]
fn text_boxes_stand_before_their_paragraph() {
    let body = "<w:p><w:r><w:t>Around the box.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>\
        </w:txbxContent></w:pict><w:t> And on.</w:t></w:r></w:p>";
    assert_eq!(blocks(&read(body)), ["paragraph: In the box.", "paragraph: Around the box. And on."]);
}

#[test]
fn lines_in_bold_are_headings_and_unmarked_text_is_read_as_plain_text() {
    let bold = |words: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>");
    let prose = "The port of Marlow stays closed until the fog lifts, its master said on Tuesday.";
    let body = [
        bold("Fog at sea"),
        paragraph("", "By Jane Doe"),
        paragraph("", prose),
        bold("Ships wait"),
        bold("This is a whole sentence that somebody set in bold."),
        paragraph("", "Boats at the quay of Marlow on Tuesday. (AP Photo/Jane Roe)"),
    ];
    let article = read(&body.concat());
    let kinds: Vec<String> =
        blocks(&article).iter().map(|line| line[..line.find(':').unwrap()].to_owned()).collect();
    assert_eq!(kinds, ["heading", "byline", "paragraph", "heading", "paragraph", "caption"]);
    assert_eq!(article.metadata().byline.as_deref(), Some("Jane Doe"));
}

#[test]
fn properties_give_title_writer_and_language() {
    let main = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        paragraph("", "The port waits for the fog to lift.")
    );
    let read = |title: &str, creator: &str| {
        let core = format!(
            "<cp:coreProperties><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dc:language>en-GB</dc:language>\
             <dcterms:created>2019-03-04T05:06:07Z</dcterms:created></cp:coreProperties>"
        );
        article("a.docx", &container(&[("word/document.xml", &main), ("docProps/core.xml", &core)]))
            .metadata()
            .clone()
    };
    let metadata = read("Fog &amp; sea", "Jane Doe");
    assert_eq!(metadata.title.as_deref(), Some("Fog & sea"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
    assert_eq!(metadata.published, None, "a file is not published when it is made");
    assert_eq!(read("report-final.docx", "admin").title, None);
    assert_eq!(read("Document1", "admin").byline, None);
}

#[test]
fn the_main_part_is_where_the_relationships_say() {
    let rels = "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"/Other/Main.xml\"/></Relationships>";
    let main = format!("<w:document><w:body>{}</w:body></w:document>", paragraph("", "Elsewhere."));
    let bytes = container(&[("_rels/.rels", rels), ("other\\main.xml", &main)]);
    assert_eq!(blocks(&article("a.docx", &bytes)), ["paragraph: Elsewhere."]);
}

#[test]
fn what_is_no_word_document_says_so() {
    assert!(problem("a.docx", &container(&[("a.txt", "x")])).contains("damaged"));
    assert!(problem("a.docx", &document("")).contains("no text"));
    assert!(problem("a.docx", b"\xd0\xcf\x11\xe0 WordDocument").contains("older version of Word"));
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0"
        .iter()
        .copied()
        .chain("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]))
        .collect();
    assert!(problem("a.docx", &locked).contains("locked"));
}

#[test]
fn a_document_that_breaks_off_keeps_what_stands_before() {
    let body = paragraph("", "The port waits for the fog to lift.");
    let main = format!("<w:document><w:body>{body}<w:p><w:r><w:t>Half a sen</w:p>");
    let article = article("a.docx", &container(&[("word/document.xml", &main)]));
    assert_eq!(blocks(&article)[0], "paragraph: The port waits for the fog to lift.");
    assert_eq!(article.warnings().len(), 1);
}
