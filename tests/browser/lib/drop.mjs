// Files dropped on a part of the page, as from a folder of the reader's.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

export async function dropOn(page, part, files) {
  const given = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString("base64") }));
  const data = await page.evaluateHandle(async (given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, given);
  await page.dispatchEvent(part, "drop", { dataTransfer: data });
}
