//! Corrections of people.

use super::Spot;
use super::desk::Desk;
use super::ledger::{NO_TARGET, NOT_IN_ONE_BLOCK, NOT_LISTED, Several};
use super::report::Report;
use crate::analysis::people::{in_mixed_case, name_of_forms};
use crate::analysis::{Evidence, EvidenceList, Field, Mention, Person, PersonMention, PersonRule, PutRight};
use crate::article::{Article, TextRange};
use crate::text::{name_key, one_line};

impl Several for Person {
    type Place = PersonMention;

    fn places(&mut self) -> &mut Vec<PersonMention> {
        &mut self.mentions
    }

    fn mention(place: &PersonMention) -> Mention {
        place.mention
    }

    fn say_reader(place: &mut PersonMention) {
        let evidence = place.evidence.iter().copied().chain([Evidence::of(PersonRule::Reader)]);
        place.evidence = evidence.collect();
    }

    fn put_right(&mut self) -> &mut PutRight {
        &mut self.put_right
    }

    fn join(&mut self, loser: &Self) {
        for alias in std::iter::once(&loser.name).chain(&loser.aliases) {
            self.add_alias(alias);
        }
        self.introduced_as = self.introduced_as.or(loser.introduced_as);
        self.doubt = self.doubt.and(loser.doubt);
    }

    fn settle(&mut self, article: &Article, left: &[TextRange]) {
        let words = |range: TextRange| one_line(article.slice(range));
        let mut forms: Vec<String> = Vec::new();
        for place in &self.mentions {
            let form = words(place.mention.range);
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        // A form that no mention has any more is no form of the name any more. Other names stay: they were put
        // together from several words, or come from the reader.
        let is_gone = |name: &str| {
            let is_form = |form: &String| form == name || in_mixed_case(form) == name;
            left.iter().any(|&range| is_form(&words(range))) && !forms.iter().any(is_form)
        };
        let has_own_name = self.put_right.has(Field::Name);
        if !has_own_name && is_gone(&self.name) && !forms.is_empty() {
            self.name = name_of_forms(&forms);
        }
        let name = self.name.clone();
        self.aliases.retain(|alias| !is_gone(alias) && *alias != name);
        for form in &forms {
            self.add_alias(form);
        }
    }
}

impl Person {
    /// Adds `form` to the other forms of the name, unless it is known.
    fn add_alias(&mut self, form: &str) {
        let is_name = form == self.name || in_mixed_case(form) == self.name;
        if !is_name && self.aliases.iter().all(|alias| alias != form) {
            self.aliases.push(form.to_owned());
        }
    }
}

impl Desk<'_> {
    /// Makes the words at `spots` mentions of the person at `target`, or else of a new one.
    pub(super) fn add_people(
        &mut self,
        spots: &[Spot],
        target: Option<TextRange>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        if let Some(target) = target {
            let owner = self.people.finding_at(target).ok_or(NO_TARGET)?;
            self.put_people(spots, owner, report);
            return Ok(());
        }
        // Those that are listed by now are somebody already.
        let new: Vec<Spot> =
            spots.iter().copied().filter(|spot| !self.people.is_listed(spot.range)).collect();
        if !new.is_empty() {
            let forms: Vec<String> =
                new.iter().map(|spot| one_line(self.article.slice(spot.range))).collect();
            let owner = self.people.open(person(&forms));
            self.put_people(&new, owner, report);
        }
        Ok(())
    }

    /// Makes the words at `spots` mentions of the person numbered `owner`.
    pub(super) fn put_people(&mut self, spots: &[Spot], owner: usize, report: &mut Report<'_>) {
        self.people.finding_mut(owner).doubt = None;
        for spot in spots {
            match self.mention(spot.range) {
                Some(mention) => {
                    self.people.insert(PersonMention { mention, evidence: EvidenceList::default() }, owner);
                }
                None => report.lose(spot.anchor, NOT_IN_ONE_BLOCK),
            }
        }
    }

    /// Makes the mentions at `spots` a person of their own, called `name` if that is given.
    pub(super) fn split_people(
        &mut self,
        spots: &[Spot],
        name: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let listed = spots.iter().filter(|spot| self.people.at(spot.range).is_some());
        let forms: Vec<String> = listed.map(|spot| one_line(self.article.slice(spot.range))).collect();
        if forms.is_empty() {
            return Err(NOT_LISTED);
        }
        let owner = self.people.open(person(&forms));
        if let Some(name) = name {
            rename(self.people.finding_mut(owner), name);
        }
        for spot in self.people.hand_over(spots, owner) {
            report.lose(spot.anchor, NOT_LISTED);
        }
        Ok(())
    }

    /// Calls the people at `spots` by `name`.
    pub(super) fn rename_people(&mut self, spots: &[Spot], name: &str) -> Result<(), &'static str> {
        if one_line(name).is_empty() {
            return Err("it has no name in it");
        }
        let owners = self.people.findings_at(spots);
        if owners.is_empty() {
            return Err(NOT_LISTED);
        }
        for owner in owners {
            rename(self.people.finding_mut(owner), name);
        }
        Ok(())
    }

    /// Sets what introduces the people at `spots`.
    pub(super) fn set_person(
        &mut self,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
    ) -> Result<(), &'static str> {
        match (field, value) {
            (Field::Name, Some(name)) => return self.rename_people(spots, name),
            (Field::IntroducedAs, _) => {}
            _ => return Err("a person has no such field"),
        }
        let owners = self.people.findings_at(spots);
        if owners.is_empty() {
            return Err(NOT_LISTED);
        }
        let role = value.map(one_line).filter(|role| !role.is_empty());
        for owner in owners {
            let person = self.people.finding_mut(owner);
            person.introduced_as = None;
            person.put_right.set(Field::IntroducedAs, role.clone());
        }
        Ok(())
    }

    /// The person whom the words at `range` name, if there is just one of that name.
    pub(super) fn only_person_named_at(&self, range: TextRange) -> Option<usize> {
        let key = name_key(&one_line(self.article.slice(range)));
        let is_called = |person: &Person| {
            std::iter::once(&person.name).chain(&person.aliases).any(|name| name_key(name) == key)
        };
        let mut namesakes = self.people.findings().filter(|(_, person)| is_called(person));
        let (first, _) = namesakes.next()?;
        namesakes.next().is_none().then_some(first)
    }
}

fn rename(person: &mut Person, name: &str) {
    let former = std::mem::replace(&mut person.name, one_line(name));
    let name = person.name.clone();
    person.aliases.retain(|alias| *alias != name);
    person.add_alias(&former);
    person.doubt = None;
    person.put_right.set(Field::Name, None);
}

/// A person whom the text calls by `forms`, without mentions yet.
fn person(forms: &[String]) -> Person {
    Person {
        name: name_of_forms(forms),
        introduced_as: None,
        aliases: Vec::new(),
        mentions: Vec::new(),
        credit_only: false,
        doubt: None,
        put_right: PutRight::default(),
    }
}
