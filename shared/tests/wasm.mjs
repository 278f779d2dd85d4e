// Runs requests through the WebAssembly build, for vectors.rs: `node wasm.mjs MODULE < LINES`.
// The first line out describes the module; then one reply per request line. The protocol is in
// src/wasm.rs.

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const imports = WebAssembly.Module.imports(module).length;
const exports = WebAssembly.Module.exports(module)
  .filter((each) => each.kind === "function")
  .map((each) => each.name)
  .sort();
const { memory, alloc, check } = new WebAssembly.Instance(module).exports;

function ask(request) {
  const bytes = new TextEncoder().encode(request);
  const at = alloc(bytes.length);
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const answer = BigInt.asUintN(64, check(at, bytes.length));
  const [start, length] = [Number(answer >> 32n), Number(answer & 0xffffffffn)];
  return new TextDecoder().decode(new Uint8Array(memory.buffer, start, length));
}

const lines = readFileSync(0, "utf8").split("\n").filter(Boolean);
console.log(JSON.stringify({ imports, exports }));
console.log(lines.map(ask).join("\n"));
