//! Letter case of names.

/// Puts a name in capitals into mixed case: "SARAH O'NEILL-MCKAY" becomes "Sarah O'Neill-McKay". A word that is not all
/// capitals, or that is an initial, stays as it is.
#[must_use]
pub fn mixed_case_name(name: &str) -> String {
    let mut mixed = String::with_capacity(name.len());
    for piece in name.split_inclusive([' ', '-', '\u{a0}']) {
        let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
        let all_capitals = piece.chars().all(|c| !c.is_lowercase());
        if letters > 1 && all_capitals && !piece.contains('.') {
            push_mixed_case(&mut mixed, piece);
        } else {
            mixed.push_str(piece);
        }
    }
    mixed
}

fn push_mixed_case(mixed: &mut String, word: &str) {
    let lower = word.to_lowercase();
    if matches!(lower.trim(), "ii" | "iii" | "iv") {
        mixed.push_str(word);
        return;
    }
    let second_capital = if lower.starts_with("mc") && lower.len() > 4 {
        Some(2)
    } else if is_mac_prefix(&lower) {
        Some(3)
    } else {
        None
    };
    let mut capital_next = true;
    for (index, c) in lower.chars().enumerate() {
        if capital_next || Some(index) == second_capital {
            mixed.extend(c.to_uppercase());
        } else {
            mixed.push(c);
        }
        capital_next = matches!(c, '\'' | '’');
    }
}

/// Whether "mac" is a prefix of the name: before these letters it is hardly ever part of another word.
fn is_mac_prefix(lower: &str) -> bool {
    lower.len() > 6
        && lower.strip_prefix("mac").is_some_and(|rest| {
            rest.starts_with(['d', 'f', 'g', 'l', 'n', 'p', 'q', 't', 'w'])
                || ["ken", "kay", "int", "int", "art", "all", "eac", "ask", "aul"]
                    .iter()
                    .any(|start| rest.starts_with(start))
        })
}

#[cfg(test)]
mod tests {
    use super::mixed_case_name;

    #[test]
    fn capitals_become_mixed_case() {
        for (capitals, mixed) in [
            ("JANE ROE", "Jane Roe"),
            ("JOHN MACDOUGALL", "John MacDougall"),
            ("EMMANUEL MACRON", "Emmanuel Macron"),
            ("SEAN O'NEILL-MCKAY", "Sean O'Neill-McKay"),
            ("J. DOE", "J. Doe"),
            ("Jane van ROE", "Jane van Roe"),
            ("JOSÉ ÁLVAREZ III", "José Álvarez III"),
        ] {
            assert_eq!(mixed_case_name(capitals), mixed);
        }
    }
}
