//! Credits: "JANE ROE/Pool via REUTERS", "(AP Photo/Jane Roe)", "Photo: Jane Roe".
//!
//! [`form`] finds the credit in a caption: after a label ("Photo:"), in brackets around an agency, or at a slash or
//! "via" beside an agency at the very end. [`names`] tells agencies from people. This module combines the two and
//! leaves it to others to decide which blocks are captions.

mod form;
mod names;

use std::collections::HashMap;

use super::{CaptionCue, TextRange};
use crate::text::cores;

/// Up to this many captions are examined on one core.
const FEW_CAPTIONS: usize = 200;

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

    /// The credits of the `captions` of one article, in order: what [`Credit::find`] finds in each, or else a name in
    /// brackets at the end ("The quay at noon (Mara Lind)") if several captions end in that name or a full sentence
    /// comes before it. Otherwise a name in brackets may be that of a person in the picture.
    #[must_use]
    pub fn find_in_captions(captions: &[&str]) -> Vec<Option<Self>> {
        let bracketed = |caption: &str| form::bracketed_person(caption);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for caption in captions {
            if let Some((_, name)) = bracketed(caption) {
                *counts.entry(&caption[name.start..name.end]).or_default() += 1;
            }
        }
        let in_brackets = |caption: &str| {
            let (range, inside) = bracketed(caption)?;
            let is_repeated = counts.get(&caption[inside.start..inside.end]).is_some_and(|&count| count > 1);
            let follows_sentence = caption[..range.start].trim_end().ends_with(['.', '!', '?', '”', '…']);
            (is_repeated || follows_sentence).then(|| Self::read(caption, range, inside))
        };
        cores::map(captions, FEW_CAPTIONS, |caption| Self::find(caption).or_else(|| in_brackets(caption)))
    }

    /// Whether `line` names an agency and nothing else, without any word that marks it as a credit.
    #[must_use]
    pub fn is_bare_agency(line: &str) -> bool {
        names::is_agency(line.trim())
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
            } else if names::is_personal_name(words) {
                credit.photographers.push(part);
            } else if words.starts_with(char::is_uppercase) {
                organisation.get_or_insert(part);
            }
        }
        credit.agency = credit.agency.or(organisation);
        credit
    }
}
