//! Letter case of names.

/// Puts a name in capitals into mixed case: "SARAH O'NEILL-MCKAY" becomes "Sarah O'Neill-McKay". A word that is not all
/// capitals, or that is an initial or a regnal number, stays as it is.
#[must_use]
pub fn mixed_case_name(name: &str) -> String {
    let mut mixed = String::with_capacity(name.len());
    // "Nguyen Lan Vi" in capitals may be called Vi.
    let is_in_capitals = !name.chars().any(char::is_lowercase);
    for piece in name.split_inclusive([' ', '-', '\u{a0}']) {
        let word = piece.trim_end_matches([' ', '-', '\u{a0}']);
        let is_name_too = is_in_capitals && matches!(word, "VI" | "XI");
        if !mixed.is_empty() && is_regnal_number(word) && !is_name_too {
            mixed.push_str(piece);
            continue;
        }
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

/// Whether `word` is a Roman numeral in capitals from II to XXXIX, as monarchs, popes and sons have. Higher ones are left
/// out, since "DI" and "MC" are parts of names.
#[must_use]
pub fn is_regnal_number(word: &str) -> bool {
    let tens = word.bytes().take_while(|&letter| letter == b'X').count();
    let ones = &word[tens..];
    tens <= 3
        && word.len() > 1
        && matches!(ones, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
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
            ("Clement XIV", "Clement XIV"),
            ("GUSTAV IX", "Gustav IX"),
            ("XI MINGDE", "Xi Mingde"),
        ] {
            assert_eq!(mixed_case_name(capitals), mixed);
        }
    }
}
