//! E-books.

use dateline::Article;

use super::{article, blocks, container, problem};

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";

const PACKAGE: &str = "<package><metadata><dc:title>Fog at sea</dc:title><dc:creator id=\"a\">Jane Doe</dc:creator>\
    <dc:creator id=\"b\">John Roe</dc:creator><meta refines=\"#b\" property=\"role\">ill</meta>\
    <dc:creator opf:role=\"edt\">An Editor</dc:creator><dc:date opf:event=\"creation\">2001</dc:date><dc:date>2021-03-04T05:06:07Z</dc:date>\
    <dc:publisher>Marlow Press</dc:publisher><dc:language>en-GB</dc:language></metadata>\
    <manifest><item id=\"two\" href=\"text/b%20c.xhtml\" media-type=\"application/xhtml+xml\"/>\
    <item id=\"one\" href=\"../a.xhtml\" media-type=\"application/xhtml+xml\"/>\
    <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
    <item id=\"gone\" href=\"gone.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
    <spine><itemref idref=\"nav\"/><itemref idref=\"one\"/><itemref idref=\"two\"/><itemref idref=\"two\"/><itemref idref=\"none\"/>\
    <itemref idref=\"gone\"/></spine></package>";

fn book(one: &str, two: &str) -> Vec<u8> {
    let page =
        |body: &str| format!("<!DOCTYPE html><html><head><title>No</title></head><body>{body}</body></html>");
    container(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", PACKAGE),
        ("OEBPS/nav.xhtml", &page("<p>Contents</p>")),
        ("a.xhtml", &page(one)),
        ("OEBPS/text/b c.xhtml", &page(two)),
    ])
}

#[test]
fn chapters_are_read_in_the_order_of_the_spine() {
    let one = "<h1>Fog at Sea</h1><nav>Menu</nav><p>The port\n  waits&nbsp;&mdash; for <i>hours</i>.<br/>It does.</p>\
        <figure><img src=\"a.jpg\" alt=\"Boats\"/><figcaption>The quay.</figcaption></figure>\
        <p class=\"img-caption\">Another quay.</p><script>no()</script>";
    let two = "<h2>Later</h2>loose words<blockquote><p>“We wait.”</p></blockquote><ul><li><p>One</p></li><li>Two</li></ul>\
        <table><tr><th>Port</th><th>Ships</th></tr><tr><td>Marlow</td><td>12</td></tr></table><pre>a = 1\n  b</pre>\
        <ruby>base<rt>reading</rt></ruby><p hidden=\"hidden\">hidden</p>";
    let article = article("a.epub", &book(one, two));
    assert_eq!(
        blocks(&article),
        [
            "title: Fog at Sea",
            "paragraph: The port waits — for hours. It does.",
            "image_alt: Boats",
            "caption: The quay.",
            "caption: Another quay.",
            "heading: Later",
            "paragraph: loose words",
            "quote: “We wait.”",
            "list_item: One",
            "list_item: Two",
            "table: Port\tShips⏎Marlow\t12",
            "preformatted: a = 1⏎  b",
            "paragraph: base",
        ]
    );
    let metadata = article.metadata();
    assert_eq!(metadata.title.as_deref(), Some("Fog at sea"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(metadata.published.as_deref(), Some("2021-03-04"));
    assert_eq!(metadata.site.as_deref(), Some("Marlow Press"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
    assert_eq!(warnings(&article), ["1 of 3 chapters of the e-book are missing"]);
}

fn warnings(article: &Article) -> Vec<String> {
    article.warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_chapter_that_is_no_xml_is_read_as_browsers_do() {
    let one = "<p>Whole & sound.<p>Half</b> done<br>after all<table><tr><td>Port<td>12<tr><td>Marlow<td>9</table>\
        <a id=\"x\"/><ol><li>One<li>Two</ol><img alt='Boats' src=a.jpg>";
    let article = article("a.epub", &book(one, "<p>Next.</p>"));
    assert_eq!(
        blocks(&article),
        [
            "paragraph: Whole & sound.",
            "paragraph: Half done after all",
            "table: Port\t12⏎Marlow\t9",
            "list_item: 1. One",
            "list_item: 2. Two",
            "image_alt: Boats",
            "paragraph: Next.",
        ]
    );
    let expected = [
        "1 of 3 chapters of the e-book are not well-formed, and were read like web pages",
        "1 of 3 chapters of the e-book are missing",
    ];
    assert_eq!(warnings(&article), expected);
}

#[test]
fn a_chapter_that_cannot_be_read_is_left_out() {
    let deep = format!("<table><tr><td>{}no", "<div>".repeat(600));
    let article = article("a.epub", &book(&deep, "<p>Next.</p>"));
    assert_eq!(blocks(&article), ["paragraph: Next."]);
    assert_eq!(
        warnings(&article)[1..],
        ["1 of 3 chapters of the e-book are damaged or too large, and left out"]
    );
}

#[test]
fn ordered_lists_have_their_numbers() {
    let lists = "<ol><li><p>One</p><p>More of it.</p></li><li value=\"5\">Five</li><li>Six<ul><li>Bullet</li></ul></li></ol>\
        <ol type=\"a\" start=\"3\"><li>Three</li></ol><ol reversed=\"reversed\" start=\"2\"><li>Two</li><li>One</li></ol>\
        <ol reversed=\"reversed\"><li>Uncounted</li></ol>";
    let article = article("a.epub", &book(lists, ""));
    let entries: Vec<String> =
        blocks(&article).iter().map(|block| block.replace("list_item: ", "")).collect();
    let expected =
        ["1. One", "More of it.", "5. Five", "6. Six", "Bullet", "c. Three", "2. Two", "1. One", "Uncounted"];
    assert_eq!(entries, expected);
}

#[test]
fn a_book_under_a_licence_says_so_and_scrambled_fonts_do_no_harm() {
    let encryption = |method: &str, path: &str| {
        format!(
            "<encryption><EncryptedData><EncryptionMethod Algorithm=\"{method}\"/><CipherData><CipherReference URI=\"{path}\"/>\
             </CipherData></EncryptedData></encryption>"
        )
    };
    let read = |encryption: &str| {
        container(&[
            ("META-INF/encryption.xml", encryption),
            (
                "x.opf",
                "<package><manifest><item id=\"a\" href=\"a.html\" media-type=\"text/html\"/></manifest><spine><itemref idref=\"a\"/></spine></package>",
            ),
            ("a.html", "<html><body><p>Words.</p></body></html>"),
        ])
    };
    let locked = read(&encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "a.html"));
    assert!(problem("a.epub", &locked).contains("locked"));
    let scrambled = read(&encryption("http://www.idpf.org/2008/embedding", "a.otf"));
    assert_eq!(blocks(&article("a.epub", &scrambled)), ["paragraph: Words."]);
}
