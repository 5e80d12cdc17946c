//! Documents of word processors, e-books, emails and data become articles. The tests make all of them.

mod captions;
#[cfg(target_os = "linux")]
mod crafted;
mod damage;
mod docx;
mod eml;
mod epub;
mod json;
mod limits;
mod odt;
mod pictures;
mod pptx;
mod rtf;
mod several;

use std::io::{Cursor, Write as _};

use dateline::Article;
use zip::write::SimpleFileOptions;

/// A zip container of `parts`, each a path and its text.
fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    container_of(parts)
}

/// A zip container of `parts`, each a path and its content.
fn container_of<Content: AsRef<[u8]>>(parts: &[(&str, Content)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (path, content) in parts {
        writer.start_file(*path, options).expect("the part begins");
        writer.write_all(content.as_ref()).expect("the part is written");
    }
    writer.finish().expect("the container is whole").into_inner()
}

/// The article in the `bytes` of a readable file called `name`.
fn article(name: &str, bytes: &[u8]) -> Article {
    dateline::open_bytes(bytes, name).expect("the document can be read").article
}

/// The error message for the `bytes` of an unreadable file called `name`.
fn problem(name: &str, bytes: &[u8]) -> String {
    dateline::open_bytes(bytes, name).expect_err("the document cannot be read").to_string()
}

/// The blocks of `article`, each as its kind and its text.
fn blocks(article: &Article) -> Vec<String> {
    let line = |kind: &str, words: &str| format!("{kind}: {}", words.replace('\n', "⏎"));
    article.blocks().iter().map(|block| line(block.kind.as_str(), article.slice(block.range))).collect()
}
