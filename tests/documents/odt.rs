//! `OpenDocument` texts.

use dateline::formats::odt;

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
    let article = article(odt::read, &document(body));
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
    assert_eq!(metadata.language.as_deref(), Some("de"));
}

#[test]
fn an_encrypted_text_says_so() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
        </manifest:file-entry></manifest:manifest>";
    let bytes = container(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")]);
    assert!(problem(odt::read, &bytes).contains("locked"));
}
