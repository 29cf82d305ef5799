//! The reading room, back shelf: items that say the same, what gives a best choice away, and the key.

use ai_self_check::pack::problem::Report;
use ai_self_check::pack::read;
use ai_self_check::pack::reading::keys;

use crate::reading::{agree, check, check_in, file, lists, measured};

/// Two cards with so many words in common and so many of their own.
fn cards(common: usize, own: [usize; 2], extra: [&str; 2]) -> String {
    let letters: Vec<String> = ('b'..='z').filter(|c| *c != 'i').map(String::from).collect();
    let (shared, rest) = letters.split_at(common);
    let (one, rest) = rest.split_at(own[0]);
    let card = |id: &str, own: &[String], extra: &str| {
        format!("[[sort]]\nid = \"{id}\"\n{extra}\ntext = \"{}\"\n", [shared, own].concat().join(" "))
    };
    card("one", one, extra[0]) + &card("two", &rest[..own[1]], extra[1])
}

#[test]
fn twins_are_found() {
    let twin = |share: usize, limit: usize| {
        format!(
            "error: t.toml: sort two, text: found {share} % of stems in common with sort one, expected at most {limit} %"
        )
    };
    let [none, clerk, coach] = ["", "for = \"z\"\nroles = [\"clerk\"]", "for = \"z\"\nroles = [\"coach\"]"];
    let elsewhere = "for = \"y\"\nroles = [\"coach\"]";
    let (near, far) = ((9, [5, 6]), (6, [3, 4]));
    let check_cards = |(common, own): (usize, [usize; 2]), extra: [&str; 2], expected: &str| {
        check(&cards(common, own, extra), expected);
    };
    check_cards(near, [none, none], "");
    check_cards(far, [none, none], &twin(46, 45));
    // One person may be asked both: an item of every role with one of a role, and two of one role.
    check_cards(far, [none, coach], &twin(46, 45));
    check_cards(far, [elsewhere, coach], &twin(46, 45));
    // Nobody is asked both: two roles, or two items for one place.
    let (loose, loud) = ((6, [1, 1]), (10, [1, 2]));
    check_cards(loose, [clerk, coach], "");
    check_cards(loud, [clerk, coach], &twin(76, 75));
    check_cards(loose, [clerk, elsewhere], "");
    check_cards(loose, [none, &coach.replace('z', "one")], "");
    check_cards(loud, [none, &coach.replace('z', "one")], &twin(76, 75));
    // Stems: endings and small words do not tell two items apart; kinds are not compared.
    let pair = |one: &str, other: &str| format!("{}[[agree]]\nid = \"y\"\ntext = \"{other}\"\n", agree(one));
    check(
        &pair("I check the notes.", "We are checking a note."),
        "error: t.toml: agree y, text: found 100 %",
    );
    check(&pair("I check the notes.", "I write the letters."), "");
    check(
        &format!("{}[[sort]]\nid = \"y\"\ntext = \"I check the notes.\"\n", agree("I check the notes.")),
        "",
    );
}

/// Knowledge items of four choices: where the best one stands, and what each choice ends with.
fn choices(items: &[(usize, [&str; 4])]) -> String {
    let mut toml = String::new();
    for (number, (best, ends)) in items.iter().enumerate() {
        let letter = char::from(b'k' + u8::try_from(number).unwrap());
        toml += &format!(
            "[[knowledge]]\nid = \"{letter}\"\ntext = \"{letter}a {letter}e {letter}o\"\nchoices = [\n"
        );
        for (place, end) in ends.iter().enumerate() {
            let quality = if place == *best { 1000 } else { 0 };
            toml += &format!(
                "  {{ id = \"c{place}\", quality = {quality}, text = \"{letter}u{place} {end}\" }},\n"
            );
        }
        toml += "]\n";
    }
    toml
}

#[test]
fn the_best_choice_is_not_given_away() {
    let plain = ["so", "so", "so", "so"];
    let line = |what: &str, count: usize, limit: usize| {
        format!(
            "warning: t.toml: knowledge, choices: found {what} in {count} of 4 items, expected at most in {limit} %"
        )
    };
    check(&choices(&[(0, plain), (1, plain), (2, plain), (3, plain)]), "");
    check(&choices(&[(1, plain), (1, plain), (2, plain), (3, plain)]), "");
    let often = choices(&[(1, plain), (1, plain), (1, plain), (3, plain)]);
    check(
        &often,
        &format!(
            "{} of them: shuffled on screen, but not on paper",
            line("the best choice at place 2", 3, 50)
        ),
    );
    check_in(None, &often, &line("the best choice at place 2", 3, 50));
    // An item that stands in has the order of another: three general ones are too few to say.
    check(&often.replacen("id = \"k\"", "id = \"k\"\nfor = \"l\"", 1), "");
    check(&choices(&[(1, plain), (1, plain), (1, plain)]), "");

    let checks = ["check", "so", "so", "so"];
    let all = ["check", "check", "so", "so"];
    check(&choices(&[(0, checks), (1, plain), (2, plain), (3, plain)]), "");
    check(
        &choices(&[(0, checks), (0, checks), (2, plain), (3, plain)]),
        &line("a word of checking in the best choice alone", 2, 25),
    );
    check(&choices(&[(0, checks), (0, all), (2, plain), (3, plain)]), "");
    check(&choices(&[(0, checks), (1, checks), (2, plain), (3, plain)]), "");

    let twice = ["check, check", "check, so", "so, so", "so, so"];
    check(&choices(&[(0, twice), (0, twice), (2, plain), (3, plain)]), "");

    let clauses = |best: usize| {
        let mut ends = plain;
        ends[best] = "so, so";
        (best, ends)
    };
    check(&choices(&[clauses(0), clauses(1), (2, plain), (3, plain)]), "");
    check(
        &choices(&[clauses(0), clauses(1), clauses(2), (3, plain)]),
        &line("the best choice with the most clauses", 3, 50),
    );
    check(&choices(&[clauses(0), clauses(1), (2, ["so, so", "so", "so, so", "so"]), (3, plain)]), "");

    let (tables, _) = measured(
        &file(&choices(&[clauses(0), (1, checks), (1, plain), (3, ["so so", "so so", "so so", "so"])])),
        Some(lists()),
    );
    let row = &tables[4].rows[0];
    assert_eq!(row.join(" | "), "knowledge | 4 | 166 % | 1 | 1 | 4 | 1 2 0 1 0 | 0 | 1");
}

#[test]
fn the_balance_of_the_key_is_shown_by_dimension() {
    let toml = r#"
        [[form]]
        id = "a"
        length = "quick"
        sort = ["one", "two"]
        scenario = ["three", "unknown"]
        [[sort]]
        id = "one"
        dimension = "J4"
        ai-drafts = { quality = 1000, lean = 0 }
        person-only = { quality = 0, lean = -2 }
        [[sort]]
        id = "two"
        dimension = "J1"
        ai-drafts = { quality = 0, lean = 1 }
        person-only = { quality = 1000, lean = 0 }
        [[scenario]]
        id = "three"
        dimension = "J2"
        best = "use"
        choices = [ { id = "c", lean = 2 }, { id = "d", lean = -1 } ]
        [[scenario]]
        id = "spare"
        dimension = "J3"
    "#;
    let wire = read::read(&file(toml), &mut Report::default());
    let rows: Vec<String> = keys::balance(&wire).rows.iter().map(|row| row.join(" ")).collect();
    // Two cards weigh as much as one other item.
    let expected =
        ["a quick all 3 2 1 5 4", "a quick J1 1 0 1 1 0", "a quick J2 1 1 0 4 2", "a quick J4 1 1 0 0 2"];
    assert_eq!(rows, expected);
}
