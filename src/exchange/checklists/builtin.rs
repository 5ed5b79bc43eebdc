//! The checklists that come with the program.

use super::file::ChecklistFile;

const FILES: [&str; 3] = [
    include_str!("../../../assets/checklists/coreq.ron"),
    include_str!("../../../assets/checklists/srqr.ron"),
    include_str!("../../../assets/checklists/rameses-ii.ron"),
];

/// Why a checklist cannot be read; one sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChecklistError {
    /// A file in `assets/checklists` was changed and is wrong now.
    #[error("A checklist of the program cannot be read ({0}); report this.")]
    File(String),
    /// There is none of this name.
    #[error("There is no checklist “{0}”: choose coreq, srqr or rameses-ii.")]
    Unknown(String),
}

/// The checklists that come with the program, read anew at each call.
///
/// # Errors
/// Only when a file in `assets/checklists` was changed and is wrong now; a test reads them all.
pub fn builtin_checklists() -> Result<Vec<ChecklistFile>, ChecklistError> {
    let read = |text: &&str| ron::from_str(text);
    let files: Result<Vec<ChecklistFile>, _> = FILES.iter().map(read).collect();
    files.map_err(|error| ChecklistError::File(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checklists_have_as_many_items_as_published_numbered_through() {
        let all = builtin_checklists().unwrap();
        let sizes: Vec<(&str, usize)> = all
            .iter()
            .map(|it| (it.id.as_str(), it.items.len()))
            .collect();
        assert_eq!(sizes, [("coreq", 32), ("srqr", 21), ("rameses-ii", 20)]);
        for file in &all {
            for (n, item) in (1..).zip(&file.items) {
                assert_eq!(item.number, n, "{}", file.id);
                assert!(!item.name.trim().is_empty());
            }
        }
        let verified = |id: &str| {
            let file = all.iter().find(|it| it.id == id).unwrap();
            file.items.iter().filter(|it| !it.to_verify).count()
        };
        assert_eq!(
            (verified("coreq"), verified("srqr"), verified("rameses-ii")),
            (32, 10, 8)
        );
    }
}
