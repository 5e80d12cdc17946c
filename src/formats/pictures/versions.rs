//! Which pictures are versions of one: the same picture in another size, for a narrow window or for print.

use std::sync::LazyLock;

use regex::Regex;

use super::embedded;
use crate::text::pattern;

/// How much the proportions of two versions may differ, as one part in this many: sides are rounded.
const PROPORTIONS: u64 = 50;

/// The parts of a picture's address that give its size: "-300x200", "@2x", "?w=300&quality=80".
static SIZES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[-_.]?\b[0-9]{2,5}x[0-9]{2,5}\b|@[0-9]x\b|[?&](?:w|width|h|height|dpr|q|quality|resize|fit|auto|strip)=[^&#]*",
    )
});

/// What the addresses of all versions of the picture at `address` have in common; `None` for a `data:` URL.
pub(super) fn common_name(address: &str) -> Option<String> {
    (!embedded::is_data_url(address)).then(|| SIZES.replace_all(address, "").into_owned())
}

/// Whether pictures of these sizes have the same proportions.
pub(super) fn are_alike(one: [u32; 2], other: [u32; 2]) -> bool {
    let [a, b] = [(one[0], other[1]), (other[0], one[1])].map(|(x, y)| u64::from(x) * u64::from(y));
    a.abs_diff(b) <= a.max(b) / PROPORTIONS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_a_name_in_common() {
        for (one, other, are_same) in [
            ("fog-300x200.jpg", "fog-1024x683.jpg", true),
            ("fog.jpg", "fog@2x.jpg", true),
            ("/fog.jpg?w=300&quality=80", "/fog.jpg?w=800", true),
            ("/picture?id=1&w=300", "/picture?id=2&w=300", false),
            ("fog-1.jpg", "fog-2.jpg", false),
            ("a/fog.jpg", "b/fog.jpg", false),
        ] {
            assert_eq!(common_name(one) == common_name(other), are_same, "{one} {other}");
        }
        assert_eq!(common_name("data:image/png,a-300x200"), None);
    }

    #[test]
    fn proportions_tell_versions_from_cuttings() {
        assert!(are_alike([300, 200], [1024, 683]));
        assert!(!are_alike([300, 200], [300, 300]));
        assert!(are_alike([u32::MAX; 2], [40; 2]));
    }
}
