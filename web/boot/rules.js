// Local rulebooks that are dropped, on any page: they wait here for the program that reads them.
const waiting = [];

export const waits = () => waiting.length > 0;

// Takes files; without any, gives those that wait.
globalThis.zerenRules = (files) => {
  if (!files) return waiting.splice(0);
  waiting.push(...files);
  document.dispatchEvent(new Event("zeren-rules"));
};

addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
addEventListener("drop", (event) => {
  const files = [...(event.dataTransfer?.files ?? [])].filter(({ name }) => /\.toml$/i.test(name));
  // The page of rosters sorts what is dropped on it.
  if (!files.length || event.target.closest?.(".roster")) return;
  event.preventDefault();
  globalThis.zerenRules(files);
});
