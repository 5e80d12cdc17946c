//! The arc-eager transition system: from the vectors of tokens to their heads and the labels of the arcs.
//!
//! This is `ArcEager` of `spacy/pipeline/_parser_internals/arc_eager.pyx` of spaCy 3.8 (MIT), after Nivre's arc-eager
//! system with sentence borders as transitions: the parser shifts words from the buffer to a stack, draws arcs between
//! the top of the stack and the front of the buffer, and pops words. The scores of the transitions depend on eight
//! tokens. Every step takes constant time, and each word is shifted, popped and put back a bounded number of times, so
//! parsing is linear in the length of a sequence.

use super::tag::Dependency;
use super::weights::{ROLES, Weights};
use crate::nlp::model::scorer::{PIECES, Scorer, best};
use crate::nlp::model::weights::Linear;

/// The vector registers that hold the scores of the transitions, and the columns of these.
const REGISTERS: usize = 7;
const COLUMNS: usize = 16 * REGISTERS;

/// What a transition does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Moves the front of the buffer onto the stack.
    Shift,
    /// Pops the stack; a word without a head goes back to the buffer, unless it is the last one on the stack.
    Reduce,
    /// Makes the front of the buffer the head of the top of the stack, and pops the stack.
    Left,
    /// Makes the top of the stack the head of the front of the buffer, and shifts.
    Right,
    /// Starts a sentence at the second word of the buffer.
    Break,
}

impl Move {
    const ALL: [Self; 5] = [Self::Shift, Self::Reduce, Self::Left, Self::Right, Self::Break];
}

/// The label of an arc. That of a non-projective arc is decorated: the arc ends at an ancestor of the true head, and
/// `head_label` is the label of the latter (Nivre and Nilsson 2005, encoding HEAD).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcLabel {
    /// The label.
    pub label: Dependency,
    /// The label of the true head, which is below the head of the arc.
    pub head_label: Option<Dependency>,
}

/// A transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does.
    pub kind: Move,
    /// The label of the arc that it draws, if it draws one.
    pub label: ArcLabel,
}

/// The transitions, with the last layer, which scores them.
#[derive(Clone, Debug)]
pub struct Choices {
    actions: Vec<Action>,
    scorer: Scorer<REGISTERS, COLUMNS>,
    /// The bias for each set of possible moves; the bits of its place are the set.
    biases: Vec<[f32; COLUMNS]>,
}

impl Choices {
    /// From the weights of the last two layers and the `actions`, in the order of their scores.
    #[must_use]
    pub fn new(hidden: &Linear, action: &Linear, actions: Vec<Action>) -> Self {
        let scorer = Scorer::new(hidden, action);
        let is_in = |set: usize, kind: Move| set & 1 << kind as usize != 0;
        let bias = |set: usize| {
            scorer.bias(|action| actions.get(action).is_some_and(|action| is_in(set, action.kind)))
        };
        let biases = (0..1 << Move::ALL.len()).map(bias).collect();
        Self { actions, scorer, biases }
    }

    /// The best transition whose move is possible, from what each role contributes to the hidden state.
    fn best(&self, roles: [&[f32; PIECES]; ROLES], is_possible: impl Fn(Move) -> bool) -> Option<Action> {
        let bit = |kind: Move| usize::from(is_possible(kind)) << kind as usize;
        let bias = &self.biases[Move::ALL.map(bit).iter().sum::<usize>()];
        best(&self.scorer.scores(roles, bias)).map(|action| self.actions[action])
    }
}

/// A tree, or several, over the tokens of a sequence.
#[derive(Clone, Debug, Default)]
pub struct Arcs {
    /// The head of each token; that of a root is the token itself.
    pub heads: Vec<u32>,
    /// The label of each arc.
    pub labels: Vec<Option<ArcLabel>>,
}

/// No token.
const NONE: u32 = u32::MAX;

/// The words still to be read, those read but not done with, and the arcs between them.
#[derive(Debug)]
struct State {
    length: u32,
    stack: Vec<u32>,
    /// Words that were put back before the rest of the buffer, the frontmost last.
    put_back: Vec<u32>,
    /// The first word of the rest of the buffer.
    next: u32,
    heads: Vec<u32>,
    labels: Vec<Option<ArcLabel>>,
    was_put_back: Vec<bool>,
    starts_sentence: Vec<bool>,
    /// The dependants of each token to its left and to its right, each list by its last one.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    /// The dependants that joined the same list before and after this one.
    earlier: Vec<u32>,
    later: Vec<u32>,
}

impl State {
    fn new(length: usize) -> Self {
        let none = || vec![NONE; length];
        Self {
            length: u32::try_from(length).expect("a sequence is cut long before"),
            stack: Vec::new(),
            put_back: Vec::new(),
            next: 0,
            heads: none(),
            labels: vec![None; length],
            was_put_back: vec![false; length],
            starts_sentence: vec![false; length],
            last_left: none(),
            last_right: none(),
            earlier: none(),
            later: none(),
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        (self.length - self.next) as usize + self.put_back.len()
    }

    /// The token at `depth` of the stack, from the top.
    fn stack(&self, depth: usize) -> u32 {
        let place = self.stack.len().checked_sub(depth + 1);
        place.map_or(NONE, |place| self.stack[place])
    }

    /// The token at `place` of the buffer, from the front.
    fn buffer(&self, place: usize) -> u32 {
        if let Some(place) = self.put_back.len().checked_sub(place + 1) {
            return self.put_back[place];
        }
        let token = self.next + (place - self.put_back.len()) as u32;
        if token < self.length { token } else { NONE }
    }

    /// The eight tokens that the scores depend on.
    fn context(&self) -> [u32; ROLES] {
        let of = |lists: &[u32], token: u32| lists.get(token as usize).copied().unwrap_or(NONE);
        let (front, top) = (self.buffer(0), self.stack(0));
        [
            front,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            of(&self.last_left, front),
            of(&self.last_left, top),
            of(&self.last_right, top),
        ]
    }

    fn is_possible(&self, kind: Move) -> bool {
        let front_starts_sentence = || self.starts_sentence.get(self.buffer(0) as usize) == Some(&true);
        match kind {
            Move::Shift => {
                self.stack.is_empty()
                    || self.buffer_length() >= 2
                        && !front_starts_sentence()
                        && !self.was_put_back[self.buffer(0) as usize]
            }
            Move::Reduce => !self.stack.is_empty(),
            Move::Left | Move::Right => {
                !self.stack.is_empty() && self.buffer_length() > 0 && !front_starts_sentence()
            }
            Move::Break => {
                self.buffer_length() >= 2
                    && self.buffer(1) == self.buffer(0) + 1
                    && !self.starts_sentence[self.buffer(1) as usize]
            }
        }
    }

    fn take(&mut self, action: Action) {
        match action.kind {
            Move::Shift => self.shift(),
            Move::Reduce => {
                let Some(top) = self.stack.pop() else { return };
                if self.heads[top as usize] == NONE && !self.stack.is_empty() {
                    self.was_put_back[top as usize] = true;
                    self.put_back.push(top);
                }
            }
            Move::Left => {
                let front = self.buffer(0);
                let Some(top) = self.stack.pop() else { return };
                self.attach(front, top, action.label);
                // The stack has changed, so shifting the word again leads to no endless loop.
                self.was_put_back[front as usize] = false;
            }
            Move::Right => {
                self.attach(self.stack(0), self.buffer(0), action.label);
                self.shift();
            }
            Move::Break => {
                let second = self.buffer(1);
                self.starts_sentence[second as usize] = true;
            }
        }
    }

    fn shift(&mut self) {
        let front = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(front);
    }

    fn attach(&mut self, head: u32, token: u32, label: ArcLabel) {
        let at = token as usize;
        if self.heads[at] != NONE {
            self.detach(token);
        }
        let list = if head > token { &mut self.last_left } else { &mut self.last_right };
        let last = std::mem::replace(&mut list[head as usize], token);
        self.earlier[at] = last;
        self.later[at] = NONE;
        if last != NONE {
            self.later[last as usize] = token;
        }
        self.heads[at] = head;
        self.labels[at] = Some(label);
    }

    fn detach(&mut self, token: u32) {
        let head = self.heads[token as usize];
        let (earlier, later) = (self.earlier[token as usize], self.later[token as usize]);
        if later == NONE {
            let list = if head > token { &mut self.last_left } else { &mut self.last_right };
            list[head as usize] = earlier;
        } else {
            self.earlier[later as usize] = earlier;
        }
        if earlier != NONE {
            self.later[earlier as usize] = later;
        }
    }
}

/// The arcs over a sequence, from what each of its tokens contributes to the hidden state in each of the eight roles.
///
/// `shares` has [`ROLES`] times [`PIECES`] numbers for each token.
#[must_use]
pub fn parse(weights: &Weights<'_>, shares: &[f32], length: usize) -> Arcs {
    let (shares, _) = shares.as_chunks::<PIECES>();
    let (padding, _) = weights.padding.as_chunks::<PIECES>();
    let mut state = State::new(length);
    while !state.is_final() {
        let context = state.context();
        let share = |role: usize| match context[role] {
            NONE => &padding[role],
            token => &shares[token as usize * ROLES + role],
        };
        let Some(action) = weights.choices.best(std::array::from_fn(share), |kind| state.is_possible(kind))
        else {
            break;
        };
        state.take(action);
    }
    let root = |(token, head): (u32, &u32)| if *head == NONE { token } else { *head };
    Arcs { heads: (0..).zip(&state.heads).map(root).collect(), labels: state.labels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_choice_of_transitions_ends_after_a_bounded_number_for_each_word() {
        let label = ArcLabel { label: Dependency::Dep, head_label: None };
        let length = 10_000;
        let mut random = 1u64;
        // How likely each move is, against the others: each in turn is nearly never made, or whenever it can be.
        for weights in
            [[1; 5], [9, 1, 1, 1, 1], [1, 9, 1, 1, 1], [1, 1, 9, 1, 1], [1, 1, 1, 9, 1], [0, 9, 9, 0, 9]]
        {
            let mut state = State::new(length);
            let mut steps = 0;
            while !state.is_final() {
                let chance = |kind: Move| {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let chance = (weights[kind as usize] + 1) * (random >> 33);
                    state.is_possible(kind).then_some((chance, kind as usize))
                };
                let Some((_, kind)) = Move::ALL.map(chance).into_iter().flatten().max() else { break };
                state.take(Action { kind: Move::ALL[kind], label });
                steps += 1;
            }
            assert!(state.is_final(), "no move is possible with {weights:?}");
            assert!(steps <= 6 * length, "{steps} steps with {weights:?}");
        }
    }
}
