//! The gallery: every kind of screen once, as a view model and as markup, each beside the last known one.

use std::rc::Rc;

use ai_self_check::model::assessment::assess;
use ai_self_check::model::form::Length::{Quick, Standard};
use ai_self_check::model::item::{Item, JudgedKind};
use ai_self_check::model::response::{Response, Responses, Sureness};
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::Pack;
use ai_self_check::pack::people::{Agreeing, Chance, Judging, Otherwise, Person};
use ai_self_check::session::{Event, Feedback, Options, Phase, ViewModel, start, view_model};
use ai_self_check::view::{Screen, ScreenProps};
use yew::{Callback, LocalServerRenderer};

use crate::run::{Run, options};
use crate::support;

pub(crate) fn markup(view: &ViewModel) -> String {
    let props =
        ScreenProps { view: Rc::new(view.clone()), on_event: Callback::noop(), on_key: Callback::noop() };
    let page = LocalServerRenderer::<Screen>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, page.render())
}

/// The parts of the markup that begin with `<name` and end with the tag's `>`.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name}");
    let begins = html.match_indices(&opening).filter(|(at, _)| {
        html[at + opening.len()..]
            .starts_with(|next: char| next.is_whitespace() || next == '>' || next == '/')
    });
    begins.map(|(at, _)| &html[at..at + html[at..].find('>').unwrap()]).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// What every screen keeps to, and then the two snapshots.
#[track_caller]
fn check(name: &str, run: &Run) {
    let view = run.view();
    let html = markup(&view);
    for forbidden in [" style=", "<style", "<script", " onclick", "javascript:"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    // Every input stands in a label that has words.
    for (at, _) in html.match_indices("<input") {
        let label = html[..at].rfind("<label").expect("a label around it");
        assert!(!html[label..at].contains("</label"), "{}", &html[at..]);
        let words = html[at..].split("<span>").nth(1).and_then(|rest| rest.split("</span>").next());
        assert!(words.is_some_and(|words| !words.trim().is_empty()));
    }
    // Every name by id is there, once.
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for name in ["fieldset", "svg", "label"] {
        for tag in tags(&html, name) {
            let named = attribute(tag, "aria-labelledby").or(attribute(tag, "for")).unwrap_or_default();
            for id in named.split_whitespace() {
                assert_eq!(ids.iter().filter(|found| **found == id).count(), 1, "{id}");
            }
        }
    }
    assert!(tags(&html, "button").iter().all(|tag| attribute(tag, "type") == Some("button")));
    assert!(!view.heading.is_empty() && !view.privacy.is_empty());
    assert!(view.buttons.iter().all(|button| !button.label.is_empty()));
    assert!(!html.contains('{') && !html.contains('}'), "a place was not filled");

    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("{name}.view"), format!("{view:#?}"));
        insta::assert_snapshot!(format!("{name}.html"), html.replace("><", ">\n<"));
    });
}

fn is_kind(kind: JudgedKind) -> impl Fn(&Item) -> bool {
    move |item| matches!(item, Item::Judged(item) if item.kind == kind)
}

/// A run that stands at the first item that fits.
fn at(wanted: impl Fn(&Item) -> bool) -> Run {
    let mut run = Run::new(options(Standard));
    run.go_to(wanted);
    run
}

#[test]
fn role() {
    let mut run = Run::new(options(Quick));
    check("role", &run);
    run.choose(1);
    check("role-chosen", &run);
}

#[test]
fn agree() {
    let mut run = Run::new(Options { role: Some(0), ..options(Quick) });
    check("agree-first", &run);
    run.next();
    run.choose(3);
    check("agree", &run);
}

#[test]
fn worries() {
    let mut run = at(|item| *item == Item::Worries);
    check("worries-empty", &run);
    [3, 0, 7].into_iter().for_each(|option| drop(run.choose(option)));
    check("worries-full", &run);
}

#[test]
fn judged() {
    let mut sort = at(is_kind(JudgedKind::Sort));
    check("sort-note", &sort);
    sort.next();
    check("sort", &sort);
    check("scenario", &at(is_kind(JudgedKind::Scenario)));
    check("spot", &at(is_kind(JudgedKind::Spot)));
    let mut knowledge = at(is_kind(JudgedKind::Knowledge));
    check("knowledge", &knowledge);
    knowledge.choose(2);
    knowledge.sure(2);
    check("knowledge-sureness", &knowledge);
}

#[test]
fn reasons() {
    let mut run = Run::new(Options { feedback: Feedback::Each, ..options(Standard) });
    run.go_to(is_kind(JudgedKind::Scenario));
    run.choose(2);
    run.next();
    check("reasons", &run);
}

#[test]
fn review() {
    let mut run = Run::new(options(Quick));
    let mut responses = ANXIOUS.answer(&run.session.form, &mut Chance(1));
    for place in [0, 6, 10] {
        responses[place] = None;
    }
    for (place, response) in responses.iter().enumerate() {
        run.go(ai_self_check::session::Phase::Item(place));
        response.iter().for_each(|response| run.answer(response));
    }
    run.next();
    check("review", &run);
}

const ANXIOUS: Person = Person { agreeing: Agreeing::Feeling(0), judging: Judging::Best };
const GUESSER: Person = Person {
    agreeing: Agreeing::Feeling(4),
    judging: Judging::Knows { known: [500; 4], otherwise: Otherwise::Guess },
};

#[test]
fn result_of_an_anxious_expert() {
    let mut run = Run::new(options(Quick));
    let responses = ANXIOUS.answer(&run.session.form, &mut Chance(1));
    run.choose(1);
    run.finish(&responses);
    check("result-quick", &run);
}

/// The first confident guesser to cross a red line who would stand higher without it.
fn red_liner(run: &Run) -> Responses {
    let (form, thresholds) = (&run.session.form, &run.pack.questions.thresholds);
    let held = |responses: &Responses| {
        let found = assess(form, responses, thresholds);
        let axes = [&found.confidence, &found.judgement].map(|axis| axis.as_ref().unwrap().score);
        found.red_lines.len() == 1 && Stage::of(axes[0].min(axes[1]), &thresholds.cuts) > Stage::Building
    };
    (0..1000).map(|seed| GUESSER.answer(form, &mut Chance(seed))).find(held).unwrap()
}

#[test]
fn result_of_a_confident_guesser() {
    let mut run = Run::new(options(Standard));
    let mut responses = red_liner(&run);
    for (item, response) in run.session.form.items.iter().zip(&mut responses) {
        match response {
            Some(Response::Choice { sureness: Some(sureness), .. }) => *sureness = Sureness::Certain,
            Some(Response::Worries { picked, .. }) if *item == Item::Worries => *picked = vec![3, 0],
            _ => {}
        }
    }
    run.choose(2);
    run.finish(&responses);
    check("result-standard", &run);
}

#[test]
fn result_of_nobody() {
    let mut run = Run::new(options(Standard));
    run.go(ai_self_check::session::Phase::Result);
    check("result-skipped", &run);
}

#[test]
fn result_without_guidance() {
    let pack = Pack { guidance: None, ..support::pack() };
    let (session, effects) = start(&pack, options(Quick)).unwrap();
    let mut run = Run { pack, session, effects };
    let responses = ANXIOUS.answer(&run.session.form, &mut Chance(1));
    run.finish(&responses);
    check("result-waiting", &run);
    run.send(Event::GuidanceMissing);
    check("result-missing", &run);
}

#[test]
fn a_gate_at_the_top_still_draws_the_map() {
    let edit = ("pack.toml", "fearless = { judgement = 880", "fearless = { judgement = 1000");
    let (sound, problems) = support::checked(&crate::packs::edited(&[edit]), support::TODAY);
    let sound = sound.unwrap_or_else(|| panic!("{problems:#?}"));
    let pack = Pack { questions: Rc::new(sound.questions), guidance: Some(Rc::new(sound.guidance)) };
    let (mut session, _) = start(&pack, options(Standard)).unwrap();
    let expert = Person { agreeing: Agreeing::Feeling(4), judging: Judging::Best };
    session.responses = expert.answer(&session.form, &mut Chance(1));
    session.phase = Phase::Result;
    let view = format!("{:?}", view_model(&pack, &session));
    assert!(view.contains("stage: 5") && view.contains("label_y: 0"), "{view}");
}
