// The page's side of the worker with the roster: starts it, asks it, ends it.

const SAMPLE = "roster-faulty.csv";

// `parts` gives the address of the worker's script and the compiled program.
export function client(parts) {
  let worker;
  let held;
  let started;
  let count = 0;
  const waiting = new Map();

  function end(why) {
    worker?.terminate();
    worker = started = undefined;
    for (const { no } of waiting.values()) no(why);
    waiting.clear();
  }

  function hear({ data: { id, answer, failed, unreadable, done, of, rows } }) {
    const one = waiting.get(id);
    if (!one) return;
    if (done !== undefined) return one.told?.(done, of, rows);
    waiting.delete(id);
    if (failed === undefined) return one.yes(answer);
    one.no(unreadable ? { unreadable } : failed);
    // What has failed once may be in disorder: another one is started.
    if (!unreadable) end(failed);
  }

  function post(message, told) {
    return new Promise((yes, no) => {
      const id = (count += 1);
      waiting.set(id, { yes, no, told });
      worker.postMessage({ ...message, id });
    });
  }

  const start = () =>
    (started ??= parts().then(
      ({ script, module }) => {
        worker = new Worker(script);
        worker.onmessage = hear;
        worker.onerror = (event) => end(event.message ?? "the worker cannot start");
        return post({ module });
      },
    ).catch((error) => {
      started = undefined;
      throw error;
    }));

  return {
    start,
    // Opens a file, or the sample where there is none.
    open(file, settings, told) {
      held = file?.name ?? SAMPLE;
      return start().then(() => post({ act: "open", file, settings }, told));
    },
    again: (settings, told) => start().then(() => post({ act: "again", settings }, told)),
    ask: (query) => start().then(() => post({ act: "ask", question: question(query) })),
    file: (query) => start().then(() => post({ act: "file", question: question(query) })),
    // The name of the roster that the worker holds, for a program that takes the place of the one that opened it.
    held: () => (worker && held) ?? "",
    cancel: () => end("cancelled"),
    save,
  };
}

// `what=rows&from=0` as JSON.
const question = (query) => JSON.stringify(Object.fromEntries(new URLSearchParams(query)));

// Gives the reader a file to keep: nothing leaves the machine.
function save(name, type, bytes) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
