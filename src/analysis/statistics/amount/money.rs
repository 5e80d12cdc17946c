//! Amounts of money, with a currency before or behind them.

use rust_decimal::Decimal;

use super::{Amount, Measure};
use crate::analysis::statistics::StatisticRule;
use crate::analysis::statistics::currency::currency_name;
use crate::analysis::statistics::lexicon::{Class, Currency, Lexicon};
use crate::analysis::statistics::number::{self, Number};
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::reading::Seen;
use crate::text::fold;

/// The amount of money that `number` is, behind the mark of the currency `code` at `start`.
pub fn behind_mark(
    passage: &Passage<'_>,
    start: usize,
    code: Option<&'static str>,
    number: Number,
) -> Amount {
    // "$10 dollars", "US$5 million USD".
    let is_large = number.scale >= Decimal::from(1_000_000);
    let said_again = currency_name(passage, number.end, is_large)
        .filter(|(currency, _)| currency.code == code && !currency.is_minor)
        .filter(|_| passage.is_word(number.end));
    let of_country = country_behind(passage, start, number.end);
    let code = of_country.or(code);
    let end = said_again.map_or(number.end + usize::from(of_country.is_some()), |(_, name)| name.end);
    let mark_end = number.start.max(start + 1);
    let told = Some(Seen::new(StatisticRule::CurrencySign, start, mark_end));
    let measure = Measure::Money(code);
    let amount = Amount { measure, told, ..Amount::bare(start, end, number) };
    with_minor(passage, amount)
}

/// The code of the dollars whose country the word at `at` names, behind an amount that "$" opens at `start`: "$100 Australian".
fn country_behind(passage: &Passage<'_>, start: usize, at: usize) -> Option<&'static str> {
    let goes_on = passage.is_word(at + 1) && !passage.is(at + 1, Class::Function);
    if passage.key(start) != "$" || !passage.is_capitalised(at) || goes_on {
        return None;
    }
    Lexicon::get().currency_words.get(&format!("{} dollars", passage.key(at)))?.code
}

/// The amount of money in `currency`, which stands where `told` says.
pub fn with_name(passage: &Passage<'_>, bare: Amount, currency: Currency, told: Seen) -> Amount {
    let Currency { code, is_minor } = currency;
    let end = told.end;
    let hundredth = Decimal::new(1, 2);
    let value = if is_minor { bare.value.and_then(|value| value.checked_mul(hundredth)) } else { bare.value };
    let mut amount = Amount { end, value, measure: Measure::Money(code), told: Some(told), ..bare };
    // "75 USD million".
    if let Some(&factor) =
        Lexicon::get().numbers.magnitudes.get(passage.key(end)).filter(|_| passage.key(end) != "dozen")
        && let Some(value) = amount.value.and_then(|value| value.checked_mul(factor.into()))
    {
        amount = Amount { end: end + 1, value: Some(value), magnitude: Some(end), ..amount };
    }
    if is_minor { amount } else { with_minor(passage, amount) }
}

/// The amount with a code behind it that counts in millions or thousands: "75 MEUR", "12 kUSD".
pub fn with_prefixed_code(passage: &Passage<'_>, bare: &Amount) -> Option<Amount> {
    let written = passage.written(bare.end);
    let (factor, code) = match written.split_at_checked(1)? {
        ("M", code) => (1_000_000, code),
        ("k" | "K" | "T", code) => (1000, code),
        _ => return None,
    };
    // "TALL" is a word.
    let code =
        Lexicon::get().currency_codes.get(code).filter(|code| !Lexicon::has(Class::CodeWord, &fold(code)))?;
    let value = bare.value?.checked_mul(Decimal::from(factor))?;
    let told = Some(Seen::new(StatisticRule::CurrencySign, bare.end, bare.end + 1));
    let end = bare.end + 1;
    Some(Amount {
        end,
        value: Some(value),
        measure: Measure::Money(Some(code)),
        told,
        magnitude: Some(bare.end),
        number: Number { scale: bare.number.scale.checked_mul(Decimal::from(factor))?, ..bare.number },
        ..bare.clone()
    })
}

/// Adds the hundredths after an amount: "3 dollars 50 cents", "nine euros and twenty cents".
fn with_minor(passage: &Passage<'_>, amount: Amount) -> Amount {
    let Measure::Money(code) = &amount.measure else { return amount };
    let start = amount.end + usize::from(passage.key(amount.end) == "and");
    let minor = number::read(passage, start, false).and_then(|number| {
        let (currency, name) = currency_name(passage, number.end, false)?;
        let fits = currency.is_minor
            && (currency.code == *code || currency.code == Some("USD"))
            && number.value? < Decimal::ONE_HUNDRED;
        let part = number.value?.checked_mul(Decimal::new(1, 2))?;
        fits.then_some((amount.value?.checked_add(part)?, name.end))
    });
    match minor {
        Some((value, end)) => Amount { end, value: Some(value), ..amount },
        None => amount,
    }
}
