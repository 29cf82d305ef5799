//! The counter: the `cohort` program as its users meet it, on files, pipes and nonsense.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::cohort::{self, Cohort, Round};
use ai_self_check::workshop::result_code::{Content, FormLetter, encode};

use crate::codes::sample;
use crate::cohorts::somebody;

/// Runs the program with this standard input: (success, output, complaints).
fn run(arguments: &[&str], input: &[u8]) -> (bool, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cohort"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments may be gone before it reads.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

/// The program prints something that holds all of these lines.
#[track_caller]
fn check(arguments: &[&str], input: &str, expected: &[&str]) {
    let (success, output, complaints) = run(arguments, input.as_bytes());
    assert!(success, "{complaints}");
    for line in expected {
        assert!(output.lines().any(|found| found.trim() == *line), "{line:?} not in\n{output}");
    }
}

fn room(seed: u64, count: usize) -> Vec<Content> {
    let mut chance = Chance(seed);
    (0..count).map(|_| Content { form: FormLetter::A, ..somebody(&mut chance) }).collect()
}

fn lines(people: &[Content]) -> String {
    people.iter().map(|content| format!("{}\n", encode(content))).collect()
}

fn file(people: &[Content]) -> String {
    let mut all = Cohort::new(sample().tag);
    people.iter().for_each(|content| assert!(all.add(Round::Before, content).is_ok()));
    cohort::write(&all)
}

/// A file in the tests' own folder.
fn path(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const TAG: [&str; 2] = ["--tag", "90"];

#[test]
fn lines_are_counted_and_bad_ones_by_their_reason() {
    let people = room(1, 20);
    let bad = "GZ1T-ZEW8-EQ7B\nhello\n\n R2RH-733S-FGKJ PF5B-P5ZR-KFS7\n";
    let text = lines(&people) + &lines(&people[..3]) + bad;
    let expected = [
        "20  codes counted",
        "3  codes counted already",
        "26  lines",
        "1  lines without a code",
        "1  refused: checksum",
        "1  refused: keep",
        "1  refused: other-pack",
        "20  people: all",
    ];
    check(&TAG, &text, &expected);
    check(&TAG, &text.replace('\n', "\r\n"), &expected);
    check(&TAG, text.trim_end(), &expected);
    check(&TAG, &lines(&people[..7]), &["7  people: too few to show, expected 8"]);
    check(&["--strict", "--tag", "90"], &lines(&people[..9]), &["9  people: too few to show, expected 10"]);
    check(&["--tag", "any"], &text, &["21  codes counted", "1  refused: keep"]);
    check(&["--tag", "90", "--round", "now"], &lines(&people), &["now"]);
    check(&["--room", "heron"], &lines(&people), &["20  refused: other-pack"]);
    check(&[], "", &[]);
}

#[test]
fn files_of_every_kind_make_one_cohort() {
    let people = room(2, 40);
    let (one, two) = (path("one.json", &file(&people[..25])), path("two.json", &file(&people[20..30])));
    let three = path("three.txt", &lines(&people[28..]));
    let expected =
        ["2  cohort files", "5  codes in two cohort files, counted once", "2  codes counted already"];
    for order in [[&one, &two, &three], [&three, &two, &one]] {
        let arguments = [&TAG[..], &order.map(|path| path.as_str())].concat();
        check(&arguments, "", &expected);
        check(&arguments, "", &["40  people: all"]);
        let (success, merged, _) = run(&[&arguments[..], &["--merge"]].concat(), b"");
        assert!(success);
        assert_eq!(merged, file(&people));
    }
    check(&[TAG[0], TAG[1], "-", &three], &file(&people), &["12  codes counted already", "40  people: all"]);
    check(&[TAG[0], TAG[1], "--rooms", &three, &three], "", &["24  codes counted", "24  people: all"]);
}

#[test]
fn csv_and_json_hold_the_same() {
    let text = lines(&room(3, 30));
    let (_, csv, _) = run(&["--tag", "90", "--csv"], text.as_bytes());
    let (_, json, _) = run(&["--tag", "90", "--json"], text.as_bytes());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = json["rounds"]["before"]["rows"].as_array().unwrap();
    assert!(csv.starts_with("round,table,cells,role,people\r\n"));
    assert_eq!(csv.lines().count(), rows.len() + 1);
    for (line, row) in csv.lines().skip(1).zip(rows) {
        let people = row["people"]
            .as_u64()
            .map_or_else(|| row["people"].as_str().unwrap().to_owned(), |n| n.to_string());
        assert!(line.ends_with(&format!(",{people}")), "{line} {row}");
        assert!(row["people"].as_u64().is_none_or(|people| people == 0 || people >= 3), "{row}");
    }
}

#[test]
fn refused_files_are_all_named_and_nothing_is_printed() {
    let good = file(&room(4, 10));
    let cut = path("cut.json", &good[..good.len() / 2]);
    let other = path("other.json", &good.replace("\"tag\":90", "\"tag\":91"));
    let (success, output, complaints) = run(&[TAG[0], TAG[1], &cut, &other, "no-such-file"], b"");
    assert!(!success);
    assert_eq!((output.as_str(), complaints.lines().count()), ("", 3), "{complaints}");
    for expected in ["cut off", "found tag 91, expected 90", "no-such-file: "] {
        assert!(complaints.contains(expected), "{expected} not in {complaints}");
    }
    for (arguments, expected) in [
        (&["--nonsense"][..], "found \"--nonsense\""),
        (&["--tag"], "--tag: found nothing after it"),
        (&["--tag", "256"], "--tag: found \"256\""),
        (&["--round", "never"], "expected before, after, then or now"),
        (&["--merge", "--rooms"], "counts the same code once"),
        (&["--merge"], "--merge: found no code"),
    ] {
        let (success, _, complaints) = run(arguments, b"");
        assert!(!success && complaints.contains(expected), "{arguments:?}: {complaints}");
    }
    check(
        &["--help"],
        "",
        &[
            "Counts result codes. Reads any texts that hold codes (chats, lists, one code a line) and cohort files;",
        ],
    );
}

/// Bytes that are no text, and characters that fall on the edge of a piece: the codes between are still found.
#[test]
fn any_bytes_are_passed_over() {
    let code = encode(&sample()).to_string();
    for length in (65_520..65_550).chain([0, 1, 131_070]) {
        for filling in ["é", "\u{1F600}", " ", "\u{200b}"] {
            let mut bytes: Vec<u8> = filling.bytes().cycle().take(length).collect();
            bytes.extend_from_slice(b"\n");
            bytes.extend_from_slice(format!("é {code} \u{1F600}\n").as_bytes());
            bytes.extend_from_slice(&[0xFF, 0xC3, 0x28, 0xE2, 0x82, 0, 0xF0]);
            let (success, output, complaints) = run(&TAG, &bytes);
            assert!(success, "{complaints}");
            assert!(output.contains(" 1  codes counted\n"), "{filling:?} {length}: {output}");
        }
    }
}
