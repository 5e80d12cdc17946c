//! Which countries are found, and where: the cases are in `data/countries.txt`.
//!
//! The input is paragraphs separated by blank lines; one that starts with `# ` is a heading. The output is their text
//! with mentions as `[text|CODE]` by name, `[text|CODE d]` by demonym and `[text|CODE c]` by capital, and with
//! `[text|?]` for unsure places.

use std::collections::HashSet;

use dateline::{
    Analysis, Article, Block, BlockKind, CountryEvidence, CountryRule, Metadata, Source, TextRange,
};

use crate::cases;
use crate::invariants::analyze;

/// An article with the paragraphs in `text`.
fn article(text: &str) -> Article {
    let (mut plain, mut blocks) = (String::new(), Vec::new());
    for paragraph in text.split("\n\n").map(str::trim) {
        let (kind, paragraph) = paragraph
            .strip_prefix("# ")
            .map_or((BlockKind::Paragraph, paragraph), |heading| (BlockKind::Heading, heading));
        let start = plain.len();
        plain.push_str(paragraph);
        blocks.push(Block::marked(kind, TextRange::new(start, plain.len())));
        plain.push_str("\n\n");
    }
    Article::new(plain, blocks, Metadata::default(), Source::default(), Vec::new())
}

/// The article's text with its mentions and unsure places in brackets.
fn marked(text: &str, article: &Article, analysis: &Analysis) -> String {
    let mut marks: Vec<(TextRange, String)> = Vec::new();
    for country in &analysis.countries {
        for found in &country.mentions {
            let sign = match found.evidence {
                CountryEvidence::Name => "",
                CountryEvidence::Demonym => " d",
                CountryEvidence::Capital => " c",
            };
            marks.push((found.mention.range, format!("|{}{sign}]", country.alpha2)));
        }
    }
    for unsure in analysis.unsure.iter().filter(|unsure| unsure.guess == dateline::Kind::Country) {
        marks.push((unsure.range, "|?]".to_owned()));
    }
    marks.sort_by_key(|(range, _)| range.start());
    let (mut out, mut at) = (String::new(), 0);
    for (range, sign) in marks {
        assert!(range.start() >= at, "mentions overlap in {text}");
        out.push_str(&article.text()[at..range.start()]);
        out.push('[');
        out.push_str(article.slice(range));
        out.push_str(&sign);
        at = range.end();
    }
    out.push_str(&article.text()[at..]);
    out
}

#[test]
fn countries_are_found_where_the_cases_say() {
    let count = cases::check("countries", |text| {
        let article = article(text);
        marked(text, &article, &analyze(&article))
    });
    assert!(count >= 100, "the table has lost its cases");
}

#[test]
fn every_iso_code_has_its_row() {
    let rows: Vec<Vec<&str>> = include_str!("../../assets/lang/en/countries.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(rows.len(), 250, "249 codes of ISO 3166-1 and Kosovo");
    let alpha2: HashSet<&str> = rows.iter().map(|row| row[0]).collect();
    let alpha3: HashSet<&str> = rows.iter().map(|row| row[1]).collect();
    let names: HashSet<&str> = rows.iter().map(|row| row[2]).collect();
    assert_eq!((alpha2.len(), alpha3.len(), names.len()), (250, 250, 250), "codes and names are unique");
    assert!(alpha2.contains("XK"));
    for row in &rows {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(row[0].len() == 2 && row[1].len() == 3 && !row[2].is_empty(), "{row:?}");
    }
    // Uninhabited places have no demonym; city states and some islands have no capital with another name.
    let without = |column: usize| -> Vec<&str> {
        rows.iter().filter(|row| row[column].is_empty()).map(|row| row[0]).collect()
    };
    assert_eq!(without(4), ["AQ", "BV", "CC", "GS", "HK", "HM", "MF", "PM", "SJ", "SX", "TF", "UM", "VA"]);
    assert!(without(5).len() < 30, "{:?}", without(5));
}

#[test]
fn any_text_keeps_the_invariants() {
    for text in
        ["", "\u{0}", "🇺🇦 Ukraine🇺🇦", "İstanbul, TÜRKİYE", "’s Ukraine’s", "US", "Ο Ιορδανία", "Ǆordan"]
    {
        analyze(&article(text));
    }
    proptest::proptest!(|(text in "(\\PC|[ .’'-]|US|Turkey|Georgia|Korea|, |St\\. )*")| {
        analyze(&article(&text));
    });
}

#[test]
fn countries_stand_in_the_order_of_first_mention() {
    let article = article("Oslo and Ghana spoke. Then Norway and the Ghanaians left for Ghana.");
    let analysis = analyze(&article);
    let found: Vec<(&str, &str, &str, usize)> = analysis
        .countries
        .iter()
        .map(|country| (country.name, country.alpha2, country.alpha3, country.mentions.len()))
        .collect();
    assert_eq!(found, [("Norway", "NO", "NOR", 2), ("Ghana", "GH", "GHA", 3)]);
}

#[test]
fn a_homonym_says_what_decided_it() {
    let decided = |text: &str, form: &str| {
        let article = article(text);
        let analysis = analyze(&article);
        let mentions = analysis.countries.iter().flat_map(|country| &country.mentions);
        let mut mentions = mentions.into_iter();
        let mention = mentions.find(|mention| article.slice(mention.mention.range) == form).unwrap();
        mention
            .decision
            .map(|decision| (decision.rule, decision.range().map(|range| article.slice(range).to_owned())))
    };
    let text = "Crowds filled the streets of Tbilisi. The parliament of Georgia met with envoys of Norway.";
    assert_eq!(decided(text, "Georgia"), Some((CountryRule::Article, Some("Tbilisi".to_owned()))));
    assert_eq!(decided(text, "Norway"), None);
}
