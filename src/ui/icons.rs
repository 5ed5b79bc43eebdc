//! The icons: one set, drawn as thin lines on a grid of sixteen.

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

/// A stroke or a filled shape on the grid of sixteen.
enum Part {
    /// Joined line through these points.
    Line(&'static [(f32, f32)]),
    /// Joined line back to its start.
    Loop(&'static [(f32, f32)]),
    /// Circle: centre and radius.
    Ring(f32, f32, f32),
    /// Filled circle: centre and radius.
    Dot(f32, f32, f32),
    /// Rectangle: left, top, width, height, radius.
    Box(f32, f32, f32, f32, f32),
    /// Cubic curve: start, two handles, end.
    Curve([(f32, f32); 4]),
}

use Part::{Box as Square, Curve, Dot, Line, Loop, Ring};

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

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Document => &[
                Loop(&[
                    (3.5, 2.0),
                    (9.0, 2.0),
                    (12.5, 5.5),
                    (12.5, 14.0),
                    (3.5, 14.0),
                ]),
                Line(&[(9.0, 2.0), (9.0, 5.5), (12.5, 5.5)]),
            ],
            Self::Pencil => &[
                Loop(&[
                    (2.5, 13.5),
                    (3.2, 10.4),
                    (10.6, 3.0),
                    (13.0, 5.4),
                    (5.6, 12.8),
                ]),
                Line(&[(9.0, 4.6), (11.4, 7.0)]),
            ],
            Self::Compare => &[
                Line(&[(2.5, 5.5), (13.5, 5.5)]),
                Line(&[(10.7, 2.7), (13.5, 5.5), (10.7, 8.0)]),
                Line(&[(13.5, 10.8), (2.5, 10.8)]),
                Line(&[(5.3, 8.3), (2.5, 10.8), (5.3, 13.6)]),
            ],
            Self::Grid => &[
                Square(2.2, 2.2, 4.8, 4.8, 0.8),
                Square(9.0, 2.2, 4.8, 4.8, 0.8),
                Square(2.2, 9.0, 4.8, 4.8, 0.8),
                Square(9.0, 9.0, 4.8, 4.8, 0.8),
            ],
            Self::Search => &[Ring(7.0, 7.0, 4.5), Line(&[(10.3, 10.3), (14.0, 14.0)])],
            Self::Bars => &[
                Line(&[(3.0, 14.0), (3.0, 9.0)]),
                Line(&[(8.0, 14.0), (8.0, 2.5)]),
                Line(&[(13.0, 14.0), (13.0, 6.0)]),
            ],
            Self::Undo => &[
                Line(&[(5.8, 2.8), (2.8, 5.8), (5.8, 8.8)]),
                Line(&[(2.8, 5.8), (9.6, 5.8)]),
                Curve([(9.6, 5.8), (14.6, 5.8), (14.6, 13.0), (9.6, 13.0)]),
                Line(&[(9.6, 13.0), (6.5, 13.0)]),
            ],
            Self::Redo => &[
                Line(&[(10.2, 2.8), (13.2, 5.8), (10.2, 8.8)]),
                Line(&[(13.2, 5.8), (6.4, 5.8)]),
                Curve([(6.4, 5.8), (1.4, 5.8), (1.4, 13.0), (6.4, 13.0)]),
                Line(&[(6.4, 13.0), (9.5, 13.0)]),
            ],
            Self::Check => &[Line(&[(3.0, 8.6), (6.4, 12.0), (13.0, 4.4)])],
            Self::Close => &[
                Line(&[(3.8, 3.8), (12.2, 12.2)]),
                Line(&[(12.2, 3.8), (3.8, 12.2)]),
            ],
            Self::ChevronRight => &[Line(&[(6.0, 3.8), (10.2, 8.0), (6.0, 12.2)])],
            Self::ChevronDown => &[Line(&[(3.8, 6.0), (8.0, 10.2), (12.2, 6.0)])],
            Self::Plus => &[
                Line(&[(8.0, 3.0), (8.0, 13.0)]),
                Line(&[(3.0, 8.0), (13.0, 8.0)]),
            ],
            Self::Minus => &[Line(&[(3.0, 8.0), (13.0, 8.0)])],
            Self::Eye => &[
                Curve([(1.5, 8.0), (4.5, 2.4), (11.5, 2.4), (14.5, 8.0)]),
                Curve([(1.5, 8.0), (4.5, 13.6), (11.5, 13.6), (14.5, 8.0)]),
                Ring(8.0, 8.0, 2.0),
            ],
            Self::EyeOff => &[
                Curve([(1.5, 8.0), (4.5, 2.4), (11.5, 2.4), (14.5, 8.0)]),
                Curve([(1.5, 8.0), (4.5, 13.6), (11.5, 13.6), (14.5, 8.0)]),
                Line(&[(3.0, 13.0), (13.0, 3.0)]),
            ],
            Self::Lock => &[
                Square(3.2, 7.2, 9.6, 6.8, 1.2),
                Line(&[(5.2, 7.2), (5.2, 5.2)]),
                Curve([(5.2, 5.2), (5.2, 1.3), (10.8, 1.3), (10.8, 5.2)]),
                Line(&[(10.8, 5.2), (10.8, 7.2)]),
            ],
            Self::Memo => &[
                Loop(&[
                    (2.5, 2.5),
                    (13.5, 2.5),
                    (13.5, 9.5),
                    (9.5, 13.5),
                    (2.5, 13.5),
                ]),
                Line(&[(13.5, 9.5), (9.5, 9.5), (9.5, 13.5)]),
                Line(&[(5.0, 5.8), (11.0, 5.8)]),
                Line(&[(5.0, 8.6), (8.0, 8.6)]),
            ],
            Self::Warning => &[
                Loop(&[(8.0, 2.2), (14.4, 13.6), (1.6, 13.6)]),
                Line(&[(8.0, 6.4), (8.0, 9.8)]),
                Dot(8.0, 11.7, 0.9),
            ],
            Self::Info => &[
                Ring(8.0, 8.0, 6.0),
                Line(&[(8.0, 7.4), (8.0, 11.2)]),
                Dot(8.0, 5.2, 0.9),
            ],
            Self::Bin => &[
                Line(&[(2.5, 4.2), (13.5, 4.2)]),
                Line(&[(6.0, 4.2), (6.4, 2.2), (9.6, 2.2), (10.0, 4.2)]),
                Line(&[(3.9, 4.2), (4.6, 14.0), (11.4, 14.0), (12.1, 4.2)]),
            ],
            Self::Person => &[
                Ring(8.0, 5.0, 2.8),
                Curve([(2.5, 14.0), (3.0, 8.4), (13.0, 8.4), (13.5, 14.0)]),
            ],
            Self::People => &[
                Ring(5.8, 5.4, 2.5),
                Curve([(1.2, 13.6), (1.6, 8.6), (10.0, 8.6), (10.4, 13.6)]),
                Curve([(10.0, 3.1), (13.4, 3.1), (13.4, 7.7), (10.0, 7.7)]),
                Curve([(11.4, 9.8), (13.6, 10.4), (14.6, 11.6), (14.8, 13.6)]),
            ],
            Self::History => &[
                Curve([(2.6, 6.4), (4.4, 0.6), (14.0, 1.4), (14.0, 8.0)]),
                Curve([(14.0, 8.0), (14.0, 15.6), (3.2, 15.8), (2.4, 9.2)]),
                Line(&[(2.2, 2.6), (2.6, 6.4), (6.2, 5.8)]),
                Line(&[(8.0, 4.8), (8.0, 8.2), (10.4, 9.6)]),
            ],
            Self::Folder => &[Loop(&[
                (1.8, 13.0),
                (1.8, 3.4),
                (6.2, 3.4),
                (7.8, 5.2),
                (14.2, 5.2),
                (14.2, 13.0),
            ])],
            Self::Import => &[
                Line(&[(8.0, 2.0), (8.0, 9.6)]),
                Line(&[(5.0, 6.8), (8.0, 9.8), (11.0, 6.8)]),
                Line(&[(2.4, 9.4), (2.4, 13.8), (13.6, 13.8), (13.6, 9.4)]),
            ],
            Self::Export => &[
                Line(&[(8.0, 10.0), (8.0, 2.4)]),
                Line(&[(5.0, 5.2), (8.0, 2.2), (11.0, 5.2)]),
                Line(&[(2.4, 9.4), (2.4, 13.8), (13.6, 13.8), (13.6, 9.4)]),
            ],
            Self::Settings => &[
                Line(&[(2.0, 4.8), (8.2, 4.8)]),
                Ring(10.2, 4.8, 1.8),
                Line(&[(12.2, 4.8), (14.0, 4.8)]),
                Line(&[(2.0, 11.2), (3.8, 11.2)]),
                Ring(5.8, 11.2, 1.8),
                Line(&[(7.8, 11.2), (14.0, 11.2)]),
            ],
            Self::More => &[Dot(3.2, 8.0, 1.3), Dot(8.0, 8.0, 1.3), Dot(12.8, 8.0, 1.3)],
            Self::Quote => &[
                Curve([(6.6, 3.8), (3.2, 4.6), (2.4, 7.4), (2.6, 10.4)]),
                Ring(4.6, 10.4, 2.0),
                Curve([(13.2, 3.8), (9.8, 4.6), (9.0, 7.4), (9.2, 10.4)]),
                Ring(11.2, 10.4, 2.0),
            ],
            Self::Pin => &[
                Loop(&[
                    (5.2, 2.2),
                    (10.8, 2.2),
                    (9.8, 7.0),
                    (12.2, 9.6),
                    (3.8, 9.6),
                    (6.2, 7.0),
                ]),
                Line(&[(8.0, 9.6), (8.0, 14.2)]),
            ],
            Self::Link => &[
                Line(&[(6.0, 10.0), (10.0, 6.0)]),
                Line(&[(7.0, 4.6), (9.4, 2.4)]),
                Curve([(9.4, 2.4), (12.0, 0.6), (15.4, 4.0), (13.6, 6.6)]),
                Line(&[(13.6, 6.6), (11.4, 9.0)]),
                Line(&[(9.0, 11.4), (6.6, 13.6)]),
                Curve([(6.6, 13.6), (4.0, 15.4), (0.6, 12.0), (2.4, 9.4)]),
                Line(&[(2.4, 9.4), (4.6, 7.0)]),
            ],
            Self::Colour => &[
                Ring(8.0, 8.0, 6.0),
                Dot(5.6, 6.2, 1.1),
                Dot(8.6, 4.8, 1.1),
                Dot(11.2, 7.0, 1.1),
            ],
            Self::Merge => &[
                Curve([(3.0, 2.4), (3.0, 7.6), (8.0, 6.6), (8.0, 10.6)]),
                Curve([(13.0, 2.4), (13.0, 7.6), (8.0, 6.6), (8.0, 10.6)]),
                Line(&[(8.0, 10.0), (8.0, 13.8)]),
                Line(&[(5.4, 11.4), (8.0, 14.0), (10.6, 11.4)]),
            ],
            Self::Split => &[
                Line(&[(8.0, 14.0), (8.0, 10.0)]),
                Curve([(8.0, 10.6), (8.0, 6.4), (3.4, 8.0), (3.4, 2.6)]),
                Curve([(8.0, 10.6), (8.0, 6.4), (12.6, 8.0), (12.6, 2.6)]),
                Line(&[(1.4, 4.6), (3.4, 2.4), (5.4, 4.6)]),
                Line(&[(10.6, 4.6), (12.6, 2.4), (14.6, 4.6)]),
            ],
            Self::Sync => &[
                Curve([(2.4, 7.2), (3.2, 0.8), (11.4, 0.8), (13.2, 5.6)]),
                Line(&[(13.6, 2.0), (13.3, 5.8), (9.6, 5.4)]),
                Curve([(13.6, 8.8), (12.8, 15.2), (4.6, 15.2), (2.8, 10.4)]),
                Line(&[(2.4, 14.0), (2.7, 10.2), (6.4, 10.6)]),
            ],
            Self::Panel => &[
                Square(1.8, 2.8, 12.4, 10.4, 1.4),
                Line(&[(6.0, 2.8), (6.0, 13.2)]),
            ],
            Self::Sun => &[
                Ring(8.0, 8.0, 2.8),
                Line(&[(8.0, 1.4), (8.0, 3.0)]),
                Line(&[(8.0, 13.0), (8.0, 14.6)]),
                Line(&[(1.4, 8.0), (3.0, 8.0)]),
                Line(&[(13.0, 8.0), (14.6, 8.0)]),
                Line(&[(3.4, 3.4), (4.4, 4.4)]),
                Line(&[(11.6, 11.6), (12.6, 12.6)]),
                Line(&[(12.6, 3.4), (11.6, 4.4)]),
                Line(&[(4.4, 11.6), (3.4, 12.6)]),
            ],
            Self::Moon => &[
                Curve([(9.4, 2.2), (0.6, 2.4), (0.6, 13.8), (8.6, 13.8)]),
                Curve([(8.6, 13.8), (11.2, 13.8), (13.2, 12.2), (13.8, 10.0)]),
                Curve([(9.4, 2.2), (6.0, 6.0), (8.8, 11.6), (13.8, 10.0)]),
            ],
            Self::TextSize => &[
                Line(&[(1.6, 13.0), (5.6, 3.0), (9.6, 13.0)]),
                Line(&[(3.0, 9.6), (8.2, 9.6)]),
                Line(&[(10.2, 13.0), (12.4, 7.6), (14.6, 13.0)]),
                Line(&[(11.0, 11.2), (13.8, 11.2)]),
            ],
        }
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
