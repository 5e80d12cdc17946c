//! What captions say about their pictures: the cases are in `data/captions.txt`.
//!
//! The output of a case is one line a caption: credit | agency | photographer | date | alternative text | people, each
//! with the side, number and words of the position | signs. The last line has the people named only in credits.

use std::fmt::Write as _;

use dateline::{Article, Caption, PersonIndex, Rule as _};

use crate::cases;
use crate::invariants::analyze;

fn facts_of(text: &str) -> String {
    let article = dateline::article_from_text(text.to_owned()).expect("the case has text");
    let analysis = analyze(&article);
    let mut facts = String::new();
    for caption in &analysis.captions {
        let signs: Vec<&str> = caption.evidence.iter().map(|evidence| evidence.rule.id()).collect();
        let people: Vec<String> = caption
            .people
            .iter()
            .map(|&person| {
                format!("{}{}", analysis.people[person.0].name, position_of(&article, caption, person))
            })
            .collect();
        let fields = [
            caption.credit.map_or("", |range| article.slice(range)),
            caption.agency.as_deref().unwrap_or_default(),
            caption.photographer.as_deref().unwrap_or_default(),
            caption.date.as_deref().unwrap_or_default(),
            caption.alt.as_deref().unwrap_or_default(),
            &people.join(", "),
            &signs.join(", "),
        ];
        writeln!(facts, "{}", fields.join(" | ").trim_end()).unwrap();
    }
    let in_credits: Vec<&str> = analysis
        .people
        .iter()
        .filter(|person| person.credit_only)
        .map(|person| person.name.as_str())
        .collect();
    writeln!(facts, "in credits only: {}", in_credits.join(", ")).unwrap();
    facts
}

fn position_of(article: &Article, caption: &Caption, person: PersonIndex) -> String {
    let position = caption.positions.iter().find(|position| position.person == person);
    position.map_or(String::new(), |position| {
        let number = position.number.map_or(String::new(), |number| format!(" {number}"));
        format!(" [{}{number}: {}]", position.side.as_str(), article.slice(position.mark))
    })
}

#[test]
fn every_caption_tells_what_its_case_says() {
    cases::check("captions", facts_of);
}
