//! Corrections of captions, and the people in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Spot;
use super::desk::Desk;
use super::ledger::NOT_LISTED;
use super::report::Report;
use crate::analysis::{Caption, CaptionRule, Evidence, Field, Person, PersonIndex};
use crate::article::{BlockIndex, TextRange, Zone};
use crate::text::one_line;

impl Desk<'_> {
    /// Sets `field` of the captions at `spots`.
    pub(super) fn set_caption(
        &mut self,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let mut is_set = false;
        for spot in spots {
            let key = self.captions.at(spot.range);
            let Some(caption) = key.and_then(|key| self.captions.get_mut(key)) else {
                report.lose(spot.anchor, NOT_LISTED);
                continue;
            };
            set(caption, field, value)?;
            let evidence = caption.evidence.iter().copied().chain([Evidence::of(CaptionRule::Reader)]);
            caption.evidence = evidence.collect();
            is_set = true;
        }
        if is_set { Ok(()) } else { Err(NOT_LISTED) }
    }
}

fn set(caption: &mut Caption, field: Field, value: Option<&str>) -> Result<(), &'static str> {
    let words = value.map(one_line).filter(|words| !words.is_empty());
    let mut own = None;
    match field {
        Field::Credit => {
            caption.credit = None;
            own = words;
        }
        Field::Agency => caption.agency = words,
        Field::Photographer => caption.photographer = words,
        Field::Alt => caption.alt = words,
        Field::Date => {
            if words.as_deref().is_some_and(|words| !is_day(words)) {
                return Err("its value is not a day as in 2023-02-08");
            }
            caption.date = words;
        }
        _ => return Err("a caption has no such field"),
    }
    caption.put_right.set(field, own);
    Ok(())
}

/// Whether `words` are a day in the form of ISO 8601.
fn is_day(words: &str) -> bool {
    words.len() == 10
        && words
            .bytes()
            .enumerate()
            .all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() })
}

/// Lists the people of `captions` anew where mentions changed in their blocks, which are `touched`.
pub(super) fn list_people(captions: &mut [Caption], people: &[Person], touched: &BTreeSet<BlockIndex>) {
    let blocks: BTreeSet<BlockIndex> =
        captions.iter().map(|caption| caption.block).filter(|block| touched.contains(block)).collect();
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
            caption.people = named.map(|(_, person)| *person).collect();
        }
        let mut listed = BTreeSet::new();
        caption.people.retain(|person| listed.insert(*person));
        caption.positions.retain(|position| listed.contains(&position.person));
    }
}
