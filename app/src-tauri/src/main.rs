//! The app on a desktop. A phone starts [`rembang_app::run`] by itself.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    rembang_app::run();
}
