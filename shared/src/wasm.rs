//! The rules of one module as WebAssembly, for forms in the app and the portal. It imports nothing
//! and knows text only, so the loader is a few lines and no binding generator is needed. `.ci/wasm`
//! builds a file for each module.
//!
//! | export | type | what it does |
//! |---|---|---|
//! | `memory` | `WebAssembly.Memory` | read it anew after every call: growing it detaches its buffer |
//! | `alloc` | `(len: i32) -> i32` | a buffer of `len` bytes for a request |
//! | `check` | `(ptr: i32, len: i32) -> i64` | takes that buffer back, evaluates, answers `ptr << 32 \| len` |
//!
//! A request is the rule's name, a line feed and the JSON of its input: `market.quotes\n{…}`. It is
//! answered by `{"ok": {…}}` or `{"error": {"code": "no_such_rule" | "bad_input", "path", "message"}}`.
//! Both are UTF-8. The reply lies in the module's memory and holds until the next `check`; the
//! caller frees nothing. JavaScript sees the answer of `check` as a BigInt that may be negative:
//! take `BigInt.asUintN(64, answer)` apart. Call `check` exactly once for every `alloc`, with its
//! pointer and length.

use crate::rule::{self, CheckError};
use serde::Serialize;

#[derive(Serialize)]
struct Refused {
    error: CheckError,
}

/// The reply to a request. Also used natively, by the test that compares both builds.
pub fn answer(request: &[u8]) -> String {
    // What is no text names no rule.
    let text = std::str::from_utf8(request).unwrap_or_default();
    let (name, input) = text.split_once('\n').unwrap_or((text, ""));
    match rule::check(name, input) {
        Ok(output) => ["{\"ok\":", &output, "}"].concat(),
        Err(error) => serde_json::to_string(&Refused { error }).unwrap_or_default(),
    }
}

#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)] // Raw memory is the only thing JavaScript can hand over without bindings.
mod exports {
    use std::sync::Mutex;

    /// The last reply, kept alive while JavaScript reads it.
    static REPLY: Mutex<String> = Mutex::new(String::new());

    /// A buffer for a request.
    #[unsafe(no_mangle)]
    pub extern "C" fn alloc(len: usize) -> *mut u8 {
        Box::into_raw(vec![0_u8; len].into_boxed_slice()).cast()
    }

    /// Evaluates the request in a buffer of [`alloc`] and frees the buffer.
    ///
    /// # Safety
    /// `ptr` and `len` are those of one `alloc` that was not checked yet.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn check(ptr: *mut u8, len: usize) -> u64 {
        // SAFETY: the caller's promise above; `alloc` made exactly such a box.
        let request = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(ptr, len)) };
        let mut reply = match REPLY.lock() {
            Ok(reply) => reply,
            Err(poisoned) => poisoned.into_inner(),
        };
        *reply = super::answer(&request);
        (reply.as_ptr() as u64) << 32 | reply.len() as u64
    }
}
