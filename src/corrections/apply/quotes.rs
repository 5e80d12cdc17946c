//! Corrections of quotes.

use super::Spot;
use super::desk::Desk;
use super::ledger::NOT_LISTED;
use super::report::Report;
use crate::analysis::{Evidence, Field, Quote, QuoteRule};
use crate::text::one_line;

impl Desk<'_> {
    /// Sets `field` of the quotes at `spots`.
    pub(super) fn set_quote(
        &mut self,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let mut is_set = false;
        for spot in spots {
            let key = self.quotes.at(spot.range);
            let Some(quote) = key.and_then(|key| self.quotes.get_mut(key)) else {
                report.lose(spot.anchor, NOT_LISTED);
                continue;
            };
            set(quote, field, value)?;
            let evidence = quote.evidence.iter().copied().chain([Evidence::of(QuoteRule::Reader)]);
            quote.evidence = evidence.collect();
            is_set = true;
        }
        if is_set { Ok(()) } else { Err(NOT_LISTED) }
    }
}

/// Gives the speaker of `quote` another name, or none. Who that is among the people is not known then.
fn set(quote: &mut Quote, field: Field, value: Option<&str>) -> Result<(), &'static str> {
    if field != Field::Speaker {
        return Err("a quote has no such field");
    }
    let Some(speaker) = &mut quote.speaker else {
        return Err("the text names no speaker here");
    };
    speaker.name = value.map(one_line).filter(|words| !words.is_empty());
    speaker.person = None;
    speaker.candidates.clear();
    speaker.rule = QuoteRule::Reader;
    quote.put_right.set(field, None);
    Ok(())
}
