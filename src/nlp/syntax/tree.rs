//! The syntax of a paragraph: its tokens with tags, heads and labels, and the ways through the tree that they form.

use super::tag::{Dependency, PartOfSpeech, Tag};
use super::transitions::{ArcLabel, Arcs};
use crate::article::TextRange;

/// How often the edges of subtrees are worked out anew, as in spaCy. An arc that crosses another can need it.
const MOST_ROUNDS: usize = 12;

/// How many tokens are looked at in search of the true head of a non-projective arc.
const MOST_LOOKED_AT: usize = 1000;

/// The index of a token in its paragraph.
pub type TokenIndex = usize;

/// A token with its grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxToken {
    start: u32,
    end: u32,
    head: u32,
    left_edge: u32,
    right_edge: u32,
    /// Its part-of-speech tag.
    pub tag: Tag,
    /// Its universal part of speech.
    pub part_of_speech: PartOfSpeech,
    /// Its relation to its head.
    pub label: Dependency,
    /// The number of its morphological features in the attribute ruler's table.
    pub(super) features: u8,
    /// The number of the lemma that the attribute ruler gives it, or 0.
    pub(super) lemma: u8,
    starts_sentence: bool,
    is_space: bool,
}

impl SyntaxToken {
    /// Where it is.
    #[must_use]
    pub fn range(&self) -> TextRange {
        TextRange::new(self.start as usize, self.end as usize)
    }

    /// Whether it is white space.
    #[must_use]
    pub fn is_space(&self) -> bool {
        self.is_space
    }

    /// Whether a sentence begins here, as the parser sees it.
    #[must_use]
    pub fn starts_sentence(&self) -> bool {
        self.starts_sentence
    }
}

/// The syntax of a paragraph. Every sentence is a tree whose root is its own head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    tokens: Vec<SyntaxToken>,
}

impl Syntax {
    /// The syntax with each place moved to where `place` puts it, which keeps their order.
    #[must_use]
    pub fn moved(mut self, place: impl Fn(usize) -> usize) -> Self {
        for token in &mut self.tokens {
            token.start = place(token.start as usize) as u32;
            token.end = place(token.end as usize) as u32;
        }
        self
    }

    /// The tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[SyntaxToken] {
        &self.tokens
    }

    /// The token at `index`.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn token(&self, index: TokenIndex) -> &SyntaxToken {
        &self.tokens[index]
    }

    /// The token that contains the byte `offset`, or the first one after it.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> Option<TokenIndex> {
        let index = self.tokens.partition_point(|token| token.end as usize <= offset);
        (index < self.tokens.len()).then_some(index)
    }

    /// The tokens that overlap `range`.
    #[must_use]
    pub fn tokens_in(&self, range: TextRange) -> std::ops::Range<TokenIndex> {
        let start = self.tokens.partition_point(|token| token.end as usize <= range.start());
        let end = self.tokens.partition_point(|token| (token.start as usize) < range.end());
        start..end.max(start)
    }

    /// The head of the token at `index`; a root is its own.
    #[must_use]
    pub fn head(&self, index: TokenIndex) -> TokenIndex {
        self.tokens[index].head as usize
    }

    /// Whether the token at `index` is the root of a sentence.
    #[must_use]
    pub fn is_root(&self, index: TokenIndex) -> bool {
        self.head(index) == index
    }

    /// The token at `index`, its head, the head of that, and so on to the root.
    pub fn path_to_root(&self, index: TokenIndex) -> impl Iterator<Item = TokenIndex> + '_ {
        let above = |&at: &TokenIndex| (!self.is_root(at)).then(|| self.head(at));
        std::iter::successors(Some(index), above).take(self.tokens.len())
    }

    /// The root of the sentence of the token at `index`.
    #[must_use]
    pub fn root(&self, index: TokenIndex) -> TokenIndex {
        self.path_to_root(index).last().unwrap_or(index)
    }

    /// The tokens whose head is the token at `index`, in order.
    #[must_use]
    pub fn children(&self, index: TokenIndex) -> impl DoubleEndedIterator<Item = TokenIndex> + '_ {
        let token = &self.tokens[index];
        let span = token.left_edge as usize..=token.right_edge as usize;
        span.filter(move |&at| at != index && self.head(at) == index)
    }

    /// The first child of the token at `index` with one of these labels.
    #[must_use]
    pub fn child(&self, index: TokenIndex, labels: &[Dependency]) -> Option<TokenIndex> {
        self.children(index).find(|&child| labels.contains(&self.tokens[child].label))
    }

    /// The token at `index` and all that depend on it, from the first to the last. Where arcs cross, tokens of others
    /// may stand in between.
    #[must_use]
    pub fn subtree(&self, index: TokenIndex) -> std::ops::RangeInclusive<TokenIndex> {
        let token = &self.tokens[index];
        token.left_edge as usize..=token.right_edge as usize
    }

    /// Whether the token at `index` is, or depends on, the one at `ancestor`.
    #[must_use]
    pub fn is_below(&self, index: TokenIndex, ancestor: TokenIndex) -> bool {
        self.path_to_root(index).any(|at| at == ancestor)
    }

    /// The text range of `tokens`, white space at its ends left out.
    #[must_use]
    pub fn range_of(&self, tokens: std::ops::RangeInclusive<TokenIndex>) -> Option<TextRange> {
        let tokens = self.tokens.get(tokens)?;
        let first = tokens.iter().find(|token| !token.is_space)?;
        let last = tokens.iter().rfind(|token| !token.is_space)?;
        Some(first.range().cover(last.range()))
    }

    /// The sentences as ranges of tokens, in order; together they cover all tokens.
    pub fn sentences(&self) -> impl Iterator<Item = std::ops::Range<TokenIndex>> + '_ {
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.tokens.get(start..).filter(|rest| !rest.is_empty())?;
            let length = rest.iter().skip(1).take_while(|token| !token.starts_sentence).count() + 1;
            let sentence = start..start + length;
            start = sentence.end;
            Some(sentence)
        })
    }

    /// The noun chunks: nouns with what stands before them and belongs to them, in order, none within another.
    ///
    /// This is `noun_chunks` of `spacy/lang/en/syntax_iterators.py` (spaCy 3.8, MIT).
    pub fn noun_chunks(&self) -> impl Iterator<Item = std::ops::RangeInclusive<TokenIndex>> + '_ {
        let mut previous_end: Option<TokenIndex> = None;
        (0..self.tokens.len()).filter_map(move |index| {
            let token = &self.tokens[index];
            let is_nominal =
                matches!(token.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Pron);
            let start = token.left_edge as usize;
            if !is_nominal || previous_end.is_some_and(|end| start <= end) {
                return None;
            }
            let first = self.first_of_conjuncts(index);
            if !heads_noun_chunk(self.tokens[first].label) {
                return None;
            }
            previous_end = Some(index);
            Some(start..=index)
        })
    }

    /// The first of the words that are coordinated with the token at `index`.
    #[must_use]
    pub fn first_of_conjuncts(&self, index: TokenIndex) -> TokenIndex {
        let mut first = index;
        while self.tokens[first].label == Dependency::Conj && self.head(first) < first {
            first = self.head(first);
        }
        first
    }
}

fn heads_noun_chunk(label: Dependency) -> bool {
    use Dependency::{Appos, Attr, Dative, Dobj, Nsubj, Nsubjpass, Oprd, Pcomp, Pobj, Root};
    matches!(label, Oprd | Nsubj | Dobj | Nsubjpass | Pcomp | Pobj | Dative | Appos | Attr | Root)
}

/// Puts the syntax of a paragraph together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    tokens: Vec<SyntaxToken>,
}

impl Builder {
    /// Adds a sequence: the places of its tokens, whether each is white space, their tags and arcs.
    pub fn push(&mut self, places: &[(TextRange, bool)], tags: &[Tag], mut arcs: Arcs) {
        deprojectivize(&mut arcs, places);
        let edges = edges(&arcs.heads);
        let offset = self.tokens.len() as u32;
        for (at, (&(range, is_space), &tag)) in places.iter().zip(tags).enumerate() {
            let head = arcs.heads[at];
            let label = match arcs.labels[at] {
                Some(label) if head as usize != at => label.label,
                _ => Dependency::Root,
            };
            self.tokens.push(SyntaxToken {
                start: range.start() as u32,
                end: range.end() as u32,
                head: head + offset,
                left_edge: edges[at].0 + offset,
                right_edge: edges[at].1 + offset,
                tag,
                part_of_speech: PartOfSpeech::X,
                label,
                features: 0,
                lemma: 0,
                starts_sentence: false,
                is_space,
            });
        }
        for (at, &(left_edge, _)) in edges.iter().enumerate() {
            if arcs.heads[at] as usize == at {
                self.tokens[(left_edge + offset) as usize].starts_sentence = true;
            }
        }
    }

    /// The syntax, after `annotate` has filled in parts of speech and features.
    pub fn finish(mut self, annotate: impl FnOnce(&mut [SyntaxToken])) -> Syntax {
        annotate(&mut self.tokens);
        self.tokens.shrink_to_fit();
        Syntax { tokens: self.tokens }
    }
}

/// Moves each arc with a decorated label to its true head: the first token with the head's label below the head that
/// it has, from top to bottom and from left to right.
///
/// This is `deprojectivize` of `spacy/pipeline/_parser_internals/nonproj.pyx` (spaCy 3.8, MIT).
fn deprojectivize(arcs: &mut Arcs, places: &[(TextRange, bool)]) {
    let decorated = |label: &Option<ArcLabel>| label.is_some_and(|label| label.head_label.is_some());
    if !arcs.labels.iter().any(decorated) {
        return;
    }
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); arcs.heads.len()];
    for (token, &head) in (0..).zip(&arcs.heads) {
        if head != token {
            children[head as usize].push(token);
        }
    }
    for at in 0..arcs.heads.len() {
        let Some(ArcLabel { label, head_label: Some(head_label) }) = arcs.labels[at] else { continue };
        arcs.labels[at] = Some(ArcLabel { label, head_label: None });
        let (token, head) = (at as u32, arcs.heads[at]);
        if head == token {
            continue;
        }
        let mut queue = std::collections::VecDeque::from([head]);
        let mut looked_at = 0;
        let new_head = 'search: loop {
            let Some(next) = queue.pop_front() else { break head };
            for &child in &children[next as usize] {
                looked_at += 1;
                if child == token || places[child as usize].1 {
                    continue;
                }
                if looked_at > MOST_LOOKED_AT {
                    break 'search head;
                }
                // A root keeps a label that no decorated arc names.
                if arcs.labels[child as usize]
                    .is_some_and(|label| label.head_label.is_none() && label.label == head_label)
                {
                    break 'search child;
                }
                queue.push_back(child);
            }
        };
        if new_head != head {
            children[head as usize].retain(|&child| child != token);
            let siblings = &mut children[new_head as usize];
            let place = siblings.partition_point(|&sibling| sibling < token);
            siblings.insert(place, token);
            arcs.heads[at] = new_head;
        }
    }
}

/// The first and the last token of the subtree of each token.
///
/// This is `set_children_from_heads` of `spacy/tokens/doc.pyx` (spaCy 3.8, MIT).
fn edges(heads: &[u32]) -> Vec<(u32, u32)> {
    let length = heads.len();
    let mut edges: Vec<(u32, u32)> = (0..length as u32).map(|token| (token, token)).collect();
    for _ in 0..MOST_ROUNDS {
        for token in (0..length).chain((0..length).rev()) {
            let (left, right) = edges[token];
            let of_head = &mut edges[heads[token] as usize];
            *of_head = (of_head.0.min(left), of_head.1.max(right));
        }
        if heads_are_within_sentences(heads, &edges) {
            break;
        }
    }
    edges
}

fn heads_are_within_sentences(heads: &[u32], edges: &[(u32, u32)]) -> bool {
    let length = heads.len();
    let mut starts = vec![false; length];
    for (token, &head) in heads.iter().enumerate() {
        if head as usize == token {
            starts[edges[token].0 as usize] = true;
        }
    }
    let mut start = 0;
    for end in 1..length {
        if starts[end] || end + 1 == length {
            let within = |&head: &u32| (start..=end).contains(&(head as usize));
            if !heads[start..end].iter().all(within) {
                return false;
            }
            start = end;
        }
    }
    true
}
