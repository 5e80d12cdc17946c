//! What a number says beside a verb: as its object or its subject, after its preposition, or as the time it takes.

use super::number::Number;
use super::phrase::{clause_words, doing, verb_words};
use super::shared::{noun, preposition, subject_or_verb};
use super::{Found, read};
use crate::analysis::statistics::StatisticKind as Kind;
use crate::analysis::statistics::lexicon::Class;
use crate::nlp::syntax::Dependency::{
    Acomp, Advmod, Amod, Attr, Compound, Dative, Dep, Det, Dobj, Expl, Npadvmod, Nsubj, Nsubjpass, Nummod,
    Oprd, Prep, Root,
};
use crate::nlp::syntax::{PartOfSpeech, Tag, TokenIndex};

/// "two days to test the robot".
pub fn purpose(number: &Number<'_>) -> Option<Found> {
    let end = number.tokens.end;
    let to = end + usize::from(number.is_word(end, &["left"]));
    let is_purpose = number.kind == Kind::Duration
        && number.is_word(to, &["to"])
        && number.syntax.tokens().get(to + 1).is_some_and(|verb| verb.tag == Tag::Vb);
    if !is_purpose {
        return None;
    }
    let verb = to + 1;
    let object = number
        .children(verb, &[Dobj])
        .find(|&at| at > verb && at - verb <= 5 && !number.is_pronoun(at) && !number.is_number(at));
    // "The repair would take 6 months to complete": the thing itself, where nothing else is done to it.
    let taker = number.above(verb);
    let is_taken = object.is_none()
        && (number.is_word(taker, &["take", "takes", "took", "taken", "need", "needs", "needed", "require"])
            || number.has(taker));
    let taker = if number.has(taker) { number.above(number.head) } else { taker };
    let subject = is_taken.then(|| number.subject_of(taker)).flatten();
    if let Some(Found::Words(thing)) = subject.and_then(|subject| noun(number, subject)) {
        return Some(Found::Words(thing));
    }
    Some(Found::Words(verb..=object.unwrap_or(verb)))
}

/// "two years ago", "a letter sent two years ago".
pub fn ago(number: &Number<'_>) -> Option<Found> {
    let end = number.tokens.end;
    let is_ago =
        number.kind == Kind::Duration && number.is_word(end, &["ago", "later", "earlier", "apart", "away"]);
    if !is_ago {
        return None;
    }
    let verb = number.syntax.path_to_root(end).find(|&at| number.is_verb(at));
    let participle = verb.filter(|&verb| {
        let has_subject = number.syntax.child(verb, &[Nsubj, Nsubjpass]).is_some();
        number.token(verb).tag == Tag::Vbn && !has_subject
    });
    let described = participle.and_then(|verb| verb.checked_sub(1)).filter(|&at| number.is_noun(at));
    described.and_then(|at| noun(number, at)).or(Some(Found::Nothing))
}

/// "73 seconds after the start", "two minutes into the half".
pub fn time_after(number: &Number<'_>) -> Option<Found> {
    let end = number.tokens.end;
    let stands_alone = matches!(number.label(number.head), Npadvmod | Root | Nsubj);
    let is_time = number.kind == Kind::Duration
        && (number.is_word(end, &["after", "before", "into"])
            || number.is_word(end, &["in"]) && stands_alone);
    let event = is_time.then(|| number.object(end)).flatten()?;
    let names_event =
        !number.is_time(event) && !number.is_pronoun(event) && !number.is_word(event, &["advance"]);
    names_event.then(|| noun(number, event)).flatten()
}

/// "prices rose by 4%", "the company lifted pay to £13", "they waited for two weeks".
pub fn verb_before(number: &Number<'_>) -> Option<Found> {
    let (preposition, owner) = preposition(number)?;
    let is_adjective = number.token(owner).part_of_speech == PartOfSpeech::Adj;
    if is_adjective
        && number.kind != Kind::Duration
        && number.is_verb(number.above(owner))
        && let Some(subject) = number.subject_of(number.above(owner))
    {
        return noun(number, subject);
    }
    if !is_adjective && !number.is_verb(owner) {
        return None;
    }
    if number.kind == Kind::Duration {
        // "with three minutes left".
        if number.is_word(preposition, &["with"]) {
            return Some(Found::Nothing);
        }
        let has_noun = number.children(owner, &[Dobj]).any(|at| !number.is_pronoun(at));
        let sentences =
            number.is_word(preposition, &["to"]) && !has_noun && !number.is_lemma(owner, Class::MeasureVerb);
        let lasts = ["for", "in", "after", "within", "over", "during", "since", "until", "by"];
        if sentences || number.is_word(preposition, &lasts) {
            return Some(clause_words(number, owner).map_or(Found::Nothing, Found::Words));
        }
    }
    let is_extent =
        number.kind == Kind::Measurement && number.is_word(preposition, &["across", "along", "through"]);
    let is_amount = is_extent
        || number.is_in(preposition, Class::AmountPreposition)
        || number.is_word(preposition, &["for"]);
    if !is_amount {
        let is_measured = matches!(number.kind, Kind::Money | Kind::Percentage | Kind::Measurement);
        return is_measured.then_some(Found::Nothing);
    }
    if let Some(object) = number.children(owner, &[Dobj]).find(|&at| at < number.tokens.start) {
        let object = number.antecedent(object);
        return if number.is_pronoun(object) { Some(Found::Nothing) } else { noun(number, object) };
    }
    // "passed by 60 votes to 40".
    let is_other = |at: TokenIndex| {
        // "fell from 31,000 to 24,500".
        let is_origin = at.checked_sub(1).is_some_and(|from| number.is_word(from, &["from"]));
        number.is_number(at) && !number.is_time(at) && !is_origin
    };
    let is_second = number.kind == Kind::Count
        && number.is_word(preposition, &["to"])
        && (owner..preposition).any(is_other);
    if is_second {
        return Some(Found::Nothing);
    }
    let says_of_subject = !number.is_word(preposition, &["of", "with", "for"]);
    says_of_subject.then(|| subject_or_verb(number, owner)).flatten()
}

/// "Shares closed at $185, up 4%": what the verb or the figure before it is said of.
pub fn up_or_down(number: &Number<'_>) -> Option<Found> {
    let way = number.above(number.head);
    let is_change = matches!(number.kind, Kind::Percentage | Kind::Measurement | Kind::Ratio)
        && number.label(number.head) == Npadvmod
        && way < number.tokens.start
        && way.checked_sub(1).is_some_and(|at| number.is_word(at, &[","]))
        && number.is_word(way, &["up", "down", "higher", "lower"]);
    let changed = Some(number.above(way)).filter(|&at| is_change && at < way)?;
    if number.is_verb(changed) {
        // "made a profit, up 3%"
        let object = number.children(changed, &[Dobj]).find(|&at| at < way && number.is_noun(at));
        return noun(number, object.or_else(|| number.subject_of(changed))?);
    }
    // "a $4 billion profit, up 3%", unlike "12 euros, up 3%"
    if number.is_noun(changed) && number.children(changed, &[Det, Amod, Compound]).next().is_some() {
        return noun(number, changed);
    }
    number.is_figure(changed).then(|| read(&number.instead(changed..changed + 1)?)).flatten()
}

/// "a deal worth $84 million", "the deal is worth $84 million".
pub fn worth(number: &Number<'_>) -> Option<Found> {
    let worth = number.above(number.head);
    if !number.is_word(worth, &["worth"]) {
        return None;
    }
    let above = number.above(worth);
    if number.is_noun(above) {
        return noun(number, above);
    }
    number
        .is_verb(above)
        .then(|| number.subject_of(above))
        .flatten()
        .and_then(|subject| noun(number, subject))
}

/// "the toll was 40".
pub fn copula(number: &Number<'_>) -> Option<Found> {
    let verb = number.above(number.head);
    let is_predicate = matches!(number.label(number.head), Attr | Acomp | Oprd) && number.is_verb(verb);
    if !is_predicate {
        return None;
    }
    // "There were 12 in the boat."
    if number.children(verb, &[Expl]).next().is_some() {
        return Some(Found::Nothing);
    }
    noun(number, number.subject_of(verb)?)
}

/// "the fire killed 40", "the strike cost exporters $2 million", "sales rose 4%".
pub fn object(number: &Number<'_>) -> Option<Found> {
    let verb = number.above(number.head);
    let label = number.label(number.head);
    let is_object =
        matches!(label, Dobj | Npadvmod | Advmod | Dative | Dep | Nummod | Oprd) && number.is_verb(verb);
    if !is_object {
        return None;
    }
    if number.kind == Kind::Duration {
        return Some(clause_words(number, verb).map_or(Found::Nothing, Found::Words));
    }
    if number.kind == Kind::Money {
        let before = |&at: &TokenIndex| at < number.tokens.start && number.is_noun(at);
        if let Some(payer) = number.children(verb, &[Dative]).find(before) {
            return noun(number, payer);
        }
        let aim = destination(number, verb).filter(|_| !number.is_lemma(verb, Class::MeasureVerb));
        if let Some(aim) = aim {
            return noun(number, aim);
        }
    }
    if label == Dobj && number.kind != Kind::Percentage && !number.is_lemma(verb, Class::MeasureVerb) {
        return Some(done_to(number, verb));
    }
    let changed = number.children(verb, &[Dobj]).find(|&at| at < number.tokens.start);
    match changed.filter(|&at| label != Dobj && !number.is_pronoun(at)) {
        Some(changed) => noun(number, changed),
        // The pronoun in "it covers 480 hectares" stands for a thing, not for another figure.
        None => match subject_or_verb(number, verb)? {
            Found::Pronoun(Some(words)) => Some(Found::Words(words)),
            found => Some(found),
        },
    }
}

/// What is done to the number that is the object of `verb`, with the one who does it: "fire destroyed". Alone the verb
/// says too little; what an earlier verb is done to is then counted here too: "infected 59,000 people and killed 1,768".
fn done_to(number: &Number<'_>, verb: TokenIndex) -> Found {
    if number.kind == Kind::Money {
        let payer = number.subject_of(verb).and_then(|subject| noun(number, subject));
        return payer.filter(|found| matches!(found, Found::Words(_))).unwrap_or(Found::Nothing);
    }
    let words = verb_words(number, verb);
    // "killing 40", "has displaced thousands", "to travel 800 km".
    let is_finite = matches!(number.token(verb).tag, Tag::Vbd | Tag::Vbp | Tag::Vbz);
    // "the hall seats 900", "the mill had 3.7 GW"
    let has = number.is_word(verb, &["has", "have", "had", "holds", "hold", "held", "seats", "seat"]);
    let is_close = words.start() < words.end();
    // "Did they get two?"
    let says_little =
        number.is_lemma(verb, Class::EmptyVerb) || number.is_word(verb, &["get", "let", "keep"]);
    let says_nothing = says_little && !is_close;
    if !has && !says_nothing && (is_close || !is_finite) {
        return Found::Words(words);
    }
    let first = number.syntax.first_of_conjuncts(verb);
    let counted = number.children(first, &[Dobj]).find(|&at| {
        let is_counted = number.children(at, &[Nummod]).next().is_some();
        first < verb && at < verb && is_counted && number.is_noun(at)
    });
    if let Some(counted) = counted {
        return noun(number, counted).unwrap_or(Found::Nothing);
    }
    // "a plant which burns 40 tons": the verb says too little, unlike the noun that it is said of. What is counted is
    // another thing: "agencies received 900,000".
    let is_said_of_noun = number.kind == Kind::Measurement || has && is_close;
    let doer = number.subject_of(verb).filter(|_| is_said_of_noun).and_then(|doer| noun(number, doer));
    doer.filter(|found| matches!(found, Found::Words(_))).unwrap_or(Found::Nothing)
}

/// What money goes into: "put $5 million into a fund", "spent $5 million on roads".
fn destination(number: &Number<'_>, verb: TokenIndex) -> Option<TokenIndex> {
    let end = number.tokens.end;
    let leads = |&at: &TokenIndex| {
        (end..=end + 3).contains(&at)
            && (number.is_word(at, &["into", "on", "toward", "towards"])
                || number.is_word(at, &["to"]) && number.is_lemma(verb, Class::AddingVerb))
    };
    let object = number.children(verb, &[Prep]).find(leads).and_then(|at| number.object(at))?;
    // "made $320,000 on a budget of $27 million".
    let has_sum = number.object_of(object, "of").is_some_and(|sum| number.is_figure(sum));
    // "go $50 into the red"
    let is_noun = number.token(object).tag.is_noun();
    (!has_sum && is_noun && !number.is_time(object) && !number.is_pronoun(object)).then_some(object)
}

/// "Some 2,042 voted yes", "three percent is a pay cut".
pub fn subject(number: &Number<'_>) -> Option<Found> {
    let verb = number.above(number.head);
    if !matches!(number.label(number.head), Nsubj | Nsubjpass) || !number.is_verb(verb) {
        return None;
    }
    // "All but four were released": they were not.
    if number.tokens.start.checked_sub(1).is_some_and(|at| number.is_word(at, &["but", "except"])) {
        return Some(Found::Nothing);
    }
    let predicate = number.children(verb, &[Attr]).find(|&at| at > verb);
    if let Some(predicate) = predicate.filter(|&at| !number.is_time(at) && !number.is_number(at)) {
        // "A quarter cup is 33 calories."
        if number.is_figure(predicate) && number.kind != Kind::Duration {
            return Some(Found::Nothing);
        }
        return if number.kind == Kind::Duration { None } else { noun(number, predicate) };
    }
    let counts = matches!(number.kind, Kind::Count | Kind::Ratio | Kind::Percentage);
    if number.kind == Kind::Money {
        return Some(Found::Nothing);
    }
    let words = doing(number, verb);
    // "Some 5 million voted" says no more than its verb, which counts nothing.
    let is_bare =
        words.start() == words.end() && matches!(number.token(verb).tag, Tag::Vbd | Tag::Vbp | Tag::Vbz);
    (counts && !number.is_lemma(verb, Class::EmptyVerb)).then_some(if is_bare {
        Found::Nothing
    } else {
        Found::Words(words)
    })
}
