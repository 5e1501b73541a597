//! A day of the calendar, as data and callers give it; the core has no clock.

/// A day (日期). Days compare by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this year (1–9999), month (1–12) and day of the month; none where the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if year == 0 || year > 9999 || day == 0 || day > days { None } else { Some(Self { year, month, day }) }
    }

    /// A day written `YYYY-MM-DD`; none for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |place: usize| matches!(place, 4 | 7) != bytes.get(place).is_some_and(u8::is_ascii_digit);
        if bytes.len() != 10 || !(0..10).all(digits) || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::new(text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// A day as compiled-in data writes it; the loader has checked it.
    pub(crate) const fn from_parts(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_and_no_others() {
        for text in ["2025-08-01", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01", "2025-8-1"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in ["", "2025-08-01 ", "2025/08/01", "20250801", "二〇二五-08-01", "+025-08-01", "2025-+8-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("2025-07-31") < Date::parse("2025-08-01"));
    }
}
