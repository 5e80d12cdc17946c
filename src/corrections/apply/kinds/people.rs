//! Corrections of people.

use std::collections::{BTreeSet, HashSet};

use super::captions::list_people;
use super::named::Named;
use super::quotes::name_speakers;
use crate::analysis::people::{in_mixed_case, name_of_forms};
use crate::analysis::{
    Evidence, EvidenceList, Field, Mention, Parts, Person, PersonIndex, PersonMention, PersonRule, PutRight,
};
use crate::article::{Article, BlockIndex, TextRange};
use crate::corrections::apply::ledger::Ledger;
use crate::corrections::apply::places::Spot;
use crate::corrections::apply::report::{Done, Report, Why};
use crate::text::one_line;

/// Each of `forms` once, and the same with what they are in mixed case.
fn distinct(forms: impl Iterator<Item = String>) -> (Vec<String>, HashSet<String>) {
    let mut seen = HashSet::new();
    let forms: Vec<String> = forms.filter(|form| seen.insert(form.clone())).collect();
    seen.extend(forms.iter().map(|form| in_mixed_case(form)));
    (forms, seen)
}

impl Person {
    /// Adds `form` to the other forms of the name, unless it is known.
    fn add_alias(&mut self, form: &str) {
        let is_name = form == self.name || in_mixed_case(form) == self.name;
        if !is_name && self.aliases.iter().all(|alias| alias != form) {
            self.aliases.push(form.to_owned());
        }
    }

    /// Gives it `name`, and keeps the former one as another.
    fn call(&mut self, name: &str) {
        let former = std::mem::replace(&mut self.name, one_line(name));
        let name = self.name.clone();
        self.aliases.retain(|alias| *alias != name);
        self.add_alias(&former);
        self.doubt = None;
        self.put_right.set(Field::Name, None);
    }
}

impl Named for Person {
    type Place = PersonMention;

    fn places(&mut self) -> &mut Vec<PersonMention> {
        &mut self.mentions
    }

    fn mention(place: &PersonMention) -> Mention {
        place.mention
    }

    fn say_reader(place: &mut PersonMention) {
        place.evidence.add(Evidence::of(PersonRule::Reader));
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

    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    fn settle(&mut self, article: &Article, left: &[TextRange]) {
        let words = |range: TextRange| one_line(article.slice(range));
        let ranges = self.mentions.iter().map(|place| place.mention.range);
        let (forms, known) = distinct(ranges.map(words));
        let (_, former) = distinct(left.iter().copied().map(words));
        // A form that no mention has any more is no form of the name any more. Other names stay: they were put
        // together from several words, or come from the reader.
        let is_gone = |name: &str| former.contains(name) && !known.contains(name);
        let has_own_name = self.put_right.has(Field::Name);
        if !has_own_name && is_gone(&self.name) && !forms.is_empty() {
            self.name = name_of_forms(&forms);
        }
        let name = self.name.clone();
        self.aliases.retain(|alias| !is_gone(alias) && *alias != name);
        let listed: HashSet<String> = self.aliases.iter().cloned().collect();
        let is_new = |form: &String| !listed.contains(form) && *form != name && in_mixed_case(form) != name;
        self.aliases.extend(forms.into_iter().filter(is_new));
    }

    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.people
    }

    fn place_at(_article: &Article, mention: Mention) -> PersonMention {
        PersonMention { mention, evidence: EvidenceList::default() }
    }

    fn be_sure(&mut self) {
        self.doubt = None;
    }

    fn check_new(_article: &Article, _spots: &[Spot], _code: Option<&str>) -> Done {
        Ok(())
    }

    /// They are all one person.
    fn add_new(
        list: &mut Ledger<Self>,
        article: &Article,
        spots: &[Spot],
        _code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        // Those that are listed by now are somebody already.
        let new: Vec<Spot> = spots.iter().copied().filter(|spot| !list.is_listed(spot.range)).collect();
        if !new.is_empty() {
            let forms: Vec<String> = new.iter().map(|spot| one_line(article.slice(spot.range))).collect();
            let owner = list.open(person(&forms));
            list.put(article, &new, owner, report);
        }
        Ok(())
    }

    fn split_off(list: &mut Ledger<Self>, forms: &[String], name: Option<&str>) -> Result<usize, Why> {
        let owner = list.open(person(forms));
        if let Some(name) = name {
            list.finding_mut(owner).call(name);
        }
        Ok(owner)
    }

    fn rename(&mut self, name: &str) -> Done {
        if one_line(name).is_empty() {
            return Err("it has no name in it");
        }
        self.call(name);
        Ok(())
    }

    fn set(&mut self, field: Field, value: Option<&str>) -> Done {
        match (field, value) {
            (Field::Name, Some(name)) => Named::rename(self, name),
            (Field::IntroducedAs, _) => {
                self.introduced_as = None;
                self.put_right.set(field, value.map(one_line).filter(|role| !role.is_empty()));
                Ok(())
            }
            _ => Err("a person has no such field"),
        }
    }

    fn let_follow(
        article: &Article,
        parts: &mut Parts,
        moved: &[Option<usize>],
        touched: &BTreeSet<BlockIndex>,
    ) {
        parts.follow_people(&|PersonIndex(old)| moved.get(old).copied().flatten().map(PersonIndex));
        list_people(&mut parts.captions, &parts.people, touched);
        name_speakers(article, &mut parts.quotes, &parts.people, touched);
    }
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
