//! Image captions, with their credit, agency, photographer, date, alt text and people split off.
//!
//! [`photographers`] tells which names in credits are people’s; [`beside`] finds the credits on lines of their own; [`position`] reads where in a picture each person stands; [`mod@evidence`] gathers the evidence that a block is a
//! caption, by the [`rule`]s.

mod beside;
mod evidence;
pub(super) mod photographers;
mod position;
mod rule;

use std::collections::BTreeSet;

pub use position::{CaptionPosition, Side};
pub use rule::CaptionRule;

use super::finding::{Finding, Fit};
use super::{AnnotatedArticle, AnnotatedBlock, EvidenceList, Field, Mention, Person, PersonIndex, PutRight};
use crate::article::{Article, BlockIndex, BlockKind, Credit, TextRange, Zone};
use crate::nlp;
use crate::text::one_line;

/// An image caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The caption: in plain text the whole of it including its credit, in other formats without the credit.
    pub range: TextRange,
    /// The block that it stands in.
    pub block: BlockIndex,
    /// The alternative text of its image, if the article has one.
    pub alt: Option<String>,
    /// The words of the credit, which may stand on a line of its own beside the caption.
    pub credit: Option<TextRange>,
    /// The agency named in the credit, by the name that it goes by: "AP" where the credit has "AP Photo".
    pub agency: Option<String>,
    /// The photographers named in the credit, in mixed case.
    pub photographer: Option<String>,
    /// The day the picture was taken, as ISO 8601.
    pub date: Option<String>,
    /// The people whom the caption names outside its credit, in text order.
    pub people: Vec<PersonIndex>,
    /// Where people stand in the picture, as the caption says, in text order.
    pub positions: Vec<CaptionPosition>,
    /// The evidence that it is a caption. Empty if only its place shows it.
    pub evidence: EvidenceList<CaptionRule>,
    /// What a reader put right about it.
    pub put_right: PutRight,
}

impl Caption {
    /// The credit, on one line: the reader's words or those of the text.
    #[must_use]
    pub fn credit_words(&self, article: &Article) -> Option<String> {
        let own = self.put_right.words(Field::Credit).map(str::to_owned);
        own.or_else(|| self.credit.map(|range| one_line(article.slice(range))))
    }
}

impl Finding for Caption {
    fn name<'a>(&'a self, article: &'a Article) -> &'a str {
        article.slice(self.range)
    }

    fn mention_count(&self) -> usize {
        1
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        (index == 0).then_some(self.range)
    }

    fn mention(&self, article: &Article, index: usize) -> Option<Mention> {
        self.range(index).map(|range| Mention::in_block(article, self.block, range))
    }

    fn put_right(&self) -> Option<&PutRight> {
        Some(&self.put_right)
    }
}

impl Fit for Caption {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        let mut mention = Mention { range: self.range, block: self.block, zone: Zone::Caption };
        let is_left = keep(&mut mention);
        self.block = mention.block;
        // A reader may call any words a caption.
        is_left && (mention.zone == Zone::Caption || self.put_right.has(Field::Kind))
    }

    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let marks = self.positions.iter().map(|position| position.mark);
        self.credit.into_iter().chain(marks).chain(self.evidence.ranges()).for_each(see);
    }

    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        self.credit = self.credit.filter(|&range| fits(range));
        self.positions.retain(|position| fits(position.mark));
        self.evidence.retain_ranges(fits);
    }

    fn each_person(&self, see: &mut dyn FnMut(PersonIndex)) {
        let placed = self.positions.iter().map(|position| position.person);
        self.people.iter().copied().chain(placed).for_each(see);
    }

    fn follow_people(&mut self, moved: &dyn Fn(PersonIndex) -> Option<PersonIndex>) {
        self.people = self.people.iter().filter_map(|&person| moved(person)).collect();
        self.positions.retain_mut(|position| match moved(position.person) {
            Some(person) => {
                position.person = person;
                true
            }
            None => false,
        });
    }
}

/// The captions of `document`, in text order.
#[must_use]
pub fn find(document: &AnnotatedArticle<'_>, people: &[Person]) -> Vec<Caption> {
    let named = people_by_block(document, people);
    let credited_beside = beside::credits(document);
    let blocks = document.blocks.iter();
    blocks
        .filter(|block| block.kind == BlockKind::Caption)
        .map(|block| {
            let beside = credited_beside.get(&block.index).map(|&index| &document.blocks[index.0]);
            let credit = block.credit.as_deref().or_else(|| beside?.credit.as_deref());
            caption(document, block, credit, &named[block.index.0])
        })
        .collect()
}

/// The caption in `block`, with its `credit`, which names the given people at the given places.
fn caption(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    credit: Option<&Credit>,
    named: &[(TextRange, PersonIndex)],
) -> Caption {
    let described = described(block);
    let mut photographers: Vec<String> = Vec::new();
    for &name in credit.map_or(&[][..], |credit| &credit.photographers) {
        let name = nlp::mixed_case_name(document.slice(name));
        if !photographers.contains(&name) {
            photographers.push(name);
        }
    }
    let mut people = Vec::new();
    for &(_, person) in named {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let agency = credit.and_then(|credit| credit.agency);
    // Takes the last: "a copy of the treaty of 5 May 1949, in Bern, Switzerland, 3 June 2024".
    let date = nlp::dates(document.slice(described)).last();
    let taken = date.as_ref().map(|date| date.range.shifted(described.start));
    let mut caption = Caption {
        range: words(document, block, described),
        block: block.index,
        alt: alt_block(document, block.index).map(|alt| document.slice(alt.range).to_owned()),
        credit: credit.map(|credit| credit.range),
        agency: agency.map(|agency| Credit::agency_name(document.slice(agency))),
        photographer: (!photographers.is_empty()).then(|| photographers.join(", ")),
        date: date.map(|date| date.iso),
        people,
        positions: position::positions(document.text(), described, named),
        evidence: EvidenceList::default(),
        put_right: PutRight::default(),
    };
    // A credit on another line speaks for that line.
    let own_agency = agency.filter(|&agency| block.range.contains(agency));
    caption.evidence = evidence::gather(document, &caption, own_agency, taken);
    caption
}

/// The words of a caption: in plain text the whole block as it was copied; in other formats what it says about its
/// picture, if it says more than whose it is.
fn words(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock, described: TextRange) -> TextRange {
    if document.article.source().is_plain_text() {
        return block.range;
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '|' | '-' | '–' | '—' | '/');
    let end = described.start + document.slice(described).trim_end_matches(around).len();
    let range = TextRange::new(described.start, end).trimmed(document.text());
    if range.is_empty() { block.range } else { range }
}

/// What a caption says about its picture: everything but its credit.
fn described(block: &AnnotatedBlock) -> TextRange {
    match &block.credit {
        Some(credit) if credit.range.start > block.range.start => {
            TextRange::new(block.range.start, credit.range.start)
        }
        Some(credit) => TextRange::new(credit.range.end.min(block.range.end), block.range.end),
        None => block.range,
    }
}

/// The alternative text just above the caption at `index`.
fn alt_block<'a>(document: &'a AnnotatedArticle<'_>, index: BlockIndex) -> Option<&'a AnnotatedBlock> {
    let above = &document.blocks[index.0.checked_sub(1)?];
    let says_something = |above: &&AnnotatedBlock| !Credit::is_picture_label(document.slice(above.range));
    Some(above).filter(|above| above.kind == BlockKind::ImageAlt).filter(says_something)
}

/// For every block, the places outside its credit that name people, and whom they name, in text order. A caption that is
/// a name alone shows only whom the article names elsewhere: it may be the photographer's. Whom the credit names took it.
fn people_by_block(document: &AnnotatedArticle<'_>, people: &[Person]) -> Vec<Vec<(TextRange, PersonIndex)>> {
    let mut named = vec![Vec::new(); document.blocks.len()];
    let mut mentions: Vec<(TextRange, BlockIndex, PersonIndex)> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let places = person.mentions.iter().map(|place| place.mention);
        let is_known = places.clone().any(|place| !document.is_name_alone(place.block));
        let shown = places.filter(|place| is_known || !document.is_name_alone(place.block));
        mentions.extend(shown.map(|place| (place.range, place.block, PersonIndex(index))));
    }
    mentions.sort_unstable();
    let in_credit = |range: TextRange, block: BlockIndex| {
        document.blocks[block.0].credit.as_deref().is_some_and(|credit| credit.range.contains(range))
    };
    let taking: BTreeSet<(BlockIndex, PersonIndex)> = mentions
        .iter()
        .filter(|&&(range, block, _)| in_credit(range, block))
        .map(|&(_, block, person)| (block, person))
        .collect();
    for (range, block, person) in mentions {
        if !taking.contains(&(block, person)) {
            named[block.0].push((range, person));
        }
    }
    named
}
