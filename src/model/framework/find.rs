//! Finding a framework by what a person typed.

use super::{ChosenFramework, FrameworkError, FrameworkFile};

/// Finds a framework by its id, name or short name, whole or any unmistakable beginning, in upper or lower case;
/// a variant after a slash (`mrc/kaks`).
///
/// # Errors
/// When nothing fits, or more than one does; the sentence names what there is.
pub fn find_framework<'a>(
    among: &'a [FrameworkFile],
    asked: &str,
) -> Result<ChosenFramework<'a>, FrameworkError> {
    // The whole first: a name may have a slash of its own.
    match framework(among, asked) {
        Ok(file) => Ok(ChosenFramework {
            file,
            variant: None,
        }),
        Err(error @ FrameworkError::Ambiguous { .. }) => Err(error),
        Err(error) => match asked.rsplit_once('/') {
            Some((name, variant)) => with_variant(framework(among, name)?, variant),
            None => Err(error),
        },
    }
}

fn framework<'a>(
    among: &'a [FrameworkFile],
    asked: &str,
) -> Result<&'a FrameworkFile, FrameworkError> {
    let names = |file: &'a FrameworkFile| [file.id.as_str(), &file.name, &file.short_name];
    one_of(among, asked, names).map_err(|fitting| {
        if fitting.is_empty() {
            FrameworkError::Unknown {
                asked: asked.trim().to_owned(),
                known: list(among.iter().map(|file| file.id.as_str())),
            }
        } else {
            FrameworkError::Ambiguous {
                asked: asked.trim().to_owned(),
                candidates: list(fitting.iter().map(|file| file.id.as_str())),
            }
        }
    })
}

fn with_variant<'a>(
    file: &'a FrameworkFile,
    asked: &str,
) -> Result<ChosenFramework<'a>, FrameworkError> {
    let names = |variant: &'a super::FrameworkVariant| [variant.id.as_str(), &variant.name, ""];
    let variant = one_of(&file.variants, asked, names).map_err(|fitting| {
        if fitting.is_empty() {
            FrameworkError::UnknownVariant {
                framework: file.id.clone(),
                asked: asked.trim().to_owned(),
                known: list(file.variants.iter().map(|variant| variant.id.as_str())),
            }
        } else {
            FrameworkError::Ambiguous {
                asked: asked.trim().to_owned(),
                candidates: list(fitting.iter().map(|variant| variant.id.as_str())),
            }
        }
    })?;
    Ok(ChosenFramework {
        file,
        variant: Some(variant),
    })
}

/// The only thing with this name, else the only one a name of which begins so; else all that fit.
fn one_of<'a, T>(
    among: &'a [T],
    asked: &str,
    names: impl Fn(&'a T) -> [&'a str; 3],
) -> Result<&'a T, Vec<&'a T>> {
    let asked = asked.trim().to_lowercase();
    if asked.is_empty() {
        return Err(Vec::new());
    }
    let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<&'a T> {
        among
            .iter()
            .filter(|thing| names(thing).iter().any(|name| fits(&name.to_lowercase())))
            .collect()
    };
    let whole = fitting(&|name| name == asked);
    let fit = if whole.is_empty() {
        fitting(&|name| name.starts_with(&asked))
    } else {
        whole
    };
    match fit.as_slice() {
        [one] => Ok(one),
        _ => Err(fit),
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
