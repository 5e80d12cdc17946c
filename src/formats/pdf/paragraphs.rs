//! Lines → paragraphs.
//!
//! Nothing in a PDF says where a paragraph ends. It shows in a gap or an indent, in a change of size or weight, or in a
//! last line that had room for the next word. A paragraph continues in the next column or on the next page if its
//! sentence does.

use super::hyphens::{self, Words};
use super::lines::{PlacedLine, Usual};

/// How many lines around a line are used to measure its column.
const NEIGHBOURS: usize = 6;
/// How many paragraphs may come between the parts of one: captions, footnotes.
const MAX_BETWEEN: usize = 6;
/// Letters larger than running text by this factor belong to a heading.
pub(super) const HEADING_FACTOR: f32 = 1.12;

/// A paragraph, or anything else that stands on its own.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its words on one line.
    pub text: String,
    /// The index of the page that it begins on.
    pub page: usize,
    /// The size of its letters.
    pub size: f32,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// The number of its lines.
    pub line_count: usize,
    /// Whether it begins with the mark of a list.
    pub has_mark: bool,
    /// Whether it is a table, with one row per line.
    pub is_table: bool,
    /// Its first and its last line.
    first: PlacedLine,
    last: PlacedLine,
    /// Whether its last line reaches the right edge of its column.
    is_full: bool,
}

/// The paragraphs of `lines`.
pub(super) fn paragraphs(lines: &[PlacedLine], usual: Usual) -> Vec<Paragraph> {
    let words = Words::new(lines.iter().map(|line| line.text.as_str()));
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut first = 0;
    for next in 1..=lines.len() {
        if next < lines.len() && !begins(lines, first, next, usual) {
            continue;
        }
        let paragraph = paragraph(lines, first, next, &words);
        first = next;
        match paragraphs.last_mut() {
            Some(initial) if is_initial(initial, &paragraph) => {
                let letter = std::mem::replace(initial, paragraph).text;
                initial.text.insert_str(0, &letter);
                initial.is_bold = false;
            }
            _ => match begun(&paragraphs, &paragraph) {
                Some(index) => goes_on(&mut paragraphs[index], paragraph, &words),
                None => paragraphs.push(paragraph),
            },
        }
    }
    paragraphs
}

fn paragraph(lines: &[PlacedLine], first: usize, end: usize, words: &Words) -> Paragraph {
    let of_it = &lines[first..end];
    let mut text = String::new();
    let is_table = of_it[0].is_row;
    if is_table {
        text = of_it.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    } else {
        for line in of_it {
            words.join(&mut text, &line.text);
        }
    }
    Paragraph {
        text,
        page: of_it[0].page,
        size: of_it[0].size,
        is_bold: of_it.iter().all(|line| line.is_bold),
        line_count: of_it.len(),
        has_mark: !is_table && mark(&of_it[0].text).is_some(),
        is_table,
        first: of_it[0].clone(),
        last: lines[end - 1].clone(),
        is_full: room(lines, end - 1).room < 2.0 * of_it[0].size,
    }
}

/// Whether the line at `next` begins a paragraph, given that the line before it belongs to the paragraph that starts at
/// `first`.
fn begins(lines: &[PlacedLine], first: usize, next: usize, usual: Usual) -> bool {
    let (last, line) = (&lines[next - 1], &lines[next]);
    if last.is_row || line.is_row {
        return !(last.is_row
            && line.is_row
            && line.page == last.page
            && line.left.total_cmp(&last.left).is_eq());
    }
    if !line.is_below(last) || !line.is_sized_like(last) {
        return true;
    }
    let size = line.size.max(1.0);
    let distance = (last.baseline - line.baseline) / size;
    if size > HEADING_FACTOR * usual.size && distance < 1.75 {
        return mark(&line.text).is_some() && last.is_bold == line.is_bold;
    }
    let usual_distance = if next - first > 1 {
        (lines[next - 2].baseline - last.baseline) / size
    } else {
        usual.leading.max(1.0)
    };
    if distance > 1.3 * usual_distance + 0.05 {
        return true;
    }
    let opens_small = line.text.starts_with(char::is_lowercase);
    if last.is_bold != line.is_bold && !(opens_small && !ends_sentence(&last.text)) {
        return true;
    }
    if hyphens::ends_in_word(&last.text) && opens_small {
        return false;
    }
    match mark(&line.text) {
        Some(Mark::Bullet) => return true,
        Some(Mark::Number) if ends_sentence(&last.text) || mark(&lines[first].text).is_some() => return true,
        _ => {}
    }
    let is_behind_initial = first > 0 && is_letter(&lines[first - 1]) && !ends_sentence(&last.text);
    !is_behind_initial && is_indented(lines, first, next) || had_room(lines, next, opens_small)
}

/// Whether a line is a drop cap.
fn is_letter(line: &PlacedLine) -> bool {
    let mut letters = line.text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether the line at `next` is indented like a first line, or ends a passage that was indented as a whole.
fn is_indented(lines: &[PlacedLine], first: usize, next: usize) -> bool {
    let (last, line) = (&lines[next - 1], &lines[next]);
    let step = 0.7 * line.size;
    let is_in = line.left > last.left + step;
    let below = lines.get(next + 1).filter(|below| below.is_below(line) && below.is_sized_like(line));
    if is_in {
        return match below {
            Some(below) => below.left < line.left - step,
            // The last line of a column could be either, but a paragraph with a hanging indent shows it earlier.
            None => next - first > 1 && line.left < last.left + 4.0 * line.size,
        };
    }
    let was_in_throughout = next - first > 1 && lines[next - 2].left > line.left + step;
    last.left > line.left + step && was_in_throughout
}

/// Whether the line before `next` had room for the first word of the line at `next`, as the last line of a paragraph
/// has.
fn had_room(lines: &[PlacedLine], next: usize, opens_small: bool) -> bool {
    let (last, line) = (&lines[next - 1], &lines[next]);
    let letter_count = line.text.chars().count().max(1) as f32;
    let word_letters = line.text.chars().take_while(|c| !c.is_whitespace()).count() as f32;
    let word_width = word_letters * (line.right - line.left) / letter_count;
    let Room { room, width } = room(lines, next - 1);
    let fits = room > word_width + 0.8 * line.size;
    fits && (ends_sentence(&last.text) && !opens_small
        || room > 0.4 * width && !opens_small
        || room > 0.6 * width)
}

/// The space that a line leaves empty.
struct Room {
    /// The empty space at its right end.
    room: f32,
    /// The width of its column.
    width: f32,
}

/// The room at the end of the line at `index`, judged by the lines around it. Where the column becomes narrower or
/// wider there, the smaller width counts.
fn room(lines: &[PlacedLine], index: usize) -> Room {
    let line = &lines[index];
    let widest = |others: &mut dyn Iterator<Item = (&PlacedLine, &PlacedLine)>| {
        others
            .take(NEIGHBOURS)
            .take_while(|(upper, lower)| lower.is_below(upper) && lower.is_sized_like(upper))
            .flat_map(|(upper, lower)| [upper.right, lower.right])
            .fold(line.right, f32::max)
    };
    let above = widest(&mut lines[..=index].windows(2).rev().map(|pair| (&pair[0], &pair[1])));
    let below = widest(&mut lines[index..].windows(2).map(|pair| (&pair[0], &pair[1])));
    // A line with nothing above or below it in its column is measured by the other side.
    let edge = if above <= line.right || below <= line.right { above.max(below) } else { above.min(below) };
    Room { room: edge - line.right, width: (edge - line.left).max(1.0) }
}

/// Which of `paragraphs` is continued by `next`, across the end of a column or a page.
fn begun(paragraphs: &[Paragraph], next: &Paragraph) -> Option<usize> {
    let (index, open) =
        paragraphs.iter().enumerate().rev().take(MAX_BETWEEN + 1).find(|(_, paragraph)| {
            paragraph.last.is_sized_like(&next.first) && !paragraph.is_bold && !paragraph.is_table
        })?;
    let is_next = index + 1 == paragraphs.len();
    let is_same_column = is_next && next.first.is_below(&open.last);
    if is_same_column || next.is_bold || next.is_table || next.has_mark || ends_sentence(&open.text) {
        return None;
    }
    // Cells of a table are side by side, on the same line.
    if next.first.page == open.last.page && (next.first.baseline - open.last.baseline).abs() < open.size {
        return None;
    }
    if next.first.page > open.last.page + 1 {
        return None;
    }
    let is_long = open.line_count > 1 || open.text.len() > 80;
    let opens_small = next.text.starts_with(char::is_lowercase);
    let goes_on = hyphens::ends_in_word(&open.text) && opens_small
        || is_long && opens_small
        || is_long && is_next && open.line_count > 2 && next.line_count > 1 && open.is_full;
    goes_on.then_some(index)
}

/// Adds `next` to `open`, which it continues.
fn goes_on(open: &mut Paragraph, next: Paragraph, words: &Words) {
    words.join(&mut open.text, &next.text);
    open.line_count += next.line_count;
    open.last = next.last;
    open.is_full = next.is_full;
}

/// Whether `letter` is the drop cap of `paragraph`.
fn is_initial(letter: &Paragraph, paragraph: &Paragraph) -> bool {
    let mut characters = letter.text.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.next().is_none()
        && letter.size > 1.8 * paragraph.size
        && letter.page == paragraph.page
        && paragraph.text.starts_with(char::is_alphabetic)
        && (paragraph.first.baseline - letter.first.baseline).abs() < letter.size
}

/// The mark of a list entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A sign that means nothing else at the beginning of a line.
    Bullet,
    /// A number, which may also belong to a sentence.
    Number,
}

/// The mark that `text` begins with.
fn mark(text: &str) -> Option<Mark> {
    let mut characters = text.chars();
    let sign = characters.next()?;
    if matches!(
        sign,
        '•' | '◦'
            | '▪'
            | '‣'
            | '●'
            | '○'
            | '■'
            | '□'
            | '❖'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '·'
            | '∙'
    ) {
        return characters.next().map(|_| Mark::Bullet);
    }
    let (number, rest) = text.split_once(' ')?;
    if matches!(number, "-" | "–" | "*") && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Mark::Bullet);
    }
    let digits = number.strip_prefix('(').unwrap_or(number).strip_suffix(['.', ')'])?;
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = digits.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_number || is_letter).then_some(Mark::Number)
}

/// Whether `text` ends like a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let inner = text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    inner.ends_with(['.', '!', '?', ':', '…', '。', '！', '？']) || text.ends_with(['”', '"', '»', ';'])
}
