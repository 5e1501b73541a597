// For where the file cannot be found by itself: the program is given by the caller.
import init from "./zeren.js";

export async function load(program) {
  await init({ module_or_path: program });
  const { ZerenError, assess, determine, search, version, who } = await import("./api.js");
  return { ZerenError, assess, determine, search, version, who };
}
