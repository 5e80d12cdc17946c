//! Quotes: who says it, the words, and whether they are the speaker's own or reported.

use super::order::sorted;
use super::wording::{because, start_of};
use super::{FIRST_MENTION, Found, Highlighting, InText, OrderRow, PanelKind, Row, Shade, Underline};
use crate::analysis::{PersonIndex, Quote, QuoteKind, SpeakerKind};
use crate::article::TextRange;
use crate::text::fold;

const ORDERS: &[OrderRow] = &[
    FIRST_MENTION,
    OrderRow::new("speaker", "By speaker", by_speaker).grouped(|found, index| {
        let quote = &found.analysis.quotes[index];
        Some(speaker(found, quote))
    }),
];

const IN_TEXT: InText = InText::Band(Highlighting {
    underline: Underline::WIDE,
    shades: [
        Shade::new(0xf0_ecf6, 0xdd_d3ee, 0x7a_4fb0),
        Shade::new(0x2c_2739, 0x45_3a63, 0xb9_a2ec),
        Shade::new(0xee_e4e6, 0xdd_cbdc, 0x74_4a95),
        Shade::new(0xf1_e6ff, 0xdb_c0ff, 0x5a_1fa6),
        Shade::new(0x24_1440, 0x42_2478, 0xcf_b3ff),
    ],
});

/// The quotes of an article.
pub(super) struct Quotes;

impl PanelKind for Quotes {
    fn id(&self) -> &'static str {
        "quotes"
    }

    fn title(&self) -> &'static str {
        "Quotes"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("quote", "quotes")
    }

    fn none(&self) -> &'static str {
        "No quotes found"
    }

    fn no_match(&self) -> &'static str {
        "No quotes match the filter"
    }

    fn row_height(&self) -> f32 {
        52.0
    }

    /// As much as who says it and one line of the words.
    fn usual_height(&self) -> f32 {
        36.0
    }

    fn orders(&self) -> &'static [OrderRow] {
        ORDERS
    }

    fn in_text(&self) -> &'static InText {
        &IN_TEXT
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        start_of(&words(found, &found.analysis.quotes[index]))
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let quote = &found.analysis.quotes[index];
        let (words, speaker) = (words(found, quote), speaker(found, quote));
        let kind = kind(quote.kind);
        Row {
            name: format!("{kind}, {speaker}: {words}"),
            tooltip: words.clone(),
            title: words,
            detail: format!("{speaker} · {kind}"),
            has_detail_above: true,
            has_long_title: true,
            ..Row::default()
        }
    }

    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let quote = &found.analysis.quotes[index];
        let named = quote.speaker.as_ref().map(|speaker| found.words(speaker.range));
        let name = quote.speaker.as_ref().and_then(|speaker| speaker.name.clone());
        [Some(words(found, quote)), named, name].into_iter().flatten().collect()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let quote = &found.analysis.quotes[index];
        let named = quote.speaker.as_ref().map(|speaker| {
            let (name, words) = (speaker.name.as_deref(), found.words(speaker.range));
            match name {
                Some(name) if name != words => format!("{name}, as “{words}”"),
                _ => words,
            }
        });
        let candidates = self.candidates(found, index);
        let may_be = (!candidates.is_empty()).then(|| {
            let people = candidates.iter().map(|person| found.analysis.people[person.0].name.as_str());
            format!("May be {}", people.collect::<Vec<_>>().join(" or "))
        });
        [Some(kind(quote.kind).to_owned()), named, may_be, Some(words(found, quote))]
            .into_iter()
            .flatten()
            .collect()
    }

    fn why(&self, found: Found<'_>, index: usize, _mention: usize) -> Option<String> {
        because(&found.analysis.quotes[index].evidence.phrases())
    }

    fn is_reported(&self, found: Found<'_>, index: usize) -> bool {
        found.analysis.quotes[index].kind == QuoteKind::Indirect
    }

    fn beside(&self, found: Found<'_>, index: usize) -> Vec<(TextRange, Underline)> {
        let quote = &found.analysis.quotes[index];
        let speaker = quote.speaker.as_ref().map(|speaker| (speaker.range, Underline::SOLID));
        speaker.into_iter().chain(quote.cue.map(|cue| (cue, Underline::DASHED))).collect()
    }

    fn quotation(&self, found: Found<'_>, index: usize) -> Option<(String, String)> {
        let quote = &found.analysis.quotes[index];
        Some((words(found, quote), speaker(found, quote)))
    }

    fn people_label(&self) -> &'static str {
        "Said by"
    }

    fn candidates<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        let speaker = found.analysis.quotes[index].speaker.as_ref();
        speaker.map(|speaker| speaker.candidates.as_slice()).unwrap_or_default()
    }

    fn people<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        let speaker = found.analysis.quotes[index].speaker.as_ref();
        speaker.and_then(|speaker| speaker.person.as_ref()).map(std::slice::from_ref).unwrap_or_default()
    }
}

/// What is said, on one line, with a mark where the words of others stand between.
fn words(found: Found<'_>, quote: &Quote) -> String {
    quote.parts.iter().map(|part| found.words(part.range)).collect::<Vec<_>>().join(" … ")
}

/// Who says it, as far as the text tells.
pub(super) fn speaker(found: Found<'_>, quote: &Quote) -> String {
    match &quote.speaker {
        Some(speaker) => match &speaker.name {
            Some(name) => name.clone(),
            None if speaker.kind == SpeakerKind::Unnamed || speaker.kind == SpeakerKind::Group => {
                found.words(speaker.range)
            }
            None => format!("“{}”", found.words(speaker.range)),
        },
        None => "Speaker not told".to_owned(),
    }
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "Direct",
        QuoteKind::Mixed => "Partly direct",
        QuoteKind::Indirect => "Reported",
    }
}

/// Sorts by the speaker's name, without regard to case and accents; those without one come behind, and last those of which
/// nobody is told.
fn by_speaker(found: Found<'_>) -> Vec<usize> {
    sorted(&found.analysis.quotes, |quote| {
        let rank = match &quote.speaker {
            Some(speaker) => u8::from(speaker.name.is_none()),
            None => 2,
        };
        let speaker = speaker(found, quote);
        (rank, String::from(fold(&speaker)), speaker)
    })
}
