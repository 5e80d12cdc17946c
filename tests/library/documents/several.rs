//! Files that hold several articles.

use std::path::Path;

use dateline::Article;

use super::container_of;

const FOG: &str = "Fog over the port\n\nThe port of Marlow was shut on Friday, said Ada Quill.\n";
const ICE: &str = "Ice on the lake\n\nThe lake froze on Sunday, for the first time since 2012.\n";
const RAIN: &str = "<!doctype html><html><body><article><h1>Rain at last</h1><p>It rained in Marlow on Monday, after nine dry \
                    weeks, and farmers danced in the street.</p></article></body></html>";

/// All articles of the file called `name` that holds `bytes`, in order.
fn all(name: &str, bytes: &[u8]) -> Vec<Article> {
    let mut first = dateline::open_bytes(bytes, name).expect("the file can be read").article;
    let others = first.take_others();
    std::iter::once(first).chain(others).collect()
}

fn titles(articles: &[Article]) -> Vec<&str> {
    articles.iter().map(|article| article.metadata().title.as_deref().unwrap_or_default()).collect()
}

fn mailbox(mails: usize) -> String {
    let mail = |number| {
        format!(
            "From a@b.example Thu Jan  1\nFrom: a@b.example\nMessage-ID: <{number}@b>\nSubject: Report {number}\n\nIt rains.\n\n"
        )
    };
    (1..=mails).map(mail).collect()
}

#[test]
fn an_archive_opens_as_the_articles_in_it() {
    let parts: [(&str, &str); 7] = [
        ("news/b.txt", ICE),
        ("news/a.txt", FOG),
        ("page.html", RAIN),
        ("page_files/menu.html", RAIN),
        ("__MACOSX/._a.txt", "a note of the system"),
        ("picture.png", "no text"),
        ("empty.txt", " "),
    ];
    let articles = all("week.zip", &container_of(&parts));
    assert_eq!(titles(&articles), ["Fog over the port", "Ice on the lake", "Rain at last"]);
    let names: Vec<_> = articles.iter().filter_map(|article| article.source().name.as_deref()).collect();
    assert_eq!(names, ["week.zip", "week.zip#2", "week.zip#3"]);
    let formats: Vec<_> = articles.iter().map(|article| article.source().format).collect();
    assert_eq!(formats, ["text/plain", "text/plain", "text/html"]);
    let hashes: std::collections::HashSet<_> =
        articles.iter().map(|article| article.source().sha256.as_str()).collect();
    assert_eq!(hashes.len(), 3);
}

#[test]
fn an_archive_without_articles_is_refused() {
    for parts in [&[("a.png", "x")][..], &[("inner.zip", "PK")], &[("a.txt", "")]] {
        let bytes = container_of(parts);
        let message = dateline::open_bytes(bytes, "a.zip").expect_err("there is nothing in it").to_string();
        assert!(message.starts_with("a.zip: ") && message.contains("ZIP archive"), "{message}");
    }
}

#[test]
fn a_file_of_very_many_articles_is_read_up_to_a_number() {
    let articles = all("all.mbox", mailbox(250).as_bytes());
    assert_eq!(articles.len(), 200);
    assert_eq!(titles(&articles[199..]), ["Report 200"]);
    let warning = articles[0].warnings()[0].to_string();
    assert!(warning.contains("250 articles") && warning.contains("200 are read"), "{warning}");
    assert!(articles[1].warnings().is_empty());
}

#[test]
fn an_article_of_a_file_is_opened_by_its_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.mbox");
    std::fs::write(&file, mailbox(3)).expect("it can be written");
    let open = |name: &str| dateline::open(&folder.path().join(name)).map(|opened| opened.article);
    let third = open("all.mbox#3").expect("there are three");
    assert_eq!(titles(std::slice::from_ref(&third)), ["Report 3"]);
    assert_eq!(third.source().path.as_deref(), Some(folder.path().join("all.mbox#3").as_path()));
    let missing = open("all.mbox#4").expect_err("there are three").to_string();
    assert!(missing.contains("no article number 4"), "{missing}");
    assert!(open("none.mbox#2").expect_err("there is none").to_string().contains("no such file"));
    assert_eq!(dateline::file_and_number(Path::new("#2")).1, 1);
}

#[test]
fn an_archive_of_firefox_opens_as_its_pages() {
    let about = "<RDF:RDF xmlns:RDF=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>";
    let parts = [
        ("1700000000/index.html", RAIN),
        ("1700000000/index.rdf", about),
        ("1700000000/parts/frame.html", RAIN),
    ];
    assert_eq!(titles(&all("page.maff", &container_of(&parts))), ["Rain at last"]);
}

/// The archive of a crawler that has these pages, each with its address and what the server said.
fn crawled(pages: &[(&str, &str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnote\r\n\r\n".to_vec();
    for (address, answer, body) in pages {
        let mut content = format!("HTTP/1.1 {answer}\r\n\r\n").into_bytes();
        content.extend(body);
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <{address}>\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        archive.extend(head.into_bytes());
        archive.extend(content);
        archive.extend(b"\r\n\r\n");
    }
    archive
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packer, bytes).expect("it is packed");
    packer.finish().expect("it is packed")
}

/// A page that is long enough to be an article.
fn page(title: &str) -> Vec<u8> {
    RAIN.replace("Rain at last", title)
        .replace("street.", &"street. It rained in Holm as well. ".repeat(8))
        .into_bytes()
}

#[test]
fn the_archive_of_a_crawler_opens_as_its_pages() {
    let rain = page("Rain at last");
    let pieces =
        [format!("{:x}\r\n", rain.len()).into_bytes(), rain.clone(), b"\r\n0\r\n\r\n".to_vec()].concat();
    let pages = [
        ("https://a.example/rain", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", pieces),
        ("https://a.example/gone", "404 Not Found\r\nContent-Type: text/html", page("Gone")),
        ("https://a.example/menu.css", "200 OK\r\nContent-Type: text/css", b"p { color: red }".to_vec()),
        (
            "https://a.example/ice",
            "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
            packed(&page("Ice")),
        ),
    ];
    let archive = crawled(&pages);
    for bytes in [archive.clone(), packed(&archive)] {
        let articles = all("crawl.warc.gz", &bytes);
        assert_eq!(titles(&articles), ["Rain at last", "Ice"]);
        let addresses: Vec<_> = articles.iter().map(|article| article.metadata().url.as_deref()).collect();
        assert_eq!(addresses, [Some("https://a.example/rain"), Some("https://a.example/ice")]);
        // A damaged archive ends where it is damaged, and none does harm.
        for cut in (0..bytes.len()).step_by(97) {
            drop(dateline::open_bytes(&bytes[..cut], "crawl.warc.gz"));
        }
    }
    let text = dateline::open_bytes("WARCs are archives of pages.", "notes.warc").expect("it is a text");
    assert_eq!(text.article.text(), "WARCs are archives of pages.");
}

#[test]
fn articles_of_a_mailbox_in_an_archive_are_called_like_the_others() {
    let mails = mailbox(3);
    let parts = [("a.txt", FOG), ("b.mbox", mails.as_str()), ("c.txt", ICE)];
    let articles = all("x.zip", &container_of(&parts));
    assert_eq!(
        titles(&articles),
        ["Fog over the port", "Report 1", "Report 2", "Report 3", "Ice on the lake"]
    );
    let warnings: Vec<String> =
        articles.iter().flat_map(Article::warnings).map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["The file has 5 articles in it, and this is the first; the second is called “x.zip#2”"]
    );
    let among: Vec<_> = articles.iter().filter_map(|article| article.source().among).collect();
    assert_eq!(among.iter().map(|among| among.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(among.iter().all(|among| among.count == 5));
}
