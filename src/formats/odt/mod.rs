//! `OpenDocument` texts (Writer) → [`Article`].
//!
//! `styles` knows what a style makes of a paragraph, `lists` counts the entries of lists, and `body` walks the text.
//! This module finds the parts and reads the properties. Headers, footers and comments are left out, and so are the
//! dates in the properties, which say when a file was created and saved.

mod body;
mod lists;
mod styles;

use super::composer::Composer;
use super::document_problem::{DocumentProblem, OPEN_DOCUMENT};
use super::flow::Flow;
use super::xml::{Node, Xml};
use super::zip_container::{Container, resolve};
use super::{ReadProblem, marked, pictures};
use crate::article::{Article, Source, Warning};

/// The article in the `bytes` of an `OpenDocument` text.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut container = Container::open(bytes, OPEN_DOCUMENT)?;
    if let Some(manifest) = container.spare_text("META-INF/manifest.xml")?
        && is_encrypted(&manifest)?
    {
        return Err(DocumentProblem::Locked(OPEN_DOCUMENT).into());
    }
    let text = container.text("content.xml")?.ok_or(DocumentProblem::Damaged(OPEN_DOCUMENT))?;
    let mut styles = styles::Styles::default();
    if let Some(text) = container.spare_text("styles.xml")? {
        styles.read(&mut Xml::new(&text, OPEN_DOCUMENT))?;
    }
    let mut flow = Flow::default();
    let outcome = body::read_body(&text, &mut styles, &mut flow)?;
    let mut composer = flow.finish();
    if composer.is_empty() && outcome.is_damaged {
        return Err(DocumentProblem::Damaged(OPEN_DOCUMENT).into());
    }
    if outcome.is_damaged {
        let message = "The OpenDocument text is damaged; everything after the last block is missing";
        composer.warnings.push(Warning::new(message));
    }
    if let Some(text) = container.spare_text("meta.xml")? {
        read_properties(&text, &mut composer)?;
    }
    let pictures = pictures::resolve(&mut composer, |address| container.picture(&resolve("", address)));
    let source = Source { encoding: Some("UTF-8"), ..source };
    Ok(marked::finish(composer, OPEN_DOCUMENT, source, outcome.top_headings == 1)?.with_pictures(pictures))
}

/// Whether the list of parts says that the text is encrypted.
fn is_encrypted(manifest: &str) -> Result<bool, DocumentProblem> {
    let mut xml = Xml::new(manifest, OPEN_DOCUMENT);
    let mut is_text = false;
    while let Some(element) = xml.next_element()? {
        match element.name() {
            "file-entry" => {
                let path = element.attribute("full-path").unwrap_or_default();
                is_text = matches!(path.as_str(), "content.xml" | "encrypted-package");
            }
            "encryption-data" if is_text => return Ok(true),
            _ => {}
        }
    }
    Ok(false)
}

fn read_properties(text: &str, composer: &mut Composer) -> Result<(), DocumentProblem> {
    let mut xml = Xml::new(text, OPEN_DOCUMENT);
    let (mut author, mut editor) = (None, None);
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        match element.name() {
            "title" => composer.metadata.title = marked::one_line(&xml.text()?),
            "initial-creator" => author = marked::people(&xml.text()?),
            "creator" => editor = marked::people(&xml.text()?),
            "language" => composer.metadata.language = marked::language(&xml.text()?),
            _ => {}
        }
    }
    composer.metadata.byline = author.or(editor);
    Ok(())
}
