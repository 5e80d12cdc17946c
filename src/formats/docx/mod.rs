//! Word documents (Office Open XML) → [`Article`].
//!
//! `body` walks the text; `paragraph` decides what a paragraph is, from its own properties and its style in `styles`;
//! `numbering` counts the entries of lists and numbered headings. `drawing` gathers pictures, `fields` skips the code
//! of fields, and `notes` keeps footnotes and endnotes. This module finds the parts and reads the properties. Headers,
//! footers and comments are left out. So are the dates in the properties, which say when a file was created and saved,
//! not when the article was published.

mod body;
mod drawing;
mod fields;
mod notes;
mod numbering;
mod paragraph;
mod styles;

use std::collections::HashMap;

use super::composer::Composer;
use super::document_problem::{DocumentProblem, WORD_DOCUMENT};
use super::flow::Flow;
use super::xml::{Node, Xml};
use super::zip_container::{Container, folder, resolve};
use super::{ReadProblem, marked, pictures};
use crate::article::{Article, Source, Warning};

/// Where the text is unless the document says otherwise.
const USUAL_MAIN_PART: &str = "word/document.xml";

/// The article in the `bytes` of a Word document.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut container = Container::open(bytes, WORD_DOCUMENT)?;
    let main = relationships(&mut container, "_rels/.rels", "")?.parts.remove("officeDocument");
    let main = main.filter(|path| container.has(path)).unwrap_or_else(|| USUAL_MAIN_PART.to_owned());
    let text = container.text(&main)?.ok_or(DocumentProblem::Damaged(WORD_DOCUMENT))?;
    let home = folder(&main).to_owned();
    let name = main.rsplit('/').next().unwrap_or_default();
    let Relationships { parts, pictures } =
        relationships(&mut container, &format!("{home}/_rels/{name}.rels"), &home)?;
    let mut spare = |part: &str| {
        let path = parts.get(part).cloned().unwrap_or_else(|| format!("{home}/{part}.xml"));
        container.spare_text(&path)
    };
    let styles = spare("styles")?.map(|text| styles::Styles::read(&text)).transpose()?.unwrap_or_default();
    let numbering = spare("numbering")?.map(|text| numbering::Numbering::read(&text)).transpose()?;
    let mut notes = notes::Notes::default();
    for part in ["footnotes", "endnotes"] {
        if let Some(text) = spare(part)? {
            body::read_notes(&text, &styles, &mut notes)?;
        }
    }
    let mut flow = Flow::default();
    let outcome = body::read_body(&text, &styles, numbering.unwrap_or_default(), &notes, &mut flow)?;
    let mut composer = flow.finish();
    if composer.is_empty() && outcome.is_damaged {
        return Err(DocumentProblem::Damaged(WORD_DOCUMENT).into());
    }
    if outcome.is_damaged {
        composer
            .warnings
            .push(Warning::new("The Word document is damaged; everything after the last block is missing"));
    }
    if let Some(text) = container.spare_text("docProps/core.xml")? {
        read_properties(&text, &mut composer)?;
    }
    let pictures = pictures::resolve(&mut composer, |id| container.picture(pictures.get(id)?));
    let source = Source { encoding: Some("UTF-8"), ..source };
    Ok(marked::finish(composer, WORD_DOCUMENT, source, outcome.top_headings == 1)?.with_pictures(pictures))
}

/// The parts that a part refers to, by their paths in the container.
#[derive(Default)]
struct Relationships {
    /// The first part of each type, by the last word of the type.
    parts: HashMap<String, String>,
    /// The pictures, by the identifiers that the text uses for them.
    pictures: HashMap<String, String>,
}

/// The relationships in the part at `path`, relative to the folder `home`. Pictures outside the document are left out.
fn relationships(
    container: &mut Container,
    path: &str,
    home: &str,
) -> Result<Relationships, DocumentProblem> {
    let mut relationships = Relationships::default();
    let Some(text) = container.spare_text(path)? else { return Ok(relationships) };
    let mut xml = Xml::new(&text, WORD_DOCUMENT);
    while let Some(element) = xml.next_element()? {
        if element.name() == "Relationship"
            && !element.has("TargetMode", "External")
            && let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let path = resolve(home, &target);
            if kind == "image" {
                relationships.pictures.extend(element.attribute("Id").map(|id| (id, path)));
            } else {
                relationships.parts.entry(kind).or_insert(path);
            }
        }
    }
    Ok(relationships)
}

/// Takes what the properties of a document of this family say about it.
pub(super) fn read_properties(text: &str, composer: &mut Composer) -> Result<(), DocumentProblem> {
    let mut xml = Xml::new(text, WORD_DOCUMENT);
    let metadata = &mut composer.metadata;
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        match element.name() {
            "title" => metadata.title = marked::one_line(&xml.text()?),
            "creator" => metadata.byline = marked::people(&xml.text()?),
            "language" => metadata.language = marked::language(&xml.text()?),
            _ => {}
        }
    }
    Ok(())
}
