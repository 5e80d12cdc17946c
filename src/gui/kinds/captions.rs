//! Image captions: two lines of text, the credit, and a thumbnail if there is a picture.

use super::wording::{because, date, start_of};
use super::{Found, InText, PanelKind, Row};
use crate::analysis::{Field, PersonIndex};
use crate::article::TextRange;
use crate::text::one_line;

/// The image captions of an article.
pub(super) struct Captions;

impl PanelKind for Captions {
    fn id(&self) -> &'static str {
        "captions"
    }

    fn title(&self) -> &'static str {
        "Image captions"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("caption", "captions")
    }

    fn none(&self) -> &'static str {
        "No image captions found"
    }

    fn no_match(&self) -> &'static str {
        "No image captions match the filter"
    }

    fn row_height(&self) -> f32 {
        52.0
    }

    fn in_text(&self) -> &'static InText {
        &InText::Block
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        start_of(&found.words(found.analysis.captions[index].range))
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let caption = &found.analysis.captions[index];
        let words_end = caption
            .credit
            .filter(|credit| credit.start > caption.range.start)
            .map_or(caption.range.end, |credit| credit.start);
        let text = found.words(TextRange::new(caption.range.start, words_end));
        let credit = caption.credit_words(found.article);
        let date = caption.date.as_deref().map(date);
        let alt = caption.alt.as_ref().map(|alt| format!("\nImage: {alt}")).unwrap_or_default();
        Row {
            picture: self.picture(found, index),
            name: format!("Caption: {text}"),
            tooltip: format!("{}{alt}", found.words(caption.range)),
            title: text,
            detail: [credit, date].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            has_long_title: true,
            ..Row::default()
        }
    }

    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let caption = &found.analysis.captions[index];
        let words = found.article.slice(caption.range).to_owned();
        [Some(words), caption.alt.clone()].into_iter().flatten().collect()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let caption = &found.analysis.captions[index];
        let photographer = caption.photographer.as_ref().map(|name| format!("Photograph: {name}"));
        let agency = caption.agency.as_ref().map(|agency| format!("Agency: {agency}"));
        let date = caption.date.as_deref().map(date);
        let parts: Vec<String> = [photographer, agency, date].into_iter().flatten().collect();
        let origin = (!parts.is_empty()).then(|| parts.join(" · "));
        let image = caption.alt.as_ref().map(|alt| format!("Image: {}", one_line(alt)));
        [Some(found.words(caption.range)), origin, image].into_iter().flatten().collect()
    }

    fn why(&self, found: Found<'_>, index: usize, _mention: usize) -> Option<String> {
        because(&found.analysis.captions[index].evidence.phrases())
    }

    fn field(&self, found: Found<'_>, index: usize, field: Field) -> Option<String> {
        let caption = &found.analysis.captions[index];
        match field {
            Field::Credit => caption.credit.map(|credit| found.words(credit)),
            Field::Agency => caption.agency.clone(),
            Field::Photographer => caption.photographer.clone(),
            Field::Date => caption.date.clone(),
            Field::Alt => caption.alt.clone(),
            _ => None,
        }
    }

    fn people<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        &found.analysis.captions[index].people
    }

    fn picture(&self, found: Found<'_>, index: usize) -> Option<usize> {
        found.article.picture_described_by(found.analysis.captions[index].block)
    }
}
