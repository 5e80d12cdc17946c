//! The image captions of an article.

use super::row::{Row, Thumbnail};
use super::section::List;
use crate::analysis::Kind;
use crate::article::TextRange;
use crate::gui::model::describe;
use crate::gui::model::findings::{Findings, Target};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::picture_words;
use crate::gui::model::sections::Section;
use crate::gui::pictures::{PictureId, PictureScale, Pictures};

/// The section of captions: two lines of text, and the credit; a thumbnail where there is a picture and `pictures` are
/// shown.
pub fn list<'a>(
    document: &'a OpenArticle,
    findings: &'a Findings,
    pictures: Option<&'a Pictures>,
) -> List<'a> {
    let captions = &findings.analysis.captions;
    List {
        section: Section::Captions,
        title: "Image captions",
        none: "No image captions found",
        no_match: "No image captions match the filter",
        row_height: 68.0,
        target: |index| Target::entity(Kind::Caption, index),
        row: Box::new(move |index| {
            let caption = &captions[index];
            let words_end = caption
                .credit
                .filter(|credit| credit.start > caption.range.start)
                .map_or(caption.range.end, |credit| credit.start);
            let text = document.words(TextRange::new(caption.range.start, words_end));
            let credit = caption.credit.map(|range| document.words(range));
            let date = caption.date.as_deref().map(describe::date);
            let detail = [credit, date].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let alt = caption.alt.as_ref().map(|alt| format!("\nImage: {alt}")).unwrap_or_default();
            let picture = document.article.picture_described_by(caption.block);
            let thumbnail = pictures.zip(picture).map(|(pictures, index)| Thumbnail {
                look: pictures.look(PictureId {
                    document: document.key,
                    index,
                    scale: PictureScale::Thumbnail,
                }),
                name: picture_words::name_of(&document.article, index),
            });
            Row {
                thumbnail,
                badge: None,
                name: format!("Caption: {text}"),
                tooltip: format!("{}{alt}", document.words(caption.range)),
                title: text,
                detail,
                beside: false,
                title_lines: 2,
                count: None,
                strip: false,
                doubt: None,
            }
        }),
    }
}
