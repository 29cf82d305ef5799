//! What a file says, whatever it is written in: TOML and JSON both become one tree, and the wire types are
//! read from that.
//!
//! A tree of our own, because the rules that go over any field (limits, languages, unknown names) are then
//! written once, and because the pack reader in the browser links neither TOML nor serde_json. Depth is
//! limited while a tree is built, so that nothing behind it has to fear a stack that overflows, and so is
//! the length of lists, so that no rule takes minutes.
//! It lacks numbers with a fraction: a pack has none, so it only says that one stands there.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// Fields by name.
pub type Table = BTreeMap<String, Tree>;

/// How many levels a tree may have; a pack needs six.
pub const DEPTH: u8 = 32;

/// How many values a list or table may have; some rules compare each with each.
pub const WIDTH: usize = 2500;

/// Keys that stand for an entry in messages, and when a language is laid over it.
pub const IDS: [&str; 2] = ["id", "stage"];

/// Whole numbers that every format writes exactly: up to two to the 53rd.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A value in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// JSON's `null`: the same as leaving the field out.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Fraction,
    /// A text; dates too.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A table.
    Table(Table),
}

impl Tree {
    /// In words, for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "nothing",
            Tree::Bool(_) => "true or false",
            Tree::Whole(_) => "a whole number",
            Tree::Fraction => "a number with a fraction",
            Tree::Text(_) => "a text",
            Tree::List(_) => "a list",
            Tree::Table(_) => "a table",
        }
    }

    /// The table, if it is one.
    pub fn as_table(&self) -> Option<&Table> {
        if let Tree::Table(table) = self { Some(table) } else { None }
    }

    /// The id of an entry, if it has one.
    pub fn id(&self) -> Option<String> {
        let table = self.as_table()?;
        IDS.iter().find_map(|key| match table.get(*key)? {
            Tree::Text(id) => Some(id.clone()),
            Tree::Whole(id) => Some(id.to_string()),
            _ => None,
        })
    }

    /// How an item of a list is called in a path: by its id, or by its number from 1.
    pub fn name_in_list(&self, place: usize) -> String {
        self.id().unwrap_or_else(|| (place + 1).to_string())
    }

    /// Reads a type; with it come the fields that it does not know, such as `choices.send.colour`.
    pub fn read<T: DeserializeOwned>(&self) -> (Result<T, Wrong>, Vec<String>) {
        let unknown = Unknown::default();
        let read = T::deserialize(Reading { tree: self, unknown: &unknown });
        (read, unknown.into_inner().iter().map(|path| dotted(path)).collect())
    }
}

/// The names on the way to a value, the innermost first.
type Path = Vec<String>;

/// Where the fields stand that a type does not know.
type Unknown = RefCell<Vec<Path>>;

fn dotted(path: &[String]) -> String {
    path.iter().rev().map(String::as_str).collect::<Vec<_>>().join(".")
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Tree, D::Error> {
        Level(DEPTH).deserialize(from)
    }
}

/// How many levels may still follow.
#[derive(Clone, Copy)]
struct Level(u8);

impl Level {
    fn below<E: Error>(self) -> Result<Level, E> {
        let below = self.0.checked_sub(1).map(Level);
        below.ok_or_else(|| E::custom(format_args!("more than {DEPTH} levels of lists and tables")))
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Fraction, Tree::Whole))
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "only whole numbers that fit; JavaScript writes 1.0 and 1 alike, so both are whole"
    )]
    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        let whole = value.abs() < EXACT && value.trunc() == value;
        Ok(if whole { Tree::Whole(value as i64) } else { Tree::Fraction })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Tree, A::Error> {
        let below = self.below()?;
        let mut items = Vec::new();
        while let Some(item) = from.next_element_seed(below)? {
            items.push(item);
            fits(items.len())?;
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Tree, A::Error> {
        let below = self.below()?;
        let mut table = Table::new();
        // Of two fields with one name the last holds, as in JavaScript.
        while let Some(key) = from.next_key::<String>()? {
            table.insert(key, from.next_value_seed(below)?);
            fits(table.len())?;
        }
        Ok(Tree::Table(table))
    }
}

fn fits<E: Error>(count: usize) -> Result<(), E> {
    if count <= WIDTH { Ok(()) } else { Err(E::custom(format_args!("more than {WIDTH} values in a row"))) }
}

/// Why a type could not be read from a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    path: Path,
    /// What is wrong with it.
    pub found: String,
    /// What it should be.
    pub expected: String,
}

impl Wrong {
    /// Where it stands, such as `choices.send.lean`; empty if it is the whole.
    pub fn field(&self) -> String {
        dotted(&self.path)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Wrong {
        Wrong {
            path: Path::new(),
            found: message.to_string(),
            expected: "the type of www/packs/README.md".to_owned(),
        }
    }

    /// In the words of the file format, and without the value, which may be long.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Wrong {
        let kind = match found {
            Unexpected::Unit => "nothing",
            Unexpected::Bool(_) => "true or false",
            Unexpected::Signed(_) => "a whole number",
            Unexpected::Str(_) => "a text",
            Unexpected::Seq => "a list",
            Unexpected::Map => "a table",
            Unexpected::Other(kind) => kind,
            _ => "another value",
        };
        let expected = match &*expected.to_string() {
            "i64" => "a whole number",
            "a string" => "a text",
            "a boolean" => "true or false",
            "a sequence" => "a list",
            _ => "a table",
        };
        Wrong { path: Path::new(), found: format!("invalid type: {kind}"), expected: expected.to_owned() }
    }
}

/// A tree that is read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    tree: &'a Tree,
    unknown: &'a Unknown,
}

impl Reading<'_> {
    /// Reads a value inside another; what is reported of it gets its name.
    fn inside<'de, T: DeserializeSeed<'de>>(
        unknown: &'de Unknown,
        tree: &'de Tree,
        seed: T,
        name: impl Fn() -> String,
    ) -> Result<T::Value, Wrong> {
        let before = unknown.borrow().len();
        let read = seed.deserialize(Reading { tree, unknown });
        for path in unknown.borrow_mut().iter_mut().skip(before) {
            path.push(name());
        }
        read.map_err(|mut wrong| {
            wrong.path.push(name());
            wrong
        })
    }
}

impl<'de> Deserializer<'de> for Reading<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let unknown = self.unknown;
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Whole(value) => visitor.visit_i64(*value),
            Tree::Fraction => Err(Wrong::invalid_type(Unexpected::Other(self.tree.kind()), &visitor)),
            Tree::Text(value) => visitor.visit_borrowed_str(value),
            Tree::List(items) => visitor.visit_seq(Items { left: items.iter().enumerate(), unknown }),
            Tree::Table(table) => visitor.visit_map(Fields { left: table.iter(), next: None, unknown }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if *self.tree == Tree::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A derived type asks for this where it does not know a field.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.unknown.borrow_mut().push(Path::new());
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

struct Items<'a> {
    left: std::iter::Enumerate<std::slice::Iter<'a, Tree>>,
    unknown: &'a Unknown,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some((place, item)) = self.left.next() else { return Ok(None) };
        Reading::inside(self.unknown, item, seed, || item.name_in_list(place)).map(Some)
    }
}

struct Fields<'a> {
    left: std::collections::btree_map::Iter<'a, String, Tree>,
    next: Option<(&'a String, &'a Tree)>,
    unknown: &'a Unknown,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        self.next = self.left.next();
        let Some((key, _)) = self.next else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let (key, value) = self.next.take().ok_or_else(|| Wrong::custom("a value without a field"))?;
        Reading::inside(self.unknown, value, seed, || key.clone())
    }
}
