//! Screenshots taken from the command line: opens the window unseen, and saves a picture of it as PNG once everything
//! is read, analysed and laid out.
//!
//! The user's settings are neither read nor written, nothing moves, and the theme is light unless the arguments say
//! otherwise, so that the same article always gives the same picture.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use egui::{ColorImage, Context, Ui, ViewportCommand};

use crate::atomic_file;
use crate::formats::file_and_number;
use crate::gui::app::App;
use crate::gui::app::dialogs::NativeDialogs;
use crate::gui::app::tasks::Services;
use crate::gui::app::watch::WatchFiles;
use crate::gui::app::window::{APP_ID, GuiError, has_display, viewport};
use crate::gui::model::notices::Tone;
use crate::gui::model::settings::{Settings, StoredSettings, ThemeChoice};

/// The number of passes that the layout takes to settle after the last finding.
const PASSES_TO_SETTLE: usize = 12;
/// System fonts are loaded on other threads, and arrive within this time.
const TIME_TO_SETTLE: Duration = Duration::from_millis(400);
/// A display that gives no picture within this time will not give one.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// What a picture says of the program that made it.
const SOFTWARE: (&str, &str) = ("Software", "Dateline");

/// The picture to take.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The PNG file to write it to.
    pub output: PathBuf,
    /// The width and height of the window in points, which are pixels on a display of ordinary density.
    pub size: [f32; 2],
    /// The theme.
    pub theme: ThemeChoice,
    /// The zoom of the whole window, 1 for none.
    pub zoom: f32,
}

/// Takes `picture` of the window with the articles in `files`.
pub fn take(picture: &Picture, files: Vec<PathBuf>) -> Result<(), GuiError> {
    let files: Vec<PathBuf> =
        files.into_iter().map(|file| std::path::absolute(&file).unwrap_or(file)).collect();
    check_output(&picture.output, &files).map_err(GuiError::Picture)?;
    if !has_display() {
        return Err(GuiError::NoDisplay);
    }
    let options = eframe::NativeOptions {
        viewport: viewport(&files)
            .with_inner_size(picture.size)
            .with_min_inner_size([1.0, 1.0])
            .with_visible(false)
            .with_active(false)
            .with_taskbar(false)
            .with_decorations(false)
            .with_clamp_size_to_monitor_size(false),
        centered: false,
        persist_window: false,
        // There is no file of no name to read settings from, and `Photographer` writes none.
        persistence_path: Some(PathBuf::new()),
        // Dithering would add noise to the picture.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let outcome = Arc::new(Mutex::new(None));
    let (told, settings) = (Arc::clone(&outcome), settings(picture));
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        App::install(&creation.egui_ctx);
        creation.egui_ctx.all_styles_mut(|style| style.animation_time = 0.0);
        let stored = StoredSettings { settings, unreadable: None };
        let services = Services { watch: Arc::new(|_| Box::new(NoWatcher)), ..Services::default() };
        let app = App::new(stored, Box::new(NativeDialogs), services, files);
        Ok(Box::new(Photographer { app, settled: None, asked: None, outcome: told }))
    });
    eframe::run_native(APP_ID, options, create).map_err(|error| GuiError::Window(error.to_string()))?;
    let outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
    let image = outcome.unwrap_or_else(|| Err("the window was closed too early".to_owned()));
    image.and_then(|image| write(&image, &picture.output)).map_err(GuiError::Picture)
}

/// The default settings with what the picture asks for.
fn settings(picture: &Picture) -> Settings {
    let zoom = picture.zoom.clamp(*Settings::ZOOM_RANGE.start(), *Settings::ZOOM_RANGE.end());
    Settings { theme: picture.theme, zoom, reopen_at_start: false, ..Settings::default() }
}

/// Watches nothing: a file that changes while its picture is taken makes no difference.
struct NoWatcher;

impl WatchFiles for NoWatcher {
    fn set_files(&self, _files: Vec<PathBuf>) {}
}

/// The picture, or why there is none; `None` until then.
type Outcome = Arc<Mutex<Option<Result<Arc<ColorImage>, String>>>>;

/// The app, watched until it is ready for its picture.
struct Photographer {
    app: App,
    /// When everything had been read and analysed, and the number of passes since.
    settled: Option<(Instant, usize)>,
    /// When the picture was asked for.
    asked: Option<Instant>,
    outcome: Outcome,
}

impl Photographer {
    /// What went wrong in the app, if anything did.
    fn error(&self) -> Option<String> {
        let state = self.app.state();
        let failure = state.failure.as_ref().map(|failure| failure.message.clone());
        let notice = state.notices.shown().iter().find(|notice| notice.tone == Tone::Error);
        failure.or_else(|| notice.map(|notice| notice.text.clone()))
    }

    /// Whether something is still being read or analysed.
    fn is_busy(&self) -> bool {
        let state = self.app.state();
        !state.reading.is_empty()
            || self.app.pictures.is_busy()
            || state.documents.iter().any(|document| document.progress().is_some())
    }

    fn say(&self, result: Result<Arc<ColorImage>, String>) {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(result);
    }

    fn is_done(&self) -> bool {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Asks for the picture once nothing moves any more.
    fn look(&mut self, ctx: &Context) {
        if self.is_busy() {
            self.settled = None;
            return;
        }
        let (since, passes) = self.settled.get_or_insert((Instant::now(), 0));
        *passes += 1;
        if *passes < PASSES_TO_SETTLE || since.elapsed() < TIME_TO_SETTLE || self.asked.is_some() {
            return;
        }
        self.asked = Some(Instant::now());
        let outcome = Arc::clone(&self.outcome);
        let wake = ctx.clone();
        ctx.request_screenshot(move |image| {
            outcome.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(Ok(image));
            wake.request_repaint();
        });
    }
}

impl eframe::App for Photographer {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
        if let Some(error) = self.error() {
            self.say(Err(error));
        }
        if self.asked.is_some_and(|asked| asked.elapsed() > LONGEST_WAIT) {
            self.say(Err("the display did not provide one".to_owned()));
        }
        if self.is_done() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if self.is_busy() {
            // Painting now would take time from the analysis, whose messages wake the window anyway.
            ctx.request_repaint_after(Duration::from_millis(200));
            return;
        }
        // A hidden window does not run passes by itself.
        ctx.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
        ctx.request_repaint_after(Duration::from_millis(10));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
        self.look(ui.ctx());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Refuses to replace anything but an older picture of this program, above all one of the articles.
fn check_output(output: &Path, files: &[PathBuf]) -> Result<(), String> {
    let name = output.display();
    if files.iter().any(|file| atomic_file::is_same_file(&file_and_number(file).0, output)) {
        return Err(format!("{name}: the picture would replace the article itself; choose another name"));
    }
    if output.is_file() && !is_own_picture(output) {
        return Err(format!(
            "{name} already exists and is not a picture taken by Dateline; choose another name"
        ));
    }
    Ok(())
}

/// Whether the file at `path` is a picture that this program has written, which says so itself.
fn is_own_picture(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    png::Decoder::new(BufReader::new(file)).read_info().is_ok_and(|reader| {
        let texts = &reader.info().uncompressed_latin1_text;
        texts.iter().any(|text| (text.keyword.as_str(), text.text.as_str()) == SOFTWARE)
    })
}

/// Writes `image` as PNG.
fn write(image: &ColorImage, output: &Path) -> Result<(), String> {
    let bytes = encode(image).map_err(|error| error.to_string())?;
    atomic_file::write(output, &bytes)
        .map_err(|error| format!("{} could not be written: {error}", output.display()))
}

/// Encodes the colours of `image` as PNG, without transparency.
fn encode(image: &ColorImage) -> Result<Vec<u8>, png::EncodingError> {
    let [width, height] = image.size;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    encoder.add_text_chunk(SOFTWARE.0.to_owned(), SOFTWARE.1.to_owned())?;
    let mut writer = encoder.write_header()?;
    let colors: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    writer.write_image_data(&colors)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::Tokens;

    #[test]
    fn a_picture_is_a_png_of_its_size() {
        let ink = Tokens::of_choice(ThemeChoice::Light, egui::Theme::Light).ink;
        let bytes = encode(&ColorImage::filled([3, 2], ink)).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut colors = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut colors).unwrap();
        assert_eq!((frame.width, frame.height), (3, 2));
        assert_eq!(colors, [ink.r(), ink.g(), ink.b()].repeat(6));
    }
}
