//! The plan of a session as data, and a clock that keeps to it.
//!
//! The steps are those of the facilitator's guide, for 60, 75 and 90 minutes; words for each id are the pack's.
//! The clock knows no time of its own: every call is told the instant, in milliseconds from any fixed moment.
//! An instant before the last one counts as the last one: clocks of computers are set back now and then.

use serde::{Deserialize, Serialize};

/// What a step needs at hand. The keys of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A slide, or this page on the big screen.
    Slide,
    /// The words to say.
    Script,
    /// The join address as text and QR code.
    JoinCode,
    /// The check on paper, for those who want it.
    Paper,
    /// The facilitator's page.
    Board,
    /// A card for each worry.
    WorryCards,
    /// The tasks of each role.
    RoleCards,
    /// One AI output that holds, one that does not, and what each was made from.
    SpotSheets,
    /// Somebody who may answer for roles and rules.
    Manager,
    /// A card to write on: try one, keep one human, ask one.
    PledgeCards,
}

impl Need {
    /// All of them.
    pub const ALL: [Need; 10] = [
        Need::Slide,
        Need::Script,
        Need::JoinCode,
        Need::Paper,
        Need::Board,
        Need::WorryCards,
        Need::RoleCards,
        Need::SpotSheets,
        Need::Manager,
        Need::PledgeCards,
    ];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Need::Slide => "slide",
            Need::Script => "script",
            Need::JoinCode => "join-code",
            Need::Paper => "paper",
            Need::Board => "board",
            Need::WorryCards => "worry-cards",
            Need::RoleCards => "role-cards",
            Need::SpotSheets => "spot-sheets",
            Need::Manager => "manager",
            Need::PledgeCards => "pledge-cards",
        }
    }
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key of its words.
    pub id: &'static str,
    /// How long it takes.
    pub minutes: u32,
    /// What must be at hand.
    pub needs: &'static [Need],
}

const fn step(id: &'static str, minutes: u32, needs: &'static [Need]) -> Step {
    Step { id, minutes, needs }
}

const WELCOME: Step = step("welcome", 8, &[Need::Slide, Need::Script]);
const CHECK: Step = step("check-a", 8, &[Need::JoinCode, Need::Paper]);
const MAP: Step = step("group-map", 12, &[Need::Board]);
const WORRIES: Step = step("worries", 12, &[Need::WorryCards]);
const SPOT: Step = step("spot", 10, &[Need::SpotSheets]);
const AGAIN: Step = step("check-b", 7, &[Need::JoinCode, Need::Paper]);

/// How long a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Agenda {
    /// Without "spot the problem", and with a short task sort.
    Minutes60,
    /// The whole guide.
    Minutes75,
    /// With time for questions to a manager.
    Minutes90,
}

impl Agenda {
    /// All three.
    pub const ALL: [Agenda; 3] = [Agenda::Minutes60, Agenda::Minutes75, Agenda::Minutes90];

    /// 60, 75 or 90.
    pub fn minutes(self) -> u32 {
        match self {
            Agenda::Minutes60 => 60,
            Agenda::Minutes75 => 75,
            Agenda::Minutes90 => 90,
        }
    }

    /// The steps in order. What the short session saves beyond 15 minutes goes to the pledges.
    pub fn steps(self) -> &'static [Step] {
        const SORT: Step = step("task-sort", 15, &[Need::RoleCards]);
        const PLEDGE: Step = step("pledge", 3, &[Need::PledgeCards]);
        match self {
            Agenda::Minutes60 => {
                const SHORT: Step = step("task-sort", 8, &[Need::RoleCards]);
                const LONG: Step = step("pledge", 5, &[Need::PledgeCards]);
                &[WELCOME, CHECK, MAP, WORRIES, SHORT, AGAIN, LONG]
            }
            Agenda::Minutes75 => &[WELCOME, CHECK, MAP, WORRIES, SORT, SPOT, AGAIN, PLEDGE],
            Agenda::Minutes90 => {
                const MANAGER: Step = step("manager", 15, &[Need::Manager]);
                &[WELCOME, CHECK, MAP, WORRIES, SORT, SPOT, MANAGER, AGAIN, PLEDGE]
            }
        }
    }
}

/// Milliseconds from any fixed moment.
pub type Instant = u64;

const MINUTE: u64 = 60_000;

/// What a facilitator does with the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Starts, or goes on after a pause.
    Start,
    /// Stops the time, as for a break: the plan moves with it.
    Pause,
    /// The next step.
    Next,
    /// The step before; its time begins anew.
    Back,
}

/// A running session. Not a timer: it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    agenda: Agenda,
    step: usize,
    /// Time that has run, until `since` if that is set.
    ran: u64,
    /// The same, when this step began.
    ran_before_step: u64,
    since: Option<Instant>,
}

/// How the plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The step by its place.
    pub step: usize,
    /// Whether time runs.
    pub running: bool,
    /// Milliseconds in this step so far.
    pub in_step: u64,
    /// Milliseconds left of this step's minutes; below 0 they are over.
    pub left: i64,
    /// How far behind the plan, in milliseconds: above 0 late, below 0 early, 0 within the step's own time.
    pub late: i64,
    /// Milliseconds until the session ends, if every later step takes its minutes and this one its rest.
    pub to_end: u64,
}

impl Clock {
    /// At the first step, not started.
    pub fn new(agenda: Agenda) -> Clock {
        Clock { agenda, step: 0, ran: 0, ran_before_step: 0, since: None }
    }

    /// Which plan.
    pub fn agenda(&self) -> Agenda {
        self.agenda
    }

    /// The clock after a press at this instant.
    pub fn press(self, press: Press, now: Instant) -> Clock {
        let clock = self.caught_up(now);
        let last = self.agenda.steps().len().saturating_sub(1);
        match press {
            Press::Start => Clock { since: Some(clock.since.unwrap_or(now)), ..clock },
            Press::Pause => Clock { since: None, ..clock },
            Press::Next if clock.step < last => {
                Clock { step: clock.step + 1, ran_before_step: clock.ran, ..clock }
            }
            Press::Back if clock.step > 0 => {
                Clock { step: clock.step - 1, ran_before_step: clock.ran, ..clock }
            }
            Press::Next | Press::Back => clock,
        }
    }

    /// How the plan stands at this instant.
    pub fn standing(&self, now: Instant) -> Standing {
        let clock = self.caught_up(now);
        let steps = self.agenda.steps();
        let planned = |steps: &[Step]| steps.iter().map(|step| u64::from(step.minutes) * MINUTE).sum::<u64>();
        let begins = planned(steps.get(..self.step).unwrap_or_default());
        let ends = planned(steps.get(..=self.step).unwrap_or_default());
        let in_step = clock.ran.saturating_sub(clock.ran_before_step);
        let left = signed(ends - begins) - signed(in_step);
        Standing {
            step: self.step,
            running: self.since.is_some(),
            in_step,
            left,
            late: signed(clock.ran.saturating_sub(ends)) - signed(begins.saturating_sub(clock.ran)),
            to_end: planned(steps) - ends + u64::try_from(left).unwrap_or_default(),
        }
    }

    fn caught_up(self, now: Instant) -> Clock {
        match self.since {
            Some(since) => Clock {
                ran: self.ran.saturating_add(now.saturating_sub(since)),
                since: Some(now.max(since)),
                ..self
            },
            None => self,
        }
    }
}

fn signed(milliseconds: u64) -> i64 {
    i64::try_from(milliseconds).unwrap_or(i64::MAX)
}
