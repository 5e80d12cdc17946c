//! The signs by which a number is known for a statistic: what its words and the words beside it show.

use super::grammar::Reading;
use super::lexicon::{Class, Lexicon};
use super::passage::Passage;
use super::{Modifier, Statistic, StatisticKind, recognized};
use crate::analysis::AnnotatedBlock;
use crate::article::TextRange;

/// One thing that speaks for a number being a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatisticSign {
    /// The sign or code of a currency: "$", "EUR".
    CurrencySign,
    /// A currency in words: "dollars".
    CurrencyName,
    /// "%" and its like.
    PercentSign,
    /// "per cent", "percentage points".
    PercentWord,
    /// A unit of measure.
    Unit,
    /// A unit of time.
    TimeUnit,
    /// It takes the unit of the number beside it: the 17 of "to 17 from 15 per cent".
    SharedUnit,
    /// The state or the points of an index or a scale.
    Level,
    /// "aged", "-year-old", "years of age".
    AgeForm,
    /// It stands as an age does: ", 45,", "died at 82".
    AgePlace,
    /// Two numbers as a result has them: "3-1".
    ScoreForm,
    /// A word of results, of matches or votes, is near.
    ScoreWord,
    /// A fraction: "a third", "1/4", "one in five".
    Fraction,
    /// A multiple: "10 times", "tenfold", "3x".
    Multiple,
    /// Odds: "10-1", "3:1".
    Odds,
    /// A place in an order: "No. 1", "third-largest".
    RankWord,
    /// A noun that is counted follows.
    CountedNoun,
    /// "million", "dozen", "bn".
    Magnitude,
    /// The lower and the upper end of a range.
    Range,
    /// A word that says how exact it is: "about", "more than".
    Modifier,
    /// A word of a vague amount: "dozens".
    VagueWord,
    /// The trained recogniser sees a number of this kind.
    Recognized,
}

impl StatisticSign {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 22] = [
        Self::CurrencySign,
        Self::CurrencyName,
        Self::PercentSign,
        Self::PercentWord,
        Self::Unit,
        Self::TimeUnit,
        Self::SharedUnit,
        Self::Level,
        Self::AgeForm,
        Self::AgePlace,
        Self::ScoreForm,
        Self::ScoreWord,
        Self::Fraction,
        Self::Multiple,
        Self::Odds,
        Self::RankWord,
        Self::CountedNoun,
        Self::Magnitude,
        Self::Range,
        Self::Modifier,
        Self::VagueWord,
        Self::Recognized,
    ];

    /// The name of the sign in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CurrencySign => "currency-sign",
            Self::CurrencyName => "currency-name",
            Self::PercentSign => "percent-sign",
            Self::PercentWord => "percent-word",
            Self::Unit => "unit",
            Self::TimeUnit => "time-unit",
            Self::SharedUnit => "shared-unit",
            Self::Level => "level",
            Self::AgeForm => "age-form",
            Self::AgePlace => "age-place",
            Self::ScoreForm => "score-form",
            Self::ScoreWord => "score-word",
            Self::Fraction => "fraction",
            Self::Multiple => "multiple",
            Self::Odds => "odds",
            Self::RankWord => "rank-word",
            Self::CountedNoun => "counted-noun",
            Self::Magnitude => "magnitude",
            Self::Range => "range",
            Self::Modifier => "modifier",
            Self::VagueWord => "vague-word",
            Self::Recognized => "recognized",
        }
    }

    /// The sign as a phrase for people.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::CurrencySign => "it has the sign of a currency",
            Self::CurrencyName => "it has the name of a currency",
            Self::PercentSign => "it has a percent sign",
            Self::PercentWord => "it is in per cent",
            Self::Unit => "it has a unit of measure",
            Self::TimeUnit => "it has a unit of time",
            Self::SharedUnit => "it shares the unit of the number beside it",
            Self::Level => "it is the state of an index or a point on a scale",
            Self::AgeForm => "its words are those of an age",
            Self::AgePlace => "it stands where an age does",
            Self::ScoreForm => "it has the form of a result",
            Self::ScoreWord => "words of a result are near",
            Self::Fraction => "it is a fraction",
            Self::Multiple => "it is a multiple",
            Self::Odds => "it has the form of odds",
            Self::RankWord => "it is a place in an order",
            Self::CountedNoun => "what it counts follows",
            Self::Magnitude => "it has a magnitude in words or letters",
            Self::Range => "it is a range",
            Self::Modifier => "a word says how exact it is",
            Self::VagueWord => "it is a vague amount",
            Self::Recognized => "the recogniser sees such a number",
        }
    }
}

/// What speaks for `statistic`, which `reading` is in lexemes; in the order of [`StatisticSign::ALL`].
pub fn signs(
    passage: &Passage<'_>,
    block: &AnnotatedBlock,
    reading: &Reading,
    statistic: &Statistic,
) -> Vec<StatisticSign> {
    let mut signs = Vec::with_capacity(4);
    let has_key = |keys: &[&str]| (reading.start..reading.end).any(|at| keys.contains(&passage.key(at)));
    match statistic.kind {
        StatisticKind::Money => signs.push(of_money(passage, reading)),
        StatisticKind::Percentage if has_key(&["%", "％"]) => signs.push(StatisticSign::PercentSign),
        StatisticKind::Percentage if ends_with_unit(passage, reading) => {
            signs.push(StatisticSign::PercentWord);
        }
        StatisticKind::Measurement if statistic.unit.is_none() => signs.push(StatisticSign::Level),
        StatisticKind::Measurement if ends_with_unit(passage, reading) => signs.push(StatisticSign::Unit),
        StatisticKind::Duration if ends_with_unit(passage, reading) => signs.push(StatisticSign::TimeUnit),
        StatisticKind::Percentage | StatisticKind::Measurement | StatisticKind::Duration => {
            signs.push(StatisticSign::SharedUnit);
        }
        StatisticKind::Age => signs.push(of_age(passage, reading, ends_with_unit(passage, reading))),
        StatisticKind::Score => {
            signs.push(StatisticSign::ScoreForm);
            if passage.is_near(reading.start, 25, Class::Score) {
                signs.push(StatisticSign::ScoreWord);
            }
        }
        StatisticKind::Ratio => signs.push(of_ratio(passage, reading)),
        StatisticKind::Rank => signs.push(StatisticSign::RankWord),
        StatisticKind::Count => {}
    }
    if statistic.kind == StatisticKind::Count && counts_what_follows(passage, reading, statistic.subject) {
        signs.push(StatisticSign::CountedNoun);
    }
    if (reading.start..reading.end).any(|at| is_magnitude(passage, at)) {
        signs.push(StatisticSign::Magnitude);
    }
    if statistic.value_high.is_some() && statistic.kind != StatisticKind::Score {
        signs.push(StatisticSign::Range);
    }
    match statistic.modifier {
        None => {}
        Some(Modifier::Vague) => signs.push(StatisticSign::VagueWord),
        Some(_) => signs.push(StatisticSign::Modifier),
    }
    if recognized::agrees(block, statistic) {
        signs.push(StatisticSign::Recognized);
    }
    signs
}

/// Whether a unit of the table ends in the reading, or in the word behind it.
fn ends_with_unit(passage: &Passage<'_>, reading: &Reading) -> bool {
    (reading.start..reading.end).any(|at| {
        let is_unit = super::unit::unit_at(passage, at, true).is_some_and(|(_, end)| end <= reading.end);
        is_unit && passage.number(at).is_none()
            || Lexicon::get().smaller_symbols.contains_key(passage.written(at))
    })
}

fn of_money(passage: &Passage<'_>, reading: &Reading) -> StatisticSign {
    let lexicon = Lexicon::get();
    let range = reading.start..reading.end;
    if range.clone().any(|at| lexicon.currency_marks.contains_key(passage.written(at))) {
        StatisticSign::CurrencySign
    } else if range.clone().any(|at| super::unit::currency_name(passage, at, false).is_some()) {
        StatisticSign::CurrencyName
    } else {
        StatisticSign::SharedUnit
    }
}

fn of_age(passage: &Passage<'_>, reading: &Reading, has_unit: bool) -> StatisticSign {
    let is_old = |at: usize| matches!(passage.key(at), "old" | "olds" | "yo" | "age");
    let is_worded = (reading.start..reading.end).any(is_old) || passage.was(reading.start, 1, Class::AgeCue);
    if has_unit || is_worded { StatisticSign::AgeForm } else { StatisticSign::AgePlace }
}

fn of_ratio(passage: &Passage<'_>, reading: &Reading) -> StatisticSign {
    let mut range = reading.start..reading.end;
    if range.clone().any(|at| {
        matches!(passage.key(at), "times" | "x" | "×" | "fold") || passage.key(at).ends_with("fold")
    }) {
        return StatisticSign::Multiple;
    }
    let is_odds = |at: usize| matches!(passage.key(at), ":" | "to") || passage.is_dash(at);
    if range.any(|at| is_odds(at) && passage.number(at + 1).is_some()) {
        StatisticSign::Odds
    } else {
        StatisticSign::Fraction
    }
}

/// Whether only a space or a hyphen parts the number from its subject.
fn counts_what_follows(passage: &Passage<'_>, reading: &Reading, subject: Option<TextRange>) -> bool {
    let next = passage.past_hyphen(reading.end);
    let opens = |at: usize, subject: TextRange| {
        passage.get(at).is_some_and(|lexeme| lexeme.range.start == subject.start)
    };
    // "of the 12 ships": the article or "of" between does not matter.
    subject.is_some_and(|subject| (next..next + 3).any(|at| opens(at, subject)))
}

fn is_magnitude(passage: &Passage<'_>, at: usize) -> bool {
    let lexicon = Lexicon::get();
    let key = passage.key(at);
    lexicon.magnitudes.contains_key(key)
        || lexicon.abbreviations.contains_key(key)
        || passage.is_glued(at) && lexicon.letters.contains_key(key) && passage.number(at - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::StatisticSign;

    #[test]
    fn all_signs_are_in_their_order_and_named_apart() {
        assert!(StatisticSign::ALL.is_sorted());
        let mut names: Vec<&str> = StatisticSign::ALL.map(StatisticSign::as_str).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), StatisticSign::ALL.len());
    }
}
