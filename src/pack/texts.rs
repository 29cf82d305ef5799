//! Interface texts: every word on a screen that is not an item or guidance.
//!
//! Each list is a table of the pack (`[start]`, `[question]`, `[result]`); the field names are the keys.
//! `{name}` in a text is a place to fill, and a text whose meaning begins with "plural" has a wording for each
//! plural category of its language, `one=…|other=…`. The lists are written once, here, so that a missing or unknown
//! key is found by name, and a view that asks for a text that no pack has does not compile.

use super::words::borrowed;
use crate::model::Text;

macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $meaning:literal,)* }) => {
        $(#[$doc])*
        ///
        /// A list, not a struct: one reader and one drop serve all texts, where sixty fields would each
        /// bring their own code into the widget.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name(Vec<Text>);

        impl $name {
            /// The keys in order, each with its meaning.
            pub const FIELDS: &[(&str, &str)] = &[$((stringify!($field), $meaning),)*];

            /// Builds the list by asking for each key.
            pub fn collect(text: impl FnMut(&'static str) -> Text) -> Self {
                $name(Self::FIELDS.iter().map(|(key, _)| *key).map(text).collect())
            }

            /// All texts in the order of the keys.
            pub fn list(&self) -> &[Text] {
                &self.0
            }

            /// The texts in the order of the keys.
            pub fn from_list(texts: Vec<Text>) -> Self {
                $name(texts)
            }

            /// Every key with its text.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, Text)> {
                Self::FIELDS.iter().zip(&self.0).map(|((key, _), text)| (*key, text.clone()))
            }

            texts!(@places 0usize; $($field: $meaning,)*);
        }
    };
    (@places $place:expr;) => {};
    (@places $place:expr; $field:ident: $meaning:literal, $($rest:tt)*) => {
        #[doc = $meaning]
        pub fn $field(&self) -> &str {
            text_at(&self.0, $place)
        }
        texts!(@places $place + 1usize; $($rest)*);
    };
}

/// The text at a place; empty if a list is too short.
#[inline(never)]
pub(super) fn text_at(list: &[Text], place: usize) -> &str {
    list.get(place).map_or("", |text| text)
}

texts! {
    /// The start card and the loader's messages; part of the loader, so every byte counts. Those that begin with
    /// `keep_` or `share_` are a file of their own, which only pages with these attributes load.
    StartTexts {
        title: "heading of the start card",
        what: "what the check is",
        gets: "what a person gets",
        private: "what stays private",
        quick: "button: the quick check",
        quick_time: "how long the quick check takes",
        standard: "button: the standard check",
        standard_time: "how long the standard check takes",
        begin: "button, when the page has chosen the length",
        loading: "shown after the button while the files arrive",
        slow: "shown when that takes longer than ten seconds",
        failed: "shown when the files did not arrive",
        crashed: "shown when the program stopped",
        retry: "button: load again",
        languages: "name of the language picker",
        drafted: "said while the words of the language are only drafted",
        stopped: "heading when the browser brings a page back, maybe to another person: carry on, or start afresh?",
        carry_on: "button: carry on where somebody stopped",
        afresh: "button: forget the answers and start afresh",
        keep_tab: "said when answers are kept in this tab",
        keep_device: "said when answers are kept on this device",
        keep_how: "said before the start: how to forget them; names the button",
        keep_forget: "button: forget my answers",
        keep_cannot: "said when the browser cannot keep them here",
        keep_lost: "said when what was kept could not be used",
        share_stage: "said before the start: the page will be told the stage and which check it was",
        share_bands: "said before the start: the page will be told stage, confidence, judgement and lean",
        leaves: "opens the panel: how we know that nothing leaves",
        leaves_open: "what holds and what does not, in the page itself",
        leaves_try: "how to check it oneself",
        sealed_private: "what stays private, in a sealed frame",
        leaves_sealed: "what holds and what does not, in a sealed frame",
        no_links: "before the address of a link that a sealed frame cannot open",
        no_print: "said when the page does not let the check print",
    }
}

texts! {
    /// Shown from the first question to the last; see [`JudgedTexts`] for the rest of `[question]`.
    QuestionTexts {
        role_heading: "heading of the role question",
        role_hint: "why the role is asked",
        agree_prompt: "legend of the agree scale",
        agree_0: "strongest disagreement",
        agree_1: "disagreement",
        agree_2: "the middle",
        agree_3: "agreement",
        agree_4: "strongest agreement",
        worries_heading: "heading of the worry picker",
        worries_prompt: "legend of the worry picker: up to three, the top one first",
        worries_hint: "worry is never scored",
        worries_other: "something else",
        worries_none: "none of these",
        worries_full: "said when three are picked",
        sort_heading: "small heading above a card",
        agree_heading: "small heading above a statement",
        progress: "{n} of {total}",
        keys_hint: "digits choose",
        next: "button",
        skip: "button, while nothing is chosen",
        back: "button",
        reasons_heading: "heading of the reasons after an item",
        waiting: "shown when the reasons or the guidance have not arrived yet",
        missing: "shown when the guidance did not arrive",
        retry: "button: load the guidance again",
        review_heading: "heading of the review",
        review_skipped: "plural: {n} questions were skipped",
        review_answer: "button before the text of a skipped question",
        finish: "button: see the result",
        privacy: "always visible: we do not collect or send your answers",
    }
}

texts! {
    /// Shown with judged items. In files they stand in `[question]` too, but their bytes come with the guidance, as
    /// the words of these items do, so that the first question does not wait for them.
    JudgedTexts {
        assume: "said once, before the first judged item: assume an approved tool",
        sort_prompt: "legend of a card",
        bin_drafts: "AI drafts, I check",
        bin_lead: "I lead, AI helps",
        bin_person: "person only",
        scenario_heading: "small heading above a situation",
        scenario_prompt: "legend of a situation",
        knowledge_heading: "small heading above a knowledge item",
        knowledge_prompt: "legend of a knowledge item",
        dont_know: "I don't know",
        sure_prompt: "legend of the sureness question",
        sure_guess: "guessing",
        sure_fairly: "fairly sure",
        sure_certain: "certain",
        spot_heading: "small heading above a spot-the-problem item",
        spot_original: "label: what the tool was given",
        spot_output: "label: what the tool wrote",
        spot_prompt: "legend of a spot-the-problem item",
        your_choice: "label before the person's choice; {choice}",
        best_choice: "label before the best choice; {choice}",
    }
}

texts! {
    /// Shown on the result.
    ResultTexts {
        heading: "heading of the result",
        stage_is: "{stage}",
        stage_between: "{lower}, {upper}",
        stage_none: "too little was answered to name a stage",
        stage_none_text: "what to do about that",
        strength_heading: "heading",
        step_heading: "heading",
        map_heading: "heading",
        map_words: "the map in words; {confidence}, {judgement} of {full}",
        map_unknown: "the map cannot be drawn",
        map_you: "label of the person's place",
        map_held: "said when the stage is not the area of the map; {stage}",
        mill_heading: "heading",
        mill_words: "what tower and sails stand for",
        mill_quick: "said in the quick check: dimensions are not told apart",
        mill_tower: "label of the tower, which shows judgement; {band}",
        mill_line: "a line of the list beside it; {name}, {band}, {words}",
        mill_not_asked: "a dimension without an answer",
        axis_confidence: "name of the axis",
        axis_judgement: "name of the axis",
        band_start: "lowest band",
        band_getting_there: "middle band",
        band_strong: "highest band",
        worry_heading: "heading; {worry}",
        worry_next: "label before the worry's next step",
        worry_none_heading: "heading when no worry was picked",
        worry_none: "said when no worry was picked",
        worry_other: "said when only something else was picked",
        worry_more: "summary of the answers to further worries",
        try_heading: "heading",
        keep_heading: "heading",
        ask_heading: "heading",
        ask_gap: "said after a question that the person's own answers raise",
        ask_more: "summary of further questions",
        why_heading: "heading",
        why_intro: "how to read the tables",
        why_stage: "heading of the steps to the stage",
        why_axis: "heading of an axis; {axis}, {score} of {full}",
        why_over: "heading of over-trust; {score} of {full}",
        why_under: "heading of under-trust; {score} of {full}",
        why_nothing: "no answer moved this",
        why_lean: "summary of over- and under-trust",
        column_question: "column: the question",
        column_answer: "column: the person's answer",
        column_points: "column: points",
        points: "{gained} of {possible}",
        not_answered: "in place of an answer",
        answers_heading: "heading of the reasons, item by item",
        certain_heading: "heading: certain, and worth a second look",
        step_band: "{axis}, {score} of {full}, {stage}",
        step_floor: "{score}, {stage}",
        step_gate_judgement: "{score}",
        step_gate_over: "{score}",
        step_gate_under: "{score}",
        step_red_line: "{stage}",
        step_quick: "{stage}",
        step_skipped: "{stage}",
        facts_heading: "heading",
        facts_show: "summary of the facts; {n}",
        fact_note: "after the link to a source; {year}, {checked}",
        claims: "what the result is and is not",
        print: "button",
        restart: "button",
        code_show: "button: show the result code",
        code_heading: "heading of the code's screen",
        code_what: "what a code is",
        code_none: "said when too little was answered for a code",
        code_for: "legend: what the code is for",
        code_room: "a room code",
        code_room_hint: "what that is, and who can read it",
        code_keep: "a keep code",
        code_keep_hint: "what that is",
        code_parts: "legend of what the person may add or leave out",
        code_worries: "the worries, on or off",
        code_role: "the kind of work, on or off",
        code_gaps: "what is missing at work, on or off",
        code_says: "heading of what the code says",
        code_axis: "{axis}, {band}",
        code_band: "an axis as one of five bands; {n}",
        code_step: "an axis in steps of five; {n} of 100",
        code_lean: "{lean}",
        code_worry: "{worries}",
        code_worry_none: "no worry was picked",
        code_work: "{role}",
        code_gap: "{gaps}",
        code_gap_rules: "a gap",
        code_gap_tools: "a gap",
        code_gap_training: "a gap",
        code_gap_role_talk: "a gap",
        code_quick: "which check; {form}",
        code_standard: "which check; {form}",
        code_word: "the room word of the join link; {room}",
        code_rest: "what else the code holds, and what it does not",
        code_letters: "the code letter by letter; {letters}",
        code_copy: "button",
        code_copied: "said when the code was copied",
        code_not_copied: "said when copying is not allowed: the code is selected",
        code_picture: "name of the QR code; {letters}",
        code_new: "said when the code has changed; {letters}",
        code_compare: "heading",
        code_earlier: "label of the field for an earlier code",
        code_go: "button: compare",
        code_same: "{axis}",
        code_small: "a change that is too small to mean anything; {axis}",
        code_up: "{axis}, {from}, {to}",
        code_down: "{axis}, {from}, {to}",
        code_lean_same: "{to}",
        code_lean_other: "{from}, {to}",
        code_same_form: "a caution",
        code_other_length: "a caution",
        code_stages_only: "a caution",
        code_confidence_fell: "a caution",
        code_confidence_alone: "a caution",
        code_same_code: "the earlier code is that of this result",
        code_moment: "said beside every comparison",
        code_wrong_length: "a refusal; {n}",
        code_wrong_letter: "a refusal; {letter}, {n}",
        code_wrong_check: "a refusal: the check characters",
        code_wrong_version: "a refusal",
        code_wrong_pack: "a refusal: another pack or room",
        code_wrong_range: "a refusal: a number without a meaning",
        code_back: "button: back to the result",
    }
}

/// Fills `{name}` places in a text. A place that nobody fills is left out. What fills a borrowed text (see
/// [`borrowed`]) is not borrowed with it, so the marks end before and begin again behind it.
#[inline(never)]
pub fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mark = match text.split_once(borrowed::MIDDLE) {
        Some((mark, _)) if mark.starts_with(borrowed::BEGIN) => mark,
        _ => "",
    };
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after_name)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = places.iter().find(|(place, _)| *place == name) {
            if !mark.is_empty() {
                filled.push(borrowed::END);
            }
            filled.push_str(value);
            if !mark.is_empty() {
                filled.push_str(mark);
                filled.push(borrowed::MIDDLE);
            }
        }
        rest = after_name;
    }
    filled.push_str(rest);
    filled
}
