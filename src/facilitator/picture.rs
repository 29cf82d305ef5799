//! Bars and QR codes as SVG: attributes only, colours by class.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::workshop::room::view::Bar;

/// The quiet zone that ISO/IEC 18004 asks for, in modules.
const QUIET: i32 = 4;

/// A table whose rows have a bar each: the picture and its table in one.
pub(super) fn bars(caption: &str, [what, people]: &[String; 2], rows: &[Bar]) -> Html {
    let row = |view: &Bar| {
        html! {
            <tr>
                <th scope="row">{ view.label.clone() }</th>
                <td>{ view.text.clone() }</td>
                <td class="bars" aria-hidden="true">
                    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none">
                        <rect class="whole" width="100" height="6" /><rect class="part" width={view.share.to_string()} height="6" />
                    </svg>
                </td>
            </tr>
        }
    };
    html! {
        <table class="with-bars">
            <caption>{ caption.to_owned() }</caption>
            <thead><tr>
                <th scope="col">{ what.clone() }</th><th scope="col">{ people.clone() }</th><td aria-hidden="true"></td>
            </tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

/// A text as a QR code. A text that is too long for one gives nothing: it stands beside as text anyway.
pub(super) fn qr(text: &str, title: &str) -> Html {
    let Ok(made) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return Html::default() };
    let mut path = String::new();
    for row in 0..made.size() {
        for column in (0..made.size()).filter(|column| made.get_module(*column, row)) {
            for (letter, number) in [("M", column + QUIET), (" ", row + QUIET)] {
                path.push_str(letter);
                path.push_str(&number.to_string());
            }
            path.push_str("h1v1h-1z");
        }
    }
    let width = (made.size() + 2 * QUIET).to_string();
    let all = ["0 0 ", &width, " ", &width].concat();
    html! {
        <svg class="qr" viewBox={all} role="img" aria-labelledby="qr-title">
            <title id="qr-title">{ title.to_owned() }</title>
            <rect class="light" width={width.clone()} height={width} />
            <path class="dark" d={path} shape-rendering="crispEdges" />
        </svg>
    }
}
