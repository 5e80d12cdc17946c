//! Proposes spans that may name a person, with the evidence for each, one block at a time.
//!
//! The rules propose runs of capitalised words, the trained recogniser its persons ([`super::recognized`]); the
//! evidence of both, and of the words around them, is added up. How candidates were found does not matter to joining
//! them to persons.

use std::ops::Range;

use super::evidence::{self, Context};
use super::extent;
use super::introduction;
use super::line_up::{self, Roster};
use super::listed;
use super::own;
use super::points::{self, SURE};
use super::recognized::{self, Opinion};
use super::rule::PersonRule;
use super::runs::{self, Casing};
use super::signs::{self, Signs};
use super::units::{Shape, Unit};
use crate::analysis::{AnnotatedBlock, Evidence, EvidenceList, Mention};
use crate::article::{BlockIndex, BlockKind, TextRange};
use crate::lang::{Class, Classes};

/// A span that may name a person.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The words themselves, without titles and possessives.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
    /// How much speaks for a person; from [`SURE`] on, it is one.
    pub confidence: i32,
    /// The part of `confidence` that comes from the words around it.
    pub context: i32,
    /// What the trained recogniser takes it for.
    pub opinion: Opinion,
    /// Why it may be a person's name.
    pub evidence: EvidenceList<PersonRule>,
    /// Whether the name is a single word.
    pub is_single: bool,
    /// Whether it stands where a place would: "in Doe".
    pub after_place_preposition: bool,
    /// Whether "the" stands right before it.
    pub after_article: bool,
    /// Whether it is an everyday word whose capital says nothing, as at the start of a sentence.
    pub everyday: bool,
    /// Whether it looks like a place here, as in "in Jackson".
    pub place_like: bool,
    /// Whether its capitals are those of a name, and nothing suggests that it is the name of a thing.
    pub looks_like_name: bool,
    /// Whether the words around it call it a thing: "the band Doe", "Doe is a company".
    pub thing_like: bool,
    /// What the words around it settle.
    pub is_human: bool,
    /// Whether it stands in a list of people.
    pub is_among_people: bool,
    /// Whether they show a firm, a club or a place.
    pub is_firm: bool,
    /// Whether it stands where only a place would.
    pub is_located: bool,
    /// Whether the sentence is about it.
    pub is_subject: bool,
    /// The gender of the pronoun that takes it up in its sentence.
    pub pronoun: Classes,
    /// The number of its sentence in the article.
    pub sentence: usize,
    /// "jr" or "sr" where "the younger" or "the elder" stands before it.
    pub generation: Option<&'static str>,
    /// Whether a list has it as a place's name, or it stands where only a place would.
    pub is_place: bool,
    /// Whether a list has one of its words as a name.
    pub is_listed: bool,
    /// Whether it opens with an initial.
    pub has_initial: bool,
    /// Whether a list has it as a name that is nothing else.
    pub is_known_name: bool,
    /// The family name after a partner's given name: the range of "Doe" for "Jack" in "Jack and Jane Doe".
    pub shared_surname: Option<TextRange>,
}

impl Candidate {
    /// The title right before it: "Mr", "President".
    pub fn title(&self) -> Option<TextRange> {
        self.evidence.get(PersonRule::Title)?.range()
    }

    /// The words that say who the person is.
    pub fn introduction(&self) -> Option<TextRange> {
        self.evidence.get(PersonRule::Introduction)?.range()
    }
}

/// The runs of `units` that may be names, in text order.
fn segments(
    block: &AnnotatedBlock,
    units: &[Unit<'_>],
    casing: Casing,
    countries: &[Mention],
) -> Vec<Range<usize>> {
    let rules = runs::segments(units, casing, countries);
    let segments = recognized::add_persons(block, units, rules, countries);
    let mut segments = parted_from_credit(block, units, segments);
    for segment in &mut segments {
        *segment = extent::without_post_nominals(units, segment, casing);
        // "A Quincy man": an article is no initial.
        let first = &units[segment.start];
        segment.start += usize::from(segment.len() == 2 && first.text == "A" && first.opens);
    }
    segments.retain(|segment| {
        !is_maiden_name(units, segment)
            && !signs::is_award(units, segment)
            && !(segment.len() == 1 && is_drawn_out(units[segment.start].text))
            && !is_handle(units, segment)
            && !signs::is_in_title(units, segment)
    });
    line_up::with_entries(units, segments)
}

/// The `segments`, those that run over a border of the block's credit cut there: "Jane Doe/Getty Images Max Roe (left)".
fn parted_from_credit(
    block: &AnnotatedBlock,
    units: &[Unit<'_>],
    segments: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let Some(credit) = block.credit.as_deref() else { return segments };
    let borders = [credit.range.start, credit.range.end];
    let border_in = |segment: &Range<usize>| {
        let inner = segment.start + 1..segment.end;
        borders.iter().find_map(|&border| {
            inner.clone().find(|&at| units[at - 1].range.end <= border && border <= units[at].range.start)
        })
    };
    let mut parted = Vec::with_capacity(segments.len());
    for mut segment in segments {
        while let Some(at) = border_in(&segment) {
            parted.push(segment.start..at);
            segment.start = at;
        }
        parted.push(segment);
    }
    parted
}

/// What the recogniser's `opinion` of the name at `range` says for it.
fn recognized_as(
    block: &AnnotatedBlock,
    range: TextRange,
    opinion: Opinion,
    is_single: bool,
) -> Option<Evidence<PersonRule>> {
    let Opinion::Person(confidence) = opinion else { return None };
    let most = if is_single { points::opinion::PERSON_SINGLE } else { points::opinion::PERSON_SEVERAL };
    let entity = block.entity_at(range)?;
    Some(Evidence::at(PersonRule::Recognized, entity.range).weighing((most * confidence) as i32))
}

/// What the words of the name at `segment` say for it, and the credit that it stands in.
fn own_evidence(
    block: &AnnotatedBlock,
    units: &[Unit<'_>],
    segment: &Range<usize>,
    in_credit: bool,
) -> impl Iterator<Item = Evidence<PersonRule>> {
    let (first, single) = (&units[segment.start], segment.len() == 1);
    let given_name = (!single && first.is(Class::Given))
        .then(|| Evidence::at(PersonRule::GivenName, first.range).weighing(own::given_name(first)));
    let credit = in_credit.then(|| {
        let place = block.credit.as_deref().map_or(block.range, |credit| credit.range);
        let points = if single { 0 } else { points::own::IN_CREDIT };
        Evidence::at(PersonRule::Credit, place).weighing(points)
    });
    given_name.into_iter().chain(credit)
}

/// Adds to each of `found` what the list that it stands in says for it. Twice, so that a name made sure by the list can speak
/// for its neighbours.
fn weigh_lists(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    let mut listed = vec![0; found.len()];
    for _ in 0..2 {
        for (at, before) in listed.iter_mut().enumerate() {
            let points = list_points(units, segments, found, at).max(*before);
            found[at].confidence += points - *before;
            found[at].is_among_people |= points > 0;
            *before = points;
        }
    }
}

/// The candidates of a block with these `units`, in text order; `countries` are in text order too. The sentences of the
/// block are numbered from `first_sentence` on.
pub fn candidates(
    block: &AnnotatedBlock,
    units: &[Unit<'_>],
    countries: &[Mention],
    first_sentence: usize,
) -> Vec<Candidate> {
    let is_credit = matches!(block.kind, BlockKind::Byline | BlockKind::Credit);
    let casing = if is_credit { Casing::Sentence } else { runs::casing(units) };
    let segments = segments(block, units, casing, countries);
    let roster = line_up::roster(units, &segments);
    let mut found: Vec<Candidate> = Vec::with_capacity(segments.len());
    for (place, segment) in segments.iter().enumerate() {
        if block.kind == BlockKind::ImageAlt
            && units[segment.clone()].iter().all(|unit| unit.shape == Shape::Lower)
        {
            continue;
        }
        let range = TextRange::new(units[segment.start].range.start, units[segment.end - 1].range.end);
        let has_letters = units.get(segment.end).is_some_and(|unit| extent::is_post_nominal(unit, casing));
        let in_credit =
            is_credit || block.credit.as_deref().is_some_and(|credit| credit.range.contains(range));
        let after = introduction::after(units, segment);
        let introduced = introduction::before(units, segment);
        let Context { points: context, evidence } = evidence::context(units, segment, introduced, after);
        let mut own = own::points(units, segment, casing, in_credit);
        // What names a country here is a person only if a full name elsewhere says so.
        if segment.len() == 1 && runs::is_country(units, segment.start, countries) {
            own += points::own::COUNTRY;
        }
        if has_letters && segment.len() > 1 {
            own += points::own::POST_NOMINAL;
        }
        let on_roster = roster[place];
        let Signs { is_human, is_firm, is_subject, pronoun } =
            signs::signs(units, segment, introduced, after);
        if on_roster == Roster::Player {
            own += points::list::TEAM_SHEET;
        } else if on_roster == Roster::Listed {
            own += points::list::LINE_UP;
        } else if is_human && is_unknown(units, segment) {
            own += points::HUMAN_UNKNOWN;
        }
        let first = &units[segment.start];
        let single = segment.len() == 1;
        let opinion = Opinion::of(block, units, segment);
        let around = recognized_as(block, range, opinion, single).into_iter().chain(evidence);
        let evidence = around.chain(own_evidence(block, units, segment, in_credit)).collect();
        let is_recognized = opinion.is_sure_of_person();
        found.push(Candidate {
            range,
            block: block.index,
            confidence: own + context,
            context,
            opinion,
            evidence,
            is_single: single,
            after_place_preposition: evidence::after_place_preposition(units, segment),
            after_article: segment.start > 0 && units[segment.start - 1].key == "the",
            everyday: single && fills_line(units, segment) && first.is(Classes::ENGLISH)
                || single
                    && !is_recognized
                    && on_roster != Roster::Player
                    && (first.is(Class::Other) && !is_brand_and_surname(first, casing)
                        || first.is(Class::Honorific)
                        || first.is(Class::Common | Classes::FUNCTION)
                            && (first.opens || casing != Casing::Sentence)
                        || first.shape == Shape::Capitals && first.is(Classes::ENGLISH)
                        || casing == Casing::Capitals && first.is(Classes::ENGLISH)),
            place_like: single
                && !is_recognized
                && context <= 0
                && first.is(Class::Place)
                && evidence::after_place_preposition(units, segment),
            looks_like_name: casing == Casing::Sentence
                && on_roster != Roster::Team
                && evidence::looks_like_name(units, segment, context, opinion),
            thing_like: evidence::is_called_a_thing(units, segment),
            is_human: is_human
                || on_roster == Roster::Player
                || listed::is_reversed(&units[segment.clone()])
                || extent::has_nickname(&units[segment.clone()]),
            is_among_people: false,
            is_located: evidence::is_located(units, segment),
            is_firm: is_firm && on_roster != Roster::Player
                || on_roster == Roster::Team
                || opens_dateline(block, segment),
            is_subject,
            pronoun,
            sentence: first_sentence + block.sentence_index(range.start),
            generation: generation(units, segment),
            is_place: first.is(Class::Place) || evidence::is_located(units, segment),
            has_initial: first.shape == Shape::Initial,
            is_listed: is_listed(&units[segment.clone()]),
            is_known_name: first.is(Classes::NAME)
                && first.is_distinctive()
                && !first.is(Class::Place | Class::Other),
            shared_surname: shared_surname(units, &segments[place..])
                .filter(|_| !runs::is_country(units, segment.start, countries)),
        });
    }
    weigh_lists(units, &segments, &mut found);
    share_signs(units, &segments, &mut found);
    support_list(units, &segments, &mut found);
    add_photographers(block, &mut found, first_sentence);
    found
}

/// The family name that the first of `segments` shares with the names joined to it: "Doe" for "Jack" in "Jack and Jane
/// Doe", and in "the brothers Jack, Jim and Joe Doe".
fn shared_surname(units: &[Unit<'_>], segments: &[Range<usize>]) -> Option<TextRange> {
    /// The most names that share one.
    const MOST: usize = 6;
    let (segment, rest) = segments.split_first()?;
    let is_given = |at: usize| units[at].is(Class::Given);
    if segment.len() != 1 || !is_given(segment.start) || evidence::after_place_preposition(units, segment) {
        return None;
    }
    let mut end = segment.end;
    for (count, next) in rest.iter().enumerate().take(MOST) {
        let joint = units.get(end..next.start)?;
        let is_last = joint.iter().any(|unit| matches!(unit.key.as_str(), "and" | "&"));
        let is_joint = joint.iter().all(|unit| matches!(unit.key.as_str(), "and" | "&" | ","));
        if !is_joint || joint.is_empty() || joint.len() > 2 || !is_given(next.start) {
            return None;
        }
        if is_last {
            // In a longer list, only brothers and the like certainly share it.
            let shares = count == 0 && joint.len() == 1 && !follows_comma(units, segment)
                || follows_siblings(units, segment);
            return (next.len() == 2 && shares).then(|| units[next.end - 1].range);
        }
        if next.len() != 1 {
            return None;
        }
        end = next.end;
    }
    None
}

/// Whether a list has one of the words of `name` as a name, and they are not all everyday words behind one that is no
/// given name: "Cave Carrot".
fn is_listed(name: &[Unit<'_>]) -> bool {
    let is_everyday = |unit: &Unit<'_>| unit.is(Classes::ENGLISH) && !unit.is(Class::Given);
    let all_everyday =
        name.len() > 1 && name.iter().all(|unit| is_everyday(unit) && unit.shape == Shape::Title);
    name.iter().any(|unit| unit.is(Classes::NAME)) && !all_everyday
}

/// Whether the name at `name` is one word in no list that an article does not stand before.
fn is_unknown(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.start];
    let is_determined = name.start > 0 && matches!(units[name.start - 1].key.as_str(), "the" | "a" | "an");
    name.len() == 1 && word.classes.is_empty() && word.shape == Shape::Title && !is_determined
}

/// Whether `name` is all that its line has, as the items of a list of things are.
fn fills_line(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let ends = units.get(name.end).is_none_or(|next| next.after_line_end);
    (name.start == 0 || units[name.start].after_line_end) && ends
}

/// Whether `name` is the town of the block's dateline: "ROSE HILL, Canada (AP) -".
fn opens_dateline(block: &AnnotatedBlock, name: &Range<usize>) -> bool {
    block.kind == BlockKind::Dateline && name.start == 0 && name.len() > 1
}

/// Whether `name` is a user's name, behind an "@".
fn is_handle(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    units[name.start].glued && name.start > 0 && units[name.start - 1].text == "@"
}

/// Whether `word` has a letter three times in a row, as only sounds have: "Soooo".
fn is_drawn_out(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_lowercase()).collect();
    letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
}

/// Whether `word` is a brand and a family name too: Ford. In a headline it is the brand.
fn is_brand_and_surname(word: &Unit<'_>, casing: Casing) -> bool {
    casing == Casing::Sentence
        && word.shape == Shape::Title
        && word.is(Class::Surname)
        && !word.is(Class::Common | Class::Month | Class::Weekday | Class::Compatriot)
}

/// Whether `name` is what someone was called before: the Roe of "Jane Doe (née Roe)".
fn is_maiden_name(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let before = |by: usize| name.start.checked_sub(by).map_or("", |at| units[at].key.as_str());
    before(1) == "nee" || before(1) == "born" && name.len() == 1 && before(2) == "("
}

/// The suffix that "the younger" or "the elder" before the name stands for.
fn generation(units: &[Unit<'_>], name: &Range<usize>) -> Option<&'static str> {
    let word = &units[name.start.checked_sub(1)?];
    let is_determined = name.start >= 2 && units[name.start - 2].key == "the";
    match word.key.as_str() {
        "younger" | "junior" if is_determined => Some("jr"),
        "elder" | "older" | "senior" if is_determined => Some("sr"),
        _ => None,
    }
}

/// Whether a single-word name stands before `segment` with a comma between: an enumeration.
fn follows_comma(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    segment.start >= 2
        && units[segment.start - 1].text == ","
        && units[segment.start - 2].is_capitalised()
        && !(segment.start >= 3 && units[segment.start - 3].is_capitalised())
}

/// Whether the enumeration that `segment` belongs to follows "brothers", "sisters" or the like.
fn follows_siblings(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    let before = units[..segment.start].iter().rev().take(8);
    let mut before = before.skip_while(|unit| {
        unit.text == "," || unit.text == ":" || unit.is_capitalised() && unit.is(Class::Given)
    });
    before.next().is_some_and(|unit| unit.is(Class::KinGroup))
}

/// What an enumeration adds to the candidate at `at`: points for neighbours that are certainly persons.
fn list_points(units: &[Unit<'_>], segments: &[Range<usize>], found: &[Candidate], at: usize) -> i32 {
    let joined = |left: usize, right: usize| {
        let between = &units[segments[left].end..segments[right].start];
        between.len() <= 2
            && !between.is_empty()
            && between.iter().all(|unit| matches!(unit.key.as_str(), "," | "and" | ";"))
    };
    let sure = |other: &usize| segments[*other].len() > 1 && found[*other].confidence >= SURE;
    if segments[at].len() < 2 {
        return 0;
    }
    let before = (0..at).rev().take(2).take_while(|&other| joined(other, other + 1)).filter(sure).count();
    let behind =
        (at + 1..found.len()).take(2).take_while(|&other| joined(other - 1, other)).filter(sure).count();
    match before + behind {
        0 => 0,
        1 => points::list::SURE_NEIGHBOUR,
        _ => points::list::SURE_NEIGHBOURS,
    }
}

/// Takes a name alone for a place or a firm where the one that "and" joins to it is: "Doe and Roe were flooded".
fn share_signs(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    for at in 1..found.len().min(segments.len()) {
        let between = units.get(segments[at - 1].end..segments[at].start).unwrap_or_default();
        let is_joined = matches!(between, [joint] if joint.key == "and");
        let is_pair = found[at - 1].is_single && found[at].is_single && is_joined;
        if is_pair && (found[at - 1].is_firm || found[at].is_firm) {
            for candidate in &mut found[at - 1..=at] {
                candidate.is_firm |= !candidate.is_human;
            }
        }
    }
}

/// Lets the sure names in a long list of single names speak for the others: a team's line-up, the members of a panel.
fn support_list(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    /// This many single names in a row make a list.
    const SHORTEST: usize = 5;
    let goes_on = |at: usize| {
        let between = &units[segments[at].end..segments[at + 1].start];
        let is_mark = |unit: &Unit<'_>| matches!(unit.text, "," | ";" | "(" | ")") || unit.key == "and";
        let is_number = |unit: &Unit<'_>| unit.text.starts_with(|c: char| c.is_ascii_digit());
        (1..=4).contains(&between.len()) && between.iter().all(|unit| is_mark(unit) || is_number(unit))
    };
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        while end < found.len() && goes_on(end - 1) {
            end += 1;
        }
        let list = &mut found[start..end];
        let is_sure = |candidate: &Candidate| {
            candidate.confidence >= SURE || candidate.opinion.is_sure_of_person() || !candidate.is_single
        };
        let sure_count = list.iter().filter(|candidate| is_sure(candidate)).count();
        if list.len() >= SHORTEST && sure_count * 3 >= list.len() {
            for candidate in list {
                candidate.confidence += points::list::LINE_UP;
            }
        }
        start = end;
    }
}

/// Adds the photographers of the block's credit, replacing whatever was found there.
fn add_photographers(block: &AnnotatedBlock, found: &mut Vec<Candidate>, first_sentence: usize) {
    let Some(credit) = &block.credit else { return };
    let sentence = first_sentence + block.sentence_index(credit.range.start);
    found.retain(|candidate| {
        !credit.range.contains(candidate.range)
            || (credit.photographers.is_empty()
                && credit.agency.is_none_or(|agency| !agency.overlaps(candidate.range)))
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
