//! Credits: "JANE ROE/Pool via REUTERS", "(AP Photo/Jane Roe)", "Photo: Jane Roe".
//!
//! [`form`] tells where a credit stands in a caption: behind a label ("Photo:"), in brackets around an agency, or by a
//! slash or "via" beside an agency at the very end. [`names`] tells agencies from people. This module puts the two
//! together and leaves it to others which blocks are captions.

mod form;
mod names;

use std::collections::HashMap;

use super::{CaptionCue, TextRange};
use crate::text::cores;

/// So many captions are looked at on one core.
const FEW_CAPTIONS: usize = 200;

/// A credit at the end of a caption, at its start as some sites have it, or a credit line of its own. All ranges are
/// byte ranges of the text given to [`Credit::find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The whole credit, with "Photo:" and the like.
    pub range: TextRange,
    /// The photographers' names.
    pub photographers: Vec<TextRange>,
    /// The agency, such as "REUTERS" or "Getty Images", else the organisation credited.
    pub agency: Option<TextRange>,
}

impl Credit {
    /// The credit that ends or opens `caption`, or makes up all of it, if one does.
    #[must_use]
    pub fn find(caption: &str) -> Option<Self> {
        let (range, inside) = form::place(caption)?;
        Some(Self::read(caption, range, inside))
    }

    /// The credits of the `captions` of one article, in their order: what [`Credit::find`] finds in each, and the names in
    /// brackets at the end, "The quay at noon (Mara Lind)", where several captions end in the same or a full sentence
    /// stands before. A name in brackets behind other words may be who is in the picture.
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

    /// Whether `line` names an agency and nothing else, with no word that says that it is a credit.
    #[must_use]
    pub fn is_bare_agency(line: &str) -> bool {
        names::is_agency(line.trim())
    }

    /// Whether `line` is the name of a network or publisher, which also stands alone on buttons and below headlines.
    #[must_use]
    pub fn is_bare_publisher(line: &str) -> bool {
        names::is_publisher(line.trim())
    }

    /// Whether `line` is the name of a network or site, as it stands on buttons.
    #[must_use]
    pub fn is_bare_network(line: &str) -> bool {
        names::is_network(line.trim())
    }

    /// Whether `words` are capitalised, and one of them makes a name an organisation's.
    #[must_use]
    pub fn is_organisation_name(words: &str) -> bool {
        names::is_organisation_name(words)
    }

    /// Whether `words` look like the name of a person, and of no organisation.
    #[must_use]
    pub fn is_personal_name(words: &str) -> bool {
        names::is_personal_name(words)
    }

    /// What the credit is as a cue to a caption.
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

    /// The names and the agency in `inside`, the part of `caption` that follows a label or stands in brackets.
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
