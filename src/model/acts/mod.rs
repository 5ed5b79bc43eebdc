//! What people do to a study, as whole acts: each looks at what its person may see, refuses with a sentence what
//! makes no sense, and otherwise puts its changes into a step.

mod act_error;
mod analysts;
mod because;
mod board;
mod categories;
mod category_marks;
mod challenge_decisions;
mod challenges;
mod code_order;
mod codes;
mod codings;
mod conflicts;
mod consensus;
mod documents;
mod explain;
mod frameworks;
mod many_codings;
mod masks;
mod matching;
mod memos;
mod new_colours;
mod outside;
mod participant_table;
mod participants;
mod passes;
mod quotations;
mod reviews;
mod rounds;
mod saturation;
mod summaries;

pub use act_error::ActError;
pub use analysts::{add_analyst, initials_of};
pub use because::link_ground;
pub use board::{
    add_axis_value, delete_axis, delete_axis_value, link_codes, make_axis, mark_concept,
    move_axis_value, place_on_axis, rename_axis, rename_axis_value,
};
pub use categories::{
    delete_category, level_name, make_category, place_category, place_code, place_codes,
    rename_category, unsorted_codes,
};
pub use category_marks::mark_category;
pub use challenge_decisions::decide_challenge;
pub use challenges::{challenge_coding, challenge_missed, challengeable, withdraw_challenge};
pub use code_order::arrange_codes;
pub use codes::{
    delete_code, make_code, merge_codes, move_code, new_code, rename_code, split_code, unmerge_code,
};
pub use codings::{
    choose_quotation, code_passage, code_passage_within, in_vivo_name, move_borders, recode,
    remove_coding, still_fits, within_of,
};
pub use conflicts::{put_code_back, renumber, take_decision, take_value};
pub use consensus::{PartToClose, close_consensus, refuse_amending, reopen_consensus};
pub use documents::{ImportedDocument, ImportedRemark, import_document};
pub use explain::explain_step;
pub use frameworks::{frozen_by, load_framework, switch_construct};
pub use many_codings::{CodedPassages, code_passages};
pub use masks::{mask_words, unmask_words};
pub use matching::{
    look_for_counterpart, match_as_equal, match_codes, say_no_counterpart, take_match_back,
};
pub use memos::{MemoOf, edit_memo, link_memo, may_change, memo_pass, remove_memo, write_memo};
pub use new_colours::{CODE_COLOURS, NewColours};
pub use outside::{code_for_outside, code_outside, offer_codes, pass_over};
pub use participant_table::ParticipantTable;
pub use participants::{ParticipantRow, add_participants, add_role};
pub use passes::{NewPassOf, close_parts, open_pass, reopen_parts, segments_of, settle_material};
pub use quotations::{edit_quotation, name_wave, set_omission_mark, translate_quotation};
pub use reviews::{
    agree_with_rest, finalize_version, freeze_analysis, need_signer, next_analysis_name,
    reply_to_review, review_category,
};
pub use rounds::{
    check_test, freeze_codebook, next_version_name, open_drawn_round, open_round, open_test,
    remove_round, rename_round,
};
pub use saturation::review_saturation;
pub use summaries::{link_to_summary, summarise, summary_pass};
