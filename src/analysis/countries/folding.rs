//! Tokens without case and accents, so that one form stands for all its spellings, and the case that they really have.

/// Adds `token` to `text` as the automaton sees it: between a space and a line end, in lower case, without accents,
/// with the plain apostrophe.
pub(super) fn push_folded(text: &mut String, token: &str) {
    text.push(' ');
    for c in token.chars() {
        if c.is_ascii() {
            text.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|lower| push_without_accent(text, lower));
        }
    }
    text.push('\n');
}

fn push_without_accent(text: &mut String, c: char) {
    let plain = match c {
        '\u{ad}' | '\u{300}'..='\u{36f}' => return,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | 'ʼ' | 'ʻ' | '‘' => '\'',
        other => other,
    };
    text.push(plain);
}

/// How the case of a text compares with that of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    /// As in the form, or with a capital where the form has none.
    Fits,
    /// In capitals, unlike the form.
    Capitals,
}

/// Compares the case of `token` with that of the same token of a form; `None` if a capital is missing.
pub(super) fn case_of(token: &str, form: &str) -> Option<Case> {
    let mut letters = token.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some_and(char::is_uppercase) && letters.next().is_some() && is_capitals(token) {
        return Some(if is_capitals(form) { Case::Fits } else { Case::Capitals });
    }
    let mut form_letters = form.chars().filter(|c| c.is_alphabetic());
    let mut is_first = true;
    for c in token.chars().filter(|c| c.is_alphabetic()) {
        // Folding may make one letter of two or two of one; then only the beginning is compared.
        let Some(wanted) = form_letters.next() else { break };
        if wanted.is_uppercase() && !c.is_uppercase() && c != wanted {
            return None;
        }
        if !is_first && wanted.is_lowercase() && c.is_uppercase() {
            return None;
        }
        is_first = false;
    }
    Some(Case::Fits)
}

/// Whether every letter of `word` is a capital.
pub(super) fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}
