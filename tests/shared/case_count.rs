//! How thorough the tests of random input are.

/// How many cases a test tries: the value of the environment variable `PROPTEST_CASES`, or else `default`.
pub fn case_count(default: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(default)
}
