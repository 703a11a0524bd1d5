//! The page of Ad Credit Lab.
//!
//! Arrows point one way: engine and words, then [`route`], [`rulebook`], [`parts`], [`storage`] and [`background`], then [`state`] and [`markup`], then [`components`] and [`charts`], then [`pages`], then [`app`].
//! Only the scenario is kept; everything on the screen is derived from replaying it.

pub mod app;
pub mod background;
pub mod calendar_file;
pub mod charts;
pub mod components;
pub mod data_file;
pub mod i18n;
pub mod markup;
pub mod pages;
pub mod parts;
pub mod route;
pub mod rulebook;
pub mod sharing;
pub mod signals;
pub mod spreadsheet;
pub mod state;
pub mod storage;
pub mod variants;

pub use app::app;
