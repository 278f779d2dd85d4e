//! `links.check`: is this address the regency's own? Nothing is opened or looked up: the verdict
//! comes from the address and from lists that officers keep. `links.signed`: does a paper count that
//! was signed by the regency?
//!
//! Source: MAL DIGITAL, the verdict engine and its settled readings; UTS 39 (look-alikes), RFC 8785
//! and RFC 8032 (signatures).

crate::rule::rules! { "links";
    /// Whether an address is the regency's own, an imitation, or unknown.
    Check: "check", LinkInput => LinkCheck = check, check_example;
    /// Whether a signed list or warning counts.
    SignedPaper: "signed", SignedInput => SignedCheck = signed, signed_example;
}

mod address;
mod alike;
mod check;
mod lists;
mod relay;
mod signed;

pub use check::{
    Inner, LinkCheck, LinkInput, LinkReason, LinkRefusal, LinkVerdict, address_of, check,
    check_example,
};
pub use lists::{HostState, LinkLists, OfficialHost, Relay, RelayForm};
pub use signed::{
    Paper, PaperContent, Signed, SignedCheck, SignedInput, SignedReason, SignedVerdict, SigningKey,
    signed, signed_bytes, signed_example,
};
