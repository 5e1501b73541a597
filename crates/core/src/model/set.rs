//! A small set over a closed vocabulary, held in the bits of one byte.

use std::marker::PhantomData;

/// What a [`Set`] can hold: a value of a closed vocabulary of at most eight.
pub trait Member: Copy + 'static {
    /// Every value, in order.
    fn all() -> &'static [Self];
    /// The position of this value in [`Member::all`].
    fn place(self) -> u32;
}

/// A set of values of one closed vocabulary; iterates in the contract's order.
pub struct Set<T> {
    bits: u8,
    of: PhantomData<T>,
}

impl<T> Set<T> {
    /// No value.
    pub const EMPTY: Self = Self::from_bits(0);

    /// The set with these bits; bit 0 is the vocabulary's first value.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self { bits, of: PhantomData }
    }

    /// The bits of this set.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.bits
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many values are in it.
    #[must_use]
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// What is in this set or in the other.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }

    /// What is in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self::from_bits(self.bits & other.bits)
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self::from_bits(self.bits & !other.bits)
    }
}

impl<T: Member> Set<T> {
    /// The set of one value.
    #[must_use]
    pub fn one(value: T) -> Self {
        Self::from_bits(1 << value.place())
    }

    /// The set of all values.
    #[must_use]
    pub fn all() -> Self {
        T::all().iter().copied().collect()
    }

    /// Whether the value is in it.
    #[must_use]
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.place()) != 0
    }

    /// The values in order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        let mut left = self.bits;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            T::all().get(place).copied()
        })
    }

    /// The only value, if there is exactly one.
    #[must_use]
    pub fn single(self) -> Option<T> {
        if self.len() == 1 { self.iter().next() } else { None }
    }
}

impl<T: Member> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().fold(Self::EMPTY, |set, value| set.union(Self::one(value)))
    }
}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Set<T> {}
impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Set<T> {}
impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<T: Member + std::fmt::Debug> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
impl<T: Member + serde::Serialize> serde::Serialize for Set<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
