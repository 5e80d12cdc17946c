//! Searches an article block by block, so that no hit runs from one paragraph into the next.

use std::ops::ControlFlow;

use super::folding::FoldedBlock;
use super::query::Matcher;
use crate::article::{Article, TextRange};

/// The most hits that are counted and listed.
pub const MOST_HITS: usize = 100_000;
/// How many bytes or hits to process before calling the observer again.
const STRIDE: usize = 1 << 16;

/// Searches `article` for `matcher`. Passes `observe` the hits since its last call, in text order, until it breaks.
/// Returns whether there are more than [`MOST_HITS`].
pub fn search(
    article: &Article,
    matcher: &Matcher,
    observe: &mut dyn FnMut(Vec<TextRange>) -> ControlFlow<()>,
) -> ControlFlow<(), bool> {
    let mut folded = FoldedBlock::default();
    let mut hits = Vec::new();
    let (mut count, mut work, mut last_end) = (0, 0, 0);
    for block in article.blocks() {
        let text = article.slice(block.range);
        let is_folded = matcher.is_folded && !text.is_ascii();
        if is_folded {
            folded.fold(text);
        }
        let searched = if is_folded { folded.text() } else { text };
        for found in matcher.regex.find_iter(searched) {
            work += 64;
            if work > STRIDE {
                work = 0;
                observe(std::mem::take(&mut hits))?;
            }
            let mut range = TextRange::new(found.start(), found.end());
            if range.is_empty() {
                continue;
            }
            if is_folded {
                range = folded.original(text, range);
            }
            range = range.shifted(block.range.start);
            // Two letters of the folded text can come from one letter of the article.
            if range.is_empty() || range.start < last_end {
                continue;
            }
            if count == MOST_HITS {
                observe(hits)?;
                return ControlFlow::Continue(true);
            }
            (count, last_end) = (count + 1, range.end);
            hits.push(range);
        }
        work += text.len();
        if work > STRIDE {
            work = 0;
            observe(std::mem::take(&mut hits))?;
        }
    }
    observe(hits)?;
    ControlFlow::Continue(false)
}

#[cfg(test)]
mod tests {
    use super::super::query::{Options, Query};
    use super::*;
    use crate::article::{Block, BlockKind, Metadata, Source};

    /// An article with a paragraph for each of the texts.
    fn article(paragraphs: &[&str]) -> Article {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for paragraph in paragraphs {
            let start = text.len();
            text.push_str(paragraph);
            blocks.push(Block::marked(BlockKind::Paragraph, TextRange::new(start, text.len())));
            text.push_str("\n\n");
        }
        Article::new(text, blocks, Metadata::default(), Source::default(), Vec::new())
    }

    fn found(article: &Article, text: &str, options: Options) -> (Vec<TextRange>, bool) {
        let query = Query { text: text.to_owned(), options };
        let matcher = query.matcher().unwrap().unwrap();
        let mut all = Vec::new();
        let limited = search(article, &matcher, &mut |hits| {
            all.extend(hits);
            ControlFlow::Continue(())
        });
        let ControlFlow::Continue(limited) = limited else { panic!("nothing stops it") };
        (all, limited)
    }

    #[track_caller]
    fn check(paragraphs: &[&str], text: &str, switches: &str, expected: &[&str]) {
        let article = article(paragraphs);
        let options = Options {
            regex: switches.contains('r'),
            match_case: switches.contains('c'),
            whole_words: switches.contains('w'),
            ignore_accents: !switches.contains('a'),
        };
        let (hits, limited) = found(&article, text, options);
        assert!(!limited);
        assert!(hits.is_sorted_by_key(|hit| hit.start));
        let words: Vec<&str> = hits.iter().map(|hit| article.slice(*hit)).collect();
        assert_eq!(words, expected, "{text} with {switches:?}");
    }

    #[test]
    fn case_and_accents_count_only_where_they_are_to() {
        let text = ["Café CAFE cafés cafe\u{301}"];
        check(&text, "cafe", "", &["Café", "CAFE", "café", "cafe\u{301}"]);
        check(&text, "CAFÉ", "", &["Café", "CAFE", "café", "cafe\u{301}"]);
        check(&text, "Cafe", "c", &["Café"]);
        check(&text, "café", "a", &["Café", "café"]);
        check(&text, "café", "ac", &["café"]);
        check(&text, "cafe", "w", &["Café", "CAFE", "cafe\u{301}"]);
        check(&text, "cafe", "awc", &[]);
        check(&text, "CAFE", "awc", &["CAFE"]);
    }

    #[test]
    fn letters_that_fold_to_several_are_found_whole() {
        check(&["Große Straßen"], "s", "", &["ß", "S", "ß"]);
        check(&["Große Straßen"], "strasse", "", &["Straße"]);
        check(&["Große Straßen"], "ße", "", &["ße", "ße"]);
        check(&["die oﬃzielle ﬁnal ﬂood"], "offi", "", &["oﬃ"]);
        check(&["die oﬃzielle ﬁnal ﬂood"], "final", "", &["ﬁnal"]);
        check(&["die oﬃzielle ﬁnal ﬂood"], "i", "", &["i", "ﬃ", "i", "ﬁ"]);
        check(&["İstanbul’da ISI ısı"], "istanbul'da", "", &["İstanbul’da"]);
        check(&["İstanbul’da ISI ısı"], "isi", "", &["ISI", "ısı"]);
        check(&["İstanbul"], "i", "a", &[]);
        check(&["a\u{300}\u{301}b c\u{327}"], "a", "", &["a\u{300}\u{301}"]);
        check(&["a\u{300}\u{301}b c\u{327}"], "b c", "", &["b c\u{327}"]);
        check(&["co\u{ad}operate"], "cooperate", "", &["co\u{ad}operate"]);
        check(&["wait… what"], "t.", "", &["t…"]);
        check(&["漢字 Владимир Ёлкин हिन्दी"], "елкин", "", &["Ёлкин"]);
        check(&["漢字 Владимир Ёлкин हिन्दी"], "हिन्दी", "", &["हिन्दी"]);
    }

    #[test]
    fn text_is_taken_as_it_stands() {
        check(&["1.5 (of) 125 [x]* \\d"], "1.5", "", &["1.5"]);
        check(&["1.5 (of) 125 [x]* \\d"], "(of)", "w", &["(of)"]);
        check(&["1.5 (of) 125 [x]* \\d"], "[x]*", "", &["[x]*"]);
        check(&["1.5 (of) 125 [x]* \\d"], "\\d", "", &["\\d"]);
    }

    #[test]
    fn spaces_match_line_ends_but_no_hit_leaves_its_paragraph() {
        check(&["talks\nbroke  down", "in January"], "talks broke down", "", &["talks\nbroke  down"]);
        check(&["talks\nbroke  down", "in January"], "down in", "", &[]);
        check(&["one", "two", "one"], "one", "", &["one", "one"]);
    }

    #[test]
    fn expressions_are_taken_at_their_word() {
        check(&["5 ships, 12 ships"], r"\d+ ships", "r", &["5 ships", "12 ships"]);
        check(&["5 ships, 12 ships"], r"^\d", "r", &["5"]);
        check(&["é e E"], "e", "r", &["e", "E"]);
        check(&["cat concat cat"], "cat|dog", "rw", &["cat", "cat"]);
        check(&["first\nsecond"], "^second$", "r", &["second"]);
        check(&["aab"], "x*", "r", &[]);
        check(&["axxb"], "x*", "r", &["xx"]);
        check(&["ab"], r"\b", "r", &[]);
    }

    #[test]
    fn a_very_long_text_is_gone_through_in_strides_and_up_to_the_limit() {
        let long = "é a".repeat(MOST_HITS + 1);
        let article = article(&[&long, "the end"]);
        let (hits, limited) = found(&article, "a", Options::default());
        assert!(limited);
        assert_eq!(hits.len(), MOST_HITS);
        let (hits, limited) = found(&article, "END", Options::default());
        assert_eq!((article.slice(hits[0]), hits.len(), limited), ("end", 1, false));

        let query = Query { text: "a".to_owned(), ..Query::default() };
        let mut calls = 0;
        let outcome = search(&article, &query.matcher().unwrap().unwrap(), &mut |_| {
            calls += 1;
            if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(outcome.is_break());
    }

    #[test]
    fn hits_stand_on_borders_of_letters_in_any_text() {
        let pool = ["ß", "ﬃ", "é", "e\u{301}", "İ", "ı", "a", "s", "…", "\u{ad}", "한", "ệ", "й", " ", "😀"];
        let mut seed = 7_u64;
        for _ in 0..300 {
            let text: String = (0..40)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    pool[(seed >> 33) as usize % pool.len()]
                })
                .collect();
            let article = article(&[&text, &text]);
            for word in ["s", "e", "i", "f", ".", "ss", "й", "a e", "😀"] {
                let (hits, _) = found(&article, word, Options::default());
                // Slicing panics inside a letter.
                assert!(hits.iter().all(|hit| !article.slice(*hit).is_empty()));
                assert!(hits.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }
    }
}
