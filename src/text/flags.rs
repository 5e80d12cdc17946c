//! Looks up flags by the names that the tables in `assets/` use for them.

use bitflags::Flags;

/// The flag whose constant is `name` in capitals, with underscores for hyphens: "given-title" for `GIVEN_TITLE`.
pub fn flag_named<F: Flags>(name: &str) -> Option<F> {
    let is_called = |constant: &str| {
        let letters =
            constant.bytes().map(|letter| if letter == b'_' { b'-' } else { letter.to_ascii_lowercase() });
        constant.len() == name.len() && letters.eq(name.bytes())
    };
    let flag = F::FLAGS.iter().find(|flag| is_called(flag.name()))?;
    Some(F::from_bits_retain(flag.value().bits()))
}
