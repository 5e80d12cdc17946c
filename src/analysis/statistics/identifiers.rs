//! Numbers used as names: telephone numbers, post codes, shirts, stations, and races by their time.

use rust_decimal::Decimal;

use super::amount::is_bare;
use super::exclusion::Exclusion;
use super::lexer::LexemeKind;
use super::lexicon::{Class, Lexicon};
use super::number;
use super::passage::Passage;

/// How near a word about running stands to the length of a race, in lexemes.
const REACH_OF_RUN: usize = 3;

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[
    Exclusion::new("race-by-time", time_of_race),
    Exclusion::new("post-code", post_code),
    Exclusion::new("station", station),
    Exclusion::new("shirt", shirt),
    Exclusion::new("telephone", telephone),
    Exclusion::new("telephone-abroad", telephone_abroad),
    Exclusion::new("in-brackets", in_brackets),
    Exclusion::new("docket", docket),
    Exclusion::new("resolution", resolution),
    Exclusion::new("entry-of-register", entry_of_register),
    Exclusion::new("model-with-variant", model_with_variant),
    Exclusion::new("model", model),
    Exclusion::new("version", version),
    Exclusion::new("pair-of-currencies", pair_of_currencies),
    Exclusion::new("record", record),
    Exclusion::new("several-in-one", several_in_one),
    Exclusion::new("channels-of-sound", channels_of_sound),
    Exclusion::new("said-in-short", said_in_short),
    Exclusion::new("key-to-press", key_to_press),
    Exclusion::new("reply-code", reply_code),
];

/// "a 412 response", "status 404", "200 OK", "304 Not Modified": what a server replies.
fn reply_code(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).filter(Decimal::is_integer)?;
    if !(100..600).contains(&i64::try_from(value).ok()?) {
        return None;
    }
    let (before, next) = (passage.key_before(start, 1), passage.key(start + 1));
    // "350 error messages", "200 response teams" are counts.
    let is_last = !passage.is_word(start + 2)
        || matches!(passage.key(start + 2), "code" | "codes" | "and" | "or" | "if" | "when" | "means");
    let is_named = matches!(next, "response" | "status" | "error") && is_last;
    let is_worded = passage.written(start + 1) == "OK"
        || passage.written(start + 1) == "Not" && passage.is_capitalised(start + 2);
    (is_named || is_worded || matches!(before, "status" | "http")).then_some(start + 1)
}

/// "book #25513", "order #1042", "ticket #7": what a register calls it.
fn entry_of_register(passage: &Passage<'_>, start: usize) -> Option<usize> {
    // "item# 25513"
    let is_apart =
        passage.number(start).is_some() && passage.key_before(start, 1) == "#" && !passage.is_glued(start);
    if is_apart && start >= 2 && passage.is_word(start - 2) {
        return Some(start + 1);
    }
    let is_number =
        passage.key(start) == "#" && passage.is_glued(start + 1) && passage.number(start + 1).is_some();
    // No list is so long that somebody is ranked by four digits.
    let is_long = passage.key(start + 1).len() >= 4;
    let is_entry = matches!(
        passage.key_before(start, 1),
        "ebook" | "issue" | "order" | "ticket" | "case" | "flight" | "room" | "page" | "item"
    );
    (is_number && (is_long || is_entry)).then_some(start + 2)
}

/// "the 787-9 jet", "five 787 Dreamliners", "400 737 Max jets": a number with a variant, or behind the number of them.
fn model_with_variant(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).filter(Decimal::is_integer)?;
    let is_plain =
        passage.key(start).len() >= 3 && passage.key(start).bytes().all(|byte| byte.is_ascii_digit());
    let has_variant = passage.is_hyphen(start + 1)
        && passage.key(start + 2).len() == 1
        && passage.number(start + 2).is_some()
        && passage.is_glued(start + 1)
        && passage.is_glued(start + 2)
        && !(passage.is_glued(start + 3) && (passage.is_word(start + 3) || passage.is_hyphen(start + 3)))
        && value < Decimal::ONE_THOUSAND
        && !passage.is_near(start, 20, Class::Score)
        && !passage.is_near(start, 20, Class::Cricket);
    let follows_count = start.checked_sub(1).is_some_and(|before| {
        passage.number(before).is_some() && !passage.may_be_year(before) || passage.is_number_word(before)
    });
    let is_counted = follows_count && !passage.is_glued(start) && passage.is_capitalised(start + 1);
    match (is_plain, has_variant, is_counted) {
        (true, true, _) => Some(start + 3),
        (true, _, true) => Some(start + 1),
        _ => None,
    }
}

/// "a Radeon Pro 5500M", "the 5500M chip": behind a name or an article, thousands of millions are not written like this.
fn model(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_letter =
        |at: usize| matches!(passage.written(at), "M" | "K" | "k" | "B" | "X" | "T") && passage.is_glued(at);
    let is_plain = |at: usize| {
        passage.number(at).is_some()
            && passage.key(at).len() >= 4
            && passage.key(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_named = start
        .checked_sub(1)
        .is_some_and(|before| passage.is_capitalised(before) || passage.is(before, Class::Determiner));
    // "a Radeon Pro 5300M or 5500M"
    let is_second =
        start >= 3 && passage.joins_numbers(start - 1) && is_letter(start - 2) && is_plain(start - 3);
    // "an i7 4790k": nobody writes millions as thousands of thousands.
    let is_named = is_named || is_second || passage.key(start + 1) == "k";
    (is_named && is_plain(start) && is_letter(start + 1)).then_some(start + 2)
}

/// "version 2.26", "new in 2.26", "the 7.2 system", "USB 3.2 cables", "Marlin 2.2 and above", "1.7.x", "D.3.4", "H.264": a
/// number, mostly with a point, and nothing that it could be an amount of, tells the states or the parts of one thing apart.
fn version(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).filter(|_| is_bare(passage, start))?;
    let before = passage.key_before(start, 1);
    let is_part = before == "."
        && start >= 2
        && passage.is_glued(start)
        && passage.is_glued(start - 1)
        && passage.is_word(start - 2)
        && is_sign_of_kind(passage, start - 2);
    // "iPadOS 13", unlike "eBay 40 sellers"
    let is_of_product = start > 0
        && passage.has_capital_within(start - 1)
        && passage.written(start - 1).starts_with(char::is_lowercase)
        && value.is_integer()
        && !(passage.is_word(start + 1)
            && passage.key(start + 1).ends_with('s')
            && !passage.is(start + 1, Class::Function)
            && !passage.is_verb(start + 1));
    let is_least = passage.is_name_before(start)
        && matches!(passage.key(start + 1), "and" | "or")
        && matches!(passage.key(start + 2), "above" | "later" | "newer" | "older" | "earlier" | "higher");
    let is_open = passage.key(start + 1) == "."
        && passage.key(start + 2) == "x"
        && passage.is_glued(start + 1)
        && passage.is_glued(start + 2);
    // "2006.1 alpha 2", "1.0 beta"
    let is_trial = |at: usize| matches!(passage.key(at), "alpha" | "beta" | "rc");
    let is_tried = start > 0 && is_trial(start - 1) && start > 1 && passage.number(start - 2).is_some()
        || passage.key(start).contains('.') && is_trial(start + 1);
    if is_part || is_of_product || is_least || is_open || is_tried {
        return Some(start + 1);
    }
    if value.is_integer() && !passage.key(start).contains('.') {
        return None;
    }
    // "Affects versions: 0.7", "the next release, 4.0"
    let is_listed = matches!(before, ":" | ",")
        && matches!(passage.key_before(start, 2), "version" | "versions" | "release" | "releases");
    let is_said = is_listed
        || matches!(before, "version" | "update" | "release" | "build" | "firmware" | "v" | "revision")
        || before == "in" && matches!(passage.key_before(start, 2), "new" | "fixed" | "added" | "changed");
    let counts = passage.is_word(start + 1) && !passage.is(start + 1, Class::Function);
    // "The 7.2 system", but "the 2.4 births a woman" and "a 6.4 earthquake", which is how strong it is.
    let is_kind = (passage.was(start, 1, Class::Determiner) || matches!(before, "this" | "that"))
        && matches!(
            passage.key(passage.past_hyphen(start + 1)),
            "system" | "release" | "version" | "update" | "branch" | "series" | "engine" | "beta"
        );
    let is_behind_acronym = start > 0 && passage.has_capital_within(start - 1);
    let is_known = passage.context.versions.are_like(passage.written(start))
        && passage.key(start + 1) != "of"
        && (!counts || passage.is_verb(start + 1) || passage.is(start + 1, Class::Verb))
        || matches!(passage.key(start + 1), "release" | "releases");
    (is_known || is_said && !counts || is_kind || is_behind_acronym).then_some(start + 1)
}

/// Whether the word at `at` is a letter, or a few in capitals, that a point parts from the number of a kind: the "ID" of
/// "ID.3", but not the "NO" of "NO.3".
fn is_sign_of_kind(passage: &Passage<'_>, at: usize) -> bool {
    let written = passage.written(at);
    let is_short = written.len() <= 3 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    passage.key(at).len() == 1 || is_short && passage.key(at) != "no"
}

/// "EUR/USD 1.0923": how many of one currency are paid for another.
fn pair_of_currencies(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_code = |at: usize| Lexicon::get().currency_codes.contains(passage.written(at));
    let is_pair = is_code(start) && passage.key(start + 1) == "/" && is_code(start + 2);
    (is_pair && passage.number(start + 3).is_some()).then_some(start + 4)
}

/// "arXiv:1904.01234", "PMID 1234567": what a library calls it.
fn record(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let colon = usize::from(passage.key_before(start, 1) == ":");
    matches!(passage.key_before(start, 1 + colon), "arxiv" | "pmid" | "pmcid" | "doi").then_some(start + 1)
}

/// "a 3-in-1 charger".
fn several_in_one(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_joined = (start + 1..start + 5).all(|at| passage.is_glued(at));
    let fits = passage.is_hyphen(start + 1)
        && passage.key(start + 2) == "in"
        && passage.is_hyphen(start + 3)
        && matches!(passage.key(start + 4), "1" | "one");
    (is_joined && fits).then_some(start + 5)
}

/// "peptide 1 (GLP-1)", "type 2 (T2)": part of a name, which the brackets shorten.
fn said_in_short(passage: &Passage<'_>, start: usize) -> Option<usize> {
    /// The most lexemes of the short name.
    const LONGEST: usize = 4;
    passage.number(start)?;
    let open = start + 1;
    let close = (open + 2..open + 2 + LONGEST).find(|&at| passage.key(at) == ")")?;
    let is_short = passage.key(open) == "("
        && passage.has_capital_within(open + 1)
            | (passage.is_capitalised(open + 1) && passage.is_glued(open + 2))
        && passage.is_glued(close - 1)
        && passage.key(close - 1) == passage.key(start);
    (is_short && start > 0 && passage.is_word(start - 1)).then_some(start + 1)
}

/// "5.1 surround sound": how many loudspeakers a system has, and how many of them are for the deep tones.
fn channels_of_sound(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let (_, deep) = passage.key(start).split_once('.')?;
    let at = passage.past_hyphen(start + 1);
    let is_sound =
        matches!(passage.key(at), "surround" | "channel" | "channels" | "audio" | "sound" | "speaker");
    (is_sound && matches!(deep, "0" | "1" | "2")).then_some(start + 1)
}

/// "Press 1 for English", "enter 4 to go back".
fn key_to_press(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(|value| *value < Decimal::TEN)?;
    let is_pressed = matches!(passage.key_before(start, 1), "press" | "dial" | "enter" | "type");
    let is_purpose = matches!(passage.key(start + 1), "for" | "to" | "if" | "now" | ".");
    (is_pressed && is_purpose).then_some(start + 1)
}

/// "No. 22-1078".
fn docket(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let dot = usize::from(passage.key(start + 1) == "." && passage.is_glued(start + 1));
    let at = start + 1 + dot;
    let fits = matches!(passage.key(start), "no" | "no." | "nos")
        && passage.number(at).is_some()
        && passage.is_hyphen(at + 1)
        && passage.is_glued(at + 1)
        && passage.is_glued(at + 2)
        && passage.number(at + 2).is_some();
    fits.then_some(at + 3)
}

/// "in 4K", "a 5K": the lines of a screen or a race, where no plural follows to be counted.
fn resolution(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start)?;
    let is_one_of = |values: &[i64]| values.iter().any(|&one| value == Decimal::from(one));
    let is_named = passage.key(start + 1) == "k" && passage.is_glued(start + 1) && !passage.is_glued(start);
    let is_of_screens = is_one_of(&[4, 8]) && !speaks_of_money(passage, start);
    let is_run = |at: usize| {
        matches!(
            passage.key(at),
            "race" | "races" | "run" | "ran" | "running" | "runner" | "jog" | "walk" | "finished"
        )
    };
    let is_race = is_one_of(&[5, 10])
        && (matches!(passage.key_before(start, 1), "a" | "an" | "the" | "in")
            && passage.written(start + 1) == "K"
            || (start.saturating_sub(REACH_OF_RUN)..start + 2 + REACH_OF_RUN).any(is_run))
        && !speaks_of_money(passage, start);
    let counts = passage.is(start + 2, Class::Person)
        || !passage.is(start + 2, Class::Screen)
            && passage.is_word(start + 2)
            && !passage.is(start + 2, Class::Function)
            && passage.key(start + 2).ends_with('s');
    (is_named && (is_of_screens || is_race) && !counts).then_some(start + 2)
}

/// Whether the words beside the number at `start` make it a sum: "worth 8K", "earns 4k a month".
fn speaks_of_money(passage: &Passage<'_>, start: usize) -> bool {
    let is_paid = |at: usize| passage.is(at, Class::MoneyTalk) || passage.is(at, Class::MoneyThing);
    let is_rate = passage.opens_rate(start + 2) && passage.is(start + 3, Class::RateUnit);
    is_rate
        || !passage.is_word(start + 2) | passage.is(start + 2, Class::Function)
            && (start.saturating_sub(3)..start).any(is_paid)
}

/// "+44 20 7946 0958": a plus and two groups or more.
fn telephone(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let groups = (start + 1..start + 8).take_while(|&at| {
        passage.number(at).is_some()
            || passage.get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Opaque)
    });
    let count = groups.count();
    if let Some(end) = called(passage, start).or_else(|| area_code(passage, start)) {
        return Some(end);
    }
    (passage.key(start) == "+" && passage.is_glued(start + 1) && count >= 2).then_some(start + 1 + count)
}

/// "(202) 555-0100": an area code in brackets before the rest of the number.
fn area_code(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_code =
        passage.key_before(start, 1) == "(" && passage.key(start).len() == 3 && passage.key(start + 1) == ")";
    let is_chain = passage.get(start + 2).is_some_and(|lexeme| lexeme.kind == LexemeKind::Opaque)
        && passage.key(start + 2).bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    (is_code && is_chain).then_some(start + 3)
}

/// "[4]": the number of a note or an entry, in brackets of its own, where nothing to be counted follows.
fn in_brackets(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).filter(Decimal::is_integer)?;
    let is_alone = passage.key_before(start, 1) == "[" && passage.key(start + 1) == "]";
    let counts = passage.is_word(start + 2)
        && passage.key(start + 2).ends_with('s')
        && !passage.is(start + 2, Class::Function);
    (is_alone && !counts && value < Decimal::ONE_THOUSAND).then_some(start + 2)
}

/// "61-2 5550 1800": the codes of a country and an area, and two groups.
fn telephone_abroad(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let digits = |at: usize, most: usize| {
        let key = passage.key(at);
        (1..=most).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_code = digits(start, 3) && passage.is_hyphen(start + 1) && digits(start + 2, 4);
    let is_glued = passage.is_glued(start + 1) && passage.is_glued(start + 2);
    let is_group = |at: usize| digits(at, 4) && passage.key(at).len() >= 3 && !passage.is_glued(at);
    (is_code && is_glued && is_group(start + 3) && is_group(start + 4)).then_some(start + 5)
}

/// "the 3.30 at Ascot", "the 8.15 from Paddington".
fn time_of_race(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start)?;
    let minutes = passage.key(start).split_once('.').filter(|(_, minutes)| minutes.len() == 2)?.1;
    let fits = value < Decimal::from(24)
        && minutes < "60"
        && passage.key_before(start, 1) == "the"
        && matches!(passage.key(start + 1), "at" | "from" | "to")
        && passage.is_capitalised(start + 2);
    fits.then_some(start + 1)
}

/// "98.5 FM".
fn station(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    matches!(passage.written(start + 1), "FM" | "fm").then_some(start + 2)
}

/// "Austin, TX 78701".
fn post_code(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let state = passage.written(start.checked_sub(1)?);
    let fits = passage.key(start).len() == 5
        && !passage.key(start).contains([',', '.'])
        && state.len() == 2
        && state.bytes().all(|byte| byte.is_ascii_uppercase())
        && !passage.is_word(start + 1);
    fits.then_some(start + 1)
}

/// "No 10" for the prime minister, "the No. 9 shirt", "wearing number 7".
fn shirt(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_number = matches!(passage.key(start), "no" | "no." | "nos" | "number" | "#");
    let dot = usize::from(passage.key(start + 1) == "." && passage.is_glued(start + 1));
    let at = start + 1 + dot;
    let value = is_number.then(|| number::read(passage, at, false)).flatten()?;
    let is_shirt = matches!(
        passage.key(value.end),
        "shirt" | "shirts" | "jersey" | "jerseys" | "bus" | "car" | "platform"
    ) || matches!(passage.key_before(start, 1), "wearing" | "wears" | "wore");
    let is_office = value.value == Some(Decimal::TEN)
        && passage.is_capitalised(start)
        && passage.key(start) == "no"
        && dot == 0
        && !matches!(passage.key(value.end), "seed" | "seeds" | "ranked" | "in")
        && !passage.is_near(start, 20, Class::Score);
    (is_shirt || is_office).then_some(value.end)
}

/// "call 101", "the helpline on 116 123", "text 70070", "a 999 call", "1800 333 000".
fn called(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).filter(Decimal::is_integer)?;
    let emergency =
        matches!(passage.key(start), "911" | "999" | "112" | "111" | "101" | "000" | "100" | "108");
    if emergency && value != Decimal::ONE_HUNDRED && passage.is(start + 1, Class::Emergency) {
        return Some(start + 1);
    }
    let is_rung = matches!(
        passage.key_before(start, 1),
        "call" | "called" | "calling" | "calls" | "dial" | "dialed" | "dialled" | "rang" | "ring"
    ) || passage.key_before(start, 1) == "to"
        && matches!(passage.key_before(start, 2), "calls" | "callers" | "call");
    if emergency && is_rung && !(passage.is_word(start + 1) && passage.key(start + 1).ends_with('s')) {
        return Some(start + 1);
    }
    // "555 253-2850": an area, and a number in two groups.
    let is_in_groups = passage.key(start).len() == 7
        && passage.key(start).contains(' ')
        && passage.is_hyphen(start + 1)
        && passage.is_glued(start + 1)
        && passage.key(start + 2).len() == 4;
    if is_in_groups && passage.number(start + 2).is_some() {
        return Some(start + 3);
    }
    let mut end = start + 1;
    while passage.number(end).is_some() && !passage.is_glued(end) && end < start + 6 {
        end += 1;
    }
    let has_unit = end == start + 1 && super::unit::unit_at(passage, end, true).is_some();
    let counts = passage.is_word(passage.past_hyphen(end))
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Verb)
        && !matches!(passage.key(end), "quoting" | "free" | "anonymously" | "immediately");
    let long = passage.key(start).len() >= 3 && !passage.key(start).contains([',', '.']);
    let sentence = passage.sentence(start);
    let reach = sentence.start.max(start.saturating_sub(10))..start;
    let at_once = start > 0 && passage.is(start - 1, Class::Telephone)
        || (matches!(passage.key_before(start, 1), "on" | "at" | "to" | ":" | "number")
            && reach.clone().any(|at| passage.is(at, Class::Telephone)));
    let groups = end > start + 1
        && passage.key(start).len() >= 4
        && !passage.key(start).contains(',')
        && (passage.key(start + 1).len() >= 6 || reach.clone().any(|at| passage.is(at, Class::Telephone)));
    (long && !has_unit && !counts && (at_once || groups)).then_some(end)
}
