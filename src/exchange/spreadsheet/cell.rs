//! One cell of a table.

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing: missing, or undefined.
    #[default]
    Empty,
    /// Words, whatever they look like.
    Text(String),
    /// A number. One that is not finite is written as an empty cell.
    Number(f64),
}

impl Cell {
    /// The number as it is written: the shortest decimal that reads back as the same number; `None` if not finite.
    pub(super) fn written(number: f64) -> Option<String> {
        // Minus nought is a nought to a reader.
        number
            .is_finite()
            .then(|| format!("{}", if number == 0.0 { 0.0 } else { number }))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
