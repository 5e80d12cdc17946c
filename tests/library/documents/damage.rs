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
const NITF: &str = "<?xml version=\"1.0\"?><nitf><head><docdata><date.issue norm=\"20260305T060000+0100\"/></docdata></head><body><body.head><hedline><hl1>Fog</hl1></hedline><byline>By Mara Lind</byline></body.head><body.content><p>The port is shut.</p><media><media-caption>The quay.</media-caption><media-producer>Ines Roth</media-producer></media></body.content></body></nitf>";
const RSS: &str = "<rss><channel><title>Post</title><item><title>Fog</title><pubDate>Thu, 05 Mar 2026 06:00:00 GMT</pubDate><description>&lt;p&gt;The port is shut.&lt;/p&gt;</description></item><item><title>Ice</title></item></channel></rss>";
const NEXIS: &str = "1 of 2 DOCUMENTS\n\nThe Post\n\nMarch 5, 2026 Thursday\n\nFog\n\nBYLINE: Mara Lind\n\nLENGTH: 9 words\n\nThe port is shut.\n\nLOAD-DATE: March 5, 2026\n\n2 of 2 DOCUMENTS\n\nIce\n\nBYLINE: x";
const FACTIVA: &str = "<html><body><div class=article><table><tr><td><b>HD</b></td><td>Fog</td></tr><tr><td>PD</td><td>5 March 2026</td></tr><tr><td rowspan=9>LP</td><td colspan=99><p>The port is shut.</p></td></tr></table></div></body></html>";
const STREAMED: &str = "<html><body><main><h1>Fog</h1><template id=\"B:0\"></template><!--/$--></main><x-a><template shadowrootmode=open><p>The port is shut.</p></template></x-a><div hidden id=\"S:0\"><div>The port is shut.</div></div></body></html>";
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
        let cases: [(&str, Vec<u8>); 17] = [
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
            ("a.jsonl", damage(format!("{JSON}\n{JSON}\n").as_bytes())),
            ("a.mbox", damage(format!("From a@b.example Thu Jan  1\n{MAIL}\n\nFrom a@b.example Fri Jan  2\n{MAIL}").as_bytes())),
            ("a.nitf", damage(NITF.as_bytes())),
            ("a.rss", damage(RSS.as_bytes())),
            ("a.txt", damage(NEXIS.as_bytes())),
            ("a.html", damage(FACTIVA.as_bytes())),
            ("a.html", damage(STREAMED.as_bytes())),
        ];
        for (name, bytes) in cases {
            check(name, bytes);
        }
    }
}
