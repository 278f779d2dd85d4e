//! QR codes for paper and screens, drawn as one path.

use crate::platform::error::{AppError, Result};
use qrcode::{Color, EcLevel, QrCode};
use rembang_shared::identity::api::QrView;
use std::fmt::Write;

/// Level M survives a fold in the paper.
pub fn draw(text: &str) -> Result<QrView> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|e| AppError::internal(e.to_string()))?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            let n = run.len();
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{x} {y}h{n}v1h-{n}z");
            }
            x += n;
        }
    }
    Ok(QrView {
        size: u32::try_from(width).unwrap_or(u32::MAX),
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read back from the drawing, as a camera would.
    #[test]
    fn what_is_drawn_can_be_read() {
        let text = "https://layanan.example.go.id/aktivasi#hp=089900000001&kode=ABCDE-FGHJK";
        let drawn = draw(text).expect("a code");
        let size = usize::try_from(drawn.size).expect("a size");
        let mut dark = vec![false; size * size];
        for run in drawn.path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').expect("a run");
            let (x, y) = at.split_once(' ').expect("a place");
            let length = rest.split('v').next().expect("a length");
            let number = |text: &str| text.parse::<usize>().expect("a number");
            for x in number(x)..number(x) + number(length) {
                dark[number(y) * size + x] = true;
            }
        }
        // Scaled up and with its quiet zone.
        let (scale, quiet) = (4, 4);
        let side = (size + 2 * quiet) * scale;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let module = |at: usize| (at / scale).checked_sub(quiet).filter(|at| *at < size);
            match (module(x), module(y)) {
                (Some(x), Some(y)) if dark[y * size + x] => 0,
                _ => 255,
            }
        });
        let grids = image.detect_grids();
        assert_eq!(grids[0].decode().expect("it reads").1, text);
    }
}
