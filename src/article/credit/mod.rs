//! Credits: "JANE ROE/Pool via REUTERS", "(AP Photo/Jane Roe)", "Photo: Jane Roe".
//!
//! [`form`] finds the credit in a caption: after a label ("Photo:"), in brackets around an agency, or at a slash or
//! "via" beside an agency at the very end; [`outlet`], beside an outlet that no list knows; [`whole`], where it is all
//! that the caption says. [`names`] tells agencies from people. This module combines them and leaves it to others to
//! decide which blocks are captions.

mod form;
mod names;
mod outlet;
mod whole;

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{CaptionCue, TextRange};
use crate::text::{cores, fold, pattern};

/// Lines that pages put beside a picture and that say nothing about it: "Image caption,", "Image 2 of 5".
static LABEL_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:image|media|photo|picture|video) caption\s?[,:.]?|(?:(?:image|photo|picture|slide|figure|gallery image)\s)?\d{1,3}\s?(?:of|/)\s?\d{1,3})$",
    )
});

/// Up to this many captions are examined on one core.
const FEW_CAPTIONS: usize = 200;
/// No label beside a picture is longer, in bytes.
const MAX_LABEL_BYTES: usize = 32;

/// A credit at the end of a caption, at its start on some sites, or on a line of its own. All ranges are byte ranges of
/// the text given to [`Credit::find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The whole credit, with "Photo:" and the like.
    pub range: TextRange,
    /// The photographers' names.
    pub photographers: Vec<TextRange>,
    /// The agency, such as "REUTERS" or "Getty Images", or else the organisation credited.
    pub agency: Option<TextRange>,
}

impl Credit {
    /// The credit, if any, that opens or ends `caption`, or makes up all of it.
    #[must_use]
    pub fn find(caption: &str) -> Option<Self> {
        let (range, inside) = form::place(caption)?;
        Some(Self::read(caption, range, inside))
    }

    /// The credits of the `captions` of one article, in order: what [`Credit::find`] finds in each, or else a name at the
    /// end ("The quay at noon (Mara Lind)", "The quay at noon. MARA LIND") or as all of it, if another caption ends in it
    /// or credits it, or if it stands in brackets behind a full sentence. Otherwise such a name may be that of a person
    /// in the picture. Any other name in brackets behind a full sentence credits the picture too: "The quay at noon. (Ten)".
    #[must_use]
    pub fn find_in_captions(captions: &[&str]) -> Vec<Option<Self>> {
        let found = cores::map(captions, FEW_CAPTIONS, |caption| Self::find(caption));
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (caption, credit) in captions.iter().zip(&found) {
            let credited = credit.iter().flat_map(|credit| &credit.photographers).copied();
            let closing = form::closing_person(caption).map(|(_, name)| name).filter(|_| credit.is_none());
            for name in credited.chain(closing) {
                *counts.entry(fold(&caption[name.start..name.end]).into()).or_default() += 1;
            }
        }
        let closing = |caption: &str| {
            let (range, inside) = form::closing_person(caption)?;
            let is_repeated =
                counts.get(&*fold(&caption[inside.start..inside.end])).is_some_and(|&count| count > 1);
            let follows_sentence = caption[..range.start].trim_end().ends_with(['.', '!', '?', '”', '…']);
            let in_brackets = caption[range.start..].starts_with(['(', '[']);
            (is_repeated || in_brackets && follows_sentence).then(|| Self::read(caption, range, inside))
        };
        let outlet = |caption: &str| {
            let (range, inside) = form::closing_outlet(caption)?;
            Some(Self::read(caption, range, inside))
        };
        let either = |caption: &str| closing(caption).or_else(|| outlet(caption));
        captions.iter().zip(found).map(|(caption, credit)| credit.or_else(|| either(caption))).collect()
    }

    /// Whether `caption` is a name and nothing else, that of somebody in the picture or of whoever took it.
    #[must_use]
    pub fn is_bare_name(caption: &str) -> bool {
        whole::may_be_name(caption.trim())
    }

    /// Whether `line` names an agency and nothing else, without any word that marks it as a credit.
    #[must_use]
    pub fn is_bare_agency(line: &str) -> bool {
        names::is_agency(line.trim())
    }

    /// Whether `line` is somebody and the house that they work for: "Jane Roe for The Marlow Post". Below a headline that is
    /// the writer.
    #[must_use]
    pub fn is_at_work(line: &str) -> bool {
        whole::is_at_work(line.trim())
    }

    /// Whether `line` is the name of a network or publisher, which also appears alone on buttons and below headlines.
    #[must_use]
    pub fn is_bare_publisher(line: &str) -> bool {
        names::is_publisher(line.trim())
    }

    /// Whether `line` is the name of a network or site, as it appears on buttons.
    #[must_use]
    pub fn is_bare_network(line: &str) -> bool {
        names::is_network(line.trim())
    }

    /// Whether `words` are capitalised and include one that marks the name of an organisation.
    #[must_use]
    pub fn is_organisation_name(words: &str) -> bool {
        names::is_organisation_name(words)
    }

    /// Whether `words` look like the name of a person rather than an organisation.
    #[must_use]
    pub fn is_personal_name(words: &str) -> bool {
        names::is_personal_name(words)
    }

    /// Whether `line` stands beside a picture on web pages and says nothing about it: "Image caption,", "Image 2 of 5".
    #[must_use]
    pub fn is_picture_label(line: &str) -> bool {
        line.len() <= MAX_LABEL_BYTES && LABEL_LINE.is_match(line)
    }

    /// The name that the agency called `words` in a credit goes by: "AP" for "AP Photo".
    #[must_use]
    pub fn agency_name(words: &str) -> String {
        names::agency_name(words)
    }

    /// Takes the photographers whose names are not those of people from the credit, and credits the first of them as an
    /// organisation if no other is.
    pub(crate) fn retain_photographers(&mut self, is_person: impl Fn(TextRange) -> bool) {
        let (people, others): (Vec<TextRange>, Vec<TextRange>) =
            self.photographers.iter().copied().partition(|&name| is_person(name));
        self.photographers = people;
        self.agency = self.agency.or(others.first().copied());
    }

    /// The cue that this credit gives for a caption.
    #[must_use]
    pub fn cue(&self) -> CaptionCue {
        if self.agency.is_some() { CaptionCue::AGENCY } else { CaptionCue::CREDIT }
    }

    /// The credit with every range moved `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self {
            range: self.range.shifted(by),
            photographers: self.photographers.into_iter().map(|name| name.shifted(by)).collect(),
            agency: self.agency.map(|agency| agency.shifted(by)),
        }
    }

    /// The names and the agency in `inside`, the part of `caption` that follows a label or is in brackets.
    fn read(caption: &str, range: TextRange, inside: TextRange) -> Self {
        let mut credit = Self { range, photographers: Vec::new(), agency: None };
        let mut organisation = None;
        for part in names::parts(caption, inside) {
            let words = &caption[part.start..part.end];
            if names::is_agency(words) {
                credit.agency.get_or_insert(part);
            } else if let Some((agency, name)) = names::agency_beside_name(caption, part) {
                credit.agency.get_or_insert(agency);
                credit.photographers.push(name);
            } else if names::is_personal_name(words) && !follows_name(caption, part, &credit) {
                credit.photographers.push(part);
            } else if names::is_personal_name(words) && !names::is_outlet(words) {
                // Two names around a slash: the second may be a paper's as well as a person's.
            } else if names::is_capitalised(words) && words.starts_with(char::is_alphabetic) {
                organisation.get_or_insert(part);
            }
        }
        credit.agency = credit.agency.or(organisation);
        credit
    }
}

/// Whether `part` has the place of a paper or agency: behind a photographer, with a slash or bar between or with the name
/// of a paper.
fn follows_name(caption: &str, part: TextRange, credit: &Credit) -> bool {
    let is_parted = || caption[..part.start].trim_end().ends_with(['/', '|']);
    let is_outlet = || names::is_outlet(&caption[part.start..part.end]);
    !credit.photographers.is_empty() && (is_parted() || is_outlet())
}
