// Loads files of src/ as the browser has them, without one: TypeScript taken away, Svelte's runes
// compiled, and what they import from the app given by the test.
import { readFileSync } from 'node:fs';
import { compileModule } from 'svelte/compiler';
import ts from 'typescript';

const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
let count = 0;

/** `given`: what stands behind the names that a file imports, by the import's address; all that is
 * not in there and begins with `svelte` is the real one. */
export async function load(path, given = {}) {
	const name = `given${count++}`;
	globalThis[name] = given;
	const source = readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
	let { outputText } = ts.transpileModule(source, { compilerOptions });
	if (path.endsWith('.svelte.ts')) outputText = compileModule(outputText, { filename: path, generate: 'server' }).js.code;
	const code = outputText.replaceAll(/^import (?:\{([^}]*)\}|\* as [$\w]+|\w+) from ['"]([^'"]+)['"];?$/gm, (whole, names, from) => {
		if (from in given) return `const {${names.replaceAll(' as ', ': ')}} = globalThis.${name}[${JSON.stringify(from)}];`;
		return whole.replace(from, import.meta.resolve(from));
	});
	// A file loaded twice is run twice.
	return import(`data:text/javascript,${encodeURIComponent(`${code}\n// ${name}`)}`);
}
