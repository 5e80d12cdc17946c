//! The pictures of a saved page and of a Markdown file: from the file and the folder saved with it, and from nowhere
//! else.

use std::fs;
use std::path::Path;

use dateline::{Article, BlockIndex, PictureContent};
use tempfile::TempDir;

/// The header of a PNG, `width` pixels wide and 60 high: all that is looked at.
fn png(width: u32) -> Vec<u8> {
    [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &60_u32.to_be_bytes(), &[8, 2, 0, 0, 0]]
        .concat()
}

/// A folder with a saved page's own folder, `Fog at sea_files`, and a picture outside the latter.
fn saved() -> TempDir {
    let outside = tempfile::tempdir().expect("there is a folder for tests");
    let files = outside.path().join("saved/Fog at sea_files");
    fs::create_dir_all(&files).expect("the folder is made");
    fs::write(outside.path().join("out.png"), png(66)).expect("the picture is written");
    for (name, width) in [("a.png", 70), ("b.png", 80), ("tiny.png", 8), ("huge.png", u32::MAX)] {
        fs::write(files.join(name), png(width)).expect("the picture is written");
    }
    fs::write(files.join("text.png"), "words").expect("the text is written");
    outside
}

/// The article in a file with this name and content in the folder `saved`.
fn article(outside: &TempDir, name: &str, content: &str) -> Article {
    let path = outside.path().join("saved").join(name);
    fs::write(&path, content).expect("the page is written");
    dateline::open(&path).expect("the page can be read").article
}

fn page(pictures: &str) -> String {
    format!(
        "<html><body><article><h1>Fog at sea</h1><p>Fog came in from the sea on Tuesday and stayed for three days, the harbour master said.</p>\
         {pictures}<p>Ships waited outside the port of Marlow until it lifted, and their crews played cards.</p></article></body></html>"
    )
}

/// The first words of the blocks with pictures above them, with the widths of the pictures.
fn placed(article: &Article) -> Vec<(String, Vec<u32>)> {
    let line = |index: BlockIndex| {
        let pictures = &article.pictures()[article.pictures_above(index)];
        let word = article.block_text(index).split(' ').next().unwrap_or_default().to_owned();
        (!pictures.is_empty()).then(|| (word, pictures.iter().map(|picture| picture.size[0]).collect()))
    };
    article.indexed_blocks().filter_map(|(index, _)| line(index)).collect()
}

#[test]
fn pictures_of_a_saved_page_stand_where_the_page_has_them() {
    let outside = saved();
    for (pictures, expected) in [
        ("<img src='Fog%20at%20sea_files/a.png'>", vec![("Ships", vec![70])]),
        ("<img src='./Fog at sea_files/a.png?w=6#x'>", vec![("Ships", vec![70])]),
        (
            "<figure><img src='Fog%20at%20sea_files/a.png' alt='Boats in the fog at noon'><figcaption>Quay of Marlow on Tuesday</figcaption></figure>",
            vec![("Boats", vec![70])],
        ),
        (
            "<img src='Fog%20at%20sea_files/a.png'><img src='Fog%20at%20sea_files/b.png'>",
            vec![("Ships", vec![70, 80])],
        ),
        (
            "<picture><source srcset='https://press.example/a.webp 1x'><img src='Fog%20at%20sea_files/tiny.png' data-src='Fog%20at%20sea_files/a.png' \
             srcset='Fog%20at%20sea_files/b.png 600w, https://press.example/c.png 900w'></picture>",
            vec![("Ships", vec![80])],
        ),
        (
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' class=lazy><noscript><img src='Fog%20at%20sea_files/a.png'></noscript>",
            vec![("Ships", vec![70])],
        ),
        ("<amp-img src='Fog%20at%20sea_files/a.png' width=4 height=3></amp-img>", vec![("Ships", vec![70])]),
        (
            "<img src='Fog%20at%20sea_files/a.png'><p>And on it went, from the first day to the last, without a break.</p><img class=print src='Fog%20at%20sea_files/a.png'>",
            vec![("And", vec![70])],
        ),
        (
            "<img src='Fog%20at%20sea_files/tiny.png'><img src='Fog%20at%20sea_files/text.png'><img src='Fog%20at%20sea_files/none.png'><img src='Fog%20at%20sea_files'>",
            vec![],
        ),
        ("<img src='Fog%20at%20sea_files/huge.png'>", vec![]),
    ] {
        let article = article(&outside, "page.html", &page(pictures));
        let expected: Vec<(String, Vec<u32>)> =
            expected.into_iter().map(|(word, widths)| (word.to_owned(), widths)).collect();
        assert_eq!(placed(&article), expected, "{pictures}");
    }
}

#[test]
fn a_picture_in_a_file_is_named_by_its_path() {
    let outside = saved();
    let article = article(&outside, "page.html", &page("<img src='Fog%20at%20sea_files/a.png'>"));
    let PictureContent::File(path) = &article.pictures()[0].content else { panic!("it is beside the page") };
    assert_eq!(fs::read(path).expect("the picture is there"), png(70));
}

#[test]
fn nothing_leads_out_of_the_folder_that_the_page_stands_in() {
    let outside = saved();
    let out = outside.path().join("out.png");
    assert!(out.is_file());
    let out = out.display().to_string();
    for address in [
        "../out.png",
        "Fog%20at%20sea_files/../../out.png",
        "%2e%2e/out.png",
        "..%2fout.png",
        "%2E%2E%2Fout.png",
        "..\\out.png",
        "..%5Cout.png",
        "Fog%20at%20sea_files%5C..%5C..%5Cout.png",
        &out,
        &format!("//{out}"),
        &format!("file://{out}"),
        &format!("FILE:{out}"),
        &format!("file%3A//{out}"),
        &format!("http://localhost{out}"),
        &format!("C:{out}"),
        &format!("\\\\?\\{out}"),
    ] {
        let html = article(&outside, "page.html", &page(&format!("<img src=\"{address}\">")));
        let markdown =
            article(&outside, "page.md", &format!("Fog at sea.\n\n![Boats](<{address}>)\n\nMore.\n"));
        assert!(html.pictures().is_empty() && markdown.pictures().is_empty(), "{address}");
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_inside_the_folder_only() {
    use std::os::unix::fs::symlink;
    let outside = saved();
    let files = outside.path().join("saved/Fog at sea_files");
    let link = |target: &Path, name: &str| symlink(target, files.join(name)).expect("the link is made");
    link(&outside.path().join("out.png"), "out.png");
    link(Path::new("../../out.png"), "up.png");
    link(outside.path(), "folder");
    link(Path::new("a.png"), "in.png");
    link(Path::new("loop.png"), "loop.png");
    for (name, is_found) in [
        ("out.png", false),
        ("up.png", false),
        ("folder/out.png", false),
        ("loop.png", false),
        ("in.png", true),
    ] {
        let article =
            article(&outside, "page.html", &page(&format!("<img src='Fog%20at%20sea_files/{name}'>")));
        assert_eq!(!article.pictures().is_empty(), is_found, "{name}");
    }
}

#[test]
fn a_markdown_file_has_the_pictures_beside_it() {
    let outside = saved();
    let text = "Fog at sea.\n\n![Boats at the quay](<Fog at sea_files/a.png>)\n\nMore of it ![](Fog%20at%20sea_files/b.png).\n";
    let article = article(&outside, "notes.md", text);
    assert_eq!(placed(&article), [("Boats".to_owned(), vec![70]), ("More".to_owned(), vec![80])]);
}

#[test]
fn pictures_change_nothing_of_the_text() {
    let outside = saved();
    let figure = |source: &str| {
        format!(
            "<figure><img src='{source}' alt='Boats in the fog at noon'><figcaption>Quay of Marlow on Tuesday</figcaption></figure>"
        )
    };
    let with = article(&outside, "with.html", &page(&figure("Fog%20at%20sea_files/a.png")));
    let without = article(&outside, "without.html", &page(&figure("https://press.example/a.png")));
    assert_eq!((with.text(), with.blocks()), (without.text(), without.blocks()));
    assert_eq!((with.pictures().len(), without.pictures().len()), (1, 0));
}

#[test]
fn the_sample_page_has_its_pictures_above_their_texts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/lamp-island.html");
    let article = dateline::open(&path).expect("the sample can be read").article;
    assert_eq!(placed(&article), [("A".to_owned(), vec![960]), ("A".to_owned(), vec![720])]);
    assert!(article.warnings().is_empty());
}
