//! A map of the countries that an article names.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::Mesh;
use egui::{Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::icon::{add, fill, outline};
use super::outlines;

/// The height of the map as a share of its width: that of the world in the Equal Earth projection.
const ASPECT: f32 = 0.487;
/// The least of the world's width that is shown, as a share, so that one sees where one is.
const LEAST_SHARE: f32 = 0.2;
/// The room left around the countries, as a share of what they take.
const MARGIN: f32 = 0.25;
/// Half the side of the square that stands for a country too small to be seen, in points.
const DOT: f32 = 2.5;

/// A country on the map.
pub struct MapCountry {
    /// Its ISO 3166-1 alpha-2 code.
    pub alpha2: &'static str,
    /// Whether it is selected.
    pub is_selected: bool,
}

/// The colours of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapColors {
    /// Of the sea.
    pub sea: Color32,
    /// Of land that is not named.
    pub land: Color32,
    /// Of the countries named.
    pub named: Color32,
    /// Of the edge of what is selected or under the pointer.
    pub edge: Color32,
}

/// The height of a map of this width, in points.
#[must_use]
pub fn map_height(width: f32) -> f32 {
    (width * ASPECT).round()
}

/// Shows `countries` on a map in `rect`; returns the index of the one that was clicked. `name_of` says what to call each:
/// "Norway, 3 mentions".
pub fn map_ui(
    ui: &Ui,
    rect: Rect,
    id: Id,
    (countries, name_of): (&[MapCountry], &dyn Fn(usize) -> String),
    colors: MapColors,
) -> Option<usize> {
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        let names: Vec<String> = (0..countries.len()).map(name_of).collect();
        WidgetInfo::labeled(Role::Image, true, format!("Map of {}", names.join("; ")))
    });
    let shown = shown(countries, rect.height() / rect.width());
    let scale = rect.width() / shown.width();
    let place = move |point: Pos2| rect.center() + (point - shown.center()) * scale;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0, colors.sea);
    painter.add(Shape::Mesh(land(ui, id, (rect, shown, colors.land), &place)));
    let hovered = response.hover_pos().and_then(|pointer| {
        let on_map = shown.center() + (pointer - rect.center()) / scale;
        at(countries, on_map, 2.0 * DOT / scale)
    });
    // The smaller ones last, since they may lie within others.
    let outlined = countries.iter().enumerate();
    let mut outlined: Vec<_> = outlined
        .filter_map(|(index, country)| Some((index, country, outlines::country(country.alpha2)?)))
        .collect();
    outlined.sort_by(|(.., a), (.., b)| b.main.area().total_cmp(&a.main.area()));
    for (index, country, outline_of) in outlined {
        fill(&painter, &outline_of.whole, colors.named, &place);
        let is_marked = country.is_selected || hovered == Some(index);
        let stroke = if is_marked { Stroke::new(1.5, colors.edge) } else { Stroke::new(0.75, colors.sea) };
        outline(&painter, &outline_of.whole, stroke, &place);
        let main = outline_of.main;
        if main.width().max(main.height()) * scale < 2.0 * DOT {
            let dot = Rect::from_center_size(place(main.center()), vec2(2.0 * DOT, 2.0 * DOT));
            painter.rect(dot, 1, colors.named, stroke, egui::StrokeKind::Outside);
        }
    }
    clicked(response, name_of, hovered)
}

fn clicked(response: Response, name_of: &dyn Fn(usize) -> String, hovered: Option<usize>) -> Option<usize> {
    let index = hovered?;
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text_at_pointer(name_of(index)).clicked().then_some(index)
}

/// The part of the world to show, `aspect` times as high as it is wide: that of `countries`, with some room around.
fn shown(countries: &[MapCountry], aspect: f32) -> Rect {
    // The ice of Antarctica would take a fifth of the room, so it is there only if it is named.
    let south = if countries.iter().any(|country| country.alpha2 == "AQ") { -90.0 } else { -58.0 };
    let world = Rect::from_two_pos(
        Pos2::new(outlines::projected(-180.0, 0.0).x, outlines::projected(0.0, 84.0).y),
        Pos2::new(outlines::projected(180.0, 0.0).x, outlines::projected(0.0, south).y),
    );
    let named = countries.iter().filter_map(|country| outlines::country(country.alpha2));
    let named = named.map(|country| country.main).fold(Rect::NOTHING, Rect::union);
    if !named.is_positive() {
        return world;
    }
    let wanted = named.size() * (1.0 + 2.0 * MARGIN);
    let width = wanted.x.max(wanted.y / aspect).clamp(world.width() * LEAST_SHARE, world.width());
    let size = vec2(width, width * aspect);
    // As near the middle of the countries as shows no more than the world.
    let room = (world.size() - size).max(vec2(0.0, 0.0)) / 2.0;
    let off = (named.center() - world.center()).clamp(-room, room);
    Rect::from_center_size(world.center() + off, size)
}

/// The country at `point` on the map, or at most `reach` from it.
fn at(countries: &[MapCountry], point: Pos2, reach: f32) -> Option<usize> {
    let outline_of = |index: &usize| outlines::country(countries[*index].alpha2);
    let all = || 0..countries.len();
    let is_small_and_near = |index: &usize| {
        let main = outline_of(index).map(|country| country.main);
        main.is_some_and(|main| {
            main.width().max(main.height()) < reach && main.expand(reach / 2.0).contains(point)
        })
    };
    let is_in = |index: &usize| outline_of(index).is_some_and(|country| country.whole.contains(point));
    all().find(is_small_and_near).or_else(|| all().find(is_in))
}

/// All land, kept from pass to pass while it is shown alike.
fn land(ui: &Ui, id: Id, key: (Rect, Rect, Color32), place: &dyn Fn(Pos2) -> Pos2) -> Arc<Mesh> {
    type Kept = ((Rect, Rect, Color32), Arc<Mesh>);
    let id = id.with("land");
    if let Some((_, mesh)) = ui.data(|data| data.get_temp::<Kept>(id)).filter(|(kept, _)| *kept == key) {
        return mesh;
    }
    let mut mesh = Mesh::default();
    for country in outlines::countries().filter(|country| country.whole.bounds.intersects(key.1)) {
        add(&mut mesh, &country.whole, key.2, place);
    }
    let mesh = Arc::new(mesh);
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key, Arc::clone(&mesh))));
    mesh
}
