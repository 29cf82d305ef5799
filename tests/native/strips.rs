//! The desk where strips of paper are typed, a line each, and what a room counts of them.

use ai_self_check::workshop::cohort::{Cohort, Round};
use ai_self_check::workshop::room::{Effect, Event, Keeping, Order, Room, Say, papers, update};
use ai_self_check::workshop::sheets::Source;

use crate::desk::desk;

/// A room counts papers that are typed as lines, each as a person, also when the same lines come once more.
#[test]
fn a_room_counts_typed_papers() {
    let desk = desk("en");
    let questions = desk.questions();
    let worries = u8::try_from(questions.worries.len()).unwrap();
    let mut room = Room::new(&questions.pack, questions.version, worries, "");
    room.settings.word = "oak".to_owned();
    room.cohort = Cohort::new(room.tag());
    let source = Source { words: &desk.words, packs: std::slice::from_ref(&desk.pack) };
    let text = "AQ2+ EAEAEE AB AAAA AA\nAQ A\n".to_owned() + &"AQ EAEAEE AB AAAA AA\n".repeat(100);
    room.keeping = Keeping::Yes;
    for turn in 1..=2 {
        let found = papers(&Order::of(&room), source, &text, 5);
        assert_eq!((found.codes.len(), found.troubles.len(), found.troubles[0].0), (101, 1, 2));
        assert_eq!(update(&mut room, Event::Papers(found)), [Effect::Keep], "a crash loses none of them");
        assert_eq!(room.cohort.people(Round::Before), 101 * turn);
        let Some(Say::Papers(report, troubles)) = &room.said else { panic!("{:?}", room.said) };
        assert_eq!((report.new, report.again, troubles.len()), (101, 0, 1));
    }
    assert!(room.looked(Round::Before).screen.is_some(), "a picture of 202 people");
    update(&mut room, Event::Close(Round::Before));
    let found = papers(&Order::of(&room), source, "AQ2 EAEAEE AB AAAA AA", 6);
    update(&mut room, Event::Papers(found));
    assert!(matches!(&room.said, Some(Say::Papers(report, _)) if (report.new, report.closed) == (0, 1)));
    assert_eq!(room.cohort.people(Round::Before), 202);
}
