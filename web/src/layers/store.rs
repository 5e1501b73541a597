//! The texts of local rulebooks, and the engines made of them. They live as long as the tab.

use super::fetch::{self, Why};
use super::key;
use crate::browser;
use crate::hooks::Router;
use crate::route::Route;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use zeren_core::Engine;
use zeren_core::layer::{Fault, File, own_name};
use zeren_core::model::Date;

/// A file for messages: its name and its text.
pub(super) type Named = (String, Rc<str>);

/// How the rulebooks of an address stand.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// All are laid over, if there are any.
    Laid,
    /// One is being fetched.
    Coming,
    /// One cannot be laid over.
    Stopped(Vec<Trouble>),
}

/// What stands in the way.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// The rulebook at a place of the address is not at hand.
    Absent(usize, String, Why),
    /// The rulebooks have faults.
    Faulty(Vec<Named>, Rc<[Fault]>),
}

/// What was dropped and not laid over.
#[derive(Clone, Debug)]
pub(super) enum Refused {
    /// Files that cannot be read, each with the reason.
    Unread(Vec<(String, Why)>),
    /// Files with faults.
    Faulty(Vec<Named>, Rc<[Fault]>),
}

#[derive(Clone)]
enum Content {
    Coming,
    Text(Rc<str>),
    Absent(Why),
}

/// A rulebook that the address names.
#[derive(Clone)]
struct Kept {
    key: String,
    name: String,
    content: Content,
}

/// The engine of some rulebooks on a day, or their faults.
struct Laid {
    keys: Vec<String>,
    on: Option<Date>,
    engine: Result<&'static Engine, Rc<[Fault]>>,
}

#[derive(Default)]
struct Store {
    kept: Vec<Kept>,
    laid: Vec<Laid>,
    now: Option<&'static Engine>,
    refused: Option<(Route, Refused)>,
    router: Option<Router>,
    told: Callback<()>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// The engine with the local rulebooks of the address; none where there are none.
pub(crate) fn engine() -> Option<&'static Engine> {
    STORE.with_borrow(|store| store.now)
}

/// Where the reader is.
pub(super) fn here(router: &Router) {
    STORE.with_borrow_mut(|store| store.router = Some(router.clone()));
}

/// Tells of every change from now on.
pub(super) fn watch(told: Callback<()>) {
    STORE.with_borrow_mut(|store| store.told = told);
}

fn tell() {
    STORE.with_borrow(|store| store.told.clone()).emit(());
}

impl Store {
    fn find(&self, key: &str) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.key == key)
    }

    fn keep(&mut self, key: &str, name: &str, content: Content) {
        self.kept.retain(|kept| kept.key != key);
        self.kept.push(Kept { key: key.to_owned(), name: name.to_owned(), content });
    }

    /// The id of the layer that a name of the address stands for.
    fn id(&self, key: &str) -> Option<String> {
        if let Some((id, _)) = key::file(key) {
            return Some(id.to_owned());
        }
        match &self.find(key)?.content {
            Content::Text(text) => own_name(text).map(|(id, _)| id),
            _ => None,
        }
    }

    /// Names and texts in order; none where one is not at hand.
    fn files(&self, keys: &[String]) -> Option<Vec<Named>> {
        let file = |key: &String| match self.find(key)? {
            Kept { name, content: Content::Text(text), .. } => Some((name.clone(), text.clone())),
            _ => None,
        };
        keys.iter().map(file).collect()
    }

    /// The engine of rulebooks that are at hand, made once.
    fn lay(&mut self, keys: &[String], on: Option<Date>, files: &[Named]) -> Result<&'static Engine, Rc<[Fault]>> {
        if let Some(known) = self.laid.iter().find(|known| known.keys == keys && known.on == on) {
            return known.engine.clone();
        }
        let files: Vec<File<'_>> = files.iter().map(|(name, text)| File { name, text }).collect();
        let engine = Engine::with_layers(&files, on).map(|engine| &*Box::leak(Box::new(engine))).map_err(Rc::from);
        self.laid.push(Laid { keys: keys.to_vec(), on, engine: engine.clone() });
        engine
    }

    /// Begins to fetch a rulebook that the address names, if it may be.
    fn want(&mut self, key: &str) {
        if self.find(key).is_some() || key::file(key).is_some() {
            return;
        }
        let content = match fetch::resolve(key) {
            Ok(address) => {
                spawn_local(come(key.to_owned(), address));
                Content::Coming
            }
            Err(why) => fetch::example(key, &why).map_or(Content::Absent(why), |text| Content::Text(text.into())),
        };
        self.keep(key, key, content);
    }
}

async fn come(key: String, address: String) {
    let content = match fetch::fetch(&address).await {
        Ok(text) => Content::Text(text.into()),
        Err(why) => Content::Absent(why),
    };
    STORE.with_borrow_mut(|store| store.keep(&key, &key, content));
    tell();
}

/// Asks for it once more.
pub(super) fn again(key: &str) {
    STORE.with_borrow_mut(|store| store.kept.retain(|kept| kept.key != key));
    tell();
}

/// Lays the rulebooks of an address over the built-in one, as far as they are at hand.
pub(super) fn settle(route: &Route) -> State {
    STORE.with_borrow_mut(|store| {
        store.now = None;
        let keys = &route.rulebooks;
        if keys.is_empty() {
            return State::Laid;
        }
        keys.iter().for_each(|key| store.want(key));
        let absent = |(at, key): (usize, &String)| match store.find(key).map(|kept| &kept.content) {
            None => Some(Trouble::Absent(at, key.clone(), Why::Missing)),
            Some(Content::Absent(why)) => Some(Trouble::Absent(at, key.clone(), why.clone())),
            Some(_) => None,
        };
        let troubles: Vec<Trouble> = keys.iter().enumerate().filter_map(absent).collect();
        if !troubles.is_empty() {
            return State::Stopped(troubles);
        }
        let Some(files) = store.files(keys) else { return State::Coming };
        match store.lay(keys, route.on(), &files) {
            Ok(engine) => {
                store.now = Some(engine);
                State::Laid
            }
            Err(faults) => State::Stopped(vec![Trouble::Faulty(files, faults)]),
        }
    })
}

/// Name and text of each rulebook of an address, in order, if all are at hand.
pub(crate) fn texts(route: &Route) -> Vec<(String, Rc<str>)> {
    STORE.with_borrow(|store| store.files(&route.rulebooks)).unwrap_or_default()
}

/// What was refused here last.
pub(super) fn refused(route: &Route) -> Option<Refused> {
    STORE.with_borrow_mut(|store| {
        if store.refused.as_ref().is_some_and(|(at, _)| at != route) {
            store.refused = None;
        }
        store.refused.as_ref().map(|(_, refused)| refused.clone())
    })
}

/// Says no more of it.
pub(super) fn close() {
    STORE.with_borrow_mut(|store| store.refused = None);
    tell();
}

/// Takes what was dropped: all of it, or nothing.
pub(super) fn take_waiting() {
    let files = browser::dropped_rules();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        for file in &files {
            match fetch::read(file).await {
                Ok(text) => read.push((file.name(), Rc::from(text))),
                Err(why) => unread.push((file.name(), why)),
            }
        }
        let Some(router) = STORE.with_borrow(|store| store.router.clone()) else { return };
        if unread.is_empty() {
            lay(read, &router);
        } else {
            STORE.with_borrow_mut(|store| store.refused = Some((router.route, Refused::Unread(unread))));
            tell();
        }
    });
}

/// Lays files over what is there; one with the id of another takes its place.
fn lay(read: Vec<Named>, router: &Router) {
    let route = &router.route;
    let next = STORE.with_borrow_mut(|store| {
        let mut keys = route.rulebooks.clone();
        for (name, text) in read {
            let (id, version) = own_name(&text).unwrap_or_default();
            let key = key::of_file(&id, &version, &text);
            match keys.iter().position(|known| store.id(known).is_some_and(|known| known == id)) {
                Some(at) => keys[at].clone_from(&key),
                None => keys.push(key.clone()),
            }
            store.keep(&key, &name, Content::Text(text));
        }
        store.refused = None;
        // Where others are not at hand, these wait with them.
        if let Some(files) = store.files(&keys)
            && let Err(faults) = store.lay(&keys, route.on(), &files)
        {
            store.refused = Some((route.clone(), Refused::Faulty(files, faults)));
            return None;
        }
        Some(Route { rulebooks: keys, ..route.clone() })
    });
    match next {
        Some(next) if next != *route => router.push.emit(next),
        _ => tell(),
    }
}
