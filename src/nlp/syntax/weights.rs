//! The weights of the tagger and the parser, and the tables of the attribute ruler and the lemmatizer.

use super::tag::{Dependency, Tag};
use super::transitions::{Action, ArcLabel, Choices, Move};
use crate::nlp::model::Vocabulary;
use crate::nlp::model::lexeme::Attribute;
use crate::nlp::model::matrix::WIDTH;
use crate::nlp::model::scorer::{HIDDEN, PIECES};
use crate::nlp::model::weights::{EncoderWeights, Linear, TensorFile, WeightsError};

/// The number of transitions.
pub const ACTIONS: usize = 106;
/// The tokens that the scores of the transitions depend on.
pub const ROLES: usize = 8;
/// The number of tags.
pub const TAGS: usize = 50;

/// All weights.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// Those of the encoder.
    pub encoder: EncoderWeights<'a>,
    /// From a token's vector to the scores of the tags.
    pub tag: Linear,
    /// The tags, in the order of the scores.
    pub tags: Vec<Tag>,
    /// From a token's vector to the parser's width.
    pub reduce: Linear,
    /// From there to its share in the hidden state in each of the roles: [`ROLES`] × [`PIECES`].
    pub hidden: Linear,
    /// The share of a role that no token fills: [`ROLES`] × [`PIECES`].
    pub padding: Vec<f32>,
    /// From the hidden state to the scores of the transitions.
    pub choices: Choices,
    /// The patterns of the attribute ruler, as JSON.
    pub patterns: &'a str,
    /// The tables of the lemmatizer, as JSON but for the index.
    pub lemmas: &'a str,
    /// The words that are lemmas: for each part of speech, sorted, one a line.
    pub lemma_index: [&'a str; 4],
}

impl<'a> Weights<'a> {
    /// Reads the weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        let file = TensorFile::read(bytes)?;
        let attributes = [
            Attribute::Norm,
            Attribute::Prefix,
            Attribute::Suffix,
            Attribute::Shape,
            Attribute::Spacy,
            Attribute::IsSpace,
        ];
        let names =
            |name: &str| -> Result<Vec<&'a str>, WeightsError> { Ok(file.text(name)?.lines().collect()) };
        let wrong = |name: &str| WeightsError::Tensor(name.to_owned());
        let tags: Option<Vec<Tag>> =
            names("tagger.tags")?.into_iter().map(|name| name.parse().ok()).collect();
        let actions: Option<Vec<Action>> = names("parser.actions")?.into_iter().map(action).collect();
        let actions =
            actions.filter(|actions| actions.len() == ACTIONS).ok_or_else(|| wrong("parser.actions"))?;
        // The bias belongs to the sum of the roles.
        let hidden = file.linear("hidden", HIDDEN, ROLES * PIECES, PIECES)?;
        let action = file.linear("action", HIDDEN, ACTIONS, ACTIONS)?;
        Ok(Self {
            encoder: EncoderWeights::read(&file, Vocabulary::embedded().vectors(), &attributes)?,
            tag: file.linear("tag", WIDTH, TAGS, TAGS)?,
            tags: tags.filter(|tags| tags.len() == TAGS).ok_or_else(|| wrong("tagger.tags"))?,
            reduce: file.linear("reduce", WIDTH, HIDDEN, HIDDEN)?,
            choices: Choices::new(&hidden, &action, actions),
            hidden,
            padding: file.slice_of("hidden.padding", ROLES * PIECES)?.to_vec(),
            patterns: file.text("attribute_ruler.patterns")?,
            lemmas: file.text("lemmatizer.tables")?,
            lemma_index: [
                file.text("lemmatizer.index.noun")?,
                file.text("lemmatizer.index.verb")?,
                file.text("lemmatizer.index.adj")?,
                file.text("lemmatizer.index.adv")?,
            ],
        })
    }
}

/// A transition by its name in spaCy: "S", "L-nsubj", "R-prep||dobj".
fn action(name: &str) -> Option<Action> {
    let (kind, label) = name.split_once('-').unwrap_or((name, "dep"));
    let kind = match kind {
        "S" => Move::Shift,
        "D" => Move::Reduce,
        "L" => Move::Left,
        "R" => Move::Right,
        "B" => Move::Break,
        _ => return None,
    };
    let label = match label.split_once("||") {
        Some((label, head)) => {
            ArcLabel { label: label.parse().ok()?, head_label: Some(head.parse::<Dependency>().ok()?) }
        }
        None => ArcLabel { label: label.parse().ok()?, head_label: None },
    };
    Some(Action { kind, label })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_known_by_their_names_in_spacy() {
        let label = |name: &str| {
            action(name).map(|action| (action.kind, action.label.label, action.label.head_label))
        };
        assert_eq!(label("S"), Some((Move::Shift, Dependency::Dep, None)));
        assert_eq!(label("L-nsubj"), Some((Move::Left, Dependency::Nsubj, None)));
        assert_eq!(label("R-prep||dobj"), Some((Move::Right, Dependency::Prep, Some(Dependency::Dobj))));
        assert_eq!(label("B-ROOT"), Some((Move::Break, Dependency::Root, None)));
        assert_eq!(label("X-nsubj"), None);
        assert_eq!(label("L-nothing"), None);
    }
}
