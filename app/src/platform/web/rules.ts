// The rulebook of the shared crate, compiled to WebAssembly: the rules of a module are loaded when
// one of its forms first needs them. JSON in, JSON out; the ABI is described in shared/src/wasm.rs.
// Whatever goes wrong here, the answer is undefined and the server decides: no rule is ever written
// again in TypeScript.
import type { Rule } from '$api/row';

type Exports = {
	memory: WebAssembly.Memory;
	alloc: (length: number) => number;
	check: (pointer: number, length: number) => bigint;
};

/** By the name of their module. */
const loading = new Map<string, Promise<Exports | undefined>>();

async function load(module: string): Promise<Exports | undefined> {
	try {
		const response = await fetch(`/rules/${module}.wasm`);
		if (!response.ok) return undefined;
		// Not instantiateStreaming: a proxy that serves another content type must not break forms.
		const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), {});
		const { memory, alloc, check } = instance.exports as Partial<Exports>;
		return memory && alloc && check ? { memory, alloc, check } : undefined;
	} catch {
		return undefined;
	}
}

export async function check<Input, Output>(rule: Rule<Input, Output>, input: NoInfer<Input>): Promise<Output | undefined> {
	const [name = ''] = rule.split('.');
	const loaded = loading.get(name) ?? load(name);
	loading.set(name, loaded);
	const module = await loaded;
	if (!module) {
		loading.delete(name); // No signal a moment ago is no reason to give up for good.
		return undefined;
	}
	try {
		const request = new TextEncoder().encode(`${rule}\n${JSON.stringify(input)}`);
		const pointer = module.alloc(request.length);
		new Uint8Array(module.memory.buffer, pointer, request.length).set(request);
		const reply = BigInt.asUintN(64, module.check(pointer, request.length));
		const bytes = new Uint8Array(module.memory.buffer, Number(reply >> 32n), Number(reply & 0xffff_ffffn));
		const answer = JSON.parse(new TextDecoder().decode(bytes)) as { ok?: Output; error?: unknown };
		if (answer.ok === undefined) console.warn('rule', rule, answer.error);
		return answer.ok;
	} catch {
		loading.set(name, Promise.resolve(undefined)); // A trapped module's memory cannot be trusted.
		return undefined;
	}
}
