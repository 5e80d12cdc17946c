//! What a statistic is.

use rust_decimal::Decimal;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::StatisticRule;
use crate::analysis::finding::{Finding, Fit};
use crate::analysis::{Doubt, Evidence, EvidenceList, Field, Mention, PutRight, Rule as _};
use crate::article::{Article, BlockIndex, TextRange, Zone};
use crate::text::one_line;

/// What a statistic states.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum StatisticKind {
    /// Per cent or percentage points.
    Percentage,
    /// An amount of a currency.
    Money,
    /// A number of things or people.
    Count,
    /// An amount in a physical unit, or the level of an index.
    Measurement,
    /// A span of time.
    Duration,
    /// The age of a person or thing.
    Age,
    /// A fraction, odds or a multiple.
    Ratio,
    /// A result: of a match, a set, a vote.
    Score,
    /// A position in an order.
    Rank,
}

impl StatisticKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// How exact the number is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Modifier {
    /// "about", "some", "roughly".
    About,
    /// "more than", "over".
    #[strum(serialize = "more than")]
    MoreThan,
    /// "less than", "under".
    #[strum(serialize = "less than")]
    LessThan,
    /// "at least", "or more".
    #[strum(serialize = "at least")]
    AtLeast,
    /// "nearly", "almost".
    Nearly,
    /// "up to", "at most", "within".
    #[strum(serialize = "up to")]
    UpTo,
    /// Not a number at all: "dozens", "tens of thousands".
    Vague,
}

impl Modifier {
    /// All modifiers, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the modifier in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
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
    /// The value in the text's own unit, without trailing zeros; `None` if the text is vague.
    pub value: Option<Decimal>,
    /// The upper value of a range, the second of a score.
    pub value_high: Option<Decimal>,
    /// UCUM for measures, ISO 4217 for money, `%` and `pp`, `year`, `month`… for time.
    pub unit: Option<String>,
    /// How exact the number is.
    pub modifier: Option<Modifier>,
    /// The words that say what is counted or measured.
    pub subject: Option<TextRange>,
    /// Whether the text denies it: "no dredging for 75 days".
    pub negated: bool,
    /// The clause that it stands in: the words of the text that say what it counts. It contains [`Self::range`] and lies
    /// in the block.
    pub clause: TextRange,
    /// The sentence that it stands in.
    pub sentence: TextRange,
    /// Whether it stands in a quotation, so that it is the speaker's figure rather than the article's.
    pub in_quotation: bool,
    /// What speaks for it.
    pub evidence: EvidenceList<StatisticRule>,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What a reader put right about it.
    pub put_right: PutRight,
}

impl Statistic {
    /// What is counted or measured, on one line: the reader's words or those of the text.
    #[must_use]
    pub fn subject_words(&self, article: &Article) -> Option<String> {
        let own = self.put_right.words(Field::Subject).map(str::to_owned);
        own.or_else(|| self.subject.map(|range| one_line(article.slice(range))))
    }

    /// Why it is listed, as a phrase for people: "it has a unit of measure (km), a word says how exact it is". Empty if
    /// only its form speaks for it.
    #[must_use]
    pub fn why(&self) -> String {
        let phrase = |evidence: &Evidence<StatisticRule>| match (evidence.rule, &self.unit) {
            (StatisticRule::Unit | StatisticRule::TimeUnit | StatisticRule::SharedUnit, Some(unit)) => {
                format!("{} ({unit})", evidence.rule.phrase())
            }
            (rule, _) => rule.phrase().to_owned(),
        };
        self.evidence.iter().map(phrase).collect::<Vec<_>>().join(", ")
    }
}

impl Finding for Statistic {
    fn name<'a>(&'a self, article: &'a Article) -> &'a str {
        article.slice(self.range)
    }

    fn mention_count(&self) -> usize {
        1
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        (index == 0).then_some(self.range)
    }

    fn mention(&self, article: &Article, index: usize) -> Option<Mention> {
        self.range(index).map(|range| Mention::in_block(article, self.block, range))
    }

    fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    fn put_right(&self) -> Option<&PutRight> {
        Some(&self.put_right)
    }
}

impl Fit for Statistic {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        let mut mention = Mention { range: self.range, block: self.block, zone: Zone::Body };
        let is_left = keep(&mut mention);
        self.block = mention.block;
        is_left
    }

    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let words = [Some(self.sentence), Some(self.clause), self.subject].into_iter().flatten();
        words.chain(self.evidence.ranges()).for_each(see);
    }

    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        self.subject = self.subject.filter(|&range| fits(range));
        self.evidence.retain_ranges(fits);
        if !fits(self.sentence) {
            self.sentence = self.range;
        }
        if !fits(self.clause) {
            self.clause = self.range;
        }
    }

    fn surroundings(&self) -> Option<TextRange> {
        Some(self.clause)
    }

    fn forget_surroundings(&mut self) {
        self.clause = self.range;
    }
}
