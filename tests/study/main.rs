//! The study, its rules and its analysis: passes, agreement, discrepancies, consensus, categories, search.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/made_study/mod.rs"]
mod made_study;
#[path = "../common/simulation/mod.rs"]
mod simulation;
#[path = "../common/studies/mod.rs"]
mod studies;

mod agreement;
mod agreement_levels;
mod because;
mod by_hand;
mod code_found;
mod condensing;
mod derived;
mod double_coded;
mod earlier_definition;
mod explore;
mod history;
mod memos;
mod model_properties;
mod model_rules;
mod passes_at_work;
mod quotations;
mod reliability;
mod review;
mod rounds;
mod search;
mod several_analysts;
mod unitizing_of_study;
mod units_behind;
mod vectors_by_name;
