//! The reading desk: all that a screen shows, line by line in the order of the page, from the view model alone.
//!
//! Its twin is `seen` in `tests/pages/cases.js`, which reads the same lines from a page.

use ai_self_check::session::view_model::{Block, Group, Map, Mill};
use ai_self_check::session::{Effect, Tell, ViewModel};

/// The lines of a screen.
pub(crate) fn seen(view: &ViewModel) -> Vec<String> {
    let mut lines = vec![view.status.to_string()];
    lines.extend(view.progress.iter().map(|progress| progress.text.to_string()));
    lines.extend(view.kicker.iter().map(|kicker| kicker.to_string()));
    lines.push(view.heading.to_string());
    view.blocks.iter().for_each(|one| block(one, &mut lines));
    lines.extend(view.buttons.iter().map(|button| button.label.to_string()));
    lines.push(view.privacy.to_string());
    lines.retain(|line| !line.is_empty());
    lines
}

/// What the page is told, as lines.
pub(crate) fn told(effects: &[Effect]) -> Vec<String> {
    let line = |effect: &Effect| match effect {
        Effect::Tell(Tell::Start) => Some("told start 0 0".to_owned()),
        Effect::Tell(Tell::Progress { answered, total }) => Some(format!("told progress {answered} {total}")),
        Effect::Tell(Tell::Complete(_)) => Some("told complete 0 0".to_owned()),
        Effect::Print => Some("told print 0 0".to_owned()),
        Effect::Restart => Some("told restart 0 0".to_owned()),
        Effect::LoadGuidance => Some("told guidance 0 0".to_owned()),
        Effect::Focus(_) | Effect::Save | Effect::Code => None,
    };
    effects.iter().filter_map(line).collect()
}

fn block(view: &Block, lines: &mut Vec<String>) {
    let mut say = |words: &str| lines.push(words.to_owned());
    match view {
        Block::Para(_, words) => say(words),
        Block::Quote(label, words) => [label, words].into_iter().for_each(|words| say(words)),
        Block::List { lines, .. } => lines.iter().for_each(|words| say(words)),
        Block::Group(view) => group(view, lines),
        Block::Action(words, button) => [words, &button.label].into_iter().for_each(|words| say(words)),
        Block::Section(view) => {
            say(&view.heading);
            view.blocks.iter().for_each(|one| block(one, lines));
        }
        Block::Details(summary, inner) => {
            say(summary);
            inner.iter().for_each(|one| block(one, lines));
        }
        Block::Map(view) => map(view, lines),
        Block::Mill(view) => mill(view, lines),
        Block::Table(view) => {
            say(&view.caption);
            view.head.iter().chain(view.rows.iter().flatten()).for_each(|words| say(words));
        }
        Block::Facts(facts) => {
            for fact in facts {
                [&*fact.claim, &*fact.source, " ", &*fact.note].into_iter().for_each(&mut say);
            }
        }
    }
}

fn group(view: &Group, lines: &mut Vec<String>) {
    lines.push(view.legend.to_string());
    for choice in &view.choices {
        let state = [(choice.chosen, "chosen"), (choice.closed, "closed")];
        let state: Vec<&str> = state.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect();
        lines.push(format!("[{}]", state.join(" ")));
        lines.push(choice.label.to_string());
        if view.number == 0 && choice.option < 9 {
            lines.push((choice.option + 1).to_string());
        }
    }
}

fn map(view: &Map, lines: &mut Vec<String>) {
    lines.push(view.title.to_string());
    for area in &view.areas {
        lines.push(format!("area {} {}", area.stage, area.points));
        lines.push(area.name.to_string());
    }
    lines.push(view.across.to_string());
    lines.push(view.up.to_string());
    lines.push(format!("place {} {}", view.x, view.y));
    lines.push(view.you.to_string());
}

fn mill(view: &Mill, lines: &mut Vec<String>) {
    lines.push(view.title.to_string());
    lines.extend((1..=3).map(|course| format!("built {}", if course <= view.tower { "yes" } else { "no" })));
    let sails = 0..7;
    lines.extend(sails.map(|sail| format!("level {}", view.sails.get(sail).copied().unwrap_or(0))));
    if view.numbered {
        lines.extend((1..=7).map(|number| number.to_string()));
    }
}
