//! The invariants of every analysis, in one function for all tests.

use super::assemble::is_in_text;
use super::finding::List;
use super::overlaps::Claimed;
use super::{Analysis, Mention, PersonIndex, Section};
use crate::article::{Article, TextRange, Zone};

impl Analysis {
    /// Checks the invariants of every analysis of `article`.
    ///
    /// Every place is a stretch of words in the text; every mention stands in its block and zone, and the clause around it
    /// contains it and lies in that block; every finding has a mention; lists and mentions are in text order, people named only in credits last; no two mentions of a kind
    /// overlap but those of quotes, and no country is part of a person's name; the people whom a caption shows or who speak are listed; nothing listed
    /// is unsure; each key names one finding.
    ///
    /// # Errors
    /// Says which of these is the first that does not hold.
    pub fn check_invariants(&self, article: &Article) -> Result<(), String> {
        let mut claimed = Vec::new();
        for section in Section::ALL {
            let ranges = self.check_list(article, section)?;
            match section.kind() {
                Some(kind) if kind.is_inline() => claimed.push(ranges),
                Some(_) => {}
                None => check_unclaimed(&ranges, &claimed)?,
            }
        }
        let marks = self.corrected.iter().flat_map(|corrected| &corrected.marks);
        if let Some(mark) = marks.into_iter().find(|mark| !is_in_text(article, mark.range)) {
            return Err(format!("the mark at {:?} is not in the text", mark.range));
        }
        let people = Claimed::by_people(&self.people);
        let mut countries = self.countries.iter().flat_map(|country| &country.mentions);
        match countries.find(|found| people.contains_country(found)) {
            Some(found) => Err(format!("{:?} is part of a person's name", found.mention.range)),
            None => Ok(()),
        }
    }

    /// Checks the list of `section`; returns the places of its mentions.
    fn check_list(&self, article: &Article, section: Section) -> Result<Vec<TextRange>, String> {
        let list: &dyn List = self.parts.lists()[section.index()];
        let mut ranges = Vec::new();
        let mut last = None;
        for index in 0..list.len() {
            let here = || format!("{section:?} {index}");
            let finding = list.fit(index).ok_or_else(here)?;
            let places: Vec<Mention> =
                (0..finding.mention_count()).filter_map(|at| finding.mention(article, at)).collect();
            if places.is_empty() {
                return Err(format!("{}: no mentions", here()));
            }
            for mention in &places {
                check_mention(article, mention).map_err(|what| format!("{}: {what}", here()))?;
            }
            if let Some(around) = finding.surroundings() {
                check_surroundings(article, &places, around).map_err(|what| format!("{}: {what}", here()))?;
            }
            if !places.is_sorted_by_key(|mention| mention.range) {
                return Err(format!("{}: mentions are not in text order", here()));
            }
            let order = (finding.is_last(), finding.range(0));
            if last.is_some_and(|last| last > order) {
                return Err(format!("{}: stands behind what comes later", here()));
            }
            last = Some(order);
            let mut problem = None;
            finding.each_detail(&mut |range| {
                if !is_in_text(article, range) {
                    problem = Some(format!("{}: {range:?} is not in the text", here()));
                }
            });
            finding.each_person(&mut |PersonIndex(person)| {
                if person >= self.people.len() {
                    problem = Some(format!("{}: there is no person {person}", here()));
                }
            });
            if let Some(problem) = problem {
                return Err(problem);
            }
            let key = *self.keys_of(section).get(index).ok_or_else(|| format!("{}: no key", here()))?;
            if key.section() != section || self.index_of(key) != Some(index) {
                return Err(format!("{}: its key names another", here()));
            }
            ranges.extend(places.iter().map(|mention| mention.range));
        }
        ranges.sort_unstable();
        let overlap = ranges.windows(2).find(|pair| pair[0].overlaps(pair[1]));
        match overlap.filter(|_| section.kind().is_some_and(|kind| !kind.may_nest())) {
            Some(pair) => Err(format!("{section:?}: {:?} and {:?} overlap", pair[0], pair[1])),
            None => Ok(ranges),
        }
    }
}

fn check_mention(article: &Article, mention: &Mention) -> Result<(), String> {
    let Mention { range, block, zone } = *mention;
    if !is_in_text(article, range) {
        return Err(format!("{range:?} is not in the text"));
    }
    let Some(block) = article.blocks().get(block.0).filter(|block| block.range.contains(range)) else {
        return Err(format!("{range:?} is not in {block:?}"));
    };
    let fits = zone == block.kind.zone() || (zone == Zone::Credit && block.kind.zone() == Zone::Caption);
    if fits { Ok(()) } else { Err(format!("{range:?} is in a {:?}, not in the zone {zone:?}", block.kind)) }
}

/// Checks that the words `around` a mention contain it and lie in its block.
fn check_surroundings(article: &Article, places: &[Mention], around: TextRange) -> Result<(), String> {
    match places.iter().find(|mention| {
        !around.contains(mention.range) || !article.block(mention.block).range.contains(around)
    }) {
        Some(mention) => Err(format!("{around:?} is not around {mention:?} in its block")),
        None => Ok(()),
    }
}

/// Checks that none of `unsure` overlaps any of the places of a kind, which are in text order and do not overlap.
fn check_unclaimed(unsure: &[TextRange], claimed: &[Vec<TextRange>]) -> Result<(), String> {
    for &range in unsure {
        for places in claimed {
            let first = places.partition_point(|place| place.end <= range.start);
            if let Some(place) = places.get(first).filter(|place| place.overlaps(range)) {
                return Err(format!("{range:?} is unsure, and {place:?} is listed"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::{
        Caption, CaptionPosition, Country, CountryEvidence, CountryMention, EvidenceList, Kind, Parts,
        Person, PersonMention, PutRight, Quote, QuoteKind, QuoteRule, Side, Speaker, SpeakerKind, Statistic,
        StatisticKind, Unsure, analyze,
    };
    use crate::article::BlockIndex;
    use crate::formats::article_from_text;

    /// Words that the finders recognise, among all sorts of white space and any other letters.
    fn any_text() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec![
            "Jane Doe",
            "President",
            "Mr.",
            "Doe",
            "DOE",
            "Turkish",
            "Georgia",
            "Paris",
            "Kyiv",
            "US$5",
            "U.S.",
            "40",
            "40%",
            "3 km",
            "nearly 11-year",
            "two to three",
            "said",
            "(L)",
            "(R) and",
            "EPA/JANE ROE",
            "“",
            "”",
            "\"",
            "''",
            "— ",
            "Q: ",
            "according to",
            "she said",
            ",",
            ".",
            "Photo:",
            "By",
            "8 February 2023",
        ]);
        let space = prop::sample::select(vec![" ", " ", " ", "\n", "\n\n", "\r\n", "", "\u{a0}"]);
        let piece = prop_oneof![6 => words.prop_map(str::to_owned), 1 => "\\PC{0,8}"];
        let pieces = prop::collection::vec((piece, space), 1..60);
        pieces.prop_map(|pieces| pieces.iter().flat_map(|(piece, space)| [piece.as_str(), *space]).collect())
    }

    /// A place that may be anywhere, even past the end of a text or within a character.
    fn any_range() -> impl Strategy<Value = TextRange> {
        (0_usize..120, 0_usize..12).prop_map(|(start, length)| TextRange::new(start, start + length))
    }

    fn any_mention() -> impl Strategy<Value = Mention> {
        (
            any_range(),
            0_usize..6,
            prop::sample::select(vec![Zone::Heading, Zone::Body, Zone::Caption, Zone::Credit, Zone::Alt]),
        )
            .prop_map(|(range, block, zone)| Mention { range, block: BlockIndex(block), zone })
    }

    fn any_people() -> impl Strategy<Value = Vec<Person>> {
        let mentions = prop::collection::vec(any_mention(), 0..5);
        let person = (mentions, prop::option::of(any_range())).prop_map(|(mentions, introduced_as)| Person {
            name: "Jane Doe".to_owned(),
            introduced_as,
            aliases: Vec::new(),
            mentions: mentions
                .into_iter()
                .map(|mention| PersonMention { mention, evidence: EvidenceList::default() })
                .collect(),
            credit_only: false,
            doubt: None,
            put_right: PutRight::default(),
        });
        prop::collection::vec(person, 0..5)
    }

    fn any_countries() -> impl Strategy<Value = Vec<Country>> {
        let mentions = prop::collection::vec(any_mention(), 0..5);
        let country = mentions.prop_map(|mentions| Country {
            mentions: mentions
                .into_iter()
                .map(|mention| CountryMention { mention, evidence: CountryEvidence::Name, decision: None })
                .collect(),
            ..Country::of_code("DE").expect("it is a code")
        });
        prop::collection::vec(country, 0..3)
    }

    fn any_statistics() -> impl Strategy<Value = Vec<Statistic>> {
        let ranges =
            (any_range(), any_range(), any_range(), prop::option::of(any_range()), 0_usize..6, any::<bool>());
        let statistic = ranges.prop_map(|(range, sentence, clause, subject, block, negated)| Statistic {
            kind: StatisticKind::Count,
            range,
            block: BlockIndex(block),
            value: None,
            value_high: None,
            unit: None,
            modifier: None,
            subject,
            negated,
            clause,
            sentence,
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        });
        prop::collection::vec(statistic, 0..6)
    }

    fn any_captions() -> impl Strategy<Value = Vec<Caption>> {
        let people = prop::collection::vec(0_usize..6, 0..4);
        let caption = (any_range(), any_range(), people).prop_map(|(range, mark, people)| Caption {
            range,
            block: BlockIndex(0),
            alt: None,
            credit: Some(mark),
            agency: None,
            photographer: None,
            date: None,
            positions: people
                .iter()
                .map(|&person| CaptionPosition {
                    person: PersonIndex(person),
                    mark,
                    side: Side::Left,
                    number: None,
                })
                .collect(),
            people: people.into_iter().map(PersonIndex).collect(),
            evidence: EvidenceList::default(),
            put_right: PutRight::default(),
        });
        prop::collection::vec(caption, 0..4)
    }

    fn any_quotes() -> impl Strategy<Value = Vec<Quote>> {
        let parts = prop::collection::vec(any_mention(), 0..4);
        let quote =
            (parts, any_range(), prop::option::of(0_usize..6)).prop_map(|(parts, range, person)| Quote {
                kind: QuoteKind::Direct,
                parts,
                speaker: Some(Speaker {
                    range,
                    kind: SpeakerKind::Person,
                    name: None,
                    person: person.map(PersonIndex),
                    candidates: person.map(PersonIndex).into_iter().collect(),
                    rule: QuoteRule::Named,
                }),
                cue: Some(range),
                evidence: EvidenceList::default(),
                put_right: PutRight::default(),
            });
        prop::collection::vec(quote, 0..4)
    }

    fn any_unsure() -> impl Strategy<Value = Vec<Unsure>> {
        let unsure = (any_range(), 0_usize..6).prop_map(|(range, block)| Unsure {
            range,
            block: BlockIndex(block),
            guess: Kind::Person,
            reason: String::new(),
        });
        prop::collection::vec(unsure, 0..6)
    }

    fn any_parts() -> impl Strategy<Value = Parts> {
        let lists =
            (any_people(), any_countries(), any_statistics(), any_captions(), any_quotes(), any_unsure());
        lists.prop_map(|(people, countries, statistics, captions, quotes, unsure)| Parts {
            people,
            countries,
            statistics,
            captions,
            quotes,
            unsure,
            ..Parts::default()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_analysis_of_any_text_keeps_the_invariants(text in any_text()) {
            if let Ok(article) = article_from_text(text) {
                prop_assert_eq!(analyze(&article).check_invariants(&article), Ok(()));
            }
        }

        #[test]
        fn what_is_assembled_keeps_the_invariants_whatever_it_is_made_of(text in any_text(), parts in any_parts()) {
            if let Ok(article) = article_from_text(text) {
                let analysis = Analysis::assemble(&article, parts);
                prop_assert_eq!(analysis.check_invariants(&article), Ok(()));
                let again = Analysis::assemble(&article, analysis.clone().into_parts());
                prop_assert_eq!(again, analysis, "assembling again changes nothing");
            }
        }
    }

    #[test]
    fn keys_are_those_of_an_article_with_more_above_and_below() {
        let text =
            "Judge Jane Doe met Max Roe in Norway. He had 40 ships and 18% of the cargo, and 40 sailors.";
        let more =
            format!("Fog at sea\n\nThe ships lay in the harbour for 3 days.\n\n{text}\n\nAnn Poe left.");
        let [one, other] = [text.to_owned(), more].map(|text| {
            let article = article_from_text(text).expect("this is text");
            analyze(&article)
        });
        for section in Section::ALL {
            for &key in one.keys_of(section) {
                assert!(other.index_of(key).is_some(), "{key:?}");
            }
        }
        assert_eq!(one.count_of(Kind::Person) + 1, other.count_of(Kind::Person));
        assert_eq!((other.count_of(Kind::Person), other.people.len()), (3, 3));
        assert_eq!((other.count_of(Kind::Statistic), other.statistics.len()), (4, 4));
        assert_eq!((other.count_of(Kind::Country), other.countries.len()), (1, 1));
    }
}
