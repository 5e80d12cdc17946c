//! The photographers whom a block's credit names, who are people whatever their names look like.

use super::candidates::Candidate;
use super::points::{self, SURE};
use super::recognized::Opinion;
use super::rule::PersonRule;
use crate::analysis::{AnnotatedBlock, Evidence};
use crate::article::{BlockKind, TextRange};
use crate::lang::Classes;

/// Adds the photographers of the block's credit, replacing whatever was found there.
pub fn add(block: &AnnotatedBlock, found: &mut Vec<Candidate>, first_sentence: usize) {
    let Some(credit) = &block.credit else { return };
    let sentence = first_sentence + block.sentence_index(credit.range.start);
    // What a caption's credit has besides its agency is another agency or the name of a firm.
    let names_nobody =
        !credit.photographers.is_empty() || credit.agency.is_some() && block.kind == BlockKind::Caption;
    let is_agency = |range: TextRange| credit.agency.is_some_and(|agency| agency.overlaps(range));
    found.retain(|candidate| {
        !credit.range.contains(candidate.range) || !names_nobody && !is_agency(candidate.range)
    });
    found.extend(credit.photographers.iter().map(|&range| Candidate {
        range,
        block: block.index,
        confidence: SURE + points::list::PHOTOGRAPHER,
        context: 0,
        opinion: Opinion::None,
        evidence: [Evidence::at(PersonRule::Credit, credit.range)].into_iter().collect(),
        is_single: false,
        after_place_preposition: false,
        after_article: false,
        everyday: false,
        place_like: false,
        looks_like_name: false,
        thing_like: false,
        is_human: true,
        is_among_people: false,
        is_located: false,
        is_town: false,
        is_titled_thing: false,
        is_firm: false,
        is_subject: false,
        pronoun: Classes::NONE,
        sentence,
        generation: None,
        is_place: false,
        is_listed: true,
        has_initial: false,
        is_known_name: false,
        shared_surname: None,
    }));
    found.sort_by_key(|candidate| candidate.range);
}
