//! In which part of the world a country lies.

use std::collections::HashMap;
use std::sync::LazyLock;

static REGIONS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/map/regions.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// The part of the world, "Northern Europe", in which the country with this ISO 3166-1 alpha-2 code lies, as Unicode's CLDR
/// and the United Nations (M49) have it.
pub fn region_of(alpha2: &str) -> Option<&'static str> {
    REGIONS.get(alpha2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_their_part_of_the_world() {
        for (code, region) in [("NO", "Northern Europe"), ("KE", "Eastern Africa"), ("JP", "Eastern Asia")] {
            assert_eq!(region_of(code), Some(region));
        }
        assert_eq!(region_of("ZZ"), None);
    }
}
