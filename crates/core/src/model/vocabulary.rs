//! One macro for closed vocabularies: an enum, its stable ids, its names in both languages.

/// Declares a closed vocabulary. Each variant has its stable id (part of the JSON contract), its
/// official Chinese term and an unofficial English one. Crates that use it depend on `serde`.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $id:literal $zh:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$variant_doc])* #[doc = concat!("(", $zh, ")")] $variant,)+ }

        impl $name {
            /// Every value, in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable id used in JSON, in rulebooks and on the command line.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The name of the Rust variant, for generated code.
            #[must_use]
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            /// The name a reader sees.
            #[must_use]
            pub const fn name(self, lang: $crate::model::Lang) -> &'static str {
                match lang {
                    $crate::model::Lang::Zh => match self { $(Self::$variant => $zh,)+ },
                    $crate::model::Lang::En => match self { $(Self::$variant => $en,)+ },
                }
            }

            /// The value that has this id.
            #[must_use]
            #[inline]
            pub fn from_id(id: &str) -> Option<Self> {
                static PLACES: $crate::model::Places<$name, { $name::ALL.len() }> =
                    $crate::model::Places::of([$(($id, $name::$variant),)+]);
                PLACES.find(Self::ALL, Self::id, id)
            }

            /// The position in [`Self::ALL`].
            #[must_use]
            pub const fn index(self) -> usize { self as usize }
        }

        impl $crate::model::Member for $name {
            fn all() -> &'static [Self] { Self::ALL }
            fn place(self) -> u32 { self as u32 }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::from_id(&id).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|value| value.id()).collect();
                    serde::de::Error::custom(format!("unknown id `{id}`; known: {}", known.join(", ")))
                })
            }
        }
    };
}
