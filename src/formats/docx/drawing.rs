//! The drawings of a paragraph: pictures, charts and shapes, each with its alternative text.

use super::super::flow::Flow;
use super::super::marked::picture_words;
use super::super::pictures::PictureReference;
use crate::article::BlockKind;

/// The drawings of a paragraph, in order.
#[derive(Default)]
pub(super) struct Drawings(Vec<Drawing>);

/// The alternative text of a drawing, and the identifiers of the pictures in it.
#[derive(Default)]
struct Drawing {
    words: Option<String>,
    pictures: Vec<String>,
}

impl Drawings {
    /// Begins a drawing with the alternative text `text`. A drawing may repeat it for its frame and its picture.
    pub fn begin(&mut self, text: Option<&str>) {
        let words = text.and_then(picture_words);
        if self.0.last().is_none_or(|last| last.words != words) {
            self.0.push(Drawing { words, pictures: Vec::new() });
        }
    }

    /// Adds the picture with the identifier `id` to the last drawing.
    pub fn add_picture(&mut self, id: String) {
        if self.0.is_empty() {
            self.0.push(Drawing::default());
        }
        if let Some(drawing) = self.0.last_mut() {
            drawing.pictures.push(id);
        }
    }

    /// Adds them to `flow`, each picture above its text.
    pub fn push_into(self, flow: &mut Flow) {
        let mut said = None;
        for Drawing { words, pictures } in self.0 {
            for id in pictures {
                flow.push_picture(PictureReference::at(id));
            }
            if let Some(words) = words.filter(|words| said.as_ref() != Some(words)) {
                flow.push(BlockKind::ImageAlt, &words);
                said = Some(words);
            }
        }
    }
}
