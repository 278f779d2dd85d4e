// Runs requests through the WebAssembly builds, for vectors.rs: `node wasm.mjs FOLDER < LINES`. A line
// is a rule's name, a tab and its input. The first line out describes the modules; then one reply
// per request. The protocol is in src/wasm.rs.

import { readdirSync, readFileSync } from "node:fs";

const modules = {};
const about = {};
for (const file of readdirSync(process.argv[2]).sort()) {
  const module = new WebAssembly.Module(readFileSync(`${process.argv[2]}/${file}`));
  const name = file.replace(/\.wasm$/, "");
  const functions = WebAssembly.Module.exports(module).filter((each) => each.kind === "function");
  about[name] = {
    imports: WebAssembly.Module.imports(module).length,
    exports: functions.map((each) => each.name).sort(),
  };
  modules[name] = new WebAssembly.Instance(module).exports;
}

function ask(line) {
  const { memory, alloc, check } = modules[line.split(".")[0]];
  const bytes = new TextEncoder().encode(line.replace("\t", "\n"));
  const at = alloc(bytes.length);
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const answer = BigInt.asUintN(64, check(at, bytes.length));
  const [start, length] = [Number(answer >> 32n), Number(answer & 0xffffffffn)];
  return new TextDecoder().decode(new Uint8Array(memory.buffer, start, length));
}

const lines = readFileSync(0, "utf8").split("\n").filter(Boolean);
console.log(JSON.stringify(about));
console.log(lines.map(ask).join("\n"));
