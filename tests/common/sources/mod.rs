//! Reads the crate's sources as words and paths, for the tests that look at the code itself.

use std::path::Path;

/// One source file as words and marks, without comments and strings.
pub struct Source {
    name: String,
    tokens: Vec<(usize, String)>,
}

/// Every `.rs` file under `src`, sorted by name.
pub fn of_the_crate() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(root, &root.join("src"), &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            files.push(Source::new(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
}

impl Source {
    /// A file by its name from the crate's root (`src/model/text.rs`) and its content.
    pub fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            tokens: tokens(text),
        }
    }

    /// The name from the crate's root, with forward slashes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The part of the house the file belongs to: the first folder under `src`, or the file's own name there.
    pub fn part(&self) -> String {
        self.module().first().cloned().unwrap_or_else(|| {
            let file = self.name.rsplit('/').next().unwrap_or_default();
            file.trim_end_matches(".rs").to_owned()
        })
    }

    /// Every word with its line.
    pub fn words(&self) -> impl Iterator<Item = (usize, String)> + '_ {
        self.tokens
            .iter()
            .filter(|(_, token)| is_word(token))
            .map(|(line, token)| (*line, token.clone()))
    }

    /// Every path with its line, groups (`a::{b, c::d}`) written out.
    pub fn paths(&self) -> Vec<(usize, Vec<String>)> {
        self.paths_with_depth()
            .into_iter()
            .map(|(line, _, path)| (line, path))
            .collect()
    }

    /// The first name after the crate's root in every path that begins there, with its line.
    pub fn parts_used(&self) -> Vec<(usize, String)> {
        let module = self.module().len();
        let mut used = Vec::new();
        for (line, inner, path) in self.paths_with_depth() {
            let climbs = path.iter().take_while(|word| *word == "super").count();
            let rest = match path.first().map(String::as_str) {
                Some("crate" | "interlinea") => 1,
                Some("super") if climbs == module + inner => climbs,
                _ => continue,
            };
            used.extend(path.get(rest).map(|part| (line, part.clone())));
        }
        used
    }

    /// The file's place in the module tree; empty for the crate's root.
    fn module(&self) -> Vec<String> {
        let path = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
        if module
            .last()
            .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
        {
            module.pop();
        }
        module
    }

    /// Every path with its line and the number of inline modules around it.
    fn paths_with_depth(&self) -> Vec<(usize, usize, Vec<String>)> {
        let mut paths = Vec::new();
        let mut braces = 0_usize;
        let mut inline = Vec::new();
        let mut at = 0;
        while let Some((line, token)) = self.tokens.get(at) {
            match token.as_str() {
                "{" => {
                    braces += 1;
                    let opens_module =
                        at >= 2 && self.token(at - 2) == "mod" && is_word(self.token(at - 1));
                    if opens_module {
                        inline.push(braces);
                    }
                    at += 1;
                }
                "}" => {
                    if inline.last() == Some(&braces) {
                        inline.pop();
                    }
                    braces = braces.saturating_sub(1);
                    at += 1;
                }
                word if is_word(word) => {
                    let mut found = Vec::new();
                    at = self.path(at, &[], &mut found);
                    paths.extend(found.into_iter().map(|path| (*line, inline.len(), path)));
                }
                _ => at += 1,
            }
        }
        paths
    }

    /// Reads the path that starts at a word; pushes it, or one path per member of its group; gives where it ends.
    fn path(&self, start: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
        let mut path = before.to_vec();
        let mut at = start;
        loop {
            path.push(self.token(at).to_owned());
            at += 1;
            if self.token(at) != "::" {
                break;
            }
            at += 1;
            match self.token(at) {
                "{" => return self.group(at + 1, &path, found),
                word if is_word(word) => {}
                _ => break,
            }
        }
        found.push(path);
        at
    }

    fn group(&self, start: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
        let mut at = start;
        loop {
            match self.token(at) {
                "}" => return at + 1,
                "" => return at,
                // The new name is not a path of its own.
                "as" => at += 2,
                word if is_word(word) => at = self.path(at, before, found),
                _ => at += 1,
            }
        }
    }

    fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |(_, token)| token.as_str())
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single marks, each with its line; comments, strings and characters left out.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let length = match rest[0] {
            '/' if rest.get(1) == Some(&'/') => rest.iter().take_while(|c| **c != '\n').count(),
            '/' if rest.get(1) == Some(&'*') => block_comment(rest),
            '"' => string(rest),
            'r' | 'b' | 'c' if raw_string(rest) > 0 => raw_string(rest),
            '\'' => character_or_lifetime(rest),
            c if c.is_alphanumeric() || c == '_' => {
                let word: String = rest
                    .iter()
                    .take_while(|c| c.is_alphanumeric() || **c == '_')
                    .collect();
                let length = word.chars().count();
                tokens.push((line, word));
                length
            }
            ':' if rest.get(1) == Some(&':') => {
                tokens.push((line, "::".to_owned()));
                2
            }
            c if c.is_whitespace() => 1,
            c => {
                tokens.push((line, c.to_string()));
                1
            }
        };
        line += rest[..length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    tokens
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let pair = (rest[at], rest.get(at + 1).copied().unwrap_or_default());
        match pair {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Length of a raw string (`r"…"`, `br#"…"#`) at the start, else 0.
fn raw_string(rest: &[char]) -> usize {
    let prefix = rest.iter().take_while(|c| "rbc".contains(**c)).count();
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    if !rest[..prefix].contains(&'r') || prefix > 2 || rest.get(prefix + hashes) != Some(&'"') {
        return 0;
    }
    let mut at = prefix + hashes + 1;
    while at < rest.len() {
        if rest[at] == '"' && rest[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    rest.len()
}

/// `'x'`, `'\n'` and `'\u{…}'` are characters; `'a` without a closing quote is a lifetime.
fn character_or_lifetime(rest: &[char]) -> usize {
    if rest.get(1) == Some(&'\\') {
        let close = rest.iter().skip(3).position(|c| *c == '\'');
        return close.map_or(rest.len(), |at| at + 4);
    }
    if rest.get(2) == Some(&'\'') { 3 } else { 1 }
}
