//! The content of the clipboard becomes an article.

use dateline::testing::{KEY, OpenArticle, StoredSettings, UiCommand};
use dateline::{Article, BlockKind};
use egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Driver, HARBOUR, Storage, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, CTRL, NONE};

const TEXT: &str = "Lighthouse keepers return to Skerry Point\n\nBy Orla Fenwick\n\nThe lighthouse at Skerry Point \
                    has keepers again, twelve years after the last of them left, the harbour board said.\n\n\
                    They will stay until the spring, and count the birds.";

const FRAGMENT: &str = "<meta charset='latin1'><h2>Keepers return</h2><p>The lighthouse at Skerry Point has keepers \
                        again, twelve years after the last of them left, the harbour board said on Monday.</p><h3>Birds</h3>\
                        <ul><li>They will stay until the spring.</li><li>They will count the birds of the café.</li></ul>";

impl Driver {
    fn put_on_clipboard(&self, html: Option<&str>, text: Option<&str>) {
        let mut clipboard = self.desk.clipboard.borrow_mut();
        clipboard.html = html.map(str::to_owned);
        clipboard.text = text.map(str::to_owned);
    }

    /// Presses the keys for pasting, with the text that the desktop gives the window.
    fn press_paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.harness.run();
        self.settle();
    }

    fn documents(&self) -> &[OpenArticle] {
        &self.harness.state().state().documents
    }
}

fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
    article.blocks().iter().map(|block| (block.kind, article.slice(block.range))).collect()
}

fn nothing_open() -> Driver {
    Driver::start(StoredSettings::default(), services(), Vec::new())
}

#[test]
fn text_is_pasted_by_its_keys() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.put_on_clipboard(None, Some(TEXT));
    driver.press_paste(TEXT);
    assert_eq!(driver.documents().len(), 2);
    let document = driver.document();
    assert_eq!((document.path.as_ref(), document.article.source().path.as_ref()), (None, None));
    assert_eq!(document.title(), "Lighthouse keepers return to Skerry Point");
    assert_eq!(document.article.text(), TEXT);
    assert!(driver.shows("Pasted article"), "the status line says where it is from");
    // Pasted again, it is shown, not opened twice.
    driver.press(CTRL, Key::Tab);
    driver.press_paste(TEXT);
    assert_eq!(driver.documents().len(), 2);
    assert_eq!(driver.document().article.text(), TEXT);
}

#[test]
fn a_command_of_menu_palette_and_empty_page_pastes() {
    for way in ["menu", "palette", "empty page"] {
        let mut driver = nothing_open();
        driver.put_on_clipboard(None, Some(TEXT));
        match way {
            "menu" => {
                driver.click("Menu");
                let items = driver.harness.query_all_by_role(egui::accesskit::Role::MenuItem);
                let name = UiCommand::Paste.text();
                let paste = items.into_iter().find(|item| {
                    egui_kittest::kittest::NodeT::accesskit_node(item).label().as_deref() == Some(name)
                });
                paste.unwrap().click();
                driver.harness.run();
            }
            "palette" => {
                driver.press(COMMAND_SHIFT, Key::P);
                driver.harness.event(Event::Text("paste".to_owned()));
                driver.harness.run();
                driver.press(NONE, Key::Enter);
            }
            _ => driver.click(UiCommand::Paste.text()),
        }
        driver.settle();
        assert_eq!(driver.document().article.text(), TEXT, "by the {way}");
    }
}

#[test]
fn a_part_of_a_page_is_an_article_by_itself() {
    let mut driver = nothing_open();
    driver.put_on_clipboard(
        Some(FRAGMENT),
        Some("Keepers return\nThe lighthouse at Skerry Point has keepers again"),
    );
    driver.press_paste("Keepers return");
    let document = driver.document();
    assert_eq!(document.article.source().format, "text/html");
    let blocks = blocks(&document.article);
    let list: Vec<&str> =
        blocks.iter().filter(|(kind, _)| *kind == BlockKind::ListItem).map(|(_, words)| *words).collect();
    assert_eq!(
        list,
        ["They will stay until the spring.", "They will count the birds of the café."],
        "{blocks:?}"
    );
    assert!(
        blocks
            .iter()
            .any(|(kind, words)| *kind == BlockKind::Paragraph && words.starts_with("The lighthouse"))
    );
    assert!(blocks.contains(&(BlockKind::Heading, "Birds")), "{blocks:?}");
    assert_eq!(document.title(), "Keepers return");
}

#[test]
fn the_part_that_windows_marks_is_taken() {
    let mut driver = nothing_open();
    let html = format!(
        "<html><head><title>Menu</title></head><body><p>Not this.</p><!--StartFragment-->{FRAGMENT}<!--EndFragment--></body></html>"
    );
    driver.put_on_clipboard(Some(&html), None);
    driver.press_paste("");
    assert!(!driver.document().article.text().contains("Not this"));
    assert!(driver.document().article.text().contains("count the birds"));
}

#[test]
fn where_the_reading_of_a_page_keeps_too_little_the_text_is_taken() {
    let mut driver = nothing_open();
    let table = "<table><tr><td><script>var a;</script></td></tr></table><p>Tides</p>";
    let text =
        "Tides\nHigh water at Skerry Point at six, low water at noon, and high water again at half past six.";
    driver.put_on_clipboard(Some(table), Some(text));
    driver.press_paste(text);
    assert_eq!(driver.document().article.text(), text);
}

#[test]
fn what_the_window_was_given_is_taken_where_the_clipboard_cannot_be_asked() {
    let mut driver = nothing_open();
    driver.press_paste(TEXT);
    assert_eq!(driver.document().article.text(), TEXT);
}

#[test]
fn an_empty_clipboard_says_so() {
    for (html, text) in [(None, None), (None, Some(" \n ")), (Some(""), None)] {
        let mut driver = nothing_open();
        driver.put_on_clipboard(html, text);
        driver.click(UiCommand::Paste.text());
        driver.settle();
        assert!(driver.documents().is_empty());
        assert!(driver.harness.query_by_label_contains("There is no text on the clipboard").is_some());
    }
}

#[test]
fn a_field_that_is_typed_into_takes_what_is_pasted() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.put_on_clipboard(None, Some("corridor"));
    driver.press(COMMAND, Key::F);
    driver.press_paste("corridor");
    assert_eq!(driver.documents().len(), 1);
    assert_eq!(driver.harness.state().state().find.query.text, "corridor");
}

#[test]
fn text_without_a_headline_is_named_by_its_first_words() {
    let mut driver = nothing_open();
    let text = "the keepers of the lighthouse at skerry point will stay until the spring and count birds.";
    driver.put_on_clipboard(None, Some(text));
    driver.press_paste(text);
    assert_eq!(driver.document().title(), "the keepers of the lighthouse at skerry point …");
}

#[test]
fn a_pasted_article_is_reopened_but_not_kept_for_the_next_start() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.put_on_clipboard(None, Some(TEXT));
    driver.press_paste(TEXT);
    driver.press(COMMAND, Key::W);
    assert_eq!(driver.documents().len(), 1);
    driver.press(COMMAND_SHIFT, Key::T);
    driver.settle();
    assert_eq!(driver.document().article.text(), TEXT);
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    let stored = storage.0.get(KEY).cloned();
    assert!(!stored.as_deref().unwrap_or_default().contains("Skerry"), "nothing of it is written");
    let next = Driver::start(StoredSettings::read(stored), services(), Vec::new());
    let names: Vec<String> = next.documents().iter().map(OpenArticle::file_name).collect();
    assert_eq!(names, ["harbour.txt"]);
}

#[test]
fn the_summary_of_a_pasted_article_names_no_file() {
    let mut driver = nothing_open();
    driver.put_on_clipboard(None, Some(TEXT));
    driver.press_paste(TEXT);
    driver.press(COMMAND_SHIFT, Key::C);
    driver.wait_for_label("The summary is on the clipboard");
    let summary: serde_json::Value = serde_json::from_str(&driver.copied().unwrap()).unwrap();
    assert_eq!(summary["document"]["source"], serde_json::Value::Null);
    assert_eq!(summary["document"]["format"], "text/plain");
}

#[test]
fn an_address_is_no_article() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.put_on_clipboard(None, Some("https://skerrycourier.example/2025/10/lamp.html\n"));
    driver.press_paste("https://skerrycourier.example/2025/10/lamp.html\n");
    assert_eq!(driver.documents().len(), 1);
    let notices = &driver.harness.state().state().notices;
    assert!(notices.shown().iter().any(|notice| notice.text.contains("Save the page in your browser")));
}
