//! Statistics: numbers with a meaning that a reader would want listed.

use std::ops::ControlFlow;

use rust_decimal::Decimal;

use super::{Document, Unsure};
use crate::article::{BlockIndex, TextRange};

/// What a statistic states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatisticKind {
    /// Per cent or percentage points.
    Percentage,
    /// An amount of a currency.
    Money,
    /// A number of things or people.
    Count,
    /// An amount of a physical unit, or the state of an index.
    Measurement,
    /// A span of time.
    Duration,
    /// The age of a person or thing.
    Age,
    /// A fraction, odds or a multiple.
    Ratio,
    /// A result: of a match, a set, a vote.
    Score,
    /// A place in an order.
    Rank,
}

impl StatisticKind {
    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Percentage => "percentage",
            Self::Money => "money",
            Self::Count => "count",
            Self::Measurement => "measurement",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Rank => "rank",
        }
    }
}

/// How exact the number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// "about", "some", "roughly".
    About,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
    /// "at least", "or more".
    AtLeast,
    /// "nearly", "almost".
    Nearly,
    /// "up to", "at most", "within".
    UpTo,
    /// No number at all: "dozens", "tens of thousands".
    Vague,
}

impl Modifier {
    /// The name of the modifier in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::AtLeast => "at least",
            Self::Nearly => "nearly",
            Self::UpTo => "up to",
            Self::Vague => "vague",
        }
    }
}

/// A number with its unit, its modifiers and what it counts or measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// What it states.
    pub kind: StatisticKind,
    /// The number with its unit and modifiers.
    pub range: TextRange,
    /// The block that it stands in.
    pub block: BlockIndex,
    /// The value in the text's own unit, without trailing zeros; `None` where the text is vague.
    pub value: Option<Decimal>,
    /// The upper value of a range, the second of a score.
    pub value_high: Option<Decimal>,
    /// UCUM for measures, ISO 4217 for money, `%` and `pp`, `year`, `month`… for time.
    pub unit: Option<String>,
    /// How exact the number is.
    pub modifier: Option<Modifier>,
    /// The words that say what is counted or measured.
    pub subject: Option<TextRange>,
    /// The sentence that it stands in.
    pub sentence: TextRange,
}

/// What [`find`] gives.
#[derive(Clone, Debug, Default)]
pub struct StatisticsFound {
    /// The statistics, in text order, never overlapping.
    pub statistics: Vec<Statistic>,
    /// Numbers that may be statistics and were left out.
    pub unsure: Vec<Unsure>,
}

/// The statistics of `document`; `observe` is told the share that is done.
pub fn find(
    document: &Document<'_>,
    observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> ControlFlow<(), StatisticsFound> {
    let _ = document;
    observe(1.0)?;
    ControlFlow::Continue(StatisticsFound::default())
}
