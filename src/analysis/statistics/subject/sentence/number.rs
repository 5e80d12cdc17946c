//! A number in the syntax of its sentence, with the questions that rules ask about the words around it.

use std::ops::{Deref, Range};

use crate::analysis::statistics::StatisticKind;
use crate::analysis::statistics::lexicon::{Class, Lexicon};
use crate::lang::Parsed;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, Tag, TokenIndex};
use crate::text::fold;

/// How many figures of a list are gone through to find the first, which has the noun.
const MOST_STEPS: usize = 4;

/// How far before its unit a number is sought.
const MOST_IN_FIGURE: usize = 5;

/// How far a chain of verbs without a subject of their own is followed.
const MOST_VERBS: usize = 6;

/// A number in its sentence.
#[derive(Clone, Debug)]
pub struct Number<'a> {
    parsed: Parsed<'a>,
    pub kind: StatisticKind,
    /// Its tokens.
    pub tokens: Range<TokenIndex>,
    /// The tokens of the number that the question is about; others are asked for on its behalf.
    own: Range<TokenIndex>,
    /// The token that all others of the number depend on.
    pub head: TokenIndex,
    /// How many more figures may be asked for.
    steps_left: usize,
    /// The rule that is left out.
    pub left_out: Option<&'a str>,
}

impl<'a> Deref for Number<'a> {
    type Target = Parsed<'a>;

    fn deref(&self) -> &Parsed<'a> {
        &self.parsed
    }
}

impl<'a> Number<'a> {
    /// The number that consists of `tokens`; `None` if there are none.
    pub fn new(
        text: &'a str,
        syntax: &'a Syntax,
        kind: StatisticKind,
        tokens: Range<TokenIndex>,
    ) -> Option<Self> {
        let head = head(syntax, &tokens)?;
        Some(Self {
            parsed: Parsed { text, syntax },
            kind,
            own: tokens.clone(),
            tokens,
            head,
            steps_left: MOST_STEPS,
            left_out: None,
        })
    }

    /// Another number of the sentence, or the noun that stands for one, asked for on behalf of this one.
    pub fn instead(&self, tokens: Range<TokenIndex>) -> Option<Self> {
        let steps_left = self.steps_left.checked_sub(1)?;
        let head = head(self.syntax, &tokens)?;
        Some(Self { tokens, head, steps_left, ..self.clone() })
    }

    /// Whether the token at `index` belongs to the number.
    pub fn has(&self, index: TokenIndex) -> bool {
        self.tokens.contains(&index) || self.own.contains(&index)
    }

    /// The head of the token at `index`.
    pub fn above(&self, index: TokenIndex) -> TokenIndex {
        self.syntax.head(index)
    }

    /// Whether the verb at `index` is a form of "be".
    pub fn is_be(&self, index: TokenIndex) -> bool {
        self.lemma(index) == "be"
    }

    /// Whether the token at `index` stands for something named elsewhere.
    pub fn is_pronoun(&self, index: TokenIndex) -> bool {
        matches!(
            self.token(index).tag,
            Tag::Prp | Tag::PrpPossessive | Tag::Wp | Tag::Wdt | Tag::WpPossessive | Tag::Ex
        ) || self.is_word(index, &["that", "this", "those", "these", "all", "some", "both", "one", "each"])
    }

    /// Whether the token at `index` is a number.
    pub fn is_number(&self, index: TokenIndex) -> bool {
        let word = self.word(index);
        self.token(index).tag == Tag::Cd
            || word.contains(|c: char| c.is_ascii_digit())
            || Lexicon::get().numbers.has(&fold(word))
    }

    /// Whether the token at `index` is a figure, or a unit after one: "%", the "euros" of "12 euros".
    pub fn is_figure(&self, index: TokenIndex) -> bool {
        let start = (*self.syntax.subtree(index).start()).max(index.saturating_sub(MOST_IN_FIGURE));
        self.is_word(index, &["%", "percent", "cent"]) || (start..=index).any(|at| self.is_number(at))
    }

    /// Whether the token at `index` says when: a year, a month, a day, "week".
    pub fn is_time(&self, index: TokenIndex) -> bool {
        let word = self.word(index);
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        is_year && word.bytes().all(|byte| byte.is_ascii_digit()) || {
            self.is_in(index, Class::Month | Class::Weekday | Class::TimeNoun)
        }
    }

    /// The children of the token at `index` with one of `labels` that are not part of the number.
    pub fn children(
        &self,
        index: TokenIndex,
        labels: &'static [Dependency],
    ) -> impl DoubleEndedIterator<Item = TokenIndex> + use<'a, '_> {
        let is_meant = move |child: &TokenIndex| labels.contains(&self.label(*child)) && !self.has(*child);
        self.syntax.children(index).filter(is_meant)
    }

    /// The noun after the preposition at `index`.
    pub fn object(&self, index: TokenIndex) -> Option<TokenIndex> {
        self.children(index, &[Dependency::Pobj]).next()
    }

    /// The noun after the preposition `word` that belongs to the token at `index` and stands after the number. None if
    /// the number stands before that noun in its phrase.
    pub fn object_of(&self, index: TokenIndex, word: &str) -> Option<TokenIndex> {
        let mut prepositions = self.children(index, &[Dependency::Prep, Dependency::Agent]);
        let preposition = prepositions.find(|&at| at >= self.tokens.end && self.is_word(at, &[word]))?;
        let object = self.object(preposition)?;
        (!(preposition..object).any(|at| self.own.contains(&at))).then_some(object)
    }

    /// The noun after the preposition `word` that belongs to the token at `index` and stands before the number.
    pub fn object_before(&self, index: TokenIndex, word: &str) -> Option<TokenIndex> {
        let mut prepositions = self.children(index, &[Dependency::Prep]);
        let preposition = prepositions.find(|&at| self.is_word(at, &[word]))?;
        self.object(preposition).filter(|&object| object < self.tokens.start)
    }

    /// The subject of the verb at `index`, which a verb in a chain, or one that describes a noun, takes from there.
    pub fn subject_of(&self, index: TokenIndex) -> Option<TokenIndex> {
        use Dependency::{Acl, Advcl, Conj, Nsubj, Nsubjpass, Pcomp, Relcl, Xcomp};
        let mut verb = index;
        for _ in 0..MOST_VERBS {
            if let Some(subject) = self.syntax.child(verb, &[Nsubj, Nsubjpass]) {
                return Some(subject);
            }
            let above = self.above(verb);
            let is_participle = matches!(self.token(verb).tag, Tag::Vbg | Tag::Vbn);
            match self.label(verb) {
                Relcl | Acl => return Some(above),
                Conj | Xcomp if self.is_verb(above) => verb = above,
                Advcl | Pcomp if self.is_verb(above) && is_participle => verb = above,
                _ => return None,
            }
        }
        None
    }

    /// The noun that a relative pronoun at `index` stands for, otherwise the token itself.
    pub fn antecedent(&self, index: TokenIndex) -> TokenIndex {
        let is_relative =
            matches!(self.token(index).tag, Tag::Wdt | Tag::Wp) || self.is_word(index, &["that"]);
        if !is_relative {
            return index;
        }
        let mut clause = self.syntax.path_to_root(index).take(MOST_STEPS + 1);
        clause.find(|&at| self.label(at) == Dependency::Relcl).map_or(index, |verb| self.above(verb))
    }
}

/// The token among `tokens` that the others depend on: a number, a unit or a currency rather than a word before it.
fn head(syntax: &Syntax, tokens: &Range<TokenIndex>) -> Option<TokenIndex> {
    use Dependency::{Advmod, Cc, Det, Pcomp, Pobj, Prep, Punct, Quantmod};
    let is_outer = |&at: &TokenIndex| !tokens.contains(&syntax.head(at)) || syntax.is_root(at);
    let is_figure = |at: TokenIndex| {
        let tag = syntax.token(at).tag;
        tag.is_noun() || matches!(tag, Tag::Cd | Tag::Currency | Tag::Jj | Tag::Sym)
    };
    let outer: Vec<TokenIndex> = tokens.clone().filter(is_outer).collect();
    let figures: Vec<TokenIndex> = outer.iter().copied().filter(|&at| is_figure(at)).collect();
    let candidates = if figures.is_empty() { outer } else { figures };
    let last = *candidates.last()?;
    let is_modifier = matches!(syntax.token(last).label, Prep | Advmod | Quantmod | Det | Cc | Punct);
    let head = if is_modifier { candidates[0] } else { last };
    if syntax.token(head).part_of_speech != PartOfSpeech::Adp {
        return Some(head);
    }
    // "above 95%": the preposition is part of the number.
    let is_object = |&at: &TokenIndex| matches!(syntax.token(at).label, Pobj | Pcomp) && is_figure(at);
    let object = tokens.clone().filter(|&at| syntax.is_below(at, head)).find(is_object);
    Some(object.unwrap_or(head))
}
