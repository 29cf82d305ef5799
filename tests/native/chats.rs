//! The letter room: codes in pasted chats, and everything there that is no code.

use std::time::Instant;

use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::result_code::{Content, Door, Finder, Found, Refusal, encode, find_all, issue};
use proptest::prelude::*;

use crate::codes::{any_content, sample};
use crate::strategies::config;

/// A text holds so many codes, and so many stretches that look like one and are refused.
#[track_caller]
fn check(text: &str, codes: usize, refused: usize) {
    let found: Vec<Found> = find_all(text, Door::Any).collect();
    let good = found.iter().filter(|found| found.result.is_ok()).count();
    assert_eq!((good, found.len() - good), (codes, refused), "{text:?}: {found:?}");
    for one in found.iter().filter(|found| found.result.is_ok()) {
        assert!(text[one.at..].chars().next().unwrap().is_alphanumeric(), "{text:?} at {}", one.at);
    }
}

#[test]
fn codes_are_found_in_what_people_write() {
    for text in [
        "GZ1T-ZEW8-EQ7A",
        "[10:02] Sam: my code is gz1tzew8eq7a, thanks",
        "code GZ1T-ZEW8-EQ7A",
        "code GZ1T ZEW8 EQ7A",
        "that code here GZ1T ZEW8 EQ7A from room four",
        "GZ1T–ZEW8-EQ7A.",
        "GZ1T - ZEW8 - EQ7A",
        "https://example.org/join#code=GZ1T-ZEW8-EQ7A&x=1",
        "<b>GZ1T-ZEW8-EQ7A</b>",
        "=HYPERLINK(\"GZ1T-ZEW8-EQ7A\")",
        "1. GZ1T.ZEW8.EQ7A",
        "ＧＺ１Ｔ－ＺＥＷ８－ＥＱ７Ａ",
        "\u{2068}GZ1T-ZEW8-EQ7A\u{2069}",
    ] {
        check(text, 1, 0);
    }
    check("GZ1T-ZEW8-EQ7A GZ1T-ZEW8-EQ7A", 2, 0);
    check("GZ1T ZEW8 EQ7A GZ1T ZEW8 EQ7A", 2, 0);
    check("GZ1T-ZEW8-EQ7A\nPF5B-P5ZR-KFS7\r\nR2RH733SFGKJ", 3, 0);
}

/// Codes that others made may lack a digit: with dashes they are still codes, as a bare word they are not.
#[test]
fn a_code_of_letters_alone_needs_its_dashes() {
    let letters = (0..).map(|seed| encode(&any_content(&mut Chance(seed))));
    let code = letters.take(10_000).find(|code| !code.plain().contains(|found: char| found.is_ascii_digit()));
    let code = code.unwrap().to_string();
    check(&code, 1, 0);
    check(&code.replace('-', "."), 1, 0);
    check(&code.replace('-', " "), 0, 0);
    check(&code.replace('-', ""), 0, 0);
}

#[test]
fn slips_are_counted_once() {
    check("GZ1T-ZEW8-EQ7B", 0, 1);
    check("gz1tzew8eq7b", 0, 1);
    check("my code GZ1T ZEW8 EQ7B then", 0, 1);
    check("GZ1T ZEW8 EQ7B GZ1T ZEW8 EQ7A", 1, 1);
    check("GZ1T-ZEW8-EQ7A-GZ1T-ZEW8-EQ7B", 1, 1);
    check("GZ1T-ZEW8-EQ7B\nGZ1T-ZEW8-EQ7B", 0, 2);
}

#[test]
fn words_and_numbers_are_no_codes() {
    for text in [
        "conversation relationship intelligence professional",
        "they went home with that nice book from town",
        "well-made-kept-safe",
        "call 0300 1234 5678 or 4929 1234 5678 9012",
        "123456789012 000000000000",
        "made 2026 that plan",
        "naïveté1234éa abcdéf123456",
        "GZ1T-ZEW8\nEQ7A",
        "GZ1T      ZEW8 EQ7A",
        "GZ1T/ZEW8/EQ7A",
        "GZ1T-ZEW8 EQ7A",
        "xGZ1T-ZEW8-EQ7A",
        "GZ1TZEW8EQ7AX",
        "",
    ] {
        check(text, 0, 0);
    }
}

/// 466,000 letters of prose-like words, some of 12 letters and many of four: nothing is counted.
#[test]
fn no_ordinary_text_becomes_a_vote() {
    let mut chance = Chance(5);
    let mut text = String::new();
    for _ in 0..200_000 {
        let length = [4, 4, 12, 3, 7, 4][chance.below(6)];
        text.extend((0..length).map(|_| char::from(b'a' + chance.below(26) as u8)));
        text.push([' ', ' ', ' ', '-', '\n', '.'][chance.below(6)]);
    }
    check(&text, 0, 0);
}

#[test]
fn doors_hold_in_chats() {
    let mut other = sample();
    other.tag.0 ^= 1;
    let text = format!("{} and {}", issue(&sample()), issue(&other));
    let found: Vec<_> = find_all(&text, Door::Room(sample().tag)).map(|found| found.result).collect();
    assert_eq!(found[0].map(|content| content.tag), Ok(sample().tag));
    assert_eq!(found[1], Err(Refusal::OtherPack { found: 91, expected: 90 }));
}

/// Twice the text, about twice the time; 100,000 codes in a chat.
#[test]
fn a_long_chat_costs_in_proportion() {
    let mut chance = Chance(6);
    let contents: Vec<Content> = (0..100_000).map(|_| any_content(&mut chance)).collect();
    let text: String =
        contents.iter().map(|content| format!("Somebody: my code is {}!\n", issue(content))).collect();
    let timed = |text: &str| {
        let begun = Instant::now();
        (find_all(text, Door::Any).filter(|found| found.result.is_ok()).count(), begun.elapsed())
    };
    let (half, whole) = (timed(&text[..text.len() / 2]), timed(&text));
    println!(
        "chats: {} bytes with {} codes read in {:?}, half in {:?} (debug build)",
        text.len(),
        whole.0,
        whole.1,
        half.1
    );
    assert_eq!((half.0, whole.0), (50_000, 100_000));
    // Twice the text may cost four times as much on a busy machine, not a thousand times.
    assert!(whole.1 < half.1 * 10 + std::time::Duration::from_secs(1), "{half:?} {whole:?}");
    // The worst text for a reader that looks back: groups that are refused at every step.
    let worst = timed(&"A1B2 ".repeat(200_000));
    assert_eq!(worst.0, 0);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
        for text in [&*String::from_utf8_lossy(&bytes), text.as_str()] {
            prop_assert!(find_all(text, Door::Any).count() <= text.len() / 8);
        }
    }

    /// Whatever stands around a code, unless it touches it, the code is found; in pieces as in one.
    #[test]
    fn codes_are_found_in_any_text(before in any::<String>(), after in any::<String>(), seed in any::<u64>()) {
        let content = any_content(&mut Chance(seed));
        let text = format!("{before}\n{}\n{after}", issue(&content));
        let found: Vec<Found> = find_all(&text, Door::Any).collect();
        let at = before.len() + 1;
        prop_assert!(found.iter().any(|found| found.at == at && found.result.is_ok()), "{:?}", found);

        let (mut finder, mut again) = (Finder::new(Door::Any), Vec::new());
        for (at, character) in text.char_indices() {
            finder.push(at, character, |found| again.push(found));
        }
        finder.finish(|found| again.push(found));
        prop_assert_eq!(found, again);
    }
}
