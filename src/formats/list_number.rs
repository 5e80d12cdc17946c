//! The numbers of ordered lists, as shown before the words of an entry: "3.", "c)", "iv.".

/// The most bytes of text around the numbers of a list; anything longer is not a mark, and every entry would repeat it.
const MAX_AROUND_BYTES: usize = 100;

/// The largest number that has a Roman numeral in use.
const MAX_ROMAN: u32 = 3999;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    TwoDigits,
    /// a, b, … z, aa, ab
    Letters { upper: bool },
    /// a, b, … z, aa, bb
    RepeatedLetters { upper: bool },
    /// i, ii, iii
    Roman { upper: bool },
}

impl Numerals {
    /// The numerals that HTML and `OpenDocument` name after their first: "1", "a", "A", "i" or "I".
    pub fn by_first(first: &str) -> Self {
        match first {
            "a" => Self::Letters { upper: false },
            "A" => Self::Letters { upper: true },
            "i" => Self::Roman { upper: false },
            "I" => Self::Roman { upper: true },
            _ => Self::Decimal,
        }
    }

    /// `number` in these numerals, or as a decimal number if they cannot express it.
    pub fn write(self, number: i32) -> String {
        let written = u32::try_from(number).ok().filter(|&number| number > 0).and_then(|number| match self {
            Self::Decimal => None,
            Self::TwoDigits => Some(format!("{number:02}")),
            Self::Letters { upper } => Some(in_case(letters(number), upper)),
            Self::RepeatedLetters { upper } => {
                repeated_letters(number).map(|letters| in_case(letters, upper))
            }
            Self::Roman { upper } => roman(number).map(|roman| in_case(roman, upper)),
        });
        written.unwrap_or_else(|| number.to_string())
    }
}

/// `text`, which surrounds the numbers of a list; empty if it is too long for that.
pub(super) fn around(text: Option<String>) -> String {
    text.filter(|text| text.len() <= MAX_AROUND_BYTES).unwrap_or_default()
}

/// `words` preceded by the `number` of their entry.
pub(super) fn numbered(number: &str, words: &str) -> String {
    format!("{number} {}", words.trim_start())
}

fn in_case(letters: String, upper: bool) -> String {
    if upper { letters.to_uppercase() } else { letters }
}

fn letter(index: u32) -> char {
    char::from(b'a' + (index % 26) as u8)
}

fn letters(number: u32) -> String {
    let mut rest = number;
    let mut reversed = Vec::new();
    while rest > 0 {
        reversed.push(letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    reversed.iter().rev().collect()
}

fn repeated_letters(number: u32) -> Option<String> {
    /// Longer runs of one letter tell a reader nothing.
    const MAX_REPEATED: u32 = 5;
    let count = (number - 1) / 26 + 1;
    (count <= MAX_REPEATED).then(|| (0..count).map(|_| letter(number - 1)).collect())
}

fn roman(number: u32) -> Option<String> {
    const VALUES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > MAX_ROMAN {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, numeral) in VALUES {
        while rest >= value {
            written.push_str(numeral);
            rest -= value;
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_written_in_their_numerals() {
        let (letters, repeated) =
            (Numerals::Letters { upper: false }, Numerals::RepeatedLetters { upper: true });
        let roman = Numerals::Roman { upper: false };
        for (numerals, number, expected) in [
            (Numerals::Decimal, 12, "12"),
            (Numerals::Decimal, -3, "-3"),
            (Numerals::TwoDigits, 7, "07"),
            (letters, 1, "a"),
            (letters, 26, "z"),
            (letters, 27, "aa"),
            (letters, 703, "aaa"),
            (letters, 0, "0"),
            (repeated, 28, "BB"),
            (repeated, 1000, "1000"),
            (roman, 1994, "mcmxciv"),
            (roman, 4000, "4000"),
            (Numerals::by_first("I"), 9, "IX"),
        ] {
            assert_eq!(numerals.write(number), expected, "{numerals:?} {number}");
        }
    }
}
