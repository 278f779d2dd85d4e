//! An answer as bytes that are ready to leave: made once, in three encodings, with their tag.

use super::vault::sha256;
use actix_web::http::header::HeaderValue;
use actix_web::web::Bytes;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use std::io::Write;

/// Answers below this do not shrink enough to be worth unpacking.
const WORTH_PACKING: usize = 512;

/// An answer, ready to leave.
pub struct Ready {
    /// Strong tag of the plain bytes, as a header's value.
    pub etag: HeaderValue,
    /// As made.
    pub plain: Bytes,
    /// Packed, when that is shorter.
    pub gzip: Option<Bytes>,
    /// Packed, when that is shorter.
    pub brotli: Option<Bytes>,
}

impl Ready {
    /// Tags and packs. Takes milliseconds: call it where waiting harms nobody.
    pub fn pack(plain: Vec<u8>) -> Self {
        let shorter = |packed: Option<Vec<u8>>| {
            packed
                .filter(|packed| packed.len() < plain.len())
                .map(Bytes::from)
        };
        let (gzip, brotli) = if plain.len() < WORTH_PACKING {
            (None, None)
        } else {
            (shorter(gzip(&plain)), shorter(brotli(&plain)))
        };
        Self {
            etag: Self::tag(&plain),
            gzip,
            brotli,
            plain: plain.into(),
        }
    }

    /// The strong tag of these bytes.
    pub fn tag(plain: &[u8]) -> HeaderValue {
        let tag = format!("\"{}\"", BASE64URL.encode(&sha256(plain)[..12]));
        // Letters, digits and quotes are always a header's value.
        HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
    }

    /// Bytes it takes in memory.
    pub fn size(&self) -> usize {
        let packed = [&self.gzip, &self.brotli].into_iter().flatten();
        self.plain.len() + packed.map(|bytes| bytes.len()).sum::<usize>()
    }
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packer.write_all(plain).ok()?;
    packer.finish().ok()
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params).ok()?;
    Some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_are_shorter_and_say_the_same() {
        let plain = br#"{"commodity":"cabai-rawit-merah"}"#.repeat(100);
        let ready = Ready::pack(plain.clone());
        let packed = ready.gzip.expect("gzip");
        assert!(packed.len() < plain.len() / 10);
        let mut unpacked = Vec::new();
        let mut decoder = flate2::read::GzDecoder::new(&packed[..]);
        std::io::Read::read_to_end(&mut decoder, &mut unpacked).expect("gzip again");
        assert_eq!(unpacked, plain);
        let mut unpacked = Vec::new();
        let packed = ready.brotli.expect("brotli");
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).expect("brotli again");
        assert_eq!(unpacked, plain);
        assert!(Ready::pack(b"{}".to_vec()).gzip.is_none());
    }
}
