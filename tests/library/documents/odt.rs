//! `OpenDocument` texts.

use super::{article, blocks, container, problem};

fn document(body: &str) -> Vec<u8> {
    let styles = "<office:styles><style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\"/>\
        <style:style style:name=\"Illustration\" style:parent-style-name=\"Caption\"/></office:styles>";
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Illustration\"/>\
         <style:style style:name=\"P2\" style:parent-style-name=\"Title\"/></office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    container(&[("content.xml", &content), ("styles.xml", styles), ("meta.xml", META)])
}

const META: &str = "<office:meta><dc:title>Fog</dc:title><meta:initial-creator>Jane Doe</meta:initial-creator>\
    <dc:creator>John Roe</dc:creator><dc:language>de-DE</dc:language></office:meta>";

#[test]
fn paragraphs_lists_tables_and_notes_are_read() {
    let body = "<text:sequence-decls><text:p>no</text:p></text:sequence-decls>\
        <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p text:style-name=\"P2\">Fog at sea</text:p>\
        <text:table-of-content><text:p>Later 3</text:p></text:table-of-content>\
        <text:p>The port<text:s text:c=\"3\"/>waits<text:note><text:note-citation>1</text:note-citation><text:note-body>\
        <text:p>As of Monday.</text:p></text:note-body></text:note> for<text:tab/>the fog<text:line-break/>to\n lift.</text:p>\
        <text:h text:outline-level=\"2\">Later</text:h>\
        <text:list><text:list-header><text:p>The ships that wait in the port are:</text:p></text:list-header>\
        <text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Two</text:p></text:list-item></text:list></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>12</text:p>\
        </table:table-cell></table:table-row></table:table>\
        <text:p><draw:frame><draw:text-box><text:p text:style-name=\"P1\"><draw:frame><draw:image/><svg:title>Boats</svg:title></draw:frame>\
        The quay.</text:p></draw:text-box></draw:frame><office:annotation><text:p>A comment</text:p></office:annotation></text:p>";
    let article = article("a.odt", &document(body));
    assert_eq!(
        blocks(&article),
        [
            "title: Fog at sea",
            "paragraph: The port waits for the fog to lift.",
            "heading: Later",
            "paragraph: The ships that wait in the port are:",
            "list_item: One",
            "list_item: Two",
            "table: Port\t12",
            "image_alt: Boats",
            "caption: The quay.",
            "paragraph: As of Monday.",
        ]
    );
    let metadata = article.metadata();
    assert_eq!(metadata.title.as_deref(), Some("Fog at sea"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Doe"));
    // The file says German, and its text is English.
    assert_eq!(metadata.language.as_deref(), Some("en"));
}

#[test]
fn entries_of_lists_have_their_numbers() {
    let style = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\" text:display-levels=\"2\"/>\
        <text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"-\"/></text:list-style>";
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let list = |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let named = "text:style-name=\"L1\"";
    let inner = list("", &(item("small") + &item("large")));
    let body = [
        style.to_owned(),
        list(
            &format!("xml:id=\"a\" {named}"),
            &format!(
                "{}<text:list-item><text:p>Ships</text:p><text:p>More of them.</text:p>{inner}</text:list-item>",
                item("Port")
            ),
        ),
        "<text:p>The harbour is closed to all ships until noon.</text:p>".to_owned(),
        list(&format!("text:continue-numbering=\"true\" {named}"), &item("Trains")),
        list(named, &item("Anew")),
        list(
            &format!("text:continue-list=\"a\" {named}"),
            "<text:list-item text:start-value=\"9\"><text:p>Said</text:p></text:list-item>",
        ),
        list(
            named,
            &format!(
                "<text:list-item>{}</text:list-item>",
                list("", &format!("<text:list-item>{}</text:list-item>", list("", &item("bullet"))))
            ),
        ),
    ];
    let article = article("a.odt", &document(&body.concat()));
    let entries: Vec<String> = blocks(&article)
        .iter()
        .filter_map(|block| block.strip_prefix("list_item: ").map(str::to_owned))
        .collect();
    let expected = [
        "1. Port",
        "2. Ships",
        "More of them.",
        "2.a) small",
        "2.b) large",
        "3. Trains",
        "1. Anew",
        "9. Said",
        "bullet",
    ];
    assert_eq!(entries, expected);
}

#[test]
fn a_text_too_long_for_a_number_is_left_out() {
    let long = "x".repeat(101);
    let body = format!(
        "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
         style:num-prefix=\"{long}\" style:num-suffix=\".\"/></text:list-style><text:list text:style-name=\"L1\">\
         <text:list-item><text:p>Port</text:p></text:list-item></text:list>"
    );
    assert_eq!(blocks(&article("a.odt", &document(&body))), ["list_item: 1. Port"]);
}

#[test]
fn an_encrypted_text_says_so() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
        </manifest:file-entry></manifest:manifest>";
    let bytes = container(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")]);
    assert!(problem("a.odt", &bytes).contains("locked"));
}
