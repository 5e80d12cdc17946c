//! Programs and what they print, whose numbers say nothing of the world.

/// What stands in the lines of programs and hardly in prose.
const SIGNS: [&str; 9] = ["()", "=>", "==", "</", "::", "->", "!=", "+=", "&&"];
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
            || calls(line);
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

#[cfg(test)]
mod tests {
    use super::is_program;

    #[test]
    fn programs_are_told_from_tables_and_verse() {
        for program in [
            "fn main() {\n    let x = 40;\n    return 0;\n}",
            "$ dateline port.txt\nread in 40 ms",
            "add(40, 2)",
            "if (x == 7)\n  y = 12",
            "(i32.add\n  (local.get $0)\n  (local.get $1)\n)",
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
