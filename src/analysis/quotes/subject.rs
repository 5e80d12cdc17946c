//! Who does what a verb says: its own subject, or that of the verb which it is joined to. The parse errs where what somebody
//! says has verbs of its own, so their forms have a say.

use super::view::{SUBJECTS, View};
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

impl View<'_> {
    /// The subject of the verb at `at`, also that of the verb which it is joined to: "began by saying", ", adding that".
    pub fn subject(&self, at: TokenIndex) -> Option<TokenIndex> {
        /// How many verbs away a subject may be.
        const FARTHEST: usize = 5;
        let mut verb = at;
        for _ in 0..FARTHEST {
            // "Saying it was late, his view was": nobody is named behind a participle who speaks by it.
            let may_be_own =
                |&child: &TokenIndex| !self.is_marked(child) && (child < verb || self.tag(verb) != Tag::Vbg);
            let mut unmarked = self.children_of(verb, SUBJECTS).filter(may_be_own);
            let head = self.head(verb);
            if let Some(own) = unmarked.next_back() {
                // "Wrote to members saying": the parse takes those who are written to for those who say it.
                let is_listener = self.label(verb) == Dependency::Pcomp
                    && own < verb
                    && self.is_word(head, &["to"])
                    && self.is(self.head(head), Class::SayingVerb);
                if is_listener {
                    verb = self.head(head);
                    continue;
                }
                return Some(own);
            }
            if head == verb {
                return None;
            }
            verb = match self.label(verb) {
                Dependency::Conj => self.verb_of_speaker(verb).unwrap_or(head),
                Dependency::Advcl if let Some(above) = self.verb_of_speaker(verb) => above,
                Dependency::Advcl if let Some(beside) = self.verb_right_before(verb) => beside,
                Dependency::Acl if self.is_listener(verb, head) => self.head(head),
                Dependency::Acl if let Some(writer) = self.writer_to(verb, head) => return Some(writer),
                Dependency::Acl => match self.speaker_of_text(verb, head) {
                    Some(verb) => verb,
                    None => return Some(head),
                },
                Dependency::Ccomp if self.tag(verb) != Tag::Vbg => return None,
                Dependency::Xcomp
                | Dependency::Advcl
                | Dependency::Prep
                | Dependency::Pcomp
                | Dependency::Ccomp
                    if self.is_verb(head)
                        || matches!(self.part(head), PartOfSpeech::Adp | PartOfSpeech::Sconj) =>
                {
                    head
                }
                _ => return None,
            };
        }
        None
    }

    /// The verb whose subject is that of the verb at `at` too, although the parse hangs that on what somebody says: "said
    /// that the line would not be moved and warned", "said it would sink, but played down the danger", "said the deal was
    /// dead, adding". The form of the verb tells, or the voice, or that what the clause is about cannot speak.
    pub fn verb_of_speaker(&self, at: TokenIndex) -> Option<TokenIndex> {
        let above = self.head(at);
        let said = self.up(above).find(|&above| self.label(above) != Dependency::Conj)?;
        let is_said = self.label(said) == Dependency::Ccomp && self.is_verb(self.head(said));
        let calls = self.label(at) == Dependency::Advcl && self.is(at, Class::CallingVerb);
        let speaks = self.is(at, Class::SayingVerb) || calls || self.has_lemma(at, &["decline", "refuse"]);
        // "Doe said Roe warned of rain and added": it is Roe who goes on.
        let goes_on = self.is(above, Class::SayingVerb) && self.may_speak_for_itself(above);
        let above_said = self.head(said);
        if is_said && self.ends_list(at, above_said) {
            return Some(above_said);
        }
        let has_speaker = is_said && self.subject_below(above_said);
        if !has_speaker || goes_on || self.subject_below(at) || self.is_passive(at) {
            return None;
        }
        let is_apart = match self.label(at) {
            Dependency::Advcl => {
                speaks
                    && self.tag(at) == Tag::Vbg
                    && at > above
                    && (self.sets_off(at - 1) || self.is_marked(at - 1))
            }
            Dependency::Conj => self.has_other_subject(at, above, speaks),
            _ => false,
        };
        is_apart.then(|| self.head(said))
    }

    /// The verb of the clause right before the participle at `at` and its comma, if the parse hangs the participle on a verb
    /// whose subject cannot speak, or if the clause belongs to what the writer says of something: "The trouble began when men
    /// came in, shouting", "he was late, a charge that Doe denied, noting".
    fn verb_right_before(&self, at: TokenIndex) -> Option<TokenIndex> {
        /// How far before a participle its verb is looked for, in tokens.
        const FARTHEST: usize = 25;
        let above = self.head(at);
        let comma = at.checked_sub(1).filter(|&comma| self.sets_off(comma))?;
        if self.tag(at) != Tag::Vbg || above >= comma {
            return None;
        }
        let ends_there = |&verb: &TokenIndex| {
            verb != above
                && self.part(verb) == PartOfSpeech::Verb
                && self.subtree(verb).1 + 1 >= comma
                && self.child(verb, SUBJECTS).is_some_and(|subject| self.can_speak(subject))
        };
        let verb = (above + 1..comma).rev().take(FARTHEST).find(ends_there)?;
        let is_mute = || self.child(above, SUBJECTS).is_some_and(|subject| !self.can_speak(subject));
        let noun = self.head(verb);
        let is_comment = || {
            self.label(verb) == Dependency::Relcl
                && self.is(noun, Class::SpeechActNoun)
                && self.is(verb, Class::SayingVerb)
                && self.subtree(noun).0.checked_sub(1).is_some_and(|before| self.sets_off(before))
        };
        (self.label(verb) == Dependency::Advcl && is_mute() || is_comment()).then_some(verb)
    }

    /// Whether the noun before the participle at `at` is whom somebody writes to: "emailed supporters saying".
    fn is_listener(&self, at: TokenIndex, noun: TokenIndex) -> bool {
        self.tag(at) == Tag::Vbg
            && self.is(at, Class::SayingVerb)
            && matches!(self.label(noun), Dependency::Dobj | Dependency::Dative)
            && noun < at
            && self.is(self.head(noun), Class::SayingVerb)
            && !self.is(noun, Class::DocumentNoun)
    }

    /// Who writes to those at `noun`, before the participle at `at`, where the parse takes the verb of writing for an adjective:
    /// "Doe emailed supporters saying".
    fn writer_to(&self, at: TokenIndex, noun: TokenIndex) -> Option<TokenIndex> {
        let verb = noun.checked_sub(1).filter(|&verb| self.has_lemma(verb, &["email", "text", "message"]))?;
        let writer = verb.checked_sub(1).filter(|&writer| self.part(writer) == PartOfSpeech::Propn)?;
        (self.is(at, Class::SayingVerb) && self.word(verb).ends_with("ed")).then_some(writer)
    }

    /// Whether the verb at `at` ends a list that the verb of saying at `says` stands in: "hid it, admitted it was late, and left".
    fn ends_list(&self, at: TokenIndex, says: TokenIndex) -> bool {
        let is_listed =
            matches!(self.label(says), Dependency::Conj | Dependency::Dep) && self.head(says) < says;
        let joint = || at.checked_sub(1).filter(|&joint| self.part(joint) == PartOfSpeech::Cconj);
        is_listed
            && self.label(at) == Dependency::Conj
            && self.tag(at) == self.tag(says)
            && self.word(says - 1) == ","
            && !self.subject_below(at)
            && joint().is_some_and(|joint| joint > 0 && self.word(joint - 1) == ",")
    }

    /// Whether the verb at `at`, joined to the one at `above`, cannot share the subject of that; `speaks` says that it is a
    /// verb of saying.
    fn has_other_subject(&self, at: TokenIndex, above: TokenIndex, speaks: bool) -> bool {
        let is_past = matches!(self.tag(at), Tag::Vbd | Tag::Vbz);
        let has_auxiliary = self.child(above, &[Dependency::Aux]).is_some();
        if speaks {
            let has_participle = matches!(self.tag(above), Tag::Vb | Tag::Vbn) && has_auxiliary;
            let differs = has_participle || self.is_passive(above) || !self.may_speak_for_itself(above);
            return differs && (is_past || self.tag(at) == Tag::Vbp);
        }
        // "Agreed that it must be told and backed the plan": a passive has no object.
        let is_active = self.is_passive(above) && self.child(at, &[Dependency::Dobj]).is_some();
        has_auxiliary && (is_past && self.tag(above) == Tag::Vb || is_active && self.has_modal(above))
    }

    /// Whether the verb at `at` has a modal verb: "must be told".
    fn has_modal(&self, at: TokenIndex) -> bool {
        self.children_of(at, &[Dependency::Aux]).any(|aux| self.tag(aux) == Tag::Md)
    }

    /// Whether the subject of the verb at `at` may be somebody who speaks, and not the one whose words its clause is.
    fn may_speak_for_itself(&self, at: TokenIndex) -> bool {
        self.child(at, SUBJECTS)
            .is_none_or(|subject| self.part(subject) != PartOfSpeech::Pron && self.can_speak(subject))
    }

    /// The verb whose subject speaks through the text or the site at `noun`, as in "released a statement saying".
    fn speaker_of_text(&self, verb: TokenIndex, noun: TokenIndex) -> Option<TokenIndex> {
        let is_text = self.is(noun, Class::DocumentNoun) || self.part(noun) == PartOfSpeech::Propn;
        if !is_text || self.tag(verb) != Tag::Vbg {
            return None;
        }
        let mut above = self.head(noun);
        if self.part(above) == PartOfSpeech::Adp {
            above = self.head(above);
        }
        let is_object = matches!(self.label(noun), Dependency::Dobj | Dependency::Pobj);
        (is_object && self.is_verb(above) && self.subject_below(above)).then_some(above)
    }

    fn subject_below(&self, verb: TokenIndex) -> bool {
        self.child(verb, SUBJECTS).is_some()
    }
}
