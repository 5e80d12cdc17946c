//! The rules that decide say where they saw it.

use dateline::{Article, Evidence, EvidenceList, Rule};

use crate::invariants::analyze;

const TEXT: &str = "Storm shuts the harbour

The president of Georgia spoke with envoys of Norway on Monday.

President Jane Doe, 45, said that more than $5 million would go to the port, 40% of it this year. Doe thanked 300 sailors.

Jane Doe (L) at the quay of Marlow, 4 May 2021. EPA/TOM ROE
";

/// The rules with the words that each saw.
fn seen<R: Rule>(article: &Article, evidence: &[Evidence<R>]) -> String {
    let words = |one: &Evidence<R>| one.range().map_or("", |range| article.slice(range));
    let seen = evidence.iter().map(|one| format!("{}: {}", one.rule.id(), words(one)));
    seen.collect::<Vec<_>>().join("; ")
}

fn of_list<R: Rule>(article: &Article, evidence: &EvidenceList<R>) -> String {
    seen(article, evidence)
}

#[test]
fn evidence_stands_where_its_rule_saw_it() {
    let article = dateline::article_from_text(TEXT.to_owned()).expect("this is text");
    let analysis = analyze(&article);
    let statistics = analysis.statistics.iter().map(|statistic| of_list(&article, &statistic.evidence));
    let expected = [
        "age-place: 45; recognized: 45",
        "currency-sign: $; magnitude: million; modifier: more than; recognized: more than $5 million",
        "percent-sign: %; recognized: 40%",
        "counted-noun: sailors; recognized: 300",
    ];
    assert_eq!(statistics.collect::<Vec<_>>(), expected);
    let doe = &analysis.people[0];
    let mentions = doe.mentions.iter().map(|place| of_list(&article, &place.evidence));
    let expected = [
        "recognized: Jane Doe; title: President; introduction: President; age: 45; given-name: Jane",
        "known-name: Jane Doe",
        "recognized: Jane Doe; given-name: Jane",
    ];
    assert_eq!(mentions.collect::<Vec<_>>(), expected);
    let decisions = analysis.countries.iter().flat_map(|country| &country.mentions);
    let decisions = decisions.filter_map(|place| place.decision.map(|decision| seen(&article, &[decision])));
    assert_eq!(decisions.collect::<Vec<_>>(), ["words: president"]);
    let [caption] = analysis.captions.as_slice() else { panic!("{:?}", analysis.captions) };
    assert_eq!(of_list(&article, &caption.evidence), "agency: EPA; position: L; date: 4 May 2021");
}

#[test]
fn the_points_of_a_title_are_kept() {
    let article = dateline::article_from_text(TEXT.to_owned()).expect("this is text");
    let analysis = analyze(&article);
    let weights = analysis.people[0].mentions[0].evidence.iter().map(|one| (one.rule.id(), one.weight));
    let title = weights.clone().find(|&(rule, _)| rule == "title");
    assert_eq!(title, Some(("title", 40)), "{:?}", weights.collect::<Vec<_>>());
}
