//! Every command, in every form it prints, as every person but Bo: nothing of Bo's hidden work, not even how much of it
//! there is. The same study stands in two worlds, and in one of them Bo did none of it: whoever must not see it gets the
//! same answer in both.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Answer, Desk};
use crate::hidden::masked::{difference, lines};
use crate::hidden::{OWN, SECRET, Worlds, copy_folder};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::sync::{Mutex, atomic::AtomicUsize, atomic::Ordering};

/// Commands that read no study.
const READ_NO_STUDY: [&str; 5] = ["demo", "new", "frameworks", "reliability", "help"];
/// Options that every command has; each is tried by itself.
const EVERYWHERE: [&str; 3] = ["--as", "--at", "--help"];

/// One command line: what comes after the program's name, with `STUDY`, `OUT` and `FILE` to be filled in.
type Run = Vec<String>;

fn run(words: &str) -> Run {
    // A word in quotation marks may have spaces.
    let mut run = Vec::new();
    for (n, piece) in words.split('\'').enumerate() {
        if n % 2 == 1 {
            run.push(piece.to_owned());
        } else {
            run.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    run
}

/// What each command is asked; none for a command that nobody has thought of here.
fn reading(command: &str) -> Option<Vec<Run>> {
    let asked: Vec<&str> = match command {
        "documents" => vec!["documents STUDY", "documents STUDY --json"],
        "text" => vec!["text STUDY 'Parent #1'"],
        "participants" => vec!["participants STUDY", "participants STUDY --json"],
        "analysts" => vec!["analysts STUDY", "analysts STUDY --json"],
        "passes" => vec!["passes STUDY", "passes STUDY --json"],
        "codes" => vec!["codes STUDY", "codes STUDY --json"],
        "codings" => vec![
            "codings STUDY",
            "codings STUDY --json",
            "codings STUDY --csv",
            "codings STUDY --analyst Bo --json",
            "codings STUDY --analyst Anna --json",
            "codings STUDY --document 'Parent #1' --json",
            "codings STUDY --code Reach --json",
            "codings STUDY --code bozzcode --json",
            "codings STUDY --pass Trio --json",
            "codings STUDY --pass Pair",
            "codings STUDY --pass Old --json",
        ],
        "agreement" => vec![
            "agreement STUDY --pass Trio --json",
            "agreement STUDY --pass Pair --analysts Anna,Bo",
            "agreement STUDY --pass Trio --round Pilot --json",
            "agreement STUDY --json --all-coefficients",
            "agreement STUDY --unit character --universe all --json",
            "agreement STUDY --unit turn --by pairs --codes Reach --half-of-words",
            "agreement STUDY --pass Old --and-pass Trio --analysts Bo --json",
            "agreement STUDY --pass Old --and-pass Trio --analysts Anna --json",
            "agreement STUDY --by documents --documents 'Parent #1' --draws 0",
            "agreement STUDY --by categories --over participants --seed 7",
            "agreement STUDY --by subdomains --json",
            "agreement STUDY --unitizing --gamma --gamma-draws 5 --gamma-seed 3 --json",
        ],
        "discrepancies" => vec![
            "discrepancies STUDY",
            "discrepancies STUDY --json",
            "discrepancies STUDY --pass Trio --json",
            "discrepancies STUDY --pass Pair --analysts Anna,Bo",
            "discrepancies STUDY --pass Trio --tolerance 1",
            "discrepancies STUDY --pass Deductive",
            "discrepancies STUDY --pass Deductive --json",
            "discrepancies STUDY --pass Trio --round Pilot --json",
            "discrepancies STUDY --documents 'Parent #1'",
        ],
        "search" => vec![
            "search STUDY coffee",
            "search STUDY 'in:all bozz*' --json",
            "search STUDY 'in:memos bozz*' --json --exact",
            "search STUDY 'code:Reach' --json --by-document --limit 200",
            "search STUDY 'code:bozzcode' --json --keep-diacritics",
            "search STUDY 'in:definitions bozzdefinition' --json",
        ],
        "retrieve" => vec![
            "retrieve STUDY --code Reach",
            "retrieve STUDY --code Reach --json",
            "retrieve STUDY --code bozzcode --json",
            "retrieve STUDY --code 'shared waiting' --with Reach --json",
            "retrieve STUDY --code Reach --without 'shared waiting' --json",
            "retrieve STUDY --code Reach --near Dose --turns 3 --json",
            "retrieve STUDY --code Reach --layer all --json",
            "retrieve STUDY --code Reach --layer Bo --json",
            "retrieve STUDY --code Reach --layer consensus --json",
            "retrieve STUDY --code Reach --code 'shared waiting' --all-codes --json",
            "retrieve STUDY --code Reach --with Dose --with 'shared waiting' --any-with --lying inside --csv",
            "retrieve STUDY --code Reach --near Dose --near 'shared waiting' --any-near --json",
            "retrieve STUDY --code Reach --document 'Parent #1' --speaker participant --json",
            "retrieve STUDY --code Reach --wave 1 --json",
            "retrieve STUDY --code Reach --participant nobody --json",
            "retrieve STUDY --code Reach --role nobody --case nowhere --where age=1 --json",
        ],
        "matrix" => vec![
            "matrix STUDY --rows codes --columns documents",
            "matrix STUDY --rows codes --columns documents --csv",
            "matrix STUDY --rows codes --columns documents --json",
            "matrix STUDY --rows categories --columns participants --json",
            "matrix STUDY --rows categories --columns roles",
            "matrix STUDY --rows codes --columns documents --layer Bo --json",
            "matrix STUDY --rows codes --columns documents --layer all --json",
            "matrix STUDY --rows categories --columns documents --layer consensus --json",
            "matrix STUDY --rows codes-themselves --columns analysts --count characters --json",
            "matrix STUDY --rows sub-domains --columns speakers --count documents --json",
            "matrix STUDY --rows documents --columns categories --count participants --csv",
        ],
        "review" => vec![
            "review STUDY",
            "review STUDY --json",
            "review STUDY --version 1 --json",
            "review STUDY --compare 1 now",
            "review STUDY --compare 1 now --json",
        ],
        "check" => vec!["check STUDY", "check STUDY --json"],
        "log" => vec!["log STUDY", "log STUDY --json", "log STUDY --csv"],
        // `export` in every format of everything, the others because they change something: below.
        "export" | "import" | "code" => vec![],
        _ => return None,
    };
    Some(asked.into_iter().map(run).collect())
}

/// What each command is told to change, in a copy of the study.
fn changing(command: &str) -> Vec<Run> {
    let asked: Vec<&str> = match command {
        "import" => vec![
            "import STUDY FILE.txt --dry-run --json --language en --kind transcript",
            "import STUDY FILE.txt --json --keep-originals",
            "import STUDY FILE-codebook.csv --kind codebook --json",
        ],
        "participants" => vec!["participants STUDY --add FILE-people.csv --json"],
        "analysts" => vec!["analysts STUDY --add Erik --json"],
        "code" => vec![
            "code STUDY --codings FILE-codings.csv --dry-run --json",
            "code STUDY --codings FILE-codings.csv --json",
            "code STUDY --codings FILE-codings.csv",
        ],
        "passes" => vec![
            "passes STUDY --add More --kind deductive --analysts Anna,Bo --framework mrc --blind --json",
            "passes STUDY --add Inner --kind inductive --analysts Anna,Cy --within Reach --json",
            "passes STUDY --close Pair --parts Implementation/Reach --not-discussed --json",
            "passes STUDY --close Trio --parts 'Parent #1' --discussed-with Cy --about forms --json",
            "passes STUDY --close Pair --json",
            "passes STUDY --round Pilot --of Trio --documents 'Parent #1' --json",
            "passes STUDY --round Drawn --of Trio --draw 1 --by wave --draw-seed 7 --json",
            "passes STUDY --freeze 'codebook of June' --json",
            "passes STUDY --test 'Test one' --analysts Anna,Bo --draw 50% --json",
            "passes STUDY --freeze 'codebook of July' --json",
            "passes STUDY --test 'Test two' --analysts Anna,Cy --draw 1 --codebook 'codebook of July' --json",
            "passes STUDY --reopen Old --reason 'one more look' --json",
        ],
        "review" => vec![
            "review STUDY --freeze --json",
            "review STUDY --freeze 'for the group' --json",
            "review STUDY --signers Anna,Cy --json",
            "review STUDY --not-signers Anna --json",
            "review STUDY --agree all --json",
            "review STUDY --object Waiting --comment 'two things' --json",
            "review STUDY --ask bozzcategory --comment 'why' --json",
            "review STUDY --answer k7f3a9xq-1 --accept --json",
            "review STUDY --answer k7f3a9xq-1 --reject --comment 'no' --json",
            "review STUDY --finalize --over 'by majority' --json",
        ],
        _ => vec![],
    };
    asked.into_iter().map(run).collect()
}

/// A line per command: its name.
fn commands(desk: &Desk) -> Vec<String> {
    let help = desk.run(&["help"]).ok();
    let list = help.split("Commands:").nth(1).unwrap();
    let list = list
        .lines()
        .skip(1)
        .take_while(|line| !line.trim().is_empty());
    let names = list.filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// The options of a command: `--json`.
fn options(desk: &Desk, command: &str) -> BTreeSet<String> {
    let help = desk.run(&["help", command]).ok();
    let words = help.lines().map(str::trim_start);
    let own = words.filter(|line| line.starts_with("--") || line.starts_with("-h"));
    let named = own.filter_map(|line| {
        line.split_whitespace()
            .find(|word| word.starts_with("--"))
            .map(|word| word.trim_end_matches(',').to_owned())
    });
    named
        .filter(|option| !EVERYWHERE.contains(&option.as_str()))
        .collect()
}

/// Everything that can be exported, in every format that anything has.
fn exports(desk: &Desk) -> Vec<Run> {
    let help = desk.run(&["help", "export"]).ok();
    let values = |after: &str| -> Vec<String> {
        let line = help
            .lines()
            .find(|line| line.trim_start().starts_with(after));
        let line = line.unwrap_or_else(|| panic!("no {after} in {help}"));
        let values = line.split("[possible values: ").nth(1).unwrap();
        let values = values.trim_end_matches(']').split(", ");
        values.map(str::to_owned).collect()
    };
    let mut runs = Vec::new();
    for what in values("<WHAT>") {
        for format in values("--format") {
            runs.push(run(&format!(
                "export STUDY {what} --format {format} --out OUT"
            )));
        }
    }
    for more in [
        "transcript --format docx --out OUT --document 'Parent #1' --layer Bo",
        "transcript --format html --out OUT --document 'Parent #1' --layer consensus",
        "transcript --format html --out OUT --layer Anna --option pass=Trio",
        "transcript --format html --out OUT --option pass=Pair --option speakers=transcript",
        "codebook --format html --out OUT --option memos=yes --layer consensus",
        "codebook --format docx --out OUT --option version=1",
        "codebook --format docx --out OUT --option since=1 --option memos=yes",
        "framework-matrix --format xlsx --out OUT --option rows=documents --option columns=codes",
        "framework-matrix --format docx --out OUT --option columns=subdomains --layer consensus",
        "framework-matrix --format xlsx --out OUT --option rows=documents --layer Bo",
        "agreement --format xlsx --out OUT --option pass=Trio --option round=Pilot --option unitizing=gamma",
        "agreement --format docx --out OUT --option analysts=Anna,Bo --option intervals=all --option unit=turn",
        "matrix-of-ratings --format csv --out OUT --option documents='Parent #1' --option universe=all",
    ] {
        runs.push(run(&format!("export STUDY {more}")));
    }
    for pass in ["Trio", "Pair", "Deductive", "Old"] {
        for what in ["agreement", "discrepancies", "matrix-of-ratings"] {
            let option = format!("--option pass={pass}");
            runs.push(run(&format!(
                "export STUDY {what} --format csv --out OUT {option}"
            )));
        }
    }
    runs
}

#[test]
fn every_command_and_every_option_is_walked() {
    let desk = Desk::new();
    let every = commands(&desk);
    assert!(every.len() > 15, "{every:?}");
    for command in every {
        if READ_NO_STUDY.contains(&command.as_str()) {
            continue;
        }
        let Some(mut runs) = reading(&command) else {
            panic!(
                "the command “{command}” is not walked: say in tests/hidden_walk.rs how it is asked"
            );
        };
        runs.extend(changing(&command));
        if command == "export" {
            runs.extend(exports(&desk));
        }
        let tried: BTreeSet<&str> = runs.iter().flatten().map(String::as_str).collect();
        for option in options(&desk, &command) {
            assert!(
                tried.contains(option.as_str()),
                "`{command} {option}` is not walked: add it in tests/hidden_walk.rs"
            );
        }
    }
}

/// What a command said in a world: its words, its status, and the words of the file it wrote.
fn said(desk: &Desk, run: &[String], study: &Path, more: &[String], out: &Path) -> String {
    let filled: Vec<String> = run
        .iter()
        .map(|word| match word.as_str() {
            "STUDY" => study.display().to_string(),
            "OUT" => out.display().to_string(),
            word if word.starts_with("FILE") => {
                let name = out.parent().unwrap().join(word);
                name.display().to_string()
            }
            word => word.to_owned(),
        })
        .chain(more.iter().cloned())
        .collect();
    let words: Vec<&str> = filled.iter().map(String::as_str).collect();
    let _ = std::fs::remove_file(out);
    let Answer {
        status,
        out: words_out,
        err,
    } = desk.run(&words);
    let file = std::fs::read(out).map(|bytes| readable(&bytes));
    format!(
        "status {status}\n{words_out}\n{err}\n{}",
        file.unwrap_or_default()
    )
}

/// The words in a file, those of its parts where it is an archive.
fn readable(bytes: &[u8]) -> String {
    let apart = |text: &str| text.replace('>', ">\n");
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return apart(&String::from_utf8_lossy(bytes));
    };
    let mut words = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        words.push_str(&format!("{:?}\n", part.name()));
        words.push_str(&apart(&String::from_utf8_lossy(&bytes)));
    }
    words
}

fn files(folder: &Path) {
    let write = |name: &str, words: &str| std::fs::write(folder.join(name), words).unwrap();
    write("FILE.txt", "I: And then?\nPS: She came once more.\n");
    write("FILE-people.csv", "pseudonym,role\nMarek,Parent\n");
    write(
        "FILE-codebook.csv",
        "name,definition\nbozzcode,hers\nnew one,hers too\n",
    );
    // A code of the name that Bo has given to his hidden one.
    write(
        "FILE-codings.csv",
        "analyst,document,code,start,end,pass\nAnna,Parent #1,bozzcode,20,40,Trio\nAnna,Parent #1,Reach,50,70,Trio\n",
    );
}

/// Runs all of these in both worlds as a viewer, on a copy of each study where something is changed; what differs, and
/// what names a secret.
fn walk(
    worlds: &Worlds,
    viewer: Option<&str>,
    runs: &[(Run, Vec<String>)],
    copies: bool,
) -> String {
    let next = AtomicUsize::new(0);
    let leaks = Mutex::new(BTreeMap::new());
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((run, more)) = runs.get(at) else {
                        break;
                    };
                    let mut more = more.clone();
                    if let Some(viewer) = viewer {
                        more.extend(["--as".to_owned(), viewer.to_owned()]);
                    }
                    if let Some(leak) = leak(worlds, &desk, run, &more, copies) {
                        let as_whom = viewer.unwrap_or("nobody");
                        let name = format!("{} {} as {as_whom}", run.join(" "), more.join(" "));
                        leaks.lock().unwrap().insert(name, leak);
                    }
                }
            });
        }
    });
    let leaks = leaks.into_inner().unwrap();
    let mut found = String::new();
    for (run, leak) in leaks {
        found.push_str(&format!("{run}\n{leak}\n"));
    }
    found
}

fn leak(worlds: &Worlds, desk: &Desk, run: &Run, more: &[String], copies: bool) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    files(place.path());
    let out = place.path().join("out");
    let answer = |with: bool| {
        let study = if copies {
            let copy = place.path().join(if with { "with" } else { "without" });
            copy_folder(&worlds.study(with), &copy);
            copy
        } else {
            worlds.study(with)
        };
        // Each changes the study as an installation of its own.
        let own = Desk::new();
        let bo = worlds.device_of_bo(with);
        let more: Vec<String> = more.iter().map(|it| it.replace("BO:", &bo)).collect();
        said(if copies { &own } else { desk }, run, &study, &more, &out)
    };
    let (without, with) = (answer(false), answer(true));
    let mut found = difference(&lines(&without), &lines(&with));
    let asked_for = run.iter().chain(more).any(|word| word.contains(SECRET)) || copies;
    if !asked_for && with.to_lowercase().contains(SECRET) {
        found.push_str("! a secret word\n");
    }
    let named = worlds.hidden_ids.iter();
    let named = named.filter(|id| !more.contains(id));
    let named: Vec<&String> = named
        .filter(|id| {
            let mut places = with.match_indices(id.as_str());
            // `…-1` is not `…-12`.
            places.any(|(at, id)| {
                let after = with[at + id.len()..].chars().next();
                !after.is_some_and(|next| next.is_ascii_digit())
            })
        })
        .collect();
    if !named.is_empty() {
        found.push_str(&format!("! the names {named:?}\n"));
    }
    (!found.is_empty()).then_some(found)
}

fn reading_runs() -> Vec<Run> {
    let desk = Desk::new();
    let mut runs: Vec<Run> = commands(&desk)
        .iter()
        .filter_map(|command| reading(command))
        .flatten()
        .collect();
    runs.extend(exports(&desk));
    runs
}

#[test]
fn no_command_shows_anything_of_a_hidden_pass_to_anybody_else() {
    let worlds = Worlds::build();
    let runs: Vec<(Run, Vec<String>)> = reading_runs()
        .into_iter()
        .map(|run| (run, Vec::new()))
        .collect();
    let mut leaks = String::new();
    for viewer in [Some("Anna"), Some("Cy"), Some("Dana"), None] {
        leaks += &walk(&worlds, viewer, &runs, false);
    }
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn no_earlier_or_later_moment_shows_it_either() {
    let worlds = Worlds::build();
    let forms = ["--json", "--csv", "memos", "codebook", "passes"];
    let runs: Vec<Run> = reading_runs()
        .into_iter()
        .filter(|run| run.iter().any(|word| forms.contains(&word.as_str())))
        .collect();
    let first = worlds.documents[0].to_string();
    let moments = [
        // Long after; before anything; the end of a step that all know; a hidden step, whose name names nothing; all
        // that Bo's installation wrote, and nothing else.
        "2999-01-01".to_owned(),
        "1999-01-01".to_owned(),
        first,
        worlds.hidden_ids.last().unwrap().clone(),
        "BO:999".to_owned(),
    ];
    let runs: Vec<(Run, Vec<String>)> = moments
        .iter()
        .flat_map(|moment| {
            let at = vec!["--at".to_owned(), moment.clone()];
            runs.iter().map(move |run| (run.clone(), at.clone()))
        })
        .collect();
    let leaks = walk(&worlds, Some("Anna"), &runs, false);
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn whoever_changes_something_is_told_nothing_of_it() {
    let worlds = Worlds::build();
    let desk = Desk::new();
    let runs: Vec<(Run, Vec<String>)> = commands(&desk)
        .iter()
        .flat_map(|command| changing(command))
        .map(|run| (run, Vec::new()))
        .collect();
    assert!(runs.len() > 10);
    let mut leaks = String::new();
    for viewer in ["Anna", "Cy"] {
        leaks += &walk(&worlds, Some(viewer), &runs, true);
    }
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn the_walk_looks_where_ones_own_work_stands() {
    let worlds = Worlds::build();
    let desk = Desk::new();
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let mut missing = Vec::new();
    let asked = [
        ("codes STUDY --json", "code"),
        ("codings STUDY --json", "condensed"),
        ("codings STUDY --csv", "code"),
        ("log STUDY", "definition"),
        ("log STUDY --csv", "challenge"),
        ("search STUDY 'in:memos annz*' --json", "memo"),
        ("discrepancies STUDY --pass Deductive --json", "challenge"),
        ("export STUDY codebook --format md --out OUT", "category"),
        (
            "export STUDY codebook --format xlsx --out OUT",
            "definition",
        ),
        ("export STUDY memos --format docx --out OUT", "memo"),
        (
            "export STUDY framework-matrix --format xlsx --out OUT --option rows=documents --option columns=codes",
            "summary",
        ),
        (
            "matrix STUDY --rows categories --columns documents",
            "category",
        ),
    ];
    for (words, what) in asked {
        for (who, word) in [("Anna", OWN), ("Bo", SECRET)] {
            let run = run(&words.replace("annz", word));
            let more = ["--as".to_owned(), who.to_owned()];
            let said = said(&desk, &run, &worlds.study(true), &more, &out);
            if !said.contains(&format!("{word}{what}")) {
                missing.push(format!("{words} as {who}: no {what}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
