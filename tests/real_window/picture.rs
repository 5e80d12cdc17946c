//! Pictures of a window, with measures that a test can judge.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _};

/// A picture in red, green and blue bytes.
pub struct Picture {
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
    /// The number of pixels of each colour.
    pub colors: HashMap<[u8; 3], usize>,
}

impl Picture {
    /// Reads a binary portable pixmap of depth 8, as netpbm's ppm(5) describes it.
    pub fn read(ppm: &[u8]) -> Self {
        let mut reader = BufReader::new(ppm);
        let mut header = Vec::new();
        while header.len() < 4 {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a header");
            header.extend(line.split_whitespace().map(str::to_owned));
        }
        assert_eq!((header[0].as_str(), header[3].as_str()), ("P6", "255"));
        let number = |index: usize| header[index].parse().expect("a number");
        let mut pixels = Vec::new();
        reader.read_to_end(&mut pixels).expect("the pixels");
        let mut colors = HashMap::new();
        for pixel in pixels.chunks_exact(3) {
            *colors.entry([pixel[0], pixel[1], pixel[2]]).or_insert(0) += 1;
        }
        Self { width: number(1), height: number(2), colors }
    }

    /// The number of colours in it.
    pub fn distinct_colors(&self) -> usize {
        self.colors.len()
    }

    /// The share of pixels that match one of the same colour in `other`, wherever it is.
    pub fn likeness(&self, other: &Self) -> f64 {
        let count = |color| other.colors.get(color).copied().unwrap_or_default();
        let shared: usize = self.colors.iter().map(|(color, own)| count(color).min(*own)).sum();
        shared as f64 / (self.width * self.height) as f64
    }

    /// The share of pixels whose lightness is far from that of the most common colour: text, whatever the theme.
    pub fn ink_share(&self) -> f64 {
        let lightness = |[r, g, b]: [u8; 3]| (2 * i32::from(r) + 5 * i32::from(g) + i32::from(b)) / 8;
        let paper = self
            .colors
            .iter()
            .max_by_key(|&(color, count)| (count, color))
            .map_or([0; 3], |(&color, _)| color);
        let far = |color: [u8; 3]| (lightness(color) - lightness(paper)).abs() > 110;
        let ink: usize = self.colors.iter().filter(|&(&color, _)| far(color)).map(|(_, count)| count).sum();
        ink as f64 / (self.width * self.height) as f64
    }
}
