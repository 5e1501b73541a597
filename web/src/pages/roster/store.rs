//! The worker and what is open in it. They outlive the page, so that one can look something up and come back.

use super::value::Value;
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use zeren_core::model::Date;

#[wasm_bindgen]
extern "C" {
    /// Loads the page's side of the worker.
    #[wasm_bindgen(js_name = zerenDesk, catch)]
    async fn zeren_desk() -> Result<JsValue, JsValue>;

    /// The page's side of the worker (`web/boot/desk.js`).
    #[derive(Clone, Debug)]
    type Client;
    #[wasm_bindgen(method, catch)]
    async fn start(this: &Client) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn open(this: &Client, file: &JsValue, settings: &str, told: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn again(this: &Client, settings: &str, told: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn ask(this: &Client, question: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn file(this: &Client, question: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn held(this: &Client) -> String;
    #[wasm_bindgen(method)]
    fn cancel(this: &Client);
    #[wasm_bindgen(method)]
    fn save(this: &Client, name: &str, kind: &str, bytes: &JsValue);
}

/// Why something did not come about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// What the program says of the roster.
    Problem(Value),
    /// The browser cannot read the file.
    Unreadable,
    /// The program has failed.
    Broken(String),
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    /// The program is being fetched.
    Starting,
    /// It could not be.
    NotStarted(String),
    /// It waits for a roster.
    Ready,
    /// A roster is being read.
    Working { name: String, done: f64, of: f64, rows: f64 },
    /// A roster is open: the how-manieth, and what is said of it.
    Open { epoch: u32, summary: Value },
    /// A roster could not be opened.
    Failed { name: String, trouble: Trouble },
}

/// How the reader wants the roster to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Settings {
    /// `ROLE=COLUMN`.
    pub(super) columns: Vec<String>,
    pub(super) header_row: String,
    pub(super) of: String,
    pub(super) encoding: String,
    pub(super) no_fill: bool,
    /// The text of the file kept beside the roster.
    pub(super) beside: String,
    /// Names and texts of the local rulebooks laid over, in order.
    pub(super) rulebooks: Vec<(String, Rc<str>)>,
}

impl Settings {
    fn json(&self) -> String {
        let object = js_sys::Object::new();
        let set = |key: &str, value: JsValue| {
            let _ = js_sys::Reflect::set(&object, &key.into(), &value);
        };
        set("columns", self.columns.iter().map(JsValue::from).collect::<js_sys::Array>().into());
        if let Ok(row) = self.header_row.trim().parse::<u32>() {
            set("header_row", row.into());
        }
        set("of", self.of.as_str().into());
        set("as_of", STORE.with_borrow(|store| store.as_of.map_or_else(String::new, |day| day.to_string())).into());
        set("encoding", self.encoding.as_str().into());
        set("no_fill", self.no_fill.into());
        set("beside", self.beside.as_str().into());
        let pair = |(name, text): &(String, Rc<str>)| js_sys::Array::of2(&name.as_str().into(), &(&**text).into());
        set("rulebooks", self.rulebooks.iter().map(pair).collect::<js_sys::Array>().into());
        js_sys::JSON::stringify(&object).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

struct Store {
    client: Option<Client>,
    phase: Phase,
    /// The day of the address.
    as_of: Option<Date>,
    settings: Settings,
    epoch: u32,
    /// Counts what was begun: what ends later than something begun after it is of no use any more.
    begun: u32,
    told: Callback<Phase>,
    /// The local rulebooks of the address.
    rulebooks: Vec<(String, Rc<str>)>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::new(Store {
        client: None,
        phase: Phase::Starting,
        as_of: None,
        settings: Settings::default(),
        epoch: 0,
        begun: 0,
        told: Callback::noop(),
        rulebooks: Vec::new(),
    });
}

fn client() -> Option<Client> {
    STORE.with_borrow(|store| store.client.clone())
}

fn set(phase: Phase) {
    let told = STORE.with_borrow_mut(|store| {
        store.phase = phase.clone();
        store.told.clone()
    });
    told.emit(phase);
}

fn words(error: &JsValue) -> String {
    let error: &js_sys::Object = error.unchecked_ref();
    String::from(error.to_string())
}

/// Where it stands.
pub(super) fn phase() -> Phase {
    STORE.with_borrow(|store| store.phase.clone())
}

/// How the roster was wanted to be read last.
pub(super) fn settings() -> Settings {
    STORE.with_borrow(|store| store.settings.clone())
}

/// The name of the roster opened last.
pub(super) fn name() -> String {
    match phase() {
        Phase::Open { summary, .. } => summary.text("name"),
        Phase::Failed { name, .. } | Phase::Working { name, .. } => name,
        Phase::Starting | Phase::NotStarted(_) | Phase::Ready => String::new(),
    }
}

/// Tells of every change from now on.
pub(super) fn watch(told: Callback<Phase>) {
    STORE.with_borrow_mut(|store| store.told = told);
}

/// Starts the worker, if it is not there.
pub(super) fn start() {
    if client().is_some() && !matches!(phase(), Phase::NotStarted(_)) {
        return;
    }
    set(Phase::Starting);
    spawn_local(async {
        match begin().await {
            // A smaller program may have opened one before this took its place.
            Ok(()) => match client().map(|client| client.held()).filter(|held| !held.is_empty()) {
                Some(held) => again(held, settings()),
                None => set(Phase::Ready),
            },
            Err(error) => set(Phase::NotStarted(words(&error))),
        }
    });
}

async fn begin() -> Result<(), JsValue> {
    let module = zeren_desk().await?;
    let client: Client = js_sys::Reflect::get(&module, &"desk".into())?.unchecked_into();
    STORE.with_borrow_mut(|store| store.client = Some(client.clone()));
    client.start().await.map(drop)
}

/// Reads and decides as of this day from now on; a roster that is open is read again.
pub(super) fn as_of(day: Option<Date>) {
    let changed = STORE.with_borrow_mut(|store| std::mem::replace(&mut store.as_of, day) != day);
    if changed && matches!(phase(), Phase::Open { .. } | Phase::Working { .. } | Phase::Failed { .. }) {
        again(name(), settings());
    }
}

/// Opens a file, or the sample where there is none.
pub(super) fn open(file: Option<web_sys::File>, settings: Settings) {
    let name = file.as_ref().map_or_else(|| "roster-faulty.csv".to_owned(), web_sys::File::name);
    let file = file.map_or(JsValue::NULL, JsValue::from);
    work(name, settings, Some(file));
}

/// Opens the same roster again, read otherwise.
pub(super) fn again(name: String, settings: Settings) {
    work(name, settings, None);
}

/// Reads and decides with these local rulebooks from now on; a roster that is open is read again.
pub(super) fn under(rulebooks: Vec<(String, Rc<str>)>) {
    let changed = STORE.with_borrow_mut(|store| {
        let changed = store.rulebooks != rulebooks;
        store.rulebooks = rulebooks;
        changed
    });
    if changed && matches!(phase(), Phase::Open { .. } | Phase::Working { .. } | Phase::Failed { .. }) {
        again(name(), settings());
    }
}

fn work(name: String, mut settings: Settings, file: Option<JsValue>) {
    let Some(client) = client() else { return };
    settings.rulebooks = STORE.with_borrow(|store| store.rulebooks.clone());
    let json = settings.json();
    let mine = STORE.with_borrow_mut(|store| {
        store.settings = settings;
        store.begun += 1;
        store.begun
    });
    let is_mine = move || STORE.with_borrow(|store| store.begun == mine);
    set(Phase::Working { name: name.clone(), done: 0.0, of: 0.0, rows: 0.0 });
    let told = {
        let name = name.clone();
        Closure::<dyn FnMut(f64, f64, f64)>::new(move |done, of, rows| {
            if is_mine() {
                set(Phase::Working { name: name.clone(), done, of, rows });
            }
        })
    };
    spawn_local(async move {
        let told_js: &Function = told.as_ref().unchecked_ref();
        let answer = match &file {
            Some(file) => client.open(file, &json, told_js).await,
            None => client.again(&json, told_js).await,
        };
        drop(told);
        if is_mine() {
            set(match heard(answer) {
                Ok(summary) => {
                    let epoch = STORE.with_borrow_mut(|store| {
                        store.epoch += 1;
                        store.epoch
                    });
                    Phase::Open { epoch, summary }
                }
                Err(trouble) => Phase::Failed { name, trouble },
            });
        }
    });
}

/// Stops what is under way.
pub(super) fn cancel() {
    let Some(client) = client() else { return };
    STORE.with_borrow_mut(|store| store.begun += 1);
    client.cancel();
    set(Phase::Ready);
}

fn heard(answer: Result<JsValue, JsValue>) -> Result<Value, Trouble> {
    match answer {
        Ok(answer) => {
            let answer = Value(answer);
            let problem = answer.get("problem");
            if problem.is_some() { Err(Trouble::Problem(problem)) } else { Ok(answer) }
        }
        Err(error) if Value(error.clone()).flag("unreadable") => Err(Trouble::Unreadable),
        Err(error) => Err(Trouble::Broken(words(&error))),
    }
}

/// Asks about the roster that is open.
pub(super) async fn ask(question: &str) -> Result<Value, Trouble> {
    let Some(client) = client() else { return Err(Trouble::Unreadable) };
    heard(client.ask(question).await)
}

/// Makes a file of it and gives it to the reader.
pub(super) async fn save(question: &str, name: &str, kind: &str) -> Result<(), Trouble> {
    let Some(client) = client() else { return Err(Trouble::Unreadable) };
    let bytes = heard(client.file(question).await)?;
    client.save(name, kind, &bytes.0);
    Ok(())
}
