//! Sizes, radii and spaces, in points at 100 %. Everything stands on a grid of four.

/// Text of the frame.
pub const TEXT: f32 = 13.0;
/// Height of a line of the frame's text.
pub const TEXT_LINE: f32 = 20.0;
/// Small text: counts, sources, times.
pub const SMALL: f32 = 11.5;
/// Height of a line of small text.
pub const SMALL_LINE: f32 = 16.0;
/// The transcript's text at 100 %.
pub const READING: f32 = 16.5;
/// Height of a line of the transcript at 100 %.
pub const READING_LINE: f32 = 27.0;
/// Quotations in panels and cards.
pub const QUOTE: f32 = 14.5;
/// Height of a line of a quotation in a panel or card.
pub const QUOTE_LINE: f32 = 22.0;
/// Headings.
pub const HEADING: f32 = 20.0;
/// Height of a line of a heading.
pub const HEADING_LINE: f32 = 28.0;

/// Radius of rows, buttons and fields.
pub const RADIUS: u8 = 6;
/// Radius of cards.
pub const RADIUS_CARD: u8 = 8;
/// Radius of popups and large grounds.
pub const RADIUS_POPUP: u8 = 12;

/// The grid.
pub const GRID: f32 = 4.0;
/// Height of a row in a list.
pub const ROW: f32 = 26.0;
/// Height of a button or field.
pub const CONTROL: f32 = 28.0;
/// Height of the bar at the top of the window.
pub const TOP_BAR: f32 = 44.0;
/// Height of the bar at the bottom of the window.
pub const STATUS_BAR: f32 = 28.0;
/// Width of the rail with the workspaces.
pub const RAIL: f32 = 70.0;
/// Width a side panel has at first.
pub const PANEL: f32 = 264.0;
/// Space between a panel's edge and what is in it.
pub const PANEL_MARGIN: f32 = 12.0;
/// Side of a code's swatch.
pub const SWATCH: f32 = 10.0;
/// Side of an icon.
pub const ICON: f32 = 16.0;
