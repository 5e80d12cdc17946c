//! Where the rows and headings of a section stand.

use std::ops::Range;

use crate::gui::model::sorted::Heading;

/// The height of the heading of a group, in points.
pub const HEADING_HEIGHT: f32 = 24.0;

/// The rows of a section, all of one height, with the headings of groups between them. Heights are in points from the top of
/// the first.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// How many rows there are.
    pub rows: usize,
    /// The height of a row.
    pub row_height: f32,
    /// The headings, in the order of their places.
    pub headings: &'a [Heading],
}

impl Lines<'_> {
    /// The height of all.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.row_height * self.rows as f32 + HEADING_HEIGHT * self.headings.len() as f32
    }

    /// The top of the row at `place`.
    #[must_use]
    pub fn row_top(&self, place: usize) -> f32 {
        let above = self.headings.partition_point(|heading| heading.place <= place);
        self.row_height * place as f32 + HEADING_HEIGHT * above as f32
    }

    /// The top of heading number `index`.
    #[must_use]
    pub fn heading_top(&self, index: usize) -> f32 {
        self.row_height * self.headings[index].place as f32 + HEADING_HEIGHT * index as f32
    }

    /// The rows of which a part is between the heights `top` and `bottom`.
    #[must_use]
    pub fn rows_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.first_row(|row_top| row_top + self.row_height > top);
        first..self.first_row(|row_top| row_top >= bottom).max(first)
    }

    /// The first row whose top fulfils `condition`, which holds from some row on.
    fn first_row(&self, condition: impl Fn(f32) -> bool) -> usize {
        let (mut low, mut high) = (0, self.rows);
        while low < high {
            let middle = low.midpoint(high);
            if condition(self.row_top(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(places: &[usize]) -> Vec<Heading> {
        places.iter().map(|&place| Heading { place, text: String::new(), count: 1 }).collect()
    }

    #[test]
    fn headings_push_the_rows_below_them_down() {
        let headings = headings(&[0, 2, 3]);
        let lines = Lines { rows: 4, row_height: 10.0, headings: &headings };
        let tops: Vec<f32> = (0..4).map(|place| lines.row_top(place)).collect();
        assert_eq!(tops, [24.0, 34.0, 68.0, 102.0]);
        let tops: Vec<f32> = (0..3).map(|index| lines.heading_top(index)).collect();
        assert_eq!(tops, [0.0, 44.0, 78.0]);
        assert!((lines.height() - 112.0).abs() < 0.1);
    }

    #[test]
    fn rows_are_found_by_their_heights() {
        let headings = headings(&[0, 2, 3]);
        let lines = Lines { rows: 4, row_height: 10.0, headings: &headings };
        for (top, bottom, expected) in [
            (0.0, 24.0, 0..0),
            (0.0, 25.0, 0..1),
            (33.0, 35.0, 0..2),
            (44.0, 60.0, 2..2),
            (70.0, 500.0, 2..4),
        ] {
            assert_eq!(lines.rows_between(top, bottom), expected, "{top} to {bottom}");
        }
        // A folded group leaves its heading at the end.
        let folded = Lines { rows: 2, ..lines };
        assert_eq!(folded.rows_between(0.0, 900.0), 0..2);
    }
}
