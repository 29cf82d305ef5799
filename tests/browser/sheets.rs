//! The sheets of the workshop on paper and on screen: each prints on A4 and US Letter in the pages that it should
//! have, reads well, asks for nothing, and fits a narrow window.

use std::path::Path;
use std::rc::Rc;

use ai_self_check::model::form::Length;
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::Pack;
use ai_self_check::pack::check::{check, check_words};
use ai_self_check::pack::date::Date;
use ai_self_check::pack::problem::Report;
use ai_self_check::pack::read::{self, File};
use ai_self_check::workshop::agenda::Agenda;
use ai_self_check::workshop::cohort::{Counts, Round};
use ai_self_check::workshop::map::{Floor, Screen, screen};
use ai_self_check::workshop::result_code::{Axes, Content, FormLetter, Gaps, PackTag, Role, WorrySet};
use ai_self_check::workshop::sheets::{
    Made, Modules, Paper, Sheet, Shown, Source, Styles, certificate, html, paper_form, paper_key, plan,
    pledge_cards, report, role_cards, role_key, spot_key, spot_sheets, worry_cards,
};
use ai_self_check::workshop::words::{self, Words};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::access::REFLOW;
use crate::support::{Browser, Engine, Host, only_in, wait};

const PACK: &str = "www/packs/from-fear-to-fearless";

/// The pack's files, those of its languages too.
fn files() -> Vec<File> {
    let mut files = Vec::new();
    for folder in ["", "cy/"] {
        for entry in std::fs::read_dir(Path::new(PACK).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let name = path.file_name().unwrap().to_str().unwrap();
                let text = std::fs::read_to_string(&path).unwrap();
                files.push(File { path: format!("{folder}{name}"), text });
            }
        }
    }
    files
}

fn read_in(language: &str) -> (Words, Pack) {
    let (files, today) = (files(), Date { year: 2026, month: 11, day: 25 });
    let mut report = Report::default();
    let own = language == "en";
    let (sound, _) = if own {
        let wire = read::read(&files, &mut report);
        check(&wire, today, report)
    } else {
        let wire = read::read_language(&files, language, &mut report);
        check_words(&wire, today, report)
    };
    let sound = sound.unwrap();
    let words = words::read(&files, &sound, own, &mut Report::default()).unwrap();
    (words, Pack { questions: Rc::new(sound.questions), guidance: Some(Rc::new(sound.guidance)) })
}

/// So many people, spread over everything.
fn room(people: u16) -> Screen {
    let mut counts = Counts::default();
    for number in 0..people {
        let stage = |by: u16| Stage::ALL[usize::from(number / by % 5)];
        counts.add(&Content {
            axes: Axes::Room([stage(1), stage(3)]),
            tag: PackTag(1),
            form: FormLetter::A,
            length: Length::Standard,
            lean: [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed][usize::from(number % 4)],
            worries: WorrySet::from_index(number * 37 % 988),
            role: Role::new((number % 3) as u8),
            gaps: Gaps::from_bits((number % 16) as u8),
            nonce: 0,
        });
    }
    screen(&counts, Floor::Usual).unwrap()
}

/// Each sheet with the pages that it may have.
fn sheets(words: &Words, pack: &Pack) -> Vec<(Sheet, std::ops::RangeInclusive<usize>)> {
    let source = Source { words, packs: std::slice::from_ref(pack) };
    let (before, after) = (room(60), room(44));
    let first = Shown { round: Round::Before, screen: &before, roles: before.roles.as_ref() };
    let second = Shown { round: Round::After, screen: &after, roles: None };
    assert!(first.roles.is_some(), "the widest table is among them");
    let mut both = report(source, &[first, second], Floor::Usual);
    both.name = "report-change".to_owned();
    let mut sheets = vec![
        (report(source, &[first], Floor::Usual), 3..=6),
        (both, 4..=8),
        (worry_cards(source, &[]), 5..=8),
        (role_cards(source, None), 10..=10),
        (role_cards(source, Some(2)), 2..=2),
        (role_key(source, None), 4..=9),
        (spot_sheets(source), 2..=2),
        (spot_key(source), 1..=2),
        (pledge_cards(source), 1..=1),
        (certificate(source), 1..=1),
    ];
    for agenda in Agenda::ALL {
        sheets.push((plan(source, agenda, Some("https://example.org/#r=OAK"), &[]), 5..=10));
    }
    for (id, length, form_pages, key_pages) in [
        ("a", Length::Quick, 3..=4, 3..=6),
        ("a", Length::Standard, 5..=8, 6..=11),
        ("b", Length::Quick, 3..=4, 3..=6),
        ("b", Length::Standard, 5..=8, 6..=11),
    ] {
        let form = pack.questions.form(id, length).unwrap();
        sheets.push((paper_form(source, pack, &form, None).unwrap(), form_pages));
        sheets.push((paper_key(source, pack, &form).unwrap(), key_pages));
    }
    sheets
}

fn squares(address: &str) -> Option<Modules> {
    let dark = (0..441).map(|place: usize| (place * address.len()).is_multiple_of(3)).collect();
    Some(Modules { side: 21, dark })
}

fn document(sheet: &Sheet, paper: Paper) -> String {
    html(sheet, Made { paper, qr: Some(&squares), ..Made::default() })
}

/// How many page objects a PDF holds, and the size of the first in points.
fn pages(pdf: &[u8]) -> (usize, String) {
    let text = String::from_utf8_lossy(pdf);
    let count = text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count();
    let size = text.split("/MediaBox [").nth(1).and_then(|rest| rest.split(']').next());
    (count, size.unwrap_or_default().to_owned())
}

#[test]
fn every_sheet_prints_on_both_papers() {
    if !only_in(&[Engine::Chromium], "the others pack the pages of a PDF, or make none") {
        return;
    }
    let (host, browser) = (Host::new(""), Browser::new());
    let keep = std::env::var_os("ASC_SHOTS");
    let mut problems = Vec::new();
    for language in ["en", "cy"] {
        let (words, pack) = read_in(language);
        for (number, (sheet, expected)) in sheets(&words, &pack).into_iter().enumerate() {
            for (paper, name, size) in
                [(Paper::A4, "a4", ["594", "841"]), (Paper::Letter, "letter", ["612", "792"])]
            {
                host.whole_page("/sheet", &document(&sheet, paper));
                browser.open(&host.url("/sheet"));
                let printed = browser.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }));
                let data = printed["data"].as_str().unwrap();
                let pdf = base64::engine::general_purpose::STANDARD.decode(data).unwrap();
                let (count, found) = pages(&pdf);
                let place = format!("{language} {} {name}", sheet.name);
                if !expected.contains(&count) {
                    problems.push(format!("{place}: {count} pages, expected {expected:?}"));
                }
                if !size.iter().all(|side| found.contains(side)) {
                    problems.push(format!("{place}: a page of {found}"));
                }
                if let Some(folder) = &keep {
                    std::fs::create_dir_all(folder).unwrap();
                    let file = format!("sheet-{language}-{number:02}-{}-{name}.pdf", sheet.name);
                    std::fs::write(Path::new(folder).join(file), &pdf).unwrap();
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn axe_finds_nothing_on_any_sheet_and_nothing_is_asked_for() {
    let axe = std::fs::read_to_string("target/npm/node_modules/axe-core/axe.min.js").unwrap();
    const RUN: &str = "const found = await axe.run(document, { resultTypes: ['violations', 'passes'] });
        return { passes: found.passes.length, violations: found.violations.map((rule) => [rule.id, rule.help,
        rule.nodes.map((node) => node.target.join(' '))]) };";
    let (host, browser) = (Host::new(""), Browser::new());
    let (words, pack) = read_in("en");
    let mut problems = Vec::new();
    for (sheet, _) in sheets(&words, &pack) {
        host.whole_page("/sheet", &document(&sheet, Paper::Any));
        host.forget();
        browser.open(&host.url("/sheet"));
        let asked: Vec<String> = host.asked().into_iter().map(|asked| asked.path).collect();
        let more: Vec<_> = asked.iter().filter(|path| *path != "/sheet" && *path != "/favicon.ico").collect();
        assert!(more.is_empty(), "{}: {more:?}", sheet.name);
        // The driver's own script, which no policy of the page forbids.
        browser.js(&format!("{axe}; window.axe = axe;"), &[]);
        let found = browser.js_async(RUN, &[]);
        assert!(found["passes"].as_u64().unwrap() > 10, "{}: axe looked at nothing", sheet.name);
        for violation in found["violations"].as_array().unwrap() {
            problems.push(format!("{}: {violation}", sheet.name));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn sheets_fit_a_narrow_window() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "a window is never so narrow") {
        return;
    }
    let (host, browser) = (Host::new(""), Browser::new());
    browser.resize(320, 640);
    let mut problems: Vec<(String, Value)> = Vec::new();
    for language in ["en", "cy"] {
        let (words, pack) = read_in(language);
        for (sheet, _) in sheets(&words, &pack) {
            host.whole_page("/sheet", &document(&sheet, Paper::Any));
            browser.open(&host.url("/sheet"));
            let reflow = format!("return ((...arguments) => {{ {REFLOW} }})(document.body, document.body)");
            let wrong = browser.js(&reflow, &[]);
            if wrong != json!([]) {
                problems.push((format!("{language} {}", sheet.name), wrong));
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

/// A page with the strictest policy shows a sheet at a `blob:` address, which has the policy of the page: no style
/// inside the document would count there, so it links the file.
#[test]
fn a_strict_page_shows_a_sheet_with_its_styles() {
    let (host, browser) = (Host::new(""), Browser::new());
    host.policy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    host.put("/sheets.css", "text/css", ai_self_check::workshop::sheets::CSS.as_bytes());
    let (words, pack) = read_in("en");
    let source = Source { words: &words, packs: std::slice::from_ref(&pack) };
    let address = host.url("/sheets.css");
    for (styles, styled) in [(Styles::At(&address), true), (Styles::Inside, false)] {
        let document = html(&pledge_cards(source), Made { styles, ..Made::default() });
        browser.open(&host.url("/"));
        // A link of the page, so that the document is under the page's policy in Firefox too.
        let script = "document.body.innerHTML = '<a>Sheet</a>';
            document.querySelector('a').href = URL.createObjectURL(new Blob([arguments[0]], { type: 'text/html' }));
            return document.querySelector('a')";
        browser.click(&browser.element(script, &[json!(document)]));
        let look = "return location.protocol === 'blob:' && document.readyState === 'complete'
            ? getComputedStyle(document.querySelector('.cards')).display : ''";
        let found = wait("the sheet", || {
            // Between two documents there is nothing to ask.
            Some(browser.js(look, &[])).filter(|found| found.as_str().is_some_and(|found| !found.is_empty()))
        });
        assert_eq!(found == json!("grid"), styled, "{found}");
    }
}
