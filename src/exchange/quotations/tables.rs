//! The tables: the quotations, and how they are balanced.

use super::entry::named;
use super::made::QuotationsReport;
use crate::exchange::spreadsheet::{Cell, Table};
use std::collections::BTreeSet;

impl QuotationsReport {
    /// A row for each quotation. Translations have three columns for each language.
    pub(super) fn rows(&self) -> Table {
        let entries = self.entries.iter();
        let languages: BTreeSet<&str> = entries
            .flat_map(|it| it.translations.iter().map(|it| it.language.as_str()))
            .collect();
        let mut headers: Vec<String> = [
            "use",
            "domain",
            "category",
            "also_in",
            "codes",
            "quotation",
            "label",
            "language",
        ]
        .map(str::to_owned)
        .to_vec();
        for language in &languages {
            headers.push(format!("translation_{language}"));
            headers.push(format!("translated_by_{language}"));
            headers.push(format!("checked_by_{language}"));
        }
        let mut rest = vec!["words", "deviant", "edited", "verbatim"];
        if self.names_source {
            rest.extend(["document", "turn"]);
        }
        headers.extend(rest.into_iter().map(str::to_owned));
        let mut table = Table {
            name: "Quotations".to_owned(),
            headers,
            rows: Vec::new(),
        };
        let yes = |it: bool| Cell::from(if it { "yes" } else { "no" });
        for it in &self.entries {
            let mut row: Vec<Cell> = vec![
                named(it.quoted).into(),
                it.domain.as_str().into(),
                it.category.as_str().into(),
                it.also.join("; ").into(),
                it.codes.join("; ").into(),
                it.words.as_str().into(),
                it.label.as_str().into(),
                it.language.as_str().into(),
            ];
            for language in &languages {
                match it.translations.iter().find(|it| it.language == *language) {
                    Some(translation) => row.extend([
                        translation.words.as_str().into(),
                        translation.translator.as_str().into(),
                        translation.checked_by.as_str().into(),
                    ]),
                    None => row.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
                }
            }
            row.extend([
                it.length.into(),
                yes(it.is_deviant),
                yes(it.is_edited),
                it.kept.as_str().into(),
            ]);
            if self.names_source {
                row.push(it.document.as_str().into());
                row.push(it.turn.into());
            }
            table.push(row);
        }
        table
    }

    /// How often each category, participant and role is quoted.
    pub(super) fn counts(&self) -> [Table; 3] {
        let heads = ["Main text", "Supplement", "Candidates"];
        let with = |first: &[&'static str]| [first, &heads].concat();
        let mut categories = Table::new("By category", &with(&["Category", "Level"]));
        for it in &self.chosen.categories {
            categories.push(vec![
                it.name.as_str().into(),
                level(it.level).into(),
                it.uses.main.into(),
                it.uses.supplement.into(),
                it.uses.candidates.into(),
            ]);
        }
        let mut roles = Table::new("By role", &with(&["Role", "Participants", "Quoted"]));
        for it in &self.chosen.balance.roles {
            roles.push(vec![
                it.name.as_str().into(),
                it.participants.into(),
                it.quoted.into(),
                it.uses.main.into(),
                it.uses.supplement.into(),
                it.uses.candidates.into(),
            ]);
        }
        let mut people = Table::new("By participant", &with(&["Participant"]));
        for it in &self.chosen.balance.participants {
            people.push(vec![
                it.label.as_str().into(),
                it.uses.main.into(),
                it.uses.supplement.into(),
                it.uses.candidates.into(),
            ]);
        }
        let unknown = self.chosen.balance.unknown;
        if unknown.printed() + unknown.candidates > 0 {
            people.push(vec![
                "nobody known as a participant".into(),
                unknown.main.into(),
                unknown.supplement.into(),
                unknown.candidates.into(),
            ]);
        }
        [categories, roles, people]
    }
}

const fn level(level: crate::model::CategoryLevel) -> &'static str {
    match level {
        crate::model::CategoryLevel::Subcategory => "subcategory",
        crate::model::CategoryLevel::Category => "category",
        crate::model::CategoryLevel::Theme => "theme",
    }
}
