//! Phrases that several parts of the window share.

use super::number;
use crate::analysis::Doubt;
use crate::nlp;

/// "1 mention", "9 mentions".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number::grouped(count), if count == 1 { one } else { many })
}

/// "14 March 2025" for "2025-03-14" and for times on that day; anything else unchanged.
#[must_use]
pub fn date(iso: &str) -> String {
    let day = iso.split(['T', ' ']).next().unwrap_or(iso);
    let mut parts = day.splitn(3, '-').map(str::parse::<usize>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day))) => {
            format!("{day} {} {year}", nlp::MONTHS[month - 1])
        }
        _ => iso.to_owned(),
    }
}

/// "Why: " and the phrases; nothing if there are none.
#[must_use]
pub fn because(phrases: &str) -> Option<String> {
    (!phrases.is_empty()).then(|| format!("Why: {phrases}"))
}

/// "Less sure: the recogniser takes it for a product".
#[must_use]
pub fn doubt_line(doubt: Doubt) -> String {
    format!("Less sure: {}", doubt.reason())
}

/// `text` with a capital letter at its start.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first words of `text`, with an ellipsis if there are more.
#[must_use]
pub fn start_of(text: &str) -> String {
    const LENGTH: usize = 60;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let start: String = text.chars().take(LENGTH).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{}…", start[..end].trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2025-03-14"), "14 March 2025");
        assert_eq!(date("2025-03-14T09:30:00Z"), "14 March 2025");
        assert_eq!(date("last spring"), "last spring");
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(counted(1, "mention", "mentions"), "1 mention");
        assert_eq!(counted(12_000, "mention", "mentions"), "12,000 mentions");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        let text = "Port director Anton Breckel and the transport minister inspect a grain terminal";
        assert_eq!(start_of(text), "Port director Anton Breckel and the transport minister…");
    }
}
