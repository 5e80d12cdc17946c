//! The pictures of an article: on the page, over the window, in the side panel.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dateline::testing::{KEY, Services, StoredSettings, UiCommand};
use dateline::{BlockKind, LoosePicture, PictureContent};
use egui::accesskit::Role;
use egui::{Event, Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, Storage, file, services};
use crate::keys::{ALT_SHIFT, COMMAND, COMMAND_SHIFT, NONE};

/// The start of the captions in the invented article.
const MINISTER: &str = "Transport minister Mirela Dovane (L)";
const TUGBOATS: &str = "Tugboats wait beside an empty grain berth";

/// A picture as PNG.
fn png(width: u32, height: u32) -> PictureContent {
    let image =
        image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x / 4) as u8, (y / 4) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    PictureContent::Bytes(bytes.into_inner().into())
}

/// Reads articles with one of `pictures` above each caption.
fn illustrated(pictures: Vec<([u32; 2], PictureContent)>) -> Services {
    Services {
        read: Arc::new(move |path| {
            let article = dateline::open(path).map_err(|error| error.to_string())?.article;
            let captions = article.blocks().iter().filter(|block| block.kind == BlockKind::Caption);
            let pictures = captions.zip(&pictures).map(|(caption, (size, content))| LoosePicture {
                at: caption.range.start(),
                size: *size,
                content: content.clone(),
            });
            let pictures = pictures.collect();
            Ok(article.with_pictures(pictures).into())
        }),
        ..services()
    }
}

/// The invented article with a wide and a small picture.
fn two_pictures() -> Services {
    illustrated(vec![([1000, 500], png(1000, 500)), ([240, 160], png(240, 160))])
}

fn start(services: Services) -> Driver {
    let mut driver = Driver::start(StoredSettings::default(), services, vec![file(HARBOUR)]);
    driver.settle_pictures();
    driver
}

impl Driver {
    fn settle_pictures(&mut self) {
        self.wait_for("pictures to be decoded", |app| !app.pictures().is_busy());
    }

    /// Where the picture whose name starts with `name` is shown.
    fn picture(&self, name: &str) -> Option<Rect> {
        self.images().into_iter().find(|(label, _)| label.starts_with(name)).map(|(_, rect)| rect)
    }

    /// The names and places of all pictures and thumbnails.
    fn images(&self) -> Vec<(String, Rect)> {
        let images = self.harness.query_all_by_role(Role::Image);
        images
            .into_iter()
            .map(|image| (image.accesskit_node().label().unwrap_or_default(), image.rect()))
            .collect()
    }

    /// Where the caption that starts with `words` is on the page.
    fn caption(&self, words: &str) -> Rect {
        let captions = self.harness.query_all_by_role(Role::Caption);
        let mut found = captions
            .into_iter()
            .filter(|caption| caption.accesskit_node().label().is_some_and(|label| label.starts_with(words)));
        found.next().unwrap().rect()
    }
}

#[test]
fn a_picture_stands_above_its_caption_in_its_proportions() {
    let mut driver = start(two_pictures());
    let picture = driver.picture(MINISTER).expect("the picture is called by its caption");
    let caption = driver.caption(MINISTER);
    assert!((picture.width() / picture.height() - 2.0).abs() < 0.02, "{picture:?}");
    assert!(picture.width() <= 624.5 && picture.width() > 500.0, "as wide as the text: {picture:?}");
    assert!(picture.bottom() <= caption.top() && caption.top() - picture.bottom() < 30.0);
    // Further down the page, the small picture is not scaled up.
    driver.press(NONE, Key::End);
    driver.settle_pictures();
    let small = driver.picture(TUGBOATS).unwrap();
    assert_eq!(small.size(), egui::vec2(240.0, 160.0));
}

#[test]
fn a_high_picture_leaves_room_for_its_text() {
    let driver = start(illustrated(vec![([500, 3000], png(100, 600))]));
    let picture = driver.picture(MINISTER).unwrap();
    assert!(picture.height() <= 0.7 * 820.0, "{picture:?}");
}

#[test]
fn nothing_moves_when_a_picture_arrives() {
    let is_open = Arc::new(AtomicBool::new(false));
    let gate = Arc::clone(&is_open);
    let services = Services {
        decode: Arc::new(move |content, side| {
            while !gate.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(1));
            }
            dateline::testing::decode(content, side)
        }),
        ..two_pictures()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![file(HARBOUR)]);
    driver.harness.run();
    let before = (driver.picture(MINISTER).unwrap(), driver.caption(MINISTER));
    is_open.store(true, Ordering::Relaxed);
    driver.settle_pictures();
    assert_eq!((driver.picture(MINISTER).unwrap(), driver.caption(MINISTER)), before);
}

#[test]
fn a_picture_of_an_upright_camera_fills_its_place() {
    use image::ImageEncoder as _;

    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("quay_files")).unwrap();
    // Exif says orientation 6: the camera was held upright, turn right. The upper half is then red.
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let pixels =
        image::RgbImage::from_fn(320, 200, |x, _| image::Rgb([if x < 160 { 220 } else { 20 }, 20, 20]));
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.encode_image(&pixels).unwrap();
    std::fs::write(folder.path().join("quay_files/gate.jpg"), bytes).unwrap();
    let page = "<html><body><article><h1>The gate of the quay</h1><figure><img src='quay_files/gate.jpg'>\
                <figcaption>The gate that leads to the old quay of the port.</figcaption></figure>\
                <p>The port opens its old quay to walkers again this spring, after eleven years behind a gate.</p>\
                </article></body></html>";
    let path = folder.path().join("quay.html");
    std::fs::write(&path, page).unwrap();
    let turned = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&turned);
    let services = Services {
        decode: Arc::new(move |content, side| {
            let image = dateline::testing::decode(content, side)?;
            *seen.lock().unwrap() = Some(image.clone());
            Ok(image)
        }),
        ..services()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![path]);
    driver.settle_pictures();
    assert_eq!(driver.picture("The gate").unwrap().size(), egui::vec2(200.0, 320.0));
    let image = turned.lock().unwrap().take().unwrap();
    assert_eq!(image.size[0] * 320, image.size[1] * 200, "nothing is left at its sides");
    let red = |y: usize| image.pixels[y * image.size[0] + image.size[0] / 2].r();
    assert!(red(image.size[1] / 4) > 180 && red(image.size[1] * 3 / 4) < 60);
}

#[test]
fn pictures_are_switched_off_and_on_and_that_is_remembered() {
    let mut driver = start(two_pictures());
    let with = driver.caption(MINISTER).top();
    driver.press(COMMAND, Key::Num4);
    assert_eq!(driver.images(), [], "neither on the page nor in the panel");
    assert!(driver.caption(MINISTER).top() < with - 200.0);
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    let stored = StoredSettings::read(storage.0.get(KEY).cloned());
    assert!(!stored.settings.pictures);
    driver.choose("Reading", UiCommand::TogglePictures.text());
    assert!((driver.caption(MINISTER).top() - with).abs() < 0.5);
    driver.press(NONE, Key::F8);
    assert!(driver.picture(MINISTER).is_some(), "a clean page has its pictures");
}

#[test]
fn the_reader_stays_at_a_place_when_pictures_come_and_go() {
    let mut driver = start(two_pictures());
    // The page is longer than the window even without its pictures.
    driver.harness.set_size(egui::vec2(1280.0, 420.0));
    driver.harness.run();
    driver.press(NONE, Key::PageDown);
    let place = |driver: &Driver| driver.document().place();
    let before = place(&driver);
    assert!(before > 0);
    for _ in 0..2 {
        driver.press(COMMAND, Key::Num4);
        assert_eq!(place(&driver), before);
    }
}

#[test]
fn a_place_in_a_picture_is_kept_in_another_window() {
    let mut driver = start(two_pictures());
    let top = driver.picture(MINISTER).unwrap().top();
    let pos = egui::pos2(500.0, 400.0);
    driver.harness.event(Event::PointerMoved(pos));
    // Scrolls until the middle of the picture is at the top of the window.
    let offset = driver.offset();
    driver.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -(top - 44.0 + 150.0)),
        source: egui::MouseWheelSource::Unknown,
        phase: egui::TouchPhase::Move,
        modifiers: NONE,
    });
    driver.harness.run();
    assert!(driver.offset() > offset);
    let before = driver.caption(MINISTER).top();
    driver.harness.set_size(egui::vec2(1280.0, 819.0));
    driver.harness.run();
    driver.harness.set_size(egui::vec2(1280.0, 820.0));
    driver.harness.run();
    assert!((driver.caption(MINISTER).top() - before).abs() < 1.5);
}

#[test]
fn a_click_shows_a_picture_larger_and_keys_go_through_all() {
    let mut driver = start(two_pictures());
    let credits =
        |driver: &Driver| driver.harness.query_all_by_label_contains("Jo Marlow/Pool via REUTERS").count();
    let before = credits(&driver);
    driver.click_at(driver.picture(MINISTER).unwrap().center());
    driver.settle_pictures();
    assert!(driver.shows("Close the picture") && driver.shows("1 of 2"));
    assert_eq!(credits(&driver), before + 1, "its credit stands below it");
    let large = driver.images().into_iter().filter(|(name, _)| name.starts_with(MINISTER));
    let widest = large.map(|(_, rect)| rect.width()).fold(0.0, f32::max);
    assert!(widest > 624.5, "{widest}");
    driver.press(NONE, Key::ArrowRight);
    assert!(driver.shows("2 of 2"));
    driver.press(NONE, Key::ArrowRight);
    assert!(driver.shows("2 of 2"), "the last one");
    driver.press(NONE, Key::Home);
    assert!(driver.shows("1 of 2"));
    driver.press(NONE, Key::Escape);
    assert!(!driver.shows("Close the picture"));
    // Opened by keys alone, and closed by the button.
    driver.press(COMMAND_SHIFT, Key::I);
    assert!(driver.shows("1 of 2"));
    driver.click("Next picture");
    assert!(driver.shows("2 of 2"));
    driver.click("Close the picture");
    assert!(!driver.shows("Close the picture"));
}

#[test]
fn captions_have_thumbnails_in_rows_of_one_height() {
    let driver = start(illustrated(vec![([1000, 500], png(1000, 500))]));
    let (name, thumbnail) =
        driver.images().into_iter().find(|(name, _)| name.starts_with("Thumbnail: ")).unwrap();
    assert!(name.contains("Mirela Dovane"), "{name}");
    assert_eq!(thumbnail.size(), egui::vec2(56.0, 42.0));
    let row = |words: &str| driver.harness.get_by_label_contains(&format!("Caption: {words}")).rect();
    assert!(row(MINISTER).contains_rect(thumbnail));
    assert_eq!(row(MINISTER).size(), row(TUGBOATS).size());
}

#[test]
fn the_card_of_a_caption_shows_its_picture_and_opens_it() {
    let mut driver = start(two_pictures());
    let in_card = format!("Picture: {MINISTER}");
    driver.click("Mirela Dovane, 5 mentions");
    assert!(driver.shows("Hide the details") && driver.picture("Picture: ").is_none(), "no caption");
    driver.press(NONE, Key::Escape);
    driver.harness.get_by_label_contains(&format!("Caption: {MINISTER}")).click();
    driver.harness.run();
    driver.settle_pictures();
    let picture = driver.picture(&in_card).expect("the card has the picture");
    assert!((picture.width() / picture.height() - 2.0).abs() < 0.05, "{picture:?}");
    assert!(picture.width() >= 3.0 * 56.0 && picture.height() >= 3.0 * 42.0, "{picture:?}");
    let row = driver.harness.get_by_label_contains(&format!("Caption: {MINISTER}")).rect();
    let card = driver.harness.get_by_label_contains("Details of Transport minister").rect();
    assert!(row.bottom() <= card.top() + 0.5, "the row that was clicked stays in view: {row:?}, {card:?}");
    let line = driver.harness.get_by_label_contains("Line 1, in a caption").rect();
    assert!(picture.bottom() < line.top(), "above the line of its mention");
    driver.click_at(picture.center());
    driver.settle_pictures();
    assert!(driver.shows("Close the picture") && driver.shows("1 of 2"));
    driver.press(NONE, Key::Escape);
    // By keys alone.
    let name = driver.images().into_iter().find(|(name, _)| name.starts_with(&in_card)).unwrap().0;
    driver.get(&name).focus();
    driver.harness.run();
    driver.press(NONE, Key::Enter);
    assert!(driver.shows("Close the picture") && driver.shows("1 of 2"));
    driver.press(NONE, Key::Escape);
    assert!(!driver.shows("Close the picture"));
    // If pictures are hidden, the card has none either.
    driver.press(COMMAND, Key::Num4);
    assert!(driver.shows("Hide the details") && driver.picture("Picture: ").is_none());
    driver.press(COMMAND, Key::Num4);
    assert!(driver.picture("Picture: ").is_some());
}

#[test]
fn a_picture_in_a_low_card_keeps_to_its_room() {
    let mut driver = start(illustrated(vec![([500, 3000], png(100, 600))]));
    driver.harness.get_by_label_contains(&format!("Caption: {MINISTER}")).click();
    driver.harness.run();
    driver.harness.set_size(egui::vec2(700.0, 360.0));
    driver.harness.run();
    driver.settle_pictures();
    let picture = driver.picture("Picture: ").unwrap();
    assert!((40.0..80.0).contains(&picture.height()), "{picture:?}");
    assert!(driver.harness.query_by_label_contains("Line 1, in a caption").is_some());
}

#[test]
fn a_jump_to_a_caption_brings_its_picture() {
    let mut driver = start(two_pictures());
    for _ in 0..2 {
        driver.press(ALT_SHIFT, Key::ArrowDown);
    }
    driver.harness.run();
    driver.settle_pictures();
    let picture = driver.picture(TUGBOATS).unwrap();
    assert!(picture.top() > 44.0 && picture.bottom() < driver.caption(TUGBOATS).top(), "{picture:?}");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let PictureContent::Bytes(whole) = png(400, 200) else { unreachable!() };
    let cut: Arc<[u8]> = whole[..60].into();
    let cases = [
        (PictureContent::Bytes(cut), "its file is damaged"),
        (PictureContent::Bytes(Arc::new(*b"no picture at all")), "its format is not supported"),
        (PictureContent::File(PathBuf::from("/no/such/picture.png")), "its file is missing"),
    ];
    for (content, reason) in cases {
        let mut driver = start(illustrated(vec![([400, 200], content)]));
        let (name, rect) = driver.images().into_iter().find(|(name, _)| name.starts_with(MINISTER)).unwrap();
        assert!(name.ends_with(&format!("The picture cannot be shown: {reason}")), "{name}");
        assert_eq!(rect.size(), egui::vec2(400.0, 200.0), "it keeps its room");
        driver.harness.get_by_label_contains(&format!("Caption: {MINISTER}")).click();
        driver.harness.run();
        let in_card = driver.images().into_iter().find(|(name, _)| name.starts_with("Picture: ")).unwrap();
        assert!(in_card.0.ends_with(reason), "{}", in_card.0);
    }
}

#[test]
fn a_panic_in_a_decoder_is_contained() {
    let services = Services { decode: Arc::new(|_, _| panic!("a decoder's bug")), ..two_pictures() };
    let driver = start(services);
    let (name, _) = driver.images().into_iter().find(|(name, _)| name.starts_with(MINISTER)).unwrap();
    assert!(name.ends_with("its file is damaged"), "{name}");
}

#[test]
fn only_pictures_near_the_view_are_decoded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("album.txt");
    std::fs::write(&path, "A paragraph of the album.\n\n".repeat(80)).unwrap();
    let decoded = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&decoded);
    let services = Services {
        read: Arc::new(|path| {
            let article = dateline::open(path).map_err(|error| error.to_string())?.article;
            let picture = |at| LoosePicture { at, size: [600, 400], content: png(6, 4) };
            let pictures = article.blocks().iter().map(|block| picture(block.range.start())).collect();
            Ok(article.with_pictures(pictures).into())
        }),
        decode: Arc::new(move |content, side| {
            count.fetch_add(1, Ordering::Relaxed);
            dateline::testing::decode(content, side)
        }),
        ..services()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![path]);
    driver.settle_pictures();
    let at_start = decoded.load(Ordering::Relaxed);
    assert!((2..=6).contains(&at_start), "{at_start}");
    driver.press(NONE, Key::End);
    driver.settle_pictures();
    assert!(decoded.load(Ordering::Relaxed) <= 2 * at_start + 2);
}
