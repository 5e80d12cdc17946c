//! Operations at random, most of them such as a reader may do.

use dateline::{
    Action, Analysis, Anchor, Article, Check, CheckState, CodePoints, Colour, Field, Kind, Operation,
    TextRange,
};

/// Numbers that look random, after Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn is(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// Operation number `seed` on `article`, whose identifier is its number: "o7".
pub fn operation(article: &Article, analysis: &Analysis, seed: u64) -> Operation {
    let mut random = Random(seed);
    let points = CodePoints::new(article.text());
    let kind = random.one_of(Kind::ALL);
    let count = 1 + random.below(3);
    let at = (0..count).map(|_| place(article, analysis, kind, &points, &mut random)).collect();
    let action = action(article, analysis, kind, &points, &mut random);
    Operation { id: format!("o{seed}"), at, action }
}

/// A mention of a finding of `kind`, or any words.
fn place(
    article: &Article,
    analysis: &Analysis,
    kind: Kind,
    points: &CodePoints<'_>,
    random: &mut Random,
) -> Anchor {
    let of_kind: Vec<TextRange> = analysis.entities(kind).flat_map(|entity| entity.ranges()).collect();
    let unsure = analysis.unsure.iter().map(|entry| entry.range);
    let listed: Vec<TextRange> = of_kind.into_iter().chain(unsure).collect();
    let range = if listed.is_empty() || random.below(4) == 0 {
        let block = &article.blocks()[random.below(article.blocks().len())].range;
        let words: Vec<(usize, &str)> = article
            .slice(*block)
            .split(' ')
            .scan(block.start(), |at, word| {
                let start = *at;
                *at += word.len() + 1;
                Some((start, word))
            })
            .filter(|(_, word)| !word.is_empty())
            .collect();
        let first = random.below(words.len());
        let last = (first + random.below(3)).min(words.len() - 1);
        TextRange::new(words[first].0, words[last].0 + words[last].1.len())
    } else {
        random.one_of(&listed)
    };
    Anchor::new(article, points, range)
}

fn action(
    article: &Article,
    analysis: &Analysis,
    kind: Kind,
    points: &CodePoints<'_>,
    random: &mut Random,
) -> Action {
    let target = place(article, analysis, kind, points, random);
    let code = || Some("IS".to_owned());
    match random.below(14) {
        0 => Action::Remove { kind, whole: random.is() },
        1 => Action::Add { kind, to: random.is().then_some(target), code: code() },
        2 => Action::Accept { kind: random.is().then_some(kind), to: None, code: code() },
        3 => Action::Dismiss,
        4 => Action::Rename { kind, name: target.exact },
        5 => {
            let field = random.one_of(fields(kind));
            let of_kind = match field {
                Field::Kind if kind == Kind::Quote => "mixed",
                Field::Kind => "duration",
                Field::Modifier => "at least",
                Field::Date => "2021-05-03",
                Field::Negated => "true",
                _ => target.exact.as_str(),
            };
            let value = match random.below(4) {
                0 => None,
                1 => Some(random.below(99).to_string()),
                _ => Some(of_kind.to_owned()),
            };
            Action::Set { kind, field, value }
        }
        6 => Action::Change { kind, becomes: random.one_of(Kind::ALL), whole: random.is(), code: code() },
        7 => Action::Merge { kind, into: target },
        8 => Action::Split { kind, name: random.is().then_some(target.exact) },
        9 => Action::Move { kind, to: target },
        10 => Action::Highlight(random.one_of(Colour::ALL)),
        11 => Action::Note(target.exact),
        12 => Action::Tag(target.exact),
        _ => Action::Check(Check { state: CheckState::Confirmed, text: None, source: None }),
    }
}

/// The fields of a finding of `kind`, and one that it has not.
fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Person => &[Field::Name, Field::IntroducedAs, Field::IntroducedAs, Field::Value],
        Kind::Country => &[Field::Name],
        Kind::Statistic => &[
            Field::Kind,
            Field::Value,
            Field::ValueHigh,
            Field::Unit,
            Field::Modifier,
            Field::Subject,
            Field::Negated,
            Field::Credit,
        ],
        Kind::Caption => {
            &[Field::Credit, Field::Agency, Field::Photographer, Field::Date, Field::Alt, Field::Unit]
        }
        Kind::Quote => &[Field::Kind, Field::Speaker, Field::Speaker, Field::Text, Field::Text, Field::Alt],
    }
}
