//! Pictures that are decoded.

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
            // A decoder fails on a file; that it fails by a panic is nothing that the reader could do more about.
            let result = decoded.unwrap_or(Err(PictureProblem::Damaged));
            let result = result.map_err(|problem| problem.to_string().into());
            report.say(Message::PictureDecoded { id, result });
        });
    }
}
