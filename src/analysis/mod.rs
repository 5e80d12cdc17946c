//! What an article says: people, countries, statistics, captions and quotes, each with its mentions and the evidence.
//!
//! [`analyze`] does no input or output and cannot fail; anything it is unsure of becomes an [`Unsure`] entry or a
//! warning. Each kind of entity has its own module; all of them share the [`AnnotatedArticle`], with the tokens and
//! sentences of every block.

mod annotated_article;
mod assemble;
pub mod captions;
mod corrected;
pub mod countries;
mod doubt;
mod entity;
mod evidence;
mod finding;
mod invariants;
mod keys;
mod kind;
mod mention;
mod one_line;
mod opinion;
mod other_language;
mod overlaps;
pub mod people;
mod progress;
pub mod quotes;
pub mod statistics;
mod unsure;
mod word;

use std::ops::ControlFlow;

pub use annotated_article::{AnnotatedArticle, AnnotatedBlock};
pub use captions::{Caption, CaptionPosition, CaptionRule, Side};
pub use corrected::{Check, CheckState, Colour, Corrected, Field, Lost, Mark, Marking, PutRight};
pub use countries::{Country, CountryEvidence, CountryMention, CountryRule};
pub use doubt::Doubt;
pub use entity::Entity;
pub use evidence::{Evidence, EvidenceList, Rule};
pub use finding::{Finding, PersonIndex};
pub use kind::{EntityKey, Kind, Section};
pub use mention::Mention;
pub use people::{Person, PersonMention, PersonRule};
pub use progress::Progress;
pub use quotes::{Quote, QuoteIndex, QuoteKind, QuoteRule, Speaker, SpeakerKind, said_by, statistics_of};
pub use statistics::{Modifier, Statistic, StatisticKind, StatisticRule};
pub use unsure::Unsure;
pub use word::Word;

use self::annotated_article::FEW_BLOCKS;
use self::finding::{List, ListMut};
use self::keys::Keys;
use self::other_language::OtherLanguage;
use crate::article::{Article, Warning};
use crate::nlp::recognizer::Recognizer;
use crate::nlp::syntax::SyntaxParser;
use crate::text::cores;

/// What an article says: [`Parts`] that fit the article and each other. It is immutable, and only
/// [`Analysis::assemble`] makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    parts: Parts,
    keys: Keys,
    /// For each statistic, the quote that it stands in.
    said_by: Vec<Option<QuoteIndex>>,
}

/// The parts of an analysis. Lists are in the order of first mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The people; those named only in credits come last.
    pub people: Vec<Person>,
    /// The countries.
    pub countries: Vec<Country>,
    /// The statistics.
    pub statistics: Vec<Statistic>,
    /// The image captions.
    pub captions: Vec<Caption>,
    /// What somebody is reported to have said.
    pub quotes: Vec<Quote>,
    /// What was seen but left out.
    pub unsure: Vec<Unsure>,
    /// The number of words in the article.
    pub word_count: usize,
    /// What a reader should know about the analysis.
    pub warnings: Vec<Warning>,
    /// What became of a reader's corrections, if any were applied.
    pub corrected: Option<Box<Corrected>>,
}

impl Parts {
    /// The lists, in the order of [`Section::ALL`].
    fn lists(&self) -> [&dyn List; Section::COUNT] {
        [&self.people, &self.countries, &self.statistics, &self.captions, &self.quotes, &self.unsure]
    }

    /// Lets every finding that points to people point to those that `moved` gives for them, and forget those whom it
    /// gives none for.
    pub(crate) fn follow_people(&mut self, moved: &dyn Fn(PersonIndex) -> Option<PersonIndex>) {
        for list in self.lists_mut() {
            for index in 0..list.len() {
                if let Some(finding) = list.fit_mut(index) {
                    finding.follow_people(moved);
                }
            }
        }
    }

    /// The lists, in the order of [`Section::ALL`], to put in order.
    fn lists_mut(&mut self) -> [&mut dyn ListMut; Section::COUNT] {
        [
            &mut self.people,
            &mut self.countries,
            &mut self.statistics,
            &mut self.captions,
            &mut self.quotes,
            &mut self.unsure,
        ]
    }
}

/// Analyses `article`. The same article always gives the same analysis.
#[must_use]
pub fn analyze(article: &Article) -> Analysis {
    analyze_without(article, None)
}

/// Analyses `article` without the rule called `left_out`, to measure what that rule buys.
#[must_use]
pub fn analyze_without(article: &Article, left_out: Option<&str>) -> Analysis {
    match analyze_observed(article, left_out, &mut |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(analysis) => analysis,
        ControlFlow::Break(()) => unreachable!("an observer that always continues never breaks"),
    }
}

/// Analyses `article`, and tells `observe` how far it has got. If `observe` breaks, the analysis ends early and returns
/// nothing.
pub fn analyze_with_progress(
    article: &Article,
    observe: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    analyze_observed(article, None, observe)
}

fn analyze_observed(
    article: &Article,
    left_out: Option<&str>,
    observe: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> ControlFlow<(), Analysis> {
    let other_language = OtherLanguage::of(article);
    let mut document = AnnotatedArticle::new(article, &mut |share| observe(Progress::of(0.0, 0.15, share)))?;
    document.left_out = left_out;
    if other_language.is_none() {
        let text = article.text();
        let is_parsed = cores::map(&document.blocks, FEW_BLOCKS, |block| {
            statistics::mentions_number(text, block) || quotes::may_quote(text, block)
        });
        if is_parsed.contains(&true) {
            // Its tables are set up by another core while this one recognises entities.
            rayon::spawn(|| {
                let _ = SyntaxParser::embedded();
            });
        }
        document.recognize_entities(Recognizer::embedded(), &mut |share| {
            observe(Progress::of(0.15, 0.4, share))
        })?;
        document.parse(SyntaxParser::embedded, &|block| is_parsed[block.index.0], &mut |share| {
            observe(Progress::of(0.4, 0.55, share))
        })?;
    }
    // Statistics ask which countries are mentioned, since several have a currency of the same name.
    let countries = countries::find(&document, &mut |share| observe(Progress::of(0.55, 0.65, share)))?;
    let statistics = statistics::find(&document, &countries.countries, &mut |share| {
        observe(Progress::of(0.65, 0.75, share))
    })?;
    let mut people =
        people::find(&document, &countries.mentions, &mut |share| observe(Progress::of(0.75, 0.9, share)))?;
    if other_language.is_none() {
        let introducing = people::blocks_with_introductions(&people.people);
        let introduces = |block: &AnnotatedBlock| introducing.contains(&block.index);
        document.parse(SyntaxParser::embedded, &introduces, &mut |share| {
            observe(Progress::of(0.9, 0.95, share))
        })?;
        people::check_introductions(&document, &mut people.people);
    }
    if let Some(language) = &other_language {
        language.doubt(article, &mut people);
    }
    let captions = captions::find(&document, &people.people);
    let quotes = quotes::find(&document, &people.people, &countries.countries);
    observe(Progress::of(0.95, 1.0, 1.0))?;

    let mut unsure = countries.unsure;
    unsure.extend(people.unsure);
    unsure.extend(statistics.unsure);
    let parts = Parts {
        people: people.people,
        countries: countries.countries,
        statistics: statistics.statistics,
        captions,
        quotes,
        unsure,
        word_count: document.word_count(),
        warnings: other_language.iter().map(OtherLanguage::warning).collect(),
        corrected: None,
    };
    ControlFlow::Continue(Analysis::assemble(article, parts))
}
