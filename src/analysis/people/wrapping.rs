//! Whether a block's lines were wrapped by hand, so that a line may end within a name.

use std::ops::RangeInclusive;

/// The narrowest and the widest column that text was wrapped to, in characters. A narrower one may be a list or verse; a
/// wider one is no column.
const COLUMN: RangeInclusive<usize> = 45..=120;

/// No more than this is left free at the end of a line.
const LONGEST_WORD: usize = 12;

/// A line this much shorter than the longest may still be full: who wraps by hand does not count letters.
const RAGGED: usize = 10;

/// One in this many lines may be shorter than need be: a long address or a hyphen may have been kept whole.
const RAGGED_ONE_IN: usize = 8;

/// Whether the line ends in `text` are only where its lines were full: the first word of the next line would not have
/// fitted. Lines of a list end where their items do.
pub fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let length = |line: &str| line.chars().count();
    let Some(width) = lines.iter().map(|line| length(line)).max() else { return false };
    if lines.len() < 2 || !COLUMN.contains(&width) {
        return false;
    }
    let early = lines.windows(2).filter(|pair| {
        let next = pair[1].split_whitespace().next().unwrap_or_default();
        length(pair[0]) + 1 + length(next) <= width && length(pair[0]) + RAGGED < width
    });
    let most = (lines.len() - 1) / RAGGED_ONE_IN;
    early.count() <= most && (lines.len() > 2 || goes_on(lines[0], lines[1]))
}

/// Whether a sentence goes on from `line` to `next`: of two lines, the longer one always looks full.
fn goes_on(line: &str, next: &str) -> bool {
    let ends = line.ends_with(['.', '!', '?', ':', ';', ')', '”', '"']);
    let is_full = line.chars().count() + LONGEST_WORD >= next.chars().count();
    !ends && next.starts_with(char::is_alphabetic) && is_full
}

#[cfg(test)]
mod tests {
    use super::is_wrapped;

    #[test]
    fn full_lines_are_wrapped_and_items_of_a_list_are_not() {
        let wrapped = "The council met on Monday night in the old school, and Astrid\nFenwick, who had asked for the \
                       meeting, was the first to speak. She\nsaid little.";
        assert!(is_wrapped(wrapped));
        assert!(is_wrapped(&wrapped.replace('\n', "\r\n")));
        let list = "Mara Fenwick, of the harbour office, for her work on the quay\nOtto Vane\nIngrid Solberg, of Bergen";
        assert!(!is_wrapped(list));
        for text in ["", "One line of text that is long enough to be wrapped but was not.", "Short\nlines"] {
            assert!(!is_wrapped(text), "{text}");
        }
    }
}
