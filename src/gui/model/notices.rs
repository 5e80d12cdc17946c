//! Notices for the reader: errors, where an export went, and anything else worth knowing.

use std::path::PathBuf;

use crate::gui::model::article_key::ArticleKey;

/// The number of notices shown at once unless all are asked for.
const SHOWN: usize = 3;

/// The number of notices kept; older ones give way.
const KEPT: usize = 500;

/// How long a notice of success stays, in seconds.
const STAYS: f64 = 10.0;

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went wrong.
    Error,
    /// Something succeeded.
    Success,
    /// Something is worth knowing.
    Information,
}

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its tone.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// A file whose folder the notice offers to open.
    pub file: Option<PathBuf>,
    /// The change that the notice offers to undo: the article that it was made to, and its identifier.
    pub change: Option<(ArticleKey, String)>,
    /// The article whose changed paragraphs the notice offers to go to.
    pub revised: Option<ArticleKey>,
    /// When it was first shown, in seconds since the start.
    since: Option<f64>,
}

/// The notices, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    all: Vec<Notice>,
    /// Whether all are shown and not only the latest.
    pub lists_all: bool,
}

impl Notices {
    /// The notices on show, the latest first.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        let count = if self.lists_all { self.all.len() } else { self.all.len().min(SHOWN) };
        &self.all[..count]
    }

    /// How many there are besides those on show.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.all.len() - self.shown().len()
    }

    /// Removes the successes that have been shown for some time by `now`, in seconds since the start. Returns in how many
    /// seconds the next one will go.
    pub fn expire(&mut self, now: f64) -> Option<f64> {
        let mut next: Option<f64> = None;
        self.all.retain_mut(|notice| {
            let left = *notice.since.get_or_insert(now) + STAYS - now;
            if notice.tone != Tone::Success {
                return true;
            }
            let stays = left > 0.0;
            if stays {
                next = Some(next.map_or(left, |next| next.min(left)));
            }
            stays
        });
        next
    }

    /// Reports an error.
    pub fn error(&mut self, text: impl Into<String>) {
        self.add(Tone::Error, text.into(), None);
    }

    /// Reports something worth knowing.
    pub fn information(&mut self, text: impl Into<String>) {
        self.add(Tone::Information, text.into(), None);
    }

    /// Reports a success; `file` is one whose folder can be opened.
    pub fn success(&mut self, text: impl Into<String>, file: Option<PathBuf>) {
        self.add(Tone::Success, text.into(), file);
    }

    /// Reports a change to the findings of an article, with its identifier, by which it can be undone.
    pub fn change(&mut self, text: impl Into<String>, article: ArticleKey, id: String) {
        self.add(Tone::Success, text.into(), None);
        self.all[0].change = Some((article, id));
    }

    /// Reports what has changed in an article, and offers to go there.
    pub fn revised(&mut self, text: impl Into<String>, article: ArticleKey) {
        self.information(text);
        self.all[0].revised = Some(article);
    }

    /// Removes the offers to go to what changed in `article`, which is another one now.
    pub fn retract_revised(&mut self, article: ArticleKey) {
        self.all.retain(|notice| notice.revised != Some(article));
    }

    /// Removes the offer to undo the change `id`, which was undone.
    pub fn retract_change(&mut self, id: &str) {
        self.all.retain(|notice| notice.change.as_ref().is_none_or(|(_, change)| change != id));
    }

    /// Removes the notice at `index`.
    pub fn dismiss(&mut self, index: usize) {
        if index < self.all.len() {
            self.all.remove(index);
        }
        self.lists_all &= self.all.len() > SHOWN;
    }

    /// Removes them all.
    pub fn dismiss_all(&mut self) {
        *self = Self::default();
    }

    /// Removes the notice that says `text`, which no longer holds.
    pub fn retract(&mut self, text: &str) {
        self.all.retain(|notice| notice.text != text);
    }

    fn add(&mut self, tone: Tone, text: String, file: Option<PathBuf>) {
        self.all.retain(|other| other.text != text);
        self.all.insert(0, Notice { tone, text, file, change: None, revised: None, since: None });
        self.all.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_shown_and_the_others_counted() {
        let mut notices = Notices::default();
        for file in 0..8 {
            notices.error(format!("{file}.txt could not be opened"));
        }
        assert_eq!((notices.shown().len(), notices.hidden()), (3, 5));
        assert_eq!(notices.shown()[0].text, "7.txt could not be opened");
        notices.lists_all = true;
        assert_eq!((notices.shown().len(), notices.hidden()), (8, 0));
        for _ in 0..5 {
            notices.dismiss(0);
        }
        assert!(!notices.lists_all);
        assert_eq!((notices.shown().len(), notices.hidden()), (3, 0));
    }

    #[test]
    fn a_success_goes_by_itself_and_an_error_stays() {
        let mut notices = Notices::default();
        notices.error("lost");
        notices.success("saved", None);
        assert_eq!(notices.expire(20.0), Some(STAYS));
        assert_eq!(notices.expire(24.0), Some(STAYS - 4.0));
        assert_eq!(notices.expire(20.0 + STAYS), None);
        assert_eq!(notices.shown().len(), 1);
        assert_eq!(notices.shown()[0].text, "lost");
    }
}
