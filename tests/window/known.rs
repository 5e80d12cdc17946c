//! An analyst that finds known words in the invented articles, and the rows that the window lists them in.

use dateline::{
    Analysis, Article, BlockKind, Caption, Country, CountryEvidence, CountryMention, Evidence, EvidenceList,
    Kind, Mention, Modifier, Parts, Person, PersonMention, PersonRule, PutRight, Statistic, StatisticKind,
    TextRange, Unsure,
};

pub const DOVANE: &str = "Mirela Dovane, 5 mentions";
pub const SELVAN: &str = "Tarik Selvan, 4 mentions";
pub const SHIPS: &str = "> 40, more than 40 cargo ships had been cleared to leave the port";
pub const MONTHS: &str = "≈ 11 months, a third of the crews had been at sea for nearly 11 months";

/// The places of `words` in `article`, without overlaps.
fn mentions(article: &Article, words: &[&str]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for word in words {
        for (start, _) in article.text().match_indices(word) {
            let range = TextRange::new(start, start + word.len());
            if found.iter().any(|mention| mention.range.overlaps(range)) {
                continue;
            }
            if let Some(block) = article.block_at(start) {
                found.push(Mention::in_block(article, block, range));
            }
        }
    }
    found.sort();
    found
}

/// Where `words` stand first.
fn first(article: &Article, words: &str) -> Option<TextRange> {
    article.text().find(words).map(|start| TextRange::new(start, start + words.len()))
}

/// The known numbers of the invented articles.
fn known_statistics(article: &Article) -> Vec<Statistic> {
    let mut statistics = Vec::new();
    let clauses = [
        "more than 40 cargo ships had been cleared to leave the port",
        "a third of the crews had been at sea for nearly 11 months",
        "Insurers have quoted $1.2 million a voyage",
        "up 18% on last year",
    ];
    for (words, kind, value, unit, modifier) in [
        ("more than 40", StatisticKind::Count, 40, None, Some(Modifier::MoreThan)),
        ("nearly 11 months", StatisticKind::Duration, 11, Some("month"), Some(Modifier::Nearly)),
        ("$1.2 million", StatisticKind::Money, 1_200_000, Some("USD"), None),
        ("18%", StatisticKind::Percentage, 18, Some("%"), None),
    ] {
        let Some(range) = first(article, words) else { continue };
        let Some(block) = article.block_at(range.start()) else { continue };
        statistics.push(Statistic {
            kind,
            range,
            block,
            value: Some(value.into()),
            value_high: None,
            unit: unit.map(str::to_owned),
            modifier,
            subject: first(article, "cargo ships").filter(|_| words == "more than 40"),
            negated: false,
            clause: clauses
                .iter()
                .filter_map(|words| first(article, words))
                .find(|it| it.contains(range))
                .unwrap_or(range),
            sentence: article.block(block).range,
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        });
    }
    statistics
}

/// An analysis that finds the known words of the invented articles.
pub fn known_words(article: &Article) -> Analysis {
    let mut parts = Parts { word_count: article.text().split_whitespace().count(), ..Parts::default() };
    let people: [(&[&str], &str); 4] = [
        (&["Mirela Dovane", "Dovane"], "Romanian transport minister"),
        (&["Tarik Selvan", "Selvan"], "Her counterpart"),
        (&["Anton Breckel", "Breckel"], "port director"),
        (&["Petra Holm", "Holm"], "Chief executive"),
    ];
    for (names, role) in people {
        let mentions = mentions(article, names);
        if !mentions.is_empty() {
            parts.people.push(Person {
                name: names[0].to_owned(),
                introduced_as: first(article, role),
                aliases: vec![names[1].to_owned()],
                mentions: mentions
                    .into_iter()
                    .map(|mention| PersonMention {
                        mention,
                        evidence: [Evidence::of(PersonRule::Recognized)].into_iter().collect(),
                    })
                    .collect(),
                credit_only: false,
                doubt: None,
                put_right: PutRight::default(),
            });
        }
    }
    let countries: [(&[&str], &'static str, &'static str, &'static str); 3] = [
        (&["Romanian", "Romania", "Bucharest"], "Romania", "RO", "ROU"),
        (&["Turkey", "Ankara"], "Turkey", "TR", "TUR"),
        (&["Poland"], "Poland", "PL", "POL"),
    ];
    for (words, name, alpha2, alpha3) in countries {
        let evidence = |mention: &Mention| match article.slice(mention.range) {
            word if word == name => CountryEvidence::Name,
            "Romanian" => CountryEvidence::Demonym,
            _ => CountryEvidence::Capital,
        };
        let mentions: Vec<CountryMention> = mentions(article, words)
            .into_iter()
            .map(|mention| CountryMention { mention, evidence: evidence(&mention), decision: None })
            .collect();
        if !mentions.is_empty() {
            parts.countries.push(Country {
                name,
                alpha2,
                alpha3,
                mentions,
                doubt: None,
                put_right: PutRight::default(),
            });
        }
    }
    parts.statistics = known_statistics(article);
    for (block, caption) in article.indexed_blocks().filter(|(_, block)| block.kind == BlockKind::Caption) {
        parts.captions.push(Caption {
            range: caption.range,
            block,
            alt: None,
            credit: None,
            agency: Some("REUTERS".to_owned()),
            photographer: None,
            date: None,
            people: Vec::new(),
            positions: Vec::new(),
            evidence: EvidenceList::default(),
            put_right: PutRight::default(),
        });
    }
    if let Some(range) = first(article, "Hamburg") {
        let block = article.block_at(range.start()).unwrap();
        let reason = "a city, not a country".to_owned();
        parts.unsure.push(Unsure { range, block, guess: Kind::Country, reason });
    }
    Analysis::assemble(article, parts)
}

/// The mention of `words` where they stand first.
pub fn mention(article: &Article, words: &str) -> Mention {
    let range = first(article, words).expect("the words are in the article");
    Mention::in_block(article, article.block_at(range.start()).expect("they are in a block"), range)
}

/// A person called `name`, who is mentioned at `mentions`.
pub fn person(name: &str, mentions: impl IntoIterator<Item = Mention>) -> Person {
    let place = |mention| PersonMention { mention, evidence: EvidenceList::default() };
    Person {
        name: name.to_owned(),
        introduced_as: None,
        aliases: Vec::new(),
        mentions: mentions.into_iter().map(place).collect(),
        credit_only: false,
        doubt: None,
        put_right: PutRight::default(),
    }
}

/// A country called `name`, mentioned where that stands first.
pub fn country(article: &Article, name: &str) -> Country {
    let mention = mention(article, name);
    Country {
        name: "Norway",
        alpha2: "NO",
        alpha3: "NOR",
        mentions: vec![CountryMention { mention, evidence: CountryEvidence::Name, decision: None }],
        doubt: None,
        put_right: PutRight::default(),
    }
}

/// The number that `words` begin with, where they stand first.
pub fn number(article: &Article, words: &str) -> Statistic {
    let mention = mention(article, words);
    let clause = mention.range;
    let digits = words.split(' ').next().unwrap_or(words);
    Statistic {
        kind: StatisticKind::Count,
        range: TextRange::new(clause.start(), clause.start() + digits.len()),
        block: mention.block,
        value: digits.parse().ok(),
        value_high: None,
        unit: None,
        modifier: None,
        subject: None,
        negated: false,
        clause,
        sentence: article.block(mention.block).range,
        in_quotation: false,
        evidence: EvidenceList::default(),
        doubt: None,
        put_right: PutRight::default(),
    }
}
