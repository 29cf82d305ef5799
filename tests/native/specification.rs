//! The notice board: the page that tells others how to read codes says what the program does.

use ai_self_check::workshop::result_code::{Door, PackTag, WorrySet, decode, encode};

use crate::codes::sample;

/// The rows of a table of the page, as plain texts.
fn table(id: &str) -> Vec<Vec<String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/result-code.html");
    let page = std::fs::read_to_string(path).unwrap();
    let (_, table) = page.split_once(&format!("<table id=\"{id}\">")).unwrap();
    let (_, body) = table.split_once("<tbody>").unwrap();
    let (body, _) = body.split_once("</tbody>").unwrap();
    let cells = |row: &str| -> Vec<String> {
        let cells = row.split("<th").flat_map(|cell| cell.split("<td")).skip(1);
        cells.map(plain).collect()
    };
    let rows: Vec<Vec<String>> = body.split("<tr>").skip(1).map(cells).collect();
    assert!(rows.len() > 2, "{id}: {rows:?}");
    rows
}

/// The text of a cell whose opening tag lost its beginning.
fn plain(cell: &str) -> String {
    let mut text = String::new();
    for part in cell.split('<') {
        text += part.split_once('>').map_or("", |(_, after)| after);
    }
    text.trim().to_owned()
}

#[test]
fn the_code_vectors_hold() {
    for row in table("code-vectors") {
        let content = decode(&row[1], Door::Any).unwrap_or_else(|refusal| panic!("{row:?}: {refusal}"));
        assert_eq!(format!("{:013x}", content.bits()), row[0]);
        assert_eq!(encode(&content).to_string(), row[1]);
    }
}

#[test]
fn the_reading_vectors_hold() {
    for row in table("reading-vectors") {
        assert_eq!(decode(&row[0], Door::Room(PackTag(90))), Ok(sample()), "{row:?}");
    }
}

#[test]
fn the_refused_vectors_hold() {
    for row in table("refused-vectors") {
        let refusal = decode(&row[0], Door::Room(PackTag(90))).unwrap_err();
        assert_eq!(refusal.key(), row[1], "{row:?}: {refusal}");
    }
}

#[test]
fn the_worry_vectors_hold() {
    for row in table("worry-vectors") {
        let places = row[0].split(", ").filter_map(|place| place.parse().ok());
        assert_eq!(WorrySet::new(places).unwrap().index().to_string(), row[1], "{row:?}");
    }
}

#[test]
fn the_tag_vectors_hold() {
    for row in table("tag-vectors") {
        let tag = PackTag::new(&row[0], row[1].parse().unwrap(), &row[2]);
        assert_eq!(tag.0.to_string(), row[3], "{row:?}");
    }
}

#[test]
fn the_example_is_worked_out_right() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/result-code.html");
    let page = std::fs::read_to_string(path).unwrap();
    let symbols: Vec<String> = encode(&sample())
        .plain()
        .chars()
        .map(|letter| crate::codes::ALPHABET.find(letter).unwrap().to_string())
        .collect();
    let (data, last) = (symbols[..9].join(", "), &symbols[9]);
    let (first_check, second_check) = (&symbols[10], &symbols[11]);
    assert!(page.contains(&format!("symbols {data} and {last}.")), "{data}");
    assert!(page.contains(&format!("The check symbols are {first_check} and {second_check}")));
    let mixed = symbols[..10].iter().fold(0u64, |bits, symbol| bits << 5 | symbol.parse::<u64>().unwrap());
    assert!(page.contains(&format!("<code>{mixed:013x}</code>")));
}
