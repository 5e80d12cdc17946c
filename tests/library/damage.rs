//! Damaged articles, and texts that are extremely long in one respect: the same in every run.

/// Pieces of text that break programs, each in its own way.
pub const NASTY: &[&str] = &[
    "\0",
    "\u{1}\u{2}\u{7f}",
    "\r",
    "\u{b}\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ad}",
    "\u{200b}\u{200d}\u{200e}",
    "\u{202e}",
    "\u{2066}\u{2069}",
    "e\u{301}\u{302}\u{303}\u{304}",
    "\u{301}",
    "👩🏽‍🚀🏳️‍🌈🇺🇳",
    "مرحبا بالعالم 12٫5٪",
    "שלום עולם",
    "北京市长王小明说3.5亿",
    "Ελλάδα",
    "Þórður Ægisson",
    "İstanbul ıĞ",
    "ﬁﬂ",
    "Straße",
    "Ǆ",
    "１２３",
    "½⅓",
    "²³",
    "Ⅻ",
    "١٢٣",
    "𝟏𝟐𝟑",
    "𐀀\u{10ffff}",
    "“",
    "”",
    "\"",
    "'",
    "‘’",
    "((((((",
    "))))))",
    "[[[",
    "]]]",
    "—",
    "--",
    "…",
    "...",
    ".",
    ",",
    "1,",
    "1,2,3,4",
    "1.2.3.4",
    "0x1F",
    "1e400",
    "-0",
    "99999999999999999999999999999999",
    "0.00000000000000000000000000000000001",
    "79228162514264337593543950335 million trillion",
    "$",
    "$ $ $",
    "$-1",
    "%",
    "% %",
    "100%%",
    "€1.2.3bn",
    "£",
    "1/0",
    "0/0",
    "5/0ths",
    "between and",
    "between 5 and",
    "from to",
    "-odd",
    "one hundred thousand million billion trillion",
    "minus minus five",
    "two-and-a-half-and-a-half",
    "a dozen dozen dozen",
    "Mr",
    "Mr.",
    "Mr. Mr. Mr.",
    "Dr. J. R. R.",
    "O’",
    "van der de la",
    "Jr., Sr., III",
    "von",
    "President",
    "Sir Sir",
    "U.S.",
    "U.S.A",
    "US us Us",
    "the the",
    "Georgia Jordan Chad Turkey",
    "New",
    "New New York",
    "Guinea-Bissau-Guinea",
    "(L)",
    "(R) (2R) (C)",
    "(Photo:",
    "Photo:",
    "via",
    "/ / /",
    "REUTERS/",
    "/Pool via",
    "EPA/ EPA/ EPA/",
    "©",
    "By",
    "By By",
    "Reporting by",
    "- ",
    "* ",
    "1. ",
    "> > > ",
    "\t\t\t",
    "a\tb\tc\n",
    "   a   b   c\n",
    "|a|b|c|\n",
    "\n\n\n",
    "\r\n\r\n",
    "{\"id\":",
    "<p>&nbsp;&#x0;</p>",
    "\\u0000",
    "%s%n",
    "'; --",
    "../..",
    "C:\\",
    "http://a.b/?q=1&r=%",
    "a@b.c",
    "#1",
    "@x",
];

/// Pseudo-random numbers, the same in every run (`SplitMix64`, Steele et al. 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not zero.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// A test case: what was done, and the resulting bytes.
pub struct Case {
    /// What was done.
    pub name: String,
    /// The resulting bytes.
    pub bytes: Vec<u8>,
}

impl Case {
    /// The case called `name`.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// The `number`th damaged article.
pub fn damaged(articles: &[Vec<u8>], number: usize) -> Case {
    let mut random = Random(number as u64);
    let mut bytes = articles[number % articles.len()].clone();
    let mut name = format!("{number}:");
    for _ in 0..=random.below(4) {
        name.push(' ');
        name.push_str(damage(&mut bytes, &mut random));
    }
    Case { name, bytes }
}

/// Damages `bytes` in one way and returns its name.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) -> &'static str {
    if bytes.is_empty() {
        bytes.extend_from_slice(random.pick(NASTY).as_bytes());
    }
    let at = random.below(bytes.len());
    let length = 1 + random.below(bytes.len() - at).min(2000);
    match random.below(13) {
        0 => {
            bytes.truncate(at);
            "truncate"
        }
        1 => {
            bytes.drain(..at);
            "behead"
        }
        2 => {
            for _ in 0..=random.below(20) {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            "flip"
        }
        3 => {
            for _ in 0..=random.below(20) {
                let at = random.below(bytes.len());
                bytes[at] = random.next() as u8;
            }
            "overwrite"
        }
        4 => {
            let chunk = bytes[at..at + length].to_vec();
            let to = random.below(bytes.len());
            bytes.splice(to..to, chunk.repeat(1 + random.below(8)));
            "duplicate"
        }
        5 => {
            bytes.drain(at..at + length);
            "delete"
        }
        6 => {
            for _ in 0..=random.below(12) {
                let at = random.below(bytes.len());
                let piece = random.pick(NASTY);
                bytes.splice(at..at, piece.bytes());
            }
            "insert"
        }
        7 => {
            let piece = random.pick(NASTY).repeat(1 + random.below(400));
            bytes.splice(at..at, piece.into_bytes());
            "repeat"
        }
        8 => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let to_bytes = if random.below(2) == 0 { u16::to_le_bytes } else { u16::to_be_bytes };
            *bytes = text.encode_utf16().flat_map(to_bytes).collect();
            bytes.truncate(bytes.len() - random.below(2));
            "utf-16"
        }
        9 => {
            bytes.splice(
                0..0,
                random
                    .pick(&[&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf", b"\xff", b"\0\0\xfe\xff"])
                    .iter()
                    .copied(),
            );
            "mark"
        }
        10 => {
            let from = *random.pick(&[&b'\n', &b' ', &b'.', &b',', &b'e', &b'T', &b'1']);
            let to = random.pick(NASTY).as_bytes();
            *bytes = bytes
                .iter()
                .flat_map(|byte| if *byte == from { to } else { std::slice::from_ref(byte) })
                .copied()
                .collect();
            "replace"
        }
        11 => {
            let mut words: Vec<&[u8]> = bytes.split(|&byte| byte == b' ').collect();
            for _ in 0..words.len() {
                let (one, other) = (random.below(words.len()), random.below(words.len()));
                words.swap(one, other);
            }
            *bytes = words.join(&b' ');
            "shuffle"
        }
        _ => {
            match random.below(2) {
                0 => bytes.make_ascii_uppercase(),
                _ => bytes.make_ascii_lowercase(),
            }
            "case"
        }
    }
}

/// Texts that are extremely long in one respect: each would expose an algorithm that is not linear.
pub fn extremes() -> Vec<Case> {
    let long = |unit: &str| unit.repeat((300_000 / unit.len()).max(1));
    let named = |name: &str, text: String| Case::new(name, text);
    let mut cases: Vec<Case> = NASTY
        .iter()
        .flat_map(|piece| {
            let half = piece.repeat((10_000 / piece.len()).max(1));
            [
                named(&format!("{piece:?} alone"), (*piece).to_owned()),
                named(&format!("{piece:?} repeated"), half.clone()),
                named(&format!("{piece:?} repeated with spaces"), format!("{piece} ").repeat(2000)),
                named(
                    &format!("{piece:?} between words"),
                    format!("The mayor {piece} said Jane Doe. ").repeat(200),
                ),
                named(
                    &format!("{piece:?} inside an article"),
                    format!("A title\n\nIn Peru {half} there were 5 km.\n"),
                ),
            ]
        })
        .collect();
    cases.extend([
        named("one long word", long("x")),
        named("one long capitalised word", format!("X{}", long("x"))),
        named("one long number", long("7")),
        named("digits with commas", long("1,234,")),
        named("one long decimal", format!("0.{}", long("3"))),
        named("one endless sentence", long("the cat and the dog and ")),
        named(
            "numbers in one endless sentence",
            long("5 km and 7 kg and $3 and 4 people and 20% of it and "),
        ),
        named("names in one endless sentence", long("Jane Doe and John Roe and Mary Major and ")),
        named("countries in one endless sentence", long("France and Peru and Chad and the Turkish and ")),
        named("capitalised words", long("Alpha Beta Gamma Delta ")),
        named("all capitals", long("THE MAYOR OF PARIS JANE DOE SAID ")),
        named("initials", long("J. R. ")),
        named("initials without spaces", long("U.S.")),
        named("fractions", long("½⅓")),
        named("titles", long("President Prime Minister Dr. ")),
        named("number words", long("one hundred thousand ")),
        named("ranges", long("between 5 and 10 to 15 from ")),
        named("hyphens", long("a-b-")),
        named("blank lines", long("\n")),
        named("short lines", long("a\n")),
        named("short pieces", long("Ab\n\n")),
        named("spaces", format!("a{}b", long(" "))),
        named("lines of captions", long("Jane Doe (L) in Paris. EPA/JOHN ROE\n\n")),
        named("alt texts", long("a boat\n\nA boat in Peru, 3 May 2021. REUTERS/John Roe\n\n")),
        named("headings", long("About The Boat\n\n")),
        named("list items", long("- one\n")),
        named("table rows", long("a\tb\tc\td\n")),
        named("replies", long("> ")),
        named("open quotes", long("“I said, ")),
        named("a number over the end of a sentence", "1.2.3.4No. 5".to_owned()),
        named("nested brackets", format!("{}{}", "(".repeat(150_000), ")".repeat(150_000))),
        named("nested quotes", format!("{}{}", "“‘".repeat(30_000), "’”".repeat(30_000))),
        named("combining marks", format!("e{}", long("\u{301}"))),
        named("joined emoji", long("👩\u{200d}")),
        named("right to left", long("שלום 5 ק״מ ")),
        named("no spaces", long("人口は三億五千万人で、")),
        named(
            "many people",
            (0..4000).map(|n| format!("Mr. Zed{} Quo{} said so. ", letters(n), letters(n * 7))).collect(),
        ),
        named(
            "many namesakes",
            (0..4000).map(|n| format!("Mayor Ana{} Roe said so. ", letters(n))).collect(),
        ),
        named("many statistics", (0..6000).map(|n| format!("There were {n} boats. ")).collect()),
    ]);
    cases
}

/// `number` in letters.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}
