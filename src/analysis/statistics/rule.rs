//! The rules that recognise a number as a statistic.

use crate::analysis::evidence::rules;

rules! {
    /// A rule that recognises a number as a statistic.
    pub enum StatisticRule {
        /// The sign or code of a currency: "$", "EUR".
        CurrencySign = "currency-sign", "it has the sign of a currency";
        /// A currency in words: "dollars".
        CurrencyName = "currency-name", "it has the name of a currency";
        /// "%" and the like.
        PercentSign = "percent-sign", "it has a percent sign";
        /// "per cent", "percentage points".
        PercentWord = "percent-word", "it is in per cent";
        /// A unit of measure.
        Unit = "unit", "it has a unit of measure";
        /// A unit of time.
        TimeUnit = "time-unit", "it has a unit of time";
        /// It takes the unit of the number beside it: the 17 of "to 17 from 15 per cent".
        SharedUnit = "shared-unit", "it shares the unit of the number beside it";
        /// The level of an index, or points on a scale.
        Level = "level", "it is the state of an index or a point on a scale";
        /// "aged", "-year-old", "years of age".
        AgeForm = "age-form", "its words are those of an age";
        /// It stands as an age does: ", 45,", "died at 82".
        AgePlace = "age-place", "it stands where an age does";
        /// Two numbers in the form of a result: "3-1".
        ScoreForm = "score-form", "it has the form of a result";
        /// A word about the results of matches or votes is near.
        ScoreWord = "score-word", "words of a result are near";
        /// A fraction: "a third", "1/4", "one in five".
        Fraction = "fraction", "it is a fraction";
        /// A multiple: "10 times", "tenfold", "3x".
        Multiple = "multiple", "it is a multiple";
        /// Odds: "10-1", "3:1".
        Odds = "odds", "it has the form of odds";
        /// A position in an order: "No. 1", "third-largest".
        RankWord = "rank-word", "it is a place in an order";
        /// A noun that is counted follows.
        CountedNoun = "counted-noun", "what it counts follows";
        /// "million", "dozen", "bn".
        Magnitude = "magnitude", "it has a magnitude in words or letters";
        /// The lower and the upper end of a range.
        Range = "range", "it is a range";
        /// A word that says how exact it is: "about", "more than".
        Modifier = "modifier", "a word says how exact it is";
        /// A word for a vague amount: "dozens".
        VagueWord = "vague-word", "it is a vague amount";
        /// The trained recogniser sees a number of this kind.
        Recognized = "recognized", "the recogniser sees such a number";
        /// The reader says so.
        Reader = "reader", "put right by the reader";
    }
}
