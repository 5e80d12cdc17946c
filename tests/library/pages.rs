//! Builds small PDFs.

use std::fmt::Write as _;

/// A PDF with A4 pages and Helvetica as `/F1`.
#[derive(Default)]
pub struct Pdf {
    pages: Vec<String>,
    note: Option<String>,
    info: Option<String>,
    encryption: Option<String>,
}

impl Pdf {
    /// A PDF without pages.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page painted by `content`.
    pub fn page(mut self, content: &str) -> Self {
        self.pages.push(content.to_owned());
        self
    }

    /// Adds the annotation `note` to every page.
    pub fn note(mut self, note: &str) -> Self {
        self.note = Some(note.to_owned());
        self
    }

    /// Sets the entries `info`.
    pub fn info(mut self, info: &str) -> Self {
        self.info = Some(info.to_owned());
        self
    }

    /// Declares it encrypted, with the entries `encryption`.
    pub fn encryption(mut self, encryption: &str) -> Self {
        self.encryption = Some(encryption.to_owned());
        self
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let kids: String = (0..self.pages.len()).map(|index| format!("{} 0 R ", 4 + 2 * index)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 595 842]>>", self.pages.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        ];
        for (index, content) in self.pages.iter().enumerate() {
            let notes = self.note.as_ref().map(|note| format!("/Annots[{note}]")).unwrap_or_default();
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R{notes}>>",
                5 + 2 * index
            ));
            objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
        }
        let mut trailer = format!("/Size {}/Root 1 0 R", objects.len() + 3);
        if let Some(info) = &self.info {
            objects.push(format!("<<{info}>>"));
            let _ = write!(trailer, "/Info {} 0 R", objects.len());
        }
        if let Some(encryption) = &self.encryption {
            objects.push(format!("<<{encryption}>>"));
            let _ = write!(trailer, "/Encrypt {} 0 R/ID[<00><00>]", objects.len());
        }
        let mut file = "%PDF-1.7\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (index, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let start = file.len();
        let _ = write!(file, "{table}trailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        file.into_bytes()
    }
}

/// The content stream that writes `words` at `size` points at (`left`, `baseline`).
pub fn text(size: usize, left: usize, baseline: usize, words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /F1 {size} Tf {left} {baseline} Td ({words}) Tj ET\n")
}
