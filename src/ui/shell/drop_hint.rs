use crate::ui::theme::{Theme, parts};
use egui::{Align2, Area, Context, Id, Order, Vec2};

/// Says what happens to files that are held over the window.
pub fn drop_hint(ctx: &Context) {
    let held = ctx.input(|input| input.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let theme = Theme::of(ctx);
    Area::new(Id::unique("files held over the window"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .interactable(false)
        .show(ctx, |ui| {
            parts::popup_frame(&theme).inner_margin(24).show(ui, |ui| {
                let words = crate::ui::many(held, "file", "files");
                ui.label(theme.heading(format!("Drop {words} to import")));
                ui.label(
                    theme.quiet("You will see what is recognised before anything is imported."),
                );
            });
        });
}
