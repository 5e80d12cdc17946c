//! Spellings of one name: transliterations, short forms, and letters that writers get wrong.

use crate::lang::{Class, ENGLISH};

/// Whether two family names are spellings of the same name: they sound the same, or differ by one letter in a long
/// name.
pub fn similar(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shorter = one.len().min(other.len());
    shorter >= 5
        && (sound(one) == sound(other)
            || (shorter >= 7 && distance_at_most(one, other, if shorter >= 9 { 2 } else { 1 })))
}

/// Whether two given names may be spellings or a short form of one: "Kristin" and "Kristen", "Ben" and "Benjamin".
pub fn may_be_one(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= 3 && long.starts_with(short) || short.len() >= 6 && distance_at_most(one, other, 1)
}

/// Whether one of two given names is short for the other, which begins with it, as "Josh" is for "Joshua", and the two are not
/// names of different genders. Most names that begin another are names of their own: "Ann" and "Annabel", "Ken" and "Kent".
pub fn is_short_form(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let genders = ENGLISH.names.gender(short) | ENGLISH.names.gender(long);
    let is_either = genders.intersects(Class::Male) && genders.intersects(Class::Female);
    long.len() > short.len()
        && long.starts_with(short)
        && !is_either
        && ENGLISH.classes(short).intersects(Class::Given)
        && ENGLISH.lexicon.of(long).intersects(Class::LongName)
}

/// A key that is the same for the usual transliterations of one name.
pub fn sound(key: &str) -> String {
    let mut plain = key.to_owned();
    for (from, to) in [
        ("shch", "sch"),
        ("kh", "h"),
        ("ks", "x"),
        ("ph", "f"),
        ("ou", "u"),
        ("yy", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("iu", "u"),
        ("yu", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("ye", "e"),
        ("ie", "e"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
        ("q", "g"),
        ("ck", "k"),
    ] {
        // Most names have none of them, and replacing makes a new string even so.
        if plain.as_bytes().windows(from.len()).any(|part| part == from.as_bytes()) {
            plain = plain.replace(from, to);
        }
    }
    let mut letters: Vec<char> = plain.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether the edit distance of two names is at most `limit`; names are short, so it computes the whole table.
fn distance_at_most(one: &str, other: &str, limit: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.chars().take(40).collect(), other.chars().take(40).collect());
    if one.first() != other.first() || one.len().abs_diff(other.len()) > limit {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let substituted = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[other.len()] <= limit
}
