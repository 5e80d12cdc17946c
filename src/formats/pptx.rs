//! Presentations (`PowerPoint`) → the words on their slides, slide by slide.

use std::collections::HashMap;

use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::xml::{Node, Xml};
use super::zip_container::{Container, resolve};
use super::{ReadProblem, docx};
use crate::article::{Article, BlockKind, Source};

/// What messages call such a file.
const KIND: &str = "presentation";

/// The article in the `bytes` of a presentation.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut container = Container::open(bytes, KIND)?;
    let mut composer = Composer::default();
    for slide in slides(&mut container)? {
        if let Some(text) = container.spare_text(&slide)? {
            push_slide(&text, &mut composer)?;
        }
    }
    if let Some(text) = container.spare_text("docProps/core.xml")? {
        docx::read_properties(&text, &mut composer)?;
    }
    // The title in the properties is often that of another presentation.
    let title =
        composer.blocks().find(|(kind, _)| *kind == BlockKind::Title).map(|(_, words)| words.to_owned());
    composer.metadata.title = title;
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
    }
    Ok(composer.finish(Source { encoding: Some("UTF-8"), ..source }))
}

/// The parts of the slides, in the order in which they are shown; by their numbers if the presentation does not say.
fn slides(container: &mut Container<'_>) -> Result<Vec<String>, DocumentProblem> {
    let mut places: HashMap<String, String> = HashMap::new();
    if let Some(text) = container.spare_text("ppt/_rels/presentation.xml.rels")? {
        let mut xml = Xml::new(&text, KIND);
        while let Some(element) = xml.next_element()? {
            if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target")) {
                places.insert(id, resolve("ppt", &target));
            }
        }
    }
    let mut slides = Vec::new();
    if let Some(text) = container.spare_text("ppt/presentation.xml")? {
        let mut xml = Xml::new(&text, KIND);
        while let Some(element) = xml.next_element()? {
            let id = (element.name() == "sldId").then(|| element.attribute("r:id")).flatten();
            slides.extend(id.and_then(|id| places.remove(&id)));
        }
    }
    if slides.is_empty() {
        let mut numbered: Vec<(u32, String)> =
            container.names().filter_map(|name| Some((number(&name)?, name))).collect();
        numbered.sort_unstable();
        slides = numbered.into_iter().map(|(_, name)| name).collect();
    }
    Ok(slides)
}

/// The number of the slide in the part called `name`.
fn number(name: &str) -> Option<u32> {
    name.strip_prefix("ppt/slides/slide")?.strip_suffix(".xml")?.parse().ok()
}

/// Adds the words of the slide in `text`: its title, then each of its paragraphs.
fn push_slide(text: &str, composer: &mut Composer) -> Result<(), DocumentProblem> {
    let mut xml = Xml::new(text, KIND);
    // What the shape around is for, as the slide says.
    let mut role = String::new();
    let mut words = String::new();
    // The open elements, since the end of one does not say its name.
    let mut open: Vec<String> = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            // What older programs show instead has the same words, and a hidden slide is not shown.
            Node::Start(element)
                if element.name() == "Fallback"
                    || element.name() == "sld" && element.attribute("show").as_deref() == Some("0") =>
            {
                xml.skip()?;
            }
            Node::Start(element) => {
                match element.name() {
                    "sp" | "graphicFrame" => role.clear(),
                    "ph" => role = element.attribute("type").unwrap_or_default(),
                    "br" => words.push(' '),
                    _ => {}
                }
                open.push(element.name().to_owned());
            }
            Node::Text(text) if open.last().is_some_and(|name| name == "t") => words.push_str(&text),
            Node::Text(_) => {}
            Node::End => {
                if open.pop().is_some_and(|name| name == "p") {
                    push_paragraph(&std::mem::take(&mut words), &role, composer);
                }
            }
        }
    }
    Ok(())
}

/// Adds a paragraph of a shape with this `role`.
fn push_paragraph(words: &str, role: &str, composer: &mut Composer) {
    let kind = match role {
        // Numbers of slides, days and feet.
        "sldNum" | "dt" | "ftr" | "hdr" => return,
        "title" | "ctrTitle" if composer.is_empty() => BlockKind::Title,
        "title" | "ctrTitle" => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    };
    composer.push(kind, words);
}
