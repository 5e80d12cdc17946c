//! The open fields of a Word document, such as a page number or a link: first their code, then their result.

use super::super::xml::Element;

/// The open fields, one inside the other.
#[derive(Default)]
pub(super) struct Fields {
    /// For each, whether its result is being read.
    open: Vec<bool>,
    /// How many of them are still in their code.
    codes: usize,
}

impl Fields {
    /// Takes note of `element`, which marks a border of a field.
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
