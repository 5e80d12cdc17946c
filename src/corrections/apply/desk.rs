//! The findings of an analysis, laid out to be corrected.

use super::Spot;
use super::captions::list_people;
use super::ledger::{Ledger, NO_TARGET, NOT_IN_ONE_BLOCK, NOT_LISTED};
use super::report::Report;
use super::singles::Singles;
use crate::analysis::{
    Caption, Corrected, Country, Field, Kind, Marking, Mention, Parts, Person, PersonIndex, Quote, Statistic,
    Unsure,
};
use crate::article::{Article, TextRange};
use crate::corrections::Action;

type Done = Result<(), &'static str>;

/// The findings of an analysis, laid out to be corrected.
pub(super) struct Desk<'a> {
    pub article: &'a Article,
    pub people: Ledger<Person>,
    pub countries: Ledger<Country>,
    pub statistics: Singles<Statistic>,
    pub captions: Singles<Caption>,
    pub quotes: Singles<Quote>,
    pub unsure: Singles<Unsure>,
    /// What is no list.
    rest: Parts,
}

impl<'a> Desk<'a> {
    pub fn new(article: &'a Article, mut parts: Parts) -> Self {
        Self {
            article,
            people: Ledger::new(std::mem::take(&mut parts.people)),
            countries: Ledger::new(std::mem::take(&mut parts.countries)),
            statistics: Singles::new(std::mem::take(&mut parts.statistics)),
            captions: Singles::new(std::mem::take(&mut parts.captions)),
            quotes: Singles::new(std::mem::take(&mut parts.quotes)),
            unsure: Singles::new(std::mem::take(&mut parts.unsure)),
            rest: parts,
        }
    }

    /// What became of corrections that were applied before, as to a summary.
    pub fn take_corrected(&mut self) -> Corrected {
        self.rest.corrected.take().map(|corrected| *corrected).unwrap_or_default()
    }

    /// The findings as they are now.
    pub fn finish(self) -> Parts {
        let mut parts = self.rest;
        let touched = self.people.touched.clone();
        let (people, moved) = self.people.finish(self.article);
        parts.people = people;
        parts.countries = self.countries.finish(self.article).0;
        parts.statistics = self.statistics.finish();
        parts.captions = self.captions.finish();
        parts.quotes = self.quotes.finish();
        parts.unsure = self.unsure.finish();
        parts.follow_people(&|PersonIndex(old)| moved.get(old).copied().flatten().map(PersonIndex));
        list_people(&mut parts.captions, &parts.people, &touched);
        parts
    }

    /// Does `action` to what is at `spots`; `target` is where it goes to.
    pub fn run(
        &mut self,
        action: &Action,
        spots: &[Spot],
        target: Option<TextRange>,
        report: &mut Report<'_>,
    ) -> Done {
        match action {
            Action::Remove { kind, whole } => {
                self.remove(*kind, spots, *whole);
                Ok(())
            }
            Action::Add { kind, code, .. } => self.add(*kind, spots, target, code.as_deref(), report),
            Action::Accept { kind, code, .. } => self.accept(*kind, spots, target, code.as_deref(), report),
            Action::Dismiss => {
                for key in spots.iter().filter_map(|spot| self.unsure.at(spot.range)).collect::<Vec<_>>() {
                    self.unsure.take(key);
                }
                Ok(())
            }
            Action::Rename { kind: Kind::Person, name } => self.rename_people(spots, name),
            Action::Rename { .. } => Err("only people can be renamed"),
            Action::Set { kind, field, value } => self.set(*kind, spots, *field, value.as_deref(), report),
            Action::Change { kind, becomes, whole, code } => {
                let spots = if *whole { self.all_of(*kind, spots) } else { spots.to_vec() };
                // What cannot be the one stays the other.
                self.check_addition(*becomes, &spots, target, code.as_deref())?;
                self.remove(*kind, &spots, false);
                self.add(*becomes, &spots, None, code.as_deref(), report)
            }
            Action::Merge { kind, .. } => {
                let target = target.ok_or(NO_TARGET)?;
                match Named::of(*kind)? {
                    Named::Person => self.people.merge(spots, target),
                    Named::Country => self.countries.merge(spots, target),
                }
            }
            Action::Split { kind, name } => match Named::of(*kind)? {
                Named::Person => self.split_people(spots, name.as_deref(), report),
                Named::Country => self.split_countries(spots, name.as_deref(), report),
            },
            Action::Move { kind, .. } => self.hand_over(*kind, spots, target.ok_or(NO_TARGET)?, report),
            Action::Highlight(colour) => mark(spots, &Marking::Highlight(*colour), report),
            Action::Note(text) => mark(spots, &Marking::Note(text.clone()), report),
            Action::Tag(text) => mark(spots, &Marking::Tag(text.clone()), report),
            Action::Check(check) => mark(spots, &Marking::Check(check.clone()), report),
        }
    }

    /// Takes what is at `spots` off the list of `kind`. Where nothing is listed there is nothing to do.
    fn remove(&mut self, kind: Kind, spots: &[Spot], whole: bool) {
        match kind {
            Kind::Person => self.people.remove(spots, whole),
            Kind::Country => self.countries.remove(spots, whole),
            Kind::Statistic => {
                for spot in spots {
                    self.statistics.at(spot.range).and_then(|key| self.statistics.take(key));
                }
            }
            Kind::Caption => {
                for spot in spots {
                    self.captions.at(spot.range).and_then(|key| self.captions.take(key));
                }
            }
            Kind::Quote => {
                for spot in spots {
                    self.quotes.at(spot.range).and_then(|key| self.quotes.take(key));
                }
            }
        }
    }

    fn add(
        &mut self,
        kind: Kind,
        spots: &[Spot],
        target: Option<TextRange>,
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        self.check_addition(kind, spots, target, code)?;
        match kind {
            Kind::Person => self.add_people(spots, target, report),
            Kind::Country => self.add_countries(spots, target, code, report),
            Kind::Statistic => {
                self.add_statistics(spots, report);
                Ok(())
            }
            // Refused above.
            Kind::Caption | Kind::Quote => Ok(()),
        }
    }

    /// Checks that what is at `spots` can be added as `kind`, at least in part.
    fn check_addition(
        &self,
        kind: Kind,
        spots: &[Spot],
        target: Option<TextRange>,
        code: Option<&str>,
    ) -> Done {
        if !spots.iter().any(|spot| self.mention(spot.range).is_some()) {
            return Err(NOT_IN_ONE_BLOCK);
        }
        match kind {
            Kind::Person => match target {
                Some(target) => self.people.finding_at(target).map(|_| ()).ok_or(NO_TARGET),
                None => Ok(()),
            },
            Kind::Country => self.check_countries(spots, target, code),
            Kind::Statistic => Ok(()),
            Kind::Caption => Err("only what the file or its shape marks as a caption can be one"),
            Kind::Quote => Err("a quote cannot be added"),
        }
    }

    /// Lists what is at `spots` in the unsure list as what it may be, or as `kind`.
    fn accept(
        &mut self,
        kind: Option<Kind>,
        spots: &[Spot],
        target: Option<TextRange>,
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        let mut is_done = false;
        for spot in spots {
            let key = self.unsure.at(spot.range);
            let guess = key.and_then(|key| self.unsure.get_mut(key)).map(|entry| entry.guess);
            let Some(kind) = kind.or(guess) else {
                report.lose(spot.anchor, "it is not in doubt any more");
                continue;
            };
            let namesake = match (kind, target) {
                (Kind::Person, None) => self.only_person_named_at(spot.range),
                _ => None,
            };
            let spot = std::slice::from_ref(spot);
            if let Err(why) = self.check_addition(kind, spot, target, code) {
                report.lose(spot[0].anchor, why);
                continue;
            }
            key.and_then(|key| self.unsure.take(key));
            match namesake {
                Some(owner) => self.put_people(spot, owner, report),
                None => self.add(kind, spot, target, code, report)?,
            }
            is_done = true;
        }
        // Each place that could not be accepted is reported with its reason.
        if is_done { Ok(()) } else { Err(NOT_LISTED) }
    }

    fn set(
        &mut self,
        kind: Kind,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        match kind {
            Kind::Person => self.set_person(spots, field, value),
            Kind::Country => Err("a country has no such field"),
            Kind::Statistic => self.set_statistic(spots, field, value, report),
            Kind::Caption => self.set_caption(spots, field, value, report),
            Kind::Quote => self.set_quote(spots, field, value, report),
        }
    }

    /// Gives the mentions at `spots` to the finding at `target`.
    fn hand_over(&mut self, kind: Kind, spots: &[Spot], target: TextRange, report: &mut Report<'_>) -> Done {
        // What is no mention yet becomes one.
        match Named::of(kind)? {
            Named::Person => {
                let owner = self.people.finding_at(target).ok_or(NO_TARGET)?;
                let unlisted = self.people.hand_over(spots, owner);
                self.put_people(&unlisted, owner, report);
                Ok(())
            }
            Named::Country => {
                let owner = self.countries.finding_at(target).ok_or(NO_TARGET)?;
                let unlisted = self.countries.hand_over(spots, owner);
                self.put_countries(&unlisted, owner, report);
                Ok(())
            }
        }
    }

    /// The places of all findings of `kind` that `spots` belong to.
    fn all_of(&self, kind: Kind, spots: &[Spot]) -> Vec<Spot> {
        let anchor = spots.first().map_or(0, |spot| spot.anchor);
        let ranges = match Named::of(kind) {
            Ok(Named::Person) => self.people.ranges_of(&self.people.findings_at(spots)),
            Ok(Named::Country) => self.countries.ranges_of(&self.countries.findings_at(spots)),
            Err(_) => return spots.to_vec(),
        };
        ranges.into_iter().map(|range| Spot { anchor, range }).collect()
    }

    /// The mention that `range` is, if it lies in one block.
    pub fn mention(&self, range: TextRange) -> Option<Mention> {
        let block = self.article.block_at(range.start)?;
        self.article.block(block).range.contains(range).then(|| Mention::in_block(self.article, block, range))
    }

    /// The lines of the block of `mention` around it.
    pub fn line_around(&self, mention: Mention) -> TextRange {
        let block = self.article.block(mention.block).range;
        let text = self.article.text();
        let start =
            text[block.start..mention.range.start].rfind('\n').map_or(block.start, |at| block.start + at + 1);
        let end =
            text[mention.range.end..block.end].find('\n').map_or(block.end, |at| mention.range.end + at);
        TextRange::new(start, end).trimmed(text).cover(mention.range)
    }

    /// Where `words` stand in the block of `range`, if they stand there once.
    pub fn stands_once_near(&self, words: &str, range: TextRange) -> Option<TextRange> {
        let block = self.article.block(self.article.block_at(range.start)?).range;
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let mut found = self.article.slice(block).match_indices(words);
        let (at, _) = found.next()?;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, behind) =
            (&self.article.slice(block)[..at], &self.article.slice(block)[at + words.len()..]);
        if is_word(before.chars().next_back()) || is_word(behind.chars().next()) {
            return None;
        }
        let place = TextRange::new(block.start + at, block.start + at + words.len());
        (found.next().is_none() && !place.overlaps(range)).then_some(place)
    }
}

/// A kind whose findings have a name and any number of mentions, which can change hands.
#[derive(Clone, Copy)]
enum Named {
    Person,
    Country,
}

impl Named {
    /// That of `kind`, or else why its findings cannot be put together or parted, as a phrase for people.
    fn of(kind: Kind) -> Result<Self, &'static str> {
        match kind {
            Kind::Person => Ok(Self::Person),
            Kind::Country => Ok(Self::Country),
            Kind::Statistic | Kind::Caption | Kind::Quote => Err("it stands at one place only"),
        }
    }
}

fn mark(spots: &[Spot], marking: &Marking, report: &mut Report<'_>) -> Done {
    if spots.is_empty() {
        return Err(NOT_LISTED);
    }
    for spot in spots {
        report.mark(spot.range, marking.clone());
    }
    Ok(())
}
