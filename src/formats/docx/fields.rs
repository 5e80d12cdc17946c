//! The fields of a Word document that are open, such as a page number or a link: first their code, then their result.

use super::super::xml::Element;

/// The fields that are open, one inside the other.
#[derive(Default)]
pub(super) struct Fields {
    /// For each, whether its result is being read.
    open: Vec<bool>,
    /// How many of them are still at their code.
    codes: usize,
}

impl Fields {
    /// Takes note of `element`, a border of a field.
    pub fn pass(&mut self, element: &Element) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.open.push(false);
                self.codes += 1;
            }
            Some("separate") => {
                if let Some(is_result) = self.open.last_mut() {
                    self.codes -= usize::from(!*is_result);
                    *is_result = true;
                }
            }
            Some("end") => self.codes -= usize::from(self.open.pop() == Some(false)),
            _ => {}
        }
    }

    /// Whether what comes next is code, which is not shown.
    pub fn is_at_code(&self) -> bool {
        self.codes > 0
    }
}
