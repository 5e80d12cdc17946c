//! What a PDF says about itself, if it is worth anything: programs fill in the name of a file as the title and the name
//! of a user as the author.

use super::reading::Info;
use crate::formats::marked;
use crate::text;

/// The extensions of files that documents are written in.
const FILE_ENDINGS: &[&str] = &[
    ".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".dvi", ".ps", ".eps",
    ".ppt", ".pptx", ".xls", ".xlsx", ".pub", ".pmd", ".p65", ".fm", ".ai", ".cdr", ".htm", ".html", ".jpg",
    ".tif", ".wpd", ".pages", ".md",
];
/// Titles that programs make up, in lower case.
const NO_TITLES: &[&str] =
    &["untitled", "unknown", "title", "document", "no title", "print", "blank", "scan", "full page photo"];
/// Authors that programs make up, in lower case.
const NO_AUTHORS: &[&str] =
    &["unknown", "author", "user", "admin", "administrator", "anonymous", "owner", "default", "windows user"];
/// Programs that print documents written long before, and scanners.
const PRINTING: &[&str] =
    &["mozilla", "chrom", "skia", "safari", "webkit", "firefox", "scan", "quartz pdfcontext", "wkhtml"];

/// The title, if it looks like one.
pub(super) fn title(info: &Info) -> Option<String> {
    let title = one_line(info.title.as_deref()?);
    let lower = title.to_lowercase();
    let is_file = FILE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || lower.starts_with("microsoft ")
        || !title.contains(' ') && title.contains(['/', '\\', '_', '.']);
    let is_made_up =
        NO_TITLES.contains(&lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '-'));
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let is_readable = !title.contains('\u{fffd}') && letters >= 3 && 2 * letters >= title.chars().count();
    (!is_file && !is_made_up && is_readable).then_some(title)
}

/// The author, if it looks like the name of a person or of several.
pub(super) fn author(info: &Info) -> Option<String> {
    let author = one_line(info.author.as_deref()?);
    let author = author.strip_prefix("By ").or_else(|| author.strip_prefix("by ")).unwrap_or(&author);
    let is_name = author.contains(' ')
        && !author.contains(['@', '\\', '/', '_', '\u{fffd}'])
        && !author.chars().any(|c| c.is_ascii_digit())
        && author.chars().any(char::is_uppercase);
    (is_name && !NO_AUTHORS.contains(&author.to_lowercase().as_str())).then(|| author.to_owned())
}

/// The day on which the document was made, as ISO 8601, if that is about when it was published: not if it was printed
/// from a browser or scanned, which may happen at any time.
pub(super) fn published(info: &Info) -> Option<String> {
    let programs =
        [&info.creator, &info.producer].map(|name| name.as_deref().unwrap_or_default().to_lowercase());
    let is_printed = |program: &String| PRINTING.iter().any(|printing| program.contains(printing));
    // Unless the writing program is named, there is no knowing what the date means.
    if programs[0].is_empty() || programs.iter().any(is_printed) {
        return None;
    }
    let created = info.created.as_deref()?.trim();
    let digits = created.strip_prefix("D:").unwrap_or(created).get(..8)?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let is_day = (1985..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The language as an ISO 639-1 code.
pub(super) fn language(info: &Info) -> Option<String> {
    marked::language(info.language.as_deref()?)
}

/// `text` on one line; control characters separate words as white space does.
fn one_line(text: &str) -> String {
    text::one_line(&text.replace(char::is_control, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Option<String> {
        super::title(&Info { title: Some(title.to_owned()), ..Info::default() })
    }

    #[test]
    fn names_of_files_are_no_titles() {
        assert_eq!(titled(" The port\nis shut "), Some("The port is shut".to_owned()));
        for title in [
            "Microsoft Word - x.doc",
            "report_final.docx",
            "untitled",
            "Untitled-1",
            "C:\\temp\\a",
            "???",
            "12/3",
        ] {
            assert_eq!(titled(title), None, "{title}");
        }
    }

    #[test]
    fn names_of_users_are_no_authors() {
        let author = |name: &str| super::author(&Info { author: Some(name.to_owned()), ..Info::default() });
        assert_eq!(author("Jane Doe"), Some("Jane Doe".to_owned()));
        for name in ["jdoe", "Windows User", "admin", "jane.doe@example.org", "User 2"] {
            assert_eq!(author(name), None, "{name}");
        }
    }

    #[test]
    fn the_day_of_printing_is_not_the_day_of_publication() {
        let published = |creator: &str, created: &str| {
            let info = Info {
                creator: Some(creator.to_owned()),
                created: Some(created.to_owned()),
                ..Info::default()
            };
            super::published(&info)
        };
        assert_eq!(published("Microsoft Word", "D:20250813101500+02'00'"), Some("2025-08-13".to_owned()));
        assert_eq!(published("Mozilla/5.0 (X11) Chrome/120", "D:20250813101500"), None);
        assert_eq!(published("Microsoft Word", "D:20251340"), None);
        assert_eq!(published("", "D:20250813"), None);
    }
}
