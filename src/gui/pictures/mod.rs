//! The pictures of the open articles as textures.
//!
//! Code that shows a picture asks [`Pictures::look`] for it in every pass. A picture that is not there yet is recorded
//! as wanted; after the pass the app starts decoding some of these on other threads, so that pictures scrolled past are
//! never decoded. The memory of textures is bounded: beyond the limit, those not shown for longest are dropped.
//! `decode` turns files into images; `show` paints them or a placeholder. What the article says of a picture is in
//! [`picture_words`](crate::gui::model::picture_words).

mod decode;
mod show;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions};

pub use decode::{PictureProblem, decode};
pub use show::{picture_ui, size_in, thumbnail_ui};

use crate::gui::model::article_key::ArticleKey;

/// The most memory that all textures together may use, in bytes: 128 MiB.
const TEXTURE_BYTES: usize = 128 << 20;
/// The number of pictures decoded at once, each with the memory that decoding may take.
const DECODED_AT_ONCE: usize = 1;

/// How large a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureScale {
    /// For the page, the picture viewer and the card.
    Page,
    /// For a row of the side panel.
    Thumbnail,
}

impl PictureScale {
    /// The longest side of its texture, in pixels: a page 800 points wide, or a thumbnail 56 points wide, on a display
    /// with two or three pixels a point.
    #[must_use]
    pub fn longest_side(self) -> u32 {
        match self {
            Self::Page => 1600,
            Self::Thumbnail => 168,
        }
    }
}

/// Identifies a picture in messages from other threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId {
    /// The article.
    pub document: ArticleKey,
    /// The index of the picture in it.
    pub index: usize,
    /// How large it is wanted.
    pub scale: PictureScale,
}

impl PictureId {
    /// The picture at `index` of `document` at the scale of the page.
    #[must_use]
    pub fn of_page(document: ArticleKey, index: usize) -> Self {
        Self { document, index, scale: PictureScale::Page }
    }
}

/// What there is to show of a picture.
#[derive(Clone)]
pub enum Look {
    /// Nothing yet.
    Waiting,
    /// The picture.
    Ready(TextureHandle),
    /// It cannot be shown, for this reason: "its file is damaged".
    Failed(Arc<str>),
}

/// A picture that has been asked for.
struct Slot {
    look: Look,
    /// The bytes of its texture.
    bytes: usize,
    /// The last pass in which it was asked for.
    seen: u64,
}

#[derive(Default)]
struct Inner {
    slots: BTreeMap<PictureId, Slot>,
    /// The pictures asked for in this pass that are not there yet, in the order of asking.
    wanted: Vec<PictureId>,
    /// How many are being decoded.
    decoding: usize,
    /// The bytes of all textures.
    bytes: usize,
    /// The number of this pass.
    pass: u64,
}

/// The pictures of the open articles. Asking for one records that it is wanted, which works through a shared reference
/// thanks to the `RefCell`.
#[derive(Default)]
pub struct Pictures(RefCell<Inner>);

impl std::fmt::Debug for Pictures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let inner = self.0.borrow();
        let mut debug = formatter.debug_struct("Pictures");
        debug.field("slots", &inner.slots.len()).field("bytes", &inner.bytes).finish_non_exhaustive()
    }
}

impl Pictures {
    /// What there is to show of the picture `id`; records that it is wanted.
    pub fn look(&self, id: PictureId) -> Look {
        let inner = &mut *self.0.borrow_mut();
        if let Some(slot) = inner.slots.get_mut(&id) {
            slot.seen = inner.pass;
            return slot.look.clone();
        }
        if !inner.wanted.contains(&id) {
            inner.wanted.push(id);
        }
        Look::Waiting
    }

    /// Ends a pass. Returns the pictures to decode now; their results go to [`Self::arrived`].
    #[must_use]
    pub fn end_pass(&mut self) -> Vec<PictureId> {
        let inner = self.0.get_mut();
        let mut wanted = std::mem::take(&mut inner.wanted);
        wanted.truncate(DECODED_AT_ONCE.saturating_sub(inner.decoding));
        for id in &wanted {
            inner.slots.insert(*id, Slot { look: Look::Waiting, bytes: 0, seen: inner.pass });
        }
        inner.decoding += wanted.len();
        inner.pass += 1;
        wanted
    }

    /// Takes in a decoded picture, or the reason why it could not be decoded.
    pub fn arrived(&mut self, ctx: &Context, id: PictureId, result: Result<ColorImage, Arc<str>>) {
        let inner = self.0.get_mut();
        inner.decoding = inner.decoding.saturating_sub(1);
        // Its article may have been closed meanwhile.
        let Some(slot) = inner.slots.get_mut(&id) else { return };
        slot.look = match result {
            Ok(image) => {
                slot.bytes = image.pixels.len() * size_of::<egui::Color32>();
                inner.bytes += slot.bytes;
                let name = format!("picture {}/{}", id.document.0, id.index);
                // A picture is often shown at half its size or less.
                let options =
                    TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };
                Look::Ready(ctx.load_texture(name, image, options))
            }
            Err(reason) => Look::Failed(reason),
        };
        inner.make_room();
    }

    /// Keeps only the pictures of articles for which `is_open` holds.
    pub fn retain(&mut self, is_open: impl Fn(ArticleKey) -> bool) {
        let inner = self.0.get_mut();
        inner.slots.retain(|id, _| is_open(id.document));
        inner.bytes = inner.slots.values().map(|slot| slot.bytes).sum();
    }

    /// Whether pictures are being decoded, or are about to be.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let inner = self.0.borrow();
        inner.decoding > 0 || !inner.wanted.is_empty()
    }
}

impl Inner {
    /// Drops the textures not shown for longest until the rest fit. Those on show stay, whatever they take: they are
    /// bounded by what fits on a screen.
    fn make_room(&mut self) {
        while self.bytes > TEXTURE_BYTES {
            let unseen = self.slots.iter().filter(|(_, slot)| slot.bytes > 0 && slot.seen + 1 < self.pass);
            let Some(oldest) = unseen.min_by_key(|(_, slot)| slot.seen).map(|(id, _)| *id) else { return };
            if let Some(slot) = self.slots.remove(&oldest) {
                self.bytes -= slot.bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(index: usize) -> PictureId {
        PictureId::of_page(ArticleKey(1), index)
    }

    fn image() -> ColorImage {
        ColorImage::filled([1600, 1600], egui::Color32::WHITE)
    }

    #[test]
    fn only_what_is_still_wanted_is_decoded_and_little_at_once() {
        let mut pictures = Pictures::default();
        let ctx = Context::default();
        for index in 0..5 {
            assert!(matches!(pictures.look(id(index)), Look::Waiting));
        }
        assert_eq!(pictures.end_pass(), [id(0)]);
        // The reader has scrolled on.
        pictures.look(id(7));
        pictures.look(id(8));
        assert_eq!(pictures.end_pass(), []);
        pictures.arrived(&ctx, id(0), Ok(image()));
        pictures.look(id(8));
        assert_eq!(pictures.end_pass(), [id(8)]);
        assert!(matches!(pictures.look(id(0)), Look::Ready(_)));
        pictures.arrived(&ctx, id(8), Err("its file is damaged".into()));
        assert!(matches!(pictures.look(id(8)), Look::Failed(_)));
    }

    #[test]
    fn textures_are_bounded_and_those_not_seen_for_longest_go() {
        let mut pictures = Pictures::default();
        let ctx = Context::default();
        for index in 0..40 {
            pictures.look(id(0));
            pictures.look(id(index));
            for wanted in pictures.end_pass() {
                pictures.arrived(&ctx, wanted, Ok(image()));
            }
        }
        assert!(pictures.0.get_mut().bytes <= TEXTURE_BYTES);
        assert!(matches!(pictures.look(id(0)), Look::Ready(_)), "what is in view stays");
        assert!(matches!(pictures.look(id(39)), Look::Ready(_)));
        assert!(matches!(pictures.look(id(1)), Look::Waiting));
        pictures.retain(|key| key != ArticleKey(1));
        assert_eq!(pictures.0.get_mut().bytes, 0);
    }
}
