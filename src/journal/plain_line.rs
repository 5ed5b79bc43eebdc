//! Reads a line in the exact form in which this program writes it, several times faster than RON in general.
//!
//! Whatever stands there in any other form (other spaces, another order, a rare field) is left to the general reader,
//! so that this one never decides that a line is wrong.

use super::line::options;
use crate::model::{
    AnalystId, Change, CodeId, DeviceId, DocumentId, HybridTime, Id, Line, NewCoding, PassId,
};

/// The line of a device whose value this is; none where it has to be read by the general reader.
pub(super) fn read(device: DeviceId, value: &str) -> Option<Line> {
    let mut rest = Rest(value);
    rest.eat("(seq:")?;
    let seq: u32 = rest.number()?;
    rest.eat(",step:(")?;
    let first: u32 = rest.number()?;
    rest.eat(",")?;
    let count: u32 = rest.number()?;
    rest.eat("),at:(")?;
    let milliseconds: u64 = rest.number()?;
    rest.eat(",")?;
    let counter: u16 = rest.number()?;
    rest.eat("),")?;
    let by = if rest.eat("by:").is_some() {
        let by = AnalystId(rest.id()?);
        rest.eat(",")?;
        Some(by)
    } else {
        None
    };
    rest.eat("change:")?;
    let change = rest.0.strip_suffix(')')?;
    let change = match coding(change) {
        Some(coding) => Change::AddCoding(coding),
        None => options().from_str(change).ok()?,
    };
    let in_range = (1..=Id::MAX_SEQ).contains(&seq) && milliseconds >> 48 == 0;
    in_range.then(|| Line {
        id: Id::new(device, seq),
        step: (first, count),
        at: HybridTime::new(milliseconds, counter),
        wall: None,
        by,
        seen: None,
        why: None,
        change,
    })
}

/// The coding in `AddCoding(…)`: most lines of a large study are of this kind.
fn coding(value: &str) -> Option<NewCoding> {
    let mut rest = Rest(value);
    rest.eat("AddCoding(analyst:")?;
    let analyst = AnalystId(rest.id()?);
    rest.eat(",document:")?;
    let document = DocumentId(rest.id()?);
    rest.eat(",pass:")?;
    let pass = PassId(rest.id()?);
    rest.eat(",code:")?;
    let code = CodeId(rest.id()?);
    rest.eat(",start:")?;
    let start = rest.number()?;
    rest.eat(",end:")?;
    let end = rest.number()?;
    rest.eat(",within:")?;
    let within = if rest.eat("None").is_some() {
        None
    } else {
        Some(CodeId(rest.id()?))
    };
    rest.eat(")")?;
    rest.0.is_empty().then_some(NewCoding {
        analyst,
        document,
        pass,
        code,
        start,
        end,
        within,
    })
}

/// What of a value has not been read yet.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn eat(&mut self, literal: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    /// A whole number in decimal digits that fits.
    fn number<N: TryFrom<u64>>(&mut self) -> Option<N> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(digits)?;
        // A number that starts with 0 may be of another base.
        if number.is_empty() || (digits > 1 && number.starts_with('0')) || digits > 18 {
            return None;
        }
        let value = number
            .bytes()
            .fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        self.0 = rest;
        N::try_from(value).ok()
    }

    /// An id between quotation marks.
    fn id(&mut self) -> Option<Id> {
        self.eat("\"")?;
        let (device, rest) = self.0.split_at_checked(8)?;
        let device: DeviceId = device.parse().ok()?;
        self.0 = rest;
        self.eat("-")?;
        let seq = self.number()?;
        self.eat("\"")?;
        (1..=Id::MAX_SEQ)
            .contains(&seq)
            .then(|| Id::new(device, seq))
    }
}
