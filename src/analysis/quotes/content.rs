//! What is said, by the grammar: the clause that a word of saying governs, or the sentence around it.

use super::aside;
use super::claim::is_what_is_claimed;
use super::cues::{Cue, CueKind, appeals, has_subject, made_clear};
use super::end::cut_right;
use super::figures::figures;
use super::object::{accused, before_occasion};
use super::passive::question_asked;
use super::report::only_accuses;
use super::source::around;
use super::view::{SUBJECTS, View, letters};
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// What `cue` says is said in `sentence`, in one or two stretches; empty if the grammar does not tell.
pub(super) fn content(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Vec<TextRange> {
    let found = match cue.kind {
        CueKind::According | CueKind::As | CueKind::Poll => around(view, cue, sentence),
        CueKind::Claim => claimed(view, cue, sentence).into_iter().collect(),
        CueKind::Passive | CueKind::Agentless => {
            question_asked(view, cue.at).map(|asked| asked.within(sentence)).into_iter().collect()
        }
        CueKind::Verb if only_accuses(view, cue) => accused(view, cue, sentence).into_iter().collect(),
        CueKind::Verb | CueKind::Hearing => {
            let aside = aside::around(view, cue, sentence);
            if aside.is_empty() { clause(view, cue, sentence).into_iter().collect() } else { aside }
        }
    };
    let whole = found.into_iter().map(|range| without_joint(view, with_marks(view, range)));
    whole.filter_map(|range| trimmed(view.text, range)).collect()
}

/// `range` up to the end of the quotation in which it ends, if no words are left of that.
fn with_marks(view: &View<'_>, range: TextRange) -> TextRange {
    let last = view.marks_in(range).last().map(|mark| mark.range).filter(|last| last.end > range.end);
    let rest = last.map(|last| TextRange::new(range.end, last.end));
    rest.filter(|&rest| letters(view.text, rest) == 0).map_or(range, |rest| range.cover(rest))
}

/// `range` without a conjunction that it ends in, and without the occasion behind a quotation.
fn without_joint(view: &View<'_>, range: TextRange) -> TextRange {
    let mark = view.marks_in(range).last().map(|mark| mark.range.end).filter(|&end| end < range.end);
    let end = mark.map_or(range.end, |mark| before_occasion(view, mark, range.end));
    let range = TextRange::new(range.start, end.max(range.start));
    let last = view.tokens_in(range).next_back();
    let joint = last.filter(|&at| view.part(at) == PartOfSpeech::Cconj && !view.is_marked(at));
    joint.map_or(range, |joint| TextRange::new(range.start, view.start(joint).max(range.start)))
}

/// `range` without punctuation at its ends, but for marks and brackets; `None` if nothing is left.
pub(super) fn trimmed(text: &str, range: TextRange) -> Option<TextRange> {
    let inside = &text[range.start..range.end];
    let opens = |c: char| c.is_alphanumeric() || "“\"„«»‘'$£€#@([¿¡".contains(c);
    let closes = |c: char| c.is_alphanumeric() || "”\"“»«’')%!?]".contains(c);
    let start = range.start + inside.find(opens)?;
    let rest = &text[start..range.end];
    let (last, c) = rest.char_indices().rfind(|&(_, c)| closes(c))?;
    Some(TextRange::new(start, start + last + c.len_utf8()))
}

/// The clause that the verb of `cue` governs.
fn clause(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    let verb = cue.at;
    let Some(head) = clause_head(view, cue) else { return figures(view, cue, sentence) };
    let (left, mut right) = view.subtree(head);
    let (mut start, mut end) = (view.start(left), view.end(right));
    if head < verb {
        if (head..verb).any(|at| view.word(at) == ";" && !view.is_marked(at)) {
            // "One firm had spoken of 900; another says 540": a sentence of its own.
            return figures(view, cue, sentence);
        }
        // What is said comes first, and the speaker behind it.
        let limit = verb.min(cue.phrase.0);
        // "The poll is old, and others show": a conjunction begins what the others say.
        if limit > 0 && view.part(limit - 1) == PartOfSpeech::Cconj && !view.is_marked(limit - 1) {
            return figures(view, cue, sentence);
        }
        if right >= limit {
            end = view.end(limit.checked_sub(1)?);
        }
    } else {
        if left <= verb {
            let above = clause_above(view, cue).map_or(verb + 1, |(_, first)| first);
            start = view.start(above);
        }
        if cue.is_inverted(view) && cue.phrase.0 <= head {
            start = start.max(view.end(cue.phrase.1));
        }
        if matches!(view.label(head), Dependency::Xcomp | Dependency::Advcl)
            && let Some(to) = view.child(head, &[Dependency::Aux]).filter(|&to| to > verb && to < head)
        {
            // "Promised on Sunday not to end": the day may hang on either verb.
            let is_not = |&before: &TokenIndex| view.label(before) == Dependency::Neg && before > verb;
            let first = to.checked_sub(1).filter(is_not).unwrap_or(to);
            start = asked(view, verb, head).unwrap_or(start.max(view.start(first)));
        }
        start = behind_time(view, head, start);
        if let Some(subject) = stray_subject(view, cue, head) {
            start = start.min(view.start(view.subtree(subject).0));
        }
        for reason in further_clauses(view, verb, head) {
            let (first, last) = view.subtree(reason);
            if first <= right + 2 {
                right = right.max(last);
                end = end.max(view.end(right));
            }
        }
    }
    let (start, end) = (start.max(sentence.start), end.min(sentence.end));
    if start >= end {
        return None;
    }
    let said = cut_right(view, head, TextRange::new(start, end), right);
    Some(if head > verb { through_colon(view, past_mark(view, verb, said), sentence) } else { said })
}

/// `said` with what goes on behind the quotation in which it ends, although the parse hangs it on the `verb` of saying: "viewed
/// the board as “responsible” for the flood".
fn past_mark(view: &View<'_>, verb: TokenIndex, said: TextRange) -> TextRange {
    let ends_in_mark = view.marks_in(said).last().is_some_and(|mark| mark.range.end == said.end);
    let goes_on = |&child: &TokenIndex| {
        let is_joined = view.is_word(child, &["for", "of", "against", "than", "between"]);
        let (left, right) = view.subtree(child);
        let is_next = view.start(left) >= said.end && view.text[said.end..view.start(left)].trim().is_empty();
        is_joined && is_next && !(left..=right).any(|at| view.is_in(at, Classes::TIME))
    };
    let next = view.children_of(verb, &[Dependency::Prep]).find(goes_on).filter(|_| ends_in_mark);
    next.map_or(said, |next| TextRange::new(said.start, view.end(view.subtree(next).1)))
}

/// Where the clause of `head` begins behind words that say when it is said: "said on Monday she would". It may begin at
/// `start`.
fn behind_time(view: &View<'_>, head: TokenIndex, start: usize) -> usize {
    let first = view.token_at(start);
    let is_time = |&child: &TokenIndex| {
        let noun = view.child(child, &[Dependency::Pobj]).unwrap_or(child);
        matches!(view.label(child), Dependency::Prep | Dependency::Npadvmod)
            && view.is_in(noun, Classes::TIME)
    };
    let opens = |&child: &TokenIndex| view.subtree(child).0 == first && child < head;
    let time = view.children(head).iter().copied().filter(opens).find(is_time);
    let next = time.map(|time| view.subtree(time).1 + 1);
    let mut subjects = view.children_of(head, SUBJECTS);
    let next = next.filter(|&next| subjects.any(|subject| view.subtree(subject).0 == next));
    next.map_or(start, |next| view.start(next))
}

/// The head of the clause that the verb of `cue` governs.
fn clause_head(view: &View<'_>, cue: &Cue) -> Option<TokenIndex> {
    let verb = cue.at;
    if let Some(clause) = made_clear(view, verb) {
        return Some(clause);
    }
    let is_own = |&child: &TokenIndex| !(cue.is_inverted(view) && child > verb && child < cue.subject);
    let clauses: Vec<TokenIndex> = view.children_of(verb, &[Dependency::Ccomp]).filter(is_own).collect();
    if let Some(&last) = clauses.last() {
        let first = clauses.into_iter().find(|&child| child > verb).unwrap_or(last);
        return Some(below_listener(view, first).filter(|_| first > verb).unwrap_or(first));
    }
    let promises = view.is(verb, Class::PromisingVerb | Class::OrderingVerb) || appeals(view, verb);
    let shows = view.is(verb, Class::ShowingVerb) && view.is(cue.subject, Class::DocumentNoun);
    let is_promise = |&child: &TokenIndex| child > verb && (promises && view.tag(child) == Tag::Vb || shows);
    view.children_of(verb, &[Dependency::Xcomp])
        .find(is_promise)
        .or_else(|| promised(view, verb))
        .or_else(|| told(view, verb))
        .or_else(|| clause_behind_comma(view, cue))
        .or_else(|| clause_above(view, cue).map(|(head, _)| head))
}

/// The clause with "that" below a noun that the parse takes for its verb: "told a hearing on Monday that the pier had sunk".
fn below_listener(view: &View<'_>, head: TokenIndex) -> Option<TokenIndex> {
    if view.tag(head) != Tag::Vbg || has_subject(view, head) {
        return None;
    }
    view.children_of(head, &[Dependency::Ccomp]).find(|&child| {
        view.child(child, &[Dependency::Mark]).is_some_and(|that| view.is_word(that, &["that"]))
    })
}

/// The verb of the clause right behind a verb of saying and its listeners that the parse takes for the main one, and the
/// first token of its subject: "with Doe telling reporters on Monday he saw it".
fn clause_above(view: &View<'_>, cue: &Cue) -> Option<(TokenIndex, TokenIndex)> {
    use Dependency::{Ccomp, Pcomp};
    let (verb, first) = (cue.at, view.subtree(cue.at).1 + 1);
    if !matches!(view.label(verb), Ccomp | Pcomp) || cue.subject > verb || !view.is(verb, Class::SayingVerb) {
        return None;
    }
    let is_clause = |&above: &TokenIndex| {
        above > first
            && view.children_of(above, SUBJECTS).any(|subject| view.subtree(subject).0 == first)
            && !view.is_marked(first)
    };
    view.up(verb).skip(1).find(is_clause).map(|above| (above, first))
}

/// Where those begin who are asked or called on to do what the infinitive at `head` says: "urged the council to pay".
fn asked(view: &View<'_>, verb: TokenIndex, head: TokenIndex) -> Option<usize> {
    use Dependency::{Dobj, Pobj, Prep};
    let on = if appeals(view, verb) { view.child(verb, &[Prep]) } else { None };
    let asks = on.is_some() || view.has_lemma(verb, &["ask", "instruct", "order", "urge"]);
    let object =
        view.children_of(on.unwrap_or(verb), &[Dobj, Pobj]).find(|&object| object > verb && object < head);
    object.filter(|_| asks).map(|object| view.start(view.subtree(object).0))
}

/// The sentence behind a verb of saying and a comma, which the parse takes for the main one: "Doe reported, The firm is
/// broke".
fn clause_behind_comma(view: &View<'_>, cue: &Cue) -> Option<TokenIndex> {
    let (verb, first) = (cue.at, cue.at + 2);
    let is_behind = view.label(verb) == Dependency::Ccomp
        && first < view.len()
        && view.word(verb + 1) == ","
        && view.word(first).starts_with(char::is_uppercase)
        && !view.is_marked(first);
    Some(view.head(verb)).filter(|&head| is_behind && head > verb)
}

/// The infinitive behind a verb of promising that the parse takes for an aim: "vow to fight", "promised on Sunday to end".
fn promised(view: &View<'_>, verb: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Advcl, Advmod, Npadvmod, Prep};
    let is_time = |child| view.is_in(child, Classes::TIME);
    let is_circumstance =
        |&child: &TokenIndex| matches!(view.label(child), Advmod | Npadvmod | Prep) || is_time(child);
    let is_promise = |&child: &TokenIndex| {
        let between = view.children(verb).iter().filter(|&&other| verb < other && other < child);
        view.tag(child) == Tag::Vb
            && view.is_word(view.subtree(child).0, &["to"])
            && between.into_iter().all(is_circumstance)
    };
    let mut aims = view.children_of(verb, &[Advcl]).filter(|&child| child > verb);
    aims.find(is_promise).filter(|_| view.is(verb, Class::PromisingVerb))
}

/// The clause of what somebody is told that the parse takes for a relative clause: "told the host that her cellar had
/// flooded".
fn told(view: &View<'_>, verb: TokenIndex) -> Option<TokenIndex> {
    if !view.is(verb, Class::OrderingVerb) {
        return None;
    }
    let listener = view.children_of(verb, &[Dependency::Dobj, Dependency::Dative]).last()?;
    let mut deeds = view.children_of(listener, &[Dependency::Acl]);
    if let Some(clause) = deeds.find_map(|deed| below_listener(view, deed)) {
        return Some(clause);
    }
    view.children_of(listener, &[Dependency::Relcl]).find(|&child| {
        let that = view.subtree(child).0;
        that == listener + 1
            && view.is_word(that, &["that"])
            && view.child(child, SUBJECTS).is_some_and(|subject| subject != that)
    })
}

/// What the claim of `cue` is.
fn claimed(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    let mut clauses = view.children_of(cue.at, &[Dependency::Acl, Dependency::Ccomp]);
    let head = clauses.find(|&child| is_what_is_claimed(view, cue.at, child))?;
    let (left, right) = view.subtree(head);
    let range = TextRange::new(view.start(left), view.end(right)).within(sentence);
    (!range.is_empty()).then(|| cut_right(view, head, range, right))
}

/// The subject of the clause of `head` that the parse gives to the verb of saying: "admitted the bridge was old".
fn stray_subject(view: &View<'_>, cue: &Cue, head: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Ccomp, Dep, Dobj, Nsubj, Nsubjpass};
    let has_own = has_subject(view, head) || view.child(head, &[Dependency::Expl]).is_some();
    if has_own || view.label(head) != Ccomp || view.tag(head) == Tag::Vb {
        return None;
    }
    let mut strays = view.children_of(cue.at, &[Dobj, Nsubj, Dep, Nsubjpass]);
    strays.find(|&child| cue.at < child && child < head && child != cue.subject)
}

/// The clauses behind that of `head` that give its reason or condition, or that the parse hangs on the verb of saying
/// beside it: "said he was sure that it would".
fn further_clauses<'v>(
    view: &'v View<'_>,
    verb: TokenIndex,
    head: TokenIndex,
) -> impl Iterator<Item = TokenIndex> + 'v {
    const JOINTS: &[&str] = &["because", "if", "unless", "although", "though", "since", "when", "until"];
    let goes_on = move |child: TokenIndex| {
        // "Said it was late and in such weather would sink": the parse takes the second verb for another clause.
        let first = view.subtree(child).0;
        let is_joined =
            first > head && view.part(first - 1) == PartOfSpeech::Cconj && view.subtree(head).1 + 1 == first;
        if view.label(child) == Dependency::Ccomp && is_joined && !has_subject(view, child) {
            return true;
        }
        let joints: &[&str] = if view.label(child) == Dependency::Ccomp { &["that"] } else { JOINTS };
        view.child(child, &[Dependency::Mark]).is_some_and(|joint| view.is_word(joint, joints))
    };
    let clauses = view.children_of(verb, &[Dependency::Advcl, Dependency::Ccomp]);
    clauses.filter(move |&child| child > head && goes_on(child))
}

/// What is `said` with what a colon announces at its end: "there is one reason: nobody pays".
fn through_colon(view: &View<'_>, said: TextRange, sentence: TextRange) -> TextRange {
    let colon = view.token_at(said.end);
    let rest = TextRange::new(said.end, sentence.end.max(said.end));
    let goes_on = colon < view.len()
        && view.word(colon) == ":"
        && view.end(colon) < sentence.end
        && view.marks_in(rest).next().is_none();
    if goes_on { said.cover(rest) } else { said }
}
