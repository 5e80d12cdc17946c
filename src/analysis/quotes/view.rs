//! A parsed block as the rules for quotes see it: its words with lemmas and classes, the tree above and below each, and
//! which of them stand in quotation marks.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Deref;

use super::marks::{Mark, marks_in};
use crate::analysis::AnnotatedBlock;
use crate::article::TextRange;
use crate::lang::{Classes, ENGLISH, Parsed, forms};
use crate::nlp::Entity;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, SyntaxToken, TokenIndex};

/// How far up the tree to climb. Sentences are not that deep, and what is no sentence must not cost more.
const HIGHEST: usize = 40;

/// The relations of a subject to its verb.
pub(super) const SUBJECTS: &[Dependency] = &[Dependency::Nsubj, Dependency::Nsubjpass, Dependency::Csubj];

/// A parsed block.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The block.
    pub block: &'a AnnotatedBlock,
    /// The stretches in quotation marks, in order.
    pub marks: Vec<Mark>,
    parsed: Parsed<'a>,
    /// What was asked about each token.
    words: Vec<OnceCell<Word<'a>>>,
    is_marked: Vec<bool>,
    /// The children of all tokens, those of the first before those of the second.
    children: Vec<TokenIndex>,
    /// Where the children of each token end among them.
    ends_of_children: Vec<usize>,
}

/// A token's word. Few tokens are asked about, and to find a lemma takes time.
#[derive(Clone, Debug)]
struct Word<'a> {
    /// The lemma, folded.
    lemma: Cow<'a, str>,
    /// What the lists say about the lemma.
    classes: Classes,
}

impl<'a> Deref for View<'a> {
    type Target = Parsed<'a>;

    fn deref(&self) -> &Parsed<'a> {
        &self.parsed
    }
}

impl<'a> View<'a> {
    /// The view of `block`, if it is parsed, with the quotations in `marks`.
    pub fn new(text: &'a str, block: &'a AnnotatedBlock, marks: Vec<Mark>) -> Option<Self> {
        let syntax = block.syntax.as_deref()?;
        let tokens = syntax.tokens();
        let parsed = Parsed { text, syntax };
        let mut next = 0;
        let is_marked = |token: &SyntaxToken| {
            let range = token.range();
            while marks.get(next).is_some_and(|mark: &Mark| mark.range.end <= range.start) {
                next += 1;
            }
            marks.get(next).is_some_and(|mark| mark.range.overlaps(range))
        };
        let is_marked = tokens.iter().map(is_marked).collect();
        let words = vec![OnceCell::new(); tokens.len()];
        let (children, ends_of_children) = children(syntax);
        Some(Self { block, marks, parsed, words, is_marked, children, ends_of_children })
    }

    fn of_word(&self, at: TokenIndex) -> &Word<'a> {
        self.words[at].get_or_init(|| {
            let lemma = self.parsed.lemma(at);
            Word { classes: ENGLISH.lexicon.classes(&lemma), lemma }
        })
    }

    pub fn start(&self, at: TokenIndex) -> usize {
        self.range(at).start
    }

    pub fn end(&self, at: TokenIndex) -> usize {
        self.range(at).end
    }

    pub fn lemma(&self, at: TokenIndex) -> &str {
        &self.of_word(at).lemma
    }

    pub fn has_lemma(&self, at: TokenIndex, lemmas: &[&str]) -> bool {
        lemmas.contains(&self.lemma(at))
    }

    /// Whether the lemma of the token at `at` is in one of `classes`.
    pub fn is(&self, at: TokenIndex, classes: impl Into<Classes>) -> bool {
        self.classes(at).intersects(classes)
    }

    /// Whether the token at `at` stands in quotation marks.
    pub fn is_marked(&self, at: TokenIndex) -> bool {
        self.is_marked[at]
    }

    pub fn head(&self, at: TokenIndex) -> TokenIndex {
        self.syntax.head(at)
    }

    pub fn is_root(&self, at: TokenIndex) -> bool {
        self.syntax.is_root(at)
    }

    pub fn children(&self, at: TokenIndex) -> &[TokenIndex] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends_of_children[before]);
        &self.children[start..self.ends_of_children[at]]
    }

    /// The children of the token at `at` with one of these labels, in order.
    pub fn children_of(
        &self,
        at: TokenIndex,
        labels: &'static [Dependency],
    ) -> impl DoubleEndedIterator<Item = TokenIndex> + '_ {
        self.children(at).iter().copied().filter(|&child| labels.contains(&self.label(child)))
    }

    /// The first child of the token at `at` with one of these labels.
    pub fn child(&self, at: TokenIndex, labels: &'static [Dependency]) -> Option<TokenIndex> {
        self.children_of(at, labels).next()
    }

    /// The first and the last token of what depends on the one at `at`.
    pub fn subtree(&self, at: TokenIndex) -> (TokenIndex, TokenIndex) {
        self.syntax.subtree(at).into_inner()
    }

    /// The token at `at`, its head, the head of that and so on.
    pub fn up(&self, at: TokenIndex) -> impl Iterator<Item = TokenIndex> + '_ {
        self.syntax.path_to_root(at).take(HIGHEST)
    }

    /// The first token that ends behind `offset`, or the number of tokens.
    pub fn token_at(&self, offset: usize) -> TokenIndex {
        self.syntax.token_at(offset).unwrap_or(self.len())
    }

    /// The tokens that overlap `range`.
    pub fn tokens_in(&self, range: TextRange) -> std::ops::Range<TokenIndex> {
        self.syntax.tokens_in(range)
    }

    /// The text from the first of `tokens` to the last.
    pub fn words_of(&self, (first, last): (TokenIndex, TokenIndex)) -> TextRange {
        self.range(first).cover(self.range(last))
    }

    /// The entity at the token at `at`.
    pub fn entity(&self, at: TokenIndex) -> Option<&Entity> {
        let start = self.start(at);
        let entities = &self.block.entities;
        let index = entities.partition_point(|entity| entity.range.end <= start);
        entities.get(index).filter(|entity| entity.range.contains_offset(start))
    }

    /// The entities within `range`, in order.
    pub fn entities_in(&self, range: TextRange) -> impl Iterator<Item = &Entity> {
        let first = self.block.entities.partition_point(|entity| entity.range.end <= range.start);
        let rest = &self.block.entities[first..];
        rest.iter()
            .take_while(move |entity| entity.range.start < range.end)
            .filter(move |entity| range.contains(entity.range))
    }

    /// What the lists say about the lemma of the token at `at`.
    pub fn classes(&self, at: TokenIndex) -> Classes {
        self.of_word(at).classes
    }

    /// The quotations that overlap `range`.
    pub fn marks_in(&self, range: TextRange) -> impl Iterator<Item = &Mark> {
        marks_in(&self.marks, range)
    }

    /// The quotation that begins at `offset`.
    pub fn mark_at(&self, offset: usize) -> Option<&Mark> {
        let index = self.marks.binary_search_by_key(&offset, |mark| mark.range.start).ok()?;
        self.marks.get(index)
    }

    /// Whether the token at `at` is denied: "not", "never".
    pub fn is_denied(&self, at: TokenIndex) -> bool {
        self.children(at)
            .iter()
            .any(|&child| self.label(child) == Dependency::Neg || self.is_word(child, &["never"]))
    }

    /// Whether the verb at `at` is in the passive voice.
    pub fn is_passive(&self, at: TokenIndex) -> bool {
        self.child(at, &[Dependency::Auxpass, Dependency::Nsubjpass]).is_some()
    }

    /// Whether the token at `at` is a comma, a dash or a semicolon that sets something off.
    pub fn sets_off(&self, at: TokenIndex) -> bool {
        matches!(self.word(at), "," | ";" | "—" | "–" | "--") && !self.is_marked(at)
    }

    /// Whether the token at `at` is a noun, a name or a pronoun.
    pub fn is_nominal(&self, at: TokenIndex) -> bool {
        matches!(self.part(at), PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Pron)
    }

    /// Whether the noun at `at` can be one that speaks, and not merely shows something: "the pattern suggests".
    pub fn can_speak(&self, at: TokenIndex) -> bool {
        self.part(at) != PartOfSpeech::Noun
            || self.entity(at).is_some()
            || self.is(at, Classes::SPEAKING)
            || forms::has_ending_of_people(self.lemma(at))
            || self.children_of(at, &[Dependency::Appos]).any(|name| self.part(name) == PartOfSpeech::Propn)
    }

    /// The noun phrase of the token at `head`: what depends on it, up to a clause, without what stands in marks.
    pub fn phrase(&self, head: TokenIndex) -> (TokenIndex, TokenIndex) {
        use Dependency::{Acl, Advcl, Cc, Ccomp, Parataxis, Relcl};
        /// How far a noun phrase reaches on either side at most, in tokens.
        const LONGEST: usize = 60;
        let (first, last) = self.subtree(head);
        let (mut first, mut last) = (first.max(head.saturating_sub(LONGEST)), last.min(head + LONGEST));
        for &child in self.children(head) {
            let (left, right) = self.subtree(child);
            if child > head && left > head && matches!(self.label(child), Relcl | Acl | Advcl | Ccomp) {
                last = last.min(left - 1);
            }
            if child < head && matches!(self.label(child), Ccomp | Advcl | Parataxis | Cc) {
                first = first.max(right + 1);
            }
        }
        first = first.min(head);
        // "On Monday, Jane Doe": what a comma parts from it is no part of it if no noun stands there.
        let is_noun =
            |at| matches!(self.part(at), PartOfSpeech::Propn | PartOfSpeech::Noun) && !self.is_marked(at);
        if let Some(comma) = (first..head).rev().find(|&at| self.sets_off(at) && self.head(at) == head)
            && !(first..comma).any(is_noun)
        {
            first = comma + 1;
        }
        while first < head && (self.is_marked(first) || self.is_edge(first)) {
            first += 1;
        }
        // Marks before the head that are not at the edge, as of a title in the phrase, are left out with all before.
        if let Some(marked) = (first..head).rev().find(|&at| self.is_marked(at)) {
            first = marked + 1;
        }
        last = (head + 1..=last).find(|&at| self.is_marked(at)).map_or(last, |marked| marked - 1);
        while last > head
            && matches!(self.part(last), PartOfSpeech::Punct | PartOfSpeech::Space)
            && self.word(last) != ")"
        {
            last -= 1;
        }
        (first, last.max(head))
    }

    /// Whether the token at `at` opens no noun phrase.
    fn is_edge(&self, at: TokenIndex) -> bool {
        matches!(self.part(at), PartOfSpeech::Punct | PartOfSpeech::Space | PartOfSpeech::Cconj)
    }
}

/// The children of all tokens, those of the first before those of the second, and where those of each end.
fn children(syntax: &Syntax) -> (Vec<TokenIndex>, Vec<usize>) {
    let length = syntax.tokens().len();
    let below = |at: &TokenIndex| !syntax.is_root(*at);
    // Counted, then added up: where the children of each token begin, and after they are filled in, where they end.
    let mut ends = vec![0; length];
    for at in (0..length).filter(below) {
        ends[syntax.head(at)] += 1;
    }
    let mut count = 0;
    for end in &mut ends {
        count += std::mem::replace(end, count);
    }
    let mut children = vec![0; count];
    for at in (0..length).filter(below) {
        let end = &mut ends[syntax.head(at)];
        children[*end] = at;
        *end += 1;
    }
    (children, ends)
}

/// The number of letters and digits of `text` in `range`.
pub(super) fn letters(text: &str, range: TextRange) -> usize {
    text[range.start..range.end].chars().filter(|c| c.is_alphanumeric()).count()
}
