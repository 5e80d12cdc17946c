//! An open article: its text, its analysis, the reading position, and the selection.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{EntityKey, Section};
use crate::article::{Article, TextRange, Warning};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::cancel::CancelOnDrop;
use crate::gui::model::chosen::Chosen;
use crate::gui::model::correcting::Edits;
use crate::gui::model::filter::Filter;
use crate::gui::model::find::ArticleFind;
use crate::gui::model::findings::{Findings, Highlight};
use crate::gui::model::history::History;
use crate::gui::model::landmarks::{LandmarkKind, Landmarks};
use crate::gui::model::outline::OutlineCursor;
use crate::gui::model::page::Page;
use crate::gui::model::reader_view::ReaderView;
use crate::gui::model::reselect::Reselect;
use crate::gui::model::selection::{Selection, place_of};
use crate::text::one_line;

/// How many words from its start name an article that has no other name.
const TITLE_WORDS: usize = 8;

/// The state of an article's analysis.
#[derive(Debug)]
pub enum AnalysisState {
    /// Under way; dropping this stops it.
    Running {
        /// The share done so far, from 0 to 1.
        fraction: f32,
        /// Stops the analysis when it is dropped.
        cancel: CancelOnDrop,
    },
    /// Done.
    Done(Arc<Findings>),
    /// Stopped by the reader.
    Cancelled,
    /// Ended by an error, which has been shown.
    Failed,
}

/// An open article.
#[derive(Debug)]
pub struct OpenArticle {
    /// Its key in messages from other threads.
    pub key: ArticleKey,
    /// Its file; `None` if it was pasted.
    pub path: Option<PathBuf>,
    /// The article.
    pub article: Arc<Article>,
    /// The state of its analysis.
    pub analysis: AnalysisState,
    /// Where the reader is in it.
    pub view: ReaderView,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The rows that were chosen together.
    pub chosen: Chosen,
    /// The row that had the keyboard in the last pass.
    pub focused_row: Option<EntityKey>,
    /// The section of the side panel that has the keyboard, at its header or at a row.
    pub focused_section: Option<Section>,
    /// The row that the side panel should give the keyboard to.
    pub row_to_focus: Option<EntityKey>,
    /// The section that the side panel should give the keyboard to: at the row that is selected, at the first, or at the
    /// header if it shows none.
    pub section_to_focus: Option<Section>,
    /// The target, and the index of the mention, that the card showed in the last pass.
    pub card_shown: Option<(EntityKey, usize)>,
    /// The row that the side panel should bring into view.
    pub row_to_reveal: Option<EntityKey>,
    /// The section of the side panel that has most of its room where there is too little for all.
    pub section_in_front: Option<Section>,
    /// Whether the people named only in credits are listed, since one of them was to be shown.
    pub unfolds_credits: bool,
    /// The filter of the side panel.
    pub filter: Filter,
    /// What the find bar found in it.
    pub find: ArticleFind,
    /// Its headings and captions.
    pub landmarks: Landmarks,
    /// Where the keyboard is in its outline.
    pub outline: OutlineCursor,
    /// The heading or caption last jumped to.
    pub landmark: Option<TextRange>,
    /// The paragraphs that changed or were added when its file was last read again, in text order.
    pub changed: Vec<TextRange>,
    /// The places that the reader jumped away from.
    pub history: History,
    /// The warnings that the reader has dismissed.
    pub dismissed_warnings: Vec<Warning>,
    /// The corrections that wait to be made.
    pub edits: Edits,
    /// What to select once the analysis ends.
    pub(in crate::gui) reselect: Option<Reselect>,
    /// The notice that its file can no longer be read, while that is so.
    pub(in crate::gui) loss: Option<String>,
}

impl OpenArticle {
    /// An article just read, with its page.
    #[must_use]
    pub fn new(
        key: ArticleKey,
        path: Option<PathBuf>,
        article: Arc<Article>,
        page: Page,
        cancel: CancelOnDrop,
    ) -> Self {
        let landmarks = Landmarks::of(&article);
        Self {
            key,
            path,
            article,
            analysis: AnalysisState::Running { fraction: 0.0, cancel },
            view: ReaderView::new(page),
            selection: None,
            chosen: Chosen::default(),
            focused_row: None,
            focused_section: None,
            row_to_focus: None,
            section_to_focus: None,
            card_shown: None,
            row_to_reveal: None,
            section_in_front: None,
            unfolds_credits: false,
            filter: Filter::default(),
            find: ArticleFind::default(),
            landmarks,
            outline: OutlineCursor::default(),
            landmark: None,
            changed: Vec::new(),
            history: History::default(),
            dismissed_warnings: Vec::new(),
            edits: Edits::default(),
            reselect: None,
            loss: None,
        }
    }

    /// Replaces the article with a new reading of its file, in which places in the old one mean nothing.
    pub(in crate::gui) fn replace_article(&mut self, key: ArticleKey, article: Arc<Article>) {
        self.landmarks = Landmarks::of(&article);
        self.landmark = None;
        self.changed.clear();
        self.outline = OutlineCursor::default();
        self.history = History::default();
        self.find = ArticleFind::default();
        self.edits = Edits::default();
        self.chosen.clear();
        self.focused_row = None;
        self.row_to_focus = None;
        self.key = key;
        self.article = article;
    }

    /// The title for its tab and the window: the headline, else the file's name, else the first words.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.article.metadata().title.as_deref().map(one_line).filter(|title| !title.is_empty());
        title.or_else(|| self.path.as_deref().map(file_name)).unwrap_or_else(|| first_words(&self.article))
    }

    /// Its file, which may have others in it; `None` if it was pasted.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        let source = self.article.source();
        source.among.and_then(|_| source.file()).or_else(|| Some(path.clone()))
    }

    /// The file's name; for a pasted article, a note that it was pasted.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.path.as_deref().map_or_else(|| "Pasted article".to_owned(), file_name)
    }

    /// The path of its file, for display; empty for a pasted article.
    #[must_use]
    pub fn location(&self) -> String {
        self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
    }

    /// The reading position: the first byte of the line at the top of the window, 0 for the top of the page.
    #[must_use]
    pub fn place(&self) -> usize {
        let start = self.view.page.pieces.first().map_or(0, |piece| piece.range.start);
        let place = self.view.place();
        if place > start { place } else { 0 }
    }

    /// Makes the next pass scroll the line with the byte `offset` to the top of the window.
    pub fn go_to_place(&mut self, offset: usize) {
        let text = self.article.text();
        self.view.go_to_place(text.floor_char_boundary(offset.min(text.len())));
    }

    /// The findings, if the analysis is done.
    #[must_use]
    pub fn findings(&self) -> Option<&Arc<Findings>> {
        match &self.analysis {
            AnalysisState::Done(findings) => Some(findings),
            _ => None,
        }
    }

    /// The warnings from reading and analysing the article, except those that the reader has dismissed.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        let of_analysis = self.findings().into_iter().flat_map(|findings| &findings.analysis.warnings);
        let all = self.article.warnings().iter().chain(of_analysis);
        all.filter(|warning| !self.dismissed_warnings.contains(warning))
    }

    /// The share of the analysis done so far, while it runs.
    #[must_use]
    pub fn progress(&self) -> Option<f32> {
        match self.analysis {
            AnalysisState::Running { fraction, .. } => Some(fraction),
            _ => None,
        }
    }

    /// Selects `target` at its mention number `mention`; does nothing if there is no such mention.
    pub fn select(&mut self, target: EntityKey, mention: usize) {
        let Some(findings) = self.findings() else { return };
        let keys = findings.analysis.keys_of(target.section());
        let united = findings.in_row(target).iter().map(|&index| keys[index]);
        let in_row = if united.len() == 0 { vec![target] } else { united.collect() };
        let (mut mentions, mut owners) = (Vec::new(), Vec::new());
        for key in in_row {
            let own = findings.analysis.mentions_of(&self.article, key);
            owners.extend((0..own.len()).map(|number| (key, number)));
            mentions.extend(own);
        }
        let Some(focused) = owners.iter().position(|owner| *owner == (target, mention)) else { return };
        let place = place_of(&self.article, &mentions[focused]);
        self.selection = Some(Selection { target, mentions, owners, focused, place });
    }

    /// The row in which what is selected is listed.
    #[must_use]
    pub fn selected_row(&self) -> Option<EntityKey> {
        let target = self.selection.as_ref()?.target;
        Some(self.findings().map_or(target, |findings| findings.row_of(target)))
    }

    /// Whether what is selected is listed in the row of `target`.
    #[must_use]
    pub fn is_row_selected(&self, target: EntityKey) -> bool {
        let Some(selection) = &self.selection else { return false };
        selection.target == target
            || self.findings().is_some_and(|findings| findings.row_of(selection.target) == target)
    }

    /// Moves on by `step` mentions of what is selected, wrapping at both ends, and jumps there.
    pub fn step_mention(&mut self, step: isize) {
        let Some(selection) = &mut self.selection else { return };
        let count = selection.mentions.len() as isize;
        let focused = (selection.focused as isize + step).rem_euclid(count) as usize;
        self.focus_mention(focused);
    }

    /// Goes to mention number `focused` of what is selected; does nothing if there is no such mention.
    pub fn focus_mention(&mut self, focused: usize) {
        let Some(selection) = &mut self.selection else { return };
        if focused < selection.mentions.len() {
            selection.focused = focused;
            selection.target = selection.owners[focused].0;
            selection.place = place_of(&self.article, selection.focused_mention());
            self.jump_to_focused();
        }
    }

    /// Makes the side panel bring the selected row into view.
    pub fn reveal_selected_row(&mut self) {
        self.row_to_reveal = self.selection.as_ref().map(|selection| selection.target);
    }

    /// Clears the filter of the side panel, keeping the selected row in view.
    pub fn clear_filter(&mut self) {
        if !self.filter.text.is_empty() {
            self.filter.text.clear();
            // The rows that come back may push it out of view.
            self.reveal_selected_row();
            // And what has the keyboard may be folded away.
            self.row_to_focus = self.focused_row;
        }
    }

    /// Scrolls the page to the focused mention.
    pub fn jump_to_focused(&mut self) {
        if let Some(range) = self.selection.as_ref().map(|selection| selection.focused_mention().range) {
            self.leave_place();
            self.landmark = None;
            self.view.jump_to(range);
        }
    }

    /// Records the reading position to come back to, unless the page is only passing it in a jump.
    pub(in crate::gui) fn leave_place(&mut self) {
        if !self.view.is_moving() {
            self.history.leave(self.place());
        }
    }

    /// Jumps to the heading, caption or other landmark at `range`.
    pub(in crate::gui) fn go_to_landmark(&mut self, range: TextRange) {
        self.leave_place();
        self.landmark = Some(range);
        self.view.jump_to_top(range);
    }

    /// The byte that the reader is at: what was last jumped to, while it is in view, else the top of the window.
    #[must_use]
    pub fn reading_at(&self) -> usize {
        let jumped =
            self.landmark.filter(|range| self.view.in_view.overlaps(*range) || self.view.is_moving());
        jumped.map_or_else(|| self.place(), |range| range.start)
    }

    /// The next or the previous heading or caption.
    #[must_use]
    pub(in crate::gui) fn next_landmark(&self, kind: LandmarkKind, is_forward: bool) -> Option<TextRange> {
        self.landmarks.next(kind, self.reading_at(), is_forward)
    }

    /// Brings `hit` into view. Records only the place where the search began as one to come back to, not each hit.
    pub(in crate::gui) fn go_to_hit(&mut self, hit: TextRange) {
        if !std::mem::replace(&mut self.find.is_left, true) {
            self.leave_place();
        }
        self.landmark = None;
        self.view.reveal(hit);
    }

    /// The selected text, if there is any.
    #[must_use]
    pub fn selected_text(&self) -> Option<TextRange> {
        let range = self.view.text_selection?.range();
        (!range.is_empty()).then_some(range)
    }

    /// The first picture in view or below, else the last one above.
    #[must_use]
    pub fn picture_in_view(&self) -> Option<usize> {
        let pictures = self.article.pictures();
        let start = self.view.in_view.start;
        let above = pictures.partition_point(|picture| self.article.block(picture.above).range.start < start);
        Some(above.min(pictures.len().checked_sub(1)?))
    }

    /// The first mention that the selected text overlaps.
    #[must_use]
    pub fn named_in_selected_text(&self) -> Option<Highlight> {
        let range = self.selected_text()?;
        self.findings()?.highlights_in(range).next().copied()
    }

    /// The words of `range` on one line.
    #[must_use]
    pub fn words(&self, range: TextRange) -> String {
        one_line(self.article.slice(range))
    }
}

/// The name of the file at `path`.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The first words of an article that has no other name.
fn first_words(article: &Article) -> String {
    let text = article.text();
    let start: Vec<&str> = text.split_whitespace().take(TITLE_WORDS + 1).collect();
    let words = start[..start.len().min(TITLE_WORDS)].join(" ");
    if start.len() > TITLE_WORDS { format!("{words} …") } else { words }
}
