//! What all places of a name say together: the confidence of each candidate, with the evidence from its other places.

use std::collections::HashMap;
use std::rc::Rc;

use super::candidates::Candidate;
use super::names::Name;
use super::points::opinion as points;

/// What an article says about one name, over all its places.
#[derive(Clone, Copy, Debug, Default)]
struct Pooled {
    /// The highest confidence at any of its places.
    best: i32,
    /// What the words around it say for a person, over all its places.
    context: i32,
    /// The sum of the recogniser's opinions.
    opinion: f32,
    /// How often it stands where a place would.
    place_like_count: usize,
    /// How often the words around it call it a thing.
    thing_like_count: usize,
    /// How often it occurs in the article.
    count: usize,
}

impl Pooled {
    /// The points that its places together give to the name: the recogniser's average opinion, less something if it
    /// stands where a place would or is called a thing.
    fn points(&self, is_single: bool) -> i32 {
        let opinion = self.opinion / self.count as f32;
        let weight = match (opinion > 0.0, is_single) {
            (true, true) => points::PERSON_SINGLE,
            (true, false) => points::PERSON_SEVERAL,
            (false, true) => points::OTHER_SINGLE,
            (false, false) => points::OTHER_SEVERAL,
        };
        let place_like = points::PLACE_LIKE * self.place_like_count as f32 / self.count as f32;
        let thing_like = match (self.thing_like_count > 0, is_single) {
            (false, _) => 0.0,
            (true, true) => points::THING_SINGLE,
            (true, false) => points::THING_SEVERAL,
        };
        (weight * opinion - place_like - thing_like) as i32
    }
}

/// The confidence of each candidate, with the evidence for the same name elsewhere in the article.
pub fn confidence(candidates: &[Candidate], names: &[Option<Rc<Name>>]) -> Vec<i32> {
    let mut pool: HashMap<String, Pooled> = HashMap::new();
    for (candidate, name) in candidates.iter().zip(names) {
        let Some(name) = name else { continue };
        let entry = pool.entry(name.whole()).or_insert(Pooled { best: i32::MIN, ..Pooled::default() });
        entry.best = entry.best.max(candidate.confidence);
        entry.context += candidate.context.max(0);
        entry.opinion += candidate.opinion.weight();
        entry.place_like_count += usize::from(candidate.after_place_preposition);
        entry.thing_like_count += usize::from(candidate.thing_like);
        entry.count += 1;
    }
    candidates
        .iter()
        .zip(names)
        .map(|(candidate, name)| {
            let Some(name) = name else { return candidate.confidence };
            let Some(pooled) = pool.get(&name.whole()) else { return candidate.confidence };
            // What already counts at the best place does not count again.
            let elsewhere = (pooled.context - candidate.context.max(0)).min(40) / 3;
            pooled.best.max(candidate.confidence + elsewhere) + pooled.points(name.len() == 1)
        })
        .collect()
}
