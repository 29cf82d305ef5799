//! The words of the facilitator's page by key: `facilitator.toml` of a pack, in each language.
//!
//! The list is written once, here, so that a missing or unknown key is found by name when the pack is built, and a
//! screen that asks for a text that no language has does not compile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The texts by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomTexts(BTreeMap<String, String>);

impl RoomTexts {
    /// The text of a key; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Every key with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

macro_rules! texts {
    ($($key:ident)*) => {
        impl RoomTexts {
            /// All keys.
            pub const KEYS: &[&str] = &[$(stringify!($key),)*];

            $(#[doc = concat!("The text `", stringify!($key), "`.")]
            pub fn $key(&self) -> &str {
                self.text(stringify!($key))
            })*
        }
    };
}

texts! {
    name nav nav_setup nav_present nav_collect nav_sheets bar back next reveal blank blanked unblank timer
    pause go_on notes notes_window help keys key_next key_back key_blank key_reveal key_timer key_collect
    key_help close clock clock_left clock_over clock_late clock_early clock_on_plan clock_paused minutes
    setup_heading setup_lead setup_agenda agenda_60 agenda_75 agenda_90 setup_length length_quick
    length_standard setup_length_hint setup_language language_own setup_word setup_word_hint setup_base
    setup_base_hint setup_safety strict keep keep_hint onlookers begin carry_on setup_before kept_heading
    kept_text restore forget_kept slide_title slide_rules slide_hands slide_join slide_talk slide_card
    slide_spot slide_pledge slide_support join_lead join_word join_code join_paper join_count join_qr
    talk_any talk_room no_worries_yet worry_next worry_unsaid no_item spot_first spot_show hands_legend
    hands_total hands_more hands_fewer hands_clear best then_heading then_question now_heading now_question
    able_1 able_2 able_3 able_4 able_5 pledge_try pledge_keep pledge_ask pledge_hint map_heading
    map_sentence map_table map_merged as_table axis_confidence axis_judgement cell cell_short letters head_where head_people
    lean_heading lean_sentence head_lean worries_heading worries_sentence worries_none worries_rare
    head_worry gaps_heading gaps_sentence head_gap roles_heading roles_sentence roles_rest few nearly_all
    waiting_few waiting_batch waiting_out waiting_nobody change_heading change_missing then_now head_able
    cautions round_before round_after round_then round_now close_round open_round collect_heading count_open
    count_closed panel_type panel_paste panel_camera panel_device panel_paper type_hint code_label code_hint
    code_button paste_label paste_hint paste_button file_label file_hint reading camera_text camera_start
    camera_stop camera_name camera_insecure camera_refused camera_none camera_busy camera_unplugged
    camera_reader device_text device_title device_next paper_text paper_form form_a form_b paper_worries
    paper_more paper_role paper_gaps untold paper_add paper_lines paper_lines_label paper_lines_hint
    paper_lines_button paper_trouble correct remove_label remove_hint remove_button undo
    count_as count_as_form votes said_added said_again said_closed said_removed said_not_there said_undone
    said_nothing_to_undo said_merged said_file said_camera said_paper_lacks said_wiped said_restored
    said_not_restored said_other_tab said_cannot_keep said_is_closed said_is_open said_word_stays
    said_kept_first file_cut text_new text_again text_closed text_refused text_thrown text_none
    refused_length refused_letter refused_checksum refused_newer refused_keep refused_pack refused_range
    kind_length kind_letter kind_checksum kind_newer kind_keep kind_pack kind_range sheets_heading
    print_heading print_hint sheet_plan sheet_report sheet_worries sheet_roles sheet_role_key sheet_spot
    sheet_spot_key sheet_paper_a sheet_key_a sheet_paper_b sheet_key_b sheet_certificate sheet_pledge
    save_heading codes_in_all save_hint save_cohort save_csv load_cohort load_cohort_hint wipe_heading
    keep_yes keep_no wipe wipe_ask wipe_yes wipe_no print_close print_now print_save notes_say notes_notes
    notes_timing notes_needs notes_privacy notes_next notes_heading notes_wait
}
