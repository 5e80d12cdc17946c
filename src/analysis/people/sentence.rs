//! Whether the sentence bears out what introduces a person.
//!
//! The words beside a name are read in a row ([`super::introduction`]). The parser says what they are: a verb before a
//! name ("to convict Jane Doe") is no title, and neither is the subject of a clause that stands between commas behind one
//! ("Jane Doe, her solicitor said, saw nothing").

use std::collections::BTreeSet;

use crate::analysis::people::{Person, PersonRule};
use crate::analysis::{AnnotatedArticle, Evidence, Mention};
use crate::article::{BlockIndex, TextRange};
use crate::nlp::syntax::{Dependency, Syntax, Tag, TokenIndex};

/// The blocks in which words introduce one of `people`.
pub fn blocks_with_introductions(people: &[Person]) -> BTreeSet<BlockIndex> {
    let mentions = people.iter().flat_map(|person| &person.mentions);
    let introduced = mentions.filter(|found| found.evidence.get(PersonRule::Introduction).is_some());
    introduced.map(|found| found.mention.block).collect()
}

/// Takes back the introductions that the sentence does not bear out. Those in blocks that were not parsed stay.
pub fn check_introductions(document: &AnnotatedArticle<'_>, people: &mut [Person]) {
    for person in people {
        let mut wrong: Vec<TextRange> = Vec::new();
        for found in &mut person.mentions {
            let Mention { range: name, block, .. } = found.mention;
            let syntax = document.blocks[block.0].syntax.as_deref();
            let is_wrong = |&introduction: &TextRange| {
                syntax.is_some_and(|syntax| is_contradicted(syntax, introduction, name))
            };
            let introduction = found.evidence.get(PersonRule::Introduction).and_then(Evidence::range);
            if let Some(introduction) = introduction.filter(is_wrong) {
                wrong.push(introduction);
                found.evidence.retain_ranges(&|range| range != introduction);
            }
        }
        if person.introduced_as.is_some_and(|introduction| wrong.contains(&introduction)) {
            let mut evidence =
                person.mentions.iter().map(|found| found.evidence.get(PersonRule::Introduction));
            person.introduced_as = evidence.find_map(|evidence| evidence?.range());
        }
    }
}

fn is_contradicted(syntax: &Syntax, introduction: TextRange, name: TextRange) -> bool {
    let words = syntax.tokens_in(introduction);
    let Some(last) = words.end.checked_sub(1).filter(|last| words.contains(last)) else { return false };
    if introduction.end <= name.start {
        return is_verb(syntax, last) || is_infinitive(syntax, last);
    }
    // A finite verb among the words or right behind them, whose subject is one of them.
    let is_predicate = |at: TokenIndex| {
        let subject = syntax.child(at, &[Dependency::Nsubj, Dependency::Nsubjpass]);
        matches!(syntax.token(at).tag, Tag::Vbd | Tag::Vbp | Tag::Vbz)
            && subject.is_some_and(|subject| words.contains(&subject))
    };
    (words.start..(words.end + 1).min(syntax.tokens().len())).any(is_predicate)
}

/// Whether the "to" of an infinitive stands before the token at `index`, though the tagger took that for a noun: "agreed
/// to chair Jane Doe's panel".
fn is_infinitive(syntax: &Syntax, index: TokenIndex) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        let token = syntax.token(before);
        token.tag == Tag::To && token.label == Dependency::Aux
    })
}

/// Whether the parser takes the token at `index` for a verb rather than for a part of the name behind it.
fn is_verb(syntax: &Syntax, index: TokenIndex) -> bool {
    let token = syntax.token(index);
    let is_part = matches!(
        token.label,
        Dependency::Compound | Dependency::Amod | Dependency::Nmod | Dependency::Nsubj | Dependency::Appos
    );
    token.tag.is_verb() && !is_part
}
