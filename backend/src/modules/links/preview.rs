//! What a link to the check says before it is opened.

use crate::platform::module::{LinkText, Preview};

const CHECK: &str = "/tautan";

/// The check itself; never an address that somebody put into it.
pub const PREVIEW: Preview = Preview {
    address: |_, path, _| (path == CHECK).then(|| CHECK.to_owned()),
    head: |cx, _| {
        let regency = &cx.pack.about().name;
        Ok(LinkText {
            title: Some("Cek tautan".to_owned()),
            card: "Cek tautan: resmi atau palsu?".to_owned(),
            description: format!(
                "Tempel alamat dari pesan yang diterima, dan lihat apakah itu milik {regency}."
            ),
        })
    },
};
