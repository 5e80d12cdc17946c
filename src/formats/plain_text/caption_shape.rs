//! What a caption looks like in plain text, where only its shape marks it.

use std::sync::LazyLock;

use regex::Regex;

use super::picture_words;
use crate::article::{CaptionCue, Credit};
use crate::nlp;
use crate::text::pattern;

/// The longest caption, in bytes; anything longer is a paragraph that ends in brackets.
pub(super) const MAX_CAPTION_BYTES: usize = 900;

/// Marks that hardly anything but a caption has. The groups hold those that say where somebody is in the picture; the
/// others refer to pictures or number them.
static STRONG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
          \((?:(?<bracket>\d?-?[LRC]|(?:(?:far|top|bottom|front|back|rear|middle|second|third|fourth|fifth|2nd|3rd|4th|5th)\ ?(?:row,?\ )?)?(?:from\ )?(?:(?:the\ )?(?:left|right)|cent(?:er|re)|background|foreground)(?:\ to\ right)?|[Ll]-[Rr]|L\ to\ R)|[Pp]ictured(?:\ [^)]{1,30})?|file\ (?:photo|image|picture|pic)|inset)\)
        | (?<behind>\p{Lu}[\p{L}.'’-]+,\ (?:\d{1,3},\ )?(?:(?:far|second|third|fourth|2nd|3rd|4th)\ )?(?:from\ (?:the\ )?)?(?:left|right|cent(?:er|re))(?:,|\ and\b|$))
        | (?<order>(?:,\ |\b[Cc]lockwise\ |^)[Ff]rom\ (?:the\ )?(?:top\ |bottom\ )?(?:left|right)(?:[:,.]|\ to\ right|$))
        | ^(?:FILE|File)\s?(?:PHOTO|photo|IMAGE|image|-|–|—|:)
        | \b[Ff]ile\ (?:photo|image|picture|footage)\b
        | ^epa\d{6,} | ^TOPSHOT\ 
        | ^\[\d{1,2}\s?/\s?\d{1,2}\]\s | ^\d{1,2}\ (?:of|/)\ \d{1,2}\ ?[|:]
        | (?:[,(]\ ?|\p{Lu}[\p{L}.'’-]+\ )pictured\ (?:above|below|here|left|right|in|with|at|during|on|outside|near|together)\b
        | ^(?:Pictured|PICTURED|Image\ caption|Photo\ caption|Media\ caption|(?<label>Clockwise\ from|Left\ to\ right|L-R|L\ to\ R|Left|Right)|Above|Below|Inset|Opposite(?:\ page)?|Overleaf|(?:Top|Bottom|Main)\ (?:photo|picture|image))\s?[:,]
        | ^(?:Photo|Image|Picture|Caption|CAPTION|Video|VIDEO|Watch|WATCH|Graphic|Chart|Map)(?:\ \d+)?:
        | ^(?:In\ this|This)\ (?:[\w.,-]+\ ){0,4}(?:photo|photograph|image|picture|video|frame|screen\ ?grab|still)\b(?:\ \w+)?,?\ (?:provided|taken|released|made|issued|posted|distributed|obtained|shows|from)\b
        | \bin\ this\ (?:\w+\ )?(?:photo|photograph|image|picture|screen\ ?grab|frame|still)\b
        | ^(?:A\ (?:general|combination|file)|An?\ aerial|A\ drone|A\ satellite)\ (?:view|picture|photo|image)\b
        | ^An?\ (?:photo|photograph|image|picture)\ (?:provided|taken|released)\b
        | \b(?:from|from\ the)\ file\b
        | \b(?:handout|undated|screen\s?grab|satellite)\ (?:photo|image|picture|photograph|handout)\b
        ",
    )
});

/// How strongly a piece of text looks like a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Not at all.
    None,
    /// It could be one: a scene with a day, or a phrase without a verb.
    Weak,
    /// A credit, a position mark, an image number.
    Strong,
}

/// How strongly `text`, one piece of a plain text, looks like a caption; `credit` is the credit found in it.
pub(super) fn strength(text: &str, credit: Option<&Credit>) -> Strength {
    // A footnote names papers and presses as credits do.
    if text.len() > MAX_CAPTION_BYTES || text.starts_with('^') {
        return Strength::None;
    }
    if credit.is_some() || !is_quotation(text) && STRONG.is_match(text) {
        return Strength::Strong;
    }
    if !is_quotation(text) && (picture_words::is_phrase(text) || is_dated_scene(text)) {
        Strength::Weak
    } else {
        Strength::None
    }
}

/// The cues behind the [`strength`] of `text`, whose credit is `credit`.
pub(super) fn cues(text: &str, credit: Option<&Credit>) -> CaptionCue {
    if let Some(credit) = credit {
        return credit.cue();
    }
    if let Some(captures) = STRONG.captures(text) {
        let gives_position =
            ["bracket", "behind", "order", "label"].iter().any(|group| captures.name(group).is_some());
        return if gives_position { CaptionCue::POSITION } else { CaptionCue::PICTURE_WORD };
    }
    if is_dated_scene(text) { CaptionCue::DATE } else { CaptionCue::empty() }
}

fn is_quotation(text: &str) -> bool {
    text.starts_with(['“', '"'])
}

fn is_dated_scene(text: &str) -> bool {
    picture_words::has_scene(text) && nlp::dates(text).next().is_some()
}

/// Whether `text` is a paragraph despite strong signs: it has several sentences, and no credit at the end.
pub(super) fn is_running_text(text: &str, credit: Option<&Credit>) -> bool {
    let sentences = text.matches(". ").count() + text.matches("? ").count() + text.matches(".” ").count();
    sentences >= 3 && credit.is_none()
}
