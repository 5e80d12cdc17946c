//! Pictures inside an address: `data:` URLs, as the Fetch Standard reads them.

use data_url::DataUrl;
use data_url::forgiving_base64::DecodeError;

use super::head::Refusal;

/// How a `data:` URL begins.
const SCHEME: &str = "data:";

/// Whether `address` is a `data:` URL.
pub(in crate::formats) fn is_data_url(address: &str) -> bool {
    address.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
}

/// The content of the `data:` URL `address`, whatever type it claims to have; at most `limit` bytes.
pub(super) fn decode(address: &str, limit: usize) -> Result<Vec<u8>, Refusal> {
    let url = DataUrl::process(address).map_err(|_| Refusal::NoPicture)?;
    let mut bytes = Vec::new();
    let outcome = url.decode(|piece| {
        if bytes.len() + piece.len() > limit {
            return Err(Refusal::TooLarge);
        }
        bytes.extend_from_slice(piece);
        Ok(())
    });
    match outcome {
        Ok(_) => Ok(bytes),
        Err(DecodeError::WriteError(refusal)) => Err(refusal),
        Err(DecodeError::InvalidBase64(_)) => Err(Refusal::NoPicture),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_urls_are_decoded_up_to_the_limit() {
        for (address, expected) in [
            ("data:image/png;base64,Rm9n", Ok("Fog")),
            ("DATA:;base64, Rm\n9n ", Ok("Fog")),
            ("data:image/gif,%46og", Ok("Fog")),
            ("data:image/png;base64,Rm9nIQ%3D%3D", Ok("Fog!")),
            ("data:image/png;base64,Rm9nIGF0IHNlYQ==", Err(Refusal::TooLarge)),
            ("data:,Fog at sea", Err(Refusal::TooLarge)),
            ("data:image/png;base64,Rm9n!", Err(Refusal::NoPicture)),
            ("data:image/png;base64", Err(Refusal::NoPicture)),
        ] {
            let bytes = decode(address, 4);
            assert_eq!(bytes, expected.map(|text| text.as_bytes().to_vec()), "{address}");
        }
    }
}
