//! The hashes that name strings and pick rows of an embedding table.
//!
//! spaCy names a string by the 64-bit `MurmurHash64A` of its UTF-8 bytes with seed 1 (`spacy/strings.pyx`), and thinc
//! hashes that name once more to find its four rows in a table (`MurmurHash3_x86_128_uint64` in
//! `thinc/backends/numpy_ops.pyx`). Both algorithms are Austin Appleby's, in the public domain. Neither is meant to
//! withstand texts made to collide, but here a collision could do no more than lend a word the features of another.

use std::hash::{BuildHasherDefault, Hasher};

/// The seed of spaCy's string store.
const STRING_SEED: u64 = 1;

/// A map whose keys are string hashes or strings of a fixed table.
pub type HashedMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<StringHasher>>;

/// A set of such keys.
pub type HashedSet<K> = std::collections::HashSet<K, BuildHasherDefault<StringHasher>>;

/// Hashes a string as [`string_hash`] does and takes a number for a hash already made; a key of several parts has the mixed
/// hashes of all.
#[derive(Clone, Copy, Debug, Default)]
pub struct StringHasher(u64);

impl StringHasher {
    fn add(&mut self, part: u64) {
        self.0 = mix(self.0 ^ part);
    }
}

impl Hasher for StringHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.add(string_hash(bytes));
    }

    fn write_u64(&mut self, hash: u64) {
        self.add(hash);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// `MurmurHash64A` of `bytes` with seed 1: the identifier of a string in spaCy's string store, unless it is a symbol.
#[must_use]
pub fn string_hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = STRING_SEED ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (blocks, tail) = bytes.as_chunks::<8>();
    for &block in blocks {
        let mut part = u64::from_le_bytes(block).wrapping_mul(MULTIPLIER);
        part ^= part >> 47;
        hash ^= part.wrapping_mul(MULTIPLIER);
        hash = hash.wrapping_mul(MULTIPLIER);
    }
    if !tail.is_empty() {
        let last = tail.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        hash = (hash ^ last).wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ hash >> 47
}

/// The four hashes of `id` under `seed`; each, modulo the number of rows, is a row of a `HashEmbed` table.
///
/// thinc calls this `MurmurHash3_x86_128`, but it is the `x64` kind for a key of eight bytes.
#[must_use]
pub fn hash_rows(id: u64, seed: u32) -> [u32; 4] {
    const KEY_LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let key = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut low = key ^ seed ^ KEY_LENGTH;
    let mut high = seed ^ KEY_LENGTH;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mix(low);
    high = mix(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher as _;

    use super::*;

    /// Values of `spacy.strings.hash_string`.
    #[test]
    fn strings_have_the_hashes_of_spacy() {
        for (text, hash) in [
            ("a", 0xa52b_e5b3_f667_4b2a),
            ("ab", 0x5bad_9672_b7ab_f6ed),
            ("hello", 0x530a_1bd8_a612_eb4e),
            ("hello wo", 0xbe73_c75f_0997_cb21),
            ("hello world", 0x2648_7f81_5882_e16d),
            ("Ukraine’s", 0x55d4_4dc9_db39_3f34),
            ("日本語", 0x1bbb_64a5_b609_2e04),
            ("xxxxxxxxxxxxxxxx", 0x46e0_e7c8_8d72_1e7a),
        ] {
            assert_eq!(string_hash(text.as_bytes()), hash, "{text}");
        }
    }

    #[test]
    fn every_part_of_a_key_counts() {
        let hasher = BuildHasherDefault::<StringHasher>::default();
        let hashes =
            [("at least", true), ("at least", false), ("at most", true)].map(|key| hasher.hash_one(key));
        assert!(hashes[0] != hashes[1] && hashes[0] != hashes[2] && hashes[1] != hashes[2]);
        assert_ne!(hasher.hash_one((1_u64, 2_u64)), hasher.hash_one((2_u64, 1_u64)));
        assert_ne!(hasher.hash_one((1_u64, 2_u64)), hasher.hash_one((3_u64, 2_u64)));
    }

    /// Values of `thinc.api.NumpyOps().hash`.
    #[test]
    fn rows_are_those_of_thinc() {
        for (id, seed, rows) in [
            (0, 8, [0, 0, 0, 0]),
            (1, 8, [0x453b_d91c, 0x85fa_7376, 0x67d9_c5aa, 0x48f7_ad31]),
            (u64::MAX, 8, [0x9457_286e, 0xb150_a455, 0x5e82_bca5, 0x89f8_f680]),
            (1_234_567_890_123_456_789, u32::MAX, [0x209f_b2d0, 0xd7e6_207f, 0xdb2a_9b3b, 0x5b56_b1dd]),
            (5_827_203_507_584_285_142, 11, [0x2b00_6a77, 0x42ea_1bf3, 0xa44f_4702, 0x9523_3c58]),
        ] {
            assert_eq!(hash_rows(id, seed), rows, "{id} with seed {seed}");
        }
    }
}
