//! The outlines of the countries, from `assets/map/outlines.bin`, cut into triangles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use earcut::Earcut;
use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// The format is described in `assets/map/make.py`.
static BYTES: &[u8] = include_bytes!("../../../../assets/map/outlines.bin");

static COUNTRIES: LazyLock<BTreeMap<[u8; 2], Country>> =
    LazyLock::new(|| read(BYTES).expect("the outlines among the assets are whole"));

/// The flags of a ring: it belongs to the icon of its country, it is a hole, its steps are finer.
const ICON: u8 = 1;
const HOLE: u8 = 2;
const FINE: u8 = 4;
/// How many steps there are to a degree, and how many times as many in a fine ring.
const STEPS: f32 = 180.0;
const FINER: i32 = 20;

/// An area in the plane, its y growing downwards.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The corners of the rings, one ring after the other.
    pub(super) points: Vec<Pos2>,
    /// Where each ring ends in `points`.
    pub(super) ends: Vec<usize>,
    /// Triangles, three indices of `points` each.
    pub(super) triangles: Vec<u32>,
    /// What it lies in.
    pub(super) bounds: Rect,
}

impl Shape {
    /// The area within `rings`, each with whether it is a hole of another.
    fn of(rings: Vec<(bool, Vec<Pos2>)>) -> Self {
        let rings = with_holes_behind(rings);
        let (points, ends, triangles) = (Vec::new(), Vec::new(), Vec::new());
        let mut shape = Self { points, ends, triangles, bounds: Rect::NOTHING };
        let mut cutter = Earcut::new();
        let mut index = 0;
        while index < rings.len() {
            let holes = rings[index + 1..].iter().take_while(|(is_hole, _)| *is_hole).count();
            let first = shape.points.len() as u32;
            let mut hole_starts: Vec<u32> = Vec::new();
            for (number, (_, ring)) in rings[index..=index + holes].iter().enumerate() {
                if number > 0 {
                    hole_starts.push(shape.points.len() as u32 - first);
                }
                shape.points.extend(ring);
                shape.ends.push(shape.points.len());
            }
            let part = shape.points[first as usize..].iter().map(|point| [point.x, point.y]);
            let mut triangles: Vec<u32> = Vec::new();
            cutter.earcut(part, &hole_starts, &mut triangles);
            shape.triangles.extend(triangles.into_iter().map(|corner| corner + first));
            index += holes + 1;
        }
        for point in &shape.points {
            shape.bounds.extend_with(*point);
        }
        shape
    }

    /// The rings.
    pub(super) fn rings(&self) -> impl Iterator<Item = &[Pos2]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&start, &end)| &self.points[start..end])
    }

    /// Whether `point` is in it.
    pub(super) fn contains(&self, point: Pos2) -> bool {
        let side = |a: Pos2, b: Pos2| (b - a).rot90().dot(point - a);
        self.bounds.contains(point)
            && self.triangles.chunks_exact(3).any(|corners| {
                let [a, b, c] = [0, 1, 2].map(|corner| self.points[corners[corner] as usize]);
                let sides = [side(a, b), side(b, c), side(c, a)];
                sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
            })
    }
}

/// `rings` in their order, but each hole behind the ring that it lies in.
fn with_holes_behind(rings: Vec<(bool, Vec<Pos2>)>) -> Vec<(bool, Vec<Pos2>)> {
    let (holes, outer): (Vec<_>, Vec<_>) = rings.into_iter().partition(|(is_hole, _)| *is_hole);
    let mut holes_in: Vec<Vec<(bool, Vec<Pos2>)>> = outer.iter().map(|_| Vec::new()).collect();
    for hole in holes {
        if let Some(index) = outer.iter().position(|(_, ring)| encloses(ring, hole.1[0])) {
            holes_in[index].push(hole);
        }
    }
    outer.into_iter().zip(holes_in).flat_map(|(ring, holes)| std::iter::once(ring).chain(holes)).collect()
}

/// Whether `point` lies in `ring`: a line from it to one side crosses the ring an odd number of times.
fn encloses(ring: &[Pos2], point: Pos2) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |(a, b): &(&Pos2, &Pos2)| {
        (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    ring.iter().zip(next).filter(crosses).count() % 2 == 1
}

/// The outline of a country.
#[derive(Clone, Debug)]
pub(super) struct Country {
    /// What an icon shows: the mainland with its nearer islands, as seen from above its middle.
    pub(super) icon: Shape,
    /// All of it, as [`projected`].
    pub(super) whole: Shape,
    /// The part of `whole` that the icon shows.
    pub(super) main: Rect,
}

/// Reads the outlines, which takes some milliseconds. Called on another thread, before they are needed.
pub fn load() {
    LazyLock::force(&COUNTRIES);
}

/// The outline of the country with this ISO 3166-1 alpha-2 code.
pub(super) fn country(alpha2: &str) -> Option<&'static Country> {
    COUNTRIES.get(<&[u8; 2]>::try_from(alpha2.as_bytes()).ok()?)
}

/// All outlines.
pub(super) fn countries() -> impl Iterator<Item = &'static Country> {
    COUNTRIES.values()
}

/// Where a place of this longitude and latitude, in degrees, lies on a map of the world: Equal Earth, with the equator's
/// radius as unit (B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", 2019).
pub(super) fn projected(longitude: f32, latitude: f32) -> Pos2 {
    const A: [f32; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3_f32.sqrt();
    let t = (root / 2.0 * latitude.to_radians().sin()).asin();
    let (t2, t6) = (t * t, t.powi(6));
    let x = 2.0 * root * longitude.to_radians() * t.cos()
        / (3.0 * (9.0 * A[3] * t6 * t2 + 7.0 * A[2] * t6 + 3.0 * A[1] * t2 + A[0]));
    let y = t * (A[3] * t6 * t2 + A[2] * t6 + A[1] * t2 + A[0]);
    pos2(x, -y)
}

/// A ring as it is stored, in degrees.
struct Ring {
    flags: u8,
    points: Vec<Vec2>,
}

/// The countries in `bytes`; nothing if these are cut off.
fn read(mut bytes: &[u8]) -> Option<BTreeMap<[u8; 2], Country>> {
    let mut countries = BTreeMap::new();
    while !bytes.is_empty() {
        let code: [u8; 2] = *bytes.split_off(..2)?.first_chunk()?;
        let count = *bytes.split_off_first()?;
        let rings: Option<Vec<Ring>> = (0..count).map(|_| read_ring(&mut bytes)).collect();
        countries.insert(code, Country::new(&rings?));
    }
    Some(countries)
}

fn read_ring(bytes: &mut &[u8]) -> Option<Ring> {
    let flags = *bytes.split_off_first()?;
    let count = u16::from_le_bytes(*bytes.split_off(..2)?.first_chunk()?);
    let finer = if flags & FINE == 0 { 1 } else { FINER };
    let mut at = [read_number(bytes)? * finer, read_number(bytes)? * finer];
    let points: Option<Vec<Vec2>> = (0..count)
        .map(|_| {
            let step = bytes.split_off_first()?.cast_signed();
            let step = if step == i8::MIN {
                [read_number(bytes)?, read_number(bytes)?]
            } else {
                [i32::from(step), i32::from(bytes.split_off_first()?.cast_signed())]
            };
            at = [at[0] + step[0], at[1] + step[1]];
            Some(vec2(at[0] as f32, at[1] as f32) / (STEPS * finer as f32))
        })
        .collect();
    Some(Ring { flags, points: points? })
}

/// Two bytes.
fn read_number(bytes: &mut &[u8]) -> Option<i32> {
    Some(i16::from_le_bytes(*bytes.split_off(..2)?.first_chunk()?).into())
}

impl Country {
    fn new(rings: &[Ring]) -> Self {
        let shape = |is_shown: fn(&Ring) -> bool, place: &dyn Fn(&Vec2) -> Pos2| {
            let shown = rings.iter().filter(|ring| is_shown(ring));
            let placed =
                shown.map(|ring| (ring.flags & HOLE != 0, ring.points.iter().map(place).collect::<Vec<_>>()));
            Shape::of(placed.collect())
        };
        let is_of_icon: fn(&Ring) -> bool = |ring| ring.flags & ICON != 0;
        let on_map = |point: &Vec2| projected(point.x, point.y);
        let latitudes = rings.iter().filter(|ring| is_of_icon(ring)).flat_map(|ring| &ring.points);
        let (low, high) = latitudes.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), point| {
            (low.min(point.y), high.max(point.y))
        });
        let narrowing = f32::midpoint(low, high).to_radians().cos();
        Self {
            icon: shape(is_of_icon, &|point| pos2(point.x * narrowing, -point.y)),
            whole: shape(|_| true, &on_map),
            main: shape(is_of_icon, &on_map).bounds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_covers_about_what_its_ring_encloses() {
        assert!(COUNTRIES.len() > 190);
        for (code, country) in &*COUNTRIES {
            let triangles: f32 = country
                .icon
                .triangles
                .chunks_exact(3)
                .map(|corners| {
                    let [a, b, c] = [0, 1, 2].map(|corner| country.icon.points[corners[corner] as usize]);
                    ((b - a).rot90().dot(c - a) / 2.0).abs()
                })
                .sum();
            // Holes go the other way round, so that they count less.
            let rings: f32 = country
                .icon
                .rings()
                .map(|ring| {
                    let next = ring.iter().cycle().skip(1);
                    // From a corner of its own: far from the origin, small areas would be lost in rounding.
                    let corners = ring.iter().zip(next).map(|(a, b)| (*a - ring[0], *b - ring[0]));
                    corners.map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
                })
                .sum();
            let name = String::from_utf8_lossy(code);
            assert!((triangles - rings.abs()).abs() <= 0.02 * triangles, "{name}: {triangles} {rings}");
        }
    }

    #[test]
    fn a_place_is_in_the_country_that_it_lies_in() {
        for (longitude, latitude, inside, outside) in [
            (10.7, 59.9, "NO", "SE"),
            (28.2, -29.6, "LS", "ZA"),
            (-77.0, 38.9, "US", "CA"),
            (139.7, 35.7, "JP", "KR"),
        ] {
            let place = projected(longitude, latitude);
            let contains = |code| country(code).is_some_and(|country| country.whole.contains(place));
            assert!(contains(inside), "{inside}");
            assert!(!contains(outside), "{outside}");
        }
    }

    #[test]
    fn outlines_that_are_cut_off_are_none() {
        assert!(read(&BYTES[..BYTES.len() - 3]).is_none());
        assert!(read(&[b'N', b'O', 2, 0]).is_none());
    }
}
