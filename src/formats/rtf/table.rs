//! The table that an RTF file is in the middle of: cells and rows are marked where they end, not where they begin.

use super::super::flow::Flow;

/// The open parts of a table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Table {
    is_open: bool,
    is_row_open: bool,
    is_cell_open: bool,
}

impl Table {
    /// Opens the table, a row and a cell, unless they are open already.
    pub fn open_cell(&mut self, flow: &mut Flow) {
        if !self.is_open {
            flow.open_table();
            (self.is_open, self.is_row_open) = (true, false);
        }
        if !self.is_row_open {
            flow.open_row();
            (self.is_row_open, self.is_cell_open) = (true, false);
        }
        if !self.is_cell_open {
            flow.open_cell();
            self.is_cell_open = true;
        }
    }

    /// Ends the cell, so that the next words begin another.
    pub fn end_cell(&mut self) {
        self.is_cell_open = false;
    }

    /// Ends the row, so that the next cell begins another.
    pub fn end_row(&mut self) {
        self.is_row_open = false;
    }

    /// Closes the table, if one is open.
    pub fn close(&mut self, flow: &mut Flow) {
        if std::mem::take(&mut self.is_open) {
            flow.close_table();
        }
    }
}
