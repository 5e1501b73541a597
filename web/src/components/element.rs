//! Elements by a plain call. `html!` writes out each element in full; over some two hundred of them that was a third
//! of the program, so it is kept for what listens or is looked up, and the rest is made here.

use yew::html::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VTag, VText};
use zeren_core::model::Lang;

/// An element with a class, or none where it is empty.
pub(crate) fn el(name: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    if !class.is_empty() {
        // Not `AttributeOrProperty::Static`: yew leaves that out of what it renders to text.
        let values = Box::new([Some(AttributeOrProperty::Attribute(AttrValue::Static(class)))]);
        tag.set_attributes(Attributes::Dynamic { keys: &["class"], values });
    }
    tag.add_children(children);
    tag.into()
}

/// An element with attributes; an empty value leaves one out.
pub(crate) fn with(
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<AttrValue>,
    children: Vec<Html>,
) -> Html {
    let mut tag = VTag::new(name);
    let values = values.into_iter().map(|value| (!value.is_empty()).then_some(AttributeOrProperty::Attribute(value)));
    tag.set_attributes(Attributes::Dynamic { keys, values: values.collect() });
    tag.add_children(children);
    tag.into()
}

/// Text as it is.
pub(crate) fn text(text: impl Into<AttrValue>) -> Html {
    VText::new(text).into()
}

/// Several nodes without an element around them.
pub(crate) fn all(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// An element in a language of its own.
pub(crate) fn in_lang(name: &'static str, lang: Lang, children: Vec<Html>) -> Html {
    with(name, &["lang"], vec![AttrValue::Static(super::tag(lang))], children)
}
