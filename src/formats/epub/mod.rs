//! E-books (EPUB 2 and 3) → [`Article`].
//!
//! `package` reads what the book says about itself, and `xhtml` walks a chapter. This module assembles the chapters in
//! the order of the spine. Navigation documents are left out.

mod package;
mod xhtml;

use std::collections::HashSet;

pub(super) use xhtml::{picture_in_tag, push_fragment};

use super::document_problem::{DocumentProblem, E_BOOK};
use super::flow::Flow;
use super::xml::Xml;
use super::zip_container::{Container, folder, resolve};
use super::{ReadProblem, pictures};
use crate::article::{Article, Block, BlockKind, Source, Warning};

/// How many blocks at the start of a book are searched for its title.
const TITLE_BLOCKS: usize = 12;

/// Encryption methods that only scramble fonts, by the ends of their identifiers.
const FONT_SCRAMBLING: &[&str] = &["2008/embedding", "pdf/enc#RC"];

/// The article in the `bytes` of an e-book.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut container = Container::open(bytes, E_BOOK)?;
    if let Some(text) = container.spare_text("META-INF/encryption.xml")?
        && is_encrypted(&text)?
    {
        return Err(DocumentProblem::Locked(E_BOOK).into());
    }
    let path = package_path(&mut container)?;
    let text = container.text(&path)?.ok_or(DocumentProblem::Damaged(E_BOOK))?;
    let package = package::read(&text)?;
    let home = folder(&path).to_owned();
    let mut flow = Flow::default();
    let mut trouble = Trouble::default();
    let mut read_before = HashSet::new();
    for chapter in &package.chapters {
        let path = resolve(&home, chapter);
        // A chapter is read once, however many names the book has for it.
        if container.index(&path).is_some_and(|part| !read_before.insert(part)) {
            continue;
        }
        let text = container.text(&path);
        let read = |text: String| xhtml::read_chapter(&text, Some(folder(&path)), &mut flow);
        match text.and_then(|text| text.map(read).transpose()) {
            Ok(reading) => trouble.note(reading),
            // These limits apply to the whole book.
            Err(problem @ (DocumentProblem::TooLargeUnpacked(_) | DocumentProblem::TooSlow(_))) => {
                return Err(problem.into());
            }
            Err(problem) => {
                trouble.unreadable += 1;
                trouble.first_problem.get_or_insert(problem);
            }
        }
    }
    let mut composer = flow.finish();
    if composer.is_empty() {
        let is_damaged = trouble != Trouble::default() || package.chapters.is_empty();
        let problem =
            if is_damaged { DocumentProblem::Damaged(E_BOOK) } else { DocumentProblem::NoText(E_BOOK) };
        return Err(trouble.first_problem.unwrap_or(problem).into());
    }
    for (count, what) in [
        (trouble.put_right, "not well-formed, and were read like web pages"),
        (trouble.cut_short, "broken and end early"),
        (trouble.missing, "missing"),
        (trouble.unreadable, "damaged or too large, and left out"),
    ] {
        if count > 0 {
            let message = format!("{count} of {} chapters of the e-book are {what}", package.chapters.len());
            composer.warnings.push(Warning::new(message));
        }
    }
    composer.metadata = package.metadata;
    let pictures = pictures::resolve(&mut composer, |path| container.picture(path));
    let source = Source { encoding: Some("UTF-8"), ..source };
    Ok(with_title(composer.finish(source)).with_pictures(pictures))
}

/// How many chapters were not read as they are.
#[derive(Default, PartialEq, Eq)]
struct Trouble {
    put_right: usize,
    cut_short: usize,
    missing: usize,
    unreadable: usize,
    /// Why the first unreadable one was left out.
    first_problem: Option<DocumentProblem>,
}

impl Trouble {
    /// Notes how a chapter was read; `None` for one that is missing.
    fn note(&mut self, reading: Option<xhtml::Reading>) {
        match reading {
            Some(xhtml::Reading::Whole) => {}
            Some(xhtml::Reading::PutRight) => self.put_right += 1,
            Some(xhtml::Reading::CutShort) => self.cut_short += 1,
            None => self.missing += 1,
        }
    }
}

/// The path of the package document: the one that the container gives, or else the first there is.
fn package_path(container: &mut Container) -> Result<String, DocumentProblem> {
    if let Some(text) = container.spare_text("META-INF/container.xml")? {
        let mut xml = Xml::new(&text, E_BOOK);
        while let Some(element) = xml.next_element()? {
            if element.name() == "rootfile"
                && let Some(path) = element.attribute("full-path").map(|path| resolve("", &path))
                && container.has(&path)
            {
                return Ok(path);
            }
        }
    }
    container.first_with_end(".opf").ok_or(DocumentProblem::Damaged(E_BOOK))
}

/// Whether something other than fonts is encrypted.
fn is_encrypted(text: &str) -> Result<bool, DocumentProblem> {
    let mut xml = Xml::new(text, E_BOOK);
    let mut is_scrambled_font = false;
    while let Some(element) = xml.next_element()? {
        match element.name() {
            "EncryptionMethod" => {
                let method = element.attribute("Algorithm").unwrap_or_default();
                is_scrambled_font = FONT_SCRAMBLING.iter().any(|end| method.ends_with(end));
            }
            "CipherReference" if !is_scrambled_font => {
                let path = element.attribute("URI").unwrap_or_default().to_lowercase();
                let is_text = [".xhtml", ".html", ".htm", ".xml"].iter().any(|end| path.ends_with(end));
                if is_text {
                    return Ok(true);
                }
            }
            _ => {}
        }
    }
    Ok(false)
}

/// `article` with the heading near its start that repeats the book's title turned into its title.
fn with_title(article: Article) -> Article {
    let folded = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let mut blocks: Vec<Block> = article.blocks().to_vec();
    let is_title = |block: &Block| {
        let title = article.metadata().title.as_deref().map(folded);
        matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph)
            && title.is_some_and(|title| title == folded(article.slice(block.range)))
    };
    let mut metadata = article.metadata().clone();
    let start = blocks.len().min(TITLE_BLOCKS);
    if let Some(block) = blocks[..start].iter_mut().find(|block| is_title(block)) {
        block.kind = BlockKind::Title;
    } else if metadata.title.is_none()
        && let Some(block) = blocks[..start].iter_mut().find(|block| block.kind == BlockKind::Heading)
    {
        block.kind = BlockKind::Title;
        metadata.title = Some(article.slice(block.range).to_owned());
    }
    let (source, warnings) = (article.source().clone(), article.warnings().to_vec());
    Article::new(article.text().to_owned(), blocks, metadata, source, warnings)
}
