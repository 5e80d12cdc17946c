//! Damaged documents give an article or one line that says what is wrong, and never a panic.

use proptest::prelude::*;

use super::container;
use crate::case_count::case_count;

const XML: &str = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>Words &amp; more</w:t></w:r><w:r><w:drawing><wp:docPr descr=\"b\"/><a:blip r:embed=\"r\"/></w:drawing></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
const ODT: &str = "<office:text><text:h>Head</text:h><text:list><text:list-item><text:p>Item<draw:image xlink:href=\"Pictures/a.png\"/><text:note><text:note-body><text:p>Note</text:p>\
    </text:note-body></text:note></text:p></text:list-item></text:list></office:text>";
const RTF: &str = r"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}{\stylesheet{\s1 heading 1;}}\s1 Head\par\pard\intbl a\cell b\cell\row\pard{\pict{\*\picprop{\sp{\sn wzDescription}{\sv c}}}\pngblip 89504e470d0a1a0a}{\footnote n}\u233?\'e9\par}";
const MAIL: &str = "From: a <a@b.example>\r\nSubject: =?utf-8?q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n\
    --a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD48aW1nIHNyYz1jaWQ6YT4=\r\n--a\r\nContent-Type: image/png\r\nContent-ID: <a>\r\nContent-Disposition: inline\r\n\
    Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--a--\r\n";
const MARKDOWN: &str = "---\ntitle: x\n---\n# x\n\n![a](data:image/png;base64,iVBORw0KGgo= \"c\")\n\n*d*\n\n> - e[^1] <img src=b>\n\n<div>f</div>\n\n|a|b|\n|-|-|\n|c|d|\n\n[^1]: g\n";
const JSON: &str = "{\"schema\":\"dateline/summary/1\",\"document\":{\"text\":\"aé\",\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":2}]}}";

/// `bytes` with some changed, cut off or repeated.
fn damaged(mut bytes: Vec<u8>, changes: &[(usize, u8)], end: usize, repeat: usize) -> Vec<u8> {
    for &(at, value) in changes {
        let at = at % bytes.len();
        bytes[at] = value;
    }
    let repeated = bytes[..repeat % bytes.len()].to_vec();
    bytes.extend(repeated);
    bytes.truncate(bytes.len() - end % bytes.len());
    bytes
}

/// Checks the result for the `bytes` of a file called `name`.
fn check(name: &str, bytes: Vec<u8>) {
    match dateline::open_bytes(bytes, name) {
        Ok(opened) => assert!(!opened.article.blocks().is_empty()),
        Err(error) => assert!(!error.to_string().contains('\n')),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(case_count(300)))]

    #[test]
    fn damaged_documents_end_in_an_article_or_a_line(
        changes in prop::collection::vec((any::<usize>(), prop_oneof![any::<u8>(), prop::sample::select(b"<>&;/{}\\'\"\n-*[]".to_vec())]), 0..12),
        end in prop_oneof![Just(0_usize), any::<usize>()],
        repeat in prop_oneof![Just(0_usize), any::<usize>()],
    ) {
        let damage = |bytes: &[u8]| damaged(bytes.to_vec(), &changes, end, repeat);
        let inside = |text: &str| String::from_utf8_lossy(&damage(text.as_bytes())).into_owned();
        let word = container(&[("word/document.xml", XML)]);
        let text = container(&[("content.xml", ODT)]);
        let cases: [(&str, Vec<u8>); 10] = [
            ("a.docx", damage(&word)),
            ("a.odt", damage(&text)),
            ("a.epub", damage(&word)),
            ("a.docx", container(&[("word/document.xml", &inside(XML)), ("word/styles.xml", &inside(XML)), ("word/footnotes.xml", &inside(XML))])),
            ("a.odt", container(&[("content.xml", &inside(ODT))])),
            ("a.rtf", damage(RTF.as_bytes())),
            ("a.eml", damage(MAIL.as_bytes())),
            ("a.mht", damage(MAIL.as_bytes())),
            ("a.md", damage(MARKDOWN.as_bytes())),
            ("a.json", damage(JSON.as_bytes())),
        ];
        for (name, bytes) in cases {
            check(name, bytes);
        }
    }
}
