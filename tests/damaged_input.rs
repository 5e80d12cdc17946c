//! Damaged and random input: every file gives a summary that keeps its promises, or an error in one line. No panic,
//! no hang.

mod common;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use assert_cmd::Command;
use dateline::formats;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Far longer than any case takes, even in a debug build on a busy machine: a case that is still running hangs.
const DEADLINE: Duration = Duration::from_mins(2);

/// What breaks programs that read text, one piece each.
const NASTY: &[&str] = &[
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

/// Numbers that look random and are the same in every run (`SplitMix64`, Steele et al. 2014).
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

/// One case: what was done, and the bytes that came of it.
struct Case {
    name: String,
    bytes: Vec<u8>,
}

impl Case {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// The `number`th damaged article.
fn damaged(articles: &[Vec<u8>], number: usize) -> Case {
    let mut random = Random(number as u64);
    let mut bytes = articles[number % articles.len()].clone();
    let mut name = format!("{number}:");
    for _ in 0..=random.below(4) {
        name.push(' ');
        name.push_str(damage(&mut bytes, &mut random));
    }
    Case { name, bytes }
}

/// Damages `bytes` in one way and says which.
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

/// Texts that are long in one way: each would show an algorithm that is not linear.
fn extremes() -> Vec<Case> {
    let long = |unit: &str| unit.repeat((300_000 / unit.len()).max(1));
    let named = |name: &str, text: String| Case::new(name, text);
    let mut cases: Vec<Case> = NASTY
        .iter()
        .flat_map(|piece| {
            let half = piece.repeat((40_000 / piece.len()).max(1));
            [
                named(&format!("{piece:?} alone"), (*piece).to_owned()),
                named(&format!("{piece:?} repeated"), half.clone()),
                named(&format!("{piece:?} repeated with spaces"), format!("{piece} ").repeat(8000)),
                named(
                    &format!("{piece:?} between words"),
                    format!("The mayor {piece} said Jane Doe. ").repeat(800),
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

/// Reads and analyses `case` as the program does, and checks what comes of it.
fn check(folder: &Path, case: &Case) {
    let path = folder.join("case.txt");
    fs::write(&path, &case.bytes).expect("the file is written");
    match formats::read(&path) {
        Ok(article) => check_summary(&common::summary(&article)),
        Err(error) => check_error(&error.to_string()),
    }
}

fn check_summary(summary: &str) {
    let summary: Value = serde_json::from_str(summary).expect("the summary is JSON");
    common::check_promises(&summary);
}

fn check_error(error: &str) {
    assert!(error.contains("case.txt: ") && error.lines().count() == 1, "{error:?}");
}

/// Checks every case on a thread of its own. A case that panics or hangs is kept in a file that the failure names.
fn check_all(cases: Vec<Case>) {
    assert!(!cases.is_empty());
    let (sender, receiver) = mpsc::channel();
    let (case_sender, case_receiver) = mpsc::channel::<Case>();
    thread::spawn(move || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for case in case_receiver {
            let result = catch_unwind(AssertUnwindSafe(|| check(folder.path(), &case)));
            if sender.send(result.map_err(|panic| describe(panic.as_ref()))).is_err() {
                break;
            }
        }
    });
    let mut failures = Vec::new();
    for case in cases {
        let (name, bytes) = (case.name.clone(), case.bytes.clone());
        eprintln!("CASE {name}");
        case_sender.send(case).expect("the thread runs");
        match receiver.recv_timeout(DEADLINE) {
            Ok(Ok(())) => {}
            Ok(Err(problem)) => failures.push(keep(&name, &bytes, &problem)),
            Err(_) => {
                failures.push(keep(&name, &bytes, "it did not end in time"));
                break;
            }
        }
    }
    assert!(failures.is_empty(), "{} cases failed:\n{}", failures.len(), failures.join("\n"));
}

fn describe(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    text.chars().take(400).collect()
}

/// Writes a failed case to a file and says where.
fn keep(name: &str, bytes: &[u8], problem: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let short: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
    let path = folder.join(format!("failed-{short}.txt"));
    let _ = fs::write(&path, bytes);
    format!("{name} ({}): {problem}", path.display())
}

fn article_bytes() -> Vec<Vec<u8>> {
    common::articles().iter().map(|path| fs::read(path).expect("an article")).collect()
}

#[test]
fn damaged_articles_give_a_summary_or_an_error() {
    let articles = article_bytes();
    check_all((0..1000).map(|number| damaged(&articles, number)).collect());
}

#[test]
fn every_truncation_of_an_opening_gives_a_summary_or_an_error() {
    let article = &article_bytes()[1];
    check_all((0..400).map(|end| Case::new(format!("first {end} bytes"), &article[..end])).collect());
}

#[test]
fn texts_that_are_long_in_one_way_end_in_time() {
    check_all(extremes());
}

#[test]
fn the_real_binary_survives_damaged_articles() {
    let articles = article_bytes();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 2000..2060 {
        let case = damaged(&articles, number);
        let path = folder.path().join("case.txt");
        fs::write(&path, &case.bytes).expect("the file is written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = command.timeout(DEADLINE).arg("summary").arg(&path).output().expect("it ends in time");
        let problem = String::from_utf8(output.stderr).expect("UTF-8");
        match output.status.code() {
            Some(0) => {
                assert_eq!(problem, "", "{}", case.name);
                check_summary(std::str::from_utf8(&output.stdout).expect("UTF-8"));
            }
            Some(1) => {
                assert!(output.stdout.is_empty(), "{}", case.name);
                assert!(!problem.contains("error in dateline itself"), "{}: {problem}", case.name);
                check_error(&problem);
            }
            code => panic!("{}", keep(&case.name, &case.bytes, &format!("exit code {code:?}, {problem}"))),
        }
    }
}

#[test]
fn batch_survives_a_thousand_damaged_articles() {
    let articles = article_bytes();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut input = String::new();
    for number in 3000..4000 {
        let path = folder.path().join(format!("{number}.txt"));
        fs::write(&path, damaged(&articles, number).bytes).expect("the file is written");
        input.push_str(&format!("{}\n", json!({"id": number, "path": path})));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output =
        command.timeout(5 * DEADLINE).arg("batch").write_stdin(input).output().expect("it ends in time");
    assert!(matches!(output.status.code(), Some(0 | 1)));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.lines().count(), 1000);
    for (line, number) in output.lines().zip(3000..) {
        let line: Value = serde_json::from_str(line).expect("the line is JSON");
        assert_eq!(line["id"], number);
        match line["error"].as_str() {
            Some(error) => {
                assert!(error.contains(&format!("{number}.txt: ")) && !error.contains('\n'), "{error}");
            }
            None => common::check_promises(&line),
        }
    }
}

/// Words of news texts and what breaks them, in any order.
fn soup() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "The",
        "the",
        "mayor",
        "President",
        "Jane",
        "Doe",
        "Doe’s",
        "said",
        "told",
        "Reuters",
        "in",
        "Paris",
        "Georgia",
        "Georgian",
        "U.S.",
        "Kyiv",
        "Turkey",
        "turkey",
        "5",
        "1,200",
        "3.5",
        "45%",
        "$1.2bn",
        "€5m",
        "million",
        "per",
        "cent",
        "percentage",
        "points",
        "km",
        "kg",
        "years",
        "-year-old",
        "old",
        "aged",
        "nearly",
        "more",
        "than",
        "at",
        "least",
        "between",
        "and",
        "to",
        "of",
        "a",
        "dozen",
        "two-thirds",
        "half",
        "tens",
        "thousands",
        "No.",
        "1",
        "3-2",
        "2025",
        "May",
        "3",
        "(L)",
        "(R)",
        "EPA/JOHN ROE",
        "via",
        "/Pool",
        "Photo:",
        "By",
        "“",
        "”",
        ".",
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "- ",
        "> ",
        "\u{a0}",
        "é",
        "ß",
        "中",
        "\u{301}",
        "🇫🇷",
    ];
    let word = prop_oneof![8 => prop::sample::select(WORDS), 1 => prop::sample::select(NASTY)];
    prop::collection::vec((word, prop::bool::weighted(0.8)), 0..120).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, spaced)| if spaced { format!("{word} ") } else { word.to_owned() })
            .collect()
    })
}

fn check_text(text: String) {
    if let Ok(article) = formats::article_from_text(text) {
        check_summary(&common::summary(&article));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_words_gives_a_summary(text in soup()) {
        check_text(text);
    }

    #[test]
    fn any_text_gives_a_summary(text in any::<String>()) {
        check_text(text);
    }

    #[test]
    fn any_bytes_give_a_summary_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        check(folder.path(), &Case::new("bytes", bytes));
    }
}
