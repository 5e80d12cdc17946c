//! What the desktop knows of the program: the menu entry, the metadata for software centres, the icons, and the Debian
//! package that installs them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::testing::APP_ID;

const ENTRY: &str = "assets/linux/dateline.desktop";
const METAINFO: &str = "assets/linux/local.dateline.dateline.metainfo.xml";
const ICON_SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The keys of the desktop entry.
fn entry() -> BTreeMap<String, String> {
    let text = text(ENTRY);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("[Desktop Entry]"));
    let pairs =
        lines.map(|line| line.split_once('=').unwrap_or_else(|| panic!("{line:?} is no key with a value")));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// The texts of the elements called `tag`, wherever they are. The file has no comments, and nothing is escaped in the
/// elements asked for.
fn elements(xml: &str, tag: &str) -> Vec<String> {
    let open = format!("<{tag}");
    let close = format!("</{tag}>");
    xml.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .filter_map(|(_, rest)| rest.split_once(&close))
        .map(|(text, _)| text.trim().to_owned())
        .collect()
}

/// Runs a checker for desktop files.
fn check(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
}

#[test]
fn the_entry_of_the_menus_belongs_to_the_window() {
    let entry = entry();
    assert_eq!(entry["StartupWMClass"], APP_ID, "the desktop tells by it whose window it is");
    assert_eq!(Path::new(ENTRY).file_stem().and_then(|stem| stem.to_str()), Some(APP_ID), "Wayland's app id");
    assert_eq!(entry["Icon"], APP_ID);
    assert_eq!(entry["Exec"], "dateline %F", "several files at once");
    assert!(entry["MimeType"].split(';').any(|media_type| media_type == "text/plain"));
}

#[test]
fn the_metadata_agrees_with_the_entry_and_the_package() {
    let xml = text(METAINFO);
    let one = |tag| {
        let mut all = elements(&xml, tag);
        assert_eq!(all.len(), 1, "{tag}: {all:?}");
        all.remove(0)
    };
    assert_eq!(one("launchable"), format!("{APP_ID}.desktop"));
    assert_eq!(one("binary"), env!("CARGO_PKG_NAME"));
    assert_eq!(one("project_license"), env!("CARGO_PKG_LICENSE"));
    assert_eq!(format!("{}.metainfo.xml", one("id")), METAINFO.rsplit('/').next().unwrap_or_default());
    assert!(xml.contains(&format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"))));
    let types: Vec<String> = entry()["MimeType"].split_terminator(';').map(str::to_owned).collect();
    assert_eq!(elements(&xml, "mediatype"), types);
}

#[test]
#[ignore = "needs desktop-file-validate and appstreamcli"]
fn the_desktops_own_checkers_find_nothing_wrong() {
    let file = |name| path(name).to_str().expect("a plain path").to_owned();
    check("desktop-file-validate", &[&file(ENTRY)]);
    check("appstreamcli", &["validate", "--no-net", &file(METAINFO)]);
}

#[test]
fn the_icon_is_there_in_every_size() {
    for size in ICON_SIZES {
        let name = format!("assets/icons/dateline-{size}.png");
        let bytes = fs::read(path(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let icon =
            eframe::icon_data::from_png_bytes(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((icon.width, icon.height), (size, size), "{name}");
        let is_seen = |pixel: &[u8]| pixel[3] > 200;
        assert!(
            icon.rgba.chunks_exact(4).filter(|pixel| is_seen(pixel)).count() > (size * size / 2) as usize
        );
    }
}

#[test]
fn the_debian_package_brings_everything_to_its_place() {
    let manifest = text("Cargo.toml");
    let (_, assets) =
        manifest.split_once("\nassets = [\n").expect("the table of the package lists its files");
    let (assets, _) = assets.split_once("\n]").expect("the list ends");
    let mut targets = Vec::new();
    for line in assets.lines() {
        let fields: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        let [source, target, mode] = fields[..] else { panic!("{line}") };
        assert_eq!(mode, if target == "usr/bin/" { "755" } else { "644" }, "{line}");
        if let Some((folder, _)) = source.split_once("/*") {
            assert!(path(folder).is_dir(), "{source}");
        } else if !source.starts_with("target/") {
            assert!(path(source).is_file(), "{source}");
        }
        targets.push(target.to_owned());
    }
    for size in ICON_SIZES {
        assert!(targets.contains(&format!("usr/share/icons/hicolor/{size}x{size}/apps/{APP_ID}.png")));
    }
    for target in ["usr/share/applications/", "usr/share/metainfo/"] {
        assert!(targets.iter().any(|other| other == target), "{target}");
    }
}
