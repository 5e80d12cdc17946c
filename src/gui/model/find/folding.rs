//! The text of a block without accents, and the mapping from its bytes back to those of the article.
//!
//! Case is kept, because the regex engine handles it. A block is folded when it is searched, in linear time and into
//! the buffer of the block before, so that no second copy of an article is kept.

use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

use crate::article::TextRange;
use crate::text;

/// From the byte `folded` of the folded text on, each byte is as far from `folded` as its original is from `original`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    folded: usize,
    original: usize,
}

/// A folded block.
#[derive(Default)]
pub struct FoldedBlock {
    folder: Folder,
    text: String,
    /// The points at which the two texts drift apart, in order.
    steps: Vec<Step>,
}

impl FoldedBlock {
    /// Folds `text`, replacing what was folded before.
    pub fn fold(&mut self, text: &str) {
        self.text.clear();
        self.steps.clear();
        self.push(text);
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The range of the original `text` that became `range` of the folded text: whole letters, with their marks.
    #[must_use]
    pub fn original(&self, text: &str, range: TextRange) -> TextRange {
        let start = text.floor_char_boundary(self.offset(range.start));
        let end = text.ceil_char_boundary(self.offset(range.end));
        TextRange::new(start, end.max(start))
    }

    fn offset(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.folded <= folded);
        let Some(step) = after.checked_sub(1).map(|index| self.steps[index]) else { return folded };
        let offset = step.original + (folded - step.folded);
        // A letter that folding made longer ends where the next one starts.
        self.steps.get(after).map_or(offset, |next| offset.min(next.original))
    }

    /// Continues the folded text at the byte `original` of the text.
    fn step(&mut self, original: usize) {
        let step = Step { folded: self.text.len(), original };
        match self.steps.last_mut() {
            Some(last) if last.folded == step.folded => *last = step,
            _ => self.steps.push(step),
        }
    }

    fn push(&mut self, text: &str) {
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            // Most letters of most texts fold to themselves, byte for byte.
            let rest = &text[at..];
            let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            if plain > 0 {
                self.text.push_str(&rest[..plain]);
                at += plain;
                continue;
            }
            let before = self.text.len();
            self.folder.push(first, &mut self.text);
            at += first.len_utf8();
            if self.text.len() - before != first.len_utf8() {
                self.step(at);
            }
        }
    }
}

/// Folds letters.
struct Folder {
    decomposition: CanonicalDecompositionBorrowed<'static>,
}

impl Default for Folder {
    fn default() -> Self {
        Self { decomposition: CanonicalDecompositionBorrowed::new() }
    }
}

impl Folder {
    /// Adds `letter` to `folded` without its accents.
    fn push(&self, letter: char, folded: &mut String) {
        if let Some(plain) = look_alike(letter) {
            folded.push_str(plain);
            return;
        }
        if is_accent(letter) {
            return;
        }
        let mut base = letter;
        loop {
            match self.decomposition.decompose(base) {
                Decomposed::Expansion(first, mark) if is_accent(mark) => base = first,
                Decomposed::Singleton(other) => base = other,
                _ => break,
            }
        }
        // Latin letters that Unicode does not decompose: ø, ł, ß, æ…
        if !matches!(base, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
            folded.push(base);
            return;
        }
        let mut buffer = [0; 4];
        let plain = text::fold(base.encode_utf8(&mut buffer));
        if base.is_uppercase() {
            folded.extend(plain.chars().flat_map(char::to_uppercase));
        } else {
            folded.push_str(&plain);
        }
    }
}

/// Folds `text` as the articles are folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let folder = Folder::default();
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        folder.push(letter, &mut folded);
    }
    folded
}

/// What people type for a `letter` that is not on their keyboard; nothing for invisible characters.
fn look_alike(letter: char) -> Option<&'static str> {
    Some(match letter {
        '‘' | '’' | '‛' | 'ʼ' | 'ʻ' => "'",
        '“' | '”' | '„' | '‟' => "\"",
        '‐' | '‑' | '‒' | '–' => "-",
        '…' => "...",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        // The soft hyphen and the zero-width spaces.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

/// Whether `letter` is a mark that can be left out: an accent, or a Hebrew or Arabic point.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_accents_and_nothing_else() {
        for (text, expected) in [
            ("Žižek", "Zizek"),
            ("İstanbul, ısı", "Istanbul, isi"),
            ("Straße, GROẞ", "Strasse, GROSS"),
            ("Łódź Ångström Øre Æble", "Lodz Angstrom Ore AEble"),
            ("ﬁrst oﬃce", "first office"),
            ("Việt Nam", "Viet Nam"),
            ("e\u{301}te\u{301}", "ete"),
            ("ёлка ΆΈ", "елка ΑΕ"),
            ("“no”, ’tis – co\u{ad}op…", "\"no\", 'tis - coop..."),
            ("हिन्दी がぎ 한국어", "हिन्दी がぎ 한국어"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected);
        }
    }
}
