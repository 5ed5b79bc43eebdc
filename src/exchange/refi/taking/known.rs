//! What the study has already under the GUIDs of the file, where the file came from this very study.

use crate::exchange::refi::guid::{Guid, Guids};
use crate::exchange::refi::read::SourceRead;
use crate::model::{
    AnalystId, CaseId, CategoryId, CodeId, CodingId, DocumentId, MemoId, ParticipantId, Seen,
};
use rustc_hash::FxHashMap;

/// Things of the study by the GUIDs that they go out under.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub analysts: FxHashMap<Guid, AnalystId>,
    pub codes: FxHashMap<Guid, CodeId>,
    pub categories: FxHashMap<Guid, CategoryId>,
    pub participants: FxHashMap<Guid, ParticipantId>,
    pub cases: FxHashMap<Guid, CaseId>,
    pub documents: FxHashMap<Guid, DocumentId>,
    pub memos: FxHashMap<Guid, MemoId>,
    pub codings: FxHashMap<Guid, CodingId>,
}

impl Known {
    /// Everything that shows; codings only where one of the documents is the file's too, since there are so many.
    pub fn of(seen: &Seen<'_>, guids: Guids, sources: &[SourceRead]) -> Self {
        macro_rules! by_guid {
            ($list:ident) => {
                seen.$list()
                    .into_iter()
                    .map(|it| (guids.thing(it.id.0), it.id))
                    .collect()
            };
        }
        let documents: FxHashMap<Guid, DocumentId> = by_guid!(documents);
        let mut codings = FxHashMap::default();
        for source in sources {
            let document = source.guid.and_then(|guid| documents.get(&guid));
            let of_document = document.into_iter().flat_map(|id| seen.codings_in(*id));
            codings.extend(of_document.map(|it| (guids.thing(it.id.0), it.id)));
        }
        Self {
            analysts: by_guid!(analysts),
            codes: by_guid!(codes),
            categories: by_guid!(categories),
            participants: by_guid!(participants),
            cases: by_guid!(cases),
            memos: by_guid!(memos),
            documents,
            codings,
        }
    }
}
