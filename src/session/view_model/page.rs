//! Builds a screen piece by piece.
//!
//! Every method takes borrowed words and copies them once, inside: the callers, which are long, then hold
//! no reference counts to raise and drop. That makes the program a few KB smaller.

use super::{Block, Button, Choice, Group, Section, ViewModel};
use crate::model::Text;
use crate::pack::texts::fill;
use crate::session::event::Event;

/// Blocks under construction: the innermost open part is the last list.
pub(super) struct Page {
    view: ViewModel,
    open: Vec<Vec<Block>>,
}

impl Page {
    /// An empty screen. Items and reasons have odd and even keys from 3 up.
    pub(super) fn new(key: usize, part: &'static str, heading: &str, privacy: &str) -> Page {
        let view = ViewModel {
            key,
            part,
            progress: None,
            kicker: None,
            heading: heading.into(),
            blocks: Vec::new(),
            buttons: Vec::new(),
            status: Text::default(),
            privacy: privacy.into(),
        };
        Page { view, open: Vec::new() }
    }

    /// The finished screen.
    pub(super) fn done(mut self) -> ViewModel {
        while !self.open.is_empty() {
            self.close("", "");
        }
        self.view
    }

    /// The parts of the screen beside its blocks.
    pub(super) fn frame(&mut self) -> &mut ViewModel {
        &mut self.view
    }

    #[inline(never)]
    pub(super) fn push(&mut self, block: Block) {
        self.open.last_mut().unwrap_or(&mut self.view.blocks).push(block);
    }

    /// Adds a group of options.
    #[inline(never)]
    pub(super) fn group(&mut self, mut group: Group) {
        group.name = 2 * self.view.key + usize::from(group.number);
        self.push(Block::Group(group));
    }

    /// Begins a part that `close` or `close_details` ends.
    #[inline(never)]
    pub(super) fn open(&mut self) {
        self.open.push(Vec::new());
    }

    /// Ends a part with a heading.
    #[inline(never)]
    pub(super) fn close(&mut self, part: &'static str, heading: &str) {
        let blocks = self.open.pop().unwrap_or_default();
        self.push(Block::Section(Section { part, heading: heading.into(), blocks }));
    }

    /// Ends a part that opens on demand.
    #[inline(never)]
    pub(super) fn close_details(&mut self, summary: &str) {
        let blocks = self.open.pop().unwrap_or_default();
        self.push(Block::Details(summary.into(), blocks));
    }

    #[inline(never)]
    pub(super) fn para(&mut self, text: &str) {
        self.push(Block::Para("", text.into()));
    }

    #[inline(never)]
    pub(super) fn para_with(&mut self, text: &str, places: &[(&str, &str)]) {
        self.para(&fill(text, places));
    }

    #[inline(never)]
    pub(super) fn hint(&mut self, text: &str) {
        self.push(Block::Para("hint", text.into()));
    }

    #[inline(never)]
    pub(super) fn note(&mut self, text: &str) {
        self.push(Block::Para("note", text.into()));
    }

    #[inline(never)]
    pub(super) fn quote(&mut self, label: &str, text: &str) {
        self.push(Block::Quote(label.into(), text.into()));
    }

    #[inline(never)]
    pub(super) fn list(&mut self, numbered: bool, lines: Vec<Text>) {
        self.push(Block::List { numbered, lines });
    }

    #[inline(never)]
    pub(super) fn action(&mut self, text: &str, label: &str, event: Event) {
        let button = Button { label: label.into(), event, part: "" };
        self.push(Block::Action(text.into(), button));
    }

    #[inline(never)]
    pub(super) fn button(&mut self, part: &'static str, label: &str, event: Event) {
        self.view.buttons.push(Button { label: label.into(), event, part });
    }
}

impl Group {
    /// A group without options.
    #[inline(never)]
    pub(super) fn new(number: u8, legend: &str) -> Group {
        Group { number, name: 0, legend: legend.into(), many: false, choices: Vec::new() }
    }

    /// Adds an option.
    #[inline(never)]
    pub(super) fn option(&mut self, label: &str) {
        let option = u8::try_from(self.choices.len()).unwrap_or(u8::MAX);
        self.choices.push(Choice { label: label.into(), option, chosen: false, closed: false });
    }

    /// Marks an option as chosen.
    #[inline(never)]
    pub(super) fn choose(&mut self, option: usize) {
        if let Some(choice) = self.choices.get_mut(option) {
            choice.chosen = true;
        }
    }
}
