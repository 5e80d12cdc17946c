//! The pictures in documents, e-books and emails, and where they go.

use dateline::{Article, BlockIndex, PictureContent};

use super::{article, container_of};

/// The header of a PNG, `width` pixels wide and 60 high: all that readers look at.
fn png(width: u32) -> Vec<u8> {
    [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &60_u32.to_be_bytes(), &[8, 2, 0, 0, 0]]
        .concat()
}

/// The blocks of `article`, each as the widths of the pictures above it followed by its first word.
fn lines(article: &Article) -> Vec<String> {
    let line = |index: BlockIndex| {
        let pictures = &article.pictures()[article.pictures_above(index)];
        let widths = pictures.iter().map(|picture| {
            assert!(matches!(picture.content, PictureContent::Bytes(_)), "it is in the file");
            format!("[{}] ", picture.size[0])
        });
        let word = article.block_text(index).split_whitespace().next().unwrap_or_default();
        widths.collect::<String>() + word
    };
    article.indexed_blocks().map(|(index, _)| line(index)).collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let quartet = |piece: &[u8]| {
        let bits =
            piece.iter().chain([&0, &0]).take(3).fold(0_usize, |bits, &byte| bits << 8 | usize::from(byte));
        (0..4)
            .map(move |at| DIGITS[bits >> (18 - 6 * at) & 63] as char)
            .take(piece.len() + 1)
            .collect::<String>()
    };
    bytes.chunks(3).map(quartet).collect()
}

/// A Word document with two pictures, and references to one outside the container and one on the web.
fn word_document(body: &str) -> Vec<u8> {
    let relationship = |id: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/relationships/image\" Target=\"{target}\"/>")
    };
    let relationships = format!(
        "<Relationships>{}{}{}<Relationship Id=\"web\" Type=\"http://x/relationships/image\" Target=\"https://press.example/a.png\" \
         TargetMode=\"External\"/></Relationships>",
        relationship("a", "media/a.png"),
        relationship("b", "/word/media/b.png"),
        relationship("out", "../../../../etc/c.png"),
    );
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    container_of(&[
        ("word/document.xml", main.into_bytes()),
        ("word/_rels/document.xml.rels", relationships.into_bytes()),
        ("word/media/a.png", png(70)),
        ("word/media/b.png", png(80)),
    ])
}

fn drawing(text: &str, id: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:docPr descr=\"{text}\"/><pic:blipFill><a:blip r:embed=\"{id}\" r:link=\"web\"/></pic:blipFill></w:drawing></w:r>"
    )
}

#[test]
fn pictures_of_a_word_document_stand_above_their_texts_and_captions() {
    let words = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let in_paragraph = |inside: &str| format!("<w:p>{inside}</w:p>");
    for (body, expected) in [
        (
            words("Fog") + &in_paragraph(&drawing("Boats", "a")) + &words("Caption"),
            &["Fog", "[70] Boats", "Caption"][..],
        ),
        (words("Fog") + &in_paragraph(&drawing("", "b")) + &words("Caption"), &["Fog", "[80] Caption"]),
        (
            in_paragraph(&(drawing("Boats", "a") + &drawing("Quay", "b"))) + &words("Fog"),
            &["[70] Boats", "[80] Quay", "Fog"],
        ),
        (
            in_paragraph(&(drawing("Boats", "none") + &drawing("", "b"))) + &words("Fog"),
            &["Boats", "[80] Fog"],
        ),
        (words("Fog") + &in_paragraph(&drawing("", "a")), &["[70] Fog"]),
        (in_paragraph(&(drawing("", "a") + &drawing("", "a"))) + &words("Fog"), &["[70] Fog"]),
        (in_paragraph(&(drawing("", "out") + &drawing("", "web"))) + &words("Fog"), &["Fog"]),
        (
            in_paragraph(
                "<w:r><w:pict><v:shape alt=\"Boats\"><v:imagedata r:id=\"a\"/></v:shape></w:pict></w:r>",
            ) + &words("Fog"),
            &["[70] Boats", "Fog"],
        ),
        (in_paragraph(&format!("<w:del>{}</w:del>", drawing("", "a"))) + &words("Fog"), &["Fog"]),
        (
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                in_paragraph(&drawing("Boats", "a")),
                words("Cell")
            ) + &words("Fog"),
            &["Cell", "[70] Boats", "Fog"],
        ),
    ] {
        assert_eq!(lines(&article("a.docx", &word_document(&body))), expected, "{body}");
    }
}

#[test]
fn pictures_of_an_opendocument_text_are_those_in_its_container() {
    let frame = |address: &str| {
        format!("<draw:frame><draw:image xlink:href=\"{address}\"/><svg:desc>Boats</svg:desc></draw:frame>")
    };
    for (address, expected) in [
        ("Pictures/a.png", &["[70] Boats", "Fog"][..]),
        ("./Pictures/a.png", &["[70] Boats", "Fog"]),
        ("https://press.example/a.png", &["Boats", "Fog"]),
        ("file:///etc/a.png", &["Boats", "Fog"]),
    ] {
        let content = format!("<office:text><text:p>{}Fog</text:p></office:text>", frame(address));
        let bytes = container_of(&[("content.xml", content.into_bytes()), ("Pictures/a.png", png(70))]);
        assert_eq!(lines(&article("a.odt", &bytes)), expected, "{address}");
    }
}

#[test]
fn pictures_of_a_book_stand_where_its_chapters_name_them() {
    let package = "<package><manifest><item id=\"a\" href=\"text/a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
        <spine><itemref idref=\"a\"/></spine></package>";
    let chapter = format!(
        "<html><body><svg><image xlink:href=\"../images/cover.png\"/></svg><h1>Fog</h1><p>Words.</p>\
         <figure><img src=\"../images/a%20b.png\" alt=\"Boats\"/><figcaption>Quay.</figcaption></figure>\
         <p><img src=\"https://press.example/images/cover.png\"/>More.</p><p><img src=\"data:image/png;base64,{}\"/>End.</p></body></html>",
        base64(&png(90))
    );
    let bytes = container_of(&[
        ("OEBPS/book.opf", package.into()),
        ("OEBPS/text/a.xhtml", chapter.into_bytes()),
        ("OEBPS/images/cover.png", png(70)),
        ("OEBPS/images/a b.png", png(80)),
    ]);
    let expected = ["[70] Fog", "Words.", "[80] Boats", "Quay.", "More.", "[90] End."];
    assert_eq!(lines(&article("a.epub", &bytes)), expected);
}

#[test]
fn a_part_that_unpacks_to_more_than_a_picture_has_is_left_out() {
    let mut bomb = png(70);
    bomb.resize(dateline::testing::MAX_PICTURE_BYTES + 1, 0);
    let content =
        "<office:text><text:p><draw:image xlink:href=\"Pictures/a.png\"/>Fog</text:p></office:text>";
    let article =
        article("a.odt", &container_of(&[("content.xml", content.into()), ("Pictures/a.png", bomb)]));
    assert_eq!(lines(&article), ["Fog"]);
    assert_eq!(article.warnings().len(), 1);
}

#[test]
fn pictures_of_an_rtf_file_are_digits() {
    let hex: String = png(70).iter().map(|byte| format!("{byte:02x}\r\n")).collect();
    let property = "{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv Boats}}}";
    for (picture, expected) in [
        (
            format!(
                "{{\\*\\shppict{{\\pict{property}\\picw70\\pngblip\n{hex}}}}}{{\\nonshppict{{\\pict\\wmetafile8 0100}}}}"
            ),
            &["Fog", "[70] Boats", "More"][..],
        ),
        (format!("{{\\pict\\pngblip{{\\*\\blipuid 0011}}{hex}}}"), &["Fog", "[70] More"]),
        (format!("{{\\header{{\\pict\\pngblip {hex}}}}}"), &["Fog", "More"]),
        (format!("{{\\v{{\\pict\\pngblip {hex}}}}}"), &["Fog", "More"]),
        (format!("{{\\pict{property}\\wmetafile8 {hex}}}"), &["Fog", "Boats", "More"]),
        ("{\\pict\\pngblip 8950 4x}".to_owned(), &["Fog", "More"]),
    ] {
        let file = format!("{{\\rtf1 Fog at sea.\\par {picture}More of it.\\par}}");
        assert_eq!(lines(&article("a.rtf", file.as_bytes())), expected, "{picture}");
    }
    let unclosed = format!("{{\\rtf1 Fog at sea.\\par {{\\pict{property}\\pngblip {hex}");
    assert_eq!(lines(&article("a.rtf", unclosed.as_bytes())), ["Fog", "[70] Boats"]);
}

#[test]
fn pictures_of_an_rtf_file_are_binary_data_too() {
    let data = [png(70), b"{\\par }\0".to_vec()].concat();
    let picture = |before: &str, length: usize| {
        let before = format!("{{\\rtf1 Fog at sea.\\par {{\\pict\\picw70{before}\\bin{length} ");
        [before.as_bytes(), &data, b"}More of it.\\par}"].concat()
    };
    for (file, expected) in [
        (picture("\\pngblip", data.len()), &["Fog", "[70] More"][..]),
        (picture("\\wmetafile8", data.len()), &["Fog", "More"]),
        // A picture cut short swallows everything after it.
        (picture("\\pngblip", data.len() + 1000), &["[70] Fog"]),
    ] {
        assert_eq!(lines(&article("a.rtf", &file)), expected, "{}", file.escape_ascii());
    }
}

#[test]
fn markdown_brings_the_pictures_in_its_addresses() {
    let address = |width: u32| format!("data:image/png;base64,{}", base64(&png(width)));
    let text = format!(
        "Fog at sea.\n\n![Boats]({} \"Quay at noon.\")\n\n![Fog]({})\n\n*Bay at noon.*\n\nMore <img src=\"{}\"> of it.\n\n<img src={} alt=x>\n\nEnd.\n",
        address(70),
        address(80),
        address(90),
        address(100),
    );
    let article = article("a.md", text.as_bytes());
    assert_eq!(
        lines(&article),
        ["Fog", "[70] Boats", "Quay", "[80] Fog", "Bay", "[90] More", "[100] x", "End."]
    );
}

/// An email with these `parts`, each its headers and content, in a multipart of this `kind`.
fn mail(headers: &str, kind: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let parts = parts.iter().map(|(headers, content)| format!("--=b\r\n{headers}\r\n\r\n{content}\r\n"));
    let parts: String = parts.collect();
    format!("{headers}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=\"=b\"\r\n\r\n{parts}--=b--\r\n").into_bytes()
}

const PICTURE: &str = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n";
const PAGE: &str = "Content-Type: text/html; charset=utf-8";

fn page(pictures: &str) -> String {
    format!(
        "<html><body><article><p>Fog came in from the sea on Tuesday and stayed for three days, the harbour master said.</p>{pictures}\
         <p>Ships waited outside the port of Marlow until it lifted, and their crews played cards.</p></article></body></html>"
    )
}

#[test]
fn a_web_archive_has_its_pictures_by_identifier_and_by_address() {
    for (place, source, is_found) in [
        ("Content-ID: <a@press>", "cid:a@press", true),
        ("Content-ID: <a@press>", "CID:a%40press", true),
        ("Content-ID: <a@press>", "cid:b@press", false),
        (
            "Content-Location: https://press.example/news/a.png?x=1&y=2",
            "https://press.example/news/a.png?x=1&amp;y=2",
            true,
        ),
        ("Content-Location: https://press.example/news/a.png", "a.png", true),
        ("Content-Location: https://press.example/a.png", "/a.png", true),
        ("Content-Location: a.png", "https://press.example/news/a.png", true),
        ("Content-Location: https://press.example/b.png", "https://press.example/a.png", false),
    ] {
        let location = format!("{PAGE}\r\nContent-Location: https://press.example/news/fog");
        let picture = format!("{PICTURE}{place}");
        let parts = [
            (
                location.as_str(),
                page(&format!(
                    "<figure><img src=\"{source}\"><figcaption>Quay at noon.</figcaption></figure>"
                )),
            ),
            (picture.as_str(), base64(&png(70))),
        ];
        let lines = lines(&article("a.mht", &mail("", "related", &parts)));
        let expected = if is_found { "[70] Quay" } else { "Quay" };
        assert_eq!(lines, ["Fog", expected, "Ships"], "{place} {source}");
    }
}

#[test]
fn a_mail_has_the_pictures_between_its_texts_and_those_that_its_page_names() {
    let headers = "From: Jane Doe <jane@press.example>\r\nSubject: Weather\r\n";
    let plain = "Content-Type: text/plain";
    let inline = format!("{PICTURE}Content-Disposition: inline");
    let named = format!("{PICTURE}Content-ID: <a>\r\nContent-Disposition: inline; filename=a.png");
    let attached = format!("{PICTURE}Content-Disposition: attachment; filename=a.png");
    let text = || "Fog came in from the sea on Tuesday and stayed for three days.".to_owned();

    let mixed = mail(
        headers,
        "mixed",
        &[
            (plain, text()),
            (&inline, base64(&png(70))),
            (plain, "Ships waited outside the port.".to_owned()),
            (&attached, base64(&png(80))),
        ],
    );
    let mixed = article("a.eml", &mixed);
    assert_eq!(lines(&mixed), ["Weather", "Fog", "[70] Ships"]);
    assert_eq!(mixed.warnings()[0].to_string(), "1 attachment is left out");

    let related =
        mail(headers, "related", &[(PAGE, page("<p><img src=cid:a></p>")), (&named, base64(&png(70)))]);
    let related = article("a.eml", &related);
    assert_eq!(lines(&related), ["Weather", "Fog", "[70] Ships"]);
    assert!(related.warnings().is_empty());
}

#[test]
fn plain_text_has_the_pictures_of_the_same_mail_as_a_page() {
    let headers = "From: Jane Doe <jane@press.example>\r\nSubject: Weather\r\n";
    let plain = "Fog came in from the sea on Tuesday and stayed for three days, the harbour master said.\r\n\r\n\
        Ships waited outside the port of Marlow until it lifted, and their crews played cards.";
    for (pictures, expected) in [
        ("<p><img src=cid:a></p>", ["Weather", "Fog", "[70] Ships"]),
        (
            "<p><img src=cid:a></p><p>Words that the plain text does not have, and which nobody misses.</p>",
            ["Weather", "Fog", "[70] Ships"],
        ),
        ("", ["Weather", "Fog", "Ships"]),
    ] {
        let named = format!("{PICTURE}Content-ID: <a>");
        let alternative = mail(
            "",
            "alternative",
            &[("Content-Type: text/plain", plain.to_owned()), (PAGE, page(pictures))],
        );
        let alternative = String::from_utf8(alternative).expect("it is ASCII").replace("=b", "=c");
        let (kind, body) = alternative.split_once("\r\n\r\n").expect("the headers end");
        let kind = kind.trim_start_matches("MIME-Version: 1.0\r\n");
        let bytes = mail(headers, "related", &[(kind, body.to_owned()), (&named, base64(&png(70)))]);
        assert_eq!(lines(&article("a.eml", &bytes)), expected, "{pictures}");
    }
}

#[test]
fn damaged_encodings_bring_no_pictures() {
    let picture = format!("{PICTURE}Content-ID: <a>");
    for content in ["%%%%", "iVBORw0KGgoAAAAN", ""] {
        let parts = [(PAGE, page("<p><img src=cid:a></p>")), (picture.as_str(), content.to_owned())];
        assert_eq!(lines(&article("a.mht", &mail("", "related", &parts))), ["Fog", "Ships"], "{content}");
    }
}
