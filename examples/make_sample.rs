//! Writes the sample study `projects/peer-support` and the list of its files that is built into the program, from
//! `examples/sample`: `cargo run --example make_sample`.

mod maker;

use maker::source::Source;
use maker::{Made, files, make};
use std::path::Path;

fn main() -> Made<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = Source::read(&root.join("examples/sample"))?;
    let files = make(&source)?;
    let project = root.join("projects/peer-support");
    remove_earlier(&project)?;
    for (name, bytes) in &files {
        let path = project.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(&project))?;
        std::fs::write(path, bytes)?;
    }
    let list = files::list(files.keys());
    std::fs::write(root.join("src/journal/sample_files.rs"), list)?;
    let bytes: usize = files.values().map(Vec::len).sum();
    println!(
        "{} files, {} kB, in {}",
        files.len(),
        bytes / 1000,
        project.display()
    );
    Ok(())
}

/// Removes what an earlier run wrote, unless somebody has worked in the folder since.
fn remove_earlier(project: &Path) -> Made<()> {
    if !project.exists() {
        return Ok(());
    }
    let journals = files::below(&project.join("journals"))?;
    if journals.len() > 2 {
        let sentence = format!(
            "Somebody has worked in {}, since there are more than two journals: move it away first.",
            project.display()
        );
        return Err(sentence.into());
    }
    std::fs::remove_dir_all(project)?;
    Ok(())
}
