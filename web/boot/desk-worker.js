// The worker with the roster: what the page asks goes to the program, what comes back goes to the page. It opens no
// connection; a test reads the built file for it.
import { initSync, Roster, refused, sample } from "zeren-desk";

const SAMPLE = "roster-faulty.csv";
let roster;

// Tells the page how far it has come, not more often than it can show.
function told(id) {
  let last = 0;
  return (done, of, rows) => {
    const now = performance.now();
    if (now - last < 50) return;
    last = now;
    postMessage({ id, done, of, rows });
  };
}

const acts = {
  async open({ id, file, settings }) {
    if (!file) return JSON.parse(roster.open(SAMPLE, sample(), settings, told(id)));
    const problem = refused(file.size);
    if (problem) return JSON.parse(problem);
    return JSON.parse(roster.open(file.name, new Uint8Array(await file.arrayBuffer()), settings, told(id)));
  },
  again: ({ id, settings }) => JSON.parse(roster.again(settings, told(id))),
  ask: ({ question }) => JSON.parse(roster.ask(question)),
  file({ question }) {
    try {
      return roster.file(question);
    } catch (problem) {
      if (typeof problem === "string") return JSON.parse(problem);
      throw problem;
    }
  },
};

onmessage = async ({ data }) => {
  const { id, act, module } = data;
  try {
    if (module) {
      initSync({ module });
      roster = new Roster();
      postMessage({ id, answer: true });
      return;
    }
    const answer = await acts[act](data);
    postMessage({ id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
  } catch (error) {
    // A file that the browser does not let be read is no fault of the program.
    postMessage({ id, failed: String(error), unreadable: error instanceof DOMException });
  }
};
