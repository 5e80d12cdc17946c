//! The bundled faces: Literata for the article, Inter for the interface, Phosphor for icons.
//!
//! Their origin and licences are in assets/README.md.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

const FACES: [(&str, &[u8]); 7] = [
    ("Literata-Regular", include_bytes!("../../../assets/fonts/Literata-Regular.ttf")),
    ("Literata-Bold", include_bytes!("../../../assets/fonts/Literata-Bold.ttf")),
    ("Literata-Italic", include_bytes!("../../../assets/fonts/Literata-Italic.ttf")),
    ("Inter-Regular", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
    ("Inter-Medium", include_bytes!("../../../assets/fonts/Inter-Medium.ttf")),
    ("Inter-SemiBold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
    ("Phosphor", include_bytes!("../../../assets/fonts/Phosphor-subset.ttf")),
];

/// The face of running text.
#[must_use]
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The face of headlines and headings.
#[must_use]
pub fn serif_bold() -> FontFamily {
    FontFamily::Name("serif-bold".into())
}

/// The face of quotations.
#[must_use]
pub fn serif_italic() -> FontFamily {
    FontFamily::Name("serif-italic".into())
}

/// The face of names in the interface.
#[must_use]
pub fn sans_medium() -> FontFamily {
    FontFamily::Name("sans-medium".into())
}

/// The face of headers in the interface.
#[must_use]
pub fn sans_semibold() -> FontFamily {
    FontFamily::Name("sans-semibold".into())
}

/// The bundled faces; each family falls back to the others and to egui's own for characters it lacks.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    for (name, bytes) in FACES {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallbacks = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |faces: &[&str]| -> Vec<String> {
        faces.iter().map(|face| (*face).to_owned()).chain(fallbacks.iter().cloned()).collect()
    };
    let families = [
        (FontFamily::Proportional, family(&["Inter-Regular", "Phosphor", "Literata-Regular"])),
        (sans_medium(), family(&["Inter-Medium", "Phosphor", "Literata-Regular"])),
        (sans_semibold(), family(&["Inter-SemiBold", "Phosphor", "Literata-Bold"])),
        (serif(), family(&["Literata-Regular", "Inter-Regular"])),
        (serif_bold(), family(&["Literata-Bold", "Inter-SemiBold"])),
        (serif_italic(), family(&["Literata-Italic", "Inter-Regular"])),
    ];
    definitions.families.extend(families);
    if let Some(monospace) = definitions.families.get_mut(&FontFamily::Monospace) {
        monospace.push("Inter-Regular".to_owned());
    }
    definitions
}
