//! The rehearsal room: one person's run on the real pack, played by events alone.

use ai_self_check::model::form::Length;
use ai_self_check::model::item::Item;
use ai_self_check::model::response::{Response, Responses, Sureness};
use ai_self_check::pack::Pack;
use ai_self_check::session::state::shown_order;
use ai_self_check::session::view_model::{Block, Group};
use ai_self_check::session::{
    Effect, Event, Feedback, Numerals, Options, Phase, Session, Sharing, ViewModel, start, update, view_model,
};

use crate::support;

/// A session with its pack, and every effect so far.
pub(crate) struct Run {
    pub(crate) pack: Pack,
    pub(crate) session: Session,
    pub(crate) effects: Vec<Effect>,
}

/// What a browser says of English, for the counts 0, 1 and 2.
pub(crate) const ENGLISH: &str = "1,000 other one other";

/// Form a, seed 1, the role asked for, reasons at the end.
pub(crate) fn options(length: Length) -> Options {
    let numerals = Numerals::new(ENGLISH);
    let (feedback, sharing) = (Feedback::End, Sharing::Nothing);
    Options { form: "a".into(), length, role: None, feedback, seed: 1, numerals, keep: false, sharing }
}

impl Run {
    pub(crate) fn new(options: Options) -> Run {
        let pack = support::pack();
        let (session, effects) = start(&pack, options).unwrap();
        Run { pack, session, effects }
    }

    /// Sends an event; gives the effects of this one.
    pub(crate) fn send(&mut self, event: Event) -> Vec<Effect> {
        let (session, effects) = update(&self.pack, self.session.clone(), event);
        self.session = session;
        self.effects.extend(&effects);
        effects
    }

    pub(crate) fn choose(&mut self, option: u8) -> Vec<Effect> {
        self.send(Event::Choose { group: 0, option })
    }

    pub(crate) fn sure(&mut self, option: u8) -> Vec<Effect> {
        self.send(Event::Choose { group: 1, option })
    }

    pub(crate) fn next(&mut self) -> Phase {
        self.send(Event::Next);
        self.session.phase
    }

    pub(crate) fn back(&mut self) -> Phase {
        self.send(Event::Back);
        self.session.phase
    }

    /// Goes on until the run is here.
    #[track_caller]
    pub(crate) fn go(&mut self, phase: Phase) {
        for _ in 0..=2 * self.session.form.items.len() {
            if self.session.phase == phase {
                return;
            }
            self.next();
        }
        panic!("{phase:?} was never reached, the run is at {:?}", self.session.phase);
    }

    /// Goes on to the first item that fits.
    #[track_caller]
    pub(crate) fn go_to(&mut self, wanted: impl Fn(&Item) -> bool) -> usize {
        let place = self.session.form.items.iter().position(wanted).unwrap();
        self.go(Phase::Item(place));
        place
    }

    /// Answers the item on the screen the way a person would, by choosing what is shown.
    pub(crate) fn answer(&mut self, response: &Response) {
        for (group, option) in self.choices(response) {
            self.send(Event::Choose { group, option });
        }
    }

    /// What a person would choose to answer the item on the screen: groups and options as shown.
    pub(crate) fn choices(&self, response: &Response) -> Vec<(u8, u8)> {
        let Phase::Item(place) = self.session.phase else { panic!("no item is asked") };
        let shown = |found: Option<usize>| u8::try_from(found.unwrap()).unwrap();
        match (&self.session.form.items[place], response) {
            (Item::Agree(_), Response::Agree(point)) => vec![(0, *point)],
            (Item::Worries, Response::Worries { picked, other }) => {
                let count = shown(Some(self.pack.questions.worries.len()));
                let mut options: Vec<u8> = picked.clone();
                if *other {
                    options.push(count);
                } else if picked.is_empty() {
                    options.push(count + 1);
                }
                options.into_iter().map(|option| (0, option)).collect()
            }
            (Item::Judged(item), Response::Choice { choice, sureness }) => {
                let order = shown_order(self.session.options.seed, place, item);
                let mut choices = vec![(0, shown(order.iter().position(|one| one == choice)))];
                if let Some(sureness) = sureness {
                    let all = [Sureness::Guess, Sureness::Fairly, Sureness::Certain];
                    choices.push((1, shown(all.iter().position(|one| one == sureness))));
                }
                choices
            }
            (Item::Judged(item), Response::DontKnow) => vec![(0, shown(Some(item.marks.len())))],
            (item, response) => panic!("{response:?} is no answer to {item:?}"),
        }
    }

    /// Answers every item in order and goes on to the result.
    pub(crate) fn finish(&mut self, responses: &Responses) {
        self.go(Phase::Item(0));
        for (place, response) in responses.iter().enumerate() {
            self.go(Phase::Item(place));
            if let Some(response) = response {
                self.answer(response);
            }
        }
        self.go(Phase::Result);
    }

    pub(crate) fn view(&self) -> ViewModel {
        view_model(&self.pack, &self.session)
    }

    /// The groups of options on the screen.
    pub(crate) fn groups(&self) -> Vec<Group> {
        let group = |block| if let Block::Group(group) = block { Some(group) } else { None };
        self.view().blocks.into_iter().filter_map(group).collect()
    }

    /// Which options of a group are chosen.
    pub(crate) fn chosen(&self, group: usize) -> Vec<u8> {
        let groups = self.groups();
        let chosen = groups[group].choices.iter().filter(|choice| choice.chosen);
        chosen.map(|choice| choice.option).collect()
    }
}
