//! How speech runs through an article: who goes on where a paragraph names nobody, and who takes turns.

use super::alone::{is_alone, is_sentence, opens_with_quotation, writer_before};
use super::attribution::{Sentence, is_about_speaker};
use super::cast::Cast;
use super::cues::Cue;
use super::dialogue::{Dialogue, Label};
use super::draft::Draft;
use super::headline::{self, headline};
use super::held::{chanted, governed};
use super::leading::Leading;
use super::marks::Mark;
use super::poster::posted;
use super::report::only_shows;
use super::speaker::{Speaker, SpeakerKind, identify, shows};
use super::speech::Speech;
use super::view::{SUBJECTS, View};
use super::{QuoteKind, QuoteRule};
use crate::analysis::{AnnotatedArticle, AnnotatedBlock, Evidence};
use crate::article::TextRange;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, TokenIndex};

/// How a block stands to those beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// Whether the block before leaves a quotation open for it.
    pub goes_on: bool,
    /// Whether the next block says who speaks in the quotation that this one leaves open.
    pub waits: bool,
}

/// A turn of speech: the block in which somebody speaks last, and who.
#[derive(Clone, Debug)]
struct Turn {
    block: usize,
    speaker: Speaker,
}

/// The quotes of an article as they come.
pub(super) struct Flow<'c, 'a> {
    cast: &'c mut Cast<'a>,
    text: &'a str,
    drafts: Vec<Draft>,
    /// The last quote with marks, as an index of the drafts, and the last block that it reaches.
    last: Option<(usize, usize)>,
    turns: Vec<Turn>,
    /// Quotations alone of whose speaker nothing is known yet, and the block that they stand in.
    carried: Option<(Vec<Mark>, usize)>,
    /// Whose words the next block gives.
    leading: Option<Leading>,
}

/// What a block has said so far.
#[derive(Default)]
struct InBlock {
    /// The last quote with marks.
    last: Option<usize>,
    /// The last quote of any kind, which a quotation alone in the next sentence goes on with.
    said: Option<usize>,
    /// Quotations before anything says who speaks.
    pending: Vec<Mark>,
}

impl<'c, 'a> Flow<'c, 'a> {
    pub fn new(document: &AnnotatedArticle<'a>, cast: &'c mut Cast<'a>) -> Self {
        let (cast, text) = (cast, document.text());
        Self { cast, text, drafts: Vec::new(), last: None, turns: Vec::new(), carried: None, leading: None }
    }

    pub fn finish(self) -> Vec<Draft> {
        self.drafts
    }

    /// Whether something may be said in `block`, in which `speech` was read; if not, [`Self::add`] changes nothing.
    pub fn stops_at(block: &AnnotatedBlock, speech: &Speech, dialogue: &Dialogue) -> bool {
        let (index, sentences) = (block.index.0, &speech.sentences);
        index <= headline::LAST_BLOCK
            || dialogue.labels[index].is_some()
            || speech.post.is_some()
            || speech.leading.is_some()
            || sentences.iter().any(|sentence| !sentence.said.is_empty() || !sentence.free.is_empty())
    }

    /// Adds `block`, in which `speech` was read, if all of it is what the block before leads to.
    pub fn lead_to(&mut self, block: &AnnotatedBlock, speech: Option<&Speech>) {
        self.leading = self.leading.take().filter(|leading| leading.leads_to(block));
        let draft = self.leading.as_ref().and_then(|leading| leading.whole(self.text, block, speech));
        if let Some(draft) = draft {
            self.leading = None;
            self.push(draft);
        }
    }

    /// Adds what is said in the block of `view`, which stands `around` others.
    pub fn add(&mut self, view: &View<'_>, speech: &Speech, dialogue: &Dialogue, around: Around) {
        self.add_block(view, speech, dialogue, around);
        self.leading = speech.leading.as_ref().and_then(|cue| {
            let speaker = self.speaker_by(view, cue)?;
            Some(Leading::new(view, cue, speaker))
        });
    }

    fn add_block(&mut self, view: &View<'_>, speech: &Speech, dialogue: &Dialogue, around: Around) {
        let (block, sentences) = (view.block.index.0, speech.sentences.as_slice());
        if let Some(label) = dialogue.labels[block] {
            self.add_labelled(view, label, dialogue);
            return;
        }
        if let Some(post) = speech.post {
            let draft = posted(self.cast, view, post);
            self.push(draft);
            self.turns.clear();
            return;
        }
        if let Some(draft) = headline(self.cast, view) {
            self.push(draft);
            return;
        }
        let mut here = InBlock::default();
        let carried = self.carried.take().filter(|(_, before)| before + 1 == block);
        if let Some((marks, _)) = carried.filter(|_| opens_with_quotation(view, sentences)) {
            // “…” ¶ “…,” she said.
            here.pending = marks;
        }
        for (number, sentence) in sentences.iter().enumerate() {
            let first = self.add_said(view, sentence);
            let quoted = self.drafts[first..].iter().rposition(|draft| draft.kind != QuoteKind::Indirect);
            let quoted = quoted.map(|at| first + at);
            if first < self.drafts.len() {
                let main = self.drafts[first..].iter().rposition(|draft| !draft.is_aside);
                here.said = Some(main.map_or(self.drafts.len() - 1, |at| first + at));
            } else if sentence.marks.is_empty() {
                here.said = here.said.filter(|_| here.last.is_some());
            }
            if let Some(quoted) = quoted {
                self.take_pending(&mut here, first);
                here.last = Some(quoted);
                for mark in &sentence.free {
                    // “Out!” chants beside what somebody says.
                    let chant = chanted(self.cast, view, *mark);
                    chant.map(|chant| self.push(chant));
                }
            } else if !sentence.free.is_empty() {
                self.add_free(view, sentences, number, &mut here);
            }
        }
        self.end_block(view, here, around, sentences);
    }

    /// Adds what words of saying hold in `sentence`; returns the index of its first quote.
    fn add_said(&mut self, view: &View<'_>, sentence: &Sentence) -> usize {
        let first = self.drafts.len();
        for said in &sentence.said {
            let cue = said.cue;
            let speaker = self.speaker_by(view, &cue);
            if only_shows(view, &cue) && !speaker.as_ref().is_some_and(|speaker| shows(view, &cue, speaker)) {
                continue;
            }
            let calls = (cue.is_verb() || cue.is_passive()) && view.is(cue.at, Class::CallingVerb);
            self.push(Draft {
                kind: said.kind,
                parts: said.parts.clone(),
                speaker,
                cue: Some(cue.words),
                evidence: said.evidence.clone(),
                block: view.block.index.0,
                is_fragment: calls,
                is_aside: is_about_speaker(view, &cue, &sentence.said),
            });
        }
        first
    }

    /// Who says what `cue` holds; nobody whom the text names, where a court is told something.
    fn speaker_by(&mut self, view: &View<'_>, cue: &Cue) -> Option<Speaker> {
        if !cue.has_speaker() {
            return None;
        }
        let mut speaker = identify(self.cast, view, cue.subject, cue.phrase);
        speaker.candidates.dedup();
        Some(speaker)
    }

    fn push(&mut self, draft: Draft) -> usize {
        if let Some(speaker) = &draft.speaker {
            self.cast.note(speaker);
        }
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    /// Gives quotations that opened the block to the first quote with marks from index `first` on.
    fn take_pending(&mut self, here: &mut InBlock, first: usize) {
        if here.pending.is_empty() {
            return;
        }
        let Some(draft) = self.drafts[first..].iter_mut().find(|draft| draft.kind != QuoteKind::Indirect)
        else {
            return;
        };
        draft.parts.splice(0..0, here.pending.drain(..).map(|mark| mark.range));
    }

    /// Adds the quotations of sentence `number` that no word of saying holds.
    fn add_free(&mut self, view: &View<'_>, sentences: &[Sentence], number: usize, here: &mut InBlock) {
        let sentence = &sentences[number];
        if is_alone(view, sentence) {
            if let Some(host) = here.said.or(here.last) {
                self.drafts[host].extend(&sentence.free);
                here.last = Some(host);
                return;
            }
            let has_words_before = sentences[..number].iter().any(|before| !is_alone(view, before));
            let draft = if has_words_before {
                self.after_sentence(view, &sentences[number - 1], sentence)
            } else {
                None
            };
            match draft {
                Some(draft) => here.last = Some(self.push(draft)),
                None => here.pending.extend(&sentence.free),
            }
            return;
        }
        if let Some(draft) = self.after_colon(view, sentence) {
            here.last = Some(self.push(draft));
            return;
        }
        for mark in &sentence.free {
            if let Some(draft) = chanted(self.cast, view, *mark).or_else(|| governed(self.cast, view, *mark))
            {
                here.last = Some(self.push(draft));
            }
        }
    }

    /// A quotation alone behind a sentence about somebody, who says it.
    fn after_sentence(&mut self, view: &View<'_>, before: &Sentence, sentence: &Sentence) -> Option<Draft> {
        if !sentence.free.iter().any(|mark| is_sentence(self.text, *mark)) {
            return None;
        }
        let is_main = |&at: &TokenIndex| view.label(at) == Dependency::Nsubj && view.is_root(view.head(at));
        let subject = view.tokens_in(before.range).find(is_main)?;
        let speaker = identify(self.cast, view, subject, view.phrase(subject));
        let speaks =
            matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation) && speaker.is_known();
        speaks.then(|| Draft::of_marks(view, &sentence.free, speaker, QuoteRule::SentenceBefore))
    }

    /// A quotation behind a colon, before which the subject of its sentence is named.
    fn after_colon(&mut self, view: &View<'_>, sentence: &Sentence) -> Option<Draft> {
        let start = sentence.range.start;
        let follows_colon = |mark: &&Mark| {
            let before = &self.text[start..mark.range.start.max(start)];
            before.trim_end().ends_with(':') && is_sentence(self.text, **mark)
        };
        let mark = *sentence.free.iter().find(follows_colon)?;
        let before = TextRange::new(start, mark.range.start);
        let is_subject = |&at: &TokenIndex| SUBJECTS.contains(&view.label(at));
        let subject = view.tokens_in(before).find(is_subject).or_else(|| writer_before(view, before.end))?;
        let speaker = identify(self.cast, view, subject, view.phrase(subject));
        if matches!(speaker.kind, SpeakerKind::Unnamed | SpeakerKind::Country) {
            return None;
        }
        let marks: Vec<Mark> =
            sentence.free.iter().filter(|other| other.range.start >= mark.range.start).copied().collect();
        Some(Draft::of_marks(view, &marks, speaker, QuoteRule::Colon))
    }

    /// Settles who says the quotations that are pending at the end of a block.
    fn end_block(&mut self, view: &View<'_>, mut here: InBlock, around: Around, sentences: &[Sentence]) {
        let block = view.block.index.0;
        if !here.pending.is_empty() && around.waits {
            self.carried = Some((std::mem::take(&mut here.pending), block));
        }
        if !here.pending.is_empty() {
            let pending = std::mem::take(&mut here.pending);
            here.last = match self.going_on(view, &pending, around.goes_on) {
                Some(last) => Some(last),
                None => {
                    if here.last.is_none() && here.said.is_none() {
                        self.carried = Some((pending, block));
                    }
                    here.last
                }
            };
        }
        let Some(last) = here.last else { return };
        self.last = Some((last, block));
        let is_turn = self.drafts[last].kind == QuoteKind::Direct && opens_with_quotation(view, sentences);
        match &self.drafts[last].speaker {
            Some(speaker) if is_turn => self.turns.push(Turn { block, speaker: speaker.clone() }),
            _ => self.turns.clear(),
        }
    }

    /// The quote of a block of quotations alone: the speaker before goes on, or two take turns.
    fn going_on(&mut self, view: &View<'_>, pending: &[Mark], goes_on: bool) -> Option<usize> {
        let block = view.block.index.0;
        let last = self.last.filter(|&(_, last_block)| last_block + 1 == block).map(|(last, _)| last);
        if let Some(last) = last.filter(|_| goes_on) {
            self.drafts[last].extend(pending);
            return Some(last);
        }
        if !pending.iter().any(|mark| is_sentence(self.text, *mark)) {
            return None;
        }
        if let Some(leading) = self.leading.take() {
            let draft = Draft::of_marks(view, pending, leading.speaker, QuoteRule::Colon);
            return Some(self.push(Draft { cue: Some(leading.cue), ..draft }));
        }
        if let Some(speaker) = self.next_in_turn(block) {
            return Some(self.push(Draft::of_marks(view, pending, speaker, QuoteRule::Turn)));
        }
        if let Some(last) = last {
            self.drafts[last].extend(pending);
            return Some(last);
        }
        let speaker = self.speaker_of(block.checked_sub(1)?).or_else(|| self.announced(view))?;
        Some(self.push(Draft::of_marks(view, pending, speaker, QuoteRule::GoesOn)))
    }

    /// Whose turn it is in `block`, if two people have spoken in the two blocks before, one in each.
    fn next_in_turn(&self, block: usize) -> Option<Speaker> {
        let [.., other, last] = self.turns.as_slice() else { return None };
        let alternate = last.block + 1 == block && other.block + 2 == block;
        let differ =
            last.speaker.is_known() && other.speaker.is_known() && last.speaker.name != other.speaker.name;
        (alternate && differ).then(|| Speaker { rule: QuoteRule::Turn, ..other.speaker.clone() })
    }

    /// The last speaker in `block`, if known.
    fn speaker_of(&self, block: usize) -> Option<Speaker> {
        let drafts = self.drafts.iter().rev().take_while(|draft| draft.block >= block);
        let drafts = drafts.filter(|draft| draft.evidence.iter().all(|sign| sign.rule != QuoteRule::Post));
        let mut speakers =
            drafts.filter(|draft| draft.block == block).filter_map(|draft| draft.speaker.as_ref());
        speakers.find(|speaker| speaker.is_known()).cloned()
    }

    /// The person whom a paragraph that ends in a colon speaks of, before the block of `view`.
    fn announced(&self, view: &View<'_>) -> Option<Speaker> {
        let before = self.text[..view.block.range.start].trim_end();
        if !before.ends_with(':') {
            return None;
        }
        let wanted = super::cast::Wanted { gender: None, excluded: &[], clearly: false };
        let start = view.block.range.start;
        let person = self.cast.salient(view.block.index.0, start, wanted).ok()?;
        let mentions = &self.cast.people[person.0].mentions;
        let last = mentions.partition_point(|place| place.mention.range.end <= start).checked_sub(1)?;
        Some(Speaker::person(self.cast, mentions[last].mention.range, person, QuoteRule::Colon))
    }

    /// Adds a line of a transcript.
    fn add_labelled(&mut self, view: &View<'_>, label: Label, dialogue: &Dialogue) {
        let name = &self.text[label.range.start..label.range.end];
        let person = match name {
            "Q" => None,
            "A" => {
                let first = dialogue.first_label().map_or(label.range.start, |first| first.range.start);
                self.cast.last_before(first).map(|place| place.person)
            }
            _ => name.split_whitespace().next_back().and_then(|surname| self.cast.with_surname(surname)),
        };
        let speaker = match person {
            Some(person) => Speaker::person(self.cast, label.range, person, QuoteRule::Label),
            None => Speaker::unnamed(label.range),
        };
        let evidence = vec![Evidence::at(QuoteRule::Label, label.range)];
        self.push(Draft::new(view, QuoteKind::Direct, vec![label.said], Some(speaker), evidence));
    }
}
