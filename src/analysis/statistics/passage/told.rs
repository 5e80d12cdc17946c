//! Whether what stands around a lexeme is a sentence.

use super::Passage;
use crate::analysis::statistics::lexicon::Class;
use crate::nlp::syntax::{Dependency, Tag};

impl Passage<'_> {
    /// Whether the words around the lexeme at `index` make a sentence: one with a finite verb and its subject, as the parser
    /// sees it. So does a block that was not parsed, as nothing is known of it.
    #[must_use]
    pub fn is_told(&self, index: usize) -> bool {
        use Dependency::{Csubj, Expl, Nsubj, Nsubjpass};
        let Some(syntax) = self.block.syntax.as_deref() else { return true };
        let Some(lexeme) = self.get(index) else { return false };
        let told = self.told.get_or_init(|| {
            let tokens = syntax.tokens();
            let mut has_subject = vec![false; tokens.len()];
            for (at, token) in tokens.iter().enumerate() {
                has_subject[syntax.head(at)] |= matches!(token.label, Nsubj | Nsubjpass | Csubj | Expl);
            }
            let mut told = vec![false; self.block.sentences.len()];
            for (at, token) in tokens.iter().enumerate() {
                let is_finite = matches!(token.tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md);
                // An auxiliary leaves the subject to the verb that it goes with.
                let is_auxiliary = matches!(token.label, Dependency::Aux | Dependency::Auxpass);
                let verb = if is_auxiliary { syntax.head(at) } else { at };
                if is_finite && has_subject[verb] {
                    let sentence = self.block.sentence_index(token.range().start);
                    told.get_mut(sentence).into_iter().for_each(|told| *told = true);
                }
            }
            told
        });
        told.get(self.block.sentence_index(lexeme.range.start)).copied().unwrap_or(false)
            || self.ends_as_sentence(index)
    }

    /// Whether the words around the lexeme at `index` end in a full stop and have a verb that the parser may take for a
    /// participle: "The rouble traded at 92.5."
    fn ends_as_sentence(&self, index: usize) -> bool {
        /// A longer sentence has verbs enough for the parser.
        const LONGEST: usize = 60;
        let sentence = self.sentence(index);
        let is_ended = sentence.end > 0 && matches!(self.key(sentence.end - 1), "." | "!" | "?" | "”");
        let has_verb = |at: usize| self.is(at, Class::Verb) && !self.is_capitalised(at);
        is_ended && sentence.len() <= LONGEST && sentence.into_iter().any(has_verb)
    }
}
