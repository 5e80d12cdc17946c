//! Decoding pictures on another thread.

use std::sync::Arc;

use super::Tasks;
use super::message::Message;
use super::panics::caught;
use crate::article::PictureContent;
use crate::gui::pictures::{PictureId, PictureProblem};

impl Tasks {
    /// Decodes `content`, the picture `id`.
    pub fn decode(&self, ctx: &egui::Context, id: PictureId, content: PictureContent) {
        let decode = Arc::clone(&self.services.decode);
        self.spawn(ctx, "picture", move |report| {
            let decoded = caught(|| decode(&content, id.scale.longest_side()));
            // Whether a decoder fails with an error or a panic makes no difference to the reader.
            let result = decoded.unwrap_or(Err(PictureProblem::Damaged));
            let result = result.map_err(|problem| problem.to_string().into());
            report.say(Message::PictureDecoded { id, result });
        });
    }
}
