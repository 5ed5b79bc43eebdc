//! What the tests of REFI-QDA share: the checker of schemas, the conformance cases, packages made by hand.

#![allow(dead_code)] // Each test file uses a part of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use zip::write::SimpleFileOptions;

/// Which schema.
#[derive(Debug, Clone, Copy)]
pub enum Schema {
    Codebook,
    Project,
}

/// Fails unless the XML is valid; says that it was skipped where xmllint is not there.
#[track_caller]
pub fn validate(xml: &[u8], schema: Schema) {
    let name = match schema {
        Schema::Codebook => "Codebook.xsd",
        Schema::Project => "Project.xsd",
    };
    let path = format!(
        "{}/tests/golden/refi-schemas/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let run = Command::new("xmllint")
        .args(["--huge", "--nonet", "--noout", "--schema", &path, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut run) = run else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "xmllint is not there"
        );
        println!("skipped: xmllint is not there");
        return;
    };
    run.stdin.take().unwrap().write_all(xml).unwrap();
    let output = run.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(&xml[..xml.len().min(4000)])
    );
}

/// A file of the shared material; none, with a message, where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared").join(path))
        .find(|path| path.exists());
    if path.is_none() {
        println!("skipped: the shared material is not there");
    }
    path
}

/// A package with these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a package.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().to_string(), content)
        })
        .collect()
}
