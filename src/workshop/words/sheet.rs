//! Labels of what is printed: the table `[sheet]` of `workshop.toml`.
//!
//! `{name}` is a place to fill. The list is written once, here, so that a missing or unknown key is found by name
//! when the file is built, and a sheet that asks for a text that no language has does not compile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! texts {
    ($($field:ident: $meaning:literal,)*) => {
        impl SheetTexts {
            /// The keys in order, each with its meaning.
            pub const FIELDS: &[(&str, &str)] = &[$((stringify!($field), $meaning),)*];

            $(#[doc = $meaning]
            pub fn $field(&self) -> &str {
                self.text(stringify!($field))
            })*
        }
    };
}

/// The texts by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SheetTexts(BTreeMap<String, String>);

impl SheetTexts {
    /// The text of a key; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Every key with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

texts! {
    drafted: "said on each sheet while the words of the language are only drafted",
    or: "between two names that share a number, with its spaces",
    span: "{low}, {high}: from one stage to another",
    column_people: "column: how many people",
    column_question: "column: the number of a question",
    column_card: "column: the number of a card",
    column_task: "column: a task",
    column_strongest: "column: the strongest choice",
    column_why: "column: why",
    column_worry: "column: a worry",
    column_trust: "column: how trust leans",
    column_told: "column: whether worries were told",
    column_band: "column: a stage of one axis",
    choice_why: "{choice}, {why}",
    worry_title: "title of the worry cards",
    worry_how: "how to use them",
    role_title: "title of the task cards",
    role_how: "how to use them",
    role_wall: "heading of the three headings",
    role_card: "small heading of a task card; {role}, {n}",
    role_key_title: "title of the key to the task cards",
    role_key_how: "how to use the key",
    spot_title: "title of the two texts to compare",
    spot_sheet: "heading of each; {n}",
    spot_alone: "label of lines to write on, alone",
    spot_together: "label of lines to write on, in pairs",
    spot_key_title: "title of the key to them",
    spot_key_how: "how to use the key",
    pledge_title: "title of the pledge cards",
    pledge_how: "how to use them",
    pledge_card: "heading of a card",
    pledge_try: "label of lines",
    pledge_keep: "label of lines",
    pledge_ask: "label of lines",
    certificate_title: "title of the certificate",
    certificate_text: "what it says",
    certificate_did_1: "what people did",
    certificate_did_2: "what people did",
    certificate_did_3: "what people did",
    certificate_name: "label of a line",
    certificate_date: "label of a line",
    certificate_note: "what it is not",
    form_title: "title of the check on paper; {code}",
    form_intro: "how to answer",
    form_private: "what is private",
    form_part: "heading of a part; {n}, {title}",
    form_question: "heading of a question; {n}",
    form_sure: "below a question with sureness; {prompt}, {one}, {two}, {three}",
    form_strip: "heading of the strip",
    form_strip_how: "how to fill the strip",
    form_role: "before the list of roles",
    strip_code: "heading of the strip's boxes; {code}",
    strip_role: "label of a box",
    strip_gaps: "label of a box",
    strip_note: "below the boxes",
    key_title: "title of the key to a paper; {code}",
    key_enter: "heading",
    key_enter_how: "how; {code}",
    key_enter_marks: "the marks of a line",
    key_score: "heading",
    key_step_1: "step",
    key_step_2: "step",
    key_step_3: "step",
    key_confidence: "caption; {whole}",
    key_judgement: "caption; {whole}",
    key_bands: "caption",
    key_lean: "heading",
    key_lean_1: "step; {over}, {under}",
    key_lean_2: "step",
    key_lean_3: "step; {share}, {margin}, {answers}",
    key_lean_4: "step; {share}, {margin}",
    key_over: "caption; {whole}",
    key_under: "caption; {whole}",
    key_open: "limits of the hand",
    key_reasons: "heading",
    key_reasons_how: "how to use them",
    key_best: "the strongest choice; {letter}, {choice}, {why}",
    key_other: "another choice; {letter}, {choice}, {why}",
    entry_paper: "a line that names no paper; {found}, {expected}",
    entry_groups: "another number of parts; {found}, {expected}",
    entry_answers: "another number of answers; {part}, {found}, {expected}",
    entry_letter: "a letter that is not offered; {part}, {question}, {found}, {last}",
    entry_worries: "worries that do not go together; {found}",
    plan_title: "title of the agenda; {minutes}",
    plan_join: "heading",
    plan_before: "heading",
    plan_rules: "heading",
    plan_privacy: "heading",
    plan_step: "heading of a step; {from}, {to}, {title}",
    plan_needs: "what must be at hand; {needs}",
    plan_say: "heading",
    plan_notes: "heading",
    plan_timing: "heading",
    plan_prompts: "heading",
    plan_support: "heading",
    plan_contacts: "label of lines",
    report_title: "title of the group report",
    report_intro: "what it is",
    report_people: "how many; {round}, {people}",
    report_hidden: "the hiding rules; {floor}, {least}",
    report_owed: "heading, the first part",
    report_owed_how: "how to read it",
    report_promises: "caption of a table to write in",
    promise_what: "column",
    promise_who: "column",
    promise_when: "column",
    named_few: "nearly nobody; {least}",
    named_some: "some; {n}, {people}",
    named_nearly_all: "nearly all; {people}",
    in_round: "a sentence of one round; {round}, {sentence}",
    amount_few: "nearly nobody, in a cell; {least}",
    amount_nearly_all: "nearly all, in a cell",
    report_worries: "heading",
    report_worries_how: "how to read it",
    table_worries: "caption",
    worries_few: "worries that hardly anybody named; {least}, {worries}",
    table_told: "caption",
    told_some: "a row",
    told_none: "a row",
    told_untold: "a row",
    report_trust: "heading",
    report_trust_how: "how to read it",
    table_trust: "caption",
    report_map: "heading",
    report_map_how: "how to read it",
    table_map: "caption",
    table_roles: "caption",
    role_rest: "column: other roles, and none told",
    corner_ahead: "{n}, {people}",
    corner_ready: "{n}, {people}",
    corner_start: "{n}, {people}",
    corner_both: "{n}, {people}",
    round_before: "a round",
    round_after: "a round",
    round_then: "a round: looking back",
    round_now: "a round: beside looking back",
    round_title: "a heading of one round; {title}, {round}",
    report_cautions: "heading",
    report_talk: "heading",
}
