//! People: their names, who they are, and how often they are named.

use std::cmp::Reverse;

use super::order::sorted;
use super::wording::{because, capitalized, counted};
use super::{
    FIRST_MENTION, Found, Highlighting, InText, LINE_HEIGHT, OrderRow, PanelKind, Row, Shade, Underline,
};
use crate::analysis::{Analysis, EntityKey, Field, Kind, Person, PersonIndex, PersonMention, Quote};
use crate::article::BlockKind;
use crate::text::one_line;

const IN_TEXT: InText = InText::Highlighted(Highlighting {
    underline: Underline::SOLID,
    shades: [
        Shade::new(0xdb_e7f6, 0xb9_d2f1, 0x2f_6db5),
        Shade::new(0x24_3a55, 0x33_557f, 0x8a_b8f0),
        Shade::new(0xdc_e1e4, 0xb9_cbdc, 0x2f_6297),
        Shade::new(0xd2_e4ff, 0x9f_c6ff, 0x00_3fa3),
        Shade::new(0x06_2b5c, 0x0b_4a9c, 0x9c_cbff),
    ],
});

const ORDERS: &[OrderRow] = &[
    OrderRow { sort: Some(|found| by_first_mention(&found.analysis.people)), ..FIRST_MENTION }
        .grouped(credits_group),
    OrderRow::new("count", "By count", |found| by_count(&found.analysis.people)).grouped(credits_group),
    OrderRow::new("name", "By name", |found| by_name(&found.analysis.people)).grouped(credits_group),
];

/// The people of an article.
pub(super) struct People;

impl PanelKind for People {
    fn id(&self) -> &'static str {
        "people"
    }

    fn counted(&self, analysis: &Analysis, _total: usize) -> usize {
        analysis.people.iter().filter(|person| !person.credit_only).count()
    }

    fn title(&self) -> &'static str {
        "People"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("person", "people")
    }

    fn none(&self) -> &'static str {
        "No people found"
    }

    fn no_match(&self) -> &'static str {
        "No people match the filter"
    }

    fn row_height(&self) -> f32 {
        LINE_HEIGHT
    }

    fn usual_height(&self) -> f32 {
        8.0 * LINE_HEIGHT
    }

    /// Who wrote, photographed and edited the article is not whom it is about.
    fn folds_groups(&self) -> bool {
        true
    }

    fn orders(&self) -> &'static [OrderRow] {
        ORDERS
    }

    fn in_text(&self) -> &'static InText {
        &IN_TEXT
    }

    fn has_many_mentions(&self) -> bool {
        true
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        one_line(&found.analysis.people[index].name)
    }

    fn other_names<'a>(&self, found: Found<'a>, index: usize) -> &'a [String] {
        &found.analysis.people[index].aliases
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let person = &found.analysis.people[index];
        let name = one_line(&person.name);
        let introduced = person.role(found.article);
        let detail = match (introduced, person.credit_only) {
            (Some(introduced), _) => introduced,
            (None, true) => credit(found, person).to_owned(),
            (None, false) => String::new(),
        };
        let aliases = aliases(person);
        let also = if aliases.is_empty() { String::new() } else { format!("\nAlso {aliases}") };
        let why = person.mentions.first().and_then(why).map(|why| format!("\n{why}")).unwrap_or_default();
        let tooltip = match detail.as_str() {
            "" => format!("{name}{also}{why}"),
            detail => format!("{name}: {detail}{also}{why}"),
        };
        Row {
            name: format!("{name}, {}", counted(person.mentions.len(), "mention", "mentions")),
            title: name,
            detail,
            count: Some(person.mentions.len()),
            strip: true,
            is_one_line: true,
            doubt: person.doubt,
            tooltip,
            ..Row::default()
        }
    }

    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let person = &found.analysis.people[index];
        let introduced = person.role(found.article);
        let credit = person.credit_only.then(|| credit(found, person).to_owned());
        let parts = [Some(person.name.clone()), introduced, credit].into_iter().flatten();
        parts.chain(person.aliases.iter().cloned()).collect()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let person = &found.analysis.people[index];
        let count = counted(person.mentions.len(), "mention", "mentions");
        let also = match aliases(person) {
            also if also.is_empty() => also,
            also => format!(", also {also}"),
        };
        let credit = if person.credit_only { ", in credits only" } else { "" };
        let introduced = person.role(found.article).map(|role| capitalized(&role));
        introduced.into_iter().chain([format!("{count}{also}{credit}")]).collect()
    }

    fn says(&self, found: Found<'_>, index: usize) -> Vec<EntityKey> {
        let is_speaker = |quote: &Quote| {
            quote.speaker.as_ref().is_some_and(|speaker| speaker.person == Some(PersonIndex(index)))
        };
        let quotes = found.analysis.quotes.iter().zip(found.analysis.keys_of(Kind::Quote));
        quotes.filter(|(quote, _)| is_speaker(quote)).map(|(_, key)| *key).collect()
    }

    fn field(&self, found: Found<'_>, index: usize, field: Field) -> Option<String> {
        let role = found.analysis.people[index].introduced_as.filter(|_| field == Field::IntroducedAs)?;
        Some(found.words(role))
    }

    fn tooltip(&self, found: Found<'_>, index: usize, mention: usize) -> Vec<String> {
        let person = &found.analysis.people[index];
        let introduced = person.role(found.article);
        let count = counted(person.mentions.len(), "mention", "mentions");
        let also = (!person.aliases.is_empty()).then(|| format!("Also {}", person.aliases.join(", ")));
        [introduced, Some(count), also, self.why(found, index, mention)].into_iter().flatten().collect()
    }

    fn why(&self, found: Found<'_>, index: usize, mention: usize) -> Option<String> {
        why(found.analysis.people[index].mentions.get(mention)?)
    }
}

fn aliases(person: &Person) -> String {
    person.aliases.iter().map(|alias| one_line(alias)).collect::<Vec<_>>().join(", ")
}

/// "Why: the recogniser sees a person, a title stands before it"; nothing if no rule says so.
fn why(place: &PersonMention) -> Option<String> {
    because(&place.evidence.phrases())
}

/// Where the article credits a person whom it does not speak of.
fn credit(found: Found<'_>, person: &Person) -> &'static str {
    let place = person.mentions.first().map(|place| place.mention.block);
    match place.map(|block| found.article.block(block).kind) {
        Some(BlockKind::Byline) => "byline",
        Some(BlockKind::Caption) => "picture credit",
        Some(BlockKind::Credit) => "credit line",
        _ => "credit only",
    }
}

/// The heading above those who are named only in credits.
fn credits_group(found: Found<'_>, index: usize) -> Option<String> {
    found.analysis.people[index].credit_only.then(|| "Bylines and credits".to_owned())
}

fn by_first_mention(people: &[Person]) -> Vec<usize> {
    sorted(people, |person| person.credit_only)
}

/// People named only in credits do not lead the list, however often they are named.
fn by_count(people: &[Person]) -> Vec<usize> {
    sorted(people, |person| (person.credit_only, Reverse(person.mentions.len())))
}

fn by_name(people: &[Person]) -> Vec<usize> {
    sorted(people, |person| (person.credit_only, person.sorting_name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EvidenceList, Mention};
    use crate::article::{BlockIndex, TextRange, Zone};

    fn mention() -> Mention {
        let block = BlockIndex(0);
        Mention { range: TextRange::new(0, 1), block, zone: Zone::Body }
    }

    /// "Jane Doe 3" is named three times, and only in credits if an asterisk follows; other words follow a slash.
    fn people(lines: &[&str]) -> Vec<Person> {
        lines
            .iter()
            .map(|line| {
                let (line, aliases) = line.split_once('/').unwrap_or((line, ""));
                let (line, credit_only) = line.strip_suffix('*').map_or((line, false), |line| (line, true));
                let (name, count) = line.rsplit_once(' ').expect("a name and a count");
                let mention = PersonMention { mention: mention(), evidence: EvidenceList::default() };
                Person {
                    name: name.to_owned(),
                    introduced_as: None,
                    aliases: aliases.split_whitespace().map(str::to_owned).collect(),
                    mentions: vec![mention; count.parse().expect("a count")],
                    credit_only,
                    doubt: None,
                    put_right: crate::analysis::PutRight::default(),
                }
            })
            .collect()
    }

    fn names(people: &[Person], order: Vec<usize>) -> Vec<&str> {
        order.into_iter().map(|index| people[index].name.as_str()).collect()
    }

    #[test]
    fn people_are_sorted_by_count_and_those_of_credits_stay_last() {
        let cases: [(&[&str], &[&str]); 3] = [
            (&["Jane Doe 1", "Max Roe 4", "Ann Poe 2"], &["Max Roe", "Ann Poe", "Jane Doe"]),
            (&["Jane Doe 2", "Max Roe 2", "Ann Poe 2"], &["Jane Doe", "Max Roe", "Ann Poe"]),
            (&["Jane Doe 1", "Max Roe 9*", "Ann Poe 2"], &["Ann Poe", "Jane Doe", "Max Roe"]),
        ];
        for (people_lines, expected) in cases {
            let people = people(people_lines);
            assert_eq!(names(&people, by_count(&people)), expected);
        }
    }

    #[test]
    fn people_are_sorted_by_family_name() {
        let cases: [(&[&str], &[&str]); 6] = [
            (&["Jane Roe 1", "Max Doe 1", "Ann Poe 1"], &["Max Doe", "Ann Poe", "Jane Roe"]),
            (&["Ivo Zidek 1", "Ana Žarić 1", "Eva Zupan 1"], &["Ana Žarić", "Ivo Zidek", "Eva Zupan"]),
            (&["Max DOE 1", "Ann Doe 1", "Zoe doe 1"], &["Ann Doe", "Max DOE", "Zoe doe"]),
            (&["Max Moe Jr. 1", "Ann Poe 1", "Abe Zoe III 1"], &["Max Moe Jr.", "Ann Poe", "Abe Zoe III"]),
            (&["Jane Doe 1*", "Max Roe 1"], &["Max Roe", "Jane Doe"]),
            // The article calls him by the first word of his name alone, which is then the family name.
            (&["Ann Moe 1", "Bo Kane 1", "Hu Weijun 1/Hu"], &["Hu Weijun", "Bo Kane", "Ann Moe"]),
        ];
        for (people_lines, expected) in cases {
            let people = people(people_lines);
            assert_eq!(names(&people, by_name(&people)), expected);
        }
    }
}
