//! Words of saying, and who says it by the grammar: verbs, "according to", "as … reported", "in a poll".

use super::claim::claimant;
use super::passive;
use super::preposition::{according, in_words_of, poll, under_law};
use super::view::{SUBJECTS, View};
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::recognizer::Label;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// Pronouns that nobody speaks by.
const OBJECT_PRONOUNS: &[&str] = &["me", "us", "him", "them", "whom"];

/// How a word of saying stands to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// A verb: "said".
    Verb,
    /// "According to".
    According,
    /// "As the agency reported", "as reported by the agency".
    As,
    /// "In a poll", "by the agency's tally".
    Poll,
    /// A verb before whose subject something is said by somebody else: "the court heard".
    Hearing,
    /// A noun: "her claim that".
    Claim,
    /// A verb in the passive with who speaks behind it: "was described by Doe as".
    Passive,
    /// A verb in the passive, where the text does not tell who speaks: "has been described as".
    Agentless,
}

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub kind: CueKind,
    /// The verb or preposition.
    pub at: TokenIndex,
    /// Its words.
    pub words: TextRange,
    /// The head of the noun phrase that says who speaks.
    pub subject: TokenIndex,
    /// That noun phrase, from its first token to its last.
    pub phrase: (TokenIndex, TokenIndex),
}

impl Cue {
    pub fn new(
        view: &View<'_>,
        kind: CueKind,
        at: TokenIndex,
        words: TextRange,
        subject: TokenIndex,
    ) -> Self {
        let (first, last) = view.phrase(subject);
        // The parse may hang on the speaker what follows the verb.
        let last = if (subject..last).contains(&at) { subject } else { last };
        Self { kind, at, words, subject, phrase: (first, last) }
    }

    pub fn is_verb(&self) -> bool {
        matches!(self.kind, CueKind::Verb | CueKind::Hearing)
    }

    /// Whether it governs what is said as a clause of its own, and not the sentence around it.
    pub fn has_clause(&self) -> bool {
        self.is_verb() || self.is_passive() || self.kind == CueKind::Claim
    }

    pub fn is_passive(&self) -> bool {
        matches!(self.kind, CueKind::Passive | CueKind::Agentless)
    }

    /// Whether it says who gives the words of another: "she said, ‘Never,’ the paper reported".
    pub fn reports_another(&self, view: &View<'_>) -> bool {
        let publishes = view.is(self.subject, Class::BodyNoun | Class::DocumentNoun);
        let is_body = || view.entity(self.subject).is_some_and(|entity| entity.label == Label::Org);
        self.is_verb() && (publishes || view.lemma(self.at) == "report" || is_body())
    }

    /// Whether the text tells who speaks.
    pub fn has_speaker(&self) -> bool {
        let is_claim_of_none = self.kind == CueKind::Claim && self.subject == self.at;
        !matches!(self.kind, CueKind::Hearing | CueKind::Agentless) && !is_claim_of_none
    }

    /// Whether the speaker stands behind the verb: "said Doe", unlike "having said so, Doe left".
    pub fn is_inverted(&self, view: &View<'_>) -> bool {
        self.subject > self.at && (view.head(self.subject) == self.at || self.phrase.0 == self.at + 1)
    }
}

/// The words of saying in `view` whose speaker the grammar gives, in order.
pub(super) fn cues(view: &View<'_>) -> Vec<Cue> {
    let mut found: Vec<Cue> =
        (0..view.len()).filter(|&at| !view.is_marked(at)).filter_map(|at| cue(view, at)).collect();
    // What a share of those asked say, the poll says.
    let polls: Vec<TokenIndex> =
        found.iter().filter(|cue| cue.kind == CueKind::Poll).map(|cue| view.head(cue.at)).collect();
    found.retain(|cue| !cue.is_verb() || !polls.contains(&cue.at));
    found.sort_by_key(|cue| cue.words.start);
    found
}

fn cue(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    if view.is_word(at, &["according"]) {
        return according(view, at);
    }
    if view.is_word(at, &["in", "by"]) {
        return poll(view, at).or_else(|| in_words_of(view, at));
    }
    if view.is_word(at, &["under"]) {
        return under_law(view, at);
    }
    if let Some(listener) = listener(view, at) {
        return Some(Cue::new(view, CueKind::Hearing, at, view.range(at), listener));
    }
    if let Some(owner) = claimant(view, at) {
        return Some(Cue::new(view, CueKind::Claim, at, view.range(at), owner));
    }
    if passive::is_said(view, at) {
        let agent = passive::agent(view, at);
        let (kind, speaker) = agent.map_or((CueKind::Agentless, at), |agent| (CueKind::Passive, agent));
        return Some(Cue::new(view, kind, at, view.range(at), speaker));
    }
    if !is_cue_verb(view, at) || view.is_denied(at) || is_unspoken(view, at) {
        return None;
    }
    if reported_by(view, at) {
        let by = at + 1;
        let source = view.child(by, &[Dependency::Pobj])?;
        let words = view.range(at - 1).cover(view.range(by));
        return Some(Cue::new(view, CueKind::As, at, words, source));
    }
    // What the parse takes for a noun has no subject.
    let is_verb = view.part(at) == PartOfSpeech::Verb;
    let own = if is_verb { view.subject(at).filter(|&subject| !view.is_marked(subject)) } else { None };
    let subject = own.or_else(|| beside(view, at)).or_else(|| listed(view, at))?;
    // "Blame the mayor and 22 per cent say": the parse joins those who say it to others.
    let is_share = |&other: &TokenIndex| view.has_lemma(other, &["percent", "%", "cent"]);
    let is_misjoined =
        !is_share(&subject) && view.children_of(subject, &[Dependency::Conj]).any(|other| is_share(&other));
    if is_misjoined || view.is_word(subject, OBJECT_PRONOUNS) || joins_sentences(view, at, subject) {
        return None;
    }
    if stands_for_thing(view, subject) || made_clear(view, at).is_some() && !names_speaker(view, subject) {
        return None;
    }
    let kind = if is_as(view, at, subject) { CueKind::As } else { CueKind::Verb };
    Some(Cue::new(view, kind, at, view.range(at), subject))
}

/// Whether the verb at `at` and its subject only join a sentence to the one before: "That said, it was late".
fn joins_sentences(view: &View<'_>, at: TokenIndex, subject: TokenIndex) -> bool {
    matches!(view.word(subject), "That" | "This")
        && subject + 1 == at
        && view.is_word(at, &["said"])
        && at + 1 < view.len()
        && view.word(at + 1) == ","
}

/// Whether the relative pronoun at `at` stands for something that cannot speak: "a platform that calls for".
fn stands_for_thing(view: &View<'_>, at: TokenIndex) -> bool {
    let clause = || view.up(at).skip(1).find(|&above| view.label(above) == Dependency::Relcl);
    view.is_word(at, &["that", "which"])
        && clause().is_some_and(|clause| {
            let noun = view.head(clause);
            view.part(noun) == PartOfSpeech::Noun && !view.can_speak(noun)
        })
}

/// Whether those who say something are a share of all who were asked: "28 per cent of voters said".
pub(super) fn has_respondents(view: &View<'_>, verb: TokenIndex) -> bool {
    view.child(verb, &[Dependency::Nsubj]).is_some_and(|subject| {
        let (first, last) = view.subtree(subject);
        (first..=last).any(|at| view.part(at) == PartOfSpeech::Num)
    })
}

/// The court or panel that is told something by somebody whom the grammar does not name: "the court heard", "the jury was
/// told", and in a headline "court told".
fn listener(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Dative, Dobj};
    let is_told = view.part(at) == PartOfSpeech::Verb
        && match view.lemma(at) {
            "hear" => !view.is_passive(at),
            "tell" => view.is_passive(at) || view.child(at, &[Dobj, Dative]).is_none(),
            _ => false,
        };
    if !is_told || view.is_denied(at) {
        return None;
    }
    view.subject(at).filter(|&subject| view.is(subject, Class::HearingNoun))
}

/// Whether the token at `at` is a verb of saying, also where the parser takes it for a noun: “…,” Doe notes.
fn is_cue_verb(view: &View<'_>, at: TokenIndex) -> bool {
    if view.part(at) == PartOfSpeech::Verb {
        return view.is(at, Classes::SPEECH) || gives_figures(view, at) || made_clear(view, at).is_some();
    }
    let may_be_verb = matches!(view.tag(at), Tag::Nns | Tag::Nn | Tag::Vbz | Tag::Vbd);
    let follows_name = at >= 2 && matches!(view.part(at - 1), PartOfSpeech::Propn | PartOfSpeech::Pron);
    if !may_be_verb || !follows_name || !view.is(at, Class::SayingVerb) {
        return false;
    }
    if view.child(at, &[Dependency::Ccomp]).is_some_and(|child| child < at) {
        return true;
    }
    if ends_aside(view, at) {
        return true;
    }
    let is_name = |&before: &TokenIndex| {
        matches!(view.part(before), PartOfSpeech::Propn | PartOfSpeech::Pron | PartOfSpeech::Adv)
    };
    let before = (0..at).rev().find(|before| !is_name(before) || view.is_marked(*before));
    before.is_some_and(|before| view.is_marked(before))
}

/// Whether nothing but a name stands between a comma and the token at `at`, which ends its sentence: "It is late, Doe notes."
fn ends_aside(view: &View<'_>, at: TokenIndex) -> bool {
    /// How many words a name has at most.
    const LONGEST_NAME: usize = 4;
    let ends = at + 1 >= view.len()
        || matches!(view.tag(at + 1), Tag::Period)
        || matches!(view.part(at + 1), PartOfSpeech::Space)
        || view.word(at + 1) == ";";
    let is_name = |&before: &TokenIndex| view.part(before) == PartOfSpeech::Propn;
    let length = (0..at).rev().take_while(is_name).count();
    ends && length <= LONGEST_NAME
        && at
            .checked_sub(length + 1)
            .is_some_and(|comma| comma > 0 && view.word(comma) == "," && !view.is_marked(comma))
}

/// Whether a poll "gives" or "has" somebody at a figure at the verb at `at`, and not merely "has a margin of error".
fn gives_figures(view: &View<'_>, at: TokenIndex) -> bool {
    let has_poll = || view.children_of(at, &[Dependency::Nsubj]).any(|child| view.is(child, Class::PollNoun));
    let is_thing = |object: TokenIndex| view.child(object, &[Dependency::Det]).is_some();
    match view.lemma(at) {
        "give" => has_poll(),
        "have" => has_poll() && !view.child(at, &[Dependency::Dobj]).is_some_and(is_thing),
        _ => false,
    }
}

/// The head of the clause that the verb at `at` makes clear: "made it clear that", "makes plain that".
pub(super) fn made_clear(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Acomp, Advcl, Ccomp, Oprd};
    if view.lemma(at) != "make" {
        return None;
    }
    let mut clear = view.children_of(at, &[Acomp, Ccomp, Oprd]);
    let clear = clear.find(|&child| view.is_word(child, &["clear", "plain"]))?;
    let is_clause = |&child: &TokenIndex| {
        child > clear
            && view.child(child, &[Dependency::Mark]).is_some_and(|mark| view.is_word(mark, &["that"]))
    };
    view.children_of(clear, &[Advcl, Ccomp]).chain(view.children_of(at, &[Advcl, Ccomp])).find(is_clause)
}

/// Whether the token at `at` names or stands for somebody or a document, and not for a thing: "the vote made it clear".
fn names_speaker(view: &View<'_>, at: TokenIndex) -> bool {
    !view.is_word(at, &["it", "this", "that", "which"]) && view.can_speak(at)
}

/// Whether somebody is called on to do something at the verb at `at`.
pub(super) fn appeals(view: &View<'_>, at: TokenIndex) -> bool {
    view.lemma(at) == "call"
        && view.children_of(at, &[Dependency::Prep]).any(|on| on > at && view.is_word(on, &["on", "upon"]))
        && view.child(at, &[Dependency::Xcomp]).is_some()
}

/// Whether nothing is said although a verb of saying stands there: "declined to say", "to say", "the said firm", "is
/// said to".
fn is_unspoken(view: &View<'_>, at: TokenIndex) -> bool {
    let (label, head) = (view.label(at), view.head(at));
    if matches!(label, Dependency::Amod | Dependency::Compound) {
        return true;
    }
    if view.tag(at) == Tag::Vb {
        let goes_on = view.has_lemma(head, &["go", "continue", "begin", "use", "rush", "hasten", "come"]);
        let is_infinitive = view
            .children(at)
            .iter()
            .any(|&child| view.is_word(child, &["to"]) && view.part(child) == PartOfSpeech::Part);
        let is_declined = matches!(label, Dependency::Xcomp | Dependency::Ccomp | Dependency::Acl)
            && view.is(head, Class::DecliningVerb);
        // "Went on to say": the parser hangs it on the verb as a complement or as an aim.
        let is_stage = matches!(label, Dependency::Xcomp | Dependency::Advcl) && goes_on;
        if is_declined || is_infinitive && !is_stage {
            return true;
        }
    }
    if view.is_passive(at) {
        return view.lemma(at) != "quote";
    }
    // "Reminds us of the days when"
    if view.lemma(at) == "remind"
        && view.children_of(at, &[Dependency::Prep]).any(|of| of > at && view.is_word(of, &["of"]))
    {
        return true;
    }
    // "a plan called …", "remarks reported …"
    let is_participle = view.tag(at) == Tag::Vbn
        && matches!(label, Dependency::Acl | Dependency::Advcl | Dependency::Root | Dependency::Conj)
        && view.child(at, &[Dependency::Aux, Dependency::Nsubj]).is_none();
    is_participle && !reported_by(view, at) && !leads_to_mark(view, at)
}

/// Whether the verb at `at` is joined to another and a comma leads from it to a quotation: "was met by Doe and joked, “…”".
fn leads_to_mark(view: &View<'_>, at: TokenIndex) -> bool {
    view.label(at) == Dependency::Conj
        && at + 2 < view.len()
        && matches!(view.word(at + 1), "," | ":")
        && view.is_marked(at + 2)
}

/// "as reported by"
fn reported_by(view: &View<'_>, at: TokenIndex) -> bool {
    view.tag(at) == Tag::Vbn
        && view.is(at, Class::SayingVerb)
        && at > 0
        && view.is_word(at - 1, &["as"])
        && at + 1 < view.len()
        && view.is_word(at + 1, &["by"])
}

/// "as the agency reported"
fn is_as(view: &View<'_>, at: TokenIndex, subject: TokenIndex) -> bool {
    use Dependency::{Advcl, Advmod, Ccomp, Dobj, Mark, Parataxis, Prep, Root, Xcomp};
    let first = view.subtree(subject).0.min(view.subtree(at).0);
    // “As the agency has reported, cases …”: the parse takes what follows for what is reported.
    let is_apart = |object: TokenIndex| object > at + 1 && view.sets_off(at + 1);
    let is_as = |&child: &TokenIndex| {
        view.is_word(child, &["as"])
            && child < at
            && child + 1 >= first
            && matches!(view.label(child), Mark | Advmod | Prep)
    };
    view.is(at, Classes::TELLING)
        && matches!(view.label(at), Advcl | Root | Ccomp | Parataxis)
        && view.children(at).iter().any(is_as)
        && view.child(at, &[Ccomp, Xcomp]).is_none()
        && view.children_of(at, &[Dobj]).all(|object| view.is_word(object, &["it"]) || is_apart(object))
}

/// The head of the noun phrase right beside the verb at `at`, where the parse gives no subject.
fn beside(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use PartOfSpeech::{Adj, Adv, Aux, Det, Noun, Num, Pron, Propn, Punct};
    let is_part = |at: TokenIndex| {
        matches!(view.part(at), Det | Adj | Propn | Noun | Pron | Num) || view.is_word(at, &["'s", "’s"])
    };
    let behind = (at + 1..view.len()).take_while(|&next| is_part(next) && !view.is_marked(next)).last();
    let follows_quotation = at == 0 || view.part(at - 1) == Punct || view.is_marked(at - 1);
    // "Admitted it was late": the pronoun opens what is said.
    let opens_clause = |last: TokenIndex| {
        let head = view.head(last);
        view.part(last) == Pron && SUBJECTS.contains(&view.label(last)) && head != at && head > last
    };
    // "Found it, reported it to the board": what is reported.
    let is_object = |last: TokenIndex| view.is_word(last, &["it"]) && view.label(last) == Dependency::Dobj;
    let behind = behind.filter(|&last| !opens_clause(last) && !is_object(last));
    if let Some(last) = behind.filter(|&last| follows_quotation && view.is_nominal(last)) {
        return Some(last);
    }
    // A name that is another word too: "Asked about it, Early said".
    let is_capital =
        |name: TokenIndex| view.word(name).starts_with(char::is_uppercase) && !view.is_marked(name);
    let follows_comma =
        |name: TokenIndex| name > 0 && (view.word(name - 1) == "," || view.is_marked(name - 1));
    if let Some(name) = at.checked_sub(1).filter(|&name| is_capital(name) && follows_comma(name)) {
        return Some(name);
    }
    let before = (0..at).rev().find(|&before| !matches!(view.part(before), Adv | Aux))?;
    // A name that the parser takes for another word: “…,” Will said.
    let is_capitalised =
        view.word(before).starts_with(char::is_uppercase) && before > 0 && view.is_marked(before - 1);
    let is_noun = view.is_nominal(before) && view.label(before) != Dependency::Poss;
    ((is_noun || is_capitalised) && !view.is_marked(before)).then_some(before)
}

/// The subject of the verbs that a comma lists the verb at `at` with, where the parse knows no relation: "hid facts, admitted
/// it was late, and left".
fn listed(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let head = view.head(at);
    if at == 0 || view.word(at - 1) != "," {
        return None;
    }
    // The parse may take the deed before it for what is said, and so for a second clause.
    let clauses = || view.children_of(at, &[Dependency::Ccomp]);
    let deed = clauses().find(|&clause| clause < at).filter(|_| clauses().any(|clause| clause > at));
    let listed = (view.label(at) == Dependency::Dep && head < at).then_some(head);
    listed.or(deed).filter(|&verb| view.is_verb(verb)).and_then(|verb| view.subject(verb))
}

/// Whether the verb at `at` has a subject of its own.
pub(super) fn has_subject(view: &View<'_>, at: TokenIndex) -> bool {
    view.child(at, SUBJECTS).is_some()
}
