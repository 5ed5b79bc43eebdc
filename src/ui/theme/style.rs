//! The tokens as egui's own style, so that plain buttons, fields and menus look like ours.

use egui::style::{
    ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals,
    Widgets,
};
use egui::{
    Color32, CornerRadius, FontFamily, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2,
};

use super::{Theme, metrics};
use crate::ui::fonts;

/// The whole style of one mode.
pub(super) fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Body, fonts::sans(metrics::TEXT)),
            (TextStyle::Button, fonts::sans(metrics::TEXT)),
            (TextStyle::Small, fonts::sans(metrics::SMALL)),
            (TextStyle::Heading, fonts::serif_semibold(metrics::HEADING)),
            (
                TextStyle::Monospace,
                egui::FontId::new(metrics::TEXT, FontFamily::Monospace),
            ),
        ]
        .into(),
        visuals: visuals(theme),
        animation_time: 0.1,
        ..Style::default()
    };
    spaces(&mut style);
    style
}

fn spaces(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(8);
    spacing.interact_size = vec2(metrics::CONTROL, metrics::CONTROL);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = 8.0;
    spacing.indent = 16.0;
    spacing.text_edit_width = 240.0;
    spacing.tooltip_width = 320.0;
    spacing.combo_width = 120.0;
    spacing.menu_spacing = 4.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 8.0,
        handle_min_length: 32.0,
        dormant_background_opacity: 0.0,
        // In ink, faint until the pointer comes near: a handle in the ground of fields shines out of the frame.
        foreground_color: true,
        dormant_handle_opacity: 0.14,
        active_background_opacity: 0.0,
        active_handle_opacity: 0.22,
        interact_background_opacity: 0.0,
        interact_handle_opacity: 0.4,
        fade: ScrollFadeStyle {
            strength: 0.0,
            size: 0.0,
        },
        ..ScrollStyle::thin()
    };
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    Visuals {
        widgets: widgets(theme),
        selection: Selection {
            bg_fill: theme.selection,
            stroke: theme.focus_ring(),
        },
        weak_text_color: Some(theme.quiet),
        hyperlink_color: theme.accent,
        faint_bg_color: theme.rail,
        extreme_bg_color: theme.field,
        text_edit_bg_color: Some(theme.field),
        code_bg_color: theme.rail,
        warn_fg_color: theme.warn,
        error_fg_color: theme.bad,
        window_corner_radius: CornerRadius::same(metrics::RADIUS_POPUP),
        menu_corner_radius: CornerRadius::same(metrics::RADIUS_POPUP),
        window_fill: theme.frame,
        window_stroke: theme.hairline(),
        window_shadow: shadow(theme),
        popup_shadow: shadow(theme),
        panel_fill: theme.frame,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, theme.accent),
            ..base.text_cursor.clone()
        },
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        disabled_alpha: 0.5,
        ..base
    }
}

fn shadow(theme: &Theme) -> Shadow {
    Shadow {
        offset: [0, 8],
        blur: 24,
        spread: 0,
        color: theme.shadow,
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let visuals = |ground: Color32, edge: Stroke, text: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: edge,
        fg_stroke: Stroke::new(1.0, text),
        corner_radius: CornerRadius::same(metrics::RADIUS),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, theme.edge);
    let over = theme.field.lerp_to_gamma(theme.accent_ground, 0.7);
    Widgets {
        noninteractive: visuals(theme.frame, theme.hairline(), theme.ink),
        inactive: visuals(theme.field, edge, theme.ink),
        hovered: visuals(over, Stroke::new(1.0, theme.edge), theme.ink),
        active: visuals(theme.accent_ground, theme.focus_ring(), theme.ink),
        open: visuals(theme.accent_ground, edge, theme.ink),
    }
}
