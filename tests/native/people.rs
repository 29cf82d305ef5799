//! The waiting room: simulated people of every kind, and what the real pack must say about each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::OnceLock;

use ai_self_check::model::assessment::{Assessment, assess};
use ai_self_check::model::form::Length::{Quick, Standard};
use ai_self_check::model::form::{Form, Length};
use ai_self_check::model::guidance::NextStep;
use ai_self_check::model::item::{Axis, Item};
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::Pack;
use ai_self_check::pack::people::{Agreeing, Chance, Judging, Otherwise, Person};
use ai_self_check::pack::words::{Row, Table, column};

use crate::support;

/// What a crowd of one kind got.
#[derive(Default)]
struct Crowd {
    people: u64,
    /// Sums of confidence, judgement, over-trust and under-trust.
    sums: [u64; 4],
    leans: BTreeMap<Lean, u64>,
    stages: [u64; 5],
}

impl Crowd {
    fn add(&mut self, found: &Assessment) {
        self.people += 1;
        let axis = |score: &Option<ai_self_check::model::score::AxisScore>| score.as_ref().unwrap().score;
        let scores = [axis(&found.confidence), axis(&found.judgement), found.lean.over, found.lean.under];
        for (sum, score) in self.sums.iter_mut().zip(scores) {
            *sum += u64::from(score);
        }
        *self.leans.entry(found.lean.lean).or_default() += 1;
        self.stages[found.stage.as_ref().unwrap().stage as usize] += 1;
    }

    fn at(&self, stage: Stage) -> u64 {
        self.stages[stage as usize]
    }

    /// All of them are here.
    #[track_caller]
    fn all_at(&self, stage: Stage, lean: Lean) {
        assert_eq!((self.at(stage), self.leans.get(&lean)), (self.people, Some(&self.people)));
    }

    fn line(&self, name: &str, form: &Form) -> String {
        let per_thousand = |count: u64| (count * 1000 + self.people / 2) / self.people;
        let [confidence, judgement, over, under] = self.sums.map(|sum| sum / self.people);
        let leans: Vec<String> =
            self.leans.iter().map(|(lean, count)| format!("{lean:?} {}", per_thousand(*count))).collect();
        let [s1, s2, s3, s4, s5] = self.stages.map(per_thousand);
        format!(
            "{name:<22} {:<2} {:<8} {:>6} {confidence:>5} {judgement:>5} {over:>5} {under:>5}  \
             {s1:>5} {s2:>5} {s3:>5} {s4:>5} {s5:>5}  {}",
            form.id,
            form.length.id(),
            self.people,
            leans.join(", ")
        )
    }
}

/// (name, how they answer, how many)
pub(crate) const KINDS: [(&str, Agreeing, Judging, usize); 9] = [
    ("always agree", Agreeing::Point(4), Judging::Random, 1000),
    ("always disagree", Agreeing::Point(0), Judging::Random, 1000),
    ("AI for everything", Agreeing::Feeling(4), Judging::MostTrusting, 1),
    ("AI for nothing", Agreeing::Feeling(4), Judging::LeastTrusting, 1),
    ("first option", Agreeing::Point(0), Judging::First, 1),
    ("random", Agreeing::Random, Judging::Random, 10_000),
    ("careful but anxious", Agreeing::Feeling(0), Judging::Best, 1),
    (
        "confident guesser",
        Agreeing::Feeling(4),
        Judging::Knows { known: [500; 4], otherwise: Otherwise::Guess },
        10_000,
    ),
    ("confident expert", Agreeing::Feeling(4), Judging::Best, 1),
];

/// Every kind on every form, counted once for all tests.
fn crowds() -> &'static [(&'static str, Length, Crowd, String)] {
    static CROWDS: OnceLock<Vec<(&str, Length, Crowd, String)>> = OnceLock::new();
    CROWDS.get_or_init(|| {
        let thresholds = support::questions().thresholds;
        let mut crowds = Vec::new();
        for (name, agreeing, judging, count) in KINDS {
            for form in support::forms() {
                let mut chance = Chance(20_261_122);
                let mut crowd = Crowd::default();
                for _ in 0..count {
                    let responses = Person { agreeing, judging }.answer(&form, &mut chance);
                    crowd.add(&assess(&form, &responses, &thresholds));
                }
                let line = crowd.line(name, &form);
                crowds.push((name, form.length, crowd, line));
            }
        }
        crowds
    })
}

/// Every crowd of this kind, one for each form of these lengths.
#[track_caller]
fn check(kind: &str, lengths: &[Length], expect: impl Fn(&Crowd)) {
    let mut found = crowds().iter().filter(|(name, ..)| *name == kind).peekable();
    assert!(found.peek().is_some(), "no crowd of {kind}");
    found.filter(|(_, length, ..)| lengths.contains(length)).for_each(|(_, _, crowd, _)| expect(crowd));
}

const BOTH: [Length; 2] = [Quick, Standard];

#[test]
fn clicking_without_reading_is_never_fearless() {
    for name in ["always agree", "always disagree", "first option", "random"] {
        check(name, &BOTH, |crowd| assert_eq!(crowd.at(Stage::Fearless), 0, "{name}"));
    }
}

#[test]
fn ai_for_everything_leans_over() {
    check("AI for everything", &BOTH, |crowd| crowd.all_at(Stage::Starting, Lean::Over));
}

#[test]
fn ai_for_nothing_leans_under() {
    check("AI for nothing", &BOTH, |crowd| crowd.all_at(Stage::Starting, Lean::Under));
}

#[test]
fn a_careful_anxious_expert_is_no_beginner() {
    check("careful but anxious", &BOTH, |crowd| crowd.all_at(Stage::Building, Lean::Balanced));
}

#[test]
fn a_confident_guesser_is_rarely_fearless() {
    check("confident guesser", &[Quick], |crowd| assert_eq!(crowd.at(Stage::Fearless), 0));
    // Some always will be: the result is a prompt, not a grade.
    check("confident guesser", &[Standard], |crowd| {
        assert!(crowd.at(Stage::Fearless) * 100 < crowd.people * 5, "{:?}", crowd.stages);
    });
}

/// Before and after: whoever takes form b must not score otherwise because its items differ.
#[test]
fn forms_a_and_b_are_parallel() {
    let mut pairs = 0;
    for (kind, length, one, line) in crowds() {
        for (other_kind, other_length, other, other_line) in crowds() {
            if (kind, length) != (other_kind, other_length) || line == other_line {
                continue;
            }
            pairs += 1;
            for (sum, other_sum) in one.sums.iter().zip(other.sums) {
                let apart = (sum / one.people).abs_diff(other_sum / other.people);
                assert!(apart <= 30, "{line}\n{other_line}");
            }
        }
    }
    assert_eq!(pairs, 2 * 2 * KINDS.len(), "each kind on both lengths, seen from each side");
}

#[test]
fn a_confident_expert_gets_as_far_as_the_form_goes() {
    check("confident expert", &[Standard], |crowd| crowd.all_at(Stage::Fearless, Lean::Balanced));
    check("confident expert", &[Quick], |crowd| crowd.all_at(Stage::Steady, Lean::Balanced));
}

/// The first screen of a result: a strength, an opening, perhaps a red line, and a next step.
#[test]
fn the_first_screen_has_at_most_150_words() {
    let guidance = support::guidance();
    let words = |row: &Row| row.text(column::keyed::TEXT).split_whitespace().count();
    let longest = |table| guidance.rows(table).iter().map(words).max().unwrap();
    let [strength, opening, line, step] =
        [Table::Strengths, Table::Openings, Table::RedLines, Table::NextSteps].map(longest);
    // A red line has a next step of its own.
    let after_line = words(guidance.next_step(NextStep::RedLine).unwrap());
    let found = [strength, opening, line, step, after_line];
    assert!(found.iter().all(|count| *count > 10), "texts were counted: {found:?}");
    assert!(strength + opening + (line + after_line).max(step) <= 150, "{found:?}");
}

/// Words for an axis that is ahead are no use if nobody gets there.
#[test]
fn somebody_reaches_every_gap_and_no_two_openings_are_alike() {
    let (thresholds, mut chance) = (support::questions().thresholds, Chance(1));
    let mut ahead = BTreeSet::new();
    for form in support::forms() {
        for _ in 0..500 {
            let responses = Person::any(&mut chance).answer(&form, &mut chance);
            ahead.insert(assess(&form, &responses, &thresholds).ahead);
        }
    }
    assert_eq!(ahead, BTreeSet::from([None, Some(Axis::Confidence), Some(Axis::Judgement)]));

    let guidance = support::guidance();
    let texts: Vec<&str> = guidance.rows(Table::Openings).iter().map(|row| row.text(0)).collect();
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    assert_eq!((texts.len(), texts.iter().collect::<BTreeSet<_>>().len()), (50, 50));
}

/// A form as somebody of a role is asked it: with the role's own items in the place of general ones.
fn for_role(form: &Form, pack: &Pack, role: usize) -> Form {
    let own = |item: &Item| {
        let shown = pack.shown(item.id(), Some(role));
        pack.questions.items.iter().find(|own| own.id() == shown).unwrap_or(item).clone()
    };
    let mut form = form.clone();
    form.items = form.items.iter().map(own).collect();
    form
}

/// Everybody on every form in every role: a role's items differ, and what they give must not.
#[test]
fn everybody_in_every_role() {
    let pack = support::pack();
    let roles: Vec<&str> = pack.questions.roles.iter().map(|role| role.text(column::named::ID)).collect();
    let mut table = String::from(
        "As above, in each role, with at most 1000 people; roles that get the same share a line.\n\
         kind                   form      people  conf judge  over under      1     2     3     4     5  lean; roles\n",
    );
    let mut own_items = BTreeSet::new();
    for (name, agreeing, judging, count) in KINDS {
        for form in support::forms() {
            let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for (role, id) in roles.iter().enumerate() {
                let form = for_role(&form, &pack, role);
                own_items.extend(form.items.iter().map(|item| item.id().to_owned()));
                let (mut chance, mut crowd) = (Chance(20_261_125), Crowd::default());
                for _ in 0..count.min(1000) {
                    let responses = Person { agreeing, judging }.answer(&form, &mut chance);
                    crowd.add(&assess(&form, &responses, &pack.questions.thresholds));
                }
                lines.entry(crowd.line(name, &form)).or_default().push(id);
            }
            assert_eq!(lines.len(), 1, "the same for every role: {lines:#?}");
            for (line, ids) in lines {
                let ids =
                    if ids.len() == roles.len() { format!("all {}", ids.len()) } else { ids.join(", ") };
                writeln!(table, "{line}; {ids}").unwrap();
            }
        }
    }
    assert_eq!(own_items.len(), pack.questions.items.len(), "every item is asked of somebody");
    println!("{table}");
}

#[test]
fn everybody_in_one_table() {
    let mut table = String::from(
        "Means of 0 to 1000; stages 1 to 5 and leans in people per thousand.\n\
         kind                   form      people  conf judge  over under      1     2     3     4     5  lean\n",
    );
    for (.., line) in crowds() {
        writeln!(table, "{line}").unwrap();
    }
    println!("{table}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("people", table);
    });
}
