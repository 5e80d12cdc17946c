//! Corrections of captions, and the people in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::placed::Placed;
use crate::analysis::{
    Caption, CaptionRule, Evidence, EvidenceList, Field, Mention, Parts, Person, PersonIndex, PutRight,
};
use crate::article::{Article, BlockIndex, TextRange, Zone};
use crate::corrections::apply::report::{Done, Why};
use crate::text::one_line;

impl Placed for Caption {
    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.captions
    }

    fn say_reader(&mut self) {
        self.evidence.add(Evidence::of(CaptionRule::Reader));
    }

    /// Its credit and date are for the reader to set.
    fn made(_article: &Article, mention: Mention) -> Result<Self, Why> {
        let mut put_right = PutRight::default();
        put_right.set(Field::Kind, None);
        Ok(Self {
            range: mention.range,
            block: mention.block,
            alt: None,
            credit: None,
            agency: None,
            photographer: None,
            date: None,
            people: Vec::new(),
            positions: Vec::new(),
            evidence: EvidenceList::default(),
            put_right,
        })
    }

    fn set(&mut self, _article: &Article, _range: TextRange, field: Field, value: Option<&str>) -> Done {
        let words = value.map(one_line).filter(|words| !words.is_empty());
        let mut own = None;
        match field {
            Field::Credit => {
                self.credit = None;
                own = words;
            }
            Field::Agency => self.agency = words,
            Field::Photographer => self.photographer = words,
            Field::Alt => self.alt = words,
            Field::Date => {
                if words.as_deref().is_some_and(|words| !is_day(words)) {
                    return Err("its value is not a day as in 2023-02-08");
                }
                self.date = words;
            }
            _ => return Err("a caption has no such field"),
        }
        self.put_right.set(field, own);
        Ok(())
    }
}

/// Whether `words` are a day in the form of ISO 8601.
fn is_day(words: &str) -> bool {
    words.len() == 10
        && words
            .bytes()
            .enumerate()
            .all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() })
}

/// Lists the people of `captions` anew where mentions changed in their blocks, which are `touched`, and where the reader
/// says that it is one.
pub(super) fn list_people(captions: &mut [Caption], people: &[Person], touched: &BTreeSet<BlockIndex>) {
    let is_new = |caption: &Caption| caption.put_right.has(Field::Kind);
    let changed = captions.iter().filter(|caption| touched.contains(&caption.block) || is_new(caption));
    let blocks: BTreeSet<BlockIndex> = changed.map(|caption| caption.block).collect();
    let mut named: HashMap<BlockIndex, BTreeMap<TextRange, PersonIndex>> = HashMap::new();
    if !blocks.is_empty() {
        for (index, person) in people.iter().enumerate() {
            for mention in person.mentions.iter().map(|place| place.mention) {
                if blocks.contains(&mention.block) && mention.zone != Zone::Credit {
                    named.entry(mention.block).or_default().insert(mention.range, PersonIndex(index));
                }
            }
        }
    }
    for caption in captions {
        if blocks.contains(&caption.block) {
            let named = named.get(&caption.block).into_iter().flatten();
            let within = named.filter(|(range, _)| !is_new(caption) || caption.range.contains(**range));
            caption.people = within.map(|(_, person)| *person).collect();
        }
        let mut listed = BTreeSet::new();
        caption.people.retain(|person| listed.insert(*person));
        caption.positions.retain(|position| listed.contains(&position.person));
    }
}
