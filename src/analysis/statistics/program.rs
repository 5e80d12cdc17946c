//! Programs and what they print, and files and formulas in signs, whose numbers say nothing of the world.

/// What stands in the lines of programs and hardly in prose.
const SIGNS: [&str; 10] = ["()", "=>", "==", "</", "::", "->", "!=", "+=", "&&", "\": "];
/// What such a line ends in.
const ENDS: [char; 5] = [';', '{', '}', '[', '\\'];
/// What such a line begins with.
const OPENINGS: [&str; 4] = ["#!", "//", "</", "import "];
/// One in so many lines must look like a program's.
const LINES: usize = 3;

/// Whether preformatted `text` is a program, or a session with one.
pub(super) fn is_program(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (all, of_program) = lines.fold((0, 0), |(all, of_program), line| {
        let is_one = line.ends_with(ENDS)
            || OPENINGS.iter().any(|opening| line.starts_with(opening))
            || is_command(line)
            || is_expression(line)
            || SIGNS.iter().any(|sign| line.contains(sign))
            || calls(line)
            || reports(line);
        (all + 1, of_program + usize::from(is_one))
    });
    of_program > 0 && of_program * LINES >= all
}

/// Whether `line` is a command behind a prompt, and no sum of dollars.
fn is_command(line: &str) -> bool {
    line.strip_prefix("$ ").is_some_and(|command| command.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Whether `line` is an expression in brackets that begins with its operator: "(local.get $0)".
fn is_expression(line: &str) -> bool {
    let operator = line.strip_prefix('(').and_then(|rest| rest.split([' ', ')']).next()).unwrap_or_default();
    line.ends_with(')')
        && operator.contains(['.', '$', '-'])
        && operator.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether something in `line` is called as functions are: "add(40, 2)", with no space before the bracket. Notes and years
/// stand alone in theirs: "the harbour(3)".
fn calls(line: &str) -> bool {
    line.match_indices('(').any(|(at, _)| {
        let is_named = line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let behind = line[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
        is_named && !behind.starts_with(')')
    })
}

/// Whether `line` reports the state of a machine: two names or more, each glued to its figure by a colon or an equals
/// sign, as in "sent:372 lost:0".
fn reports(line: &str) -> bool {
    let is_pair = |word: &&str| {
        word.split_once([':', '=']).is_some_and(|(name, figure)| {
            name.ends_with(|c: char| c.is_ascii_lowercase())
                && figure.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    line.split_whitespace().filter(is_pair).nth(1).is_some()
}

/// The fewest different signs of [`is_sign`] in a block that consists of them.
const FEWEST_SIGNS: usize = 6;
/// So many letters stand to each sign in prose, and many more.
const LETTERS_TO_SIGN: usize = 6;

/// Whether `text` consists of signs as much as of words, as files written out in letters, formulas and tables of the signs
/// of a font do.
pub(super) fn is_of_signs(text: &str) -> bool {
    let (mut signs, mut letters, mut last) = (0, 0, ' ');
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        letters += usize::from(letter.is_alphabetic());
        // "CON 24 (+2)" and "<5" are figures.
        let is_of_figure = matches!(letter, '+' | '−' | '<' | '>' | '~' | '=' | '≈' | '≤' | '≥')
            && rest.peek().is_some_and(char::is_ascii_digit);
        signs += usize::from(is_sign(letter) && letter != last && !is_of_figure);
        last = letter;
    }
    signs >= FEWEST_SIGNS && signs * LETTERS_TO_SIGN >= letters
}

/// Whether `letter` is a sign that prose has no use for. Of the signs of Latin-1, prose has degrees and fractions, notes in
/// raised figures, marks of quotations and money.
fn is_sign(letter: char) -> bool {
    matches!(letter, '`' | '\\' | '^' | '~' | '<' | '>' | '=' | '{' | '}' | '@' | '+' | '¢'..='¬' | '®'..='¾')
        && !matches!(
            letter,
            '£' | '¥'
                | '§'
                | '©'
                | '«'
                | '®'
                | '°'
                | '±'
                | '²'
                | '³'
                | 'µ'
                | '·'
                | 'º'
                | 'ª'
                | '¹'
                | '»'
        )
        && !matches!(letter, '¼'..='¾')
        || matches!(letter, '‖' | '\u{2190}'..='\u{22ff}')
}

#[cfg(test)]
mod tests {
    use super::{is_of_signs, is_program};

    #[test]
    fn prose_is_told_from_signs() {
        for signs in [
            "M#5!.1PT*&@H````-24A$4@```!L````;\"  ,```\"Z\"@1G```#`%!,5$7___\\`",
            "k ← mix(k, 7, ‖p‖) ⊕ k ∶ 12 ← rest(k) ∶ 9",
            "¢¤¦¨¬¯´¸ 12 abcdef",
        ] {
            assert!(is_of_signs(signs), "{signs}");
        }
        for prose in [
            "Only 3 left!!! The wait is over ~ 12 people won.",
            "The box weighs > 2 kg and < 4 kg, and a + b = 7.",
            "12 dead\n=======",
            "North 42% (+2) South 24% (−1) East 11% (+1) West 12% (+1) Free 6% (−2) Old 3% (−1)",
            "The 1° rise, 4 m² of £12 cloth, §§ 12 and 14, ½ a mile and “no” — so it went.",
        ] {
            assert!(!is_of_signs(prose), "{prose}");
        }
    }

    #[test]
    fn programs_are_told_from_tables_and_verse() {
        for program in [
            "fn main() {\n    let x = 40;\n    return 0;\n}",
            "$ dateline port.txt\nread in 40 ms",
            "add(40, 2)",
            "if (x == 7)\n  y = 12",
            "(i32.add\n  (local.get $0)\n  (local.get $1)\n)",
            "{\n  \"age\": 26,\n  \"spend\": \"$152\"\n}",
            "sent:9859 errors:0 lost:0\ngot:1399 errors:0 lost:0",
        ] {
            assert!(is_program(program), "{program}");
        }
        for text in [
            "Norway   3\nCanada   5\nPeru     12",
            "Forty winters shall besiege thy brow\nand dig (as ever) 12 trenches\nin it",
            "Opening hours (from May)\n9 to 12\n2 to 5",
            "$ 12.50 a ticket\n$ 30 for a family",
            "> Twelve boats left at dawn.\nNine came back.",
            "Cod(1)   40\nHerring(2)   120\nEel(*)   3",
        ] {
            assert!(!is_program(text), "{text}");
        }
    }
}
