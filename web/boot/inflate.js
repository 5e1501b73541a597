// Gzip (RFC 1952) and deflate (RFC 1951) for browsers without DecompressionStream.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// Canonical codes: how many there are of each length, and their symbols in order.
function table(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) if (length) counts[length] += 1;
  const next = new Uint16Array(16);
  for (let length = 1; length < 15; length += 1) next[length + 1] = next[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) symbols[next[length]++] = symbol;
  });
  return { counts, symbols };
}

// The content of a gzip file without optional header fields, as our build writes it.
export function inflate(input) {
  const size = new DataView(input.buffer, input.byteOffset + input.length - 4).getUint32(0, true);
  const out = new Uint8Array(size);
  let at = 10; // after the header
  let end = 0; // of what is written
  let held = 0; // bits taken in and not used
  let count = 0;

  function bits(wanted) {
    while (count < wanted) {
      held |= input[at++] << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  }

  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= bits(1);
      if (code - first < counts[length]) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw new Error("the page is damaged");
  }

  function stored() {
    at -= count >> 3;
    held = count = 0;
    const length = input[at] | (input[at + 1] << 8);
    out.set(input.subarray(at + 4, at + 4 + length), end);
    at += 4 + length;
    end += length;
  }

  function fixed() {
    const lengths = Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8));
    return [table(lengths), table(new Array(30).fill(5))];
  }

  function dynamic() {
    const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const short = new Array(19).fill(0);
    for (let index = 0; index < codes; index += 1) short[ORDER[index]] = bits(3);
    const code = table(short);
    const lengths = [];
    while (lengths.length < literals + distances) {
      const found = symbol(code);
      if (found < 16) lengths.push(found);
      else {
        const [value, times] = found === 16 ? [lengths[lengths.length - 1], 3 + bits(2)] : [0, found === 17 ? 3 + bits(3) : 11 + bits(7)];
        for (let time = 0; time < times; time += 1) lengths.push(value);
      }
    }
    return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
  }

  function block([literals, distances]) {
    for (;;) {
      const found = symbol(literals);
      if (found < 256) out[end++] = found;
      else if (found === 256) return;
      else {
        const step = found - 257;
        const length = LENGTHS[step] + bits(step < 8 || step === 28 ? 0 : (step >> 2) - 1);
        const far = symbol(distances);
        const distance = DISTANCES[far] + bits(far < 4 ? 0 : (far >> 1) - 1);
        for (let index = 0; index < length; index += 1, end += 1) out[end] = out[end - distance];
      }
    }
  }

  let last = 0;
  while (!last) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else block(kind === 1 ? fixed() : dynamic());
  }
  return out;
}
