//! The pictures that come with an article's file.
//!
//! A reader leaves a [`PictureReference`] in its [`Composer`] wherever there is a picture. Once the text is complete,
//! [`resolve`] asks the reader for the content of each, examines its head and keeps what the window can show, within
//! the limits here. This module owns these limits ([`limits`]), `data:` URLs ([`embedded`]), the folder beside a file
//! ([`beside`]) and the rule for which pictures are versions of one ([`versions`]). Other places where a format keeps
//! its pictures are the business of its reader. Nothing is decoded here, and nothing is ever fetched from the network.

mod beside;
mod embedded;
mod head;
mod limits;
mod reference;
mod versions;

pub(super) use beside::Folder;
pub(super) use embedded::is_data_url;
pub use limits::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURES, MAX_PICTURES_BYTES};
pub(super) use reference::PictureReference;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use self::head::{Refusal, pixels};
use super::composer::Composer;
use super::deadline;
use crate::article::{LoosePicture, PictureContent, Warning};

/// How many versions of a picture are examined.
const MAX_VERSIONS: usize = 16;

/// How many addresses in an article are looked up, successfully or not.
const MAX_LOOKUPS: usize = 2000;

/// How long pictures are looked for. It begins when the text has been read, and is short beside the time for that.
const LONGEST_SEARCH: Duration = Duration::from_secs(2);

/// The pictures that `composer` has references to; `open` returns the content at an address that is not a `data:` URL.
/// Each picture appears once, however often and in however many sizes the file names it. If limits leave some out, the
/// article gets a warning.
pub(super) fn resolve(
    composer: &mut Composer,
    mut open: impl FnMut(&str) -> Option<PictureContent>,
) -> Vec<LoosePicture> {
    let mut album = Album::default();
    let end = Instant::now() + LONGEST_SEARCH.min(deadline::left());
    for (at, reference) in composer.take_pictures() {
        if Instant::now() >= end {
            album.is_cut = true;
            break;
        }
        if let Some(version) = album.best_version(reference, &mut open) {
            album.add(at, version);
        }
    }
    if album.is_cut {
        composer
            .warnings
            .push(Warning::new("Some pictures are left out, since there are too many, they are too large, or finding them takes too long"));
    }
    album.pictures
}

/// A picture in one of its sizes.
struct Version {
    size: [u32; 2],
    content: PictureContent,
    /// What the addresses of all its versions have in common, if that is known.
    name: Option<String>,
}

/// The pictures so far.
#[derive(Default)]
struct Album {
    pictures: Vec<LoosePicture>,
    /// Whether limits left a picture out.
    is_cut: bool,
    /// The bytes of the pictures that are kept in memory.
    bytes: usize,
    lookups: usize,
    /// The addresses that were examined, with the number of pixels of the picture there; 0 if there is none.
    known: HashMap<String, u64>,
    contents: HashSet<PictureContent>,
    /// The size of what was examined of each file beside the article, whatever addresses lead to it.
    files: HashMap<PathBuf, Result<[u32; 2], Refusal>>,
    /// The index in [`Self::pictures`] of the picture with each name.
    names: HashMap<String, usize>,
}

impl Album {
    /// The largest picture that `reference` names and that can be shown; `None` also if it was seen before.
    fn best_version(
        &mut self,
        reference: PictureReference,
        open: &mut impl FnMut(&str) -> Option<PictureContent>,
    ) -> Option<Version> {
        let addresses = match reference {
            PictureReference::Addresses(addresses) => addresses,
            PictureReference::Bytes(bytes) => {
                let content = PictureContent::Bytes(bytes.into());
                let size = self.size(&content)?;
                return Some(Version { size, content, name: None });
            }
        };
        let mut best: Option<Version> = None;
        let mut known_pixels = 0;
        for address in addresses.into_iter().take(MAX_VERSIONS) {
            if let Some(&pixels) = self.known.get(&address) {
                known_pixels = known_pixels.max(pixels);
                continue;
            }
            let content = if is_data_url(&address) {
                self.embedded(&address)
            } else if self.lookups < MAX_LOOKUPS {
                self.lookups += 1;
                open(&address)
            } else {
                None
            };
            let found = content.and_then(|content| Some((self.size(&content)?, content)));
            let name = versions::common_name(&address);
            self.known.insert(address, found.as_ref().map_or(0, |&(size, _)| pixels(size)));
            let Some((size, content)) = found else { continue };
            if best.as_ref().is_none_or(|best| pixels(best.size) < pixels(size)) {
                best = Some(Version { size, content, name });
            }
        }
        best.filter(|best| pixels(best.size) > known_pixels)
    }

    /// The content of the `data:` URL `address`.
    fn embedded(&mut self, address: &str) -> Option<PictureContent> {
        let bytes = embedded::decode(address, MAX_PICTURE_BYTES);
        self.is_cut |= matches!(bytes, Err(Refusal::TooLarge));
        Some(PictureContent::Bytes(bytes.ok()?.into()))
    }

    /// The width and height of `content`, if it is a picture that can be shown.
    fn size(&mut self, content: &PictureContent) -> Option<[u32; 2]> {
        let size = match content {
            PictureContent::File(path) => {
                *self.files.entry(path.clone()).or_insert_with(|| head::size(content))
            }
            PictureContent::Bytes(_) => head::size(content),
        };
        self.is_cut |= matches!(size, Err(Refusal::TooLarge));
        size.ok()
    }

    /// Adds a picture above the block that begins at `at`, unless it is already there; a larger version replaces a
    /// smaller one.
    fn add(&mut self, at: usize, version: Version) {
        let Version { size, content, name } = version;
        if self.contents.contains(&content) {
            return;
        }
        let other = name.as_ref().and_then(|name| self.names.get(name)).copied();
        let other = other.filter(|&other| versions::are_alike(self.pictures[other].size, size));
        if other.is_some_and(|other| pixels(self.pictures[other].size) >= pixels(size)) {
            return;
        }
        let freed = other.map_or(0, |other| bytes_in_memory(&self.pictures[other].content));
        let bytes = self.bytes - freed + bytes_in_memory(&content);
        if bytes > MAX_PICTURES_BYTES || other.is_none() && self.pictures.len() == MAX_PICTURES {
            self.is_cut = true;
            return;
        }
        self.bytes = bytes;
        self.contents.insert(content.clone());
        if let Some(other) = other {
            let picture = &mut self.pictures[other];
            (picture.size, picture.content) = (size, content);
        } else {
            self.names.extend(name.map(|name| (name, self.pictures.len())));
            self.pictures.push(LoosePicture { at, size, content });
        }
    }
}

fn bytes_in_memory(content: &PictureContent) -> usize {
    match content {
        PictureContent::Bytes(bytes) => bytes.len(),
        PictureContent::File(_) => 0,
    }
}

#[cfg(test)]
mod tests;
