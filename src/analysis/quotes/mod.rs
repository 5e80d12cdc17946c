//! Quotes: what somebody is reported to have said, written or answered, with who says it.
//!
//! [`marks`] pairs quotation marks and [`dialogue`] reads dashes and transcripts; [`sentences`] cuts a block into
//! sentences in which a quotation is one word. [`cues`] finds words of saying and their speakers by the parse, [`content`]
//! what they govern, [`source`] what stands around them, and [`attribution`] which quotation belongs to which. [`flow`]
//! follows speech from paragraph to paragraph, and [`speaker`] says who somebody is, with the help of the [`cast`];
//! [`pronoun`] whom a pronoun means. All of it is linear in the article's length.

mod alone;
mod aside;
mod attribution;
mod cast;
mod claim;
mod content;
mod cues;
mod dialogue;
mod draft;
mod end;
mod figures;
mod flow;
mod headline;
mod held;
mod holding;
mod kind;
mod leading;
mod marks;
mod object;
mod passive;
mod post;
mod poster;
mod preposition;
mod pronoun;
mod report;
mod rule;
mod said_by;
mod sentences;
mod source;
mod speaker;
mod speech;
mod subject;
mod view;

use std::ops::Range;

pub use kind::QuoteKind;
pub use rule::QuoteRule;
pub use said_by::{QuoteIndex, said_by, statistics_of};
pub use speaker::{Speaker, SpeakerKind};

use self::cast::Cast;
use self::dialogue::Dialogue;
use self::draft::Draft;
use self::flow::{Around, Flow};
use self::post::may_be_post;
use self::speech::{Speech, is_read};
use self::view::View;
use super::annotated_article::FEW_BLOCKS;
use super::finding::{Finding, Fit};
use super::{
    AnnotatedArticle, AnnotatedBlock, Country, Evidence, EvidenceList, Mention, Person, PersonIndex, PutRight,
};
use crate::article::{Article, BlockIndex, TextRange, Zone};
use crate::lang::{Class, Classes, ENGLISH, forms};
use crate::text::{cores, fold};

/// What somebody is reported to have said, written or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// What is said, without the words that say who spoke, in text order, never empty.
    pub parts: Vec<Mention>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The word of saying.
    pub cue: Option<TextRange>,
    /// What shows that it is said, and who says it.
    pub evidence: EvidenceList<QuoteRule>,
    /// What a reader put right about it.
    pub put_right: PutRight,
}

impl Quote {
    /// From the start of its first part to the end of its last.
    #[must_use]
    pub fn range(&self) -> TextRange {
        let first = self.parts.first().map_or(TextRange::new(0, 0), |part| part.range);
        self.parts.iter().fold(first, |range, part| range.cover(part.range))
    }
}

impl Finding for Quote {
    fn name<'a>(&'a self, article: &'a Article) -> &'a str {
        self.identity(article)
    }

    fn mention_count(&self) -> usize {
        self.parts.len()
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        self.parts.get(index).map(|part| part.range)
    }

    fn mention(&self, _article: &Article, index: usize) -> Option<Mention> {
        self.parts.get(index).copied()
    }

    fn put_right(&self) -> Option<&PutRight> {
        Some(&self.put_right)
    }
}

impl Fit for Quote {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        self.parts.retain_mut(|part| keep(part));
        self.parts.sort_by_key(|part| part.range);
        let mut end = 0;
        self.parts.retain(|part| {
            let is_behind = part.range.start >= end;
            end = end.max(part.range.end);
            is_behind
        });
        !self.parts.is_empty()
    }

    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let speaker = self.speaker.iter().map(|speaker| speaker.range);
        speaker.chain(self.cue).chain(self.evidence.ranges()).for_each(see);
    }

    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        self.speaker = self.speaker.take().filter(|speaker| fits(speaker.range));
        self.cue = self.cue.filter(|&cue| fits(cue));
        self.evidence.retain_ranges(fits);
    }

    fn each_person(&self, see: &mut dyn FnMut(PersonIndex)) {
        let speaker = self.speaker.iter();
        speaker.flat_map(|speaker| speaker.person.iter().chain(&speaker.candidates).copied()).for_each(see);
    }

    fn follow_people(&mut self, moved: &dyn Fn(PersonIndex) -> Option<PersonIndex>) {
        if let Some(speaker) = &mut self.speaker {
            speaker.person = speaker.person.and_then(moved);
            speaker.candidates = speaker.candidates.iter().filter_map(|&person| moved(person)).collect();
        }
    }
}

/// Whether `block` may hold something that is said, so that it must be parsed: it has a quotation mark, a dash of
/// dialogue or a colon, or a word of saying.
#[must_use]
pub fn may_quote(text: &str, block: &AnnotatedBlock) -> bool {
    let inside = &text[block.range.start..block.range.end];
    if !is_read(block.kind) {
        return false;
    }
    let has_mark = inside.contains(['“', '”', '"', '„', '«', '»', '‘'])
        || inside.contains("''")
        || inside.contains("``");
    if may_be_post(inside) {
        return true;
    }
    let has_colon = inside.contains(": ") || inside.starts_with(['—', '–', 'Q', 'A', '\'']);
    if has_mark || has_colon {
        return true;
    }
    let (mut shows, mut has_document) = (false, false);
    let mut before = fold("");
    for token in &block.tokens {
        let word = fold(&text[token.range().start..token.range().end]);
        // "the report", "in question": what a determiner or preposition stands before is a noun.
        let may_be_verb = !ENGLISH.lexicon.is(&before, Class::Determiner | Class::Preposition);
        let says = ENGLISH.lexicon.is(&word, Class::SayingForm) || forms::is_form_of(&word, Classes::STATING);
        if says && (may_be_verb || word.ends_with("ed") || word.ends_with("ing")) {
            return true;
        }
        shows = shows || forms::is_form_of(&word, Class::ShowingVerb.into());
        has_document = has_document || forms::is_form_of(&word, Classes::SHOWING_NOUN);
        before = word;
    }
    shows && has_document
}

/// The quotes of `document`, in text order. `people` and `countries` are those of the article.
#[must_use]
pub fn find(document: &AnnotatedArticle<'_>, people: &[Person], countries: &[Country]) -> Vec<Quote> {
    let dialogue = Dialogue::of(document);
    let speech = cores::map(&document.blocks, FEW_BLOCKS, |block| Speech::of(document, &dialogue, block));
    if speech.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut all_sentences = Vec::new();
    for (block, speech) in document.blocks.iter().zip(&speech) {
        let sentences = speech.as_ref().map_or(&[][..], |speech| &speech.sentences);
        if sentences.is_empty() {
            let first = |range: &Range<usize>| block.tokens[range.start].range();
            let last = |range: &Range<usize>| block.tokens[range.end - 1].range();
            all_sentences.extend(block.sentences.iter().map(|range| first(range).cover(last(range))));
        }
        all_sentences.extend(sentences.iter().map(|sentence| sentence.range));
    }
    let mut cast = Cast::new(document, people, countries, &speech, all_sentences);
    let mut flow = Flow::new(document, &mut cast);
    let mut goes_on = false;
    for (number, (block, read)) in document.blocks.iter().zip(&speech).enumerate() {
        flow.lead_to(block, read.as_ref());
        let Some(speech_here) = read else {
            goes_on = false;
            continue;
        };
        // Views are large, and the flow stops at few blocks.
        if Flow::stops_at(block, speech_here, &dialogue)
            && let Some(view) = View::new(document.text(), block, speech_here.marks.clone())
        {
            let next = speech.get(number + 1).and_then(Option::as_ref);
            let waits = next.is_some_and(Speech::says_what_goes_on);
            flow.add(&view, speech_here, &dialogue, Around { goes_on, waits });
        }
        goes_on = speech_here.marks.last().is_some_and(|mark| mark.goes_on);
    }
    finished(document, flow.finish())
}

/// The quotes that the `drafts` have become, in text order.
fn finished(document: &AnnotatedArticle<'_>, drafts: Vec<Draft>) -> Vec<Quote> {
    let mut drafts: Vec<Draft> = drafts.into_iter().filter(|draft| !draft.parts.is_empty()).collect();
    for draft in &mut drafts {
        draft.parts.sort_unstable();
    }
    drafts.sort_by(|a, b| a.parts.cmp(&b.parts));
    drafts.dedup_by(|next, last| next.parts == last.parts);
    let is_kept: Vec<bool> = (0..drafts.len()).map(|at| !is_part_of_another(&drafts, at)).collect();
    let kept = drafts.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept);
    kept.map(|(draft, _)| quote(document, draft)).collect()
}

/// Whether the fragment at `at` is part of what its speaker says in full: "a ‘deal’" in "she said a ‘deal’ was near".
fn is_part_of_another(drafts: &[Draft], at: usize) -> bool {
    /// How many quotes before and behind are looked at.
    const NEAR: usize = 8;
    let draft = &drafts[at];
    if !draft.is_fragment || draft.kind == QuoteKind::Indirect {
        return false;
    }
    let near = drafts[at.saturating_sub(NEAR)..drafts.len().min(at + NEAR + 1)].iter();
    let length = |draft: &Draft| draft.parts.iter().map(|part| part.len()).sum::<usize>();
    let name = |draft: &Draft| draft.speaker.as_ref().and_then(|speaker| speaker.name.clone());
    let is_by_another =
        |other: &Draft| draft.cue.is_some() && name(draft).is_some() && name(draft) != name(other);
    near.filter(|other| other.block == draft.block && length(other) > length(draft) && !is_by_another(other))
        .any(|other| draft.parts.iter().all(|part| other.parts.iter().any(|around| around.contains(*part))))
}

fn quote(document: &AnnotatedArticle<'_>, draft: Draft) -> Quote {
    let mention = |range: TextRange| {
        let block = document.article.block_at(range.start).unwrap_or(BlockIndex(draft.block));
        Mention { range, block, zone: Zone::Body }
    };
    let told = draft.speaker.as_ref().map(|speaker| Evidence::at(speaker.rule, speaker.range));
    Quote {
        kind: draft.kind,
        parts: draft.parts.into_iter().map(mention).collect(),
        speaker: draft.speaker,
        cue: draft.cue,
        evidence: draft.evidence.into_iter().chain(told).collect(),
        put_right: PutRight::default(),
    }
}
