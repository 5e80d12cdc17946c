//! The syntax around a number.

use std::ops::{Deref, Range};

use crate::article::TextRange;
use crate::lang::Parsed;
use crate::nlp::syntax::{Dependency, Syntax, Tag, TokenIndex};

/// The most tokens of a sentence that is looked at. Each number looks at all of them, so that the time would grow with the
/// square of the length of what is no sentence at all.
const MOST_TOKENS: usize = 600;

/// The relations of a subject to its verb.
pub(super) const SUBJECTS: &[Dependency] =
    &[Dependency::Nsubj, Dependency::Nsubjpass, Dependency::Csubj, Dependency::Csubjpass, Dependency::Expl];

/// The syntax of a block, seen from a number in it.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    parsed: Parsed<'a>,
    /// The sentence of the number.
    pub sentence: TextRange,
    /// The number.
    pub number: TextRange,
    /// The tokens of the number.
    pub tokens: Range<TokenIndex>,
    /// The deepest token of the number that depends on no other of them, its head, and so on to the root.
    pub path: Vec<TokenIndex>,
}

impl<'a> Deref for Tree<'a> {
    type Target = Parsed<'a>;

    fn deref(&self) -> &Parsed<'a> {
        &self.parsed
    }
}

impl<'a> Tree<'a> {
    /// The `syntax` of a block of `text` around `number`; `None` if the number has no token, or its sentence too many.
    pub fn new(text: &'a str, syntax: &'a Syntax, sentence: TextRange, number: TextRange) -> Option<Self> {
        let tokens = syntax.tokens_in(number);
        let is_top = |&at: &TokenIndex| !tokens.contains(&syntax.head(at)) || syntax.is_root(at);
        // The parts of a score or a range may be taken for parts of different clauses; the number is where the smaller is.
        let depth = |at: &TokenIndex| syntax.path_to_root(*at).take(MOST_TOKENS).count();
        let top = tokens.clone().filter(is_top).max_by_key(depth)?;
        let path: Vec<TokenIndex> = syntax.path_to_root(top).take(MOST_TOKENS).collect();
        let (first, last) = syntax.subtree(*path.last()?).into_inner();
        if last - first >= MOST_TOKENS || !syntax.is_root(*path.last()?) {
            return None;
        }
        Some(Self { parsed: Parsed { text, syntax }, sentence, number, tokens, path })
    }

    pub fn has_subject(&self, at: TokenIndex) -> bool {
        self.syntax.child(at, SUBJECTS).is_some()
    }

    /// Whether the verb at `at` states something at a time: "cost", "was cut", "will wait", but not "to wait".
    fn is_finite(&self, at: TokenIndex) -> bool {
        let is_finite = |tag| matches!(tag, Tag::Md | Tag::Vbd | Tag::Vbp | Tag::Vbz);
        let is_auxiliary = |&child: &TokenIndex| {
            matches!(self.label(child), Dependency::Aux | Dependency::Auxpass) && is_finite(self.tag(child))
        };
        is_finite(self.tag(at)) || self.syntax.children(at).any(|child| is_auxiliary(&child))
    }

    /// Whether the token at `at` is the head of a clause of its own.
    pub fn heads_clause(&self, at: TokenIndex) -> bool {
        let label = self.label(at);
        if !self.is_verb(at) {
            // "No dredging for 75 days, panel says" has no verb in what is said.
            return label == Dependency::Ccomp && self.syntax.head(at) > at;
        }
        if self.syntax.is_root(at) {
            return true;
        }
        if self.has_subject(at) {
            // "with 40 ships waiting" is one, "wanted 40 ships to wait" and "made 40 ships wait" are not.
            return self.is_finite(at) || self.tag(at) == Tag::Vbg;
        }
        // "idled 46 ships" is one, but "close 3 shops" after "plans to cut 40 jobs and" is not.
        label == Dependency::Conj
            && self.tag(at) != Tag::Vb
            && self.is_verb(self.syntax.head(at))
            && self.is_clause_of_main_verb(self.syntax.head(at))
    }

    /// Whether the first verb of the list that the verb at `at` belongs to heads a clause.
    fn is_clause_of_main_verb(&self, at: TokenIndex) -> bool {
        let first = self.syntax.first_of_conjuncts(at);
        self.is_verb(first) && (self.syntax.is_root(first) || self.has_subject(first))
    }

    /// The head of the smallest clause that contains the token at `path[step]`, as a step of the path.
    pub fn clause_from(&self, step: usize) -> Option<usize> {
        (step..self.path.len()).find(|&step| self.heads_clause(self.path[step]))
    }
}
