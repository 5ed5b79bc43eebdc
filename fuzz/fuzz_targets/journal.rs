//! Any bytes as a journal of another device in a study that is opened, checked and read.
#![no_main]

use interlinea::journal::{
    Installation, Memory, Project, ScriptedClock, ScriptedRandomness, Storage,
};
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::Arc;

const STUDY: &str = "/data/study";

fuzz_target!(|bytes: &[u8]| {
    let disk = Memory::new();
    let home = |name: &str, seed: u64| {
        Installation::at(format!("/home/{name}"))
            .on(Arc::new(disk.clone()))
            .on_machine("one machine")
            .with_clock(Arc::new(ScriptedClock::at(1_763_800_000_000)))
            .with_randomness(Arc::new(ScriptedRandomness::of_seed(seed)))
    };
    if disk.make_folder(Path::new("/data")).is_err() {
        return;
    }
    let Ok(project) = Project::create(Path::new(STUDY), &home("a", 1)) else {
        return;
    };
    drop(project);
    disk.put(Path::new("/data/study/journals/vre9enpe/0001.ron"), bytes);
    if let Ok(project) = Project::open(Path::new(STUDY), &home("b", 2)) {
        let _ = project.check();
    }
});
