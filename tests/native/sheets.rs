//! The print shop: every sheet as a document.

use std::collections::BTreeSet;
use std::path::Path;

use ai_self_check::model::form::Length;
use ai_self_check::pack::words::borrowed;
use ai_self_check::workshop::cohort::Round;
use ai_self_check::workshop::map::{Board, Floor, Moment};
use ai_self_check::workshop::sheets::{
    Block, Card, Cut, Made, Marker, Modules, Paper, Sheet, Shown, Source, Styles, Table, Use, html,
    paper_form, report, role_cards, screens_csv, worry_cards,
};
use proptest::prelude::*;

use crate::desk::{LANGUAGES, cohort, desk, room, sheets};
use crate::strategies::config;

/// The documents of all sheets, for tests and eyes: `target/sheets/LANG/NAME.html`.
#[test]
fn every_sheet_is_a_document() {
    for language in LANGUAGES {
        let desk = desk(language);
        for sheet in sheets(&desk) {
            let document = html(&sheet, Made { qr: Some(&squares), ..Made::default() });
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sheets").join(language);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(format!("{}.html", sheet.name)), &document).unwrap();
            sound(&sheet, &document);
            if language == "en" {
                let name = format!("{}.sheet", sheet.name);
                let body = document.split_once("<body").unwrap().1.to_owned();
                insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
                    insta::assert_snapshot!(name, body);
                });
            }
        }
    }
}

/// Some squares, as a QR code would be.
fn squares(address: &str) -> Option<Modules> {
    let side = 21;
    let dark = (0..side * side).map(|place| (place * address.len()).is_multiple_of(3)).collect();
    Some(Modules { side, dark })
}

/// What every document must be.
#[track_caller]
fn sound(sheet: &Sheet, document: &str) {
    let name = &sheet.name;
    assert!(document.starts_with("<!DOCTYPE html>\n<html lang=\""), "{name}");
    assert_eq!(document.matches("<h1").count(), 1, "{name}");
    assert!(!document.contains("<script") && !document.contains("style=\""), "{name}");
    let body = document.split_once("<body").unwrap().1;
    assert!(!body.contains('{') && !body.contains('}'), "{name}: a place that nobody filled");
    for text in sheet.texts() {
        assert!(!text.contains(borrowed::BEGIN), "{name}: {text}");
    }
    // Headings go down by one.
    let levels: Vec<u32> =
        body.match_indices("<h").filter_map(|(at, _)| body[at + 2..].chars().next()?.to_digit(10)).collect();
    for two in levels.windows(2) {
        assert!(two[1] <= two[0] + 1, "{name}: h{} after h{}", two[1], two[0]);
    }
    // What is opened is closed.
    for element in
        ["div", "section", "table", "tbody", "tr", "td", "th", "p", "ul", "ol", "li", "span", "svg"]
    {
        let opened = document.matches(&format!("<{element}>")).count()
            + document.matches(&format!("<{element} ")).count();
        assert_eq!(opened, document.matches(&format!("</{element}>")).count(), "{name}: {element}");
    }
}

#[test]
fn hostile_text_is_text() {
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'too' </style>";
    let lent = borrowed::lend("en\" onload=\"x", hostile);
    let both = format!("before {lent} after");
    let card = Card { title: both.clone(), front: vec![Block::Text(both.clone())], back: vec![Block::Mill] };
    let table = Table {
        caption: both.clone(),
        purpose: Use::Answer,
        columns: vec![String::new(), both.clone()],
        rows: vec![vec![both.clone(), both.clone()]],
    };
    let sheet = Sheet {
        name: "\"><script>x</script>".to_owned(),
        title: both.clone(),
        language: "\"><b>".to_owned(),
        direction: "' onclick='x".to_owned(),
        blocks: vec![
            Block::Heading(2, both.clone()),
            Block::Text(both.clone()),
            Block::Small(both.clone()),
            Block::List(Marker::Letter, vec![both.clone()]),
            Block::Table(table),
            Block::Cards(Cut::Fold, vec![card]),
            Block::Lines(both.clone(), 2),
            Block::Boxes(both.clone(), 2),
            Block::Frame(vec![Block::Qr("https://example.org/?a=<b>&c".to_owned())]),
            // Marks that do not close.
            Block::Text(format!("{}en{}{hostile}", borrowed::BEGIN, borrowed::MIDDLE)),
            Block::Text(format!("{}{hostile}", borrowed::BEGIN)),
        ],
    };
    let document = html(&sheet, Made { styles: Styles::At("\"><script>"), ..Made::default() });
    for marker in ["<script", "<img", "onerror=alert(2)>", "<b>alert"] {
        assert!(!document.contains(marker), "{marker}\n{document}");
    }
    assert!(!document.contains(borrowed::BEGIN) && !document.contains(borrowed::END));
    assert_eq!(document.matches("</style>").count(), 0);
    assert!(document.contains("<span lang=\"en&quot; onload=&quot;x\">&lt;script&gt;"));
    assert!(document.contains("https://example.org/?a=&lt;b&gt;&amp;c"));
}

#[test]
fn a_document_asks_for_its_paper() {
    let desk = desk("en");
    let sheet = worry_cards(desk.source(), &[]);
    let made = |paper| html(&sheet, Made { paper, ..Made::default() });
    assert!(made(Paper::A4).contains("@page { size: A4; }"));
    assert!(made(Paper::Letter).contains("@page { size: letter; }"));
    assert!(!made(Paper::Any).contains("@page { size"), "the printer's own");
    let linked =
        html(&sheet, Made { styles: Styles::At("https://example.org/sheets.css"), ..Made::default() });
    assert!(linked.contains("<link rel=\"stylesheet\" href=\"https://example.org/sheets.css\">"));
    assert!(!linked.contains("<style"));
}

#[test]
fn cards_are_the_packs_own() {
    for language in LANGUAGES {
        let desk = desk(language);
        let source = desk.source();
        let worries = worry_cards(source, &[5]);
        let Block::Cards(_, cards) = &worries.blocks[1] else { panic!("cards") };
        assert_eq!(cards.len(), 15, "each worry, and something else");
        assert_eq!(cards[0].title, desk.questions().worries[5].text(1), "what the room named first");
        assert_eq!(cards.iter().map(|card| &card.title).collect::<BTreeSet<_>>().len(), 15);
        assert!(cards.iter().all(|card| !card.back.is_empty()));
        // Ten cards for each of seven roles, and those for everybody.
        let roles = role_cards(source, None);
        let counts: Vec<usize> = roles
            .blocks
            .iter()
            .filter_map(|block| if let Block::Cards(_, cards) = block { Some(cards.len()) } else { None })
            .collect();
        assert_eq!(counts, [3, 10, 10, 10, 10, 10, 10, 10, 16]);
        assert_eq!(
            role_cards(source, Some(2))
                .blocks
                .iter()
                .filter(|block| matches!(block, Block::Cards(..)))
                .count(),
            2
        );
    }
}

/// A page may have the pack in two parts, one a form; sheets are the same.
#[test]
fn a_pack_in_two_parts_makes_the_same_sheets() {
    let desk = desk("en");
    let packs = ["a", "b"].map(|form| desk.part(form));
    let parts = Source { words: &desk.words, packs: &packs };
    for role in [None, Some(0), Some(7)] {
        let texts = |sheet: Sheet| sheet.texts().into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(texts(role_cards(parts, role)), texts(role_cards(desk.source(), role)));
    }
    let form = desk.form("b", Length::Quick);
    assert_eq!(
        paper_form(parts, &packs[1], &packs[1].questions.form("b", Length::Quick).unwrap(), Some(1)),
        paper_form(desk.source(), &desk.pack, &form, Some(1))
    );
    assert_eq!(
        ai_self_check::workshop::sheets::spot_sheets(parts),
        ai_self_check::workshop::sheets::spot_sheets(desk.source())
    );
}

/// Numbers that stand alone in a text.
fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..config() })]

    /// No number of a report is 1 or 2, whoever is in the room, and a room of seven has none.
    #[test]
    fn a_report_shows_no_one_and_no_two(seed in any::<u64>(), people in 0..140usize, both in any::<bool>()) {
        let desk = desk("en");
        let cohort = cohort(seed, people);
        let mut boards = [Round::Before, Round::After].map(|round| (round, Board::new(Floor::Usual)));
        let mut rounds = Vec::new();
        for (round, board) in boards.iter_mut().take(if both { 2 } else { 1 }) {
            let view = board.look(&cohort, *round, Moment::Close);
            prop_assert_eq!(view.screen.is_some(), cohort.people(*round) >= 8);
            rounds.extend(view.screen.map(|screen| Shown { round: *round, screen, roles: view.roles }));
        }
        let sheet = report(desk.source(), &rounds, Floor::Usual);
        for text in sheet.texts() {
            for number in numbers(text) {
                prop_assert!(!(1..=2).contains(&number), "{}", text);
            }
        }
        let csv = screens_csv(desk.source(), &rounds);
        for line in csv.lines().skip(1) {
            let people = line.split(',').nth(4).unwrap();
            prop_assert!(!["1", "2"].contains(&people), "{}", line);
        }
    }
}

#[test]
fn a_report_without_a_screen_is_the_list_alone() {
    let desk = desk("en");
    let sheet = report(desk.source(), &[], Floor::Usual);
    let texts = sheet.texts().join("\n");
    assert!(texts.contains("What people need from the organisation"));
    assert!(!texts.contains("of people named") && !texts.contains("The group map"));
}

#[test]
fn the_owed_list_comes_first_and_the_most_named_first() {
    let desk = desk("en");
    let screen = room(5, 60).unwrap();
    let shown = Shown { round: Round::Before, screen: &screen, roles: None };
    let sheet = report(desk.source(), &[shown], Floor::Strict);
    let heads: Vec<&String> = sheet
        .blocks
        .iter()
        .filter_map(|block| if let Block::Heading(2, text) = block { Some(text) } else { None })
        .collect();
    assert_eq!(heads[0], "What people need from the organisation");
    assert!(sheet.texts().iter().any(|text| text.contains("fewer than 10 people")));
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let desk = desk("en");
    let mut words = desk.words.clone();
    for gap in &mut words.gap {
        gap.title = "=HYPERLINK(\"https://example.org\")".to_owned();
    }
    let source = Source { words: &words, ..desk.source() };
    let screen = room(7, 40).unwrap();
    let shown = Shown { round: Round::After, screen: &screen, roles: screen.roles.as_ref() };
    let csv = screens_csv(source, &[shown]);
    assert!(csv.starts_with("round,table,cells,role,people,words\r\n"));
    assert!(csv.contains("worry-0,,") && csv.contains("AI will take my job"));
    for field in csv.lines().flat_map(|line| line.split(',')) {
        let first = field.trim_start_matches('"').chars().next();
        assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{field}");
    }
    assert!(csv.contains("'=HYPERLINK"));
}
