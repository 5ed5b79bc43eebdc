//! Makes the sample study as its analysts would have: through the program's own interface, session by session, on two
//! installations, with a clock and chance that are scripted, so that it comes out the same byte for byte.

mod after;
mod coding;
mod desk;
mod documents;
pub mod files;
mod ids;
mod passages;
mod reviewing;
mod setting_up;
pub mod source;
mod when;
mod writing;

use desk::Desk;
use ids::Ids;
use interlinea::journal::{
    Clock, Installation, Memory, Project, Randomness, ScriptedClock, ScriptedRandomness,
};
use source::{Act, Session, Source};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What went right, or why it did not.
pub type Made<T> = Result<T, Box<dyn std::error::Error>>;

/// The files of the study: their paths in its folder, and their bytes. It is made on a disk in memory, since nothing
/// here needs to outlast a power loss.
pub fn make(source: &Source) -> Made<BTreeMap<String, Vec<u8>>> {
    let disk = Memory::new();
    let folder = PathBuf::from("/sample/peer-support");
    let mut maker = Maker {
        source,
        folder: folder.clone(),
        disk: Arc::new(disk.clone()),
        clock: Arc::new(ScriptedClock::at(0)),
        pauses: ScriptedRandomness::of_seed(20),
        installations: BTreeMap::new(),
        ids: Ids::default(),
    };
    for session in &source.study.sessions {
        maker
            .hold(session)
            .map_err(|error| format!("session {} of {}: {error}", session.at, session.by))?;
    }
    let mut files = files::of(&disk, &folder);
    files.insert("README.md".to_owned(), std::fs::read(source.readme())?);
    Ok(files)
}

/// What lasts from one session to the next.
struct Maker<'s> {
    source: &'s Source,
    folder: PathBuf,
    disk: Arc<Memory>,
    clock: Arc<ScriptedClock>,
    /// People do not work like clocks.
    pauses: ScriptedRandomness,
    installations: BTreeMap<&'s str, Installation>,
    ids: Ids,
}

impl<'s> Maker<'s> {
    /// One sitting of one analyst, who opens the folder as it is by then.
    fn hold(&mut self, session: &'s Session) -> Made<()> {
        let begins = when::milliseconds(&session.at)?;
        let ended = self.clock.now();
        if begins <= ended {
            return Err("begins before the one before it has ended".into());
        }
        self.clock.set(begins);
        let home = self.installation(&session.by);
        let makes = matches!(session.acts.first(), Some(Act::MakeStudy));
        let project = if makes {
            Project::create(&self.folder, &home)?
        } else {
            Project::open(&self.folder, &home)?
        };
        let mut desk = Desk {
            project,
            me: &session.by,
            pace: session.pace,
        };
        for act in &session.acts {
            self.act(&mut desk, act)?;
        }
        Ok(())
    }

    fn installation(&mut self, analyst: &'s str) -> Installation {
        let number = self.installations.len() as u64;
        let made = self.installations.entry(analyst).or_insert_with(|| {
            Installation::at(format!("/sample/homes/{analyst}"))
                .on(self.disk.clone())
                .on_machine(format!("machine {number}"))
                .with_clock(self.clock.clone())
                .with_randomness(Arc::new(ScriptedRandomness::of_seed(2026 + number)))
        });
        made.clone()
    }

    fn act(&mut self, desk: &mut Desk<'_>, act: &'s Act) -> Made<()> {
        match act {
            Act::MakeStudy => self.make_study(desk),
            Act::LoadFramework => self.load_framework(desk),
            Act::AddAnalysts => self.add_analysts(desk),
            Act::AddRoles => self.add_roles(desk),
            Act::AddCases => self.add_cases(desk),
            Act::AddAttributes => self.add_attributes(desk),
            Act::AddParticipants => self.add_participants(desk),
            Act::Join => self.join(desk),
            Act::Import(document) => self.import(desk, document),
            Act::AddStarterCodes => self.add_starter_codes(desk),
            Act::OpenPass(pass) => self.open_pass(desk, pass),
            Act::Code { pass, document } => self.code(desk, pass, document),
            Act::Finish { pass, document } => self.finish(desk, pass, document, false),
            Act::NothingRelevant { pass, document } => self.finish(desk, pass, document, true),
            Act::Close(pass) => self.close(desk, pass),
            Act::Memo(memo) => self.write_memo(desk, memo),
            Act::AddCategory(category) => self.add_category(desk, category),
            Act::Merge => self.merge(desk),
            Act::Split => self.split(desk),
            Act::FollowSplit => self.follow_split(desk),
            Act::Redefine => self.redefine(desk),
            Act::Settle(settled) => self.settle(desk, settled),
            Act::ChooseQuotations => self.choose_quotations(desk),
            Act::NeedSigners => self.need_signers(desk),
            Act::Freeze => self.freeze(desk),
            Act::Say(said) => self.say(desk, said),
            Act::Answer(answered) => self.answer(desk, answered),
            Act::Revise(revised) => self.revise(desk, revised),
        }
    }

    /// Lets the time pass that the next change takes: from half to one and a half of the session's pace.
    fn pause(&mut self, pace: u64) -> Made<()> {
        let part = self.pauses.bits()? % 1000;
        self.clock.advance(pace * 500 + pace * part);
        Ok(())
    }
}
