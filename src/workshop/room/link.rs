//! The address that people open to join: all options behind `#`, so that no server sees them.

use super::state::Settings;
use crate::model::form::Length;
use crate::workshop::result_code::FormLetter;

/// Such as `https://host/folder/embed.html#length=quick&form=b&room=oak`. The word has letters and digits only
/// (see [`super::update`]), so nothing in it needs to be escaped.
pub fn join_address(settings: &Settings, form: FormLetter) -> String {
    // The second check is always the quick one: there is no time for more, and the cautions say what that means.
    let length = match (settings.length, form) {
        (Length::Standard, FormLetter::A) => "standard",
        _ => "quick",
    };
    let form = match form {
        FormLetter::A => "a",
        FormLetter::B => "b",
    };
    let mut address = [settings.base.as_str(), "embed.html#length=", length, "&form=", form].concat();
    for (name, value) in [("&lang=", &settings.check_language), ("&room=", &settings.word)] {
        if !value.is_empty() {
            address.push_str(name);
            address.push_str(value);
        }
    }
    address
}
