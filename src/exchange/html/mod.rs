//! Pages for a browser: one file each, with nothing in it that comes from elsewhere.
//!
//! Markup is written in the program ([`Page::raw`] takes nothing else); words of the study only get in through
//! [`Page::text`] and [`Page::attribute`], which make them harmless. What the page may load or run is said in its head.

mod base64;
mod page;

pub(in crate::exchange) use page::Page;
