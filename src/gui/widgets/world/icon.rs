//! The outline of one country, as small as a letter.

use egui::epaint::{Mesh, PathShape, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, vec2};

use super::outlines::{self, Shape};

/// The room of an icon in a line of text, in points.
pub const ICON: Vec2 = vec2(20.0, 15.0);

/// The least distance of the corners of a line, in points.
const NEAREST: f32 = 1.5;

/// Paints the outline of the country with this ISO 3166-1 alpha-2 code in the middle of `rect`, as large as fits. Paints
/// nothing for a code without an outline.
pub fn icon_ui(painter: &Painter, rect: Rect, alpha2: &str, color: Color32) {
    let Some(country) = outlines::country(alpha2) else { return };
    let shape = &country.icon;
    let size = shape.bounds.size();
    let scale = ((rect.width() - 1.0) / size.x).min((rect.height() - 1.0) / size.y);
    let middle = shape.bounds.center();
    let place = |point: Pos2| rect.center() + (point - middle) * scale;
    fill(painter, shape, color, &place);
}

/// Fills `shape`, each point of which goes to its `place` on the screen.
pub(super) fn fill(painter: &Painter, shape: &Shape, color: Color32, place: &dyn Fn(Pos2) -> Pos2) {
    let mut mesh = Mesh::default();
    add(&mut mesh, shape, color, place);
    painter.add(mesh);
}

/// Adds `shape` to a `mesh`.
pub(super) fn add(mesh: &mut Mesh, shape: &Shape, color: Color32, place: &dyn Fn(Pos2) -> Pos2) {
    let first = mesh.vertices.len() as u32;
    let corner = |point: &Pos2| Vertex { pos: place(*point), uv: WHITE_UV, color };
    mesh.vertices.extend(shape.points.iter().map(corner));
    mesh.indices.extend(shape.triangles.iter().map(|index| index + first));
}

/// Draws the rings of `shape`.
pub(super) fn outline(painter: &Painter, shape: &Shape, stroke: Stroke, place: &dyn Fn(Pos2) -> Pos2) {
    for ring in shape.rings() {
        let mut points: Vec<Pos2> = Vec::new();
        // At corners nearer to one another than the line is wide, it would run far out.
        for point in ring.iter().map(|point| place(*point)) {
            if points.last().is_none_or(|last| last.distance(point) >= NEAREST) {
                points.push(point);
            }
        }
        if points.len() > 2 {
            painter.add(PathShape::closed_line(points, stroke));
        }
    }
}
