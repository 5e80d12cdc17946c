//! Proposes spans that may name a person, with the evidence for each, one block at a time.
//!
//! The rules propose runs of capitalised words, the trained recogniser its persons ([`super::recognized`]); the
//! evidence of both, and of the words around them, is added up. How candidates were found does not matter to joining
//! them to persons.

use std::ops::Range;

use super::dateline;
use super::enumerations::{SharedSurname, share_signs, shared_surname, support_list, weigh_lists};
use super::evidence::{self, Context};
use super::extent;
use super::introduction;
use super::line_up::{self, Roster};
use super::listed;
use super::own;
use super::photographers;
use super::points;
use super::recognized::{self, Opinion};
use super::rule::PersonRule;
use super::runs::{self, Casing};
use super::signs::{self, Signs};
use super::units::{Shape, Unit};
use crate::analysis::{AnnotatedBlock, Evidence, EvidenceList, Mention};
use crate::article::{BlockIndex, BlockKind, TextRange};
use crate::lang::{Class, Classes};
use crate::nlp::is_regnal_number;

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
    /// Whether the title before it belongs to the name of a thing: "Mother Nature".
    pub is_titled_thing: bool,
    /// Whether it is the town of a dateline.
    pub is_town: bool,
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
    /// The family name after a partner's given name: "Doe" for "Jack" in "Jack and Jane Doe".
    pub shared_surname: Option<SharedSurname>,
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
    let segments = recognized::add_persons(block, units, rules, casing, countries);
    let mut segments = parted_from_credit(block, units, segments);
    for segment in &mut segments {
        *segment = extent::without_post_nominals(units, segment, casing);
        segment.start += usize::from(opens_with_article(units, segment));
        segment.start += usize::from(extent::opens_with_day(units, segment));
    }
    let letters = segments.iter().filter(|segment| opens_with_letter(units, segment));
    let mut letters = letters.map(|segment| units[segment.start].text);
    // "F Scott Doe and J Edgar Roe": one that is no position shows that all are initials.
    let are_positions = letters.clone().count() >= 2 && letters.all(is_position);
    if are_positions {
        for segment in &mut segments {
            segment.start += usize::from(opens_with_letter(units, segment));
        }
    }
    segments.retain(|segment| {
        !is_maiden_name(units, segment)
            && !signs::names_nobody(units, segment)
            && !(segment.len() == 1 && is_drawn_out(units[segment.start].text))
            && !is_address(units, segment)
            && !signs::is_run_together(units, segment)
            && !(segment.len() == 1 && is_regnal_number(units[segment.start].text))
            && !signs::is_in_title(units, segment)
            && !units[segment.clone()].iter().all(|unit| unit.text.len() == 1)
            && !is_date(units, segment)
    });
    line_up::with_entries(units, segments)
}

/// "Retrieved April": a month behind a word that no list has as a name.
fn is_date(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    let (first, last) = (&units[segment.start], &units[segment.end - 1]);
    let is_followed =
        units.get(segment.end).is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    segment.len() == 2 && last.is(Class::Month) && is_followed && !first.is(Classes::NAME)
}

/// Whether `letter` says where somebody plays.
fn is_position(letter: &str) -> bool {
    matches!(letter, "C" | "D" | "F" | "G" | "W" | "LW" | "RW" | "QB" | "GK")
}

/// "G Jane Doe", "LW Jane Doe": a letter without a full stop before a full name. Where a block has two of them, the letters
/// say where players play.
fn opens_with_letter(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    let letter = units[segment.start].text;
    segment.len() >= 3
        && letter.len() <= 2
        && letter.bytes().all(|byte| byte.is_ascii_uppercase())
        && units[segment.start + 1].shape == Shape::Title
        && units[segment.start + 1].is(Class::Given)
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
    let mut segments = segments(block, units, casing, countries);
    if block.kind == BlockKind::ImageAlt {
        segments.retain(|segment| units[segment.clone()].iter().any(|unit| unit.shape != Shape::Lower));
    }
    let roster = line_up::roster(units, &segments);
    let town = dateline::town(block.kind, units);
    let surroundings = Surroundings { block, units, countries, casing, is_credit, first_sentence, town };
    let mut found: Vec<Candidate> = segments
        .iter()
        .enumerate()
        .map(|(place, segment)| {
            let shared_surname = shared_surname(units, &segments[place..])
                .filter(|_| !runs::is_country(units, segment.start, countries));
            Candidate { shared_surname, ..surroundings.candidate(segment, roster[place]) }
        })
        .collect();
    weigh_lists(units, &segments, &mut found);
    share_signs(units, &segments, &mut found);
    support_list(units, &segments, &mut found);
    photographers::add(block, &mut found, first_sentence);
    found
}

/// What the candidates of a block are read from.
struct Surroundings<'a, 't> {
    block: &'a AnnotatedBlock,
    units: &'a [Unit<'t>],
    countries: &'a [Mention],
    casing: Casing,
    /// Whether the block is a byline or a credit.
    is_credit: bool,
    first_sentence: usize,
    /// The town of the dateline that opens the block.
    town: Option<Range<usize>>,
}

impl Surroundings<'_, '_> {
    /// The candidate for the name at `name`, which stands on a list as `roster` says.
    fn candidate(&self, name: &Range<usize>, roster: Roster) -> Candidate {
        let Self { block, units, .. } = *self;
        let range = TextRange::new(units[name.start].range.start, units[name.end - 1].range.end);
        let in_credit =
            self.is_credit || block.credit.as_deref().is_some_and(|credit| credit.range.contains(range));
        let after = introduction::after(units, name);
        let introduced = introduction::before(units, name);
        let Context { points: context, evidence } = evidence::context(units, name, introduced, after);
        let Signs { is_human, is_firm, is_subject, pronoun } = signs::signs(units, name, introduced, after);
        let first = &units[name.start];
        let is_single = name.len() == 1;
        let opinion = Opinion::of(block, units, name);
        let around = recognized_as(block, range, opinion, is_single).into_iter().chain(evidence);
        let after_place_preposition = evidence::after_place_preposition(units, name);
        let is_located = evidence::is_located(units, name);
        let is_player = roster == Roster::Player;
        let is_town = self.town.as_ref().is_some_and(|town| town.contains(&name.start));
        Candidate {
            range,
            block: block.index,
            confidence: self.own_points(name, in_credit) + self.list_points(name, roster, is_human) + context,
            context,
            opinion,
            evidence: around.chain(own_evidence(block, units, name, in_credit)).collect(),
            is_single,
            after_place_preposition,
            after_article: name.start > 0 && units[name.start - 1].key == "the",
            everyday: is_single && self.is_everyday(name, opinion, roster),
            place_like: is_single
                && !opinion.is_sure_of_person()
                && context <= 0
                && first.is(Class::Place)
                && after_place_preposition,
            looks_like_name: self.casing == Casing::Sentence
                && roster != Roster::Team
                && evidence::looks_like_name(units, name, context, opinion),
            thing_like: evidence::is_called_a_thing(units, name),
            is_human: is_human
                || is_player
                || listed::is_reversed(&units[name.clone()])
                || extent::has_nickname(&units[name.clone()]),
            is_among_people: false,
            is_located,
            is_firm: is_firm && !is_player || roster == Roster::Team || is_town,
            is_town,
            is_titled_thing: signs::is_title_of_thing(units, name),
            is_subject,
            pronoun,
            sentence: self.first_sentence + block.sentence_index(range.start),
            generation: generation(units, name),
            is_place: first.is(Class::Place) || is_located,
            has_initial: first.shape == Shape::Initial,
            is_listed: is_listed(&units[name.clone()]),
            is_known_name: first.is(Classes::NAME)
                && first.is_distinctive()
                && !first.is(Class::Place | Class::Other),
            shared_surname: None,
        }
    }

    /// The points for the words of the name.
    fn own_points(&self, name: &Range<usize>, in_credit: bool) -> i32 {
        let mut points = own::points(self.units, name, self.casing, in_credit);
        // What names a country here is a person only if a full name elsewhere says so.
        if name.len() == 1 && runs::is_country(self.units, name.start, self.countries) {
            points += points::own::COUNTRY;
        }
        let has_letters =
            self.units.get(name.end).is_some_and(|unit| extent::is_post_nominal(unit, self.casing));
        if has_letters && name.len() > 1 {
            points += points::own::POST_NOMINAL;
        }
        points
    }

    /// The points for the list that the name stands on; outside of lists, those for a word in no list of names that does
    /// what only people do.
    fn list_points(&self, name: &Range<usize>, roster: Roster, is_human: bool) -> i32 {
        match roster {
            Roster::Player => points::list::TEAM_SHEET,
            Roster::Listed => points::list::LINE_UP,
            _ if is_human && is_unknown(self.units, name) => points::HUMAN_UNKNOWN,
            _ => 0,
        }
    }

    /// Whether the one word of the name is an everyday one whose capital says nothing.
    fn is_everyday(&self, name: &Range<usize>, opinion: Opinion, roster: Roster) -> bool {
        let word = &self.units[name.start];
        // "Baker wins prize": a headline leaves out the article.
        let is_heading = matches!(self.block.kind, BlockKind::Title | BlockKind::Heading);
        let is_role_in_heading = is_heading && word.opens && word.is(Class::WeakTitle | Class::Role);
        if (fills_line(self.units, name) || is_role_in_heading) && word.is(Classes::ENGLISH) {
            return true;
        }
        let is_opening = word.opens || self.casing != Casing::Sentence;
        let is_in_capitals = word.shape == Shape::Capitals || self.casing == Casing::Capitals;
        let means_something = word.is(Class::Other) && !is_brand_and_surname(word, self.casing)
            || word.is(Class::Honorific)
            || word.is(Class::Common | Classes::FUNCTION) && is_opening
            || word.is(Classes::ENGLISH) && is_in_capitals;
        means_something && !opinion.is_sure_of_person() && roster != Roster::Player
    }
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

/// Whether `name` opens with an article that looks like an initial: "A Quincy man", "a fire – A Quincy home".
fn opens_with_article(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let first = &units[name.start];
    let noun_follows = units.get(name.end).is_some_and(|next| {
        next.shape == Shape::Lower
            && !next.is(Classes::FUNCTION | Class::Act | Class::Speech | Class::PlacePreposition)
    });
    let is_apart = first.opens || name.start > 0 && matches!(units[name.start - 1].text, "–" | "—" | "-");
    name.len() == 2 && first.text == "A" && (is_apart || noun_follows)
}

/// Whether `name` is a user's name, behind an "@", or the name of a site: "JaneDoe.com".
fn is_address(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_glued = |at: usize, text: &str| units.get(at).is_some_and(|unit| unit.glued && unit.text == text);
    let is_handle = units[name.start].glued && name.start > 0 && units[name.start - 1].text == "@";
    let is_site = is_glued(name.end, ".")
        && units.get(name.end + 1).is_some_and(|unit| unit.glued && unit.shape == Shape::Lower);
    is_handle || is_site
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
