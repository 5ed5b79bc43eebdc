//! The icons: one set, drawn as thin lines on a grid of sixteen.

mod drawings;

use drawings::Part::{Box as Square, Curve, Dot, Line, Loop, Ring};

use egui::epaint::CubicBezierShape;
use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, pos2, vec2,
};

/// One icon of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A sheet: documents.
    Document,
    /// A pencil: coding.
    Pencil,
    /// Two arrows to and fro: comparing.
    Compare,
    /// Four squares: condensing.
    Grid,
    /// A magnifying glass: exploring, searching, filtering.
    Search,
    /// Three bars: reporting.
    Bars,
    /// An arrow turning back.
    Undo,
    /// An arrow turning forth.
    Redo,
    /// A check mark: finished, agreed.
    Check,
    /// A cross: close, cancel.
    Close,
    /// An angle pointing right: folded.
    ChevronRight,
    /// An angle pointing down: unfolded, a menu.
    ChevronDown,
    /// A plus: add.
    Plus,
    /// A minus: take away.
    Minus,
    /// An eye: shown.
    Eye,
    /// A crossed eye: hidden.
    EyeOff,
    /// A padlock: locked.
    Lock,
    /// A note with a folded corner: memo.
    Memo,
    /// A triangle with a mark: warning.
    Warning,
    /// A letter i in a circle: information.
    Info,
    /// A bin: remove.
    Bin,
    /// A person.
    Person,
    /// Two persons: participants, analysts.
    People,
    /// A clock with an arrow: history.
    History,
    /// A folder.
    Folder,
    /// An arrow into a tray: import, bring in.
    Import,
    /// An arrow out of a tray: export, save as.
    Export,
    /// Sliders: settings.
    Settings,
    /// Three dots: more.
    More,
    /// Quotation marks: chosen for the report.
    Quote,
    /// A pin.
    Pin,
    /// Two links of a chain.
    Link,
    /// A disc with a swatch: recolour.
    Colour,
    /// Two roads that become one: merge.
    Merge,
    /// One road that becomes two: split.
    Split,
    /// Two arrows in a circle: sync.
    Sync,
    /// A panel at the side: fold or unfold it.
    Panel,
    /// A sun: light mode.
    Sun,
    /// A moon: dark mode.
    Moon,
    /// A large letter A: text size.
    TextSize,
}

impl Icon {
    /// All icons, for tests and pictures.
    pub const ALL: [Self; 40] = [
        Self::Document,
        Self::Pencil,
        Self::Compare,
        Self::Grid,
        Self::Search,
        Self::Bars,
        Self::Undo,
        Self::Redo,
        Self::Check,
        Self::Close,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::Plus,
        Self::Minus,
        Self::Eye,
        Self::EyeOff,
        Self::Lock,
        Self::Memo,
        Self::Warning,
        Self::Info,
        Self::Bin,
        Self::Person,
        Self::People,
        Self::History,
        Self::Folder,
        Self::Import,
        Self::Export,
        Self::Settings,
        Self::More,
        Self::Quote,
        Self::Pin,
        Self::Link,
        Self::Colour,
        Self::Merge,
        Self::Split,
        Self::Sync,
        Self::Panel,
        Self::Sun,
        Self::Moon,
        Self::TextSize,
    ];

    /// What the icon shows, for a reader of screens when no better name is given.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Pencil => "Pencil",
            Self::Compare => "Compare",
            Self::Grid => "Grid",
            Self::Search => "Search",
            Self::Bars => "Report",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Check => "Finished",
            Self::Close => "Close",
            Self::ChevronRight => "Unfold",
            Self::ChevronDown => "Fold",
            Self::Plus => "Add",
            Self::Minus => "Take away",
            Self::Eye => "Shown",
            Self::EyeOff => "Hidden",
            Self::Lock => "Locked",
            Self::Memo => "Memo",
            Self::Warning => "Warning",
            Self::Info => "Information",
            Self::Bin => "Remove",
            Self::Person => "Person",
            Self::People => "People",
            Self::History => "History",
            Self::Folder => "Folder",
            Self::Import => "Import",
            Self::Export => "Export",
            Self::Settings => "Settings",
            Self::More => "More",
            Self::Quote => "Quotation",
            Self::Pin => "Pinned",
            Self::Link => "Link",
            Self::Colour => "Colour",
            Self::Merge => "Merge",
            Self::Split => "Split",
            Self::Sync => "Sync",
            Self::Panel => "Panel",
            Self::Sun => "Light",
            Self::Moon => "Dark",
            Self::TextSize => "Text size",
        }
    }

    /// Draws the icon into the largest square of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let side = rect.width().min(rect.height());
        let unit = side / 16.0;
        let origin = rect.center() - Vec2::splat(side / 2.0);
        let at = |(x, y): (f32, f32)| -> Pos2 { origin + vec2(x, y) * unit };
        let stroke = Stroke::new((1.4 * unit).max(1.0), colour);
        for part in self.parts() {
            match part {
                Line(points) => {
                    painter.line(points.iter().copied().map(at).collect(), stroke);
                }
                Loop(points) => {
                    let points = points.iter().copied().map(at).collect();
                    painter.add(Shape::closed_line(points, stroke));
                }
                Ring(x, y, radius) => {
                    painter.circle_stroke(at((*x, *y)), radius * unit, stroke);
                }
                Dot(x, y, radius) => {
                    painter.circle_filled(at((*x, *y)), radius * unit, colour);
                }
                Square(x, y, width, height, radius) => {
                    let rect = Rect::from_min_size(at((*x, *y)), vec2(*width, *height) * unit);
                    let radius = CornerRadius::same((radius * unit).round() as u8);
                    painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
                }
                Curve(points) => {
                    painter.add(CubicBezierShape::from_points_stroke(
                        points.map(at),
                        false,
                        Color32::TRANSPARENT,
                        stroke,
                    ));
                }
            }
        }
    }

    /// The icon as a piece of a row, `side` points large; `name` is what a reader of screens says.
    pub fn show(self, ui: &mut Ui, side: f32, colour: Color32, name: &str) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), rect, colour);
        }
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, ui.is_enabled(), name));
        response
    }
}

/// A swatch in a code's colour.
pub fn paint_swatch(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    let rect = Rect::from_center_size(centre, Vec2::splat(side));
    painter.rect_filled(
        rect,
        CornerRadius::same((side * 0.25).round() as u8),
        colour,
    );
}

/// A dot in a person's colour.
pub fn paint_dot(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    painter.circle_filled(pos2(centre.x, centre.y), side / 2.0, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_a_name_of_its_own_and_stays_on_its_grid() {
        let mut names: Vec<&str> = Icon::ALL.iter().map(|icon| icon.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Icon::ALL.len());
        for icon in Icon::ALL {
            for part in icon.parts() {
                let points: Vec<(f32, f32)> = match part {
                    Line(points) | Loop(points) => points.to_vec(),
                    Ring(x, y, r) | Dot(x, y, r) => vec![(x - r, y - r), (x + r, y + r)],
                    Square(x, y, w, h, _) => vec![(*x, *y), (x + w, y + h)],
                    Curve(points) => vec![points[0], points[3]],
                };
                for (x, y) in points {
                    assert!(
                        (0.5..=15.5).contains(&x) && (0.5..=15.5).contains(&y),
                        "{icon:?}"
                    );
                }
            }
        }
    }
}
