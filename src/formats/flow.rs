//! The blocks of a document whose tables and notes may be nested, in the order in which they are read.
//!
//! A [`Flow`] gathers blocks. A table becomes one block with a row per line and tabs between its cells, unless it only
//! lays out the page; then its blocks are kept as they are. Pictures, their alternative texts and captions leave the
//! table. Consecutive lines of preformatted text become one block. All blocks that come here are marked by the file.

use super::composer::{Composer, Part};
use super::pictures::PictureReference;
use crate::article::{BlockKind, Origin};

/// How many blocks a cell holds on average in a table that lays out a page.
const LAYOUT_BLOCKS_A_CELL: usize = 4;

/// The most blocks and pictures in tables and notes, which are kept until these end.
const MAX_SET_ASIDE: usize = 200_000;

/// A block on its way into an article.
pub(super) type LooseBlock = (BlockKind, String);

/// A part of the document that is open while it is read.
enum Frame {
    /// Blocks that are set aside, such as those of a note.
    Aside(Vec<LooseBlock>),
    /// A table: its rows of cells.
    Table(Vec<Vec<Vec<Part>>>),
}

/// Blocks in the order in which they are read.
#[derive(Default)]
pub(super) struct Flow {
    /// What the blocks go into.
    pub composer: Composer,
    frames: Vec<Frame>,
    lines: String,
    /// How many blocks and pictures were kept until something ended.
    set_aside: usize,
}

impl Flow {
    /// Adds a block to what is open. An empty line in it separates paragraphs.
    pub fn push(&mut self, kind: BlockKind, words: &str) {
        if kind == BlockKind::Preformatted && self.frames.is_empty() {
            self.lines.push_str(words);
            self.lines.push('\n');
            return;
        }
        if words.trim().is_empty() {
            return;
        }
        self.flush();
        if matches!(kind, BlockKind::Preformatted | BlockKind::Table) {
            self.place(kind, words);
            return;
        }
        let mut piece = String::new();
        for line in words.lines() {
            if line.trim().is_empty() {
                self.place(kind, &std::mem::take(&mut piece));
            } else {
                piece.push_str(line);
                piece.push('\n');
            }
        }
        self.place(kind, &piece);
    }

    /// Whether no more blocks are taken, so that a reader need not go on.
    pub fn is_full(&self) -> bool {
        self.composer.is_full()
    }

    /// Counts a block or picture if something is open that keeps it; `false` if there are too many.
    fn has_room(&mut self) -> bool {
        if self.frames.is_empty() {
            return true;
        }
        self.set_aside += 1;
        if self.set_aside > MAX_SET_ASIDE {
            self.composer.fill(format!("has more than {MAX_SET_ASIDE} cells and notes"));
        }
        self.set_aside <= MAX_SET_ASIDE
    }

    /// Adds a picture, which goes above the next block. Among lines of preformatted text it goes above these; in
    /// something set aside, it is left out.
    pub fn push_picture(&mut self, picture: PictureReference) {
        if !self.has_room() {
            return;
        }
        match self.frames.last_mut() {
            None => self.composer.push_picture(picture),
            Some(Frame::Aside(_)) => {}
            Some(Frame::Table(rows)) => place_in_cell(rows, Part::Picture(picture)),
        }
    }

    /// Adds a block or a picture.
    pub fn push_part(&mut self, part: Part) {
        match part {
            Part::Block(kind, words, _) => self.push(kind, &words),
            Part::Picture(picture) => self.push_picture(picture),
        }
    }

    fn place(&mut self, kind: BlockKind, words: &str) {
        if words.trim().is_empty() || !self.has_room() {
            return;
        }
        match self.frames.last_mut() {
            None => {
                self.composer.push(kind, words);
            }
            Some(Frame::Aside(blocks)) => blocks.push((kind, words.to_owned())),
            Some(Frame::Table(rows)) => {
                place_in_cell(rows, Part::Block(kind, words.to_owned(), Origin::Marked));
            }
        }
    }

    /// Turns the preformatted lines so far into a block.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        self.composer.push(BlockKind::Preformatted, &lines);
    }

    /// Begins to set blocks aside.
    pub fn open_aside(&mut self) {
        self.flush();
        self.frames.push(Frame::Aside(Vec::new()));
    }

    /// The blocks set aside since [`Self::open_aside`]; anything left open in there is dropped.
    pub fn close_aside(&mut self) -> Vec<LooseBlock> {
        while let Some(frame) = self.frames.pop() {
            if let Frame::Aside(blocks) = frame {
                return blocks;
            }
        }
        Vec::new()
    }

    /// Begins a table.
    pub fn open_table(&mut self) {
        self.flush();
        self.frames.push(Frame::Table(Vec::new()));
    }

    /// Begins a row of the innermost table.
    pub fn open_row(&mut self) {
        if let Some(Frame::Table(rows)) = self.frames.last_mut() {
            rows.push(Vec::new());
        }
    }

    /// Begins a cell of the innermost row.
    pub fn open_cell(&mut self) {
        if let Some(Frame::Table(rows)) = self.frames.last_mut()
            && let Some(row) = rows.last_mut()
        {
            row.push(Vec::new());
        }
    }

    /// Removes the innermost row, such as one that was deleted.
    pub fn drop_row(&mut self) {
        if let Some(Frame::Table(rows)) = self.frames.last_mut() {
            rows.pop();
        }
    }

    /// Ends the innermost table.
    pub fn close_table(&mut self) {
        if !matches!(self.frames.last(), Some(Frame::Table(_))) {
            return;
        }
        let Some(Frame::Table(rows)) = self.frames.pop() else { return };
        if lays_out_page(&rows) {
            for part in rows.into_iter().flatten().flatten() {
                self.push_part(part);
            }
            return;
        }
        let mut lines = String::new();
        let mut pictures = Vec::new();
        for row in rows {
            let mut line = String::new();
            for (column, cell) in row.into_iter().enumerate() {
                if column > 0 {
                    line.push('\t');
                }
                let leaves = |part: &Part| {
                    matches!(
                        part,
                        Part::Block(BlockKind::Caption | BlockKind::ImageAlt, ..) | Part::Picture(_)
                    )
                };
                let (beside, words): (Vec<Part>, Vec<Part>) = cell.into_iter().partition(leaves);
                pictures.extend(beside);
                let words = words.iter().flat_map(|part| match part {
                    Part::Block(_, words, _) => words.split_whitespace(),
                    Part::Picture(_) => "".split_whitespace(),
                });
                line.push_str(&words.collect::<Vec<_>>().join(" "));
            }
            if !line.trim().is_empty() {
                lines.push_str(line.trim_end());
                lines.push('\n');
            }
        }
        self.push(BlockKind::Table, lines.trim_end());
        for part in pictures {
            self.push_part(part);
        }
    }

    /// The composer with all the blocks. Anything still open is closed.
    pub fn finish(mut self) -> Composer {
        while let Some(frame) = self.frames.last() {
            if matches!(frame, Frame::Table(_)) {
                self.close_table();
            } else {
                for (kind, words) in self.close_aside() {
                    self.push(kind, &words);
                }
            }
        }
        self.flush();
        self.composer
    }
}

/// Adds `part` to the end of the last cell of `rows`.
fn place_in_cell(rows: &mut Vec<Vec<Vec<Part>>>, part: Part) {
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    if let Some(row) = rows.last_mut() {
        if row.is_empty() {
            row.push(Vec::new());
        }
        if let Some(cell) = row.last_mut() {
            cell.push(part);
        }
    }
}

/// Whether a table has one column, or so much in its cells that it lays out a page.
fn lays_out_page(rows: &[Vec<Vec<Part>>]) -> bool {
    let blocks_in = |cell: &Vec<Part>| cell.iter().filter(|part| matches!(part, Part::Block(..))).count();
    let filled = rows.iter().flatten().map(blocks_in).filter(|&blocks| blocks > 0);
    let (cells, blocks) = filled.fold((0, 0), |(cells, blocks), more| (cells + 1, blocks + more));
    rows.iter().all(|row| row.len() <= 1) || blocks >= cells * LAYOUT_BLOCKS_A_CELL
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(flow: Flow) -> Vec<(BlockKind, String)> {
        flow.finish().blocks().map(|(kind, words)| (kind, words.to_owned())).collect()
    }

    fn table(flow: &mut Flow, rows: &[&[&str]]) {
        flow.open_table();
        for row in rows {
            flow.open_row();
            for cell in *row {
                flow.open_cell();
                flow.push(BlockKind::Paragraph, cell);
            }
        }
        flow.close_table();
    }

    #[test]
    fn rows_are_lines_and_cells_are_parted_by_tabs() {
        let mut flow = Flow::default();
        table(
            &mut flow,
            &[&["Port", "Ships"], &["", ""], &["North\nQuay", "12"], &["", "9"], &["South", ""]],
        );
        let expected = "Port\tShips\nNorth Quay\t12\n\t9\nSouth";
        assert_eq!(blocks(flow), [(BlockKind::Table, expected.to_owned())]);
    }

    #[test]
    fn a_table_of_one_column_is_its_blocks() {
        let mut flow = Flow::default();
        table(&mut flow, &[&["One."], &["Two."]]);
        let one = |words: &str| (BlockKind::Paragraph, words.to_owned());
        assert_eq!(blocks(flow), [one("One."), one("Two.")]);
    }

    #[test]
    fn captions_leave_the_table_that_they_stand_in() {
        let mut flow = Flow::default();
        flow.open_table();
        flow.open_row();
        flow.open_cell();
        flow.push(BlockKind::Caption, "The quay.");
        flow.open_cell();
        flow.push(BlockKind::Paragraph, "Words");
        flow.close_table();
        let expected =
            [(BlockKind::Table, "\tWords".to_owned()), (BlockKind::Caption, "The quay.".to_owned())];
        assert_eq!(blocks(flow), expected);
    }

    #[test]
    fn what_is_left_open_is_closed() {
        let mut flow = Flow::default();
        flow.open_table();
        flow.open_row();
        flow.open_aside();
        flow.push(BlockKind::Paragraph, "Aside");
        flow.open_table();
        flow.push(BlockKind::Paragraph, "Inside");
        let words: Vec<String> = blocks(flow).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["Aside", "Inside"]);
    }

    #[test]
    fn preformatted_lines_join_and_empty_lines_part_paragraphs() {
        let mut flow = Flow::default();
        for line in ["a = 1", "", "  b = 2"] {
            flow.push(BlockKind::Preformatted, line);
        }
        flow.push(BlockKind::Paragraph, "One\nline\n \nTwo");
        let expected = [
            (BlockKind::Preformatted, "a = 1\n\n  b = 2"),
            (BlockKind::Paragraph, "One line"),
            (BlockKind::Paragraph, "Two"),
        ];
        assert_eq!(blocks(flow), expected.map(|(kind, words)| (kind, words.to_owned())));
    }
}
