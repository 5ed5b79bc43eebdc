//! A table of ratings from CSV.

use super::answer::Reliability;
use super::error::ReliabilityError;
use super::table_answer::TableAnswer;
use crate::analysis::agreement::Ratings;

/// Reads a CSV whose first row names the coders and whose other rows are units, an empty cell meaning
/// "not rated", and computes every figure.
///
/// The separator is the comma, or the semicolon or tab where the first row has that and no comma.
/// Space around cells does not count. `declared` are the categories of the codebook where known.
pub fn reliability_from_csv(
    csv: &str,
    declared: Option<&[String]>,
) -> Result<Reliability, ReliabilityError> {
    let csv = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(csv))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(csv.as_bytes());
    let coders: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    if coders.iter().all(String::is_empty) {
        return Err(ReliabilityError::NoHeader);
    }
    let mut ratings = Ratings::new(coders.len(), declared);
    for record in reader.records() {
        let record = record?;
        let row: Vec<Option<&str>> = record
            .iter()
            .map(|cell| (!cell.is_empty()).then_some(cell))
            .collect();
        ratings.push(&row).map_err(|why| ReliabilityError::Row {
            row: record.position().map_or(0, csv::Position::line),
            why,
        })?;
    }
    Ok(Reliability::Table(TableAnswer::of(coders, &ratings)))
}

fn separator(csv: &str) -> u8 {
    let header = csv.lines().next().unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .find(|separator| header.contains(char::from(*separator)))
        .unwrap_or(b',')
}
